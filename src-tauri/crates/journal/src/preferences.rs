//! The settings of the journal, and whether the clock is to be believed.
//!
//! Not here: what the program must know while the journal is locked.

use crate::calendar;
use crate::drafts::SettingsDraft;
use crate::entities::{Entity, Settings};
use crate::image::{Batch, Image, Plan};
use crate::views::{ClockDoubt, ClockDoubtKind};
use crate::{Journal, JournalError, Moment};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand_core::CryptoRng;

/// A clock this much before the newest stored instant is asked about (domain 2.2.6).
const EARLIER_BY: TimeDelta = TimeDelta::hours(48);
/// A clock this long after the last opening is asked about (domain 2.2.6).
const LATER_BY: TimeDelta = TimeDelta::days(180);

impl Journal {
    /// The settings of this journal.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.image.settings
    }

    /// Saves the settings. Another start of the day holds for new records; days that are stored
    /// stay as they are.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::Stale`].
    pub fn save_settings(
        &mut self,
        draft: SettingsDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Settings, JournalError> {
        self.change(rng, |image, _| image.plan_save_settings(draft, at))
    }

    /// Why today may not be today, if there is a reason (AC-14). While there is one, nothing that
    /// depends on the day happens by itself.
    #[must_use]
    pub fn clock_doubt(&self, now: DateTime<Utc>) -> Option<ClockDoubt> {
        self.image.clock_doubt(now)
    }

    /// The day that counts are made for: the logical today, or, while the clock is in doubt, the
    /// last day that was believed, if that is earlier. Nothing is awarded by a clock in doubt.
    #[must_use]
    pub fn counting_day(&self, at: &Moment) -> NaiveDate {
        self.image.counting_day(at)
    }

    /// Takes the clock as it is: somebody said that today is today.
    ///
    /// # Errors
    /// [`JournalError::ReadOnly`], [`JournalError::Vault`].
    pub fn confirm_clock(
        &mut self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        self.change(rng, |image, _| {
            let settings = Settings {
                last_opened_at: Some(at.now),
                clock_confirmed_at: Some(at.now),
                ..image.settings.clone()
            };
            Ok(Plan::settings(settings, ()))
        })
    }

    /// Notes that the journal was opened, at most once a day, and not while the clock is in doubt.
    ///
    /// # Errors
    /// [`JournalError::ReadOnly`], [`JournalError::Vault`].
    pub fn note_opened(
        &mut self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        self.change(rng, |image, _| Ok(image.plan_note_opened(at)))
    }
}

impl Image {
    fn plan_save_settings(
        &self,
        draft: SettingsDraft,
        at: &Moment,
    ) -> Result<Plan<Settings>, JournalError> {
        let stored = &self.settings;
        let base = draft.revision;
        let mut settings = Settings {
            day_start: draft.day_start,
            week_start: draft.week_start,
            zone_mode: draft.zone_mode,
            auto_lock: draft.auto_lock,
            lock_on_suspend: draft.lock_on_suspend,
            lock_on_focus_loss: draft.lock_on_focus_loss,
            on_this_day: draft.on_this_day,
            country: draft.country,
            single_keys: draft.single_keys,
            words: draft.words,
            notice_days: draft.notice_days,
            draw_cairn: draft.draw_cairn,
            words_to_redact: draft.words_to_redact,
            reading_speed: draft.reading_speed,
            hope_on_hard_days: draft.hope_on_hard_days,
            keep_receipts: draft.keep_receipts,
            questionnaires: draft.questionnaires,
            ..stored.clone()
        };
        settings.clean();
        settings.validate()?;
        if settings == *stored {
            return Ok(Plan::nothing(settings));
        }
        if base != stored.revision {
            return Err(JournalError::Stale {
                current_revision: stored.revision,
            });
        }
        settings.touch(at.now);
        Ok(Plan::settings(settings.clone(), settings))
    }

    /// A confirmed clock is believed from there on: neither records from a wrong future nor a long
    /// absence before it count. It stops to matter once time has caught up with the records.
    pub(crate) fn clock_doubt(&self, now: DateTime<Utc>) -> Option<ClockDoubt> {
        let settings = &self.settings;
        let opened = settings.last_opened_at;
        let is_confirmed = settings
            .clock_confirmed_at
            .map(|confirmed| opened.map_or(confirmed, |opened| opened.max(confirmed)))
            .is_some_and(|believed| believed - now <= EARLIER_BY);
        let doubt = |kind| ClockDoubt {
            kind,
            newest: self.newest,
        };
        if self.newest - now > EARLIER_BY && !is_confirmed {
            return Some(doubt(ClockDoubtKind::Earlier));
        }
        opened
            .is_some_and(|opened| now - opened > LATER_BY)
            .then(|| doubt(ClockDoubtKind::Later))
    }

    pub(crate) fn counting_day(&self, at: &Moment) -> NaiveDate {
        let today = calendar::today(at, &self.settings);
        if self.clock_doubt(at.now).is_none() {
            return today;
        }
        let believed = self.settings.last_opened_at.map(|opened| {
            let zone = calendar::zone(at, &self.settings);
            calendar::logical_date(opened, zone, self.settings.day_start)
        });
        believed.map_or(today, |day| day.min(today))
    }

    /// The time of opening is a fact about this computer, not an edit: the revision stays, so that
    /// an open page of settings is not outdated by it.
    fn plan_note_opened(&self, at: &Moment) -> Plan<()> {
        let stored = &self.settings;
        let day = |instant: DateTime<Utc>| {
            calendar::logical_date(instant, calendar::zone(at, stored), stored.day_start)
        };
        let is_noted = stored
            .last_opened_at
            .is_some_and(|opened| day(opened) == day(at.now));
        if is_noted || self.clock_doubt(at.now).is_some() {
            return Plan {
                batch: Batch::default(),
                answer: Ok(()),
            };
        }
        let settings = Settings {
            last_opened_at: Some(at.now),
            clock_confirmed_at: stored.clock_confirmed_at.filter(|_| self.newest > at.now),
            ..stored.clone()
        };
        Plan::settings(settings, ())
    }
}

#[cfg(test)]
mod tests;
