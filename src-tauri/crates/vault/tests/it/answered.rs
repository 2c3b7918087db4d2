//! Store and ledger that both lost their end, each to a state that checks out: only the note of what
//! was answered knows. And that note lost, damaged or in the way, which costs nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cairn_vault::{Access, Change, Finding, Opened, RecordId, Severity, Vault};

use crate::fixture::{Fixture, contents, copy, now, record, secret};

fn note(fixture: &Fixture) -> PathBuf {
    fixture.dir().join("answered-1")
}

/// A journal of 20 records whose ledger ends behind its first 5 writes and whose store behind the
/// first 12; written 38 times in all. What it holds at the twelfth.
fn both_cut() -> (Fixture, BTreeMap<RecordId, String>) {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let mut kept = None;
    let mut ledger = Vec::new();
    for number in 1..=38 {
        fixture.write(&mut vault, &format!("entry {number}"));
        if number == 5 {
            ledger = fs::read(fixture.ledger()).unwrap();
        }
        if number == 12 {
            drop(vault);
            let opened = fixture.open();
            kept = Some((fixture.keep_store(), contents(&opened.records)));
            vault = opened.vault;
        }
    }
    drop(vault);
    let (store, at_twelve) = kept.unwrap();
    fixture.put_store_back(&store);
    fs::write(fixture.ledger(), ledger).unwrap();
    (fixture, at_twelve)
}

/// The first frame of a ledger is its base.
const ROLLED_BACK: Finding = Finding::RolledBack {
    seen: 39,
    found: 13,
};

#[test]
fn a_ledger_and_a_store_that_both_lost_their_end_are_told() {
    let (mut fixture, at_twelve) = both_cut();
    let Opened {
        mut vault,
        records,
        findings,
        ..
    } = fixture.open();
    assert_eq!(contents(&records), at_twelve);
    assert_eq!(vault.access(), Access::ReadWrite);
    assert_eq!(
        findings,
        [Finding::LedgerCompleted { changes: 7 }, ROLLED_BACK]
    );
    assert_eq!(ROLLED_BACK.severity(), Severity::Grave);
    // Both are in order now. It is told until something is written.
    drop(vault);
    let opened = fixture.open();
    assert!(matches!(
        opened.findings[..],
        [Finding::RolledBack {
            seen: 39,
            found: 14
        }]
    ));
    vault = opened.vault;
    fixture.write(&mut vault, "goes on");
    drop(vault);
    let (found, findings) = fixture.settle();
    assert_eq!((found.len(), findings), (13, vec![]));
}

#[test]
fn somebody_who_only_reads_is_told_too() {
    let (fixture, at_twelve) = both_cut();
    drop(fixture.open());
    let opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
    assert_eq!(contents(&opened.records), at_twelve);
    assert!(matches!(
        opened.findings[..],
        [Finding::RolledBack {
            seen: 39,
            found: 14
        }]
    ));
}

#[test]
fn a_ledger_and_a_store_of_the_same_earlier_day_are_told() {
    let mut fixture = Fixture::with_records(20);
    let earlier = fixture.folder.path().join("earlier");
    copy(&fixture.dir(), &earlier);
    let Opened { mut vault, .. } = fixture.open();
    fixture.write(&mut vault, "later");
    drop(vault);
    fixture.put_store_back(&earlier.join("store-1"));
    fs::copy(earlier.join("ledger-1"), fixture.ledger()).unwrap();
    let findings = fixture.open().findings;
    assert_eq!(
        findings,
        [Finding::RolledBack {
            seen: 34,
            found: 33
        }]
    );
}

#[test]
fn a_store_rebuilt_from_a_ledger_that_lost_its_end_is_told() {
    let fixture = Fixture::with_records(20);
    fixture.edit_ledger(|bytes, frames| bytes.truncate(frames[30].start));
    fixture.ruin_store();
    let opened = fixture.open();
    assert!(matches!(
        opened.findings[..],
        [
            Finding::StoreRebuilt { .. },
            Finding::RolledBack {
                seen: 33,
                found: 30
            }
        ]
    ));
}

