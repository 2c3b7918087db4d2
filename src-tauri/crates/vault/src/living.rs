//! The records that are living, known by place and term, without their text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::envelope::{Put, Term, Trace};
use crate::head::SetHash;
use crate::keys::{EpochKeys, StorageKey};

/// Places are keyed hashes, so that any of their bytes are as good as a hash of them.
#[derive(Default)]
struct PlaceHasher(u64);

impl Hasher for PlaceHasher {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk() {
            self.0 ^= u64::from_ne_bytes(*first);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The records that are living, each with its term of the set hash.
#[derive(Default)]
pub(crate) struct Living {
    records: HashMap<StorageKey, Term, BuildHasherDefault<PlaceHasher>>,
    set: SetHash,
    frame_bytes: u64,
}

impl<'a> FromIterator<&'a Trace> for Living {
    /// What is living after these changes.
    fn from_iter<I: IntoIterator<Item = &'a Trace>>(changes: I) -> Self {
        let mut living = Self::default();
        changes.into_iter().for_each(|change| living.apply(change));
        living
    }
}

impl Living {
    /// Takes a change over.
    pub(crate) fn apply(&mut self, change: &Trace) {
        let former = match change.term {
            Some(term) => {
                self.set.add(&term.element);
                self.frame_bytes += term.frame_bytes;
                self.records.insert(change.at, term)
            }
            None => self.records.remove(&change.at),
        };
        if let Some(term) = former {
            self.set.subtract(&term.element);
            self.frame_bytes -= term.frame_bytes;
        }
    }

    /// Whether a record is living at `at`.
    pub(crate) fn has(&self, at: &StorageKey) -> bool {
        self.records.contains_key(at)
    }

    /// Whether `put` is the living revision at its place.
    pub(crate) fn holds(&self, keys: &EpochKeys, put: &Put) -> bool {
        self.records.get(&put.at).copied() == put.view().trace(keys).term
    }

    /// The places of all living records.
    pub(crate) fn places(&self) -> impl Iterator<Item = &StorageKey> {
        self.records.keys()
    }

    /// Number of records.
    pub(crate) fn count(&self) -> u64 {
        self.records.len() as u64
    }

    /// The set hash of all.
    pub(crate) fn set(&self) -> SetHash {
        self.set
    }

    /// Bytes of a ledger with one frame for each record.
    pub(crate) fn frame_bytes(&self) -> u64 {
        self.frame_bytes
    }
}
