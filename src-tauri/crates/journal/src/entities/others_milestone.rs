//! A milestone of somebody else: an alias and a date, so that one can think of them. Nothing of
//! theirs is counted (I-22).

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One date of somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OthersMilestone {
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
    /// What the person calls them, at most 30 characters; never has to be a real name.
    pub alias: String,
    /// The day, the first one if it comes again each year.
    pub date: NaiveDate,
    /// Whether it comes again each year.
    pub yearly: bool,
    /// Anything else, at most 500 characters.
    #[serde(default)]
    pub note: String,
    /// A quiet line on Today so many days before, 0 to 14; `None` for no such line.
    #[serde(default)]
    pub notice_days: Option<u8>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl OthersMilestone {
    /// Longest alias, in characters.
    pub const ALIAS_CHARS: usize = 30;
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 500;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.alias);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::present("alias", !self.alias.is_empty())?;
        limits::chars("alias", &self.alias, Self::ALIAS_CHARS)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)?;
        limits::range("notice_days", self.notice_days, limits::NOTICE_DAYS)
    }
}

entity!(OthersMilestone, OthersMilestone);
