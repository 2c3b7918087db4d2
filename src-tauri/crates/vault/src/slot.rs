//! Keyslots: the vault key, sealed under what a person holds.
//!
//! No check value of a secret is stored: a secret is right if the tag of the slot verifies, and a
//! slot that was tampered with looks just like a wrong secret.

use rand_core::CryptoRng;

use crate::error::VaultError;
use crate::kdf::{KdfCost, SALT_BYTES};
use crate::keys::{self, AadUse, VaultId, VaultKey, aad};
use crate::report::SlotKind;
use crate::seal::{self, Key, NONCE_BYTES, TAG_BYTES};
use crate::secret::{Passphrase, RecoveryWords, Secret};

/// Bytes of a sealed key: nonce, key, tag.
pub(crate) const SEALED_KEY_BYTES: usize = NONCE_BYTES + 32 + TAG_BYTES;

/// How the key of a slot comes from a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SlotLock {
    /// `Argon2id[salt, cost](passphrase)`.
    Passphrase {
        cost: KdfCost,
        salt: [u8; SALT_BYTES],
    },
    /// `HKDF-SHA256[salt, "recovery" ‖ vault id ‖ slot id](256 bits of the words)`. The words are
    /// random, so stretching would add nothing.
    Recovery { salt: [u8; SALT_BYTES] },
}

/// One keyslot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) id: u32,
    pub(crate) lock: SlotLock,
    pub(crate) sealed: [u8; SEALED_KEY_BYTES],
}

impl Slot {
    /// Seals `vault_key` under a passphrase.
    pub(crate) fn seal_with_passphrase(
        vault: &VaultId,
        id: u32,
        vault_key: &VaultKey,
        passphrase: &Passphrase,
        cost: KdfCost,
        rng: &mut dyn CryptoRng,
    ) -> Result<Self, VaultError> {
        cost.check_for_new_slot()?;
        let salt = *keys::make_key(rng);
        let lock = SlotLock::Passphrase { cost, salt };
        let key = cost.derive(passphrase.expose_bytes(), &salt)?;
        Ok(Self::seal(vault, id, lock, &key, vault_key, rng))
    }

    /// Seals `vault_key` under recovery words.
    pub(crate) fn seal_with_recovery(
        vault: &VaultId,
        id: u32,
        vault_key: &VaultKey,
        words: &RecoveryWords,
        rng: &mut dyn CryptoRng,
    ) -> Self {
        let salt = *keys::make_key(rng);
        let key = recovery_key(vault, id, words, &salt);
        Self::seal(vault, id, SlotLock::Recovery { salt }, &key, vault_key, rng)
    }

    fn seal(
        vault: &VaultId,
        id: u32,
        lock: SlotLock,
        key: &Key,
        vault_key: &VaultKey,
        rng: &mut dyn CryptoRng,
    ) -> Self {
        let nonce = keys::make_nonce(rng);
        let sealed =
            seal::seal_with_nonce(key, &nonce, &slot_aad(vault, id, &lock), &vault_key.0[..]);
        let sealed = sealed
            .try_into()
            .expect("nonce, key and tag have fixed lengths");
        Self { id, lock, sealed }
    }

    /// Which kind of secret this slot is for.
    pub(crate) fn kind(&self) -> SlotKind {
        match self.lock {
            SlotLock::Passphrase { .. } => SlotKind::Passphrase,
            SlotLock::Recovery { .. } => SlotKind::Recovery,
        }
    }

    /// Opens the slot with `secret`.
    ///
    /// # Errors
    /// [`VaultError::DoesNotOpen`] for a wrong secret, a secret of the other kind and a tampered
    /// slot; [`VaultError::NotEnoughMemory`].
    pub(crate) fn open(&self, vault: &VaultId, secret: &Secret) -> Result<VaultKey, VaultError> {
        let key = match (&self.lock, secret) {
            (SlotLock::Passphrase { cost, salt }, Secret::Passphrase(passphrase)) => {
                cost.derive(passphrase.expose_bytes(), salt)?
            }
            (SlotLock::Recovery { salt }, Secret::Recovery(words)) => {
                recovery_key(vault, self.id, words, salt)
            }
            _ => return Err(VaultError::DoesNotOpen),
        };
        keys::open_key(&key, &slot_aad(vault, self.id, &self.lock), &self.sealed)
            .map(VaultKey)
            .map_err(|_| VaultError::DoesNotOpen)
    }
}

#[cfg(test)]
impl Slot {
    /// Tries `key` itself on the slot, without any derivation.
    pub(crate) fn opens_with_raw_key(&self, vault: &VaultId, key: &Key) -> Option<Key> {
        keys::open_key(key, &slot_aad(vault, self.id, &self.lock), &self.sealed).ok()
    }
}

fn recovery_key(vault: &VaultId, id: u32, words: &RecoveryWords, salt: &[u8; SALT_BYTES]) -> Key {
    let mut context = [0; 20];
    context[..16].copy_from_slice(vault);
    context[16..].copy_from_slice(&id.to_le_bytes());
    keys::derive(words.expose_entropy(), salt, "recovery", &context)
}

/// Everything about a slot but its sealed key is bound to it.
fn slot_aad(vault: &VaultId, id: u32, lock: &SlotLock) -> Vec<u8> {
    let (kind, cost, salt) = match lock {
        SlotLock::Passphrase { cost, salt } => (1, *cost, salt),
        SlotLock::Recovery { salt } => (
            2,
            KdfCost {
                memory_kib: 0,
                passes: 0,
                lanes: 0,
            },
            salt,
        ),
    };
    aad(
        vault,
        AadUse::Keyslot,
        &[
            &id.to_le_bytes(),
            &[kind],
            &cost.memory_kib.to_le_bytes(),
            &cost.passes.to_le_bytes(),
            &cost.lanes.to_le_bytes(),
            salt,
        ],
    )
}
