//! A journal in a temporary folder, and the few things all tests do with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

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
        // Each fixture of a test is another journal; the same test makes the same ones.
        static SEED: AtomicU64 = AtomicU64::new(1);
        let mut rng = rng(SEED.fetch_add(1, Ordering::Relaxed));
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

/// The frames of a ledger as ranges of its bytes, by `docs/format.md`: magic (8), sequence (8),
/// tag before (16), length (4), nonce (24), sealed, tag (16).
pub fn frames(ledger: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < ledger.len() {
        assert_eq!(ledger[at..at + 8], *b"CAIRNLF1");
        let length = u32::from_le_bytes(ledger[at + 32..at + 36].try_into().unwrap());
        let end = at + 60 + length as usize + 16;
        ranges.push(at..end);
        at = end;
    }
    ranges
}

impl Fixture {
    pub fn ledger(&self) -> PathBuf {
        self.dir().join("ledger-1")
    }

    pub fn store(&self) -> PathBuf {
        self.dir().join("store-1")
    }

    /// Changes the bytes of the ledger; `change` is shown where its frames are.
    pub fn edit_ledger(&self, change: impl FnOnce(&mut Vec<u8>, &[std::ops::Range<usize>])) {
        let mut bytes = std::fs::read(self.ledger()).unwrap();
        let ranges = frames(&bytes);
        change(&mut bytes, &ranges);
        std::fs::write(self.ledger(), bytes).unwrap();
    }

    /// Keeps a copy of the store as it is now; gives its place.
    pub fn keep_store(&self) -> PathBuf {
        let kept = self.folder.path().join("kept-store");
        copy(&self.store(), &kept);
        kept
    }

    /// Puts a kept store back in place of the present one.
    pub fn put_store_back(&self, kept: &Path) {
        std::fs::remove_dir_all(self.store()).unwrap();
        copy(kept, &self.store());
    }

    /// Overwrites the data of the store with bytes that are none of its own.
    pub fn ruin_store(&self) {
        let db = self.store().join("db");
        let length = std::fs::metadata(&db).unwrap().len() as usize;
        std::fs::write(db, vec![0xa5; length]).unwrap();
    }
}
