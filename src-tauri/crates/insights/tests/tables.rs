//! Picture and table hold the same numbers: what is read back from the SVG of random journals gives
//! the rows of the table.

mod common;

use cairn_insights::chart::{Chart, Picture};
use cairn_insights::{DateRange, Measure, MessageArg, MoodContext, median};
use cairn_journal::entities::CheckIn;
use chrono::{Datelike, Days, NaiveDate};
use common::svg::{all, attribute, circles, document, places, text_boxes};
use common::world::{LOOK, charts_of};
use common::{check_in, day, say, written};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;

/// Days of the journals: every one is wide enough for a ring.
const DAYS: u64 = 100;

fn range() -> DateRange {
    let from = day("2026-02-02");
    DateRange {
        from,
        to: from + Days::new(DAYS - 1),
    }
}

/// Up to two check-ins a day: mood, sleep in hours, urge, hour.
type Noted = Vec<(u64, i8, u16, u8, u8)>;

fn noted() -> impl Strategy<Value = Noted> {
    let one = (0..DAYS, -3..=3_i8, 0..=12_u16, 0..=10_u8, 0..=23_u8);
    prop::collection::vec(one, 1..150)
}

fn journal(noted: &Noted) -> Vec<CheckIn> {
    noted
        .iter()
        .map(|(after, mood, sleep, urge, hour)| {
            let date = (range().from + Days::new(*after)).to_string();
            check_in(
                &date,
                &json!({
                    "at": format!("{date}T{hour:02}:30:00Z"), "zone": "UTC",
                    "valence": mood, "sleep_min": sleep * 60,
                    "urges": [{"tracker_id": null, "strength": urge}],
                }),
            )
        })
        .collect()
}

/// One of the charts of the world: 0 mood, 1 year, 2 urges, 3 weekday, 4 series, 5 pair.
fn drawn(noted: &Noted, place: usize) -> (Picture, Vec<Vec<String>>) {
    let charts = charts_of(
        &journal(noted),
        range(),
        &MoodContext::default(),
        &LOOK,
        &say,
    );
    let Chart { picture, table, .. } = charts.into_iter().nth(place).expect("a chart");
    (picture.expect("something was logged"), read(&table.rows))
}

