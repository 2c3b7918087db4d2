//! Answered questionnaires: saving, reading, and when one is asked again.
//!
//! Not here: what an instrument asks and how it adds up (`entities/instrument.rs`).

use crate::calendar;
use crate::drafts::InstrumentResponseDraft;
use crate::entities::{Entity, Instrument, InstrumentResponse, Rest};
use crate::error::Rule;
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use chrono::{NaiveDate, TimeDelta};
use rand_core::CryptoRng;

/// So long after its beginning a response is answered on, whatever day it has become meanwhile.
const SITTING: TimeDelta = TimeDelta::hours(4);

impl Journal {
    /// The answered questionnaires that are not in the trash, newest first by day and instant.
    pub fn instrument_responses(
        &self,
    ) -> impl DoubleEndedIterator<Item = &InstrumentResponse> + ExactSizeIterator {
        self.image.instrument_responses.living()
    }

    /// The first day on which `instrument` is asked again; `None` when it was never answered whole.
    #[must_use]
    pub fn next_offered(&self, instrument: Instrument) -> Option<NaiveDate> {
        self.image.next_offered(instrument)
    }

    /// Whether a new response to `instrument` may be begun today.
    #[must_use]
    pub fn is_offered(&self, instrument: Instrument, at: &Moment) -> bool {
        self.image.is_offered(instrument, at)
    }

    /// Whether the answers of `response` may still be given or changed: on its own day, and while it
    /// is being answered over midnight.
    #[must_use]
    pub fn is_being_answered(&self, response: &InstrumentResponse, at: &Moment) -> bool {
        self.image.is_being_answered(response, at)
    }

    /// The response to `instrument` that is being answered and lacks an answer.
    #[must_use]
    pub fn unfinished_response(
        &self,
        instrument: Instrument,
        at: &Moment,
    ) -> Option<&InstrumentResponse> {
        self.instrument_responses().find(|one| {
            one.instrument == instrument && one.score().is_none() && self.is_being_answered(one, at)
        })
    }

    /// Saves a response; one that is new is of today.
    ///
    /// # Errors
    /// [`JournalError::AskedLately`] for a new one before [`Journal::next_offered`];
    /// [`JournalError::Invalid`], also for other answers than those that were given then;
    /// [`JournalError::NotFound`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_instrument_response(
        &mut self,
        draft: InstrumentResponseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<InstrumentResponse, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_instrument_response(draft, at, rng)
        })
    }
}

impl Image {
    fn is_offered(&self, instrument: Instrument, at: &Moment) -> bool {
        let today = calendar::today(at, &self.settings);
        self.next_offered(instrument)
            .is_none_or(|next| next <= today)
    }

    fn is_being_answered(&self, response: &InstrumentResponse, at: &Moment) -> bool {
        let sitting = response.at..=response.at + SITTING;
        response.date == calendar::today(at, &self.settings) || sitting.contains(&at.now)
    }

    fn next_offered(&self, instrument: Instrument) -> Option<NaiveDate> {
        let mut responses = self.instrument_responses.living();
        let newest = responses.find(|one| one.instrument == instrument && one.score().is_some())?;
        newest.date.checked_add_days(instrument.days_between())
    }

    pub(crate) fn plan_save_instrument_response(
        &self,
        draft: InstrumentResponseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<InstrumentResponse>, JournalError> {
        let stored = self.instrument_responses.to_save(draft.id)?;
        let today = calendar::today(at, &self.settings);
        match stored {
            None => {
                let next = self.next_offered(draft.instrument);
                if let Some(next) = next.filter(|_| !self.is_offered(draft.instrument, at)) {
                    return Err(JournalError::AskedLately { next });
                }
            }
            Some(stored) if stored.instrument != draft.instrument => {
                return Err(JournalError::invalid("instrument", Rule::Malformed));
            }
            // What was felt then is not answered anew later.
            Some(stored)
                if stored.answers != draft.answers && !self.is_being_answered(stored, at) =>
            {
                return Err(JournalError::invalid("answers", Rule::OtherDay));
            }
            Some(_) => {}
        }
        let begun = || InstrumentResponse {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            date: today,
            at: at.now,
            zone: calendar::zone(at, &self.settings),
            day_start_used: self.settings.day_start,
            instrument: draft.instrument,
            version: draft.instrument.version().to_owned(),
            answers: Vec::new(),
            export_ok: false,
            export_item_nine: false,
            rest: Rest::new(),
        };
        let mut response = stored.cloned().unwrap_or_else(begun);
        response.answers = draft.answers;
        response.export_ok = draft.export_ok;
        response.export_item_nine = draft.export_item_nine;
        response.validate()?;
        let base = draft.revision;
        Plan::save(stored, base, response, Batch::default(), at.now, |put| {
            &mut put.instrument_responses
        })
    }
}

#[cfg(test)]
mod tests;
