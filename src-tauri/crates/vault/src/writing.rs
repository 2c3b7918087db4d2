//! Writing: a frame on the disk, then the store. What each error below leaves behind, and when
//! nothing more may be written.

use std::path::Path;

use rand_core::CryptoRng;

use crate::envelope::{self, Entry, FrameKind, Put};
use crate::error::VaultError;
use crate::frame;
use crate::ledger::Position;
use crate::opening::Pair;
use crate::record::Change;
use crate::reserve;
use crate::rewrite::head_at;
use crate::store::{StoreChange, StoreTrouble};
use crate::vault::Vault;

/// Why nothing is written until the journal was reopened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Halt {
    /// The store met a full disk.
    DiskFull,
    /// Anything else below: what is on the disk is not known.
    Trouble,
}

impl Vault {
    /// Writes `changes` as one: after an answer all of them survive a power cut, after a refusal
    /// none of them was made. On a full disk half of the reserve is for a last save; the other half
    /// belongs to the next opening.
    ///
    /// If the store fails after the ledger is on the disk, the changes are durable and this
    /// answers, but every later write is refused until the journal is reopened.
    ///
    /// # Errors
    /// [`VaultError::OpenedReadOnly`], [`VaultError::BodyNotJson`], [`VaultError::BatchTooLarge`],
    /// [`VaultError::DiskFull`], [`VaultError::Poisoned`], [`VaultError::Io`].
    pub fn write(&mut self, changes: &[Change], rng: &mut dyn CryptoRng) -> Result<(), VaultError> {
        self.check_not_halted()?;
        let Some(pair) = &mut self.pair else {
            return Err(VaultError::OpenedReadOnly);
        };
        if self.reserve_is_missing {
            match reserve::make(&self.dir) {
                Ok(()) => self.reserve_is_missing = false,
                Err(VaultError::DiskFull) => return Err(VaultError::DiskFull),
                // A reserve is a courtesy: what else keeps it from being made keeps no save.
                Err(_) => {}
            }
        }
        let mut entries = Vec::with_capacity(changes.len());
        let mut in_store: Vec<StoreChange> = Vec::with_capacity(changes.len() + 1);
        let mut latest = self.latest;
        for change in changes {
            match change {
                Change::Put(record) => {
                    let (put, value) = Put::make(&self.keys, record, rng)?;
                    in_store.push((put.at, Some(value)));
                    entries.push(Entry::Put(put));
                    latest = latest.max(record.written_at);
                }
                Change::Remove(id) => {
                    let at = self.keys.storage_key(id);
                    in_store.push((at, None));
                    entries.push(Entry::Remove(at));
                }
            }
        }
        if entries.is_empty() {
            return Ok(());
        }
        envelope::check_frame_size(
            in_store
                .iter()
                .flat_map(|(_, value)| value)
                .map(Vec::len)
                .sum(),
        )?;
        let sequence = self.last.sequence + 1;
        let (bytes, tag) = frame::seal_frame(
            &self.keys,
            sequence,
            &self.last.tag,
            FrameKind::Batch,
            &entries,
        );
        let (appended, reserve_was_given_up) = append(&self.dir, pair, &bytes);
        if reserve_was_given_up {
            // A small one, mostly: it keeps the next opening's room from others.
            self.reserve_is_missing = reserve::make(&self.dir).is_err();
        }
        match appended {
            Ok(()) => {}
            Err(AppendError::TakenBack) => return Err(VaultError::DiskFull),
            Err(AppendError::Broken(error)) => {
                // A frame that could not be taken back must not be followed by another one.
                self.halted = Some(Halt::Trouble);
                return Err(match error.kind() {
                    std::io::ErrorKind::NotFound => VaultError::FolderMissing,
                    _ => VaultError::from_io(error),
                });
            }
        }
        self.last = Position { sequence, tag };
        self.latest = latest;
        for entry in &entries {
            self.living.apply(&entry.view().trace(&self.keys));
        }
        let head = head_at(&self.living, self.last).seal(&self.keys);
        in_store.push((self.keys.head_storage_key(), Some(head.clone())));
        let applied = pair.store.apply(in_store);
        // Only now: what was under way when a program was killed is nothing to be missed.
        pair.answered.note(&head);
        if let Err(trouble) = applied {
            // The next opening replays the frame; the reserve is its room.
            self.halted = Some(self.halt_after(trouble));
            return Ok(());
        }
        self.checkpoint_if_overdue();
        Ok(())
    }

    /// # Errors
    /// [`VaultError::DiskFull`] or [`VaultError::Poisoned`] after the store or the ledger failed.
    pub(crate) fn check_not_halted(&self) -> Result<(), VaultError> {
        match self.halted {
            None => Ok(()),
            Some(Halt::DiskFull) => Err(VaultError::DiskFull),
            Some(Halt::Trouble) => Err(VaultError::Poisoned),
        }
    }

    /// Why nothing more is written after `trouble` of the store.
    pub(crate) fn halt_after(&self, trouble: StoreTrouble) -> Halt {
        match reserve::name_full_disk(&self.dir, trouble.into()) {
            VaultError::DiskFull => Halt::DiskFull,
            _ => Halt::Trouble,
        }
    }
}

enum AppendError {
    /// The disk is full; the ledger is as it was.
    TakenBack,
    /// What is on the disk is not known.
    Broken(std::io::Error),
}

/// Appends a frame and waits until it is on the disk. On a full disk the reserve is given up and
/// the frame is tried once more; if that does not help, the ledger is cut back. Tells also whether
/// the reserve was given up.
fn append(dir: &Path, pair: &mut Pair, bytes: &[u8]) -> (Result<(), AppendError>, bool) {
    let length = pair.ledger.length();
    let mut given_up = false;
    loop {
        let Err(error) = pair.ledger.append(bytes).and_then(|()| pair.ledger.sync()) else {
            return (Ok(()), given_up);
        };
        let full = matches!(
            VaultError::from_io(error.kind().into()),
            VaultError::DiskFull
        );
        if pair.ledger.cut(length).is_err() || !full {
            return (Err(AppendError::Broken(error)), given_up);
        }
        if given_up || !reserve::give_up_whole(dir) {
            return (Err(AppendError::TakenBack), given_up);
        }
        given_up = true;
    }
}
