//! The logical day: which calendar date an instant belongs to (domain 2.2.5).
//!
//! The start of the day decides only the day; instants stay true. Not here: milestones and
//! periods.

use crate::Moment;
use crate::entities::{Settings, ZoneMode};
use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The first instant, in `zone`, on calendar date `date` whose wall clock shows `day_start_min`
/// minutes after midnight or later.
///
/// An hour that happens twice counts from its first time; a start that the clock leaps over is
/// the instant of the leap. `None` when the date has no such instant (a zone that skipped the
/// date, or a date at the end of the calendar).
#[must_use]
pub fn boundary(date: NaiveDate, zone: Tz, day_start_min: u16) -> Option<DateTime<Utc>> {
    let start = date
        .and_time(NaiveTime::MIN)
        .checked_add_signed(TimeDelta::minutes(i64::from(day_start_min)))?;
    match zone.from_local_datetime(&start) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => {
            Some(at.with_timezone(&Utc))
        }
        MappedLocalTime::None => {
            // No zone was ever 16 hours from UTC, so the leap is in this window, and the wall clock
            // rises throughout it.
            let window = TimeDelta::hours(16).num_seconds();
            let (mut before, mut after) = (-window, window);
            let shown = |seconds: i64| {
                let at = start.checked_add_signed(TimeDelta::seconds(seconds))?;
                Some((
                    at.and_utc(),
                    at.and_utc().with_timezone(&zone).naive_local(),
                ))
            };
            while after - before > 1 {
                let middle = before.midpoint(after);
                if shown(middle)?.1 >= start {
                    after = middle;
                } else {
                    before = middle;
                }
            }
            let (at, wall) = shown(after)?;
            (wall.date() == date).then_some(at)
        }
    }
}

/// The logical day of the instant `at` in `zone`: the latest date whose [`boundary`] is not after
/// it. It never goes back while time goes on, also when clocks do.
#[must_use]
pub fn logical_date(at: DateTime<Utc>, zone: Tz, day_start_min: u16) -> NaiveDate {
    let shown = at.with_timezone(&zone).date_naive();
    // A clock put back over midnight makes the next date possible; a start after `at` makes the
    // date before it right, or one before that where a zone skipped a date.
    let first = shown.succ_opt().unwrap_or(shown);
    std::iter::successors(Some(first), NaiveDate::pred_opt)
        .take(5)
        .find(|date| boundary(*date, zone, day_start_min).is_some_and(|start| start <= at))
        .unwrap_or(shown)
}

/// The zone that decides the day: the fixed one of the settings, or that of the device.
#[must_use]
pub fn zone(moment: &Moment, settings: &Settings) -> Tz {
    match settings.zone_mode {
        ZoneMode::FollowDevice => moment.zone,
        ZoneMode::Fixed { zone } => zone,
    }
}

/// The logical day of `moment`.
#[must_use]
pub fn today(moment: &Moment, settings: &Settings) -> NaiveDate {
    logical_date(moment.now, zone(moment, settings), settings.day_start)
}
