//! Reading without writing: a journal opened read-only, and one where store and ledger are both
//! damaged; and what tells that a ledger was longer once.

use std::cmp::Ordering;
use std::collections::hash_map::Entry as Place;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::answered::{last_answered, tell_of_a_lost_end};
use crate::backup_stream::{BackupMeta, BackupReader};
use crate::check::StoreContents;
use crate::collect::Collect;
use crate::envelope::Entry;
use crate::error::VaultError;
use crate::finding::Finding;
use crate::folder::{BACKUPS, ledger_name, store_name};
use crate::head::Head;
use crate::keys::{EpochKeys, StorageKey, VaultKey};
use crate::ledger::{self, End, Walk};
use crate::living::Living;
use crate::lock::Lock;
use crate::opening::{Contents, count};
use crate::record::Record;
use crate::report::RepairReport;
use crate::rewrite::visit_living;
use crate::store_found::StoreCopy;
use crate::vault::Vault;

/// What can be read of a journal: its folder and its keys.
#[derive(Clone, Copy)]
pub(crate) struct Readable<'a> {
    pub(crate) dir: &'a Path,
    pub(crate) keys: &'a EpochKeys,
    pub(crate) vault_key: &'a VaultKey,
}

/// What speaks for and against a ledger as the last word, where no store in its place does.
pub(crate) enum Evidence {
    /// What can be read of the store was not written after the ledger's end.
    Agrees,
    /// Something was written after the ledger's end.
    ThereWasMore,
    /// There is nothing that would know.
    None,
}

impl Evidence {
    /// What the head of a store says. One from before the ledger's end knows nothing of what came
    /// behind it.
    fn of_head(head: &Head, walk: &Walk) -> Self {
        match head.sequence.cmp(&walk.last.sequence) {
            Ordering::Greater => Self::ThereWasMore,
            Ordering::Equal => Self::Agrees,
            Ordering::Less => Self::None,
        }
    }
}

