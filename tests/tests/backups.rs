//! Backups as a person gets them without asking: each is restored and compared, damaged ones are
//! refused with a reason, and the one that a risky act needs is there when the act is done.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_api::commands::*;
use cairn_api::{ApiError, Nothing, Session};
use cairn_journal::EntryDraft;
use cairn_tests::{How, PASSPHRASE, Place, TestClock, day, look};
use cairn_vault::SlotKind;
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn unlocked_at(place: &Place, clock: &TestClock, passphrase: &str) -> Session {
    let mut session = place.session();
    let request = Unlock {
        secret: passphrase.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    let unlocked = unlock(&mut session, clock, request).unwrap();
    assert_eq!(unlocked.findings, []);
    session
}

fn save(session: &mut Session, clock: &TestClock, text: &str) {
    let request = NewEntry {
        template_id: None,
        date: None,
    };
    let mut draft = EntryDraft::from(&new_entry(session, clock, request).unwrap());
    draft.body = text.to_owned();
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).unwrap();
}

fn names(place: &Place) -> Vec<String> {
    let mut session = place.session();
    let list = list_backups(&mut session, &TestClock::new(), Nothing {}).unwrap();
    list.backups
        .into_iter()
        .map(|backup| backup.file_name)
        .collect()
}

/// Restores a backup into a folder of its own; the hash over what is in it.
fn restored(place: &Place, file: &str, passphrase: &str) -> Result<String, ApiError> {
    let to = place.root().join("restored").join(file);
    let clock = TestClock::new();
    let request = RestoreBackup {
        file: file.to_owned(),
        secret: BackupSecret {
            secret: passphrase.to_owned(),
            kind: SlotKind::Passphrase,
        },
        to: to.display().to_string(),
        switch: false,
    };
    restore_backup(&mut place.session(), &clock, request)?;
    let seen = look(&to, passphrase, How::Reading);
    let opening = &seen.openings[0];
    assert_eq!(
        (&opening.findings[..], &opening.checked[..]),
        (&[][..], &[][..]),
        "{file}"
    );
    fs::remove_dir_all(to).unwrap();
    Ok(opening.hash.clone())
}

/// Makes the journal years before it is used: backups are never named by a time before it.
fn made_before_all(place: &Place) {
    let clock = TestClock::at("2020-01-01T08:00:00Z", chrono_tz::Europe::Berlin);
    let request = CreateJournal {
        dir: None,
        passphrase: PASSPHRASE.to_owned(),
        accept_weak: false,
        recovery: false,
        unlock_ms: None,
    };
    create_journal(&mut place.session(), &clock, request).unwrap();
}

/// A journal that was used every so many days, with what it held at each lock by the name of the
/// backup of then.
fn used(times: usize, days_apart: i64) -> (Place, BTreeMap<String, String>) {
    let place = Place::new(71);
    made_before_all(&place);
    let mut held = BTreeMap::new();
    let last: DateTime<Utc> = "2026-11-20T08:00:00Z".parse().unwrap();
    for n in 0..times {
        let days = TimeDelta::days(days_apart * i64::try_from(times - n).unwrap());
        let now = (last - days + TimeDelta::hours(n as i64 % 12)).to_rfc3339();
        let clock = TestClock::at(&now, chrono_tz::Europe::Berlin);
        let mut session = unlocked_at(&place, &clock, PASSPHRASE);
        save(
            &mut session,
            &clock,
            &format!("day {n} {}", "walk ".repeat(n * 30)),
        );
        let hash = session.journal().unwrap().content_hash();
        let before = names(&place);
        lock_session(&mut session, &clock, Nothing {}).unwrap();
        let made = names(&place);
        let new: Vec<&String> = made.iter().filter(|name| !before.contains(name)).collect();
        assert_eq!(
            new.len(),
            1,
            "something changed and the last one is old: {now}"
        );
        held.insert(new[0].clone(), hash);
    }
    (place, held)
}

#[test]
fn every_backup_that_was_made_by_itself_restores_what_the_journal_held() {
    let (place, held) = used(40, 1);
    let kept = names(&place);
    assert!(kept.len() >= 15, "{} of forty are kept", kept.len());
    for name in &kept {
        assert_eq!(
            restored(&place, name, PASSPHRASE).unwrap(),
            held[name],
            "{name}"
        );
    }
}

