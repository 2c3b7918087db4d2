//! The idle timer: locks when no sign of life came for as long as the settings say.
//!
//! Counts on the monotonic clock, so that setting the clock of the computer back or forth neither
//! locks nor keeps open. The page reports activity (`note_activity`); commands do not count, since
//! an autosave is not a person.

use std::sync::Mutex;
use std::time::Duration;

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
}

impl IdleTimer {
    /// Notes a sign of life at `monotonic`.
    pub fn note_activity(&self, monotonic: Duration) {
        crate::lenient_lock(&self.inner).last_activity = monotonic;
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
    fn it_never_fires_while_nothing_is_open() {
        let timer = IdleTimer::default();
        assert!(!timer.is_over(s(1_000_000)));
    }
}
