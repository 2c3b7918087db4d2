//! A record as bytes: its JSON envelope, its sealed value in the store, and its place in a frame.

use chrono::{DateTime, Utc};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::collect::{Collect, collect_envelope};
use crate::error::VaultError;
use crate::keys::{EpochKeys, StorageKey, make_nonce};
use crate::record::{Record, RecordHead, RecordId, RecordView};
use crate::seal::{self, Forged, NONCE_BYTES, TAG_BYTES};

/// Most content of one frame: 256 MiB. Bounds what a damaged length can ask for.
pub(crate) const FRAME_LIMIT_BYTES: usize = 256 << 20;

#[derive(Serialize, Deserialize)]
struct Envelope<'a> {
    id: RecordId,
    #[serde(borrow)]
    kind: std::borrow::Cow<'a, str>,
    revision: u32,
    written_at: DateTime<Utc>,
    schema: u16,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// The envelope of `record` as JSON.
pub(crate) fn write_envelope(record: &Record) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let body = serde_json::from_str(&record.body).map_err(|_| VaultError::BodyNotJson)?;
    let envelope = Envelope {
        id: record.id,
        kind: record.kind.as_str().into(),
        revision: record.revision,
        written_at: record.written_at,
        schema: record.schema,
        body,
    };
    // Room for everything at once: a buffer that grows leaves unwiped copies behind.
    let room = record.body.len() + 2 * record.kind.len() + 256;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    serde_json::to_writer(&mut *bytes, &envelope).map_err(|_| VaultError::BodyNotJson)?;
    Ok(bytes)
}

/// Shows the record in an envelope to `read`.
pub(crate) fn read_envelope<T>(
    text: &str,
    read: impl FnOnce(RecordView<'_>) -> T,
) -> Result<T, VaultError> {
    let envelope: Envelope =
        serde_json::from_str(text).map_err(|_| VaultError::RecordNotUnderstood)?;
    let head = RecordHead {
        id: envelope.id,
        kind: &envelope.kind,
        revision: envelope.revision,
        written_at: envelope.written_at,
        schema: envelope.schema,
    };
    let body = envelope.body.get();
    Ok(read(RecordView { head, body }))
}

/// A record on its way into store and ledger. The nonce of its value is kept in the ledger, so
/// that a store rebuilt from there is the same byte for byte and needs no random source.
pub(crate) struct Put {
    pub(crate) at: StorageKey,
    nonce: [u8; NONCE_BYTES],
    tag: [u8; TAG_BYTES],
    envelope: Zeroizing<Vec<u8>>,
}

impl Put {
    /// Seals `record` under a new nonce; gives the put and its sealed value.
    pub(crate) fn make(
        keys: &EpochKeys,
        record: &Record,
        rng: &mut dyn CryptoRng,
    ) -> Result<(Self, Vec<u8>), VaultError> {
        let at = keys.storage_key(&record.id);
        let envelope = write_envelope(record)?;
        let nonce = make_nonce(rng);
        check_frame_size(envelope.len())?;
        let value = keys.seal_record(&at, &nonce, &seal::pad(&envelope));
        let tag = *value
            .last_chunk()
            .expect("a sealed value ends with its tag");
        Ok((
            Self {
                at,
                nonce,
                tag,
                envelope,
            },
            value,
        ))
    }

    /// Opens the value stored at `at`.
    pub(crate) fn open_value(
        keys: &EpochKeys,
        at: &StorageKey,
        value: Vec<u8>,
    ) -> Result<Self, Forged> {
        let mut value = Zeroizing::new(value);
        PutView::open_value(keys, at, &mut value).map(|view| view.to_put())
    }

    /// This put, borrowed.
    pub(crate) fn view(&self) -> PutView<'_> {
        PutView {
            at: &self.at,
            nonce: &self.nonce,
            tag: &self.tag,
            envelope: &self.envelope,
        }
    }

    /// The sealed value again, the same bytes as when it was made.
    ///
    /// # Errors
    /// [`Forged`] if the tag is another one: then nothing may be written, because the nonce would
    /// have sealed two texts.
    pub(crate) fn value(&self, keys: &EpochKeys) -> Result<Vec<u8>, Forged> {
        let value = keys.seal_record(&self.at, &self.nonce, &seal::pad(&self.envelope));
        if value.ends_with(&self.tag) {
            Ok(value)
        } else {
            Err(Forged)
        }
    }

    /// The record inside; see [`PutView::collect`].
    pub(crate) fn record(&self, keys: &EpochKeys) -> Result<Record, VaultError> {
        let mut records: Vec<Record> = Vec::with_capacity(1);
        self.view().collect(keys, &mut records)?;
        records.pop().ok_or(VaultError::RecordNotUnderstood)
    }

    fn write_to(&self, content: &mut Vec<u8>) {
        content.push(OP_PUT);
        content.extend_from_slice(&self.at);
        content.extend_from_slice(&self.nonce);
        content.extend_from_slice(&self.tag);
        let length = u32::try_from(self.envelope.len()).expect("frames are limited to 256 MiB");
        content.extend_from_slice(&length.to_le_bytes());
        content.extend_from_slice(&self.envelope);
    }
}

