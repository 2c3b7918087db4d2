//! Opening: what the store and the ledger hold, which of them is right, and how the other is put
//! in order. Every row of the table in `docs/format.md`, "Opening", is here.
//!
//! Unlocking is in `copies.rs`; by now the keys are known. Nothing here needs a random source.

use std::path::Path;

use crate::check::{StoreContents, read_store};
use crate::envelope::Entry;
use crate::error::VaultError;
use crate::finding::Finding;
use crate::folder::{ledger_name, store_name};
use crate::keys::EpochKeys;
use crate::ledger::{self, DiskLedger, End, Found, LedgerFile, Position, Walk};
use crate::living::Living;
use crate::record::Record;
use crate::rescue;
use crate::rewrite::{head_at, move_head, rebuild_store, rewrite_ledger};
use crate::store::{SledStore, Store, StoreChange};
use crate::store_found::{StoreCopy, StoreFound, find_store};
use crate::upkeep::{Appended, checkpoint_if_large, complete_ledger};

/// An opened store and ledger that agree.
pub(crate) struct Pair {
    pub(crate) store: Box<dyn Store>,
    pub(crate) ledger: Box<dyn LedgerFile>,
}

/// What an opening has at its end.
pub(crate) struct Contents {
    /// For writing; `None` where nothing may be written.
    pub(crate) pair: Option<Pair>,
    pub(crate) records: Vec<Record>,
    pub(crate) living: Living,
    pub(crate) last: Position,
    /// Whether the ledger alone holds `living`; not so after a rescue.
    pub(crate) ledger_is_whole: bool,
}

/// Opens for reading and writing, and puts in order what is not.
pub(crate) fn open_to_write(
    dir: &Path,
    keys: &EpochKeys,
    findings: &mut Vec<Finding>,
) -> Result<Contents, VaultError> {
    let ledger_path = dir.join(ledger_name(keys.epoch));
    let store_path = dir.join(store_name(keys.epoch));
    let in_ledger = ledger::walk_living(&ledger_path, keys)?;
    let settled = match &in_ledger {
        Some((walk, living)) if matches!(walk.end, End::Whole | End::Torn) => {
            by_the_ledger(dir, keys, living, walk, &store_path, findings)?
        }
        _ => by_the_store(dir, keys, in_ledger.as_ref(), &store_path, findings)?,
    };
    let Some(Agreeing {
        mut store,
        contents,
        last,
    }) = settled
    else {
        let (contents, finding) = rescue::read_both(dir, keys)?;
        findings.push(finding);
        return Ok(contents);
    };
    let last = checkpoint_if_large(dir, keys, &mut *store, &contents.living, last)?;
    let ledger = Box::new(DiskLedger::open(&ledger_path).map_err(VaultError::from_io)?);
    Ok(Contents {
        pair: Some(Pair { store, ledger }),
        records: contents.records,
        living: contents.living,
        last,
        ledger_is_whole: true,
    })
}

/// Store and ledger that hold the same, up to the same frame.
struct Agreeing {
    store: Box<dyn Store>,
    contents: StoreContents,
    last: Position,
}

/// `None` if neither the store nor the ledger is whole.
type Settled = Option<Agreeing>;

/// The ledger is whole, but for a tail that may be torn: it decides.
fn by_the_ledger(
    dir: &Path,
    keys: &EpochKeys,
    in_ledger: &Living,
    walk: &Walk,
    store_path: &Path,
    findings: &mut Vec<Finding>,
) -> Result<Settled, VaultError> {
    let found = find_store(dir, keys, store_path)?;
    if let StoreFound::Damaged(contents) = &found
        && contents
            .head
            .is_some_and(|head| head.sequence > walk.last.sequence)
    {
        // A damaged store that has seen later frames: the ledger was cut, too.
        return Ok(None);
    }
    if walk.end == End::Torn {
        let mut ledger = DiskLedger::open(dir.join(ledger_name(keys.epoch)).as_path())
            .map_err(VaultError::from_io)?;
        ledger.cut(walk.good_bytes).map_err(VaultError::from_io)?;
        let bytes = count(walk.file_bytes - walk.good_bytes);
        findings.push(Finding::LedgerTailCut { bytes });
    }
    let (mut store, contents) = match found {
        StoreFound::Sound(store, contents) => (store, contents),
        StoreFound::Missing | StoreFound::Damaged(_) => {
            return rebuild(dir, keys, in_ledger, walk.last, findings);
        }
    };
    let Some(head) = contents.head else {
        return Err(VaultError::StoreFailed);
    };
    let at = Position {
        sequence: head.sequence,
        tag: head.frame_tag,
    };
    let same_records = head.set == in_ledger.set() && head.count == in_ledger.count();
    if at == walk.last && same_records {
        return Ok(Some(Agreeing {
            store,
            contents,
            last: at,
        }));
    }
    if at.sequence > walk.last.sequence {
        let last = complete_ledger(
            dir,
            keys,
            &mut *store,
            &contents.living,
            in_ledger,
            walk,
            at,
        )?;
        findings.push(match last {
            (_, Appended::Changes(changes)) => Finding::LedgerCompleted { changes },
            (_, Appended::Everything) => Finding::LedgerRewritten {
                records: count(contents.living.count()),
            },
        });
        return Ok(Some(Agreeing {
            store,
            contents,
            last: last.0,
        }));
    }
    if walk.has(at) && at != walk.last {
        let mut living = contents.living;
        let frames = replay(
            dir,
            keys,
            &mut *store,
            &mut living,
            &mut |_, next: Position| next.sequence > at.sequence,
        )?;
        if living.set() == in_ledger.set() {
            findings.push(Finding::FramesReplayed { count: frames.0 });
            return reread(store, keys, walk.last);
        }
    } else if same_records {
        // The program was ended between writing a ledger anew and telling the store.
        move_head(keys, &mut *store, &contents.living, walk.last)?;
        return Ok(Some(Agreeing {
            store,
            contents,
            last: walk.last,
        }));
    }
    drop(store);
    rebuild(dir, keys, in_ledger, walk.last, findings)
}

