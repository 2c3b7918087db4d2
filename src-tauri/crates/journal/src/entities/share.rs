//! What a person wants to say in a meeting: a draft in the parts in which stories are told there.
//!
//! Not here: how long it takes to say (`sharing.rs`), and what is redacted when it leaves.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One share (feature F-18).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Share {
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
    /// The day it is meant for, or was begun.
    pub date: NaiveDate,
    /// The group it is for; stays when the group is deleted.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// The meeting where it was said; stays when the meeting is deleted.
    #[serde(default)]
    pub meeting_id: Option<RecordId>,
    /// What it is to do ("what can I bring today?"), at most 500 characters.
    #[serde(default)]
    pub aim: String,
    /// What it was like, at most 10,000 characters.
    #[serde(default)]
    pub was: String,
    /// What happened, at most 10,000 characters.
    #[serde(default)]
    pub happened: String,
    /// How it is now, at most 10,000 characters.
    #[serde(default)]
    pub now: String,
    /// What the person asks of the group, at most 10,000 characters.
    #[serde(default)]
    pub ask: String,
    /// How long there is to speak, 1 to 15 minutes.
    #[serde(default = "usual_minutes")]
    pub limit_minutes: u8,
    /// What it was made from: entries, takeaways, strategies, milestones; at most 200.
    #[serde(default)]
    pub source_ids: Vec<RecordId>,
    /// How far it has come.
    pub state: ShareState,
    /// How it went, at most 4,000 characters.
    #[serde(default)]
    pub reflection: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What is usual in meetings (domain 2.14).
fn usual_minutes() -> u8 {
    3
}

/// How far a share has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ShareState {
    /// Being written.
    Draft,
    /// Ready to be said.
    Ready,
    /// Said.
    Shared,
}

impl Share {
    /// Longest aim, in characters.
    pub const AIM_CHARS: usize = 500;
    /// Longest part, in characters.
    pub const PART_CHARS: usize = 10_000;
    /// Longest reflection, in characters.
    pub const REFLECTION_CHARS: usize = 4_000;
    /// Most sources.
    pub const SOURCES: usize = 200;

    /// Its parts in the order in which they are said.
    #[must_use]
    pub fn parts(&self) -> [&str; 4] {
        [&self.was, &self.happened, &self.now, &self.ask]
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.aim);
        text::clean_body(&mut self.was);
        text::clean_body(&mut self.happened);
        text::clean_body(&mut self.now);
        text::clean_body(&mut self.ask);
        text::clean_body(&mut self.reflection);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::chars("aim", &self.aim, Self::AIM_CHARS)?;
        limits::chars("was", &self.was, Self::PART_CHARS)?;
        limits::chars("happened", &self.happened, Self::PART_CHARS)?;
        limits::chars("now", &self.now, Self::PART_CHARS)?;
        limits::chars("ask", &self.ask, Self::PART_CHARS)?;
        limits::range("limit_minutes", Some(self.limit_minutes), 1..=15)?;
        limits::items("source_ids", self.source_ids.len(), Self::SOURCES)?;
        limits::chars("reflection", &self.reflection, Self::REFLECTION_CHARS)
    }
}

entity!(Share, Share);
