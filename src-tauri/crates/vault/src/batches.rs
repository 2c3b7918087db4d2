//! Reading a ledger from its beginning: in batches of whole frames, each read by one core while the
//! others read those behind it.
//!
//! What the frames mean together, and frames behind a damaged place, are in `ledger.rs`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError, mpsc};

use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::frame::{FRAME_HEAD_BYTES, FrameHead};

/// Bytes that are read together, on one core; they fit into its cache.
const BATCH_BYTES: usize = 1 << 18;

/// Reads the frames in the first `file_bytes` of `file` with `read_frame`, up to bytes that cannot be
/// a frame. It is given a head and `sealed ‖ tag`, on any core. What it makes of them is shown to
/// `visit` in the order of the file, with the head, until `visit` wants no more.
pub(crate) fn read<F: Send>(
    file: &File,
    file_bytes: u64,
    read_frame: &(impl Fn(&FrameHead, &mut [u8]) -> F + Sync),
    visit: &mut dyn FnMut(&FrameHead, F) -> Result<bool, VaultError>,
) -> Result<(), VaultError> {
    let reader = Mutex::new(BatchReader::new(file, file_bytes));
    std::thread::scope(|scope| {
        let cores = rayon::current_num_threads();
        let (sender, read) = mpsc::sync_channel(cores);
        for _ in 0..cores {
            let (reader, sender) = (&reader, sender.clone());
            scope.spawn(move || read_batches(reader, read_frame, &sender));
        }
        drop(sender);
        for frames in in_order(read) {
            for (head, frame) in frames? {
                if !visit(&head, frame)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    })
}

/// Frames that were read, each with its head.
type Frames<F> = Vec<(FrameHead, F)>;

/// The frames of the batch of a number.
type NumberedFrames<F> = (u64, io::Result<Frames<F>>);

/// Reads batches until there are no more, or nobody listens any more. Each is read over the one
/// before: that is much faster than to wipe each and to take new memory.
fn read_batches<F>(
    reader: &Mutex<BatchReader<'_>>,
    read_frame: &impl Fn(&FrameHead, &mut [u8]) -> F,
    sender: &mpsc::SyncSender<NumberedFrames<F>>,
) {
    let mut batch = Batch::default();
    loop {
        let read = reader
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .read(&mut batch);
        let frames = match read {
            Ok(true) => Ok(batch.frames(read_frame)),
            Ok(false) => return,
            Err(error) => Err(error),
        };
        let failed = frames.is_err();
        if sender.send((batch.number, frames)).is_err() || failed {
            return;
        }
    }
}

/// Batches in the order of their numbers, whoever was faster.
fn in_order<F>(
    read: mpsc::Receiver<NumberedFrames<F>>,
) -> impl Iterator<Item = io::Result<Frames<F>>> {
    let mut early = BTreeMap::new();
    (1..).map_while(move |number| {
        while !early.contains_key(&number) {
            early.extend([read.recv().ok()?]);
        }
        early.remove(&number)
    })
}

/// Whole frames as they lie one behind the other in a ledger.
#[derive(Default)]
struct Batch {
    /// Counted from 1 at the beginning of the ledger.
    number: u64,
    bytes: Zeroizing<Vec<u8>>,
    heads: Vec<FrameHead>,
}

impl Batch {
    /// Reads all frames where they lie.
    fn frames<F>(&mut self, read_frame: &impl Fn(&FrameHead, &mut [u8]) -> F) -> Frames<F> {
        let mut rest = self.bytes.as_mut_slice();
        let mut frames = Vec::with_capacity(self.heads.len());
        for head in &self.heads {
            let (frame, behind) = rest.split_at_mut(head.frame_bytes() as usize);
            frames.push((*head, read_frame(head, &mut frame[FRAME_HEAD_BYTES..])));
            rest = behind;
        }
        frames
    }
}

/// Reads a ledger from its beginning, up to bytes that cannot be a frame.
struct BatchReader<'a> {
    file: &'a File,
    /// Bytes of the file that were not read yet.
    unread: u64,
    /// The beginning of the next frame.
    begun: Vec<u8>,
    /// Batches that were read.
    batches: u64,
}

impl<'a> BatchReader<'a> {
    fn new(file: &'a File, file_bytes: u64) -> Self {
        Self {
            file,
            unread: file_bytes,
            begun: Vec::new(),
            batches: 0,
        }
    }

    /// Reads the next batch over what is in `batch`; `false` if there is none.
    fn read(&mut self, batch: &mut Batch) -> io::Result<bool> {
        self.batches += 1;
        batch.number = self.batches;
        batch.heads.clear();
        let bytes = &mut batch.bytes;
        bytes.clear();
        make_room(bytes, self.begun.len());
        bytes.append(&mut self.begun);
        let mut whole = 0;
        let mut wanted = BATCH_BYTES as u64;
        loop {
            let more = self.unread.min(wanted);
            make_room(bytes, more as usize);
            if self.file.take(more).read_to_end(bytes)? as u64 != more {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            self.unread -= more;
            wanted = 0;
            while let Some(head) = bytes[whole..].first_chunk().and_then(FrameHead::read) {
                let end = whole + head.frame_bytes() as usize;
                if end > bytes.len() {
                    wanted = (end - bytes.len()) as u64;
                    break;
                }
                whole = end;
                batch.heads.push(head);
            }
            // A frame larger than a batch is read to its end, if the file is long enough.
            if !batch.heads.is_empty() || wanted == 0 || wanted > self.unread {
                break;
            }
        }
        self.begun.extend_from_slice(&bytes[whole..]);
        bytes.truncate(whole);
        Ok(!batch.heads.is_empty())
    }
}

/// Makes room for `more` behind `bytes`. What they leave behind when they have to move is wiped.
fn make_room(bytes: &mut Zeroizing<Vec<u8>>, more: usize) {
    let needed = bytes.len() + more;
    if needed > bytes.capacity() {
        let mut roomy = Zeroizing::new(Vec::with_capacity(needed.next_power_of_two()));
        roomy.extend_from_slice(bytes);
        *bytes = roomy;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Entry, FrameKind};
    use crate::frame::seal_frame;
    use crate::keys::EpochKeys;
    use crate::seal::{Forged, Key, TAG_BYTES};
    use std::io::{Seek, Write};

    fn keys() -> EpochKeys {
        EpochKeys::derive(&Key::default(), &[1; 16], 1)
    }

    /// A file with a frame of so many entries each, and where each frame ends.
    fn file_of(entries: &[usize]) -> (File, Vec<usize>) {
        let mut bytes = Vec::new();
        let mut ends = Vec::new();
        let mut previous = [0; TAG_BYTES];
        for (sequence, count) in (1..).zip(entries) {
            let removed: Vec<Entry> = (0..*count).map(|_| Entry::Remove([7; 32])).collect();
            let (frame, tag) = seal_frame(&keys(), sequence, &previous, FrameKind::Batch, &removed);
            previous = tag;
            bytes.extend(frame);
            ends.push(bytes.len());
        }
        (file_with(&bytes), ends)
    }

    fn file_with(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        file
    }

    /// Sequence and entries of the frames shown, and whether a frame that does not open was.
    fn shown(file: &File) -> (Vec<(u64, usize)>, bool) {
        let mut frames = Vec::new();
        let mut forged = false;
        let length = file.metadata().unwrap().len();
        let mut end = 0;
        read(
            file,
            length,
            &|head, body| head.open(&keys(), body, |entries| entries.len()),
            &mut |head, frame| {
                end += head.frame_bytes();
                match frame {
                    Ok(frame) => frames.push((frame.sequence, frame.entries)),
                    Err(Forged) => forged = true,
                }
                Ok(true)
            },
        )
        .unwrap();
        assert!(end <= length, "more was shown than there is");
        (frames, forged)
    }

    /// Frames of many sizes, in a dozen batches; some are larger than a batch.
    fn sizes() -> Vec<usize> {
        let large = BATCH_BYTES / 33;
        let mut sizes: Vec<usize> = (0..900).map(|at| at * at % 97).collect();
        sizes.extend([large, 3 * large, 0, large / 2]);
        sizes.extend((0..900).map(|at| at * at % 89));
        sizes
    }

    #[test]
    fn all_frames_are_shown_in_their_order() {
        let sizes = sizes();
        let (file, ends) = file_of(&sizes);
        assert!(ends.last().unwrap() / BATCH_BYTES > 8, "several batches");
        let (frames, forged) = shown(&file);
        let expected: Vec<_> = (1..).zip(sizes).collect();
        assert!(frames == expected, "another order, or other entries");
        assert!(!forged);
    }

    #[test]
    fn what_is_before_a_damaged_place_is_shown() {
        let sizes = sizes();
        let (mut file, ends) = file_of(&sizes);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        for hit in [0, 1, 700, 901, sizes.len() - 1] {
            let begin = if hit == 0 { 0 } else { ends[hit - 1] };
            // No head any more, and a head whose frame does not open.
            for (at, told) in [(begin, false), (ends[hit] - 1, true)] {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1;
                let (frames, forged) = shown(&file_with(&damaged));
                let before: Vec<_> = (1..).zip(sizes.iter().copied()).take(hit).collect();
                assert!(frames.starts_with(&before), "frame {hit}, byte {at}");
                assert_eq!(forged, told, "frame {hit}, byte {at}");
                assert!(
                    told || frames.len() == hit,
                    "nothing is read behind no frame"
                );
            }
            let (frames, _) = shown(&file_with(&bytes[..ends[hit] - 1]));
            assert_eq!(frames.len(), hit, "cut within frame {hit}");
        }
    }

    #[test]
    fn nothing_more_is_shown_to_who_wants_no_more() {
        let (file, ends) = file_of(&sizes());
        let mut seen = 0;
        read(
            &file,
            *ends.last().unwrap() as u64,
            &|_, _| (),
            &mut |_, ()| {
                seen += 1;
                Ok(seen < 5)
            },
        )
        .unwrap();
        assert_eq!(seen, 5);
    }

    #[test]
    fn a_file_that_ends_early_is_told() {
        let (file, ends) = file_of(&sizes());
        let outcome = read(
            &file,
            *ends.last().unwrap() as u64 + 1,
            &|_, _| (),
            &mut |_, ()| Ok(true),
        );
        assert!(matches!(outcome, Err(VaultError::Io { .. })));
    }
}
