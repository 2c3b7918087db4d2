//! The ledger: an append-only file of chained frames, and what is durable in a journal.
//!
//! How it is read on all cores is in `batches.rs`. What to do about a ledger that is torn or damaged is decided in `opening.rs`.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use zeroize::Zeroizing;

use crate::batches;
use crate::envelope::{Entry, EntryView, FrameKind, Trace};
use crate::error::VaultError;
use crate::folder;
use crate::frame::{FRAME_HEAD_BYTES, FRAME_MAGIC, Frame, FrameHead};
use crate::keys::EpochKeys;
use crate::living::Living;
use crate::seal::TAG_BYTES;

/// The file under a ledger. Tests put failing ones in its place.
pub(crate) trait LedgerFile: Send {
    /// Bytes in the file.
    fn length(&self) -> u64;
    /// Writes `bytes` behind the last byte.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Returns when everything appended is on the disk.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] for a file that was deleted meanwhile: nobody finds it again.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts the file to `length` bytes, durably.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

/// A ledger on a disk.
pub(crate) struct DiskLedger {
    file: File,
    length: u64,
}

impl DiskLedger {
    /// Opens the ledger at `path` for appending.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, length })
    }

    /// Creates an empty ledger at `path`, or empties the file that is there.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let file = folder::private_file()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(path)?;
        Ok(Self { file, length: 0 })
    }
}

impl LedgerFile for DiskLedger {
    fn length(&self) -> u64 {
        self.length
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        #[cfg(unix)]
        if std::os::unix::fs::MetadataExt::nlink(&self.file.metadata()?) == 0 {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)?;
        self.length = length;
        self.file.sync_all()
    }
}

/// A place in the chain of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Position {
    pub(crate) sequence: u64,
    pub(crate) tag: [u8; TAG_BYTES],
}

/// Where a frame was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// In the chain from the first frame on.
    Chained,
    /// Behind a damaged place.
    Island,
}

/// How a ledger ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// With its last frame.
    Whole,
    /// With bytes that are no frame and no frame behind them.
    Torn,
    /// It is damaged at its beginning or in its middle.
    Broken {
        /// Whether whole frames behind the damage carry the chain on without a gap, to the end.
        bridged: bool,
    },
}

/// What a walk through a ledger saw.
pub(crate) struct Walk {
    pub(crate) end: End,
    /// The chained frames.
    pub(crate) positions: Vec<Position>,
    /// The last frame: of the chain, or of the islands if these carry it on.
    pub(crate) last: Position,
    /// Bytes up to the end of the chain.
    pub(crate) good_bytes: u64,
    /// Bytes of the file.
    pub(crate) file_bytes: u64,
}

impl Walk {
    /// Whether `position` is a frame of the chain.
    pub(crate) fn has(&self, position: Position) -> bool {
        self.positions
            .binary_search_by_key(&position.sequence, |known| known.sequence)
            .is_ok_and(|at| self.positions[at] == position)
    }
}

/// The last frame of the ledger at `path`, if the file is nothing but frames of which each carries the
/// one before on. What they hold stays sealed, so that this takes much less than a walk and says less.
pub(crate) fn sealed_end(path: &Path, keys: &EpochKeys) -> Result<Option<Position>, VaultError> {
    let Some(file) = folder::open_file(path)? else {
        return Ok(None);
    };
    let file_bytes = file.metadata()?.len();
    let mut last = Position::default();
    let mut good_bytes = 0;
    batches::read(
        &file,
        file_bytes,
        &|head, body| head.authenticate(keys, body),
        &mut |head, tag| match tag {
            Ok(tag) if head.previous == last.tag && head.sequence > last.sequence => {
                let sequence = head.sequence;
                last = Position { sequence, tag };
                good_bytes += head.frame_bytes();
                Ok(true)
            }
            _ => Ok(false),
        },
    )?;
    Ok((good_bytes == file_bytes && file_bytes > 0).then_some(last))
}

