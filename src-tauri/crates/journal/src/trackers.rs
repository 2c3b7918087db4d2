//! Trackers: saving, reading and counting.
//!
//! Not here: the rules of counting (`counting`), lapses (`lapses.rs`) and milestones
//! (`milestones.rs`).

use crate::counting::{self, TrackerCount};
use crate::drafts::TrackerDraft;
use crate::entities::{Entity, Lapse, Rest, Tracker};
use crate::error::Rule;
use crate::image::{Batch, Image, Plan};
use crate::views::TrackerTies;
use crate::{Journal, JournalError, Moment, calendar, fold};
use cairn_vault::RecordId;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use rand_core::CryptoRng;

/// How far ahead a count may begin, in days: a leap year (domain 5).
const AHEAD: Days = Days::new(366);

impl Journal {
    /// The trackers that are not in the trash, in the order in which they were made.
    pub fn trackers(&self) -> impl DoubleEndedIterator<Item = &Tracker> + ExactSizeIterator {
        self.image.trackers.living()
    }

    /// The tracker with this id, unless it is in the trash.
    #[must_use]
    pub fn tracker(&self, id: RecordId) -> Option<&Tracker> {
        self.image.trackers.get_living(id)
    }

    /// The tracker with this name by case fold, unless it is in the trash.
    #[must_use]
    pub fn tracker_named(&self, name: &str) -> Option<&Tracker> {
        let key = fold::key(name);
        self.trackers()
            .find(|tracker| fold::key(&tracker.name) == key)
    }

    /// The numbers of a tracker on a day.
    #[must_use]
    pub fn count_of(&self, tracker: &Tracker, on: NaiveDate) -> TrackerCount {
        self.image.count_of(tracker, on)
    }

    /// What belongs to a tracker: kept while it is hidden or in the trash, and gone with it for
    /// good, but for urges, which are in check-ins, and letters.
    #[must_use]
    pub fn ties_of(&self, id: RecordId) -> TrackerTies {
        self.image.ties_of(id)
    }

    /// Saves a tracker.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when another tracker has this name by case fold;
    /// [`JournalError::Invalid`], among others for an anchor before 1900 or more than 366 days
    /// ahead; [`JournalError::NotFound`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_tracker(
        &mut self,
        draft: TrackerDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Tracker, JournalError> {
        self.change(rng, |image, rng| image.plan_save_tracker(draft, at, rng))
    }
}

impl Image {
    /// Whether a tracker other than `id` that is not in the trash has this name.
    pub(crate) fn has_tracker_named(&self, name: &str, id: RecordId) -> bool {
        let key = fold::key(name);
        self.trackers
            .living()
            .any(|other| other.id != id && fold::key(&other.name) == key)
    }

    /// The lapses of a tracker that are not in the trash, the first one first.
    pub(crate) fn lapses_of(&self, tracker: RecordId) -> Vec<&Lapse> {
        self.lapses.living_range(&tracker, |lapse| lapse.tracker_id)
    }

    pub(crate) fn count_of(&self, tracker: &Tracker, on: NaiveDate) -> TrackerCount {
        counting::count(tracker, self.lapses_of(tracker.id), on)
    }

    fn ties_of(&self, id: RecordId) -> TrackerTies {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let urges = self.check_ins.living().filter(|check_in| {
            check_in
                .urges
                .iter()
                .any(|urge| urge.tracker_id == Some(id))
        });
        let watched = self.urge_episodes.living();
        let watched = watched.filter(|episode| episode.tracker_id == Some(id));
        let letters = self.letters.living();
        TrackerTies {
            n_lapses: count(self.lapses_of(id).len()),
            n_day_logs: count(self.day_logs_of(id).len()),
            n_milestones: count(self.acks_of(id).len()),
            n_urges: count(urges.count() + watched.count()),
            n_letters: count(letters.filter(|letter| letter.tracker_id == id).count()),
        }
    }

    fn plan_save_tracker(
        &self,
        draft: TrackerDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Tracker>, JournalError> {
        let stored = self.trackers.to_save(draft.id)?;
        let (id, created_at, revision, rest) = match stored {
            Some(stored) => (
                stored.id,
                stored.created_at,
                stored.revision,
                stored.rest.clone(),
            ),
            None => (RecordId::make(rng), at.now, 0, Rest::new()),
        };
        let mut tracker = Tracker {
            id,
            revision,
            created_at,
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            name: draft.name,
            discreet_name: draft.discreet_name,
            scope: draft.scope,
            goal: draft.goal,
            anchor: draft.anchor,
            anchor_kind: draft.anchor_kind,
            began_at: self.instant_typed(
                draft.began_at,
                stored.and_then(|stored| stored.began_at),
                at,
            ),
            display: draft.display,
            leap_rule: draft.leap_rule,
            milestone_set: draft.milestone_set,
            cost: draft.cost,
            unit: draft.unit,
            earlier: draft.earlier,
            hidden: draft.hidden,
            archived: draft.archived,
            rest,
        };
        tracker.clean();
        tracker.validate()?;
        let today = calendar::today(at, &self.settings);
        if today
            .checked_add_days(AHEAD)
            .is_some_and(|last| tracker.anchor > last)
        {
            return Err(JournalError::invalid("anchor", Rule::TooFarAhead));
        }
        let is_stored = stored.is_some_and(|stored| stored.began_at == tracker.began_at);
        let apart = draft.began_at.map(|began| began.date() - tracker.anchor);
        if !is_stored && apart.is_some_and(|apart| !(-1..=1).contains(&apart.num_days())) {
            return Err(JournalError::invalid("began_at", Rule::OtherDay));
        }
        if self.has_tracker_named(&tracker.name, tracker.id) {
            return Err(JournalError::NotUnique { field: "name" });
        }
        let batch = Batch::default();
        Plan::save(stored, draft.revision, tracker, batch, at.now, |put| {
            &mut put.trackers
        })
    }

    /// The instant of a time on the clock of the person. A time that was not changed stays the
    /// instant it was, wherever the person is now.
    pub(crate) fn instant_typed(
        &self,
        typed: Option<NaiveDateTime>,
        stored: Option<DateTime<Utc>>,
        at: &Moment,
    ) -> Option<DateTime<Utc>> {
        let typed = typed?;
        let zone = calendar::zone(at, &self.settings);
        stored
            .filter(|stored| stored.with_timezone(&zone).naive_local() == typed)
            .or_else(|| calendar::instant_of(typed, zone))
    }
}

#[cfg(test)]
mod tests;
