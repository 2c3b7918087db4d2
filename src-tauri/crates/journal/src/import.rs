//! Taking in records that were made elsewhere, or by this journal before: ids and instants stay.
//!
//! Nothing that is here is ever overwritten. Not here: reading files (`cairn-exchange`).

use crate::entities::{
    DayLog, Entity, Lapse, MilestoneSet, Pause, Settings, Strategy, Tag, TagKind, Tracker,
};
use crate::image::{Batch, Image, Listed, Plan, Table};
use crate::tags::Tagged;
use crate::views::{ImportBatch, ImportOutcome, SkipReason, Skipped};
use crate::whole::without_opening;
use crate::{Journal, JournalError, Moment, fold};
use cairn_vault::RecordId;
use rand_core::CryptoRng;
use std::collections::HashSet;

impl Journal {
    /// What [`Journal::import`] would do with `records`, without doing it.
    #[must_use]
    pub fn preview_import(&self, records: ImportBatch) -> ImportOutcome {
        self.image.sift(records).1
    }

    /// Takes in `records` in one batch. A record that is here already in every field is a
    /// duplicate; one with a known id and other content, or that breaks a rule, is left out and
    /// reported. Settings are taken over only while the journal holds nothing else.
    ///
    /// # Errors
    /// [`JournalError::ReadOnly`], [`JournalError::Vault`]; nothing was taken in then.
    pub fn import(
        &mut self,
        records: ImportBatch,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<ImportOutcome, JournalError> {
        self.change(rng, |image, rng| Ok(image.plan_import(records, at, rng)))
    }
}

impl Image {
    fn plan_import(
        &self,
        records: ImportBatch,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Plan<ImportOutcome> {
        let (mut batch, outcome) = self.sift(records);
        self.adopt_all_names(&mut batch, at, rng);
        Plan::new(batch, outcome)
    }

    /// Divides `records` into what is to be taken in and what is not.
    fn sift(&self, records: ImportBatch) -> (Batch, ImportOutcome) {
        let mut sieve = Sieve {
            image: self,
            seen: HashSet::new(),
            outcome: ImportOutcome::default(),
        };
        let mut batch = Batch::default();
        let put = &mut batch.put;
        let by_name: Unique<Tag> = Some(("name", |tag| fold::key(&tag.name)));
        let by_title: Unique<Strategy> = Some(("title", |strategy| fold::key(&strategy.title)));
        let tracker: Unique<Tracker> = Some(("name", |tracker| fold::key(&tracker.name)));
        let set: Unique<MilestoneSet> = Some(("name", |set| fold::key(&set.name)));
        let day: Unique<DayLog> = Some(("date", |log| format!("{} {}", log.tracker_id, log.date)));
        put.tags = sieve.sift(&self.tags, records.tags, by_name);
        put.strategies = sieve.sift(&self.strategies, records.strategies, by_title);
        put.trackers = sieve.sift(&self.trackers, records.trackers, tracker);
        put.day_logs = sieve.sift(&self.day_logs, records.day_logs, day);
        let lapses = sieve.sift(&self.lapses, records.lapses, None);
        put.lapses = sieve.apart(&self.lapses, lapses, Lapse::collides);
        let pauses = sieve.sift(&self.pauses, records.pauses, None);
        put.pauses = sieve.apart(&self.pauses, pauses, Pause::meets);
        put.milestone_sets = sieve.sift(&self.milestone_sets, records.milestone_sets, set);
        put.milestone_acks = sieve.sift(&self.milestone_acks, records.milestone_acks, None);
        put.significant_dates =
            sieve.sift(&self.significant_dates, records.significant_dates, None);
        put.others_milestones =
            sieve.sift(&self.others_milestones, records.others_milestones, None);
        put.letters = sieve.sift(&self.letters, records.letters, None);
        put.strategy_uses = sieve.sift(&self.uses, records.strategy_uses, None);
        put.check_ins = sieve.sift(&self.check_ins, records.check_ins, None);
        put.entries = sieve.sift(&self.entries, records.entries, None);
        put.entry_revisions = sieve.sift(&self.revisions, records.entry_revisions, None);
        if let Some(settings) = records.settings {
            self.sift_settings(settings, &mut sieve, &mut batch);
        }
        let mut outcome = sieve.outcome;
        outcome
            .skipped
            .sort_by_key(|skipped| (skipped.kind, skipped.id));
        (batch, outcome)
    }

    fn sift_settings(&self, mut theirs: Settings, sieve: &mut Sieve<'_>, batch: &mut Batch) {
        let ours = &self.settings;
        sieve.outcome.found += 1;
        theirs.clean();
        if without_opening(&theirs) == without_opening(ours) {
            sieve.outcome.duplicates += 1;
        } else if let Some(reason) = sieve.fault(&theirs) {
            sieve.skip(&theirs, reason);
        } else if !self.is_untouched() {
            sieve.skip(&theirs, SkipReason::OwnSettings);
        } else {
            // When this journal was opened stays a fact about this computer.
            theirs.last_opened_at = ours.last_opened_at;
            theirs.clock_confirmed_at = ours.clock_confirmed_at;
            if theirs.id != ours.id {
                batch.removed.push(ours.id);
            }
            batch.put.settings = Some(theirs);
            sieve.outcome.new += 1;
        }
    }

    /// Names that no tag has yet become tags, as in a save. Spellings stay as they come: an
    /// imported record is not edited.
    fn adopt_all_names(&self, batch: &mut Batch, at: &Moment, rng: &mut dyn CryptoRng) {
        fn living<T: Tagged>(values: &[T]) -> Vec<String> {
            let living = values.iter().filter(|value| value.deleted_at().is_none());
            living
                .flat_map(|value| value.held())
                .map(str::to_owned)
                .collect()
        }
        let put = &batch.put;
        let triggers = put
            .check_ins
            .iter()
            .filter(|check_in| check_in.deleted_at.is_none());
        let triggers = triggers
            .flat_map(|check_in| check_in.triggers.clone())
            .collect();
        let lapses = put.lapses.iter().filter(|lapse| lapse.deleted_at.is_none());
        let lapse_triggers = lapses.flat_map(|lapse| lapse.triggers.clone()).collect();
        let mut named = [
            (living(&put.entries), TagKind::Free),
            (living(&put.strategies), TagKind::Topic),
            (living(&put.strategy_uses), TagKind::Topic),
            (triggers, TagKind::Trigger),
            (living(&put.check_ins), TagKind::Feeling),
            (lapse_triggers, TagKind::Trigger),
            (living(&put.lapses), TagKind::Feeling),
        ];
        for (names, kind) in &mut named {
            self.adopt_names(names, *kind, at, batch, rng);
        }
    }
}

/// A field whose value no two living records share, if there is one, and the value to compare.
type Unique<T> = Option<(&'static str, fn(&T) -> String)>;

/// Lets through what can be taken in, and keeps the account of everything.
struct Sieve<'a> {
    image: &'a Image,
    seen: HashSet<RecordId>,
    outcome: ImportOutcome,
}

impl Sieve<'_> {
    fn sift<T: Listed + PartialEq>(
        &mut self,
        table: &Table<T>,
        values: Vec<T>,
        unique: Unique<T>,
    ) -> Vec<T> {
        let mut taken: HashSet<String> = unique
            .map(|(_, name)| table.living().map(name).collect())
            .unwrap_or_default();
        let mut through: Vec<T> = Vec::with_capacity(values.len());
        for mut value in values {
            self.outcome.found += 1;
            value.clean();
            if table.get(value.id()) == Some(&value) {
                self.outcome.duplicates += 1;
                continue;
            }
            let unique = unique.filter(|_| value.deleted_at().is_none());
            let key = unique.map(|(field, name)| (field, name(&value)));
            let mut fault = self.fault(&value);
            if fault.is_none()
                && let Some((field, key)) = key
                && !taken.insert(key)
            {
                fault = Some(SkipReason::NotUnique { field });
            }
            match fault {
                Some(reason) => self.skip(&value, reason),
                None => {
                    self.seen.insert(value.id());
                    self.outcome.new += 1;
                    through.push(value);
                }
            }
        }
        through
    }