/// Reads the ledger at `path` from its beginning; gives what is living after it. `None` if there is
/// no such file.
pub(crate) fn walk_living(
    path: &Path,
    keys: &EpochKeys,
) -> Result<Option<(Walk, Living)>, VaultError> {
    let mut living = Living::default();
    let take = |entries: &[EntryView<'_>]| -> Vec<Trace> {
        entries.iter().map(|entry| entry.trace(keys)).collect()
    };
    let walk = walk(path, keys, &take, &mut |_, frame| {
        frame.entries.iter().for_each(|change| living.apply(change));
        Ok(())
    })?;
    Ok(walk.map(|walk| (walk, living)))
}

/// Like [`walk`], with the entries as they are.
pub(crate) fn walk_entries(
    path: &Path,
    keys: &EpochKeys,
    visit: &mut dyn FnMut(Found, Frame<Vec<Entry>>) -> Result<(), VaultError>,
) -> Result<Option<Walk>, VaultError> {
    let take = |entries: &[EntryView<'_>]| entries.iter().map(|entry| entry.to_entry()).collect();
    walk(path, keys, &take, visit)
}

/// Reads the ledger at `path` from its beginning and shows each whole frame to `visit`, in the
/// order of the file, with what `take` takes from its entries. `None` if there is no such file.
fn walk<T: Send>(
    path: &Path,
    keys: &EpochKeys,
    take: &(impl Fn(&[EntryView<'_>]) -> T + Sync),
    visit: &mut dyn FnMut(Found, Frame<T>) -> Result<(), VaultError>,
) -> Result<Option<Walk>, VaultError> {
    let Some(mut file) = folder::open_file(path)? else {
        return Ok(None);
    };
    let file_bytes = file.metadata()?.len();
    let mut chain = Chain::default();
    batches::read(
        &file,
        file_bytes,
        &|head, body| head.open(keys, body, take),
        &mut |head, frame| match frame {
            Ok(frame) if chain.follows(&frame) => {
                chain.push(&frame, head.frame_bytes());
                visit(Found::Chained, frame)?;
                Ok(true)
            }
            _ => Ok(false),
        },
    )?;
    let good_bytes = chain.bytes;
    let mut last = chain.last;
    let mut islands = 0;
    let mut gap = chain.pieces_missing > 0 || chain.positions.is_empty();
    if good_bytes < file_bytes {
        file.seek(SeekFrom::Start(good_bytes))?;
        let mut rest = Vec::new();
        file.read_to_end(&mut rest)?;
        for frame in find_frames(keys, &rest, take) {
            islands += 1;
            if frame.sequence > last.sequence {
                gap |= frame.previous != last.tag;
                last = Position {
                    sequence: frame.sequence,
                    tag: frame.tag,
                };
            }
            visit(Found::Island, frame)?;
        }
    }
    let end = if gap || islands > 0 {
        End::Broken { bridged: !gap }
    } else if good_bytes < file_bytes {
        End::Torn
    } else {
        End::Whole
    };
    Ok(Some(Walk {
        end,
        positions: chain.positions,
        last,
        good_bytes,
        file_bytes,
    }))
}

#[derive(Default)]
struct Chain {
    positions: Vec<Position>,
    last: Position,
    bytes: u64,
    pieces_missing: u32,
}

impl Chain {
    fn follows<T>(&self, frame: &Frame<T>) -> bool {
        let kind_fits = match frame.kind {
            FrameKind::Base { .. } => self.positions.is_empty(),
            FrameKind::BasePiece => self.pieces_missing > 0,
            FrameKind::Batch => !self.positions.is_empty() && self.pieces_missing == 0,
        };
        kind_fits && frame.previous == self.last.tag && frame.sequence > self.last.sequence
    }

    fn push<T>(&mut self, frame: &Frame<T>, frame_bytes: u64) {
        self.bytes += frame_bytes;
        match frame.kind {
            FrameKind::Base { pieces } => self.pieces_missing = pieces,
            FrameKind::BasePiece => self.pieces_missing -= 1,
            FrameKind::Batch => {}
        }
        self.last = Position {
            sequence: frame.sequence,
            tag: frame.tag,
        };
        self.positions.push(self.last);
    }
}

/// All whole frames anywhere in `bytes`. A frame proves itself: its head is bound to it.
fn find_frames<T>(
    keys: &EpochKeys,
    bytes: &[u8],
    take: &impl Fn(&[EntryView<'_>]) -> T,
) -> Vec<Frame<T>> {
    let mut found = Vec::new();
    // Each byte is tried a few times at most, whatever lengths a crafted file claims.
    let mut budget_bytes = 8 * bytes.len() as u64;
    let mut at = 0;
    while let Some(next) = find_magic(&bytes[at..]) {
        at += next;
        let frame = bytes[at..]
            .split_first_chunk::<FRAME_HEAD_BYTES>()
            .and_then(|(head, rest)| {
                let head = FrameHead::read(head)?;
                let body = rest.get(..head.sealed_bytes + TAG_BYTES)?;
                budget_bytes = budget_bytes.checked_sub(head.frame_bytes())?;
                let mut body = Zeroizing::new(body.to_vec());
                Some((head, head.open(keys, &mut body, take).ok()?))
            });
        match frame {
            Some((head, frame)) => {
                at += FRAME_HEAD_BYTES + head.sealed_bytes + TAG_BYTES;
                found.push(frame);
            }
            None => at += 1,
        }
    }
    found
}

fn find_magic(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(FRAME_MAGIC.len())
        .position(|window| window == FRAME_MAGIC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::seal_frame;
    use crate::seal::Key;
    use std::ops::Range;

    fn keys() -> EpochKeys {
        EpochKeys::derive(&Key::default(), &[1; 16], 1)
    }

    /// A ledger of a base and so many batches, where each frame lies, and the last of them.
    fn ledger_of(batches: u64) -> (Vec<u8>, Vec<Range<usize>>, Position) {
        let mut bytes = Vec::new();
        let mut frames = Vec::new();
        let mut last = Position::default();
        for at in 0..=batches {
            let (kind, entries) = match at {
                0 => (FrameKind::Base { pieces: 0 }, vec![]),
                _ => (FrameKind::Batch, vec![Entry::Remove([7; 32])]),
            };
            // Sequences rise, and need not be without gaps.
            let sequence = 3 * at + 1;
            let (frame, tag) = seal_frame(&keys(), sequence, &last.tag, kind, &entries);
            last = Position { sequence, tag };
            frames.push(bytes.len()..bytes.len() + frame.len());
            bytes.extend(frame);
        }
        (bytes, frames, last)
    }

    /// The end that is seen without opening a frame, and whether the same is seen by a walk.
    fn seen(bytes: &[u8]) -> (Option<Position>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger-1");
        std::fs::write(&path, bytes).unwrap();
        let sealed = sealed_end(&path, &keys()).unwrap();
        let (walk, _) = walk_living(&path, &keys()).unwrap().unwrap();
        let walked = (walk.end == End::Whole).then_some(walk.last);
        (sealed, sealed == walked)
    }

    #[test]
    fn the_end_of_a_whole_ledger_is_known_without_opening_it() {
        for batches in [0, 1, 600] {
            let (bytes, _, last) = ledger_of(batches);
            assert_eq!(seen(&bytes), (Some(last), true), "{batches} batches");
        }
        let missing = sealed_end(Path::new("/nowhere/ledger-1"), &keys());
        assert_eq!(missing.unwrap(), None);
    }

    #[test]
    fn a_ledger_that_is_not_whole_has_no_end_to_be_known() {
        let (bytes, frames, _) = ledger_of(40);
        let check = |what: &str, bytes: &[u8]| assert_eq!(seen(bytes), (None, true), "{what}");
        check("empty", b"");
        for (at, frame) in frames.iter().enumerate() {
            for byte in [0, 9, 20, 32, 40, 70, frame.len() - 1] {
                let mut damaged = bytes.clone();
                damaged[frame.start + byte] ^= 4;
                check(&format!("frame {at}, byte {byte} changed"), &damaged);
            }
            let cut = &bytes[..frame.end - 1];
            check(&format!("cut within frame {at}"), cut);
            let around = |middle: &[&[u8]]| {
                let parts: Vec<&[u8]> = [&bytes[..frame.start]]
                    .into_iter()
                    .chain(middle.iter().copied())
                    .chain([&bytes[frame.end..]])
                    .collect();
                parts.concat()
            };
            let this = &bytes[frame.clone()];
            check(&format!("frame {at} doubled"), &around(&[this, this]));
            if at + 1 < frames.len() {
                check(&format!("frame {at} missing"), &around(&[]));
            }
        }
        check("a tail", &[&bytes[..], &[0; 100]].concat());
    }
}
