//! What the text of a header may not be: cut, extended, of another version, spelt otherwise.

use super::{DAMAGED, WORDS, line, sealed};
use crate::Maker;

pub fn make(maker: &mut Maker, whole: &str) {
    structure(maker, whole);
    versions(maker, whole);
    spelling(maker, whole);
}

/// What is wrong before any field is looked at.
fn structure(maker: &mut Maker, whole: &str) {
    let mut damaged = |name: &str, bytes: &[u8], expect: &str, why: &str| {
        maker.add(&format!("header/{name}"), WORDS, bytes, expect, why);
    };
    let bytes = whole.as_bytes();
    damaged(
        "empty",
        b"",
        "not_a_journal",
        "without its magic it is no header",
    );
    damaged(
        "other-text",
        b"From: somebody\n",
        "not_a_journal",
        "some other file",
    );
    damaged(
        "magic-only",
        b"cairn-journal",
        DAMAGED,
        "cut behind the magic",
    );
    damaged(
        "cut-in-the-middle",
        &bytes[..bytes.len() / 2],
        DAMAGED,
        "half is missing",
    );
    damaged(
        "cut-by-one",
        &bytes[..bytes.len() - 1],
        DAMAGED,
        "the last line feed is missing",
    );
    damaged(
        "extended-by-a-line-feed",
        format!("{whole}\n").as_bytes(),
        DAMAGED,
        "one byte more",
    );
    damaged(
        "extended-by-a-zero",
        format!("{whole}\0").as_bytes(),
        DAMAGED,
        "one byte more",
    );
    damaged(
        "lines-ended-twice",
        whole.replace('\n', "\r\n").as_bytes(),
        DAMAGED,
        "line ends of another system",
    );
    let mut not_text = bytes.to_vec();
    not_text[60] = 0xff;
    damaged("not-utf-8", &not_text, DAMAGED, "a header is UTF-8");
    let sum_at = whole.find("checksum ").unwrap_or_default();
    damaged(
        "no-checksum",
        &bytes[..sum_at],
        DAMAGED,
        "the last line must be the checksum",
    );
    let (body, sum) = whole.split_at(sum_at);
    damaged(
        "checksum-in-capitals",
        format!("{body}checksum {}", sum["checksum ".len()..].to_uppercase()).as_bytes(),
        DAMAGED,
        "one spelling only",
    );
    let flipped = if sum.ends_with("0\n") { "1\n" } else { "0\n" };
    let other = format!("{body}{}{flipped}", &sum[..sum.len() - 2]);
    damaged(
        "checksum-of-other-bytes",
        other.as_bytes(),
        DAMAGED,
        "the checksum is over all bytes before it",
    );
    let twice = format!("{whole}{}", whole.lines().last().unwrap_or_default());
    damaged(
        "checksum-twice",
        format!("{twice}\n").as_bytes(),
        DAMAGED,
        "the second one is over the first",
    );
    damaged(
        "a-bit-of-the-epoch-flipped",
        whole.replacen("epoch 1 ", "epoch 0 ", 1).as_bytes(),
        DAMAGED,
        "bit rot: the checksum does not fit",
    );
}

fn versions(maker: &mut Maker, whole: &str) {
    let version = |text: &str| sealed(&whole.replacen("cairn-journal 1\n", text, 1));
    let mut add = |name: &str, bytes: Vec<u8>, expect: &str, why: &str| {
        maker.add(&format!("header/{name}"), WORDS, &bytes, expect, why);
    };
    add(
        "version-2",
        version("cairn-journal 2\n"),
        "newer_format 2",
        "a later version opens nothing",
    );
    add(
        "version-largest",
        version("cairn-journal 4294967295\n"),
        "newer_format 4294967295",
        "the largest version that can be named",
    );
    add(
        "version-too-large",
        version("cairn-journal 4294967296\n"),
        DAMAGED,
        "more than a version can be",
    );
    add(
        "version-0",
        version("cairn-journal 0\n"),
        DAMAGED,
        "there was no version before the first",
    );
    add(
        "version-spelt-otherwise",
        version("cairn-journal 01\n"),
        DAMAGED,
        "one spelling only",
    );
    add(
        "version-missing",
        version("cairn-journal\n"),
        DAMAGED,
        "the first line names the version",
    );
    add(
        "version-2-of-another-shape",
        sealed("cairn-journal 2\nnothing as it was\n"),
        "newer_format 2",
        "first and last line are the same in every version",
    );
}

