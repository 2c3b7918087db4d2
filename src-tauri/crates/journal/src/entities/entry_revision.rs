//! An earlier version of a journal entry, kept so that it can be read and restored.
//!
//! Not here: when a version is kept and when it goes (`Journal`, `history.rs`).

use super::{Entity, JournalEntry, Rest, entity};
use crate::error::{JournalError, Rule};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One kept version of one entry; the newest 20 of each entry are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EntryRevision {
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
    /// The entry it is a version of.
    pub entry_id: RecordId,
    /// Which kept version of its entry this is, counted from 1 and never reused: the order in
    /// which versions were kept, whatever the clock said.
    #[serde(default)]
    pub number: u32,
    /// Why it was kept.
    pub reason: RevisionReason,
    /// The whole entry as it was.
    pub entry: JournalEntry,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Why a version was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum RevisionReason {
    /// A newer version replaced it.
    Replaced,
    /// It was refused as stale (somebody else had saved meanwhile) and kept beside the newer one.
    Refused,
}

impl EntryRevision {
    fn spoken_of(&self) -> DateTime<Utc> {
        self.created_at
    }

    fn clean_texts(&mut self) {
        self.entry.clean();
    }

    fn check(&self) -> Result<(), JournalError> {
        if self.entry_id != self.entry.id {
            return Err(JournalError::invalid("entry_id", Rule::Malformed));
        }
        self.entry.validate()
    }
}

entity!(EntryRevision, EntryRevision);
