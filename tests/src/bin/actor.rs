//! A program of its own, for tests that kill it or look at what it leaves behind.
//!
//! `write FOLDER SEED` opens the journal in FOLDER and saves until it is killed; each answered save
//! is a line on standard output.
//!
//! `weigh PLACE` says how much memory it takes, in KiB, before and after it unlocks the journal there.
//!
//! `day PLACE` makes a journal in PLACE, lives a day with it and locks; the recovery words are the
//! lines on standard output.

use cairn_api::commands::{Unlock, unlock};
use cairn_api::{Preferences, PreferencesFile, Session};
use cairn_tests::{PASSPHRASE, TestClock, Writer, create, day, session_in};
use cairn_vault::SlotKind;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::io::Write;
use std::path::{Path, PathBuf};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["write", folder, seed] => {
            write(
                PathBuf::from(folder),
                seed.parse().expect("a seed is a number"),
            );
        }
        ["weigh", place] => {
            let mut session = session_in(Path::new(place), 12);
            let before = resident_kib();
            unlock(&mut session, &TestClock::new(), by_passphrase()).expect("the journal opens");
            let weighed = format!("{before} {}", resident_kib());
            std::io::stdout()
                .write_all(weighed.as_bytes())
                .expect("somebody listens");
        }
        ["day", place] => {
            let mut session = session_in(Path::new(place), 11);
            let words = create(&mut session);
            let lines = day::live(&mut session, &words).join("\n");
            std::io::stdout()
                .write_all(lines.as_bytes())
                .expect("the test listens");
        }
        _ => panic!("unknown part to play"),
    }
}

fn write(folder: PathBuf, seed: u64) -> ! {
    let preferences = PreferencesFile::in_memory(Preferences::default());
    let rng = Box::new(StdRng::seed_from_u64(seed));
    let mut session = Session::new(preferences, folder, rng);
    unlock(&mut session, &TestClock::new(), by_passphrase()).expect("the journal opens");
    let mut writer = Writer::new(seed);
    let mut answers = std::io::stdout();
    loop {
        let answered = writer.act(&mut session);
        answers
            .write_all(answered.line().as_bytes())
            .and_then(|()| answers.flush())
            .expect("the test listens until it kills");
    }
}

fn by_passphrase() -> Unlock {
    Unlock {
        secret: PASSPHRASE.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    }
}

/// Memory of this process that is in use, as Linux counts it; 0 elsewhere.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}
