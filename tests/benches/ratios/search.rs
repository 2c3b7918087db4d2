//! Search as somebody types: each further letter is a search of its own.

use crate::stopwatch::{Stopwatch, line, ms, quantile};
use cairn_api::commands::{SearchRequest, search};
use cairn_tests::{Place, TestClock};
use criterion::Criterion;

const TYPED: [&str; 5] = [
    "harbor",
    "cafe smorgas",
    "quiet kettle",
    "nothing like it",
    "\"late again\"",
];
/// Rows that the list of the window asks for.
const ROWS: u32 = 100;

pub fn ratio(
    criterion: &mut Criterion,
    watch: &mut Stopwatch,
    place: &Place,
    n: usize,
) -> Vec<String> {
    let mut session = place.unlocked();
    let queries: Vec<String> = TYPED
        .iter()
        .flat_map(|typed| {
            (1..=typed.len())
                .filter_map(|end| typed.get(..end))
                .map(str::to_owned)
        })
        .collect();
    // Each of them three times, when anything is measured at all.
    let at_least = if n < 1_000 { 1 } else { queries.len() * 3 };
    let mut next = queries.iter().cycle();
    let clock = TestClock::new();
    let times = watch.time(criterion, &format!("search/{n}"), at_least, || {
        let query = next.next().unwrap().clone();
        search(&mut session, &clock, SearchRequest { query, limit: ROWS }).unwrap()
    });
    let bar = match n {
        10_000 => "16 ms",
        50_000 => "50 ms",
        _ => "no bar at this size",
    };
    vec![line(
        &format!("search as you type, {n} entries: p95 and median"),
        &ms(quantile(&times, 0.95)),
        &ms(quantile(&times, 0.5)),
        &format!("p95 under {bar}; {} searches", times.len()),
    )]
}
