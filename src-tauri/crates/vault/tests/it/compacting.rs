//! Ledger and store stay in proportion to what is living in them, and compacting may be given up at
//! any moment. That it may end with the program at any call is tried by `cargo xtask torture`.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use cairn_vault::{Change, Finding, RecordId, Vault};
use proptest::prelude::*;
use rand::rngs::StdRng;

use crate::fixture::{Fixture, contents, copy, files, record, rng};

/// What a record may take beyond its text: JSON, frame, padding up to the next 4 KiB.
const AROUND_BYTES: u64 = 5 << 10;
/// From this size on a ledger makes a write wait (`compact.rs`).
const OVERDUE_BYTES: u64 = 8 << 20;

fn write(vault: &mut Vault, id: RecordId, revision: u32, bytes: usize, rng: &mut StdRng) {
    let text = "o".repeat(bytes);
    let change = Change::Put(record(id, revision, &text));
    vault.write(&[change], rng).unwrap();
}

fn bytes_of(path: &Path) -> u64 {
    if path.is_dir() {
        files(path).iter().map(|file| bytes_of(file)).sum()
    } else {
        fs::metadata(path).unwrap().len()
    }
}

/// A journal of 12 records of 130 KB, each overwritten four times; and the bytes of their texts.
fn overgrown() -> (Fixture, u64) {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    fixture.ids = (0..12).map(|_| RecordId::make(&mut fixture.rng)).collect();
    for revision in 1..=5 {
        for id in fixture.ids.clone() {
            write(&mut vault, id, revision, 130_000, &mut fixture.rng);
        }
    }
    drop(vault);
    (fixture, 12 * 130_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    /// Nobody calls `compact` here: writing alone keeps the ledger within its bound.
    #[test]
    fn overwriting_the_same_records_grows_a_journal_only_so_far(
        sizes in prop::collection::vec(10_000..400_000_usize, 1..12),
        seed in any::<u64>(),
    ) {
        let fixture = Fixture::empty();
        let mut rng = rng(seed);
        let ids: Vec<_> = sizes.iter().map(|_| RecordId::make(&mut rng)).collect();
        let mut vault = fixture.open().vault;
        let living: u64 = sizes.iter().map(|size| *size as u64 + AROUND_BYTES).sum();
        let bound = OVERDUE_BYTES.max(4 * living) + 400_000 + AROUND_BYTES;
        let (mut written, mut revision, mut peak) = (0, 0, 0);
        while written < 3 * bound {
            revision += 1;
            for (id, size) in ids.iter().zip(&sizes) {
                write(&mut vault, *id, revision, *size, &mut rng);
                written += *size as u64;
                peak = peak.max(bytes_of(&fixture.ledger()));
            }
        }
        prop_assert!(peak <= bound, "{peak} bytes, {bound} are allowed");
        prop_assert!(written > 2 * peak, "without a bound it would have been longer");
        prop_assert_eq!(vault.verify().unwrap().findings, []);
        drop(vault);
        prop_assert_eq!(fixture.settle().0.len(), ids.len());
    }
}

#[test]
fn compacting_brings_ledger_and_store_back_to_what_is_living() {
    let (mut fixture, text_bytes) = overgrown();
    // Opening writes the ledger anew by itself; here it grows again.
    let mut opened = fixture.open();
    for id in fixture.ids.clone() {
        write(&mut opened.vault, id, 6, 130_000, &mut fixture.rng);
        write(&mut opened.vault, id, 7, 130_000, &mut fixture.rng);
    }
    let (ledger, store) = (bytes_of(&fixture.ledger()), bytes_of(&fixture.store()));
    assert!(
        ledger > 2 * text_bytes && store > 3 * text_bytes,
        "{ledger} {store}"
    );
    let sequence = opened.vault.sequence();
    assert!(opened.vault.compact_if_large(&|| true).unwrap());
    assert!(
        opened.vault.sequence() > sequence,
        "the ledger was written anew"
    );
    assert_eq!(opened.vault.verify().unwrap().findings, []);
    let (ledger, store) = (bytes_of(&fixture.ledger()), bytes_of(&fixture.store()));
    assert!(ledger < text_bytes * 11 / 10, "{ledger}");
    assert!(store < 3 * text_bytes, "{store}");
    // Nothing is left to do, and writing goes on.
    let sequence = opened.vault.sequence();
    assert!(opened.vault.compact_if_large(&|| true).unwrap());
    assert_eq!(opened.vault.sequence(), sequence);
    fixture.write(&mut opened.vault, "afterwards");
    drop(opened);
    let (after, findings) = fixture.settle();
    assert_eq!((after.len(), findings), (13, vec![]));
    fs::remove_dir_all(fixture.store()).unwrap();
    assert_eq!(
        fixture.settle().0,
        after,
        "the ledger alone holds everything"
    );
}

#[test]
fn compacting_may_be_given_up_at_any_moment() {
    let (fixture, _) = overgrown();
    let before = contents(&fixture.open().records);
    let mut vault = fixture.open().vault;
    let mut rng = rng(5);
    for id in &fixture.ids {
        write(&mut vault, *id, 6, 130_000, &mut rng);
        write(&mut vault, *id, 7, 130_000, &mut rng);
    }
    let mut given_up = 0;
    let done = (0..500).step_by(2).any(|asked| {
        let left = Cell::new(asked);
        let keep_going = || {
            left.set(left.get() - 1);
            left.get() >= 0
        };
        let done = vault.compact(&keep_going).unwrap();
        given_up += u32::from(!done);
        let unfinished = files(&fixture.dir())
            .into_iter()
            .filter(|file| file.to_string_lossy().contains(".new"));
        assert_eq!(unfinished.count(), 0, "asked {asked} times");
        done
    });
    assert!(done && given_up > 5, "{given_up}");
    assert_eq!(vault.verify().unwrap().findings, []);
    drop(vault);
    let (after, findings) = fixture.settle();
    assert_eq!((after.len(), findings), (before.len(), vec![]));
}

#[test]
fn ended_between_the_two_renames_of_a_store_the_new_one_takes_its_place() {
    let fixture = Fixture::with_records(12);
    let name = |ending: &str| fixture.dir().join(format!("store-1{ending}"));
    let (before, _) = fixture.settle();
    fs::rename(name(""), name(".old")).unwrap();
    copy(&name(".old"), &name(".new"));
    let (after, findings) = fixture.settle();
    assert_eq!(after, before);
    assert_eq!(findings, [Finding::LeftoverRemoved { count: 1 }]);
    assert!(!name(".old").exists() && !name(".new").exists());
}

#[test]
fn ended_before_the_old_store_was_removed_it_is_removed() {
    let fixture = Fixture::with_records(12);
    let (before, _) = fixture.settle();
    copy(&fixture.store(), &fixture.dir().join("store-1.old"));
    let (after, findings) = fixture.settle();
    assert_eq!(after, before);
    assert_eq!(findings, [Finding::LeftoverRemoved { count: 1 }]);
}
