//! Every row of the opening table: what was damaged is put in order, everything is there, and the
//! person is told. `settle` opens twice and verifies in between.

use std::collections::BTreeMap;
use std::fs;

use cairn_vault::{Access, Change, Finding, RecordId, Vault, VaultError};

use crate::fixture::{Fixture, contents, copy, files, now, record, secret};

/// Damages a journal of 40 records and expects everything to be there, with these findings.
fn check(damage: impl FnOnce(&Fixture), expected: &[Finding]) {
    let fixture = Fixture::with_records(40);
    let before = contents(&fixture.open().records);
    assert_eq!(before.len(), 36);
    damage(&fixture);
    let (after, findings) = fixture.settle();
    assert_eq!(after, before, "every record is there in its last revision");
    assert_eq!(findings, expected);
}

#[test]
fn whole_and_whole_opens_quietly() {
    check(|_| {}, &[]);
}

#[test]
fn a_missing_store_is_rebuilt() {
    check(
        |fixture| fs::remove_dir_all(fixture.store()).unwrap(),
        &[Finding::StoreRebuilt {
            records: 36,
            set_aside: false,
        }],
    );
}

#[test]
fn a_ruined_store_is_set_aside_and_rebuilt() {
    check(
        |fixture| fixture.ruin_store(),
        &[Finding::StoreRebuilt {
            records: 36,
            set_aside: true,
        }],
    );
}

#[test]
fn an_emptied_store_is_rebuilt_and_not_taken_for_an_empty_journal() {
    check(
        |fixture| {
            fs::remove_dir_all(fixture.store()).unwrap();
            fs::create_dir(fixture.store()).unwrap();
        },
        &[Finding::StoreRebuilt {
            records: 36,
            set_aside: true,
        }],
    );
}

#[test]
fn the_store_of_another_journal_is_set_aside() {
    let other = Fixture::with_records(40);
    check(
        |fixture| fixture.put_store_back(&other.store()),
        &[Finding::StoreRebuilt {
            records: 36,
            set_aside: true,
        }],
    );
}

#[test]
fn stores_set_aside_do_not_pile_up() {
    let fixture = Fixture::with_records(3);
    for _ in 0..5 {
        fixture.ruin_store();
        fixture.settle();
    }
    let aside = fs::read_dir(fixture.dir())
        .unwrap()
        .filter(|e| {
            e.as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .contains(".damaged")
        })
        .count();
    assert_eq!(aside, 3);
}

#[test]
fn a_store_that_is_behind_gets_the_missing_frames() {
    let mut fixture = Fixture::with_records(20);
    let kept = fixture.keep_store();
    let mut vault = fixture.open().vault;
    fixture.write(&mut vault, "later");
    vault
        .write(&[Change::Remove(fixture.ids[5])], &mut fixture.rng)
        .unwrap();
    let changed = record(fixture.ids[6], 7, "changed later");
    vault
        .write(&[Change::Put(changed)], &mut fixture.rng)
        .unwrap();
    drop(vault);
    let before = contents(&fixture.open().records);
    fixture.put_store_back(&kept);
    let (after, findings) = fixture.settle();
    assert_eq!(after, before);
    assert_eq!(findings, [Finding::FramesReplayed { count: 3 }]);
}

#[test]
fn a_torn_tail_is_cut() {
    check(
        |fixture| fixture.edit_ledger(|bytes, _| bytes.extend([7; 100])),
        &[Finding::LedgerTailCut { bytes: 100 }],
    );
    check(
        |fixture| fixture.edit_ledger(|bytes, _| bytes.extend([0; 5000])),
        &[Finding::LedgerTailCut { bytes: 5000 }],
    );
}

#[test]
fn a_short_ledger_gets_what_the_store_has_more() {
    check(
        |fixture| fixture.edit_ledger(|bytes, frames| bytes.truncate(frames[62].start)),
        &[Finding::LedgerCompleted { changes: 3 }],
    );
}

