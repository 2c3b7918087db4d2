//! The mood over a range of days: what is said, and what must hold for whatever was logged.

mod common;

use cairn_insights::{
    DateRange, DatedWords, Direction, Message, MoodContext, MoodTrend, mood_trend, mood_trend_of,
};
use cairn_journal::entities::CheckIn;
use chrono::{Days, NaiveDate};
use common::{day, said};
use proptest::prelude::*;
use serde_json::json;

fn range(from: &str, to: &str) -> DateRange {
    DateRange {
        from: day(from),
        to: day(to),
    }
}

/// A mood per day from 1 October 2026 on; `None` for a day that was not logged.
fn days(values: &[Option<i8>]) -> Vec<(NaiveDate, f64)> {
    let start = day("2026-10-01");
    (0..)
        .zip(values)
        .filter_map(|(i, v)| Some((start + Days::new(i), f64::from((*v)?))))
        .collect()
}

fn check_in(date: &str, valence: Option<i8>, deleted: bool) -> CheckIn {
    let deleted_at = deleted.then(|| format!("{date}T12:00:00Z"));
    let more = json!({"valence": valence, "energy": 3, "deleted_at": deleted_at});
    common::check_in(date, &more)
}

/// The mood with nothing beside it.
fn alone(moods: impl IntoIterator<Item = (NaiveDate, f64)>, range: DateRange) -> MoodTrend {
    mood_trend_of(moods, range, &MoodContext::default())
}

#[test]
fn ac_20_missing_days_are_absent_and_never_zero() {
    let v = Some;
    let n = None;
    let logged = [
        v(1),
        n,
        v(2),
        v(-1),
        n,
        n,
        v(0),
        v(3),
        n,
        n,
        n,
        n,
        n,
        v(1),
        v(-2),
        n,
    ];
    let mood = alone(days(&logged), range("2026-10-01", "2026-10-16"));
    assert_eq!((mood.days_logged, mood.days_in_range, mood.n), (7, 16, 7));
    let dates: Vec<String> = mood
        .daily
        .iter()
        .map(|d| d.date.format("%-d").to_string())
        .collect();
    assert_eq!(dates, ["1", "3", "4", "7", "8", "14", "15"]);
    assert_eq!(
        mood.median7.first().map(|at| at.date),
        Some(day("2026-10-04"))
    );
    assert_eq!(
        mood.median7.last().map(|at| at.date),
        Some(day("2026-10-10"))
    );
    assert_eq!(mood.trend, None);
    assert_eq!(
        said(&mood.message),
        "7 of 16 days logged. There are not enough entries yet to see a direction (n = 7)."
    );
}

#[test]
fn ac_22_only_kept_check_ins_with_a_mood_count() {
    let check_ins = [
        check_in("2026-11-20", Some(-1), false),
        check_in("2026-11-20", Some(2), false),
        check_in("2026-11-20", Some(1), false),
        check_in("2026-11-20", Some(3), true),
        check_in("2026-11-21", None, false),
    ];
    let mood = mood_trend(
        &check_ins,
        range("2026-11-01", "2026-11-30"),
        &MoodContext::default(),
    );
    assert_eq!(mood.daily.len(), 1);
    assert_eq!((mood.daily[0].value, mood.daily[0].n, mood.n), (1.0, 3, 3));
    assert_eq!((mood.days_logged, mood.days_in_range), (1, 30));
}

#[test]
fn ac_23_the_sentence_of_a_drift() {
    let points = [
        (0, -2),
        (2, -1),
        (3, -1),
        (7, 0),
        (9, -1),
        (14, 1),
        (15, 0),
        (20, 1),
        (22, 2),
        (27, 1),
    ];
    let start = day("2026-11-01");
    let logged = points.map(|(d, mood)| (start + Days::new(d), f64::from(mood)));
    let mood = alone(logged, range("2026-11-01", "2026-11-30"));
    let trend = mood.trend.expect("ten values over 27 days");
    assert_eq!(
        (trend.slope_per_week, trend.n, trend.words),
        (0.875, 10, Direction::DriftingUp)
    );
    assert!((trend.z - 2.870).abs() < 5e-4);
    let text = said(&mood.message);
    assert!(
        text.contains("drifting up by about 0.9 per week (n = 10)"),
        "{text}"
    );
    assert!(text.contains("10 of 30 days logged"), "{text}");
    let falling = logged.map(|(date, mood)| (date, -mood));
    let text = said(&alone(falling, range("2026-11-01", "2026-11-30")).message);
    assert!(
        text.contains("drifting down by about 0.9 per week (n = 10)"),
        "{text}"
    );
}

