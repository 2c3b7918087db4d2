//! A whole journal made of a damaged one.

use std::collections::BTreeMap;
use std::fs;

use cairn_vault::{Access, Change, RecordId, Vault, VaultError};

use crate::fixture::{Fixture, contents, files, now, record, secret};

fn all_bytes(fixture: &Fixture) -> Vec<Vec<u8>> {
    let mut files = files(&fixture.dir());
    files.retain(|path| !path.ends_with("in-use"));
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Opens a repaired journal twice: it is in order, and written to.
fn settled(dir: &std::path::Path) -> BTreeMap<RecordId, String> {
    let mut rng = crate::fixture::rng(5);
    let mut found = BTreeMap::new();
    for n in 0..2 {
        let opened = Vault::open(dir, &secret(), Access::ReadWrite, now()).unwrap();
        assert_eq!(opened.findings, []);
        let mut vault = opened.vault;
        assert_eq!(vault.verify().unwrap().findings, []);
        if n == 0 {
            found = contents(&opened.records);
            let change = Change::Put(record(RecordId::make(&mut rng), 1, "goes on"));
            vault.write(&[change], &mut rng).unwrap();
        }
    }
    found
}

#[test]
fn store_ledger_and_backup_make_a_whole_journal_in_a_new_folder() {
    let mut fixture = Fixture::with_records(40);
    let opened = fixture.open();
    let before = contents(&opened.records);
    opened.vault.backup(None, now(), &mut fixture.rng).unwrap();
    drop(opened);
    fixture.edit_ledger(|bytes, frames| bytes[frames[33].start + 80] ^= 4);
    fixture.ruin_store();
    let untouched = all_bytes(&fixture);
    let opened = fixture.open();
    assert_eq!(opened.vault.access(), Access::ReadOnly);
    let report = opened.vault.repairable().unwrap();
    assert_eq!((report.records, report.from_backup), (36, 1));
    assert_eq!(report.unread_changes, 1);
    assert_eq!(
        (report.unread_after, report.unread_before),
        (Some(now()), Some(now()))
    );
    let to = fixture.folder.path().join("repaired");
    let repaired = opened.vault.repair(&to, &mut fixture.rng, now()).unwrap();
    assert_eq!(repaired, report);
    assert_eq!(settled(&to), before);
    assert_eq!(
        all_bytes(&fixture),
        untouched,
        "what is there stays as it is"
    );
    let again = opened.vault.repair(&to, &mut fixture.rng, now());
    assert!(matches!(again, Err(VaultError::AlreadyAJournal)));
}

#[test]
fn without_a_backup_what_is_missing_is_said() {
    let mut fixture = Fixture::with_records(40);
    let before = contents(&fixture.open().records);
    fixture.edit_ledger(|bytes, frames| bytes[frames[33].start + 80] ^= 4);
    fixture.ruin_store();
    let opened = fixture.open();
    let to = fixture.folder.path().join("repaired");
    let report = opened.vault.repair(&to, &mut fixture.rng, now()).unwrap();
    assert_eq!((report.records, report.unread_changes), (35, 1));
    let found = settled(&to);
    assert_eq!(found.len(), before.len() - 1);
    assert!(found.iter().all(|(id, text)| before.get(id) == Some(text)));
}

#[test]
fn of_a_whole_journal_it_is_a_copy_with_nothing_missing() {
    let mut fixture = Fixture::with_records(20);
    let opened = fixture.open();
    let to = fixture.folder.path().join("copy");
    let report = opened.vault.repair(&to, &mut fixture.rng, now()).unwrap();
    assert_eq!((report.records, report.unread_changes), (18, 0));
    assert_eq!(settled(&to), contents(&opened.records));
    fs::create_dir(fixture.folder.path().join("full")).unwrap();
    fs::write(fixture.folder.path().join("full").join("notes"), b"mine").unwrap();
    let refused = opened
        .vault
        .repair(&fixture.folder.path().join("full"), &mut fixture.rng, now());
    assert!(matches!(refused, Err(VaultError::FolderNotEmpty)));
}
