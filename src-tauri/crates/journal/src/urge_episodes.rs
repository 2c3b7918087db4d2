//! Urges that are watched: saving and reading.
//!
//! Not here: the clock that asks (the window's), how long such episodes last and how far they fall
//! (`cairn-insights`).

use crate::calendar;
use crate::drafts::UrgeEpisodeDraft;
use crate::entities::{Entity, Rest, StrategyUse, TagKind, UrgeEpisode};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use chrono::TimeDelta;
use rand_core::CryptoRng;

/// An episode without an outcome is watched for so long after its beginning; what is older was left.
const WATCHED: TimeDelta = TimeDelta::hours(4);

impl Journal {
    /// The watched urges that are not in the trash, newest first by day and beginning.
    pub fn urge_episodes(
        &self,
    ) -> impl DoubleEndedIterator<Item = &UrgeEpisode> + ExactSizeIterator {
        self.image.urge_episodes.living()
    }

    /// The urge that is being watched now: the newest that began within four hours and has no
    /// outcome yet.
    #[must_use]
    pub fn watched_urge(&self, at: &Moment) -> Option<&UrgeEpisode> {
        let since = at.now - WATCHED;
        self.urge_episodes()
            .filter(|one| one.outcome.is_none() && (since..=at.now).contains(&one.started_at))
            .max_by_key(|one| one.started_at)
    }

    /// Saves a watched urge; one that is new begins now. Uses of tools that belong to it and have no
    /// strength afterwards get its last one when it has an outcome for the first time.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for a tracker that is new on it and not here;
    /// [`JournalError::Invalid`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_urge_episode(
        &mut self,
        draft: UrgeEpisodeDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<UrgeEpisode, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_urge_episode(draft, at, rng)
        })
    }
}

impl Image {
    pub(crate) fn plan_save_urge_episode(
        &self,
        draft: UrgeEpisodeDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<UrgeEpisode>, JournalError> {
        let stored = self.urge_episodes.to_save(draft.id)?;
        let former = stored.and_then(|stored| stored.tracker_id);
        if let Some(id) = draft.tracker_id
            && former != Some(id)
            && self.trackers.get_living(id).is_none()
        {
            return Err(JournalError::NotFound);
        }
        let begun = || UrgeEpisode {
            id: RecordId::make(rng),
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            date: calendar::today(at, &self.settings),
            started_at: at.now,
            ended_at: None,
            zone: calendar::zone(at, &self.settings),
            day_start_used: self.settings.day_start,
            planned_min: draft.planned_min,
            tracker_id: None,
            samples: Vec::new(),
            triggers: Vec::new(),
            outcome: None,
            note: String::new(),
            rest: Rest::new(),
        };
        let mut episode = stored.cloned().unwrap_or_else(begun);
        let had_outcome = episode.outcome.is_some();
        episode.planned_min = draft.planned_min;
        episode.tracker_id = draft.tracker_id;
        episode.samples = draft.samples;
        episode.triggers = draft.triggers;
        episode.ended_at = draft
            .ended_sec
            .map(|sec| episode.started_at + TimeDelta::seconds(i64::from(sec)));
        episode.outcome = draft.outcome;
        episode.note = draft.note;
        episode.clean();
        let mut batch = Batch::default();
        self.adopt_names(&mut episode.triggers, TagKind::Trigger, at, &mut batch, rng);
        episode.validate()?;
        if episode.outcome.is_some() && !had_outcome {
            batch.put.strategy_uses = self.uses_ended_by(&episode, at);
        }
        Plan::save(stored, draft.revision, episode, batch, at.now, |put| {
            &mut put.urge_episodes
        })
    }

    /// The uses within an episode that nobody has told the end of: its last sample is that, where it
    /// lies behind them.
    fn uses_ended_by(&self, episode: &UrgeEpisode, at: &Moment) -> Vec<StrategyUse> {
        let Some(last) = episode.samples.last().copied() else {
            return Vec::new();
        };
        let ended_at = episode.instant(last);
        self.strategy_uses
            .living()
            .filter(|used| {
                used.urge_episode_id == Some(episode.id)
                    && used.after.is_none()
                    && used.at < ended_at
            })
            .map(|used| {
                let minutes = (ended_at - used.at).num_minutes();
                let mut used = StrategyUse {
                    after: Some(last.strength),
                    minutes_between: u16::try_from(minutes).ok(),
                    ..used.clone()
                };
                used.touch(at.now);
                used
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
