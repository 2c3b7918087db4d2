//! A ledger that was cut, beside a store that does not check out either: nothing that was answered
//! may go in silence.

use std::fs;

use cairn_vault::{Access, Finding, Opened, Severity, Vault};

use crate::fixture::{Fixture, contents, now, secret};

/// Cuts the ledger behind all but the last frames.
fn cut_at_a_frame(fixture: &Fixture, last: usize) {
    fixture.edit_ledger(|bytes, frames| bytes.truncate(frames[frames.len() - last].start));
}

#[test]
fn a_store_that_only_opens_without_its_disposable_files_still_tells_of_later_frames() {
    let fixture = Fixture::with_records(20);
    let before = contents(&fixture.open().records);
    cut_at_a_frame(&fixture, 3);
    let conf = fixture.store().join("conf");
    let mut bytes = fs::read(&conf).unwrap();
    bytes[0] ^= 1;
    fs::write(conf, bytes).unwrap();
    let opened = fixture.open();
    // What was removed behind the cut is in the ledger still; nothing is lost of the rest.
    let found = contents(&opened.records);
    assert!(before.iter().all(|(id, text)| found.get(id) == Some(text)));
    assert_eq!(opened.vault.access(), Access::ReadOnly);
    assert!(matches!(
        opened.findings[..],
        [Finding::ReadOnlyRescue { .. }]
    ));
}

#[test]
fn a_backup_that_is_newer_than_the_ledger_contradicts_it_and_is_read() {
    let mut fixture = Fixture::with_records(20);
    let opened = fixture.open();
    let before = contents(&opened.records);
    opened.vault.backup(None, now(), &mut fixture.rng).unwrap();
    drop(opened);
    cut_at_a_frame(&fixture, 8);
    fixture.ruin_store();
    for access in [Access::ReadOnly, Access::ReadWrite] {
        let opened = Vault::open(&fixture.dir(), &secret(), access, now()).unwrap();
        // What was removed behind the cut is in the ledger still; nothing is lost of the rest.
        let found = contents(&opened.records);
        assert!(before.iter().all(|(id, text)| found.get(id) == Some(text)));
        assert!(matches!(
            opened.findings[..],
            [Finding::ReadOnlyRescue { .. }]
        ));
    }
}

/// Both were put back as they were earlier, but for what the store opens by; the head in it agrees
/// with the ledger.
#[test]
fn ledger_and_store_of_an_earlier_day_are_contradicted_by_a_later_backup() {
    let mut fixture = Fixture::with_records(20);
    drop(fixture.open());
    let data = fixture.store().join("db");
    let older = (
        fs::read(&data).unwrap(),
        fs::read(fixture.ledger()).unwrap(),
    );
    let Opened { mut vault, .. } = fixture.open();
    for number in 0..30 {
        fixture.write(&mut vault, &format!("later {number}"));
    }
    vault.backup(None, now(), &mut fixture.rng).unwrap();
    drop(vault);
    let before = contents(&fixture.open().records);
    fs::write(data, older.0).unwrap();
    fs::write(fixture.ledger(), older.1).unwrap();
    let conf = fixture.store().join("conf");
    let mut bytes = fs::read(&conf).unwrap();
    bytes[0] ^= 1;
    fs::write(conf, bytes).unwrap();
    let opened = fixture.open();
    assert_eq!(contents(&opened.records), before);
    assert!(matches!(
        opened.findings[..],
        [Finding::ReadOnlyRescue { .. }]
    ));
}

#[test]
fn without_ledger_and_store_the_newest_backup_is_shown() {
    let mut fixture = Fixture::with_records(20);
    let opened = fixture.open();
    let before = contents(&opened.records);
    opened.vault.backup(None, now(), &mut fixture.rng).unwrap();
    drop(opened);
    fs::remove_file(fixture.ledger()).unwrap();
    fs::remove_dir_all(fixture.store()).unwrap();
    let opened = fixture.open();
    assert_eq!(contents(&opened.records), before);
    assert_eq!(
        opened.findings,
        [Finding::ReadOnlyRescue {
            records: 18,
            from_store: 0,
            from_ledger: 0,
            from_backup: 18
        }]
    );
}

#[test]
fn a_torn_ledger_without_a_store_to_vouch_for_it_is_grave() {
    for access in [Access::ReadOnly, Access::ReadWrite] {
        let fixture = Fixture::with_records(20);
        fixture.edit_ledger(|bytes, _| bytes.truncate(bytes.len() - 100));
        fixture.ruin_store();
        let opened = Vault::open(&fixture.dir(), &secret(), access, now()).unwrap();
        assert_eq!(opened.vault.access(), access);
        let grave = |finding: &&Finding| finding.severity() == Severity::Grave;
        let grave: Vec<_> = opened.findings.iter().filter(grave).collect();
        assert!(matches!(grave[..], [Finding::LedgerEndLost { .. }]));
    }
}

/// A frame that is being written looks like a torn one, and the store is copied a moment before.
#[test]
fn a_torn_ledger_beside_an_older_store_is_grave_unless_a_program_is_writing() {
    let mut fixture = Fixture::with_records(20);
    let Opened { mut vault, .. } = fixture.open();
    let older = fixture.keep_store();
    fixture.write(&mut vault, "one more");
    fixture.put_store_back(&older);
    fixture
        .edit_ledger(|bytes, frames| bytes.extend_from_within(frames[0].start..frames[0].end - 9));
    let is_grave = || {
        let opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
        let grave = |finding: &Finding| finding.severity() == Severity::Grave;
        opened.findings.iter().any(grave)
    };
    assert!(!is_grave(), "it is being written");
    drop(vault);
    assert!(is_grave(), "nobody writes");
}

#[test]
fn a_cut_ledger_shows_what_the_store_has_to_somebody_who_only_reads() {
    let fixture = Fixture::with_records(20);
    let before = contents(&fixture.open().records);
    cut_at_a_frame(&fixture, 3);
    let opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
    let found = contents(&opened.records);
    assert!(before.iter().all(|(id, text)| found.get(id) == Some(text)));
    assert!(matches!(
        opened.findings[..],
        [Finding::ReadOnlyRescue { .. }]
    ));
    drop(opened);
    // Who may write completes the ledger from the store, and all is in order.
    assert_eq!(fixture.settle().0, before);
}

#[test]
fn of_two_frames_in_the_wrong_order_the_later_one_counts() {
    let fixture = Fixture::with_records(20);
    let before = contents(&fixture.open().records);
    // The first frame of record 0, whose removal comes much later, stands behind the end too.
    fixture.edit_ledger(|bytes, frames| {
        let first = bytes[frames[1].clone()].to_vec();
        bytes[frames[20].start + 80] ^= 1;
        bytes.extend(first);
    });
    fixture.ruin_store();
    let opened = fixture.open();
    let found = contents(&opened.records);
    assert!(!found.contains_key(&fixture.ids[0]), "it was removed");
    assert!(found.iter().all(|(id, text)| before.get(id) == Some(text)));
}
