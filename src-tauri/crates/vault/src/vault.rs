//! The open journal.
#![allow(unused_variables, clippy::unimplemented, reason = "being written")]
use std::path::Path;

use chrono::{DateTime, Utc};
use rand_core::CryptoRng;

use crate::error::VaultError;
use crate::finding::Finding;
use crate::kdf::KdfCost;
use crate::record::{Change, Record};
use crate::report::{BackupInfo, BackupReport, Inspection, SlotKind, VerifyReport};
use crate::secret::{Passphrase, RecoveryWords, Secret};

/// What may be done with an opened journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write; one program at a time.
    ReadWrite,
    /// Read only; nothing in the folder is touched.
    ReadOnly,
}

/// Choices for a new journal.
#[derive(Debug, Clone, Copy)]
pub struct CreateOptions {
    /// Cost of the key derivation.
    pub kdf: KdfCost,
    /// Whether to make recovery words.
    pub recovery: bool,
}

/// A journal just created.
pub struct Created {
    /// The open journal.
    pub vault: Vault,
    /// The recovery words, if they were asked for.
    pub recovery: Option<RecoveryWords>,
}

/// A journal just opened.
pub struct Opened {
    /// The open journal.
    pub vault: Vault,
    /// All records, in no order.
    pub records: Vec<Record>,
    /// What was out of the ordinary.
    pub findings: Vec<Finding>,
    /// Which kind of secret opened it.
    pub unlocked_by: SlotKind,
}

/// An open journal.
pub struct Vault {}

#[allow(missing_docs, reason = "being written")]
impl Vault {
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        options: &CreateOptions,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
    ) -> Result<Created, VaultError> {
        unimplemented!()
    }
    pub fn inspect(dir: &Path) -> Result<Inspection, VaultError> {
        unimplemented!()
    }
    pub fn open(
        dir: &Path,
        secret: &Secret,
        access: Access,
        now: DateTime<Utc>,
    ) -> Result<Opened, VaultError> {
        unimplemented!()
    }
    pub fn write(&mut self, changes: &[Change], rng: &mut dyn CryptoRng) -> Result<(), VaultError> {
        unimplemented!()
    }
    pub fn id(&self) -> String {
        unimplemented!()
    }
    pub fn sequence(&self) -> u64 {
        unimplemented!()
    }
    pub fn dir(&self) -> &Path {
        unimplemented!()
    }
    pub fn access(&self) -> Access {
        unimplemented!()
    }
    pub fn has_recovery(&self) -> bool {
        unimplemented!()
    }
    pub fn change_passphrase(
        &mut self,
        current: &Secret,
        new: &Passphrase,
        kdf: KdfCost,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), VaultError> {
        unimplemented!()
    }
    pub fn new_recovery_words(
        &mut self,
        current: &Passphrase,
        rng: &mut dyn CryptoRng,
    ) -> Result<RecoveryWords, VaultError> {
        unimplemented!()
    }
    pub fn revoke_recovery(&mut self, current: &Passphrase) -> Result<(), VaultError> {
        unimplemented!()
    }
    pub fn backup(
        &self,
        to: Option<&Path>,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
    ) -> Result<BackupInfo, VaultError> {
        unimplemented!()
    }
    pub fn backups(dir: &Path) -> Result<Vec<BackupInfo>, VaultError> {
        unimplemented!()
    }
    pub fn verify_backup(file: &Path, secret: &Secret) -> Result<BackupReport, VaultError> {
        unimplemented!()
    }
    pub fn verify_own_backup(&self, file: &Path) -> Result<BackupReport, VaultError> {
        unimplemented!()
    }
    pub fn restore(
        file: &Path,
        secret: &Secret,
        to: &Path,
        rng: &mut dyn CryptoRng,
        now: DateTime<Utc>,
    ) -> Result<BackupReport, VaultError> {
        unimplemented!()
    }
    pub fn read_backup(file: &Path, secret: &Secret) -> Result<Vec<Record>, VaultError> {
        unimplemented!()
    }
    pub fn verify(&self) -> Result<VerifyReport, VaultError> {
        unimplemented!()
    }
}
