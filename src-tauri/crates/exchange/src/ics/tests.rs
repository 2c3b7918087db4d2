use super::*;
use calcard::Entry;
use calcard::Parser;
use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponentType as Part, ICalendarProperty as Property, ICalendarValue as Value,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day(number: u32, name: &str, date: &str, title: &str) -> CalendarDay {
    CalendarDay {
        record: format!("7f3a1c52-0000-4000-8000-{number:012x}")
            .parse()
            .unwrap(),
        name: name.to_owned(),
        date: date.parse().unwrap(),
        title: title.to_owned(),
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-21T21:14:05.25Z".parse().unwrap()
}

fn written(days: &[CalendarDay]) -> String {
    let file = write_calendar(days, now()).unwrap();
    String::from_utf8(file.bytes.to_vec()).unwrap()
}

/// An event as another program reads it.
#[derive(Debug, PartialEq)]
struct Read {
    uid: String,
    title: String,
    /// Year, month and day, with no time of day.
    start: (u16, u8, u8),
    stamp: PartialDateTime,
    properties: BTreeSet<String>,
}

fn read(file: &str) -> Vec<Read> {
    let mut parser = Parser::new(file);
    let entry = parser.entry();
    let Entry::ICalendar(calendar) = entry else {
        panic!("not a calendar: {entry:?}")
    };
    assert!(matches!(parser.entry(), Entry::Eof), "and nothing after it");
    let mut events = Vec::new();
    for part in &calendar.components {
        match part.component_type {
            Part::VCalendar => {}
            Part::VEvent => {
                let value = |name: Property| {
                    let entry = part.entries.iter().find(|entry| entry.name == name)?;
                    assert_eq!(entry.values.len(), 1, "{entry:?}");
                    Some(entry.values[0].clone())
                };
                let text = |name: Property| match value(name) {
                    None => String::new(),
                    Some(Value::Text(text)) => text,
                    other => panic!("{other:?}"),
                };
                let moment = |name: Property| match value(name) {
                    Some(Value::PartialDateTime(moment)) => *moment,
                    other => panic!("{other:?}"),
                };
                let start = moment(Property::Dtstart);
                assert!(start.hour.is_none(), "a whole day");
                events.push(Read {
                    uid: text(Property::Uid),
                    title: text(Property::Summary),
                    start: (
                        start.year.unwrap(),
                        start.month.unwrap(),
                        start.day.unwrap(),
                    ),
                    stamp: moment(Property::Dtstamp),
                    properties: part
                        .entries
                        .iter()
                        .map(|entry| entry.name.as_str().to_owned())
                        .collect(),
                });
            }
            ref other => panic!("{other:?}"),
        }
    }
    events
}

/// RFC 5545 3.1: lines end with CR LF and have at most 75 octets, those after a fold with a blank.
fn assert_lines(file: &str) {
    let body = file.strip_suffix("\r\n").expect("the last line ends too");
    for line in body.split("\r\n") {
        assert!(!line.contains(['\r', '\n']), "a line break alone: {line:?}");
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.is_empty());
    }
}

#[test]
fn another_program_reads_whole_days_with_title_and_stamp() {
    let file = written(&[
        day(1, "months 4", "2026-12-03", "A day to keep"),
        day(2, "months 18", "2026-11-30", "Call Otter; bring cake, tea"),
    ]);
    assert_lines(&file);
    let events = read(&file);
    let days: Vec<_> = events.iter().map(|event| event.start).collect();
    assert_eq!(days, [(2026, 12, 3), (2026, 11, 30)]);
    let titles: Vec<_> = events.iter().map(|event| &*event.title).collect();
    assert_eq!(titles, ["A day to keep", "Call Otter; bring cake, tea"]);
    let stamp = &events[0].stamp;
    assert_eq!(
        (
            stamp.year,
            stamp.month,
            stamp.day,
            stamp.hour,
            stamp.minute,
            stamp.second
        ),
        (Some(2026), Some(11), Some(21), Some(21), Some(14), Some(5))
    );
    assert_eq!((stamp.tz_hour, stamp.tz_minute), (Some(0), Some(0)), "UTC");
}

