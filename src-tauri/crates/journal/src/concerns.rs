//! Concerns: they rest for a night before they are offered for sharing.

use crate::drafts::ConcernDraft;
use crate::entities::{Concern, Entity, Rest};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment, calendar};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The concerns that are not in the trash, the newest day first.
    pub fn concerns(&self) -> impl DoubleEndedIterator<Item = &Concern> + ExactSizeIterator {
        self.image.concerns.living()
    }

    /// Saves a concern. Its day is the logical day of its first writing and stays: writing more
    /// does not begin the night anew.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when nothing is said, [`JournalError::NotFound`],
    /// [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_concern(
        &mut self,
        draft: ConcernDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Concern, JournalError> {
        self.change(rng, |image, rng| image.plan_save_concern(draft, at, rng))
    }
}

impl Image {
    fn plan_save_concern(
        &self,
        draft: ConcernDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Concern>, JournalError> {
        let stored = self.concerns.to_save(draft.id)?;
        let today = calendar::today(at, &self.settings);
        let mut concern = Concern {
            id: stored.map_or_else(|| RecordId::make(rng), |stored| stored.id),
            revision: stored.map_or(0, |stored| stored.revision),
            created_at: stored.map_or(at.now, |stored| stored.created_at),
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            date: stored.map_or(today, |stored| stored.date),
            group_id: draft.group_id,
            person_id: draft.person_id,
            facts: draft.facts,
            feeling: draft.feeling,
            need: draft.need,
            request: draft.request,
            outcome: draft.outcome,
            released: draft.released,
            rest: stored.map_or_else(Rest::new, |stored| stored.rest.clone()),
        };
        concern.clean();
        concern.validate()?;
        let batch = Batch::default();
        Plan::save(stored, draft.revision, concern, batch, at.now, |put| {
            &mut put.concerns
        })
    }
}

#[cfg(test)]
mod tests;
