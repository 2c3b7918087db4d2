//! A worry about what may come: how likely it feels, what can be done, until when it is put off, and
//! later what became of it.
//!
//! Not here: how many of them came true (`worries.rs`).

use super::{Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// What became of a worry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WorryOutcome {
    /// Nobody knows yet.
    #[default]
    Open,
    /// It happened.
    Happened,
    /// It happened in part.
    Partly,
    /// It did not happen.
    DidNot,
}

/// One worry (feature F-29).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Worry {
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
    /// What is feared, at most 1,000 characters.
    pub text: String,
    /// How likely it feels, 0 to 100 percent.
    #[serde(default)]
    pub likelihood: Option<u8>,
    /// What can be done about it, at most 2,000 characters.
    #[serde(default)]
    pub can_do: String,
    /// Until when it is put off, by the clock on the wall wherever the person is then.
    #[serde(default)]
    pub postponed_to: Option<NaiveDateTime>,
    /// What became of it.
    #[serde(default)]
    pub resolved: WorryOutcome,
    /// The day on which that was noted; present if and only if it is not open.
    #[serde(default)]
    pub resolved_on: Option<NaiveDate>,
    /// What happened, at most 2,000 characters.
    #[serde(default)]
    pub afterwards: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl Worry {
    /// Whether it was put off until a moment that is there by the clock on the wall, and is still open.
    #[must_use]
    pub fn is_due(&self, wall: NaiveDateTime) -> bool {
        self.resolved == WorryOutcome::Open && self.postponed_to.is_some_and(|until| until <= wall)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.text);
        text::clean_body(&mut self.can_do);
        text::clean_body(&mut self.afterwards);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::present("text", !self.text.trim().is_empty())?;
        limits::chars("text", &self.text, 1_000)?;
        limits::range("likelihood", self.likelihood, 0..=100)?;
        limits::chars("can_do", &self.can_do, 2_000)?;
        limits::chars("afterwards", &self.afterwards, 2_000)?;
        if let Some(until) = self.postponed_to {
            limits::date("postponed_to", until.date())?;
        }
        if (self.resolved == WorryOutcome::Open) != self.resolved_on.is_none() {
            return Err(JournalError::invalid("resolved_on", Rule::Malformed));
        }
        self.resolved_on
            .map_or(Ok(()), |on| limits::date("resolved_on", on))
    }
}

entity!(Worry, Worry);
