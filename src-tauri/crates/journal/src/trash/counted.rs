//! The trash for trackers and what is noted for them.
//!
//! A tracker in the trash keeps its lapses, logged days, pauses and milestones; they come back with
//! it, and go for good with it. Urges are in check-ins and stay; so do letters.

use super::{back, item};
use crate::entities::{PauseScope, TagKind};
use crate::image::{Batch, Image};
use crate::views::TrashItem;
use crate::{JournalError, Kind, Moment};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Image {
    /// What of it is in the trash.
    pub(super) fn counted_trash(&self) -> Vec<Option<TrashItem>> {
        let name = |id: RecordId| self.trackers.get(id).map(|tracker| &*tracker.name);
        let mut items = Vec::new();
        let trackers = self.trackers.trashed();
        items.extend(trackers.map(|tracker| item(tracker, [&*tracker.name])));
        let logs = self.day_logs.trashed();
        items.extend(logs.map(|log| item(log, name(log.tracker_id))));
        let lapses = self.lapses.trashed();
        items.extend(lapses.map(|lapse| item(lapse, name(lapse.tracker_id))));
        items.extend(self.pauses.trashed().map(|pause| match pause.scope {
            PauseScope::Tracker { id } => item(pause, name(id)),
            PauseScope::All | PauseScope::Mood => item(pause, None),
        }));
        let sets = self.milestone_sets.trashed();
        items.extend(sets.map(|set| item(set, [&*set.name])));
        let acks = self.milestone_acks.trashed();
        items.extend(acks.map(|ack| item(ack, name(ack.tracker_id))));
        let dates = self.significant_dates.trashed();
        items.extend(dates.map(|date| item(date, [&*date.alias])));
        let others = self.others_milestones.trashed();
        items.extend(others.map(|other| item(other, [&*other.alias])));
        let letters = self.letters.trashed();
        items.extend(letters.map(|letter| item(letter, name(letter.tracker_id))));
        items
    }

    /// Takes a record of one of these kinds back into `batch`.
    pub(super) fn undelete_counted(
        &self,
        kind: Kind,
        id: RecordId,
        at: &Moment,
        batch: &mut Batch,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        let now = at.now;
        match kind {
            Kind::Tracker => {
                let tracker = back(self.trackers.get(id), now);
                let taken = |name: &str| self.has_tracker_named(name, id);
                if tracker.as_ref().is_some_and(|back| taken(&back.name)) {
                    return Err(JournalError::NotUnique { field: "name" });
                }
                batch.put.trackers.extend(tracker);
            }
            Kind::MilestoneSet => {
                let set = back(self.milestone_sets.get(id), now);
                let taken = |name: &str| self.has_milestone_set_named(name, id);
                if set.as_ref().is_some_and(|back| taken(&back.name)) {
                    return Err(JournalError::NotUnique { field: "name" });
                }
                batch.put.milestone_sets.extend(set);
            }
            Kind::DayLog => {
                let Some(log) = back(self.day_logs.get(id), now) else {
                    return Ok(());
                };
                if self.day_log_on(log.tracker_id, log.date).is_some() {
                    return Err(JournalError::NotUnique { field: "date" });
                }
                batch.put.day_logs.push(log);
            }
            Kind::Lapse => {
                let Some(mut lapse) = back(self.lapses.get(id), now) else {
                    return Ok(());
                };
                let met = self.lapses_met_by(&lapse).len();
                if met > 0 {
                    return Err(JournalError::Overlaps {
                        n: u32::try_from(met).unwrap_or(u32::MAX),
                    });
                }
                self.adopt_names(&mut lapse.feelings, TagKind::Feeling, at, batch, rng);
                self.adopt_names(&mut lapse.triggers, TagKind::Trigger, at, batch, rng);
                batch.put.lapses.push(lapse);
            }
            Kind::Pause => {
                let pause = back(self.pauses.get(id), now);
                if pause
                    .as_ref()
                    .is_some_and(|pause| self.has_pause_meeting(pause))
                {
                    return Err(JournalError::Overlaps { n: 1 });
                }
                batch.put.pauses.extend(pause);
            }
            Kind::MilestoneAck => {
                let ack = back(self.milestone_acks.get(id), now);
                batch.put.milestone_acks.extend(ack);
            }
            Kind::SignificantDate => {
                let date = back(self.significant_dates.get(id), now);
                batch.put.significant_dates.extend(date);
            }
            Kind::OthersMilestone => {
                let other = back(self.others_milestones.get(id), now);
                batch.put.others_milestones.extend(other);
            }
            Kind::Letter => batch.put.letters.extend(back(self.letters.get(id), now)),
            _ => return Err(JournalError::NotFound),
        }
        Ok(())
    }

    /// What was noted for these trackers and means nothing without them.
    pub(super) fn only_of(&self, trackers: &[RecordId]) -> Vec<RecordId> {
        let theirs = |id: &RecordId| trackers.contains(id);
        let logs = self.day_logs.all().filter(|log| theirs(&log.tracker_id));
        let lapses = self.lapses.all().filter(|lapse| theirs(&lapse.tracker_id));
        let acks = self.milestone_acks.all();
        let acks = acks.filter(|ack| theirs(&ack.tracker_id));
        let pauses = self
            .pauses
            .all()
            .filter(|pause| matches!(&pause.scope, PauseScope::Tracker { id } if theirs(id)));
        let mut ids: Vec<_> = logs.map(|log| log.id).collect();
        ids.extend(lapses.map(|lapse| lapse.id));
        ids.extend(acks.map(|ack| ack.id));
        ids.extend(pauses.map(|pause| pause.id));
        ids
    }
}
