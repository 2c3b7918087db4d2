//! The year, the urges of a week and the days of the week, with the cases of the domain by their
//! numbers.

mod common;

use cairn_insights::chart::{urge_chart, weekday_chart, year_chart};
use cairn_insights::{
    DateRange, DayState, Measure, UrgeFall, UrgeNote, YearOfDays, episode_lengths,
    falls_while_watched, falls_without_tool, urge_map, weekday_pattern, year_of_days,
};
use cairn_journal::entities::{CheckIn, StrategyUse, UrgeEpisode};
use cairn_vault::RecordId;
use chrono::{Datelike, Days, NaiveDate};
use common::world::LOOK;
use common::{check_in, day, notes_of, said, say};
use serde_json::{Value, json};

fn mood(date: NaiveDate, value: i8) -> CheckIn {
    check_in(&date.to_string(), &json!({"valence": value}))
}

fn states(year: &YearOfDays) -> [usize; 4] {
    let count = |of: fn(&DayState) -> bool| year.days.iter().filter(|day| of(&day.state)).count();
    [
        count(|s| matches!(s, DayState::Logged { .. })),
        count(|s| matches!(s, DayState::NotLogged)),
        count(|s| matches!(s, DayState::Paused)),
        count(|s| matches!(s, DayState::Future)),
    ]
}

#[test]
fn ac_21_the_year_has_filled_outlined_and_blank_cells_and_no_30_february() {
    let today = day("2026-11-21");
    let from = day("2026-01-01");
    let logged: Vec<CheckIn> = (0..200).map(|i| mood(from + Days::new(i), 1)).collect();
    let year = year_of_days(&logged, &[], 2026, today);
    assert_eq!(states(&year), [200, 125, 0, 40]);
    assert_eq!((year.logged, year.past, year.days.len()), (200, 325, 365));
    assert_eq!(said(&year.message), "200 of 325 days logged in 2026.");
    assert!(year.days.iter().all(|d| d.date.year() == 2026));

    let leap = year_of_days(&logged, &[], 2028, today);
    assert_eq!(leap.days.len(), 366);
    assert_eq!(states(&leap), [0, 0, 0, 366]);
    assert_eq!(said(&leap.message), "2028 is still to come.");
    assert!(year_chart(&leap, &LOOK, &say).picture.is_none());

    // 200 fills, and for each past cell a mark; a mark in every row of a month that has begun.
    let picture = year_chart(&year, &LOOK, &say).picture.expect("a picture");
    assert_eq!(picture.marks.len(), 325);
    let february = picture.marks.iter().filter(|mark| mark.row == 1).count();
    assert_eq!(february, 28);
}

#[test]
fn a_cell_is_read_in_full() {
    let logged = [mood(day("2026-11-21"), 1), mood(day("2026-11-21"), 2)];
    let pause = DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-21"),
    };
    let year = year_of_days(&logged, &[pause], 2026, day("2026-11-21"));
    assert_eq!(states(&year), [1, 304, 20, 40]);
    assert_eq!(
        said(&year.message),
        "1 of 325 days logged in 2026, 20 paused."
    );
    let picture = year_chart(&year, &LOOK, &say).picture.expect("a picture");
    let read: Vec<String> = picture
        .marks
        .iter()
        .rev()
        .take(2)
        .map(|mark| say(&mark.text))
        .collect();
    assert_eq!(
        read,
        [
            "Saturday 21 November 2026, mood +1.5, 2 check-ins",
            "Friday 20 November 2026, paused"
        ]
    );
    assert_eq!(
        say(&picture.marks[0].text),
        "Thursday 1 January 2026, not logged"
    );
    assert_eq!(picture.marks[0].date, Some(day("2026-01-01")));
}

fn urge(date: &str, at: &str, strength: u8) -> CheckIn {
    let urges = json!([{"tracker_id": null, "strength": strength}]);
    check_in(
        date,
        &json!({"at": at, "zone": "Europe/Berlin", "urges": urges}),
    )
}

