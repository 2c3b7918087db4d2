//! Something else where a file of the journal should be: a pipe that never ends, a device, a link
//! that leads nowhere or around, a folder, a file of 1 GB. It is answered in time, and nothing of
//! the journal is lost.

use crate::trials::check::{self, Tolerated};
use crate::trials::disks::done;
use crate::trials::scenes::part;
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, PASSPHRASE, Place, copy_journal};
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Which file or folder; the numbers of names change.
const WHERE: [&str; 10] = [
    "header",
    "header.bak",
    "ledger-",
    "answered-",
    "store-",
    "store-/db",
    "store-/conf",
    "in-use",
    "reserve",
    "backups/2",
];
/// What lies there instead.
const WHAT: [&str; 7] = [
    "a pipe",
    "a link to /dev/zero",
    "a link to /dev/full",
    "a link to nothing",
    "a link to itself",
    "a folder",
    "1 GB of nothing",
];
/// Two openings, each of which may wait 10 s for a store that hangs.
const PROMPT: Duration = Duration::from_secs(22);
/// Refusals that a person can be told.
const CLEAN: [&str; 8] = [
    "disk_full",
    "header_damaged",
    "header_refused",
    "not_a_journal",
    "journal_damaged",
    "disk_trouble",
    "file_unreadable",
    "file_unwritable",
];

pub fn run(setting: &Setting) -> Outcome {
    let made = crate::trials::scenes::Stage::closed(setting);
    let stage = match made {
        Ok(stage) => stage,
        Err(reason) => return Outcome::wrong(&reason),
    };
    let slowest = AtomicU32::new(0);
    let all = WHERE.len() * WHAT.len();
    // Some with every change: none of those for which a store is waited for.
    let cases = setting.count(12, u32::try_from(all).unwrap_or(u32::MAX));
    let mut outcome = each(setting, cases, |case| {
        let (at, what) = (
            WHERE[case as usize / WHAT.len() % WHERE.len()],
            WHAT[case as usize % WHAT.len()],
        );
        let place = stage.copy(setting)?;
        let began = Instant::now();
        let outcome = replace(setting, &place, at, what, &stage.content);
        let millis = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
        slowest.fetch_max(millis, Ordering::Relaxed);
        outcome.map_err(|reason| reason.about(format!("{what} for {at}")))
    });
    outcome.facts = format!("slowest two openings {} ms", slowest.into_inner());
    outcome
}

fn replace(
    setting: &Setting,
    place: &Place,
    at: &str,
    what: &str,
    content: &Content,
) -> Result<(), Wrong> {
    let dir = place.journal_dir();
    let kept = place.root().join("kept");
    let path = find(&dir, at)?;
    copy_journal(&dir, &kept)?;
    put(&path, what)?;
    let began = Instant::now();
    let look = setting.look(place, &dir, PASSPHRASE)?;
    if began.elapsed() > PROMPT {
        return wrong(format!("two openings took {:?}", began.elapsed()));
    }
    match &look.refused {
        None => {
            // What is no reserve and cannot be replaced is told at every opening.
            let first = look.openings.first().ok_or("it was not opened")?;
            return check::holds(&first.content, content, None);
        }
        Some(code) if CLEAN.contains(&&**code) => {}
        Some(code) => return wrong(format!("refused as {code}")),
    }
    // Put back what was there: the refusal has harmed nothing.
    let back = kept.join(path.strip_prefix(&dir).unwrap_or(&path));
    let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
    if back.is_dir() {
        copy_journal(&back, &path)?;
    } else {
        fs::copy(&back, &path)?;
    }
    let look = setting.look(place, &dir, PASSPHRASE)?;
    let opening = check::opens_twice(&look, Tolerated::Told)?;
    check::holds(&opening.content, content, None)
}

fn find(dir: &Path, at: &str) -> io::Result<PathBuf> {
    at.split('/')
        .try_fold(dir.to_owned(), |dir, name| part(&dir, name))
}

fn put(path: &Path, what: &str) -> io::Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else {
        fs::remove_file(path)?;
    }
    match what {
        "a pipe" => done(Command::new("mkfifo").arg(path)),
        "a link to /dev/zero" => symlink("/dev/zero", path),
        "a link to /dev/full" => symlink("/dev/full", path),
        "a link to nothing" => symlink("nothing-is-here", path),
        "a link to itself" => symlink(path, path),
        "a folder" => fs::create_dir(path),
        _ => fs::File::create(path)?.set_len(1 << 30),
    }
}
