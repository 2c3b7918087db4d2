//! The header: lines swapped, doubled, taken out, brought from elsewhere, with a checksum that fits.

use crate::Expect::{FormerSecret, Refused, Whole};
use crate::{Case, case};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

const BOTH: [&str; 2] = ["header", "header.bak"];
const SHUT: crate::Expect = Refused("does_not_open");

fn text(dir: &Path) -> String {
    fs::read_to_string(dir.join("header")).unwrap()
}

fn line(text: &str, beginning: &str) -> String {
    text.lines()
        .find(|line| line.starts_with(beginning))
        .unwrap()
        .to_owned()
}

/// Writes a header with a checksum that fits, as these copies.
fn write(dir: &Path, copies: &[&str], text: &str) {
    let kept = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("checksum "));
    let body: String = kept.collect();
    let sum = Sha256::digest(body.as_bytes());
    let digits: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    for copy in copies {
        fs::write(dir.join(copy), format!("{body}checksum {digits}\n")).unwrap();
    }
}

/// Changes both copies.
fn edit(dir: &Path, change: impl FnOnce(&str) -> String) {
    let before = text(dir);
    let after = change(&before);
    assert_ne!(before, after, "something is changed");
    write(dir, &BOTH, &after);
}

/// Takes a line from another header, in both copies.
fn line_of(dir: &Path, other: &Path, beginning: &str) {
    let theirs = line(&text(other), beginning);
    edit(dir, |text| text.replace(&line(text, beginning), &theirs));
}

/// Flips a bit in a field of the passphrase's slot, in both copies.
fn flip(dir: &Path, field: usize, at: usize) {
    edit(dir, |text| {
        let slot = line(text, "slot 3 passphrase");
        let old = slot.split(' ').nth(field).unwrap();
        let mut bytes = Base64::decode_vec(old).unwrap();
        bytes[at] ^= 1;
        text.replace(old, &Base64::encode_string(&bytes))
    });
}

fn copy_header(from: &Path, dir: &Path, copies: &[&str]) {
    for copy in copies {
        fs::copy(from.join("header"), dir.join(copy)).unwrap();
    }
}

fn numbers(dir: &Path, new: &str) {
    edit(dir, |text| text.replace(" 64 1 1 ", new));
}

pub const CASES: [Case; 27] = [
    case(
        "an older header as the first copy",
        Whole(&["second_header_used"]),
        |site, dir| {
            copy_header(&site.older(), dir, &["header"]);
        },
    ),
    case(
        "an older header as the second copy",
        Whole(&["second_header_renewed"]),
        |site, dir| {
            copy_header(&site.older(), dir, &["header.bak"]);
        },
    ),
    // The secrets of its time open it; SECURITY.md says so.
    case(
        "an older header as both copies",
        FormerSecret(&[]),
        |site, dir| {
            copy_header(&site.older(), dir, &BOTH);
        },
    ),
    case(
        "an older header shuts the newer passphrase out",
        SHUT,
        |site, dir| {
            copy_header(&site.older(), dir, &BOTH);
        },
    ),
    case(
        "the header of another journal as the first copy",
        Whole(&["second_header_used"]),
        |site, dir| {
            copy_header(&site.other(), dir, &["header"]);
        },
    ),
    case(
        "the header of another journal as both copies",
        SHUT,
        |site, dir| {
            copy_header(&site.other(), dir, &BOTH);
        },
    ),
    // The epoch names a ledger and a store that are not there.
    case(
        "the header of another epoch as both copies",
        Refused("journal_damaged"),
        |site, dir| {
            copy_header(&site.restored(), dir, &BOTH);
        },
    ),
    case("the slot of another journal", SHUT, |site, dir| {
        let theirs = line(&text(&site.other()), "slot 1 ").replace("slot 1 ", "slot 3 ");
        edit(dir, |text| text.replace(&line(text, "slot 3 "), &theirs));
    }),
    case("a slot of another journal added", SHUT, |site, dir| {
        let theirs = line(&text(&site.other()), "slot 1 ").replace("slot 1 ", "slot 4 ");
        edit(dir, |text| {
            text.replace("epoch ", &format!("{theirs}\nepoch "))
        });
    }),
    case("the former slot beside the new one", SHUT, |site, dir| {
        let former = line(&text(&site.older()), "slot 1 ");
        edit(dir, |text| {
            text.replace("slot 2 ", &format!("{former}\nslot 2 "))
        });
    }),
    case("the former slot under the new number", SHUT, |site, dir| {
        let former = line(&text(&site.older()), "slot 1 ").replace("slot 1 ", "slot 3 ");
        edit(dir, |text| text.replace(&line(text, "slot 3 "), &former));
    }),
    case("a slot doubled under the next number", SHUT, |_, dir| {
        edit(dir, |text| {
            let slot = line(text, "slot 3 ");
            text.replace(
                &slot,
                &format!("{slot}\n{}", slot.replace("slot 3 ", "slot 4 ")),
            )
        });
    }),
    case(
        "a slot doubled under its number",
        Refused("header_damaged"),
        |_, dir| {
            edit(dir, |text| {
                let slot = line(text, "slot 3 ");
                text.replace(&slot, &format!("{slot}\n{slot}"))
            });
        },
    ),
    case("two slots swapped", Refused("header_damaged"), |_, dir| {
        edit(dir, |text| {
            let (two, three) = (line(text, "slot 2 "), line(text, "slot 3 "));
            text.replace(&format!("{two}\n{three}"), &format!("{three}\n{two}"))
        });
    }),
    case("the words taken out", SHUT, |_, dir| {
        edit(dir, |text| {
            text.replace(&format!("{}\n", line(text, "slot 2 ")), "")
        });
    }),
    case("more memory for a guess", SHUT, |_, dir| {
        numbers(dir, " 65536 1 1 ")
    }),
    case("more passes for a guess", SHUT, |_, dir| {
        numbers(dir, " 65536 3 1 ")
    }),
    case("more lanes for a guess", SHUT, |_, dir| {
        numbers(dir, " 65536 1 2 ")
    }),
    case(
        "less memory than is allowed",
        Refused("header_refused"),
        |_, dir| {
            numbers(dir, " 65 1 1 ");
        },
    ),
    case("the salt of a slot flipped", SHUT, |_, dir| flip(dir, 8, 0)),
    case("the nonce of a slot flipped", SHUT, |_, dir| {
        flip(dir, 9, 0)
    }),
    case("the key in a slot flipped", SHUT, |_, dir| flip(dir, 9, 40)),
    case("the tag of a slot flipped", SHUT, |_, dir| flip(dir, 9, 71)),
    case("the id of another journal", SHUT, |site, dir| {
        line_of(dir, &site.other(), "vault ")
    }),
    case("the epoch of another journal", SHUT, |site, dir| {
        line_of(dir, &site.other(), "epoch ")
    }),
    case("the next epoch of this journal", SHUT, |site, dir| {
        line_of(dir, &site.restored(), "epoch ");
    }),
    case("the mac of another journal", SHUT, |site, dir| {
        line_of(dir, &site.other(), "mac ")
    }),
];
