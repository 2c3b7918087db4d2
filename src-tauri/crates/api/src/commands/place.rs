//! Where the journal lies, whether it is open, and how the window looks.

use super::plan_outside::keep_plan_present;
use crate::upkeep::back_up_before_lock;
use crate::{ApiError, Clock, Nothing, Preferences, Session};
use cairn_vault::{Access, Finding, Vault, VaultError};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What the program can say of itself and of the journal without a passphrase.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct AppState {
    /// Which part of the window belongs now.
    pub phase: Phase,
    /// Folder of the journal, for the person to see.
    pub journal_dir: String,
    /// Why the journal at this place cannot be opened, as far as can be told without a key.
    pub problem: Option<ApiError>,
    /// Another program has the journal open.
    pub in_use: bool,
    /// Open, but for reading only.
    pub read_only: bool,
    /// Recovery words exist.
    pub has_recovery: bool,
    /// What was found when it was opened.
    pub findings: Vec<Finding>,
    /// Records of a newer program, kept untouched.
    pub unreadable: u32,
    /// Seconds until the next try at the passphrase.
    pub wait_seconds: u32,
    /// Minutes without input until the journal locks.
    pub auto_lock_minutes: Option<u8>,
    /// Version of the program.
    pub version: String,
    /// The folder looks as if a sync service copies it.
    pub in_synced_folder: bool,
}

/// Which part of the window belongs now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// There is no journal at this place yet.
    NoJournal,
    /// There is one, locked.
    Locked,
    /// It is open.
    Open,
}

/// Names another folder.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LocateJournal {
    /// The folder; `None` goes back to the usual place.
    pub dir: Option<String>,
}

/// Says where things stand.
///
/// # Errors
/// None; trouble with the folder is told in `problem`.
pub fn app_state(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<AppState, ApiError> {
    let dir = session.journal_dir().to_owned();
    let wait_seconds = session.attempts.wait_seconds(clock.monotonic());
    let mut state = AppState {
        phase: Phase::NoJournal,
        journal_dir: dir.display().to_string(),
        problem: None,
        in_use: false,
        read_only: false,
        has_recovery: false,
        findings: Vec::new(),
        unreadable: 0,
        wait_seconds,
        auto_lock_minutes: session.auto_lock_minutes(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        in_synced_folder: looks_synced(&dir),
    };
    if let Some(open) = &session.open {
        state.phase = Phase::Open;
        state.read_only = open.journal.vault().access() == Access::ReadOnly;
        state.has_recovery = open.journal.vault().has_recovery();
        state.findings.clone_from(&open.findings);
        state.unreadable = open.unreadable;
        return Ok(state);
    }
    match Vault::inspect(&dir) {
        Ok(inspection) => {
            state.phase = Phase::Locked;
            state.has_recovery = inspection.has_recovery_slot;
            state.in_use = inspection.in_use.is_some();
        }
        Err(VaultError::FolderMissing) => {
            // A place somebody chose and that is gone (a stick not plugged in) is told apart from
            // a first start: a missing journal is never taken for a new one.
            state.problem = session
                .preferences
                .get()
                .journal_dir
                .is_some()
                .then_some(ApiError::JournalMissing);
        }
        Err(error) => state.problem = Some(error.into()),
    }
    Ok(state)
}

/// Chooses the folder of the journal. An open journal is locked first.
///
/// # Errors
/// [`ApiError::Invalid`] for a path that is not absolute; file errors of the preferences.
pub fn locate_journal(
    session: &mut Session,
    clock: &dyn Clock,
    request: LocateJournal,
) -> Result<AppState, ApiError> {
    let dir = request
        .dir
        .map(|dir| dir.trim().to_owned())
        .filter(|dir| !dir.is_empty());
    if dir
        .as_deref()
        .is_some_and(|dir| !Path::new(dir).is_absolute())
    {
        return Err(ApiError::invalid("dir", "format", 0, 0));
    }
    lock_session(session, clock, Nothing {})?;
    let preferences = Preferences {
        journal_dir: dir,
        ..session.preferences.get().clone()
    };
    session.preferences.set(preferences)?;
    app_state(session, clock, Nothing {})
}

/// Reads how the window looks.
///
/// # Errors
/// None.
pub fn get_preferences(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<Preferences, ApiError> {
    Ok(session.preferences.get().clone())
}

/// Changes how the window looks. The place of the journal is changed by `locate_journal` alone, the
/// second folder for backups by `set_backup_folder`.
///
/// # Errors
/// [`ApiError::Invalid`] for values out of range; file errors.
pub fn save_preferences(
    session: &mut Session,
    _: &dyn Clock,
    request: Preferences,
) -> Result<Preferences, ApiError> {
    let Preferences {
        journal_dir,
        backup_folder,
        ..
    } = session.preferences.get().clone();
    session.preferences.set(Preferences {
        journal_dir,
        backup_folder,
        ..request
    })?;
    Ok(session.preferences.get().clone())
}

/// Locks: forgets keys and every decrypted value. A backup that is due is made first, if that takes
/// a moment only; see [`crate::keep_up`].
///
/// # Errors
/// None; a backup that cannot be made does not keep a journal from locking.
pub fn lock_session(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    // Of a plan that was deleted nothing stays outside either.
    let _ = keep_plan_present(session);
    if let Some(mut open) = session.open.take() {
        let vault = open.journal.vault();
        // Best effort: the newest sequence only feeds the notice about a folder put back.
        let _ = session.preferences.remember(&vault.id(), vault.sequence());
        let elsewhere = session.preferences.get().backup_folder.as_deref();
        let elsewhere = elsewhere.map(Path::new);
        back_up_before_lock(&mut open, elsewhere, clock, &mut *session.rng);
    }
    session.unconfirmed = None;
    session.take_words();
    Ok(Nothing {})
}

/// Whether a folder's path names a service that copies it elsewhere (domain 3.5).
pub(super) fn looks_synced(dir: &Path) -> bool {
    const SERVICES: [&str; 7] = [
        "onedrive",
        "dropbox",
        "icloud",
        "mobile documents",
        "google drive",
        "nextcloud",
        "pcloud",
    ];
    dir.components().any(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        SERVICES.iter().any(|service| part.contains(service))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_services_are_known_by_name() {
        assert!(looks_synced(Path::new(
            "/home/a/OneDrive - Work/journal.cairn"
        )));
        assert!(looks_synced(Path::new(
            "/Users/a/Library/Mobile Documents/journal.cairn"
        )));
        assert!(!looks_synced(Path::new(
            "/home/a/.local/share/Cairn/journal.cairn"
        )));
    }
}
