//! What the page may ask of the shell itself: windows, locking, dialogs for files, the clipboard.
//! Each takes one `request`, as the journal's commands do.
//!
//! Deliberately not here: anything that reads or changes the journal.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands commands owned handles and requests"
)]

use crate::lock::{self, LockReason};
use crate::pick_path::{self, DialogOpen, Purpose};
use crate::trouble_log::Trouble;
use crate::{Shell, lenient_lock, windows};
use cairn_api::{ApiError, Clock, Nothing, Preferences};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, State, WebviewWindow};
use zeroize::Zeroizing;

/// Asks for a file or folder by the system's dialog.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PickPath {
    /// What it is for.
    pub purpose: Purpose,
    /// Name that a dialog for saving begins with; a neutral one.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub suggested_name: Option<String>,
}

/// What was chosen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PickedPath {
    /// The path, or nothing when the dialog was dismissed.
    pub path: Option<String>,
}

/// Puts a secret into the clipboard for 30 seconds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CopySecret {
    /// Recovery words or a suggested passphrase.
    pub text: String,
}

/// What a page needs before its first paint and cannot know by itself. It is answered at once, also
/// while a journal closes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ShellFacts {
    /// How the window looks.
    pub preferences: Preferences,
    /// Why the journal is locked.
    pub locked_by: LockReason,
    /// The system tells this program when it sleeps and when its screen is locked.
    pub hears_system_lock: bool,
    /// The system keeps the window out of screenshots.
    pub hidden_from_capture: bool,
}

/// The newest troubles of this run.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RecentTrouble {
    /// Newest first.
    pub troubles: Vec<Trouble>,
}

/// The main window has saved what was unsaved.
#[tauri::command]
pub fn flushed(shell: State<'_, Shell>, request: Nothing) -> Nothing {
    shell.gate.flushed();
    request
}

/// A person is there.
#[tauri::command]
pub fn note_activity(shell: State<'_, Shell>, request: Nothing) -> Nothing {
    shell.idle.note_activity(shell.clock.monotonic());
    request
}

/// Locks.
#[tauri::command]
pub fn lock(app: AppHandle, request: Nothing) -> Nothing {
    lock::lock(&app, LockReason::Asked);
    request
}

/// Hides everything now and locks.
#[tauri::command]
pub fn hide_at_once(app: AppHandle, request: Nothing) -> Nothing {
    lock::lock(&app, LockReason::Hide);
    request
}

/// Changes from the unlock window to the main one, once the journal is open.
#[tauri::command]
pub async fn enter_journal(app: AppHandle, request: Nothing) -> Result<Nothing, ApiError> {
    let shell = app.state::<Shell>();
    if !shell.is_session_open() {
        return Err(ApiError::Locked);
    }
    if !shell.gate.enter() {
        windows::show_present(&app);
        return Ok(request);
    }
    shell.idle.note_activity(shell.clock.monotonic());
    let frame = *lenient_lock(&shell.main_frame);
    if windows::open_main(&app, frame).is_err() {
        shell.gate.close();
        lock::close_session(&shell);
        shell.gate.rest();
        return Err(shell.with_reference(ApiError::unexpected("window")));
    }
    if let Some(unlock) = windows::unlock(&app) {
        // It ends with the program if it cannot end now.
        let _ = unlock.destroy();
    }
    Ok(request)
}

/// Saves, locks and ends the program.
#[tauri::command]
pub fn quit(app: AppHandle, request: Nothing) -> Nothing {
    lock::quit(&app);
    request
}

/// Shows the system's dialog and waits for its answer.
#[tauri::command]
pub async fn pick_path(
    shell: State<'_, Shell>,
    window: WebviewWindow,
    request: PickPath,
) -> Result<PickedPath, ApiError> {
    let path = pick_path::pick(&shell, &window, request.purpose, request.suggested_name).await;
    let path = path
        .map(|path| {
            path.into_os_string()
                .into_string()
                .map_err(|_| ApiError::FileUnreadable)
        })
        .transpose()?;
    Ok(PickedPath { path })
}