/// A put that lies in bytes that were opened for it.
#[derive(Clone, Copy)]
pub(crate) struct PutView<'a> {
    at: &'a StorageKey,
    nonce: &'a [u8; NONCE_BYTES],
    tag: &'a [u8; TAG_BYTES],
    envelope: &'a [u8],
}

impl<'a> PutView<'a> {
    /// Opens the value stored at `at`, in place.
    pub(crate) fn open_value(
        keys: &EpochKeys,
        at: &'a StorageKey,
        value: &'a mut [u8],
    ) -> Result<Self, Forged> {
        let (nonce, text, tag) = seal::split(value)?;
        keys.open_record(at, nonce, text, tag)?;
        let envelope = seal::unpad(text)?;
        Ok(Self {
            at,
            nonce,
            tag,
            envelope,
        })
    }

    /// This put on its own.
    pub(crate) fn to_put(self) -> Put {
        Put {
            at: *self.at,
            nonce: *self.nonce,
            tag: *self.tag,
            envelope: Zeroizing::new(self.envelope.to_vec()),
        }
    }

    /// Gives `records` the record inside, and the caller when it was written; refuses one that lies at
    /// the place of another id.
    ///
    /// # Errors
    /// [`VaultError::RecordNotUnderstood`]. What was collected is not to be used then.
    pub(crate) fn collect<R: Collect>(
        &self,
        keys: &EpochKeys,
        records: &mut R,
    ) -> Result<DateTime<Utc>, VaultError> {
        let collected = collect_envelope(self.envelope, records)?;
        if keys.storage_key(&collected.id) != *self.at {
            return Err(VaultError::RecordNotUnderstood);
        }
        Ok(collected.written_at)
    }

    /// What there is to know of this record without its text.
    pub(crate) fn trace(&self, keys: &EpochKeys) -> Trace {
        let content = CONTENT_HEAD_BYTES + 1 + PUT_HEAD_BYTES + self.envelope.len();
        let term = Term {
            element: keys.element(self.at, self.nonce, self.tag),
            frame_bytes: (crate::frame::OVERHEAD_BYTES + seal::padded_size(content)) as u64,
        };
        Trace {
            at: *self.at,
            term: Some(term),
        }
    }
}

/// What a living record counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// What it adds to the set hash.
    pub(crate) element: [u8; 32],
    /// Bytes of a ledger frame with this record alone.
    pub(crate) frame_bytes: u64,
}

/// A change without its text: the place, and what lies there from now on.
pub(crate) struct Trace {
    pub(crate) at: StorageKey,
    pub(crate) term: Option<Term>,
}

/// One entry of a frame.
pub(crate) enum Entry {
    Put(Put),
    Remove(StorageKey),
}

impl Entry {
    /// This entry, borrowed.
    pub(crate) fn view(&self) -> EntryView<'_> {
        match self {
            Self::Put(put) => EntryView::Put(put.view()),
            Self::Remove(at) => EntryView::Remove(at),
        }
    }
}

/// One entry of a frame, in the opened bytes of the frame.
#[derive(Clone, Copy)]
pub(crate) enum EntryView<'a> {
    Put(PutView<'a>),
    Remove(&'a StorageKey),
}

impl EntryView<'_> {
    /// This entry on its own.
    pub(crate) fn to_entry(self) -> Entry {
        match self {
            Self::Put(put) => Entry::Put(put.to_put()),
            Self::Remove(at) => Entry::Remove(*at),
        }
    }

    /// What there is to know of this entry without its text.
    pub(crate) fn trace(&self, keys: &EpochKeys) -> Trace {
        match self {
            Self::Put(put) => put.trace(keys),
            Self::Remove(at) => Trace {
                at: **at,
                term: None,
            },
        }
    }
}

