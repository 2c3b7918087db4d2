//! Erasing for good: a new epoch without what was erased, and nothing that opens the old one.

use std::collections::HashSet;
use std::fs;

use cairn_vault::{Access, Finding, Vault, VaultError};

use crate::fixture::{Fixture, contents, copy, files, frames, now, secret};

#[test]
fn what_was_erased_is_gone_and_the_rest_is_as_it_was() {
    let mut fixture = Fixture::with_records(30);
    let mut opened = fixture.open();
    let mut expected = contents(&opened.records);
    let gone = [fixture.ids[3], fixture.ids[17]];
    opened.vault.erase(&gone, &mut fixture.rng).unwrap();
    for id in gone {
        expected.remove(&id).unwrap();
    }
    assert_eq!(opened.vault.verify().unwrap().findings, []);
    let id = fixture.write(&mut opened.vault, "afterwards");
    drop(opened);
    let (mut found, findings) = fixture.settle();
    assert_eq!(findings, []);
    assert!(found.remove(&id).is_some());
    assert_eq!(found, expected);
    // And again, with nothing named: what was overwritten is forgotten, too.
    let mut opened = fixture.open();
    opened.vault.erase(&[], &mut fixture.rng).unwrap();
    opened.vault.erase(&gone, &mut fixture.rng).unwrap();
    drop(opened);
    assert_eq!(fixture.settle().0.len(), expected.len() + 1);
}

/// Every sealed value and frame of before, kept aside, is looked for in all files of after.
#[test]
fn no_ciphertext_of_before_is_in_the_folder_and_no_key_of_it_in_the_header() {
    let mut fixture = Fixture::with_records(30);
    let mut opened = fixture.open();
    let ledger = fs::read(fixture.ledger()).unwrap();
    let sealed: Vec<&[u8]> = frames(&ledger)
        .iter()
        .map(|frame| &ledger[frame.end - 64..frame.end])
        .collect();
    let header = fs::read_to_string(fixture.dir().join("header")).unwrap();
    let of_epoch = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("epoch "))
            .unwrap()
            .to_owned()
    };
    let ids = fixture.ids.clone();
    opened.vault.erase(&ids[..10], &mut fixture.rng).unwrap();
    drop(opened);
    let windows: HashSet<&[u8]> = sealed.iter().copied().collect();
    for path in files(&fixture.dir()) {
        let bytes = fs::read(&path).unwrap();
        assert!(
            !bytes.windows(64).any(|window| windows.contains(window)),
            "{}",
            path.display()
        );
    }
    for name in ["header", "header.bak"] {
        let now = fs::read_to_string(fixture.dir().join(name)).unwrap();
        assert_ne!(of_epoch(&now), of_epoch(&header));
    }
    assert!(!fixture.ledger().exists() && !fixture.store().exists());
}

#[test]
fn ended_behind_the_switch_of_the_header_the_next_opening_ends_it() {
    let mut fixture = Fixture::with_records(20);
    let before = fixture.folder.path().join("before");
    copy(&fixture.dir(), &before);
    let mut opened = fixture.open();
    opened
        .vault
        .erase(&[fixture.ids[1]], &mut fixture.rng)
        .unwrap();
    drop(opened);
    let expected = contents(&fixture.open().records);
    let dir = fixture.dir();
    for renamed in 0..3 {
        let site = Fixture {
            folder: tempfile::tempdir().unwrap(),
            rng: crate::fixture::rng(1),
            recovery: None,
            ids: Vec::new(),
        };
        copy(&dir, &site.dir());
        copy(&before.join("store-1"), &site.dir().join("store-1"));
        fs::copy(before.join("ledger-1"), site.dir().join("ledger-1")).unwrap();
        if renamed < 2 {
            fs::rename(site.dir().join("ledger-2"), site.dir().join("ledger-2.new")).unwrap();
        }
        if renamed < 1 {
            fs::rename(site.dir().join("store-2"), site.dir().join("store-2.new")).unwrap();
        }
        let (found, findings) = site.settle();
        assert_eq!(found, expected);
        assert_eq!(findings, [Finding::LeftoverRemoved { count: 2 }]);
        assert!(!site.dir().join("ledger-1").exists());
    }
}

