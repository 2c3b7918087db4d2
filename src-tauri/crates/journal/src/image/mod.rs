//! The decrypted records in memory, and what it means to change them.
//!
//! Pure: everything here works without a vault. A change is planned as a [`Batch`] over the image
//! as it is; `Journal` writes the batch to the vault and only then applies it here.

mod batch;
mod decode;
mod encode;
mod listed;
mod table;

pub(crate) use batch::{Batch, Plan};
pub(crate) use decode::Decoded;
pub(crate) use table::{Listed, Slot, Table};

use crate::Kind;
use crate::entities::{
    CheckIn, DayLog, Entity, EntryRevision, JournalEntry, Lapse, Letter, MilestoneAck,
    MilestoneSet, OthersMilestone, Pause, Settings, SignificantDate, Strategy, StrategyUse, Tag,
    Tracker,
};
use crate::views::ImportBatch;
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use std::collections::HashSet;

/// All records of a journal.
pub(crate) struct Image {
    pub(crate) entries: Table<JournalEntry>,
    pub(crate) revisions: Table<EntryRevision>,
    pub(crate) check_ins: Table<CheckIn>,
    pub(crate) strategies: Table<Strategy>,
    pub(crate) uses: Table<StrategyUse>,
    pub(crate) trackers: Table<Tracker>,
    pub(crate) day_logs: Table<DayLog>,
    pub(crate) lapses: Table<Lapse>,
    pub(crate) pauses: Table<Pause>,
    pub(crate) milestone_sets: Table<MilestoneSet>,
    pub(crate) milestone_acks: Table<MilestoneAck>,
    pub(crate) significant_dates: Table<SignificantDate>,
    pub(crate) others_milestones: Table<OthersMilestone>,
    pub(crate) letters: Table<Letter>,
    pub(crate) tags: Table<Tag>,
    pub(crate) settings: Settings,
    /// Records this program does not understand; they are never written or removed.
    pub(crate) unreadable: HashSet<RecordId>,
    /// Entries whose stored version was saved by the editor by itself.
    pub(crate) autosaved: HashSet<RecordId>,
    /// The newest instant any record ever spoke of.
    pub(crate) newest: DateTime<Utc>,
}

impl Image {
    /// The image of these records. `settings` stand in where the records hold none.
    pub(crate) fn new(
        records: ImportBatch,
        unreadable: HashSet<RecordId>,
        settings: Settings,
    ) -> Self {
        let settings = records.settings.unwrap_or(settings);
        let mut image = Self {
            entries: Table::new(records.entries),
            revisions: Table::new(records.entry_revisions),
            check_ins: Table::new(records.check_ins),
            strategies: Table::new(records.strategies),
            uses: Table::new(records.strategy_uses),
            trackers: Table::new(records.trackers),
            day_logs: Table::new(records.day_logs),
            lapses: Table::new(records.lapses),
            pauses: Table::new(records.pauses),
            milestone_sets: Table::new(records.milestone_sets),
            milestone_acks: Table::new(records.milestone_acks),
            significant_dates: Table::new(records.significant_dates),
            others_milestones: Table::new(records.others_milestones),
            letters: Table::new(records.letters),
            tags: Table::new(records.tags),
            newest: settings.newest(),
            settings,
            unreadable,
            autosaved: HashSet::new(),
        };
        image.newest = [
            image.entries.newest(),
            image.revisions.newest(),
            image.check_ins.newest(),
            image.strategies.newest(),
            image.uses.newest(),
            image.trackers.newest(),
            image.day_logs.newest(),
            image.lapses.newest(),
            image.pauses.newest(),
            image.milestone_sets.newest(),
            image.milestone_acks.newest(),
            image.significant_dates.newest(),
            image.others_milestones.newest(),
            image.letters.newest(),
            image.tags.newest(),
        ]
        .into_iter()
        .flatten()
        .fold(image.newest, DateTime::max);
        image
    }

