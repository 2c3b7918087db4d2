//! The unlocked journal: the vault and the decrypted records, held together and changed together.
//!
//! Each concept has its own file with its rules (`entries.rs`, `tags.rs`, ...). Here is only how a
//! journal is made and opened, and the one way in which it changes: plan, write, then take over.

use crate::entities::Settings;
use crate::image::{Decoded, Image, Plan};
use crate::{JournalError, Moment};
use cairn_vault::{
    Access, CreateOptions, Created, Finding, Opened, Passphrase, RecordId, RecoveryWords, Secret,
    Vault,
};
use rand_core::CryptoRng;
use std::path::Path;

/// An unlocked journal: the vault and its records in memory. Dropping it forgets both.
pub struct Journal {
    vault: Vault,
    pub(crate) image: Image,
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

impl Journal {
    /// Makes a journal in the folder `dir` and opens it.
    ///
    /// # Errors
    /// [`JournalError::Vault`].
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        options: &CreateOptions,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(Self, Option<RecoveryWords>), JournalError> {
        let Created { vault, recovery } = Vault::create(dir, passphrase, options, at.now, rng)?;
        let settings = Settings::new(RecordId::make(rng), at.now);
        let image = Image::new(Decoded::default(), settings.clone());
        let mut journal = Self { vault, image };
        journal.change(rng, |_, _| Ok(Plan::settings(settings, ())))?;
        Ok((journal, recovery))
    }

    /// Opens the journal in the folder `dir` and decodes its records. What has been in the trash
    /// for 30 days goes now, unless the clock is in doubt or the journal is read-only.
    ///
    /// # Errors
    /// [`JournalError::Vault`].
    pub fn open(
        dir: &Path,
        secret: &Secret,
        access: Access,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<OpenedJournal, JournalError> {
        let Opened {
            vault,
            records,
            findings,
            ..
        } = Vault::open_collecting(dir, secret, access, at.now)?;
        let settings = Settings::new(RecordId::make(rng), at.now);
        let image = Image::new(records, settings);
        let mut journal = Self { vault, image };
        if journal.vault.access() == Access::ReadWrite && journal.clock_doubt(at.now).is_none() {
            // What could not be removed today is removed another day; that is no reason to
            // keep somebody out.
            let _kept = journal.change(rng, |image, _| Ok(image.plan_purge(at.now)));
        }
        let unreadable = journal.unreadable();
        Ok(OpenedJournal {
            journal,
            findings,
            unreadable,
        })
    }

    /// The vault, for what concerns keys, backups and checks.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The vault, for what changes keys. Records change only through the journal.
    pub fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// How many records a newer program wrote: kept untouched, not shown.
    #[must_use]
    pub fn unreadable(&self) -> u32 {
        u32::try_from(self.image.unreadable.len()).unwrap_or(u32::MAX)
    }

    /// The other way to change a journal: what `plan` removes is erased for good.
    pub(crate) fn erase_planned<T>(
        &mut self,
        plan: Plan<T>,
        rng: &mut dyn CryptoRng,
    ) -> Result<T, JournalError> {
        if self.vault.access() == Access::ReadOnly {
            return Err(JournalError::ReadOnly);
        }
        self.vault.erase(&plan.batch.removed, rng)?;
        self.image.apply(plan.batch);
        plan.answer
    }

    /// The one way to save into a journal: `plan` thinks it through over the image, the vault writes
    /// it, and only what is durable is taken over.
    pub(crate) fn change<T>(
        &mut self,
        rng: &mut dyn CryptoRng,
        plan: impl FnOnce(&Image, &mut dyn CryptoRng) -> Result<Plan<T>, JournalError>,
    ) -> Result<T, JournalError> {
        if self.vault.access() == Access::ReadOnly {
            return Err(JournalError::ReadOnly);
        }
        let Plan { batch, answer } = plan(&self.image, rng)?;
        if !batch.is_empty() {
            self.vault.write(&batch.changes(), rng)?;
            self.image.apply(batch);
        }
        answer
    }
}
