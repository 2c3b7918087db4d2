//! Shares: what a person wants to say, and how long it takes at their own reading speed; and the
//! receipts of what left the journal.
//!
//! Not here: which records leave and how they are redacted (`cairn-exchange`).

use crate::drafts::{ReceiptFacts, ShareDraft};
use crate::entities::{Entity, ExportReceipt, Rest, Share};
use crate::image::{Batch, Plan};
use crate::{Journal, JournalError, Moment, calendar};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The shares that are not in the trash, the newest day first.
    pub fn shares(&self) -> impl DoubleEndedIterator<Item = &Share> + ExactSizeIterator {
        self.image.shares.living()
    }

    /// The share with this id, unless it is in the trash.
    #[must_use]
    pub fn share(&self, id: RecordId) -> Option<&Share> {
        self.image.shares.get_living(id)
    }

    /// Saves a share.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_share(
        &mut self,
        draft: ShareDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Share, JournalError> {
        self.change(rng, |image, rng| image.plan_save(draft, at, rng))
    }

    /// The receipts that are not in the trash, the newest first.
    pub fn receipts(&self) -> impl DoubleEndedIterator<Item = &ExportReceipt> + ExactSizeIterator {
        self.image.export_receipts.living()
    }

    /// Notes that something left the journal, unless the person wants no receipts.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::Vault`].
    pub fn note_export(
        &mut self,
        facts: ReceiptFacts,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        if !self.settings().keep_receipts {
            return Ok(());
        }
        self.change(rng, |image, rng| {
            let mut item_ids = facts.item_ids;
            item_ids.truncate(ExportReceipt::ITEMS);
            let receipt = ExportReceipt {
                id: RecordId::make(rng),
                revision: 1,
                created_at: at.now,
                updated_at: at.now,
                deleted_at: None,
                date: calendar::today(at, &image.settings),
                profile: facts.profile,
                format: facts.format,
                redacted: facts.redacted,
                n_records: facts.n_records,
                item_ids,
                digest: facts.digest,
                rest: Rest::new(),
            };
            receipt.validate()?;
            let mut batch = Batch::default();
            batch.put.export_receipts.push(receipt);
            Ok(Plan::new(batch, ()))
        })
    }
}

#[cfg(test)]
mod tests;
