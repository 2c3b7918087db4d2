//! Repairing: a whole journal, in a new folder, of everything that can be read of one that is
//! damaged. What is there stays as it is; what cannot be read is said.

use std::path::Path;

use chrono::{DateTime, Utc};
use rand_core::CryptoRng;

use crate::creating::{BuildingSite, new_epoch};
use crate::envelope::Put;
use crate::error::VaultError;
use crate::keys::{EpochKeys, VaultKey};
use crate::record::Record;
use crate::report::RepairReport;
use crate::rescue::{Readable, Rescued};
use crate::rewrite::NewLedger;
use crate::vault::Vault;

impl Vault {
    /// What [`Vault::repair`] would save, without writing anything.
    ///
    /// # Errors
    /// [`VaultError::NothingReadable`], [`VaultError::Io`].
    pub fn repairable(&self) -> Result<RepairReport, VaultError> {
        Ok(self.rescued()?.report)
    }

    /// Makes a journal in `to`, a new or empty folder, of every record that ledger, store and the
    /// newest whole backup hold. It is the same journal (same id, same secrets) under a new epoch.
    /// Works on a journal that is open in any way; on one that is whole it is a copy of it.
    ///
    /// # Errors
    /// Those of [`Vault::repairable`]; [`VaultError::AlreadyAJournal`],
    /// [`VaultError::FolderNotEmpty`], [`VaultError::DiskFull`], [`VaultError::FolderReadOnly`];
    /// [`VaultError::StoreFailed`] if the new journal is not what was read.
    pub fn repair(
        &self,
        to: &Path,
        rng: &mut dyn CryptoRng,
        now: DateTime<Utc>,
    ) -> Result<RepairReport, VaultError> {
        let Rescued {
            contents, report, ..
        } = self.rescued()?;
        let site = BuildingSite::begin(to, now)?;
        let header = &self.header;
        let vault_key = VaultKey(self.vault_key.0.clone());
        let epoch = header.epoch + 1;
        let unlocked = new_epoch(header.vault, header.slots.clone(), epoch, vault_key, rng);
        let keys = EpochKeys::derive(&unlocked.epoch_key, &header.vault, epoch);
        let pieces = contents.records.len() as u64;
        let mut ledger = NewLedger::begin(to, &keys, contents.last.sequence, pieces)?;
        for record in &contents.records {
            ledger.add(Put::make(&keys, record, rng)?.0)?;
        }
        ledger.finish()?;
        let opened = site.finish(unlocked, now)?;
        if opened.vault.living.count() != pieces || !opened.findings.is_empty() {
            return Err(VaultError::StoreFailed);
        }
        Ok(report)
    }

    fn rescued(&self) -> Result<Rescued<Vec<Record>>, VaultError> {
        let readable = Readable {
            dir: &self.dir,
            keys: &self.keys,
            vault_key: &self.vault_key,
        };
        readable.rescue()
    }
}
