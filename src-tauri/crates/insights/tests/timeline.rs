//! The way of trackers: what is said, and that picture and table hold the same.

mod common;

use cairn_insights::chart::timeline_chart;
use cairn_insights::{DateRange, timeline};
use common::svg::{all, document};
use common::world::{LOOK, paths};
use common::{day, said, say, written};

fn range() -> DateRange {
    DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-21"),
    }
}

#[test]
fn every_run_and_milestone_is_in_the_picture_and_in_the_table() {
    let way = timeline(paths(range()), range().to);
    assert_eq!(
        said(&way.message),
        "3 milestones are reached. The next is 4 months on 3 December 2026."
    );
    let chart = timeline_chart(&way, &LOOK, &say);
    let picture = chart.picture.expect("two trackers");
    let read: Vec<String> = picture.marks.iter().map(|mark| say(&mark.text)).collect();
    assert_eq!(read.len(), 4 + 3 + 1);
    assert_eq!(read[0], "No drink, 30 days, reached 1 July 2025");
    assert!(
        read.contains(&"No drink, 323 days from 13 September 2025".to_owned()),
        "{read:?}"
    );
    assert!(read.contains(&"No drink, 4 months, to come 3 December 2026".to_owned()));
    assert!(
        read[7].starts_with("yyy"),
        "the second tracker is the second row"
    );

    let rows: Vec<Vec<String>> = chart
        .table
        .rows
        .iter()
        .map(|row| row.iter().flatten().map(written).collect())
        .collect();
    assert_eq!(rows.len(), read.len());
    assert_eq!(
        rows[0],
        ["1 June 2025", "No drink", "101 days", "run of days"]
    );
    assert!(rows.windows(2).count() > 0 && rows[rows.len() - 1][3] == "to come");
    for mark in &picture.marks {
        let date = mark.date.expect("a day").to_owned();
        assert!(
            rows.iter().any(|row| row[0] == written(&date.into())),
            "{date}"
        );
    }

    // All runs are bars of one colour, however they ended.
    let document = document(&picture.svg);
    let bars: Vec<_> = all(&document, "polygon")
        .filter(|node| node.attribute("fill") == Some("#D3E1E4"))
        .collect();
    assert_eq!(bars.len(), 4 + 1, "four runs and the legend");
}

#[test]
fn without_a_tracker_there_is_a_sentence() {
    let way = timeline(Vec::new(), day("2026-11-21"));
    let chart = timeline_chart(&way, &LOOK, &say);
    assert_eq!(said(&chart.sentences), "Nothing is counted yet.");
    assert!(chart.picture.is_none());
}
