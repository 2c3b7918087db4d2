//! Keeping ledger and store in proportion to what is living in them, while the journal is open.
//!
//! When nobody waits is known to the rooms above. Only a ledger that has grown far beyond its due
//! is written anew by the write that meets it.

use std::fs;

use crate::check::read_store;
use crate::error::VaultError;
use crate::folder::{self, REPLACED, UNFINISHED, ledger_name, store_name};
use crate::giving_up::{KeepGoing, unless_given_up};
use crate::opening::Pair;
use crate::rewrite::{build_store, move_head, write_ledger};
use crate::store::{SledStore, bytes_below};
use crate::upkeep::ledger_is_large;
use crate::vault::Vault;
use crate::writing::Halt;

/// Stores below this size are never written anew for their size.
const STORE_FLOOR_BYTES: u64 = 4 << 20;
/// Ledgers below this size never make a write wait. Together with the factor this is rare: one
/// write among as many as it takes to fill it.
const OVERDUE_FLOOR_BYTES: u64 = 8 << 20;

impl Vault {
    /// Writes ledger and store anew from what is living in them. Goes on as long as `keep_going`
    /// says so; a step that was given up leaves everything as it was. Answers whether it is done.
    ///
    /// # Errors
    /// [`VaultError::OpenedReadOnly`], [`VaultError::Poisoned`]; [`VaultError::DiskFull`] if there
    /// is no room beside what is there, and then it stays as it is; [`VaultError::StoreFailed`],
    /// [`VaultError::Io`], and then nothing is written until the journal was reopened.
    pub fn compact(&mut self, keep_going: &dyn Fn() -> bool) -> Result<bool, VaultError> {
        self.compact_what_is(true, true, keep_going)
    }

    /// Like [`Vault::compact`], but only the ledger if it is larger than twice what is living in it,
    /// and the store if it is larger than three times that.
    ///
    /// # Errors
    /// Those of [`Vault::compact`].
    pub fn compact_if_large(&mut self, keep_going: &dyn Fn() -> bool) -> Result<bool, VaultError> {
        let store_bytes = bytes_below(&self.dir.join(store_name(self.keys.epoch)));
        let store_is_large = store_bytes > STORE_FLOOR_BYTES.max(3 * self.living.frame_bytes());
        let ledger_bytes = self.pair.as_ref().map_or(0, |pair| pair.ledger.length());
        let ledger_is_large = ledger_is_large(ledger_bytes, &self.living);
        self.compact_what_is(ledger_is_large, store_is_large, keep_going)
    }

    fn compact_what_is(
        &mut self,
        ledger_is_large: bool,
        store_is_large: bool,
        keep_going: KeepGoing<'_>,
    ) -> Result<bool, VaultError> {
        self.check_not_halted()?;
        let compacting = (|| {
            if ledger_is_large {
                self.checkpoint(keep_going)?;
            }
            if store_is_large {
                self.replace_store(keep_going)?;
            }
            Ok(())
        })();
        unless_given_up(compacting).map(|done| done.is_some())
    }

    /// Writes the ledger anew within a write, if compacting was put off for far too long. The write
    /// is durable already: whatever comes of this is no matter of its own.
    pub(crate) fn checkpoint_if_overdue(&mut self) {
        let Some(pair) = &self.pair else { return };
        let bytes = pair.ledger.length();
        let overdue_at = OVERDUE_FLOOR_BYTES.max(4 * self.living.frame_bytes());
        if bytes > overdue_at.max(self.retry_at) && self.checkpoint(&|| true).is_err() {
            // On a full disk each write would try again, and in vain.
            self.retry_at = bytes + OVERDUE_FLOOR_BYTES;
        }
    }

    fn checkpoint(&mut self, keep_going: KeepGoing<'_>) -> Result<(), VaultError> {
        let Some(pair) = &mut self.pair else {
            return Err(VaultError::OpenedReadOnly);
        };
        let (keys, living) = (&self.keys, &self.living);
        let sequence = self.last.sequence;
        let written = write_ledger(&self.dir, keys, &*pair.store, living, sequence, keep_going);
        // A store that does not hold what it should is put in order by the next opening.
        self.halted = matches!(written, Err(VaultError::StoreFailed)).then_some(Halt::Trouble);
        let ledger = written?;
        let moved = ledger.take_place().and_then(|(ledger, last)| {
            pair.ledger = Box::new(ledger);
            self.last = last;
            move_head(keys, &mut *pair.store, living, last)
        });
        // After a failure here it is not known which ledger has the name.
        self.halted = moved.is_err().then_some(Halt::Trouble);
        moved
    }

    fn replace_store(&mut self, keep_going: KeepGoing<'_>) -> Result<(), VaultError> {
        let name = store_name(self.keys.epoch);
        let named = |ending: &str| self.dir.join(format!("{name}{ending}"));
        let (place, unfinished, replaced) = (named(""), named(UNFINISHED), named(REPLACED));
        let ledger = self.dir.join(ledger_name(self.keys.epoch));
        let (keys, living) = (&self.keys, &self.living);
        let built = build_store(&self.dir, &ledger, keys, living, self.last, keep_going).and_then(
            |store| {
                let contents = read_store::<()>(&store, &self.keys)?;
                if contents.sound && contents.position()? == self.last {
                    Ok(())
                } else {
                    Err(VaultError::StoreFailed)
                }
            },
        );
        if built.is_err() {
            // It is removed at the next opening if it cannot be removed now.
            let _ = fs::remove_dir_all(&unfinished);
        }
        built?;
        let Some(Pair {
            store,
            ledger,
            answered,
        }) = self.pair.take()
        else {
            return Err(VaultError::OpenedReadOnly);
        };
        // Until the new one is open, nothing can be written.
        self.halted = Some(Halt::Trouble);
        drop(store);
        fs::rename(&place, &replaced)?;
        fs::rename(&unfinished, &place)?;
        folder::sync_dir(&self.dir)?;
        let store = SledStore::open(&place)?;
        self.pair = Some(Pair {
            store: Box::new(store),
            ledger,
            answered,
        });
        self.halted = None;
        // It is removed at the next opening if it cannot be removed now.
        let _ = fs::remove_dir_all(&replaced);
        Ok(())
    }
}