    /// Leaves out of `values` those whose days meet those of a living record here or of one before
    /// it in the list.
    fn apart<T: Listed>(
        &mut self,
        table: &Table<T>,
        values: Vec<T>,
        meet: fn(&T, &T) -> bool,
    ) -> Vec<T> {
        let mut through: Vec<T> = Vec::with_capacity(values.len());
        for value in values {
            let is_taken = value.deleted_at().is_none()
                && table
                    .living()
                    .chain(&through)
                    .any(|other| other.deleted_at().is_none() && meet(other, &value));
            if is_taken {
                self.seen.remove(&value.id());
                self.outcome.new -= 1;
                self.skip(&value, SkipReason::Overlaps);
            } else {
                through.push(value);
            }
        }
        through
    }

    fn fault<T: Entity>(&self, value: &T) -> Option<SkipReason> {
        let id = value.id();
        if self.seen.contains(&id) {
            return Some(SkipReason::Repeated);
        }
        if self.image.unreadable.contains(&id) {
            return Some(SkipReason::NotUnderstood);
        }
        if self.image.kind_of(id).is_some() {
            return Some(SkipReason::Differs);
        }
        match value.validate() {
            Err(JournalError::Invalid { field, rule }) => Some(SkipReason::Invalid { field, rule }),
            _ => None,
        }
    }

    fn skip<T: Entity>(&mut self, value: &T, reason: SkipReason) {
        let (kind, id) = (T::KIND, value.id());
        self.outcome.skipped.push(Skipped { kind, id, reason });
    }
}

#[cfg(test)]
mod tests;
