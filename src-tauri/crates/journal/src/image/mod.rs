//! The decrypted records in memory, and what it means to change them.
//!
//! Pure: everything here works without a vault. A change is planned as a [`Batch`] over the image
//! as it is; `Journal` writes the batch to the vault and only then applies it here.

mod batch;
mod decode;
mod table;

pub(crate) use batch::{Batch, Plan};
pub(crate) use decode::decode;
pub(crate) use table::{Listed, Slot, Table};

use crate::entities::{
    CheckIn, Entity, EntryRevision, JournalEntry, Settings, Strategy, StrategyUse, Tag,
};
use crate::views::ImportBatch;
use crate::{Kind, fold};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use std::cmp::Reverse;
use std::collections::HashSet;

/// All records of a journal.
pub(crate) struct Image {
    pub(crate) entries: Table<JournalEntry>,
    pub(crate) revisions: Table<EntryRevision>,
    pub(crate) check_ins: Table<CheckIn>,
    pub(crate) strategies: Table<Strategy>,
    pub(crate) uses: Table<StrategyUse>,
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
            && self.tags.is_empty()
    }
}

/// Newest day first, within a day the latest first; ids decide between equals.
type NewestFirst = Reverse<(NaiveDate, DateTime<Utc>, RecordId)>;

impl Listed for JournalEntry {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.title);
        see(&self.body);
        self.answers.iter().for_each(|answer| see(&answer.text));
        self.tags.iter().for_each(|tag| see(tag));
    }
}

impl Listed for CheckIn {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.note);
        self.feelings
            .iter()
            .chain(&self.triggers)
            .for_each(|word| see(word));
    }
}

impl Listed for StrategyUse {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
}

impl Listed for Strategy {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::fold(&self.title), self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.title);
        see(&self.how);
        self.tags.iter().for_each(|tag| see(tag));
        if let Some(source) = &self.source {
            see(&source.note);
        }
    }
}

impl Listed for Tag {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.name), self.id)
    }
}

impl Listed for EntryRevision {
    /// The versions of one entry stand together, the latest kept first.
    type Place = (RecordId, Reverse<u32>, RecordId);
    fn place(&self) -> Self::Place {
        (self.entry_id, Reverse(self.number), self.id)
    }
}

#[cfg(test)]
mod tests;
