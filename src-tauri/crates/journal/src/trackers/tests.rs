use crate::drafts::{CheckInDraft, DayLogDraft, TrackerDraft};
use crate::entities::{
    AnchorKind, ApproxDate, DailyCost, DatePrecision, DayState, EarlierStretch, Goal, LapseEffect,
    Tracker, Urge,
};
use crate::error::Rule;
use crate::fixture::OnDisk;
use crate::{JournalError, Kind};
use cairn_vault::Access;
use chrono::{NaiveDate, TimeDelta};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
fn refused(disk: &mut OnDisk, draft: TrackerDraft, field: &str, rule: Rule) {
    let before = disk.journal().content_hash();
    match disk.save_tracker(draft) {
        Err(JournalError::Invalid {
            field: found,
            rule: broken,
        }) => assert_eq!((found, broken), (field, rule)),
        other => panic!("{field}: {other:?}"),
    }
    assert_eq!(disk.journal().content_hash(), before, "nothing was changed");
}

#[test]
fn a_tracker_is_kept_with_all_its_choices() {
    let mut disk = OnDisk::new();
    let draft = TrackerDraft {
        discreet_name: "A.".to_owned(),
        scope: "wine and beer".to_owned(),
        anchor_kind: AnchorKind::LastUse,
        began_at: Some("2026-10-22T21:30:00".parse().unwrap()),
        cost: Some(DailyCost {
            minor: 750,
            currency: "eur".to_owned(),
        }),
        ..TrackerDraft::abstain("Alcohol", day("2026-10-22"))
    };
    let saved = disk.save_tracker(draft).unwrap();
    // Berlin is two hours ahead until the 25th.
    assert_eq!(
        saved.began_at,
        Some("2026-10-22T19:30:00Z".parse().unwrap())
    );
    assert_eq!(saved.cost.as_ref().unwrap().currency, "EUR");
    assert_eq!(disk.reopen(Access::ReadWrite), 0);
    assert_eq!(disk.journal().tracker(saved.id), Some(&saved));
    assert_eq!(disk.journal().tracker_named("ALCOHOL"), Some(&saved));
}

#[test]
fn a_time_that_was_not_changed_stays_the_instant_it_was_in_another_zone() {
    let mut disk = OnDisk::new();
    let began_at = Some("2026-11-20T21:30:00".parse().unwrap());
    let draft = TrackerDraft {
        began_at,
        ..TrackerDraft::abstain("Alcohol", day("2026-11-21"))
    };
    let saved = disk.save_tracker(draft).unwrap();
    disk.at.zone = chrono_tz::America::New_York;
    let shown = saved.began_at.unwrap().with_timezone(&disk.at.zone);
    let renamed = TrackerDraft {
        name: "Wine".to_owned(),
        ..TrackerDraft::of(&saved, Some(shown.naive_local()))
    };
    assert_eq!(disk.save_tracker(renamed).unwrap().began_at, saved.began_at);
}

#[test]
fn two_trackers_have_two_names() {
    let mut disk = OnDisk::new();
    let first = disk.tracker("Alcohol", "2026-01-01");
    let same = TrackerDraft::abstain(" alcohol ", day("2026-01-01"));
    assert!(matches!(
        disk.save_tracker(same),
        Err(JournalError::NotUnique { field: "name" })
    ));
    assert_eq!(disk.journal().trackers().count(), 1);
    let own = TrackerDraft {
        scope: "all of it".to_owned(),
        ..TrackerDraft::of(&first, None)
    };
    disk.save_tracker(own).unwrap();
}

#[test]
fn two_trackers_with_different_anchors_count_by_themselves() {
    let mut disk = OnDisk::new();
    let alcohol = disk.tracker("Alcohol", "2025-06-01");
    let gambling = disk.tracker("Gambling", "2025-05-31");
    disk.lapse(&alcohol, ("2025-09-10", "2025-09-12"), LapseEffect::Restart)
        .unwrap();
    let on = day("2026-11-21");
    let count = |tracker: &Tracker| disk.journal().count_of(tracker, on);
    assert_eq!(count(&alcohol).runs.len(), 2);
    assert_eq!(
        (count(&gambling).runs.len(), count(&gambling).days),
        (1, 539)
    );
}

#[test]
fn an_anchor_may_lie_a_year_ahead_and_not_before_1900() {
    let mut disk = OnDisk::new();
    let with = |anchor: &str| TrackerDraft::abstain("Alcohol", day(anchor));
    refused(&mut disk, with("1899-12-31"), "anchor", Rule::TooLongAgo);
    refused(&mut disk, with("0001-01-01"), "anchor", Rule::TooLongAgo);
    refused(&mut disk, with("2027-11-23"), "anchor", Rule::TooFarAhead);
    let ahead = disk.save_tracker(with("2027-11-22")).unwrap();
    let count = disk.journal().count_of(&ahead, day("2026-11-21"));
    assert_eq!((count.starts_in, count.days, count.total_days), (366, 0, 0));
}

