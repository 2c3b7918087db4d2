//! Doors for tests that try single bytes: the frozen vectors of `tests/vectors` and the fuzzing of
//! `tests/fuzz`. They seal and open exactly what the vault does, with content of any kind, and are
//! in no released program: only the tests ask for the feature.

use crate::backup_stream::BackupReader;
use crate::envelope::{self, Entry, EntryView, FrameKind};
use crate::error::VaultError;
use crate::frame::{FRAME_HEAD_BYTES, FRAME_MAGIC, FrameHead};
use crate::head::Head;
use crate::header::ReadHeader;
use crate::keys::{EpochKeys, StorageKey};
use crate::record::{Record, RecordId};
use crate::seal::{self, Forged, NONCE_BYTES, TAG_BYTES};
use crate::secret::Secret;

/// What is not what was sealed, or was never sealed by the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOurs;

impl From<Forged> for NotOurs {
    fn from(_: Forged) -> Self {
        Self
    }
}

/// A frame that was opened.
#[derive(Debug, PartialEq, Eq)]
pub struct FrameSeen {
    /// Its place in the order.
    pub sequence: u64,
    /// Tag of the frame before.
    pub previous: [u8; TAG_BYTES],
    /// Its own tag.
    pub tag: [u8; TAG_BYTES],
    /// 0 a batch, 1 a base, 2 a piece of one.
    pub kind: u8,
    /// Pieces that follow a base.
    pub pieces: u32,
    /// Records it puts.
    pub puts: usize,
    /// Places it clears.
    pub removals: usize,
}

/// The keys of one epoch of a journal.
pub struct Keys(EpochKeys);

impl Keys {
    /// The keys that `secret` gets from a header.
    ///
    /// # Errors
    /// As the header is refused at an opening.
    pub fn of(header: &[u8], secret: &Secret) -> Result<Self, VaultError> {
        let unlocked = ReadHeader::read(header.to_vec())?.unlock(secret)?;
        let header = &unlocked.header;
        let keys = EpochKeys::derive(&unlocked.epoch_key, &header.vault, header.epoch);
        Ok(Self(keys))
    }

    /// Where the record `id` lies in the store.
    #[must_use]
    pub fn place(&self, id: &RecordId) -> StorageKey {
        self.0.storage_key(id)
    }

    /// Where the head lies in the store.
    #[must_use]
    pub fn head_place(&self) -> StorageKey {
        self.0.head_storage_key()
    }

    /// `nonce ‖ sealed ‖ tag` of any padded text, as the record at a place.
    #[must_use]
    pub fn seal_record(
        &self,
        at: &StorageKey,
        nonce: &[u8; NONCE_BYTES],
        padded: &[u8],
    ) -> Vec<u8> {
        self.0.seal_record(at, nonce, padded)
    }

    /// The record at a place of the store.
    ///
    /// # Errors
    /// [`NotOurs`] if it does not open; the inner error if what opens is no record.
    pub fn open_record(
        &self,
        at: &StorageKey,
        value: &[u8],
    ) -> Result<Result<Record, VaultError>, NotOurs> {
        let put = envelope::Put::open_value(&self.0, at, value.to_vec())?;
        Ok(put.record(&self.0))
    }

    /// A frame around any padded text, and its tag.
    #[must_use]
    pub fn seal_frame(
        &self,
        sequence: u64,
        previous: &[u8; TAG_BYTES],
        padded: &[u8],
    ) -> (Vec<u8>, [u8; TAG_BYTES]) {
        let mut sealed = padded.to_vec();
        let (nonce, tag) = self.0.seal_frame(sequence, previous, &mut sealed);
        let length = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
        let parts: [&[u8]; 7] = [
            FRAME_MAGIC,
            &sequence.to_le_bytes(),
            previous,
            &length.to_le_bytes(),
            &nonce,
            &sealed,
            &tag,
        ];
        (parts.concat(), tag)
    }

