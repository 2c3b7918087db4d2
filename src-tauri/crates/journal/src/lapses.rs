//! Lapses and changes of date: saving, merging, and what they would do to the count.
//!
//! Not here: the counting itself (`counting`). Deleting one is the trash's, and counts all anew.

use crate::counting;
use crate::drafts::LapseDraft;
use crate::entities::{Entity, Goal, Lapse, LapseEffect, Rest, TagKind, Tracker};
use crate::error::Rule;
use crate::image::{Batch, Image, Plan};
use crate::views::{LapsePreview, LapseSaved};
use crate::{Journal, JournalError, Moment, calendar};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

/// What to do with lapses that have a day in common with the one being saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// Refuse.
    No,
    /// Make one of them all: all their days, and what was written about each.
    Yes,
}

impl Journal {
    /// The lapses of a tracker that are not in the trash, the first one first.
    #[must_use]
    pub fn lapses_of(&self, tracker: RecordId) -> Vec<&Lapse> {
        self.image.lapses_of(tracker)
    }

    /// The lapse with this id, unless it is in the trash.
    #[must_use]
    pub fn lapse(&self, id: RecordId) -> Option<&Lapse> {
        self.image.lapses.get_living(id)
    }

    /// What saving `draft` would do, without doing it.
    ///
    /// # Errors
    /// Those of [`Journal::save_lapse`], but for overlaps, which are part of the answer.
    pub fn preview_lapse(
        &self,
        draft: LapseDraft,
        at: &Moment,
    ) -> Result<LapsePreview, JournalError> {
        self.image.preview_lapse(draft, at)
    }

    /// Saves a lapse. All numbers and milestones are counted anew; milestones that were seen stay.
    ///
    /// # Errors
    /// [`JournalError::Overlaps`] when other lapses have some of its days and `merge` is
    /// [`Merge::No`]; [`JournalError::Invalid`] for days before the first free day or after today,
    /// in the wrong order, or of a tracker with a day log; [`JournalError::NotFound`],
    /// [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_lapse(
        &mut self,
        draft: LapseDraft,
        merge: Merge,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<LapseSaved, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_lapse(draft, merge, at, rng)
        })
    }
}

impl Image {
    /// Those of the tracker's other lapses that have a day in common with `lapse`.
    pub(crate) fn lapses_met_by(&self, lapse: &Lapse) -> Vec<&Lapse> {
        self.lapses_of(lapse.tracker_id)
            .into_iter()
            .filter(|other| other.id != lapse.id && other.meets(lapse.start, lapse.end))
            .collect()
    }

    fn preview_lapse(&self, draft: LapseDraft, at: &Moment) -> Result<LapsePreview, JournalError> {
        let stored = self.lapses.to_save(draft.id)?;
        let tracker = self.tracker_of_lapse(&draft)?;
        // A lapse that is only looked at needs no id of its own.
        let id = stored.map_or(tracker.id, |stored| stored.id);
        let mut lapse = self.lapse_of(draft, stored, id, at);
        self.check_lapse(&lapse, stored, tracker, at)?;
        let met = self.lapses_met_by(&lapse);
        let n_merged = u32::try_from(met.len()).unwrap_or(u32::MAX);
        let gone: Vec<_> = met.iter().map(|other| other.id).collect();
        for other in met {
            absorb(&mut lapse, other);
        }
        let on = self.counting_day(at);
        let with = |effect| {
            let changed = Lapse {
                effect,
                ..lapse.clone()
            };
            let others = self
                .lapses_of(tracker.id)
                .into_iter()
                .filter(|other| other.id != changed.id && !gone.contains(&other.id));
            counting::count(tracker, others.chain([&changed]), on)
        };
        Ok(LapsePreview {
            start: lapse.start,
            end: lapse.end,
            n_merged,
            restarts_on: lapse.end.succ_opt().unwrap_or(lapse.end),
            before: self.count_of(tracker, on),
            restart: with(LapseEffect::Restart),
            keep: with(LapseEffect::Keep),
            undecided: with(LapseEffect::Undecided),
        })
    }

