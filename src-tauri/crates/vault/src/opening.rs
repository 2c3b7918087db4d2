//! Opening: what the store and the ledger hold, which of them is right, and how the other is put
//! in order. Every row of the table in `docs/format.md`, "Opening", is here.
//!
//! Unlocking is in `copies.rs`; by now the keys are known. Nothing here needs a random source.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::answered::{Answered, last_answered, tell_of_a_lost_end};
use crate::check::{StoreContents, read_store};
use crate::collect::Collect;
use crate::envelope::Entry;
use crate::error::VaultError;
use crate::finding::Finding;
use crate::folder::{ledger_name, store_name};
use crate::keys::{EpochKeys, VaultKey};
use crate::ledger::{self, DiskLedger, End, LedgerFile, Position, Walk};
use crate::living::Living;
use crate::rescue::{Evidence, Readable, Rescued};
use crate::reserve;
use crate::rewrite::{head_at, move_head, rebuild_store, rewrite_ledger};
use crate::seal::TAG_BYTES;
use crate::store::{SledStore, Store, StoreChange};
use crate::store_found::{StoreCopy, StoreFound, find_store};
use crate::upkeep::{Appended, checkpoint_if_large, complete_ledger};

/// An opened store and ledger that agree.
pub(crate) struct Pair {
    pub(crate) store: Box<dyn Store>,
    pub(crate) ledger: Box<dyn LedgerFile>,
    pub(crate) answered: Answered,
}

/// What an opening has at its end.
pub(crate) struct Contents<R> {
    /// For writing; `None` where nothing may be written.
    pub(crate) pair: Option<Pair>,
    pub(crate) records: R,
    pub(crate) living: Living,
    pub(crate) last: Position,
    /// When the latest record was written.
    pub(crate) latest: Option<DateTime<Utc>>,
    /// Whether the ledger alone holds `living`; not so after a rescue.
    pub(crate) ledger_is_whole: bool,
}

/// Opens for reading and writing, and puts in order what is not.
pub(crate) fn open_to_write<R: Collect>(
    dir: &Path,
    keys: &EpochKeys,
    vault_key: &VaultKey,
    findings: &mut Vec<Finding>,
) -> Result<Contents<R>, VaultError> {
    let readable = Readable {
        dir,
        keys,
        vault_key,
    };
    let ledger_path = dir.join(ledger_name(keys.epoch));
    let mut opening = Opening {
        readable,
        dir,
        keys,
        findings,
        reached: 0,
    };
    let Some(Agreeing {
        mut store,
        contents,
        last,
    }) = opening.settle(&ledger_path)?
    else {
        let Rescued { contents, report } = readable.rescue()?;
        findings.push(report.finding());
        return Ok(contents);
    };
    let reached = opening.reached;
    tell_of_a_lost_end(last_answered(dir, keys), reached, findings);
    let last = checkpoint_if_large(dir, keys, &mut *store, &contents.living, last)?;
    let ledger = Box::new(DiskLedger::open(&ledger_path).map_err(VaultError::from_io)?);
    let answered = Answered::open(dir, keys.epoch);
    Ok(Contents {
        pair: Some(Pair {
            store,
            ledger,
            answered,
        }),
        records: contents.records,
        living: contents.living,
        last,
        latest: contents.latest,
        ledger_is_whole: true,
    })
}

/// Store and ledger that hold the same, up to the same frame.
struct Agreeing<R> {
    store: Box<dyn Store>,
    contents: StoreContents<R>,
    last: Position,
}

/// `None` if neither the store nor the ledger is whole.
type Settled<R> = Result<Option<Agreeing<R>>, VaultError>;

/// One opening of one journal.
struct Opening<'a> {
    readable: Readable<'a>,
    dir: &'a Path,
    keys: &'a EpochKeys,
    findings: &'a mut Vec<Finding>,
    /// The last change that store or ledger know of, before one of them is given anything.
    reached: u64,
}