#[test]
fn what_a_tracker_cannot_have_is_refused_and_nothing_is_lost() {
    let mut disk = OnDisk::new();
    let plain = || TrackerDraft::abstain("Alcohol", day("2026-01-01"));
    let nameless = TrackerDraft {
        name: " \u{202E} ".to_owned(),
        ..plain()
    };
    refused(&mut disk, nameless, "name", Rule::Empty);
    let too_long = Rule::TooLong {
        limit: 60,
        found: 61,
    };
    refused(
        &mut disk,
        TrackerDraft {
            name: "n".repeat(61),
            ..plain()
        },
        "name",
        too_long,
    );
    let eight_days = Rule::OutOfRange {
        least: 1,
        most: 7,
        found: 8,
    };
    refused(
        &mut disk,
        TrackerDraft {
            goal: Goal::DryDays { target: 8 },
            ..plain()
        },
        "target",
        eight_days,
    );
    let cost = |minor, currency: &str| TrackerDraft {
        cost: Some(DailyCost {
            minor,
            currency: currency.to_owned(),
        }),
        ..plain()
    };
    refused(&mut disk, cost(1, "€"), "currency", Rule::Malformed);
    let nothing = Rule::OutOfRange {
        least: 1,
        most: 100_000_000,
        found: 0,
    };
    refused(&mut disk, cost(0, "EUR"), "cost", nothing);
    let far_time = TrackerDraft {
        began_at: Some("2026-01-04T00:00:00".parse().unwrap()),
        ..plain()
    };
    refused(&mut disk, far_time, "began_at", Rule::OtherDay);
}

#[test]
fn earlier_stretches_end_before_the_count_and_share_no_day() {
    let mut disk = OnDisk::new();
    let approx = |date: &str, precision| ApproxDate {
        date: day(date),
        precision,
    };
    let known = |from: &str, to: &str| EarlierStretch {
        from: approx(from, DatePrecision::Day),
        to: approx(to, DatePrecision::Day),
        note: String::new(),
    };
    let with = |earlier| TrackerDraft {
        earlier,
        ..TrackerDraft::abstain("Alcohol", day("2026-01-01"))
    };
    refused(
        &mut disk,
        with(vec![known("2025-12-01", "2026-01-01")]),
        "earlier",
        Rule::NotBefore,
    );
    refused(
        &mut disk,
        with(vec![known("2025-03-01", "2025-02-28")]),
        "earlier",
        Rule::Order,
    );
    refused(
        &mut disk,
        with(vec![
            known("2025-03-01", "2025-03-31"),
            known("2025-01-01", "2025-03-01"),
        ]),
        "earlier",
        Rule::Repeated,
    );
    let uncertain = EarlierStretch {
        from: approx("2019-05-17", DatePrecision::Month),
        to: approx("2020-08-09", DatePrecision::Year),
        note: "about a year".to_owned(),
    };
    let saved = disk.save_tracker(with(vec![uncertain])).unwrap();
    assert_eq!(
        saved.earlier[0].from.date,
        day("2019-05-01"),
        "as far as it is known"
    );
    assert_eq!(saved.earlier[0].to.latest(), day("2020-12-31"));
    assert_eq!(
        disk.journal().count_of(&saved, day("2026-01-11")).free_days,
        10
    );
}

#[test]
fn a_tracker_in_the_trash_keeps_what_belongs_to_it_until_it_goes_for_good() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    disk.lapse(&tracker, ("2026-03-12", "2026-03-12"), LapseEffect::Restart)
        .unwrap();
    disk.check_in(CheckInDraft {
        urges: vec![Urge {
            tracker_id: Some(tracker.id),
            strength: 3,
        }],
        ..CheckInDraft::default()
    })
    .unwrap();
    let ties = disk.journal().ties_of(tracker.id);
    assert_eq!((ties.n_lapses, ties.n_urges, ties.n_day_logs), (1, 1, 0));

    disk.with(|journal, at, rng| journal.delete(tracker.id, at, rng))
        .unwrap();
    assert_eq!(disk.journal().trackers().count(), 0);
    assert_eq!(disk.journal().trash()[0].kind, Kind::Tracker);
    disk.with(|journal, at, rng| journal.undelete(tracker.id, at, rng))
        .unwrap();
    assert_eq!(disk.journal().ties_of(tracker.id), ties);

    disk.with(|journal, at, rng| journal.delete(tracker.id, at, rng))
        .unwrap();
    disk.later(TimeDelta::days(31));
    disk.reopen(Access::ReadWrite);
    assert!(disk.journal().snapshot().trackers.is_empty());
    assert!(
        disk.journal().snapshot().lapses.is_empty(),
        "it went with it"
    );
    assert_eq!(disk.journal().check_ins().count(), 1, "the urge stays");
}

#[test]
fn a_tracker_comes_back_only_under_a_name_of_its_own() {
    let mut disk = OnDisk::new();
    let first = disk.tracker("Alcohol", "2026-01-01");
    disk.with(|journal, at, rng| journal.delete(first.id, at, rng))
        .unwrap();
    disk.tracker("alcohol", "2026-02-01");
    assert!(matches!(
        disk.with(|journal, at, rng| journal.undelete(first.id, at, rng)),
        Err(JournalError::NotUnique { field: "name" })
    ));
}

#[test]
fn a_tracker_that_was_saved_meanwhile_is_not_written_over() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let renamed = TrackerDraft {
        name: "Wine".to_owned(),
        ..TrackerDraft::of(&tracker, None)
    };
    disk.save_tracker(renamed).unwrap();
    let stale = TrackerDraft {
        name: "Beer".to_owned(),
        ..TrackerDraft::of(&tracker, None)
    };
    assert!(matches!(
        disk.save_tracker(stale),
        Err(JournalError::Stale {
            current_revision: 2
        })
    ));
}

#[test]
fn a_day_log_belongs_to_a_goal_that_has_one() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    let draft = DayLogDraft {
        tracker_id: tracker.id,
        date: day("2026-11-20"),
        revision: 0,
        state: DayState::Yes,
        amount_hundredths: None,
    };
    assert!(matches!(
        disk.with(|journal, at, rng| journal.save_day_log(draft, at, rng)),
        Err(JournalError::Invalid {
            rule: Rule::OtherGoal,
            ..
        })
    ));
}