#[test]
fn ac_26_an_hour_after_midnight_belongs_to_the_day_before() {
    let noted = [urge("2026-11-21", "2026-11-22T00:30:00Z", 8)];
    let range = DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-30"),
    };
    let map = urge_map(notes_of(&noted, None), 240, range, &[]);
    let cells: Vec<_> = map
        .cells
        .iter()
        .map(|c| (c.weekday, c.hour, c.median, c.n))
        .collect();
    assert_eq!(cells, [(6, 1, 8.0, 1)], "Saturday, 01");
    assert_eq!(
        (map.first_hour, map.column(4), map.column(1), map.column(3)),
        (4, 0, 21, 23)
    );
    assert_eq!(
        said(&map.message),
        "No hour of the week has three notes yet. Notes: n = 1. 1 of 30 days logged. This shows when \
         you logged, not when urges happened."
    );
    let chart = urge_chart(&map, &LOOK, &say);
    assert!(
        chart.table.rows.is_empty(),
        "below three notes there is no row"
    );
    let picture = chart.picture.expect("a picture");
    assert_eq!(picture.marks.len(), 1, "cells without a note are empty");
    assert_eq!(
        (picture.marks[0].row, say(&picture.marks[0].text).as_str()),
        (5, "Saturday 01:00, urge 8, one note")
    );
    let columns: Vec<&str> = ["04", "06", "08"].to_vec();
    let texts: Vec<String> = common::svg::text_boxes(&picture.svg)
        .into_iter()
        .map(|b| b.text)
        .collect();
    let first = texts
        .iter()
        .position(|text| text == "04")
        .expect("the first column");
    assert_eq!(texts[first..first + 3], columns);
    // Hatched: slanted lines in the cell, and no fill.
    let (mark, document) = (&picture.marks[0], common::svg::document(&picture.svg));
    let foot = mark.y_px + mark.height_px / 2.0;
    let fills = common::svg::all(&document, "rect")
        .filter(|node| common::svg::attribute(*node, "y") / 4.0 < foot);
    assert_eq!(fills.count(), 0);
    let slanted = common::svg::all(&document, "polyline")
        .map(common::svg::places)
        .filter(|line| line.len() == 2 && line[0].0 < line[1].0 && line[0].1 > line[1].1)
        .filter(|line| line[0].1 <= foot);
    assert!(slanted.count() > 3);
}

#[test]
fn the_highest_hour_is_named_from_three_notes_on() {
    let mut noted: Vec<CheckIn> = ["2026-11-04", "2026-11-11", "2026-11-18", "2026-11-25"]
        .iter()
        .map(|date| urge(date, &format!("{date}T17:30:00Z"), 9))
        .collect();
    noted.push(urge("2026-11-05", "2026-11-05T09:00:00Z", 10));
    let range = DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-30"),
    };
    let map = urge_map(notes_of(&noted, None), 240, range, &[]);
    assert!(
        said(&map.message).starts_with(
            "The highest hour is Wednesday 18:00, median 9 from 4 notes. Notes: n = 5. 5 of 30 days \
             logged."
        ),
        "{}",
        said(&map.message)
    );
    assert_eq!(urge_chart(&map, &LOOK, &say).table.rows.len(), 1);
}

#[test]
fn the_urges_of_one_tracker_or_the_strongest_of_each_check_in() {
    let id = |n: u8| format!("00000000-0000-4000-8000-{n:012}");
    let urges = json!([{"tracker_id": id(1), "strength": 3}, {"tracker_id": id(2), "strength": 7}]);
    let noted = [check_in("2026-11-04", &json!({"urges": urges}))];
    let range = DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-30"),
    };
    let of = |tracker: Option<RecordId>| {
        urge_map(notes_of(&noted, tracker), 0, range, &[]).cells[0].median
    };
    let tracker = |n: u8| serde_json::from_value(json!(id(n))).ok();
    assert_eq!((of(None), of(tracker(1)), of(tracker(2))), (7.0, 3.0, 7.0));
    assert_eq!(urge_map(notes_of(&noted, tracker(3)), 0, range, &[]).n, 0);
}

