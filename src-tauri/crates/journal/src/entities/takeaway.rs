//! What a person takes with them from a meeting: "I heard ... and for me that means ...".
//!
//! Not here: what it becomes (a `Strategy`, a `Question`, a `HopeItem`), which remembers it.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One takeaway (feature F-17).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Takeaway {
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
    /// The day it belongs to: that of the meeting.
    pub date: NaiveDate,
    /// The meeting it comes from; stays when the meeting is deleted.
    #[serde(default)]
    pub meeting_id: Option<RecordId>,
    /// In own words, at most 2,000 characters.
    pub text: String,
    /// What it is.
    pub kind: TakeawayKind,
    /// It holds what somebody else said: left out of exports unless it is ticked by itself.
    #[serde(default = "yes")]
    pub third_party: bool,
    /// The strategy it became.
    #[serde(default)]
    pub strategy_id: Option<RecordId>,
    /// The question it became.
    #[serde(default)]
    pub question_id: Option<RecordId>,
    /// The item on the hope shelf it became.
    #[serde(default)]
    pub hope_item_id: Option<RecordId>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What was heard belongs to others unless the person says otherwise (domain 3.6).
fn yes() -> bool {
    true
}

/// What a takeaway is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum TakeawayKind {
    /// Something understood.
    Insight,
    /// Something to try.
    Strategy,
    /// Something to ask.
    Question,
    /// Something that gives hope.
    Hope,
}

impl Takeaway {
    /// Longest text, in characters.
    pub const TEXT_CHARS: usize = 2_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.text);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::present("text", !self.text.trim().is_empty())?;
        limits::chars("text", &self.text, Self::TEXT_CHARS)
    }
}

entity!(Takeaway, Takeaway);
