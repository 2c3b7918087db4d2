//! The window without WebDriver, as people have it: incognito, with a web context of its own for
//! each window, on a system that names no language. Keys come from the X server, and what happens is
//! read off windows, processes, memory and files.
//!
//! Deliberately not here: what the pages show; all other journeys look at that.

use crate::prepared::journal_with;
use crate::processes::{self, Process};
use cairn_tests::{PASSPHRASE, Place, Traces, files_below, forms_of};
use memchr::memmem;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What is typed, and what each planted entry begins with: one search finds any of them.
const WRITTEN: &str = "thirty-one herons stood on the jetty";
/// Entries that were written before (hardening.md, figure 17).
const PLANTED: usize = 50;

/// How long a window or a save may take under a system-call trace on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long what was freed may take to be gone after a lock (hardening.md, figure 17).
const FORGETS_WITHIN: Duration = Duration::from_secs(5);

/// The program under a system-call trace. Dropping it ends all of its processes.
struct Traced {
    strace: Child,
    place: Place,
}

impl Traced {
    /// Starts the program; what it asks the system for sockets stands in `sockets` of the place.
    fn start(place: Place) -> Traced {
        let program = std::env::var("CAIRN_APP_BINARY")
            .expect("CAIRN_APP_BINARY names the program; `cargo xtask journeys` sets it");
        let strace = place
            .command("strace")
            .args(["--follow-forks", "--seccomp-bpf", "--quiet=all"])
            .args(["--trace=socket,connect", "--output=sockets", &program])
            .env("CAIRN_JOURNAL", place.journal_dir())
            .env("CAIRN_CONFIG_DIR", place.config_dir())
            .env("CAIRN_KDF", "test")
            .env("GDK_BACKEND", "x11")
            .env("LC_ALL", "C")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("strace starts the program");
        Traced { strace, place }
    }

    fn app(&self) -> Process {
        let found = processes::below(self.strace.id())
            .into_iter()
            .find(|process| process.name == "cairn");
        found.expect("the program runs")
    }

    fn web_processes(&self) -> Vec<Process> {
        processes::below(self.strace.id())
            .into_iter()
            .filter(|process| process.name.starts_with("WebKitWebProces"))
            .collect()
    }

    /// Every socket that was asked for and every address that was called, one system call a line.
    fn sockets(&self) -> String {
        fs::read_to_string(self.place.root().join("sockets")).unwrap()
    }

    fn ledger_bytes(&self) -> u64 {
        files_below(&self.place.journal_dir())
            .iter()
            .filter(|path| path.to_string_lossy().contains("ledger-"))
            .map(|path| fs::metadata(path).unwrap().len())
            .sum()
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        for process in processes::below(self.strace.id()) {
            processes::kill(process.pid);
        }
        let _ = self.strace.kill();
        let _ = self.strace.wait();
    }
}

/// Asks again until there is an answer.
fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(began.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn xdotool(arguments: &[&str]) -> String {
    let output = Command::new("xdotool").args(arguments).output();
    let output = output.expect("xdotool (package xdotool) speaks to the display");
    String::from_utf8(output.stdout).unwrap()
}

/// The visible window that is this wide.
fn window(width: u32) -> Option<String> {
    let line = format!("WIDTH={width}");
    let all = xdotool(&["search", "--onlyvisible", "--name", "^Notes$"]);
    let mut windows = all.lines().map(str::to_owned);
    windows.find(|id| xdotool(&["getwindowgeometry", "--shell", id]).contains(&line))
}

/// Waits for the window that is this wide, and gives it the keys.
fn enter_window(width: u32) {
    let id = until(&format!("there is no window {width} wide"), || {
        window(width)
    });
    xdotool(&["windowfocus", "--sync", &id]);
}

/// The unlock window and the main window, by their widths at the first start.
const UNLOCK: u32 = 900;
const MAIN: u32 = 1200;

/// How often `text` stands in the memory of a process, in any form; `None` when it may not be asked
/// for. Only root may look: the program keeps its memory from everybody else.
fn copies_in_memory(pid: u32, text: &str) -> Option<usize> {
    let memory = match File::open(format!("/proc/{pid}/mem")) {
        Ok(memory) => memory,
        Err(refused) => {
            assert_eq!(refused.kind(), std::io::ErrorKind::PermissionDenied);
            return None;
        }
    };
    let forms = forms_of(text);
    let mut copies = 0;
    for (from, pages) in written_runs(pid) {
        let mut bytes = vec![0; pages * PAGE];
        // What goes while it is read holds nothing any more.
        if memory.read_exact_at(&mut bytes, from).is_ok() {
            let found = forms
                .iter()
                .map(|(_, form)| memmem::find_iter(&bytes, form).count());
            copies += found.sum::<usize>();
        }
    }
    Some(copies)
}

const PAGE: usize = 4096;

/// The pages that a process has written, in runs: address and number. Far more is reserved than
/// that; a web process reserves many gigabytes.
fn written_runs(pid: u32) -> Vec<(u64, usize)> {
    let pagemap = File::open(format!("/proc/{pid}/pagemap")).unwrap();
    let mut runs = Vec::new();
    for (from, to) in resident_ranges(pid) {
        let pages = usize::try_from(to - from).unwrap() / PAGE;
        let mut entries = vec![0; pages * 8];
        if pagemap
            .read_exact_at(&mut entries, from / PAGE as u64 * 8)
            .is_err()
        {
            continue;
        }
        // Bit 63: in memory, bit 62: in swap (Linux, admin-guide/mm/pagemap).
        let present = entries.chunks_exact(8).map(|entry| entry[7] & 0xC0 != 0);
        let mut run: Option<(u64, usize)> = None;
        for (number, present) in present.enumerate() {
            match (&mut run, present) {
                (Some((_, pages)), true) => *pages += 1,
                (None, true) => run = Some((from + (number * PAGE) as u64, 1)),
                (_, false) => runs.extend(run.take()),
            }
        }
        runs.extend(run);
    }
    runs
}

/// The writable ranges of a process of which anything is in memory.
fn resident_ranges(pid: u32) -> Vec<(u64, u64)> {
    let smaps = fs::read_to_string(format!("/proc/{pid}/smaps")).unwrap();
    let mut ranges = Vec::new();
    let mut range = None;
    for line in smaps.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), words.next()) {
            (Some("Rss:"), Some(kilobytes)) if kilobytes != "0" => ranges.extend(range.take()),
            (Some(addresses), Some(rights)) if rights.starts_with("rw") => {
                let (from, to) = addresses.split_once('-').unwrap();
                let parse = |address| u64::from_str_radix(address, 16).unwrap();
                range = Some((parse(from), parse(to)));
            }
            (Some(addresses), Some(_)) if addresses.contains('-') => range = None,
            _ => {}
        }
    }
    ranges
}

