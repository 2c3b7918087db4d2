//! How well a group fits, looked at after a visit: each thing by itself, none of it required.
//!
//! Not here: the comparison of groups (`fit.rs`).

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One look at a group (feature F-15).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GroupFitReview {
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
    /// The day.
    pub date: NaiveDate,
    /// The group; stays when the group is deleted.
    pub group_id: RecordId,
    /// How respectful and safe it is, 1 to 5.
    #[serde(default)]
    pub respect: Option<u8>,
    /// How people are with each other, 1 to 5.
    #[serde(default)]
    pub dynamics: Option<u8>,
    /// How much one likes the way it is led, 1 to 5.
    #[serde(default)]
    pub facilitation: Option<u8>,
    /// Whether one can give what it asks, 1 to 5.
    #[serde(default)]
    pub commitment: Option<u8>,
    /// How free of pressure it is, 1 to 5.
    #[serde(default)]
    pub no_pressure: Option<u8>,
    /// Whether its form suits, 1 to 5.
    #[serde(default)]
    pub format: Option<u8>,
    /// Whether one could be honest, 1 to 5.
    #[serde(default)]
    pub honesty: Option<u8>,
    /// How well it can be reached, 1 to 5.
    #[serde(default)]
    pub reach: Option<u8>,
    /// Whether one could belong there, 1 to 5.
    #[serde(default)]
    pub belonging: Option<u8>,
    /// How structured it was, 1 loose to 5 tight; no judgement.
    #[serde(default)]
    pub structure_seen: Option<u8>,
    /// What it asks for (how often, cameras, sharing, money), at most 500 characters.
    #[serde(default)]
    pub asked: String,
    /// What was observed, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// What the person decided; leaving is allowed.
    #[serde(default)]
    pub decision: Option<FitDecision>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What somebody decides about a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FitDecision {
    /// Stay.
    Stay,
    /// Try it again.
    TryAgain,
    /// Leave.
    Leave,
    /// Not sure yet.
    Unsure,
}

/// What is looked at, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FitCriterion {
    /// How respectful and safe it is.
    Respect,
    /// How people are with each other.
    Dynamics,
    /// How much one likes the way it is led.
    Facilitation,
    /// Whether one can give what it asks.
    Commitment,
    /// How free of pressure it is.
    NoPressure,
    /// Whether its form suits.
    Format,
    /// Whether one could be honest.
    Honesty,
    /// How well it can be reached.
    Reach,
    /// Whether one could belong there.
    Belonging,
}

impl FitCriterion {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Respect,
        Self::Dynamics,
        Self::Facilitation,
        Self::Commitment,
        Self::NoPressure,
        Self::Format,
        Self::Honesty,
        Self::Reach,
        Self::Belonging,
    ];
}

impl GroupFitReview {
    /// The value given for a criterion; `None` when it was left out.
    #[must_use]
    pub fn value(&self, criterion: FitCriterion) -> Option<u8> {
        match criterion {
            FitCriterion::Respect => self.respect,
            FitCriterion::Dynamics => self.dynamics,
            FitCriterion::Facilitation => self.facilitation,
            FitCriterion::Commitment => self.commitment,
            FitCriterion::NoPressure => self.no_pressure,
            FitCriterion::Format => self.format,
            FitCriterion::Honesty => self.honesty,
            FitCriterion::Reach => self.reach,
            FitCriterion::Belonging => self.belonging,
        }
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_body(&mut self.asked);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::range("respect", self.respect, 1..=5)?;
        limits::range("dynamics", self.dynamics, 1..=5)?;
        limits::range("facilitation", self.facilitation, 1..=5)?;
        limits::range("commitment", self.commitment, 1..=5)?;
        limits::range("no_pressure", self.no_pressure, 1..=5)?;
        limits::range("format", self.format, 1..=5)?;
        limits::range("honesty", self.honesty, 1..=5)?;
        limits::range("reach", self.reach, 1..=5)?;
        limits::range("belonging", self.belonging, 1..=5)?;
        limits::range("structure_seen", self.structure_seen, 1..=5)?;
        limits::chars("asked", &self.asked, 500)?;
        limits::chars("note", &self.note, 4_000)
    }
}

entity!(GroupFitReview, GroupFitReview);
