//! What can be refused, as it crosses the wire: a code with typed facts, never a sentence, a path
//! or a person's text. `ui/locales/en/errors.ftl` holds two sentences for each code.
//!
//! Not here: the rooms' own errors, which keep their sources.

use cairn_exchange::ExchangeError;
use cairn_journal::{JournalError, Rule};
use cairn_vault::{SlotKind, VaultError};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;

/// A refusal. Add a code only when somebody can act on it; all else is `unexpected`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error, ts_rs::TS)]
#[serde(tag = "code", rename_all = "snake_case")]
#[error("{}", self.code())]
pub enum ApiError {
    /// No journal is open.
    Locked,
    /// Wrong passphrase, wrong words or a tampered keyslot: one answer for all.
    DoesNotOpen {
        /// Seconds until the next try is taken.
        wait_seconds: u32,
        /// What was typed.
        by: SlotKind,
    },
    /// A try came before its pause was over; nothing was tried.
    Wait {
        /// Seconds still to wait.
        seconds: u32,
    },
    /// There is no folder at this place.
    JournalMissing,
    /// The folder holds something else.
    NotAJournal,
    /// The folder for a new journal holds something already.
    FolderNotEmpty,
    /// Made by a newer program; nothing was opened or written.
    NewerFormat {
        /// Version of the journal.
        found: u32,
        /// Newest version this program reads.
        supported: u32,
    },
    /// Both copies of the header are damaged or missing.
    HeaderDamaged,
    /// The header asks for more than this program gives.
    HeaderRefused,
    /// Store and ledger are both damaged.
    JournalDamaged,
    /// Another program has it open.
    InUse,
    /// Opened for reading only.
    ReadOnly,
    /// The folder or the file may not be written.
    FileUnwritable,
    /// The file or folder may not be read, or is not there.
    FileUnreadable,
    /// A file of this name is there already.
    FileExists,
    /// A chart of these days has nothing in it yet, so there is no picture to write.
    NothingToDraw,
    /// Too long for a PDF.
    PdfTooLong,
    /// An encrypted copy would not hold all of what was previewed, so there is none.
    CopyNotWhole,
    /// No room on the disk. What was answered before is safe.
    DiskFull,
    /// The disk answered with an error; nothing more is written until the journal was reopened.
    DiskTrouble,
    /// The passphrase is below the floor.
    PassphraseTooWeak,
    /// The passphrase is weak, and nobody said that this is known.
    PassphraseWeak,
    /// Longer than can be taken.
    PassphraseTooLong {
        /// Bytes allowed.
        limit: u32,
    },
    /// Nothing was typed.
    PassphraseEmpty,
    /// Not 24 words of the list, or the checksum does not fit.
    RecoveryWordsInvalid {
        /// Which word is not on the list, from 1; `None` when all are, or when there are not 24.
        word: Option<u32>,
        /// How many words there are; `None` when there are 24.
        found: Option<u32>,
    },
    /// The typed words are not those of the sheet.
    RecoveryNotConfirmed,
    /// Somebody else saved meanwhile; both versions are kept.
    Stale {
        /// Revision that is stored now.
        current_revision: u32,
    },
    /// Nothing would stand where something stands; asked for by nobody.
    EmptyOverFull,
    /// No such record.
    NotFound,
    /// A value out of its range.
    Invalid {
        /// Which field.
        field: String,
        /// Which rule, by the names of `cairn_journal::Rule`.
        rule: String,
        /// The limit of the rule, 0 where it has none.
        limit: i32,
        /// What was found, 0 where there is no number to it.
        found: i32,
    },
    /// Other records have these days already; a lapse may be merged with them.
    Overlaps {
        /// How many.
        n: u32,
    },
    /// Today may not be today, so nothing is awarded until the person says.
    ClockInDoubt,
    /// A letter whose milestone is not reached.
    Sealed,
    /// A milestone that is not reached.
    NotReached,
    /// No milestone is ahead.
    NothingAhead,
    /// The takeaway became one of these before, and that is still here.
    AlreadyBecame,
    /// A questionnaire was answered so lately that it is not asked again before `next`.
    AskedLately {
        /// The first day on which it is asked again.
        next: NaiveDate,
    },
    /// A source was changed since the preview, so the file would not be what was seen.
    PreviewOutdated,
    /// A filter of the search has a value it does not understand.
    Query {
        /// The filter's name.
        filter: String,
    },
    /// The record is in the trash.
    InTrash,
    /// There is one with this name already.
    NotUnique {
        /// Which field.
        field: String,
    },
    /// Too much at once for one request.
    TooLarge {
        /// Bytes allowed.
        limit: u32,
    },
    /// The file is not JSON at all.
    ImportNotJson,
    /// The file ends too early.
    ImportCutShort,
    /// JSON, but not an export of this program.
    ImportOtherFormat,
    /// Exported by a newer program.
    ImportNewer {
        /// Version of the file.
        found: u32,
        /// Newest version this program reads.
        supported: u32,
    },
    /// Not a backup, or damaged.
    BackupDamaged,
    /// The safety copy before a risky act could not be made; the act was not done.
    BackupFirst,
    /// Something is broken in the program.
    Unexpected {
        /// Number of the line in the local log.
        reference: String,
    },
}

