//! Feeds every reader of the program with what nobody wrote: real samples, changed at random.
//! `cargo xtask fuzz [--seconds N] [--seed N] [TARGET...]`; without nightly Rust there is no
//! measure of what is covered, so the samples are many and the changes know the shapes.
//!
//! A reader that panics, takes a second twice, or breaks its promise (what opens is what was
//! sealed; what is written again is what was read) has its input kept under `target/fuzz`. Once
//! mended, the input is put into `corpus/<target>`, where every later run begins.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the counts are what this program is for"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a sample that is not there ends the run"
)]

mod bodies;
mod commands;
mod files;
mod headers;
mod mutation;
mod sealed;
mod shapes;
mod texts;

use mutation::Mutation;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// No input may keep a reader longer.
const PROMPT: Duration = Duration::from_secs(1);

/// One reader.
trait Target {
    /// Its name, and that of its folder in the corpus.
    fn name(&self) -> &'static str;
    /// Inputs that a person's own files could hold.
    fn samples(&self) -> Vec<Vec<u8>>;
    /// Changes one of them.
    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        mutation.bytes(sample)
    }
    /// Reads an input; panics when a promise is broken. Answers how many inputs were read, for
    /// readers that gather some before they read.
    fn read(&mut self, input: &[u8]) -> u64;
    /// Begins anew after a panic.
    fn reset(&mut self) {}
}

/// Makes each reader on the thread that feeds it.
const TARGETS: [fn() -> Box<dyn Target>; 14] = [
    || Box::new(headers::Header),
    || Box::new(headers::Slot::new()),
    || Box::new(sealed::Frame::new()),
    || Box::new(sealed::FrameContent::new()),
    || Box::new(sealed::Record::new()),
    || Box::new(sealed::Envelope),
    || Box::new(sealed::Padding),
    || Box::new(files::Ledger::new()),
    || Box::new(files::Backup::new()),
    || Box::new(bodies::Bodies::new()),
    || Box::new(texts::Import::new()),
    || Box::new(texts::RecoveryWords),
    || Box::new(texts::Settings::new()),
    || Box::new(commands::Commands::new()),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(plan) = Plan::read(&arguments) else {
        eprintln!("cairn-tests-fuzz [--seconds N] [--seed N] [TARGET...]");
        return ExitCode::from(2);
    };
    // What a reader panics with is told once, with its input.
    std::panic::set_hook(Box::new(|_| {}));
    println!("{:<16} {:>12} {:>8}", "target", "executions", "found");
    let runs = fuzz_all(&plan);
    let executions: u64 = runs.iter().map(|run| run.executions).sum();
    let found: u64 = runs.iter().map(|run| run.found).sum();
    println!("{:<16} {executions:>12} {found:>8}", "all");
    if runs.is_empty() {
        eprintln!("There is no target of this name.");
        return ExitCode::from(2);
    }
    if found == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// As many readers at a time as there are cores.
fn fuzz_all(plan: &Plan) -> Vec<Run> {
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let work = || {
            let mut runs = Vec::new();
            while let Some(make) = TARGETS.get(next.fetch_add(1, Ordering::Relaxed)) {
                let mut target = make();
                let name = target.name();
                if plan.names.is_empty() || plan.names.iter().any(|wanted| wanted == name) {
                    let run = fuzz(&mut *target, plan);
                    println!("{name:<16} {:>12} {:>8}", run.executions, run.found);
                    runs.push(run);
                }
            }
            runs
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let runs = workers.into_iter().map(|worker| worker.join().unwrap());
        runs.flatten().collect()
    })
}

/// What the arguments ask for.
struct Plan {
    seconds: u64,
    seed: u64,
    names: Vec<String>,
}

impl Plan {
    fn read(arguments: &[String]) -> Option<Plan> {
        let mut plan = Plan {
            seconds: 60,
            seed: 1,
            names: Vec::new(),
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--seconds" => plan.seconds = words.next()?.parse().ok()?,
                "--seed" => plan.seed = words.next()?.parse().ok()?,
                name if !name.starts_with('-') => plan.names.push(name.to_owned()),
                _ => return None,
            }
        }
        Some(plan)
    }
}

#[derive(Default)]
struct Run {
    executions: u64,
    found: u64,
}

/// Finds after which a reader is left alone: there is enough to mend.
const ENOUGH: u64 = 5;

fn fuzz(target: &mut dyn Target, plan: &Plan) -> Run {
    let mut samples = target.samples();
    samples.extend(corpus(target.name()));
    assert!(!samples.is_empty(), "{} has no samples", target.name());
    let mut mutation = Mutation::new(plan.seed, &samples);
    let mut run = Run::default();
    // Each sample as it is, first.
    for sample in &samples {
        run.take(target, sample);
    }
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(plan.seconds) && run.found < ENOUGH {
        let sample = mutation.choose(&samples).clone();
        let input = target.mutate(&mut mutation, &sample);
        run.take(target, &input);
    }
    run
}

/// Reads an input; gives what came of it, and how long it took.
fn attempt(target: &mut dyn Target, input: &[u8]) -> (std::thread::Result<u64>, Duration) {
    let began = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| target.read(input)));
    (outcome, began.elapsed())
}

impl Run {
    fn take(&mut self, target: &mut dyn Target, input: &[u8]) {
        let (mut outcome, mut took) = attempt(target, input);
        if outcome.is_ok() && took > PROMPT {
            // Another program may have had the machine meanwhile. What is slow is slow again.
            (outcome, took) = attempt(target, input);
        }
        let complaint = match outcome {
            Ok(read) => {
                self.executions += read;
                (took > PROMPT).then(|| format!("took {took:?}"))
            }
            Err(panic) => {
                target.reset();
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
                Some(format!("panicked: {}", text.unwrap_or_default()))
            }
        };
        if let Some(complaint) = complaint {
            self.found += 1;
            let kept = keep(target.name(), self.found, input);
            eprintln!(
                "{}: {complaint} (input kept in {})",
                target.name(),
                kept.display()
            );
        }
    }
}

fn keep(name: &str, number: u64, input: &[u8]) -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    let folder = here
        .parent()
        .and_then(|debug| debug.parent())
        .map(|target| target.join("fuzz"));
    let folder = folder.unwrap_or_default();
    let path = folder.join(format!("{name}-{number}"));
    let _ = std::fs::create_dir_all(folder);
    let _ = std::fs::write(&path, input);
    path
}

/// The inputs kept for a target.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(name);
    if !folder.is_dir() {
        return Vec::new();
    }
    cairn_tests::files_below(&folder)
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// The bytes of all frozen vectors of a kind that opens.
fn frozen(kind: &str) -> Vec<Vec<u8>> {
    let folder = cairn_tests::vectors::folder();
    let table = cairn_tests::vectors::Table::read(&folder);
    let of_kind = table.vectors.iter().filter(|vector| {
        vector.name.split('/').next() == Some(kind) && vector.expect.starts_with("opens")
    });
    of_kind.map(|vector| table.bytes(&folder, vector)).collect()
}
