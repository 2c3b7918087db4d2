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

/// The outcome of checking an open journal against its own files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VerifyReport {
    /// Number of records.
    pub records: u32,
    /// Sequence of the last write.
    pub sequence: u32,
    /// What was found; empty when everything is in order.
    pub findings: Vec<Finding>,
}
