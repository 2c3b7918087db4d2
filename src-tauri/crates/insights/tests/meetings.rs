//! Moods before and after meetings: what is said, what is shown, and what is too little for either.

mod common;

use cairn_insights::chart::meeting_chart;
use cairn_insights::{DateRange, MeetingTime, MeetingTrend, meeting_trend};
use cairn_journal::entities::{CheckIn, MeetingFormat};
use chrono::{Days, TimeDelta};
use common::svg::{all, attribute, document, text_boxes};
use common::world::LOOK;
use common::{check_in, day, said, say, written};
use serde_json::json;

fn range() -> DateRange {
    DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-30"),
    }
}

/// On each day from 1 November on a meeting from 19:00 to 20:30 UTC, with a mood at noon and one at
/// 21:00.
fn noted(pairs: &[(i8, i8)]) -> (Vec<CheckIn>, Vec<MeetingTime>) {
    let mut check_ins = Vec::new();
    let mut meetings = Vec::new();
    for (after, (before, later)) in (0..).step_by(2).zip(pairs) {
        let date = day("2026-11-01") + Days::new(after);
        let at = |clock: &str| format!("{date}T{clock}:00Z");
        let mut mood = |clock: &str, value: &i8| {
            let more = json!({"at": at(clock), "valence": value});
            check_ins.push(check_in(&date.to_string(), &more));
        };
        mood("13:00", before);
        mood("23:30", later);
        let start = at("19:00").parse().expect("an instant");
        meetings.push(MeetingTime {
            start,
            end: start + TimeDelta::minutes(90),
            date,
            format: Some(if after < 10 {
                MeetingFormat::InPerson
            } else {
                MeetingFormat::Video
            }),
        });
    }
    (check_ins, meetings)
}

fn trend(pairs: &[(i8, i8)]) -> MeetingTrend {
    let (check_ins, meetings) = noted(pairs);
    meeting_trend(&check_ins.iter(), meetings, range())
}

const SEVEN: [(i8, i8); 7] = [(-1, 0), (0, 1), (-2, 0), (1, 1), (-1, -1), (0, 2), (-1, 1)];

#[test]
fn ac_29_seven_pairs_in_words_and_four_are_not_enough_yet() {
    assert_eq!(
        said(&trend(&SEVEN).message),
        "From before to after, the middle change was +1: 5 up, 2 the same, 0 down (n = 7). Of those in \
         person, the middle change was +1: 3 up, 2 the same, 0 down (n = 5). People often go to meetings on \
         hard days; a rise may partly be the day getting better by itself."
    );
    let four = trend(&SEVEN[..4]);
    assert_eq!(
        said(&four.message),
        "There are not enough meetings with a mood before and after yet to say anything; 5 are \
         needed (n = 4)."
    );
    let chart = meeting_chart(&four, &LOOK, &say);
    assert!(chart.picture.is_none() && chart.table.rows.is_empty());
}

#[test]
fn every_pair_is_a_line_and_a_row() {
    let chart = meeting_chart(&trend(&SEVEN), &LOOK, &say);
    let picture = chart.picture.expect("seven pairs");
    let read: Vec<String> = picture.marks.iter().map(|mark| say(&mark.text)).collect();
    assert_eq!(read[0], "1 November 2026: mood \u{2212}1 before, 0 after");
    assert_eq!(read[5], "11 November 2026: mood 0 before, +2 after");
    assert_eq!(picture.marks[5].date, Some(day("2026-11-11")));

    // A filled dot has the height of the mood after, a ring that of the mood before.
    let document = document(&picture.svg);
    let heights = |filled: bool| -> Vec<f64> {
        let circles = all(&document, "circle").filter(|node| {
            let colour = node.attribute(if filled { "fill" } else { "stroke" });
            colour == Some("#22596A")
        });
        circles.map(|node| attribute(node, "cy") / 4.0).collect()
    };
    let grid = all(&document, "polyline").map(common::svg::places);
    let lines: Vec<f64> = grid
        .filter(|line| line.len() == 2 && line[0].1 == line[1].1 && line[1].0 - line[0].0 > 300.0)
        .map(|line| line[0].1)
        .collect();
    // From the lowest to the highest.
    let (top, bottom) = (lines[6], lines[0]);
    let mood = |y: f64| (3.0 - (y - top) / (bottom - top) * 6.0).round();
    // The legend's come last.
    let shown = |heights: Vec<f64>| -> Vec<f64> { heights[..7].iter().map(|y| mood(*y)).collect() };
    let rows: Vec<Vec<String>> = chart
        .table
        .rows
        .iter()
        .map(|row| row.iter().flatten().map(written).collect())
        .collect();
    assert_eq!(rows[5], ["11 November 2026", "by video", "0", "+2"]);
    let column = |place: usize| -> Vec<f64> {
        let number = |row: &Vec<String>| row[place].replace('\u{2212}', "-").parse();
        rows.iter()
            .map(|row| number(row).expect("a mood"))
            .collect()
    };
    assert_eq!(
        (shown(heights(false)), shown(heights(true))),
        (column(2), column(3))
    );
}

