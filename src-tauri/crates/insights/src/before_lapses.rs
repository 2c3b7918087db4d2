//! The week before earlier lapses beside all other days, from the person's own notes. It looks back
//! and says how many days it is made of; it is never a warning, a prediction or a cause.

use crate::count;
use crate::daily::DayValue;
use crate::measure::Measure;
use crate::message::Message;
use crate::quantile::median;
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// Days before a lapse that are looked at.
const BEFORE_DAYS: u64 = 7;
/// Fewest lapses with a logged day before them.
const MIN_LAPSES: usize = 3;
/// Fewest logged days before lapses.
const MIN_BEFORE: usize = 8;
/// Fewest logged days beside them.
const MIN_OTHERS: usize = 24;

/// The days before lapses and the other days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BeforeLapses {
    /// Median of the daily values in the 7 days before lapses.
    pub before: f64,
    /// How many days that is.
    pub n_before: u32,
    /// Median of the daily values of all other days.
    pub others: f64,
    /// How many days that is.
    pub n_others: u32,
    /// Lapses with a logged day before them.
    pub lapses: u32,
}

impl BeforeLapses {
    /// The same in sentences, for moods.
    pub(crate) fn message(&self) -> [Message; 2] {
        let mood = |value| Measure::Mood.written(value);
        [
            Message::new(
                "mood-before-lapses",
                vec![
                    ("before", mood(self.before)),
                    ("n_before", self.n_before.into()),
                    ("lapses", self.lapses.into()),
                    ("others", mood(self.others)),
                    ("n_others", self.n_others.into()),
                ],
            ),
            Message::plain("mood-before-lapses-looks-back"),
        ]
    }
}

/// The daily values in the 7 days before the `starts` of lapses, and those of all other days that
/// lie outside them. Days of a lapse itself (`lapse_days`) are in neither. `None` below 3 lapses
/// with a logged day before them, 8 such days or 24 others: the floors of domain rule 4.4, for
/// which the rule on lapses names none.
#[must_use]
pub fn before_lapses(
    daily: &[DayValue],
    starts: &[NaiveDate],
    lapse_days: impl Fn(NaiveDate) -> bool,
) -> Option<BeforeLapses> {
    let leads_to = |date: NaiveDate, start: NaiveDate| {
        date < start
            && date
                .checked_add_days(Days::new(BEFORE_DAYS))
                .is_none_or(|end| start <= end)
    };
    let (mut before, mut others) = (Vec::new(), Vec::new());
    for day in daily.iter().filter(|day| !lapse_days(day.date)) {
        if starts.iter().any(|start| leads_to(day.date, *start)) {
            before.push(day.value);
        } else {
            others.push(day.value);
        }
    }
    let seen = |start: &&NaiveDate| {
        daily
            .iter()
            .any(|day| !lapse_days(day.date) && leads_to(day.date, **start))
    };
    let lapses = starts.iter().filter(seen).count();
    if lapses < MIN_LAPSES || before.len() < MIN_BEFORE || others.len() < MIN_OTHERS {
        return None;
    }
    Some(BeforeLapses {
        before: median(&before)?,
        n_before: count(before.len()),
        others: median(&others)?,
        n_others: count(others.len()),
        lapses: count(lapses),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
    }

    fn values(days: impl IntoIterator<Item = u64>) -> Vec<DayValue> {
        days.into_iter()
            .map(|n| DayValue {
                date: day(n),
                value: if n % 20 < 7 { -1.0 } else { 1.0 },
                n: 1,
            })
            .collect()
    }

    #[test]
    fn the_week_before_is_set_beside_all_other_days() {
        let starts = [7, 27, 47].map(day);
        let found = before_lapses(&values(0..60), &starts, |date| starts.contains(&date));
        assert_eq!(
            found,
            Some(BeforeLapses {
                before: -1.0,
                n_before: 21,
                others: 1.0,
                n_others: 36,
                lapses: 3
            })
        );
    }

    #[test]
    fn below_its_floors_it_says_nothing() {
        let none = |_: NaiveDate| false;
        let starts = [7, 27, 47].map(day);
        assert_eq!(
            before_lapses(&values(0..60), &starts[..2], none),
            None,
            "two lapses"
        );
        let few = values([5, 6, 25, 26, 45, 46, 40].into_iter().chain(100..140));
        assert_eq!(before_lapses(&few, &starts, none), None, "seven days");
        let others = values((0..7).chain(20..27).chain(40..47).chain(100..123));
        assert_eq!(before_lapses(&others, &starts, none), None, "23 others");
        let enough = values((0..7).chain(20..27).chain(40..47).chain(100..124));
        assert!(before_lapses(&enough, &starts, none).is_some());
    }
}
