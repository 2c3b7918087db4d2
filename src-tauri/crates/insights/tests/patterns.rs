//! Windows, curves, patterns and comparisons against a table that numpy, scipy and Python's own
//! time zones made (`reference/make_patterns.py`), read here and never recomputed.

mod common;

use cairn_insights::{
    BeforeAfter, DateRange, DayValue, Measure, MeetingTime, UrgeFall, before_lapses,
    change_summary, daily_values, episode_summary, fall_without_tool, loess, median_interval,
    meeting_pairs, quartile_band, rolling_median, spearman, strategy_ranking, urge_map,
    weekday_pattern,
};
use cairn_journal::entities::{CheckIn, StrategyUse};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use common::{check_in, day};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::LazyLock;

static TABLE: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("reference/patterns.json")).expect("the table is JSON")
});

/// At least 200 samples, as the rows of one statistic.
fn rows(name: &str) -> &'static Vec<Value> {
    let rows = TABLE[name].as_array().expect("a table of that name");
    assert!(rows.len() >= 200, "{name} has {} rows", rows.len());
    rows
}

fn get<T: DeserializeOwned>(row: &Value, name: &str) -> T {
    serde_json::from_value(row[name].clone()).unwrap_or_else(|e| panic!("{name} of {row}: {e}"))
}

#[track_caller]
fn near(ours: f64, reference: f64, row: &Value) {
    let allowed = 1e-9 * reference.abs().max(1.0);
    assert!(
        (ours - reference).abs() <= allowed,
        "{ours} for {reference} in {row}"
    );
}

/// The day that a number of the table stands for.
fn numbered(n: i64) -> NaiveDate {
    day("2026-01-01") + Days::new(n.unsigned_abs())
}

fn number(date: NaiveDate) -> i64 {
    date.signed_duration_since(day("2026-01-01")).num_days()
}

fn daily(row: &Value) -> Vec<DayValue> {
    let (days, values): (Vec<i64>, Vec<f64>) = (get(row, "days"), get(row, "values"));
    daily_values(days.into_iter().map(numbered).zip(values))
}

#[test]
fn daily_values_agree_with_numpy() {
    for row in rows("daily") {
        let ours: Vec<(i64, f64, u32)> = daily(row)
            .iter()
            .map(|d| (number(d.date), d.value, d.n))
            .collect();
        assert_eq!(ours, get::<Vec<(i64, f64, u32)>>(row, "medians"), "{row}");
    }
}

#[test]
fn trailing_windows_agree_with_numpy_and_are_silent_below_their_floors() {
    for row in rows("windows") {
        let daily = daily(row);
        let median: Vec<(i64, f64)> = rolling_median(&daily)
            .iter()
            .map(|at| (number(at.date), at.value))
            .collect();
        assert_eq!(median, get::<Vec<(i64, f64)>>(row, "median"), "{row}");
        let band = quartile_band(&daily);
        let expected: Vec<(i64, f64, f64)> = get(row, "band");
        assert_eq!(band.len(), expected.len(), "{row}");
        for (ours, (date, low, high)) in band.iter().zip(expected) {
            assert_eq!(number(ours.date), date, "{row}");
            near(ours.low, low, row);
            near(ours.high, high, row);
        }
    }
}

#[test]
fn loess_agrees_with_numpys_weighted_lines() {
    for row in rows("loess") {
        let (days, values): (Vec<i32>, Vec<f64>) = (get(row, "days"), get(row, "values"));
        let points: Vec<(i32, f64)> = days.into_iter().zip(values).collect();
        let ours: Vec<(i32, f64)> = loess(&points).into_iter().flatten().collect();
        let expected: Vec<(i32, f64)> = get(row, "curve");
        assert_eq!(ours.len(), expected.len(), "{row}");
        for (ours, expected) in ours.iter().zip(expected) {
            assert_eq!(ours.0, expected.0, "{row}");
            // The table holds ten digits behind the point.
            assert!(
                (ours.1 - expected.1).abs() < 1e-9,
                "{ours:?} for {expected:?}"
            );
        }
    }
}

