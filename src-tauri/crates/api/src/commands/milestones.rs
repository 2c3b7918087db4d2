//! Milestones over all trackers, their sets, and the page of an anniversary.

use super::trackers::is_shown;
use super::{EntryRow, count};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::counting::{self, Run};
use cairn_journal::entities::{Lapse, MilestoneAck, MilestoneDef, MilestoneSet, Tracker};
use cairn_journal::{
    AheadRow, ClockDoubt, HardDays, Journal, MilestoneAckDraft, MilestoneRow, MilestoneSetDraft,
};
use cairn_vault::RecordId;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Asks for the way so far.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct GetTimeline {
    /// One tracker, also a hidden one; `None` for all that are shown.
    #[serde(default)]
    pub tracker: Option<RecordId>,
}

/// The way so far and what is ahead.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Timeline {
    /// One path for each tracker of free days, in the order in which they were made.
    pub paths: Vec<TrackerPath>,
    /// Milestones and lapses of all of them, the latest first.
    pub along: Vec<AlongItem>,
    /// Milestones to come, by date.
    pub ahead: Vec<AheadRow>,
    /// Milestones reached, in every run.
    pub n_reached: u32,
    /// The day it is of: today, or the last believed day while the clock is in doubt.
    pub counted_on: NaiveDate,
    /// Why the clock looks odd; nothing is awarded until it is confirmed.
    pub clock_doubt: Option<ClockDoubt>,
}

/// The way of one tracker.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TrackerPath {
    /// The tracker.
    pub tracker_id: RecordId,
    /// Its name.
    pub name: String,
    /// Its name where others may look; empty for none.
    pub discreet_name: String,
    /// Its runs, the last one is the current one.
    pub runs: Vec<Run>,
    /// Up to which day the current run is counted.
    pub until: NaiveDate,
    /// Its milestones, the latest first.
    pub reached: Vec<MilestoneRow>,
    /// Milestones to come, by date.
    pub ahead: Vec<AheadRow>,
    /// Its lapses, the first one first.
    pub lapses: Vec<Lapse>,
}

/// Something along the way.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AlongItem {
    /// A milestone was reached.
    Milestone {
        /// The milestone.
        row: MilestoneRow,
    },
    /// A lapse was noted.
    Lapse {
        /// The lapse.
        lapse: Lapse,
        /// Milestones of all paths reached up to it; they stay where they are.
        n_before: u32,
    },
}

/// All sets of milestones.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct MilestoneSetList {
    /// The shipped ones, in the order they are offered.
    pub presets: Vec<PresetRow>,
    /// The person's own, by name.
    pub own: Vec<MilestoneSet>,
}

/// A shipped set of milestones.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct PresetRow {
    /// Stored with a tracker; its label is the message `milestone-set-<name>`.
    pub name: String,
    /// Its milestones.
    pub items: Vec<MilestoneDef>,
}

/// Asks for what was written on a date in earlier years.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct GetAnniversary {
    /// The date, in the year that is looked back from; `None` is today.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Entries from hard days too.
    #[serde(default)]
    pub hard: bool,
}

/// What was written on a date in earlier years.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct AnniversaryPage {
    /// The date it is looked back from.
    pub date: NaiveDate,
    /// Each year that has something, the latest first.
    pub years: Vec<AnniversaryYear>,
    /// Entries from hard days that were left out.
    pub n_hard_left_out: u32,
}

/// One earlier year of an anniversary.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct AnniversaryYear {
    /// The year.
    pub year: i32,
    /// Whole years from it to the date asked for.
    pub years_ago: u32,
    /// Entries of that day, the latest first.
    pub entries: Vec<EntryRow>,
    /// Milestones reached on that day.
    pub milestones: Vec<MilestoneRow>,
}

/// The way so far.
///
/// # Errors
/// [`ApiError::NotFound`] for a tracker that does not exist.
pub fn get_timeline(
    session: &mut Session,
    clock: &dyn Clock,
    request: GetTimeline,
) -> Result<Timeline, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let on = journal.counting_day(&moment);
    let trackers: Vec<&Tracker> = match request.tracker {
        Some(id) => vec![journal.tracker(id).ok_or(ApiError::NotFound)?],
        None => journal.trackers().filter(|one| is_shown(one)).collect(),
    };
    let paths: Vec<_> = trackers
        .into_iter()
        .filter(|tracker| !tracker.goal.is_logged())
        .map(|tracker| path(journal, tracker, on))
        .collect();
    let mut ahead: Vec<_> = paths.iter().flat_map(|path| path.ahead.clone()).collect();
    ahead.sort_by_key(|row| row.date);
    Ok(Timeline {
        along: along(&paths),
        ahead,
        n_reached: count(paths.iter().map(|path| path.reached.len()).sum()),
        counted_on: on,
        clock_doubt: journal.clock_doubt(moment.now),
        paths,
    })
}

