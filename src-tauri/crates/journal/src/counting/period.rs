//! Months and years on the calendar (domain 2.2.3).
//!
//! No library's difference of dates is used: they disagree with each other at the ends of months
//! (domain 2.2.4), while all of them add alike.

use crate::entities::LeapRule;
use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

/// How long hours are shown after a moment that was given.
const HOURS_SHOWN: TimeDelta = TimeDelta::days(3);
/// The last year that a date is written with; later milestones do not come.
const LAST_YEAR: i32 = 9999;

/// A length of time in calendar units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Elapsed {
    /// Whole years.
    pub years: u32,
    /// Whole months beyond the years, 0 to 11.
    pub months: u32,
    /// Days beyond the months, 0 to 30.
    pub days: u32,
}

/// The same day of the month `n` months after `anchor`, or the last day of a month that is too
/// short (rule 1). With [`LeapRule::Mar1`] an anniversary of 29 February falls on 1 March in common
/// years (rule 4). `None` beyond the year 9999.
#[must_use]
pub fn add_months(anchor: NaiveDate, n: u32, leap_rule: LeapRule) -> Option<NaiveDate> {
    let date = anchor.checked_add_months(Months::new(n))?;
    let from_leap_day = (anchor.month(), anchor.day()) == (2, 29);
    let moved = from_leap_day && (date.month(), date.day()) == (2, 28);
    let date = match leap_rule {
        LeapRule::Mar1 if moved => date.succ_opt()?,
        _ => date,
    };
    (date.year() <= LAST_YEAR).then_some(date)
}

/// The whole months from `anchor` to `on`, as years and months, and the days beyond them (rule 5).
/// Nothing at all while `on` lies before `anchor`.
#[must_use]
pub fn elapsed(anchor: NaiveDate, on: NaiveDate, leap_rule: LeapRule) -> Elapsed {
    if on <= anchor {
        return Elapsed::default();
    }
    let months = (on.year() - anchor.year()) * 12 + on.month0() as i32 - anchor.month0() as i32;
    let months = months.unsigned_abs();
    // In the month of `on` the day may not have come yet; the one before is then the last.
    let (months, date) = match add_months(anchor, months, leap_rule) {
        Some(date) if date <= on => (months, date),
        _ => {
            let before = months.saturating_sub(1);
            let date = add_months(anchor, before, leap_rule).unwrap_or(anchor);
            (before, date)
        }
    };
    Elapsed {
        years: months / 12,
        months: months % 12,
        days: days_between(date, on),
    }
}

/// Days from `first` to `last`, both at the same hour of the calendar; 0 when `last` is not later.
pub(crate) fn days_between(first: NaiveDate, last: NaiveDate) -> u32 {
    u32::try_from(last.signed_duration_since(first).num_days()).unwrap_or(0)
}

/// Whole hours since `began`, for the first three days; afterwards days are enough.
#[must_use]
pub fn hours_since(began: DateTime<Utc>, now: DateTime<Utc>) -> Option<u32> {
    let passed = now - began;
    if passed >= HOURS_SHOWN {
        return None;
    }
    u32::try_from(passed.num_hours())
        .ok()
        .filter(|_| passed >= TimeDelta::zero())
}

/// The next day on which a yearly `date` comes again, `on` itself included; from 29 February it is
/// 28 February in common years.
#[must_use]
pub fn next_yearly(date: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
    if on <= date {
        return Some(date);
    }
    let years = elapsed(date, on, LeapRule::Feb28).years;
    [years, years + 1]
        .into_iter()
        .filter_map(|years| add_months(date, years * 12, LeapRule::Feb28))
        .find(|next| *next >= on)
}