#[test]
fn the_file_is_what_rfc_5545_asks_for_and_not_more() {
    let file = written(&[day(1, "months 4", "2026-12-03", "A day to keep")]);
    let uid = &read(&file)[0].uid;
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Calendar//EN",
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "DTSTAMP:20261121T211405Z",
        "DTSTART;VALUE=DATE:20261203",
        "SUMMARY:A day to keep",
        "TRANSP:TRANSPARENT",
        &format!("UID:{uid}"),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file, lines.join("\r\n"));
}

#[test]
fn an_id_stays_with_its_day_and_tells_nothing() {
    let at = |day: &CalendarDay, now: &str| {
        let file = write_calendar(std::slice::from_ref(day), now.parse().unwrap()).unwrap();
        read(std::str::from_utf8(&file.bytes).unwrap())[0]
            .uid
            .clone()
    };
    let one = day(1, "months 4", "2026-12-03", "A day to keep");
    let id = at(&one, "2026-11-21T21:14:05Z");
    let moved = day(1, "months 4", "2027-02-01", "Another title");
    assert_eq!(at(&moved, "2027-01-01T00:00:00Z"), id);
    assert_ne!(
        at(
            &day(2, "months 4", "2026-12-03", ""),
            "2026-11-21T21:14:05Z"
        ),
        id
    );
    assert_ne!(
        at(
            &day(1, "months 5", "2026-12-03", ""),
            "2026-11-21T21:14:05Z"
        ),
        id
    );

    let file = written(std::slice::from_ref(&one)).to_lowercase();
    let record = one.record.to_string();
    for secret in [
        "cairn",
        "months",
        "milestone",
        &record,
        &record.replace('-', ""),
    ] {
        assert!(!file.contains(secret), "{secret}");
    }
}

#[test]
fn a_calendar_without_a_day_is_refused() {
    let too_late = day(1, "years 9000", "+10026-01-01", "");
    for days in [&[][..], &[too_late]] {
        let error = write_calendar(days, now()).err().unwrap();
        assert!(matches!(error, ExchangeError::NothingToWrite), "{error}");
    }
}

#[test]
fn a_day_that_cannot_be_written_keeps_no_other_back() {
    let days = [
        day(1, "years 9000", "+10026-01-01", "far"),
        day(1, "years 7973", "9999-12-31", "near"),
    ];
    assert_eq!(write_calendar(&days, now()).unwrap().days, 1);
    assert_eq!(read(&written(&days)).len(), 1);
}

proptest! {
    #[test]
    fn any_title_stays_one_title(titles in prop::collection::vec("\\PC{0,90}|.{0,200}", 1..4)) {
        let days: Vec<_> = titles
            .iter()
            .zip(0..)
            .map(|(title, number)| day(number, "months 4", "2026-12-03", title))
            .collect();
        let file = written(&days);
        assert_lines(&file);
        let read: Vec<_> = read(&file).into_iter().map(|event| event.title).collect();
        let expected: Vec<_> = titles.iter().map(|title| one_line(title)).collect();
        prop_assert_eq!(read, expected);
    }
}

#[test]
fn no_length_of_a_title_makes_a_line_too_long() {
    for length in 0..300 {
        for letter in ["x", "é", "🕴"] {
            let title = letter.repeat(length);
            let file = written(&[day(1, "months 4", "2026-12-03", &title)]);
            assert_lines(&file);
            assert_eq!(read(&file)[0].title, title);
        }
    }
}

#[test]
fn a_title_cannot_add_a_line_of_its_own() {
    let title = "x\r\nBEGIN:VALARM\nACTION:DISPLAY\u{0}\u{85}\\n;,";
    let events = read(&written(&[day(1, "months 4", "2026-12-03", title)]));
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].title, "x  BEGIN:VALARM ACTION:DISPLAY  \\n;,");
    let properties: Vec<_> = events[0].properties.iter().map(String::as_str).collect();
    assert_eq!(
        properties,
        ["CLASS", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"]
    );
}
