//! Check-ins: saving and reading.
//!
//! Not here: the value of a day and every other number made from several check-ins
//! (`cairn-insights`).

use crate::calendar;
use crate::drafts::CheckInDraft;
use crate::entities::{CheckIn, CheckInContext, Entity, Halt, Rest, TagKind};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The check-ins that are not in the trash, newest first by day and instant.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = &CheckIn> + ExactSizeIterator {
        self.image.check_ins.living()
    }

    /// The check-in with this id, unless it is in the trash.
    #[must_use]
    pub fn check_in(&self, id: RecordId) -> Option<&CheckIn> {
        self.image.check_ins.get_living(id)
    }

    /// Saves a check-in. What is `None` in the draft stays unanswered.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a value out of its range and when there is none at all;
    /// [`JournalError::NotFound`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_check_in(
        &mut self,
        draft: CheckInDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<CheckIn, JournalError> {
        self.change(rng, |image, rng| image.plan_save_check_in(draft, at, rng))
    }
}

impl Image {
    pub(crate) fn plan_save_check_in(
        &self,
        draft: CheckInDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<CheckIn>, JournalError> {
        let stored = self.check_ins.to_save(draft.id)?;
        let (base, date) = (draft.revision, draft.date);
        let unanswered = || CheckIn {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            date: date.unwrap_or_else(|| calendar::today(at, &self.settings)),
            at: at.now,
            zone: calendar::zone(at, &self.settings),
            day_start_used: self.settings.day_start,
            valence: None,
            energy: None,
            anxiety: None,
            confidence: None,
            connection: None,
            sleep_min: None,
            sleep_quality: None,
            pain: None,
            halt: Halt::default(),
            feelings: Vec::new(),
            triggers: Vec::new(),
            urges: Vec::new(),
            note: String::new(),
            context: CheckInContext::Free,
            rest: Rest::new(),
        };
        let mut check_in = CheckIn {
            valence: draft.valence,
            energy: draft.energy,
            anxiety: draft.anxiety,
            confidence: draft.confidence,
            connection: draft.connection,
            sleep_min: draft.sleep_min,
            sleep_quality: draft.sleep_quality,
            pain: draft.pain,
            halt: draft.halt,
            feelings: draft.feelings,
            triggers: draft.triggers,
            urges: draft.urges,
            note: draft.note,
            context: draft.context,
            ..stored.cloned().unwrap_or_else(unanswered)
        };
        check_in.clean();
        let mut batch = Batch::default();
        self.adopt_names(
            &mut check_in.feelings,
            TagKind::Feeling,
            at,
            &mut batch,
            rng,
        );
        self.adopt_names(
            &mut check_in.triggers,
            TagKind::Trigger,
            at,
            &mut batch,
            rng,
        );
        check_in.validate()?;
        Plan::save(stored, base, check_in, batch, at.now, |put| {
            &mut put.check_ins
        })
    }
}

#[cfg(test)]
mod tests;
