//! Where the invented life takes its turns: ChaCha12 from the seed, and nothing else, so that a
//! seed gives the same life on every machine. No function of the mathematics library is used,
//! for these differ in their last digit.

use chacha20::ChaCha12Rng;
use rand_core::{CryptoRng, Rng, SeedableRng};
use std::collections::HashMap;

/// A source of turns.
pub(crate) struct Chance {
    rng: ChaCha12Rng,
    /// What is left of each list that is dealt from, by its address: a list comes round whole
    /// before anything in it comes again.
    decks: HashMap<usize, Vec<usize>>,
}

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Chance {
            rng: ChaCha12Rng::from_seed(key),
            decks: HashMap::new(),
        }
    }

    /// The generator itself, for ids and keys.
    pub(crate) fn rng(&mut self) -> &mut dyn CryptoRng {
        &mut self.rng
    }

    /// A whole number from 0 to `n` less one; the tiny bias of the remainder tells nobody
    /// anything here.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.rng.next_u32() as usize % n.max(1)
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn between(&mut self, least: i32, most: i32) -> i32 {
        let n = usize::try_from(most - least + 1).unwrap_or(1);
        least + i32::try_from(self.below(n)).unwrap_or(0)
    }

    /// True in `percent` of a hundred.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        self.rng.next_u32() % 100 < percent
    }

    /// A number from -1 to 1, most often near 0.
    pub(crate) fn wobble(&mut self) -> f64 {
        f64::from(self.between(-500, 500) + self.between(-500, 500)) / 1000.0
    }

    /// The next of `list`, none twice before all were there once.
    pub(crate) fn deal<T>(&mut self, list: &'static [T]) -> &'static T {
        let key = list.as_ptr() as usize;
        let mut left = self.decks.remove(&key).unwrap_or_default();
        if left.is_empty() {
            left = (0..list.len()).collect();
            for place in (1..left.len()).rev() {
                left.swap(place, self.below(place + 1));
            }
        }
        let place = left.pop().unwrap_or_default();
        self.decks.insert(key, left);
        &list[place]
    }
}