#[test]
fn intervals_of_medians_agree_with_scipys_binomial() {
    for row in rows("median_interval") {
        let ours = median_interval(&get::<Vec<f64>>(row, "values"));
        let expected: Option<(f64, f64, f64)> = get(row, "interval");
        assert_eq!(ours.is_some(), expected.is_some(), "{row}");
        if let (Some(ours), Some((low, high, coverage))) = (ours, expected) {
            assert_eq!((ours.low, ours.high), (low, high), "{row}");
            near(ours.coverage, coverage, row);
        }
    }
}

#[test]
fn the_weekday_that_stands_apart_agrees_with_the_rule_in_python() {
    for row in rows("weekday") {
        let (days, values): (Vec<i64>, Vec<f64>) = (get(row, "days"), get(row, "values"));
        // Halves are two check-ins a day.
        let check_ins: Vec<CheckIn> = days
            .into_iter()
            .zip(values)
            .flat_map(|(at, value)| [(at, value.floor()), (at, value.ceil())])
            .map(|(at, value)| {
                check_in(&numbered(at).to_string(), &json!({"valence": value as i8}))
            })
            .collect();
        let range = DateRange {
            from: numbered(0),
            to: numbered(150),
        };
        let apart = weekday_pattern(&check_ins, Measure::Mood, range, &[]).apart;
        let ours = apart.map(|apart| (apart.weekday, apart.others, apart.below));
        assert_eq!(ours, get::<Option<(u8, f64, bool)>>(row, "apart"), "{row}");
    }
}

#[test]
fn the_hours_of_urges_agree_with_pythons_zones() {
    for row in rows("urges") {
        let notes: Vec<(String, String, String, u8)> = get(row, "notes");
        let check_ins: Vec<CheckIn> = notes
            .iter()
            .map(|(at, zone, date, strength)| {
                let urges = json!([{"tracker_id": null, "strength": strength}]);
                check_in(date, &json!({"at": at, "zone": zone, "urges": urges}))
            })
            .collect();
        let range = DateRange {
            from: numbered(0),
            to: numbered(364),
        };
        let map = urge_map(
            common::notes_of(&check_ins, None),
            get(row, "day_start"),
            range,
            &[],
        );
        let mut ours: Vec<(u8, u8, f64, u32)> = map
            .cells
            .iter()
            .map(|c| (c.weekday, c.hour, c.median, c.n))
            .collect();
        ours.sort_by_key(|cell| (cell.0, cell.1));
        assert_eq!(ours, get::<Vec<(u8, u8, f64, u32)>>(row, "cells"), "{row}");
    }
}

#[test]
fn spearman_agrees_with_scipy() {
    for row in rows("spearman") {
        let (first, second): (Vec<f64>, Vec<f64>) = (get(row, "first"), get(row, "second"));
        let ours = spearman(&first.into_iter().zip(second).collect::<Vec<_>>());
        let expected: Option<f64> = get(row, "rho");
        assert_eq!(ours.is_some(), expected.is_some(), "{row}");
        if let (Some(ours), Some(expected)) = (ours, expected) {
            near(ours, expected, row);
        }
    }
}

#[test]
fn changes_over_meetings_agree_with_a_look_at_every_check_in() {
    let minute = |n: i64| -> DateTime<Utc> { DateTime::UNIX_EPOCH + TimeDelta::minutes(n) };
    for row in rows("meetings") {
        let meetings: Vec<(i64, i64)> = get(row, "meetings");
        let meetings: Vec<MeetingTime> = meetings
            .into_iter()
            .map(|(start, minutes)| MeetingTime {
                start: minute(start),
                end: minute(start + minutes),
                date: minute(start).date_naive(),
                format: None,
            })
            .collect();
        let moods: Vec<(i64, f64)> = get(row, "moods");
        let mut moods: Vec<(DateTime<Utc>, f64)> = moods
            .into_iter()
            .map(|(at, value)| (minute(at), value))
            .collect();
        moods.sort_by_key(|(at, _)| *at);
        let pairs = meeting_pairs(&meetings, &moods);
        assert_eq!(pairs.len(), get::<usize>(row, "n"), "{row}");
        let ours = change_summary(&pairs).map(|s| (s.median_change, s.up, s.same, s.down));
        assert_eq!(
            ours,
            get::<Option<(f64, u32, u32, u32)>>(row, "summary"),
            "{row}"
        );
    }
}