impl ApiError {
    /// The code as it stands on the wire and in the names of the sentences.
    ///
    /// # Panics
    /// Never: every variant is a plain structure.
    #[must_use]
    pub fn code(&self) -> String {
        let value = serde_json::to_value(self).expect("codes and numbers always serialise");
        value["code"].as_str().unwrap_or_default().to_owned()
    }

    /// A value out of its range.
    #[must_use]
    pub fn invalid(field: &str, rule: &str, limit: u32, found: u32) -> ApiError {
        ApiError::Invalid {
            field: field.to_owned(),
            rule: rule.to_owned(),
            limit: i32::try_from(limit).unwrap_or(i32::MAX),
            found: i32::try_from(found).unwrap_or(i32::MAX),
        }
    }

    /// Something that should not happen, with a short reason of the program's own.
    #[must_use]
    pub fn unexpected(reference: &str) -> ApiError {
        ApiError::Unexpected {
            reference: reference.to_owned(),
        }
    }
}

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> ApiError {
        match error {
            VaultError::PassphraseEmpty => ApiError::PassphraseEmpty,
            VaultError::PassphraseTooLong { limit_bytes, .. } => {
                ApiError::PassphraseTooLong { limit: limit_bytes }
            }
            VaultError::RecoveryWordUnknown { position } => ApiError::RecoveryWordsInvalid {
                word: Some(position),
                found: None,
            },
            VaultError::RecoveryWordCount { found, .. } => ApiError::RecoveryWordsInvalid {
                word: None,
                found: Some(found),
            },
            VaultError::RecoveryChecksum => ApiError::RecoveryWordsInvalid {
                word: None,
                found: None,
            },
            VaultError::FolderMissing => ApiError::JournalMissing,
            VaultError::FolderNotEmpty | VaultError::AlreadyAJournal => ApiError::FolderNotEmpty,
            VaultError::NotAJournal => ApiError::NotAJournal,
            VaultError::FolderReadOnly => ApiError::FileUnwritable,
            VaultError::HeaderMissing | VaultError::HeaderDamaged => ApiError::HeaderDamaged,
            VaultError::HeaderOutOfBounds { .. } | VaultError::NotEnoughMemory { .. } => {
                ApiError::HeaderRefused
            }
            VaultError::NewerFormat { found, supported } => {
                ApiError::NewerFormat { found, supported }
            }
            VaultError::DoesNotOpen => ApiError::DoesNotOpen {
                wait_seconds: 0,
                by: SlotKind::Passphrase,
            },
            VaultError::InUse { .. } => ApiError::InUse,
            VaultError::OpenedReadOnly => ApiError::ReadOnly,
            VaultError::NothingReadable => ApiError::JournalDamaged,
            VaultError::DiskFull => ApiError::DiskFull,
            VaultError::Io(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::PermissionDenied => ApiError::FileUnreadable,
                ErrorKind::AlreadyExists => ApiError::FileExists,
                _ => ApiError::DiskTrouble,
            },
            VaultError::Poisoned | VaultError::StoreFailed => ApiError::DiskTrouble,
            VaultError::BatchTooLarge { limit_kib, .. } => ApiError::TooLarge {
                limit: limit_kib.saturating_mul(1024),
            },
            VaultError::NotABackup | VaultError::BackupDamaged | VaultError::BackupDiffers => {
                ApiError::BackupDamaged
            }
            other => ApiError::unexpected(other.code()),
        }
    }
}

