//! The journal's commands as the windows call them: one list (`cairn_api::with_commands!`), one way
//! in. Each call is checked for size, read into its typed request, admitted by the gate, run on a
//! blocking thread on the one session, and answered with the wire's own error. A panic ends in the
//! code `unexpected` and a lock, never in a hung window.
//!
//! Deliberately not here: which window may call what (that is Tauri's access list, made by
//! `build.rs` and `capabilities/`), rules, and the commands of the shell itself.

use crate::gate::Caller;
use crate::lock::{self, LockReason};
use crate::{Shell, lenient_lock, windows};
use cairn_api::{ApiError, Clock, Session, with_commands};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use tauri::ipc::{Invoke, InvokeBody, InvokeError};
use tauri::{AppHandle, Manager};

/// Largest text of one request in bytes. The longest entry has 200,000 characters (domain 5), four
/// bytes each at most; the rest is room for a paste that is then refused with its numbers.
const REQUEST_LIMIT: usize = 16 << 20;

macro_rules! table {
    ($(anytime { $($any:ident($any_request:ty) -> $any_answer:ty;)* }
       open { $($open:ident($open_request:ty) -> $open_answer:ty;)* })*) => {
        /// Names of the commands, in the order of the list.
        pub const NAMES: &[&str] = &[$($(stringify!($any),)* $(stringify!($open),)*)*];

        /// Reads the request of `command`, runs it, and writes its answer.
        fn run(
            command: &str,
            session: &mut Session,
            clock: &dyn Clock,
            request: Value,
        ) -> Result<Value, ApiError> {
            match command {
                $(
                    $(stringify!($any) => answer(cairn_api::commands::$any, session, clock, request),)*
                    $(stringify!($open) => answer(cairn_api::commands::$open, session, clock, request),)*
                )*
                _ => Err(ApiError::unexpected("unknown_command")),
            }
        }
    };
}
with_commands!(table);

fn answer<Request: DeserializeOwned, Answer: Serialize>(
    command: fn(&mut Session, &dyn Clock, Request) -> Result<Answer, ApiError>,
    session: &mut Session,
    clock: &dyn Clock,
    request: Value,
) -> Result<Value, ApiError> {
    // The message of serde may quote the request, so it goes nowhere.
    let request =
        serde_json::from_value(request).map_err(|_| ApiError::unexpected("request_shape"))?;
    let answer = command(session, clock, request)?;
    serde_json::to_value(answer).map_err(|_| ApiError::unexpected("answer_shape"))
}

/// Answers `invoke`, a call of one of [`NAMES`].
pub fn dispatch(invoke: Invoke) {
    let Invoke {
        message, resolver, ..
    } = invoke;
    let app = message.webview_ref().app_handle().clone();
    let caller = caller(message.webview_ref().label());
    let command = message.command().to_owned();
    let request = request_of(message.payload());
    resolver.respond_async(async move {
        let work = move || call(&app, caller, &command, request?);
        tauri::async_runtime::spawn_blocking(work)
            .await
            .unwrap_or_else(|_| Err(ApiError::unexpected("thread")))
            .map_err(|error| InvokeError::from(wire(&error)))
    });
}

/// Which window a label means. Any label but one is the less trusted of the two.
pub fn caller(label: &str) -> Caller {
    if label == windows::MAIN {
        Caller::Main
    } else {
        Caller::Unlock
    }
}

/// An error as the page receives it.
pub fn wire(error: &ApiError) -> Value {
    serde_json::to_value(error).expect("codes and numbers always serialise")
}

/// The one argument `request` of a call.
fn request_of(body: &InvokeBody) -> Result<Value, ApiError> {
    let InvokeBody::Json(body) = body else {
        return Err(ApiError::unexpected("request_shape"));
    };
    let request = body
        .get("request")
        .cloned()
        .unwrap_or_else(|| Value::Object(Default::default()));
    if text_bytes(&request) > REQUEST_LIMIT {
        let limit = u32::try_from(REQUEST_LIMIT).expect("16 MiB fits in 32 bits");
        return Err(ApiError::TooLarge { limit });
    }
    Ok(request)
}

/// Bytes of all texts and names in `value`; numbers and switches count one each.
fn text_bytes(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(text_bytes).sum(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| name.len() + text_bytes(value))
            .sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}

/// Runs one command on the session.
fn call(app: &AppHandle, caller: Caller, command: &str, request: Value) -> Result<Value, ApiError> {
    let shell = app.state::<Shell>();
    if !shell.gate.admit(caller) {
        return Err(ApiError::Locked);
    }
    let outcome = {
        shell.calls_waiting.fetch_add(1, Ordering::SeqCst);
        let mut session = lenient_lock(&shell.session);
        shell.calls_waiting.fetch_sub(1, Ordering::SeqCst);
        catch_unwind(AssertUnwindSafe(|| {
            run(command, &mut session, &shell.clock, request)
        }))
    };
    shell.after_command();
    match outcome {
        Ok(answer) => {
            if shell.gate.is_open() && !shell.is_session_open() {
                // The command closed the journal, by choosing another folder for instance.
                lock::lock(app, LockReason::Asked);
            }
            answer.map_err(|error| shell.with_reference(error))
        }
        Err(_panic) => {
            lock::lock(app, LockReason::Trouble);
            Err(shell.with_reference(ApiError::unexpected("panic")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn build_rs_declares_every_command_of_the_list() {
        let declared: Vec<&str> = env!("CAIRN_DECLARED_COMMANDS").split(' ').collect();
        for name in NAMES {
            assert!(
                declared.contains(name),
                "{name} would be open to every window"
            );
        }
        let of_the_shell = declared.iter().filter(|name| !NAMES.contains(name)).count();
        assert_eq!(
            of_the_shell,
            crate::shell_commands::NAMES.len(),
            "nothing is left over"
        );
        for name in crate::shell_commands::NAMES {
            assert!(
                declared.contains(name),
                "{name} would be open to every window"
            );
        }
    }

    #[test]
    fn a_request_without_the_argument_is_an_empty_one() {
        let request = request_of(&InvokeBody::Json(serde_json::json!({})));
        assert_eq!(request, Ok(serde_json::json!({})));
    }

    #[test]
    fn a_request_that_is_too_large_is_refused_with_the_limit() {
        let text = "x".repeat(REQUEST_LIMIT + 1);
        let request = request_of(&InvokeBody::Json(
            serde_json::json!({"request": {"body": text}}),
        ));
        assert_eq!(request, Err(ApiError::TooLarge { limit: 16_777_216 }));
    }

    #[test]
    fn only_the_main_window_counts_as_main() {
        assert_eq!(caller("main"), Caller::Main);
        assert_eq!(caller("unlock"), Caller::Unlock);
        assert_eq!(caller("anything"), Caller::Unlock);
    }
}
