//! The system's dialogs for files and folders, opened from here only: the page gets a path, never
//! access to the disk.
//!
//! Deliberately not here: reading or writing what was chosen.

use crate::Shell;
use rfd::AsyncFileDialog;
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use tauri::WebviewWindow;

/// What a file or folder is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Purpose {
    /// The folder a new journal is made in.
    NewJournal,
    /// The folder of a journal that exists.
    OpenJournal,
    /// A backup to check or restore.
    BackupFile,
    /// Where a backup is written.
    SaveBackup,
    /// The folder a backup is restored to.
    RestoreTo,
    /// A second folder for backups.
    BackupFolder,
    /// A file to take in.
    ImportFile,
    /// Where an export is written.
    ExportFile,
}

enum Kind {
    Folder,
    Open,
    Save,
}

impl Purpose {
    const fn kind(self) -> Kind {
        match self {
            Purpose::NewJournal
            | Purpose::OpenJournal
            | Purpose::RestoreTo
            | Purpose::BackupFolder => Kind::Folder,
            Purpose::BackupFile | Purpose::ImportFile => Kind::Open,
            Purpose::SaveBackup | Purpose::ExportFile => Kind::Save,
        }
    }
}

/// Shows the dialog over `window`; `None` when it is dismissed.
pub async fn pick(
    shell: &Shell,
    window: &WebviewWindow,
    purpose: Purpose,
    suggested_name: Option<String>,
) -> Option<PathBuf> {
    if let Some(path) = &shell.options.picked_path {
        return Some(path.clone());
    }
    // The dialog takes the focus; that is no reason to lock.
    let _open = DialogOpen::begin(shell);
    let mut dialog = AsyncFileDialog::new().set_parent(window);
    if let Some(name) = suggested_name.as_deref().map(file_name) {
        dialog = dialog.set_file_name(name);
    }
    let chosen = match purpose.kind() {
        Kind::Folder => dialog.pick_folder().await,
        Kind::Open => dialog.pick_file().await,
        Kind::Save => dialog.save_file().await,
    };
    chosen.map(|file| file.path().to_owned())
}

/// The last part of `name`, so that a suggestion cannot lead to another folder.
fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// A dialog of the system is open for as long as this lives.
pub struct DialogOpen<'a>(&'a Shell);

impl DialogOpen<'_> {
    /// From now on.
    pub fn begin(shell: &Shell) -> DialogOpen<'_> {
        shell.dialogs_open.fetch_add(1, Ordering::SeqCst);
        DialogOpen(shell)
    }
}

impl Drop for DialogOpen<'_> {
    fn drop(&mut self) {
        self.0.dialogs_open.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggested_name_stays_a_name() {
        assert_eq!(file_name("notes-2026-11-21.json"), "notes-2026-11-21.json");
        assert_eq!(file_name("../../etc/cron.d/x"), "x");
        assert_eq!(file_name("..\\x.md"), "x.md");
    }
}
