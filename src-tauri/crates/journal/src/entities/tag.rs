//! A tag: a word of the person's own by which things are found again.
//!
//! Entries, check-ins and strategies hold tags by name; this record keeps the spelling and the
//! kind. Not here: colours, there are none.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One tag; its name is unique in the journal by case fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tag {
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
    /// At most 60 characters.
    pub name: String,
    /// What it is for.
    pub kind: TagKind,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What a tag is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum TagKind {
    /// What set something off.
    Trigger,
    /// A feeling word of the person's own.
    Feeling,
    /// A subject or a situation.
    Topic,
    /// Anything else.
    Free,
}

impl Tag {
    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.name);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("name", !self.name.is_empty())?;
        limits::chars("name", &self.name, limits::TAG_NAME_CHARS)
    }
}

entity!(Tag, Tag);
