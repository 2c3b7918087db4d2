//! Sealed backups: made, listed, checked, restored whole.

use super::keys::{absolute, with_secret};
use crate::{ApiError, Clock, Nothing, Preferences, Session};
use cairn_vault::{
    BackupInfo, BackupReport, SlotKind, Vault, backup_vault_id, has_another_passphrase,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::path::{Component, Path, PathBuf};

/// The backups of the journal, newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct BackupList {
    /// Those beside it.
    pub backups: Vec<BackupRow>,
    /// How many of these were made before something was erased for good, and still hold it. Known
    /// while the journal is open.
    pub before_erasing: u32,
    /// The second folder, if there is one.
    pub folder: Option<String>,
    /// Whether that folder is there now: its stick may be elsewhere.
    pub folder_is_there: bool,
    /// When the newest backup in it was made.
    pub newest_in_folder: Option<DateTime<Utc>>,
}

/// One backup beside the journal.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct BackupRow {
    /// Name of the file, without its folder.
    pub file_name: String,
    /// When it was made, by its name.
    pub made_at: DateTime<Utc>,
    /// Its size in KiB, rounded up.
    pub size_kib: u32,
    /// When it was last read and decrypted wholly: at the latest when it was made.
    pub checked_at: DateTime<Utc>,
    /// It opens with another passphrase than the journal: it was changed since.
    pub earlier_passphrase: bool,
}

/// Chooses a second folder for backups, or none.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct BackupFolder {
    /// Absolute path of a folder that is there.
    pub dir: Option<String>,
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
    /// Use the restored journal from now on; that it is older is no news at its openings.
    #[serde(default)]
    pub switch: bool,
}

/// The backups beside the journal, and what is known of those in the second folder.
///
/// # Errors
/// [`ApiError::FileUnreadable`].
pub fn list_backups(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<BackupList, ApiError> {
    let dir = session.journal_dir();
    let row = |backup: BackupInfo| {
        let file = dir.join("backups").join(&backup.file_name);
        let checked = session.preferences.checked(&backup.file_name);
        BackupRow {
            checked_at: checked.map_or(backup.made_at, |at| at.max(backup.made_at)),
            earlier_passphrase: has_another_passphrase(dir, &file).unwrap_or_default(),
            file_name: backup.file_name,
            made_at: backup.made_at,
            size_kib: backup.size_kib,
        }
    };
    let folder = session.preferences.get().backup_folder.clone();
    let in_folder = folder.as_deref().map(Path::new);
    Ok(BackupList {
        backups: Vault::backups(dir)?.into_iter().map(row).collect(),
        before_erasing: session
            .journal()
            .map_or(0, |journal| journal.vault().earlier_backups()),
        folder_is_there: in_folder.is_some_and(Path::is_dir),
        newest_in_folder: in_folder.and_then(|folder| {
            let newest = Vault::backups_in(folder).ok()?.into_iter().next()?;
            Some(newest.made_at)
        }),
        folder,
    })
}

/// Chooses the second folder. Backups are made in it, too, whenever one is due and it is there.
///
/// # Errors
/// [`ApiError::Locked`]; [`ApiError::Invalid`] for a path that is not absolute,
/// [`ApiError::FileUnreadable`] for a folder that is not there.
pub fn set_backup_folder(
    session: &mut Session,
    clock: &dyn Clock,
    request: BackupFolder,
) -> Result<BackupList, ApiError> {
    session.journal()?;
    let dir = request.dir.as_deref().map(absolute).transpose()?;
    if dir.as_deref().is_some_and(|dir| !dir.is_dir()) {
        return Err(ApiError::FileUnreadable);
    }
    session.preferences.set(Preferences {
        backup_folder: dir.map(|dir| dir.display().to_string()),
        ..session.preferences.get().clone()
    })?;
    list_backups(session, clock, Nothing {})
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
    clock: &dyn Clock,
    request: VerifyBackup,
) -> Result<BackupReport, ApiError> {
    let file = backup_file(session.journal_dir(), &request.file)?;
    let report = match request.secret {
        Some(BackupSecret { secret, kind }) => with_secret(secret, kind, |secret| {
            Ok(Vault::verify_backup(&file, secret)?)
        })?,
        None => session.journal()?.vault().verify_own_backup(&file)?,
    };
    let all = Vault::backups(session.journal_dir()).unwrap_or_default();
    let all: Vec<String> = all.into_iter().map(|backup| backup.file_name).collect();
    if all.contains(&request.file) {
        // Best effort: it only feeds the time that is shown beside the backup.
        let noted = session
            .preferences
            .note_checked(&request.file, clock.now(), &all);
        drop(noted);
    }
    Ok(report)
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
    let BackupSecret { secret, kind } = request.secret;
    let report = with_secret(secret, kind, |secret| {
        let report = Vault::restore(&file, secret, &to, &mut *session.rng, clock.now());
        Ok(report?)
    })?;
    if request.switch {
        let dir = Some(to.display().to_string());
        super::locate_journal(session, clock, super::LocateJournal { dir })?;
        // Only now: locking has remembered how new the journal is that was open.
        let id = backup_vault_id(&file)?;
        session
            .preferences
            .put_back(&id, u64::from(report.sequence))?;
    }
    Ok(report)
}

/// The path of a backup named by the list or chosen by hand. A name never leaves the folder.
pub(super) fn backup_file(dir: &Path, file: &str) -> Result<PathBuf, ApiError> {
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
