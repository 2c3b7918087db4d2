//! A tracker: what a person counts, and by which rules.
//!
//! Not here: the numbers (`counting`), and what is noted along the way (`Lapse`, `DayLog`,
//! `Pause`, `MilestoneAck`). No tracker is about anybody else (I-22).

use super::{ApproxDate, Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// One tracker (feature F-06).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tracker {
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
    /// Shown instead of the name where others may look; empty for none. At most 60 characters.
    #[serde(default)]
    pub discreet_name: String,
    /// What is counted and what is not, in own words; at most 500 characters.
    #[serde(default)]
    pub scope: String,
    /// What it is about.
    pub goal: Goal,
    /// The date all milestones are computed from; what it means is `anchor_kind`.
    pub anchor: NaiveDate,
    /// What the anchor means (domain 2.2.1).
    #[serde(default)]
    pub anchor_kind: AnchorKind,
    /// The moment it began, if the person gave a time: hours are shown for three days after it.
    #[serde(default)]
    pub began_at: Option<DateTime<Utc>>,
    /// How the days are shown (domain 2.2.2).
    #[serde(default)]
    pub display: CountDisplay,
    /// When a count from 29 February has its anniversary in common years (domain 2.2.3).
    #[serde(default)]
    pub leap_rule: LeapRule,
    /// Which milestones it has.
    #[serde(default)]
    pub milestone_set: MilestoneSetChoice,
    /// What a day of it cost; money is shown only when this was entered.
    #[serde(default)]
    pub cost: Option<DailyCost>,
    /// Unit of the amounts of its day log; empty for none. At most 30 characters.
    #[serde(default)]
    pub unit: String,
    /// Stretches from before the journal, at most 50.
    #[serde(default)]
    pub earlier: Vec<EarlierStretch>,
    /// Kept and counted, but shown nowhere unasked.
    #[serde(default)]
    pub hidden: bool,
    /// Closed: kept as it is, no longer offered.
    #[serde(default)]
    pub archived: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What a tracker is about (domain 2.2.7). All but the first are counted by a day log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Goal {
    /// Days free of something; a day counts as free without being logged.
    Abstain,
    /// Days without, out of each week.
    DryDays {
        /// Days a week, 1 to 7.
        target: u8,
    },
    /// No more than so much on a day.
    LimitPerDay {
        /// Hundredths of the tracker's unit.
        limit_hundredths: u32,
    },
    /// No more than so much in a week.
    LimitPerWeek {
        /// Hundredths of the tracker's unit.
        limit_hundredths: u32,
    },
    /// Days on which something was done, out of each week.
    DoDays {
        /// Days a week, 1 to 7.
        target: u8,
    },
    /// A medicine as it was prescribed. Never called a lapse.
    AsPrescribed,
}

impl Goal {
    /// Whether days are logged one by one.
    #[must_use]
    pub fn is_logged(self) -> bool {
        self != Self::Abstain
    }
}

/// What the stored date of a count means (domain 2.2.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum AnchorKind {
    /// The first full day without.
    #[default]
    FirstDay,
    /// The day of last use.
    LastUse,
}

/// How a number of days is shown; milestones always go by elapsed days (domain 2.2.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CountDisplay {
    /// "0 days" on the day of the anchor.
    #[default]
    Elapsed,
    /// "Day 1" on the day of the anchor.
    Ordinal,
}

/// When a count from 29 February has its anniversary in common years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LeapRule {
    /// On 28 February.
    #[default]
    Feb28,
    /// On 1 March.
    Mar1,
}

/// Which milestones a tracker has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MilestoneSetChoice {
    /// A shipped set, by the name in `counting::PRESETS`.
    Preset {
        /// `tokens-monthly`, `keytags`, `plain` or `none`.
        name: String,
    },
    /// A set of the person's own.
    Own {
        /// The `MilestoneSet`; when it is gone, there are no milestones.
        id: RecordId,
    },
}

impl Default for MilestoneSetChoice {
    fn default() -> Self {
        Self::Preset {
            name: "tokens-monthly".to_owned(),
        }
    }
}

/// What one day of it cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DailyCost {
    /// In the smallest unit of the currency, 1 to 100,000,000.
    pub minor: u32,
    /// ISO 4217, three capital letters.
    pub currency: String,
}

/// A stretch free of it from before the journal. It is counted only when both of its days are
/// known; otherwise it is only shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EarlierStretch {
    /// First free day, as exactly as it is known.
    pub from: ApproxDate,
    /// Last free day, as exactly as it is known.
    pub to: ApproxDate,
    /// At most 500 characters.
    #[serde(default)]
    pub note: String,
}

impl EarlierStretch {
    /// Its length in days with both ends, when both are known.
    #[must_use]
    pub fn days(&self) -> Option<u32> {
        let (from, to) = (self.from.known()?, self.to.known()?);
        u32::try_from(to.signed_duration_since(from).num_days() + 1).ok()
    }
}