#[test]
fn a_ledger_cut_inside_a_frame_gets_what_the_store_has_more() {
    check(
        |fixture| {
            fixture.edit_ledger(|bytes, frames| bytes.truncate(frames[62].end - 9));
        },
        &[
            Finding::LedgerTailCut {
                bytes: 512 + 60 + 16 - 9,
            },
            Finding::LedgerCompleted { changes: 3 },
        ],
    );
}

#[test]
fn a_ledger_cut_nearly_whole_is_rewritten() {
    let fixture = Fixture::with_records(200);
    let before = contents(&fixture.open().records);
    fixture.edit_ledger(|bytes, frames| bytes.truncate(frames[0].end));
    let (after, findings) = fixture.settle();
    assert_eq!(after, before);
    assert_eq!(findings, [Finding::LedgerRewritten { records: 180 }]);
}

#[test]
fn a_missing_ledger_is_rewritten() {
    check(
        |fixture| fs::remove_file(fixture.ledger()).unwrap(),
        &[Finding::LedgerRewritten { records: 36 }],
    );
}

#[test]
fn an_empty_ledger_is_rewritten_and_not_taken_for_an_empty_journal() {
    check(
        |fixture| fs::write(fixture.ledger(), b"").unwrap(),
        &[Finding::LedgerRewritten { records: 36 }],
    );
}

#[test]
fn a_ledger_damaged_at_any_frame_is_rewritten() {
    for frame in [0, 1, 30, 62] {
        check(
            |fixture| fixture.edit_ledger(|bytes, frames| bytes[frames[frame].start + 80] ^= 4),
            &[Finding::LedgerRewritten { records: 36 }],
        );
    }
}

#[test]
fn frames_dropped_doubled_or_swapped_are_noticed() {
    check(
        |fixture| fixture.edit_ledger(|bytes, frames| drop(bytes.drain(frames[30].clone()))),
        &[Finding::LedgerRewritten { records: 36 }],
    );
    check(
        |fixture| {
            fixture.edit_ledger(|bytes, frames| {
                let frame = bytes[frames[30].clone()].to_vec();
                bytes.splice(frames[31].start..frames[31].start, frame);
            });
        },
        &[Finding::LedgerRewritten { records: 36 }],
    );
    check(
        |fixture| {
            fixture.edit_ledger(|bytes, frames| {
                let mut swapped = bytes[frames[31].clone()].to_vec();
                swapped.extend_from_slice(&bytes[frames[30].clone()]);
                bytes[frames[30].start..frames[31].end].copy_from_slice(&swapped);
            });
        },
        &[Finding::LedgerRewritten { records: 36 }],
    );
}

#[test]
fn a_doubled_frame_and_a_ruined_store_lose_nothing() {
    check(
        |fixture| {
            fixture.edit_ledger(|bytes, frames| {
                let frame = bytes[frames[30].clone()].to_vec();
                bytes.splice(frames[31].start..frames[31].start, frame);
            });
            fixture.ruin_store();
        },
        &[
            Finding::StoreRebuilt {
                records: 36,
                set_aside: true,
            },
            Finding::LedgerRewritten { records: 36 },
        ],
    );
}

#[test]
fn the_ledger_of_another_journal_is_rewritten() {
    let other = Fixture::with_records(5);
    let foreign = fs::read(other.ledger()).unwrap();
    check(
        |fixture| fs::write(fixture.ledger(), &foreign).unwrap(),
        &[Finding::LedgerRewritten { records: 36 }],
    );
}

/// A journal with an older store, damage in its ledger before or behind the state of that store,
/// and whole frames behind the damage.
fn islands(damaged_frame: usize) -> (BTreeMap<RecordId, String>, Fixture) {
    let mut fixture = Fixture::with_records(20);
    let kept = fixture.keep_store();
    let mut vault = fixture.open().vault;
    for n in 0..4 {
        fixture.write(&mut vault, &format!("later {n}"));
    }
    drop(vault);
    let before = contents(&fixture.open().records);
    fixture.put_store_back(&kept);
    fixture.edit_ledger(|bytes, frames| {
        assert_eq!(frames.len(), 37);
        bytes[frames[damaged_frame].start + 80] ^= 4;
    });
    (before, fixture)
}

