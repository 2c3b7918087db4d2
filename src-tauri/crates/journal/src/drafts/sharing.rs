//! What a person may set on a share.

use super::whole::{Head, WholeDraft, whole_draft};
use crate::entities::{Rest, Share, ShareProfile, ShareState};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

whole_draft! {
    /// One share as it is being written.
    ShareDraft of Share {
        /// The day it is meant for.
        date: NaiveDate,
        /// The group it is for.
        #[serde(default)]
        group_id: Option<RecordId>,
        /// The meeting where it was said.
        #[serde(default)]
        meeting_id: Option<RecordId>,
        /// At most 500 characters.
        #[serde(default)]
        aim: String,
        /// What it was like, at most 10,000 characters.
        #[serde(default)]
        was: String,
        /// What happened, at most 10,000 characters.
        #[serde(default)]
        happened: String,
        /// How it is now, at most 10,000 characters.
        #[serde(default)]
        now: String,
        /// What the person asks, at most 10,000 characters.
        #[serde(default)]
        ask: String,
        /// 1 to 15 minutes.
        limit_minutes: u8,
        /// What it was made from, at most 200.
        #[serde(default)]
        source_ids: Vec<RecordId>,
        /// How far it has come.
        state: ShareState,
        /// How it went, at most 4,000 characters.
        #[serde(default)]
        reflection: String,
    }
}

/// What is noted about something that left the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptFacts {
    /// Who it was for.
    pub profile: Option<ShareProfile>,
    /// Ending of the file.
    pub format: String,
    /// Whether names were redacted.
    pub redacted: bool,
    /// How many records left.
    pub n_records: u32,
    /// Which of them, if they were chosen one by one.
    pub item_ids: Vec<RecordId>,
    /// SHA-256 of the file in hexadecimal.
    pub digest: String,
}
