//! The stretches of days in which a mood line has nothing, each either paused or not logged. Not
//! here: what is written into them.

use crate::mood::MoodTrend;
use crate::range::DateRange;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Days in a row on which nothing is drawn.
pub(super) struct Gap {
    pub(super) days: DateRange,
    pub(super) paused: bool,
}

/// The gaps of `mood` in the order of days; none holds a logged day, or one of a line or a band.
pub(super) fn gaps(mood: &MoodTrend) -> Vec<Gap> {
    let mut drawn: BTreeSet<NaiveDate> = mood.daily.iter().map(|day| day.date).collect();
    drawn.extend(mood.median7.iter().map(|at| at.date));
    drawn.extend(mood.band.iter().map(|at| at.date));

    let mut gaps = Vec::new();
    let mut from = Some(mood.range.from);
    for date in drawn {
        if let (Some(from), Some(to)) = (from, date.pred_opt()) {
            split(DateRange { from, to }, &mood.pauses, &mut gaps);
        }
        from = date.succ_opt();
    }
    if let Some(from) = from {
        let to = mood.range.to;
        split(DateRange { from, to }, &mood.pauses, &mut gaps);
    }
    gaps
}

/// Adds the gaps of the days of `silent`, of which there may be none. `pauses` are in order, and
/// none has a day of another.
fn split(silent: DateRange, pauses: &[DateRange], gaps: &mut Vec<Gap>) {
    let mut add = |days: DateRange, paused| {
        if days.from <= days.to {
            gaps.push(Gap { days, paused });
        }
    };
    let mut from = silent.from;
    for pause in pauses.iter().filter_map(|pause| pause.within(silent)) {
        if let Some(to) = pause.from.pred_opt() {
            add(DateRange { from, to }, false);
        }
        add(pause, true);
        let Some(next) = pause.to.succ_opt() else {
            return;
        };
        from = next;
    }
    let to = silent.to;
    add(DateRange { from, to }, false);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mood::{MoodContext, mood_trend_of};

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn days(from: u32, to: u32) -> DateRange {
        DateRange {
            from: day(from),
            to: day(to),
        }
    }

    fn found(logged: &[u32], pauses: &[DateRange]) -> Vec<(DateRange, bool)> {
        let moods = logged.iter().map(|d| (day(*d), 1.0));
        let context = MoodContext {
            pauses: pauses.to_vec(),
            ..MoodContext::default()
        };
        let gaps = gaps(&mood_trend_of(moods, days(1, 30), &context));
        gaps.into_iter().map(|gap| (gap.days, gap.paused)).collect()
    }

    #[test]
    fn days_that_follow_each_other_have_no_gap_between() {
        let all: Vec<u32> = (1..=30).collect();
        assert_eq!(found(&all, &[]), []);
        assert_eq!(
            found(&[2, 3, 5], &[]),
            [
                (days(1, 1), false),
                (days(4, 4), false),
                // From the fifth on the line goes on for as long as it has three values.
                (days(9, 30), false),
            ]
        );
    }

    #[test]
    fn a_pause_is_told_from_the_days_around_it() {
        assert_eq!(
            found(&[1, 20], &[days(5, 9), days(18, 22)]),
            [
                (days(2, 4), false),
                (days(5, 9), true),
                (days(10, 17), false),
                (days(18, 19), true),
                (days(21, 22), true),
                (days(23, 30), false),
            ]
        );
    }
}
