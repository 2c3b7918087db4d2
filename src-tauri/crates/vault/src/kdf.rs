//! Argon2id: how much work a guess at the passphrase costs, and which costs are accepted.
//!
//! Only the stretching is here; what the result opens is in `header.rs`.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::error::{HeaderField, VaultError};

/// Bytes of an Argon2id salt.
pub(crate) const SALT_BYTES: usize = 32;

/// Most memory accepted, in KiB: 1 GiB.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
/// Most passes accepted.
const MOST_PASSES: u32 = 16;
/// Most lanes accepted.
const MOST_LANES: u32 = 8;
/// Most memory moved by one guess, in KiB: 4 GiB. Bounds the time a crafted header can take.
const MOST_MEMORY_TIMES_PASSES_KIB: u64 = 4 * 1024 * 1024;

/// The cost of Argon2id v1.3 ([RFC 9106](https://www.rfc-editor.org/rfc/rfc9106)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KdfCost {
    /// The least cost a journal may have: 64 MiB and three passes, the memory-constrained
    /// recommendation of RFC 9106 4, with one lane.
    pub const FLOOR: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// A cost for tests only: 64 KiB, one pass. It is accepted in debug builds of tests and
    /// nowhere else.
    #[cfg(any(test, feature = "test-kdf"))]
    #[must_use]
    pub const fn test() -> Self {
        Self {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        }
    }

    /// Chooses the dearest of 64, 128, 256 and 512 MiB (three passes, four lanes) that takes about
    /// `target_ms` on this machine, by deriving once at 64 MiB. `clock` tells a time that only
    /// runs forwards, from any origin. Never below [`KdfCost::FLOOR`].
    pub fn calibrated(target_ms: u32, clock: &mut dyn FnMut() -> Duration) -> Self {
        Self::calibrated_within(target_ms, 512 * 1024, clock)
    }

    /// Like [`KdfCost::calibrated`], using at most `memory_limit_kib`: a quarter of the memory of
    /// the machine is the limit to give.
    pub fn calibrated_within(
        target_ms: u32,
        memory_limit_kib: u32,
        clock: &mut dyn FnMut() -> Duration,
    ) -> Self {
        let mut cost = Self {
            memory_kib: Self::FLOOR.memory_kib,
            passes: 3,
            lanes: 4,
        };
        let started = clock();
        if cost.derive(b"calibration", &[0; SALT_BYTES]).is_err() {
            return Self::FLOOR;
        }
        let mut expected = clock().saturating_sub(started);
        let target = Duration::from_millis(target_ms.into());
        while expected * 2 <= target && cost.memory_kib * 2 <= memory_limit_kib.min(512 * 1024) {
            cost.memory_kib *= 2;
            expected *= 2;
        }
        cost
    }

    /// Refuses a cost outside of what is accepted, before any memory is taken.
    pub(crate) fn check(&self) -> Result<(), VaultError> {
        let bound = |field, found: u64, least: u64, most: u64| {
            if (least..=most).contains(&found) {
                Ok(())
            } else {
                Err(VaultError::HeaderOutOfBounds {
                    field,
                    found,
                    least,
                    most,
                })
            }
        };
        #[cfg(any(test, feature = "test-kdf"))]
        if *self == Self::test() {
            return Ok(());
        }
        let floor = Self::FLOOR;
        bound(
            HeaderField::MemoryKib,
            self.memory_kib.into(),
            floor.memory_kib.into(),
            MOST_MEMORY_KIB.into(),
        )?;
        bound(
            HeaderField::Passes,
            self.passes.into(),
            1,
            MOST_PASSES.into(),
        )?;
        bound(HeaderField::Lanes, self.lanes.into(), 1, MOST_LANES.into())?;
        bound(
            HeaderField::MemoryTimesPasses,
            u64::from(self.memory_kib) * u64::from(self.passes),
            1,
            MOST_MEMORY_TIMES_PASSES_KIB,
        )
    }

    /// Refuses a cost below the floor for a new keyslot.
    pub(crate) fn check_for_new_slot(&self) -> Result<(), VaultError> {
        self.check()?;
        #[cfg(any(test, feature = "test-kdf"))]
        if *self == Self::test() {
            return Ok(());
        }
        if self.passes < Self::FLOOR.passes {
            return Err(VaultError::KdfTooWeak {
                least_memory_kib: Self::FLOOR.memory_kib,
                least_passes: Self::FLOOR.passes,
            });
        }
        Ok(())
    }

    /// `Argon2id[salt, memory, passes, lanes](passphrase)`, 32 bytes. The memory is asked for
    /// politely, so that a machine that has too little answers instead of ending the program,
    /// and wiped after use.
    pub(crate) fn derive(
        &self,
        passphrase: &[u8],
        salt: &[u8; SALT_BYTES],
    ) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        self.check()?;
        let short = VaultError::NotEnoughMemory {
            required_kib: self.memory_kib,
        };
        let Ok(params) = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)) else {
            return Err(short);
        };
        let mut blocks: Vec<Block> = Vec::new();
        if blocks.try_reserve_exact(params.block_count()).is_err() {
            return Err(short);
        }
        blocks.resize(params.block_count(), Block::default());
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let outcome =
            argon.hash_password_into_with_memory(passphrase, salt, &mut key[..], &mut blocks);
        blocks.iter_mut().for_each(Zeroize::zeroize);
        outcome.map(|()| key).map_err(|_| short)
    }
}
