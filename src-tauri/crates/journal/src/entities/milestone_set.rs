//! A set of milestones of the person's own. The shipped sets are data in `counting`.
//!
//! Not here: on which dates they fall (`counting`).

use super::{Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A set of milestones (feature F-07).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MilestoneSet {
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
    /// At most 60 characters, unique in the journal by case fold.
    pub name: String,
    /// The milestones, at most 100, each once.
    #[serde(default)]
    pub items: Vec<MilestoneDef>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// One milestone of a set, or a whole series of years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MilestoneDef {
    /// What is counted.
    pub unit: MilestoneUnit,
    /// How many, 0 to 36,500.
    pub n: u32,
    /// The person's own name for it; empty for the usual one. At most 60 characters.
    #[serde(default)]
    pub label: String,
}

/// What a milestone counts, always from the anchor (domain 2.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MilestoneUnit {
    /// Days.
    Days,
    /// Weeks of 7 days.
    Weeks,
    /// Months of the calendar.
    Months,
    /// Years of the calendar.
    Years,
    /// Each year of the calendar from `n` on; stands in sets only.
    YearsEachFrom,
}

impl MilestoneDef {
    /// Greatest number of units.
    pub const MOST: i32 = 36_500;

    /// A milestone with its usual name.
    #[must_use]
    pub const fn of(unit: MilestoneUnit, n: u32) -> Self {
        Self {
            unit,
            n,
            label: String::new(),
        }
    }

    pub(crate) fn check(&self) -> Result<(), JournalError> {
        let n = i32::try_from(self.n).unwrap_or(i32::MAX);
        limits::range("milestone", Some(n), 0..=Self::MOST)?;
        limits::chars("milestone", &self.label, MilestoneSet::NAME_CHARS)
    }
}

impl MilestoneSet {
    /// Longest name, in characters.
    pub const NAME_CHARS: usize = 60;
    /// Most milestones.
    pub const ITEMS: usize = 100;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.name);
        for item in &mut self.items {
            text::clean_line(&mut item.label);
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("name", !self.name.is_empty())?;
        limits::chars("name", &self.name, Self::NAME_CHARS)?;
        limits::items("milestone", self.items.len(), Self::ITEMS)?;
        for (place, item) in self.items.iter().enumerate() {
            item.check()?;
            if self.items[..place]
                .iter()
                .any(|other| (other.unit, other.n) == (item.unit, item.n))
            {
                return Err(JournalError::invalid("milestone", Rule::Repeated));
            }
        }
        Ok(())
    }
}

entity!(MilestoneSet, MilestoneSet);
