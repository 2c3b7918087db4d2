//! Reading backups: checking one, reading its records, making its journal anew.

use std::path::Path;

use chrono::{DateTime, Utc};
use rand_core::CryptoRng;

use crate::backup_stream::{BackupMeta, BackupReader};
use crate::collect::Collect;
use crate::creating::{BuildingSite, new_epoch};
use crate::envelope::Put;
use crate::error::VaultError;
use crate::finding::Finding;
use crate::header::Unlocked;
use crate::keys::{EpochKeys, VaultKey};
use crate::record::Record;
use crate::report::BackupReport;
use crate::reserve;
use crate::rewrite::NewLedger;
use crate::secret::Secret;
use crate::vault::Vault;

impl Vault {
    /// Reads a backup of this journal by the journal's own key.
    pub(crate) fn read_own(
        &self,
        file: &Path,
        visit: &mut dyn FnMut(Put) -> Result<(), VaultError>,
    ) -> Result<(BackupMeta, EpochKeys), VaultError> {
        let reader = BackupReader::open(file)?;
        let epoch_key = reader.header().authenticate(&self.vault_key)?;
        reader.read(&self.vault_key, &epoch_key, visit)
    }

    /// Reads and decrypts a backup completely, opened by the secret of its time.
    ///
    /// # Errors
    /// [`VaultError::NotABackup`], [`VaultError::BackupDamaged`], [`VaultError::DoesNotOpen`],
    /// [`VaultError::NewerFormat`].
    pub fn verify_backup(file: &Path, secret: &Secret) -> Result<BackupReport, VaultError> {
        let reader = BackupReader::open(file)?;
        let unlocked = reader.header().unlock(secret)?;
        let (meta, _) = reader.read(&unlocked.vault_key, &unlocked.epoch_key, &mut |_| Ok(()))?;
        Ok(meta.report())
    }

    /// Reads and decrypts a backup of this journal completely, without asking for a secret.
    ///
    /// # Errors
    /// As [`Vault::verify_backup`]; [`VaultError::DoesNotOpen`] for a backup of another journal.
    pub fn verify_own_backup(&self, file: &Path) -> Result<BackupReport, VaultError> {
        self.read_own(file, &mut |_| Ok(()))
            .map(|(meta, _)| meta.report())
    }

    /// What is collected of the records of a backup of this journal, without asking for a secret.
    ///
    /// # Errors
    /// As [`Vault::verify_own_backup`].
    pub fn read_own_backup<R: Collect>(&self, file: &Path) -> Result<R, VaultError> {
        let reader = BackupReader::open(file)?;
        let epoch_key = reader.header().authenticate(&self.vault_key)?;
        let header = reader.header().peek();
        let keys = EpochKeys::derive(&epoch_key, &header.vault, header.epoch);
        let mut records = R::default();
        reader.read(&self.vault_key, &epoch_key, &mut |put| {
            put.view().collect(&keys, &mut records).map(|_| ())
        })?;
        Ok(records)
    }

    /// All records of a backup, in no order.
    ///
    /// # Errors
    /// As [`Vault::verify_backup`].
    pub fn read_backup(file: &Path, secret: &Secret) -> Result<Vec<Record>, VaultError> {
        let reader = BackupReader::open(file)?;
        let Unlocked {
            header,
            vault_key,
            epoch_key,
            ..
        } = reader.header().unlock(secret)?;
        let keys = EpochKeys::derive(&epoch_key, &header.vault, header.epoch);
        let mut records = Vec::new();
        reader.read(&vault_key, &epoch_key, &mut |put| {
            records.push(put.record(&keys)?);
            Ok(())
        })?;
        Ok(records)
    }

    /// Makes the journal of a backup anew in `to`, a new or empty folder. It is the same journal
    /// (same id, same secrets) under a new epoch: two folders that grow apart share no key for
    /// records. The whole backup is checked before anything is made, the new folder after.
    ///
    /// # Errors
    /// As [`Vault::verify_backup`]; [`VaultError::AlreadyAJournal`],
    /// [`VaultError::FolderNotEmpty`], [`VaultError::DiskFull`], [`VaultError::FolderReadOnly`],
    /// [`VaultError::StoreFailed`] when the disk does not hold what was written.
    pub fn restore(
        file: &Path,
        secret: &Secret,
        to: &Path,
        rng: &mut dyn CryptoRng,
        now: DateTime<Utc>,
    ) -> Result<BackupReport, VaultError> {
        let reader = BackupReader::open(file)?;
        let Unlocked {
            header,
            vault_key,
            epoch_key,
            ..
        } = reader.header().unlock(secret)?;
        let (meta, old) = reader.read(&vault_key, &epoch_key, &mut |_| Ok(()))?;

        let site = BuildingSite::begin(to, now)?;
        let reading_key = VaultKey(vault_key.0.clone());
        let unlocked = new_epoch(header.vault, header.slots, header.epoch + 1, vault_key, rng);
        let Unlocked {
            header,
            epoch_key: new_key,
            ..
        } = &unlocked;
        let new = EpochKeys::derive(new_key, &header.vault, header.epoch);
        let mut ledger = NewLedger::begin(to, &new, meta.sequence, meta.records)?;
        BackupReader::open(file)?.read(&reading_key, &epoch_key, &mut |put| {
            let (put, _) = Put::make(&new, &put.record(&old)?, rng)?;
            ledger.add(put)
        })?;
        ledger.finish()?;
        let opened = site.finish(unlocked, now)?;
        check_made(opened.vault.living.count(), &opened.findings, meta.records)
            .map_err(|error| reserve::name_full_disk(to, error))?;
        Ok(meta.report())
    }
}

/// Whether a journal that was just made of a backup of `wanted` records is all of it.
///
/// # Errors
/// [`VaultError::StoreFailed`] when something was found in it: the backup was read whole before, so
/// that the disk did not keep what was written. [`VaultError::BackupDiffers`] for another number.
fn check_made(made: u64, findings: &[Finding], wanted: u64) -> Result<(), VaultError> {
    if !findings.is_empty() {
        return Err(VaultError::StoreFailed);
    }
    if made != wanted {
        return Err(VaultError::BackupDiffers);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_keeps_nothing_is_not_told_as_a_damaged_backup() {
        let rebuilt = [Finding::StoreRebuilt {
            records: 7,
            set_aside: true,
        }];
        assert!(matches!(
            check_made(7, &rebuilt, 7),
            Err(VaultError::StoreFailed)
        ));
        assert!(matches!(
            check_made(6, &rebuilt, 7),
            Err(VaultError::StoreFailed)
        ));
        assert!(matches!(
            check_made(6, &[], 7),
            Err(VaultError::BackupDiffers)
        ));
        check_made(7, &[], 7).unwrap();
    }
}
