use crate::drafts::{DayLogDraft, LapseDraft, TrackerDraft};
use crate::entities::{DayState, Goal, Halt, LapseEffect, Tracker};
use crate::error::Rule;
use crate::fixture::{OnDisk, names};
use crate::{JournalError, Merge};
use chrono::{NaiveDate, TimeDelta};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn runs(disk: &OnDisk, tracker: &Tracker) -> Vec<u32> {
    let count = disk.journal().count_of(tracker, day("2026-11-21"));
    count.runs.iter().map(|run| run.days).collect()
}

fn numbers(disk: &OnDisk, tracker: &Tracker) -> [u32; 4] {
    let count = disk.journal().count_of(tracker, day("2026-11-21"));
    [
        count.current_run,
        count.longest_run,
        count.free_days,
        count.total_days,
    ]
}

fn draft(tracker: &Tracker, start: &str, end: &str) -> LapseDraft {
    LapseDraft::new(tracker.id, day(start), Some(day(end)), LapseEffect::Restart)
}

#[track_caller]
fn refused(disk: &mut OnDisk, draft: LapseDraft, field: &str, rule: Rule) {
    let before = disk.journal().content_hash();
    match disk.save_lapse(draft, Merge::Yes) {
        Err(JournalError::Invalid {
            field: found,
            rule: broken,
        }) => assert_eq!((found, broken), (field, rule)),
        other => panic!("{field}: {other:?}"),
    }
    assert_eq!(disk.journal().content_hash(), before, "nothing was changed");
}

#[test]
fn ac_18_changing_the_effect_and_back_restores_every_number() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let days = ("2026-05-05", "2026-05-05");
    let kept = disk.lapse(&tracker, days, LapseEffect::Keep).unwrap();
    assert_eq!(numbers(&disk, &tracker), [324, 324, 324, 324]);
    assert_eq!(
        disk.journal().lapses_of(tracker.id).len(),
        1,
        "it is in the history"
    );

    let restart = LapseDraft {
        effect: LapseEffect::Restart,
        ..LapseDraft::of(&kept.lapse, None)
    };
    let restart = disk.save_lapse(restart, Merge::No).unwrap();
    assert_eq!(runs(&disk, &tracker), [124, 199]);
    let keep = LapseDraft {
        effect: LapseEffect::Keep,
        ..LapseDraft::of(&restart.lapse, None)
    };
    let kept = disk.save_lapse(keep, Merge::No).unwrap();
    assert_eq!(numbers(&disk, &tracker), [324, 324, 324, 324]);
    assert_eq!(kept.count.free_days, 324, "the answer has the new numbers");
}

#[test]
fn ac_19_an_overlap_is_offered_to_be_merged_and_keeps_every_word() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2025-06-01");
    let first = LapseDraft {
        context: "the wedding".to_owned(),
        next_step: "ring M.".to_owned(),
        triggers: names(&["celebration"]),
        halt: Halt {
            tired: Some(3),
            ..Halt::default()
        },
        ..draft(&tracker, "2025-09-10", "2025-09-12")
    };
    let first = disk.save_lapse(first, Merge::No).unwrap().lapse;
    disk.save_lapse(draft(&tracker, "2026-08-02", "2026-08-02"), Merge::No)
        .unwrap();
    assert_eq!(runs(&disk, &tracker), [101, 323, 110]);

    let second = LapseDraft {
        context: "and the days after".to_owned(),
        triggers: names(&["Celebration", "payday"]),
        ..draft(&tracker, "2025-09-12", "2025-09-14")
    };
    let before = disk.journal().content_hash();
    assert!(matches!(
        disk.save_lapse(second.clone(), Merge::No),
        Err(JournalError::Overlaps { n: 1 })
    ));
    assert_eq!(disk.journal().content_hash(), before);
    let preview = disk
        .journal()
        .preview_lapse(second.clone(), &disk.at)
        .unwrap();
    assert_eq!(
        (preview.start, preview.end),
        (day("2025-09-10"), day("2025-09-14"))
    );
    assert_eq!(
        (preview.n_merged, preview.restarts_on),
        (1, day("2025-09-15"))
    );
    assert_eq!(preview.before.free_days, 534);
    assert_eq!(preview.restart.free_days, 532);
    assert_eq!(
        preview.keep.free_days, 537,
        "the days of the first count as free, too"
    );
    assert_eq!(preview.undecided.free_days, 101);

    let merged = disk.save_lapse(second, Merge::Yes).unwrap();
    assert_eq!((merged.lapse.id, merged.n_merged), (first.id, 1));
    assert_eq!(runs(&disk, &tracker), [101, 321, 110]);
    assert_eq!(numbers(&disk, &tracker)[2..], [532, 538]);
    let lapse = merged.lapse;
    assert_eq!(lapse.context, "and the days after\n\nthe wedding");
    assert_eq!(lapse.next_step, "ring M.");
    assert_eq!(lapse.triggers, ["celebration", "payday"]);
    assert_eq!(lapse.halt.tired, Some(3));
}

