//! A milestone that a person has seen reached. It stays, whatever clock, zone or travel do later
//! (I-09), and whatever is noted about the days before it.
//!
//! Not here: which milestones there are (`counting`).

use super::{MilestoneDef, MilestoneUnit, Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One milestone seen (feature F-07).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MilestoneAck {
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
    /// Which milestone; never a series of years.
    pub milestone: MilestoneDef,
    /// In which run, from 1, as runs were counted then.
    pub run: u32,
    /// The date it was reached on; never changes.
    pub date: NaiveDate,
    /// When it was seen.
    pub seen_at: DateTime<Utc>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// With whom it was celebrated, as the person calls them.
    #[serde(default)]
    pub celebrated_with: Vec<String>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl MilestoneAck {
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 2_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.seen_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.milestone.label);
        text::clean_body(&mut self.note);
        text::clean_names(&mut self.celebrated_with);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        self.milestone.check()?;
        if self.milestone.unit == MilestoneUnit::YearsEachFrom {
            return Err(JournalError::invalid("milestone", Rule::Malformed));
        }
        limits::chars("note", &self.note, Self::NOTE_CHARS)?;
        limits::names("celebrated_with", &self.celebrated_with)
    }
}

entity!(MilestoneAck, MilestoneAck);
