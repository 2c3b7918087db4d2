//! A lapse, or any change of date: what happened on a day or on several, and what it does to the
//! count. It never takes anything away.
//!
//! Not here: the numbers after it (`counting`), and that ranges are disjoint (`lapses.rs`).

use super::{Halt, Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One lapse (feature F-08). Everything but the dates and the effect may be left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Lapse {
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
    /// The tracker it belongs to; stays when the tracker is deleted.
    pub tracker_id: RecordId,
    /// First day.
    pub start: NaiveDate,
    /// Last day, not before `start`.
    pub end: NaiveDate,
    /// What it does to the count.
    pub effect: LapseEffect,
    /// The moment it was over, if the person gave a time: hours are shown for three days after it.
    #[serde(default)]
    pub ended_at: Option<DateTime<Utc>>,
    /// What was used or done, at most 200 characters.
    #[serde(default)]
    pub used: String,
    /// How much, in own words, at most 200 characters.
    #[serde(default)]
    pub amount: String,
    /// Where, when, with whom; at most 2,000 characters.
    #[serde(default)]
    pub context: String,
    /// Hungry, angry, lonely, tired before it.
    #[serde(default)]
    pub halt: Halt,
    /// Words for feelings before it.
    #[serde(default)]
    pub feelings: Vec<String>,
    /// Names of tags for what came before it.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// What helped afterwards, at most 2,000 characters.
    #[serde(default)]
    pub helped_after: String,
    /// One next step, at most 500 characters.
    #[serde(default)]
    pub next_step: String,
    /// Who could be told, at most 200 characters.
    #[serde(default)]
    pub tell: String,
    /// Anything else, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What a lapse does to the count: the person's decision, none is preselected (domain 2.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LapseEffect {
    /// A new run begins on the day after.
    Restart,
    /// The days count as free.
    Keep,
    /// Not decided: the numbers stand still at the day before.
    Undecided,
}

impl Lapse {
    /// Longest of the short texts, in characters.
    pub const LINE_CHARS: usize = 200;
    /// Longest next step, in characters.
    pub const STEP_CHARS: usize = 500;
    /// Longest text on what came before or helped after, in characters.
    pub const TEXT_CHARS: usize = 2_000;
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 4_000;

    /// Whether it has a day in common with `start` to `end`.
    #[must_use]
    pub fn meets(&self, start: NaiveDate, end: NaiveDate) -> bool {
        self.start <= end && start <= self.end
    }

    /// Whether it is of the tracker of `other` and has a day in common with it.
    #[must_use]
    pub fn collides(&self, other: &Self) -> bool {
        self.tracker_id == other.tracker_id && self.meets(other.start, other.end)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.used);
        text::clean_line(&mut self.amount);
        text::clean_body(&mut self.context);
        text::clean_names(&mut self.feelings);
        text::clean_names(&mut self.triggers);
        text::clean_body(&mut self.helped_after);
        text::clean_body(&mut self.next_step);
        text::clean_line(&mut self.tell);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("start", self.start)?;
        limits::date("end", self.end)?;
        limits::order("end", self.start, self.end)?;
        limits::chars("used", &self.used, Self::LINE_CHARS)?;
        limits::chars("amount", &self.amount, Self::LINE_CHARS)?;
        limits::chars("context", &self.context, Self::TEXT_CHARS)?;
        self.halt.check()?;
        limits::names("feelings", &self.feelings)?;
        limits::names("triggers", &self.triggers)?;
        limits::chars("helped_after", &self.helped_after, Self::TEXT_CHARS)?;
        limits::chars("next_step", &self.next_step, Self::STEP_CHARS)?;
        limits::chars("tell", &self.tell, Self::LINE_CHARS)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)
    }
}

entity!(Lapse, Lapse);