impl Readable<'_> {
    /// Opens without writing anything: the ledger alone holds all that is living. If it is missing,
    /// damaged or short, what can be read of it, the store and a backup is shown.
    pub(crate) fn open<R: Collect>(
        self,
        findings: &mut Vec<Finding>,
    ) -> Result<Contents<R>, VaultError> {
        let (dir, keys) = (self.dir, self.keys);
        // Before the ledger is read: another program may be writing, the ledger first.
        let answered = last_answered(dir, keys);
        let copy = self.copy_store();
        let has_store = copy.is_some();
        let path = dir.join(ledger_name(keys.epoch));
        let whole = ledger::walk_living(&path, keys)?
            .filter(|(walk, _)| matches!(walk.end, End::Whole | End::Torn));
        let evidence = match &whole {
            Some((walk, _)) => self.evidence(walk, copy)?,
            None => Evidence::ThereWasMore,
        };
        let (walk, living) = match (whole, &evidence) {
            (Some(whole), Evidence::Agrees | Evidence::None) => whole,
            _ => {
                let Rescued { contents, report } = self.rescue()?;
                findings.push(report.finding());
                return Ok(contents);
            }
        };
        if walk.end == End::Torn {
            let bytes = count(walk.file_bytes - walk.good_bytes);
            findings.push(Finding::LedgerTailIgnored { bytes });
            // A ledger that was copied alone never had a store that could say; and a program that is
            // writing has begun a frame that its store knows nothing of.
            let nobody_writes = Lock::holder(dir).is_none();
            if has_store && nobody_writes && matches!(evidence, Evidence::None) {
                findings.push(Finding::LedgerEndLost { bytes });
            }
        }
        tell_of_a_lost_end(answered, walk.last.sequence, findings);
        let mut records = R::default();
        let mut latest = None;
        visit_living(&path, keys, &living, &mut |put| {
            latest = latest.max(Some(put.view().collect(keys, &mut records)?));
            Ok(())
        })?;
        Ok(Contents {
            pair: None,
            records,
            living,
            last: walk.last,
            latest,
            ledger_is_whole: true,
        })
    }

    /// A copy of the store; `None` where there is none, or no room for one.
    pub(crate) fn copy_store(self) -> Option<StoreCopy> {
        StoreCopy::make(&self.dir.join(store_name(self.keys.epoch)))
            .ok()
            .flatten()
    }

    /// Asks the copy of a store, and the newest backup, whether the ledger was longer once. A store
    /// knows by its head, and without one by a record that is later than all in the ledger.
    pub(crate) fn evidence(
        self,
        walk: &Walk,
        copy: Option<StoreCopy>,
    ) -> Result<Evidence, VaultError> {
        let in_store = copy.and_then(|copy| copy.read::<()>(self.keys).ok().flatten());
        if let Some(head) = in_store.as_ref().and_then(|store| store.head) {
            return Ok(self.evidence_beside(&head, walk));
        }
        let in_store = in_store.and_then(|store| store.latest);
        let later_record = in_store.is_some() && in_store > self.latest_in_ledger()?;
        Ok(if later_record || self.has_later_backup(walk) {
            Evidence::ThereWasMore
        } else {
            Evidence::None
        })
    }

    /// The same of a store whose head is known. It may be as old as the ledger is.
    pub(crate) fn evidence_beside(self, head: &Head, walk: &Walk) -> Evidence {
        if self.has_later_backup(walk) {
            Evidence::ThereWasMore
        } else {
            Evidence::of_head(head, walk)
        }
    }

    fn has_later_backup(self, walk: &Walk) -> bool {
        self.backups()
            .find_map(|reader| reader.meta(self.vault_key).ok())
            .is_some_and(|meta| meta.sequence > walk.last.sequence)
    }

    fn latest_in_ledger(self) -> Result<Option<DateTime<Utc>>, VaultError> {
        let mut latest = None;
        let path = self.dir.join(ledger_name(self.keys.epoch));
        ledger::walk_entries(&path, self.keys, &mut |_, frame| {
            for entry in &frame.entries {
                if let Entry::Put(put) = entry {
                    latest = latest.max(Some(put.view().collect(self.keys, &mut ())?));
                }
            }
            Ok(())
        })?;
        Ok(latest)
    }

    /// Everything that can be read of ledger, store and the newest whole backup, each record in its
    /// newest revision. A record that the ledger saw removed is not brought back.
    ///
    /// # Errors
    /// [`VaultError::NothingReadable`] if there is no whole frame, no readable store and no backup.
    pub(crate) fn rescue<R: Collect>(self) -> Result<Rescued<R>, VaultError> {
        let mut merged = Merged::of_ledger(self)?;
        let in_store = match self.copy_store() {
            Some(copy) => copy.read::<Vec<Record>>(self.keys)?,
            None => None,
        };
        let in_store = in_store.unwrap_or_else(StoreContents::nothing);
        let in_backup = self.backups().find_map(|reader| self.whole(reader));
        let (meta, in_backup) = in_backup.unzip();
        let in_backup: Vec<Record> = in_backup.unwrap_or_default();
        if merged.frames == 0 && in_store.records.is_empty() && in_backup.is_empty() {
            return Err(VaultError::NothingReadable);
        }
        let mut last = merged
            .walk
            .as_ref()
            .map(|walk| walk.last)
            .unwrap_or_default();
        let others = [
            last_answered(self.dir, self.keys).map(|head| head.sequence),
            in_store.head.map(|head| head.sequence),
            meta.map(|meta| meta.sequence),
        ];
        last.sequence = others.into_iter().flatten().fold(last.sequence, u64::max);
        let gap = merged.gap(last.sequence);
        let (from_store, in_both) = merged.add(self.keys, in_store.records);
        let (from_backup, _) = merged.add(self.keys, in_backup);
        let mut records = R::default();
        let mut latest = None;
        let mut total = 0;
        for record in merged.places.into_values().filter_map(|(_, record)| record) {
            total += 1;
            latest = latest.max(Some(record.written_at));
            records.take(record.view());
        }
        let (unread_changes, unread_after, unread_before) = gap.unwrap_or_default();
        let report = RepairReport {
            records: total,
            from_store,
            from_ledger: total - from_store - from_backup - in_both,
            from_backup,
            unread_changes,
            unread_after,
            unread_before,
        };
        let contents = Contents {
            pair: None,
            records,
            living: Living::default(),
            last,
            latest,
            ledger_is_whole: false,
        };
        Ok(Rescued { contents, report })
    }

    /// The backups beside the journal that are of this epoch, newest first. What was erased for good
    /// was left in an earlier one.
    fn backups(self) -> impl Iterator<Item = BackupReader> {
        let folder = self.dir.join(BACKUPS);
        let epoch = self.keys.epoch;
        Vault::backups(self.dir)
            .unwrap_or_default()
            .into_iter()
            .filter_map(move |backup| BackupReader::open(&folder.join(backup.file_name)).ok())
            .filter(move |reader| reader.header().peek().epoch == epoch)
    }

    /// Everything in a backup, if it is whole and of this journal.
    fn whole(self, reader: BackupReader) -> Option<(BackupMeta, Vec<Record>)> {
        let epoch_key = reader.header().authenticate(self.vault_key).ok()?;
        let mut records = Vec::new();
        let read = reader.read(self.vault_key, &epoch_key, &mut |put| {
            records.push(put.record(self.keys)?);
            Ok(())
        });
        read.ok().map(|(meta, _)| (meta, records))
    }
}

