//! Values by day of the week, each with how far its median may be trusted (domain rule 4.4). Not
//! here: the picture (`chart::weekday`).
//!
//! The rule speaks of days that are lower. What is higher is said under the same conditions: a page
//! that could only ever name a bad day would not be honest either.

use crate::count;
use crate::daily::{DayValue, daily_values};
use crate::logged::LoggedDays;
use crate::measure::Measure;
use crate::median_interval::{MedianInterval, median_interval};
use crate::message::{Message, MessageArg};
use crate::names;
use crate::quantile::median;
use crate::range::DateRange;
use cairn_journal::entities::CheckIn;
use chrono::Datelike;
use serde::Serialize;

/// Fewest values of a weekday about which something is said.
const MIN_OWN: usize = 8;
/// Fewest values of the other six days beside it.
const MIN_OTHERS: usize = 24;

/// One measure over a range, by day of the week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekdayPattern {
    /// The days asked for.
    pub range: DateRange,
    /// What was measured.
    pub measure: Measure,
    /// Days with a value.
    pub days_logged: u32,
    /// Days in the range.
    pub days_in_range: u32,
    /// Which days those are, and which were paused.
    pub days: LoggedDays,
    /// Monday to Sunday.
    pub weekdays: Vec<WeekdayRow>,
    /// The one weekday that stands apart, if any does.
    pub apart: Option<WeekdayApart>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// The values of one day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeekdayRow {
    /// ISO: 1 Monday to 7 Sunday.
    pub weekday: u8,
    /// Days with a value.
    pub n: u32,
    /// Median of their daily values; `None` without one.
    pub median: Option<f64>,
    /// Where that median may lie; `None` for fewer than 5 values.
    pub interval: Option<MedianInterval>,
}

/// A weekday whose interval lies wholly on one side of all other days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeekdayApart {
    /// ISO: 1 Monday to 7 Sunday.
    pub weekday: u8,
    /// Median of all other days together.
    pub others: f64,
    /// Whether it lies below them.
    pub below: bool,
}

/// The daily values of `measure` in `check_ins` (in any order) over `range`, by day of the week;
/// `pauses` are shown as such and change no value.
#[must_use]
pub fn weekday_pattern<'a>(
    check_ins: impl IntoIterator<Item = &'a CheckIn>,
    measure: Measure,
    range: DateRange,
    pauses: &[DateRange],
) -> WeekdayPattern {
    let mut daily = daily_values(measure.values(check_ins));
    daily.retain(|day| range.holds(day.date));
    let weekdays: Vec<WeekdayRow> = (1..=7).map(|weekday| row(weekday, &daily)).collect();
    let mut pattern = WeekdayPattern {
        range,
        measure,
        days_logged: count(daily.len()),
        days_in_range: range.days(),
        days: LoggedDays::within(range, daily.iter().map(|day| day.date), pauses),
        apart: apart(&weekdays, &daily),
        weekdays,
        message: Vec::new(),
    };
    pattern.message = sentences(&pattern);
    pattern
}

fn row(weekday: u8, daily: &[DayValue]) -> WeekdayRow {
    let values: Vec<f64> = daily
        .iter()
        .filter(|day| iso(day) == weekday)
        .map(|day| day.value)
        .collect();
    WeekdayRow {
        weekday,
        n: count(values.len()),
        median: median(&values),
        interval: median_interval(&values),
    }
}

/// Of the weekdays that stand apart the one farthest from the others: seven days are seven chances
/// to be fooled, so one is enough.
fn apart(weekdays: &[WeekdayRow], daily: &[DayValue]) -> Option<WeekdayApart> {
    let mut farthest: Option<(f64, WeekdayApart)> = None;
    for row in weekdays {
        let (Some(own), Some(interval)) = (row.median, row.interval) else {
            continue;
        };
        let others: Vec<f64> = daily
            .iter()
            .filter(|day| iso(day) != row.weekday)
            .map(|day| day.value)
            .collect();
        let own_n = row.n as usize;
        let (true, Some(middle)) = (
            own_n >= MIN_OWN && others.len() >= MIN_OTHERS,
            median(&others),
        ) else {
            continue;
        };
        let below = interval.high < middle;
        if !below && interval.low <= middle {
            continue;
        }
        let away = (own - middle).abs();
        if farthest.is_none_or(|(farther, _)| away > farther) {
            let weekday = row.weekday;
            let others = middle;
            farthest = Some((
                away,
                WeekdayApart {
                    weekday,
                    others,
                    below,
                },
            ));
        }
    }
    farthest.map(|(_, apart)| apart)
}

fn sentences(pattern: &WeekdayPattern) -> Vec<Message> {
    if pattern.days_in_range == 0 {
        return vec![Message::plain("chart-no-days")];
    }
    let logged = pattern.days.message(pattern.days_in_range);
    if pattern.days_logged == 0 {
        return vec![Message::plain("chart-nothing-logged"), logged];
    }
    let apart = match pattern.apart {
        Some(apart) => apart_message(pattern, apart),
        None => Message::plain("weekday-none-apart"),
    };
    vec![apart, logged, Message::plain("weekday-chances")]
}

fn apart_message(pattern: &WeekdayPattern, apart: WeekdayApart) -> Message {
    let row = &pattern.weekdays[usize::from(apart.weekday) - 1];
    let value = |value| pattern.measure.written(value);
    let id = if apart.below {
        "weekday-lower"
    } else {
        "weekday-higher"
    };
    Message::new(
        id,
        vec![
            ("weekdays", names::weekdays(apart.weekday).into()),
            ("median", value(row.median.unwrap_or_default())),
            ("others", value(apart.others)),
            ("n", MessageArg::from(row.n)),
        ],
    )
}

fn iso(day: &DayValue) -> u8 {
    // 1 to 7, which fits.
    day.date.weekday().number_from_monday() as u8
}
