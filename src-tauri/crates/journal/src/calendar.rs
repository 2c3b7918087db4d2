//! The logical day: which calendar date an instant belongs to (domain 2.2.5).
//!
//! The start of the day decides only the day; instants stay true. Not here: milestones and
//! periods.

use crate::Moment;
use crate::entities::{Settings, ZoneMode};
use chrono::{
    DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

/// The first instant, in `zone`, on calendar date `date` whose wall clock shows `day_start_min`
/// minutes after midnight or later.
///
/// An hour that happens twice counts from its first time; a start that the clock leaps over is
/// the instant of the leap. `None` when the date has no such instant (a zone that skipped the
/// date, or a date at the end of the calendar).
#[must_use]
pub fn boundary(date: NaiveDate, zone: Tz, day_start_min: u16) -> Option<DateTime<Utc>> {
    let start = date
        .and_time(NaiveTime::MIN)
        .checked_add_signed(TimeDelta::minutes(i64::from(day_start_min)))?;
    let at = instant_of(start, zone)?;
    (at.with_timezone(&zone).date_naive() == date).then_some(at)
}

/// The first instant at which clocks in `zone` show `wall` or more. An hour that happens twice
/// counts from its first time; a time that the clock leaps over is the instant of the leap.
#[must_use]
pub fn instant_of(wall: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&wall) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => {
            Some(at.with_timezone(&Utc))
        }
        MappedLocalTime::None => {
            // No zone was ever 16 hours from UTC, so the leap is in this window, and the wall clock
            // rises throughout it.
            let window = TimeDelta::hours(16).num_seconds();
            let (mut before, mut after) = (-window, window);
            let instant = |seconds: i64| {
                let at = wall.checked_add_signed(TimeDelta::seconds(seconds))?;
                Some(at.and_utc())
            };
            while after - before > 1 {
                let middle = before.midpoint(after);
                if instant(middle)?.with_timezone(&zone).naive_local() >= wall {
                    after = middle;
                } else {
                    before = middle;
                }
            }
            instant(after)
        }
    }
}

/// The logical day of the instant `at` in `zone`: the latest date whose [`boundary`] is not after
/// it. It never goes back while time goes on, also when clocks do.
#[must_use]
pub fn logical_date(at: DateTime<Utc>, zone: Tz, day_start_min: u16) -> NaiveDate {
    let shown = at.with_timezone(&zone).date_naive();
    // A clock put back over midnight makes the next date possible; a start after `at` makes the
    // date before it right, or one before that where a zone skipped a date.
    let first = shown.succ_opt().unwrap_or(shown);
    std::iter::successors(Some(first), NaiveDate::pred_opt)
        .take(5)
        .find(|date| boundary(*date, zone, day_start_min).is_some_and(|start| start <= at))
        .unwrap_or(shown)
}

/// The zone that decides the day: the fixed one of the settings, or that of the device.
#[must_use]
pub fn zone(moment: &Moment, settings: &Settings) -> Tz {
    match settings.zone_mode {
        ZoneMode::FollowDevice => moment.zone,
        ZoneMode::Fixed { zone } => zone,
    }
}

