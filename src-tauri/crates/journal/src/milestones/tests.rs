use crate::drafts::{MilestoneAckDraft, MilestoneSetDraft, TrackerDraft};
use crate::entities::{
    LapseEffect, MilestoneAck, MilestoneDef, MilestoneSetChoice, MilestoneUnit, Tracker,
};
use crate::fixture::{OnDisk, instant, names};
use crate::views::MilestoneRow;
use crate::{ClockDoubtKind, JournalError};
use chrono::NaiveDate;

use MilestoneUnit::{Days, Months};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn draft(tracker: &Tracker, unit: MilestoneUnit, n: u32, run: u32) -> MilestoneAckDraft {
    MilestoneAckDraft {
        id: None,
        revision: 0,
        tracker_id: tracker.id,
        unit,
        n,
        run,
        note: String::new(),
        celebrated_with: Vec::new(),
    }
}

fn acknowledge(disk: &mut OnDisk, draft: MilestoneAckDraft) -> Result<MilestoneAck, JournalError> {
    disk.with(|journal, at, rng| journal.acknowledge_milestone(draft, at, rng))
}

fn rows(disk: &OnDisk, tracker: &Tracker) -> Vec<MilestoneRow> {
    let tracker = disk.journal().tracker(tracker.id).unwrap();
    let on = disk.journal().counting_day(&disk.at);
    disk.journal().milestones_of(tracker, on)
}

fn of(rows: &[MilestoneRow], n: u32) -> Vec<(NaiveDate, u32, bool)> {
    rows.iter()
        .filter(|row| (row.milestone.unit, row.milestone.n) == (Days, n))
        .map(|row| (row.date, row.run, row.ack.is_some()))
        .collect()
}

fn new_ones(rows: &[MilestoneRow]) -> Vec<u32> {
    let new = rows.iter().filter(|row| row.is_new);
    new.map(|row| row.milestone.n).collect()
}

/// A tracker made on its first day.
fn from_its_first_day(disk: &mut OnDisk, since: &str) -> Tracker {
    disk.at.now = instant(&format!("{since}T09:00:00Z"));
    disk.with(|journal, at, rng| journal.confirm_clock(at, rng))
        .unwrap();
    disk.tracker("Alcohol", since)
}

#[test]
fn ac_13_what_was_seen_in_auckland_stays_seen_in_honolulu() {
    let mut disk = OnDisk::new();
    let tracker = from_its_first_day(&mut disk, "2026-05-11");
    disk.at.zone = chrono_tz::Pacific::Auckland;
    disk.at.now = instant("2026-06-09T21:00:00Z");
    let today = disk.journal().counting_day(&disk.at);
    assert_eq!(today, day("2026-06-10"));
    assert_eq!(disk.journal().count_of(&tracker, today).days, 30);
    assert!(new_ones(&rows(&disk, &tracker)).contains(&30));
    let seen = acknowledge(&mut disk, draft(&tracker, Days, 30, 1)).unwrap();

    disk.at.zone = chrono_tz::Pacific::Honolulu;
    let today = disk.journal().counting_day(&disk.at);
    assert_eq!(today, day("2026-06-09"));
    assert_eq!(
        disk.journal().count_of(&tracker, today).days,
        29,
        "one less, honestly"
    );
    let there = rows(&disk, &tracker);
    assert_eq!(of(&there, 30), [(day("2026-06-10"), 1, true)]);
    assert!(there.iter().all(|row| !row.was_counted_otherwise));

    disk.at.now = instant("2026-06-10T21:00:00Z");
    let tomorrow = rows(&disk, &tracker);
    assert_eq!(of(&tomorrow, 30).len(), 1);
    assert!(!new_ones(&tomorrow).contains(&30), "no second notice");
    let again = acknowledge(&mut disk, draft(&tracker, Days, 30, 1)).unwrap();
    assert_eq!(again, seen, "seeing it again changes nothing");
}

