//! Changing what opens a journal: passphrase and recovery words. Records are not touched.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::copies::{self, Copies};
use crate::error::VaultError;
use crate::header::Header;
use crate::kdf::KdfCost;
use crate::keys::VaultKey;
use crate::report::SlotKind;
use crate::secret::{Passphrase, RecoveryWords, Secret};
use crate::slot::Slot;
use crate::vault::Vault;

impl Vault {
    /// Replaces the passphrase by `new`. `current` is the present passphrase, or the recovery
    /// words when it is forgotten. The recovery words stay as they are. A verified backup is made
    /// first; it keeps the present passphrase, as all backups keep that of their time.
    ///
    /// If this is interrupted, the old passphrase or the new one opens the journal.
    ///
    /// # Errors
    /// [`VaultError::DoesNotOpen`] if `current` is not right; the errors of [`Vault::backup`],
    /// and then nothing was changed; [`VaultError::KdfTooWeak`], [`VaultError::OpenedReadOnly`].
    pub fn change_passphrase(
        &mut self,
        current: &Secret,
        new: &Passphrase,
        kdf: KdfCost,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), VaultError> {
        kdf.check_for_new_slot()?;
        let vault_key = self.unlock_again(current)?;
        self.backup(None, self.latest, rng)?;
        let vault = self.header.vault;
        let slot = Slot::seal_with_passphrase(&vault, self.next_slot(), &vault_key, new, kdf, rng)?;
        self.replace_slot(SlotKind::Passphrase, Some(slot))
    }

    /// Makes new recovery words; former ones no longer open the journal.
    ///
    /// # Errors
    /// [`VaultError::DoesNotOpen`], [`VaultError::OpenedReadOnly`], [`VaultError::DiskFull`].
    pub fn new_recovery_words(
        &mut self,
        current: &Passphrase,
        rng: &mut dyn CryptoRng,
    ) -> Result<RecoveryWords, VaultError> {
        let vault_key = self.unlock_again(&Secret::Passphrase(current.clone()))?;
        let words = RecoveryWords::make(rng);
        let vault = self.header.vault;
        let slot = Slot::seal_with_recovery(&vault, self.next_slot(), &vault_key, &words, rng);
        self.replace_slot(SlotKind::Recovery, Some(slot))?;
        Ok(words)
    }

    /// Takes the recovery words out; from then on only the passphrase opens the journal.
    ///
    /// # Errors
    /// [`VaultError::DoesNotOpen`], [`VaultError::OpenedReadOnly`], [`VaultError::DiskFull`].
    pub fn revoke_recovery(&mut self, current: &Passphrase) -> Result<(), VaultError> {
        self.unlock_again(&Secret::Passphrase(current.clone()))?;
        self.replace_slot(SlotKind::Recovery, None)
    }

    /// Opens the header on the disk with `current`, so that nobody at an unlocked journal can
    /// change its secrets without holding one.
    fn unlock_again(&self, current: &Secret) -> Result<VaultKey, VaultError> {
        if self.pair.is_none() {
            return Err(VaultError::OpenedReadOnly);
        }
        let (unlocked, _) = Copies::read(&self.dir)?.unlock(current)?;
        if unlocked.header.vault != self.header.vault {
            return Err(VaultError::DoesNotOpen);
        }
        Ok(unlocked.vault_key)
    }

    /// Ids of slots rise: they are part of what a slot is bound to.
    fn next_slot(&self) -> u32 {
        self.header
            .slots
            .iter()
            .map(|slot| slot.id)
            .max()
            .unwrap_or(0)
            + 1
    }

    fn replace_slot(&mut self, kind: SlotKind, slot: Option<Slot>) -> Result<(), VaultError> {
        let mut slots = self.header.slots.clone();
        slots.retain(|slot| slot.kind() != kind);
        slots.extend(slot);
        let header = Header {
            slots,
            ..self.header.clone()
        };
        let bytes = Zeroizing::new(header.write(&self.vault_key));
        copies::replace(&self.dir, &bytes)?;
        self.header = header;
        self.header_bytes = bytes.to_vec();
        Ok(())
    }
}
