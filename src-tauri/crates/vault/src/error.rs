//! Why the vault refused: one enum for the whole room.
//!
//! Variants carry numbers a person can judge by, never a path, a word of the journal or a
//! passphrase. What to say about each is not here: it is in the message files of the interface.

use std::io;

use chrono::{DateTime, Utc};

/// A refusal of the vault. Damage that is seen before any key is used has variants of its own; a
/// wrong passphrase and a tampered keyslot share [`VaultError::DoesNotOpen`], so that nothing can
/// be learned by trying.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The passphrase has no characters.
    #[error("the passphrase is empty")]
    PassphraseEmpty,
    /// The passphrase is longer than the limit, in bytes after NFKC.
    #[error("the passphrase has {found_bytes} bytes, {limit_bytes} are accepted")]
    PassphraseTooLong {
        /// Bytes of the passphrase after NFKC.
        found_bytes: u32,
        /// Bytes that are accepted.
        limit_bytes: u32,
    },
    /// The recovery key has another number of words than 24.
    #[error("the recovery key has {found} words, it needs {required}")]
    RecoveryWordCount {
        /// Words found.
        found: u32,
        /// Words needed.
        required: u32,
    },
    /// A word of the recovery key is not in the list; `position` counts from 1.
    #[error("word {position} of the recovery key is not in the word list")]
    RecoveryWordUnknown {
        /// Place of the word, from 1 to 24.
        position: u32,
    },
    /// All words are known but their checksum is not right: a word is wrong or two are swapped.
    #[error("the checksum of the recovery key is not right")]
    RecoveryChecksum,
    /// The key derivation asked for at creation is weaker than the floor.
    #[error("the key derivation is below the floor of {least_memory_kib} KiB")]
    KdfTooWeak {
        /// Least memory, in KiB.
        least_memory_kib: u32,
        /// Least number of passes.
        least_passes: u32,
    },
    /// The folder does not exist.
    #[error("the folder does not exist")]
    FolderMissing,
    /// The folder holds other files, so no journal is made in it.
    #[error("the folder is not empty")]
    FolderNotEmpty,
    /// The folder is a journal already.
    #[error("the folder is a journal already")]
    AlreadyAJournal,
    /// The folder is no journal.
    #[error("the folder is not a journal")]
    NotAJournal,
    /// The folder may not be written; it can be opened with [`crate::Access::ReadOnly`].
    #[error("the folder is read-only")]
    FolderReadOnly,
    /// Both copies of the header are gone, the rest of a journal is there.
    #[error("both copies of the header are missing")]
    HeaderMissing,
    /// No copy of the header is whole.
    #[error("no copy of the header is whole")]
    HeaderDamaged,
    /// A number in the header is outside of what is accepted. Found before any memory is taken.
    #[error("{field} in the header is {found}, accepted is {least} to {most}")]
    HeaderOutOfBounds {
        /// Which number.
        field: HeaderField,
        /// The number found.
        found: u64,
        /// Least number accepted.
        least: u64,
        /// Most accepted.
        most: u64,
    },
    /// The journal (or backup) was written by a newer program; nothing was opened or changed.
    #[error("the format has version {found}, {supported} is supported")]
    NewerFormat {
        /// Version found.
        found: u32,
        /// Newest version this program reads.
        supported: u32,
    },
    /// The secret opens no keyslot: a wrong passphrase, or a header that was tampered with.
    #[error("the secret does not open the journal")]
    DoesNotOpen,
    /// The memory that the key derivation needs cannot be had.
    #[error("the key derivation needs {required_kib} KiB of memory")]
    NotEnoughMemory {
        /// KiB needed.
        required_kib: u32,
    },
    /// Another program, or another window of this one, holds the journal.
    #[error("the journal is in use")]
    InUse {
        /// Its process, if it can be read.
        pid: Option<u32>,
        /// When it opened the journal, if that can be read.
        since: Option<DateTime<Utc>>,
    },
    /// This vault was opened read-only.
    #[error("the journal was opened read-only")]
    OpenedReadOnly,
    /// Neither the ledger nor the store can be read at all.
    #[error("neither the ledger nor the store can be read")]
    NothingReadable,
    /// The disk is full but for what the next opening needs. Nothing of the batch was kept.
    #[error("the disk is full")]
    DiskFull,
    /// An earlier write met an I/O error: nothing is written until the journal was reopened.
    #[error("an earlier error: reopen the journal")]
    Poisoned,
    /// The body of a record is not JSON text.
    #[error("the body of a record is not JSON")]
    BodyNotJson,
    /// A batch is larger than one frame may be.
    #[error("the batch has {found_kib} KiB, {limit_kib} are accepted")]
    BatchTooLarge {
        /// KiB found.
        found_kib: u32,
        /// KiB accepted.
        limit_kib: u32,
    },
    /// A whole record of this format could not be read: it was written by a newer program.
    #[error("a record could not be understood")]
    RecordNotUnderstood,
    /// The file is no backup.
    #[error("the file is not a backup")]
    NotABackup,
    /// The backup is cut, changed or extended.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// What was read back from a new backup is not what the journal holds; it was not kept.
    #[error("the backup read back differs from the journal")]
    BackupDiffers,
    /// The store answered with an error.
    #[error("the store failed")]
    StoreFailed,
    /// The operating system answered with an error.
    #[error("input or output: {0}")]
    Io(#[from] io::Error),
}

