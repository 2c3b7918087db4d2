//! That something left the journal: when, in which form and how much. It holds nothing of what
//! left, and it never leaves itself but with the whole journal.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::limits;
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One receipt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExportReceipt {
    /// Random (v4) id.
    pub id: RecordId,
    /// How often this record was written; 1 after the first save.
    pub revision: u32,
    /// First written: when it left.
    pub created_at: DateTime<Utc>,
    /// Last written.
    pub updated_at: DateTime<Utc>,
    /// In the trash since; gone for good 30 days later.
    pub deleted_at: Option<DateTime<Utc>>,
    /// The logical day.
    pub date: NaiveDate,
    /// Who it was for; `None` when nobody said.
    #[serde(default)]
    pub profile: Option<ShareProfile>,
    /// Ending of the file: `md`, `txt`, `html`, `csv`, `json`.
    pub format: String,
    /// Whether names were redacted.
    pub redacted: bool,
    /// How many records left.
    pub n_records: u32,
    /// Which of them, if they were chosen one by one; at most 1,000.
    #[serde(default)]
    pub item_ids: Vec<RecordId>,
    /// SHA-256 of the file in hexadecimal, so that a file found later can be told from others.
    pub digest: String,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Who something is taken out for (domain 2.14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ShareProfile {
    /// The person.
    Me,
    /// A group.
    Group,
    /// A sponsor.
    Sponsor,
    /// A therapist or a doctor.
    Therapist,
}

impl ExportReceipt {
    /// Most ids that are kept.
    pub const ITEMS: usize = 1_000;

    fn spoken_of(&self) -> DateTime<Utc> {
        self.created_at
    }

    #[expect(
        clippy::unused_self,
        reason = "every entity has texts to clean but this one"
    )]
    fn clean_texts(&mut self) {}

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::chars("format", &self.format, 10)?;
        limits::chars("digest", &self.digest, 64)?;
        limits::items("item_ids", self.item_ids.len(), Self::ITEMS)
    }
}

entity!(ExportReceipt, ExportReceipt);