    /// Opens bytes that are one frame.
    ///
    /// # Errors
    /// [`NotOurs`].
    pub fn open_frame(&self, bytes: &[u8]) -> Result<FrameSeen, NotOurs> {
        let (head, body) = bytes
            .split_first_chunk::<FRAME_HEAD_BYTES>()
            .ok_or(NotOurs)?;
        let head = FrameHead::read(head).ok_or(NotOurs)?;
        if bytes.len() as u64 != head.frame_bytes() {
            return Err(NotOurs);
        }
        let frame = head.open(&self.0, &mut body.to_vec(), |entries| {
            let puts = entries
                .iter()
                .filter(|entry| matches!(entry, EntryView::Put(_)));
            (puts.count(), entries.len())
        })?;
        let (puts, entries) = frame.entries;
        let (kind, pieces) = match frame.kind {
            FrameKind::Batch => (0, 0),
            FrameKind::Base { pieces } => (1, pieces),
            FrameKind::BasePiece => (2, 0),
        };
        Ok(FrameSeen {
            sequence: frame.sequence,
            previous: frame.previous,
            tag: frame.tag,
            kind,
            pieces,
            puts,
            removals: entries - puts,
        })
    }

    /// Sequence and number of records of a sealed head.
    ///
    /// # Errors
    /// [`NotOurs`].
    pub fn open_head(&self, sealed: &[u8]) -> Result<(u64, u64), NotOurs> {
        let head = Head::open(&self.0, sealed)?;
        Ok((head.sequence, head.count))
    }

    /// `nonce ‖ sealed ‖ tag` of any padded text, as a head.
    #[must_use]
    pub fn seal_head(&self, padded: &[u8]) -> Vec<u8> {
        self.0.seal_head(padded)
    }
}

/// Reads a header as an opening does before it asks for a secret.
///
/// # Errors
/// As the header is refused at an opening.
pub fn read_header(bytes: &[u8]) -> Result<(), VaultError> {
    ReadHeader::read(bytes.to_vec()).map(drop)
}

/// Reads what stands in clear in a backup.
///
/// # Errors
/// As the backup is refused before a secret is asked for.
pub fn read_backup_head(path: &std::path::Path) -> Result<(), VaultError> {
    BackupReader::open(path).map(drop)
}

/// Puts the padding on.
#[must_use]
pub fn pad(content: &[u8]) -> Vec<u8> {
    seal::pad(content).to_vec()
}

/// Takes the padding off.
///
/// # Errors
/// [`NotOurs`] for a text that [`pad`] would not have made.
pub fn unpad(padded: &[u8]) -> Result<Vec<u8>, NotOurs> {
    Ok(seal::unpad(padded)?.to_vec())
}

/// The envelope of a record.
///
/// # Errors
/// [`VaultError::BodyNotJson`].
pub fn write_envelope(record: &Record) -> Result<Vec<u8>, VaultError> {
    envelope::write_envelope(record).map(|bytes| bytes.to_vec())
}

/// The record in an envelope.
///
/// # Errors
/// [`VaultError::RecordNotUnderstood`].
pub fn read_envelope(bytes: &[u8]) -> Result<Record, VaultError> {
    let text = std::str::from_utf8(bytes).map_err(|_| VaultError::RecordNotUnderstood)?;
    envelope::read_envelope(text, |record| record.to_record())
}

/// The record in an envelope, as an opening collects it.
///
/// # Errors
/// [`VaultError::RecordNotUnderstood`].
pub fn collect_envelope(bytes: &[u8]) -> Result<Vec<Record>, VaultError> {
    let mut records = Vec::new();
    crate::collect::collect_envelope(bytes, &mut records).map(|_| records)
}

/// Reads the content of a frame and writes it again.
///
/// # Errors
/// [`NotOurs`] for bytes that are no content.
pub fn rewrite_content(content: &[u8]) -> Result<Vec<u8>, NotOurs> {
    let (kind, entries) = envelope::read_content(content)?;
    let entries: Vec<Entry> = entries.into_iter().map(EntryView::to_entry).collect();
    Ok(envelope::write_content(kind, &entries).to_vec())
}
