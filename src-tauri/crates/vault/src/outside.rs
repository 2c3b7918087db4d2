//! What a stranger sees: everything that can be read of a journal's folder without a secret, read
//! as somebody else would read it. No key is used here.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::copies::Copies;
use crate::error::VaultError;
use crate::folder::{BACKUPS, ledger_name, open_file, store_name};
use crate::frame::{FRAME_HEAD_BYTES, FrameHead};
use crate::opening::count;
use crate::report::{Outside, SlotKind};
use crate::slot::SlotLock;
use crate::store::bytes_below;
use crate::vault::Vault;

impl Vault {
    /// Reads the folder as somebody without a secret does. Writes nothing.
    ///
    /// # Errors
    /// Those of [`Vault::inspect`], [`VaultError::Io`].
    pub fn outside(dir: &Path) -> Result<Outside, VaultError> {
        let copies = Copies::read(dir)?;
        let header = copies.peek().0.peek();
        let cost = header.slots.iter().find_map(|slot| match slot.lock {
            SlotLock::Passphrase { cost, .. } => Some(cost),
            SlotLock::Recovery { .. } => None,
        });
        let ledger = Frames::read(&dir.join(ledger_name(header.epoch)))?;
        let backups = Self::backups(dir)?;
        let times = |at: Option<&crate::report::BackupInfo>| at.map(|backup| backup.made_at);
        Ok(Outside {
            has_recovery: header.has(SlotKind::Recovery),
            derivation_mib: cost.map_or(0, |cost| cost.memory_kib / 1024),
            derivation_passes: cost.map_or(0, |cost| cost.passes),
            times_erased: header.epoch - 1,
            changes: count(ledger.last_sequence),
            frames: ledger.frames,
            frame_sizes: count(ledger.sizes.len() as u64),
            ledger_kib: kib(ledger.bytes),
            store_kib: kib(bytes_below(&dir.join(store_name(header.epoch)))),
            backups: count(backups.len() as u64),
            backups_kib: kib(bytes_below(&dir.join(BACKUPS))),
            first_backup: times(backups.last()),
            last_backup: times(backups.first()),
            last_written: last_written(dir),
        })
    }
}

fn kib(bytes: u64) -> u32 {
    count(bytes.div_ceil(1024))
}

/// When something in the folder was written last, by the times that the file system keeps.
fn last_written(dir: &Path) -> Option<DateTime<Utc>> {
    let entries = fs::read_dir(dir).ok()?;
    entries
        .flatten()
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .max()
        .map(DateTime::from)
}

/// The heads of frames, which stand in clear.
#[derive(Default)]
struct Frames {
    frames: u32,
    last_sequence: u64,
    sizes: BTreeSet<u64>,
    bytes: u64,
}

impl Frames {
    fn read(path: &Path) -> Result<Self, VaultError> {
        let mut seen = Self::default();
        let Some(file) = open_file(path)? else {
            return Ok(seen);
        };
        seen.bytes = file.metadata()?.len();
        let mut file = BufReader::new(file);
        while let Some(head) = next_head(&mut file) {
            seen.frames = seen.frames.saturating_add(1);
            seen.last_sequence = seen.last_sequence.max(head.sequence);
            seen.sizes.insert(head.frame_bytes());
            let behind = head.frame_bytes() - FRAME_HEAD_BYTES as u64;
            file.seek_relative(i64::try_from(behind).map_err(|_| VaultError::StoreFailed)?)?;
        }
        Ok(seen)
    }
}

fn next_head(file: &mut BufReader<File>) -> Option<FrameHead> {
    let mut bytes = [0; FRAME_HEAD_BYTES];
    file.read_exact(&mut bytes).ok()?;
    FrameHead::read(&bytes)
}