#[test]
fn ended_before_the_switch_nothing_has_happened() {
    let mut fixture = Fixture::with_records(20);
    let before = contents(&fixture.open().records);
    let old = [
        fs::read(fixture.dir().join("header")).unwrap(),
        fs::read(fixture.ledger()).unwrap(),
    ];
    let kept = fixture.keep_store();
    let mut opened = fixture.open();
    opened
        .vault
        .erase(&[fixture.ids[1]], &mut fixture.rng)
        .unwrap();
    drop(opened);
    let dir = fixture.dir();
    // The second copy of the header is the first that is switched.
    fs::write(dir.join("header"), &old[0]).unwrap();
    fs::write(fixture.ledger(), &old[1]).unwrap();
    copy(&kept, &fixture.store());
    fs::rename(dir.join("ledger-2"), dir.join("ledger-2.new")).unwrap();
    fs::rename(dir.join("store-2"), dir.join("store-2.new")).unwrap();
    // Made behind the switch.
    fs::remove_file(dir.join("answered-2")).unwrap();
    let (found, _) = fixture.settle();
    assert_eq!(found, before);
    assert!(
        files(&dir)
            .iter()
            .all(|path| !path.to_string_lossy().contains("-2"))
    );
}

#[test]
fn an_older_header_in_its_place_does_not_remove_the_newer_epoch() {
    let mut fixture = Fixture::with_records(20);
    let old = fs::read(fixture.dir().join("header")).unwrap();
    let now_header = |fixture: &Fixture| fs::read(fixture.dir().join("header")).unwrap();
    let mut opened = fixture.open();
    opened
        .vault
        .erase(&[fixture.ids[1]], &mut fixture.rng)
        .unwrap();
    drop(opened);
    let expected = contents(&fixture.open().records);
    let new = now_header(&fixture);
    for name in ["header", "header.bak"] {
        fs::write(fixture.dir().join(name), &old).unwrap();
    }
    assert!(matches!(
        fixture.try_open(),
        Err(VaultError::NothingReadable)
    ));
    fs::write(fixture.dir().join("header"), new).unwrap();
    assert_eq!(contents(&fixture.open().records), expected);
}

#[test]
fn backups_of_before_are_counted_and_go_only_when_asked_and_once_there_is_a_new_one() {
    let mut fixture = Fixture::with_records(10);
    let mut opened = fixture.open();
    opened.vault.backup(None, now(), &mut fixture.rng).unwrap();
    opened.vault.backup(None, now(), &mut fixture.rng).unwrap();
    assert_eq!(opened.vault.earlier_backups(), 0);
    opened
        .vault
        .erase(&[fixture.ids[1]], &mut fixture.rng)
        .unwrap();
    assert_eq!(opened.vault.earlier_backups(), 2);
    assert!(matches!(
        opened.vault.remove_earlier_backups(),
        Err(VaultError::BackupDiffers)
    ));
    opened.vault.backup(None, now(), &mut fixture.rng).unwrap();
    assert_eq!(opened.vault.remove_earlier_backups().unwrap(), 2);
    assert_eq!(opened.vault.earlier_backups(), 0);
    assert_eq!(Vault::backups(&fixture.dir()).unwrap().len(), 1);
}

#[test]
fn somebody_who_only_reads_erases_nothing() {
    let mut fixture = Fixture::with_records(3);
    let before = fs::read(fixture.ledger()).unwrap();
    let mut opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
    let refusal = opened.vault.erase(&[fixture.ids[1]], &mut fixture.rng);
    assert!(matches!(refusal, Err(VaultError::OpenedReadOnly)));
    assert!(matches!(
        opened.vault.remove_earlier_backups(),
        Err(VaultError::OpenedReadOnly)
    ));
    assert_eq!(fs::read(fixture.ledger()).unwrap(), before);
}
