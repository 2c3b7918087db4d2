//! Sealed backups and the check of the whole journal.

use super::keys::{absolute, read_secret};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_vault::{BackupInfo, BackupReport, SlotKind, Vault, VerifyReport};
use serde::{Deserialize, Serialize};
use std::path::{Component, Path, PathBuf};
use zeroize::Zeroizing;

/// The backups beside the journal, newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct BackupList {
    /// The backups.
    pub backups: Vec<BackupInfo>,
}

/// Makes a backup.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CreateBackup {
    /// Absolute path of a file or folder; `None` puts it beside the journal.
    #[serde(default)]
    pub to: Option<String>,
}

/// Reads a backup wholly.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyBackup {
    /// Name of a file in the list, or an absolute path.
    pub file: String,
    /// What opens it; left out while the journal is open and the backup is its own.
    #[serde(default)]
    pub secret: Option<BackupSecret>,
}

/// What opens a backup: the passphrase or words of the time it was made.
#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct BackupSecret {
    /// What is typed.
    pub secret: String,
    /// Passphrase or recovery words.
    pub kind: SlotKind,
}

impl std::fmt::Debug for BackupSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupSecret")
    }
}

/// Restores a backup whole, into a new folder.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreBackup {
    /// Name of a file in the list, or an absolute path.
    pub file: String,
    /// What opens it.
    pub secret: BackupSecret,
    /// Absolute path of a folder that does not exist or is empty.
    pub to: String,
    /// Use the restored journal from now on.
    #[serde(default)]
    pub switch: bool,
}

/// The backups beside the journal.
///
/// # Errors
/// [`ApiError::FileUnreadable`].
pub fn list_backups(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<BackupList, ApiError> {
    Ok(BackupList {
        backups: Vault::backups(session.journal_dir())?,
    })
}

/// Makes a backup, reads it back and compares it.
///
/// # Errors
/// [`ApiError::DiskFull`], [`ApiError::FileUnwritable`]; nothing half written stays.
pub fn create_backup(
    session: &mut Session,
    clock: &dyn Clock,
    request: CreateBackup,
) -> Result<BackupInfo, ApiError> {
    let to = request.to.as_deref().map(absolute).transpose()?;
    let now = clock.now();
    let (journal, rng) = session.writing()?;
    let info = journal.vault().backup(to.as_deref(), now, rng)?;
    let sequence = journal.vault().sequence();
    if let Some(open) = &mut session.open {
        open.settled = sequence;
    }
    Ok(info)
}

/// Decrypts every chunk of a backup and says what is in it.
///
/// # Errors
/// [`ApiError::BackupDamaged`], [`ApiError::DoesNotOpen`].
pub fn verify_backup(
    session: &mut Session,
    _: &dyn Clock,
    request: VerifyBackup,
) -> Result<BackupReport, ApiError> {
    let file = backup_file(session.journal_dir(), &request.file)?;
    match request.secret {
        Some(BackupSecret { secret, kind }) => {
            let secret = read_secret(&Zeroizing::new(secret), kind)?;
            Ok(Vault::verify_backup(&file, &secret)?)
        }
        None => Ok(session.journal()?.vault().verify_own_backup(&file)?),
    }
}

/// Restores a backup into a new folder; the journal that is there stays untouched.
///
/// # Errors
/// [`ApiError::FolderNotEmpty`], [`ApiError::BackupDamaged`], [`ApiError::DoesNotOpen`].
pub fn restore_backup(
    session: &mut Session,
    clock: &dyn Clock,
    request: RestoreBackup,
) -> Result<BackupReport, ApiError> {
    let file = backup_file(session.journal_dir(), &request.file)?;
    let to = absolute(&request.to)?;
    let secret = read_secret(&Zeroizing::new(request.secret.secret), request.secret.kind)?;
    let report = Vault::restore(&file, &secret, &to, &mut *session.rng, clock.now())?;
    if request.switch {
        let dir = Some(to.display().to_string());
        super::locate_journal(session, clock, super::LocateJournal { dir })?;
    }
    Ok(report)
}

/// Reads and checks everything: every frame, record and header copy; counts, never content.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::DiskTrouble`].
pub fn verify_journal(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<VerifyReport, ApiError> {
    Ok(session.journal()?.vault().verify()?)
}

/// The path of a backup named by the list or chosen by hand. A name never leaves the folder.
fn backup_file(dir: &Path, file: &str) -> Result<PathBuf, ApiError> {
    let path = Path::new(file);
    if path.is_absolute() {
        return Ok(path.to_owned());
    }
    let mut parts = path.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(name)), None) => Ok(dir.join("backups").join(name)),
        _ => Err(ApiError::invalid("file", "format", 0, 0)),
    }
}
