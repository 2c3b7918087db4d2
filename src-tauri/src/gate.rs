//! Who may talk to the journal at which moment: the four phases of locking.
//!
//! ```text
//! AtRest --enter--> Open --begin_flush--> Flushing --close--> Closing --rest--> AtRest
//! ```
//! While flushing, the main window still saves what is unsaved. While closing, its late calls are
//! refused and calls of the unlock window wait, so that an `unlock` cannot slip in before the keys
//! of the old session are gone.
//!
//! Not here: windows, the session itself, and why it locks (`lock.rs`).

use std::sync::{Condvar, Mutex};
use std::time::Duration;

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    AtRest,
    Open,
    Flushing { flushed: bool },
    Closing,
}

/// Which window a call comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// The small window before a journal is open.
    Unlock,
    /// The window of the open journal.
    Main,
}

/// The present phase, and a way to wait for the next one.
pub struct Gate {
    phase: Mutex<Phase>,
    changed: Condvar,
}

impl Gate {
    /// At rest: no journal is open in a window.
    pub fn new() -> Gate {
        Gate {
            phase: Mutex::new(Phase::AtRest),
            changed: Condvar::new(),
        }
    }

    /// From rest to open; `false` when it was not at rest.
    pub fn enter(&self) -> bool {
        self.step(|phase| (phase == Phase::AtRest).then_some(Phase::Open))
    }

    /// From open to flushing; `false` when nothing is open or a lock is under way already.
    pub fn begin_flush(&self) -> bool {
        self.step(|phase| (phase == Phase::Open).then_some(Phase::Flushing { flushed: false }))
    }

    /// The main window says that everything is saved.
    pub fn flushed(&self) {
        self.step(|phase| {
            matches!(phase, Phase::Flushing { .. }).then_some(Phase::Flushing { flushed: true })
        });
    }

    /// Waits until the main window has flushed, at most `limit`; `true` when it has.
    pub fn wait_flushed(&self, limit: Duration) -> bool {
        let phase = crate::lenient_lock(&self.phase);
        let (phase, _) = self
            .changed
            .wait_timeout_while(phase, limit, |phase| {
                *phase == Phase::Flushing { flushed: false }
            })
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *phase == Phase::Flushing { flushed: true }
    }

    /// From flushing to closing: from now on the main window is refused.
    pub fn close(&self) {
        self.step(|_| Some(Phase::Closing));
    }

    /// From rest to closing, for a journal that is open but has no window yet; `false` when it was
    /// not at rest.
    pub fn close_from_rest(&self) -> bool {
        self.step(|phase| (phase == Phase::AtRest).then_some(Phase::Closing))
    }

    /// Waits until nothing is open, at most `limit`.
    pub fn wait_at_rest(&self, limit: Duration) {
        let phase = crate::lenient_lock(&self.phase);
        drop(
            self.changed
                .wait_timeout_while(phase, limit, |phase| *phase != Phase::AtRest),
        );
    }

    /// The session is closed; calls that waited go on.
    pub fn rest(&self) {
        self.step(|_| Some(Phase::AtRest));
    }

    /// Whether a journal is open in the main window and no lock is under way.
    pub fn is_open(&self) -> bool {
        *crate::lenient_lock(&self.phase) == Phase::Open
    }

    /// Admits a call of `caller`, waiting while the session closes; `false` when it comes too late.
    pub fn admit(&self, caller: Caller) -> bool {
        let mut phase = crate::lenient_lock(&self.phase);
        if caller == Caller::Main {
            return matches!(*phase, Phase::Open | Phase::Flushing { .. });
        }
        while matches!(*phase, Phase::Flushing { .. } | Phase::Closing) {
            phase = self
                .changed
                .wait(phase)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        true
    }

    fn step(&self, next: impl FnOnce(Phase) -> Option<Phase>) -> bool {
        let mut phase = crate::lenient_lock(&self.phase);
        let Some(next) = next(*phase) else {
            return false;
        };
        *phase = next;
        self.changed.notify_all();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::time::Instant;

    #[test]
    fn a_second_lock_does_nothing_while_the_first_is_under_way() {
        let gate = Gate::new();
        assert!(!gate.begin_flush(), "nothing is open yet");
        assert!(gate.enter());
        assert!(gate.begin_flush());
        assert!(!gate.begin_flush(), "one lock at a time");
    }

    #[test]
    fn the_main_window_may_save_while_flushing_and_not_after() {
        let gate = Gate::new();
        gate.enter();
        gate.begin_flush();
        assert!(gate.admit(Caller::Main), "the last save must get through");
        gate.close();
        assert!(!gate.admit(Caller::Main), "the keys are going");
        gate.rest();
        assert!(
            !gate.admit(Caller::Main),
            "a window that outlives its journal reads nothing"
        );
        assert!(gate.admit(Caller::Unlock));
    }

    #[test]
    fn the_wait_ends_at_once_when_the_window_answers_and_at_the_limit_when_it_does_not() {
        let gate = Arc::new(Gate::new());
        gate.enter();
        gate.begin_flush();
        assert!(
            !gate.wait_flushed(Duration::from_millis(20)),
            "no answer came"
        );
        let answering = Arc::clone(&gate);
        let window = std::thread::spawn(move || answering.flushed());
        assert!(
            gate.wait_flushed(Duration::from_secs(30)),
            "the answer ends the wait"
        );
        window.join().expect("the window does not panic");
    }

    #[test]
    fn an_unlock_waits_until_the_old_session_is_closed() {
        let gate = Arc::new(Gate::new());
        gate.enter();
        gate.begin_flush();
        gate.close();
        let waiting = Arc::clone(&gate);
        let unlock = std::thread::spawn(move || {
            let began = Instant::now();
            (waiting.admit(Caller::Unlock), began.elapsed())
        });
        std::thread::sleep(Duration::from_millis(60));
        gate.rest();
        let (admitted, waited) = unlock.join().expect("admitting does not panic");
        assert!(admitted);
        assert!(
            waited >= Duration::from_millis(20),
            "it must not run beside the closing"
        );
    }
}
