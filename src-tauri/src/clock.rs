//! The clock, the time zone and the random source of the system: the only place that reads them.
//! Every room below the shell gets them as arguments.
//!
//! In a build for the journeys the file named by `CAIRN_TEST_NOW_FILE` replaces clock and zone: an
//! RFC 3339 instant, and an IANA zone name on a second line. No released program has this.

use cairn_api::Clock;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::time::Duration;

/// The clock of the system.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clocks of the system"
    )]
    fn now(&self) -> DateTime<Utc> {
        #[cfg(feature = "e2e")]
        if let Some((now, _)) = for_tests::replaced() {
            return now;
        }
        DateTime::from(std::time::SystemTime::now())
    }

    fn zone(&self) -> Tz {
        #[cfg(feature = "e2e")]
        if let Some((_, zone)) = for_tests::replaced() {
            return zone;
        }
        // A system without a zone that we know is taken to be at UTC, as the system itself does.
        iana_time_zone::get_timezone()
            .ok()
            .and_then(|name| name.parse().ok())
            .unwrap_or(Tz::UTC)
    }

    /// Goes on during sleep where the system has such a clock, so that hours under a closed lid
    /// count as idle even if nobody announced the sleep.
    fn monotonic(&self) -> Duration {
        #[cfg(target_os = "linux")]
        {
            let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
            let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
            let nanos = u32::try_from(time.tv_nsec).unwrap_or_default();
            Duration::new(seconds, nanos)
        }
        #[cfg(not(target_os = "linux"))]
        {
            static STARTED: std::sync::LazyLock<std::time::Instant> =
                std::sync::LazyLock::new(std::time::Instant::now);
            STARTED.elapsed()
        }
    }
}

/// The random source of the operating system.
pub fn system_rng() -> impl rand::CryptoRng + Send + 'static {
    rand::rand_core::UnwrapErr(rand::rngs::SysRng)
}

#[cfg(feature = "e2e")]
mod for_tests {
    use super::{DateTime, Tz, Utc};

    /// Instant and zone of the file, read anew each time so that a journey can move the clock.
    pub fn replaced() -> Option<(DateTime<Utc>, Tz)> {
        let path = std::env::var_os("CAIRN_TEST_NOW_FILE")?;
        let text = std::fs::read_to_string(path).ok()?;
        let mut lines = text.lines();
        let now = lines.next()?.trim().parse().ok()?;
        let zone = lines
            .next()
            .and_then(|name| name.trim().parse().ok())
            .unwrap_or(Tz::UTC);
        Some((now, zone))
    }
}
