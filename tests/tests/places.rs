//! The folder of an open journal is moved, renamed, closed to writing or gone; two programs want
//! the same journal. What was answered is where the folder went, and the rest is refused cleanly.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_api::commands::*;
use cairn_api::{ApiError, Nothing, Session};
use cairn_journal::EntryDraft;
use cairn_tests::{
    How, PASSPHRASE, Place, Size, TestClock, copy_journal, files_below, look, run_for,
};
use cairn_vault::SlotKind;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn save(session: &mut Session, text: &str) -> Result<(), ApiError> {
    let clock = &TestClock::new();
    let request = NewEntry {
        template_id: None,
        date: None,
    };
    let mut draft = EntryDraft::from(&new_entry(session, clock, request)?);
    draft.body = text.to_owned();
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).map(drop)
}

/// The texts of the entries in the journal in `dir`, opened twice.
fn texts(place: &Place, dir: &Path) -> Vec<String> {
    let clock = &TestClock::new();
    let mut found = Vec::new();
    for _ in 0..2 {
        let mut session = place.session();
        let at = Some(dir.display().to_string());
        locate_journal(&mut session, clock, LocateJournal { dir: at }).unwrap();
        let request = Unlock {
            secret: PASSPHRASE.to_owned(),
            kind: SlotKind::Passphrase,
            read_only: false,
        };
        unlock(&mut session, clock, request).unwrap();
        let journal = session.journal().unwrap();
        found = journal.entries().map(|entry| entry.body.clone()).collect();
        assert_eq!(journal.vault().verify().unwrap().findings, []);
    }
    found.sort();
    found
}

const CLEAN: [&str; 5] = [
    "disk_trouble",
    "disk_full",
    "file_unwritable",
    "file_unreadable",
    "journal_missing",
];

/// Does `away` to the folder of an open journal, saves on, locks, and undoes it with `back`;
/// everything that was answered is in the folder that `away` answers with.
#[track_caller]
fn check(seed: u64, away: impl FnOnce(&Place) -> PathBuf, back: impl FnOnce(&Path)) {
    let place = Place::with_journal(seed);
    let mut session = place.unlocked();
    save(&mut session, "before").unwrap();
    let mut answered = vec!["before".to_owned()];
    let there = away(&place);
    for n in 0..5 {
        let text = format!("after {n}");
        match save(&mut session, &text) {
            Ok(()) => answered.push(text),
            Err(refusal) => assert!(CLEAN.contains(&&*refusal.code()), "{refusal}"),
        }
    }
    let backup = create_backup(&mut session, &TestClock::new(), CreateBackup { to: None });
    if let Err(refusal) = backup {
        assert!(CLEAN.contains(&&*refusal.code()), "{refusal}");
    }
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    back(&there);
    answered.sort();
    assert_eq!(texts(&place, &there), answered);
}

#[test]
fn a_journal_that_is_renamed_while_it_is_open_loses_nothing() {
    let away = |place: &Place| {
        let there = place.root().join("renamed.cairn");
        fs::rename(place.journal_dir(), &there).unwrap();
        there
    };
    check(101, away, |_| {});
}