#[test]
fn a_watched_urge_stands_where_it_began_with_its_strongest() {
    let id = "00000000-0000-4000-8000-000000000001";
    // 01:30 of Sunday in Berlin, where Saturday goes on until four.
    let more = json!({
        "date": "2026-11-21", "started_at": "2026-11-22T00:30:00Z", "zone": "Europe/Berlin",
        "tracker_id": id,
    });
    let episode = watched(&[(0, 5), (5, 8), (10, 2)], &more);
    let range = DateRange {
        from: day("2026-11-01"),
        to: day("2026-11-30"),
    };
    let map = |tracker| {
        let note = UrgeNote::of_episode(&episode, tracker);
        let map = urge_map(note, 240, range, &[]);
        let cells = map.cells.iter();
        let cells = cells.map(|cell| (cell.weekday, cell.hour, cell.median, cell.n));
        cells.collect::<Vec<_>>()
    };
    let tracker = |id: &str| serde_json::from_value(json!(id)).ok();
    assert_eq!(map(None), [(6, 1, 8.0, 1)]);
    assert_eq!(map(tracker(id)), [(6, 1, 8.0, 1)]);
    let other = "00000000-0000-4000-8000-000000000002";
    assert_eq!(map(tracker(other)), []);
    let gone = watched(&[(0, 5)], &json!({ "deleted_at": "2026-11-21T19:00:00Z" }));
    assert_eq!(UrgeNote::of_episode(&gone, None), None);
}

/// Values of one weekday, 1 Monday to 7 Sunday, one each week.
fn on_weekday(weekday: u8, values: &[i8]) -> Vec<CheckIn> {
    // 5 January 2026 was a Monday.
    let first = day("2026-01-05") + Days::new(u64::from(weekday) - 1);
    (0..)
        .zip(values)
        .map(|(week, value)| mood(first + Days::new(7 * week), *value))
        .collect()
}

const WHOLE_YEAR: (&str, &str) = ("2026-01-01", "2026-12-31");

fn year_range() -> DateRange {
    DateRange {
        from: day(WHOLE_YEAR.0),
        to: day(WHOLE_YEAR.1),
    }
}

#[test]
fn ac_25_mondays_have_an_interval_and_four_values_are_few() {
    let mut noted = on_weekday(1, &[-1, 0, -2, 1, -1, 0, -1, 0]);
    noted.extend(on_weekday(2, &[1, 2, 0, 1]));
    noted.extend(on_weekday(3, &[2, -1, 0, 3, 1]));
    let pattern = weekday_pattern(&noted, Measure::Mood, year_range(), &[]);
    let monday = pattern.weekdays[0];
    let interval = monday.interval.expect("eight values");
    assert_eq!(
        (monday.median, interval.low, interval.high, monday.n),
        (Some(-0.5), -1.0, 0.0, 8)
    );
    assert!((interval.coverage - 0.9297).abs() < 5e-5);
    assert_eq!(
        (pattern.weekdays[1].median, pattern.weekdays[1].interval),
        (Some(1.0), None)
    );
    let wednesday = pattern.weekdays[2].interval.expect("five values");
    assert_eq!(
        (wednesday.low, wednesday.high, wednesday.coverage),
        (-1.0, 3.0, 0.9375)
    );
    assert_eq!(
        (pattern.weekdays[3].n, pattern.weekdays[3].median),
        (0, None)
    );

    let picture = weekday_chart(&pattern, &LOOK, &say)
        .picture
        .expect("a picture");
    let read: Vec<String> = picture.marks.iter().map(|mark| say(&mark.text)).collect();
    assert_eq!(
        read[..4],
        [
            "Monday, median \u{2212}0.5, between \u{2212}1 and 0, 8 days",
            "Tuesday, median +1, 4 days, few",
            "Wednesday, median +1, between \u{2212}1 and +3, 5 days",
            "Thursday, not logged",
        ]
    );
    let texts: Vec<String> = common::svg::text_boxes(&picture.svg)
        .into_iter()
        .map(|b| b.text)
        .collect();
    assert!(texts.contains(&"few, n = 4".to_owned()), "{texts:?}");
    // A ring without a bar: no line of the series' colour in the row of Tuesday.
    let document = common::svg::document(&picture.svg);
    let bars = |row: usize| {
        let mark = &picture.marks[row];
        let within = move |y: f64| (y - mark.y_px).abs() < mark.height_px / 2.0;
        common::svg::all(&document, "polyline")
            .filter(|node| node.attribute("stroke") == Some("#22596A"))
            .filter(|node| {
                common::svg::places(*node)
                    .iter()
                    .all(|place| within(place.1))
            })
            .count()
    };
    assert_eq!(
        [0, 1, 2, 3].map(bars),
        [3, 0, 3, 0],
        "a bar and its two ends"
    );
}

