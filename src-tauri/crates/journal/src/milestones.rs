//! Milestones of the trackers: the sets, those reached and to come, and those a person has seen.
//!
//! Not here: on which dates they fall (`counting`).

use crate::counting::{self, ReachedMilestone};
use crate::drafts::{MilestoneAckDraft, MilestoneSetDraft};
use crate::entities::{
    Entity, MilestoneAck, MilestoneDef, MilestoneSet, MilestoneSetChoice, Rest, Tracker,
};
use crate::image::{Batch, Image, Plan};
use crate::views::{AheadRow, MilestoneRow};
use crate::{Journal, JournalError, Moment, fold};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate};
use rand_core::CryptoRng;

impl Journal {
    /// The person's own sets of milestones, by name.
    pub fn milestone_sets(
        &self,
    ) -> impl DoubleEndedIterator<Item = &MilestoneSet> + ExactSizeIterator {
        self.image.milestone_sets.living()
    }

    /// Saves a set of milestones. Trackers that have it follow.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when another set has this name by case fold;
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_milestone_set(
        &mut self,
        draft: MilestoneSetDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<MilestoneSet, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_milestone_set(draft, at, rng)
        })
    }

    /// The milestones that a tracker has reached up to the day `on`, in every run, the latest
    /// first; and those that were seen once and would not be counted so any more, since a date or
    /// a lapse was changed.
    #[must_use]
    pub fn milestones_of(&self, tracker: &Tracker, on: NaiveDate) -> Vec<MilestoneRow> {
        self.image.milestones_of(tracker, on)
    }

    /// The milestones that are still to come in the current run of a tracker, by date.
    #[must_use]
    pub fn ahead_of(&self, tracker: &Tracker, on: NaiveDate) -> Vec<AheadRow> {
        let image = &self.image;
        let set = image.milestone_set_of(tracker);
        let coming = counting::coming(&image.count_of(tracker, on), set, tracker.leap_rule);
        coming
            .into_iter()
            .map(|coming| AheadRow {
                tracker_id: tracker.id,
                milestone: coming.milestone,
                date: coming.date,
                in_days: coming.in_days,
            })
            .collect()
    }

    /// Notes that a milestone was seen, or what was written about it. Seeing it again changes
    /// nothing.
    ///
    /// # Errors
    /// [`JournalError::ClockInDoubt`] while today may not be today (AC-14);
    /// [`JournalError::NotReached`]; [`JournalError::Invalid`], [`JournalError::NotFound`],
    /// [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn acknowledge_milestone(
        &mut self,
        draft: MilestoneAckDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<MilestoneAck, JournalError> {
        self.change(rng, |image, rng| image.plan_acknowledge(draft, at, rng))
    }
}

impl Image {
    /// The milestones a tracker has; none when its set is gone.
    pub(crate) fn milestone_set_of(&self, tracker: &Tracker) -> &[MilestoneDef] {
        if tracker.goal.is_logged() {
            return &[];
        }
        match &tracker.milestone_set {
            MilestoneSetChoice::Preset { name } => {
                counting::preset(name).map_or(&[], |set| set.items)
            }
            MilestoneSetChoice::Own { id } => self
                .milestone_sets
                .get_living(*id)
                .map_or(&[], |set| &set.items),
        }
    }

    /// What was seen of a tracker's milestones, by date.
    pub(crate) fn acks_of(&self, tracker: RecordId) -> Vec<&MilestoneAck> {
        self.milestone_acks
            .living_range(&tracker, |ack| ack.tracker_id)
    }

    pub(crate) fn milestones_of(&self, tracker: &Tracker, on: NaiveDate) -> Vec<MilestoneRow> {
        let count = self.count_of(tracker, on);
        let set = self.milestone_set_of(tracker);
        let current = u32::try_from(count.runs.len()).unwrap_or(u32::MAX);
        let mut acks = self.acks_of(tracker.id);
        // Zones differ from UTC by a day at most either way; what was reached on the day a tracker
        // was made is as new as it gets.
        let made_on = tracker.created_at.date_naive() - Days::new(1);
        let reached = counting::reached(&count, set, tracker.leap_rule);
        let seen = match_acks(&reached, &mut acks);
        let mut rows: Vec<_> = reached
            .into_iter()
            .zip(seen)
            .map(|(reached, ack)| MilestoneRow {
                tracker_id: tracker.id,
                is_new: ack.is_none()
                    && reached.run == current
                    && reached.date >= made_on
                    && !tracker.hidden
                    && !tracker.archived,
                milestone: reached.milestone,
                date: reached.date,
                run: reached.run,
                ack: ack.cloned(),
                was_counted_otherwise: false,
            })
            .collect();
        // What is only not reached yet on this day, here, is counted as it ever was (AC-13).
        let is_to_come = |ack: &MilestoneAck| {
            let MilestoneDef { unit, n, .. } = ack.milestone;
            let date = counting::milestone_date(count.anchor, unit, n, tracker.leap_rule);
            date == Some(ack.date) && ack.date > on
        };
        rows.extend(acks.into_iter().map(|ack| MilestoneRow {
            tracker_id: tracker.id,
            milestone: ack.milestone.clone(),
            date: ack.date,
            run: ack.run,
            is_new: false,
            was_counted_otherwise: !is_to_come(ack),
            ack: Some(ack.clone()),
        }));
        rows.sort_by(|a, b| {
            let place = |row: &MilestoneRow| (row.date, row.milestone.unit, row.milestone.n);
            place(b).cmp(&place(a))
        });
        rows
    }

