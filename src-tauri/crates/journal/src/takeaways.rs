//! What is taken away from meetings, and what it becomes: a strategy to try, a question for
//! somebody, an item on the hope shelf.

use crate::drafts::{Becoming, HopeItemDraft, QuestionDraft, TakeawayDraft};
use crate::entities::{
    Entity, HopeItem, Question, Rest, Strategy, StrategySource, StrategySourceKind, StrategyStatus,
    TagKind, Takeaway,
};
use crate::image::{Batch, Image, Plan};
use crate::views::Became;
use crate::{Journal, JournalError, Moment, calendar};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The takeaways that are not in the trash, the newest day first.
    pub fn takeaways(&self) -> impl DoubleEndedIterator<Item = &Takeaway> + ExactSizeIterator {
        self.image.takeaways.living()
    }

    /// The takeaway with this id, unless it is in the trash.
    #[must_use]
    pub fn takeaway(&self, id: RecordId) -> Option<&Takeaway> {
        self.image.takeaways.get_living(id)
    }

    /// Saves a takeaway.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when the takeaway or a meeting that is new on it is not here;
    /// [`JournalError::Invalid`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_takeaway(
        &mut self,
        draft: TakeawayDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Takeaway, JournalError> {
        self.change(rng, |image, rng| image.plan_save_takeaway(draft, at, rng))
    }

    /// Lets a takeaway become something. What it becomes remembers it, or the meeting where it was
    /// learnt, and both are written together. It stays a takeaway, and what comes of one that holds
    /// the words of others holds them, too.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when a strategy has this title; [`JournalError::AlreadyBecame`]
    /// when it became one of these before and that is still here; [`JournalError::Invalid`],
    /// [`JournalError::NotFound`], [`JournalError::InTrash`].
    pub fn let_become(
        &mut self,
        takeaway: RecordId,
        becoming: Becoming,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Became, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_become(takeaway, becoming, at, rng)
        })
    }

    /// The questions that are not in the trash, the newest day first.
    pub fn questions(&self) -> impl DoubleEndedIterator<Item = &Question> + ExactSizeIterator {
        self.image.questions.living()
    }

    /// Saves a question.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_question(
        &mut self,
        draft: QuestionDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Question, JournalError> {
        self.change(rng, |image, rng| image.plan_save(draft, at, rng))
    }

    /// The items of the hope shelf that are not in the trash, pinned ones first, then the newest.
    pub fn hope_items(&self) -> impl DoubleEndedIterator<Item = &HopeItem> + ExactSizeIterator {
        self.image.hope_items.living()
    }

    /// Saves an item of the hope shelf.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_hope_item(
        &mut self,
        draft: HopeItemDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<HopeItem, JournalError> {
        self.change(rng, |image, rng| image.plan_save(draft, at, rng))
    }
}