    /// Takes over what the vault has written.
    pub(crate) fn apply(&mut self, batch: Batch) {
        for id in batch.removed {
            self.entries.remove(id);
            self.revisions.remove(id);
            self.check_ins.remove(id);
            self.strategies.remove(id);
            self.uses.remove(id);
            self.trackers.remove(id);
            self.day_logs.remove(id);
            self.lapses.remove(id);
            self.pauses.remove(id);
            self.milestone_sets.remove(id);
            self.milestone_acks.remove(id);
            self.significant_dates.remove(id);
            self.others_milestones.remove(id);
            self.letters.remove(id);
            self.tags.remove(id);
            self.autosaved.remove(&id);
        }
        for entry in &batch.put.entries {
            self.autosaved.remove(&entry.id);
        }
        self.autosaved.extend(batch.autosaved);
        let put = batch.put;
        let newest = [
            self.entries.put_all(put.entries),
            self.revisions.put_all(put.entry_revisions),
            self.check_ins.put_all(put.check_ins),
            self.strategies.put_all(put.strategies),
            self.uses.put_all(put.strategy_uses),
            self.trackers.put_all(put.trackers),
            self.day_logs.put_all(put.day_logs),
            self.lapses.put_all(put.lapses),
            self.pauses.put_all(put.pauses),
            self.milestone_sets.put_all(put.milestone_sets),
            self.milestone_acks.put_all(put.milestone_acks),
            self.significant_dates.put_all(put.significant_dates),
            self.others_milestones.put_all(put.others_milestones),
            self.letters.put_all(put.letters),
            self.tags.put_all(put.tags),
        ];
        if let Some(settings) = put.settings {
            self.settings = settings;
            self.newest = self.newest.max(self.settings.newest());
        }
        self.newest = newest
            .into_iter()
            .flatten()
            .fold(self.newest, DateTime::max);
    }

    /// What the record with this id is, in the trash or not.
    pub(crate) fn kind_of(&self, id: RecordId) -> Option<Kind> {
        if self.entries.get(id).is_some() {
            Some(Kind::Entry)
        } else if self.check_ins.get(id).is_some() {
            Some(Kind::CheckIn)
        } else if self.strategies.get(id).is_some() {
            Some(Kind::Strategy)
        } else if self.uses.get(id).is_some() {
            Some(Kind::StrategyUse)
        } else if self.trackers.get(id).is_some() {
            Some(Kind::Tracker)
        } else if self.day_logs.get(id).is_some() {
            Some(Kind::DayLog)
        } else if self.lapses.get(id).is_some() {
            Some(Kind::Lapse)
        } else if self.pauses.get(id).is_some() {
            Some(Kind::Pause)
        } else if self.milestone_sets.get(id).is_some() {
            Some(Kind::MilestoneSet)
        } else if self.milestone_acks.get(id).is_some() {
            Some(Kind::MilestoneAck)
        } else if self.significant_dates.get(id).is_some() {
            Some(Kind::SignificantDate)
        } else if self.others_milestones.get(id).is_some() {
            Some(Kind::OthersMilestone)
        } else if self.letters.get(id).is_some() {
            Some(Kind::Letter)
        } else if self.tags.get(id).is_some() {
            Some(Kind::Tag)
        } else if self.revisions.get(id).is_some() {
            Some(Kind::EntryRevision)
        } else if self.settings.id == id {
            Some(Kind::Settings)
        } else {
            None
        }
    }

    /// Whether the journal holds nothing but its settings.
    pub(crate) fn is_untouched(&self) -> bool {
        self.unreadable.is_empty()
            && self.entries.is_empty()
            && self.revisions.is_empty()
            && self.check_ins.is_empty()
            && self.strategies.is_empty()
            && self.uses.is_empty()
            && self.trackers.is_empty()
            && self.day_logs.is_empty()
            && self.lapses.is_empty()
            && self.pauses.is_empty()
            && self.milestone_sets.is_empty()
            && self.milestone_acks.is_empty()
            && self.significant_dates.is_empty()
            && self.others_milestones.is_empty()
            && self.letters.is_empty()
            && self.tags.is_empty()
    }
}

#[cfg(test)]
mod tests;
