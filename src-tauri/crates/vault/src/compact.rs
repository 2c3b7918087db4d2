//! Keeping ledger and store in proportion to what is living in them, while the journal is open.
//!
//! When nobody waits is known to the rooms above. Only a ledger that has grown far beyond its due
//! is written anew by the write that meets it.

use std::fs;

use crate::check::read_store;
use crate::error::VaultError;
use crate::folder::{self, REPLACED, UNFINISHED, store_name};
use crate::giving_up::{KeepGoing, unless_given_up};
use crate::opening::Pair;
use crate::rewrite::{build_store, move_head, write_ledger};
use crate::store::{SledStore, bytes_below};
use crate::upkeep::ledger_is_large;
use crate::vault::Vault;

/// Stores below this size are never written anew for their size.
const STORE_FLOOR_BYTES: u64 = 4 << 20;
/// Ledgers below this size never make a write wait. Together with the factor this is rare: one
/// write among as many as it takes to fill it.
const OVERDUE_FLOOR_BYTES: u64 = 8 << 20;

impl Vault {
    /// Writes the ledger anew if it is larger than twice what is living in it, and the store if it
    /// is larger than three times that. Goes on as long as `keep_going` says so; a step that was
    /// given up leaves everything as it was. Answers whether all is done.
    ///
    /// # Errors
    /// [`VaultError::DiskFull`] if there is no room beside what is there, and then it stays as it
    /// is; [`VaultError::StoreFailed`], [`VaultError::Io`], and then nothing is written until the
    /// journal was reopened.
    pub fn compact(&mut self, keep_going: &dyn Fn() -> bool) -> Result<bool, VaultError> {
        if self.poisoned || self.pair.is_none() {
            return Ok(true);
        }
        let done = self
            .checkpoint_if_large(keep_going)
            .and_then(|()| self.replace_store_if_large(keep_going));
        unless_given_up(done).map(|done| done.is_some())
    }

    /// Writes the ledger anew within a write, if compacting was put off for far too long. The write
    /// is durable already: whatever comes of this is no matter of its own.
    pub(crate) fn checkpoint_if_overdue(&mut self) {
        let Some(pair) = &self.pair else { return };
        let bytes = pair.ledger.length();
        let overdue_at = OVERDUE_FLOOR_BYTES.max(4 * self.living.frame_bytes());
        if bytes > overdue_at.max(self.retry_at) && self.checkpoint_if_large(&|| true).is_err() {
            // On a full disk each write would try again, and in vain.
            self.retry_at = bytes + OVERDUE_FLOOR_BYTES;
        }
    }

    fn checkpoint_if_large(&mut self, keep_going: KeepGoing<'_>) -> Result<(), VaultError> {
        let Some(pair) = &mut self.pair else {
            return Ok(());
        };
        if !ledger_is_large(pair.ledger.length(), &self.living) {
            return Ok(());
        }
        let (keys, living) = (&self.keys, &self.living);
        let sequence = self.last.sequence;
        let written = write_ledger(&self.dir, keys, &*pair.store, living, sequence, keep_going);
        // A store that does not hold what it should is put in order by the next opening.
        self.poisoned = matches!(written, Err(VaultError::StoreFailed));
        let ledger = written?;
        let moved = ledger.take_place().and_then(|(ledger, last)| {
            pair.ledger = Box::new(ledger);
            self.last = last;
            move_head(keys, &mut *pair.store, living, last)
        });
        // After a failure here it is not known which ledger has the name.
        self.poisoned = moved.is_err();
        moved
    }

    fn replace_store_if_large(&mut self, keep_going: KeepGoing<'_>) -> Result<(), VaultError> {
        let name = store_name(self.keys.epoch);
        let place = self.dir.join(&name);
        let due_at = STORE_FLOOR_BYTES.max(3 * self.living.frame_bytes());
        if bytes_below(&place) <= due_at {
            return Ok(());
        }
        let (unfinished, replaced) = (
            self.dir.join(format!("{name}{UNFINISHED}")),
            self.dir.join(format!("{name}{REPLACED}")),
        );
        let built = build_store(&self.dir, &self.keys, &self.living, self.last, keep_going)
            .and_then(|store| {
                let contents = read_store::<()>(&store, &self.keys)?;
                if contents.sound && contents.position()? == self.last {
                    Ok(())
                } else {
                    Err(VaultError::StoreFailed)
                }
            });
        if built.is_err() {
            // It is removed at the next opening if it cannot be removed now.
            let _ = fs::remove_dir_all(&unfinished);
        }
        built?;
        let Some(Pair { store, ledger }) = self.pair.take() else {
            return Ok(());
        };
        // Until the new one is open, nothing can be written.
        self.poisoned = true;
        drop(store);
        fs::rename(&place, &replaced)?;
        fs::rename(&unfinished, &place)?;
        folder::sync_dir(&self.dir)?;
        let store = SledStore::open(&place)?;
        self.pair = Some(Pair {
            store: Box::new(store),
            ledger,
        });
        self.poisoned = false;
        // It is removed at the next opening if it cannot be removed now.
        let _ = fs::remove_dir_all(&replaced);
        Ok(())
    }
}
