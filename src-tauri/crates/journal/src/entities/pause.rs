//! A pause: days on which something is not followed, on purpose. Such days are neither logged nor
//! not logged.
//!
//! Not here: what a pause does to a chart. It never changes a count of free days.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::limits;
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One pause; no two of the same scope have a day in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Pause {
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
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it goes on.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// What is paused.
    pub scope: PauseScope,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PauseScope {
    /// Everything.
    All,
    /// Noting the mood.
    Mood,
    /// One tracker.
    Tracker {
        /// The tracker.
        id: RecordId,
    },
}

impl Pause {
    /// Whether `date` is one of its days.
    #[must_use]
    pub fn holds(&self, date: NaiveDate) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }

    /// Whether it is about noting the mood.
    #[must_use]
    pub fn is_of_mood(&self) -> bool {
        matches!(self.scope, PauseScope::All | PauseScope::Mood)
    }

    /// Whether it is about the tracker `id`.
    #[must_use]
    pub fn is_of(&self, id: RecordId) -> bool {
        self.scope == PauseScope::All || self.scope == PauseScope::Tracker { id }
    }

    /// Whether it has the scope of `other` and a day in common with it.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.scope == other.scope
            && other.to.is_none_or(|to| self.from <= to)
            && self.to.is_none_or(|to| other.from <= to)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {}

    fn check(&self) -> Result<(), JournalError> {
        limits::date("from", self.from)?;
        let Some(to) = self.to else { return Ok(()) };
        limits::date("to", to)?;
        limits::order("to", self.from, to)
    }
}

entity!(Pause, Pause);
