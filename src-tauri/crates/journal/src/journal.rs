//! The unlocked journal.
#![allow(unused_variables, clippy::unimplemented, reason = "signatures first")]

use crate::drafts::*;
use crate::entities::*;
use crate::views::*;
use crate::{JournalError, Moment};
use cairn_vault::*;
use chrono::{DateTime, NaiveDate, Utc};
use rand_core::CryptoRng;
use std::path::Path;

/// An unlocked journal: the vault and its records in memory. Dropping it forgets both.
pub struct Journal {
    vault: Vault,
    settings: Settings,
}

/// A journal just opened.
pub struct OpenedJournal {
    /// The journal.
    pub journal: Journal,
    /// What the vault found out of the ordinary.
    pub findings: Vec<Finding>,
    /// Records that a newer program wrote: kept untouched, not shown.
    pub unreadable: u32,
}

#[allow(missing_docs, reason = "signatures first")]
impl Journal {
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        options: &CreateOptions,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(Self, Option<RecoveryWords>), JournalError> {
        unimplemented!()
    }
    pub fn open(
        dir: &Path,
        secret: &Secret,
        access: Access,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<OpenedJournal, JournalError> {
        unimplemented!()
    }
    pub fn vault(&self) -> &Vault {
        &self.vault
    }
    pub fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    pub fn save_settings(
        &mut self,
        draft: SettingsDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Settings, JournalError> {
        unimplemented!()
    }
    pub fn clock_doubt(&self, now: DateTime<Utc>) -> Option<ClockDoubt> {
        unimplemented!()
    }
    pub fn confirm_clock(
        &mut self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        unimplemented!()
    }
    pub fn note_opened(
        &mut self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        unimplemented!()
    }
    pub fn blank_entry(
        &self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
        template_id: Option<&str>,
        date: Option<NaiveDate>,
    ) -> JournalEntry {
        unimplemented!()
    }
    pub fn entries(&self) -> impl Iterator<Item = &JournalEntry> {
        std::iter::empty()
    }
    pub fn entry(&self, id: RecordId) -> Option<&JournalEntry> {
        unimplemented!()
    }
    pub fn save_entry(
        &mut self,
        draft: EntryDraft,
        how: SaveHow,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<JournalEntry, JournalError> {
        unimplemented!()
    }
    pub fn history(&self, entry: RecordId) -> Vec<&EntryRevision> {
        unimplemented!()
    }
    pub fn restore_revision(
        &mut self,
        entry: RecordId,
        revision: u32,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<JournalEntry, JournalError> {
        unimplemented!()
    }
    pub fn restore_version(
        &mut self,
        kept: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<JournalEntry, JournalError> {
        unimplemented!()
    }
    pub fn on_this_day(&self, date: NaiveDate) -> Vec<&JournalEntry> {
        unimplemented!()
    }
    pub fn delete(
        &mut self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        unimplemented!()
    }
    pub fn undelete(
        &mut self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        unimplemented!()
    }
    pub fn trash(&self) -> Vec<TrashItem> {
        unimplemented!()
    }
    pub fn empty_trash(
        &mut self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<u32, JournalError> {
        unimplemented!()
    }
    pub fn check_ins(&self) -> impl Iterator<Item = &CheckIn> {
        std::iter::empty()
    }
    pub fn check_in(&self, id: RecordId) -> Option<&CheckIn> {
        unimplemented!()
    }
    pub fn save_check_in(
        &mut self,
        draft: CheckInDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<CheckIn, JournalError> {
        unimplemented!()
    }
    pub fn strategies(&self) -> impl Iterator<Item = &Strategy> {
        std::iter::empty()
    }
    pub fn strategy(&self, id: RecordId) -> Option<&Strategy> {
        unimplemented!()
    }
    pub fn save_strategy(
        &mut self,
        draft: StrategyDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Strategy, JournalError> {
        unimplemented!()
    }
    pub fn uses(&self) -> impl Iterator<Item = &StrategyUse> {
        std::iter::empty()
    }
    pub fn uses_of(&self, strategy: RecordId) -> impl Iterator<Item = &StrategyUse> {
        std::iter::empty()
    }
    pub fn strategy_use(&self, id: RecordId) -> Option<&StrategyUse> {
        unimplemented!()
    }
    pub fn save_use(
        &mut self,
        draft: StrategyUseDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<StrategyUse, JournalError> {
        unimplemented!()
    }
    pub fn tags(&self) -> Vec<TagUse> {
        unimplemented!()
    }
    pub fn save_tag(
        &mut self,
        draft: TagDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Tag, JournalError> {
        unimplemented!()
    }
    pub fn rename_tag(
        &mut self,
        id: RecordId,
        name: &str,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Tag, JournalError> {
        unimplemented!()
    }
    pub fn delete_tag(
        &mut self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        unimplemented!()
    }
    pub fn search(&self, query: &str, limit: u32, today: NaiveDate) -> Result<Found, JournalError> {
        unimplemented!()
    }
    pub fn snapshot(&self) -> Snapshot<'_> {
        unimplemented!()
    }
    pub fn content_hash(&self) -> String {
        unimplemented!()
    }
    pub fn preview_import(&self, records: &ImportBatch) -> ImportOutcome {
        unimplemented!()
    }
    pub fn import(
        &mut self,
        records: ImportBatch,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<ImportOutcome, JournalError> {
        unimplemented!()
    }
}
