//! An urge that was watched: how strong it was, moment by moment, until it ended or was left.
//!
//! Not here: what was used meanwhile (`StrategyUse`, which names the episode), and how long such
//! episodes lasted (`cairn-insights`).

use super::{Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One watched urge (feature F-11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UrgeEpisode {
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
    /// When it began to be watched, in UTC.
    pub started_at: DateTime<Utc>,
    /// When it was over; `None` while it is watched, and when nobody knows.
    #[serde(default)]
    pub ended_at: Option<DateTime<Utc>>,
    /// IANA zone the person was in.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// Start of the day, minutes after midnight, that decided `date`.
    pub day_start_used: u16,
    /// Minutes it was to be watched for, 1 to 60. It may take longer.
    pub planned_min: u8,
    /// The tracker it is about; `None` for an urge without one.
    #[serde(default)]
    pub tracker_id: Option<RecordId>,
    /// How strong it was, the earliest first; at least one.
    pub samples: Vec<UrgeSample>,
    /// Names of tags for what set it off.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// How it went; `None` while it is watched, and when the person walked away.
    #[serde(default)]
    pub outcome: Option<UrgeOutcome>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// How strong an urge was at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UrgeSample {
    /// Whole seconds after `started_at`, 0 to 86,400.
    pub sec: u32,
    /// 0 none to 10 the strongest I know.
    pub strength: u8,
}

/// How it went with a watched urge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum UrgeOutcome {
    /// It has passed.
    Passed,
    /// It is still there.
    Still,
    /// The person acted on it.
    Acted,
    /// The timer was stopped; nothing else is known.
    StoppedTimer,
}

impl UrgeEpisode {
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 2_000;
    /// Most samples: one a minute for five hours.
    pub const SAMPLES: usize = 300;
    /// No sample and no end lies further from the beginning, in seconds: a day.
    pub const LONGEST_SEC: u32 = 86_400;

    /// Whole minutes from the beginning to the end, if that is known.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        let lasted = self.ended_at? - self.started_at;
        u32::try_from(lasted.num_minutes()).ok()
    }

    /// First strength less last, -10 to 10; `None` where it was noted once only.
    #[must_use]
    pub fn fall(&self) -> Option<i8> {
        let [first, .., last] = &self.samples[..] else {
            return None;
        };
        // Both are at most 10.
        Some(first.strength.cast_signed() - last.strength.cast_signed())
    }

    /// When a sample was noted.
    #[must_use]
    pub fn instant(&self, sample: UrgeSample) -> DateTime<Utc> {
        self.started_at + TimeDelta::seconds(i64::from(sample.sec))
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.ended_at.unwrap_or(self.started_at)
    }

    fn clean_texts(&mut self) {
        text::clean_names(&mut self.triggers);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::instants(&[self.started_at])?;
        limits::day_start("day_start_used", self.day_start_used)?;
        limits::range("planned_min", Some(self.planned_min), 1..=60)?;
        limits::present("samples", !self.samples.is_empty())?;
        limits::items("samples", self.samples.len(), Self::SAMPLES)?;
        for sample in &self.samples {
            limits::range("samples", Some(sample.strength), 0..=10)?;
            let sec = i32::try_from(sample.sec).unwrap_or(i32::MAX);
            limits::range("samples", Some(sec), 0..=Self::LONGEST_SEC.cast_signed())?;
        }
        if !self.samples.is_sorted_by(|a, b| a.sec < b.sec) {
            return Err(JournalError::invalid("samples", Rule::Order));
        }
        if let Some(ended_at) = self.ended_at {
            let last = self.samples.last().map(|last| self.instant(*last));
            if last.is_some_and(|last| ended_at < last) {
                return Err(JournalError::invalid("ended_at", Rule::Order));
            }
            let longest = TimeDelta::seconds(i64::from(Self::LONGEST_SEC));
            if ended_at - self.started_at > longest {
                return Err(JournalError::invalid("ended_at", Rule::TooFarAhead));
            }
        }
        limits::names("triggers", &self.triggers)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)
    }
}

entity!(UrgeEpisode, UrgeEpisode);
