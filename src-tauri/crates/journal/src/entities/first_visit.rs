//! The first visit to a group: what one expects and plans, and how it was. Anxious and hopeful stand
//! side by side, and both may be high.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One first visit (feature F-44).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FirstVisit {
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
    /// The day it is planned for, or was.
    pub date: NaiveDate,
    /// The group; stays when the group is deleted.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// The meeting it became; stays when the meeting is deleted.
    #[serde(default)]
    pub meeting_id: Option<RecordId>,
    /// How anxious before, 0 to 10.
    #[serde(default)]
    pub anxious_before: Option<u8>,
    /// How hopeful before, 0 to 10.
    #[serde(default)]
    pub hopeful_before: Option<u8>,
    /// What one expects, at most 2,000 characters.
    #[serde(default)]
    pub expectations: String,
    /// How to get there or into the call, at most 2,000 characters.
    #[serde(default)]
    pub way_there: String,
    /// How to leave early, at most 1,000 characters.
    #[serde(default)]
    pub way_out: String,
    /// What to have ready, at most 20 lines.
    #[serde(default)]
    pub checklist: Vec<ChecklistLine>,
    /// How anxious after, 0 to 10.
    #[serde(default)]
    pub anxious_after: Option<u8>,
    /// How hopeful after, 0 to 10.
    #[serde(default)]
    pub hopeful_after: Option<u8>,
    /// How it was, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub after_note: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChecklistLine {
    /// At most 200 characters.
    pub text: String,
    /// Whether it is ready.
    #[serde(default)]
    pub done: bool,
}

impl FirstVisit {
    /// Most lines of the checklist.
    pub const LINES: usize = 20;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.expectations);
        text::clean_body(&mut self.way_there);
        text::clean_body(&mut self.way_out);
        for line in &mut self.checklist {
            text::clean_line(&mut line.text);
        }
        self.checklist.retain(|line| !line.text.is_empty());
        text::clean_body(&mut self.after_note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::range("anxious_before", self.anxious_before, 0..=10)?;
        limits::range("hopeful_before", self.hopeful_before, 0..=10)?;
        limits::range("anxious_after", self.anxious_after, 0..=10)?;
        limits::range("hopeful_after", self.hopeful_after, 0..=10)?;
        limits::chars("expectations", &self.expectations, 2_000)?;
        limits::chars("way_there", &self.way_there, 2_000)?;
        limits::chars("way_out", &self.way_out, 1_000)?;
        limits::items("checklist", self.checklist.len(), Self::LINES)?;
        self.checklist
            .iter()
            .try_for_each(|line| limits::chars("checklist", &line.text, 200))?;
        limits::chars("after_note", &self.after_note, 4_000)
    }
}

entity!(FirstVisit, FirstVisit);
