//! One use of a coping strategy, with how strong it was before and after.
//!
//! Not here: the strategy itself, which may be deleted while its uses stay.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One use of a strategy (feature F-10).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StrategyUse {
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
    /// Logical day (domain rule 2.2.5), decided once when the record was made.
    pub date: NaiveDate,
    /// The true instant, in UTC.
    pub at: DateTime<Utc>,
    /// IANA zone the person was in.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// Start of the day, minutes after midnight, that decided `date`.
    pub day_start_used: u16,
    /// The strategy used; stays when the strategy is deleted.
    pub strategy_id: RecordId,
    /// The situation, a tag's name.
    #[serde(default)]
    pub situation: Option<String>,
    /// Urge or distress before, 0 to 10.
    #[serde(default)]
    pub before: Option<u8>,
    /// Urge or distress after, 0 to 10.
    #[serde(default)]
    pub after: Option<u8>,
    /// Minutes between the two, 0 to 1,440.
    #[serde(default)]
    pub minutes_between: Option<u16>,
    /// Whether it helped, in the person's own judgement.
    #[serde(default)]
    pub helped: Option<Helped>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// The urge episode it belongs to.
    #[serde(default)]
    pub urge_episode_id: Option<RecordId>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Whether a strategy helped: scored 1, 0.5 and 0 (domain rule 4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Helped {
    /// It helped.
    Yes,
    /// It helped a little.
    Partly,
    /// It did not help this time.
    No,
}

impl StrategyUse {
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 2_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.at
    }

    fn clean_texts(&mut self) {
        if let Some(situation) = &mut self.situation {
            text::clean_line(situation);
        }
        self.situation.take_if(|situation| situation.is_empty());
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::day_start("day_start_used", self.day_start_used)?;
        limits::names("situation", self.situation.as_slice())?;
        limits::range("before", self.before, 0..=10)?;
        limits::range("after", self.after, 0..=10)?;
        limits::range("minutes_between", self.minutes_between, 0..=1_440)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)
    }
}

entity!(StrategyUse, StrategyUse);
