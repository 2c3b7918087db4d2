//! A journal in a temporary folder, and the few things all tests do with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cairn_vault::{
    Access, Change, CreateOptions, Finding, KdfCost, Opened, Passphrase, Record, RecordId,
    RecoveryWords, Secret, Vault, VaultError,
};
use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;

pub const PASSPHRASE: &str = "correct horse battery staple";

/// A fixed moment; nothing here asks for the time.
pub fn now() -> DateTime<Utc> {
    "2026-11-21T23:57:42.123456789Z".parse().unwrap()
}

pub fn rng(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).unwrap()
}

pub fn secret() -> Secret {
    Secret::Passphrase(passphrase())
}

pub fn record(id: RecordId, revision: u32, text: &str) -> Record {
    Record {
        id,
        kind: "journal_entry".into(),
        revision,
        written_at: now(),
        schema: 1,
        body: serde_json::json!({ "text": text, "revision": revision }).to_string(),
    }
}

pub struct Fixture {
    pub folder: tempfile::TempDir,
    pub rng: StdRng,
    pub recovery: Option<RecoveryWords>,
    pub ids: Vec<RecordId>,
}

impl Fixture {
    /// A journal with recovery words and nothing in it, closed.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut rng = rng(1);
        let options = CreateOptions {
            kdf: KdfCost::test(),
            recovery: true,
        };
        let dir = folder.path().join("journal.cairn");
        let created = Vault::create(&dir, &passphrase(), &options, now(), &mut rng).unwrap();
        Self {
            folder,
            rng,
            recovery: created.recovery,
            ids: Vec::new(),
        }
    }

    /// A journal with records, the first half of them written twice and every tenth removed.
    pub fn with_records(count: usize) -> Self {
        let mut fixture = Self::empty();
        let mut vault = fixture.open().vault;
        let ids: Vec<_> = (0..count)
            .map(|_| RecordId::make(&mut fixture.rng))
            .collect();
        for (n, id) in ids.iter().enumerate() {
            let change = Change::Put(record(*id, 1, &format!("first {n}")));
            vault.write(&[change], &mut fixture.rng).unwrap();
        }
        for (n, id) in ids.iter().enumerate().take(count / 2) {
            let change = Change::Put(record(*id, 2, &format!("second {n}")));
            vault.write(&[change], &mut fixture.rng).unwrap();
        }
        for id in ids.iter().step_by(10) {
            vault
                .write(&[Change::Remove(*id)], &mut fixture.rng)
                .unwrap();
        }
        fixture.ids = ids;
        fixture
    }

    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("journal.cairn")
    }

    pub fn try_open(&self) -> Result<Opened, VaultError> {
        Vault::open(&self.dir(), &secret(), Access::ReadWrite, now())
    }

    pub fn open(&self) -> Opened {
        self.try_open().unwrap()
    }

    pub fn write(&mut self, vault: &mut Vault, text: &str) -> RecordId {
        let id = RecordId::make(&mut self.rng);
        vault
            .write(&[Change::Put(record(id, 1, text))], &mut self.rng)
            .unwrap();
        id
    }

    /// What is in the journal, opened and closed again, and that nothing is found twice: the
    /// second opening must be quiet.
    pub fn settle(&self) -> (BTreeMap<RecordId, String>, Vec<Finding>) {
        let opened = self.open();
        assert_eq!(opened.vault.access(), Access::ReadWrite);
        assert_eq!(
            opened.vault.verify().unwrap().findings,
            [],
            "in order after opening"
        );
        let (contents, findings) = (contents(&opened.records), opened.findings);
        drop(opened.vault);
        let again = self.open();
        assert_eq!(again.findings, [], "the second opening has nothing to tell");
        assert_eq!(self::contents(&again.records), contents);
        (contents, findings)
    }
}

/// The records as one comparable value. Two records of one id would be a defect.
pub fn contents(records: &[Record]) -> BTreeMap<RecordId, String> {
    let map: BTreeMap<_, _> = records
        .iter()
        .map(|r| {
            (
                r.id,
                format!(
                    "{} {} {} {} {}",
                    r.kind, r.revision, r.written_at, r.schema, r.body
                ),
            )
        })
        .collect();
    assert_eq!(map.len(), records.len());
    map
}

/// All files below `dir`, without the reserve, which holds nothing.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if !path.ends_with("reserve") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
