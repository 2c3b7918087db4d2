//! What a stranger can do to sealed bytes from inside the store and the header, and what of it is
//! noticed: all. Tests only: these reach behind the public face of the room.

use std::cell::Cell;
use std::fs;

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::faults::{Site, now, open, passphrase};
use crate::header::{Header, ReadHeader};
use crate::keys::{EpochKeys, VaultKey};
use crate::record::{Change, Record, RecordId};
use crate::report::SlotKind;
use crate::seal::Key;
use crate::store::{Pair as StoredPair, SledStore, Store};
use crate::{Access, CreateOptions, Finding, KdfCost, Secret, Vault};

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
            from_backup: 0,
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

/// A store without its head still shows that the ledger was longer: by a record that is later than
/// all in the ledger.
#[test]
fn a_cut_ledger_is_contradicted_by_a_later_record_in_a_store_without_head() {
    let (mut site, mut vault) = Site::new(12);
    let length = fs::metadata(site.dir().join("ledger-1")).unwrap().len();
    let later = Record {
        id: RecordId::make(&mut site.rng),
        kind: "k".into(),
        revision: 1,
        written_at: now() + chrono::TimeDelta::minutes(5),
        schema: 1,
        body: "{}".into(),
    };
    let id = later.id;
    vault.write(&[Change::Put(later)], &mut site.rng).unwrap();
    drop(vault);
    let head_at = site.keys().head_storage_key();
    let mut store = SledStore::open(&site.dir().join("store-1")).unwrap();
    store.apply(vec![(head_at, None)]).unwrap();
    drop(store);
    let ledger = fs::OpenOptions::new()
        .write(true)
        .open(site.dir().join("ledger-1"));
    ledger.unwrap().set_len(length).unwrap();
    for access in [Access::ReadOnly, Access::ReadWrite] {
        let secret = Secret::Passphrase(passphrase());
        let opened = Vault::open(&site.dir(), &secret, access, now()).unwrap();
        assert!(opened.records.iter().any(|record| record.id == id));
        assert!(matches!(
            opened.findings[..],
            [Finding::ReadOnlyRescue {
                records: 13,
                from_store: 1,
                ..
            }]
        ));
    }
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
}
