//! What the vault does when what is below it fails, by failing and dying
//! ledgers and stores put underneath. Tests only.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::folder::RESERVE;
use crate::header::ReadHeader;
use crate::keys::EpochKeys;
use crate::ledger::LedgerFile;
use crate::record::{Change, Record, RecordId};
use crate::store::{Pair as StoredPair, SledStore, Store, StoreChange, StoreTrouble};
use crate::{
    Access, CreateOptions, Finding, KdfCost, Opened, Passphrase, Secret, Vault, VaultError,
};

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-21T23:57:42Z".parse().unwrap()
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("a passphrase").unwrap()
}

pub(crate) fn open(dir: &Path) -> Opened {
    Vault::open(
        dir,
        &Secret::Passphrase(passphrase()),
        Access::ReadWrite,
        now(),
    )
    .unwrap()
}

pub(crate) struct Site {
    folder: tempfile::TempDir,
    pub(crate) rng: StdRng,
}

impl Site {
    pub(crate) fn new(records: usize) -> (Self, Vault) {
        let mut site = Self {
            folder: tempfile::tempdir().unwrap(),
            rng: StdRng::seed_from_u64(8),
        };
        let options = CreateOptions {
            kdf: KdfCost::test(),
            recovery: true,
        };
        let mut vault = Vault::create(&site.dir(), &passphrase(), &options, now(), &mut site.rng)
            .unwrap()
            .vault;
        for n in 0..records {
            site.write(&mut vault, n as u32).unwrap();
        }
        (site, vault)
    }

    pub(crate) fn dir(&self) -> std::path::PathBuf {
        self.folder.path().join("j")
    }

    pub(crate) fn write(
        &mut self,
        vault: &mut Vault,
        revision: u32,
    ) -> Result<RecordId, VaultError> {
        let id = RecordId::make(&mut self.rng);
        let body = format!("{{\"text\":\"{}\"}}", "t".repeat(300));
        let record = Record {
            id,
            kind: "k".into(),
            revision,
            written_at: now(),
            schema: 1,
            body,
        };
        vault
            .write(&[Change::Put(record)], &mut self.rng)
            .map(|()| id)
    }

    /// Opens the store alone and lets `tamper` work on the pairs that are no head.
    pub(crate) fn tamper(&self, tamper: impl FnOnce(&mut Vec<StoredPair>)) {
        let mut store = SledStore::open(&self.dir().join("store-1")).unwrap();
        let keys = self.keys();
        let mut before = Vec::new();
        store.read(&mut |pairs| before.extend(pairs)).unwrap();
        before.retain(|(at, _)| *at != keys.head_storage_key());
        let mut after = before.clone();
        tamper(&mut after);
        let place = |at: &[u8]| -> [u8; 32] { at.try_into().unwrap() };
        let mut changes: Vec<StoreChange> =
            before.iter().map(|(at, _)| (place(at), None)).collect();
        changes.extend(
            after
                .iter()
                .map(|(at, value)| (place(at), Some(value.clone()))),
        );
        // The later change of a place is the one that counts.
        store.apply(changes).unwrap();
    }

    pub(crate) fn keys(&self) -> EpochKeys {
        let header = ReadHeader::read(fs::read(self.dir().join("header")).unwrap()).unwrap();
        let unlocked = header.unlock(&Secret::Passphrase(passphrase())).unwrap();
        EpochKeys::derive(
            &unlocked.epoch_key,
            &unlocked.header.vault,
            unlocked.header.epoch,
        )
    }
}

/// A ledger that fails its n-th call in a given way, before or after half of the bytes.
struct FailingLedger {
    inner: Box<dyn LedgerFile>,
    kind: io::ErrorKind,
    failures_left: Arc<AtomicUsize>,
    cut_fails: bool,
    sync_fails: bool,
}

impl FailingLedger {
    fn fails(&self) -> bool {
        self.failures_left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }
}

