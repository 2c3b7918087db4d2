//! Day logs and pauses: saving and reading.
//!
//! Not here: weeks and targets (`counting`).

use crate::counting::{self, DayLogSummary, DayLogWeek};
use crate::drafts::{DayLogDraft, PauseDraft};
use crate::entities::{DayLog, Entity, Pause, Rest, Tracker};
use crate::error::Rule;
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment, calendar};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use rand_core::CryptoRng;

impl Journal {
    /// The logged days of a tracker, the newest first.
    #[must_use]
    pub fn day_logs_of(&self, tracker: RecordId) -> Vec<&DayLog> {
        self.image.day_logs_of(tracker)
    }

    /// The weeks of a tracker that have a day from the first to the last of `days`.
    #[must_use]
    pub fn day_log_weeks(
        &self,
        tracker: &Tracker,
        days: [NaiveDate; 2],
        today: NaiveDate,
    ) -> Vec<DayLogWeek> {
        let image = &self.image;
        let (logs, pauses) = (image.day_logs_of(tracker.id), image.pauses_of(tracker.id));
        let week_start = image.settings.week_start;
        counting::day_log_weeks(tracker, logs, &pauses, week_start, days, today)
    }

    /// All days of a tracker's day log up to `today`.
    #[must_use]
    pub fn day_log_summary(&self, tracker: &Tracker, today: NaiveDate) -> DayLogSummary {
        let image = &self.image;
        let (logs, pauses) = (image.day_logs_of(tracker.id), image.pauses_of(tracker.id));
        counting::day_log_summary(tracker, logs, &pauses, today)
    }

    /// Logs a day, or changes what was logged of it.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a day before the first or after today, one that the calendar
    /// left out where the person lives, and for a tracker without a day log;
    /// [`JournalError::NotFound`], [`JournalError::Stale`].
    pub fn save_day_log(
        &mut self,
        draft: DayLogDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<DayLog, JournalError> {
        self.change(rng, |image, rng| image.plan_save_day_log(&draft, at, rng))
    }

    /// The pauses, the first one first.
    pub fn pauses(&self) -> impl DoubleEndedIterator<Item = &Pause> + ExactSizeIterator {
        self.image.pauses.living()
    }

    /// Saves a pause.
    ///
    /// # Errors
    /// [`JournalError::Overlaps`] when a pause of the same scope has one of its days;
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_pause(
        &mut self,
        draft: PauseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Pause, JournalError> {
        self.change(rng, |image, rng| image.plan_save_pause(&draft, at, rng))
    }
}

impl Image {
    pub(crate) fn day_logs_of(&self, tracker: RecordId) -> Vec<&DayLog> {
        self.day_logs.living_range(&tracker, |log| log.tracker_id)
    }

    pub(crate) fn pauses_of(&self, tracker: RecordId) -> Vec<&Pause> {
        self.pauses
            .living()
            .filter(|pause| pause.is_of(tracker))
            .collect()
    }

    /// The record of a day, unless it is in the trash.
    pub(crate) fn day_log_on(&self, tracker: RecordId, date: NaiveDate) -> Option<&DayLog> {
        let key = (tracker, std::cmp::Reverse(date));
        self.day_logs
            .living_range(&key, |log| (log.tracker_id, std::cmp::Reverse(log.date)))
            .first()
            .copied()
    }

    fn plan_save_day_log(
        &self,
        draft: &DayLogDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<DayLog>, JournalError> {
        let tracker = self
            .trackers
            .get_living(draft.tracker_id)
            .ok_or(JournalError::NotFound)?;
        if !tracker.goal.is_logged() {
            return Err(JournalError::invalid("tracker_id", Rule::OtherGoal));
        }
        if draft.date < tracker.first_free_day() {
            return Err(JournalError::invalid("date", Rule::BeforeFirstDay));
        }
        if draft.date > calendar::today(at, &self.settings) {
            return Err(JournalError::invalid("date", Rule::StillToCome));
        }
        let zone = calendar::zone(at, &self.settings);
        if calendar::boundary(draft.date, zone, 0).is_none() {
            return Err(JournalError::invalid("date", Rule::NoSuchDay));
        }
        let stored = self.day_log_on(tracker.id, draft.date);
        let unknown = || DayLog {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            tracker_id: tracker.id,
            date: draft.date,
            state: draft.state,
            amount_hundredths: None,
            rest: Rest::new(),
        };
        let amount_hundredths = draft.amount_hundredths;
        let log = DayLog {
            state: counting::effective_state(tracker.goal, draft.state, amount_hundredths),
            amount_hundredths,
            ..stored.cloned().unwrap_or_else(unknown)
        };
        log.validate()?;
        let batch = Batch::default();
        Plan::save(stored, draft.revision, log, batch, at.now, |put| {
            &mut put.day_logs
        })
    }

    /// Whether another pause of its scope has one of its days.
    pub(crate) fn has_pause_meeting(&self, pause: &Pause) -> bool {
        self.pauses
            .living()
            .any(|other| other.id != pause.id && other.meets(pause))
    }

    fn plan_save_pause(
        &self,
        draft: &PauseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Pause>, JournalError> {
        let stored = self.pauses.to_save(draft.id)?;
        let new = || Pause {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            from: draft.from,
            to: draft.to,
            scope: draft.scope,
            rest: Rest::new(),
        };
        let pause = Pause {
            from: draft.from,
            to: draft.to,
            scope: draft.scope,
            ..stored.cloned().unwrap_or_else(new)
        };
        pause.validate()?;
        if self.has_pause_meeting(&pause) {
            return Err(JournalError::Overlaps { n: 1 });
        }
        let batch = Batch::default();
        Plan::save(stored, draft.revision, pause, batch, at.now, |put| {
            &mut put.pauses
        })
    }
}

#[cfg(test)]
mod tests;
