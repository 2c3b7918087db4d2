//! When something comes again: a recurrence rule on the clock of the place where it happens.
//!
//! The rule is that of calendars (RFC 5545, RRULE) and is read by the `rrule` crate, on clock times
//! alone; clock times become instants by `calendar.rs`, so that a change of clocks moves nothing
//! there. Not here: what was attended.

use crate::calendar;
use crate::error::{JournalError, Rule};
use crate::limits;
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use rrule::{Frequency, RRule, RRuleSetIter};
use serde::{Deserialize, Serialize};

/// When a group meets, once for each day and time of its week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Schedule {
    /// The first meeting on the clock of `zone`; it sets the time of the others.
    pub first: NaiveDateTime,
    /// IANA zone of the place.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// `FREQ=WEEKLY;BYDAY=TU`: daily to yearly, without hours of its own; `UNTIL`, if there is
    /// one, in UTC.
    pub rule: String,
    /// How long it takes, 1 to 480 minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
}

impl Schedule {
    /// Longest rule, in characters.
    pub const RULE_CHARS: usize = 300;
    /// Calendars were not kept on computers before.
    const FIRST_YEAR: i32 = 1970;

    /// Meetings at or after `from`, the first one first; none when the rule has ended. A rule that
    /// cannot be read has none, see [`Schedule::check`].
    pub fn from(&self, from: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
        let zone = self.zone;
        let walls = self.walls().into_iter().flatten();
        walls
            .filter_map(move |wall| calendar::instant_of(wall.naive_utc(), zone))
            .skip_while(move |at| *at < from)
    }

    /// The last meeting that begins at or before `until`.
    #[must_use]
    pub fn last_until(&self, until: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let zone = self.zone;
        let walls = self.walls().ok()?;
        walls
            .filter_map(|wall| calendar::instant_of(wall.naive_utc(), zone))
            .take_while(|at| *at <= until)
            .last()
    }

    pub(crate) fn clean(&mut self) {
        self.rule.retain(|c| !c.is_whitespace());
        self.rule.make_ascii_uppercase();
    }

    pub(crate) fn check(&self) -> Result<(), JournalError> {
        limits::chars("rule", &self.rule, Self::RULE_CHARS)?;
        limits::year("first", self.first.date(), Self::FIRST_YEAR)?;
        limits::range("minutes", self.minutes, 1..=480)?;
        if self.walls()?.next().is_none() {
            return Err(JournalError::invalid("rule", Rule::Never));
        }
        Ok(())
    }

    /// Clock times as if they were UTC, the first one first.
    fn walls(&self) -> Result<RRuleSetIter, JournalError> {
        let malformed = || JournalError::invalid("rule", Rule::Malformed);
        if !is_readable(&self.rule) {
            return Err(malformed());
        }
        let rule: RRule<rrule::Unvalidated> = self.rule.parse().map_err(|_| malformed())?;
        let seldom = matches!(
            rule.get_freq(),
            Frequency::Yearly | Frequency::Monthly | Frequency::Weekly | Frequency::Daily
        );
        let own_times = [
            rule.get_by_hour(),
            rule.get_by_minute(),
            rule.get_by_second(),
        ];
        if !seldom || own_times.iter().any(|times| !times.is_empty()) {
            return Err(malformed());
        }
        let until = rule.get_until().map(|until| until.naive_utc().and_utc());
        let rule = match until {
            Some(until) => {
                let wall = until.with_timezone(&self.zone).naive_local();
                rule.until(wall.and_utc().with_timezone(&rrule::Tz::UTC))
            }
            None => rule,
        };
        let first = self.first.and_utc().with_timezone(&rrule::Tz::UTC);
        // The limit stops a search for a day that never comes.
        let set = rule.build(first).map_err(|_| malformed())?.limit();
        Ok(set.into_iter())
    }
}

/// Whether the parser may see it. It takes letters that are not ASCII apart in the middle, an
/// unknown ordinal of a weekday for none, and an `UNTIL` without `Z` for the time zone of the
/// computer.
fn is_readable(rule: &str) -> bool {
    let in_alphabet =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"=;,+-".contains(&byte);
    rule.bytes().all(in_alphabet)
        && rule.split(';').all(|part| match part.split_once('=') {
            Some(("UNTIL", until)) => until.ends_with('Z'),
            Some(("BYDAY", days)) => days.split(',').all(is_weekday),
            Some(_) => true,
            None => false,
        })
}

