//! Weeks of a day log (domain 2.2.7). A day that was not logged counts neither way, and today and
//! the days to come are open.

use crate::entities::{DayLog, DayState, Goal, Pause, Tracker};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate, Weekday};
use serde::Serialize;
use std::collections::HashMap;

/// One week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DayLogWeek {
    /// Its first day, by the first day of the week in the settings.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Its 7 days.
    pub days: Vec<WeekDay>,
    /// Days that are a yes.
    pub yes: u32,
    /// Days that are a no.
    pub no: u32,
    /// Days that passed and are not known.
    pub not_logged: u32,
    /// Today, if it is not logged yet, and the days to come.
    pub open: u32,
    /// Days of a pause.
    pub paused: u32,
    /// Days wanted; `None` for goals without such a number.
    pub target: Option<u8>,
    /// Sum of the amounts, in hundredths of the unit.
    pub amount_hundredths: u32,
    /// The most wanted for the week, in hundredths of the unit; `None` for other goals.
    pub limit_hundredths: Option<u32>,
    /// Whether the goal of the week was met; `None` while days that are open or not known decide.
    pub met: Option<bool>,
}

/// One day of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WeekDay {
    /// The day.
    pub date: NaiveDate,
    /// How it counts.
    pub state: WeekDayState,
    /// The amount noted, in hundredths of the unit.
    pub amount_hundredths: Option<u32>,
    /// The record of it, for changing it.
    pub log_id: Option<RecordId>,
    /// The revision of that record; 0 without one.
    pub revision: u32,
}

/// How a day counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WeekDayState {
    /// Dry, done, taken, within the limit.
    Yes,
    /// Not so.
    No,
    /// Passed and not known.
    NotLogged,
    /// Today or later, and not logged yet.
    Open,
    /// Of a pause.
    Paused,
    /// Before the first day of the tracker.
    Before,
}

/// All days of a day log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DayLogSummary {
    /// Days that are a yes.
    pub yes: u32,
    /// Days that are a no.
    pub no: u32,
    /// Days that passed and are not known.
    pub not_logged: u32,
    /// Days of a pause that are not logged.
    pub paused: u32,
}

/// The weeks of `tracker` that have a day from `from` to `to`, the first one first.
#[must_use]
pub fn day_log_weeks<'a>(
    tracker: &Tracker,
    logs: impl IntoIterator<Item = &'a DayLog>,
    pauses: &[&Pause],
    week_start: u8,
    [from, to]: [NaiveDate; 2],
    today: NaiveDate,
) -> Vec<DayLogWeek> {
    let first = from.week(weekday(week_start)).first_day();
    // A day of the last week may lie up to six days after `to`.
    let last = to.checked_add_days(Days::new(6)).unwrap_or(to);
    let wanted = |log: &&DayLog| first <= log.date && log.date <= last;
    let logs = by_date(tracker, logs.into_iter().filter(wanted));
    first
        .iter_weeks()
        .take_while(|monday| *monday <= to)
        .map(|first| week(tracker, &logs, pauses, first, today))
        .collect()
}

/// All days of `tracker` up to `today`, which counts only once it is logged.
#[must_use]
pub fn day_log_summary<'a>(
    tracker: &Tracker,
    logs: impl IntoIterator<Item = &'a DayLog>,
    pauses: &[&Pause],
    today: NaiveDate,
) -> DayLogSummary {
    let logs = by_date(tracker, logs);
    let mut summary = DayLogSummary::default();
    let days = tracker.first_free_day().iter_days();
    for date in days.take_while(|date| *date <= today) {
        match state_on(tracker, logs.get(&date).copied(), pauses, date, today) {
            WeekDayState::Yes => summary.yes += 1,
            WeekDayState::No => summary.no += 1,
            WeekDayState::NotLogged => summary.not_logged += 1,
            WeekDayState::Paused => summary.paused += 1,
            WeekDayState::Open | WeekDayState::Before => {}
        }
    }
    summary
}

