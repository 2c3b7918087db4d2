//! Strategies and their uses: saving and reading.
//!
//! Not here: which helps how much (`cairn-insights`).

use crate::calendar;
use crate::drafts::{StrategyDraft, StrategyUseDraft};
use crate::entities::{Entity, Rest, Strategy, StrategyUse, TagKind};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment, fold};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The strategies that are not in the trash, by title.
    pub fn strategies(&self) -> impl DoubleEndedIterator<Item = &Strategy> + ExactSizeIterator {
        self.image.strategies.living()
    }

    /// The strategy with this id, unless it is in the trash.
    #[must_use]
    pub fn strategy(&self, id: RecordId) -> Option<&Strategy> {
        self.image.strategies.get_living(id)
    }

    /// Saves a strategy.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when another strategy has this title by case fold;
    /// [`JournalError::NotFound`], also for a meeting or a person that is new on it and not here;
    /// [`JournalError::Invalid`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_strategy(
        &mut self,
        draft: StrategyDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Strategy, JournalError> {
        self.change(rng, |image, rng| image.plan_save_strategy(draft, at, rng))
    }

    /// The uses of all strategies that are not in the trash, newest first; the strategy of a use
    /// may have been deleted.
    pub fn uses(&self) -> impl DoubleEndedIterator<Item = &StrategyUse> + ExactSizeIterator {
        self.image.strategy_uses.living()
    }

    /// The uses of one strategy, newest first.
    pub fn uses_of(&self, strategy: RecordId) -> impl DoubleEndedIterator<Item = &StrategyUse> {
        self.uses().filter(move |used| used.strategy_id == strategy)
    }

    /// The use with this id, unless it is in the trash.
    #[must_use]
    pub fn strategy_use(&self, id: RecordId) -> Option<&StrategyUse> {
        self.image.strategy_uses.get_living(id)
    }

    /// Saves a use of a strategy; one that is new may hold `before` only and be completed later.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when the use or its strategy is not here; uses made before stay
    /// editable when their strategy is gone. [`JournalError::Invalid`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_use(
        &mut self,
        draft: StrategyUseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<StrategyUse, JournalError> {
        self.change(rng, |image, rng| image.plan_save_use(draft, at, rng))
    }
}

impl Image {
    /// Whether a strategy other than `id` that is not in the trash has this title.
    pub(crate) fn has_strategy_titled(&self, title: &str, id: RecordId) -> bool {
        let key = fold::key(title);
        self.strategies
            .living()
            .any(|other| other.id != id && fold::key(&other.title) == key)
    }

    pub(crate) fn plan_save_strategy(
        &self,
        draft: StrategyDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Strategy>, JournalError> {
        let stored = self.strategies.to_save(draft.id)?;
        let (id, created_at, revision, rest) = match stored {
            Some(stored) => (
                stored.id,
                stored.created_at,
                stored.revision,
                stored.rest.clone(),
            ),
            None => (RecordId::make(rng), at.now, 0, Rest::new()),
        };
        let mut strategy = Strategy {
            id,
            revision,
            created_at,
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            title: draft.title,
            how: draft.how,
            tags: draft.tags,
            effort: draft.effort,
            minutes: draft.minutes,
            source: draft.source,
            status: draft.status,
            try_by: draft.try_by,
            private: draft.private,
            rest,
        };
        strategy.clean();
        let mut batch = Batch::default();
        self.adopt_names(&mut strategy.tags, TagKind::Topic, at, &mut batch, rng);
        strategy.validate()?;
        let source = |strategy: &Strategy| strategy.source.as_ref().and_then(|source| source.id);
        if let Some(id) = source(&strategy)
            && stored.and_then(source) != Some(id)
            && self.meetings.get_living(id).is_none()
            && self.people.get_living(id).is_none()
        {
            return Err(JournalError::NotFound);
        }
        if self.has_strategy_titled(&strategy.title, strategy.id) {
            return Err(JournalError::NotUnique { field: "title" });
        }
        Plan::save(stored, draft.revision, strategy, batch, at.now, |put| {
            &mut put.strategies
        })
    }

    pub(crate) fn plan_save_use(
        &self,
        draft: StrategyUseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<StrategyUse>, JournalError> {
        let stored = self.strategy_uses.to_save(draft.id)?;
        if stored.is_none_or(|stored| stored.strategy_id != draft.strategy_id)
            && self.strategies.get_living(draft.strategy_id).is_none()
        {
            return Err(JournalError::NotFound);
        }
        let new = || StrategyUse {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            date: draft
                .date
                .unwrap_or_else(|| calendar::today(at, &self.settings)),
            at: at.now,
            zone: calendar::zone(at, &self.settings),
            day_start_used: self.settings.day_start,
            strategy_id: draft.strategy_id,
            situation: None,
            before: None,
            after: None,
            minutes_between: None,
            helped: None,
            note: String::new(),
            urge_episode_id: None,
            rest: Rest::new(),
        };
        let mut used = StrategyUse {
            strategy_id: draft.strategy_id,
            before: draft.before,
            after: draft.after,
            minutes_between: draft.minutes_between,
            helped: draft.helped,
            urge_episode_id: draft.urge_episode_id,
            ..stored.cloned().unwrap_or_else(new)
        };
        used.situation = draft.situation;
        used.note = draft.note;
        used.clean();
        let mut batch = Batch::default();
        self.adopt_names(
            used.situation.as_mut_slice(),
            TagKind::Topic,
            at,
            &mut batch,
            rng,
        );
        used.validate()?;
        Plan::save(stored, draft.revision, used, batch, at.now, |put| {
            &mut put.strategy_uses
        })
    }
}

#[cfg(test)]
mod tests;
