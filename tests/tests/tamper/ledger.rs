//! Inside the ledger: frames dropped, doubled, swapped, cut, replayed, brought from elsewhere.

use crate::Expect::{self, Whole};
use crate::{Case, case};
use std::fs;
use std::ops::Range;
use std::path::Path;

/// The ledger is written anew from the store.
const REWRITTEN: Expect = Whole(&["ledger_rewritten"]);
/// The end of the ledger is no frame, and the store has all that was cut.
const CUT: Expect = Whole(&["ledger_tail_cut", "ledger_completed"]);

/// The frames of a ledger by `docs/format.md`: 60 bytes before the sealed part, its length at 32, a
/// tag of 16 behind it.
fn frames(ledger: &[u8]) -> Vec<Range<usize>> {
    let mut frames = Vec::new();
    let mut at = 0;
    while at < ledger.len() {
        let length = u32::from_le_bytes(ledger[at + 32..at + 36].try_into().unwrap());
        let end = at + 60 + length as usize + 16;
        frames.push(at..end);
        at = end;
    }
    frames
}

/// Lets `tamper` change the ledger; it is shown where the frames are.
fn edit(dir: &Path, tamper: impl FnOnce(&mut Vec<u8>, &[Range<usize>])) {
    let path = dir.join("ledger-1");
    let before = fs::read(&path).unwrap();
    let mut after = before.clone();
    tamper(&mut after, &frames(&before));
    assert_ne!(before, after, "something is changed");
    fs::write(path, after).unwrap();
}

/// A frame in the middle of another journal's ledger.
fn frame_of(dir: &Path, name: &str) -> Vec<u8> {
    let bytes = fs::read(dir.join(name)).unwrap();
    let frames = frames(&bytes);
    bytes[frames[2].clone()].to_vec()
}

/// Flips a byte of a frame in the middle.
fn flip(dir: &Path, at: usize) {
    edit(dir, |bytes, frames| bytes[frames[9].start + at] ^= 1);
}

pub const CASES: [Case; 25] = [
    case("a frame dropped", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| drop(bytes.drain(frames[9].clone())));
    }),
    case("the first frame dropped", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| drop(bytes.drain(frames[0].clone())));
    }),
    case(
        "the last frame dropped",
        Whole(&["ledger_completed"]),
        |_, dir| {
            edit(dir, |bytes, frames| {
                bytes.truncate(frames.last().unwrap().start)
            });
        },
    ),
    case(
        "the last frames dropped",
        Whole(&["ledger_completed"]),
        |_, dir| {
            edit(dir, |bytes, frames| {
                bytes.truncate(frames[frames.len() - 4].start)
            });
        },
    ),
    case("a frame doubled", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| {
            let frame = bytes[frames[9].clone()].to_vec();
            drop(bytes.splice(frames[9].end..frames[9].end, frame));
        });
    }),
    case("the last frame doubled", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| {
            bytes.extend_from_within(frames.last().unwrap().clone())
        });
    }),
    case("two frames swapped", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| {
            let swapped = [&bytes[frames[10].clone()], &bytes[frames[9].clone()]].concat();
            bytes[frames[9].start..frames[10].end].copy_from_slice(&swapped);
        });
    }),
    case("an early frame replayed at the end", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| {
            bytes.extend_from_within(frames[4].clone())
        });
    }),
    case("cut inside the last frame", CUT, |_, dir| {
        edit(dir, |bytes, _| bytes.truncate(bytes.len() - 20));
    }),
    case("cut inside a frame before", CUT, |_, dir| {
        edit(dir, |bytes, frames| {
            bytes.truncate(frames[frames.len() - 3].end - 20)
        });
    }),
    case("a sequence counted on", REWRITTEN, |_, dir| flip(dir, 8)),
    case("the tag before changed", REWRITTEN, |_, dir| flip(dir, 20)),
    case("a length one more", REWRITTEN, |_, dir| flip(dir, 32)),
    case("a length beyond every limit", REWRITTEN, |_, dir| {
        edit(dir, |bytes, frames| {
            bytes[frames[9].start + 32..][..4].fill(0xff)
        });
    }),
    case("a nonce changed", REWRITTEN, |_, dir| flip(dir, 40)),
    case("a sealed text changed", REWRITTEN, |_, dir| flip(dir, 100)),
    case("a frame without its magic", REWRITTEN, |_, dir| {
        flip(dir, 0)
    }),
    case(
        "bytes behind the end",
        Whole(&["ledger_tail_cut"]),
        |_, dir| {
            edit(dir, |bytes, _| bytes.extend([7; 700]));
        },
    ),
    case(
        "a frame of another journal behind the end",
        Whole(&["ledger_tail_cut"]),
        |site, dir| {
            edit(dir, |bytes, _| {
                bytes.extend(frame_of(&site.other(), "ledger-1"))
            });
        },
    ),
    case(
        "a frame of another epoch behind the end",
        Whole(&["ledger_tail_cut"]),
        |site, dir| {
            edit(dir, |bytes, _| {
                bytes.extend(frame_of(&site.restored(), "ledger-2"))
            });
        },
    ),
    case(
        "a frame of another journal in the middle",
        REWRITTEN,
        |site, dir| {
            edit(dir, |bytes, frames| {
                let at = frames[9].start;
                drop(bytes.splice(at..at, frame_of(&site.other(), "ledger-1")));
            });
        },
    ),
    case("the ledger of another journal", REWRITTEN, |site, dir| {
        fs::copy(site.other().join("ledger-1"), dir.join("ledger-1")).unwrap();
    }),
    case("the ledger of another epoch", REWRITTEN, |site, dir| {
        fs::copy(site.restored().join("ledger-2"), dir.join("ledger-1")).unwrap();
    }),
    case(
        "another ledger behind this one",
        Whole(&["ledger_tail_cut"]),
        |site, dir| {
            let theirs = fs::read(site.other().join("ledger-1")).unwrap();
            edit(dir, |bytes, _| bytes.extend(theirs));
        },
    ),
    case("an emptied ledger", REWRITTEN, |_, dir| {
        edit(dir, |bytes, _| bytes.clear())
    }),
];
