//! Five years of clocks in five places that change them in unusual ways: each logical day comes
//! once, none is missed, and counts go up by one a day (I-08).

use crate::given::{count, tracker};
use cairn_journal::calendar::{boundary, logical_date};
use cairn_journal::counting;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::{Africa, America, Asia, Europe, Pacific, Tz};

/// Every instant at which something may happen: each quarter of an hour.
const STEP: TimeDelta = TimeDelta::minutes(15);

fn each_day_once(zone: Tz, first: &str, skipped: &[&str]) {
    let skipped: Vec<NaiveDate> = skipped.iter().map(|day| day.parse().unwrap()).collect();
    for day_start in [0, 90, 240, 360] {
        let mut at: DateTime<Utc> = first.parse().unwrap();
        let end = at + TimeDelta::days(5 * 366);
        let mut date = logical_date(at, zone, day_start);
        let anchor = date;
        let tracker = tracker(anchor);
        while at < end {
            at += STEP;
            let next = logical_date(at, zone, day_start);
            if next == date {
                continue;
            }
            let mut expect = date + Days::new(1);
            if skipped.contains(&expect) {
                assert_eq!(boundary(expect, zone, day_start), None);
                expect = expect + Days::new(1);
            }
            assert_eq!(next, expect, "{zone} at {at} from {day_start}");
            let start = boundary(next, zone, day_start).unwrap();
            assert!(at - STEP < start && start <= at, "{zone} at {at}");
            date = next;
            let days = u32::try_from((date - anchor).num_days()).unwrap();
            let count = counting::count(&tracker, [], date);
            assert_eq!(
                [
                    count.days,
                    count.current_run,
                    count.free_days,
                    count.total_days
                ],
                [days; 4],
                "{zone} on {date}"
            );
        }
    }
}

#[test]
fn five_years_in_apia_have_each_day_once() {
    // Summer time until 2021, and the year in which a whole day was left out.
    each_day_once(Pacific::Apia, "2017-01-01T00:00:00Z", &[]);
    each_day_once(Pacific::Apia, "2009-06-01T00:00:00Z", &["2011-12-30"]);
}

#[test]
fn five_years_in_newfoundland_have_each_day_once() {
    // Clocks changed one minute after midnight until 2011.
    each_day_once(America::St_Johns, "2007-01-01T00:00:00Z", &[]);
    each_day_once(America::St_Johns, "2022-01-01T00:00:00Z", &[]);
}

#[test]
fn five_years_in_lisbon_have_each_day_once() {
    each_day_once(Europe::Lisbon, "2022-01-01T00:00:00Z", &[]);
}

#[test]
fn five_years_in_kathmandu_have_each_day_once() {
    each_day_once(Asia::Kathmandu, "2022-01-01T00:00:00Z", &[]);
}

#[test]
fn five_years_in_casablanca_have_each_day_once() {
    // The clock goes back for Ramadan, at other dates each year.
    each_day_once(Africa::Casablanca, "2022-01-01T00:00:00Z", &[]);
}

#[test]
fn ac_12_days_are_dates_and_not_hours() {
    let on = |anchor: &str, on: &str| count(&tracker(anchor.parse().unwrap()), &[], on).days;
    assert_eq!(on("2026-03-24", "2026-04-01"), 8);
    assert_eq!(on("2026-03-07", "2026-03-09"), 2);
}