impl Tracker {
    /// Longest name, in characters.
    pub const NAME_CHARS: usize = 60;
    /// Longest description of what is counted, in characters.
    pub const SCOPE_CHARS: usize = 500;
    /// Longest unit, in characters.
    pub const UNIT_CHARS: usize = 30;
    /// Most stretches from before the journal.
    pub const EARLIER: usize = 50;
    /// Most that a limit may be, in hundredths of the unit.
    const LIMIT_HUNDREDTHS: i32 = 10_000_000;
    /// Most that a day may have cost, in the smallest unit of the currency.
    const COST_MINOR: i32 = 100_000_000;
    /// Nobody who counts began before; an earlier year is a slip of the finger.
    pub(crate) const FIRST_YEAR: i32 = 1900;

    /// The first free day: the anchor, or the day after last use (domain 2.2.1).
    #[must_use]
    pub fn first_free_day(&self) -> NaiveDate {
        self.anchor_kind.first_free_day(self.anchor)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.name);
        text::clean_line(&mut self.discreet_name);
        text::clean_body(&mut self.scope);
        text::clean_line(&mut self.unit);
        if let Some(cost) = &mut self.cost {
            cost.currency.make_ascii_uppercase();
        }
        for stretch in &mut self.earlier {
            stretch.from.settle();
            stretch.to.settle();
            text::clean_body(&mut stretch.note);
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("name", !self.name.is_empty())?;
        limits::chars("name", &self.name, Self::NAME_CHARS)?;
        limits::chars("discreet_name", &self.discreet_name, Self::NAME_CHARS)?;
        limits::chars("scope", &self.scope, Self::SCOPE_CHARS)?;
        limits::chars("unit", &self.unit, Self::UNIT_CHARS)?;
        limits::year("anchor", self.anchor, Self::FIRST_YEAR)?;
        match self.goal {
            Goal::DryDays { target } | Goal::DoDays { target } => {
                limits::range("target", Some(target), 1..=7)?;
            }
            Goal::LimitPerDay { limit_hundredths } | Goal::LimitPerWeek { limit_hundredths } => {
                let found = i32::try_from(limit_hundredths).unwrap_or(i32::MAX);
                limits::range("limit", Some(found), 0..=Self::LIMIT_HUNDREDTHS)?;
            }
            Goal::Abstain | Goal::AsPrescribed => {}
        }
        if let Some(cost) = &self.cost {
            let found = i32::try_from(cost.minor).unwrap_or(i32::MAX);
            limits::range("cost", Some(found), 1..=Self::COST_MINOR)?;
            let letters = cost
                .currency
                .bytes()
                .all(|letter| letter.is_ascii_uppercase());
            if cost.currency.len() != 3 || !letters {
                return Err(JournalError::invalid("currency", Rule::Malformed));
            }
        }
        if let Some(began_at) = self.began_at {
            // A time belongs to the day of the anchor or to the one beside it: the evening before
            // the first full day. Zones add a day at most on either side.
            let apart = began_at.date_naive() - self.anchor;
            if apart.abs() > TimeDelta::days(2) {
                return Err(JournalError::invalid("began_at", Rule::OtherDay));
            }
        }
        limits::items("earlier", self.earlier.len(), Self::EARLIER)?;
        self.earlier.iter().try_for_each(|stretch| {
            limits::chars("earlier", &stretch.note, Self::SCOPE_CHARS)?;
            limits::year("earlier", stretch.from.earliest(), Self::FIRST_YEAR)?;
            limits::year("earlier", stretch.to.earliest(), Self::FIRST_YEAR)?;
            limits::order("earlier", stretch.from.earliest(), stretch.to.latest())?;
            if stretch.days().is_some() && stretch.to.latest() >= self.first_free_day() {
                return Err(JournalError::invalid("earlier", Rule::NotBefore));
            }
            Ok(())
        })?;
        self.check_apart()
    }

    /// Counted stretches have no day in common, so that no day is counted twice.
    fn check_apart(&self) -> Result<(), JournalError> {
        let mut counted: Vec<_> = self
            .earlier
            .iter()
            .filter_map(|stretch| Some((stretch.from.known()?, stretch.to.known()?)))
            .collect();
        counted.sort_unstable();
        if counted.windows(2).any(|pair| pair[1].0 <= pair[0].1) {
            return Err(JournalError::invalid("earlier", Rule::Repeated));
        }
        Ok(())
    }
}

impl AnchorKind {
    /// The first free day of a count from `anchor` (domain 2.2.1).
    #[must_use]
    pub fn first_free_day(self, anchor: NaiveDate) -> NaiveDate {
        match self {
            Self::FirstDay => anchor,
            Self::LastUse => anchor.succ_opt().unwrap_or(anchor),
        }
    }

    /// The anchor of a count whose last day of use is `last_use`.
    #[must_use]
    pub fn anchor_after(self, last_use: NaiveDate) -> NaiveDate {
        match self {
            Self::FirstDay => last_use.succ_opt().unwrap_or(last_use),
            Self::LastUse => last_use,
        }
    }
}

entity!(Tracker, Tracker);