    /// Whether a milestone of a tracker was reached once, in whatever run.
    pub(crate) fn has_reached(
        &self,
        tracker: &Tracker,
        milestone: &MilestoneDef,
        on: NaiveDate,
    ) -> bool {
        let is_it = |other: &MilestoneDef| (other.unit, other.n) == (milestone.unit, milestone.n);
        let count = self.count_of(tracker, on);
        let set = std::slice::from_ref(milestone);
        !counting::reached(&count, set, tracker.leap_rule).is_empty()
            || self
                .acks_of(tracker.id)
                .iter()
                .any(|ack| is_it(&ack.milestone))
    }

    fn plan_acknowledge(
        &self,
        draft: MilestoneAckDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<MilestoneAck>, JournalError> {
        let tracker = self
            .trackers
            .get_living(draft.tracker_id)
            .ok_or(JournalError::NotFound)?;
        let given = self.milestone_acks.to_save(draft.id)?;
        let mut base = draft.revision;
        let (stored, new) = match given {
            Some(given) => (Some(given), None),
            None if self.clock_doubt(at.now).is_some() => return Err(JournalError::ClockInDoubt),
            None => {
                let row = self.reached_row(tracker, &draft, at)?;
                // It was seen before: from another window, or in another zone (AC-13).
                let seen = row.ack.as_ref().map(|ack| ack.id);
                let seen = seen.and_then(|id| self.milestone_acks.get_living(id));
                if let Some(seen) = seen {
                    if draft.note.is_empty() && draft.celebrated_with.is_empty() {
                        return Ok(Plan::nothing(seen.clone()));
                    }
                    base = seen.revision;
                }
                (seen, Some(row))
            }
        };
        let seen_now = |row: MilestoneRow| MilestoneAck {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            tracker_id: tracker.id,
            milestone: row.milestone,
            run: row.run,
            date: row.date,
            seen_at: at.now,
            note: String::new(),
            celebrated_with: Vec::new(),
            rest: Rest::new(),
        };
        let ack = stored.cloned().or_else(|| new.map(seen_now));
        let mut ack = MilestoneAck {
            note: draft.note,
            celebrated_with: draft.celebrated_with,
            ..ack.ok_or(JournalError::NotReached)?
        };
        ack.clean();
        ack.validate()?;
        let batch = Batch::default();
        Plan::save(stored, base, ack, batch, at.now, |put| {
            &mut put.milestone_acks
        })
    }

    fn reached_row(
        &self,
        tracker: &Tracker,
        draft: &MilestoneAckDraft,
        at: &Moment,
    ) -> Result<MilestoneRow, JournalError> {
        self.milestones_of(tracker, self.counting_day(at))
            .into_iter()
            .find(|row| {
                (row.milestone.unit, row.milestone.n, row.run) == (draft.unit, draft.n, draft.run)
            })
            .ok_or(JournalError::NotReached)
    }

    /// Whether a set other than `id` that is not in the trash has this name.
    pub(crate) fn has_milestone_set_named(&self, name: &str, id: RecordId) -> bool {
        let key = fold::key(name);
        self.milestone_sets
            .living()
            .any(|other| other.id != id && fold::key(&other.name) == key)
    }

    fn plan_save_milestone_set(
        &self,
        draft: MilestoneSetDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<MilestoneSet>, JournalError> {
        let stored = self.milestone_sets.to_save(draft.id)?;
        let new = || MilestoneSet {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            name: String::new(),
            items: Vec::new(),
            rest: Rest::new(),
        };
        let mut set = MilestoneSet {
            name: draft.name,
            items: draft.items,
            ..stored.cloned().unwrap_or_else(new)
        };
        set.clean();
        set.validate()?;
        if self.has_milestone_set_named(&set.name, set.id) {
            return Err(JournalError::NotUnique { field: "name" });
        }
        let batch = Batch::default();
        Plan::save(stored, draft.revision, set, batch, at.now, |put| {
            &mut put.milestone_sets
        })
    }
}

/// For each of `reached` the one of `acks` that belongs to it, taken out of them: that of its date,
/// or else, once all dates are served, the one of the same run, whose date was another before
/// something was changed.
fn match_acks<'a>(
    reached: &[ReachedMilestone],
    acks: &mut Vec<&'a MilestoneAck>,
) -> Vec<Option<&'a MilestoneAck>> {
    let mut take = |reached: &ReachedMilestone,
                    fits: fn(&MilestoneAck, &ReachedMilestone) -> bool| {
        let place = acks.iter().position(|ack| {
            (ack.milestone.unit, ack.milestone.n) == (reached.milestone.unit, reached.milestone.n)
                && fits(ack, reached)
        })?;
        Some(acks.remove(place))
    };
    let of_date: Vec<_> = reached
        .iter()
        .map(|reached| take(reached, |ack, reached| ack.date == reached.date))
        .collect();
    of_date
        .into_iter()
        .zip(reached)
        .map(|(ack, reached)| ack.or_else(|| take(reached, |ack, reached| ack.run == reached.run)))
        .collect()
}

#[cfg(test)]
mod tests;
