//! The safety plan: one plan in versions. A change is a new version, and what was written once
//! stays.

use crate::drafts::SafetyPlanDraft;
use crate::entities::{Entity, Rest, SafetyPlan};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The present version; `None` before there is a plan.
    #[must_use]
    pub fn safety_plan(&self) -> Option<&SafetyPlan> {
        self.safety_plans().next()
    }

    /// All versions that are not in the trash, the present one first.
    pub fn safety_plans(&self) -> impl DoubleEndedIterator<Item = &SafetyPlan> + ExactSizeIterator {
        self.image.safety_plans.living()
    }

    /// Saves the plan: a new version when a step has changed, else only the day on which it was
    /// looked through.
    ///
    /// # Errors
    /// [`JournalError::Stale`] when there is a later version than the one the draft was made from;
    /// [`JournalError::Invalid`].
    pub fn save_safety_plan(
        &mut self,
        draft: SafetyPlanDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<SafetyPlan, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_safety_plan(draft, at, rng)
        })
    }
}

impl Image {
    fn plan_save_safety_plan(
        &self,
        draft: SafetyPlanDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<SafetyPlan>, JournalError> {
        let present = self.safety_plans.living().next();
        let version = present.map_or(0, |present| present.version);
        let mut plan = SafetyPlan {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            version: version + 1,
            signs: draft.signs,
            alone: draft.alone,
            distraction: draft.distraction,
            people: draft.people,
            professionals: draft.professionals,
            safer: draft.safer,
            live_for: draft.live_for,
            reviewed_on: draft.reviewed_on,
            rest: Rest::new(),
        };
        plan.clean();
        plan.validate()?;
        if let Some(present) = present
            && present.steps() == plan.steps()
        {
            let reviewed = SafetyPlan {
                reviewed_on: plan.reviewed_on.max(present.reviewed_on),
                ..present.clone()
            };
            let batch = Batch::default();
            let base = present.revision;
            return Plan::save(Some(present), base, reviewed, batch, at.now, |put| {
                &mut put.safety_plans
            });
        }
        if draft.version != version {
            return Err(JournalError::Stale {
                current_revision: version,
            });
        }
        let batch = Batch::default();
        Plan::save(None, 0, plan, batch, at.now, |put| &mut put.safety_plans)
    }
}

#[cfg(test)]
mod tests;