#[test]
fn ac_24_the_sentence_without_a_direction() {
    let points = [
        (0, 1),
        (1, -1),
        (3, 2),
        (4, 0),
        (6, 1),
        (8, -1),
        (9, 1),
        (12, 0),
        (13, 1),
        (15, 0),
    ];
    let start = day("2026-11-01");
    let logged = points.map(|(d, mood)| (start + Days::new(d), f64::from(mood)));
    let mood = alone(logged, range("2026-11-01", "2026-11-30"));
    assert_eq!(
        mood.trend.map(|t| t.words),
        Some(Direction::NoClearDirection)
    );
    assert_eq!(
        said(&mood.message),
        "Mood was mostly between 0 and +1 (n = 10). 10 of 30 days logged. There is no clear \
         direction (n = 10). Days resemble the days around them, so this describes what was \
         logged and proves nothing."
    );
}

#[test]
fn a_week_has_median_range_and_n() {
    let logged = days(&[Some(1), None, Some(-2), Some(0), Some(3)]);
    let mood = alone(logged, range("2026-10-01", "2026-10-31"));
    let weeks: Vec<_> = mood
        .weeks
        .iter()
        .map(|w| (w.monday, w.median, w.low, w.high, w.n))
        .collect();
    assert_eq!(
        weeks,
        [
            (day("2026-09-28"), 0.0, -2.0, 1.0, 3),
            (day("2026-10-05"), 3.0, 3.0, 3.0, 1)
        ][..]
    );
}

#[test]
fn windows_look_back_beyond_the_range() {
    let logged = days(&[Some(1), Some(2), Some(3), None, None]);
    let late = alone(logged, range("2026-10-05", "2026-10-05"));
    assert_eq!((late.days_logged, late.n), (0, 0));
    assert_eq!(
        late.median7.iter().map(|at| at.value).collect::<Vec<_>>(),
        [2.0]
    );
}

#[test]
fn odd_ranges_and_values_have_a_calm_answer() {
    let three = days(&[Some(1), Some(2), Some(3)]);
    let backwards = alone(three.clone(), range("2026-10-03", "2026-10-01"));
    assert_eq!((backwards.days_in_range, backwards.days_logged), (0, 0));
    assert_eq!(
        said(&backwards.message),
        "There are no days in this range: it ends before it begins."
    );

    let nothing = alone([], range("2026-10-01", "2026-10-01"));
    assert_eq!(
        said(&nothing.message),
        "No mood was logged in these days. 0 of 1 day logged."
    );

    let equal = alone(days(&[Some(-1); 40]), range("2026-10-01", "2026-11-09"));
    let text = said(&equal.message);
    assert!(text.starts_with("Mood was mostly at \u{2212}1 (n = 40). 40 of 40 days logged."));
    assert!(text.contains("no clear direction (n = 40)"));

    let far = [(day("1970-01-01"), -3.0), (day("2100-12-31"), 3.0)];
    let far = alone(far, range("1970-01-01", "2100-12-31"));
    assert_eq!((far.days_logged, far.days_in_range), (2, 47_847));

    let all = DateRange {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
    };
    let ends = alone([(NaiveDate::MIN, 1.0), (NaiveDate::MAX, 1.0)], all);
    assert_eq!(ends.days_logged, 2);

    let busy = vec![(day("2026-10-01"), 2.0); 10_000];
    let busy = alone(busy, range("2026-10-01", "2026-10-01"));
    assert_eq!(
        (busy.n, busy.days_logged, busy.daily[0].n),
        (10_000, 1, 10_000)
    );
}

#[test]
fn a_slow_but_clear_drift_is_not_called_zero() {
    let start = day("2020-01-01");
    let logged = (0..700).map(|i| (start + Days::new(i), if i < 350 { 0.0 } else { 1.0 }));
    let mood = alone(logged, range("2020-01-01", "2021-12-31"));
    let per_week = mood.trend.expect("enough values").slope_per_week;
    assert!(per_week > 0.0 && per_week < 0.05, "{per_week}");
    let text = said(&mood.message);
    assert!(
        text.contains("drifting up by less than 0.1 per week (n = 700)"),
        "{text}"
    );
}

#[test]
fn on_the_wire_a_message_is_an_id_with_named_arguments() {
    let mood = alone(days(&[Some(1)]), range("2026-10-01", "2026-10-02"));
    let wire = serde_json::to_value(&mood.message[0]).expect("it serialises");
    assert_eq!(
        wire,
        json!({"id": "chart-days-logged", "args": [
            ["logged", {"type": "count", "value": 1}],
            ["days", {"type": "count", "value": 2}],
        ]})
    );
}

/// Everything but the range and the number of its days.
fn findings(mood: MoodTrend) -> serde_json::Value {
    let mut value = serde_json::to_value(mood).expect("it serialises");
    let object = value.as_object_mut().expect("an object");
    for name in ["range", "days_in_range", "message"] {
        object.remove(name);
    }
    value
}

