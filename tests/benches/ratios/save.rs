//! A save, answered and on the disk, against appending as many bytes to a file and syncing it.

use crate::stopwatch::{Stopwatch, line, median, ms};
use cairn_api::Session;
use cairn_api::commands::{SaveEntry, save_entry};
use cairn_journal::EntryDraft;
use cairn_tests::big::{Big, ENTRY_BYTES, text};
use cairn_tests::{TestClock, files_below};
use criterion::Criterion;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

/// Entries that are saved again and again.
const DRAFTS: usize = 50;

/// A save and an append take turns: what else goes on in the machine weighs on both alike.
pub fn ratio(
    criterion: &mut Criterion,
    watch: &mut Stopwatch,
    big: &Big,
    n: usize,
) -> (String, Duration) {
    let mut session = big.unlocked();
    let clock = TestClock::new();
    let mut rng = StdRng::seed_from_u64(9);
    let ledger = || -> u64 {
        files_below(&big.place.journal_dir())
            .iter()
            .filter(|path| path.to_string_lossy().contains("ledger-"))
            .map(|path| path.metadata().unwrap().len())
            .sum()
    };
    let mut drafts: Vec<EntryDraft> = session
        .journal()
        .unwrap()
        .entries()
        .take(DRAFTS.min(n))
        .map(EntryDraft::from)
        .collect();
    let mut once = |session: &mut Session, at: usize| {
        let draft = &mut drafts[at % DRAFTS.min(n)];
        draft.body = text(&mut rng, ENTRY_BYTES);
        let request = SaveEntry {
            draft: draft.clone(),
            autosave: true,
            allow_empty: false,
        };
        draft.revision = save_entry(session, &clock, request).unwrap().revision;
    };
    // The first one of each keeps an earlier version beside it.
    (0..DRAFTS.min(n)).for_each(|at| once(&mut session, at));
    let before = ledger();
    once(&mut session, 0);
    let bytes = usize::try_from(ledger() - before).unwrap();
    // The file beside it takes as much as the ledger does.
    let path = big.place.root().join("appended");
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .unwrap();
    let frame = vec![7; bytes];
    let mut at = 0;
    let (saves, appends) = watch.time_beside(
        criterion,
        &format!("save/{n}"),
        || {
            at += 1;
            once(&mut session, at);
        },
        || {
            file.write_all(&frame).unwrap();
            file.sync_data().unwrap();
        },
    );
    let (save, append) = (median(&saves), median(&appends));
    let ratio = save.as_secs_f64() / append.as_secs_f64();
    let line = line(
        &format!("save an entry of 1.5 KB among {n}"),
        &ms(save),
        &ms(append),
        &format!("{ratio:.2}x of append + fsync of {bytes} B (2x)"),
    );
    (line, save)
}

/// How a save changes with the size of the journal.
pub fn growth(saves: &[(usize, Duration)]) -> Option<String> {
    let (least, first) = saves.first()?;
    let (most, last) = saves.last()?;
    let ratio = last.as_secs_f64() / first.as_secs_f64();
    Some(line(
        &format!("that save among {most} and among {least}"),
        &ms(*last),
        &ms(*first),
        &format!("{ratio:.2}x (does not grow)"),
    ))
}
