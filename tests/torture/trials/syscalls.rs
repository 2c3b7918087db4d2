//! The calls by which an act changes files, as strace sees them, and how to interrupt one of them.
//!
//! strace counts the calls of each thread by itself. So an act is interrupted at the n-th call of
//! whichever thread comes to it first, at the n-th of its main thread alone, and at the n-th that
//! is about one file. Where the store uses several threads for one file, some calls are never the
//! first. Before most of these the disk is as it was before another one that is; how many states of
//! the disk no interruption leads to is counted.

use crate::trials::actors::{Act, finished};
use crate::trials::setting::Setting;
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Place, run_for};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Calls that change files, or make a change durable.
const CALLS: [&str; 26] = [
    "openat",
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "ftruncate",
    "truncate",
    "fallocate",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "msync",
    "mkdir",
    "mkdirat",
    "chmod",
    "fchmod",
    "fchmodat",
    "link",
    "linkat",
    "copy_file_range",
];
/// Those of them after which the names and bytes in a folder are what they were before.
const CHANGE_NOTHING: [&str; 4] = ["fsync", "fdatasync", "sync_file_range", "msync"];

/// No act that is interrupted takes longer, under strace.
const PATIENCE: Duration = Duration::from_secs(40);

/// One call.
#[derive(Debug)]
struct Call {
    thread: u32,
    name: String,
    /// The file in the place that it is about.
    path: Option<String>,
    /// It is about a file in the place, or says that the act was answered.
    counts: bool,
    changes: bool,
    /// It says that the act begins.
    begins: bool,
}

/// Which calls are counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    /// Those of every thread.
    All,
    /// Those of the main thread.
    Main,
    /// Those of every thread about one file of the place.
    About(String),
}

/// A call at which an act is interrupted.
#[derive(Debug, Clone)]
pub struct Point {
    counted: Counted,
    call: String,
    n: usize,
    /// The call is the one that says that the act was answered.
    pub is_answer: bool,
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} #{}", self.call, self.n)?;
        match &self.counted {
            Counted::All => Ok(()),
            Counted::Main => f.write_str(" of the main thread"),
            Counted::About(file) => write!(f, " about {file}"),
        }
    }
}

/// The points of one act.
pub struct Points {
    pub points: Vec<Point>,
    /// States of the disk in which the act can end.
    pub states: usize,
    /// Those of them that no point leads to.
    pub missed: usize,
}

/// Whether strace is there and may trace.
pub fn can_trace() -> bool {
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=openat", "true"])
        .output();
    traced.is_ok_and(|output| output.status.success())
}

/// Plays `act` to its end in `place` and finds its points, from the moment it begins.
pub fn points(setting: &Setting, place: &Place, act: &Act) -> Result<Points, Wrong> {
    let log = place.root().join("tmp").join("strace");
    let log_name = log.to_string_lossy().into_owned();
    let trace = format!("trace={}", CALLS.join(","));
    let options = [
        "-f",
        "-qq",
        "-y",
        "-s",
        "16",
        "-e",
        "signal=none",
        "-e",
        &trace,
        "-o",
        &log_name,
    ];
    let command = traced(setting, place, act, &options);
    let ended = finished(command)?;
    if !crate::trials::actors::answered(&ended) {
        return wrong(format!("{} without interruption: {}", act.name, ended.out));
    }
    let text = std::fs::read_to_string(&log)?;
    std::fs::remove_file(&log)?;
    Ok(find(&text, place.root()))
}

/// Plays `act` and interrupts it at `point` by `injection`: what strace is to inject, with `{n}` for
/// the number of the call.
pub fn interrupted(
    setting: &Setting,
    place: &Place,
    act: &Act,
    point: &Point,
    injection: &str,
) -> Result<cairn_tests::Ended, Wrong> {
    let trace = format!("trace={}", point.call);
    let injection = injection.replace("{n}", &point.n.to_string());
    let inject = format!("inject={}:{injection}", point.call);
    let mut options = vec![
        "-qq",
        "-e",
        "signal=none",
        "-e",
        &trace,
        "-e",
        &inject,
        "-o",
        "/dev/null",
    ];
    let path = match &point.counted {
        Counted::About(file) => Some(place.root().join(file)),
        Counted::All | Counted::Main => None,
    };
    let path = path.as_ref().map(|path| path.to_string_lossy());
    if point.counted != Counted::Main {
        options.push("-f");
    }
    if let Some(path) = &path {
        options.extend(["-P", path]);
    }
    let command = traced(setting, place, act, &options);
    Ok(run_for(command, PATIENCE)?)
}

