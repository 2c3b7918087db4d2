//! Search as somebody types: each further letter is a search of its own. Beside it `jrnl`, a journal
//! for the terminal that keeps plain text, looks for a word in the same texts.

use crate::stopwatch::{Stopwatch, line, median, ms, quantile};
use cairn_api::Session;
use cairn_api::commands::{SearchRequest, search};
use cairn_tests::TestClock;
use cairn_tests::big::Big;
use criterion::Criterion;
use std::fmt::Write;
use std::process::Command;
use std::time::{Duration, Instant};

const TYPED: [&str; 5] = [
    "harbor",
    "cafe smorgas",
    "quiet kettle",
    "nothing like it",
    "\"late again\"",
];
/// Rows that the list of the window asks for.
const ROWS: u32 = 100;
/// What jrnl looks for; it starts anew for each search, so a few of them are enough.
const WORD: &str = "nothing like it";
const JRNL_RUNS: usize = 3;

pub fn ratios(
    criterion: &mut Criterion,
    watch: &mut Stopwatch,
    big: &Big,
    n: usize,
) -> Vec<String> {
    let mut session = big.unlocked();
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
    let once = |session: &mut Session, query: &str| {
        let query = query.to_owned();
        search(session, &clock, SearchRequest { query, limit: ROWS }).unwrap()
    };
    let times = watch.time(criterion, &format!("search/{n}"), at_least, || {
        once(&mut session, next.next().unwrap())
    });
    let bar = match n {
        10_000 => "16 ms",
        50_000 => "50 ms",
        _ => "no bar at this size",
    };
    let as_typed = line(
        &format!("search as you type, {n} entries: p95 and median"),
        &ms(quantile(&times, 0.95)),
        &ms(quantile(&times, 0.5)),
        &format!("p95 under {bar}; {} searches", times.len()),
    );
    let ours = watch.time(criterion, &format!("search-word/{n}"), 1, || {
        once(&mut session, &format!("\"{WORD}\""))
    });
    let what = format!("search for a phrase, {n} entries, and jrnl");
    let beside = match jrnl(&session, big) {
        Ok(theirs) => line(
            &what,
            &ms(median(&ours)),
            &ms(theirs),
            &format!(
                "{:.0}x faster than jrnl -contains (40x)",
                theirs.as_secs_f64() / median(&ours).as_secs_f64()
            ),
        ),
        Err(reason) => line(&what, &ms(median(&ours)), "-", &reason),
    };
    vec![as_typed, beside]
}

/// The median time of `jrnl -contains` over the same entries, start of the program included; or why
/// there is none.
fn jrnl(session: &Session, big: &Big) -> Result<Duration, String> {
    let mut times = Vec::new();
    let folder = big.place.root().join("jrnl");
    std::fs::create_dir_all(&folder).unwrap();
    let journal = folder.join("journal.txt");
    let mut texts = String::new();
    let entries = session.journal().unwrap().entries();
    for entry in entries.rev() {
        // A line that begins with a date in brackets begins an entry; the others belong to it.
        let at = entry.at.format("%Y-%m-%d %H:%M");
        let body = entry.body.replace("\n\n", "\n");
        writeln!(texts, "[{at}] {}\n{body}\n", entry.title).unwrap();
    }
    std::fs::write(&journal, texts).unwrap();
    let config = folder.join("jrnl.yaml");
    let settings = format!(
        "version: v4\njournals:\n  default: {}\nencrypt: false\ntimeformat: '%Y-%m-%d %H:%M'\n\
         default_hour: 9\ndefault_minute: 0\neditor: ''\ntemplate: false\nhighlight: false\n\
         linewrap: 79\nindent_character: '|'\ntagsymbols: '@'\ndisplay_format: default\n",
        journal.display()
    );
    std::fs::write(&config, settings).unwrap();
    for _ in 0..JRNL_RUNS {
        let began = Instant::now();
        let run = Command::new("jrnl")
            .arg("--config-file")
            .arg(&config)
            .args(["-contains", WORD, "--format", "short"])
            .env("HOME", &folder)
            .stdin(std::process::Stdio::null())
            .output()
            .map_err(|_| "jrnl is not there (pip install jrnl)".to_owned())?;
        times.push(began.elapsed());
        if !run.status.success() {
            return Err(format!(
                "jrnl refused: {}",
                String::from_utf8_lossy(&run.stderr).trim()
            ));
        }
    }
    times.sort();
    Ok(median(&times))
}
