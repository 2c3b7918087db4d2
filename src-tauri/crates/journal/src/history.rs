//! Earlier versions of entries: which are kept, and how one is restored.
//!
//! The order of versions is the order in which they were kept, by number; the clock has no say.

use crate::drafts::{EntryDraft, SaveHow};
use crate::entities::{EntryRevision, JournalEntry, Rest, RevisionReason};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use chrono::TimeDelta;
use rand_core::CryptoRng;

/// Versions kept of each entry.
const VERSIONS_KEPT: usize = 20;
/// While the editor saves by itself, a version is kept this often at most.
const BETWEEN_AUTOSAVED: TimeDelta = TimeDelta::minutes(10);

impl Journal {
    /// The kept versions of an entry, the latest kept first; at most 20.
    #[must_use]
    pub fn history(&self, entry: RecordId) -> Vec<&EntryRevision> {
        self.image.versions(entry)
    }

    /// Makes the version of `entry` that had `revision` the present one. The present text goes
    /// into the history. Where a refused version was made from the same revision as a replaced
    /// one, the replaced one is meant; see [`Journal::restore_version`].
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::InTrash`].
    pub fn restore_revision(
        &mut self,
        entry: RecordId,
        revision: u32,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<JournalEntry, JournalError> {
        self.change(rng, |image, rng| {
            let version = image
                .versions(entry)
                .into_iter()
                .filter(|version| version.entry.revision == revision)
                .min_by_key(|version| version.reason)
                .ok_or(JournalError::NotFound)?;
            image.plan_restore(version, at, rng)
        })
    }

    /// Makes the kept version with the id `version` the present one.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::InTrash`].
    pub fn restore_version(
        &mut self,
        version: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<JournalEntry, JournalError> {
        self.change(rng, |image, rng| {
            let version = image
                .entry_revisions
                .get_living(version)
                .ok_or(JournalError::NotFound)?;
            image.plan_restore(version, at, rng)
        })
    }
}

impl Image {
    /// The kept versions of an entry, the latest kept first.
    pub(crate) fn versions(&self, entry: RecordId) -> Vec<&EntryRevision> {
        self.entry_revisions
            .living_range(&entry, |version| version.entry_id)
    }

    pub(crate) fn plan_restore(
        &self,
        version: &EntryRevision,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<JournalEntry>, JournalError> {
        let present = self
            .entries
            .get(version.entry_id)
            .ok_or(JournalError::NotFound)?;
        if present.deleted_at.is_some() {
            return Err(JournalError::InTrash);
        }
        let draft = EntryDraft {
            revision: present.revision,
            ..EntryDraft::from(&version.entry)
        };
        // Who restores a version without text has asked for it.
        let how = SaveHow {
            autosave: false,
            allow_empty: true,
        };
        self.plan_save_entry(draft, how, at, rng)
    }

    /// Whether `stored` is to be kept when `next` replaces it. Between two autosaves a version is
    /// kept every ten minutes; also when the text becomes much shorter, since that is when
    /// somebody may want it back.
    pub(crate) fn wants_version(
        &self,
        stored: &JournalEntry,
        next: &JournalEntry,
        how: SaveHow,
        at: &Moment,
    ) -> bool {
        if !(how.autosave && self.autosaved.contains(&stored.id)) {
            return true;
        }
        let is_recent = self.versions(stored.id).first().is_some_and(|latest| {
            let age = at.now - latest.created_at;
            age >= TimeDelta::zero() && age < BETWEEN_AUTOSAVED
        });
        !is_recent || text_bytes(next) < text_bytes(stored) / 2
    }

    /// Adds `entry` to its versions; the oldest beyond the limit go in the same batch. The same
    /// text refused again is kept once, and no text is not kept.
    pub(crate) fn keep_version(
        &self,
        entry: JournalEntry,
        reason: RevisionReason,
        at: &Moment,
        batch: &mut Batch,
        rng: &mut dyn CryptoRng,
    ) {
        let kept = self.versions(entry.id);
        if reason == RevisionReason::Refused {
            let is_kept = kept.iter().any(|version| version.entry == entry);
            if is_kept || !entry.has_text() {
                return;
            }
        }
        batch.removed.extend(
            kept.iter()
                .skip(VERSIONS_KEPT - 1)
                .map(|version| version.id),
        );
        batch.put.entry_revisions.push(EntryRevision {
            id: RecordId::make(rng),
            revision: 1,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            entry_id: entry.id,
            number: kept
                .first()
                .map_or(1, |latest| latest.number.saturating_add(1)),
            reason,
            entry,
            rest: Rest::new(),
        });
    }
}

fn text_bytes(entry: &JournalEntry) -> usize {
    let answers: usize = entry.answers.iter().map(|answer| answer.text.len()).sum();
    entry.body.len() + answers
}

#[cfg(test)]
mod tests;