#[test]
fn many_meetings_stand_in_rows_and_keep_apart() {
    let many: Vec<(i8, i8)> = SEVEN.iter().copied().cycle().take(520).collect();
    let (check_ins, meetings) = noted(&many);
    let whole = DateRange {
        from: day("2026-11-01"),
        to: day("2029-12-31"),
    };
    let trend = meeting_trend(&check_ins.iter(), meetings, whole);
    let picture = meeting_chart(&trend, &LOOK, &say).picture.expect("pairs");
    assert_eq!(picture.marks.len(), 520);
    for pair in picture.marks.windows(2) {
        assert!(pair[0].date < pair[1].date, "as a text runs");
        if pair[0].row == pair[1].row {
            assert!(pair[1].x_px - pair[0].x_px >= 14.0, "{pair:?}");
        } else {
            assert_eq!(pair[0].row + 1, pair[1].row);
        }
    }
    let texts = text_boxes(&picture.svg);
    let told = |text: &str| texts.iter().any(|shown| shown.text == text);
    let last = picture.marks.iter().rfind(|mark| mark.row == 0);
    let last = last.and_then(|mark| mark.date).expect("a day");
    let (last, year) = (last.format("%-d %B"), last.format("%Y"));
    let days = format!("1 November 2026 to {last} {year}");
    assert!(told(&days), "the first row: {days}");
    let document = document(&picture.svg);
    // A ring and a dot for each, and those of the legend.
    assert_eq!(all(&document, "circle").count(), (520 + 1) * 3);
}

#[test]
fn the_next_day_is_told_apart() {
    let (mut check_ins, meetings) = noted(&SEVEN);
    for date in ["02", "04", "06", "08", "10"].map(|d| format!("2026-11-{d}")) {
        check_ins.push(check_in(&date, &json!({"valence": -3})));
    }
    let text = said(&meeting_trend(&check_ins.iter(), meetings, range()).message);
    assert!(
        text.contains(
            "From the day itself to the day after, the middle change was \u{2212}2.5: 0 up, 0 the \
             same, 5 down (n = 5)."
        ),
        "{text}"
    );
}

#[test]
fn one_note_is_not_both_before_and_after() {
    let (mut check_ins, mut meetings) = noted(&SEVEN);
    for meeting in &mut meetings {
        meeting.end = meeting.start;
    }
    check_ins.retain(|check_in| check_in.at.to_string().contains("13:00"));
    for check_in in &mut check_ins {
        check_in.at += TimeDelta::hours(6);
    }
    assert!(
        meeting_trend(&check_ins.iter(), meetings, range())
            .pairs
            .is_empty()
    );
}

#[test]
fn without_a_meeting_there_is_a_sentence() {
    let none = meeting_trend(&[].iter(), Vec::new(), range());
    assert_eq!(said(&none.message), "No meeting was logged in these days.");
    assert!(meeting_chart(&none, &LOOK, &say).picture.is_none());
}