fn traced(setting: &Setting, place: &Place, act: &Act, options: &[&str]) -> Command {
    let mut command = place.command("strace");
    command.args(options).arg(&setting.actor);
    command.args(act.words(place));
    command
}

fn find(log: &str, root: &Path) -> Points {
    let calls = read(log, root);
    let begin = calls.iter().take_while(|call| !call.begins).count() + 1;
    let main = calls.first().map_or(0, |call| call.thread);
    // Which call a count leads to: the first one that any of the counted threads comes to.
    let mut counts: BTreeMap<(u32, Counted, &str), usize> = BTreeMap::new();
    let mut led_to: BTreeMap<(Counted, &str, usize), usize> = BTreeMap::new();
    for (at, call) in calls.iter().enumerate() {
        let mut counted = vec![Counted::All];
        counted.extend((call.thread == main).then_some(Counted::Main));
        counted.extend(call.path.clone().map(Counted::About));
        for counted in counted {
            let key = (call.thread, counted.clone(), call.name.as_str());
            let n = counts.entry(key).or_default();
            *n += 1;
            led_to.entry((counted, &call.name, *n)).or_insert(at);
        }
    }
    // The state of the disk before each call: how often it was changed since the act began.
    let mut state = 0;
    let states_before: Vec<usize> = calls
        .iter()
        .enumerate()
        .map(|(at, call)| {
            let before = state;
            state += usize::from(at >= begin && call.counts && call.changes);
            before
        })
        .collect();
    let mut points = BTreeMap::new();
    let mut reached = BTreeSet::new();
    for ((counted, name, n), at) in led_to {
        if at >= begin && calls[at].counts {
            reached.insert(states_before[at]);
            points.entry(at).or_insert(Point {
                counted,
                call: name.to_owned(),
                n,
                is_answer: calls[at].path.is_none(),
            });
        }
    }
    Points {
        points: points.into_values().collect(),
        states: state + 1,
        missed: (0..=state).filter(|state| !reached.contains(state)).count(),
    }
}

fn read(log: &str, root: &Path) -> Vec<Call> {
    let root = root.to_string_lossy();
    log.lines()
        .filter_map(|line| {
            let (thread, rest) = line.split_once(' ')?;
            let (name, rest) = rest.trim_start().split_once('(')?;
            // The end of a call that was interrupted by another thread's is told on its own line.
            if !CALLS.contains(&name) {
                return None;
            }
            let failed = rest.contains(") = -1 ");
            let makes = rest.contains("O_CREAT") || rest.contains("O_TRUNC");
            let changes = match name {
                "openat" => makes,
                _ => !CHANGE_NOTHING.contains(&name),
            };
            let says = rest.contains("\"answered\\n\"");
            let path = path_in(rest, &root);
            Some(Call {
                thread: thread.parse().ok()?,
                name: name.to_owned(),
                counts: path.is_some() || says,
                path,
                changes: changes && !failed && !says,
                begins: rest.contains("\"begin\\n\""),
            })
        })
        .collect()
}

/// The first path below `root` in the words of a call, from there on.
fn path_in(words: &str, root: &str) -> Option<String> {
    // The folder in which the program runs is told, too.
    let words = match words.strip_prefix("AT_FDCWD<") {
        Some(words) => words.split_once('>')?.1,
        None => words,
    };
    let (_, rest) = words.split_once(root)?;
    let end = rest.find(['"', '>'])?;
    let path = rest.get(..end)?.trim_start_matches('/');
    (!path.is_empty()).then(|| path.to_owned())
}
