//! Many entries with their charts as a PDF.

use crate::stopwatch::{Stopwatch, line, median, ms, quantile};
use cairn_api::Clock;
use cairn_api::commands::{preview_share, save_check_in};
use cairn_exchange::{Paper, Selection, ShareFormat, ShareRequest};
use cairn_journal::CheckInDraft;
use cairn_tests::TestClock;
use cairn_tests::big::journal_of;
use chrono::Days;
use criterion::Criterion;

/// Days with a check-in.
const DAYS: u64 = 28;

pub fn ratio(criterion: &mut Criterion, watch: &mut Stopwatch, entries: usize) -> String {
    let big = journal_of(entries);
    let mut session = big.unlocked();
    let clock = TestClock::new();
    let today = clock.now().date_naive();
    for back in 0..DAYS {
        let draft = CheckInDraft {
            date: Some(today - Days::new(back)),
            valence: Some(i8::try_from(back % 5).unwrap() - 2),
            sleep_min: Some(420),
            ..CheckInDraft::default()
        };
        save_check_in(&mut session, &clock, draft).unwrap();
    }
    let request = ShareRequest {
        format: ShareFormat::Pdf,
        profile: None,
        selection: Selection::default(),
        share_id: None,
        redact: true,
        keep: Vec::new(),
        minutes: None,
        paper: Paper::A4,
        charts: true,
    };
    let times = watch.time(criterion, "pdf", 1, || {
        preview_share(&mut session, &clock, request.clone()).unwrap()
    });
    line(
        &format!("pdf, {entries} entries with charts"),
        &ms(median(&times)),
        &ms(quantile(&times, 0.95)),
        "median and p95, 200 under 5 s",
    )
}
