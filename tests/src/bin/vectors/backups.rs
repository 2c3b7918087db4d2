//! Backups: three whole ones, and what they become by edits that the table names.

use crate::Maker;
use crate::journals::{Journals, now, record};
use cairn_tests::vectors::Edit;
use cairn_vault::{Change, RecordId};
use std::fs;

const DAMAGED: &str = "backup_damaged";
/// Bytes of a sealed chunk with its tag.
const CHUNK: usize = 65_536 + 16;

pub fn make(maker: &mut Maker, journals: &Journals) {
    let first = &journals.first;
    let mut rng = first.rng();
    let mut vault = first.vault();
    let mut backup = |vault: &cairn_vault::Vault, name: &str| {
        let file = first.beside(name);
        vault
            .backup(Some(&file), now(), &mut rng)
            .expect("a backup");
        fs::read(file).expect("it was just made")
    };
    let small = backup(&vault, "small.backup");
    let id = RecordId::make(&mut first.rng());
    let text = "walk ".repeat(20_000);
    vault
        .write(&[Change::Put(record(id, 1, &text))], &mut first.rng())
        .expect("it can be written");
    let large = backup(&vault, "large.backup");
    let later = backup(&vault, "later.backup");
    whole_ones(maker, &small, &large, &later);
    edited(maker, &small, &large);
}

fn whole_ones(maker: &mut Maker, small: &[u8], large: &[u8], later: &[u8]) {
    assert!(
        large.len() > 2 * CHUNK,
        "two chunks, or there is nothing to swap"
    );
    let words = "words";
    maker.add("backup/small", words, small, "opens 3 records", "one chunk");
    maker.add(
        "backup/large",
        words,
        large,
        "opens 4 records",
        "two chunks, one record over both",
    );
    maker.add(
        "backup/later",
        words,
        later,
        "opens 4 records",
        "the same journal once more, under a key of its own",
    );
    let same = |name: &str| (name.to_owned(), Vec::new());
    let (of, edits) = same("backup/small");
    maker.edited(
        "backup/small-by-passphrase",
        "passphrase",
        (&of, edits),
        "opens 3 records",
        "the other slot of its header",
    );
    let (of, edits) = same("backup/small");
    maker.edited(
        "backup/small-by-other-words",
        "words of another journal",
        (&of, edits),
        "does_not_open",
        "right words, but of another journal",
    );
}

