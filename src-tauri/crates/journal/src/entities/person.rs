//! Somebody in a person's life, by the name the person gives them. There is no field for a real
//! name; known spellings serve redaction only and never leave (domain 3.6).
//!
//! Not here: anything counted about them (I-22).

use super::{Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One person (feature F-20).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Person {
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
    /// What the person calls them, at most 30 characters, unique by case fold.
    pub alias: String,
    /// What they are to the person; roles may be added without losing others.
    #[serde(default)]
    pub roles: Vec<PersonRole>,
    /// Stands for them where a name was redacted, at most 4 characters; the first letter of the
    /// alias when empty.
    #[serde(default)]
    pub initial: String,
    /// Known spellings of their name, nicknames among them, to be redacted; at most 50. Never
    /// leave.
    #[serde(default)]
    pub names_to_redact: Vec<String>,
    /// How to reach them, at most 500 characters. Never leaves.
    #[serde(default)]
    pub reach: String,
    /// When it is all right to call, at most 200 characters.
    #[serde(default)]
    pub ok_when: String,
    /// Place on the call list, 1 first; `None` when they are not on it.
    #[serde(default)]
    pub call_order: Option<u16>,
    /// Anything else, at most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Not in touch any more; kept out of lists.
    #[serde(default)]
    pub archived: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// What somebody is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PersonRole {
    /// On the same road.
    Peer,
    /// A peer who leads a group.
    Facilitator,
    /// Goes along with the person's recovery.
    Sponsor,
    /// Whose recovery the person goes along with.
    Sponsee,
    /// Went before.
    Mentor,
    /// Comes after.
    Mentee,
    /// A friend.
    Friend,
    /// Family.
    Family,
    /// A therapist, doctor or other professional.
    Professional,
    /// Somebody else.
    Other,
}

impl Person {
    /// Longest alias, in characters.
    pub const ALIAS_CHARS: usize = 30;
    /// Longest initial, in characters.
    pub const INITIAL_CHARS: usize = 4;
    /// Most spellings.
    pub const NAMES: usize = 50;
    /// Longest text on how to reach them, in characters.
    pub const REACH_CHARS: usize = 500;
    /// Longest note, in characters.
    pub const NOTE_CHARS: usize = 2_000;

    /// What stands for them where a name was: the initial, or the first letter of the alias.
    #[must_use]
    pub fn initial(&self) -> String {
        if !self.initial.is_empty() {
            return self.initial.clone();
        }
        let first = self.alias.chars().find(|c| c.is_alphanumeric());
        first.map_or_else(|| "?".to_owned(), |c| c.to_uppercase().collect())
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.alias);
        text::clean_line(&mut self.initial);
        let bare = self.initial.trim_end_matches('.').len();
        self.initial.truncate(bare);
        text::clean_names(&mut self.names_to_redact);
        text::clean_body(&mut self.reach);
        text::clean_line(&mut self.ok_when);
        text::clean_body(&mut self.note);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::present("alias", !self.alias.is_empty())?;
        limits::chars("alias", &self.alias, Self::ALIAS_CHARS)?;
        let different: BTreeSet<_> = self.roles.iter().collect();
        if different.len() != self.roles.len() {
            return Err(JournalError::invalid("roles", Rule::Repeated));
        }
        limits::chars("initial", &self.initial, Self::INITIAL_CHARS)?;
        limits::spellings("names_to_redact", &self.names_to_redact, Self::NAMES)?;
        limits::chars("reach", &self.reach, Self::REACH_CHARS)?;
        limits::chars("ok_when", &self.ok_when, 200)?;
        limits::range("call_order", self.call_order, 1..=999)?;
        limits::chars("note", &self.note, Self::NOTE_CHARS)
    }
}

entity!(Person, Person);
