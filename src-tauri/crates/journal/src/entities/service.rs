//! Service in a group: a role taken on, with the plan of the meeting. There is a number of people to
//! share the time by, and no list of them (I-17).

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One service (feature F-26).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Service {
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
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// The role.
    pub role: ServiceRole,
    /// Minutes for sharing in all, 1 to 480.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// How many share them, 1 to 500.
    #[serde(default)]
    pub people: Option<u16>,
    /// How it opens, at most 2,000 characters.
    #[serde(default)]
    pub opening: String,
    /// What is agreed on, at most 2,000 characters.
    #[serde(default)]
    pub agreements: String,
    /// The rounds, at most 2,000 characters.
    #[serde(default)]
    pub rounds: String,
    /// How it closes, at most 2,000 characters.
    #[serde(default)]
    pub closing: String,
    /// Anything else, Markdown, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// How it felt, at most 2,000 characters.
    #[serde(default)]
    pub felt: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// A role in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ServiceRole {
    /// Greets those who come.
    Greeter,
    /// Keeps the time.
    Timekeeper,
    /// Leads the meeting.
    Chair,
    /// Goes before somebody.
    Mentor,
    /// Something else.
    Other,
}

impl Service {
    /// Seconds for each person when the time is shared equally; `None` unless both numbers are
    /// known.
    #[must_use]
    pub fn seconds_each(&self) -> Option<u32> {
        let (minutes, people) = (u32::from(self.minutes?), u32::from(self.people?));
        (minutes * 60).checked_div(people)
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        for text in [
            &mut self.opening,
            &mut self.agreements,
            &mut self.rounds,
            &mut self.closing,
            &mut self.note,
            &mut self.felt,
        ] {
            text::clean_body(text);
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::range("minutes", self.minutes, 1..=480)?;
        limits::range("people", self.people, 1..=500)?;
        limits::chars("opening", &self.opening, 2_000)?;
        limits::chars("agreements", &self.agreements, 2_000)?;
        limits::chars("rounds", &self.rounds, 2_000)?;
        limits::chars("closing", &self.closing, 2_000)?;
        limits::chars("note", &self.note, 4_000)?;
        limits::chars("felt", &self.felt, 2_000)
    }
}

entity!(Service, Service);
