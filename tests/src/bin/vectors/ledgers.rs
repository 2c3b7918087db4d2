//! Whole ledgers, read alone beside the first journal's header, without writing.

use crate::Maker;
use crate::frames::{content, put};
use crate::journals::Journals;
use cairn_vault::hooks::{Keys, pad};
use std::fs;

/// Frames, one behind the other, each chained to the one before.
struct Chain<'a> {
    keys: &'a Keys,
    frames: Vec<Vec<u8>>,
    sequence: u64,
    tag: [u8; 16],
}

impl Chain<'_> {
    fn push(&mut self, content: &[u8]) {
        self.sequence += 1;
        let (frame, tag) = self
            .keys
            .seal_frame(self.sequence, &self.tag, &pad(content));
        self.tag = tag;
        self.frames.push(frame);
    }
}

pub fn make(maker: &mut Maker, journals: &Journals) {
    let keys = journals.first.keys();
    let frames = five_frames(&keys, journals);
    let chained = |numbers: &[usize]| -> Vec<u8> {
        numbers.iter().flat_map(|n| frames[*n].clone()).collect()
    };
    let mut add = |name: &str, bytes: &[u8], expect: &str, why: &str| {
        maker.add(&format!("ledger/{name}"), "words", bytes, expect, why);
    };
    let whole = chained(&[0, 1, 2, 3, 4]);
    add(
        "whole",
        &whole,
        "opens 2 records",
        "three records written, one of them removed",
    );
    add(
        "short",
        &chained(&[0, 1, 2]),
        "opens 2 records",
        "alone it cannot tell that frames are missing; the store does",
    );
    add(
        "new",
        &chained(&[0]),
        "opens 0 records",
        "a journal in which nothing was written",
    );
    add(
        "torn",
        &whole[..whole.len() - 9],
        "opens 3 records ledger_tail_ignored",
        "the last frame was being written",
    );
    add(
        "zeros-behind",
        &[whole.clone(), vec![0; 5000]].concat(),
        "opens 2 records ledger_tail_ignored",
        "room that was taken and not written",
    );
    add(
        "junk-behind",
        &[whole.clone(), b"CAIRNLF1 but not a frame".to_vec()].concat(),
        "opens 2 records ledger_tail_ignored",
        "the magic alone makes no frame",
    );
    add(
        "dropped",
        &chained(&[0, 1, 3, 4]),
        "opens 1 records read_only_rescue",
        "the second record's frame is gone, and the chain shows it",
    );
    add(
        "doubled",
        &chained(&[0, 1, 1, 2, 3, 4]),
        "opens 2 records read_only_rescue",
        "a frame stands twice",
    );
    add(
        "swapped",
        &chained(&[0, 2, 1, 3, 4]),
        "opens 2 records read_only_rescue",
        "two frames changed places",
    );
    add(
        "replayed",
        &chained(&[0, 1, 2, 3, 4, 2]),
        "opens 2 records read_only_rescue",
        "an earlier frame stands at the end once more",
    );
    add(
        "replayed-after-its-removal",
        &chained(&[0, 1, 2, 3, 4, 1]),
        "opens 2 records read_only_rescue",
        "the frame of a record that was removed stands at the end once more, and brings nothing back",
    );
    add(
        "without-its-first",
        &chained(&[1, 2, 3, 4]),
        "opens 2 records read_only_rescue",
        "a ledger begins with a base",
    );
    let mut flipped = whole.clone();
    flipped[frames[0].len() + frames[1].len() + 100] ^= 1;
    add(
        "flipped-in-the-middle",
        &flipped,
        "opens 1 records read_only_rescue",
        "one bit; the frames behind it prove themselves",
    );
    add(
        "empty",
        b"",
        "nothing_readable",
        "an emptied ledger is no new one",
    );
    add("junk", &[0xa5; 3000], "nothing_readable", "no frame at all");
    let theirs = fs::read(journals.other.dir().join("ledger-1")).expect("it is there");
    add(
        "of-another-journal",
        &theirs,
        "nothing_readable",
        "no frame of it opens here",
    );

    let rewritten = written_anew(&keys, journals);
    let pieces: Vec<u8> = rewritten.concat();
    add(
        "written-anew",
        &pieces,
        "opens 2 records",
        "a base, and a piece for each living record",
    );
    let cut: usize = rewritten[..2].iter().map(Vec::len).sum();
    add(
        "base-cut",
        &pieces[..cut],
        "opens 1 records read_only_rescue",
        "the base says that two pieces follow",
    );
}

/// Base, three records, the removal of the first.
fn five_frames(keys: &Keys, journals: &Journals) -> Vec<Vec<u8>> {
    let mut chain = Chain {
        keys,
        frames: Vec::new(),
        sequence: 0,
        tag: [0; 16],
    };
    let none: [&[u8]; 0] = [];
    chain.push(&content(1, 0, &none));
    for (id, text) in journals.first.ids.iter().zip(["one", "two", "three"]) {
        chain.push(&content(0, 0, &[put(keys, *id, text)]));
    }
    let removal = [&[2][..], &keys.place(&journals.first.ids[0])].concat();
    chain.push(&content(0, 0, &[removal]));
    chain.frames
}

fn written_anew(keys: &Keys, journals: &Journals) -> Vec<Vec<u8>> {
    let mut chain = Chain {
        keys,
        frames: Vec::new(),
        sequence: 40,
        tag: [0; 16],
    };
    let none: [&[u8]; 0] = [];
    chain.push(&content(1, 2, &none));
    for (id, text) in journals.first.ids.iter().zip(["one", "two"]) {
        chain.push(&content(2, 0, &[put(keys, *id, text)]));
    }
    chain.frames
}
