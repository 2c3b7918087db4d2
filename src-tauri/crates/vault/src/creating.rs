//! Making a journal: the building site, the new epoch, and the first header.
//!
//! A restored backup is built on the same site (`backup.rs`).

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rand_core::CryptoRng;

use crate::copies::{self, Copies};
use crate::error::VaultError;
use crate::folder::{self, ledger_name};
use crate::header::{Header, Unlocked};
use crate::keys::{self, EpochKeys, VaultKey};
use crate::ledger;
use crate::lock::Lock;
use crate::report::SlotKind;
use crate::reserve;
use crate::rewrite::{NewLedger, rebuild_store};
use crate::secret::{Passphrase, RecoveryWords};
use crate::slot::{SEALED_KEY_BYTES, Slot};
use crate::vault::{CreateOptions, Created, Opened, Vault, finish_opening};

impl Vault {
    /// Creates a journal in `dir`, a new or empty folder, and opens it.
    ///
    /// # Errors
    /// [`VaultError::AlreadyAJournal`], [`VaultError::FolderNotEmpty`],
    /// [`VaultError::KdfTooWeak`], [`VaultError::HeaderOutOfBounds`] for a cost beyond what is
    /// accepted, [`VaultError::NotEnoughMemory`], [`VaultError::DiskFull`],
    /// [`VaultError::FolderReadOnly`], [`VaultError::Io`].
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        options: &CreateOptions,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
    ) -> Result<Created, VaultError> {
        options.kdf.check_for_new_slot()?;
        let site = BuildingSite::begin(dir, now)?;
        let mut vault = [0; 16];
        rng.fill_bytes(&mut vault);
        let vault_key = VaultKey(keys::make_key(rng));
        let mut slots = vec![Slot::seal_with_passphrase(
            &vault,
            1,
            &vault_key,
            passphrase,
            options.kdf,
            rng,
        )?];
        let recovery = options.recovery.then(|| RecoveryWords::make(rng));
        if let Some(words) = &recovery {
            slots.push(Slot::seal_with_recovery(&vault, 2, &vault_key, words, rng));
        }
        let unlocked = new_epoch(vault, slots, 1, vault_key, rng);
        let keys = EpochKeys::derive(&unlocked.epoch_key, &vault, 1);
        NewLedger::begin(dir, &keys, 0, 0)?.finish()?;
        let opened = site.finish(unlocked, now)?;
        Ok(Created {
            vault: opened.vault,
            recovery,
        })
    }
}

/// A new header for `slots` with a new epoch key.
pub(crate) fn new_epoch(
    vault: keys::VaultId,
    slots: Vec<Slot>,
    epoch: u32,
    vault_key: VaultKey,
    rng: &mut dyn CryptoRng,
) -> Unlocked {
    let epoch_key = keys::make_key(rng);
    let sealed = vault_key.seal_epoch_key(&vault, epoch, &epoch_key, &keys::make_nonce(rng));
    let sealed: [u8; SEALED_KEY_BYTES] = sealed
        .try_into()
        .expect("nonce, key and tag have fixed lengths");
    let header = Header {
        vault,
        slots,
        epoch,
        epoch_key: sealed,
    };
    let bytes = header.write(&vault_key);
    Unlocked {
        header,
        bytes,
        vault_key,
        epoch_key,
        unlocked_by: SlotKind::Passphrase,
    }
}

/// A folder in which a journal is being made. Until it is finished a marker in it says so, and
/// what an interrupted creation left is cleared by the next one.
pub(crate) struct BuildingSite<'a> {
    dir: &'a Path,
    lock: Lock,
}

impl<'a> BuildingSite<'a> {
    /// Prepares `dir`, a new or empty folder or one with an unfinished creation.
    pub(crate) fn begin(dir: &'a Path, now: DateTime<Utc>) -> Result<Self, VaultError> {
        if let Some(parent) = dir.parent() {
            fs::create_dir_all(parent).map_err(VaultError::from_io)?;
        }
        if !dir.exists() {
            folder::create_private_dir(dir).map_err(VaultError::from_io)?;
        }
        let unfinished = dir.join(folder::CREATING).exists();
        if !unfinished
            && fs::read_dir(dir)
                .map_err(VaultError::from_io)?
                .next()
                .is_some()
        {
            return Err(match Copies::read(dir) {
                Err(VaultError::NotAJournal) => VaultError::FolderNotEmpty,
                _ => VaultError::AlreadyAJournal,
            });
        }
        folder::mark_unfinished(dir).map_err(VaultError::from_io)?;
        let lock = Lock::take(dir, now)?;
        folder::clear_unfinished(dir).map_err(VaultError::from_io)?;
        folder::make_private(dir);
        folder::create_private_dir(&dir.join(folder::BACKUPS)).map_err(VaultError::from_io)?;
        Ok(Self { dir, lock })
    }

    /// Makes the store from the ledger that is there now, writes the header, and opens the whole.
    pub(crate) fn finish(
        self,
        unlocked: Unlocked,
        now: DateTime<Utc>,
    ) -> Result<Opened<()>, VaultError> {
        let dir = self.dir;
        let Header { vault, epoch, .. } = unlocked.header;
        let keys = EpochKeys::derive(&unlocked.epoch_key, &vault, epoch);
        let (walk, living) = ledger::walk_living(&dir.join(ledger_name(epoch)), &keys)?
            .ok_or(VaultError::StoreFailed)?;
        rebuild_store(dir, &keys, &living, walk.last)?;
        reserve::make(dir)?;
        copies::replace(dir, &unlocked.bytes)?;
        fs::remove_file(dir.join(folder::CREATING))?;
        folder::sync_dir(dir)?;
        finish_opening(dir, unlocked, Some(self.lock), now, Vec::new())
    }
}