#[test]
fn one_lapse_may_join_several_and_only_one_of_them_stays() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    for date in ["2026-02-01", "2026-02-03", "2026-02-20"] {
        disk.save_lapse(draft(&tracker, date, date), Merge::No)
            .unwrap();
    }
    let all = disk
        .save_lapse(draft(&tracker, "2026-01-31", "2026-02-03"), Merge::Yes)
        .unwrap();
    assert_eq!(all.n_merged, 2);
    let lapses = disk.journal().lapses_of(tracker.id);
    let days: Vec<_> = lapses.iter().map(|one| (one.start, one.end)).collect();
    assert_eq!(
        days,
        [
            (day("2026-01-31"), day("2026-02-03")),
            (day("2026-02-20"), day("2026-02-20"))
        ]
    );
    assert_eq!(
        disk.journal().trash().len(),
        1,
        "the joined one can be looked up"
    );
}

#[test]
fn days_that_touch_are_two_lapses() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    disk.save_lapse(draft(&tracker, "2026-02-01", "2026-02-02"), Merge::No)
        .unwrap();
    disk.save_lapse(draft(&tracker, "2026-02-03", "2026-02-03"), Merge::No)
        .unwrap();
    assert_eq!(runs(&disk, &tracker), [31, 0, 290]);
}

#[test]
fn a_lapse_that_cannot_be_is_refused_and_nothing_is_lost() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let with = |start, end| draft(&tracker, start, end);
    refused(
        &mut disk,
        with("2025-12-31", "2026-01-02"),
        "start",
        Rule::BeforeFirstDay,
    );
    refused(
        &mut disk,
        with("2026-11-21", "2026-11-22"),
        "end",
        Rule::StillToCome,
    );
    refused(
        &mut disk,
        with("2026-11-22", "2026-11-22"),
        "end",
        Rule::StillToCome,
    );
    refused(
        &mut disk,
        with("2026-03-12", "2026-03-11"),
        "end",
        Rule::Order,
    );
    let late = LapseDraft {
        ended_at: Some("2026-03-14T01:00:00".parse().unwrap()),
        ..with("2026-03-12", "2026-03-12")
    };
    refused(&mut disk, late, "ended_at", Rule::OtherDay);

    let logged = TrackerDraft {
        goal: Goal::AsPrescribed,
        ..TrackerDraft::abstain("Medicine", day("2026-01-01"))
    };
    let logged = disk.save_tracker(logged).unwrap();
    let never = draft(&logged, "2026-03-12", "2026-03-12");
    refused(&mut disk, never, "tracker_id", Rule::OtherGoal);
    disk.with(|journal, at, rng| {
        let draft = DayLogDraft {
            tracker_id: logged.id,
            date: day("2026-03-12"),
            revision: 0,
            state: DayState::No,
            amount_hundredths: None,
        };
        journal.save_day_log(draft, at, rng)
    })
    .unwrap();
}

