//! What listening did: feelings and not facts, what it touched, what stayed unsaid. It holds nobody's
//! story, and it never leaves but with the whole journal.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One time of listening (feature F-22).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Listening {
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
    /// The meeting; stays when the meeting is deleted.
    #[serde(default)]
    pub meeting_id: Option<RecordId>,
    /// Feelings that were heard, at most 2,000 characters.
    #[serde(default)]
    pub heard: String,
    /// What it touched, and where one heard oneself; at most 2,000 characters.
    #[serde(default)]
    pub touched: String,
    /// What one did not say, at most 2,000 characters.
    #[serde(default)]
    pub unsaid: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl Listening {
    /// Longest text, in characters.
    pub const TEXT_CHARS: usize = 2_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.heard);
        text::clean_body(&mut self.touched);
        text::clean_body(&mut self.unsaid);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        let texts = [&self.heard, &self.touched, &self.unsaid];
        limits::present("heard", texts.iter().any(|text| !text.trim().is_empty()))?;
        limits::chars("heard", &self.heard, Self::TEXT_CHARS)?;
        limits::chars("touched", &self.touched, Self::TEXT_CHARS)?;
        limits::chars("unsaid", &self.unsaid, Self::TEXT_CHARS)
    }
}

entity!(Listening, Listening);
