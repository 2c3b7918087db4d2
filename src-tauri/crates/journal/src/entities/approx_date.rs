//! A date as exactly as somebody remembers it.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day, or only its month or its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ApproxDate {
    /// The day; the first of the month or of the year when only that is known.
    pub date: NaiveDate,
    /// How much of it is known.
    pub precision: DatePrecision,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DatePrecision {
    /// All of it.
    Day,
    /// Month and year.
    Month,
    /// The year.
    Year,
}

impl ApproxDate {
    /// The day, when it is known.
    #[must_use]
    pub fn known(self) -> Option<NaiveDate> {
        (self.precision == DatePrecision::Day).then_some(self.date)
    }

    /// The first day it may be.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        let first = match self.precision {
            DatePrecision::Day => Some(self.date),
            DatePrecision::Month => self.date.with_day(1),
            DatePrecision::Year => NaiveDate::from_ymd_opt(self.date.year(), 1, 1),
        };
        first.unwrap_or(self.date)
    }

    /// The last day it may be.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let months = match self.precision {
            DatePrecision::Day => return self.date,
            DatePrecision::Month => 1,
            DatePrecision::Year => 12,
        };
        self.earliest()
            .checked_add_months(Months::new(months))
            .and_then(|next| next.pred_opt())
            .unwrap_or(self.date)
    }

    /// Brings the date to the first day it may be, its stored form.
    pub(crate) fn settle(&mut self) {
        self.date = self.earliest();
    }
}
