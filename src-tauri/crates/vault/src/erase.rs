//! Erasing for good: what is living is sealed anew under a new epoch key, and the old key and all
//! that was sealed under it are gone.
//!
//! Everything new is made and read back under unfinished names before the header is switched, so
//! that the program may be ended at any point: before the switch the old epoch stands, after it an
//! opening ends the renames (`folder.rs`). No backup is made first: it would hold what is to be
//! forgotten. Backups made earlier do; they are another step, [`Vault::remove_earlier_backups`].

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use rand_core::CryptoRng;

use crate::answered::Answered;
use crate::backup_stream::BackupReader;
use crate::check::read_store;
use crate::copies;
use crate::creating::new_epoch;
use crate::envelope::Put;
use crate::error::VaultError;
use crate::folder::{self, BACKUPS, HEADER, HEADER_BACKUP, UNFINISHED, ledger_name, store_name};
use crate::keys::{EpochKeys, StorageKey, VaultKey};
use crate::ledger::{self, End};
use crate::living::Living;
use crate::opening::{Pair, count};
use crate::record::RecordId;
use crate::rewrite::{NewLedger, build_store, visit_living};
use crate::store::SledStore;
use crate::vault::Vault;
use crate::writing::Halt;

impl Vault {
    /// Erases the records `ids`, and with them everything that was removed or overwritten before:
    /// what is left of it on the disk is without a key. Records that are not there are no error.
    ///
    /// What this cannot reach: backups made earlier, copies of the folder, and an old header that a
    /// drive kept elsewhere.
    ///
    /// # Errors
    /// [`VaultError::OpenedReadOnly`], [`VaultError::Poisoned`]; [`VaultError::DiskFull`] if there
    /// is no room for all that stays beside what is there, and then nothing was changed;
    /// [`VaultError::StoreFailed`], [`VaultError::Io`]: nothing is written until the journal was
    /// reopened, and it is erased or not at all.
    pub fn erase(&mut self, ids: &[RecordId], rng: &mut dyn CryptoRng) -> Result<(), VaultError> {
        self.check_not_halted()?;
        if self.pair.is_none() {
            return Err(VaultError::OpenedReadOnly);
        }
        let dir = self.dir.clone();
        let header = &self.header;
        let vault_key = VaultKey(self.vault_key.0.clone());
        let epoch = header.epoch + 1;
        let unlocked = new_epoch(header.vault, header.slots.clone(), epoch, vault_key, rng);
        let keys = EpochKeys::derive(&unlocked.epoch_key, &header.vault, epoch);
        let gone = ids.iter().map(|id| self.keys.storage_key(id)).collect();
        let (ledger, store) = (ledger_name(epoch), store_name(epoch));
        let (next, living) = match self.build_next(&dir, &keys, &gone, rng) {
            Ok(next) => next,
            Err(error) => {
                // They are removed at the next opening if they cannot be removed now.
                let _ = fs::remove_file(dir.join(format!("{ledger}{UNFINISHED}")));
                let _ = fs::remove_dir_all(dir.join(format!("{store}{UNFINISHED}")));
                return Err(error);
            }
        };
        // From here on it is not known which epoch the header names, until all is done.
        self.halted = Some(Halt::Trouble);
        self.pair = None;
        let old_headers = [HEADER, HEADER_BACKUP].map(|name| {
            let file = File::options().write(true).open(dir.join(name));
            (file, self.header_bytes.len())
        });
        copies::replace(&dir, &unlocked.bytes)?;
        fs::rename(dir.join(format!("{store}{UNFINISHED}")), dir.join(&store))?;
        let (ledger, last) = next.take_place()?;
        let store = SledStore::open(&dir.join(&store))?;
        for (file, length) in old_headers {
            // Where the disk writes in place, the old epoch key is gone with this.
            let _ = file.and_then(|mut file| {
                file.write_all(&vec![0; length])?;
                file.sync_all()
            });
        }
        folder::remove_earlier_epochs(&dir, epoch).map_err(VaultError::from_io)?;
        self.pair = Some(Pair {
            store: Box::new(store),
            ledger: Box::new(ledger),
            answered: Answered::open(&dir, epoch),
        });
        self.header = unlocked.header;
        self.header_bytes = unlocked.bytes;
        self.keys = keys;
        self.living = living;
        self.last = last;
        self.halted = None;
        Ok(())
    }

