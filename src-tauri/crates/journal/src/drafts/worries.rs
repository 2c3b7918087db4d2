//! What a person may set on a worry.

use crate::entities::{Worry, WorryOutcome};
use cairn_vault::RecordId;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A worry as it is being written. Its day is that of its first writing, and the day of its answer is
/// that on which the answer was given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WorryDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// At most 1,000 characters.
    pub text: String,
    /// 0 to 100 percent.
    #[serde(default)]
    pub likelihood: Option<u8>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub can_do: String,
    /// Until when it is put off, by the clock on the wall.
    #[serde(default)]
    pub postponed_to: Option<NaiveDateTime>,
    /// What became of it.
    #[serde(default)]
    pub resolved: WorryOutcome,
    /// At most 2,000 characters.
    #[serde(default)]
    pub afterwards: String,
}

impl From<&Worry> for WorryDraft {
    fn from(stored: &Worry) -> Self {
        Self {
            id: Some(stored.id),
            revision: stored.revision,
            text: stored.text.clone(),
            likelihood: stored.likelihood,
            can_do: stored.can_do.clone(),
            postponed_to: stored.postponed_to,
            resolved: stored.resolved,
            afterwards: stored.afterwards.clone(),
        }
    }
}