#[test]
fn ac_14_a_clock_in_doubt_awards_nothing_until_it_is_confirmed() {
    let mut disk = OnDisk::new();
    let tracker = from_its_first_day(&mut disk, "2026-11-15");
    disk.at.now = instant("2026-11-21T10:00:00Z");
    disk.with(|journal, at, rng| journal.note_opened(at, rng))
        .unwrap();
    disk.write("", "The newest entry");
    let seen = of(&rows(&disk, &tracker), 1);

    disk.at.now = instant("2026-11-17T10:00:00Z");
    let doubt = disk.journal().clock_doubt(disk.at.now).unwrap();
    assert_eq!(doubt.kind, ClockDoubtKind::Earlier);
    assert!(matches!(
        acknowledge(&mut disk, draft(&tracker, Days, 1, 1)),
        Err(JournalError::ClockInDoubt)
    ));

    disk.at.now = instant("2030-01-01T10:00:00Z");
    let doubt = disk.journal().clock_doubt(disk.at.now).unwrap();
    assert_eq!(doubt.kind, ClockDoubtKind::Later);
    let before = disk.journal().content_hash();
    assert_eq!(
        disk.journal().counting_day(&disk.at),
        day("2026-11-21"),
        "counted to the last believed day"
    );
    assert_eq!(of(&rows(&disk, &tracker), 1), seen);
    assert!(of(&rows(&disk, &tracker), 1000).is_empty());
    assert!(matches!(
        acknowledge(&mut disk, draft(&tracker, Days, 1000, 1)),
        Err(JournalError::ClockInDoubt)
    ));
    assert_eq!(
        disk.journal().content_hash(),
        before,
        "No leaves all as it was"
    );

    disk.with(|journal, at, rng| journal.confirm_clock(at, rng))
        .unwrap();
    assert_eq!(of(&rows(&disk, &tracker), 1000).len(), 1);
    acknowledge(&mut disk, draft(&tracker, Days, 1000, 1)).unwrap();
}

#[test]
fn ac_15_a_milestone_of_an_earlier_run_stays_in_the_timeline() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let thirty = draft(&tracker, Days, 30, 1);
    let with_note = MilestoneAckDraft {
        note: "Cake. Actual cake.".to_owned(),
        celebrated_with: names(&["Otter"]),
        ..thirty
    };
    acknowledge(&mut disk, with_note).unwrap();
    disk.lapse(&tracker, ("2026-03-12", "2026-03-12"), LapseEffect::Restart)
        .unwrap();
    assert_eq!(
        of(&rows(&disk, &tracker), 30),
        [(day("2026-04-12"), 2, false), (day("2026-01-31"), 1, true)]
    );
}

#[test]
fn what_was_seen_stays_when_dates_or_lapses_are_changed_afterwards() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    acknowledge(&mut disk, draft(&tracker, Days, 30, 1)).unwrap();
    acknowledge(&mut disk, draft(&tracker, Days, 100, 1)).unwrap();
    // A lapse on the twentieth day, noted much later: the first run has no thirty days any more.
    disk.lapse(&tracker, ("2026-01-20", "2026-01-20"), LapseEffect::Restart)
        .unwrap();
    let after = rows(&disk, &tracker);
    assert_eq!(
        of(&after, 30),
        [(day("2026-02-20"), 2, false), (day("2026-01-31"), 1, true)]
    );
    let kept: Vec<_> = after
        .iter()
        .filter(|row| row.was_counted_otherwise)
        .map(|row| row.milestone.n)
        .collect();
    assert_eq!(kept, [100, 30], "both stones stay");
}

#[test]
fn a_moved_anchor_moves_a_milestone_and_not_what_was_noted_about_it() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let seen = acknowledge(&mut disk, draft(&tracker, Days, 30, 1)).unwrap();
    let moved = TrackerDraft {
        anchor: day("2026-01-02"),
        ..TrackerDraft::of(&tracker, None)
    };
    disk.save_tracker(moved).unwrap();
    let rows = rows(&disk, &tracker);
    assert_eq!(
        of(&rows, 30),
        [(day("2026-02-01"), 1, true)],
        "one stone, not two"
    );
    let row = rows.iter().find(|row| row.milestone.n == 30).unwrap();
    let ack = row.ack.as_ref().unwrap();
    assert_eq!(
        (ack.id, ack.date),
        (seen.id, day("2026-01-31")),
        "its date never changes"
    );
}

