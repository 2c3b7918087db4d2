//! The body of every command of the list: read into its request and, in a journal that is thrown
//! away, run. Paths are led into a folder of their own first.

use crate::Target;
use crate::mutation::Mutation;
use crate::shapes;
use cairn_api::types::*;
use cairn_api::{commands, with_commands};
use cairn_tests::{PASSPHRASE, Place, TestClock, day};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::Path;

/// Runs after which the journal is looked over and made anew.
const RUNS: u32 = 3_000;

macro_rules! table {
    ($(anytime { $($any:ident($any_request:ty) -> $any_answer:ty;)* }
       open { $($open:ident($open_request:ty) -> $open_answer:ty;)* })*) => {
        const NAMES: &[&str] = &[$($(stringify!($any),)* $(stringify!($open),)*)*];

        /// Whether `body` is a request of `command`, and if not, why.
        fn read_as(command: &str, body: &Value) -> Result<(), String> {
            match command {
                $(
                    $(stringify!($any) => typed::<$any_request>(body),)*
                    $(stringify!($open) => typed::<$open_request>(body),)*
                )*
                _ => Err("no such command".to_owned()),
            }
        }

        fn run(command: &str, session: &mut Session, body: Value) -> Result<(), ApiError> {
            match command {
                $(
                    $(stringify!($any) => answer(commands::$any, session, body),)*
                    $(stringify!($open) => answer(commands::$open, session, body),)*
                )*
                _ => Ok(()),
            }
        }
    };
}
with_commands!(table);

fn typed<Request: DeserializeOwned>(body: &Value) -> Result<(), String> {
    serde_json::from_value::<Request>(body.clone())
        .map(drop)
        .map_err(|error| error.to_string())
}

fn answer<Request: DeserializeOwned, Answer: Serialize>(
    command: fn(&mut Session, &dyn Clock, Request) -> Result<Answer, ApiError>,
    session: &mut Session,
    body: Value,
) -> Result<(), ApiError> {
    let Ok(request) = serde_json::from_value(body) else {
        return Ok(());
    };
    let answer = command(session, &TestClock::new(), request)?;
    serde_json::to_value(answer).expect("every answer goes over the wire");
    Ok(())
}

pub struct Commands {
    place: Place,
    session: Session,
    /// Ids and other texts of the journal, to be asked for.
    known: Vec<String>,
    runs: u32,
}

impl Commands {
    pub fn new() -> Commands {
        let (place, session) = prepared();
        let known = known(&session);
        Commands {
            place,
            session,
            known,
            runs: 0,
        }
    }
}

/// A journal in which something of every kind is.
fn prepared() -> (Place, Session) {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        Place::below(memory, 61)
    } else {
        Place::new(61)
    };
    let (mut session, words) = place.created();
    day::live(&mut session, &words);
    drop(session);
    let (session, _) = place.try_unlock_with(day::SECOND_PASSPHRASE).unwrap();
    (place, session)
}

fn known(session: &Session) -> Vec<String> {
    let snapshot = serde_json::to_value(session.journal().unwrap().snapshot()).unwrap();
    let mut known = vec![PASSPHRASE.to_owned(), day::SECOND_PASSPHRASE.to_owned()];
    shapes::texts(&snapshot, &mut known);
    known.retain(|text| text.len() < 200);
    known
}

impl Target for Commands {
    fn name(&self) -> &'static str {
        "commands"
    }

    /// One request for each command, found by asking its shape.
    fn samples(&self) -> Vec<Vec<u8>> {
        let samples = NAMES.iter().map(|name| {
            let body = shapes::discover(&|body| read_as(name, body));
            format!("{name}\n{body}").into_bytes()
        });
        samples.collect()
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        let (name, body) = split(sample);
        let mut body = body.to_vec();
        if !mutation.once_in(3) {
            body = mutation.json(&body);
        }
        // Requests about what is there go deeper than requests about nothing.
        if let Ok(mut value) = serde_json::from_slice::<Value>(&body)
            && mutation.once_in(2)
        {
            let known = mutation.choose(&self.known).clone();
            shapes::replace_text(&mut value, mutation.below(6), &known);
            body = value.to_string().into_bytes();
        }
        [name.as_bytes(), b"\n", &body].concat()
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        let (name, body) = split(input);
        let Ok(mut body) = serde_json::from_slice::<Value>(body) else {
            return 1;
        };
        shapes::lead_paths(&mut body, &self.place.root().join("tmp"));
        let outcome = run(&name, &mut self.session, body);
        if let Err(refusal) = outcome {
            let code = refusal.code();
            serde_json::to_string(&refusal).expect("every refusal goes over the wire");
            assert_ne!(code, "unexpected", "{name}: {refusal:?}");
        }
        self.runs += 1;
        if self.runs >= RUNS || !self.session.is_open() {
            self.look_over();
            self.reset();
        }
        1
    }

    fn reset(&mut self) {
        // A command that panicked may have left a journal that is held.
        let (place, session) = prepared();
        self.known = known(&session);
        self.session = session;
        self.place = place;
        self.runs = 0;
    }
}

impl Commands {
    /// What is open is whole, and is the same when it is opened again.
    fn look_over(&mut self) {
        let Ok(journal) = self.session.journal() else {
            return;
        };
        let checked = journal.vault().verify().map(|report| report.findings);
        assert_eq!(checked.unwrap_or_default(), []);
    }
}

fn split(input: &[u8]) -> (String, &[u8]) {
    let end = input
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(input.len());
    let body = input.get(end + 1..).unwrap_or_default();
    (String::from_utf8_lossy(&input[..end]).into_owned(), body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_found_for_every_command() {
        let mut wrong = Vec::new();
        for name in NAMES {
            let body = shapes::discover(&|body| read_as(name, body));
            wrong.extend(
                read_as(name, &body)
                    .err()
                    .map(|reason| format!("{name}: {reason}")),
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(NAMES.len() > 40);
    }
}
