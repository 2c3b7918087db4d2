//! A session with a clock that stands still until it is moved.

use cairn_api::commands::{CreateJournal, SaveEntry, Unlock, create_journal, save_entry, unlock};
use cairn_api::types::{ApiError, JournalEntry};
use cairn_api::{Clock, Preferences, PreferencesFile, Session};
use cairn_journal::EntryDraft;
use cairn_vault::{KdfCost, SlotKind};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

pub const PASSPHRASE: &str = "harbor velvet onion ladder crisp";

pub struct TestClock {
    pub now: Cell<DateTime<Utc>>,
    pub monotonic: Cell<Duration>,
}

impl TestClock {
    pub fn at(text: &str) -> TestClock {
        TestClock {
            now: Cell::new(text.parse().expect("an RFC 3339 instant")),
            monotonic: Cell::new(Duration::from_secs(1000)),
        }
    }

    pub fn pass(&self, seconds: u64) {
        self.monotonic
            .set(self.monotonic.get() + Duration::from_secs(seconds));
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        self.now.get()
    }
    fn zone(&self) -> Tz {
        chrono_tz::Europe::Berlin
    }
    fn monotonic(&self) -> Duration {
        self.monotonic.get()
    }
}

pub fn clock() -> TestClock {
    TestClock::at("2026-11-21T20:00:00Z")
}

pub fn session(dir: &Path) -> Session {
    session_with(dir, PreferencesFile::in_memory(Preferences::default()))
}

pub fn session_with(dir: &Path, preferences: PreferencesFile) -> Session {
    let rng = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    let mut session = Session::new(preferences, dir.to_owned(), Box::new(rng));
    session.set_kdf(KdfCost::test());
    session
}

pub fn create(session: &mut Session, clock: &TestClock, recovery: bool) -> Vec<String> {
    let request = CreateJournal {
        dir: None,
        passphrase: PASSPHRASE.into(),
        accept_weak: false,
        recovery,
        unlock_ms: None,
    };
    let made = create_journal(session, clock, request).expect("an empty folder");
    made.sheet.map_or_else(Vec::new, |sheet| sheet.words)
}

pub fn open(
    session: &mut Session,
    clock: &TestClock,
    secret: &str,
    kind: SlotKind,
) -> Result<(), ApiError> {
    let request = Unlock {
        secret: secret.into(),
        kind,
        read_only: false,
    };
    unlock(session, clock, request).map(|_| ())
}

pub fn write(session: &mut Session, clock: &TestClock, title: &str, body: &str) -> JournalEntry {
    let blank = cairn_api::commands::new_entry(
        session,
        clock,
        cairn_api::commands::NewEntry {
            template_id: None,
            date: None,
        },
    )
    .expect("the journal is open");
    let mut draft = EntryDraft::from(&blank);
    title.clone_into(&mut draft.title);
    body.clone_into(&mut draft.body);
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).expect("the entry is valid")
}
