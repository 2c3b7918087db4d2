//! What the vault does when what is below it fails, and what a stranger can do to sealed bytes
//! from inside the store. Tests only: these reach behind the public face of the room.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::folder::RESERVE;
use crate::header::{Header, ReadHeader};
use crate::keys::{self, EpochKeys, VaultKey};
use crate::ledger::LedgerFile;
use crate::record::{Change, Record, RecordId};
use crate::report::SlotKind;
use crate::seal::Key;
use crate::store::{Pair as StoredPair, SledStore, Store, StoreChange, StoreTrouble};
use crate::{
    Access, CreateOptions, Finding, KdfCost, Opened, Passphrase, Secret, Vault, VaultError,
};

fn now() -> DateTime<Utc> {
    "2026-11-21T23:57:42Z".parse().unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("a passphrase").unwrap()
}

fn open(dir: &Path) -> Opened {
    Vault::open(
        dir,
        &Secret::Passphrase(passphrase()),
        Access::ReadWrite,
        now(),
    )
    .unwrap()
}

struct Site {
    folder: tempfile::TempDir,
    rng: StdRng,
}

impl Site {
    fn new(records: usize) -> (Self, Vault) {
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

    fn dir(&self) -> std::path::PathBuf {
        self.folder.path().join("j")
    }

    fn write(&mut self, vault: &mut Vault, revision: u32) -> Result<RecordId, VaultError> {
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
    fn tamper(&self, tamper: impl FnOnce(&mut Vec<StoredPair>)) {
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

    fn keys(&self) -> EpochKeys {
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

    fn read(&self, _: &mut dyn FnMut(Vec<StoredPair>)) -> Result<(), StoreTrouble> {
        Err(StoreTrouble::Unsound)
    }
}

#[test]
fn on_a_full_disk_the_reserve_makes_room_for_the_save() {
    let (mut site, mut vault) = Site::new(3);
    assert!(site.dir().join(RESERVE).exists());
    fail_ledger(&mut vault, io::ErrorKind::StorageFull, 1);
    site.write(&mut vault, 1).unwrap();
    assert!(
        !site.dir().join(RESERVE).exists(),
        "the reserve was given up"
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

#[test]
fn a_store_that_fails_after_the_ledger_loses_nothing() {
    for panics in [false, true] {
        let (mut site, mut vault) = Site::new(3);
        vault.pair.as_mut().unwrap().store = Box::new(DeadStore { panics });
        let id = site.write(&mut vault, 1).unwrap();
        assert!(matches!(
            site.write(&mut vault, 1),
            Err(VaultError::Poisoned)
        ));
        drop(vault);
        let opened = open(&site.dir());
        assert!(
            opened.records.iter().any(|record| record.id == id),
            "answered, so it is there"
        );
        assert_eq!(opened.findings, [Finding::FramesReplayed { count: 1 }]);
    }
}

/// Tampers with the store and expects the ledger to put everything right.
fn check_tamper(what: &str, tamper: impl FnOnce(&mut Vec<StoredPair>)) {
    let (site, vault) = Site::new(12);
    drop(vault);
    let before: Vec<_> = {
        let opened = open(&site.dir());
        opened
            .records
            .iter()
            .map(|record| (record.id, record.revision))
            .collect()
    };
    site.tamper(tamper);
    let opened = open(&site.dir());
    let mut after: Vec<_> = opened
        .records
        .iter()
        .map(|record| (record.id, record.revision))
        .collect();
    let mut before = before;
    before.sort_unstable();
    after.sort_unstable();
    assert_eq!(after, before, "{what}");
    assert_eq!(
        opened.findings,
        [Finding::StoreRebuilt {
            records: 12,
            set_aside: true
        }],
        "{what}"
    );
}

#[test]
fn a_record_removed_from_the_store_is_noticed() {
    check_tamper("removed", |pairs| drop(pairs.pop()));
}

#[test]
fn two_records_swapped_in_the_store_are_noticed() {
    check_tamper("swapped", |pairs| {
        let (first, second) = (pairs[0].1.clone(), pairs[1].1.clone());
        pairs[0].1 = second;
        pairs[1].1 = first;
    });
}

#[test]
fn a_record_doubled_in_the_store_is_noticed() {
    check_tamper("doubled", |pairs| {
        let value = pairs[0].1.clone();
        pairs.push((vec![7; 32], value));
    });
}

#[test]
fn a_flipped_bit_in_the_store_is_noticed() {
    for at in [0, 24, 100, usize::MAX] {
        check_tamper("flipped", |pairs| {
            let last = pairs[3].1.len() - 1;
            pairs[3].1[at.min(last)] ^= 1;
        });
    }
}

#[test]
fn a_record_of_another_journal_in_the_store_is_noticed() {
    let mut foreign = None;
    let mut other = StdRng::seed_from_u64(99);
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("j");
    let options = CreateOptions {
        kdf: KdfCost::test(),
        recovery: false,
    };
    let mut vault = Vault::create(&dir, &passphrase(), &options, now(), &mut other)
        .unwrap()
        .vault;
    let record = Record {
        id: RecordId::make(&mut other),
        kind: "k".into(),
        revision: 1,
        written_at: now(),
        schema: 1,
        body: "{}".into(),
    };
    vault.write(&[Change::Put(record)], &mut other).unwrap();
    drop(vault);
    let store = SledStore::open(&dir.join("store-1")).unwrap();
    store
        .read(&mut |pairs| foreign = pairs.into_iter().next())
        .unwrap();
    let foreign = foreign.unwrap();
    check_tamper("foreign, added", |pairs| pairs.push(foreign.clone()));
    check_tamper("foreign, in place", |pairs| {
        pairs[0].1.clone_from(&foreign.1)
    });
}

/// An old revision put back verifies by itself; only the set hash shows it.
#[test]
fn an_old_record_replayed_is_noticed() {
    let (mut site, mut vault) = Site::new(0);
    let id = RecordId::make(&mut site.rng);
    let record = |revision| Record {
        id,
        kind: "k".into(),
        revision,
        written_at: now(),
        schema: 1,
        body: "{}".into(),
    };
    vault
        .write(&[Change::Put(record(1))], &mut site.rng)
        .unwrap();
    drop(vault);
    let old = Cell::new(None);
    site.tamper(|pairs| old.set(pairs.first().cloned()));
    let mut vault = open(&site.dir()).vault;
    vault
        .write(&[Change::Put(record(2))], &mut site.rng)
        .unwrap();
    drop(vault);
    let old = old.take().unwrap();
    site.tamper(|pairs| *pairs = vec![old]);
    let opened = open(&site.dir());
    assert_eq!(
        opened
            .records
            .iter()
            .map(|record| record.revision)
            .collect::<Vec<_>>(),
        [2]
    );
    assert_eq!(
        opened.findings,
        [Finding::StoreRebuilt {
            records: 1,
            set_aside: true
        }]
    );
}

/// Both damaged, each readable in parts: everything that is in either is shown.
#[test]
fn a_rescue_joins_what_store_and_ledger_have() {
    let (site, vault) = Site::new(12);
    drop(vault);
    site.tamper(|pairs| pairs.truncate(9));
    let path = site.dir().join("ledger-1");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let opened = open(&site.dir());
    assert_eq!(opened.vault.access(), Access::ReadOnly);
    let [
        Finding::ReadOnlyRescue {
            records,
            from_store,
            from_ledger,
        },
    ] = opened.findings[..]
    else {
        panic!("{:?}", opened.findings)
    };
    assert_eq!(records as usize, opened.records.len());
    assert!(
        records >= 11,
        "one frame is damaged, and the store may have its record"
    );
    assert!(from_store <= 1 && from_ledger >= 2);
}

/// Every window of 32 bytes of every file, and of what base64 and hexadecimal digits in the
/// header stand for: none opens a keyslot, the epoch key, the header or the head.
#[test]
fn no_stored_byte_window_is_a_key() {
    let (site, vault) = Site::new(4);
    vault
        .backup(None, now(), &mut StdRng::seed_from_u64(4))
        .unwrap();
    drop(vault);
    let header_text = fs::read(site.dir().join("header")).unwrap();
    let read = ReadHeader::read(header_text.clone()).unwrap();
    let header: Header = read.peek().clone();
    let mut texts = vec![header_text];
    for slot in &header.slots {
        texts.push(slot.sealed.to_vec());
        texts.push(match &slot.lock {
            crate::slot::SlotLock::Passphrase { salt, .. }
            | crate::slot::SlotLock::Recovery { salt } => salt.to_vec(),
        });
    }
    texts.push(header.epoch_key.to_vec());
    texts.push([header.vault, header.vault].concat());
    texts.push(fs::read(site.dir().join("ledger-1")).unwrap());
    let mut pairs = Vec::new();
    let store = SledStore::open(&site.dir().join("store-1")).unwrap();
    store.read(&mut |some| pairs.extend(some)).unwrap();
    drop(store);
    texts.extend(pairs.iter().map(|(at, value)| [&at[..], value].concat()));
    texts.push(fs::read(site.dir().join("store-1/conf")).unwrap());
    let backup = fs::read_dir(site.dir().join("backups"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let backup = fs::read(backup.path()).unwrap();
    texts.push(backup[..4000].to_vec());
    texts.push(backup[backup.len() - 1000..].to_vec());

    let sealed_head = &pairs
        .iter()
        .find(|(at, _)| *at == site.keys().head_storage_key())
        .unwrap()
        .1;
    let mut windows = 0;
    for window in texts.iter().flat_map(|text| text.windows(32)) {
        windows += 1;
        let mut key = Key::default();
        key.copy_from_slice(window);
        for slot in &header.slots {
            assert!(slot.opens_with_raw_key(&header.vault, &key).is_none());
        }
        let vault_key = VaultKey(key.clone());
        assert!(read.authenticate(&vault_key).is_err());
        assert!(
            vault_key
                .open_epoch_key(&header.vault, header.epoch, &header.epoch_key)
                .is_err()
        );
        let epoch_keys = EpochKeys::derive(&key, &header.vault, header.epoch);
        assert!(epoch_keys.open_head(sealed_head).is_err());
    }
    assert!(windows > 8000, "{windows}");
    // The same trial finds a key that is there.
    let unlocked = read.unlock(&Secret::Passphrase(passphrase())).unwrap();
    assert!(read.authenticate(&unlocked.vault_key).is_ok());
    assert!(site.keys().open_head(sealed_head).is_ok());
    assert_eq!(
        header
            .slots
            .iter()
            .filter(|slot| slot.kind() == SlotKind::Passphrase)
            .count(),
        1
    );
    assert_ne!(keys::make_nonce(&mut StdRng::seed_from_u64(1)), [0; 24]);
}