/// `TU`, `1TU` or `-1TU`.
fn is_weekday(day: &str) -> bool {
    let Some((ordinal, _)) = day.split_at_checked(day.len().saturating_sub(2)) else {
        return false;
    };
    ordinal.is_empty() || ordinal.parse::<i8>().is_ok_and(|ordinal| ordinal != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Asia, Europe};
    use proptest::prelude::*;

    fn schedule(first: &str, zone: Tz, rule: &str) -> Schedule {
        Schedule {
            first: first.parse().unwrap(),
            zone,
            rule: rule.to_owned(),
            minutes: Some(90),
        }
    }

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// The first `n` meetings from `from` on, as clocks in `shown` show them.
    fn shown(schedule: &Schedule, from: &str, shown: Tz, n: usize) -> Vec<String> {
        schedule
            .from(instant(from))
            .take(n)
            .map(|at| at.with_timezone(&shown).format("%F %H:%M").to_string())
            .collect()
    }

    #[test]
    fn ac_49_a_group_keeps_its_own_clock_wherever_the_person_is() {
        let tuesdays = schedule(
            "2026-01-06T19:00:00",
            Europe::Berlin,
            "FREQ=WEEKLY;BYDAY=TU",
        );
        for (day, expect) in [
            ("2026-03-03", "2026-03-03 13:00"),
            ("2026-03-10", "2026-03-10 14:00"),
            ("2026-10-27", "2026-10-27 14:00"),
            ("2026-11-03", "2026-11-03 13:00"),
        ] {
            let from = format!("{day}T05:00:00Z");
            assert_eq!(shown(&tuesdays, &from, America::New_York, 1), [expect]);
        }
    }

    #[test]
    fn a_rule_that_never_ends_is_looked_at_only_as_far_as_needed() {
        let daily = schedule("1970-01-01T07:30:00", Asia::Tokyo, "FREQ=DAILY");
        assert_eq!(
            shown(&daily, "2026-11-21T10:00:00Z", Asia::Tokyo, 2),
            ["2026-11-22 07:30", "2026-11-23 07:30"]
        );
    }

    #[test]
    fn a_meeting_in_an_hour_that_the_clock_leaps_over_is_at_the_leap() {
        let nights = schedule("2026-03-28T02:30:00", Europe::Berlin, "FREQ=DAILY");
        assert_eq!(
            shown(&nights, "2026-03-28T00:00:00Z", Europe::Berlin, 3),
            ["2026-03-28 02:30", "2026-03-29 03:00", "2026-03-30 02:30"]
        );
    }

    #[test]
    fn a_meeting_in_an_hour_that_comes_twice_is_in_the_first_of_them() {
        let nights = schedule("2026-10-24T02:30:00", Europe::Berlin, "FREQ=DAILY");
        let at: Vec<_> = nights
            .from(instant("2026-10-25T00:00:00Z"))
            .take(1)
            .collect();
        assert_eq!(at, [instant("2026-10-25T00:30:00Z")]);
    }

    #[test]
    fn the_first_monday_of_a_month_is_not_every_monday() {
        let first = schedule(
            "2026-01-05T18:00:00",
            Europe::London,
            "FREQ=MONTHLY;BYDAY=1MO",
        );
        assert_eq!(
            shown(&first, "2026-11-03T00:00:00Z", Europe::London, 2),
            ["2026-12-07 18:00", "2027-01-04 18:00"]
        );
    }

    #[test]
    fn an_end_is_an_instant_and_meant_as_one() {
        let rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124T180000Z";
        let until = schedule("2026-11-03T19:00:00", Europe::Berlin, rule);
        assert_eq!(until.from(instant("2026-11-01T00:00:00Z")).count(), 4);
        assert_eq!(
            until.last_until(instant("2027-01-01T00:00:00Z")),
            Some(instant("2026-11-24T18:00:00Z"))
        );
        assert_eq!(until.last_until(instant("2026-11-01T00:00:00Z")), None);
        assert_eq!(until.from(instant("2026-11-24T18:00:01Z")).next(), None);
    }

    #[test]
    fn what_is_no_rule_of_a_group_is_refused() {
        let refused = |rule: &str| {
            let mut schedule = schedule("2026-11-03T19:00:00", Europe::Berlin, rule);
            schedule.clean();
            matches!(
                schedule.check(),
                Err(JournalError::Invalid { field: "rule", .. })
            )
        };
        for odd in [
            "",
            "TU",
            "FREQ=",
            "FREQ=SOMETIMES",
            "FREQ=SECONDLY",
            "FREQ=HOURLY;INTERVAL=6",
            "FREQ=DAILY;BYHOUR=9,18",
            "FREQ=WEEKLY;BYDAY=XTU",
            "FREQ=WEEKLY;BYDAY=T",
            "FREQ=WEEKLY;BYDAY=DÉ",
            "FREQ=WEEKLY;UNTIL=20261124T190000",
            "FREQ=WEEKLY;UNTIL=20201124T190000Z",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "RRULE:FREQ=DAILY",
            "DTSTART:20261103T190000Z\nRRULE:FREQ=DAILY",
            "FREQ=WEEKLY;FREQ=DAILY;BYWEEKNO=3",
        ] {
            assert!(refused(odd), "{odd}");
        }
        assert!(!refused(" freq=weekly; byday=tu,-1th "));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(rule in "[A-Z]{0,5}(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY))?(;(BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS|COUNT|INTERVAL|UNTIL|WKST)=[-+0-9A-ZÉ,]{0,6}){0,4}") {
            let mut schedule = schedule("2026-11-03T19:00:00", Europe::Berlin, &rule);
            schedule.clean();
            if schedule.check().is_ok() {
                let at = schedule.from(instant("2026-11-01T00:00:00Z")).next();
                prop_assert!(at.is_some(), "what was accepted comes");
            }
        }
    }
}