#[test]
fn the_first_free_day_and_today_can_be_noted() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    disk.save_lapse(draft(&tracker, "2026-01-01", "2026-01-01"), Merge::No)
        .unwrap();
    let today = disk
        .save_lapse(draft(&tracker, "2026-11-21", "2026-11-21"), Merge::No)
        .unwrap();
    assert_eq!((today.count.current_run, today.count.longest_run), (0, 323));
}

#[test]
fn a_deleted_lapse_gives_its_days_back_and_comes_back_only_where_there_is_room() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let days = ("2026-03-12", "2026-03-12");
    let lapse = disk
        .lapse(&tracker, days, LapseEffect::Restart)
        .unwrap()
        .lapse;
    let before = numbers(&disk, &tracker);
    disk.with(|journal, at, rng| journal.delete(lapse.id, at, rng))
        .unwrap();
    assert_eq!(numbers(&disk, &tracker), [324, 324, 324, 324]);
    disk.with(|journal, at, rng| journal.undelete(lapse.id, at, rng))
        .unwrap();
    assert_eq!(numbers(&disk, &tracker), before, "undone");

    disk.with(|journal, at, rng| journal.delete(lapse.id, at, rng))
        .unwrap();
    disk.lapse(&tracker, ("2026-03-11", "2026-03-13"), LapseEffect::Keep)
        .unwrap();
    assert!(matches!(
        disk.with(|journal, at, rng| journal.undelete(lapse.id, at, rng)),
        Err(JournalError::Overlaps { n: 1 })
    ));
}

#[test]
fn a_tag_is_renamed_in_lapses_too() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let noted = LapseDraft {
        triggers: names(&["payday"]),
        feelings: names(&["lonely", "hollow"]),
        ..draft(&tracker, "2026-03-12", "2026-03-12")
    };
    disk.save_lapse(noted, Merge::No).unwrap();
    let tags = disk.journal().tags();
    let uses: Vec<_> = tags
        .iter()
        .map(|one| (&*one.tag.name, one.n_lapses))
        .collect();
    assert_eq!(
        uses,
        [("hollow", 1), ("payday", 1)],
        "lonely is a shipped word"
    );
    let id = tags[1].tag.id;
    disk.with(|journal, at, rng| journal.rename_tag(id, "Friday", at, rng))
        .unwrap();
    assert_eq!(disk.journal().lapses_of(tracker.id)[0].triggers, ["Friday"]);
}

#[test]
fn a_time_that_was_noted_at_home_is_no_reason_to_refuse_an_edit_far_away() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let noted = LapseDraft {
        ended_at: Some("2026-11-20T00:10:00".parse().unwrap()),
        ..draft(&tracker, "2026-11-20", "2026-11-20")
    };
    let lapse = disk.save_lapse(noted, Merge::No).unwrap().lapse;
    disk.at.zone = chrono_tz::America::New_York;
    let shown = lapse.ended_at.unwrap().with_timezone(&disk.at.zone);
    let edited = LapseDraft {
        note: "It was late.".to_owned(),
        ..LapseDraft::of(&lapse, Some(shown.naive_local()))
    };
    let edited = disk.save_lapse(edited, Merge::No).unwrap().lapse;
    assert_eq!(edited.ended_at, lapse.ended_at);
}

#[test]
fn hours_go_on_from_a_lapse_that_has_a_time() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let noted = LapseDraft {
        ended_at: Some("2026-11-20T23:30:00".parse().unwrap()),
        ..draft(&tracker, "2026-11-20", "2026-11-20")
    };
    let lapse = disk.save_lapse(noted, Merge::No).unwrap().lapse;
    assert_eq!(
        lapse.ended_at,
        Some("2026-11-20T22:30:00Z".parse().unwrap())
    );
    disk.later(TimeDelta::hours(1));
    let hours = crate::counting::hours_since(lapse.ended_at.unwrap(), disk.at.now);
    assert_eq!(hours, Some(12));
}