fn path(journal: &Journal, tracker: &Tracker, on: NaiveDate) -> TrackerPath {
    let count = journal.count_of(tracker, on);
    let lapses = journal.lapses_of(tracker.id).into_iter();
    TrackerPath {
        tracker_id: tracker.id,
        name: tracker.name.clone(),
        discreet_name: tracker.discreet_name.clone(),
        runs: count.runs,
        until: count.until,
        reached: journal.milestones_of(tracker, on),
        ahead: journal.ahead_of(tracker, on),
        lapses: lapses.cloned().collect(),
    }
}

fn along(paths: &[TrackerPath]) -> Vec<AlongItem> {
    let reached = || paths.iter().flat_map(|path| &path.reached);
    let mut items: Vec<(Reverse<NaiveDate>, AlongItem)> = reached()
        .map(|row| (Reverse(row.date), AlongItem::Milestone { row: row.clone() }))
        .collect();
    let lapses = paths.iter().flat_map(|path| &path.lapses);
    items.extend(lapses.map(|lapse| {
        let n_before = reached().filter(|row| row.date <= lapse.start).count();
        let item = AlongItem::Lapse {
            lapse: lapse.clone(),
            n_before: count(n_before),
        };
        (Reverse(lapse.start), item)
    }));
    items.sort_by_key(|(date, _)| *date);
    items.into_iter().map(|(_, item)| item).collect()
}

/// Notes that a milestone was seen, or what was written about it.
///
/// # Errors
/// [`ApiError::ClockInDoubt`], [`ApiError::NotReached`], [`ApiError::NotFound`],
/// [`ApiError::Stale`], limits of fields.
pub fn acknowledge_milestone(
    session: &mut Session,
    clock: &dyn Clock,
    request: MilestoneAckDraft,
) -> Result<MilestoneAck, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.acknowledge_milestone(request, &clock.moment(), rng)?)
}

/// The sets of milestones a tracker can have.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_milestone_sets(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<MilestoneSetList, ApiError> {
    let presets = counting::PRESETS.iter().map(|set| PresetRow {
        name: set.name.to_owned(),
        items: set.items.to_vec(),
    });
    Ok(MilestoneSetList {
        presets: presets.collect(),
        own: session.journal()?.milestone_sets().cloned().collect(),
    })
}

/// Saves a set of the person's own; a shipped one is edited by saving a copy of it.
///
/// # Errors
/// [`ApiError::NotUnique`] for a name that exists, [`ApiError::Stale`], limits of fields.
pub fn save_milestone_set(
    session: &mut Session,
    clock: &dyn Clock,
    request: MilestoneSetDraft,
) -> Result<MilestoneSet, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_milestone_set(request, &clock.moment(), rng)?)
}

/// What was written on a date in earlier years, and which milestones were reached on it.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn get_anniversary(
    session: &mut Session,
    clock: &dyn Clock,
    request: GetAnniversary,
) -> Result<AnniversaryPage, ApiError> {
    let journal = session.journal()?;
    let today = journal.counting_day(&clock.moment());
    let date = request.date.unwrap_or(today);
    let all = journal.on_this_day(date, HardDays::Included);
    let shown = all.iter().filter(|entry| request.hard || !entry.hard);
    let mut years: BTreeMap<Reverse<i32>, (Vec<EntryRow>, Vec<MilestoneRow>)> = BTreeMap::new();
    for entry in shown.clone() {
        let of_year = years.entry(Reverse(entry.date.year())).or_default();
        of_year.0.push(EntryRow::of(entry));
    }
    for tracker in journal.trackers().filter(|tracker| is_shown(tracker)) {
        for row in journal.milestones_of(tracker, today) {
            let same_day = (row.date.month(), row.date.day()) == (date.month(), date.day());
            if same_day && row.date < date {
                let of_year = years.entry(Reverse(row.date.year())).or_default();
                of_year.1.push(row);
            }
        }
    }
    let n_hard_left_out = count(all.len() - shown.count());
    let years = years
        .into_iter()
        .map(|(Reverse(year), (entries, milestones))| AnniversaryYear {
            year,
            years_ago: date.year().abs_diff(year),
            entries,
            milestones,
        })
        .collect();
    Ok(AnniversaryPage {
        date,
        years,
        n_hard_left_out,
    })
}
