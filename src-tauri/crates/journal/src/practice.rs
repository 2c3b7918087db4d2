//! What a person practises in and around groups: first visits, looks at a group, help given and
//! received, service, listening, openness, their story.
//!
//! Nothing here looks at more than one record; concerns and the safety plan, which do, have files
//! of their own.

use crate::drafts::{
    FirstVisitDraft, GroupFitReviewDraft, ListeningDraft, OpennessStepDraft, ServiceDraft,
    StoryEventDraft, SupportDraft,
};
use crate::entities::{
    FirstVisit, GroupFitReview, Listening, OpennessStep, Service, StoryEvent, Support,
};
use crate::{Journal, JournalError, Moment};
use rand_core::CryptoRng;

/// A list that is read, and the way of saving into it.
macro_rules! practice {
    ($($(#[$doc:meta])* $list:ident, $save:ident: $draft:ident => $entity:ident;)*) => {
        impl Journal {
            $(
                $(#[$doc])*
                pub fn $list(
                    &self,
                ) -> impl DoubleEndedIterator<Item = &$entity> + ExactSizeIterator {
                    self.image.$list.living()
                }

                /// Saves one.
                ///
                /// # Errors
                /// [`JournalError::Invalid`], [`JournalError::NotFound`],
                /// [`JournalError::InTrash`], [`JournalError::Stale`].
                pub fn $save(
                    &mut self,
                    draft: $draft,
                    at: &Moment,
                    rng: &mut dyn CryptoRng,
                ) -> Result<$entity, JournalError> {
                    self.change(rng, |image, rng| image.plan_save(draft, at, rng))
                }
            )*
        }
    };
}

practice! {
    /// First visits that are not in the trash, the newest day first.
    first_visits, save_first_visit: FirstVisitDraft => FirstVisit;
    /// Looks at groups that are not in the trash, the newest day first.
    group_fit_reviews, save_group_fit_review: GroupFitReviewDraft => GroupFitReview;
    /// Help given and received that is not in the trash, the newest day first.
    supports, save_support: SupportDraft => Support;
    /// Services that are not in the trash, the newest day first.
    services, save_service: ServiceDraft => Service;
    /// Listening that is not in the trash, the newest day first.
    listenings, save_listening: ListeningDraft => Listening;
    /// Steps that are not in the trash, in the order of the ladder.
    openness_steps, save_openness_step: OpennessStepDraft => OpennessStep;
    /// Events that are not in the trash, the earliest first.
    story_events, save_story_event: StoryEventDraft => StoryEvent;
}

#[cfg(test)]
mod tests;
