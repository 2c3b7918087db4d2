//! One value per day from any number of check-ins (domain rule 4.1). Not here: days without a
//! value; they stay absent.

use crate::quantile::median;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// The value of one logged day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DayValue {
    /// Logical day.
    pub date: NaiveDate,
    /// Median of the day.
    pub value: f64,
    /// How many check-ins it is made of, at least 1.
    pub n: u32,
}

/// The median of each day that has a value, in the order of days.
#[must_use]
pub fn daily_values(values: impl IntoIterator<Item = (NaiveDate, f64)>) -> Vec<DayValue> {
    let mut days: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    for (date, value) in values {
        days.entry(date).or_default().push(value);
    }
    days.into_iter()
        .filter_map(|(date, values)| {
            let n = u32::try_from(values.len()).unwrap_or(u32::MAX);
            median(&values).map(|value| DayValue { date, value, n })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_22_daily_value_is_the_median_of_the_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let values = daily_values([
            (day(21), -1.0),
            (day(20), 2.0),
            (day(21), 2.0),
            (day(20), -1.0),
            (day(21), 1.0),
        ]);
        assert_eq!(
            values,
            [
                DayValue {
                    date: day(20),
                    value: 0.5,
                    n: 2
                },
                DayValue {
                    date: day(21),
                    value: 1.0,
                    n: 3
                }
            ]
        );
    }
}
