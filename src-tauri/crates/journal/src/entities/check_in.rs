//! A check-in: how it is at one moment. Every item may be left out; what is left out is `None`,
//! never zero.
//!
//! Not here: the daily value and every other statistic (`cairn-insights`).

use super::{Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One check-in (features F-03 to F-05); at least one item is present.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckIn {
    /// Random (v4) id.
    pub id: RecordId,
    /// How often this record was written; 1 after the first save.
    pub revision: u32,
    /// First written.
    #[serde(deserialize_with = "super::instant::read")]
    pub created_at: DateTime<Utc>,
    /// Last written.
    #[serde(deserialize_with = "super::instant::read")]
    pub updated_at: DateTime<Utc>,
    /// In the trash since; gone for good 30 days later.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Logical day (domain rule 2.2.5), decided once when the record was made.
    pub date: NaiveDate,
    /// The true instant, in UTC.
    #[serde(deserialize_with = "super::instant::read")]
    pub at: DateTime<Utc>,
    /// IANA zone the person was in.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// Start of the day, minutes after midnight, that decided `date`.
    pub day_start_used: u16,
    /// Mood, -3 very unpleasant to +3 very pleasant.
    #[serde(default)]
    pub valence: Option<i8>,
    /// Energy, -3 very low to +3 very high.
    #[serde(default)]
    pub energy: Option<i8>,
    /// 0 to 10.
    #[serde(default)]
    pub anxiety: Option<u8>,
    /// Confidence to stay with the goal today, 0 to 10.
    #[serde(default)]
    pub confidence: Option<u8>,
    /// 0 alone to 10 held.
    #[serde(default)]
    pub connection: Option<u8>,
    /// Sleep last night in minutes, 0 to 1,440.
    #[serde(default)]
    pub sleep_min: Option<u16>,
    /// 1 to 5.
    #[serde(default)]
    pub sleep_quality: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub pain: Option<u8>,
    /// Hungry, angry, lonely, tired.
    #[serde(default)]
    pub halt: Halt,
    /// Words for feelings; pleasant and unpleasant ones may stand together.
    #[serde(default)]
    pub feelings: Vec<String>,
    /// Names of tags for what set it off.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// Urges, one per tracker at most.
    #[serde(default)]
    pub urges: Vec<Urge>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Where it was made.
    #[serde(default)]
    pub context: CheckInContext,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Hungry, angry, lonely, tired: each 0 not, 1 a bit, 2 much, 3 very, or not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Halt {
    /// Hungry, 0 to 3.
    #[serde(default)]
    pub hungry: Option<u8>,
    /// Angry, 0 to 3.
    #[serde(default)]
    pub angry: Option<u8>,
    /// Lonely, 0 to 3.
    #[serde(default)]
    pub lonely: Option<u8>,
    /// Tired, 0 to 3.
    #[serde(default)]
    pub tired: Option<u8>,
}

impl Halt {
    pub(crate) fn check(&self) -> Result<(), JournalError> {
        limits::range("hungry", self.hungry, 0..=3)?;
        limits::range("angry", self.angry, 0..=3)?;
        limits::range("lonely", self.lonely, 0..=3)?;
        limits::range("tired", self.tired, 0..=3)
    }
}

/// The strength of an urge for one tracker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Urge {
    /// The tracker it is about; `None` for an urge without one.
    pub tracker_id: Option<RecordId>,
    /// 0 none to 10 the strongest I know.
    pub strength: u8,
}

/// Where a check-in was made.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CheckInContext {
    /// By itself.
    #[default]
    Free,
    /// Before a meeting.
    BeforeMeeting,
    /// After a meeting.
    AfterMeeting,
    /// During an urge.
    Urge,
}

impl CheckIn {
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 2_000;

    /// Whether at least one item was given.
    #[must_use]
    pub fn has_value(&self) -> bool {
        let items = [
            self.anxiety,
            self.confidence,
            self.connection,
            self.pain,
            self.sleep_quality,
        ];
        let halt = [
            self.halt.hungry,
            self.halt.angry,
            self.halt.lonely,
            self.halt.tired,
        ];
        items.iter().chain(&halt).any(Option::is_some)
            || self.valence.is_some()
            || self.energy.is_some()
            || self.sleep_min.is_some()
            || !self.feelings.is_empty()
            || !self.triggers.is_empty()
            || !self.urges.is_empty()
            || !self.note.trim().is_empty()
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.at
    }

    fn clean_texts(&mut self) {
        text::clean_names(&mut self.feelings);
        text::clean_names(&mut self.triggers);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::day_start("day_start_used", self.day_start_used)?;
        limits::range("valence", self.valence, -3..=3)?;
        limits::range("energy", self.energy, -3..=3)?;
        limits::range("anxiety", self.anxiety, 0..=10)?;
        limits::range("confidence", self.confidence, 0..=10)?;
        limits::range("connection", self.connection, 0..=10)?;
        limits::range("sleep_min", self.sleep_min, 0..=1_440)?;
        limits::range("sleep_quality", self.sleep_quality, 1..=5)?;
        limits::range("pain", self.pain, 0..=10)?;
        self.halt.check()?;
        limits::names("feelings", &self.feelings)?;
        limits::names("triggers", &self.triggers)?;
        limits::items("urges", self.urges.len(), limits::NAMES_PER_RECORD)?;
        for (place, urge) in self.urges.iter().enumerate() {
            limits::range("urges", Some(urge.strength), 0..=10)?;
            if self.urges[..place]
                .iter()
                .any(|other| other.tracker_id == urge.tracker_id)
            {
                return Err(JournalError::invalid("urges", Rule::Repeated));
            }
        }
        limits::chars("note", &self.note, Self::NOTE_CHARS)?;
        limits::present("check_in", self.has_value())
    }
}

entity!(CheckIn, CheckIn);
