//! The open journal, and opening it.
//!
//! Writing is in `writing.rs`, creating in `creating.rs`, checking in `verify.rs`, erasing in
//! `erase.rs`; changes of secrets are in `rekey.rs`, backups in `backup.rs`, the decisions of an opening in `opening.rs`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::collect::Collect;
use crate::copies::{self, Copies};
use crate::error::VaultError;
use crate::finding::Finding;
use crate::folder::{self, store_name};
use crate::header::{Header, Unlocked, hex};
use crate::kdf::KdfCost;
use crate::keys::{EpochKeys, FORMAT_VERSION, VaultKey};
use crate::ledger::Position;
use crate::living::Living;
use crate::lock::Lock;
use crate::opening::{self, Contents, Pair};
use crate::record::Record;
use crate::report::{Inspection, SlotKind};
use crate::rescue::Readable;
use crate::reserve;
use crate::secret::{RecoveryWords, Secret};
use crate::writing::Halt;

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
    /// The recovery words, if they were asked for. They can never be shown again.
    pub recovery: Option<RecoveryWords>,
}

/// A journal just opened.
pub struct Opened<R = Vec<Record>> {
    /// The open journal.
    pub vault: Vault,
    /// All records, in no order, or what was collected of them.
    pub records: R,
    /// What was out of the ordinary; empty at nearly every opening.
    pub findings: Vec<Finding>,
    /// Which kind of secret opened it.
    pub unlocked_by: SlotKind,
}

/// An open journal. Dropping it closes the store, wipes the keys and gives the lock back, in that
/// order.
pub struct Vault {
    pub(crate) pair: Option<Pair>,
    pub(crate) keys: EpochKeys,
    pub(crate) vault_key: VaultKey,
    pub(crate) header: Header,
    pub(crate) header_bytes: Vec<u8>,
    pub(crate) dir: PathBuf,
    pub(crate) living: Living,
    pub(crate) last: Position,
    pub(crate) ledger_is_whole: bool,
    pub(crate) halted: Option<Halt>,
    /// The reserve was given up, or there was no room for it at the opening.
    pub(crate) reserve_is_missing: bool,
    /// Bytes of the ledger before which a write does not try again to write it anew.
    pub(crate) retry_at: u64,
    /// The latest time this vault was told: of its opening, of records and backups.
    pub(crate) latest: DateTime<Utc>,
    _lock: Option<Lock>,
}

impl Vault {
    /// Looks at a folder without a secret and without writing.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`], [`VaultError::NotAJournal`], [`VaultError::NewerFormat`],
    /// [`VaultError::HeaderMissing`], [`VaultError::HeaderDamaged`],
    /// [`VaultError::HeaderOutOfBounds`].
    pub fn inspect(dir: &Path) -> Result<Inspection, VaultError> {
        let copies = Copies::read(dir)?;
        let (header, second_header_used) = copies.peek();
        let header = header.peek();
        Ok(Inspection {
            format_version: FORMAT_VERSION,
            vault_id: hex(&header.vault),
            has_recovery_slot: header.has(SlotKind::Recovery),
            second_header_used,
            in_use: Lock::holder(dir),
            writable: folder::is_writable(dir),
        })
    }

    /// Opens the journal in `dir` with `secret` and reads all its records.
    ///
    /// With [`Access::ReadWrite`] everything that is not in order is put in order, and each such
    /// thing is a [`Finding`]. With [`Access::ReadOnly`] nothing in the folder is touched; this
    /// works in a read-only folder and while another program holds the journal.
    ///
    /// # Errors
    /// Those of [`Vault::inspect`], [`VaultError::DoesNotOpen`], [`VaultError::NotEnoughMemory`],
    /// [`VaultError::InUse`], [`VaultError::FolderReadOnly`], [`VaultError::DiskFull`],
    /// [`VaultError::NothingReadable`].
    pub fn open(
        dir: &Path,
        secret: &Secret,
        access: Access,
        now: DateTime<Utc>,
    ) -> Result<Opened, VaultError> {
        Self::open_collecting(dir, secret, access, now)
    }

