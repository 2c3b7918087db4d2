//! The acceptance cases that are about dates alone.

use crate::given::{count, day, lapse, numbers, restarts, runs, tracker};
use cairn_journal::counting::{self, ComingMilestone, Elapsed, ReachedMilestone, TrackerCount};
use cairn_journal::entities::{
    AnchorKind, ApproxDate, DatePrecision, EarlierStretch, LapseEffect, LeapRule, MilestoneDef,
    MilestoneUnit, Tracker,
};
use chrono::NaiveDate;

use MilestoneUnit::{Days, Months, Weeks, Years};

fn date_of(anchor: &str, unit: MilestoneUnit, n: u32) -> String {
    let date = counting::milestone_date(day(anchor), unit, n, LeapRule::Feb28);
    date.unwrap().to_string()
}

fn preset(name: &str) -> &'static [MilestoneDef] {
    counting::preset(name).unwrap().items
}

fn reached(count: &TrackerCount, set: &str) -> Vec<ReachedMilestone> {
    counting::reached(count, preset(set), LeapRule::Feb28)
}

fn coming(count: &TrackerCount, set: &str) -> Vec<ComingMilestone> {
    counting::coming(count, preset(set), LeapRule::Feb28)
}

fn ymd(count: &TrackerCount) -> [u32; 3] {
    let Elapsed {
        years,
        months,
        days,
    } = count.elapsed;
    [years, months, days]
}

fn has(reached: &[ReachedMilestone], unit: MilestoneUnit, n: u32) -> Option<NaiveDate> {
    let found = reached
        .iter()
        .find(|one| (one.milestone.unit, one.milestone.n) == (unit, n));
    found.map(|one| one.date)
}

#[test]
fn ac_01_months_are_added_to_the_anchor_and_never_chained() {
    let dates: Vec<_> = (1..=6).map(|n| date_of("2026-01-31", Months, n)).collect();
    assert_eq!(
        dates,
        [
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31"
        ]
    );
}

#[test]
fn ac_02_a_month_and_thirty_days_are_two_things() {
    let tracker = tracker(day("2026-01-31"));
    let set = [MilestoneDef::of(Months, 1), MilestoneDef::of(Days, 30)];
    let february = count(&tracker, &[], "2026-02-28");
    assert_eq!((ymd(&february), february.days), ([0, 1, 0], 28));
    let reached = counting::reached(&february, &set, LeapRule::Feb28);
    assert_eq!(has(&reached, Months, 1), Some(day("2026-02-28")));
    assert_eq!(has(&reached, Days, 30), None);
    let coming = counting::coming(&february, &set, LeapRule::Feb28);
    assert_eq!((coming.len(), coming[0].date), (1, day("2026-03-02")));
    let before = count(&tracker, &[], "2026-03-30");
    assert_eq!((ymd(&before), before.days), ([0, 1, 30], 58));
    assert_eq!(ymd(&count(&tracker, &[], "2026-03-31")), [0, 2, 0]);
}

#[test]
fn ac_03_the_leap_day_has_an_anniversary_every_year() {
    let anniversaries = |rule| -> Vec<String> {
        (1..=4)
            .map(|n| counting::milestone_date(day("2024-02-29"), Years, n, rule))
            .map(|date| date.unwrap().to_string())
            .collect()
    };
    assert_eq!(
        anniversaries(LeapRule::Feb28),
        ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]
    );
    assert_eq!(
        anniversaries(LeapRule::Mar1),
        ["2025-03-01", "2026-03-01", "2027-03-01", "2028-02-29"]
    );
    let leap = tracker(day("2024-02-29"));
    let on = |text: &str| {
        let count = count(&leap, &[], text);
        (ymd(&count), count.days)
    };
    assert_eq!(on("2025-02-28"), ([1, 0, 0], 365));
    assert_eq!(on("2028-02-28"), ([3, 11, 30], 1460));
    assert_eq!(on("2028-02-29"), ([4, 0, 0], 1461));
    assert_eq!(
        date_of("2096-02-29", Years, 4),
        "2100-02-28",
        "2100 has no leap day"
    );

    let mar1 = Tracker {
        leap_rule: LeapRule::Mar1,
        ..leap
    };
    assert_eq!(ymd(&count(&mar1, &[], "2025-02-28")), [0, 11, 30]);
    assert_eq!(ymd(&count(&mar1, &[], "2025-03-01")), [1, 0, 0]);
}

