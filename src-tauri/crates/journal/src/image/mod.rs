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
use crate::entities::{self, Entity, Settings};
use crate::views::ImportBatch;
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use std::collections::HashSet;

/// Where the records of a kind are.
pub(crate) trait Stored: Sized {
    fn table(image: &Image) -> &Table<Self>;
    fn list(batch: &mut ImportBatch) -> &mut Vec<Self>;
}

macro_rules! image {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        /// All records of a journal.
        pub(crate) struct Image {
            $(pub(crate) $list: Table<entities::$entity>,)*
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
            pub(crate) fn new(records: Decoded, settings: Settings) -> Self {
                let settings = records.settings.unwrap_or(settings);
                let newest = settings.newest();
                Self {
                    $($list: Table::new(records.$list),)*
                    newest: records.newest.map_or(newest, |latest| latest.max(newest)),
                    settings,
                    unreadable: records.unreadable,
                    autosaved: HashSet::new(),
                }
            }

            fn remove(&mut self, id: RecordId) {
                $(self.$list.remove(id);)*
                self.autosaved.remove(&id);
            }

            fn put(&mut self, records: ImportBatch) {
                $(
                    let newest = self.$list.put_all(records.$list);
                    self.newest = self.newest.max(newest.unwrap_or(self.newest));
                )*
                if let Some(settings) = records.settings {
                    self.newest = self.newest.max(settings.newest());
                    self.settings = settings;
                }
            }

            /// What the record with this id is, in the trash or not.
            pub(crate) fn kind_of(&self, id: RecordId) -> Option<Kind> {
                $(
                    if self.$list.get(id).is_some() {
                        return Some(Kind::$kind);
                    }
                )*
                (self.settings.id == id).then_some(Kind::Settings)
            }

            /// Whether the journal holds nothing but its settings.
            pub(crate) fn is_untouched(&self) -> bool {
                self.unreadable.is_empty() $(&& self.$list.is_empty())*
            }
        }

        $(impl Stored for entities::$entity {
            fn table(image: &Image) -> &Table<Self> {
                &image.$list
            }
            fn list(batch: &mut ImportBatch) -> &mut Vec<Self> {
                &mut batch.$list
            }
        })*
    };
}
crate::with_lists!(image);

impl Image {
    /// Takes over what the vault has written.
    pub(crate) fn apply(&mut self, batch: Batch) {
        for id in batch.removed {
            self.remove(id);
        }
        for entry in &batch.put.entries {
            self.autosaved.remove(&entry.id);
        }
        self.autosaved.extend(batch.autosaved);
        self.put(batch.put);
    }
}

#[cfg(test)]
mod tests;
