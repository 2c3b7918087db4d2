//! The JSON document of a journal: one array per kind, each record as it is stored.
//!
//! Fields of a newer program are in it too, since the entities carry them. Not here: reading it
//! (`import`).

use crate::selection::Picked;
use cairn_journal::Snapshot;
use cairn_journal::entities::{
    CheckIn, DayLog, EntryRevision, JournalEntry, Lapse, Letter, MilestoneAck, MilestoneSet,
    OthersMilestone, Pause, Settings, SignificantDate, Strategy, StrategyUse, Tag, Tracker,
};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Names the document; a file without it is not ours.
pub const FORMAT: &str = "cairn-journal";
/// The version of the document that is written, and the newest that is read. It grows only when
/// an older program would misread the document; new fields and arrays do not make it grow.
pub const VERSION: u32 = 1;
/// The most that is read of a file to import: 512 MiB, a hundred times a journal of 50,000 long
/// entries' text without its history.
pub const MAX_IMPORT_BYTES: u64 = 512 * 1024 * 1024;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    exported_at: DateTime<Utc>,
    entries: &'a [&'a JournalEntry],
    check_ins: &'a [&'a CheckIn],
    strategies: &'a [&'a Strategy],
    strategy_uses: &'a [&'a StrategyUse],
    trackers: &'a [&'a Tracker],
    day_logs: &'a [&'a DayLog],
    lapses: &'a [&'a Lapse],
    pauses: &'a [&'a Pause],
    milestone_sets: &'a [&'a MilestoneSet],
    milestone_acks: &'a [&'a MilestoneAck],
    significant_dates: &'a [&'a SignificantDate],
    others_milestones: &'a [&'a OthersMilestone],
    letters: &'a [&'a Letter],
    tags: &'a [&'a Tag],
    entry_revisions: &'a [&'a EntryRevision],
    settings: &'a [&'a Settings],
}

/// The whole journal, trash and earlier versions included.
pub(crate) fn write_whole(snapshot: &Snapshot<'_>, exported_at: DateTime<Utc>) -> Vec<u8> {
    to_bytes(&Document {
        format: FORMAT,
        version: VERSION,
        exported_at,
        entries: &snapshot.entries,
        check_ins: &snapshot.check_ins,
        strategies: &snapshot.strategies,
        strategy_uses: &snapshot.strategy_uses,
        trackers: &snapshot.trackers,
        day_logs: &snapshot.day_logs,
        lapses: &snapshot.lapses,
        pauses: &snapshot.pauses,
        milestone_sets: &snapshot.milestone_sets,
        milestone_acks: &snapshot.milestone_acks,
        significant_dates: &snapshot.significant_dates,
        others_milestones: &snapshot.others_milestones,
        letters: &snapshot.letters,
        tags: &snapshot.tags,
        entry_revisions: &snapshot.entry_revisions,
        settings: &[snapshot.settings],
    })
}

/// How many records [`write_whole`] writes.
pub(crate) fn count(snapshot: &Snapshot<'_>) -> u32 {
    const SETTINGS: usize = 1;
    let n = snapshot.entries.len()
        + snapshot.check_ins.len()
        + snapshot.strategies.len()
        + snapshot.strategy_uses.len()
        + snapshot.trackers.len()
        + snapshot.day_logs.len()
        + snapshot.lapses.len()
        + snapshot.pauses.len()
        + snapshot.milestone_sets.len()
        + snapshot.milestone_acks.len()
        + snapshot.significant_dates.len()
        + snapshot.others_milestones.len()
        + snapshot.letters.len()
        + snapshot.tags.len()
        + snapshot.entry_revisions.len()
        + SETTINGS;
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Only the picked records. Tags are left out because their list would tell of records that
/// stayed behind; a journal that reads the document makes those it needs.
pub(crate) fn write_picked(picked: &Picked<'_>, exported_at: DateTime<Utc>) -> Vec<u8> {
    to_bytes(&Document {
        format: FORMAT,
        version: VERSION,
        exported_at,
        entries: &picked.entries,
        check_ins: &picked.check_ins,
        strategies: &picked.strategies,
        strategy_uses: &picked.uses,
        trackers: &picked.trackers,
        day_logs: &picked.day_logs,
        lapses: &picked.lapses,
        pauses: &[],
        milestone_sets: &[],
        milestone_acks: &picked.acks,
        significant_dates: &[],
        others_milestones: &[],
        letters: &[],
        tags: &[],
        entry_revisions: &[],
        settings: &[],
    })
}

fn to_bytes(document: &Document<'_>) -> Vec<u8> {
    // Indented, so that it can be read in any editor long after this program is gone.
    let mut bytes = serde_json::to_vec_pretty(document)
        .expect("entities have text keys only and a Vec takes all bytes");
    bytes.push(b'\n');
    bytes
}
