//! Which processes there are, read from `/proc`.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// One process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    pub pid: u32,
    parent: u32,
    /// At most fifteen characters of the program's name.
    pub name: String,
}

fn all() -> Vec<Process> {
    let pids = fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    pids.filter_map(|pid| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let (before, after) = stat.rsplit_once(')')?;
        let mut fields = after.split_whitespace();
        let state = fields.next()?;
        let parent = fields.next()?.parse().ok()?;
        let name = before.split_once('(')?.1.to_owned();
        // One that has ended and waits to be noticed is not there any more.
        (state != "Z" && state != "X").then_some(Process { pid, parent, name })
    })
    .collect()
}

/// The processes that `ancestor` started, and those that these started.
pub fn below(ancestor: u32) -> Vec<Process> {
    let all = all();
    let mut found: Vec<Process> = Vec::new();
    let mut parents = vec![ancestor];
    while let Some(parent) = parents.pop() {
        for process in all.iter().filter(|process| process.parent == parent) {
            parents.push(process.pid);
            found.push(process.clone());
        }
    }
    found
}

/// Whether the process is there.
pub fn is_there(pid: u32) -> bool {
    all().iter().any(|process| process.pid == pid)
}

/// Waits until the process has ended; `false` if it is still there after `limit`.
pub fn ends_within(pid: u32, limit: Duration) -> bool {
    let began = Instant::now();
    while is_there(pid) {
        if began.elapsed() > limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    true
}

/// Ends a process as a power cut would: it learns nothing of it.
pub fn kill(pid: u32) {
    let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
}
