//! How the invented year goes, day by day: a slow rise, the seasons, better and worse days that
//! resemble their neighbours, weeks with little in them, and two weeks away.
//!
//! Not here: what is written about it.

use super::chance::Chance;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// One day of the year.
pub(crate) struct Day {
    pub date: NaiveDate,
    /// How it is, about -3 to 3.
    pub mood: f64,
    /// A day one would not like to meet unasked.
    pub hard: bool,
    /// Away, without the journal.
    pub away: bool,
    /// How much of it is noted, in percent.
    pub noted: u32,
    /// Sleep of the night before, in minutes.
    pub sleep_min: i32,
    /// The strongest urge of the day, 0 to 10.
    pub urge: i32,
}

/// Days from the start to the Friday of the return to use, and what it does to the days after.
pub(crate) const RETURN_DAY: u64 = 118;
/// Days from the start until the cat is ill.
pub(crate) const VET_DAY: u64 = 160;
/// Days from the start to the anniversary of a death.
pub(crate) const GRIEF_DAY: u64 = 201;
/// Days away.
const AWAY_DAYS: u64 = 14;
/// What each month adds to the mood, from January.
const SEASON: [f64; 12] = [
    -0.3, -0.3, -0.1, 0.1, 0.2, 0.3, 0.3, 0.2, 0.1, 0.0, -0.2, -0.3,
];
/// How much of a week is noted, in percent; each of these once before any comes again.
static WEEKS: [u32; 10] = [100, 100, 95, 90, 100, 85, 100, 55, 25, 95];

/// The year up to `today`, which is its last day.
pub(crate) fn year(chance: &mut Chance, start: NaiveDate, today: NaiveDate) -> Vec<Day> {
    let away_from = away(start, today);
    let length = today.signed_duration_since(start).num_days().max(1);
    let (mut days, mut carried, mut noted) = (Vec::new(), 0.0, 100);
    for (index, date) in start
        .iter_days()
        .take_while(|date| *date <= today)
        .enumerate()
    {
        if index % 7 == 0 {
            noted = *chance.deal(&WEEKS);
        }
        carried = 0.6 * carried + 1.35 * chance.wobble();
        let gone = f64::from(u32::try_from(index).unwrap_or(u32::MAX)) / length as f64;
        let month = SEASON[date.month0() as usize];
        let event = event(start, date);
        let mood = -0.75 + 1.6 * gone + month + carried + event;
        let away = date >= away_from && date < away_from + Days::new(AWAY_DAYS);
        let sleep = 415.0 + 20.0 * mood + 70.0 * chance.wobble();
        let friday = if matches!(date.weekday(), Weekday::Fri | Weekday::Sat) {
            1.0
        } else {
            0.0
        };
        let urge = 4.6 - 3.2 * gone - 0.8 * mood + friday + 2.0 * chance.wobble() - event;
        days.push(Day {
            date,
            mood,
            hard: event < -0.9 || mood < -1.4,
            away,
            noted,
            sleep_min: (sleep / 5.0).round().clamp(36.0, 120.0) as i32 * 5,
            urge: urge.round().clamp(0.0, 10.0) as i32,
        });
    }
    days
}

/// What happened on a day beyond the ordinary, as it weighs on the mood.
fn event(start: NaiveDate, date: NaiveDate) -> f64 {
    let since = |event: u64| {
        date.signed_duration_since(start + Days::new(event))
            .num_days()
    };
    match (since(RETURN_DAY), since(VET_DAY), since(GRIEF_DAY)) {
        (0, _, _) => -2.4,
        (1, _, _) => -2.0,
        (2..=4, _, _) => -1.1,
        (5..=9, _, _) => -0.5,
        (_, 0..=1, _) | (_, _, 0) => -1.5,
        (_, _, -1 | 1) => -0.6,
        _ => 0.0,
    }
}

/// A summer fortnight, or another one when the summer lies at an end of the year.
fn away(start: NaiveDate, today: NaiveDate) -> NaiveDate {
    let far_enough = |date: &NaiveDate| {
        *date >= start + Days::new(40) && *date + Days::new(AWAY_DAYS + 30) <= today
    };
    let first_saturday = |month: u32| {
        start
            .iter_days()
            .take_while(|date| *date <= today)
            .find(|date| date.month() == month && date.weekday() == Weekday::Sat)
    };
    [8, 6, 9, 5]
        .into_iter()
        .filter_map(first_saturday)
        .find(far_enough)
        .unwrap_or(start + Days::new(240))
}
