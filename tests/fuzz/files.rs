//! Ledgers and backups, as whole files on a disk.

use crate::{Target, frozen};
use cairn_tests::vectors::{Table, folder};
use cairn_vault::{Access, RecoveryWords, Secret, Vault};
use chrono::{DateTime, Utc};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder in memory, where there is one.
pub fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    let base = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    tempfile::tempdir_in(base).unwrap()
}

fn words() -> Secret {
    let table = Table::read(&folder());
    let words = table.secrets.iter().find(|secret| secret.name == "words");
    Secret::Recovery(RecoveryWords::parse(&words.unwrap().text).unwrap())
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

/// A ledger alone beside its header, read without writing.
pub struct Ledger {
    folder: TempDir,
    words: Secret,
}

impl Ledger {
    pub fn new() -> Ledger {
        let folder = scratch();
        let header = fs::read(cairn_tests::vectors::folder().join("header/whole")).unwrap();
        for copy in ["header", "header.bak"] {
            fs::write(folder.path().join(copy), &header).unwrap();
        }
        Ledger {
            folder,
            words: words(),
        }
    }
}

impl Target for Ledger {
    fn name(&self) -> &'static str {
        "ledger"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        frozen("ledger")
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        fs::write(self.folder.path().join("ledger-1"), input).unwrap();
        let opened = Vault::open(self.folder.path(), &self.words, Access::ReadOnly, now());
        if let Ok(opened) = opened {
            let ids: HashSet<_> = opened.records.iter().map(|record| record.id).collect();
            assert_eq!(ids.len(), opened.records.len(), "each record once");
        }
        1
    }
}

/// A backup: a changed one is refused.
pub struct Backup {
    folder: TempDir,
    words: Secret,
    whole: Vec<Vec<u8>>,
}

impl Backup {
    pub fn new() -> Backup {
        Backup {
            folder: scratch(),
            words: words(),
            whole: frozen("backup"),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.backup")
    }
}

impl Target for Backup {
    fn name(&self) -> &'static str {
        "backup"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        self.whole.clone()
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        fs::write(self.path(), input).unwrap();
        if Vault::read_backup(&self.path(), &self.words).is_ok() {
            assert!(
                self.whole.iter().any(|whole| whole == input),
                "a changed backup opened"
            );
        }
        1
    }
}
