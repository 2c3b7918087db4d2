//! One day of a tracker that is counted by a day log.
//!
//! Not here: weeks and targets (`counting`). A day without a record is not logged, which is
//! neither yes nor no.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::limits;
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One logged day; there is one for each day of a tracker at most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DayLog {
    /// Random (v4) id.
    pub id: RecordId,
    /// How often this record was written; 1 after the first save.
    pub revision: u32,
    /// First written.
    pub created_at: DateTime<Utc>,
    /// Last written.
    pub updated_at: DateTime<Utc>,
    /// In the trash since; gone for good 30 days later.
    pub deleted_at: Option<DateTime<Utc>>,
    /// The tracker it belongs to; stays when the tracker is deleted.
    pub tracker_id: RecordId,
    /// The day.
    pub date: NaiveDate,
    /// How it was: dry, done, taken, within the limit; or not; or not known.
    pub state: DayState,
    /// How much, in hundredths of the tracker's unit.
    #[serde(default)]
    pub amount_hundredths: Option<u32>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// How a day was, by the goal of its tracker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DayState {
    /// Dry, done, taken, within the limit.
    Yes,
    /// Not so.
    No,
    /// Not known; counted neither way.
    Unknown,
}

impl DayLog {
    /// Most of an amount, in hundredths of the unit.
    const AMOUNT_HUNDREDTHS: i32 = 10_000_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {}

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        let amount = self
            .amount_hundredths
            .map(|amount| i32::try_from(amount).unwrap_or(i32::MAX));
        limits::range("amount", amount, 0..=Self::AMOUNT_HUNDREDTHS)
    }
}

entity!(DayLog, DayLog);
