//! Invariants I-03 to I-08 over random anchors, lapses and days from 1970 to 2120.

use crate::given::{day, lapse, tracker};
use cairn_journal::counting::{self, TrackerCount, add_months, elapsed, milestone_date};
use cairn_journal::entities::{
    AnchorKind, Lapse, LapseEffect, LeapRule, MilestoneDef, MilestoneUnit, Tracker,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::HashSet;

/// Days from 1970-01-01 to 2120-12-31.
const DAYS: u64 = 55_152;

fn dates() -> impl Strategy<Value = NaiveDate> {
    (0..=DAYS).prop_map(|days| day("1970-01-01") + Days::new(days))
}

fn leap_rules() -> impl Strategy<Value = LeapRule> {
    prop::sample::select(vec![LeapRule::Feb28, LeapRule::Mar1])
}

fn trackers() -> impl Strategy<Value = Tracker> {
    let kinds = prop::sample::select(vec![AnchorKind::FirstDay, AnchorKind::LastUse]);
    (dates(), kinds, leap_rules()).prop_map(|(anchor, anchor_kind, leap_rule)| Tracker {
        anchor_kind,
        leap_rule,
        ..tracker(anchor)
    })
}

fn effects() -> impl Strategy<Value = LapseEffect> {
    prop_oneof![
        6 => Just(LapseEffect::Restart),
        3 => Just(LapseEffect::Keep),
        1 => Just(LapseEffect::Undecided),
    ]
}

/// A tracker with disjoint lapses from its first free day on, in any order, and a day.
fn histories() -> impl Strategy<Value = (Tracker, Vec<Lapse>, NaiveDate)> {
    let gaps = prop::collection::vec((0_u64..400, 0_u64..20, effects()), 0..12);
    (trackers(), gaps, 0_u64..6_000, any::<bool>()).prop_map(|(tracker, gaps, on, turned)| {
        let mut free = tracker.first_free_day();
        let mut lapses = Vec::new();
        for (number, (gap, length, effect)) in (1..).zip(gaps) {
            let start = free + Days::new(gap);
            let end = start + Days::new(length);
            lapses.push(lapse(number, start, end, effect));
            free = end + Days::new(1);
        }
        if turned {
            lapses.reverse();
        }
        let on = tracker.anchor - Days::new(30) + Days::new(on);
        (tracker, lapses, on)
    })
}

/// The days from the first free day up to the day before `until` that lie in a restarting lapse,
/// and the others, each looked at by itself.
fn day_by_day(tracker: &Tracker, lapses: &[Lapse], until: NaiveDate) -> (u32, u32) {
    let days = tracker.first_free_day().iter_days();
    let days = days.take_while(|date| *date < until);
    let (mut free, mut lapsed) = (0, 0);
    for date in days {
        let in_one = lapses
            .iter()
            .any(|one| one.effect == LapseEffect::Restart && one.start <= date && date <= one.end);
        if in_one { lapsed += 1 } else { free += 1 }
    }
    (free, lapsed)
}

fn sum(count: &TrackerCount) -> u32 {
    count.runs.iter().map(|run| run.days).sum()
}

proptest! {
    #[test]
    fn i_03_runs_and_restarting_lapses_divide_all_days(
        (tracker, lapses, on) in histories()
    ) {
        let count = counting::count(&tracker, &lapses, on);
        let (free, lapsed) = day_by_day(&tracker, &lapses, count.until);
        prop_assert_eq!(count.free_days, free);
        prop_assert_eq!(count.free_days + lapsed, count.total_days);
        prop_assert_eq!(sum(&count), count.free_days);
        // Each run lies behind the one before, and its days are within it.
        for pair in count.runs.windows(2) {
            let ended = pair[0].ended_on.unwrap();
            prop_assert!(pair[0].from + Days::new(u64::from(pair[0].days)) == ended);
            prop_assert!(ended < pair[1].from);
        }
        prop_assert_eq!(count.runs.last().unwrap().ended_on, None);
    }

    #[test]
    fn i_04_each_number_is_at_most_the_next(
        (tracker, lapses, on) in histories()
    ) {
        let count = counting::count(&tracker, &lapses, on);
        prop_assert!(count.current_run <= count.longest_run);
        prop_assert!(count.longest_run <= count.free_days);
        prop_assert!(count.free_days <= count.total_days);
    }

    #[test]
    fn i_05_a_kept_lapse_changes_no_number(
        (tracker, lapses, on) in histories(), place in any::<prop::sample::Index>()
    ) {
        prop_assume!(!lapses.is_empty());
        let mut kept = lapses;
        let index = place.index(kept.len());
        kept[index].effect = LapseEffect::Keep;
        let mut without = kept.clone();
        without.remove(index);
        prop_assert_eq!(
            counting::count(&tracker, &kept, on),
            counting::count(&tracker, &without, on)
        );
    }

    #[test]
    fn i_06_a_milestone_falls_on_one_date_whenever_it_is_looked_at(
        (tracker, lapses, on) in histories(), later in 0_u64..3_000,
        turned in any::<bool>(),
    ) {
        let mut set = counting::preset("tokens-monthly").unwrap().items.to_vec();
        if turned {
            set.reverse();
        }
        let at = |day| {
            let count = counting::count(&tracker, &lapses, day);
            (counting::reached(&count, &set, tracker.leap_rule), count)
        };
        let (reached, now) = at(on);
        for one in &reached {
            let run = &now.runs[one.run as usize - 1];
            let (unit, n) = (one.milestone.unit, one.milestone.n);
            let date = milestone_date(run.anchor, unit, n, tracker.leap_rule);
            prop_assert_eq!(Some(one.date), date);
        }
        // What was reached is still reached on any later day.
        let (still, _) = at(on + Days::new(later));
        prop_assert!(reached.iter().all(|one| still.contains(one)));
        // Nothing is both reached and ahead.
        let ahead = counting::coming(&now, &set, tracker.leap_rule);
        prop_assert!(ahead.iter().all(|one| one.date > on));
        let current = u32::try_from(now.runs.len()).unwrap();
        let of_run: HashSet<_> = reached
            .iter()
            .filter(|one| one.run == current)
            .map(|one| (one.milestone.unit, one.milestone.n))
            .collect();
        prop_assert!(
            ahead
                .iter()
                .all(|one| !of_run.contains(&(one.milestone.unit, one.milestone.n)))
        );
    }

    #[test]
    fn i_07_more_units_are_never_earlier(
        anchor in dates(), n in 0_u32..1_900, rule in leap_rules()
    ) {
        for unit in [
            MilestoneUnit::Days, MilestoneUnit::Weeks, MilestoneUnit::Months, MilestoneUnit::Years,
        ] {
            let date = |n| milestone_date(anchor, unit, n, rule);
            if let (Some(first), Some(next)) = (date(n), date(n + 1)) {
                prop_assert!(first < next, "{:?} {} {}", unit, first, next);
            }
        }
    }

    #[test]
    fn i_08_the_count_is_the_difference_of_dates(
        tracker in trackers(), days in 0_u64..40_000
    ) {
        let on = tracker.anchor + Days::new(days);
        let count = counting::count(&tracker, [], on);
        prop_assert_eq!(u64::from(count.days), days);
        let rule = tracker.leap_rule;
        let whole = elapsed(tracker.anchor, on, rule);
        let months = whole.years * 12 + whole.months;
        let reached = add_months(tracker.anchor, months, rule).unwrap();
        prop_assert!(reached <= on && whole.months < 12);
        prop_assert_eq!(reached + Days::new(u64::from(whole.days)), on);
        prop_assert!(add_months(tracker.anchor, months + 1, rule).unwrap() > on);
    }

    #[test]
    fn any_set_and_day_is_counted_without_a_panic(
        anchor in dates(), n in any::<u32>(), on in dates(), rule in leap_rules()
    ) {
        let all = [
            MilestoneUnit::Days, MilestoneUnit::Weeks, MilestoneUnit::Months,
            MilestoneUnit::Years, MilestoneUnit::YearsEachFrom,
        ];
        let set = all.map(|unit| MilestoneDef::of(unit, n));
        let count = counting::count(&tracker(anchor), [], on);
        let reached = counting::reached(&count, &set, rule).len();
        prop_assert!(reached + counting::coming(&count, &set, rule).len() <= set.len() + 200);
    }
}
