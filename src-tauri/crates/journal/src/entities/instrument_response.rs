//! A questionnaire as a person answered it on one day.
//!
//! Not here: what an instrument asks and how it adds up (`instrument.rs`), when it is asked again
//! (`questionnaires.rs`). A score is never stored: it is computed from the answers.

use super::{Band, Instrument, Rest, entity};
use crate::error::{JournalError, Rule};
use crate::limits;
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One answered questionnaire (feature F-42).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InstrumentResponse {
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
    /// Logical day (domain rule 2.2.5), decided once when the record was made.
    pub date: NaiveDate,
    /// When it was begun, in UTC.
    pub at: DateTime<Utc>,
    /// IANA zone the person was in.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// Start of the day, minutes after midnight, that decided `date`.
    pub day_start_used: u16,
    /// Which questionnaire.
    pub instrument: Instrument,
    /// Which edition of its wording was asked.
    pub version: String,
    /// The answers in the order of the items, `None` where there is none. At least one is there.
    pub answers: Vec<Option<u8>>,
    /// Whether it may leave in what is made for others.
    #[serde(default)]
    pub export_ok: bool,
    /// Whether the answer to the ninth item of a PHQ-9 may leave, in any export at all.
    #[serde(default)]
    pub export_item_nine: bool,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// Where the ninth item of the PHQ-9 stands among its answers.
const ITEM_NINE: usize = 8;

impl InstrumentResponse {
    /// Longest name of an edition, in characters.
    pub const VERSION_CHARS: usize = 20;

    /// The score; `None` when an item has no answer (I-13).
    #[must_use]
    pub fn score(&self) -> Option<u16> {
        self.instrument.score(&self.answers)
    }

    /// What the authors call that score.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        self.instrument.band(self.score()?)
    }

    /// Whether it holds an answer that leaves only when it is ticked by itself (AC-46).
    #[must_use]
    pub fn keeps_item_nine(&self) -> bool {
        let ninth = self.answers.get(ITEM_NINE).copied().flatten();
        self.instrument == Instrument::Phq9 && ninth.is_some() && !self.export_item_nine
    }

    /// This response as it stands in an export of one's own: an answer that was not ticked stays.
    #[must_use]
    pub fn without_item_nine(&self) -> Self {
        let mut leaving = self.clone();
        if self.keeps_item_nine() {
            leaving.answers[ITEM_NINE] = None;
        }
        leaving
    }

    /// This response as others are shown it. Beside the other eight answers the score of a PHQ-9
    /// would tell the ninth, so that without a tick it leaves as the PHQ-8 it contains. The ticks
    /// are nobody else's business, and an import may have brought any text as the edition.
    #[must_use]
    pub fn for_others(&self) -> Self {
        let mut leaving = self.clone();
        if self.keeps_item_nine() {
            leaving.instrument = Instrument::Phq8;
            leaving.answers.truncate(ITEM_NINE);
        }
        leaving
            .instrument
            .version()
            .clone_into(&mut leaving.version);
        leaving.export_ok = false;
        leaving.export_item_nine = false;
        leaving
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.at
    }

    fn clean_texts(&mut self) {
        crate::text::clean_line(&mut self.version);
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::day_start("day_start_used", self.day_start_used)?;
        limits::present("version", !self.version.is_empty())?;
        limits::chars("version", &self.version, Self::VERSION_CHARS)?;
        if self.answers.len() != self.instrument.items() {
            return Err(JournalError::invalid("answers", Rule::Malformed));
        }
        let accepted = self.instrument.answers();
        let accepted = i32::from(*accepted.start())..=i32::from(*accepted.end());
        for answer in &self.answers {
            limits::range("answers", *answer, accepted.clone())?;
        }
        limits::present("answers", self.answers.iter().any(Option::is_some))
    }
}

entity!(InstrumentResponse, InstrumentResponse);
