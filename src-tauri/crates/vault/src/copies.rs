//! The two copies of the header: which one is taken, and how both are replaced.

use std::path::Path;

use crate::error::{HeaderField, VaultError};
use crate::folder::{self, HEADER, HEADER_BACKUP};
use crate::header::{HEADER_LIMIT_BYTES, ReadHeader, Unlocked};
use crate::secret::Secret;

/// A whole copy of the header, and whether it is the second one.
type Copy = (ReadHeader, bool);

/// The copies that are whole by their checksum, in the order they are to be tried; at least one.
pub(crate) struct Copies {
    best: Copy,
    other: Option<Copy>,
}

impl Copies {
    /// Reads both copies.
    ///
    /// # Errors
    /// What is wrong with the first copy, if the second one is no help: see [`ReadHeader::read`],
    /// and [`VaultError::HeaderMissing`]. A newer format and numbers out of bounds are refused
    /// whatever the second copy says: these are no accidents of a disk.
    pub(crate) fn read(dir: &Path) -> Result<Self, VaultError> {
        if !dir.is_dir() {
            return Err(VaultError::FolderMissing);
        }
        if dir.join(folder::CREATING).exists() {
            return Err(VaultError::NotAJournal);
        }
        let first = read_copy(&dir.join(HEADER));
        if let Err(error) = &first
            && no_accident(error)
        {
            return Err(first.err().unwrap_or(VaultError::HeaderDamaged));
        }
        let second = read_copy(&dir.join(HEADER_BACKUP));
        match (first, second) {
            (Ok(Some(first)), second) => Ok(Self {
                best: (first, false),
                other: second.ok().flatten().map(|second| (second, true)),
            }),
            (_, Ok(Some(second))) => Ok(Self {
                best: (second, true),
                other: None,
            }),
            (_, Err(error)) if no_accident(&error) => Err(error),
            (Ok(None), Ok(None)) if looks_like_a_journal(dir) => Err(VaultError::HeaderMissing),
            (Ok(None), Ok(None)) => Err(VaultError::NotAJournal),
            (Err(VaultError::NotAJournal), _) | (_, Err(VaultError::NotAJournal))
                if looks_like_a_journal(dir) =>
            {
                Err(VaultError::HeaderDamaged)
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// The copy to look at without a secret, and whether it is the second one.
    pub(crate) fn peek(&self) -> (&ReadHeader, bool) {
        (&self.best.0, self.best.1)
    }

    /// Opens the first copy that `secret` opens; also says whether it is the second one.
    pub(crate) fn unlock(&self, secret: &Secret) -> Result<(Unlocked, bool), VaultError> {
        let (best, is_second) = &self.best;
        match (best.unlock(secret), &self.other) {
            (Ok(unlocked), _) => Ok((unlocked, *is_second)),
            // The same bytes would only take the same time again.
            (Err(_), Some((other, is_second))) if other.bytes() != best.bytes() => {
                other.unlock(secret).map(|unlocked| (unlocked, *is_second))
            }
            (Err(error), _) => Err(error),
        }
    }

    /// Whether both copies are there and hold `bytes`.
    pub(crate) fn both_are(&self, bytes: &[u8]) -> bool {
        self.best.0.bytes() == bytes
            && self
                .other
                .as_ref()
                .is_some_and(|(other, _)| other.bytes() == bytes)
    }
}

/// Whether a header refused for this reason was written so on purpose.
fn no_accident(error: &VaultError) -> bool {
    matches!(
        error,
        VaultError::NewerFormat { .. } | VaultError::HeaderOutOfBounds { .. }
    )
}

/// Replaces both copies: the second first, so that at every moment the first copy is whole, and
/// either the old secrets or the new ones open it.
pub(crate) fn replace(dir: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    for name in [HEADER_BACKUP, HEADER] {
        folder::replace_file(dir, name, bytes).map_err(VaultError::from_io)?;
    }
    Ok(())
}

fn read_copy(path: &Path) -> Result<Option<ReadHeader>, VaultError> {
    if let Ok(metadata) = std::fs::metadata(path)
        && metadata.len() > HEADER_LIMIT_BYTES
    {
        return Err(VaultError::HeaderOutOfBounds {
            field: HeaderField::FileBytes,
            found: metadata.len(),
            least: 1,
            most: HEADER_LIMIT_BYTES,
        });
    }
    folder::read_limited(path, HEADER_LIMIT_BYTES)?
        .map(ReadHeader::read)
        .transpose()
}

fn looks_like_a_journal(dir: &Path) -> bool {
    std::fs::read_dir(dir).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("ledger-") || name.starts_with("store-")
        })
    })
}
