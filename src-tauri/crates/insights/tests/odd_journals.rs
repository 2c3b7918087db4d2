//! Journals that nobody expects: each has a readable chart or a calm sentence, never a blank frame.

mod common;

use cairn_insights::chart::{Chart, ChartLook};
use cairn_insights::{DateRange, MoodContext};
use cairn_journal::entities::CheckIn;
use chrono::{Days, NaiveDate};
use common::svg::document;
use common::world::{LOOK, charts_of};
use common::{check_in, day, said, say};
use serde_json::json;

/// What must hold whatever there is: a readable picture, or a sentence in its place.
fn calm(name: &str, charts: &[Chart]) {
    for chart in charts {
        assert!(!said(&chart.sentences).is_empty(), "{name}");
        assert!(!chart.table.columns.is_empty());
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.columns.len());
        }
        if let Some(picture) = &chart.picture {
            document(&picture.svg);
            assert!(!picture.marks.is_empty(), "{name}");
            for mark in &picture.marks {
                assert!(mark.x_px.is_finite() && mark.y_px.is_finite());
            }
            assert!(!picture.svg.contains("NaN") && !picture.svg.contains("inf"));
        }
    }
}

fn moods(list: &[(&str, i8)]) -> Vec<CheckIn> {
    let one = |(date, mood): &(&str, i8)| {
        let urges = json!([{"tracker_id": null, "strength": 4}]);
        check_in(
            date,
            &json!({"valence": mood, "sleep_min": 420, "urges": urges}),
        )
    };
    list.iter().map(one).collect()
}

#[test]
fn odd_journals_have_a_readable_chart_or_a_calm_sentence() {
    let year = DateRange {
        from: day("2026-01-01"),
        to: day("2026-12-31"),
    };
    let backwards = DateRange {
        from: day("2026-01-02"),
        to: day("2026-01-01"),
    };
    let far = DateRange {
        from: day("1970-01-01"),
        to: day("2100-12-31"),
    };
    let whole = DateRange {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
    };
    let equal: Vec<CheckIn> = (0..40)
        .map(|i| {
            check_in(
                &(day("2026-03-01") + Days::new(i)).to_string(),
                &json!({"valence": 2}),
            )
        })
        .collect();
    let busy = vec![check_in("2026-03-01", &json!({"valence": 1, "sleep_min": 1440})); 10_000];
    let worlds: [(&str, Vec<CheckIn>, DateRange); 10] = [
        ("nothing", vec![], year),
        ("nothing, backwards", vec![], backwards),
        ("backwards", moods(&[("2026-01-01", 1)]), backwards),
        ("one value", moods(&[("2026-01-01", 1)]), year),
        (
            "one value on its only day",
            moods(&[("2026-01-01", -3)]),
            DateRange {
                to: year.from,
                ..year
            },
        ),
        ("equal values", equal, year),
        ("only gaps", moods(&[("2025-01-01", 1)]), year),
        (
            "two years of silence",
            moods(&[("2024-01-01", 1), ("2026-01-02", -1)]),
            DateRange {
                from: day("2024-01-01"),
                ..year
            },
        ),
        (
            "1970 and 2100",
            moods(&[("2100-02-28", 3), ("1970-01-01", -3)]),
            far,
        ),
        ("ten thousand on one day", busy, year),
    ];
    let looks = [
        LOOK,
        ChartLook {
            width_px: 0,
            text_percent: 0,
            ..LOOK
        },
        ChartLook {
            width_px: u32::MAX,
            text_percent: u16::MAX,
            standalone: true,
            ..LOOK
        },
    ];
    for (name, check_ins, range) in &worlds {
        for look in &looks {
            for range in [*range, whole] {
                calm(
                    name,
                    &charts_of(check_ins, range, &MoodContext::default(), look, &say),
                );
            }
        }
    }
}

#[test]
fn nothing_to_draw_is_a_sentence_and_never_a_blank_frame() {
    let range = DateRange {
        from: day("2026-01-01"),
        to: day("2026-01-30"),
    };
    let charts = charts_of(&[], range, &MoodContext::default(), &LOOK, &say);
    let said: Vec<String> = charts.iter().map(|chart| said(&chart.sentences)).collect();
    assert_eq!(
        said[..6],
        [
            "No mood was logged in these days. 0 of 30 days logged.",
            "0 of 30 days logged in 2026.",
            "No urge was logged in these days. 0 of 30 days logged.",
            "Nothing was logged in these days. 0 of 30 days logged.",
            "None of these was logged in these days. 0 of 30 days logged.",
            "No day has both. 0 of 30 days logged.",
        ]
    );
    for (i, chart) in charts.iter().enumerate() {
        // Eight charts and the moods around meetings; of them there are none here either.
        // A year is a calendar even before anything was logged; strategies and trackers have no
        // need of check-ins.
        assert_eq!(chart.picture.is_some(), [1, 6, 7].contains(&i));
    }
}