/// How a day counts by `goal`: where an amount was noted and the goal is about amounts, the amount
/// decides.
#[must_use]
pub fn effective_state(goal: Goal, state: DayState, amount_hundredths: Option<u32>) -> DayState {
    let by = |is_met: bool| if is_met { DayState::Yes } else { DayState::No };
    match (goal, amount_hundredths) {
        (Goal::DryDays { .. }, Some(amount)) => by(amount == 0),
        (Goal::LimitPerDay { limit_hundredths }, Some(amount)) => by(amount <= limit_hundredths),
        (Goal::LimitPerWeek { .. }, Some(_)) => DayState::Yes,
        _ => state,
    }
}

type Logs<'a> = HashMap<NaiveDate, &'a DayLog>;

fn by_date<'a>(tracker: &Tracker, logs: impl IntoIterator<Item = &'a DayLog>) -> Logs<'a> {
    logs.into_iter()
        .filter(|log| log.tracker_id == tracker.id && log.deleted_at.is_none())
        .map(|log| (log.date, log))
        .collect()
}

fn state_on(
    tracker: &Tracker,
    log: Option<&DayLog>,
    pauses: &[&Pause],
    date: NaiveDate,
    today: NaiveDate,
) -> WeekDayState {
    let state = log.map(|log| effective_state(tracker.goal, log.state, log.amount_hundredths));
    match state {
        Some(DayState::Yes) => WeekDayState::Yes,
        Some(DayState::No) => WeekDayState::No,
        _ if date < tracker.first_free_day() => WeekDayState::Before,
        _ if pauses.iter().any(|pause| pause.holds(date)) => WeekDayState::Paused,
        // Said to be unknown, it is not open any more.
        Some(DayState::Unknown) => WeekDayState::NotLogged,
        None if date < today => WeekDayState::NotLogged,
        None => WeekDayState::Open,
    }
}

fn week(
    tracker: &Tracker,
    logs: &Logs<'_>,
    pauses: &[&Pause],
    first: NaiveDate,
    today: NaiveDate,
) -> DayLogWeek {
    let days: Vec<_> = first
        .iter_days()
        .take(7)
        .map(|date| {
            let log = logs.get(&date).copied();
            WeekDay {
                date,
                state: state_on(tracker, log, pauses, date, today),
                amount_hundredths: log.and_then(|log| log.amount_hundredths),
                log_id: log.map(|log| log.id),
                revision: log.map_or(0, |log| log.revision),
            }
        })
        .collect();
    let n = |state| days.iter().map(|day| u32::from(day.state == state)).sum();
    let (target, limit_hundredths) = match tracker.goal {
        Goal::DryDays { target } | Goal::DoDays { target } => (Some(target), None),
        Goal::LimitPerWeek { limit_hundredths } => (None, Some(limit_hundredths)),
        Goal::Abstain | Goal::LimitPerDay { .. } | Goal::AsPrescribed => (None, None),
    };
    let mut week = DayLogWeek {
        from: first,
        to: first.checked_add_days(Days::new(6)).unwrap_or(first),
        yes: n(WeekDayState::Yes),
        no: n(WeekDayState::No),
        not_logged: n(WeekDayState::NotLogged),
        open: n(WeekDayState::Open),
        paused: n(WeekDayState::Paused),
        target,
        amount_hundredths: days
            .iter()
            .filter_map(|day| day.amount_hundredths)
            .fold(0, u32::saturating_add),
        limit_hundredths,
        met: None,
        days,
    };
    week.met = met(&week);
    week
}

/// What is not known is counted neither way: a goal is met, or can no longer be met, or it is not
/// said.
fn met(week: &DayLogWeek) -> Option<bool> {
    if let Some(target) = week.target.map(u32::from) {
        let possible = week.yes + week.open + week.not_logged + week.paused;
        return match week.yes >= target {
            true => Some(true),
            false => (possible < target).then_some(false),
        };
    }
    let limit = week.limit_hundredths?;
    let all_known = week.days.iter().all(|day| day.amount_hundredths.is_some());
    match week.amount_hundredths > limit {
        true => Some(false),
        false => all_known.then_some(true),
    }
}

fn weekday(week_start: u8) -> Weekday {
    match week_start {
        2 => Weekday::Tue,
        3 => Weekday::Wed,
        4 => Weekday::Thu,
        5 => Weekday::Fri,
        6 => Weekday::Sat,
        7 => Weekday::Sun,
        _ => Weekday::Mon,
    }
}