fn read(rows: &[Vec<Option<MessageArg>>]) -> Vec<Vec<String>> {
    let cell = |cell: &Option<MessageArg>| cell.as_ref().map_or("-".to_owned(), written);
    rows.iter()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

/// Lines across the field of a picture from top to bottom: height, left edge, right edge.
fn lines_across(svg: &str, colour: &str) -> Vec<(f64, f64, f64)> {
    let document = document(svg);
    let mut lines: Vec<(f64, f64, f64)> = all(&document, "polyline")
        .filter(|node| node.attribute("stroke") == Some(colour))
        .map(places)
        .filter(|line| line.len() == 2 && line[0].1 == line[1].1)
        .map(|line| (line[0].1, line[0].0, line[1].0))
        .filter(|line| line.2 - line.1 > 300.0)
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines
}

const GRID: &str = "#E4E0D7";

/// The days and values of the rings between the lines of the highest and the lowest value.
fn points(
    picture: &Picture,
    top: f64,
    bottom: f64,
    edges: (f64, f64),
    scale: (f64, f64),
) -> Vec<(NaiveDate, f64)> {
    let day_px = (edges.1 - edges.0) / DAYS as f64;
    circles(&picture.svg, bottom + 1.0, |r| r == 3.0)
        .into_iter()
        .filter(|(_, y)| *y > top - 2.0)
        .map(|(x, y)| {
            let after = ((x - edges.0) / day_px - 0.5).round();
            let value = scale.1 - (y - top) / (bottom - top) * (scale.1 - scale.0);
            (
                range().from + Days::new(after as u64),
                (value * 2.0).round() / 2.0,
            )
        })
        .collect()
}

/// Medians by week, as a table writes them.
fn weeks(points: &[(NaiveDate, f64)], measure: Measure) -> Vec<(String, String, usize)> {
    let mut weeks: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    for (date, value) in points {
        let monday = *date - Days::new(u64::from(date.weekday().num_days_from_monday()));
        weeks.entry(monday).or_default().push(*value);
    }
    weeks
        .into_iter()
        .map(|(monday, values)| {
            let middle = median(&values).expect("a value");
            (
                written(&monday.into()),
                written(&measure.written(middle)),
                values.len(),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_points_of_the_mood_are_the_weeks_of_its_table(noted in noted()) {
        let (picture, rows) = drawn(&noted, 0);
        let grid = lines_across(&picture.svg, GRID);
        let (top, left, right) = grid[0];
        let bottom = grid[grid.len() - 1].0;
        let found = weeks(&points(&picture, top, bottom, (left, right), (-3.0, 3.0)), Measure::Mood);
        let table: Vec<_> = rows.iter()
            .map(|row| (row[0].clone(), row[1].clone(), row[4].parse().expect("days"))).collect();
        prop_assert_eq!(found, table);
    }

    #[test]
    fn the_digits_of_the_year_are_the_days_of_its_table(noted in noted()) {
        let (picture, rows) = drawn(&noted, 1);
        let boxes = text_boxes(&picture.svg);
        let digits = ["\u{2212}3", "\u{2212}2", "\u{2212}1", "0", "+1", "+2", "+3"];
        // A column of names at the left, a row of days above, a legend below.
        let mut cells: Vec<_> = boxes.iter()
            .filter(|b| b.x0 > 30.0 && b.y0 > 18.0 && digits.contains(&&b.text[..]))
            .filter(|b| picture.marks.iter().any(|m| {
                ((b.x0 + b.x1) / 2.0 - m.x_px).abs() < 1.0 && (b.y0..b.y1).contains(&m.y_px)
            }))
            .collect();
        cells.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
        let step = |text: &str| {
            let value: f64 = text.replace('\u{2212}', "-").parse().expect("a mood");
            // A half is shown as the step nearer to the middle.
            if value.fract() == 0.0 { value } else { value.trunc() }
        };
        let shown: Vec<f64> = cells.iter().map(|cell| step(&cell.text)).collect();
        let table: Vec<f64> = rows.iter().map(|row| step(&row[1])).collect();
        prop_assert_eq!(shown, table);
    }

    #[test]
    fn the_filled_cells_of_urges_are_the_rows_of_their_table(noted in noted()) {
        let (picture, rows) = drawn(&noted, 2);
        let boxes = text_boxes(&picture.svg);
        let mut shown = Vec::new();
        for mark in &picture.marks {
            let mut inside: Vec<_> = boxes.iter().filter(|b| {
                ((b.x0 + b.x1) / 2.0 - mark.x_px).abs() < 1.0
                    && (mark.y_px - mark.height_px / 2.0..mark.y_px + mark.height_px / 2.0)
                        .contains(&((b.y0 + b.y1) / 2.0))
            }).collect();
            inside.sort_by(|a, b| a.y0.total_cmp(&b.y0));
            let n: u32 = inside[1].text.trim_start_matches('n').parse().expect("a count");
            if n >= 3 {
                shown.push((inside[0].text.clone(), n.to_string()));
            }
        }
        shown.sort();
        let mut table: Vec<_> = rows.iter().map(|row| (row[2].clone(), row[3].clone())).collect();
        table.sort();
        prop_assert_eq!(shown, table);
    }

    #[test]
    fn the_dots_of_the_weekdays_are_the_medians_of_their_table(noted in noted()) {
        let (picture, rows) = drawn(&noted, 3);
        let rules = lines_across(&picture.svg, GRID);
        prop_assert_eq!(rules.len(), 7);
        for (row, (y, left, right)) in rows.iter().zip(&rules) {
            let dots: Vec<(f64, f64)> = circles(&picture.svg, y + 3.0, |r| r == 3.0)
                .into_iter().filter(|dot| (dot.1 - y).abs() < 3.0).collect();
            prop_assert_eq!(dots.len(), usize::from(row[1] != "-"));
            for dot in dots {
                // The scale keeps six pixels at each end.
                let value = (dot.0 - left - 6.0) / (right - left - 12.0) * 6.0 - 3.0;
                let nearest = (value * 4.0).round() / 4.0;
                prop_assert_eq!(written(&Measure::Mood.written(nearest)), row[1].clone());
            }
        }
    }

    #[test]
    fn the_points_of_sleep_are_the_weeks_of_the_table(noted in noted()) {
        let (picture, rows) = drawn(&noted, 4);
        let grid = lines_across(&picture.svg, GRID);
        let ((top, left, right), (bottom, ..)) = (grid[0], grid[1]);
        let found = weeks(&points(&picture, top, bottom, (left, right), (0.0, 12.0)), Measure::Sleep);
        let table: Vec<_> = rows.iter()
            .map(|row| (row[0].clone(), row[1].clone(), row[2].parse().expect("days"))).collect();
        prop_assert_eq!(found, table);
    }

    #[test]
    fn the_rings_of_two_measures_are_the_rows_of_their_table(noted in noted()) {
        let two_in_a_row = noted.iter().any(|a| noted.iter().any(|b| b.0 == a.0 + 1));
        prop_assume!(two_in_a_row);
        let (picture, rows) = drawn(&noted, 5);
        let document = document(&picture.svg);
        let rings: Vec<f64> = all(&document, "circle")
            .filter(|node| node.attribute("fill") == Some("none"))
            .map(|node| attribute(node, "r") / 4.0)
            .collect();
        // The last ring is the legend's.
        prop_assert_eq!(rings.len() - 1, rows.len());
        for (ring, row) in rings.iter().zip(&rows) {
            let days: f64 = row[2].parse().expect("days");
            prop_assert!((ring - (3.0 * days.sqrt()).min(12.0)).abs() <= 0.13, "{} for {}", ring, days);
        }
    }
}

#[test]
fn the_dots_of_strategies_are_the_shares_of_their_table() {
    let charts = charts_of(&[], range(), &MoodContext::default(), &LOOK, &say);
    let chart = charts.into_iter().nth(6).expect("strategies");
    let picture = chart.picture.expect("three are ranked");
    let rows = read(&chart.table.rows);
    assert_eq!(rows.len(), 4);
    let rules = lines_across(&picture.svg, GRID);
    assert_eq!(rules.len(), 3, "two uses have no place");
    for (row, (y, left, right)) in rows.iter().zip(rules) {
        let dots = circles(&picture.svg, y + 3.0, |r| r == 3.0);
        let dot = dots
            .iter()
            .find(|dot| (dot.1 - y).abs() < 3.0)
            .expect("a dot");
        let share = (dot.0 - left - 6.0) / (right - left - 12.0);
        let (helped, of): (f64, f64) = (row[1].parse().expect("a sum"), row[2].parse().expect("n"));
        assert!((share - helped / of).abs() < 0.001, "{share} for {row:?}");
    }
}
