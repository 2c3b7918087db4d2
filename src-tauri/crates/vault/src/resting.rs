//! Giving memory back. An opening reads the whole store, and sled keeps each page it has read: a
//! second copy of the journal, sealed, of which a save needs a page or two.
//!
//! When to do so is decided by whoever knows that nobody waits.

use crate::error::VaultError;
use crate::folder::store_name;
use crate::opening::Pair;
use crate::reserve;
use crate::store::SledStore;
use crate::vault::Vault;
use crate::writing::Halt;

impl Vault {
    /// Closes the store and opens it again without the pages that the opening has read; about 30 ms
    /// for 10,000 records. Does so once. Leaves the store as it is where nothing may be written, on a
    /// full disk, on which it would not open, and where its folder is gone, which sled would make.
    ///
    /// # Errors
    /// [`VaultError::StoreFailed`], [`VaultError::DiskFull`]: nothing is written until the journal
    /// was reopened. Nothing is lost.
    pub fn rest(&mut self) -> Result<(), VaultError> {
        let path = self.dir.join(store_name(self.keys.epoch));
        let needed = self.pages_are_read && self.halted.is_none() && self.pair.is_some();
        if !needed || !path.is_dir() || reserve::is_full(&self.dir) {
            return Ok(());
        }
        let Some(Pair { store, ledger }) = self.pair.take() else {
            return Ok(());
        };
        // Until it is open again, nothing can be written.
        self.halted = Some(Halt::Trouble);
        drop(store);
        let store = SledStore::open(&path).map_err(|trouble| {
            let error = reserve::name_full_disk(&self.dir, trouble.into());
            if matches!(error, VaultError::DiskFull) {
                self.halted = Some(Halt::DiskFull);
            }
            error
        })?;
        self.pair = Some(Pair {
            store: Box::new(store),
            ledger,
        });
        self.halted = None;
        self.pages_are_read = false;
        Ok(())
    }
}
