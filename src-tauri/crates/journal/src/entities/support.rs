//! Help that was given or received. Both directions stand side by side; nothing is counted up
//! against anything.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One time somebody helped (feature F-21).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Support {
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
    /// The day.
    pub date: NaiveDate,
    /// Who it was with; stays when they are deleted.
    #[serde(default)]
    pub person_id: Option<RecordId>,
    /// Which way it went.
    pub direction: SupportDirection,
    /// What it was.
    pub kind: SupportKind,
    /// Anything else, at most 1,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Which way help went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SupportDirection {
    /// Given.
    Given,
    /// Received.
    Received,
    /// Both ways.
    Both,
}

/// What help was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SupportKind {
    /// Listening.
    Listened,
    /// Comfort.
    Comforted,
    /// A thought or a hint.
    Advice,
    /// Something done.
    Practical,
    /// Encouragement.
    Encouraged,
}

impl Support {
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 1_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)
    }
}

entity!(Support, Support);