/// The numbers of a header that are held to bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderField {
    /// Size of the file in bytes.
    FileBytes,
    /// Number of keyslots.
    Slots,
    /// Argon2id memory in KiB.
    MemoryKib,
    /// Argon2id passes.
    Passes,
    /// Argon2id lanes.
    Lanes,
    /// KiB moved in all passes together.
    MemoryTimesPasses,
    /// Bytes of a salt.
    SaltBytes,
    /// The Argon2 version.
    ArgonVersion,
}

impl std::fmt::Display for HeaderField {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::FileBytes => "file_bytes",
            Self::Slots => "slots",
            Self::MemoryKib => "memory_kib",
            Self::Passes => "passes",
            Self::Lanes => "lanes",
            Self::MemoryTimesPasses => "memory_times_passes",
            Self::SaltBytes => "salt_bytes",
            Self::ArgonVersion => "argon_version",
        })
    }
}

impl VaultError {
    /// The code of this refusal on the wire, stable for ever.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PassphraseEmpty => "passphrase_empty",
            Self::PassphraseTooLong { .. } => "passphrase_too_long",
            Self::RecoveryWordCount { .. } => "recovery_word_count",
            Self::RecoveryWordUnknown { .. } => "recovery_word_unknown",
            Self::RecoveryChecksum => "recovery_checksum",
            Self::KdfTooWeak { .. } => "kdf_too_weak",
            Self::FolderMissing => "folder_missing",
            Self::FolderNotEmpty => "folder_not_empty",
            Self::AlreadyAJournal => "already_a_journal",
            Self::NotAJournal => "not_a_journal",
            Self::FolderReadOnly => "folder_read_only",
            Self::HeaderMissing => "header_missing",
            Self::HeaderDamaged => "header_damaged",
            Self::HeaderOutOfBounds { .. } => "header_out_of_bounds",
            Self::NewerFormat { .. } => "newer_format",
            Self::DoesNotOpen => "does_not_open",
            Self::NotEnoughMemory { .. } => "not_enough_memory",
            Self::InUse { .. } => "in_use",
            Self::OpenedReadOnly => "opened_read_only",
            Self::NothingReadable => "nothing_readable",
            Self::DiskFull => "disk_full",
            Self::Poisoned => "poisoned",
            Self::BodyNotJson => "body_not_json",
            Self::BatchTooLarge { .. } => "batch_too_large",
            Self::RecordNotUnderstood => "record_not_understood",
            Self::NotABackup => "not_a_backup",
            Self::BackupDamaged => "backup_damaged",
            Self::BackupDiffers => "backup_differs",
            Self::StoreFailed => "store_failed",
            Self::Io(_) => "io",
        }
    }

    /// Turns `error` into the variant that says most: a full disk and a folder that may not be
    /// written are told from other errors.
    pub(crate) fn from_io(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::FolderReadOnly
            }
            _ => Self::Io(error),
        }
    }
}
