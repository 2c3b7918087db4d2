//! The head: what the store as a whole must be. It changes in the same transaction as every write.

use crate::keys::EpochKeys;
use crate::seal::{self, Forged, NONCE_BYTES, TAG_BYTES};

/// Bytes of a sealed head: nonce, the smallest padded text, tag.
pub(crate) const SEALED_HEAD_BYTES: usize = NONCE_BYTES + 512 + TAG_BYTES;

/// The sum modulo 2^256 of keyed hashes, one for each stored record.
///
/// A sum is a multiset hash: it can be kept up to date by adding and subtracting, whatever the
/// number of records, and a record that is doubled counts twice (an exclusive-or would cancel).
/// Finding another set with the same sum needs the key: nobody without it knows a single term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SetHash([u8; 32]);

impl SetHash {
    /// Adds a term.
    pub(crate) fn add(&mut self, element: &[u8; 32]) {
        let mut carry = 0;
        for (sum, byte) in self.0.iter_mut().zip(element) {
            let wide = u16::from(*sum) + u16::from(*byte) + carry;
            *sum = wide.to_le_bytes()[0];
            carry = wide >> 8;
        }
    }

    /// Takes a term away.
    pub(crate) fn subtract(&mut self, element: &[u8; 32]) {
        let mut borrow = false;
        for (sum, byte) in self.0.iter_mut().zip(element) {
            let (less, first) = sum.overflowing_sub(*byte);
            let (less, second) = less.overflowing_sub(u8::from(borrow));
            *sum = less;
            borrow = first || second;
        }
    }
}

/// Sequence, tag of the last frame, number of records, set hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) sequence: u64,
    pub(crate) frame_tag: [u8; TAG_BYTES],
    pub(crate) count: u64,
    pub(crate) set: SetHash,
}

impl Head {
    const BYTES: usize = 8 + TAG_BYTES + 8 + 32;

    /// The sealed value of the head, of the size of a small record.
    pub(crate) fn seal(&self, keys: &EpochKeys) -> Vec<u8> {
        let mut plain = Vec::with_capacity(Self::BYTES);
        plain.extend_from_slice(&self.sequence.to_le_bytes());
        plain.extend_from_slice(&self.frame_tag);
        plain.extend_from_slice(&self.count.to_le_bytes());
        plain.extend_from_slice(&self.set.0);
        keys.seal_head(&seal::pad(&plain))
    }

    /// The inverse of [`Head::seal`].
    pub(crate) fn open(keys: &EpochKeys, sealed: &[u8]) -> Result<Self, Forged> {
        let padded = keys.open_head(sealed)?;
        let plain: &[u8; Self::BYTES] = seal::unpad(&padded)?.try_into().map_err(|_| Forged)?;
        let (sequence, rest) = plain.split_first_chunk::<8>().ok_or(Forged)?;
        let (frame_tag, rest) = rest.split_first_chunk::<TAG_BYTES>().ok_or(Forged)?;
        let (count, rest) = rest.split_first_chunk::<8>().ok_or(Forged)?;
        Ok(Self {
            sequence: u64::from_le_bytes(*sequence),
            frame_tag: *frame_tag,
            count: u64::from_le_bytes(*count),
            set: SetHash(rest.try_into().map_err(|_| Forged)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::Key;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_sum_forgets_order_and_remembers_number(
            terms in prop::collection::vec(any::<[u8; 32]>(), 0..20),
            extra in any::<[u8; 32]>(),
        ) {
            let sum = |terms: &mut dyn Iterator<Item = &[u8; 32]>| {
                let mut set = SetHash::default();
                terms.for_each(|term| set.add(term));
                set
            };
            let forwards = sum(&mut terms.iter());
            prop_assert_eq!(forwards, sum(&mut terms.iter().rev()));
            let mut changed = forwards;
            changed.add(&extra);
            prop_assert_eq!(changed == forwards, extra == [0; 32]);
            changed.subtract(&extra);
            prop_assert_eq!(changed, forwards);
        }
    }

    #[test]
    fn a_head_comes_back_and_no_bit_of_it_may_change() {
        let keys = EpochKeys::derive(&Key::default(), &[1; 16], 1);
        let head = Head {
            sequence: 7,
            frame_tag: [9; 16],
            count: 3,
            set: SetHash([5; 32]),
        };
        let sealed = head.seal(&keys);
        assert_eq!(Head::open(&keys, &sealed), Ok(head));
        assert_eq!(sealed.len(), SEALED_HEAD_BYTES);
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert_eq!(Head::open(&keys, &flipped), Err(Forged), "byte {at}");
        }
    }
}