    /// Writes ledger and store of the next epoch without the records at the places `gone`, durably
    /// and under unfinished names, and reads both back.
    fn build_next<'a>(
        &self,
        dir: &'a Path,
        keys: &'a EpochKeys,
        gone: &HashSet<StorageKey>,
        rng: &mut dyn CryptoRng,
    ) -> Result<(NewLedger<'a>, Living), VaultError> {
        let staying = self
            .living
            .places()
            .filter(|at| !gone.contains(*at))
            .count() as u64;
        let mut ledger = NewLedger::begin(dir, keys, self.last.sequence, staying)?;
        let old = dir.join(ledger_name(self.keys.epoch));
        visit_living(&old, &self.keys, &self.living, &mut |put| {
            if gone.contains(&put.at) {
                return Ok(());
            }
            let (put, _) = Put::make(keys, &put.record(&self.keys)?, rng)?;
            ledger.add(put)
        })?;
        ledger.sync()?;
        let (walk, living) = ledger::walk_living(ledger.place(), keys)?
            .filter(|(walk, living)| walk.end == End::Whole && living.count() == staying)
            .ok_or(VaultError::StoreFailed)?;
        let last = walk.last;
        let store = build_store(dir, ledger.place(), keys, &living, last, &|| true)?;
        let contents = read_store::<()>(&store, keys)?;
        if !contents.sound || contents.position()? != last {
            return Err(VaultError::StoreFailed);
        }
        Ok((ledger, living))
    }

    /// How many backups beside this journal are of an epoch before the present one: what was erased
    /// since is still in them.
    #[must_use]
    pub fn earlier_backups(&self) -> u32 {
        count(self.backups_of_earlier_epochs().count() as u64)
    }

    /// Removes the backups of earlier epochs; answers how many. Others elsewhere are not reached.
    ///
    /// # Errors
    /// [`VaultError::OpenedReadOnly`]; [`VaultError::BackupDiffers`] while there is no backup of
    /// this epoch that is whole: then nothing is removed; [`VaultError::FolderReadOnly`],
    /// [`VaultError::Io`].
    pub fn remove_earlier_backups(&self) -> Result<u32, VaultError> {
        if self.pair.is_none() {
            return Err(VaultError::OpenedReadOnly);
        }
        let folder = self.dir.join(BACKUPS);
        let newest = Self::backups(&self.dir)?.into_iter().next();
        let newest = newest.ok_or(VaultError::BackupDiffers)?.file_name;
        let is_of_this_epoch = BackupReader::open(&folder.join(&newest))
            .is_ok_and(|reader| reader.header().peek().epoch == self.keys.epoch);
        if !is_of_this_epoch {
            return Err(VaultError::BackupDiffers);
        }
        self.verify_own_backup(&folder.join(newest))?;
        let mut removed = 0;
        for name in self.backups_of_earlier_epochs().collect::<Vec<_>>() {
            fs::remove_file(folder.join(name)).map_err(VaultError::from_io)?;
            removed += 1;
        }
        folder::sync_dir(&folder).map_err(VaultError::from_io)?;
        Ok(removed)
    }

    fn backups_of_earlier_epochs(&self) -> impl Iterator<Item = String> {
        let folder = self.dir.join(BACKUPS);
        let all = Self::backups(&self.dir).unwrap_or_default();
        all.into_iter()
            .map(|backup| backup.file_name)
            .filter(move |name| {
                BackupReader::open(&folder.join(name)).is_ok_and(|reader| {
                    let header = reader.header().peek();
                    header.vault == self.header.vault && header.epoch < self.keys.epoch
                })
            })
    }
}
