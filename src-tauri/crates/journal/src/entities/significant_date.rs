//! A date of grief or remembrance. It never stands among milestones, and nobody is congratulated
//! on it (feature F-28).
//!
//! Not here: letters and entries about it, which are entries.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One date that matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignificantDate {
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
    /// The day, the first one if it comes again each year.
    pub date: NaiveDate,
    /// Whether it comes again each year.
    pub yearly: bool,
    /// What kind of date.
    pub kind: SignificantKind,
    /// Who or what it is about, as the person calls them; at most 60 characters.
    pub alias: String,
    /// What the person does on that day, at most 2,000 characters.
    #[serde(default)]
    pub ritual: String,
    /// A quiet line on Today so many days before, 0 to 14; `None` for no such line.
    #[serde(default)]
    pub notice_days: Option<u8>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What kind of date it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SignificantKind {
    /// Somebody or something was lost.
    Grief,
    /// A day to remember.
    Remembrance,
    /// Any other.
    Other,
}

impl SignificantDate {
    /// Longest alias, in characters.
    pub const ALIAS_CHARS: usize = 60;
    /// Longest ritual, in characters.
    pub const RITUAL_CHARS: usize = 2_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.alias);
        text::clean_body(&mut self.ritual);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::present("alias", !self.alias.is_empty())?;
        limits::chars("alias", &self.alias, Self::ALIAS_CHARS)?;
        limits::chars("ritual", &self.ritual, Self::RITUAL_CHARS)?;
        limits::range("notice_days", self.notice_days, limits::NOTICE_DAYS)
    }
}

entity!(SignificantDate, SignificantDate);