/// Shows the system's dialog for printing what the window shows. As a command that is not `async`
/// it runs on the main thread, where Tauri shows the dialog at once and waits for it.
#[tauri::command]
pub fn print_page(
    shell: State<'_, Shell>,
    window: WebviewWindow,
    request: Nothing,
) -> Result<Nothing, ApiError> {
    // The dialog takes the focus; that is no reason to lock.
    let _open = DialogOpen::begin(&shell);
    window
        .print()
        .map_err(|_| shell.with_reference(ApiError::unexpected("print")))?;
    Ok(request)
}

/// Copies a secret; see [`crate::clipboard::SecretClipboard`].
#[tauri::command]
pub async fn copy_secret(
    shell: State<'_, Shell>,
    request: CopySecret,
) -> Result<Nothing, ApiError> {
    shell
        .clipboard
        .copy(Zeroizing::new(request.text))
        .map_err(|_| shell.with_reference(ApiError::unexpected("clipboard")))?;
    Ok(Nothing {})
}

/// What the page cannot know by itself.
#[tauri::command]
pub fn shell_facts(shell: State<'_, Shell>, request: Nothing) -> ShellFacts {
    let Nothing {} = request;
    ShellFacts {
        preferences: shell.preferences(),
        locked_by: *lenient_lock(&shell.locked_by),
        hears_system_lock: shell
            .hears_system_lock
            .load(std::sync::atomic::Ordering::Relaxed),
        // tao does nothing on Linux, and macOS 15 ignores it for newer ways to capture.
        hidden_from_capture: cfg!(windows),
    }
}

/// The newest troubles of this run.
#[tauri::command]
pub fn recent_trouble(shell: State<'_, Shell>, request: Nothing) -> RecentTrouble {
    let Nothing {} = request;
    RecentTrouble {
        troubles: shell.troubles.newest_first(),
    }
}

#[cfg(test)]
pub use tests::NAMES;

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;
    use ts_rs::{Config, TS};

    macro_rules! listed {
        ($($name:ident($request:ty) -> $answer:ty;)*) => {
            /// Names of the commands, for the test of what `build.rs` declares.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            fn typescript(config: &Config) -> String {
                let mut imports = std::collections::BTreeSet::new();
                let mut lines = String::new();
                $(
                    let (request, answer) = (<$request>::name(config), <$answer>::name(config));
                    writeln!(lines, "  {}: [{request}, {answer}];", stringify!($name))
                        .expect("a string can be written to");
                    imports.extend([request, answer]);
                )*
                let imports: String = imports
                    .iter()
                    .map(|name| format!("import type {{ {name} }} from './{name}';\n"))
                    .collect();
                format!(
                    "// This file was generated from the commands of the shell. Do not edit this file manually.\n\
                     {imports}\n/** What the page may ask of the shell itself. */\n\
                     export interface ShellCommands {{\n{lines}}}\n"
                )
            }
        };
    }
    listed! {
        flushed(Nothing) -> Nothing;
        note_activity(Nothing) -> Nothing;
        lock(Nothing) -> Nothing;
        hide_at_once(Nothing) -> Nothing;
        enter_journal(Nothing) -> Nothing;
        quit(Nothing) -> Nothing;
        pick_path(PickPath) -> PickedPath;
        print_page(Nothing) -> Nothing;
        copy_secret(CopySecret) -> Nothing;
        shell_facts(Nothing) -> ShellFacts;
        recent_trouble(Nothing) -> RecentTrouble;
    }

    #[test]
    fn the_contract_of_the_shell_is_written_for_the_window() {
        let config = Config::from_env();
        let folder =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/contract");
        std::fs::write(folder.join("shell-commands.ts"), typescript(&config))
            .expect("the folder can be written");
    }
}
