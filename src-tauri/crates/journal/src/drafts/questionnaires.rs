//! What a person may set on a questionnaire they answer.

use crate::entities::{Instrument, InstrumentResponse};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// One questionnaire as it is being answered: saved with the first answer, and again with each that
/// follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InstrumentResponseDraft {
    /// `None` begins a new one, today.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// Which questionnaire; it stays what it was.
    pub instrument: Instrument,
    /// One for each item, at least one of them answered. They can be changed on
    /// their own day, and for four hours over midnight.
    pub answers: Vec<Option<u8>>,
    /// Whether it may leave in what is made for others.
    #[serde(default)]
    pub export_ok: bool,
    /// Whether the answer to the ninth item of a PHQ-9 may leave.
    #[serde(default)]
    pub export_item_nine: bool,
}

impl From<&InstrumentResponse> for InstrumentResponseDraft {
    fn from(response: &InstrumentResponse) -> Self {
        Self {
            id: Some(response.id),
            revision: response.revision,
            instrument: response.instrument,
            answers: response.answers.clone(),
            export_ok: response.export_ok,
            export_item_nine: response.export_item_nine,
        }
    }
}
