//! The bars of `architecture.md` 9 as ratios measured on one machine: `cargo xtask bench`, or
//! `cargo bench -p cairn-tests` for all but the cold start. Without optimisation every bench runs
//! once on small journals, which shows that it runs and measures nothing.
//!
//! Journals are opened by their recovery words, whose key needs no slow derivation: what is timed is
//! what an unlock takes beyond it.
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]
#![allow(
    clippy::print_stdout,
    reason = "the ratios are what this program is for"
)]

mod cold_start;
mod lapses;
mod pdf;
mod redaction;
mod save;
mod search;
mod space;
mod stopwatch;
mod trends;
mod unlock;

use cairn_tests::big::journal_of;
use criterion::Criterion;
use stopwatch::Stopwatch;

fn main() {
    // Cargo passes this to benches that are to be measured, and to no others.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[usize] = if measured {
        &[1_000, 10_000, 50_000]
    } else {
        &[40]
    };
    println!("load of the machine: {}", load());
    let mut criterion = Criterion::default().configure_from_args();
    let mut watch = Stopwatch::default();
    let mut lines = Vec::new();
    let mut saves = Vec::new();
    for &n in sizes {
        let big = journal_of(n);
        lines.extend(space::ratios(&big, n));
        lines.push(unlock::ratio(&mut criterion, &mut watch, &big, n));
        lines.extend(search::ratios(&mut criterion, &mut watch, &big, n));
        let (line, save) = save::ratio(&mut criterion, &mut watch, &big, n);
        lines.push(line);
        saves.push((n, save));
    }
    lines.extend(save::growth(&saves));
    lines.push(trends::ratio(
        &mut criterion,
        &mut watch,
        if measured { 10 } else { 1 },
    ));
    lines.push(lapses::ratio(
        &mut criterion,
        &mut watch,
        if measured { 30 } else { 1 },
    ));
    lines.push(redaction::ratio(
        &mut criterion,
        &mut watch,
        if measured { 1_000_000 } else { 10_000 },
    ));
    lines.push(pdf::ratio(
        &mut criterion,
        &mut watch,
        if measured { 200 } else { 2 },
    ));
    lines.extend(space::overwriting(if measured { 1_000 } else { 20 }));
    lines.push(cold_start::ratio(if measured { 20 } else { 1 }));
    criterion.final_summary();

    println!("\n{:<52} {:>12} {:>12}  bar", "what", "measured", "beside");
    for line in lines {
        println!("{line}");
    }
    println!("load of the machine: {}", load());
}

/// Programs that wanted a core in the last one, five and fifteen minutes, as Linux tells it.
fn load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let averages: Vec<&str> = told.split(' ').take(3).collect();
    averages.join(" ")
}