#[test]
fn one_weekday_at_most_is_said_to_stand_apart() {
    let level = |weekday: u8, value: i8| on_weekday(weekday, &[value; 8]);
    let said_of =
        |noted: &[CheckIn]| said(&weekday_pattern(noted, Measure::Mood, year_range(), &[]).message);
    let mut noted: Vec<CheckIn> = [level(1, -2), level(2, 1), level(3, 1), level(4, 1)].concat();
    let text = said_of(&noted);
    assert!(
        text.starts_with(
            "Mondays tend to be lower: their median is \u{2212}2 (n = 8), that of all other days +1."
        ),
        "{text}"
    );
    noted.extend(level(6, 3));
    let text = said_of(&noted);
    assert_eq!(text.matches("tend to be").count(), 1, "{text}");
    assert!(
        text.starts_with("Mondays tend to be lower"),
        "the farthest: {text}"
    );

    let few_others = [level(1, -2), level(2, 1), on_weekday(3, &[1; 15])].concat();
    assert!(said_of(&few_others).starts_with("No day of the week stands apart clearly."));
    let few_own = [
        on_weekday(1, &[-2; 7]),
        level(2, 1),
        level(3, 1),
        level(4, 1),
    ]
    .concat();
    assert!(said_of(&few_own).starts_with("No day of the week stands apart clearly."));
}

fn noted_urges(list: &[(&str, u8)]) -> Vec<CheckIn> {
    list.iter()
        .map(|(clock, strength)| urge("2026-11-21", &format!("2026-11-21T{clock}:00Z"), *strength))
        .collect()
}

fn used(clock: &str, more: &Value) -> StrategyUse {
    let at = format!("2026-11-21T{clock}:00Z");
    let id = "00000000-0000-4000-8000-000000000001";
    let mut value = json!({
        "id": id, "revision": 1, "created_at": at, "updated_at": at, "deleted_at": null,
        "date": "2026-11-21", "at": at, "zone": "UTC", "day_start_used": 0, "strategy_id": id,
    });
    let object = value.as_object_mut().expect("an object");
    object.extend(more.as_object().expect("an object").clone());
    serde_json::from_value(value).expect("a use")
}

/// An urge that was watched from 18:00 on: minutes and strengths, and what else is not usual.
fn watched(noted: &[(u32, u8)], more: &Value) -> UrgeEpisode {
    let at = "2026-11-21T18:00:00Z";
    let id = "00000000-0000-4000-8000-000000000007";
    let samples: Vec<Value> = noted
        .iter()
        .map(|(minute, strength)| json!({ "sec": minute * 60, "strength": strength }))
        .collect();
    let mut value = json!({
        "id": id, "revision": 1, "created_at": at, "updated_at": at, "deleted_at": null,
        "date": "2026-11-21", "started_at": at, "zone": "UTC", "day_start_used": 0,
        "planned_min": 20, "samples": samples,
    });
    let object = value.as_object_mut().expect("an object");
    object.extend(more.as_object().expect("an object").clone());
    serde_json::from_value(value).expect("an episode")
}

