//! The clock, the time zone and the random source of the command line: the only place of this
//! program that reads them. `--now` and `--zone` replace the first two, so that scripts and
//! tests are repeatable.

use cairn_api::Clock;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::time::{Duration, Instant};

/// The clock of one run.
pub struct RunClock {
    now: Option<DateTime<Utc>>,
    zone: Option<Tz>,
    started: Instant,
}

impl RunClock {
    /// The clock of the system, or what was given in its place.
    pub fn new(now: Option<DateTime<Utc>>, zone: Option<Tz>) -> RunClock {
        RunClock {
            now,
            zone,
            started: Instant::now(),
        }
    }
}

impl Clock for RunClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one clock of the command line"
    )]
    fn now(&self) -> DateTime<Utc> {
        self.now
            .unwrap_or_else(|| DateTime::from(std::time::SystemTime::now()))
    }

    fn zone(&self) -> Tz {
        // A system without a zone that we know is taken to be at UTC, as the system itself does.
        self.zone.unwrap_or_else(|| {
            iana_time_zone::get_timezone()
                .ok()
                .and_then(|name| name.parse().ok())
                .unwrap_or(Tz::UTC)
        })
    }

    fn monotonic(&self) -> Duration {
        self.started.elapsed()
    }
}

/// The random source of the operating system.
pub fn system_rng() -> impl rand::CryptoRng + Send + 'static {
    rand::rand_core::UnwrapErr(rand::rngs::SysRng)
}
