//! Clocks that are wrong, go back or jump: nothing is lost and nothing changes its order.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_api::commands::*;
use cairn_api::{Nothing, Session};
use cairn_journal::EntryDraft;
use cairn_tests::{PASSPHRASE, Place, TestClock};
use cairn_vault::SlotKind;
use chrono_tz::Tz;

/// What a clock may show from one session to the next, and where it is.
const SHOWN: [(&str, Tz); 12] = [
    ("2026-11-21T10:00:00Z", chrono_tz::Europe::Berlin),
    // A day back, and ten years.
    ("2026-11-20T10:00:00Z", chrono_tz::Europe::Berlin),
    ("2016-11-20T10:00:00Z", chrono_tz::Europe::Berlin),
    ("1970-01-01T00:00:00Z", chrono_tz::UTC),
    // The hour that is there twice, and the one that is not there.
    ("2026-10-25T00:30:00Z", chrono_tz::Europe::Berlin),
    ("2026-10-25T01:30:00Z", chrono_tz::Europe::Berlin),
    ("2027-03-28T00:59:59Z", chrono_tz::Europe::Berlin),
    // The other side of the date line.
    ("2027-03-28T10:30:00Z", chrono_tz::Pacific::Kiritimati),
    ("2027-03-28T10:30:00Z", chrono_tz::Pacific::Niue),
    // Where other programs end.
    ("2038-01-19T03:14:08Z", chrono_tz::UTC),
    ("9999-12-31T23:59:59Z", chrono_tz::UTC),
    ("2026-11-21T12:00:00Z", chrono_tz::Europe::Berlin),
];

fn unlocked(place: &Place, clock: &TestClock) -> Session {
    let mut session = place.session();
    let request = Unlock {
        secret: PASSPHRASE.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    let unlocked = unlock(&mut session, clock, request).unwrap();
    assert_eq!(unlocked.findings, [], "{:?}", clock);
    session
}

#[test]
fn entries_written_under_any_clock_are_all_there_in_their_last_version() {
    let place = Place::with_journal(81);
    let mut first = None;
    for (n, (now, zone)) in SHOWN.iter().enumerate() {
        let clock = TestClock::at(now, *zone);
        let mut session = unlocked(&place, &clock);
        let request = NewEntry {
            template_id: None,
            date: None,
        };
        let mut draft = match first {
            None => EntryDraft::from(&new_entry(&mut session, &clock, request).unwrap()),
            Some(id) => EntryDraft::from(session.journal().unwrap().entry(id).unwrap()),
        };
        draft.body = format!("version {n}");
        let request = SaveEntry {
            draft,
            autosave: false,
            allow_empty: false,
        };
        let saved = save_entry(&mut session, &clock, request).unwrap();
        first = Some(saved.id);
        // One more of its own in each session.
        let request = NewEntry {
            template_id: None,
            date: None,
        };
        let mut draft = EntryDraft::from(&new_entry(&mut session, &clock, request).unwrap());
        draft.body = format!("written in session {n}");
        let request = SaveEntry {
            draft,
            autosave: false,
            allow_empty: false,
        };
        save_entry(&mut session, &clock, request).unwrap();
        lock_session(&mut session, &clock, Nothing {}).unwrap();
    }
    let session = place.unlocked();
    let journal = session.journal().unwrap();
    let last = journal.entry(first.unwrap()).unwrap();
    assert_eq!(
        last.body,
        format!("version {}", SHOWN.len() - 1),
        "the last one saved counts"
    );
    let bodies: Vec<&str> = journal.entries().map(|entry| entry.body.as_str()).collect();
    for n in 0..SHOWN.len() {
        assert!(
            bodies.contains(&format!("written in session {n}").as_str()),
            "{n}"
        );
    }
    let checked = journal.vault().verify().unwrap();
    assert_eq!(checked.findings, []);
}

#[test]
fn a_clock_that_jumps_within_a_session_refuses_no_save_and_loses_none() {
    let place = Place::with_journal(82);
    let mut session = place.unlocked();
    for (n, (now, zone)) in SHOWN.iter().enumerate() {
        let clock = TestClock::at(now, *zone);
        let request = NewEntry {
            template_id: None,
            date: None,
        };
        let mut draft = EntryDraft::from(&new_entry(&mut session, &clock, request).unwrap());
        draft.body = format!("entry {n}");
        let request = SaveEntry {
            draft,
            autosave: false,
            allow_empty: false,
        };
        save_entry(&mut session, &clock, request).unwrap();
    }
    let hash = session.journal().unwrap().content_hash();
    drop(session);
    assert_eq!(place.content_hash(), hash);
}
