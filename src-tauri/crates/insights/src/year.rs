//! A year day by day (domain rule 4.9): logged, not logged, paused, or still to come. Not here: the
//! picture (`chart::year`).

use crate::count;
use crate::daily::daily_values;
use crate::measure::Measure;
use crate::message::Message;
use crate::range::DateRange;
use cairn_journal::entities::CheckIn;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// The mood of one calendar year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearOfDays {
    /// The year.
    pub year: i32,
    /// Days that are not to come.
    pub past: u32,
    /// Days with a mood.
    pub logged: u32,
    /// Days within a pause and without a mood.
    pub paused: u32,
    /// Every day of the year in order; 365 or 366.
    pub days: Vec<YearDay>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// One day of a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearDay {
    /// The day.
    pub date: NaiveDate,
    /// What is known of it.
    #[serde(flatten)]
    pub state: DayState,
}

/// What is known of a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum DayState {
    /// It has a mood.
    Logged {
        /// Median of the day.
        value: f64,
        /// Check-ins it is made of.
        n: u32,
    },
    /// It has none.
    NotLogged,
    /// It has none, and the person had paused.
    Paused,
    /// It is still to come.
    Future,
}

/// The mood of `check_ins` (in any order) on each day of `year`, seen on the day `today`. A day
/// with a value counts as logged even within a pause, or when a clock was ahead.
#[must_use]
pub fn year_of_days<'a>(
    check_ins: impl IntoIterator<Item = &'a CheckIn>,
    pauses: &[DateRange],
    year: i32,
    today: NaiveDate,
) -> YearOfDays {
    let logged: BTreeMap<NaiveDate, DayState> = daily_values(Measure::Mood.values(check_ins))
        .into_iter()
        .map(|day| {
            (
                day.date,
                DayState::Logged {
                    value: day.value,
                    n: day.n,
                },
            )
        })
        .collect();
    let state = |date: NaiveDate| match logged.get(&date) {
        Some(state) => *state,
        None if date > today => DayState::Future,
        None if pauses.iter().any(|pause| pause.holds(date)) => DayState::Paused,
        None => DayState::NotLogged,
    };
    let days: Vec<YearDay> = days_of(year)
        .map(|date| YearDay {
            date,
            state: state(date),
        })
        .collect();
    let number =
        |of: fn(&DayState) -> bool| count(days.iter().filter(|day| of(&day.state)).count());
    let mut year = YearOfDays {
        year,
        past: number(|state| !matches!(state, DayState::Future)),
        logged: number(|state| matches!(state, DayState::Logged { .. })),
        paused: number(|state| matches!(state, DayState::Paused)),
        days,
        message: Vec::new(),
    };
    year.message = vec![sentence(&year)];
    year
}

/// The days of a year; none for a year that the calendar does not hold.
fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .into_iter()
        .flat_map(|first| first.iter_days())
        .take_while(move |date| chrono::Datelike::year(date) == year)
}

fn sentence(year: &YearOfDays) -> Message {
    // As a text: a year is no count, and has no comma in it.
    let mut args = vec![("year", year.year.to_string().as_str().into())];
    if year.past == 0 {
        return Message::new("year-to-come", args);
    }
    args.push(("logged", year.logged.into()));
    args.push(("days", year.past.into()));
    if year.paused == 0 {
        return Message::new("year-logged", args);
    }
    args.push(("paused", year.paused.into()));
    Message::new("year-logged-paused", args)
}
