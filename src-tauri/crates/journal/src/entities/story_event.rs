//! Something that belongs to a person's story, as exactly dated as they know it. It is told to others
//! only when the person said that it may be.

use super::{ApproxDate, Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One event of a story (feature F-25).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StoryEvent {
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
    /// When it was, as exactly as it is known.
    pub when: ApproxDate,
    /// What it was.
    pub kind: StoryKind,
    /// What happened, at most 4,000 characters.
    pub text: String,
    /// The chapter it belongs to, at most 120 characters.
    #[serde(default)]
    pub chapter: String,
    /// It may be told to others.
    #[serde(default)]
    pub share_ok: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What an event was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StoryKind {
    /// A hard time.
    Hard,
    /// A turning point.
    TurningPoint,
    /// A victory, big or small.
    Victory,
    /// A loss.
    Loss,
    /// A lesson learned.
    Lesson,
    /// A hurdle overcome.
    Hurdle,
    /// A messy part.
    Messy,
}

impl StoryEvent {
    /// Longest text, in characters.
    pub const TEXT_CHARS: usize = 4_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        self.when.settle();
        text::clean_body(&mut self.text);
        text::clean_line(&mut self.chapter);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("when", self.when.earliest())?;
        limits::present("text", !self.text.trim().is_empty())?;
        limits::chars("text", &self.text, Self::TEXT_CHARS)?;
        limits::chars("chapter", &self.chapter, 120)
    }
}

entity!(StoryEvent, StoryEvent);