const OP_PUT: u8 = 1;
const OP_REMOVE: u8 = 2;
/// Place, nonce, tag and length of a put.
const PUT_HEAD_BYTES: usize = 32 + NONCE_BYTES + TAG_BYTES + 4;
/// Kind of frame and number of frames that follow.
const CONTENT_HEAD_BYTES: usize = 1 + 4;

/// What a frame is. The numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrameKind {
    /// The changes of one write.
    Batch,
    /// The first frame of a ledger; so many [`FrameKind::BasePiece`] follow at once.
    Base { pieces: u32 },
    /// One record that was living when the ledger was written anew.
    BasePiece,
}

/// Refuses content that would not fit into a frame.
pub(crate) fn check_frame_size(bytes: usize) -> Result<(), VaultError> {
    if bytes <= FRAME_LIMIT_BYTES {
        return Ok(());
    }
    Err(VaultError::BatchTooLarge {
        found_kib: u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX),
        limit_kib: (FRAME_LIMIT_BYTES / 1024) as u32,
    })
}

/// The content of a frame: kind, pieces that follow, entries.
pub(crate) fn write_content(kind: FrameKind, entries: &[Entry]) -> Zeroizing<Vec<u8>> {
    let room: usize = entries
        .iter()
        .map(|entry| match entry {
            Entry::Put(put) => 1 + PUT_HEAD_BYTES + put.envelope.len(),
            Entry::Remove(at) => 1 + at.len(),
        })
        .sum();
    let mut content = Zeroizing::new(Vec::with_capacity(CONTENT_HEAD_BYTES + room));
    let (number, pieces) = match kind {
        FrameKind::Batch => (0, 0),
        FrameKind::Base { pieces } => (1, pieces),
        FrameKind::BasePiece => (2, 0),
    };
    content.push(number);
    content.extend_from_slice(&pieces.to_le_bytes());
    for entry in entries {
        match entry {
            Entry::Put(put) => put.write_to(&mut content),
            Entry::Remove(at) => {
                content.push(OP_REMOVE);
                content.extend_from_slice(at);
            }
        }
    }
    content
}

/// The inverse of [`write_content`].
pub(crate) fn read_content(content: &[u8]) -> Result<(FrameKind, Vec<EntryView<'_>>), Forged> {
    let (number, rest) = content.split_first().ok_or(Forged)?;
    let (pieces, mut rest) = rest.split_first_chunk::<4>().ok_or(Forged)?;
    let kind = match (number, u32::from_le_bytes(*pieces)) {
        (0, 0) => FrameKind::Batch,
        (1, pieces) => FrameKind::Base { pieces },
        (2, 0) => FrameKind::BasePiece,
        _ => return Err(Forged),
    };
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let (entry, after) = next_entry(rest)?;
        entries.push(entry);
        rest = after;
    }
    Ok((kind, entries))
}

/// Writes a put as an entry.
pub(crate) fn write_entry(content: &mut Vec<u8>, put: &Put) {
    content.reserve(1 + PUT_HEAD_BYTES + put.envelope.len());
    put.write_to(content);
}

/// Reads one entry; gives what stands behind it, too.
pub(crate) fn next_entry(bytes: &[u8]) -> Result<(EntryView<'_>, &[u8]), Forged> {
    let (op, rest) = bytes.split_first().ok_or(Forged)?;
    let (at, rest) = rest.split_first_chunk::<32>().ok_or(Forged)?;
    match *op {
        OP_PUT => {
            let (nonce, rest) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(Forged)?;
            let (tag, rest) = rest.split_first_chunk::<TAG_BYTES>().ok_or(Forged)?;
            let (length, rest) = rest.split_first_chunk::<4>().ok_or(Forged)?;
            let length = u32::from_le_bytes(*length) as usize;
            let (envelope, rest) = rest.split_at_checked(length).ok_or(Forged)?;
            let put = PutView {
                at,
                nonce,
                tag,
                envelope,
            };
            Ok((EntryView::Put(put), rest))
        }
        OP_REMOVE => Ok((EntryView::Remove(at), rest)),
        _ => Err(Forged),
    }
}
