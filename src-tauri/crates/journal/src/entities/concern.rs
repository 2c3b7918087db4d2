//! A concern about something in a group, in sentences that begin with "I": what happened, what it
//! did, what is needed, what is asked for.
//!
//! It is offered for sharing from the day after; a night often changes the words.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One concern (feature F-33).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Concern {
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
    /// The logical day on which it was first written down.
    pub date: NaiveDate,
    /// The group; stays when the group is deleted.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// Who it is for; stays when they are deleted.
    #[serde(default)]
    pub person_id: Option<RecordId>,
    /// What happened, at most 2,000 characters.
    #[serde(default)]
    pub facts: String,
    /// What it did to me, at most 1,000 characters.
    #[serde(default)]
    pub feeling: String,
    /// What I need, at most 1,000 characters.
    #[serde(default)]
    pub need: String,
    /// What I ask for, at most 1,000 characters.
    #[serde(default)]
    pub request: String,
    /// What came of it, at most 2,000 characters.
    #[serde(default)]
    pub outcome: String,
    /// The person wants it offered at once.
    #[serde(default)]
    pub released: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl Concern {
    /// Whether it rests for the night on the day `today`.
    #[must_use]
    pub fn rests(&self, today: NaiveDate) -> bool {
        !self.released && today <= self.date
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        for text in [
            &mut self.facts,
            &mut self.feeling,
            &mut self.need,
            &mut self.request,
            &mut self.outcome,
        ] {
            text::clean_body(text);
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        let said = [&self.facts, &self.feeling, &self.need, &self.request];
        limits::present("facts", said.iter().any(|text| !text.trim().is_empty()))?;
        limits::chars("facts", &self.facts, 2_000)?;
        limits::chars("feeling", &self.feeling, 1_000)?;
        limits::chars("need", &self.need, 1_000)?;
        limits::chars("request", &self.request, 1_000)?;
        limits::chars("outcome", &self.outcome, 2_000)
    }
}

entity!(Concern, Concern);