#[test]
fn an_ack_goes_with_its_date_before_it_goes_with_its_run() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    disk.lapse(&tracker, ("2026-06-01", "2026-06-01"), LapseEffect::Restart)
        .unwrap();
    acknowledge(&mut disk, draft(&tracker, Days, 30, 2)).unwrap();
    // Another lapse before it makes the second run the third.
    disk.lapse(&tracker, ("2026-03-01", "2026-03-01"), LapseEffect::Restart)
        .unwrap();
    assert_eq!(
        of(&rows(&disk, &tracker), 30),
        [
            (day("2026-07-02"), 3, true),
            (day("2026-04-01"), 2, false),
            (day("2026-01-31"), 1, false)
        ]
    );
}

#[test]
fn only_what_is_reached_can_be_seen() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-11-01");
    for draft in [
        draft(&tracker, Days, 30, 1),
        draft(&tracker, Days, 1, 2),
        draft(&tracker, Months, 1, 1),
    ] {
        assert!(matches!(
            acknowledge(&mut disk, draft),
            Err(JournalError::NotReached)
        ));
    }
    let seen = acknowledge(&mut disk, draft(&tracker, Days, 7, 1)).unwrap();
    assert_eq!(seen.date, day("2026-11-08"));
    let noted = MilestoneAckDraft {
        id: Some(seen.id),
        revision: seen.revision,
        note: "A week".to_owned(),
        ..draft(&tracker, Days, 7, 1)
    };
    let noted = acknowledge(&mut disk, noted).unwrap();
    assert_eq!(
        (noted.date, noted.revision, &*noted.note),
        (seen.date, 2, "A week")
    );
}

#[test]
fn a_history_that_is_entered_late_is_no_row_of_notices() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2016-01-01");
    let rows = rows(&disk, &tracker);
    assert!(rows.len() > 10);
    assert!(
        new_ones(&rows).is_empty(),
        "nothing was reached since it was made"
    );
}

#[test]
fn an_own_set_is_followed_by_its_trackers() {
    let mut disk = OnDisk::new();
    let mut save = |draft: MilestoneSetDraft| {
        disk.with(|journal, at, rng| journal.save_milestone_set(draft, at, rng))
    };
    let draft = MilestoneSetDraft {
        id: None,
        revision: 0,
        name: "Mine".to_owned(),
        items: vec![MilestoneDef::of(Days, 20), MilestoneDef::of(Days, 3)],
    };
    let set = save(draft.clone()).unwrap();
    assert!(matches!(
        save(MilestoneSetDraft {
            name: "mine".to_owned(),
            ..draft.clone()
        }),
        Err(JournalError::NotUnique { field: "name" })
    ));
    assert!(matches!(
        save(MilestoneSetDraft {
            name: "Twice".to_owned(),
            items: vec![MilestoneDef::of(Days, 3); 2],
            ..draft
        }),
        Err(JournalError::Invalid {
            field: "milestone",
            ..
        })
    ));
    let with_it = TrackerDraft {
        milestone_set: MilestoneSetChoice::Own { id: set.id },
        ..TrackerDraft::abstain("Alcohol", day("2026-11-01"))
    };
    let tracker = disk.save_tracker(with_it).unwrap();
    let all: Vec<_> = rows(&disk, &tracker)
        .iter()
        .map(|row| row.milestone.n)
        .collect();
    assert_eq!(all, [20, 3]);
    disk.with(|journal, at, rng| journal.delete(set.id, at, rng))
        .unwrap();
    assert!(rows(&disk, &tracker).is_empty());
    disk.with(|journal, at, rng| journal.undelete(set.id, at, rng))
        .unwrap();
    assert_eq!(rows(&disk, &tracker).len(), 2);
}
