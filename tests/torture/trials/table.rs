//! What came of the trials: a row each, in the form in which `docs/RELIABILITY.md` keeps them.

use crate::trials::setting::Setting;
use crate::trials::wrong::Wrong;
use std::fmt::Write;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// What came of one trial.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Cases that ran.
    pub cases: u32,
    /// What went wrong, with the number of its case.
    pub bad: Vec<String>,
    /// What was counted beside, for the table.
    pub facts: String,
    /// Why the trial could not be run on this machine.
    pub skipped: Option<String>,
    took: Duration,
}

impl Outcome {
    /// A trial that cannot be run here.
    pub fn skipped(why: &str) -> Outcome {
        Outcome {
            skipped: Some(why.to_owned()),
            ..Outcome::default()
        }
    }

    /// A trial that could not even begin.
    pub fn wrong(reason: &Wrong) -> Outcome {
        eprintln!("{reason}");
        Outcome {
            bad: vec![reason.to_string()],
            ..Outcome::default()
        }
    }
}

/// Does `work` for each number from 0 to `cases`, some at a time, or for the one that is to be
/// repeated. What went wrong is printed at once.
pub fn each(
    setting: &Setting,
    cases: u32,
    work: impl Fn(u32) -> Result<(), Wrong> + Sync,
) -> Outcome {
    let began = Instant::now();
    let (first, end) = setting
        .case
        .map_or((0, cases), |case| (case, case.saturating_add(1)));
    let next = AtomicU32::new(first);
    let bad = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..setting.workers {
            scope.spawn(|| {
                loop {
                    let case = next.fetch_add(1, Ordering::Relaxed);
                    if case >= end {
                        return;
                    }
                    if let Err(reason) = work(case) {
                        let reason = format!("case {case}: {reason}");
                        eprintln!("{reason}");
                        if let Ok(mut bad) = bad.lock() {
                            bad.push(reason);
                        }
                    }
                }
            });
        }
    });
    Outcome {
        cases: end - first,
        bad: bad.into_inner().unwrap_or_default(),
        took: began.elapsed(),
        ..Outcome::default()
    }
}

/// The rows.
#[derive(Default)]
pub struct Table {
    rows: Vec<(&'static str, &'static str, Outcome)>,
}

impl Table {
    /// Adds what came of the trial `name`.
    pub fn add(&mut self, name: &'static str, what: &'static str, outcome: Outcome) {
        self.rows.push((name, what, outcome));
    }

    /// Whether nothing went wrong.
    pub fn holds(&self) -> bool {
        self.rows
            .iter()
            .all(|(_, _, outcome)| outcome.bad.is_empty())
    }

    /// The rows as a table in Markdown, and where they were measured.
    pub fn shown(&self, setting: &Setting) -> String {
        let figure = setting.figure.name();
        let mut text = "| trial | what | cases | bad | counted beside | took | repeat with |\n\
                        | --- | --- | --- | --- | --- | --- | --- |\n"
            .to_owned();
        for (name, what, outcome) in &self.rows {
            let facts = outcome.skipped.as_ref().unwrap_or(&outcome.facts);
            let _ = writeln!(
                text,
                "| {name} | {what} | {} | {} | {facts} | {:.0} s | `cargo xtask torture --figure {figure} {name}` |",
                outcome.cases,
                outcome.bad.len(),
                outcome.took.as_secs_f64(),
            );
        }
        text + "\n" + &machine()
    }
}

/// Date, state of the source, machine.
fn machine() -> String {
    let said = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok();
        let text = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        text.unwrap_or_default()
    };
    format!(
        "{}, commit {}, {}, {} cores, temporary folder on {}",
        said("date", &["-u", "+%Y-%m-%d"]),
        said("git", &["rev-parse", "--short", "HEAD"]),
        said("uname", &["-sr"]),
        std::thread::available_parallelism().map_or(1, usize::from),
        said(
            "stat",
            &["-f", "-c", "%T", &std::env::temp_dir().to_string_lossy()]
        ),
    )
}
