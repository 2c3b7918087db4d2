//! Milestones for tests of the cairn.

use cairn_insights::cairn::{Reached, Stone, StoneSize};
use cairn_vault::RecordId;
use chrono::{Days, Months, NaiveDate};

/// A tracker by number.
pub fn tracker(number: u32) -> RecordId {
    format!("7f3a1c52-0000-4000-8000-{number:012x}")
        .parse()
        .expect("an id")
}

pub fn stone(number: u32, date: NaiveDate, size: StoneSize) -> Stone {
    Stone {
        tracker_id: tracker(number),
        date,
        size,
    }
}

/// The milestones of days and months that a run from `anchor` reaches up to `last`.
pub fn run(number: u32, anchor: NaiveDate, days: &[u32], months: &[u32]) -> Vec<Stone> {
    let days = days.iter().map(|&n| {
        let date = anchor + Days::new(u64::from(n));
        stone(number, date, StoneSize::of_days(n))
    });
    let months = months.iter().map(|&n| {
        let date = anchor + Months::new(n);
        stone(number, date, StoneSize::of_months(n))
    });
    days.chain(months).collect()
}

pub fn seen(stones: Vec<Stone>) -> Vec<Reached> {
    let reached = |stone| Reached {
        stone,
        is_new: false,
    };
    stones.into_iter().map(reached).collect()
}

/// Two trackers, one of them with three runs: 26 stones, and the next one.
pub fn two_trackers() -> (Vec<Reached>, Stone) {
    let day = |text: &str| text.parse().expect("a day");
    let stones = [
        run(1, day("2025-06-01"), &[1, 30, 60, 90], &[]),
        run(
            1,
            day("2025-09-13"),
            &[1, 30, 60, 90],
            &[4, 5, 6, 7, 8, 9, 10],
        ),
        run(1, day("2026-08-03"), &[1, 30, 60, 90], &[]),
        run(2, day("2025-05-31"), &[0, 30, 60, 90], &[6, 9, 12]),
    ];
    let next = stone(2, day("2026-11-30"), StoneSize::Months);
    (seen(stones.concat()), next)
}

/// Ten years with all milestones of the first, a second tracker of two years, and a third that
/// began anew each summer.
pub fn many_years() -> (Vec<Reached>, Stone) {
    let day = |text: &str| text.parse().expect("a day");
    let first_year = [4, 5, 6, 7, 8, 9, 10, 11, 12, 18];
    let years: Vec<u32> = (2..=10).map(|year| 12 * year).collect();
    let mut stones = run(1, day("2016-02-29"), &[1, 30, 60, 90], &first_year);
    stones.extend(run(1, day("2016-02-29"), &[], &years));
    stones.extend(run(2, day("2024-11-01"), &[1, 30, 60, 90], &first_year));
    stones.extend(run(2, day("2024-11-01"), &[], &[24]));
    for summer in 2020..2026 {
        let anchor = NaiveDate::from_ymd_opt(summer, 6, 1).expect("a day");
        stones.extend(run(3, anchor, &[1, 7, 30], &[]));
    }
    (seen(stones), stone(3, day("2026-12-24"), StoneSize::Days))
}