/// The logical day of `moment`.
#[must_use]
pub fn today(moment: &Moment, settings: &Settings) -> NaiveDate {
    logical_date(moment.now, zone(moment, settings), settings.day_start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Australia, Europe, Pacific};
    use proptest::prelude::*;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn minutes(clock: &str) -> u16 {
        let (hours, minutes) = clock.split_once(':').unwrap();
        hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap()
    }

    #[track_caller]
    fn check(at: &str, zone: Tz, day_start: &str, expect: &str) {
        let date = logical_date(instant(at), zone, minutes(day_start));
        assert_eq!(date.to_string(), expect, "{at} {zone} from {day_start}");
    }

    #[test]
    fn ac_10_the_day_begins_at_its_start_and_the_shown_time_stays() {
        check(
            "2026-03-15T02:30:00Z",
            Europe::London,
            "04:00",
            "2026-03-14",
        );
        check(
            "2026-03-15T03:59:00Z",
            Europe::London,
            "04:00",
            "2026-03-14",
        );
        check(
            "2026-03-15T04:00:00Z",
            Europe::London,
            "04:00",
            "2026-03-15",
        );
        let shown = instant("2026-03-15T02:30:00Z").with_timezone(&Europe::London);
        assert_eq!(
            shown.format("%H:%M").to_string(),
            "02:30",
            "only the day is shifted"
        );
    }

    #[test]
    fn ac_11_the_day_is_right_when_clocks_change_and_never_goes_back() {
        let new_york = America::New_York;
        check("2026-03-08T08:30:00Z", new_york, "04:00", "2026-03-08");
        check("2026-03-08T07:30:00Z", new_york, "04:00", "2026-03-07");
        check("2026-11-01T08:30:00Z", new_york, "04:00", "2026-10-31");
        // 01:10 EDT, 01:30 EDT, and 01:10 EST one hour after the first.
        check("2026-11-01T05:10:00Z", new_york, "01:30", "2026-10-31");
        check("2026-11-01T05:30:00Z", new_york, "01:30", "2026-11-01");
        check("2026-11-01T06:10:00Z", new_york, "01:30", "2026-11-01");
        // 01:59 before and 03:10 after the clock leaps over 02:30.
        check(
            "2026-03-29T00:59:00Z",
            Europe::Berlin,
            "02:30",
            "2026-03-28",
        );
        check(
            "2026-03-29T01:10:00Z",
            Europe::Berlin,
            "02:30",
            "2026-03-29",
        );
    }

    #[test]
    fn a_start_that_the_clock_leaps_over_is_the_instant_of_the_leap() {
        let leap = boundary("2026-03-29".parse().unwrap(), Europe::Berlin, 150);
        assert_eq!(leap, Some(instant("2026-03-29T01:00:00Z")));
    }

    #[test]
    fn a_date_that_a_zone_skipped_has_no_start() {
        // Samoa went from 29 to 31 December 2011.
        let skipped = "2011-12-30".parse().unwrap();
        for day_start in [0, 240, 360] {
            assert_eq!(boundary(skipped, Pacific::Apia, day_start), None);
        }
        check("2011-12-30T09:59:59Z", Pacific::Apia, "00:00", "2011-12-29");
        check("2011-12-30T10:00:00Z", Pacific::Apia, "00:00", "2011-12-31");
        check("2011-12-30T12:00:00Z", Pacific::Apia, "04:00", "2011-12-29");
    }

    #[test]
    fn a_clock_put_back_over_midnight_does_not_bring_the_day_back() {
        // In Newfoundland, at 00:01 on 7 November 2010 it was 23:01 on the 6th again.
        let zone = America::St_Johns;
        check("2010-11-07T02:30:30Z", zone, "00:00", "2010-11-07");
        check("2010-11-07T02:45:00Z", zone, "00:00", "2010-11-07");
        check("2010-11-07T02:29:59Z", zone, "00:00", "2010-11-06");
    }

    /// The rule of domain 2.2.5 word by word, by looking at every minute of three days.
    fn by_the_word(at: DateTime<Utc>, zone: Tz, day_start_min: u16) -> NaiveDate {
        let start = NaiveTime::MIN + TimeDelta::minutes(i64::from(day_start_min));
        (-3 * 24 * 60..=0)
            .map(|minute| at + TimeDelta::minutes(minute))
            .map(|earlier| earlier.with_timezone(&zone).naive_local())
            .filter(|wall| wall.time() >= start)
            .map(|wall| wall.date())
            .max()
            .unwrap()
    }

    proptest! {
        #[test]
        fn the_day_never_goes_back_while_time_goes_on(
            minute in 0_i64..100 * 365 * 24 * 60,
            step in 0_i64..3000,
            half_hours in 0_u16..=12,
            zone in prop::sample::select(vec![
                America::New_York, Europe::Berlin, Pacific::Apia, Australia::Lord_Howe,
                America::St_Johns,
            ]),
        ) {
            // From 1970 on, on whole minutes, where all these zones have whole-minute offsets.
            let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute);
            let later = at + TimeDelta::minutes(step);
            let day_start = half_hours * 30;
            let date = logical_date(at, zone, day_start);
            prop_assert!(date <= logical_date(later, zone, day_start));
            prop_assert_eq!(date, by_the_word(at, zone, day_start));
        }
    }
}