/// Everything that could be read of a journal, and what is known of the rest.
pub(crate) struct Rescued<R> {
    pub(crate) contents: Contents<R>,
    pub(crate) report: RepairReport,
}

impl RepairReport {
    /// What an opening says of it.
    pub(crate) fn finding(&self) -> Finding {
        Finding::ReadOnlyRescue {
            records: self.records,
            from_store: self.from_store,
            from_ledger: self.from_ledger,
            from_backup: self.from_backup,
        }
    }
}

/// Records from several sources: at each place the newest, or that it was removed.
struct Merged {
    places: HashMap<StorageKey, (u64, Option<Record>)>,
    walk: Option<Walk>,
    frames: u32,
    /// When what each frame holds was written, by its sequence.
    times: BTreeMap<u64, Option<DateTime<Utc>>>,
}

/// How many frames are missing, and the times around them.
type Gap = (u32, Option<DateTime<Utc>>, Option<DateTime<Utc>>);

impl Merged {
    /// Of frames that are not all chained the later ones count, wherever they lie.
    fn of_ledger(readable: Readable<'_>) -> Result<Self, VaultError> {
        let keys = readable.keys;
        let mut places: HashMap<StorageKey, (u64, Option<Record>)> = HashMap::new();
        let mut frames = 0;
        let mut times = BTreeMap::new();
        let path = readable.dir.join(ledger_name(keys.epoch));
        let walk = ledger::walk_entries(&path, keys, &mut |_, frame| {
            frames += 1;
            let sequence = frame.sequence;
            let mut written_at = None;
            for entry in frame.entries {
                let (at, record) = match entry {
                    Entry::Put(put) => (put.at, Some(put.record(keys)?)),
                    Entry::Remove(at) => (at, None),
                };
                written_at = written_at.max(record.as_ref().map(|record| record.written_at));
                let known = places.entry(at).or_default();
                if known.0 <= sequence {
                    *known = (sequence, record);
                }
            }
            times.insert(sequence, written_at);
            Ok(())
        })?;
        Ok(Self {
            places,
            walk,
            frames,
            times,
        })
    }

    /// The frames that are missing between the first one and the `last` that is known of. A ledger
    /// begins where it was written anew; what was before is in its first frames.
    fn gap(&self, last: u64) -> Option<Gap> {
        let first = *self.times.first_key_value()?.0;
        let mut missing = (first..=last).filter(|sequence| !self.times.contains_key(sequence));
        let first_missing = missing.next()?;
        let (mut count, mut last_missing) = (1, first_missing);
        for sequence in missing {
            (count, last_missing) = (count + 1, sequence);
        }
        let written = |(_, at): (&u64, &Option<DateTime<Utc>>)| *at;
        let after = self.times.range(..first_missing).rev().find_map(written);
        let before = self.times.range(last_missing..).find_map(written);
        Some((count, after, before))
    }

    /// Adds records; how many of them only these hold, and how many stand where one stood.
    fn add(&mut self, keys: &EpochKeys, records: Vec<Record>) -> (u32, u32) {
        let (mut alone, mut beside) = (0, 0);
        for record in records {
            match self.places.entry(keys.storage_key(&record.id)) {
                Place::Vacant(place) => {
                    alone += 1;
                    place.insert((0, Some(record)));
                }
                Place::Occupied(mut place) => {
                    if let (_, Some(known)) = place.get_mut() {
                        beside += 1;
                        let age = |record: &Record| (record.revision, record.written_at);
                        if age(&record) > age(known) {
                            *known = record;
                        }
                    }
                }
            }
        }
        (alone, beside)
    }
}
