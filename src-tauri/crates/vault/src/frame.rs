//! One frame of the ledger: `magic ‖ sequence ‖ tag before ‖ length ‖ nonce ‖ sealed ‖ tag`.
//!
//! Chains of frames and files of them are in `ledger.rs`.

use crate::envelope::{self, Entry, EntryView, FRAME_LIMIT_BYTES, FrameKind};
use crate::keys::EpochKeys;
use crate::seal::{self, Forged, NONCE_BYTES, TAG_BYTES};

/// First bytes of every frame, by which whole frames behind a damaged place are found.
pub(crate) const FRAME_MAGIC: &[u8; 8] = b"CAIRNLF1";
/// Bytes before the sealed part.
pub(crate) const FRAME_HEAD_BYTES: usize = 8 + 8 + TAG_BYTES + 4 + NONCE_BYTES;
/// Bytes of a frame beyond its padded content.
pub(crate) const OVERHEAD_BYTES: usize = FRAME_HEAD_BYTES + TAG_BYTES;

/// The head of a frame, as read and not yet trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FrameHead {
    pub(crate) sequence: u64,
    pub(crate) previous: [u8; TAG_BYTES],
    /// Bytes of the sealed part without its tag.
    pub(crate) sealed_bytes: usize,
    nonce: [u8; NONCE_BYTES],
}

impl FrameHead {
    /// Reads a head; `None` if these bytes are not the head of a frame.
    pub(crate) fn read(bytes: &[u8; FRAME_HEAD_BYTES]) -> Option<Self> {
        let rest = bytes.strip_prefix(FRAME_MAGIC)?;
        let (sequence, rest) = rest.split_first_chunk::<8>()?;
        let (previous, rest) = rest.split_first_chunk::<TAG_BYTES>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let sealed_bytes = u32::from_le_bytes(*length) as usize;
        if sealed_bytes > seal::padded_size(FRAME_LIMIT_BYTES) {
            return None;
        }
        Some(Self {
            sequence: u64::from_le_bytes(*sequence),
            previous: *previous,
            sealed_bytes,
            nonce: rest.try_into().ok()?,
        })
    }

    /// Bytes of the whole frame.
    pub(crate) fn frame_bytes(&self) -> u64 {
        (OVERHEAD_BYTES + self.sealed_bytes) as u64
    }

    /// Opens `sealed ‖ tag` in place, reads the content and takes from its entries what is wanted.
    pub(crate) fn open<T>(
        &self,
        keys: &EpochKeys,
        body: &mut [u8],
        take: impl FnOnce(&[EntryView<'_>]) -> T,
    ) -> Result<Frame<T>, Forged> {
        let (text, tag) = body.split_last_chunk_mut::<TAG_BYTES>().ok_or(Forged)?;
        keys.open_frame(self.sequence, &self.previous, &self.nonce, text, tag)?;
        let (kind, entries) = envelope::read_content(seal::unpad(text)?)?;
        Ok(Frame {
            sequence: self.sequence,
            previous: self.previous,
            tag: *tag,
            kind,
            entries: take(&entries),
        })
    }

    /// Whether `sealed ‖ tag` is what was sealed here; gives the tag. The text stays sealed.
    pub(crate) fn authenticate(
        &self,
        keys: &EpochKeys,
        body: &[u8],
    ) -> Result<[u8; TAG_BYTES], Forged> {
        let (sealed, tag) = body.split_last_chunk::<TAG_BYTES>().ok_or(Forged)?;
        keys.authenticate_frame(self.sequence, &self.previous, &self.nonce, sealed, tag)?;
        Ok(*tag)
    }
}

/// An opened frame, with what was taken from its entries.
pub(crate) struct Frame<T> {
    pub(crate) sequence: u64,
    pub(crate) previous: [u8; TAG_BYTES],
    pub(crate) tag: [u8; TAG_BYTES],
    pub(crate) kind: FrameKind,
    pub(crate) entries: T,
}

/// Seals a frame that follows the one with the tag `previous`; gives its bytes and its tag.
pub(crate) fn seal_frame(
    keys: &EpochKeys,
    sequence: u64,
    previous: &[u8; TAG_BYTES],
    kind: FrameKind,
    entries: &[Entry],
) -> (Vec<u8>, [u8; TAG_BYTES]) {
    let mut padded = seal::pad(&envelope::write_content(kind, entries));
    let (nonce, tag) = keys.seal_frame(sequence, previous, &mut padded);
    let length = u32::try_from(padded.len()).expect("frames are limited to 256 MiB");
    let mut bytes = Vec::with_capacity(OVERHEAD_BYTES + padded.len());
    bytes.extend_from_slice(FRAME_MAGIC);
    bytes.extend_from_slice(&sequence.to_le_bytes());
    bytes.extend_from_slice(previous);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&padded);
    bytes.extend_from_slice(&tag);
    (bytes, tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::Key;

    fn keys() -> EpochKeys {
        EpochKeys::derive(&Key::default(), &[1; 16], 1)
    }

    fn read(bytes: &[u8]) -> Result<Frame<Vec<Entry>>, Forged> {
        let (head, body) = bytes
            .split_first_chunk::<FRAME_HEAD_BYTES>()
            .ok_or(Forged)?;
        let head = FrameHead::read(head).ok_or(Forged)?;
        if bytes.len() as u64 != head.frame_bytes() {
            return Err(Forged);
        }
        let authentic = head.authenticate(&keys(), body);
        let opened = head.open(&keys(), &mut body.to_vec(), |entries| {
            entries.iter().map(|entry| entry.to_entry()).collect()
        });
        let tag = opened.as_ref().map(|frame: &Frame<Vec<Entry>>| frame.tag);
        assert_eq!(authentic.as_ref().ok(), tag.as_ref().ok());
        opened
    }

    #[test]
    fn no_byte_of_a_frame_may_change_and_none_may_be_missing() {
        let (bytes, tag) = seal_frame(
            &keys(),
            5,
            &[2; 16],
            FrameKind::Batch,
            &[Entry::Remove([7; 32])],
        );
        let frame = read(&bytes).unwrap_or_else(|_| panic!("a frame as written opens"));
        assert_eq!(
            (frame.sequence, frame.previous, frame.tag),
            (5, [2; 16], tag)
        );
        assert_eq!(frame.kind, FrameKind::Batch);
        assert!(matches!(frame.entries[..], [Entry::Remove(at)] if at == [7; 32]));
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x10;
            assert!(read(&flipped).is_err(), "byte {at} flipped");
            assert!(read(&bytes[..at]).is_err(), "cut at {at}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(read(&longer).is_err(), "extended");
    }

    #[test]
    fn frames_have_few_sizes() {
        let (empty, _) = seal_frame(&keys(), 1, &[0; 16], FrameKind::Base { pieces: 0 }, &[]);
        let (remove, _) = seal_frame(
            &keys(),
            1,
            &[0; 16],
            FrameKind::Batch,
            &[Entry::Remove([7; 32])],
        );
        assert_eq!(empty.len(), remove.len());
        assert_eq!(empty.len(), 512 + OVERHEAD_BYTES);
    }
}
