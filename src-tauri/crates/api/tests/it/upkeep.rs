//! What is done while nobody waits, and what a lock waits for.

use crate::fixture::{PASSPHRASE, TestClock, clock, create, open, session, write};
use cairn_api::commands::{SaveEntry, list_backups, lock_session, save_entry};
use cairn_api::{Clock, Nothing, Session, keep_up};
use cairn_journal::EntryDraft;
use cairn_vault::SlotKind;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

/// A clock on which every look takes a while, as on a slow machine.
struct SlowClock {
    inner: TestClock,
    look: Duration,
    looks: Cell<u32>,
}

impl Clock for SlowClock {
    fn now(&self) -> DateTime<Utc> {
        self.inner.now()
    }
    fn zone(&self) -> Tz {
        self.inner.zone()
    }
    fn monotonic(&self) -> Duration {
        self.looks.set(self.looks.get() + 1);
        self.inner.monotonic() + self.look * self.looks.get()
    }
}

fn slow() -> SlowClock {
    SlowClock {
        inner: clock(),
        look: Duration::from_millis(20),
        looks: Cell::new(0),
    }
}

/// A journal of so many entries, open, and never backed up.
fn prepared(dir: &Path, entries: usize) -> (TestClock, Session) {
    let (clock, mut session) = (clock(), session(dir));
    create(&mut session, &clock, false);
    for n in 0..entries {
        write(&mut session, &clock, &format!("Entry {n}"), "text");
    }
    (clock, session)
}

fn backups(session: &mut Session) -> usize {
    let list = list_backups(session, &clock(), Nothing {}).expect("readable");
    list.backups.len()
}

#[test]
fn a_lock_makes_the_backup_that_is_due_if_it_takes_a_moment() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (_, mut session) = prepared(&folder.path().join("j"), 2);
    let slow = slow();
    lock_session(&mut session, &slow, Nothing {}).expect("locking is never refused");
    assert_eq!(backups(&mut session), 1);
    assert!(slow.looks.get() >= 4, "each record was asked for twice");
}

#[test]
fn a_lock_gives_up_a_backup_that_takes_longer_and_the_next_pause_makes_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = prepared(&folder.path().join("j"), 40);
    let slow = slow();
    lock_session(&mut session, &slow, Nothing {}).expect("locking is never refused");
    assert!(!session.is_open());
    assert_eq!(backups(&mut session), 0);
    let waited = slow.look * slow.looks.get();
    assert!(waited < Duration::from_millis(300), "{waited:?}");

    open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase).expect("the passphrase is right");
    assert!(keep_up(&mut session, &clock, &|| true));
    assert_eq!(backups(&mut session), 1);
    clock.now.set(clock.now.get() + TimeDelta::hours(3));
    assert!(keep_up(&mut session, &clock, &|| true));
    lock_session(&mut session, &clock, Nothing {}).expect("locking is never refused");
    assert_eq!(backups(&mut session), 1, "nothing changed since");
}

#[test]
fn upkeep_goes_on_only_as_long_as_nobody_waits() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = prepared(&folder.path().join("j"), 20);
    let asked = Cell::new(0);
    let done = keep_up(&mut session, &clock, &|| {
        asked.set(asked.get() + 1);
        asked.get() < 10
    });
    assert_eq!((done, asked.get(), backups(&mut session)), (false, 10, 0));
    assert!(keep_up(&mut session, &clock, &|| true));
    assert_eq!(backups(&mut session), 1);
}

#[test]
fn upkeep_brings_an_overgrown_ledger_back_and_is_no_change_of_its_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().join("j");
    let (clock, mut session) = prepared(&dir, 1);
    let entry = write(&mut session, &clock, "Long", "");
    let mut draft = EntryDraft::from(&entry);
    for n in 0..10 {
        draft.body = format!("{n} {}", "o".repeat(190_000));
        let request = SaveEntry {
            draft: draft.clone(),
            autosave: true,
            allow_empty: false,
        };
        draft.revision = save_entry(&mut session, &clock, request)
            .expect("the entry is valid")
            .revision;
    }
    let ledger = || dir.join("ledger-1").metadata().expect("it is there").len();
    let before = ledger();
    assert!(before > 1 << 20);
    assert!(keep_up(&mut session, &clock, &|| true));
    assert!(ledger() < before / 2, "{before} {}", ledger());
    clock.now.set(clock.now.get() + TimeDelta::hours(3));
    assert!(keep_up(&mut session, &clock, &|| true));
    assert_eq!(
        backups(&mut session),
        1,
        "a ledger written anew is not backed up for"
    );
}