#[test]
fn ac_04_both_anchors_of_one_history_are_a_day_apart() {
    assert_eq!(date_of("2026-10-22", Days, 30), "2026-11-21");
    assert_eq!(date_of("2026-10-23", Days, 30), "2026-11-22");
    let last_use = Tracker {
        anchor_kind: AnchorKind::LastUse,
        ..tracker(day("2026-10-22"))
    };
    let first_day = tracker(day("2026-10-23"));
    assert_eq!(last_use.first_free_day(), first_day.first_free_day());
    let (a, b) = (
        count(&last_use, &[], "2026-11-21"),
        count(&first_day, &[], "2026-11-21"),
    );
    assert_eq!(
        (a.days, b.days),
        (30, 29),
        "days are counted from the anchor"
    );
    assert_eq!(numbers(&a), numbers(&b), "free days are the same history");
}

#[test]
fn ac_05_the_first_day_is_no_day_or_day_one_and_the_milestone_is_tomorrow() {
    let today = count(&tracker(day("2026-11-21")), &[], "2026-11-21");
    assert_eq!((today.days, today.starts_in), (0, 0));
    let first = &coming(&today, "plain")[0];
    assert_eq!((first.milestone.n, first.date), (1, day("2026-11-22")));
    assert!(reached(&today, "plain").is_empty());
}

#[test]
fn ac_06_ninety_days_and_three_months() {
    let today = count(&tracker(day("2026-08-23")), &[], "2026-11-21");
    assert_eq!((today.days, ymd(&today)), (90, [0, 2, 29]));
    assert_eq!(
        has(&reached(&today, "tokens-monthly"), Days, 90),
        Some(day("2026-11-21"))
    );
    assert_eq!(date_of("2026-08-23", Months, 3), "2026-11-23");
}

#[test]
fn ac_07_key_tags_of_a_year_and_a_half() {
    let tracker = tracker(day("2025-05-31"));
    let far = count(&tracker, &[], "2027-05-31");
    let dates: Vec<_> = reached(&far, "keytags")
        .iter()
        .map(|one| one.date.to_string())
        .collect();
    assert_eq!(
        dates,
        [
            "2025-05-31",
            "2025-06-30",
            "2025-07-30",
            "2025-08-29",
            "2025-11-30",
            "2026-02-28",
            "2026-05-31",
            "2026-11-30",
            "2027-05-31",
        ]
    );
    let next = &coming(&count(&tracker, &[], "2026-11-21"), "keytags")[0];
    assert_eq!((next.milestone.unit, next.milestone.n), (Months, 18));
    assert_eq!(next.in_days, 9);
}

#[test]
fn ac_08_a_thousand_days_and_which_comes_first() {
    assert_eq!(
        count(&tracker(day("2024-02-26")), &[], "2026-11-21").days,
        999
    );
    assert_eq!(date_of("2024-02-26", Days, 1000), "2026-11-22");
    assert_eq!(date_of("2026-01-01", Days, 30), "2026-01-31");
    assert_eq!(date_of("2026-01-01", Months, 1), "2026-02-01");
    let set = [MilestoneDef::of(Days, 30), MilestoneDef::of(Months, 1)];
    let all = counting::coming(
        &count(&tracker(day("2026-02-01")), &[], "2026-02-01"),
        &set,
        LeapRule::Feb28,
    );
    let order: Vec<_> = all
        .iter()
        .map(|one| (one.milestone.unit, one.date))
        .collect();
    assert_eq!(
        order,
        [(Months, day("2026-03-01")), (Days, day("2026-03-03"))]
    );
}

#[test]
fn ac_09_seven_years_to_the_day() {
    let count = count(&tracker(day("2019-11-21")), &[], "2026-11-21");
    assert_eq!((ymd(&count), count.days), ([7, 0, 0], 2557));
    assert_eq!(
        has(&reached(&count, "plain"), Years, 7),
        Some(day("2026-11-21")),
        "today"
    );
}

