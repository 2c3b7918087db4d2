//! Trackers as they leave: with their numbers, and in the words that exports and the terminal say
//! alike.
//!
//! Not here: how the numbers are counted (`cairn_journal::counting`).

use crate::selection::{Picked, Selection};
use cairn_journal::counting::{DayLogSummary, TrackerCount};
use cairn_journal::entities::{
    CountDisplay, Lapse, LapseEffect, MilestoneDef, MilestoneUnit, Tracker,
};
use cairn_journal::{Journal, MilestoneRow, Moment};
use cairn_words::{Arg, Words};

/// A tracker with what is told of it.
#[derive(Debug)]
pub(crate) struct Counted<'a> {
    pub tracker: &'a Tracker,
    /// For a tracker of free days.
    pub count: Option<TrackerCount>,
    /// For a tracker with a day log.
    pub summary: Option<DayLogSummary>,
    /// Milestones reached in the range, the first one first.
    pub reached: Vec<MilestoneRow>,
    /// Lapses in the range, the first one first.
    pub lapses: Vec<&'a Lapse>,
}

/// The picked trackers with their numbers of the day of `at`.
pub(crate) fn counted<'a>(
    journal: &Journal,
    picked: &Picked<'a>,
    selection: &Selection,
    at: &Moment,
) -> Vec<Counted<'a>> {
    let on = journal.counting_day(at);
    let mut trackers = picked.trackers.clone();
    trackers.sort_by_key(|tracker| (tracker.created_at, tracker.id));
    let told = |tracker: &'a Tracker| {
        let mut reached = journal.milestones_of(tracker, on);
        reached.retain(|row| selection.spans(row.date));
        reached.reverse();
        let lapses = picked.lapses.iter().copied();
        let mut lapses: Vec<_> = lapses
            .filter(|lapse| lapse.tracker_id == tracker.id)
            .collect();
        lapses.sort_by_key(|lapse| lapse.start);
        let is_logged = tracker.goal.is_logged();
        Counted {
            tracker,
            count: (!is_logged).then(|| journal.count_of(tracker, on)),
            summary: is_logged.then(|| journal.day_log_summary(tracker, on)),
            reached,
            lapses,
        }
    };
    trackers.into_iter().map(told).collect()
}

/// The numbers of a tracker, a line each: how long, then the three that stand together.
#[must_use]
pub fn tell_count(tracker: &Tracker, count: &TrackerCount, words: &Words) -> Vec<String> {
    if count.starts_in > 0 {
        return vec![words.text("time-starts-in", &[("n", count.starts_in.into())])];
    }
    let mut lines = vec![tell_length(tracker, count, words)];
    if count.undecided.is_some() {
        lines.push(words.text("time-undecided", &[]));
    }
    let first = tracker.first_free_day();
    let since = count.runs.last().map_or(first, |run| run.from);
    lines.push(words.text(
        "time-current",
        &[("n", count.current_run.into()), ("since", since.into())],
    ));
    lines.push(words.text("time-longest", &[("n", count.longest_run.into())]));
    lines.push(words.text(
        "time-in-all",
        &[
            ("free", count.free_days.into()),
            ("total", count.total_days.into()),
            ("since", first.into()),
        ],
    ));
    lines
}

/// How long it is, in the way the tracker is shown: "7 years free", or "Day 1".
#[must_use]
pub fn tell_length(tracker: &Tracker, count: &TrackerCount, words: &Words) -> String {
    match tracker.display {
        CountDisplay::Elapsed => {
            let time = count.elapsed;
            let length = words.length(time.years, time.months, time.days);
            words.text("time-free-for", &[("length", length.into())])
        }
        CountDisplay::Ordinal => {
            let day = count.days.saturating_add(1);
            words.text("time-day-number", &[("n", day.into())])
        }
    }
}

/// What a milestone is called: by the person, or else "30 days".
#[must_use]
pub fn milestone_name(milestone: &MilestoneDef, words: &Words) -> String {
    if !milestone.label.is_empty() {
        return milestone.label.clone();
    }
    words.text(
        milestone_message(milestone.unit),
        &[("n", milestone.n.into())],
    )
}

/// The message that names a milestone of this unit; it takes `n`.
#[must_use]
pub fn milestone_message(unit: MilestoneUnit) -> &'static str {
    match unit {
        MilestoneUnit::Days => "milestone-days",
        MilestoneUnit::Weeks => "milestone-weeks",
        MilestoneUnit::Months => "milestone-months",
        MilestoneUnit::Years | MilestoneUnit::YearsEachFrom => "milestone-years",
    }
}

/// The days of a lapse and what it does to the count.
#[must_use]
pub fn tell_lapse(lapse: &Lapse, words: &Words) -> String {
    let days = [
        ("from", Arg::from(lapse.start)),
        ("to", Arg::from(lapse.end)),
    ];
    let id = if lapse.start == lapse.end {
        "time-lapse-one-day"
    } else {
        "time-lapse-days"
    };
    let effect = match lapse.effect {
        LapseEffect::Restart => "time-lapse-restart",
        LapseEffect::Keep => "time-lapse-keep",
        LapseEffect::Undecided => "time-lapse-undecided",
    };
    format!("{}; {}", words.text(id, &days), words.text(effect, &[]))
}

#[cfg(test)]
mod tests;
