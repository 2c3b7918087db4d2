//! The vectors of `data/vectors.json`; those of Wilson's interval are tested where it is computed
//! (`cairn-insights`).

use crate::given::{count, day, numbers, restarts, runs, tracker};
use cairn_journal::calendar::logical_date;
use cairn_journal::counting::{Elapsed, add_months, elapsed};
use cairn_journal::entities::LeapRule;
use serde_json::Value;

fn vectors(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../data/vectors.json")).unwrap();
    all[name].as_array().unwrap().clone()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn numbers_of(value: &Value) -> Vec<u32> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn vectors_add_months() {
    for vector in vectors("add_months") {
        let date = add_months(day(text(&vector[0])), number(&vector[1]), LeapRule::Feb28);
        assert_eq!(date, Some(day(text(&vector[2]))), "{vector}");
    }
}

#[test]
fn vectors_years_months_days() {
    for vector in vectors("ymd") {
        let [anchor, on] = [0, 1].map(|place| day(text(&vector[place])));
        let Elapsed {
            years,
            months,
            days,
        } = elapsed(anchor, on, LeapRule::Feb28);
        assert_eq!(
            [years, months, days].to_vec(),
            numbers_of(&vector[2]),
            "{vector}"
        );
        let count = count(&tracker(anchor), &[], text(&vector[1]));
        assert_eq!(count.days, number(&vector[3]), "{vector}");
        assert_eq!(count.elapsed, elapsed(anchor, on, LeapRule::Feb28));
    }
}

#[test]
fn vectors_logical_day() {
    for vector in vectors("logical") {
        let (hours, minutes) = text(&vector[2]).split_once(':').unwrap();
        let day_start = hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap();
        let at = text(&vector[0]).parse().unwrap();
        let date = logical_date(at, text(&vector[1]).parse().unwrap(), day_start);
        assert_eq!(date, day(text(&vector[3])), "{vector}");
    }
}

#[test]
fn vectors_runs() {
    for vector in vectors("runs") {
        let ranges = vector["lapses"].as_array().unwrap();
        let ranges: Vec<_> = ranges.iter().map(|r| (text(&r[0]), text(&r[1]))).collect();
        let tracker = tracker(day(text(&vector["F"])));
        let count = count(&tracker, &restarts(&ranges), text(&vector["T"]));
        assert_eq!(runs(&count), numbers_of(&vector["runs"]), "{vector}");
        let [_, _, free, total] = numbers(&count);
        assert_eq!(free, number(&vector["free"]), "{vector}");
        assert_eq!(total, number(&vector["total"]), "{vector}");
    }
}
