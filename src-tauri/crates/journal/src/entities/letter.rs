//! A letter to oneself, sealed until a milestone is reached.
//!
//! The seal is a promise between a person and themselves, not a lock: the text is stored like all
//! others, and the person may open it early. Not here: when it may be opened (`letters.rs`).

use super::{MilestoneDef, MilestoneUnit, Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Letter {
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
    /// The tracker whose milestone opens it.
    pub tracker_id: RecordId,
    /// The milestone that opens it, in whatever run; never a series of years.
    pub milestone: MilestoneDef,
    /// Logical day on which it was written.
    pub written_on: NaiveDate,
    /// Markdown, at most 20,000 characters.
    pub body: String,
    /// When it was opened.
    #[serde(default)]
    pub opened_at: Option<DateTime<Utc>>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl Letter {
    /// Longest text, in characters.
    pub const BODY_CHARS: usize = 20_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.opened_at.unwrap_or(self.updated_at)
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.milestone.label);
        text::clean_body(&mut self.body);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("written_on", self.written_on)?;
        self.milestone.check()?;
        if self.milestone.unit == MilestoneUnit::YearsEachFrom {
            return Err(JournalError::invalid("milestone", Rule::Malformed));
        }
        limits::present("body", !self.body.trim().is_empty())?;
        limits::chars("body", &self.body, Self::BODY_CHARS)
    }
}

entity!(Letter, Letter);
