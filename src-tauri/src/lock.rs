//! Locking: what is unsaved is saved, keys and decrypted values go, the main window is destroyed
//! and with it the web process that showed them; the unlock window takes its place.
//!
//! Triggers: a command, hide at once, silence for as long as the settings say, sleep and the
//! system's own lock (`system_signals.rs`), loss of focus if the person chose that, closing the
//! window, and a panic in a command.
//!
//! Deliberately not here: who may call during which phase (`gate.rs`), and the keys themselves.

use crate::windows::{self, Frame};
use crate::{Shell, lenient_lock};
use cairn_api::Clock;
use serde::Serialize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, WebviewWindow, WindowEvent};

/// Asks the main window to save what is unsaved; it answers with the command `flushed`.
const FLUSH: &str = "flush-before-lock";

/// How long sleep is held up at most; logind lets go after five seconds by default.
const SYSTEM_WAITS: Duration = Duration::from_secs(4);

/// How often the idle timer looks. Locking is due within five seconds (AC-41).
const IDLE_TICK: Duration = Duration::from_secs(1);

/// Why the journal was locked; the unlock window may say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum LockReason {
    /// Not locked: the program has just started.
    Start,
    /// By the button or the key.
    Asked,
    /// No sign of life for as long as the settings say.
    Idle,
    /// The system sleeps or has locked its screen.
    System,
    /// Another window has the focus, and the person chose this.
    Focus,
    /// Hide at once.
    Hide,
    /// A command broke; what it held is gone.
    Trouble,
}

impl LockReason {
    /// How long the main window gets to save. The window of hide at once is gone already, and the
    /// neutral page is due within 300 ms (AC-42); all else is due within a second (I-21).
    const fn flush_limit(self) -> Duration {
        match self {
            LockReason::Hide => Duration::from_millis(250),
            _ => Duration::from_millis(700),
        }
    }
}

/// Locks in the background. Does nothing when no journal is open or a lock is under way.
pub fn lock(app: &AppHandle, reason: LockReason) {
    let app = app.clone();
    std::thread::spawn(move || begin(&app, reason));
}

/// Locks and returns when it is done, whoever began it.
pub fn lock_and_wait(app: &AppHandle, reason: LockReason) {
    begin(app, reason);
    app.state::<Shell>().gate.wait_at_rest(SYSTEM_WAITS);
}

fn begin(app: &AppHandle, reason: LockReason) {
    let shell = app.state::<Shell>();
    if shell.gate.begin_flush() {
        carry_out(app, reason);
    } else if reason != LockReason::Idle && shell.is_session_open() && shell.gate.close_from_rest()
    {
        carry_out_at_rest(app, reason);
    }
}

/// Saves, locks and ends the program.
pub fn quit(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let shell = app.state::<Shell>();
        if shell.gate.begin_flush() {
            if let Some(main) = app.get_webview_window(windows::MAIN) {
                let _ = main.hide();
            }
            let _ = app.emit_to(windows::MAIN, FLUSH, ());
            shell.gate.wait_flushed(LockReason::Asked.flush_limit());
            shell.gate.close();
        }
        close_session(&shell);
        app.exit(0);
    });
}

/// Lets the events of `window` lock or quit.
pub fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    let is_main = window.label() == windows::MAIN;
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            quit(&app);
        }
        WindowEvent::Focused(false) if is_main && app.state::<Shell>().locks_on_focus_loss() => {
            lock(&app, LockReason::Focus);
        }
        _ => {}
    });
}

/// Starts the thread that locks after silence, and keeps the journal up in pauses before that.
pub fn start_idle_timer(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(IDLE_TICK);
            let shell = app.state::<Shell>();
            if !shell.gate.is_open() {
                continue;
            }
            if shell.idle.is_over(shell.clock.monotonic()) {
                lock(&app, LockReason::Idle);
            } else if shell.idle.is_pause(shell.clock.monotonic()) {
                keep_up(&app);
            }
        }
    });
}

