//! The journal's own files: checked, repaired, seen as a stranger sees them, written anew.

use super::keys::absolute;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_vault::{Outside, RepairReport, Vault, VerifyReport};
use serde::{Deserialize, Serialize};

/// Makes a whole journal of a damaged one, in a new folder.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RepairJournal {
    /// Absolute path of a folder that does not exist or is empty; left out, nothing is made and
    /// only said what could be saved.
    #[serde(default)]
    pub to: Option<String>,
    /// Use the repaired journal from now on; the present one is locked.
    #[serde(default)]
    pub switch: bool,
}

/// Saves everything that ledger, store and the newest backup of the open journal hold into a new
/// folder, and says what is known to be missing. The journal that is there stays untouched.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::FolderNotEmpty`], [`ApiError::DiskFull`].
pub fn repair_journal(
    session: &mut Session,
    clock: &dyn Clock,
    request: RepairJournal,
) -> Result<RepairReport, ApiError> {
    let to = request.to.as_deref().map(absolute).transpose()?;
    let now = clock.now();
    let (journal, rng) = session.writing()?;
    let Some(to) = to else {
        return Ok(journal.vault().repairable()?);
    };
    let report = journal.vault().repair(&to, rng, now)?;
    if request.switch {
        let id = journal.vault().id();
        let dir = Some(to.display().to_string());
        super::locate_journal(session, clock, super::LocateJournal { dir })?;
        // What could not be read is known to be missing; that is no news at each opening.
        session.preferences.put_back(&id, 0)?;
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

/// What somebody without a secret can read of the journal's folder, read from the folder as it is.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::JournalMissing`] and the other refusals of a folder that is no journal.
pub fn see_as_stranger(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<Outside, ApiError> {
    session.journal()?;
    Ok(Vault::outside(session.journal_dir())?)
}

/// Writes ledger and store anew from what is living in them. The window does so by itself when they
/// have grown and nobody types.
///
/// # Errors
/// [`ApiError::ReadOnly`]; [`ApiError::DiskFull`], and then everything is as it was.
pub fn compact_journal(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    let (journal, _) = session.writing()?;
    journal.vault_mut().compact(&|| true)?;
    Ok(Nothing {})
}