    fn plan_save_lapse(
        &self,
        draft: LapseDraft,
        merge: Merge,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<LapseSaved>, JournalError> {
        let edited = self.lapses.to_save(draft.id)?;
        let tracker = self.tracker_of_lapse(&draft)?;
        let base = draft.revision;
        let id = edited.map_or_else(|| RecordId::make(rng), |edited| edited.id);
        let mut lapse = self.lapse_of(draft, edited, id, at);
        self.check_lapse(&lapse, edited, tracker, at)?;
        if let Some(edited) = edited
            && edited.revision != base
            && *edited != lapse
        {
            return Err(JournalError::Stale {
                current_revision: edited.revision,
            });
        }

        let met = self.lapses_met_by(&lapse);
        if merge == Merge::No && !met.is_empty() {
            return Err(JournalError::Overlaps {
                n: u32::try_from(met.len()).unwrap_or(u32::MAX),
            });
        }
        let mut batch = Batch::default();
        // The record that was there first stays the one that is there.
        let stored = edited.or_else(|| met.first().copied());
        for other in &met {
            absorb(&mut lapse, other);
            if stored.is_none_or(|stored| stored.id != other.id) {
                let mut gone = (*other).clone();
                gone.set_deleted_at(Some(at.now));
                gone.touch(at.now);
                batch.put.lapses.push(gone);
            }
        }
        if let Some(stored) = stored {
            lapse.id = stored.id;
            lapse.revision = stored.revision;
            lapse.created_at = stored.created_at;
            lapse.updated_at = stored.updated_at;
            lapse.rest.clone_from(&stored.rest);
        }
        self.adopt_names(&mut lapse.feelings, TagKind::Feeling, at, &mut batch, rng);
        self.adopt_names(&mut lapse.triggers, TagKind::Trigger, at, &mut batch, rng);
        lapse.validate()?;
        let current = stored.map_or(0, |stored| stored.revision);
        let Plan { batch, answer } =
            Plan::save(stored, current, lapse, batch, at.now, |put| &mut put.lapses)?;
        let lapse = answer?;
        let others = self.lapses_of(tracker.id).into_iter();
        let others = others.filter(|other| !met.iter().any(|met| met.id == other.id));
        let others = others.filter(|other| other.id != lapse.id);
        let count = counting::count(tracker, others.chain([&lapse]), self.counting_day(at));
        let n_merged = u32::try_from(met.len()).unwrap_or(u32::MAX);
        Ok(Plan::new(
            batch,
            LapseSaved {
                lapse,
                n_merged,
                count,
            },
        ))
    }

    fn tracker_of_lapse(&self, draft: &LapseDraft) -> Result<&Tracker, JournalError> {
        let tracker = self
            .trackers
            .get_living(draft.tracker_id)
            .ok_or(JournalError::NotFound)?;
        if tracker.goal != Goal::Abstain {
            return Err(JournalError::invalid("tracker_id", Rule::OtherGoal));
        }
        Ok(tracker)
    }

    fn lapse_of(
        &self,
        draft: LapseDraft,
        stored: Option<&Lapse>,
        id: RecordId,
        at: &Moment,
    ) -> Lapse {
        let ended_at = stored.and_then(|stored| stored.ended_at);
        let mut lapse = Lapse {
            id,
            revision: stored.map_or(0, |stored| stored.revision),
            created_at: stored.map_or(at.now, |stored| stored.created_at),
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            tracker_id: draft.tracker_id,
            start: draft.start,
            end: draft.end.unwrap_or(draft.start),
            effect: draft.effect,
            ended_at: self.instant_typed(draft.ended_at, ended_at, at),
            used: draft.used,
            amount: draft.amount,
            context: draft.context,
            halt: draft.halt,
            feelings: draft.feelings,
            triggers: draft.triggers,
            helped_after: draft.helped_after,
            next_step: draft.next_step,
            tell: draft.tell,
            note: draft.note,
            rest: stored.map_or_else(Rest::new, |stored| stored.rest.clone()),
        };
        lapse.clean();
        lapse
    }

    fn check_lapse(
        &self,
        lapse: &Lapse,
        stored: Option<&Lapse>,
        tracker: &Tracker,
        at: &Moment,
    ) -> Result<(), JournalError> {
        lapse.validate()?;
        if lapse.start < tracker.first_free_day() {
            return Err(JournalError::invalid("start", Rule::BeforeFirstDay));
        }
        if lapse.end > calendar::today(at, &self.settings) {
            return Err(JournalError::invalid("end", Rule::StillToCome));
        }
        // A time that is stored already belonged to its day where it was noted.
        let typed = lapse
            .ended_at
            .filter(|typed| stored.and_then(|stored| stored.ended_at) != Some(*typed));
        let zone = calendar::zone(at, &self.settings);
        let apart = typed.map(|typed| typed.with_timezone(&zone).date_naive() - lapse.end);
        if apart.is_some_and(|apart| !(0..=1).contains(&apart.num_days())) {
            return Err(JournalError::invalid("ended_at", Rule::OtherDay));
        }
        Ok(())
    }
}

/// Takes the days of `other` into `lapse`, and what was written about it.
fn absorb(lapse: &mut Lapse, other: &Lapse) {
    lapse.start = lapse.start.min(other.start);
    if other.end > lapse.end {
        lapse.end = other.end;
        lapse.ended_at = other.ended_at;
    }
    let lines = [
        (&mut lapse.used, &other.used),
        (&mut lapse.amount, &other.amount),
        (&mut lapse.tell, &other.tell),
    ];
    for (own, theirs) in lines {
        join(own, theirs, "; ");
    }
    let texts = [
        (&mut lapse.context, &other.context),
        (&mut lapse.helped_after, &other.helped_after),
        (&mut lapse.next_step, &other.next_step),
        (&mut lapse.note, &other.note),
    ];
    for (own, theirs) in texts {
        join(own, theirs, "\n\n");
    }
    lapse.feelings.extend(other.feelings.iter().cloned());
    lapse.triggers.extend(other.triggers.iter().cloned());
    let halt = &mut lapse.halt;
    let answers = [
        (&mut halt.hungry, other.halt.hungry),
        (&mut halt.angry, other.halt.angry),
        (&mut halt.lonely, other.halt.lonely),
        (&mut halt.tired, other.halt.tired),
    ];
    for (own, theirs) in answers {
        *own = (*own).max(theirs);
    }
    lapse.clean();
}

/// Adds `theirs` behind `own`, unless it stands there already.
fn join(own: &mut String, theirs: &str, between: &str) {
    if theirs.is_empty() || own.contains(theirs) {
        return;
    }
    if !own.is_empty() {
        own.push_str(between);
    }
    own.push_str(theirs);
}

#[cfg(test)]
mod tests;