    /// Like [`Vault::open`], for callers that collect something else than the records themselves.
    ///
    /// # Errors
    /// Those of [`Vault::open`].
    pub fn open_collecting<R: Collect>(
        dir: &Path,
        secret: &Secret,
        access: Access,
        now: DateTime<Utc>,
    ) -> Result<Opened<R>, VaultError> {
        // Refused before the lock is taken, so that a strange folder is not written to.
        Copies::read(dir)?;
        let lock = match access {
            Access::ReadWrite if !folder::is_writable(dir) => {
                return Err(VaultError::FolderReadOnly);
            }
            Access::ReadWrite => Some(Lock::take(dir, now)?),
            Access::ReadOnly => None,
        };
        let copies = Copies::read(dir)?;
        let (unlocked, second_used) = copies.unlock(secret)?;
        let mut findings = Vec::new();
        if second_used {
            findings.push(Finding::SecondHeaderUsed);
        }
        if lock.is_some() {
            tidy(dir, &copies, &unlocked, second_used, &mut findings)?;
        }
        finish_opening(dir, unlocked, lock, now, findings)
    }

    /// The random id of the journal, 32 hexadecimal digits.
    #[must_use]
    pub fn id(&self) -> String {
        hex(&self.header.vault)
    }

    /// Sequence of the last write; grows with every write and every ledger written anew.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.last.sequence
    }

    /// Folder of the journal.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What may be done with this vault. After damage to both store and ledger this is
    /// [`Access::ReadOnly`], whatever was asked for.
    #[must_use]
    pub fn access(&self) -> Access {
        if self.pair.is_some() {
            Access::ReadWrite
        } else {
            Access::ReadOnly
        }
    }

    /// Whether recovery words open the journal.
    #[must_use]
    pub fn has_recovery(&self) -> bool {
        self.header.has(SlotKind::Recovery)
    }
}

/// Removes leftovers, brings both headers to the same bytes and makes the reserve again.
fn tidy(
    dir: &Path,
    copies: &Copies,
    unlocked: &Unlocked,
    second_used: bool,
    findings: &mut Vec<Finding>,
) -> Result<(), VaultError> {
    folder::make_private(dir);
    let header = &unlocked.bytes;
    let store = store_name(unlocked.header.epoch);
    folder::finish_replacing(dir, &store).map_err(VaultError::from_io)?;
    folder::finish_epoch(dir, unlocked.header.epoch).map_err(VaultError::from_io)?;
    let removed = folder::remove_leftovers(dir).map_err(VaultError::from_io)?;
    if removed > 0 {
        findings.push(Finding::LeftoverRemoved { count: removed });
    }
    if !copies.both_are(header) {
        match copies::replace(dir, header) {
            Ok(()) if second_used => {}
            Ok(()) => findings.push(Finding::SecondHeaderRenewed),
            // The journal can be read and, with the reserve, written: this waits for room.
            Err(VaultError::DiskFull) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Opens store and ledger with keys that are known.
pub(crate) fn finish_opening<R: Collect>(
    dir: &Path,
    unlocked: Unlocked,
    lock: Option<Lock>,
    now: DateTime<Utc>,
    mut findings: Vec<Finding>,
) -> Result<Opened<R>, VaultError> {
    let Unlocked {
        header,
        bytes,
        vault_key,
        epoch_key,
        unlocked_by,
    } = unlocked;
    let keys = EpochKeys::derive(&epoch_key, &header.vault, header.epoch);
    let contents = if lock.is_some() {
        opening::open_to_write(dir, &keys, &vault_key, &mut findings)
            .map_err(|error| reserve::name_full_disk(dir, error))?
    } else {
        let readable = Readable {
            dir,
            keys: &keys,
            vault_key: &vault_key,
        };
        readable.open(&mut findings)?
    };
    if contents.pair.is_some() {
        // Only now: while an old header is in the place of a new one, they are all there is.
        let count =
            folder::remove_earlier_epochs(dir, header.epoch).map_err(VaultError::from_io)?;
        if count > 0 {
            findings.push(Finding::LeftoverRemoved { count });
        }
    }
    let reserve_is_missing = contents.pair.is_some() && reserve::make(dir).is_err();
    if reserve_is_missing {
        findings.push(Finding::ReserveMissing);
    }
    let Contents {
        pair,
        records,
        living,
        last,
        latest,
        ledger_is_whole,
    } = contents;
    let vault = Vault {
        // A journal that can only be read needs no lock.
        _lock: lock.filter(|_| pair.is_some()),
        pair,
        keys,
        vault_key,
        header,
        header_bytes: bytes,
        dir: dir.to_owned(),
        living,
        last,
        ledger_is_whole,
        halted: None,
        reserve_is_missing,
        retry_at: 0,
        latest: latest.map_or(now, |latest| latest.max(now)),
    };
    Ok(Opened {
        vault,
        records,
        findings,
        unlocked_by,
    })
}
