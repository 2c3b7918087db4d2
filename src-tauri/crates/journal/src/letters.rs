//! Letters to oneself: sealing and opening.

use crate::drafts::LetterDraft;
use crate::entities::{Entity, Letter, Rest};
use crate::image::{Batch, Image, Plan};
use crate::views::{LetterRow, LetterState};
use crate::{Journal, JournalError, Moment, calendar, counting};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

/// Whether a letter may be opened before its milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenLetter {
    /// When the milestone was reached.
    WhenReached,
    /// Now: the person asked for it, and it is theirs.
    Early,
}

impl Journal {
    /// The letters that are not in the trash, in the order they were written; without their texts.
    #[must_use]
    pub fn letters(&self, at: &Moment) -> Vec<LetterRow> {
        let image = &self.image;
        image
            .letters
            .living()
            .map(|letter| image.letter_row(letter, at))
            .collect()
    }

    /// Seals a letter. It is not changed any more.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when the tracker is not here; [`JournalError::Invalid`].
    pub fn seal_letter(
        &mut self,
        draft: LetterDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<LetterRow, JournalError> {
        let letter = self.change(rng, |image, rng| image.plan_seal(draft, at, rng))?;
        Ok(self.image.letter_row(&letter, at))
    }

    /// Opens a letter. Once opened it stays open; one whose tracker is gone opens too.
    ///
    /// # Errors
    /// [`JournalError::Sealed`] when its milestone is not reached and `how` is
    /// [`OpenLetter::WhenReached`]; [`JournalError::NotFound`], [`JournalError::InTrash`].
    pub fn open_letter(
        &mut self,
        id: RecordId,
        how: OpenLetter,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Letter, JournalError> {
        self.change(rng, |image, _| image.plan_open(id, how, at))
    }
}

impl Image {
    fn letter_state(&self, letter: &Letter, at: &Moment) -> LetterState {
        if letter.opened_at.is_some() {
            return LetterState::Opened;
        }
        let tracker = self.trackers.get_living(letter.tracker_id);
        let is_ready = tracker.is_none_or(|tracker| {
            self.has_reached(tracker, &letter.milestone, self.counting_day(at))
        });
        if is_ready {
            LetterState::Ready
        } else {
            LetterState::Sealed
        }
    }

    fn letter_row(&self, letter: &Letter, at: &Moment) -> LetterRow {
        let tracker = self.trackers.get_living(letter.tracker_id);
        let state = self.letter_state(letter, at);
        let opens_on = tracker.filter(|_| state == LetterState::Sealed);
        LetterRow {
            id: letter.id,
            tracker_id: letter.tracker_id,
            milestone: letter.milestone.clone(),
            written_on: letter.written_on,
            state,
            opens_on: opens_on.and_then(|tracker| {
                let count = self.count_of(tracker, self.counting_day(at));
                let set = std::slice::from_ref(&letter.milestone);
                let coming = counting::coming(&count, set, tracker.leap_rule);
                coming.first().map(|coming| coming.date)
            }),
        }
    }

    fn plan_seal(
        &self,
        draft: LetterDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Letter>, JournalError> {
        if self.trackers.get_living(draft.tracker_id).is_none() {
            return Err(JournalError::NotFound);
        }
        let mut letter = Letter {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            tracker_id: draft.tracker_id,
            milestone: draft.milestone,
            written_on: calendar::today(at, &self.settings),
            body: draft.body,
            opened_at: None,
            rest: Rest::new(),
        };
        letter.clean();
        letter.validate()?;
        Plan::save(None, 0, letter, Batch::default(), at.now, |put| {
            &mut put.letters
        })
    }

    fn plan_open(
        &self,
        id: RecordId,
        how: OpenLetter,
        at: &Moment,
    ) -> Result<Plan<Letter>, JournalError> {
        let stored = self.letters.to_save(Some(id))?;
        let mut letter = stored.cloned().ok_or(JournalError::NotFound)?;
        match self.letter_state(&letter, at) {
            LetterState::Opened => return Ok(Plan::nothing(letter)),
            LetterState::Sealed if how == OpenLetter::WhenReached => {
                return Err(JournalError::Sealed);
            }
            LetterState::Sealed | LetterState::Ready => letter.opened_at = Some(at.now),
        }
        let base = letter.revision;
        Plan::save(stored, base, letter, Batch::default(), at.now, |put| {
            &mut put.letters
        })
    }
}

#[cfg(test)]
mod tests;