impl Image {
    fn plan_save_takeaway(
        &self,
        draft: TakeawayDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Takeaway>, JournalError> {
        let stored = self.takeaways.to_save(draft.id)?;
        let meeting = draft.meeting_id.and_then(|id| self.meetings.get_living(id));
        let was_there = stored.is_some_and(|stored| stored.meeting_id == draft.meeting_id);
        if draft.meeting_id.is_some() && meeting.is_none() && !was_there {
            return Err(JournalError::NotFound);
        }
        let date = draft
            .date
            .or(stored.map(|stored| stored.date))
            .or(meeting.map(|meeting| meeting.date))
            .unwrap_or_else(|| calendar::today(at, &self.settings));
        let mut takeaway = Takeaway {
            id: stored.map_or_else(|| RecordId::make(rng), |stored| stored.id),
            revision: stored.map_or(0, |stored| stored.revision),
            created_at: stored.map_or(at.now, |stored| stored.created_at),
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            date,
            meeting_id: draft.meeting_id,
            text: draft.text,
            kind: draft.kind,
            third_party: draft.third_party,
            strategy_id: stored.and_then(|stored| stored.strategy_id),
            question_id: stored.and_then(|stored| stored.question_id),
            hope_item_id: stored.and_then(|stored| stored.hope_item_id),
            rest: stored.map_or_else(Rest::new, |stored| stored.rest.clone()),
        };
        takeaway.clean();
        takeaway.validate()?;
        let batch = Batch::default();
        Plan::save(stored, draft.revision, takeaway, batch, at.now, |put| {
            &mut put.takeaways
        })
    }

    fn plan_become(
        &self,
        takeaway: RecordId,
        becoming: Becoming,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Became>, JournalError> {
        let stored = self.takeaways.to_save(Some(takeaway))?;
        let mut takeaway = stored.cloned().ok_or(JournalError::NotFound)?;
        let mut batch = Batch::default();
        let is_here = match becoming {
            Becoming::Strategy { .. } => takeaway
                .strategy_id
                .is_some_and(|id| self.strategies.get_living(id).is_some()),
            Becoming::Question { .. } => takeaway
                .question_id
                .is_some_and(|id| self.questions.get_living(id).is_some()),
            Becoming::HopeItem { .. } => takeaway
                .hope_item_id
                .is_some_and(|id| self.hope_items.get_living(id).is_some()),
        };
        if is_here {
            return Err(JournalError::AlreadyBecame);
        }
        let today = calendar::today(at, &self.settings);
        let mut became = Became::of(&takeaway);
        match becoming {
            Becoming::Strategy {
                title,
                tags,
                try_by,
            } => {
                let mut strategy = learnt(&takeaway, title, at, rng);
                (strategy.tags, strategy.try_by) = (tags, try_by);
                strategy.clean();
                self.adopt_names(&mut strategy.tags, TagKind::Topic, at, &mut batch, rng);
                strategy.validate()?;
                if self.has_strategy_titled(&strategy.title, strategy.id) {
                    return Err(JournalError::NotUnique { field: "title" });
                }
                takeaway.strategy_id = Some(strategy.id);
                became.strategy = Some(strategy.clone());
                batch.put.strategies.push(strategy);
            }
            Becoming::Question { recipient, text } => {
                let draft = QuestionDraft {
                    id: None,
                    revision: 0,
                    date: today,
                    recipient,
                    person_id: None,
                    text,
                    answered_on: None,
                    answer: String::new(),
                    takeaway_id: Some(takeaway.id),
                    third_party: takeaway.third_party,
                };
                let mut question = self.written(draft, at, &mut batch, rng)?;
                question.touch(at.now);
                takeaway.question_id = Some(question.id);
                became.question = Some(question.clone());
                batch.put.questions.push(question);
            }
            Becoming::HopeItem { kind } => {
                let draft = HopeItemDraft {
                    id: None,
                    revision: 0,
                    date: today,
                    kind,
                    text: takeaway.text.clone(),
                    source: String::new(),
                    pinned: false,
                    takeaway_id: Some(takeaway.id),
                    third_party: takeaway.third_party,
                };
                let mut item = self.written(draft, at, &mut batch, rng)?;
                item.touch(at.now);
                takeaway.hope_item_id = Some(item.id);
                became.hope_item = Some(item.clone());
                batch.put.hope_items.push(item);
            }
        }
        takeaway.touch(at.now);
        became.takeaway = takeaway.clone();
        batch.put.takeaways.push(takeaway);
        Ok(Plan::new(batch, became))
    }
}

/// A strategy to try that remembers where it was learnt. The words of the takeaway are not copied:
/// they may be somebody else's.
fn learnt(takeaway: &Takeaway, title: String, at: &Moment, rng: &mut dyn CryptoRng) -> Strategy {
    Strategy {
        id: RecordId::make(rng),
        revision: 1,
        created_at: at.now,
        updated_at: at.now,
        deleted_at: None,
        title,
        how: String::new(),
        tags: Vec::new(),
        effort: None,
        minutes: None,
        source: Some(StrategySource {
            kind: StrategySourceKind::Meeting,
            id: takeaway.meeting_id,
            note: String::new(),
        }),
        status: StrategyStatus::Idea,
        try_by: None,
        private: false,
        rest: Rest::new(),
    }
}

#[cfg(test)]
mod tests;