/// `cargo xtask journeys` says so when it has taken the network away.
#[test]
fn whoever_walks_alone_has_nothing_but_the_loopback() {
    if std::env::var_os("CAIRN_ALONE").is_none() {
        return;
    }
    let devices = fs::read_to_string("/proc/self/net/dev").unwrap();
    // Two lines of headings.
    let names = devices.lines().skip(2).map(|line| line.split(':').next());
    assert_eq!(names.flatten().map(str::trim).collect::<Vec<_>>(), ["lo"]);
}

#[test]
fn locked_it_has_opened_no_internet_socket_and_leaves_nothing_behind() {
    leaves_nothing_behind(&["key", "ctrl+l"]);
}

#[test]
fn hidden_at_once_it_leaves_nothing_behind() {
    leaves_nothing_behind(&["key", "--delay", "60", "Escape", "Escape", "Escape"]);
}

/// A journal with many entries, all of the text that is searched for and each with its number.
fn planted() -> Place {
    let texts: Vec<String> = (0..PLANTED).map(|n| format!("{WRITTEN}, {n}")).collect();
    let entries: Vec<_> = texts.iter().map(|text| ("", text.as_str())).collect();
    journal_with(&entries)
}

fn leaves_nothing_behind(lock: &[&str]) {
    let program = Traced::start(planted());
    enter_window(UNLOCK);
    // The page follows its window a moment later; a key that came too early is typed again.
    until("it does not open", || {
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "20", PASSPHRASE]);
        xdotool(&["key", "Return"]);
        std::thread::sleep(Duration::from_secs(3));
        window(MAIN)
    });
    enter_window(MAIN);
    let before = program.ledger_bytes();
    until("what was typed is not saved", || {
        xdotool(&["key", "ctrl+n"]);
        std::thread::sleep(Duration::from_secs(1));
        xdotool(&["type", "--delay", "20", WRITTEN]);
        xdotool(&["key", "ctrl+s"]);
        std::thread::sleep(Duration::from_secs(1));
        (program.ledger_bytes() > before).then_some(())
    });

    let app = program.app();
    let showed = program.web_processes();
    assert!(!showed.is_empty(), "a web process draws the page");
    let copies = |process: &Process| copies_in_memory(process.pid, WRITTEN);
    let shown: Option<usize> = showed.iter().map(copies).sum();
    assert_ne!(shown, Some(0), "the search finds what is there");
    if let Some(held) = copies(&app) {
        assert!(held >= PLANTED, "only {held} copies: some are not found");
    }

    xdotool(lock);
    for process in &showed {
        assert!(
            processes::ends_within(process.pid, PATIENCE),
            "the web process that showed the text outlived the lock"
        );
    }
    std::thread::sleep(FORGETS_WITHIN);
    let left: Vec<(Process, Option<usize>)> = processes::below(program.strace.id())
        .into_iter()
        .map(|process| (process.clone(), copies(&process)))
        .collect();
    assert!(left.iter().any(|(process, _)| *process == app));
    for (process, copies) in left {
        assert!(
            matches!(copies, None | Some(0)),
            "{copies:?} copies of the text are left in {}",
            process.name
        );
    }

    let sockets = program.sockets();
    assert!(sockets.contains("AF_UNIX"), "the trace sees sockets");
    let to_the_internet = |line: &&str| line.contains("AF_INET");
    let internet: Vec<&str> = sockets.lines().filter(to_the_internet).collect();
    assert!(internet.is_empty(), "{}", internet.join("\n"));

    let folder = program.place.root().to_owned();
    let leaks = Traces::below(&[&folder]).of(WRITTEN);
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    drop(program);
}
