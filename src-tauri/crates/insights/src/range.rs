//! The days a statistic is about. Not here: "the last 30 days" and other names of ranges, which
//! need to know what today is.

use cairn_journal::entities::Pause;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Logical days from `from` to `to`, both included. With `to` before `from` it holds no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl DateRange {
    /// The days of a pause; one without an end goes on until `present`.
    #[must_use]
    pub fn of_pause(pause: &Pause, present: NaiveDate) -> Self {
        Self {
            from: pause.from,
            to: pause.to.unwrap_or(present),
        }
    }

    /// How many days it holds.
    #[must_use]
    pub fn days(&self) -> u32 {
        let days = self.to.signed_duration_since(self.from).num_days() + 1;
        u32::try_from(days.max(0)).unwrap_or(u32::MAX)
    }

    /// Whether `date` is one of its days.
    #[must_use]
    pub fn holds(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// Its days that are also days of `other`; `None` without one.
    #[must_use]
    pub fn within(&self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from <= to).then_some(Self { from, to })
    }
}
