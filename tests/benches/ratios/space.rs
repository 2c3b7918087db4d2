//! What a journal takes on the disk and in memory, against the text in it.

use crate::stopwatch::line;
use cairn_api::commands::{SaveEntry, save_entry};
use cairn_api::keep_up;
use cairn_journal::EntryDraft;
use cairn_tests::big::{Big, ENTRY_BYTES, journal_of, text};
use cairn_tests::{Place, TestClock, files_below};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// Ledger and store; backups and the reserve are counted by nobody.
fn on_disk(place: &Place) -> u64 {
    files_below(&place.journal_dir())
        .iter()
        .filter(|path| {
            let path = path.to_string_lossy();
            path.contains("/ledger-") || path.contains("/store-")
        })
        .map(|path| path.metadata().unwrap().len())
        .sum()
}

fn mb(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

pub fn ratios(big: &Big, n: usize) -> Vec<String> {
    let (place, plaintext) = (&big.place, big.text_bytes);
    let disk = on_disk(place);
    // A process of its own tells what it takes before and after it unlocks, and after a pause.
    let told = place
        .command(env!("CARGO_BIN_EXE_cairn-tests-actor"))
        .args(["weigh", place.root().to_str().unwrap(), &big.words])
        .output()
        .unwrap();
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let told = String::from_utf8(told.stdout).unwrap();
    let kib: Vec<u64> = told
        .split_whitespace()
        .map(|kib| kib.parse().unwrap())
        .collect();
    let times = |bytes: u64| bytes as f64 / plaintext as f64;
    let memory = |what: &str, kib_then: u64| {
        let taken = kib_then.saturating_sub(kib[0]) * 1024;
        let told = format!("{:.1}x the plaintext (3x)", times(taken));
        line(what, &mb(taken), &mb(plaintext as u64), &told)
    };
    vec![
        memory(&format!("memory, {n} entries just unlocked"), kib[1]),
        memory("the same after the first pause", kib[2]),
        line(
            &format!("disk, {n} entries, compacted ledger and store"),
            &mb(disk),
            &mb(plaintext as u64),
            &format!("{:.1}x the plaintext (4x)", times(disk)),
        ),
    ]
}

/// The same entries written over and over: the disk stays within bounds, without a pause and after
/// one.
pub fn overwriting(n: usize) -> Vec<String> {
    let big = journal_of(n);
    let mut rng = StdRng::seed_from_u64(3);
    let mut session = big.unlocked();
    let mut drafts: Vec<EntryDraft> = session
        .journal()
        .unwrap()
        .entries()
        .map(EntryDraft::from)
        .collect();
    // One earlier version of each stays.
    let kept = big.text_bytes as f64 * 2.0;
    let told = |what: &str, now: u64| {
        let times = format!("{:.1}x the text kept", now as f64 / kept);
        line(what, &mb(now), &mb(kept as u64), &times)
    };
    let mut lines = Vec::new();
    for round in 1..=20 {
        for draft in &mut drafts {
            draft.body = text(&mut rng, ENTRY_BYTES);
            let request = SaveEntry {
                draft: draft.clone(),
                autosave: true,
                allow_empty: false,
            };
            draft.revision = save_entry(&mut session, &TestClock::new(), request)
                .unwrap()
                .revision;
        }
        if round % 5 == 0 {
            let what = format!("disk, {n} entries overwritten {round} times, no pause");
            lines.push(told(&what, on_disk(&big.place)));
        }
    }
    assert!(keep_up(&mut session, &TestClock::new(), &|| true));
    lines.push(told("the same after a pause", on_disk(&big.place)));
    drop(session);
    drop(big.unlocked());
    lines.push(told("the same after reopening", on_disk(&big.place)));
    lines
}
