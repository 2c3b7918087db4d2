//! A save, answered and on the disk, against appending as many bytes to a file and syncing it.

use crate::stopwatch::{Stopwatch, line, median, ms};
use cairn_api::Session;
use cairn_api::commands::{SaveEntry, save_entry};
use cairn_journal::EntryDraft;
use cairn_tests::big::{ENTRY_BYTES, text};
use cairn_tests::{Place, TestClock, files_below};
use criterion::Criterion;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

pub fn ratio(
    criterion: &mut Criterion,
    watch: &mut Stopwatch,
    place: &Place,
    n: usize,
) -> (String, Duration) {
    let mut session = place.unlocked();
    let clock = TestClock::new();
    let mut rng = StdRng::seed_from_u64(9);
    let ledger = || -> u64 {
        files_below(&place.journal_dir())
            .iter()
            .filter(|path| path.to_string_lossy().contains("ledger-"))
            .map(|path| path.metadata().unwrap().len())
            .sum()
    };
    let mut drafts: Vec<EntryDraft> = session
        .journal()
        .unwrap()
        .entries()
        .take(200)
        .map(EntryDraft::from)
        .collect();
    let mut once = |session: &mut Session, at: usize| {
        let draft = &mut drafts[at % 200.min(n)];
        draft.body = text(&mut rng, ENTRY_BYTES);
        let request = SaveEntry {
            draft: draft.clone(),
            autosave: true,
            allow_empty: false,
        };
        draft.revision = save_entry(session, &clock, request).unwrap().revision;
    };
    // The first one keeps an earlier version beside it.
    once(&mut session, 0);
    let before = ledger();
    once(&mut session, 0);
    let bytes = usize::try_from(ledger() - before).unwrap();
    // The file beside it takes as much as the ledger does.
    let path = place.root().join("appended");
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
        &format!("{ratio:.1}x of append + fsync of {bytes} B (2x)"),
    );
    (line, save)
}

/// How a save changes with the size of the journal.
pub fn growth(saves: &[(usize, Duration)]) -> Option<String> {
    let (least, first) = saves.first()?;
    let (most, last) = saves.last()?;
    let ratio = last.as_secs_f64() / first.as_secs_f64();
    Some(line(
        &format!("the same save among {most} and among {least}"),
        &ms(*last),
        &ms(*first),
        &format!("{ratio:.2}x (does not grow)"),
    ))
}