#[test]
fn drops_drawn_towards_their_mean_agree_with_scipy() {
    for row in rows("drops") {
        let drops: Vec<Vec<i32>> = get(row, "drops");
        let mut uses = Vec::new();
        for (of, drops) in drops.iter().enumerate() {
            uses.extend(drops.iter().map(|drop| one_use(of, *drop)));
        }
        let ranking = strategy_ranking(&[], &uses, &[]);
        near(
            ranking.overall_drop.expect("drops"),
            get(row, "overall"),
            row,
        );
        let expected: Vec<f64> = get(row, "shrunken");
        for one in ranking.ranked.iter().chain(&ranking.early) {
            let of: usize = one.id.to_string()[24..].parse().expect("a number");
            near(one.shrunken_drop.expect("a drop"), expected[of], row);
        }
    }
}

/// A use with a drop of -3 to 10, which lies within the scale from 7 or from 10.
fn one_use(of: usize, drop: i32) -> StrategyUse {
    let before = if drop > 7 { 10 } else { 7 };
    let at = "2026-01-02T12:00:00Z";
    serde_json::from_value(json!({
        "id": "00000000-0000-4000-8000-000000000900", "revision": 1,
        "created_at": at, "updated_at": at, "deleted_at": null,
        "date": "2026-01-02", "at": at, "zone": "Europe/Berlin", "day_start_used": 240,
        "strategy_id": format!("00000000-0000-4000-8000-{of:012}"),
        "before": before, "after": before - drop,
    }))
    .expect("a use")
}

#[test]
fn lengths_and_falls_of_urges_agree_with_numpy() {
    for row in rows("episodes") {
        let minutes: Vec<u32> = get(row, "minutes");
        let ours = episode_summary(&minutes).map(|s| (s.median_min, s.longest_min));
        assert_eq!(ours, get::<Option<(f64, u32)>>(row, "summary"), "{row}");
        let shortest = episode_summary(&minutes).map(|s| s.shortest_min);
        assert_eq!(shortest, ours.and(minutes.iter().copied().min()), "{row}");
        let falls: Vec<i8> = get(row, "falls");
        let falls: Vec<UrgeFall> = falls
            .into_iter()
            .zip(minutes)
            .map(|(fall, minutes)| UrgeFall { fall, minutes })
            .collect();
        let ours = fall_without_tool(&falls, get(row, "about"));
        let ours = ours.map(|fall| (fall.median_fall, fall.median_min, fall.n));
        assert_eq!(
            ours,
            get::<Option<(f64, f64, u32)>>(row, "without"),
            "{row}"
        );
    }
}

#[test]
fn the_days_before_lapses_agree_with_numpy() {
    for row in rows("before_lapses") {
        let starts: Vec<i64> = get(row, "starts");
        let starts: Vec<NaiveDate> = starts.into_iter().map(numbered).collect();
        let ours = before_lapses(&daily(row), &starts, |date| starts.contains(&date))
            .map(|f| (f.before, f.n_before, f.others, f.n_others, f.lapses));
        let expected: Option<(f64, u32, f64, u32, u32)> = get(row, "found");
        assert_eq!(ours, expected, "{row}");
    }
}

#[test]
fn a_pair_is_a_before_and_an_after() {
    let pair = BeforeAfter {
        before: -1.0,
        after: 1.0,
    };
    assert_eq!(
        change_summary(&[pair; 5]).map(|s| (s.median_change, s.up, s.n)),
        Some((2.0, 5, 5))
    );
}