fn edited(maker: &mut Maker, small: &[u8], large: &[u8]) {
    let mut add = |name: &str, of: &str, edits: Vec<Edit>, expect: &str, why: &str| {
        let (name, of) = (format!("backup/{name}"), format!("backup/{of}"));
        maker.edited(&name, "words", (&of, edits), expect, why);
    };
    let line = small
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or_default()
        + 1;
    let clear = small.len() - CHUNK;
    let first = |text: &str| {
        vec![Edit::Begin {
            text: text.to_owned(),
            instead: line,
        }]
    };
    let header_bytes = clear - line - 32;
    add(
        "another-file",
        "small",
        vec![Edit::Begin {
            text: "From: somebody".to_owned(),
            instead: 12,
        }],
        "not_a_backup",
        "without its first word it is no backup",
    );
    add(
        "version-2",
        "small",
        first(&format!("cairn-backup 2 {header_bytes}\n")),
        "newer_format 2",
        "a later version opens nothing",
    );
    add(
        "version-0",
        "small",
        first(&format!("cairn-backup 0 {header_bytes}\n")),
        "not_a_backup",
        "there was no version before the first",
    );
    add(
        "version-spelt-otherwise",
        "small",
        first(&format!("cairn-backup 01 {header_bytes}\n")),
        DAMAGED,
        "one spelling only",
    );
    add(
        "length-spelt-otherwise",
        "small",
        first(&format!("cairn-backup 1 0{header_bytes}\n")),
        DAMAGED,
        "one spelling only",
    );
    add(
        "length-one-less",
        "small",
        first(&format!("cairn-backup 1 {}\n", header_bytes - 1)),
        DAMAGED,
        "no whole number of chunks is left",
    );
    add(
        "length-of-a-chunk-more",
        "large",
        first(&format!("cairn-backup 1 {}\n", header_bytes + CHUNK)),
        DAMAGED,
        "longer than a header may be",
    );
    add(
        "length-beyond-numbers",
        "small",
        first("cairn-backup 1 99999999999999999999\n"),
        DAMAGED,
        "more than a number can be",
    );
    add(
        "length-missing",
        "small",
        first("cairn-backup 1\n"),
        "not_a_backup",
        "the first line has three fields",
    );
    add(
        "first-line-without-end",
        "small",
        first(&format!("cairn-backup 1 {}", "1".repeat(200))),
        "not_a_backup",
        "a first line is short",
    );
    add(
        "header-flipped",
        "small",
        vec![Edit::Flip(line + 40)],
        DAMAGED,
        "the header's checksum does not fit",
    );
    add(
        "salt-flipped",
        "small",
        vec![Edit::Flip(clear - 1)],
        DAMAGED,
        "the key is made from the salt",
    );
    add(
        "chunk-flipped",
        "small",
        vec![Edit::Flip(clear)],
        DAMAGED,
        "one bit of the first sealed byte",
    );
    add(
        "chunk-flipped-in-its-zeros",
        "small",
        vec![Edit::Flip(small.len() - 1000)],
        DAMAGED,
        "one bit of what only fills the chunk",
    );
    add(
        "tag-flipped",
        "small",
        vec![Edit::Flip(small.len() - 1)],
        DAMAGED,
        "one bit of the last tag",
    );
    add(
        "cut-by-one",
        "small",
        vec![Edit::Keep(small.len() - 1)],
        DAMAGED,
        "one byte of the last tag is missing",
    );
    add(
        "clear-part-only",
        "small",
        vec![Edit::Keep(clear)],
        DAMAGED,
        "not a single chunk",
    );
    add(
        "cut-in-the-header",
        "small",
        vec![Edit::Keep(200)],
        DAMAGED,
        "not even the header is whole",
    );
    add(
        "cut-by-a-chunk",
        "large",
        vec![Edit::Keep(large.len() - CHUNK)],
        DAMAGED,
        "the chunk that is last now was not sealed as the last",
    );
    add(
        "extended-by-one",
        "small",
        vec![Edit::Append(1)],
        DAMAGED,
        "one byte too many",
    );
    add(
        "extended-by-a-chunk",
        "small",
        vec![Edit::Append(CHUNK)],
        DAMAGED,
        "a chunk that was never sealed",
    );
    let paste = |from: &str, at: usize, bytes: usize, to: usize| Edit::Paste {
        from: format!("backup/{from}"),
        at,
        bytes,
        to,
    };
    add(
        "last-chunk-twice",
        "large",
        vec![paste("large", large.len() - CHUNK, CHUNK, large.len())],
        DAMAGED,
        "the last chunk is not the last any more",
    );
    add(
        "chunks-swapped",
        "large",
        vec![
            paste("large", clear + CHUNK, CHUNK, clear),
            paste("large", clear, CHUNK, clear + CHUNK),
        ],
        DAMAGED,
        "a chunk is bound to its number",
    );
    add(
        "chunk-of-a-later-backup",
        "large",
        vec![paste("later", clear, CHUNK, clear)],
        DAMAGED,
        "the same text at the same place, under another backup's key",
    );
    add(
        "all-chunks-of-a-later-backup",
        "large",
        vec![paste("later", clear, large.len() - clear, clear)],
        DAMAGED,
        "other chunks behind this salt",
    );
    add(
        "salt-and-chunks-of-a-later-backup",
        "large",
        vec![paste(
            "later",
            clear - 32,
            large.len() - clear + 32,
            clear - 32,
        )],
        "opens 4 records",
        "behind the same header, all that was replaced together is whole",
    );
}
