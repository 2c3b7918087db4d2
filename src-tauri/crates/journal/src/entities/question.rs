//! A question for somebody: the group, a sponsor, a therapist, a doctor.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One question (feature F-19).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Question {
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
    /// The day it came up.
    pub date: NaiveDate,
    /// Who is asked.
    pub recipient: Recipient,
    /// The person asked, if it is one in particular; stays when they are deleted.
    #[serde(default)]
    pub person_id: Option<RecordId>,
    /// The question, at most 1,000 characters.
    pub text: String,
    /// The day it was answered.
    #[serde(default)]
    pub answered_on: Option<NaiveDate>,
    /// What was answered, at most 4,000 characters.
    #[serde(default)]
    pub answer: String,
    /// The takeaway it came from.
    #[serde(default)]
    pub takeaway_id: Option<RecordId>,
    /// It holds what somebody else said: left out of exports unless it is ticked by itself.
    #[serde(default)]
    pub third_party: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Who a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Recipient {
    /// The group.
    Group,
    /// A sponsor.
    Sponsor,
    /// A mentor.
    Mentor,
    /// A therapist.
    Therapist,
    /// A doctor.
    Doctor,
    /// Somebody else.
    Other,
}

impl Question {
    /// Longest question, in characters.
    pub const TEXT_CHARS: usize = 1_000;
    /// Longest answer, in characters.
    pub const ANSWER_CHARS: usize = 4_000;

    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answered_on.is_none()
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.text);
        text::clean_body(&mut self.answer);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::present("text", !self.text.trim().is_empty())?;
        limits::chars("text", &self.text, Self::TEXT_CHARS)?;
        limits::chars("answer", &self.answer, Self::ANSWER_CHARS)?;
        self.answered_on
            .map_or(Ok(()), |date| limits::date("answered_on", date))
    }
}

entity!(Question, Question);
