use crate::drafts::{DayLogDraft, PauseDraft, TrackerDraft};
use crate::entities::{DayLog, DayState, Goal, PauseScope, Tracker};
use crate::error::Rule;
use crate::fixture::OnDisk;
use crate::{JournalError, Kind};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dry(disk: &mut OnDisk) -> Tracker {
    let draft = TrackerDraft {
        goal: Goal::DryDays { target: 4 },
        ..TrackerDraft::abstain("Dry days", day("2011-01-01"))
    };
    disk.save_tracker(draft).unwrap()
}

fn draft(tracker: &Tracker, date: &str, state: DayState) -> DayLogDraft {
    DayLogDraft {
        tracker_id: tracker.id,
        date: day(date),
        revision: 0,
        state,
        amount_hundredths: None,
    }
}

fn save(disk: &mut OnDisk, draft: DayLogDraft) -> Result<DayLog, JournalError> {
    disk.with(|journal, at, rng| journal.save_day_log(draft, at, rng))
}

#[track_caller]
fn refused(disk: &mut OnDisk, draft: DayLogDraft, rule: Rule) {
    match save(disk, draft) {
        Err(JournalError::Invalid { rule: broken, .. }) => assert_eq!(broken, rule),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_day_is_logged_once_and_can_be_changed() {
    let mut disk = OnDisk::new();
    let tracker = dry(&mut disk);
    let first = save(&mut disk, draft(&tracker, "2026-11-20", DayState::Yes)).unwrap();
    let again = draft(&tracker, "2026-11-20", DayState::No);
    assert!(matches!(
        save(&mut disk, again),
        Err(JournalError::Stale {
            current_revision: 1
        })
    ));
    let changed = DayLogDraft {
        revision: 1,
        ..again
    };
    let changed = save(&mut disk, changed).unwrap();
    assert_eq!((changed.id, changed.state), (first.id, DayState::No));
    assert_eq!(disk.journal().day_logs_of(tracker.id), [&changed]);
}

#[test]
fn an_amount_says_whether_a_day_was_dry() {
    let mut disk = OnDisk::new();
    let tracker = dry(&mut disk);
    let two_drinks = DayLogDraft {
        amount_hundredths: Some(200),
        ..draft(&tracker, "2026-11-18", DayState::Unknown)
    };
    assert_eq!(save(&mut disk, two_drinks).unwrap().state, DayState::No);
}

#[test]
fn a_day_that_cannot_be_logged_is_refused() {
    let mut disk = OnDisk::new();
    let tracker = dry(&mut disk);
    let with = |date| draft(&tracker, date, DayState::Yes);
    refused(&mut disk, with("2010-12-31"), Rule::BeforeFirstDay);
    refused(&mut disk, with("2026-11-22"), Rule::StillToCome);
    assert!(save(&mut disk, with("2011-12-30")).is_ok());
    disk.at.zone = chrono_tz::Pacific::Apia;
    // Samoa went from 29 to 31 December 2011.
    refused(
        &mut disk,
        DayLogDraft {
            revision: 1,
            ..with("2011-12-30")
        },
        Rule::NoSuchDay,
    );
    assert_eq!(disk.journal().day_logs_of(tracker.id).len(), 1);
}

#[test]
fn a_deleted_day_is_not_logged_and_comes_back() {
    let mut disk = OnDisk::new();
    let tracker = dry(&mut disk);
    let log = save(&mut disk, draft(&tracker, "2026-11-20", DayState::Yes)).unwrap();
    disk.with(|journal, at, rng| journal.delete(log.id, at, rng))
        .unwrap();
    let yes = |disk: &OnDisk| {
        let days = [day("2026-11-20"), day("2026-11-20")];
        disk.journal()
            .day_log_weeks(&tracker, days, day("2026-11-21"))[0]
            .yes
    };
    assert_eq!(yes(&disk), 0);
    assert_eq!(disk.journal().trash()[0].kind, Kind::DayLog);
    disk.with(|journal, at, rng| journal.undelete(log.id, at, rng))
        .unwrap();
    assert_eq!(yes(&disk), 1);
    disk.with(|journal, at, rng| journal.delete(log.id, at, rng))
        .unwrap();
    save(&mut disk, draft(&tracker, "2026-11-20", DayState::No)).unwrap();
    assert!(matches!(
        disk.with(|journal, at, rng| journal.undelete(log.id, at, rng)),
        Err(JournalError::NotUnique { field: "date" })
    ));
}

#[test]
fn pauses_of_one_scope_share_no_day() {
    let mut disk = OnDisk::new();
    let tracker = dry(&mut disk);
    let mut save = |from: &str, to: Option<&str>, scope| {
        let draft = PauseDraft {
            id: None,
            revision: 0,
            from: day(from),
            to: to.map(day),
            scope,
        };
        disk.with(|journal, at, rng| journal.save_pause(draft, at, rng))
    };
    let of_it = PauseScope::Tracker { id: tracker.id };
    let first = save("2026-11-01", Some("2026-11-07"), of_it).unwrap();
    save("2026-11-08", None, of_it).unwrap();
    save("2026-11-01", None, PauseScope::Mood).unwrap();
    for (from, to) in [("2026-11-07", Some("2026-11-07")), ("2026-10-01", None)] {
        assert!(matches!(
            save(from, to, of_it),
            Err(JournalError::Overlaps { n: 1 })
        ));
    }
    assert!(matches!(
        save("2026-10-02", Some("2026-10-01"), of_it),
        Err(JournalError::Invalid {
            rule: Rule::Order,
            ..
        })
    ));
    let longer = PauseDraft {
        to: Some(day("2026-11-06")),
        ..PauseDraft::from(&first)
    };
    disk.with(|journal, at, rng| journal.save_pause(longer, at, rng))
        .unwrap();
    assert_eq!(disk.journal().pauses().count(), 3);
}