fn spelling(maker: &mut Maker, whole: &str) {
    let vault = line(whole, "vault ");
    let slot = line(whole, "slot 1 ");
    let mac = line(whole, "mac ");
    let epoch = line(whole, "epoch ");
    let mut damaged = |name: &str, text: String, why: &str| {
        assert_ne!(text, whole, "{name} changes something");
        maker.add(
            &format!("header/{name}"),
            WORDS,
            &sealed(&text),
            DAMAGED,
            why,
        );
    };
    let id = &vault["vault ".len()..];
    let dashed = format!(
        "{}-{}-{}-{}-{}",
        &id[..8],
        &id[8..12],
        &id[12..16],
        &id[16..20],
        &id[20..]
    );
    damaged(
        "id-in-capitals",
        whole.replace(id, &id.to_uppercase()),
        "one spelling only",
    );
    damaged(
        "id-with-dashes",
        whole.replace(id, &dashed),
        "one spelling only",
    );
    damaged(
        "id-too-short",
        whole.replace(id, &id[..30]),
        "an id has 16 bytes",
    );
    damaged(
        "id-twice",
        whole.replace(&vault, &format!("{vault}\n{vault}")),
        "each line once",
    );
    damaged(
        "slot-id-with-a-zero",
        whole.replace("slot 1 ", "slot 01 "),
        "one spelling only",
    );
    damaged(
        "slot-id-with-a-plus",
        whole.replace("slot 1 ", "slot +1 "),
        "one spelling only",
    );
    damaged(
        "slot-id-too-large",
        whole.replace("slot 1 ", "slot 4294967296 "),
        "an id is a u32",
    );
    damaged(
        "slot-id-negative",
        whole.replace("slot 1 ", "slot -1 "),
        "an id is not negative",
    );
    damaged(
        "two-spaces",
        whole.replace("slot 1 ", "slot 1  "),
        "fields are separated by one space",
    );
    damaged(
        "a-tab",
        whole.replace("slot 1 ", "slot\t1 "),
        "fields are separated by one space",
    );
    damaged(
        "a-space-at-the-end",
        whole.replace(&mac, &format!("{mac} ")),
        "nothing behind a field",
    );
    damaged(
        "slot-of-no-kind",
        whole.replace("slot 2 recovery", "slot 2 fingerprint"),
        "two kinds of slots are known",
    );
    damaged(
        "slot-of-another-derivation",
        whole.replace("argon2id", "argon2i"),
        "only Argon2id",
    );
    damaged(
        "slot-with-a-field-more",
        whole.replace(&slot, &format!("{slot} 7")),
        "a slot has ten fields",
    );
    damaged(
        "a-line-of-its-own",
        whole.replace(&mac, &format!("note hello\n{mac}")),
        "no line is passed over",
    );
    damaged(
        "no-epoch",
        whole.replace(&format!("{epoch}\n"), ""),
        "each line once",
    );
    damaged(
        "epoch-twice",
        whole.replace(&epoch, &format!("{epoch}\n{epoch}")),
        "each line once",
    );
    damaged(
        "epoch-too-large",
        whole.replace("epoch 1 ", "epoch 4294967296 "),
        "an epoch is a u32",
    );
    damaged(
        "no-mac",
        whole.replace(&format!("{mac}\n"), ""),
        "without it nothing is authentic",
    );
    damaged(
        "mac-before-the-epoch",
        whole.replace(&format!("{epoch}\n{mac}"), &format!("{mac}\n{epoch}")),
        "the mac is over all that is before it",
    );
    let salt = slot.split(' ').nth(8).unwrap_or_default().to_owned();
    damaged(
        "base64-without-its-padding",
        whole.replace(&salt, salt.trim_end_matches('=')),
        "base64 with padding",
    );
    damaged(
        "base64-of-urls",
        whole.replace(&salt, &format!("-_{}", &salt[2..])),
        "the standard alphabet",
    );
    let loose = salt.trim_end_matches('=');
    let last = if loose.ends_with('B') { 'C' } else { 'B' };
    let bits = format!("{}{last}=", &loose[..loose.len() - 1]);
    damaged(
        "base64-with-bits-left-over",
        whole.replace(&salt, &bits),
        "one spelling only: the bits behind the last byte are zero",
    );
}
