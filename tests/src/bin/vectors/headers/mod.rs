//! Headers: as text with a right checksum, so that it is the grammar that refuses, or the seal.

mod fields;
mod tampered;
mod text;

use crate::Maker;
use crate::journals::Journals;
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

const WORDS: &str = "words";
const DAMAGED: &str = "header_damaged";
const SHUT: &str = "does_not_open";

pub fn make(maker: &mut Maker, journals: &Journals) {
    let whole = &journals.first.header;
    whole_ones(maker, journals);
    text::make(maker, whole);
    fields::make(maker, whole);
    tampered::make(maker, journals);
}

fn whole_ones(maker: &mut Maker, journals: &Journals) {
    let whole = journals.first.header.as_bytes();
    let mut opens = |name: &str, with: &str, bytes: &[u8], why: &str| {
        maker.add(&format!("header/{name}"), with, bytes, "opens", why);
    };
    opens("whole", WORDS, whole, "as it is written");
    opens(
        "whole-by-passphrase",
        "passphrase",
        whole,
        "the other slot opens the same journal",
    );
    opens(
        "epoch-2",
        WORDS,
        journals.restored_header.as_bytes(),
        "a restored journal has the next epoch and the same slots",
    );
    opens(
        "changed-passphrase",
        "changed passphrase",
        journals.changed_header.as_bytes(),
        "a new passphrase is a new slot with the next id, behind the words",
    );
    opens(
        "changed-passphrase-by-words",
        WORDS,
        journals.changed_header.as_bytes(),
        "a new passphrase leaves the words as they are",
    );
    maker.add(
        "header/changed-passphrase-by-the-former",
        "passphrase",
        journals.changed_header.as_bytes(),
        SHUT,
        "the former passphrase has no slot any more",
    );
    maker.add(
        "header/whole-by-words-of-another-journal",
        "words of another journal",
        whole,
        SHUT,
        "right words, but of another journal",
    );
    maker.add(
        "header/whole-by-the-wrong-passphrase",
        "changed passphrase",
        whole,
        SHUT,
        "a passphrase that is not this journal's",
    );
}

/// The text with a checksum that fits.
fn sealed(text: &str) -> Vec<u8> {
    let kept = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("checksum "));
    let body: String = kept.collect();
    let sum = Sha256::digest(body.as_bytes());
    let digits: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{body}checksum {digits}\n").into_bytes()
}

/// The first line that begins like this.
fn line(text: &str, beginning: &str) -> String {
    let found = text.lines().find(|line| line.starts_with(beginning));
    found.expect("headers have such a line").to_owned()
}

fn flipped(base64: &str, at: usize) -> String {
    let mut bytes = Base64::decode_vec(base64).expect("it is base64");
    bytes[at] ^= 1;
    Base64::encode_string(&bytes)
}
