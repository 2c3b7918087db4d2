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

    /// A cost for tests only: 64 KiB, one pass. Builds without debug assertions do not know it:
    /// there this is [`KdfCost::FLOOR`].
    #[cfg(any(test, feature = "test-kdf"))]
    #[must_use]
    pub const fn test() -> Self {
        if cfg!(not(debug_assertions)) {
            return Self::FLOOR;
        }
        Self {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        }
    }

    /// Chooses the dearest of 64, 128, 256 and 512 MiB (three passes, four lanes) that takes about
    /// `target_ms` on this machine and at most `memory_limit_kib`, by deriving once at 64 MiB. A
    /// quarter of the memory of the machine is the limit to give. `clock` tells a time that only
    /// runs forwards, from any origin. Never below [`KdfCost::FLOOR`].
    pub fn calibrated(
        target_ms: u32,
        memory_limit_kib: u32,
        clock: &mut dyn FnMut() -> Duration,
    ) -> Self {
        let cost = Self {
            memory_kib: Self::FLOOR.memory_kib,
            passes: 3,
            lanes: 4,
        };
        let started = clock();
        if cost.derive(b"calibration", &[0; SALT_BYTES]).is_err() {
            return Self::FLOOR;
        }
        let measured = clock().saturating_sub(started);
        cost.doubled_within(
            measured,
            Duration::from_millis(target_ms.into()),
            memory_limit_kib,
        )
    }

    /// Doubles the memory as often as time, `memory_limit_kib` and 512 MiB allow; time is
    /// proportional to memory.
    fn doubled_within(
        mut self,
        measured: Duration,
        target: Duration,
        memory_limit_kib: u32,
    ) -> Self {
        let mut expected = measured;
        while expected * 2 <= target && self.memory_kib * 2 <= memory_limit_kib.min(512 * 1024) {
            self.memory_kib *= 2;
            expected *= 2;
        }
        self
    }

    /// Takes the numbers of a header over if they are within what is accepted. No memory is taken.
    ///
    /// # Errors
    /// [`VaultError::HeaderOutOfBounds`] with the first number that is not.
    pub(crate) fn accept(memory_kib: u64, passes: u64, lanes: u64) -> Result<Self, VaultError> {
        let bound = |field, found: u64, least: u64, most: u64| {
            if !(least..=most).contains(&found) {
                return Err(VaultError::HeaderOutOfBounds {
                    field,
                    found,
                    least,
                    most,
                });
            }
            u32::try_from(found).map_err(|_| VaultError::HeaderDamaged)
        };
        #[cfg(any(test, feature = "test-kdf"))]
        {
            let test = Self::test();
            let numbers = [test.memory_kib, test.passes, test.lanes].map(u64::from);
            if numbers == [memory_kib, passes, lanes] {
                return Ok(test);
            }
        }
        let floor = Self::FLOOR.memory_kib.into();
        let cost = Self {
            memory_kib: bound(
                HeaderField::MemoryKib,
                memory_kib,
                floor,
                MOST_MEMORY_KIB.into(),
            )?,
            passes: bound(HeaderField::Passes, passes, 1, MOST_PASSES.into())?,
            lanes: bound(HeaderField::Lanes, lanes, 1, MOST_LANES.into())?,
        };
        bound(
            HeaderField::MemoryTimesPasses,
            memory_kib.saturating_mul(passes),
            1,
            MOST_MEMORY_TIMES_PASSES_KIB,
        )?;
        Ok(cost)
    }

    fn check(&self) -> Result<(), VaultError> {
        Self::accept(
            self.memory_kib.into(),
            self.passes.into(),
            self.lanes.into(),
        )
        .map(drop)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9106, 5.3.
    #[test]
    fn argon2id_gives_the_published_answer() {
        let params = Params::new(32, 3, 4, Some(32)).unwrap();
        let data = argon2::AssociatedData::new(&[4; 12]).unwrap();
        let mut builder = argon2::ParamsBuilder::new();
        builder
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .output_len(32)
            .data(data);
        let with_data = builder.build().unwrap();
        let argon =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, with_data)
                .unwrap();
        let mut blocks = vec![Block::default(); params.block_count()];
        let mut out = [0; 32];
        argon
            .hash_password_into_with_memory(&[1; 32], &[2; 16], &mut out, &mut blocks)
            .unwrap();
        assert_eq!(
            out,
            [
                0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b,
                0x53, 0xc9, 0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9,
                0x6b, 0x01, 0xe6, 0x59
            ]
        );
    }

    #[test]
    fn numbers_out_of_bounds_are_refused_with_the_numbers() {
        let check = |memory, passes, lanes, wanted: HeaderField| {
            let refusal = KdfCost::accept(memory, passes, lanes);
            assert!(
                matches!(refusal, Err(VaultError::HeaderOutOfBounds { field, .. }) if field == wanted),
                "{memory} {passes} {lanes}"
            );
        };
        check(64 << 20, 3, 1, HeaderField::MemoryKib);
        check(u64::MAX, 3, 1, HeaderField::MemoryKib);
        check(1024, 3, 1, HeaderField::MemoryKib);
        check(64 << 10, 0, 1, HeaderField::Passes);
        check(64 << 10, u64::from(u32::MAX), 1, HeaderField::Passes);
        check(64 << 10, 3, 0, HeaderField::Lanes);
        check(64 << 10, 3, 9, HeaderField::Lanes);
        check(1 << 20, 16, 1, HeaderField::MemoryTimesPasses);
        assert_eq!(KdfCost::accept(64 << 10, 3, 1).unwrap(), KdfCost::FLOOR);
    }

    #[test]
    fn a_new_slot_is_not_cheaper_than_the_floor() {
        let weak = KdfCost {
            passes: 1,
            ..KdfCost::FLOOR
        };
        assert!(matches!(
            weak.check_for_new_slot(),
            Err(VaultError::KdfTooWeak { .. })
        ));
        assert!(KdfCost::FLOOR.check_for_new_slot().is_ok());
    }

    #[test]
    fn calibration_takes_the_dearest_that_fits() {
        let check = |measured_ms, limit_kib, expected_mib: u32| {
            let measured = Duration::from_millis(measured_ms);
            let cost = KdfCost::FLOOR.doubled_within(measured, Duration::from_secs(1), limit_kib);
            assert_eq!(
                cost.memory_kib,
                expected_mib * 1024,
                "{measured_ms} ms, {limit_kib} KiB"
            );
        };
        check(2000, 1 << 20, 64);
        check(300, 1 << 20, 128);
        check(10, 1 << 20, 512);
        check(10, 200 << 10, 128);
        check(10, 0, 64);
        let mut ticks = [5, 305].into_iter();
        let mut clock = || Duration::from_millis(ticks.next().unwrap_or_default());
        let cost = KdfCost::calibrated(1000, 1 << 20, &mut clock);
        assert_eq!(
            cost,
            KdfCost {
                memory_kib: 128 * 1024,
                passes: 3,
                lanes: 4
            }
        );
    }
}