#[test]
fn repairing_counts_what_was_answered_and_is_nowhere() {
    let fixture = Fixture::with_records(20);
    fixture.edit_ledger(|bytes, frames| {
        bytes[frames[10].start + 80] ^= 1;
        bytes.truncate(frames[30].start);
    });
    fixture.ruin_store();
    let opened = fixture.open();
    assert_eq!(opened.vault.access(), Access::ReadOnly);
    assert_eq!(opened.vault.repairable().unwrap().unread_changes, 1 + 3);
}

/// Everything is there and nothing is found, whatever became of the note.
fn check(change: impl FnOnce(&Path)) -> Fixture {
    let fixture = Fixture::with_records(20);
    let before = contents(&fixture.open().records);
    change(&note(&fixture));
    assert_eq!(fixture.settle(), (before, vec![]));
    fixture
}

#[test]
fn a_note_that_is_missing_damaged_or_in_the_way_costs_nothing() {
    check(|note| fs::remove_file(note).unwrap());
    check(|note| fs::write(note, b"").unwrap());
    check(|note| fs::write(note, [7; 5000]).unwrap());
    check(|note| {
        fs::remove_file(note).unwrap();
        fs::create_dir(note).unwrap();
    });
    for at in [0, 23, 24, 300, 551] {
        check(|note| {
            let mut bytes = fs::read(note).unwrap();
            assert_eq!(bytes.len(), 552);
            bytes[at] ^= 1;
            fs::write(note, bytes).unwrap();
        });
    }
}

#[test]
fn a_note_of_an_earlier_day_or_of_another_journal_costs_nothing() {
    let mut fixture = Fixture::with_records(20);
    let earlier = fs::read(note(&fixture)).unwrap();
    let other = fs::read(note(&Fixture::with_records(30))).unwrap();
    let mut vault = fixture.open().vault;
    fixture.write(&mut vault, "later");
    drop(vault);
    for bytes in [earlier, other] {
        fs::write(note(&fixture), bytes).unwrap();
        assert_eq!(fixture.settle().1, []);
    }
}

/// The next write notes again what stands there in the right length, and a longer file does not hide it.
#[test]
fn a_note_that_did_not_open_is_one_again_after_the_next_write() {
    let mut fixture = check(|note| fs::write(note, [7; 5000]).unwrap());
    let earlier = fixture.folder.path().join("earlier");
    copy(&fixture.dir(), &earlier);
    let mut vault = fixture.open().vault;
    fixture.write(&mut vault, "later");
    drop(vault);
    fixture.put_store_back(&earlier.join("store-1"));
    fs::copy(earlier.join("ledger-1"), fixture.ledger()).unwrap();
    assert!(matches!(
        fixture.open().findings[..],
        [Finding::RolledBack { .. }]
    ));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_note_is_not_written_through() {
    let mut fixture = Fixture::with_records(20);
    let theirs = fixture.folder.path().join("theirs");
    fs::write(&theirs, "of somebody else").unwrap();
    fs::remove_file(note(&fixture)).unwrap();
    std::os::unix::fs::symlink(&theirs, note(&fixture)).unwrap();
    let mut vault = fixture.open().vault;
    fixture.write(&mut vault, "later");
    drop(vault);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "of somebody else");
    assert_eq!(fixture.settle().1, []);
}

#[test]
fn erasing_leaves_no_note_of_the_epoch_before_and_keeps_one_of_its_own() {
    let mut fixture = Fixture::with_records(20);
    let mut vault = fixture.open().vault;
    vault.erase(&[fixture.ids[1]], &mut fixture.rng).unwrap();
    assert!(!note(&fixture).exists());
    let earlier = fixture.folder.path().join("earlier");
    copy(&fixture.dir(), &earlier);
    let change = Change::Put(record(fixture.ids[2], 9, "after it"));
    vault.write(&[change], &mut fixture.rng).unwrap();
    drop(vault);
    for name in ["store-2", "ledger-2"] {
        let (from, to) = (earlier.join(name), fixture.dir().join(name));
        if from.is_dir() {
            fs::remove_dir_all(&to).unwrap();
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
    assert!(matches!(
        fixture.open().findings[..],
        [Finding::RolledBack { .. }]
    ));
}
