//! What holds for whatever was logged: nothing is said below a floor, and days without a note at
//! the ends of a range change nothing.

mod common;

use cairn_insights::{
    BeforeAfter, DateRange, Direction, Link, Measure, PairChoice, UrgeFall, change_summary,
    describe, episode_summary, fall_without_tool, loess, median_interval, pair_trend, series_trend,
    urge_map, weekday_pattern,
};
use cairn_journal::entities::CheckIn;
use chrono::Days;
use common::{check_in, day};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

/// One check-in on each day that has a mood, from 5 January 2026 on, a Monday.
fn journal(moods: &[Option<i8>]) -> Vec<CheckIn> {
    (0..)
        .zip(moods)
        .filter_map(|(i, mood)| {
            let date = (day("2026-01-05") + Days::new(i)).to_string();
            let mood = (*mood)?;
            let urges = json!([{"tracker_id": null, "strength": mood + 3}]);
            let more = json!({"valence": mood, "sleep_min": 400 + i16::from(mood), "urges": urges});
            Some(check_in(&date, &more))
        })
        .collect()
}

fn range(days: u64) -> DateRange {
    let from = day("2026-01-05");
    DateRange {
        from,
        to: from + Days::new(days),
    }
}

const SLEEP_AND_MOOD: PairChoice = PairChoice {
    first: Measure::Sleep,
    second: Measure::Mood,
    next_day: false,
};

/// Everything but the days asked for and the sentences, which name them.
fn findings(numbers: impl Serialize) -> Value {
    let mut value = serde_json::to_value(numbers).expect("it serialises");
    let object = value.as_object_mut().expect("an object");
    for name in ["range", "days_in_range", "message"] {
        object.remove(name);
    }
    value
}

proptest! {
    #[test]
    fn nothing_is_said_below_a_floor(values in prop::collection::vec(-3..=3_i8, 0..40)) {
        let floats: Vec<f64> = values.iter().copied().map(f64::from).collect();
        let points: Vec<(i32, f64)> = (0..).step_by(2).zip(floats.iter().copied()).collect();
        let n = values.len();
        prop_assert_eq!(median_interval(&floats).is_some(), n >= 5);
        prop_assert_eq!(loess(&points).is_empty(), n < 20);
        prop_assert_eq!(describe(&points) == Direction::NotEnoughYet, n < 10);
        let pairs: Vec<BeforeAfter> =
            floats.iter().map(|v| BeforeAfter { before: *v, after: 0.0 }).collect();
        prop_assert_eq!(change_summary(&pairs).is_some(), n >= 5);
        let minutes: Vec<u32> = values.iter().map(|v| u32::from(v.unsigned_abs()) + 10).collect();
        prop_assert_eq!(episode_summary(&minutes).is_some(), n >= 5);
        let falls: Vec<UrgeFall> =
            values.iter().map(|v| UrgeFall { fall: *v, minutes: 10 }).collect();
        prop_assert_eq!(fall_without_tool(&falls, 10).is_some(), n >= 5);
        prop_assert_eq!(fall_without_tool(&falls, 100), None);

        let moods: Vec<Option<i8>> = values.iter().copied().map(Some).collect();
        let check_ins = journal(&moods);
        let pair = pair_trend(&check_ins.iter(), SLEEP_AND_MOOD, range(60), &[]);
        prop_assert_eq!(pair.words == Link::NotEnoughYet, n < 30);
        prop_assert!(n >= 30 || pair.rho.is_none());
        let weekdays = weekday_pattern(&check_ins, Measure::Mood, range(60), &[]);
        for row in &weekdays.weekdays {
            prop_assert_eq!(row.interval.is_some(), row.n >= 5);
        }
        let apart = weekdays.apart.map(|apart| weekdays.weekdays[usize::from(apart.weekday) - 1].n);
        prop_assert!(apart.is_none_or(|own| own >= 8 && n as u32 - own >= 24));
    }

    #[test]
    fn missing_days_at_the_ends_change_nothing(
        moods in prop::collection::vec(prop::option::weighted(0.6, -3..=3_i8), 1..60),
        before in 0..300_u64,
        after in 0..300_u64,
    ) {
        let check_ins = journal(&moods);
        // The trailing windows of the last day reach a week beyond it.
        let tight = range(moods.len() as u64 + 7);
        let wide = DateRange {
            from: tight.from - Days::new(before),
            to: tight.to + Days::new(after),
        };
        let all = |range| [
            findings(weekday_pattern(&check_ins, Measure::Mood, range, &[])),
            findings(urge_map(common::notes_of(&check_ins, None), 240, range, &[])),
            findings(series_trend(&check_ins.iter(), range, &[])),
            findings(pair_trend(&check_ins.iter(), SLEEP_AND_MOOD, range, &[])),
        ];
        prop_assert_eq!(all(tight), all(wide));
    }
}
