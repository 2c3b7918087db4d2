//! Which days of a range were logged and which were paused: stated with every chart, so that no
//! empty day is taken for a value (domain rule 4.8). Not here: the strip that shows them
//! (`chart::strip`).

use crate::count;
use crate::message::Message;
use crate::range::DateRange;
use chrono::NaiveDate;
use serde::Serialize;

/// The logged days and the pauses of a range.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LoggedDays {
    /// Days with a value, in order.
    pub logged: Vec<NaiveDate>,
    /// Pauses, as far as they lie in the range; in order, and none has a day of another.
    pub pauses: Vec<DateRange>,
}

impl LoggedDays {
    /// Of `logged` (in order, no day twice) and `pauses` (in any order) what lies in `range`.
    #[must_use]
    pub fn within(
        range: DateRange,
        logged: impl IntoIterator<Item = NaiveDate>,
        pauses: &[DateRange],
    ) -> Self {
        Self {
            logged: logged
                .into_iter()
                .filter(|date| range.holds(*date))
                .collect(),
            pauses: joined(pauses.iter().filter_map(|p| p.within(range)).collect()),
        }
    }

    /// Days within the pauses, less those that were logged all the same.
    #[must_use]
    pub fn paused(&self) -> u32 {
        let paused: u32 = self
            .pauses
            .iter()
            .map(DateRange::days)
            .fold(0, u32::saturating_add);
        let held = |date: &&NaiveDate| self.pauses.iter().any(|pause| pause.holds(**date));
        let logged = self.logged.iter().filter(held);
        paused.saturating_sub(count(logged.count()))
    }

    /// "18 of 30 days logged", of the `days` of the range.
    pub(crate) fn message(&self, days: u32) -> Message {
        Message::days_logged(count(self.logged.len()), days, self.paused())
    }
}

/// Pauses of everything and of the mood alone may lie over each other; here they are one.
fn joined(mut pauses: Vec<DateRange>) -> Vec<DateRange> {
    pauses.sort_by_key(|pause| pause.from);
    let mut joined: Vec<DateRange> = Vec::with_capacity(pauses.len());
    for pause in pauses {
        match joined.last_mut() {
            Some(last) if pause.from <= last.to => last.to = last.to.max(pause.to),
            _ => joined.push(pause),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logged_day_within_a_pause_is_logged() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let range = |from, to| DateRange {
            from: day(from),
            to: day(to),
        };
        let pauses = [range(20, 30), range(1, 6), range(2, 4), range(21, 22)];
        let days = LoggedDays::within(range(5, 21), [3, 5, 9, 20].map(day), &pauses);
        assert_eq!(days.logged, [5, 9, 20].map(day));
        assert_eq!(days.pauses, [range(5, 6), range(20, 21)]);
        assert_eq!(days.paused(), 2);
    }
}