#[test]
fn a_backup_with_one_bit_changed_is_refused_with_a_reason() {
    let (place, held) = used(40, 1);
    let mut rng = StdRng::seed_from_u64(22);
    let folder = place.journal_dir().join("backups");
    let kept = names(&place);
    for (n, name) in kept.iter().enumerate() {
        if n % 10 != 0 {
            continue;
        }
        let whole = fs::read(folder.join(name)).unwrap();
        for _ in 0..20 {
            let mut changed = whole.clone();
            changed[rng.random_range(0..whole.len())] ^= 1 << rng.random_range(0..8);
            fs::write(folder.join(name), changed).unwrap();
            let refusal = restored(&place, name, PASSPHRASE).unwrap_err().code();
            let reasons = [
                "backup_damaged",
                "header_refused",
                "newer_format",
                "does_not_open",
            ];
            assert!(reasons.contains(&&*refusal), "{name}: {refusal}");
            assert!(
                !place.root().join("restored").join(name).exists(),
                "nothing is made of it"
            );
        }
        fs::write(folder.join(name), whole).unwrap();
        assert_eq!(restored(&place, name, PASSPHRASE).unwrap(), held[name]);
    }
}

/// The backup before a risky act must outlive the thinning out that follows it, whatever the clock
/// shows.
#[test]
fn the_backup_of_before_a_new_passphrase_is_there_when_the_clock_is_wrong() {
    for wrong in [
        "1970-01-01T00:00:00Z",
        "2026-10-20T10:00:00Z",
        "9999-12-31T23:59:59Z",
    ] {
        // Two years, so that nothing of what is kept is free.
        let (place, _) = used(50, 15);
        let clock = TestClock::at(wrong, chrono_tz::UTC);
        let mut session = unlocked_at(&place, &clock, PASSPHRASE);
        save(&mut session, &clock, "just before");
        let hash = session.journal().unwrap().content_hash();
        let request = ChangePassphrase {
            current: PASSPHRASE.to_owned(),
            current_kind: SlotKind::Passphrase,
            new: day::SECOND_PASSPHRASE.to_owned(),
            accept_weak: false,
        };
        change_passphrase(&mut session, &clock, request).unwrap();
        drop(session);
        let found = names(&place)
            .iter()
            .any(|name| restored(&place, name, PASSPHRASE).is_ok_and(|held| held == hash));
        assert!(found, "{wrong}");
    }
}

#[test]
fn a_backup_that_was_answered_is_listed_whatever_the_clock_shows() {
    let (place, _) = used(50, 15);
    for now in [
        "1970-01-01T00:00:00Z",
        "2038-01-19T03:14:08Z",
        "9999-12-31T23:59:59Z",
    ] {
        let clock = TestClock::at(now, chrono_tz::Europe::Berlin);
        let mut session = unlocked_at(&place, &clock, PASSPHRASE);
        let info = create_backup(&mut session, &clock, CreateBackup { to: None }).unwrap();
        assert!(names(&place).contains(&info.file_name), "{now}");
        assert!(
            Path::new(&info.file_name)
                .extension()
                .is_some_and(|e| e == "backup")
        );
    }
}

#[test]
fn an_older_backup_that_was_put_back_on_purpose_is_no_finding() {
    let (place, held) = used(3, 1);
    let clock = &TestClock::new();
    let oldest = names(&place).into_iter().min().unwrap();
    let mut session = place.session();
    let request = RestoreBackup {
        file: oldest.clone(),
        secret: BackupSecret {
            secret: PASSPHRASE.to_owned(),
            kind: SlotKind::Passphrase,
        },
        to: place.root().join("put-back.cairn").display().to_string(),
        switch: true,
    };
    restore_backup(&mut session, clock, request).unwrap();
    let request = Unlock {
        secret: PASSPHRASE.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    assert_eq!(unlock(&mut session, clock, request).unwrap().findings, []);
    let journal = session.journal().unwrap();
    assert_eq!(journal.content_hash(), held[&oldest]);
}

#[test]
fn a_backup_that_is_not_there_is_told_as_that() {
    let place = Place::with_journal(72);
    let mut session = place.unlocked();
    let request = VerifyBackup {
        file: "20260101T000000Z.backup".to_owned(),
        secret: None,
    };
    let refusal = verify_backup(&mut session, &TestClock::new(), request).unwrap_err();
    assert_eq!(refusal, ApiError::FileUnreadable);
}
