//! A coping strategy: something that may help, written as one would tell a friend.
//!
//! Not here: how well it helped (`StrategyUse`, and the ranking in `cairn-insights`).

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One coping strategy (feature F-09).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Strategy {
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
    /// At most 80 characters, unique in the journal by case fold.
    pub title: String,
    /// How it is done, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub how: String,
    /// When it helps (urge, anxiety, grief, ...): names of tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// 1 little, 2 some, 3 much effort.
    #[serde(default)]
    pub effort: Option<u8>,
    /// How long it takes, 0 to 240 minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// Where it was learnt.
    #[serde(default)]
    pub source: Option<StrategySource>,
    /// How far it has come.
    pub status: StrategyStatus,
    /// A day by which the person wants to have tried it.
    #[serde(default)]
    pub try_by: Option<NaiveDate>,
    /// Left out of exports for others.
    #[serde(default)]
    pub private: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Where a strategy was learnt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StrategySource {
    /// What kind of source.
    pub kind: StrategySourceKind,
    /// The meeting or person it came from, where there is a record of it.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// In own words, at most 200 characters.
    #[serde(default)]
    pub note: String,
}

/// What kind of source a strategy has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StrategySourceKind {
    /// Heard in a meeting.
    Meeting,
    /// From somebody.
    Person,
    /// Read.
    Book,
    /// Found by oneself.
    Own,
}

/// How far a strategy has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StrategyStatus {
    /// Heard of, not tried.
    Idea,
    /// Being tried.
    Trying,
    /// One of my own.
    Mine,
    /// Not for me; kept, never ranked away.
    NotForMe,
}

impl Strategy {
    /// Longest title, in characters.
    pub const TITLE_CHARS: usize = 80;
    /// Longest description, in characters.
    pub const HOW_CHARS: usize = 4_000;
    /// Longest note on where it was learnt, in characters.
    const SOURCE_CHARS: usize = 200;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.title);
        text::clean_body(&mut self.how);
        text::clean_names(&mut self.tags);
        if let Some(source) = &mut self.source {
            text::clean_body(&mut source.note);
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("title", !self.title.is_empty())?;
        limits::chars("title", &self.title, Self::TITLE_CHARS)?;
        limits::chars("how", &self.how, Self::HOW_CHARS)?;
        limits::names("tags", &self.tags)?;
        limits::range("effort", self.effort, 1..=3)?;
        limits::range("minutes", self.minutes, 0..=240)?;
        if let Some(source) = &self.source {
            limits::chars("source", &source.note, Self::SOURCE_CHARS)?;
        }
        self.try_by
            .map_or(Ok(()), |date| limits::date("try_by", date))
    }
}

entity!(Strategy, Strategy);
