//! The idle timer: locks when no sign of life came for as long as the settings say, and tells a
//! pause in which work may be done that nobody waits for.
//!
//! Counts on the monotonic clock, so that setting the clock of the computer back or forth neither
//! locks nor keeps open. The page reports activity (`note_activity`); commands do not count, since
//! an autosave is not a person.

use std::sync::Mutex;
use std::time::Duration;

/// Silence after which a person is not expected back within the second.
const PAUSE: Duration = Duration::from_secs(20);

/// When the last sign of life came and how long silence is allowed.
#[derive(Default)]
pub struct IdleTimer {
    inner: Mutex<Inner>,
}

#[derive(Default, Clone, Copy)]
struct Inner {
    last_activity: Duration,
    /// `None` while nothing is open.
    limit: Option<Duration>,
    /// What there was to do in this pause is done.
    pause_used: bool,
}

impl IdleTimer {
    /// Notes a sign of life at `monotonic`.
    pub fn note_activity(&self, monotonic: Duration) {
        let mut inner = crate::lenient_lock(&self.inner);
        inner.last_activity = monotonic;
        inner.pause_used = false;
    }

    /// Sets how long silence is allowed; `None` switches the timer off.
    pub fn set_limit(&self, limit: Option<Duration>) {
        crate::lenient_lock(&self.inner).limit = limit;
    }

    /// Whether the silence at `monotonic` has lasted too long.
    pub fn is_over(&self, monotonic: Duration) -> bool {
        let inner = *crate::lenient_lock(&self.inner);
        inner
            .limit
            .is_some_and(|limit| monotonic.saturating_sub(inner.last_activity) >= limit)
    }

    /// Whether the person has paused at `monotonic`, and not for so long that it locks.
    pub fn is_pause(&self, monotonic: Duration) -> bool {
        let inner = *crate::lenient_lock(&self.inner);
        let silence = monotonic.saturating_sub(inner.last_activity);
        !inner.pause_used && silence >= PAUSE && inner.limit.is_some_and(|limit| silence < limit)
    }

    /// Notes that nothing is left to be done in this pause.
    pub fn use_pause(&self) {
        crate::lenient_lock(&self.inner).pause_used = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn it_is_over_after_the_limit_and_activity_starts_it_anew() {
        let timer = IdleTimer::default();
        timer.note_activity(s(1000));
        timer.set_limit(Some(s(300)));
        assert!(!timer.is_over(s(1299)));
        assert!(
            timer.is_over(s(1300)),
            "five minutes without a sign of life"
        );
        timer.note_activity(s(1299));
        assert!(!timer.is_over(s(1598)));
        assert!(timer.is_over(s(1599)));
    }

    #[test]
    fn a_pause_begins_after_a_while_and_ends_with_activity_the_lock_or_when_it_is_used() {
        let timer = IdleTimer::default();
        timer.note_activity(s(1000));
        assert!(!timer.is_pause(s(1030)), "nothing is open");
        timer.set_limit(Some(s(60)));
        assert!(!timer.is_pause(s(1019)));
        assert!(timer.is_pause(s(1020)));
        assert!(timer.is_pause(s(1059)));
        assert!(!timer.is_pause(s(1060)), "it locks");
        timer.note_activity(s(1030));
        assert!(!timer.is_pause(s(1040)));
        assert!(timer.is_pause(s(1050)));
        timer.use_pause();
        assert!(!timer.is_pause(s(1051)));
        timer.note_activity(s(1060));
        assert!(timer.is_pause(s(1080)), "the next one is another");
    }

    #[test]
    fn it_never_fires_while_nothing_is_open() {
        let timer = IdleTimer::default();
        assert!(!timer.is_over(s(1_000_000)));
    }
}
