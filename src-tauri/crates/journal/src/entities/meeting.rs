//! A meeting that a person went to, or a talk that came about by itself. It says what the person
//! did and felt, never who else was there (I-17).
//!
//! Not here: what was taken away (`Takeaway`), the check-ins around it, and what they add up to
//! (`cairn-insights`).

use super::{MeetingFormat, Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One meeting (feature F-16). Everything but its time may be left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Meeting {
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
    /// Logical day on which it began (domain rule 2.2.5).
    pub date: NaiveDate,
    /// When it began, in UTC.
    pub at: DateTime<Utc>,
    /// IANA zone the person was in.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// Start of the day, minutes after midnight, that decided `date`.
    pub day_start_used: u16,
    /// The group; `None` for a talk without one. Stays when the group is deleted.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// How long it took, 1 to 480 minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// How the person took part.
    #[serde(default)]
    pub format: Option<MeetingFormat>,
    /// What the person was there.
    #[serde(default)]
    pub role: Option<MeetingRole>,
    /// Whether the person shared something.
    #[serde(default)]
    pub shared: Option<bool>,
    /// Whether the person listened.
    #[serde(default)]
    pub listened: Option<bool>,
    /// Whether the person helped somebody.
    #[serde(default)]
    pub helped: Option<bool>,
    /// How seen the person felt, 0 to 10.
    #[serde(default)]
    pub seen: Option<u8>,
    /// How heard, 0 to 10.
    #[serde(default)]
    pub heard: Option<u8>,
    /// How validated, 0 to 10.
    #[serde(default)]
    pub validated: Option<u8>,
    /// How understood, 0 to 10.
    #[serde(default)]
    pub understood: Option<u8>,
    /// The check-in before it.
    #[serde(default)]
    pub before_check_in_id: Option<RecordId>,
    /// The check-in after it.
    #[serde(default)]
    pub after_check_in_id: Option<RecordId>,
    /// What it was about, at most 200 characters.
    #[serde(default)]
    pub topic: String,
    /// A note of the person's own, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// The note holds what others said: left out of exports unless it is ticked by itself.
    #[serde(default)]
    pub third_party: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What a person was at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MeetingRole {
    /// There for the first time.
    Newcomer,
    /// One of the circle.
    Member,
    /// Led it.
    Facilitator,
    /// Kept the time.
    Timekeeper,
    /// Greeted those who came.
    Greeter,
    /// Went before somebody.
    Mentor,
    /// Came along with somebody.
    Supporter,
}

impl Meeting {
    /// Longest topic, in characters.
    pub const TOPIC_CHARS: usize = 200;
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 4_000;

    /// When it ended; the instant it began when nobody noted how long it took.
    #[must_use]
    pub fn end(&self) -> DateTime<Utc> {
        let length = TimeDelta::minutes(self.minutes.map_or(0, i64::from));
        self.at.checked_add_signed(length).unwrap_or(self.at)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.topic);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::day_start("day_start_used", self.day_start_used)?;
        limits::range("minutes", self.minutes, 1..=480)?;
        limits::range("seen", self.seen, 0..=10)?;
        limits::range("heard", self.heard, 0..=10)?;
        limits::range("validated", self.validated, 0..=10)?;
        limits::range("understood", self.understood, 0..=10)?;
        limits::chars("topic", &self.topic, Self::TOPIC_CHARS)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)
    }
}

entity!(Meeting, Meeting);