impl Opening<'_> {
    /// Finds out which of the two is right, and puts the other in order.
    fn settle<R: Collect>(&mut self, ledger_path: &Path) -> Settled<R> {
        // Nearly always the store ends where the ledger does. The tag in its sealed head stands for
        // every frame up to that one, so that none of them has to be opened.
        let mut found = None;
        if let Some(end) = ledger::sealed_end(ledger_path, self.keys)? {
            match find_store(self.dir, self.keys)? {
                StoreFound::Sound(store, contents) if contents.position()? == end => {
                    self.reached = end.sequence;
                    debug_assert!(
                        ledger::walk_living(ledger_path, self.keys)?.is_some_and(
                            |(walk, living)| {
                                walk.end == End::Whole && living.set() == contents.living.set()
                            }
                        ),
                        "the tag in the head stands for what the ledger holds"
                    );
                    return Ok(Some(Agreeing {
                        store,
                        contents,
                        last: end,
                    }));
                }
                other => found = Some(other),
            }
        }
        let in_ledger = ledger::walk_living(ledger_path, self.keys)?;
        match &in_ledger {
            Some((walk, living)) if matches!(walk.end, End::Whole | End::Torn) => {
                let found = match found {
                    Some(found) => found,
                    None => find_store(self.dir, self.keys)?,
                };
                self.by_the_ledger(found, living, walk)
            }
            _ => {
                drop(found);
                self.by_the_store(in_ledger.as_ref())
            }
        }
    }

    /// The ledger is whole, but for a tail that may be torn: it decides.
    fn by_the_ledger<R: Collect>(
        &mut self,
        found: StoreFound<R>,
        in_ledger: &Living,
        walk: &Walk,
    ) -> Settled<R> {
        let evidence = match &found {
            StoreFound::Sound(..) => Evidence::Agrees,
            // Looked at in a copy: there it can be read without what keeps it from opening.
            StoreFound::Missing | StoreFound::Damaged(StoreContents { head: None, .. }) => {
                let copy = self.readable.copy_store();
                self.readable.evidence(walk, copy)?
            }
            StoreFound::Damaged(StoreContents {
                head: Some(head), ..
            }) => self.readable.evidence_beside(head, walk),
        };
        if matches!(evidence, Evidence::ThereWasMore) {
            // The ledger was cut, too.
            return Ok(None);
        }
        // A program that was ended may not have synced its last frame: what is shown from now on stays.
        DiskLedger::open(&self.dir.join(ledger_name(self.keys.epoch)))
            .and_then(|mut ledger| ledger.sync())
            .map_err(VaultError::from_io)?;
        self.reached = walk.last.sequence;
        if walk.end == End::Torn {
            let bytes = self.cut_tail(walk)?;
            if matches!(evidence, Evidence::None) {
                self.findings.push(Finding::LedgerEndLost { bytes });
            }
        }
        let (mut store, contents) = match found {
            StoreFound::Sound(store, contents) => (store, contents),
            StoreFound::Missing | StoreFound::Damaged(_) => {
                self.make_room();
                return self.rebuild(in_ledger, walk.last);
            }
        };
        let at = contents.position()?;
        self.reached = self.reached.max(at.sequence);
        let same_records = contents.living.set() == in_ledger.set()
            && contents.living.count() == in_ledger.count();
        if at == walk.last && same_records {
            return Ok(Some(Agreeing {
                store,
                contents,
                last: at,
            }));
        }
        self.make_room();
        if at.sequence > walk.last.sequence {
            return self.complete(store, contents, in_ledger, walk);
        }
        if walk.has(at) && at != walk.last {
            let mut living = contents.living;
            let (count, _) = self.replay(&mut *store, &mut living, &mut |_, next| {
                next.sequence > at.sequence
            })?;
            if living.set() == in_ledger.set() {
                self.findings.push(Finding::FramesReplayed { count });
                return self.reread(store, walk.last);
            }
        } else if same_records {
            // The program was ended between writing a ledger anew and telling the store.
            move_head(self.keys, &mut *store, &contents.living, walk.last)?;
            return Ok(Some(Agreeing {
                store,
                contents,
                last: walk.last,
            }));
        }
        drop(store);
        self.rebuild(in_ledger, walk.last)
    }

    /// Gives the reserve up if there is no other room for what has to be put in order.
    fn make_room(&self) {
        if reserve::is_full(self.dir) {
            reserve::give_up(self.dir);
        }
    }

    fn cut_tail(&mut self, walk: &Walk) -> Result<u32, VaultError> {
        let path = self.dir.join(ledger_name(self.keys.epoch));
        let mut ledger = DiskLedger::open(&path).map_err(VaultError::from_io)?;
        ledger.cut(walk.good_bytes).map_err(VaultError::from_io)?;
        let bytes = count(walk.file_bytes - walk.good_bytes);
        self.findings.push(Finding::LedgerTailCut { bytes });
        Ok(bytes)
    }

    /// The ledger ends before the store: it is given what the store has more.
    fn complete<R: Collect>(
        &mut self,
        mut store: Box<dyn Store>,
        contents: StoreContents<R>,
        in_ledger: &Living,
        walk: &Walk,
    ) -> Settled<R> {
        let at = contents.position()?;
        let (last, appended) = complete_ledger(
            self.dir,
            self.keys,
            &mut *store,
            &contents.living,
            in_ledger,
            walk,
            at,
        )?;
        self.findings.push(match appended {
            Appended::Changes(changes) => Finding::LedgerCompleted { changes },
            Appended::Everything => Finding::LedgerRewritten {
                records: count(contents.living.count()),
            },
        });
        Ok(Some(Agreeing {
            store,
            contents,
            last,
        }))
    }

    /// The ledger is missing, or damaged at its beginning or in its middle: the store decides if it
    /// checks out. It is looked at in a copy first, so that nothing is written if it does not.
    fn by_the_store<R: Collect>(&mut self, in_ledger: Option<&(Walk, Living)>) -> Settled<R> {
        self.make_room();
        let store_path = self.dir.join(store_name(self.keys.epoch));
        let copy_is_sound = match StoreCopy::make(&store_path)? {
            Some(copy) => copy
                .read::<()>(self.keys)?
                .is_some_and(|contents| contents.sound),
            None => false,
        };
        if !copy_is_sound {
            let bridged = in_ledger.filter(|(walk, _)| walk.end == End::Broken { bridged: true });
            let Some((walk, living)) = bridged else {
                return Ok(None);
            };
            self.reached = walk.last.sequence;
            let settled = self.rebuild(living, walk.last)?;
            return self.rewrite(settled);
        }
        let StoreFound::Sound(mut store, mut contents) = find_store(self.dir, self.keys)? else {
            return Ok(None);
        };
        let at = contents.position()?;
        let mut chained = at;
        let mut gap = false;
        let (frames, last) =
            self.replay(&mut *store, &mut contents.living, &mut |previous, next| {
                if next.sequence <= chained.sequence {
                    return false;
                }
                gap |= previous != chained.tag;
                chained = next;
                true
            })?;
        self.reached = chained.sequence;
        let settled = if frames > 0 {
            self.findings.push(Finding::IslandsApplied { frames, gap });
            self.reread(store, last)?
        } else {
            Some(Agreeing {
                store,
                contents,
                last: at,
            })
        };
        self.rewrite(settled)
    }

    /// Writes the ledger anew from the store.
    fn rewrite<R: Collect>(&mut self, settled: Option<Agreeing<R>>) -> Settled<R> {
        let Some(Agreeing {
            mut store,
            contents,
            last,
        }) = settled
        else {
            return Ok(None);
        };
        let living = &contents.living;
        let last = rewrite_ledger(self.dir, self.keys, &mut *store, living, last.sequence)?;
        self.findings.push(Finding::LedgerRewritten {
            records: count(living.count()),
        });
        Ok(Some(Agreeing {
            store,
            contents,
            last,
        }))
    }

    /// Rebuilds the store from the ledger and reads it back.
    fn rebuild<R: Collect>(&mut self, in_ledger: &Living, last: Position) -> Settled<R> {
        let store_path = self.dir.join(store_name(self.keys.epoch));
        let set_aside = store_path.exists();
        rebuild_store(self.dir, self.keys, in_ledger, last)?;
        self.findings.push(Finding::StoreRebuilt {
            records: count(in_ledger.count()),
            set_aside,
        });
        let store = SledStore::open(&store_path)?;
        self.reread(Box::new(store), last)
    }

    /// Reads a store that was just put in order; it has to be.
    fn reread<R: Collect>(&self, store: Box<dyn Store>, last: Position) -> Settled<R> {
        let contents = read_store(&*store, self.keys)?;
        if contents.sound && contents.position()? == last {
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
        &self,
        store: &mut dyn Store,
        living: &mut Living,
        wanted: &mut dyn FnMut([u8; TAG_BYTES], Position) -> bool,
    ) -> Result<(u32, Position), VaultError> {
        let keys = self.keys;
        let mut frames = 0;
        let mut last = Position::default();
        let path = self.dir.join(ledger_name(keys.epoch));
        ledger::walk_entries(&path, keys, &mut |_, frame| {
            let next = Position {
                sequence: frame.sequence,
                tag: frame.tag,
            };
            if !wanted(frame.previous, next) {
                return Ok(());
            }
            let mut changes: Vec<StoreChange> = Vec::with_capacity(frame.entries.len() + 1);
            for entry in &frame.entries {
                living.apply(&entry.view().trace(keys));
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
            let head = head_at(living, next).seal(keys);
            changes.push((keys.head_storage_key(), Some(head)));
            store.apply(changes)?;
            frames += 1;
            last = next;
            Ok(())
        })?;
        Ok((frames, last))
    }
}

/// `number` as a count for people; beyond 2^32 it no longer matters.
pub(crate) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