/// The ledger is missing, or damaged at its beginning or in its middle: the store decides if it
/// checks out. It is looked at in a copy first, so that nothing is written if it does not.
fn by_the_store(
    dir: &Path,
    keys: &EpochKeys,
    in_ledger: Option<&(Walk, Living)>,
    store_path: &Path,
    findings: &mut Vec<Finding>,
) -> Result<Settled, VaultError> {
    let copy_is_sound = match StoreCopy::make(store_path)? {
        Some(copy) => copy.read(keys)?.is_some_and(|contents| contents.sound),
        None => false,
    };
    if !copy_is_sound {
        let bridged = in_ledger.filter(|(walk, _)| walk.end == End::Broken { bridged: true });
        let Some((walk, living)) = bridged else {
            return Ok(None);
        };
        let settled = rebuild(dir, keys, living, walk.last, findings)?;
        return rewritten(dir, keys, settled, findings);
    }
    let StoreFound::Sound(mut store, contents) = find_store(dir, keys, store_path)? else {
        return Ok(None);
    };
    let Some(head) = contents.head else {
        return Err(VaultError::StoreFailed);
    };
    let mut chained = Position {
        sequence: head.sequence,
        tag: head.frame_tag,
    };
    let mut living = contents.living;
    let mut gap = false;
    let (frames, last) = replay(
        dir,
        keys,
        &mut *store,
        &mut living,
        &mut |previous, next| {
            if next.sequence <= chained.sequence {
                return false;
            }
            gap |= previous != chained.tag;
            chained = next;
            true
        },
    )?;
    let settled = if frames > 0 {
        findings.push(Finding::IslandsApplied { frames, gap });
        reread(store, keys, last)?
    } else {
        let last = Position {
            sequence: head.sequence,
            tag: head.frame_tag,
        };
        Some(Agreeing {
            store,
            contents: StoreContents { living, ..contents },
            last,
        })
    };
    rewritten(dir, keys, settled, findings)
}

/// Writes the ledger anew from the store.
fn rewritten(
    dir: &Path,
    keys: &EpochKeys,
    settled: Settled,
    findings: &mut Vec<Finding>,
) -> Result<Settled, VaultError> {
    let Some(Agreeing {
        mut store,
        contents,
        last,
    }) = settled
    else {
        return Ok(None);
    };
    let last = rewrite_ledger(dir, keys, &mut *store, &contents.living, last.sequence)?;
    findings.push(Finding::LedgerRewritten {
        records: count(contents.living.count()),
    });
    Ok(Some(Agreeing {
        store,
        contents,
        last,
    }))
}

/// Rebuilds the store from the ledger and reads it back.
fn rebuild(
    dir: &Path,
    keys: &EpochKeys,
    in_ledger: &Living,
    last: Position,
    findings: &mut Vec<Finding>,
) -> Result<Settled, VaultError> {
    let store_path = dir.join(store_name(keys.epoch));
    let set_aside = store_path.exists();
    rebuild_store(dir, keys, in_ledger, last)?;
    findings.push(Finding::StoreRebuilt {
        records: count(in_ledger.count()),
        set_aside,
    });
    let store = SledStore::open(&store_path)?;
    reread(Box::new(store), keys, last)
}

/// Reads a store that was just put in order; it has to be.
fn reread(store: Box<dyn Store>, keys: &EpochKeys, last: Position) -> Result<Settled, VaultError> {
    let contents = read_store(&*store, keys)?;
    let in_order = contents.sound
        && contents
            .head
            .is_some_and(|head| head.sequence == last.sequence && head.frame_tag == last.tag);
    if in_order {
        Ok(Some(Agreeing {
            store,
            contents,
            last,
        }))
    } else {
        Err(VaultError::StoreFailed)
    }
}

/// Applies the frames of the ledger that `wanted` picks to the store; gives their number and the
/// last of them. `wanted` is asked with the tag before a frame and its own position.
fn replay(
    dir: &Path,
    keys: &EpochKeys,
    store: &mut dyn Store,
    living: &mut Living,
    wanted: &mut dyn FnMut([u8; 16], Position) -> bool,
) -> Result<(u32, Position), VaultError> {
    let mut frames = 0;
    let mut last = Position::default();
    ledger::walk_entries(
        &dir.join(ledger_name(keys.epoch)),
        keys,
        &mut |_: Found, frame| {
            let next = Position {
                sequence: frame.sequence,
                tag: frame.tag,
            };
            if !wanted(frame.previous, next) {
                return Ok(());
            }
            frame
                .entries
                .iter()
                .for_each(|entry| living.apply(&entry.view().trace(keys)));
            let mut changes: Vec<StoreChange> = Vec::with_capacity(frame.entries.len() + 1);
            for entry in &frame.entries {
                changes.push(match entry {
                    Entry::Put(put) => {
                        let value = put
                            .value(keys)
                            .map_err(|_| VaultError::RecordNotUnderstood)?;
                        (put.at, Some(value))
                    }
                    Entry::Remove(at) => (*at, None),
                });
            }
            changes.push((
                keys.head_storage_key(),
                Some(head_at(living, next).seal(keys)),
            ));
            store.apply(changes)?;
            frames += 1;
            last = next;
            Ok(())
        },
    )?;
    Ok((frames, last))
}

/// `number` as a count for people; beyond 2^32 it no longer matters.
pub(crate) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
