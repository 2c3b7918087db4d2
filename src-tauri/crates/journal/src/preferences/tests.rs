use crate::JournalError;
use crate::drafts::SettingsDraft;
use crate::entities::{Settings, ZoneMode};
use crate::fixture::{OnDisk, instant};
use crate::views::ClockDoubtKind;
use cairn_vault::Access;
use chrono::TimeDelta;

fn save(disk: &mut OnDisk, draft: SettingsDraft) -> Result<Settings, JournalError> {
    disk.with(|journal, at, rng| journal.save_settings(draft, at, rng))
}

fn draft(disk: &OnDisk) -> SettingsDraft {
    SettingsDraft::from(disk.journal().settings())
}

#[track_caller]
fn check_doubt(disk: &OnDisk, now: &str, expect: Option<ClockDoubtKind>) {
    let doubt = disk.journal().clock_doubt(instant(now));
    assert_eq!(doubt.map(|doubt| doubt.kind), expect, "{now}");
}

#[test]
fn ac_14_a_clock_before_the_newest_record_or_long_after_the_last_opening_is_asked_about() {
    let mut disk = OnDisk::new();
    disk.write("", "written at 2026-11-21T10:00Z");
    check_doubt(&disk, "2026-11-17T00:00:00Z", Some(ClockDoubtKind::Earlier));
    check_doubt(&disk, "2026-11-19T10:00:00Z", None);
    check_doubt(&disk, "2026-11-19T09:59:59Z", Some(ClockDoubtKind::Earlier));
    check_doubt(&disk, "2027-05-20T10:00:00Z", None);
    check_doubt(&disk, "2030-01-01T00:00:00Z", Some(ClockDoubtKind::Later));
    let newest = disk
        .journal()
        .clock_doubt(instant("2030-01-01T00:00:00Z"))
        .unwrap()
        .newest;
    assert_eq!(newest, instant("2026-11-21T10:00:00Z"));

    disk.at.now = instant("2030-01-01T00:00:00Z");
    let before = disk.journal().settings().clone();
    disk.with(|journal, at, rng| journal.note_opened(at, rng))
        .unwrap();
    assert_eq!(
        disk.journal().settings(),
        &before,
        "without an answer all stays as it was"
    );
}

#[test]
fn a_confirmed_clock_is_believed_until_it_jumps_again() {
    let mut disk = OnDisk::new();
    disk.at.now = instant("2030-06-01T10:00:00Z");
    disk.write("", "written in a wrong future");
    disk.at.now = instant("2026-11-21T12:00:00Z");
    check_doubt(&disk, "2026-11-21T12:00:00Z", Some(ClockDoubtKind::Earlier));
    disk.with(|journal, at, rng| journal.confirm_clock(at, rng))
        .unwrap();
    disk.reopen(Access::ReadWrite);
    check_doubt(&disk, "2026-11-21T12:00:00Z", None);
    for _day in 0..250 {
        disk.later(TimeDelta::days(1));
        assert_eq!(disk.journal().clock_doubt(disk.at.now), None);
        disk.with(|journal, at, rng| journal.note_opened(at, rng))
            .unwrap();
    }
    check_doubt(&disk, "2027-01-01T00:00:00Z", Some(ClockDoubtKind::Earlier));
    check_doubt(&disk, "2028-12-01T00:00:00Z", Some(ClockDoubtKind::Later));
}

#[test]
fn an_opening_is_noted_once_a_day_and_is_no_edit() {
    let mut disk = OnDisk::new();
    let before = disk.journal().settings().clone();
    let note = |disk: &mut OnDisk| {
        disk.with(|journal, at, rng| journal.note_opened(at, rng))
            .unwrap();
        (
            disk.journal().vault().sequence(),
            disk.journal().settings().last_opened_at,
        )
    };
    let first = note(&mut disk);
    disk.later(TimeDelta::hours(1));
    assert_eq!(note(&mut disk), first);
    disk.later(TimeDelta::days(1));
    let hash = disk.journal().content_hash();
    let (sequence, opened) = note(&mut disk);
    assert_eq!((sequence, opened), (first.0 + 1, Some(disk.at.now)));
    assert_eq!(disk.journal().settings().revision, before.revision);
    assert_eq!(disk.journal().content_hash(), hash);
}

#[test]
fn settings_keep_to_their_ranges() {
    let mut disk = OnDisk::new();
    let good = draft(&disk);
    let mut check = |draft: SettingsDraft, expect: &str| match save(&mut disk, draft) {
        Err(JournalError::Invalid { field, .. }) => assert_eq!(field, expect),
        other => panic!("{expect}: {other:?}"),
    };
    check(
        SettingsDraft {
            day_start: 390,
            ..good.clone()
        },
        "day_start",
    );
    check(
        SettingsDraft {
            day_start: 45,
            ..good.clone()
        },
        "day_start",
    );
    check(
        SettingsDraft {
            week_start: 0,
            ..good.clone()
        },
        "week_start",
    );
    check(
        SettingsDraft {
            auto_lock: 0,
            ..good.clone()
        },
        "auto_lock",
    );
    check(
        SettingsDraft {
            auto_lock: 61,
            ..good.clone()
        },
        "auto_lock",
    );
    check(
        SettingsDraft {
            country: Some("deu".to_owned()),
            ..good
        },
        "country",
    );
}

#[test]
fn settings_are_saved_and_an_older_revision_is_refused() {
    let mut disk = OnDisk::new();
    let first = draft(&disk);
    let zone_mode = ZoneMode::Fixed {
        zone: chrono_tz::Pacific::Auckland,
    };
    let changed = SettingsDraft {
        zone_mode,
        country: Some("nz".to_owned()),
        ..first.clone()
    };
    let saved = save(&mut disk, changed).unwrap();
    assert_eq!((saved.revision, saved.country.as_deref()), (2, Some("NZ")));
    let stale = save(
        &mut disk,
        SettingsDraft {
            auto_lock: 9,
            ..first
        },
    );
    assert!(matches!(
        stale,
        Err(JournalError::Stale {
            current_revision: 2
        })
    ));
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().settings(), &saved);
    let entry = disk.write("", "one hour before midnight there");
    assert_eq!(
        (entry.zone, entry.date.to_string()),
        (chrono_tz::Pacific::Auckland, "2026-11-21".into())
    );
    disk.at.now = instant("2026-11-21T11:30:00Z");
    assert_eq!(disk.write("", "x").date.to_string(), "2026-11-22");
}