#[test]
fn ac_15_a_lapse_begins_a_new_run_and_the_first_one_keeps_its_stones() {
    let tracker = tracker(day("2026-01-01"));
    let count = count(
        &tracker,
        &restarts(&[("2026-03-12", "2026-03-12")]),
        "2026-11-21",
    );
    assert_eq!(runs(&count), [70, 253]);
    assert_eq!(numbers(&count), [253, 253, 323, 324]);
    assert_eq!(
        (count.since, count.anchor),
        (day("2026-01-01"), day("2026-03-13"))
    );
    assert_eq!(ymd(&count), [0, 8, 8]);
    assert_eq!(date_of("2026-03-13", Months, 6), "2026-09-13");
    let stones = reached(&count, "tokens-monthly");
    let sixty: Vec<_> = stones
        .iter()
        .filter(|one| (one.milestone.unit, one.milestone.n) == (Days, 60))
        .map(|one| (one.run, one.date))
        .collect();
    assert_eq!(sixty, [(1, day("2026-03-02")), (2, day("2026-05-12"))]);
    assert_eq!(count.longest_until, None, "the longest run goes on");
}

#[test]
fn ac_16_three_runs_and_what_comes_next() {
    let tracker = tracker(day("2025-06-01"));
    let lapses = restarts(&[("2025-09-10", "2025-09-12"), ("2026-08-02", "2026-08-02")]);
    let count = count(&tracker, &lapses, "2026-11-21");
    assert_eq!(runs(&count), [101, 323, 110]);
    assert_eq!(numbers(&count), [110, 323, 534, 538]);
    assert_eq!(count.longest_until, Some(day("2026-08-01")));
    let next = &coming(&count, "tokens-monthly")[0];
    assert_eq!((next.milestone.unit, next.milestone.n), (Months, 4));
    assert_eq!((next.date, next.in_days), (day("2026-12-03"), 12));
    assert_eq!(reached(&count, "tokens-monthly").len(), 4 + 11 + 4);
}

#[test]
fn ac_17_no_number_is_ever_below_zero() {
    let tracker = tracker(day("2026-11-01"));
    let lapses = restarts(&[("2026-11-21", "2026-11-21")]);
    let on = |text: &str| numbers(&count(&tracker, &lapses, text));
    assert_eq!(on("2026-11-21"), [0, 20, 20, 20]);
    assert_eq!(on("2026-11-22"), [0, 20, 20, 21]);
    assert_eq!(on("2026-11-23"), [1, 20, 21, 22]);
    let before = count(&tracker, &lapses, "2026-10-28");
    assert_eq!((numbers(&before), before.days), ([0; 4], 0));
    assert_eq!(before.starts_in, 4, "it starts in four days");
}

#[test]
fn ac_18_a_kept_day_counts_and_can_be_changed_and_changed_back() {
    let tracker = tracker(day("2026-01-01"));
    let with = |effect| {
        let lapse = lapse(1, day("2026-05-05"), day("2026-05-05"), effect);
        count(&tracker, &[lapse], "2026-11-21")
    };
    assert_eq!(numbers(&with(LapseEffect::Keep)), [324, 324, 324, 324]);
    assert_eq!(runs(&with(LapseEffect::Restart)), [124, 199]);
    assert_eq!(numbers(&with(LapseEffect::Keep)), [324, 324, 324, 324]);
}

#[test]
fn an_undecided_lapse_lets_the_numbers_stand_at_the_day_before() {
    let tracker = tracker(day("2026-01-01"));
    let lapses = [lapse(
        1,
        day("2026-03-12"),
        day("2026-03-12"),
        LapseEffect::Undecided,
    )];
    let frozen = count(&tracker, &lapses, "2026-11-21");
    assert_eq!(numbers(&frozen), [70, 70, 70, 70]);
    assert_eq!((frozen.undecided, frozen.days), (Some(lapses[0].id), 70));
    assert!(
        coming(&frozen, "plain").is_empty(),
        "dates wait for the decision"
    );
    assert_eq!(
        has(&reached(&frozen, "plain"), Days, 30),
        Some(day("2026-01-31"))
    );
    assert_eq!(has(&reached(&frozen, "plain"), Days, 100), None);
    assert_eq!(
        numbers(&count(&tracker, &lapses, "2026-03-01")),
        [59; 4],
        "before it"
    );
}

#[test]
fn the_day_after_last_use_is_the_first_free_day_of_every_run() {
    let tracker = Tracker {
        anchor_kind: AnchorKind::LastUse,
        ..tracker(day("2026-01-01"))
    };
    let count = count(
        &tracker,
        &restarts(&[("2026-03-12", "2026-03-14")]),
        "2026-03-20",
    );
    assert_eq!(runs(&count), [69, 5]);
    assert_eq!((count.anchor, count.days), (day("2026-03-14"), 6));
    assert_eq!(count.runs[1].from, day("2026-03-15"));
}