#[test]
fn whole_frames_behind_a_damaged_place_are_applied() {
    let (before, fixture) = islands(15);
    let (after, findings) = fixture.settle();
    assert_eq!(after, before);
    assert_eq!(
        findings,
        [
            Finding::IslandsApplied {
                frames: 4,
                gap: false
            },
            Finding::LedgerRewritten { records: 22 },
        ]
    );
}

#[test]
fn a_gap_between_the_store_and_the_frames_behind_it_is_told() {
    let (before, fixture) = islands(34);
    let (after, findings) = fixture.settle();
    assert_eq!(
        after.len(),
        before.len() - 1,
        "only what was in the damaged frame is gone"
    );
    assert!(after.iter().all(|(id, text)| before.get(id) == Some(text)));
    assert_eq!(
        findings,
        [
            Finding::IslandsApplied {
                frames: 3,
                gap: true
            },
            Finding::LedgerRewritten { records: 21 },
        ]
    );
}

#[test]
fn damaged_and_damaged_shows_what_can_be_read_and_writes_nothing() {
    let fixture = Fixture::with_records(40);
    let before = contents(&fixture.open().records);
    fixture.edit_ledger(|bytes, frames| bytes[frames[33].start + 80] ^= 4);
    fixture.ruin_store();
    let bytes = |fixture: &Fixture| -> Vec<_> {
        files(&fixture.dir())
            .into_iter()
            .filter(|path| !path.ends_with("in-use"))
            .map(|path| (fs::read(&path).unwrap(), path))
            .collect()
    };
    let untouched = bytes(&fixture);
    let opened = fixture.open();
    assert_eq!(opened.vault.access(), Access::ReadOnly);
    let found = contents(&opened.records);
    // Frame 33 was the first revision of record 32, which was never written again.
    let missing: Vec<_> = before.keys().filter(|id| !found.contains_key(id)).collect();
    assert_eq!(missing, [&fixture.ids[32]]);
    assert!(found.iter().all(|(id, text)| before.get(id) == Some(text)));
    assert_eq!(
        opened.findings,
        [Finding::ReadOnlyRescue {
            records: 35,
            from_store: 0,
            from_ledger: 35,
            from_backup: 0
        }]
    );
    assert!(matches!(
        opened.vault.verify(),
        Err(VaultError::NothingReadable)
    ));
    drop(opened);
    assert_eq!(bytes(&fixture), untouched);
}

#[test]
fn nothing_readable_at_all_is_a_refusal_and_not_an_empty_journal() {
    let fixture = Fixture::with_records(10);
    fs::remove_file(fixture.ledger()).unwrap();
    fs::remove_dir_all(fixture.store()).unwrap();
    for access in [Access::ReadWrite, Access::ReadOnly] {
        let refusal = Vault::open(&fixture.dir(), &secret(), access, now());
        assert!(matches!(refusal, Err(VaultError::NothingReadable)));
    }
}

#[test]
fn read_only_with_a_damaged_ledger_reads_the_store_in_a_copy() {
    let fixture = Fixture::with_records(40);
    let before = contents(&fixture.open().records);
    fixture.edit_ledger(|bytes, frames| bytes[frames[33].start + 80] ^= 4);
    let opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
    assert_eq!(contents(&opened.records), before);
    assert!(matches!(
        opened.findings[..],
        [Finding::ReadOnlyRescue { records: 36, .. }]
    ));
    let backup = opened
        .vault
        .backup(None, now(), &mut crate::fixture::rng(9));
    assert!(
        matches!(backup, Err(VaultError::NothingReadable)),
        "half a journal is no backup"
    );
}

