//! What one change writes: everything in it becomes durable together or not at all.

use super::encode::{encode, encode_settings};
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
        self.removed.is_empty() && self.put.is_empty()
    }
}

macro_rules! changes {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        impl Batch {
            /// The batch as the vault takes it.
            pub(crate) fn changes(&self) -> Vec<Change> {
                let removed = self.removed.iter().copied();
                let mut changes: Vec<_> = removed.map(Change::Remove).collect();
                $(changes.par_extend(self.put.$list.par_iter().map(encode));)*
                changes.extend(self.put.settings.as_ref().map(encode_settings));
                changes
            }
        }
    };
}
crate::with_lists!(changes);

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