#[test]
fn paused_days_are_counted_apart_and_logged_ones_within_a_pause_are_logged() {
    let context = MoodContext {
        pauses: vec![
            range("2026-09-20", "2026-10-03"),
            range("2026-10-10", "2026-10-11"),
        ],
        ..MoodContext::default()
    };
    let logged = days(&[None, Some(1), None, None, Some(2)]);
    let mood = mood_trend_of(logged, range("2026-10-01", "2026-10-31"), &context);
    assert_eq!((mood.days_logged, mood.days_paused), (2, 4));
    assert_eq!(mood.pauses[0], range("2026-10-01", "2026-10-03"));
    let text = said(&mood.message);
    assert!(text.starts_with("2 of 31 days logged, 4 paused."), "{text}");
}

#[test]
fn milestones_are_shown_and_lapses_only_where_they_are_asked_for() {
    let milestone = |date: &str| DatedWords {
        date: day(date),
        words: Message::plain("chart-milestone").into(),
    };
    let context = MoodContext {
        milestones: vec![milestone("2026-09-30"), milestone("2026-10-02")],
        lapses: vec![
            range("2026-10-03", "2026-10-04"),
            range("2026-11-05", "2026-11-05"),
        ],
        ..MoodContext::default()
    };
    let asked = range("2026-10-01", "2026-10-31");
    let mood = mood_trend_of(days(&[Some(1)]), asked, &context);
    assert_eq!(mood.milestones, [milestone("2026-10-02")]);
    let dates: Vec<_> = mood.lapses.iter().map(|lapse| lapse.date).collect();
    assert_eq!(dates, [day("2026-10-03")]);
    assert!(alone(days(&[Some(1)]), asked).lapses.is_empty());
    assert_eq!(mood.before_lapses, None, "two lapses are too few");
}

#[test]
fn the_days_before_lapses_are_set_beside_the_others_and_never_warn() {
    let values: Vec<Option<i8>> = (0..60)
        .map(|d| Some(if d % 20 < 7 { -1 } else { 1 }))
        .collect();
    let lapses = ["2026-10-08", "2026-10-28", "2026-11-17"].map(|date| range(date, date));
    let context = MoodContext {
        lapses: lapses.to_vec(),
        ..MoodContext::default()
    };
    let mood = mood_trend_of(days(&values), range("2026-10-01", "2026-11-30"), &context);
    let text = said(&mood.message);
    assert!(
        text.ends_with(
            "In the week before each earlier lapse the middle mood was \u{2212}1 (21 days, 3 \
             times); on other days it was +1 (36 days). This looks back at your own notes. It says \
             nothing about what comes next."
        ),
        "{text}"
    );
}

#[test]
fn the_smooth_curve_is_drawn_where_it_is_asked_for_and_there_is_enough() {
    let context = MoodContext {
        smooth: true,
        ..MoodContext::default()
    };
    let asked = range("2026-10-01", "2026-12-31");
    let curve = |n| mood_trend_of(days(&vec![Some(1); n]), asked, &context).smooth;
    assert!(curve(28).is_empty());
    assert_eq!(curve(29)[0].len(), 29);
    assert!(alone(days(&[Some(1); 29]), asked).smooth.is_empty());
}

proptest! {
    #[test]
    fn nothing_changes_when_missing_days_are_added_at_the_ends(
        values in prop::collection::vec(prop::option::weighted(0.6, -3..=3_i8), 1..80),
        before in 0..400_u64,
        after in 0..400_u64,
    ) {
        let logged = days(&values);
        let from = day("2026-10-01");
        // Trailing windows reach past the last value, so both ranges hold their whole tail.
        let to = from + Days::new(values.len() as u64 + 28);
        let context = MoodContext { smooth: true, ..MoodContext::default() };
        let tight = mood_trend_of(logged.clone(), DateRange { from, to }, &context);
        let wide = DateRange { from: from - Days::new(before), to: to + Days::new(after) };
        prop_assert_eq!(findings(tight), findings(mood_trend_of(logged, wide, &context)));
    }

    #[test]
    fn every_value_lies_on_the_scale_and_every_number_is_finite(
        values in prop::collection::vec(prop::option::weighted(0.5, -3..=3_i8), 0..120),
    ) {
        let mood = alone(days(&values), range("2026-10-01", "2027-03-01"));
        for at in &mood.median7 {
            prop_assert!((-3.0..=3.0).contains(&at.value));
        }
        for at in &mood.band {
            prop_assert!(-3.0 <= at.low && at.low <= at.high && at.high <= 3.0);
        }
        for week in &mood.weeks {
            prop_assert!(week.low <= week.median && week.median <= week.high);
            prop_assert!((1..=7).contains(&week.n));
        }
        prop_assert_eq!(mood.weeks.iter().map(|w| w.n).sum::<u32>(), mood.days_logged);
        prop_assert_eq!(mood.daily.len(), mood.days_logged as usize);
        prop_assert!(mood.trend.is_none_or(|t| t.z.is_finite() && t.slope_per_week.is_finite()));
        prop_assert!(!said(&mood.message).is_empty());
    }
}