#[test]
fn leftovers_of_interrupted_steps_are_removed() {
    check(
        |fixture| {
            fs::write(fixture.dir().join("ledger-1.new"), b"half").unwrap();
            fs::write(fixture.dir().join("header.new"), b"half").unwrap();
            fs::create_dir(fixture.dir().join("store-1.new")).unwrap();
            fs::write(fixture.store().join("snap.0000.generating"), b"half").unwrap();
        },
        &[Finding::LeftoverRemoved { count: 3 }],
    );
}

/// A journal whose ledger is due to be written anew.
fn with_a_large_ledger() -> Fixture {
    let mut fixture = Fixture::with_records(10);
    let mut vault = fixture.open().vault;
    for revision in 3..300 {
        let large = record(fixture.ids[1], revision, &"z".repeat(6000));
        vault
            .write(&[Change::Put(large)], &mut fixture.rng)
            .unwrap();
    }
    fixture
}

#[test]
fn a_large_ledger_is_written_anew_and_says_the_same() {
    let fixture = with_a_large_ledger();
    let large = fs::metadata(fixture.ledger()).unwrap().len();
    assert!(large > 2 << 20);
    let (after, findings) = fixture.settle();
    assert_eq!((after.len(), findings), (9, vec![]));
    assert!(fs::metadata(fixture.ledger()).unwrap().len() < 64 << 10);
    fs::remove_dir_all(fixture.store()).unwrap();
    assert_eq!(
        fixture.settle().0,
        after,
        "the new ledger alone holds everything"
    );
}

#[test]
fn ended_between_the_new_ledger_and_the_store_nothing_is_lost_or_told() {
    let fixture = with_a_large_ledger();
    let store_before = fixture.keep_store();
    let (expected, _) = fixture.settle();
    fixture.put_store_back(&store_before);
    let (after, findings) = fixture.settle();
    assert_eq!(after, expected);
    assert_eq!(findings, []);
}

#[test]
fn ended_before_the_new_ledger_got_its_name_nothing_is_lost() {
    let fixture = with_a_large_ledger();
    let (before, after) = (
        fixture.folder.path().join("a"),
        fixture.folder.path().join("b"),
    );
    copy(&fixture.dir(), &before);
    let (expected, _) = fixture.settle();
    copy(&fixture.dir(), &after);
    fs::remove_dir_all(fixture.dir()).unwrap();
    copy(&before, &fixture.dir());
    fs::copy(after.join("ledger-1"), fixture.dir().join("ledger-1.new")).unwrap();
    let (found, findings) = fixture.settle();
    assert_eq!(found, expected);
    assert_eq!(findings, [Finding::LeftoverRemoved { count: 1 }]);
}

#[test]
fn an_older_ledger_beside_a_newer_store_is_completed() {
    let fixture = with_a_large_ledger();
    let older = fs::read(fixture.ledger()).unwrap();
    let (expected, _) = fixture.settle();
    fs::write(fixture.ledger(), older).unwrap();
    let (found, findings) = fixture.settle();
    assert_eq!(found, expected);
    assert_eq!(findings, [Finding::LedgerCompleted { changes: 0 }]);
}

#[test]
fn an_older_store_beside_a_ledger_written_anew_is_rebuilt() {
    let fixture = with_a_large_ledger();
    let (expected, _) = fixture.settle();
    let older = Fixture::with_records(10);
    fixture.put_store_back(&older.store());
    let (found, findings) = fixture.settle();
    assert_eq!(found, expected);
    assert_eq!(
        findings,
        [Finding::StoreRebuilt {
            records: 9,
            set_aside: true
        }]
    );
}

#[test]
fn a_ledger_cut_inside_its_base_is_not_taken_for_whole() {
    let fixture = with_a_large_ledger();
    let (expected, _) = fixture.settle();
    fixture.edit_ledger(|bytes, frames| {
        assert_eq!(frames.len(), 10, "the first frame and nine records");
        bytes.truncate(frames[5].start);
    });
    let (found, findings) = fixture.settle();
    assert_eq!(found, expected);
    assert_eq!(findings, [Finding::LedgerRewritten { records: 9 }]);
}
