//! Runs, and the three numbers that always stand together (domain 2.3).
//!
//! Only completed logical days count: a run is the days from its first free day up to the day
//! before a lapse that restarts it, or up to yesterday.

use super::period::{Elapsed, days_between, elapsed};
use crate::entities::{Lapse, LapseEffect, Tracker};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::Serialize;

/// The numbers of a tracker on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrackerCount {
    /// The logical day they are of.
    pub on: NaiveDate,
    /// The first anchor ever.
    pub since: NaiveDate,
    /// The anchor of the current run.
    pub anchor: NaiveDate,
    /// Days since `anchor`; 0 before it.
    pub days: u32,
    /// The same in calendar units.
    pub elapsed: Elapsed,
    /// Days until the anchor, when it is still to come; otherwise 0.
    pub starts_in: u32,
    /// Completed free days of the current run.
    pub current_run: u32,
    /// The longest run, stretches from before the journal included.
    pub longest_run: u32,
    /// Last free day of the longest run; `None` while it goes on and when there is none.
    pub longest_until: Option<NaiveDate>,
    /// Free days of all runs, stretches from before the journal included.
    pub free_days: u32,
    /// Days of which `free_days` were free: from the first free day up to yesterday, and those of
    /// the stretches from before the journal.
    pub total_days: u32,
    /// How many of `free_days` and `total_days` are of stretches from before the journal.
    pub earlier_days: u32,
    /// All runs, in their order; the last one is the current one.
    pub runs: Vec<Run>,
    /// The lapse whose effect is not decided: the numbers are those of the day before it.
    pub undecided: Option<RecordId>,
    /// Up to which day all of this is counted: `on`, or the first day of the undecided lapse.
    pub until: NaiveDate,
}

/// One run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Run {
    /// The anchor that milestones of this run are computed from.
    pub anchor: NaiveDate,
    /// First free day.
    pub from: NaiveDate,
    /// Completed free days.
    pub days: u32,
    /// First day of the lapse that ended it; `None` for the current run.
    pub ended_on: Option<NaiveDate>,
}

/// The runs and numbers of `tracker` on the day `on`. Lapses of other trackers, in the trash or
/// after `on` do not count, whatever their order.
#[must_use]
pub fn count<'a>(
    tracker: &Tracker,
    lapses: impl IntoIterator<Item = &'a Lapse>,
    on: NaiveDate,
) -> TrackerCount {
    let first_free_day = tracker.first_free_day();
    let mut run = Run {
        anchor: tracker.anchor,
        from: first_free_day,
        days: 0,
        ended_on: None,
    };
    let (mut runs, mut undecided) = (Vec::new(), None);
    let mut until = on;
    for lapse in in_order(tracker.id, lapses, on) {
        if lapse.end < run.from {
            continue;
        }
        match lapse.effect {
            LapseEffect::Keep => {}
            LapseEffect::Restart => {
                run.days = days_between(run.from, lapse.start);
                run.ended_on = Some(lapse.start);
                runs.push(run);
                let anchor = tracker.anchor_kind.anchor_after(lapse.end);
                run = Run {
                    anchor,
                    from: tracker.anchor_kind.first_free_day(anchor),
                    days: 0,
                    ended_on: None,
                };
            }
            LapseEffect::Undecided => {
                undecided = Some(lapse.id);
                until = lapse.start;
                break;
            }
        }
    }
    run.days = days_between(run.from, until);
    runs.push(run);

    let earlier: Vec<_> = tracker
        .earlier
        .iter()
        .filter_map(|stretch| Some((stretch.days()?, stretch.to.known())))
        .collect();
    let earlier_days = earlier.iter().map(|(days, _)| days).sum::<u32>();
    let of_runs = runs
        .iter()
        .map(|run| (run.days, run.ended_on.and_then(|day| day.pred_opt())));
    let (longest_run, longest_until) = earlier
        .iter()
        .copied()
        .chain(of_runs)
        .filter(|(days, _)| *days > 0)
        // Of equal ones the latest, so that a run that goes on is not called over.
        .max_by_key(|(days, _)| *days)
        .unwrap_or_default();
    TrackerCount {
        on,
        since: tracker.anchor,
        anchor: run.anchor,
        days: days_between(run.anchor, until),
        elapsed: elapsed(run.anchor, until, tracker.leap_rule),
        starts_in: days_between(on, tracker.anchor),
        current_run: run.days,
        longest_run,
        longest_until,
        free_days: earlier_days + runs.iter().map(|run| run.days).sum::<u32>(),
        total_days: earlier_days + days_between(first_free_day, until),
        earlier_days,
        runs,
        undecided,
        until,
    }
}

/// The lapses that count on the day `on`, the first one first.
fn in_order<'a>(
    tracker: RecordId,
    lapses: impl IntoIterator<Item = &'a Lapse>,
    on: NaiveDate,
) -> Vec<&'a Lapse> {
    let mut lapses: Vec<_> = lapses
        .into_iter()
        .filter(|lapse| {
            lapse.tracker_id == tracker && lapse.deleted_at.is_none() && lapse.start <= on
        })
        .collect();
    lapses.sort_unstable_by_key(|lapse| (lapse.start, lapse.id));
    lapses
}
