//! Weeks of a day log.

use crate::given::{day, id, log, tracker};
use cairn_journal::counting::{DayLogWeek, day_log_summary, day_log_weeks};
use cairn_journal::entities::{DayLog, DayState, Goal, Pause, PauseScope, Rest, Tracker};
use chrono::{DateTime, NaiveDate};

use DayState::{No, Unknown, Yes};

fn with(goal: Goal) -> Tracker {
    Tracker {
        goal,
        ..tracker(day("2026-01-01"))
    }
}

fn week(tracker: &Tracker, logs: &[DayLog], today: &str) -> DayLogWeek {
    let today = day(today);
    let mut weeks = day_log_weeks(tracker, logs, &[], 1, [today, today], today);
    assert_eq!(weeks.len(), 1);
    weeks.remove(0)
}

fn counts(week: &DayLogWeek) -> [u32; 4] {
    [week.yes, week.no, week.not_logged, week.open]
}

#[test]
fn ac_47_a_day_that_is_not_logged_counts_neither_way() {
    let tracker = with(Goal::DryDays { target: 4 });
    let mut logs = vec![
        log("2026-11-16", Yes, None),
        log("2026-11-17", Yes, None),
        log("2026-11-18", No, Some(200)),
        log("2026-11-20", Yes, None),
    ];
    let open = week(&tracker, &logs, "2026-11-21");
    assert_eq!((open.from, open.to), (day("2026-11-16"), day("2026-11-22")));
    assert_eq!(
        counts(&open),
        [3, 1, 1, 2],
        "3 dry, 1 not, 1 not logged, 2 days open"
    );
    assert_eq!((open.target, open.met), (Some(4), None));
    logs.push(log("2026-11-21", Yes, None));
    let met = week(&tracker, &logs, "2026-11-21");
    assert_eq!((met.yes, met.met), (4, Some(true)));
}

#[test]
fn a_goal_is_out_of_reach_only_when_nothing_unknown_could_meet_it() {
    let tracker = with(Goal::DoDays { target: 5 });
    let two_no = [log("2026-11-16", No, None), log("2026-11-17", No, None)];
    assert_eq!(week(&tracker, &two_no, "2026-11-22").met, None);
    let three_no = [&two_no[..], &[log("2026-11-18", No, None)]].concat();
    assert_eq!(week(&tracker, &three_no, "2026-11-22").met, Some(false));
}

#[test]
fn unknown_said_is_unknown_and_not_open() {
    let tracker = with(Goal::AsPrescribed);
    let today = week(&tracker, &[log("2026-11-21", Unknown, None)], "2026-11-21");
    assert_eq!(counts(&today), [0, 0, 6, 1]);
    assert_eq!(today.met, None);
}

#[test]
fn an_amount_decides_where_the_goal_is_about_amounts() {
    let daily = with(Goal::LimitPerDay {
        limit_hundredths: 200,
    });
    let logs = [
        log("2026-11-16", Yes, Some(201)),
        log("2026-11-17", No, Some(200)),
        log("2026-11-18", No, Some(0)),
    ];
    assert_eq!(counts(&week(&daily, &logs, "2026-11-22"))[..2], [2, 1]);

    let weekly = with(Goal::LimitPerWeek {
        limit_hundredths: 1_400,
    });
    let mut logs: Vec<_> = (16..=21)
        .map(|date| log(&format!("2026-11-{date}"), Yes, Some(200)))
        .collect();
    let six = week(&weekly, &logs, "2026-11-22");
    assert_eq!(
        (six.amount_hundredths, six.met),
        (1_200, None),
        "Sunday is not known"
    );
    logs.push(log("2026-11-22", Yes, Some(200)));
    assert_eq!(week(&weekly, &logs, "2026-11-22").met, Some(true));
    logs.push(log("2026-11-22", Yes, Some(201)));
    assert_eq!(week(&weekly, &logs, "2026-11-22").met, Some(false));
}

fn pause(from: &str, to: Option<&str>) -> Pause {
    Pause {
        id: id(7),
        revision: 1,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        deleted_at: None,
        from: day(from),
        to: to.map(day),
        scope: PauseScope::All,
        rest: Rest::new(),
    }
}

#[test]
fn paused_days_are_paused_and_days_before_the_first_are_none() {
    let tracker = Tracker {
        anchor: day("2026-11-18"),
        ..with(Goal::DryDays { target: 3 })
    };
    let today = day("2026-11-22");
    let logs = [log("2026-11-18", Yes, None), log("2026-11-20", Yes, None)];
    let paused = pause("2026-11-19", Some("2026-11-20"));
    let week = &day_log_weeks(&tracker, &logs, &[&paused], 1, [today, today], today)[0];
    assert_eq!(
        counts(week),
        [2, 0, 1, 1],
        "what was logged in a pause was logged"
    );
    assert_eq!(week.paused, 1);
    let before: Vec<_> = week
        .days
        .iter()
        .filter(|one| one.date < tracker.anchor)
        .collect();
    assert_eq!(before.len(), 2);

    let summary = day_log_summary(&tracker, &logs, &[&paused], today);
    let numbers = [summary.yes, summary.no, summary.not_logged, summary.paused];
    assert_eq!(numbers, [2, 0, 1, 1]);
}

#[test]
fn a_week_begins_on_the_day_of_the_settings() {
    let tracker = with(Goal::AsPrescribed);
    let (from, to) = (day("2026-11-14"), day("2026-11-21"));
    let firsts = |week_start| -> Vec<NaiveDate> {
        day_log_weeks(&tracker, [], &[], week_start, [from, to], to)
            .iter()
            .map(|week| week.from)
            .collect()
    };
    assert_eq!(firsts(1), [day("2026-11-09"), day("2026-11-16")]);
    assert_eq!(firsts(7), [day("2026-11-08"), day("2026-11-15")]);
    assert_eq!(firsts(6), [day("2026-11-14"), day("2026-11-21")]);
}
