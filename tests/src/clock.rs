//! A clock that only a test moves, except for the monotonic side: pauses and idle times are real.

use cairn_api::Clock;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::time::{Duration, Instant};

/// An instant, a zone, and the time since the clock was made.
#[derive(Debug, Clone, Copy)]
pub struct TestClock {
    now: DateTime<Utc>,
    zone: Tz,
    made: Instant,
}

impl TestClock {
    /// The day all tests begin with: 21 November 2026, ten o'clock in UTC, in Berlin.
    #[must_use]
    pub fn new() -> TestClock {
        TestClock::at("2026-11-21T10:00:00Z", chrono_tz::Europe::Berlin)
    }

    /// Shows `now`, an RFC 3339 instant, in `zone`.
    ///
    /// # Panics
    /// When `now` is no such instant.
    #[must_use]
    pub fn at(now: &str, zone: Tz) -> TestClock {
        TestClock {
            now: now.parse().expect("the test names an RFC 3339 instant"),
            zone,
            made: Instant::now(),
        }
    }
}

impl Default for TestClock {
    fn default() -> TestClock {
        TestClock::new()
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn zone(&self) -> Tz {
        self.zone
    }

    fn monotonic(&self) -> Duration {
        self.made.elapsed()
    }
}
