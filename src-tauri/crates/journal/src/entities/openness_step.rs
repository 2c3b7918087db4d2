//! A step of the person's own towards being open: how much it was feared, and how it was. A step that
//! was not done is neutral.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One step (feature F-23).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OpennessStep {
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
    /// Its place on the ladder, the easiest first.
    pub order: u16,
    /// What it is ("say my name"), at most 200 characters.
    pub text: String,
    /// How much it is feared, 0 to 10.
    #[serde(default)]
    pub feared: Option<u8>,
    /// The day it was done.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    /// How hard it was, 0 to 10.
    #[serde(default)]
    pub actual: Option<u8>,
    /// How much relief there was, 0 to 10.
    #[serde(default)]
    pub relief: Option<u8>,
    /// Anything else, at most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl OpennessStep {
    /// Longest step, in characters.
    pub const TEXT_CHARS: usize = 200;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.text);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("text", !self.text.is_empty())?;
        limits::chars("text", &self.text, Self::TEXT_CHARS)?;
        limits::range("feared", self.feared, 0..=10)?;
        limits::range("actual", self.actual, 0..=10)?;
        limits::range("relief", self.relief, 0..=10)?;
        limits::chars("note", &self.note, 2_000)?;
        self.done_on
            .map_or(Ok(()), |date| limits::date("done_on", date))
    }
}

entity!(OpennessStep, OpennessStep);
