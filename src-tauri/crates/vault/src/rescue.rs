//! Reading without writing: a journal opened read-only, and one where store and ledger are both
//! damaged.

use std::collections::HashMap;
use std::path::Path;

use crate::envelope::Entry;
use crate::error::VaultError;
use crate::finding::Finding;
use crate::folder::{ledger_name, store_name};
use crate::keys::{EpochKeys, StorageKey};
use crate::ledger::{self, End};
use crate::living::Living;
use crate::opening::{Contents, count};
use crate::record::{Collect, Record};
use crate::rewrite::visit_living;
use crate::store_found::StoreCopy;

/// Opens without writing anything: the ledger alone holds all that is living. If it is missing or
/// damaged, what can be read of both is shown.
pub(crate) fn open_to_read<R: Collect>(
    dir: &Path,
    keys: &EpochKeys,
    findings: &mut Vec<Finding>,
) -> Result<Contents<R>, VaultError> {
    let path = dir.join(ledger_name(keys.epoch));
    let whole = ledger::walk_living(&path, keys)?
        .filter(|(walk, _)| matches!(walk.end, End::Whole | End::Torn));
    let Some((walk, living)) = whole else {
        let (contents, finding) = read_both(dir, keys)?;
        findings.push(finding);
        return Ok(contents);
    };
    if walk.end == End::Torn {
        let bytes = count(walk.file_bytes - walk.good_bytes);
        findings.push(Finding::LedgerTailIgnored { bytes });
    }
    let mut records = R::default();
    let mut latest = None;
    visit_living(&path, keys, &living, &mut |put| {
        put.view().read(keys, |record| {
            latest = latest.max(Some(record.written_at));
            records.take(record);
        })
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

/// Everything that can be read of store and ledger, each record in its newest revision. A record
/// that the ledger saw removed is not brought back.
///
/// # Errors
/// [`VaultError::NothingReadable`] if there is not a single whole frame and no readable store.
pub(crate) fn read_both<R: Collect>(
    dir: &Path,
    keys: &EpochKeys,
) -> Result<(Contents<R>, Finding), VaultError> {
    let mut from_ledger: HashMap<StorageKey, Option<Record>> = HashMap::new();
    let mut frames = 0;
    let walk = ledger::walk_entries(&dir.join(ledger_name(keys.epoch)), keys, &mut |_, frame| {
        frames += 1;
        for entry in frame.entries {
            match entry {
                Entry::Put(put) => from_ledger.insert(put.at, Some(put.record(keys)?)),
                Entry::Remove(at) => from_ledger.insert(at, None),
            };
        }
        Ok(())
    })?;
    let in_store = match StoreCopy::make(&dir.join(store_name(keys.epoch)))? {
        Some(copy) => copy.read::<Vec<Record>>(keys)?,
        None => None,
    };
    if frames == 0
        && in_store
            .as_ref()
            .is_none_or(|store| store.records.is_empty())
    {
        return Err(VaultError::NothingReadable);
    }
    let mut last = walk.map(|walk| walk.last).unwrap_or_default();
    if let Some(head) = in_store.as_ref().and_then(|store| store.head) {
        last.sequence = last.sequence.max(head.sequence);
    }
    let mut merged = from_ledger;
    let (mut only_store, mut in_both) = (0, 0);
    for record in in_store.map(|store| store.records).unwrap_or_default() {
        match merged.entry(keys.storage_key(&record.id)) {
            std::collections::hash_map::Entry::Vacant(place) => {
                only_store += 1;
                place.insert(Some(record));
            }
            std::collections::hash_map::Entry::Occupied(mut place) => {
                if let Some(known) = place.get_mut() {
                    in_both += 1;
                    let age = |record: &Record| (record.revision, record.written_at);
                    if age(&record) > age(known) {
                        *known = record;
                    }
                }
            }
        }
    }
    let mut records = R::default();
    let mut latest = None;
    let mut total = 0;
    for record in merged.into_values().flatten() {
        total += 1;
        latest = latest.max(Some(record.written_at));
        records.take(record.view());
    }
    let finding = Finding::ReadOnlyRescue {
        records: total,
        from_store: only_store,
        from_ledger: total - only_store - in_both,
    };
    let contents = Contents {
        pair: None,
        records,
        living: Living::default(),
        last,
        latest,
        ledger_is_whole: false,
    };
    Ok((contents, finding))
}