impl LedgerFile for FailingLedger {
    fn length(&self) -> u64 {
        self.inner.length()
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.sync_fails && self.fails() {
            self.inner.append(&bytes[..bytes.len() / 2])?;
            return Err(self.kind.into());
        }
        self.inner.append(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.sync_fails && self.fails() {
            return Err(self.kind.into());
        }
        self.inner.sync()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        if self.cut_fails {
            return Err(self.kind.into());
        }
        self.inner.cut(length)
    }
}

fn fail_ledger(vault: &mut Vault, kind: io::ErrorKind, times: usize) -> Arc<AtomicUsize> {
    let pair = vault.pair.as_mut().unwrap();
    let left = Arc::new(AtomicUsize::new(times));
    let nothing = Box::new(NoLedger);
    let inner = std::mem::replace(&mut pair.ledger, nothing);
    pair.ledger = Box::new(FailingLedger {
        inner,
        kind,
        failures_left: left.clone(),
        cut_fails: false,
        sync_fails: false,
    });
    left
}

struct NoLedger;

impl LedgerFile for NoLedger {
    fn length(&self) -> u64 {
        0
    }
    fn append(&mut self, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn sync(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn cut(&mut self, _: u64) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A store that answers nothing but errors, or dies.
struct DeadStore {
    panics: bool,
}

impl Store for DeadStore {
    fn apply(&mut self, _: Vec<StoreChange>) -> Result<(), StoreTrouble> {
        if self.panics {
            // sled's panics are caught where sled is named; this is what comes out.
            return Err(StoreTrouble::Unsound);
        }
        Err(StoreTrouble::Refused(io::ErrorKind::StorageFull.into()))
    }

    fn read_part(&self, _: u8, _: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreTrouble> {
        Err(StoreTrouble::Unsound)
    }
}

/// A store that looks at the note of what was answered while it is changed.
struct WatchingStore {
    inner: Box<dyn Store>,
    note: std::path::PathBuf,
    seen: Arc<std::sync::Mutex<Vec<u8>>>,
}

impl Store for WatchingStore {
    fn apply(&mut self, changes: Vec<StoreChange>) -> Result<(), StoreTrouble> {
        *self.seen.lock().unwrap() = std::fs::read(&self.note).unwrap();
        self.inner.apply(changes)
    }

    fn read_part(&self, part: u8, visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreTrouble> {
        self.inner.read_part(part, visit)
    }
}

/// A store that does not show the last record of its first part any more, and says nothing.
struct ForgetfulStore {
    inner: Box<dyn Store>,
    forgotten: StoredPair,
}

impl Store for ForgetfulStore {
    fn apply(&mut self, changes: Vec<StoreChange>) -> Result<(), StoreTrouble> {
        self.inner.apply(changes)
    }

    fn read_part(&self, part: u8, visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreTrouble> {
        self.inner.read_part(part, &mut |at, value| {
            if at != self.forgotten.0 {
                visit(at, value);
            }
        })
    }
}

#[test]
fn a_store_that_forgets_is_not_copied_into_the_ledger() {
    let (mut site, mut vault) = Site::new(3);
    let id = site.write(&mut vault, 1).unwrap();
    // Frames enough that the ledger is due to be written anew.
    let body = format!("{{\"text\":\"{}\"}}", "t".repeat(400_000));
    for revision in 2..6 {
        let large = Record {
            id,
            kind: "k".into(),
            revision,
            written_at: now(),
            schema: 1,
            body: body.clone(),
        };
        vault.write(&[Change::Put(large)], &mut site.rng).unwrap();
    }
    let pair = vault.pair.as_mut().unwrap();
    let inner = std::mem::replace(&mut pair.store, Box::new(DeadStore { panics: true }));
    let mut forgotten = None;
    let head_at = vault.keys.head_storage_key();
    inner
        .read(&mut |pairs| forgotten = pairs.into_iter().find(|(at, _)| *at != head_at))
        .unwrap();
    pair.store = Box::new(ForgetfulStore {
        inner,
        forgotten: forgotten.unwrap(),
    });
    let before = fs::read(site.dir().join("ledger-1")).unwrap();
    assert!(matches!(
        vault.compact(&|| true),
        Err(VaultError::StoreFailed)
    ));
    assert_eq!(fs::read(site.dir().join("ledger-1")).unwrap(), before);
    assert!(matches!(
        site.write(&mut vault, 9),
        Err(VaultError::Poisoned)
    ));
    drop(vault);
    let opened = open(&site.dir());
    assert_eq!((opened.records.len(), opened.findings), (4, vec![]));
}

#[test]
fn on_a_full_disk_the_reserve_makes_room_for_the_save() {
    let (mut site, mut vault) = Site::new(3);
    assert!(site.dir().join(RESERVE).exists());
    fail_ledger(&mut vault, io::ErrorKind::StorageFull, 1);
    site.write(&mut vault, 1).unwrap();
    assert!(
        site.dir().join(RESERVE).exists(),
        "made again: there is room"
    );
    site.write(&mut vault, 2).unwrap();
    drop(vault);
    let opened = open(&site.dir());
    assert_eq!((opened.records.len(), opened.findings), (5, vec![]));
    assert!(
        site.dir().join(RESERVE).exists(),
        "with room it is made again"
    );
}

#[test]
fn on_a_disk_that_stays_full_the_save_is_refused_and_nothing_of_it_kept() {
    let (mut site, mut vault) = Site::new(3);
    let left = fail_ledger(&mut vault, io::ErrorKind::StorageFull, usize::MAX);
    let length = fs::metadata(site.dir().join("ledger-1")).unwrap().len();
    assert!(matches!(
        site.write(&mut vault, 1),
        Err(VaultError::DiskFull)
    ));
    assert!(matches!(
        site.write(&mut vault, 1),
        Err(VaultError::DiskFull)
    ));
    assert_eq!(
        fs::metadata(site.dir().join("ledger-1")).unwrap().len(),
        length
    );
    assert_eq!(vault.verify().unwrap().findings, []);
    left.store(0, Ordering::SeqCst);
    site.write(&mut vault, 2).unwrap();
    drop(vault);
    let opened = open(&site.dir());
    assert_eq!((opened.records.len(), opened.findings), (4, vec![]));
}

#[test]
fn after_another_error_nothing_is_written_until_reopened() {
    for sync_fails in [false, true] {
        let (mut site, mut vault) = Site::new(3);
        fail_ledger(&mut vault, io::ErrorKind::Other, 1);
        let pair = vault.pair.as_mut().unwrap();
        let inner = std::mem::replace(&mut pair.ledger, Box::new(NoLedger));
        pair.ledger = Box::new(FailingLedger {
            inner,
            kind: io::ErrorKind::Other,
            failures_left: Arc::new(AtomicUsize::new(1)),
            cut_fails: false,
            sync_fails,
        });
        assert!(matches!(site.write(&mut vault, 1), Err(VaultError::Io(_))));
        assert!(matches!(
            site.write(&mut vault, 1),
            Err(VaultError::Poisoned)
        ));
        drop(vault);
        // What was not answered is not noted as answered, or it would be missed now.
        let mut opened = open(&site.dir());
        assert_eq!((opened.records.len(), opened.findings), (3, vec![]));
        site.write(&mut opened.vault, 2).unwrap();
    }
}

#[test]
fn a_frame_that_cannot_be_taken_back_is_followed_by_none() {
    let (mut site, mut vault) = Site::new(3);
    let pair = vault.pair.as_mut().unwrap();
    let inner = std::mem::replace(&mut pair.ledger, Box::new(NoLedger));
    pair.ledger = Box::new(FailingLedger {
        inner,
        kind: io::ErrorKind::StorageFull,
        failures_left: Arc::new(AtomicUsize::new(1)),
        cut_fails: true,
        sync_fails: false,
    });
    assert!(matches!(
        site.write(&mut vault, 1),
        Err(VaultError::DiskFull)
    ));
    assert!(matches!(
        site.write(&mut vault, 1),
        Err(VaultError::Poisoned)
    ));
    drop(vault);
    let opened = open(&site.dir());
    assert_eq!(opened.records.len(), 3);
    assert!(matches!(
        opened.findings[..],
        [Finding::LedgerTailCut { .. }]
    ));
}

/// A program that is killed before has answered nothing, and a ledger that is damaged then may have
/// held the only trace of it: that is no loss to be told.
#[test]
fn what_is_under_way_is_noted_as_answered_only_when_the_store_has_it() {
    let (mut site, mut vault) = Site::new(3);
    let note = site.dir().join("answered-1");
    let before = std::fs::read(&note).unwrap();
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let pair = vault.pair.as_mut().unwrap();
    let inner = std::mem::replace(&mut pair.store, Box::new(DeadStore { panics: true }));
    pair.store = Box::new(WatchingStore {
        inner,
        note: note.clone(),
        seen: seen.clone(),
    });
    site.write(&mut vault, 1).unwrap();
    assert_eq!(*seen.lock().unwrap(), before);
    assert_ne!(std::fs::read(&note).unwrap(), before);
}

#[test]
fn a_store_that_fails_after_the_ledger_loses_nothing() {
    for panics in [false, true] {
        let (mut site, mut vault) = Site::new(3);
        vault.pair.as_mut().unwrap().store = Box::new(DeadStore { panics });
        let id = site.write(&mut vault, 1).unwrap();
        let refusal = site.write(&mut vault, 1).unwrap_err();
        assert!(
            if panics {
                matches!(refusal, VaultError::Poisoned)
            } else {
                matches!(refusal, VaultError::DiskFull)
            },
            "{refusal}"
        );
        drop(vault);
        let opened = open(&site.dir());
        assert!(
            opened.records.iter().any(|record| record.id == id),
            "answered, so it is there"
        );
        assert_eq!(opened.findings, [Finding::FramesReplayed { count: 1 }]);
    }
}
