//! Milestones: the shipped sets, the dates they fall on, those reached and those to come.
//!
//! A date depends on the anchor, the unit, the number and the leap rule, and on nothing else
//! (I-06). Not here: which of them a person has seen (`MilestoneAck`).

use super::period::{add_months, days_between};
use super::runs::TrackerCount;
use crate::entities::{LeapRule, MilestoneDef, MilestoneUnit};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::collections::HashSet;

/// Years of one series that are looked at; nobody counts longer.
const SERIES_YEARS: u32 = 10_000;

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReachedMilestone {
    /// Which one; never a series.
    pub milestone: MilestoneDef,
    /// When.
    pub date: NaiveDate,
    /// In which run, from 1.
    pub run: u32,
}

/// A milestone of the current run that is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ComingMilestone {
    /// Which one; never a series.
    pub milestone: MilestoneDef,
    /// When.
    pub date: NaiveDate,
    /// Days until then, at least 1.
    pub in_days: u32,
}

/// A shipped set of milestones.
#[derive(Debug)]
pub struct PresetSet {
    /// Stored with the tracker; its label is the message `milestone-set-<name>`.
    pub name: &'static str,
    /// Its milestones.
    pub items: &'static [MilestoneDef],
}

const fn days(n: u32) -> MilestoneDef {
    MilestoneDef::of(MilestoneUnit::Days, n)
}

const fn months(n: u32) -> MilestoneDef {
    MilestoneDef::of(MilestoneUnit::Months, n)
}

const fn years(n: u32) -> MilestoneDef {
    MilestoneDef::of(MilestoneUnit::Years, n)
}

const fn years_each_from(n: u32) -> MilestoneDef {
    MilestoneDef::of(MilestoneUnit::YearsEachFrom, n)
}

/// The shipped sets (domain 2.1.5), in the order they are offered.
pub static PRESETS: [PresetSet; 4] = [
    PresetSet {
        name: "tokens-monthly",
        items: &[
            days(1),
            days(30),
            days(60),
            days(90),
            months(4),
            months(5),
            months(6),
            months(7),
            months(8),
            months(9),
            months(10),
            months(11),
            years(1),
            months(18),
            years_each_from(2),
        ],
    },
    PresetSet {
        name: "keytags",
        items: &[
            days(0),
            days(30),
            days(60),
            days(90),
            months(6),
            months(9),
            years(1),
            months(18),
            years_each_from(2),
        ],
    },
    PresetSet {
        name: "plain",
        items: &[
            days(1),
            days(7),
            days(30),
            days(100),
            days(365),
            days(500),
            days(1000),
            years_each_from(1),
        ],
    },
    PresetSet {
        name: "none",
        items: &[],
    },
];

/// The shipped set of this name.
#[must_use]
pub fn preset(name: &str) -> Option<&'static PresetSet> {
    PRESETS.iter().find(|set| set.name == name)
}

/// The date of `n` units from `anchor`. A series has the date of its first year. `None` beyond the
/// calendar.
#[must_use]
pub fn milestone_date(
    anchor: NaiveDate,
    unit: MilestoneUnit,
    n: u32,
    leap_rule: LeapRule,
) -> Option<NaiveDate> {
    let after_days = |days: u32| anchor.checked_add_days(Days::new(u64::from(days)));
    match unit {
        MilestoneUnit::Days => after_days(n),
        MilestoneUnit::Weeks => after_days(n.checked_mul(7)?),
        MilestoneUnit::Months => add_months(anchor, n, leap_rule),
        MilestoneUnit::Years | MilestoneUnit::YearsEachFrom => {
            add_months(anchor, n.checked_mul(12)?, leap_rule)
        }
    }
}

/// The milestones of `set` reached in each run of `count`, by date.
///
/// A run that ended has those whose day had begun when the lapse did (rule 6 of 2.2.3); one that
/// ended without a single free day has none.
#[must_use]
pub fn reached(
    count: &TrackerCount,
    set: &[MilestoneDef],
    leap_rule: LeapRule,
) -> Vec<ReachedMilestone> {
    let mut reached = Vec::new();
    for (run, number) in count.runs.iter().zip(1..) {
        if run.ended_on.is_some() && run.days == 0 {
            continue;
        }
        let until = run.ended_on.unwrap_or(count.until);
        for (milestone, date) in dated(run.anchor, set, leap_rule, until) {
            if date <= until {
                reached.push(ReachedMilestone {
                    milestone,
                    date,
                    run: number,
                });
            }
        }
    }
    reached.sort_by_key(|one| place(one.date, &one.milestone));
    reached
}

/// The milestones of `set` that are still to come in the current run, by date; of a series its next
/// year only. While a lapse is undecided there are none, since its decision moves them.
#[must_use]
pub fn coming(
    count: &TrackerCount,
    set: &[MilestoneDef],
    leap_rule: LeapRule,
) -> Vec<ComingMilestone> {
    if count.undecided.is_some() {
        return Vec::new();
    }
    let mut coming: Vec<_> = dated(count.anchor, set, leap_rule, count.on)
        .into_iter()
        .filter(|(_, date)| *date > count.on)
        .map(|(milestone, date)| ComingMilestone {
            milestone,
            date,
            in_days: days_between(count.on, date),
        })
        .collect();
    coming.sort_by_key(|one| place(one.date, &one.milestone));
    coming
}

/// By date; of those on one day the shorter unit first.
fn place(date: NaiveDate, milestone: &MilestoneDef) -> (NaiveDate, MilestoneUnit, u32) {
    (date, milestone.unit, milestone.n)
}

/// Each milestone of `set` with its date, a series up to its first year after `until`; each unit
/// and number once.
fn dated(
    anchor: NaiveDate,
    set: &[MilestoneDef],
    leap_rule: LeapRule,
    until: NaiveDate,
) -> Vec<(MilestoneDef, NaiveDate)> {
    let date = |unit, n| milestone_date(anchor, unit, n, leap_rule);
    let mut all = Vec::new();
    let (series, single): (Vec<_>, Vec<_>) = set
        .iter()
        .partition(|item| item.unit == MilestoneUnit::YearsEachFrom);
    for item in single {
        all.extend(date(item.unit, item.n).map(|date| (item.clone(), date)));
    }
    for item in series {
        for n in item.n.max(1)..SERIES_YEARS {
            let Some(date) = date(MilestoneUnit::Years, n) else {
                break;
            };
            let label = item.label.clone();
            let unit = MilestoneUnit::Years;
            all.push((MilestoneDef { unit, n, label }, date));
            if date > until {
                break;
            }
        }
    }
    let mut seen = HashSet::new();
    all.retain(|(milestone, _)| seen.insert((milestone.unit, milestone.n)));
    all
}