#[test]
fn a_journal_whose_parent_is_renamed_while_it_is_open_loses_nothing() {
    let place = Place::new(102);
    let inner = place.root().join("stick");
    fs::create_dir(&inner).unwrap();
    drop(place.created());
    copy_journal(&place.journal_dir(), &inner.join("journal.cairn")).unwrap();
    let clock = &TestClock::new();
    let mut session = place.session();
    let dir = Some(inner.join("journal.cairn").display().to_string());
    locate_journal(&mut session, clock, LocateJournal { dir }).unwrap();
    let request = Unlock {
        secret: PASSPHRASE.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    unlock(&mut session, clock, request).unwrap();
    save(&mut session, "before").unwrap();
    fs::rename(&inner, place.root().join("moved")).unwrap();
    let after = save(&mut session, "after");
    lock_session(&mut session, clock, Nothing {}).unwrap();
    let found = texts(&place, &place.root().join("moved").join("journal.cairn"));
    assert!(found.contains(&"before".to_owned()));
    assert_eq!(found.contains(&"after".to_owned()), after.is_ok());
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_closed_to_writing_while_it_is_open_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |dir: &Path, mode| fs::set_permissions(dir, fs::Permissions::from_mode(mode));
    let away = |place: &Place| {
        mode(&place.journal_dir(), 0o500).unwrap();
        place.journal_dir()
    };
    check(104, away, |dir| mode(dir, 0o700).unwrap());
}

/// Two programs, not two windows of one.
#[test]
fn a_second_program_is_told_that_the_journal_is_in_use_and_harms_nothing() {
    let place = Place::with_journal(106);
    let mut session = place.unlocked();
    save(&mut session, "the first program's").unwrap();
    let mut command = place.command(env!("CARGO_BIN_EXE_cairn-tests-actor"));
    command.arg("write").arg(place.root());
    command.args(["5", PASSPHRASE, "0", Size::Usual.name()]);
    let ended = run_for(command, Duration::from_secs(20)).unwrap();
    assert_eq!(ended.out.trim(), "refused in_use");
    save(&mut session, "goes on").unwrap();
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    drop(session);
    assert_eq!(
        texts(&place, &place.journal_dir()),
        ["goes on", "the first program's"]
    );
}

/// Every program that may write does; the journal is the same for all of them afterwards.
#[test]
fn eight_programs_at_once_take_turns_or_are_refused() {
    let place = Place::with_journal(107);
    let commands: Vec<_> = (0..8)
        .map(|seed: u32| {
            let mut command = place.command(env!("CARGO_BIN_EXE_cairn-tests-actor"));
            command.args(["act", "page"]).arg(place.root());
            command.args([&seed.to_string(), PASSPHRASE]);
            command
        })
        .collect();
    let running: Vec<_> = commands
        .into_iter()
        .map(|command| std::thread::spawn(|| run_for(command, Duration::from_secs(30)).unwrap()))
        .collect();
    let mut answered = 0;
    for program in running {
        let ended = program.join().unwrap();
        let said: Vec<&str> = ended.out.lines().collect();
        match said.last() {
            Some(&"answered") => answered += 1,
            Some(&"refused in_use") => {}
            other => panic!("{other:?}: {}", ended.err),
        }
    }
    assert!(answered >= 1);
    let seen = look(&place.journal_dir(), PASSPHRASE, How::Writing);
    assert_eq!((seen.refused, seen.openings.len()), (None, 2));
    assert_eq!(seen.openings[1].content.len(), answered);
}

/// A copy was made and the original deleted, as some programs move things: the copy has all that
/// was answered before, and what is answered afterwards is nowhere; so nothing may be.
#[test]
fn a_journal_that_is_deleted_while_it_is_open_is_noticed() {
    let place = Place::with_journal(103);
    let mut session = place.unlocked();
    save(&mut session, "before").unwrap();
    let there = place.root().join("copied.cairn");
    copy_journal(&place.journal_dir(), &there).unwrap();
    fs::remove_dir_all(place.journal_dir()).unwrap();
    let after = save(&mut session, "after");
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    drop(session);
    assert_eq!(texts(&place, &there), ["before"]);
    let refusal = after.expect_err("a save into a deleted file is answered by nobody");
    assert!(CLEAN.contains(&&*refusal.code()), "{refusal}");
}

#[cfg(unix)]
#[test]
fn files_with_other_modes_are_opened_and_made_private_again() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_journal(105);
    for path in files_below(&place.journal_dir()) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o666)).unwrap();
    }
    fs::set_permissions(place.journal_dir(), fs::Permissions::from_mode(0o777)).unwrap();
    let mut session = place.unlocked();
    save(&mut session, "something").unwrap();
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    let mut open: Vec<String> = files_below(&place.journal_dir())
        .iter()
        .filter(|path| fs::metadata(path).unwrap().permissions().mode() & 0o077 != 0)
        .map(|path| path.display().to_string())
        .collect();
    let folder = fs::metadata(place.journal_dir())
        .unwrap()
        .permissions()
        .mode()
        & 0o077;
    if folder != 0 {
        open.push("the folder itself".to_owned());
    }
    assert!(open.is_empty(), "others may enter: {}", open.join(", "));
}
