//! Something kept for a hard day: a line, a laugh, somebody to look up to, an encouragement.
//!
//! Not here: when it is shown. Unasked it never is, unless the person allowed it for hard days.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One item on the hope shelf (feature F-24).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HopeItem {
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
    /// The day it was put there.
    pub date: NaiveDate,
    /// What it is.
    pub kind: HopeKind,
    /// The item, at most 4,000 characters.
    pub text: String,
    /// Where it comes from, in own words, at most 200 characters.
    #[serde(default)]
    pub source: String,
    /// Shown before the others.
    #[serde(default)]
    pub pinned: bool,
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

/// What lies on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum HopeKind {
    /// A line.
    Line,
    /// A letter to oneself.
    Letter,
    /// Something to laugh about.
    Laugh,
    /// Somebody who went before.
    RoleModel,
    /// Something encouraging that was said.
    Encouragement,
    /// Why I am not alone.
    NotAlone,
}

impl HopeItem {
    /// Longest text, in characters.
    pub const TEXT_CHARS: usize = 4_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.text);
        text::clean_line(&mut self.source);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::present("text", !self.text.trim().is_empty())?;
        limits::chars("text", &self.text, Self::TEXT_CHARS)?;
        limits::chars("source", &self.source, 200)
    }
}

entity!(HopeItem, HopeItem);