#[test]
fn a_watched_urge_falls_from_its_first_strength_to_its_last() {
    let falls = |noted: &[(u32, u8)], more: &Value, uses: &[StrategyUse]| {
        let uses: Vec<&StrategyUse> = uses.iter().collect();
        falls_while_watched(&[watched(noted, more)], &uses)
    };
    let fall = |fall, minutes| UrgeFall { fall, minutes };
    let noted = [(0, 8), (5, 9), (17, 2)];
    let nothing = json!({});
    assert_eq!(falls(&noted, &nothing, &[]), [fall(6, 17)]);
    assert_eq!(
        falls(&[(0, 2), (5, 6)], &nothing, &[]),
        [fall(-4, 5)],
        "it rose"
    );
    assert_eq!(falls(&[(0, 8)], &nothing, &[]), [], "noted once");
    assert_eq!(
        falls(&[(0, 0), (5, 0)], &nothing, &[]),
        [],
        "nowhere to fall"
    );
    let gone = json!({ "deleted_at": "2026-11-21T19:00:00Z" });
    assert_eq!(falls(&noted, &gone, &[]), [], "in the trash");
    let of_it = json!({ "urge_episode_id": "00000000-0000-4000-8000-000000000007" });
    for (used, expected) in [
        (used("18:10", &json!({})), &[][..]),
        (used("18:17", &json!({})), &[]),
        (used("18:18", &json!({})), &[fall(6, 17)]),
        (used("17:59", &json!({})), &[fall(6, 17)]),
        (used("18:30", &of_it), &[]),
        (used("18:10", &gone), &[fall(6, 17)]),
    ] {
        let at = used.at;
        assert_eq!(falls(&noted, &nothing, &[used]), expected, "a tool at {at}");
    }
}

#[test]
fn only_what_passed_while_it_was_watched_has_a_length() {
    let lengths = |more: &Value| episode_lengths(&[watched(&[(0, 8), (5, 3)], more)]);
    let passed = json!({ "outcome": "passed", "ended_at": "2026-11-21T18:17:59Z" });
    assert_eq!(lengths(&passed), [17], "whole minutes");
    assert_eq!(
        lengths(&json!({ "outcome": "passed" })),
        [0; 0],
        "nobody knows when"
    );
    let still = json!({ "outcome": "still", "ended_at": "2026-11-21T18:17:00Z" });
    assert_eq!(lengths(&still), [0; 0]);
    let mut gone = passed.clone();
    gone["deleted_at"] = json!("2026-11-21T19:00:00Z");
    assert_eq!(lengths(&gone), [0; 0]);
}

#[test]
fn an_urge_noted_twice_without_a_tool_between_has_a_fall() {
    let falls =
        |notes: &[(&str, u8)], uses: &[StrategyUse]| falls_without_tool(&noted_urges(notes), uses);
    let fall = |fall, minutes| UrgeFall { fall, minutes };
    let twice = [("18:00", 8), ("18:20", 3)];
    assert_eq!(falls(&twice, &[]), [fall(5, 20)]);
    assert_eq!(falls(&twice, &[used("18:05", &json!({}))]), []);
    let gone = used("18:05", &json!({"deleted_at": "2026-11-21T19:00:00Z"}));
    assert_eq!(falls(&twice, &[gone]), [fall(5, 20)]);
    assert_eq!(
        falls(
            &twice,
            &[used("17:59", &json!({})), used("18:21", &json!({}))]
        ),
        [fall(5, 20)]
    );
    assert_eq!(falls(&[("08:00", 8), ("12:00", 3)], &[]), [fall(5, 240)]);
    assert_eq!(
        falls(&[("08:00", 8), ("12:01", 3)], &[]),
        [],
        "another urge by then"
    );
    assert_eq!(
        falls(&[("08:00", 0), ("08:10", 3)], &[]),
        [],
        "nothing to fall from"
    );
    let four = [("08:00", 2), ("08:10", 5), ("08:30", 4), ("08:40", 1)];
    assert_eq!(
        falls(&four, &[]),
        [fall(-3, 10), fall(3, 10)],
        "each note once"
    );
}
