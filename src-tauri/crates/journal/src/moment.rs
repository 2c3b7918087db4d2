//! The present, as an argument.
//!
//! Nothing in this room asks the system for time or zone; what a test passes is what holds.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// An instant and the zone of the device at that instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant, in UTC.
    pub now: DateTime<Utc>,
    /// The zone of the device; a fixed zone in the settings goes before it.
    pub zone: Tz,
}
