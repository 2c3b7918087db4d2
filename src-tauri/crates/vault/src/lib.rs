//! The vault of Cairn: keys and bytes.
//!
//! It seals records, stores them so that an answered write survives a power cut, and shows at
//! every opening that nothing was changed, lost or put back. The format is described byte by
//! byte in `docs/format.md`.
//!
//! Deliberately not here: what a record means (`cairn-journal`), any sentence for people
//! (`ui/locales`), the clock and the random source (arguments everywhere).

#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")
)]

mod answered;
mod backup;
mod backup_stream;
mod batches;
mod check;
mod collect;
mod compact;
mod copies;
mod creating;
mod envelope;
mod erase;
mod error;
#[cfg(test)]
mod faults;
mod finding;
mod folder;
mod frame;
mod giving_up;
mod head;
mod header;
#[cfg(feature = "test-hooks")]
pub mod hooks;
mod kdf;
mod keys;
mod ledger;
mod living;
mod lock;
mod memory;
mod opening;
mod outside;
mod record;
mod rekey;
mod repair;
mod report;
mod rescue;
mod reserve;
mod restore;
mod retention;
mod rewrite;
mod seal;
mod secret;
mod slot;
mod store;
mod store_found;
#[cfg(test)]
mod tamper;
mod upkeep;
mod vault;
mod verify;
mod worker;
mod writing;

pub use backup::{backup_vault_id, has_another_passphrase};
pub use collect::Collect;
pub use error::{HeaderField, VaultError};
pub use finding::{Finding, Severity};
pub use kdf::KdfCost;
pub use record::{Change, Record, RecordHead, RecordId, RecordView};
pub use report::{
    BackupInfo, BackupReport, InUse, Inspection, Outside, RepairReport, SlotKind, VerifyReport,
};
pub use secret::{
    PASSPHRASE_LIMIT_BYTES, Passphrase, RECOVERY_WORDS, RecoveryWords, Secret, suggest_passphrase,
};
pub use vault::{Access, CreateOptions, Created, Opened, Vault};
