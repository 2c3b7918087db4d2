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

mod error;
mod finding;
mod kdf;
mod record;
mod report;
mod secret;
mod vault;

pub use error::{HeaderField, VaultError};
pub use finding::{Finding, Severity};
pub use kdf::KdfCost;
pub use record::{Change, Record, RecordId};
pub use report::{BackupInfo, BackupReport, InUse, Inspection, SlotKind, VerifyReport};
pub use secret::{
    PASSPHRASE_LIMIT_BYTES, Passphrase, RECOVERY_WORDS, RecoveryWords, Secret, suggest_passphrase,
};
pub use vault::{Access, CreateOptions, Created, Opened, Vault};
