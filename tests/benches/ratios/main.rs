//! The bars of `architecture.md` 9 as ratios measured on one machine: `cargo bench -p cairn-tests`.
//! Without optimisation (`cargo test --benches`) every bench runs once on small journals, which
//! shows that it runs and measures nothing.
//!
//! Not here: the cold start of the window, which needs a bare one beside it.
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]
#![allow(
    clippy::print_stdout,
    reason = "the ratios are what this program is for"
)]

mod lapses;
mod redaction;
mod save;
mod search;
mod space;
mod stopwatch;
mod trends;
mod unlock;

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
    let mut criterion = Criterion::default().configure_from_args();
    let mut watch = Stopwatch::default();
    let mut lines = Vec::new();
    let mut saves = Vec::new();
    for &n in sizes {
        let (place, plaintext) = cairn_tests::big::journal_of(n);
        lines.extend(space::ratio(&place, n, plaintext));
        lines.extend(unlock::ratio(&mut criterion, &mut watch, &place, n));
        lines.extend(search::ratio(&mut criterion, &mut watch, &place, n));
        let (line, save) = save::ratio(&mut criterion, &mut watch, &place, n);
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
    lines.extend(space::overwriting(if measured { 1_000 } else { 20 }));
    criterion.final_summary();

    println!("\n{:<52} {:>12} {:>12}  bar", "what", "measured", "beside");
    for line in lines {
        println!("{line}");
    }
}
