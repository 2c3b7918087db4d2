//! What the vault tells about itself, its backups and its checks: facts for the interface.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::finding::Finding;

/// Which kind of secret a keyslot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// A passphrase that a person types.
    Passphrase,
    /// The 24 recovery words.
    Recovery,
}

/// Who holds a journal at this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InUse {
    /// Process that holds it, if it can be read.
    pub pid: Option<u32>,
    /// When it opened the journal, if that can be read.
    pub since: Option<DateTime<Utc>>,
}

/// What can be said of a journal without any secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Inspection {
    /// Version of the format.
    pub format_version: u32,
    /// The random id of the journal, 32 hexadecimal digits.
    pub vault_id: String,
    /// Whether recovery words open it.
    pub has_recovery_slot: bool,
    /// Whether only the second copy of the header is whole.
    pub second_header_used: bool,
    /// Who holds the journal now.
    pub in_use: Option<InUse>,
    /// Whether the folder may be written.
    pub writable: bool,
}

/// What somebody without a secret can read of a journal's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Outside {
    /// Whether recovery words open it.
    pub has_recovery: bool,
    /// Memory that each guess at the passphrase takes, in MiB.
    pub derivation_mib: u32,
    /// Passes over that memory.
    pub derivation_passes: u32,
    /// How often something was erased for good, or the journal restored or repaired.
    pub times_erased: u32,
    /// Changes since the journal was made, with those that tidied it up.
    pub changes: u32,
    /// Sealed pieces in the ledger: no fewer than there are records.
    pub frames: u32,
    /// How many different sizes these have, which is all that can be told of a text's length.
    pub frame_sizes: u32,
    /// Size of the ledger.
    pub ledger_kib: u32,
    /// Size of the store.
    pub store_kib: u32,
    /// Number of backups.
    pub backups: u32,
    /// Their size together.
    pub backups_kib: u32,
    /// When the oldest of them was made, by its name.
    pub first_backup: Option<DateTime<Utc>>,
    /// When the newest of them was made.
    pub last_backup: Option<DateTime<Utc>>,
    /// When something was written last, as the file system tells.
    pub last_written: Option<DateTime<Utc>>,
}

/// A backup in the `backups` folder, as listed without a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupInfo {
    /// Name of the file, without its folder.
    pub file_name: String,
    /// When it was made, by its name.
    pub made_at: DateTime<Utc>,
    /// Its size in KiB, rounded up.
    pub size_kib: u32,
}

/// What a backup holds, after it was read and decrypted completely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupReport {
    /// Number of records.
    pub records: u32,
    /// Sequence of the journal when the backup was made.
    pub sequence: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// What can be saved of a damaged journal, and what is known to be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RepairReport {
    /// Records that can be read.
    pub records: u32,
    /// Of these, records that only the store has.
    pub from_store: u32,
    /// Of these, records that only the ledger has.
    pub from_ledger: u32,
    /// Of these, records that only the newest backup has.
    pub from_backup: u32,
    /// Changes that were written and cannot be read in the ledger. What they wrote may still be
    /// among the records, from the store or the backup.
    pub unread_changes: u32,
    /// When the last change before the first of these was written, if there is one.
    pub unread_after: Option<DateTime<Utc>>,
    /// When the first change behind the last of these was written, if there is one.
    pub unread_before: Option<DateTime<Utc>>,
}

/// The outcome of checking an open journal against its own files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VerifyReport {
    /// Number of records.
    pub records: u32,
    /// Sequence of the last write.
    pub sequence: u32,
    /// Backups beside the journal that were read and decrypted wholly.
    pub backups: u32,
    /// Backups of this journal that are not whole.
    pub broken_backups: u32,
    /// What was found in the journal itself; empty when everything is in order.
    pub findings: Vec<Finding>,
}
