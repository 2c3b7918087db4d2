//! The trials and their table: a row for each, as `docs/RELIABILITY.md` has them.
//!
//! This program opens no journal itself. Everything that touches one is an actor, a process that
//! can be killed, watched for hanging, and may panic by itself.
//!
//! Each case of a trial follows from its number: `--case N` repeats one. What a case that went
//! wrong left behind is kept in `target/torture`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the table is what this program is for"
)]

mod actors;
mod aftermath;
mod check;
mod damage;
mod disks;
mod failures;
mod full_disk;
mod kills;
mod model;
mod odd_files;
mod points;
mod power;
mod program;
mod pulled;
mod runs;
mod scenes;
mod setting;
mod syscalls;
mod table;
mod wrong;

use setting::{Figure, Setting};
use std::process::ExitCode;
use table::Outcome;

/// One kind of trial.
struct Trial {
    name: &'static str,
    /// What is done, for the table.
    what: &'static str,
    run: fn(&Setting) -> Outcome,
}

const TRIALS: [Trial; 10] = [
    Trial {
        name: "kills",
        what: "kill -9 at a random moment of an act",
        run: kills::run,
    },
    Trial {
        name: "model",
        what: "random deeds of all kinds with kills between, compared with a model",
        run: model::run,
    },
    Trial {
        name: "points",
        what: "kill -9 at each call by which an act changes files",
        run: points::run,
    },
    Trial {
        name: "failures",
        what: "each of these calls fails: ENOSPC, EIO, EACCES",
        run: failures::run,
    },
    Trial {
        name: "power",
        what: "power cut on ext4, saves 0, 8 and 60 ms apart, and texts of 64 KB",
        run: power::run,
    },
    Trial {
        name: "pulled",
        what: "a medium that answers with errors, or is detached, while somebody saves",
        run: pulled::run,
    },
    Trial {
        name: "damage",
        what: "one file damaged, in ten ways, after closing and after a kill",
        run: damage::run_single,
    },
    Trial {
        name: "double",
        what: "two files damaged",
        run: damage::run_double,
    },
    Trial {
        name: "full-disk",
        what: "a disk that runs full, in memory and ext4, with and without reserve",
        run: full_disk::run,
    },
    Trial {
        name: "odd-files",
        what: "pipes, devices, links, folders and 1 GB in place of a file",
        run: odd_files::run,
    },
];

const USAGE: &str = "cairn-tests-torture [--figure ci|release] [--count N] [--case N] [NAME...]";

/// Runs the trials that the arguments name, or all of them.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((setting, names)) = read(&arguments) else {
        eprintln!("{USAGE}\nTrials:");
        for trial in &TRIALS {
            eprintln!("  {:<10} {}", trial.name, trial.what);
        }
        return ExitCode::from(2);
    };
    // What an earlier run left has been looked at.
    let _ = std::fs::remove_dir_all(&setting.remains);
    let mut rows = table::Table::default();
    for trial in TRIALS
        .iter()
        .filter(|trial| names.is_empty() || names.contains(&trial.name))
    {
        println!("== {}: {}", trial.name, trial.what);
        rows.add(trial.name, trial.what, (trial.run)(&setting));
    }
    println!("\n{}", rows.shown(&setting));
    if rows.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What the arguments ask for; `None` if that is not understood.
fn read(arguments: &[String]) -> Option<(Setting, Vec<&str>)> {
    let mut figure = Figure::Ci;
    let (mut count, mut case) = (None, None);
    let mut names = Vec::new();
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--figure" => figure = Figure::named(words.next()?)?,
            "--count" => count = Some(words.next()?.parse().ok()?),
            "--case" => case = Some(words.next()?.parse().ok()?),
            name if TRIALS.iter().any(|trial| trial.name == name) => names.push(name),
            _ => return None,
        }
    }
    Some((Setting::new(figure, count, case)?, names))
}
