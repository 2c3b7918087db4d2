//! A program of its own, for tests that kill it or look at what it leaves behind.
//!
//! `write PLACE SEED PASSPHRASE PACE SIZE` opens the journal in PLACE and saves until it is killed,
//! with a pause of PACE milliseconds; each answered save is a line on standard output.
//!
//! `live PLACE SEED PASSPHRASE` opens the journal in PLACE and does all kinds of things until it is
//! killed; each deed that was answered is a line on standard output.
//!
//! `act NAME PLACE SEED PASSPHRASE` does one thing there; see `acts.rs`.
//!
//! `look FOLDER PASSPHRASE HOW` opens the journal in FOLDER twice and says as JSON what is there.
//!
//! `backups FOLDER PASSPHRASE...` reads every backup of the journal in FOLDER wholly and says of each
//! `whole` or the code of its refusal; it opens with one of the passphrases.
//!
//! `refuse PLACE PASSPHRASE` unlocks the journal there and says the code of the refusal, how long it
//! took in milliseconds, and the most memory that this program ever had, in KiB.
//!
//! `weigh PLACE WORDS` says how much memory it takes, in KiB, before and after it unlocks the journal
//! there by its recovery words, and after the first pause.
//!
//! `day PLACE` makes a journal in PLACE, lives a day with it and locks; the recovery words are the
//! lines on standard output.

mod acts;

use cairn_api::commands::{Unlock, unlock};
use cairn_api::{ApiError, Session, give_memory_back};
use cairn_tests::{
    How, Person, Size, TestClock, Writer, create, day, look, other_passphrase, session_in,
};
use cairn_vault::{Passphrase, Secret, SlotKind, Vault, VaultError};
use std::io::{IoSlice, Write};
use std::path::Path;
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["write", place, seed, passphrase, pace, size] => {
            let pace = Duration::from_millis(number(pace));
            let size = Size::named(size).expect("a size has a name");
            write(Path::new(place), number(seed), passphrase, pace, size);
        }
        ["live", place, seed, passphrase] => {
            live(Path::new(place), number(seed), one_of_both(passphrase));
        }
        ["act", name, place, seed, passphrase] => {
            acts::act(name, Path::new(place), number(seed), passphrase);
        }
        ["look", folder, passphrase, how] => {
            let how = if how == "reading" {
                How::Reading
            } else {
                How::Writing
            };
            let seen = look(Path::new(folder), passphrase, how);
            serde_json::to_writer(std::io::stdout(), &seen).expect("somebody listens");
        }
        ["backups", folder, ref passphrases @ ..] => backups(Path::new(folder), passphrases),
        ["refuse", place, passphrase] => {
            let mut session = session_in(Path::new(place), 12);
            let began = Instant::now();
            let refused = open(&mut session, passphrase);
            let took = began.elapsed().as_millis();
            let code = refused.map_or_else(|error| error.code(), |()| "opened".to_owned());
            say(&format!("{code} {took} {}\n", memory_kib("VmHWM:")));
        }
        ["weigh", place, words] => {
            let mut session = session_in(Path::new(place), 12);
            let before = memory_kib("VmRSS:");
            let request = Unlock {
                secret: words.to_owned(),
                kind: SlotKind::Recovery,
                read_only: false,
            };
            unlock(&mut session, &TestClock::new(), request).expect("the journal opens");
            let unlocked = memory_kib("VmRSS:");
            give_memory_back(&mut session);
            trim();
            say(&format!("{before} {unlocked} {}\n", memory_kib("VmRSS:")));
        }
        ["day", place] => {
            let mut session = session_in(Path::new(place), 11);
            let words = create(&mut session);
            day::live(&mut session, &words)
                .iter()
                .for_each(|words| say(&format!("{words}\n")));
        }
        _ => panic!("unknown part to play"),
    }
}

/// Ends when a save is refused, with the code of the refusal as its last line.
fn write(place: &Path, seed: u64, passphrase: &str, pace: Duration, size: Size) {
    let mut session = session_in(place, seed);
    let mut writer = Writer::new(seed, size);
    let mut act = open(&mut session, passphrase).and_then(|()| writer.act(&mut session));
    loop {
        match act {
            Ok(answered) => say(&answered.line()),
            Err(refusal) => return say(&format!("refused {}\n", refusal.code())),
        }
        std::thread::sleep(pace);
        act = writer.act(&mut session);
    }
}

/// Ends when something is refused, with the code of the refusal as its last line.
fn live(place: &Path, seed: u64, passphrase: &'static str) {
    let mut session = session_in(place, seed);
    let mut person = Person::new(seed, passphrase);
    let mut deed = open(&mut session, passphrase).and_then(|()| person.act(&mut session));
    loop {
        match deed {
            Ok((n, deed)) => say(&deed.line(n)),
            Err(refusal) => return say(&format!("refused {}\n", refusal.code())),
        }
        deed = person.act(&mut session);
    }
}

/// The passphrase as it stands in this program.
fn one_of_both(passphrase: &str) -> &'static str {
    other_passphrase(other_passphrase(passphrase))
}

fn backups(folder: &Path, passphrases: &[&str]) {
    let secrets = passphrases.iter().map(|typed| {
        Passphrase::new(typed).map_or_else(|error| panic!("{error}"), Secret::Passphrase)
    });
    let secrets: Vec<Secret> = secrets.collect();
    for backup in Vault::backups(folder).expect("the folder can be listed") {
        let file = folder.join("backups").join(&backup.file_name);
        let mut refused = "";
        let opens = secrets.iter().any(|secret| {
            let outcome = Vault::verify_backup(&file, secret);
            refused = outcome.as_ref().err().map_or("", VaultError::code);
            outcome.is_ok()
        });
        let told = if opens { "whole" } else { refused };
        say(&format!("{} {told}\n", backup.file_name));
    }
}

fn open(session: &mut Session, passphrase: &str) -> Result<(), ApiError> {
    let request = Unlock {
        secret: passphrase.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    unlock(session, &TestClock::new(), request).map(drop)
}

/// One call, so that a reader gets all of it or nothing; and not the call that writes files, so
/// that what is said is heard where these are made to fail.
fn say(line: &str) {
    let mut out = std::io::stdout();
    out.write_vectored(&[IoSlice::new(line.as_bytes())])
        .and_then(|_| out.flush())
        .expect("somebody listens until this program is killed");
}

fn number(text: &str) -> u64 {
    text.parse().expect("a number")
}

/// Memory of this process, as Linux counts it under `name`; 0 elsewhere.
fn memory_kib(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

/// As the program does in a pause.
fn trim() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[expect(unsafe_code, reason = "the C library can be asked in C alone")]
    {
        unsafe extern "C" {
            fn malloc_trim(kept: usize) -> std::ffi::c_int;
        }
        // SAFETY: it takes a number, and nothing that is in use.
        unsafe { malloc_trim(0) };
    }
}