#[test]
fn a_run_without_a_free_day_has_no_milestones() {
    let tracker = tracker(day("2026-01-01"));
    let lapses = restarts(&[("2026-01-01", "2026-01-03"), ("2026-01-04", "2026-01-05")]);
    let count = count(&tracker, &lapses, "2026-01-10");
    assert_eq!(runs(&count), [0, 0, 4]);
    let welcome = reached(&count, "keytags");
    assert_eq!((welcome.len(), welcome[0].run), (1, 3));
}

#[test]
fn a_milestone_on_the_morning_of_a_lapse_was_reached() {
    let tracker = tracker(day("2026-01-01"));
    let count = count(
        &tracker,
        &restarts(&[("2026-01-31", "2026-01-31")]),
        "2026-02-01",
    );
    assert_eq!(runs(&count)[0], 30);
    assert_eq!(
        has(&reached(&count, "plain"), Days, 30),
        Some(day("2026-01-31"))
    );
}

#[test]
fn weeks_are_seven_days_and_series_go_on() {
    assert_eq!(date_of("2026-01-01", Weeks, 6), "2026-02-12");
    let count = count(&tracker(day("2016-01-01")), &[], "2026-11-21");
    let years = reached(&count, "plain");
    let years = years.iter().filter(|one| one.milestone.unit == Years);
    assert_eq!(years.count(), 10);
    let next = coming(&count, "plain");
    let next: Vec<_> = next.iter().map(|one| one.milestone.n).collect();
    assert_eq!(next, [11], "the next year only");
}

#[test]
fn one_milestone_stands_once_also_when_a_series_has_it() {
    let set = [
        MilestoneDef::of(Years, 1),
        MilestoneDef::of(MilestoneUnit::YearsEachFrom, 1),
        MilestoneDef::of(Days, 365),
    ];
    let count = count(&tracker(day("2025-01-01")), &[], "2026-01-01");
    let reached = counting::reached(&count, &set, LeapRule::Feb28);
    assert_eq!(
        reached.len(),
        2,
        "a year, and 365 days, which are another thing"
    );
}

fn stretch(from: (&str, DatePrecision), to: (&str, DatePrecision)) -> EarlierStretch {
    let date = |(date, precision): (&str, DatePrecision)| ApproxDate {
        date: day(date),
        precision,
    };
    EarlierStretch {
        from: date(from),
        to: date(to),
        note: String::new(),
    }
}

#[test]
fn an_earlier_stretch_counts_only_when_both_of_its_days_are_known() {
    use DatePrecision::{Day, Month, Year};
    let tracker = Tracker {
        earlier: vec![
            stretch(("2019-03-01", Day), ("2020-02-29", Day)),
            stretch(("2021-05-01", Month), ("2021-09-10", Day)),
            stretch(("2022-01-01", Year), ("2023-01-01", Year)),
        ],
        ..tracker(day("2026-11-01"))
    };
    let count = count(&tracker, &[], "2026-11-21");
    assert_eq!(count.earlier_days, 366);
    assert_eq!(numbers(&count), [20, 366, 386, 386]);
    assert_eq!(count.longest_until, Some(day("2020-02-29")));
    assert_eq!(runs(&count), [20], "it is no run of this count");
}

#[test]
fn hours_are_shown_for_three_days_after_a_given_time() {
    let at = |text: &str| text.parse().unwrap();
    let began = at("2026-10-24T21:30:00Z");
    let hours = |text| counting::hours_since(began, at(text));
    assert_eq!(hours("2026-10-24T21:30:00Z"), Some(0));
    assert_eq!(hours("2026-10-25T20:29:59Z"), Some(22));
    assert_eq!(hours("2026-10-27T21:29:59Z"), Some(71));
    assert_eq!(hours("2026-10-27T21:30:00Z"), None, "dates afterwards");
    assert_eq!(hours("2026-10-24T21:00:00Z"), None, "still to come");
}

#[test]
fn a_yearly_date_comes_again_on_its_day() {
    let next = |date, on| {
        counting::next_yearly(day(date), day(on))
            .unwrap()
            .to_string()
    };
    assert_eq!(next("2020-11-25", "2026-11-21"), "2026-11-25");
    assert_eq!(next("2020-11-25", "2026-11-25"), "2026-11-25");
    assert_eq!(next("2020-11-25", "2026-11-26"), "2027-11-25");
    assert_eq!(next("2020-02-29", "2026-11-21"), "2027-02-28");
    assert_eq!(next("2027-06-01", "2026-11-21"), "2027-06-01");
}
