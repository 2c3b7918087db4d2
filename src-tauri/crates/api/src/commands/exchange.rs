//! Taking notes out and reading an export back.

use super::keys::absolute;
use crate::{ApiError, Clock, Session};
use cairn_exchange::{ExportFormat, ImportReport, Overwrite, Selection};
use cairn_journal::Journal;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Writes an export.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Which form.
    pub format: ExportFormat,
    /// What goes in.
    #[serde(default)]
    pub selection: Selection,
    /// Absolute path of the file, or of a folder: then a neutral name is added.
    pub path: String,
    /// Replace a file of this name.
    #[serde(default)]
    pub overwrite: bool,
}

/// What was written.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// Records in it.
    pub records: u32,
    /// Size in bytes.
    pub bytes: u32,
    /// Items left out because they hold what others said, lie in the drawer or are private.
    pub left_out: u32,
}

/// Reads an export of this program.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// Absolute path of the file.
    pub path: String,
    /// Only say what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

/// Writes an export with mode 0600, through a temporary file in the same folder.
///
/// # Errors
/// [`ApiError::FileExists`], [`ApiError::FileUnwritable`], [`ApiError::DiskFull`]; nothing half written stays.
pub fn export_journal(
    session: &mut Session,
    clock: &dyn Clock,
    request: ExportRequest,
) -> Result<Exported, ApiError> {
    let journal = session.journal()?;
    let document = cairn_exchange::export(
        journal,
        request.format,
        &request.selection,
        &session.words,
        &clock.moment(),
    )?;
    let path = write_out(
        journal,
        &request.path,
        request.overwrite,
        &document.file_name,
        &document.bytes,
    )?;
    let left_out = &document.left_out;
    Ok(Exported {
        path: path.display().to_string(),
        records: document.records,
        bytes: super::count(document.bytes.len()),
        left_out: left_out.third_party + left_out.drawer + left_out.private,
    })
}

/// Reads an export back; a sealed backup is made first.
///
/// # Errors
/// One of the `Import...` refusals, with nothing changed; [`ApiError::BackupFirst`].
pub fn import_journal(
    session: &mut Session,
    clock: &dyn Clock,
    request: ImportRequest,
) -> Result<ImportReport, ApiError> {
    let path = absolute(&request.path)?;
    let bytes = cairn_exchange::read_file(&path)?;
    let moment = clock.moment();
    let (journal, rng) = session.writing()?;
    if !request.dry_run {
        cairn_exchange::read_json(&bytes)?;
        journal
            .vault()
            .backup(None, moment.now, rng)
            .map_err(|_| ApiError::BackupFirst)?;
    }
    Ok(cairn_exchange::import_json(
        journal,
        &bytes,
        request.dry_run,
        &moment,
        rng,
    )?)
}

/// Writes what leaves the journal to the absolute path `to`, or under `name` if that is a folder,
/// and says where it is.
pub(super) fn write_out(
    journal: &Journal,
    to: &str,
    overwrite: bool,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf, ApiError> {
    let mut path = absolute(to)?;
    if path.is_dir() {
        path = path.join(name);
    }
    outside_the_journal(&path, journal)?;
    let overwrite = if overwrite {
        Overwrite::Replace
    } else {
        Overwrite::Refuse
    };
    cairn_exchange::write_file(&path, bytes, overwrite)?;
    Ok(path)
}

/// Refuses a path that would lie in the journal's own folder, links followed: a plain file has no
/// place among what is sealed.
fn outside_the_journal(path: &Path, journal: &Journal) -> Result<(), ApiError> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = real(journal.vault().dir());
    match path.parent() {
        Some(parent) if real(parent).starts_with(folder) => Err(ApiError::FileUnwritable),
        _ => Ok(()),
    }
}