/// Makes the backup that is due and the like, and stops at once for a person, a call or a lock.
fn keep_up(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let nobody_waits = || {
        shell.gate.is_open()
            && shell.calls_waiting.load(Ordering::SeqCst) == 0
            && shell.idle.is_pause(shell.clock.monotonic())
    };
    let mut session = lenient_lock(&shell.session);
    let done = catch_unwind(AssertUnwindSafe(|| {
        let done = cairn_api::keep_up(&mut session, &shell.clock, &nobody_waits);
        if done && nobody_waits() {
            cairn_api::give_memory_back(&mut session);
            #[cfg(all(target_os = "linux", target_env = "gnu"))]
            crate::forgetting::trim();
        }
        done
    }));
    drop(session);
    match done {
        Ok(true) => shell.idle.use_pause(),
        Ok(false) => {}
        Err(_panic) => lock(app, LockReason::Trouble),
    }
}

/// The lock itself, from the phase "flushing" to "at rest".
fn carry_out(app: &AppHandle, reason: LockReason) {
    let shell = app.state::<Shell>();
    let main = app.get_webview_window(windows::MAIN);
    let frame = main.as_ref().and_then(Frame::of);
    if frame.is_some() {
        *lenient_lock(&shell.main_frame) = frame;
    }
    *lenient_lock(&shell.locked_by) = reason;
    let began = shell.clock.monotonic();
    let _ = app.emit_to(windows::MAIN, FLUSH, ());
    if reason == LockReason::Hide {
        if let Some(main) = &main {
            let _ = main.hide();
        }
        show_unlock(app, frame);
        #[cfg(feature = "e2e")]
        tell_hidden(app);
    }
    shell.gate.wait_flushed(
        reason
            .flush_limit()
            .saturating_sub(shell.clock.monotonic().saturating_sub(began)),
    );
    shell.gate.close();
    if reason != LockReason::Hide {
        show_unlock(app, frame);
    }
    if let Some(main) = main {
        let _ = main.destroy();
    }
    close_session(&shell);
    shell.gate.rest();
}

/// Tells a journey when the journal was off the screen and the neutral window on it, in milliseconds
/// since 1970. Windows answer in turn: what was asked of them before is done by then.
#[cfg(feature = "e2e")]
fn tell_hidden(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let Some(file) = &shell.options.hidden_file else {
        return;
    };
    let is_shown = |window: WebviewWindow| window.is_visible().unwrap_or(false);
    let main = app.get_webview_window(windows::MAIN).is_some_and(is_shown);
    if !main && windows::unlock(app).is_some_and(is_shown) {
        let _ = std::fs::write(file, shell.clock.now().timestamp_millis().to_string());
    }
}

/// The same while the unlock window still shows the recovery words of a journal that was just made.
/// Silence does not lock then: somebody is copying 24 words by hand.
fn carry_out_at_rest(app: &AppHandle, reason: LockReason) {
    let shell = app.state::<Shell>();
    let showed_words = windows::unlock(app);
    *lenient_lock(&shell.locked_by) = reason;
    show_unlock(app, showed_words.as_ref().and_then(Frame::of));
    if let Some(window) = showed_words {
        let _ = window.destroy();
    }
    close_session(&shell);
    shell.gate.rest();
}

/// Makes the unlock window. Without one the program would end with the main window or, worse, stay
/// without any: then it ends itself, locked.
fn show_unlock(app: &AppHandle, frame: Option<Frame>) {
    if windows::open_unlock(app, frame).is_err() {
        quit(app);
    }
}

/// Forgets the open journal, whatever state it is in. A session that panics while it closes is
/// dropped whole.
pub fn close_session(shell: &Shell) {
    let mut session = lenient_lock(&shell.session);
    let closed = catch_unwind(AssertUnwindSafe(|| {
        // Its only answer is that it is locked.
        let _ =
            cairn_api::commands::lock_session(&mut session, &shell.clock, cairn_api::Nothing {});
    }));
    if closed.is_err() {
        let fresh = shell.new_session();
        let broken = std::mem::replace(&mut *session, fresh);
        let _ = catch_unwind(AssertUnwindSafe(|| drop(broken)));
    }
    drop(session);
    shell.after_command();
}
