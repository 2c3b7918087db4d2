//! What is answered about trackers, lapses, milestones and dates.

use crate::counting::TrackerCount;
use crate::entities::{Lapse, MilestoneAck, MilestoneDef, OthersMilestone, SignificantDate};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::Serialize;

/// What belongs to a tracker, before it is hidden or deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrackerTies {
    /// Lapses.
    pub n_lapses: u32,
    /// Logged days.
    pub n_day_logs: u32,
    /// Milestones that were seen.
    pub n_milestones: u32,
    /// Check-ins with an urge about it, and watched urges; they stay whatever happens to the tracker.
    pub n_urges: u32,
    /// Letters that wait for one of its milestones; without the tracker they can be opened.
    pub n_letters: u32,
}

/// What saving a lapse would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LapsePreview {
    /// First day, with all that it would be merged with.
    pub start: NaiveDate,
    /// Last day, with all that it would be merged with.
    pub end: NaiveDate,
    /// Lapses that have some of its days already and that it can be merged with.
    pub n_merged: u32,
    /// The first day of the run that would begin after it.
    pub restarts_on: NaiveDate,
    /// The numbers as they are.
    pub before: TrackerCount,
    /// The numbers if the count starts again.
    pub restart: TrackerCount,
    /// The numbers if the count carries on.
    pub keep: TrackerCount,
    /// The numbers until it is decided.
    pub undecided: TrackerCount,
}

/// A lapse as it was saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LapseSaved {
    /// The lapse.
    pub lapse: Lapse,
    /// Lapses it was merged with.
    pub n_merged: u32,
    /// The numbers of its tracker now.
    pub count: TrackerCount,
}

/// One milestone that was reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MilestoneRow {
    /// The tracker.
    pub tracker_id: RecordId,
    /// Which one.
    pub milestone: MilestoneDef,
    /// When it was reached.
    pub date: NaiveDate,
    /// In which run, from 1.
    pub run: u32,
    /// What was noted when it was seen; `None` when it was not seen yet.
    pub ack: Option<MilestoneAck>,
    /// Reached in the current run since the tracker was made, and not seen yet.
    pub is_new: bool,
    /// Seen once, by a date or with lapses that were changed afterwards. It stays.
    pub was_counted_otherwise: bool,
}

/// One milestone still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AheadRow {
    /// The tracker.
    pub tracker_id: RecordId,
    /// Which one.
    pub milestone: MilestoneDef,
    /// When.
    pub date: NaiveDate,
    /// Days until then, at least 1.
    pub in_days: u32,
}

/// A letter without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LetterRow {
    /// The letter.
    pub id: RecordId,
    /// The tracker whose milestone opens it; may be gone.
    pub tracker_id: RecordId,
    /// The milestone that opens it.
    pub milestone: MilestoneDef,
    /// When it was written.
    pub written_on: NaiveDate,
    /// Whether it can be read.
    pub state: LetterState,
    /// The date of the milestone in the current run, while it is sealed.
    pub opens_on: Option<NaiveDate>,
}

/// Whether a letter can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LetterState {
    /// Its milestone is still to come.
    Sealed,
    /// Its milestone was reached.
    Ready,
    /// It was opened.
    Opened,
}

/// A date of grief or remembrance with the next time it comes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignificantRow {
    /// The date.
    pub date: SignificantDate,
    /// The next time, today included; `None` when it is over.
    pub next: Option<NaiveDate>,
    /// Days until then.
    pub in_days: Option<u32>,
}

/// A milestone of somebody else with the next time it comes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OthersRow {
    /// The milestone.
    pub milestone: OthersMilestone,
    /// The next time, today included; `None` when it is over.
    pub next: Option<NaiveDate>,
    /// Days until then.
    pub in_days: Option<u32>,
}

/// A quiet line on Today about a date that is near. It names nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Notice {
    /// What it is about; the sentence is `notice-<kind>`.
    pub kind: NoticeKind,
    /// The tracker, the date of grief, or the milestone of somebody else.
    pub id: RecordId,
    /// The date.
    pub date: NaiveDate,
    /// Days until then; 0 today.
    pub in_days: u32,
}

/// What a line on Today is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NoticeKind {
    /// A milestone of a tracker.
    Milestone,
    /// A milestone of somebody else.
    OthersMilestone,
    /// A date of grief or remembrance.
    Remembrance,
}
