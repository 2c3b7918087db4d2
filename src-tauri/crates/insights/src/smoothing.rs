//! Trailing windows over daily values (domain rule 4.2). Not here: the line between two of the
//! results; a chart may join only days that follow each other.
//!
//! A window ends at its day and looks back only, so a day's result never changes when later days
//! are logged. Nothing is filled in and nothing is continued beyond the last window that holds
//! enough values.

use crate::daily::DayValue;
use crate::quantile::quantile_of_sorted;
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// Logical days in the window of the median line.
const MEDIAN_DAYS: u64 = 7;
/// Fewest daily values for which the line is drawn.
const MEDIAN_MIN: usize = 3;
/// Logical days in the window of the band.
const BAND_DAYS: u64 = 28;
/// Fewest daily values for which the band is drawn.
const BAND_MIN: usize = 8;

/// A value that belongs to a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DatedValue {
    /// Logical day.
    pub date: NaiveDate,
    /// The value.
    pub value: f64,
}

/// The middle half of the values up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DayBand {
    /// Logical day.
    pub date: NaiveDate,
    /// 25th percentile (type 7).
    pub low: f64,
    /// 75th percentile (type 7).
    pub high: f64,
}

/// The median of the 7 days up to each day, where at least 3 of them have a value. `daily` is in
/// the order of days, as [`crate::daily_values`] returns it.
#[must_use]
pub fn rolling_median(daily: &[DayValue]) -> Vec<DatedValue> {
    windows(daily, MEDIAN_DAYS, MEDIAN_MIN, |date, sorted| {
        Some(DatedValue {
            date,
            value: quantile_of_sorted(sorted, 0.5)?,
        })
    })
}

/// The quartiles of the 28 days up to each day, where at least 8 of them have a value. `daily` is
/// in the order of days, as [`crate::daily_values`] returns it.
#[must_use]
pub fn quartile_band(daily: &[DayValue]) -> Vec<DayBand> {
    windows(daily, BAND_DAYS, BAND_MIN, |date, sorted| {
        let low = quantile_of_sorted(sorted, 0.25)?;
        Some(DayBand {
            date,
            low,
            high: quantile_of_sorted(sorted, 0.75)?,
        })
    })
}

/// Calls `of` with the sorted values of each trailing window that holds at least `min`. Visits
/// only days that a value reaches, so a range of centuries with two values costs two windows.
fn windows<T>(
    daily: &[DayValue],
    days: u64,
    min: usize,
    of: impl Fn(NaiveDate, &[f64]) -> Option<T>,
) -> Vec<T> {
    let mut results = Vec::new();
    let mut first = 0;
    let mut sorted = Vec::new();
    for (i, newest) in daily.iter().enumerate() {
        let next = daily.get(i + 1).map(|day| day.date);
        for ahead in 0..days {
            let Some(date) = newest.date.checked_add_days(Days::new(ahead)) else {
                break;
            };
            if next.is_some_and(|next| date >= next) {
                break;
            }
            while date.signed_duration_since(daily[first].date).num_days() >= days as i64 {
                first += 1;
            }
            if i + 1 - first < min {
                continue;
            }
            sorted.clear();
            sorted.extend(daily[first..=i].iter().map(|day| day.value));
            sorted.sort_unstable_by(f64::total_cmp);
            results.extend(of(date, &sorted));
        }
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::daily::daily_values;

    fn day(d: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, 1).unwrap() + Days::new(d - 1)
    }

    #[test]
    fn ac_20_the_median_line_breaks_where_fewer_than_three_values_are_near() {
        let logged = [
            (1, 1.0),
            (3, 2.0),
            (4, -1.0),
            (7, 0.0),
            (8, 3.0),
            (14, 1.0),
            (15, -2.0),
        ];
        let daily = daily_values(logged.map(|(d, value)| (day(d), value)));
        let expected = [
            (4, 1.0),
            (5, 1.0),
            (6, 1.0),
            (7, 0.5),
            (8, 1.0),
            (9, 1.0),
            (10, 0.0),
        ];
        assert_eq!(
            rolling_median(&daily),
            expected.map(|(d, value)| DatedValue {
                date: day(d),
                value
            })
        );
        assert!(quartile_band(&daily).is_empty());
    }

    #[test]
    fn the_band_needs_eight_values_in_28_days() {
        let eight = |last| {
            let days = [1, 2, 3, 4, 5, 6, 7, last];
            daily_values(days.map(|d| (day(d), (d % 7) as f64)))
        };
        let band = quartile_band(&eight(28));
        assert_eq!(
            band,
            [DayBand {
                date: day(28),
                low: 0.75,
                high: 4.25
            }]
        );
        assert!(quartile_band(&eight(29)).is_empty());
    }
}
