//! A backup beside the journal, record by record.

use super::backups::backup_file;
use crate::{ApiError, Clock, Session};
use cairn_exchange::readable;
use cairn_journal::{BackedUp, Compared, Standing};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// Names a backup of the open journal.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CompareBackup {
    /// Name of a file in the list, or an absolute path.
    pub file: String,
}

/// What of a backup is not the same here.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct BackupComparison {
    /// The records that differ: what is missing here first.
    pub rows: Vec<Compared>,
    /// How many are the same.
    pub same: u32,
}

/// Names one record of a backup.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CompareRecord {
    /// Name of a file in the list, or an absolute path.
    pub file: String,
    /// The record.
    pub id: RecordId,
}

/// Both versions of a record as text; `None` where there is none, or its kind is not written out.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct BothVersions {
    /// As it is here.
    pub here: Option<String>,
    /// As it is in the backup.
    pub there: Option<String>,
}

/// Brings single records back from a backup.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TakeFromBackup {
    /// Name of a file in the list, or an absolute path.
    pub file: String,
    /// The records that were ticked.
    pub ids: Vec<RecordId>,
}

/// How many records came back.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TakenBack {
    /// The number.
    pub count: u32,
}

/// Compares a backup of the open journal with it. It opens by the journal's own key.
///
/// # Errors
/// [`ApiError::BackupDamaged`]; [`ApiError::DoesNotOpen`] for a backup of another journal.
pub fn compare_backup(
    session: &mut Session,
    clock: &dyn Clock,
    request: CompareBackup,
) -> Result<BackupComparison, ApiError> {
    let backup = read(session, clock, &request.file)?;
    let mut rows = session.journal()?.compare(&backup);
    let all = rows.len();
    rows.retain(|row| row.standing != Standing::Same);
    Ok(BackupComparison {
        same: u32::try_from(all - rows.len()).unwrap_or(u32::MAX),
        rows,
    })
}

/// Both versions of one record.
///
/// # Errors
/// Those of [`compare_backup`].
pub fn compare_record(
    session: &mut Session,
    clock: &dyn Clock,
    request: CompareRecord,
) -> Result<BothVersions, ApiError> {
    let backup = read(session, clock, &request.file)?;
    let journal = session.journal()?;
    let text = |snapshot| readable(&snapshot, request.id, session.words());
    Ok(BothVersions {
        here: text(journal.snapshot()),
        there: text(backup.snapshot()),
    })
}

/// Brings the named records back. Nothing is overwritten: an entry that differs becomes a new
/// version, and the present one stays among its earlier versions.
///
/// # Errors
/// Those of [`compare_backup`]; [`ApiError::NotFound`], [`ApiError::NotUnique`].
pub fn take_from_backup(
    session: &mut Session,
    clock: &dyn Clock,
    request: TakeFromBackup,
) -> Result<TakenBack, ApiError> {
    let backup = read(session, clock, &request.file)?;
    let (journal, rng) = session.writing()?;
    let count = journal.take_back(&backup, &request.ids, &clock.moment(), rng)?;
    Ok(TakenBack { count })
}

fn read(session: &mut Session, clock: &dyn Clock, file: &str) -> Result<BackedUp, ApiError> {
    let file = backup_file(session.journal_dir(), file)?;
    let (journal, rng) = session.writing()?;
    Ok(journal.read_backup(&file, &clock.moment(), rng)?)
}
