//! What one change writes: everything in it becomes durable together or not at all.

use super::encode::{encode, encode_entry, encode_revision};
use crate::JournalError;
use crate::entities::{Entity, Settings};
use crate::views::ImportBatch;
use cairn_vault::{Change, RecordId};
use chrono::{DateTime, Utc};
use rayon::prelude::*;

/// Records to write and records to remove.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) put: ImportBatch,
    pub(crate) removed: Vec<RecordId>,
    /// The entry in this batch that the editor saved by itself.
    pub(crate) autosaved: Option<RecordId>,
}

impl Batch {
    pub(crate) fn is_empty(&self) -> bool {
        let put = &self.put;
        self.removed.is_empty()
            && put.entries.is_empty()
            && put.entry_revisions.is_empty()
            && put.check_ins.is_empty()
            && put.strategies.is_empty()
            && put.strategy_uses.is_empty()
            && put.trackers.is_empty()
            && put.day_logs.is_empty()
            && put.lapses.is_empty()
            && put.pauses.is_empty()
            && put.milestone_sets.is_empty()
            && put.milestone_acks.is_empty()
            && put.significant_dates.is_empty()
            && put.others_milestones.is_empty()
            && put.letters.is_empty()
            && put.tags.is_empty()
            && put.settings.is_none()
    }

    /// The batch as the vault takes it.
    pub(crate) fn changes(&self) -> Vec<Change> {
        let put = &self.put;
        let mut changes: Vec<_> = self.removed.iter().copied().map(Change::Remove).collect();
        changes.par_extend(put.entries.par_iter().map(encode_entry));
        changes.par_extend(put.entry_revisions.par_iter().map(encode_revision));
        changes.par_extend(put.check_ins.par_iter().map(encode));
        changes.par_extend(put.strategies.par_iter().map(encode));
        changes.par_extend(put.strategy_uses.par_iter().map(encode));
        changes.par_extend(put.trackers.par_iter().map(encode));
        changes.par_extend(put.day_logs.par_iter().map(encode));
        changes.par_extend(put.lapses.par_iter().map(encode));
        changes.par_extend(put.pauses.par_iter().map(encode));
        changes.par_extend(put.milestone_sets.par_iter().map(encode));
        changes.par_extend(put.milestone_acks.par_iter().map(encode));
        changes.par_extend(put.significant_dates.par_iter().map(encode));
        changes.par_extend(put.others_milestones.par_iter().map(encode));
        changes.par_extend(put.letters.par_iter().map(encode));
        changes.par_extend(put.tags.par_iter().map(encode));
        changes.extend(put.settings.as_ref().map(encode));
        changes
    }
}

/// A change that was thought through: what to write, and what to answer when it is written.
#[derive(Debug)]
pub(crate) struct Plan<T> {
    pub(crate) batch: Batch,
    /// A refusal may come with a batch: a stale entry is kept before it is refused.
    pub(crate) answer: Result<T, JournalError>,
}

impl<T: Entity + Clone + PartialEq> Plan<T> {
    /// Saves `value`, made from the revision `base` of `stored`, into the list of `batch` that
    /// `list` names. A value that changes nothing writes nothing.
    pub(crate) fn save(
        stored: Option<&T>,
        base: u32,
        mut value: T,
        mut batch: Batch,
        now: DateTime<Utc>,
        list: impl FnOnce(&mut ImportBatch) -> &mut Vec<T>,
    ) -> Result<Self, JournalError> {
        if let Some(stored) = stored {
            if value == *stored {
                return Ok(Self::nothing(value));
            }
            if base != stored.revision() {
                return Err(JournalError::Stale {
                    current_revision: stored.revision(),
                });
            }
        }
        value.touch(now);
        list(&mut batch.put).push(value.clone());
        Ok(Self::new(batch, value))
    }
}

impl<T> Plan<T> {
    pub(crate) fn new(batch: Batch, answer: T) -> Self {
        Self {
            batch,
            answer: Ok(answer),
        }
    }

    /// Writes `settings` only.
    pub(crate) fn settings(settings: Settings, answer: T) -> Self {
        let put = ImportBatch {
            settings: Some(settings),
            ..ImportBatch::default()
        };
        Self::new(
            Batch {
                put,
                ..Batch::default()
            },
            answer,
        )
    }

    /// Nothing to write.
    pub(crate) fn nothing(answer: T) -> Self {
        Self::new(Batch::default(), answer)
    }
}
