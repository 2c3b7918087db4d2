//! Giving memory back. An opening reads the whole store, and so does a check; sled keeps each page
//! it has read: a second copy of the journal, sealed, of which a save needs a page or two.
//!
//! When to do so is decided by whoever knows that nobody waits.

use crate::folder::store_name;
use crate::opening::Pair;
use crate::reserve;
use crate::store::SledStore;
use crate::vault::Vault;

impl Vault {
    /// Closes a store that was read and opens it again without its pages; about 30 ms for 10,000
    /// records. Leaves the store as it is where nothing may be written, after a call of it failed, on
    /// a full disk, on which it would not open, and where its folder is gone, which sled would make.
    ///
    /// If the store does not open again, nothing is lost, and the next write is refused with
    /// [`VaultError::Poisoned`](crate::VaultError::Poisoned) or
    /// [`VaultError::DiskFull`](crate::VaultError::DiskFull).
    pub fn give_memory_back(&mut self) {
        let path = self.dir.join(store_name(self.keys.epoch));
        let possible = self.halted.is_none() && path.is_dir() && !reserve::is_full(&self.dir);
        let read = self
            .pair
            .take_if(|pair| possible && pair.store.holds_pages());
        let Some(Pair {
            store,
            ledger,
            answered,
        }) = read
        else {
            return;
        };
        drop(store);
        match SledStore::open(&path) {
            Ok(store) => {
                let store = Box::new(store);
                self.pair = Some(Pair {
                    store,
                    ledger,
                    answered,
                });
            }
            Err(trouble) => self.halted = Some(self.halt_after(trouble)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::faults::{Site, open};

    #[test]
    fn what_has_read_the_store_gives_its_memory_back_and_may_do_so_again() {
        let (mut site, vault) = Site::new(20);
        drop(vault);
        let mut vault = open(&site.dir()).vault;
        let holds = |vault: &crate::Vault| vault.pair.as_ref().unwrap().store.holds_pages();
        assert!(holds(&vault), "an opening reads it");
        vault.give_memory_back();
        assert!(!holds(&vault));
        site.write(&mut vault, 1).unwrap();
        assert!(!holds(&vault), "a save needs a page or two");
        vault.verify().unwrap();
        assert!(holds(&vault));
        vault.give_memory_back();
        assert!(!holds(&vault));
        vault.compact(&|| true).unwrap();
        assert!(!holds(&vault), "what was written anew is opened anew");
        drop(vault);
        let opened = open(&site.dir());
        assert_eq!((opened.records.len(), opened.findings), (21, vec![]));
    }
}
