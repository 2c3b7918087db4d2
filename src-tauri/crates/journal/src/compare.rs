//! A backup beside the journal, record by record: what is missing here, and what is another
//! version. Single records come back when a person asks; nothing is ever overwritten by it.
//!
//! Compared is what a person wrote or noted. Settings, tags and kept versions of entries are not
//! listed; the versions of an entry that is missing come back with it.

use crate::drafts::{EntryDraft, SaveHow};
use crate::entities::Settings;
use crate::image::{Decoded, Image, Listed};
use crate::trash::title_of;
use crate::views::{ImportBatch, Snapshot};
use crate::{Journal, JournalError, Kind, Moment};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use rand_core::CryptoRng;
use serde::Serialize;
use std::path::Path;

/// What a backup holds, decrypted. Dropping it forgets it.
pub struct BackedUp {
    image: Image,
}

impl BackedUp {
    /// Everything in it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'_> {
        self.image.snapshot()
    }
}

/// How a record of a backup stands beside the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Standing {
    /// It is not here.
    Missing,
    /// It is in the trash here.
    InTrash,
    /// Both were changed, or the one in the backup is newer.
    Different,
    /// It was written to since the backup was made.
    NewerHere,
    /// It is the same in every field.
    Same,
}

/// A record of a backup beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Compared {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its day, if it has one.
    pub date: Option<NaiveDate>,
    /// Its title in the backup, or the first words of its text; may be empty.
    pub title: String,
    /// How it stands.
    pub standing: Standing,
}

impl Journal {
    /// Reads a backup of this journal wholly. It opens by the journal's own key, whatever the
    /// passphrase was when it was made.
    ///
    /// # Errors
    /// [`JournalError::Vault`]: damaged, not a backup, or one of another journal.
    pub fn read_backup(
        &self,
        file: &Path,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<BackedUp, JournalError> {
        let records = self.vault().read_own_backup::<Decoded>(file)?;
        let settings = Settings::new(RecordId::make(rng), at.now);
        Ok(BackedUp {
            image: Image::new(records, settings),
        })
    }

    /// Every living record of `backup` as it stands here: what is missing first, each group by
    /// day, the latest first.
    #[must_use]
    pub fn compare(&self, backup: &BackedUp) -> Vec<Compared> {
        let mut rows = self.image.beside(&backup.image);
        rows.sort_by_key(|row| (row.standing, std::cmp::Reverse(row.date), row.id));
        rows
    }

    /// Brings records of `backup` back, each as gently as it can be: one that is missing as it was,
    /// one from the trash out of it, an entry that differs as a new version, so that the present
    /// one stays among its earlier versions. What is the same, or another kind that differs, stays.
    /// Answers how many came back.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for an id that is not in the backup; those of
    /// [`Journal::undelete`] and [`Journal::save_entry`]. What came back before stays.
    pub fn take_back(
        &mut self,
        backup: &BackedUp,
        ids: &[RecordId],
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<u32, JournalError> {
        let mut missing = ImportBatch::default();
        let mut count = 0;
        for id in ids {
            let kind = backup.image.kind_of(*id).ok_or(JournalError::NotFound)?;
            match (self.image.kind_of(*id), self.image.entries.get(*id)) {
                (None, _) => backup.image.copy_into(&mut missing, *id),
                (Some(_), _) if self.image.is_in_trash(*id) => {
                    self.undelete(*id, at, rng)?;
                    count += 1;
                }
                (Some(_), Some(here)) if kind == Kind::Entry => {
                    let there = backup.image.entries.get(*id);
                    let there = there.filter(|there| *there != here);
                    let Some(there) = there.map(EntryDraft::from) else {
                        continue;
                    };
                    let draft = EntryDraft {
                        revision: here.revision,
                        ..there
                    };
                    self.save_entry(draft, SaveHow::default(), at, rng)?;
                    count += 1;
                }
                _ => {}
            }
        }
        let with_them = u32::try_from(missing.entry_revisions.len()).unwrap_or(u32::MAX);
        let outcome = self.import(missing, at, rng)?;
        Ok(count + outcome.new.saturating_sub(with_them))
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        impl Image {
            /// The living records of `there` as they stand here, in no order.
            fn beside(&self, there: &Image) -> Vec<Compared> {
                let mut rows = Vec::new();
                $(if is_compared(Kind::$kind) {
                    rows.extend(there.$list.living().map(|record| Compared {
                        id: record.id,
                        kind: Kind::$kind,
                        date: day_of(record),
                        title: title_of(record, there),
                        standing: standing(self.$list.get(record.id), record),
                    }));
                })*
                rows
            }

            fn is_in_trash(&self, id: RecordId) -> bool {
                false $(|| self.$list.get(id).is_some_and(|one| one.deleted_at.is_some()))*
            }

            /// Copies the record `id` into `batch`, an entry with its kept versions.
            fn copy_into(&self, batch: &mut ImportBatch, id: RecordId) {
                $(batch.$list.extend(self.$list.get(id).cloned());)*
                batch.entry_revisions.extend(self.versions(id).into_iter().cloned());
            }
        }
    };
}
crate::with_lists!(lists);

/// What a person wrote or noted, and can look at by itself.
fn is_compared(kind: Kind) -> bool {
    !matches!(kind, Kind::EntryRevision | Kind::Tag | Kind::Settings)
}

/// The day of a record, if its kind has one.
fn day_of<T: Listed>(record: &T) -> Option<NaiveDate> {
    record.to_store()["date"].as_str()?.parse().ok()
}

fn standing<T: Listed + PartialEq>(here: Option<&T>, there: &T) -> Standing {
    match here {
        None => Standing::Missing,
        Some(here) if here.deleted_at().is_some() => Standing::InTrash,
        Some(here) if here == there => Standing::Same,
        Some(here) if here.revision() > there.revision() => Standing::NewerHere,
        Some(_) => Standing::Different,
    }
}

#[cfg(test)]
mod tests;
