//! A group that a person goes to, tries or thinks about. It has a name by which the person calls it
//! and no list of those who are in it (I-17).
//!
//! Not here: what was attended (`Meeting`) and how it was (`GroupFitReview`).

use super::{Rest, Schedule, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One group (feature F-13).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Group {
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
    /// What the person calls it, at most 60 characters, unique by case fold.
    pub alias: String,
    /// What it is about.
    #[serde(default)]
    pub kind: Option<GroupKind>,
    /// Names of tags for what it is about more closely.
    #[serde(default)]
    pub topics: Vec<String>,
    /// How it meets.
    #[serde(default)]
    pub format: Option<MeetingFormat>,
    /// 1 informal to 5 tightly structured.
    #[serde(default)]
    pub structure: Option<u8>,
    /// Who leads it.
    #[serde(default)]
    pub led_by: Option<LedBy>,
    /// How many come.
    #[serde(default)]
    pub size: Option<GroupSize>,
    /// When it meets, at most 7.
    #[serde(default)]
    pub schedules: Vec<Schedule>,
    /// What it costs, in own words, at most 200 characters.
    #[serde(default)]
    pub cost: String,
    /// Language spoken, at most 60 characters.
    #[serde(default)]
    pub language: String,
    /// What it takes to get in and take part (steps, captions, a phone), at most 500 characters.
    #[serde(default)]
    pub access: String,
    /// What it asks about privacy, at most 1,000 characters.
    #[serde(default)]
    pub privacy_rule: String,
    /// Where it is, or its link, at most 500 characters. Never leaves.
    #[serde(default)]
    pub place: String,
    /// Other names by which it and its place are known, to be redacted; at most 20. Never leave.
    #[serde(default)]
    pub names_to_redact: Vec<String>,
    /// How far it has come with the person.
    pub status: GroupStatus,
    /// The first visit.
    #[serde(default)]
    pub first_visit: Option<NaiveDate>,
    /// Anything else, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What a group is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GroupKind {
    /// Recovery from a substance or a behaviour.
    Addiction,
    /// Mental health.
    MentalHealth,
    /// Grief.
    Grief,
    /// A long illness.
    Illness,
    /// Personal growth: time, balance, a change in life.
    Growth,
    /// Families and friends of somebody.
    Family,
    /// Something else.
    Other,
}

/// How a group or one of its meetings comes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MeetingFormat {
    /// In a room.
    InPerson,
    /// By video.
    Video,
    /// By phone.
    Phone,
    /// In writing.
    Chat,
    /// Some in a room, some not.
    Mixed,
}

/// Who leads a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LedBy {
    /// Peers, always the same ones.
    Peers,
    /// Its members in turn.
    Rotating,
    /// A mentor who went before.
    Mentor,
    /// A professional.
    Professional,
    /// Peers and professionals.
    Mixed,
}

/// How many come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GroupSize {
    /// 6 at most.
    Small,
    /// 7 to 15.
    Middle,
    /// 16 and more.
    Large,
}

/// How far a group has come with the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GroupStatus {
    /// Being thought about.
    Considering,
    /// Being tried.
    Trying,
    /// Gone to regularly.
    Regular,
    /// Not gone to for now.
    Paused,
    /// Left; leaving is allowed.
    Left,
}

impl GroupStatus {
    /// Whether its next meeting is of interest.
    #[must_use]
    pub fn is_current(self) -> bool {
        matches!(self, Self::Considering | Self::Trying | Self::Regular)
    }
}

impl Group {
    /// Longest alias, in characters.
    pub const ALIAS_CHARS: usize = 60;
    /// Most schedules.
    pub const SCHEDULES: usize = 7;
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 4_000;
    /// Most other names.
    pub const NAMES: usize = 20;

    /// The next meeting that begins at `from` or later.
    #[must_use]
    pub fn next_meeting(&self, from: DateTime<Utc>) -> Option<(DateTime<Utc>, &Schedule)> {
        let next = |schedule: &'_ Schedule| schedule.from(from).next();
        self.schedules
            .iter()
            .filter_map(|schedule| Some((next(schedule)?, schedule)))
            .min_by_key(|(at, _)| *at)
    }

    /// The last meeting that began at `until` or before.
    #[must_use]
    pub fn last_meeting(&self, until: DateTime<Utc>) -> Option<(DateTime<Utc>, &Schedule)> {
        self.schedules
            .iter()
            .filter_map(|schedule| Some((schedule.last_until(until)?, schedule)))
            .max_by_key(|(at, _)| *at)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.alias);
        text::clean_names(&mut self.topics);
        self.schedules.iter_mut().for_each(Schedule::clean);
        text::clean_line(&mut self.cost);
        text::clean_line(&mut self.language);
        text::clean_body(&mut self.access);
        text::clean_body(&mut self.privacy_rule);
        text::clean_body(&mut self.place);
        text::clean_names(&mut self.names_to_redact);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("alias", !self.alias.is_empty())?;
        limits::chars("alias", &self.alias, Self::ALIAS_CHARS)?;
        limits::names("topics", &self.topics)?;
        limits::range("structure", self.structure, 1..=5)?;
        limits::items("schedules", self.schedules.len(), Self::SCHEDULES)?;
        self.schedules.iter().try_for_each(Schedule::check)?;
        limits::chars("cost", &self.cost, 200)?;
        limits::chars("language", &self.language, 60)?;
        limits::chars("access", &self.access, 500)?;
        limits::chars("privacy_rule", &self.privacy_rule, 1_000)?;
        limits::chars("place", &self.place, 500)?;
        limits::spellings("names_to_redact", &self.names_to_redact, Self::NAMES)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)?;
        self.first_visit
            .map_or(Ok(()), |date| limits::date("first_visit", date))
    }
}

entity!(Group, Group);
