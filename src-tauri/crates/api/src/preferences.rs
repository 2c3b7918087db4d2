//! What the program must know while the journal is locked: how the window looks, where the
//! journal and its backups lie, the newest sequence seen of each journal, and when a backup was
//! checked.
//!
//! A plain JSON file outside the journal. Deliberately not in it: anything a person wrote, and
//! every setting that can wait until the journal is open (`cairn_journal::entities::Settings`).

use crate::ApiError;
use cairn_exchange::{Overwrite, write_file};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of a journal when nobody chose another place. `data_dir` is the folder for the data
/// of programs, which the window and the command line ask the system for.
#[must_use]
pub fn default_journal_dir(data_dir: &Path) -> PathBuf {
    data_dir.join("Cairn").join("journal.cairn")
}

/// How the window looks and where the journal lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// Folder of the journal; `None` is the usual place.
    pub journal_dir: Option<String>,
    /// Light, dark or as the system has it.
    pub theme: Theme,
    /// Ordinary or high contrast, or as the system has it.
    pub contrast: Contrast,
    /// Size of text in percent, 100 to 200.
    pub text_size: u16,
    /// Stop all motion, whatever the system says.
    pub reduced_motion: bool,
    /// The window calls itself "Notes" and shows the notebook.
    pub discreet: bool,
    /// Offer support numbers on the lock screen.
    pub support_link: bool,
    /// A second folder for backups, on a stick for instance.
    pub backup_folder: Option<String>,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences {
            journal_dir: None,
            theme: Theme::System,
            contrast: Contrast::System,
            text_size: 100,
            reduced_motion: false,
            discreet: false,
            support_link: true,
            backup_folder: None,
        }
    }
}

/// Which colours the window has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    System,
    /// Paper by day.
    Light,
    /// Under a lamp.
    Dark,
}

/// How strong the contrast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Contrast {
    /// As the system has it.
    System,
    /// Ordinary.
    Normal,
    /// High.
    More,
}

/// The preferences with the file they are kept in.
pub struct PreferencesFile {
    path: Option<PathBuf>,
    stored: Stored,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    preferences: Preferences,
    /// Newest sequence seen by vault id: a journal that is older was put back (architecture 3).
    seen: BTreeMap<String, u64>,
    /// When a backup was last read wholly, by the name of its file: a time, too.
    checked: BTreeMap<String, DateTime<Utc>>,
}

impl PreferencesFile {
    /// Reads `path`. A file that is missing or cannot be read gives the defaults, and is replaced
    /// at the next change: it holds nothing that cannot be chosen again.
    #[must_use]
    pub fn read(path: &Path) -> PreferencesFile {
        let stored = std::fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Stored>(&bytes).ok())
            .unwrap_or_default();
        PreferencesFile {
            path: Some(path.to_owned()),
            stored,
        }
    }

    /// Preferences that are never written; the command line uses these.
    #[must_use]
    pub fn in_memory(preferences: Preferences) -> PreferencesFile {
        PreferencesFile {
            path: None,
            stored: Stored {
                preferences,
                ..Stored::default()
            },
        }
    }

    /// The present preferences.
    #[must_use]
    pub fn get(&self) -> &Preferences {
        &self.stored.preferences
    }

    /// Replaces the preferences and writes them.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] for a text size outside 100 to 200; file errors of the place.
    pub fn set(&mut self, preferences: Preferences) -> Result<(), ApiError> {
        if !(100..=200).contains(&preferences.text_size) {
            return Err(ApiError::invalid(
                "text_size",
                "range",
                200,
                u32::from(preferences.text_size),
            ));
        }
        let stored = Stored {
            preferences,
            ..self.stored.clone()
        };
        self.write(stored)
    }

    /// Where a file of this name lies beside the preferences; nowhere for those that are not kept.
    #[must_use]
    pub(crate) fn beside(&self, name: &str) -> Option<PathBuf> {
        self.path.as_ref().map(|path| path.with_file_name(name))
    }

    /// Newest sequence seen of this journal on this machine.
    #[must_use]
    pub fn seen(&self, vault_id: &str) -> Option<u64> {
        self.stored.seen.get(vault_id).copied()
    }

    /// Remembers `sequence` when it is newer than what was seen.
    ///
    /// # Errors
    /// File errors of the place.
    pub fn remember(&mut self, vault_id: &str, sequence: u64) -> Result<(), ApiError> {
        if self.seen(vault_id).is_some_and(|seen| seen >= sequence) {
            return Ok(());
        }
        let mut stored = self.stored.clone();
        stored.seen.insert(vault_id.to_owned(), sequence);
        self.write(stored)
    }

    /// Remembers `sequence` whatever was seen: the person put an older journal in its place.
    ///
    /// # Errors
    /// File errors of the place.
    pub fn put_back(&mut self, vault_id: &str, sequence: u64) -> Result<(), ApiError> {
        let mut stored = self.stored.clone();
        stored.seen.insert(vault_id.to_owned(), sequence);
        self.write(stored)
    }

    /// When the backup `name` was last read wholly at a person's wish.
    #[must_use]
    pub fn checked(&self, name: &str) -> Option<DateTime<Utc>> {
        self.stored.checked.get(name).copied()
    }

    /// Remembers that the backup `name` was read wholly, and forgets those that are not in `all`.
    ///
    /// # Errors
    /// File errors of the place.
    pub fn note_checked(
        &mut self,
        name: &str,
        at: DateTime<Utc>,
        all: &[String],
    ) -> Result<(), ApiError> {
        let mut stored = self.stored.clone();
        stored.checked.retain(|known, _| all.contains(known));
        stored.checked.insert(name.to_owned(), at);
        self.write(stored)
    }

    fn write(&mut self, stored: Stored) -> Result<(), ApiError> {
        if let Some(path) = &self.path {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|_| ApiError::FileUnwritable)?;
            }
            let bytes = serde_json::to_vec_pretty(&stored)
                .expect("preferences hold only text, numbers and switches");
            write_file(path, &bytes, Overwrite::Replace)?;
        }
        self.stored = stored;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_come_back_and_a_damaged_file_gives_the_defaults() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("inner").join("preferences.json");
        let mut file = PreferencesFile::read(&path);
        assert_eq!(file.get(), &Preferences::default());
        let dark = Preferences {
            theme: Theme::Dark,
            text_size: 150,
            ..Preferences::default()
        };
        file.set(dark.clone()).expect("the folder is writable");
        file.remember("v", 7).expect("the folder is writable");
        file.remember("v", 3)
            .expect("an older sequence changes nothing");
        let again = PreferencesFile::read(&path);
        assert_eq!((again.get(), again.seen("v")), (&dark, Some(7)));
        file.put_back("v", 3).expect("the folder is writable");
        assert_eq!(PreferencesFile::read(&path).seen("v"), Some(3));
        std::fs::write(&path, b"{ not json").expect("the folder is writable");
        assert_eq!(PreferencesFile::read(&path).get(), &Preferences::default());
    }

    #[test]
    fn a_text_size_out_of_range_is_refused_and_nothing_changes() {
        let mut file = PreferencesFile::in_memory(Preferences::default());
        let huge = Preferences {
            text_size: 900,
            ..Preferences::default()
        };
        assert!(file.set(huge).is_err());
        assert_eq!(file.get().text_size, 100);
    }
}