impl From<JournalError> for ApiError {
    fn from(error: JournalError) -> ApiError {
        match error {
            JournalError::Vault(error) => error.into(),
            JournalError::ReadOnly => ApiError::ReadOnly,
            JournalError::NotFound => ApiError::NotFound,
            JournalError::InTrash => ApiError::InTrash,
            JournalError::Stale { current_revision } => ApiError::Stale { current_revision },
            JournalError::EmptyOverFull => ApiError::EmptyOverFull,
            JournalError::NotUnique { field } => ApiError::NotUnique {
                field: field.to_owned(),
            },
            JournalError::Invalid { field, rule } => invalid_by(field, rule),
            JournalError::Overlaps { n } => ApiError::Overlaps { n },
            JournalError::ClockInDoubt => ApiError::ClockInDoubt,
            JournalError::Sealed => ApiError::Sealed,
            JournalError::NotReached => ApiError::NotReached,
            JournalError::AlreadyBecame => ApiError::AlreadyBecame,
            JournalError::AskedLately { next } => ApiError::AskedLately { next },
            JournalError::Query { filter } => ApiError::Query {
                filter: filter.to_owned(),
            },
            _ => ApiError::unexpected("journal"),
        }
    }
}

/// A broken rule with its numbers.
fn invalid_by(field: &str, rule: Rule) -> ApiError {
    match rule {
        Rule::TooLong { limit, found } => ApiError::invalid(field, "too_long", limit, found),
        Rule::TooMany { limit, found } => ApiError::invalid(field, "too_many", limit, found),
        Rule::OutOfRange { most, found, .. } => ApiError::Invalid {
            field: field.to_owned(),
            rule: "out_of_range".to_owned(),
            limit: most,
            found,
        },
        Rule::OffStep { step, found } => ApiError::invalid(field, "off_step", step, found),
        Rule::Empty => ApiError::invalid(field, "empty", 0, 0),
        Rule::Repeated => ApiError::invalid(field, "repeated", 0, 0),
        Rule::Malformed => ApiError::invalid(field, "malformed", 0, 0),
        Rule::Order => ApiError::invalid(field, "order", 0, 0),
        Rule::TooLongAgo => ApiError::invalid(field, "too_long_ago", 0, 0),
        Rule::TooFarAhead => ApiError::invalid(field, "too_far_ahead", 0, 0),
        Rule::StillToCome => ApiError::invalid(field, "still_to_come", 0, 0),
        Rule::BeforeFirstDay => ApiError::invalid(field, "before_first_day", 0, 0),
        Rule::NotBefore => ApiError::invalid(field, "not_before", 0, 0),
        Rule::OtherDay => ApiError::invalid(field, "other_day", 0, 0),
        Rule::NoSuchDay => ApiError::invalid(field, "no_such_day", 0, 0),
        Rule::OtherGoal => ApiError::invalid(field, "other_goal", 0, 0),
        Rule::Never => ApiError::invalid(field, "never", 0, 0),
        Rule::TooShort => ApiError::invalid(field, "too_short", 0, 0),
    }
}

impl From<ExchangeError> for ApiError {
    fn from(error: ExchangeError) -> ApiError {
        match error {
            ExchangeError::Journal(error) => error.into(),
            ExchangeError::Empty
            | ExchangeError::NotUtf8 { .. }
            | ExchangeError::NotJson { .. } => ApiError::ImportNotJson,
            ExchangeError::CutShort { .. } => ApiError::ImportCutShort,
            ExchangeError::OtherFormat => ApiError::ImportOtherFormat,
            ExchangeError::NewerVersion { found, supported } => {
                ApiError::ImportNewer { found, supported }
            }
            ExchangeError::TooLarge { limit, .. } => ApiError::TooLarge {
                limit: u32::try_from(limit).unwrap_or(u32::MAX),
            },
            ExchangeError::TooLong { .. } => ApiError::PdfTooLong,
            ExchangeError::CopyNotWhole => ApiError::CopyNotWhole,
            ExchangeError::NotSet => ApiError::unexpected("pdf"),
            ExchangeError::NothingToWrite => ApiError::NothingAhead,
            ExchangeError::FileExists => ApiError::FileExists,
            ExchangeError::FileMissing => ApiError::FileUnreadable,
            ExchangeError::FolderMissing
            | ExchangeError::NotAFile
            | ExchangeError::FolderReadOnly => ApiError::FileUnwritable,
            ExchangeError::DiskFull { .. } => ApiError::DiskFull,
            ExchangeError::ReadBackDiffers | ExchangeError::Io(_) => ApiError::DiskTrouble,
            _ => ApiError::unexpected("exchange"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_a_code_with_facts_and_nothing_else() {
        let stale = ApiError::Stale {
            current_revision: 7,
        };
        let json = serde_json::to_string(&stale).expect("it serialises");
        assert_eq!(json, r#"{"code":"stale","current_revision":7}"#);
        assert_eq!(stale.code(), "stale");
        let io = std::io::Error::other("/home/somebody/secret place");
        let crossed = serde_json::to_string(&ApiError::from(VaultError::Io(io))).expect("same");
        assert!(!crossed.contains("secret"), "no path crosses the wire");
    }
}
