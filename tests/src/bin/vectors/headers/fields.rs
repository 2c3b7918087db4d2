//! What the fields of a header may not hold: numbers out of bounds, keys of other lengths, slots in
//! another order.

use super::{DAMAGED, WORDS, line, sealed};
use crate::Maker;
use base64ct::{Base64, Encoding};

pub fn make(maker: &mut Maker, whole: &str) {
    numbers(maker, whole);
    lengths(maker, whole);
    order(maker, whole);
}

fn numbers(maker: &mut Maker, whole: &str) {
    let mut refused = |name: &str, numbers: &str, expect: &str, why: &str| {
        let text = whole.replace("argon2id 19 65536 3 1 ", &format!("argon2id {numbers} "));
        assert_ne!(text, whole, "{name} changes something");
        let expect = format!("header_out_of_bounds {expect}");
        maker.add(
            &format!("header/{name}"),
            WORDS,
            &sealed(&text),
            &expect,
            why,
        );
    };
    let hostile = "refused before any memory is taken";
    refused(
        "memory-below-the-floor",
        "19 65535 3 1",
        "memory_kib 65535",
        "a cheap guess",
    );
    refused(
        "memory-above-the-limit",
        "19 1048577 3 1",
        "memory_kib 1048577",
        hostile,
    );
    refused(
        "memory-of-4-tib",
        "19 4294967295 3 1",
        "memory_kib 4294967295",
        hostile,
    );
    refused(
        "memory-beyond-all",
        "19 18446744073709551615 3 1",
        "memory_kib 18446744073709551615",
        hostile,
    );
    refused("no-memory", "19 0 3 1", "memory_kib 0", "a cheap guess");
    refused(
        "no-passes",
        "19 65536 0 1",
        "passes 0",
        "Argon2 has at least one",
    );
    refused("too-many-passes", "19 65536 17 1", "passes 17", hostile);
    refused(
        "passes-without-end",
        "19 65536 4294967295 1",
        "passes 4294967295",
        hostile,
    );
    refused(
        "no-lanes",
        "19 65536 3 0",
        "lanes 0",
        "Argon2 has at least one",
    );
    refused("too-many-lanes", "19 65536 3 9", "lanes 9", hostile);
    refused(
        "too-long-altogether",
        "19 1048576 16 8",
        "memory_times_passes 16777216",
        "each number is allowed, the work is not",
    );
    refused(
        "argon2-of-before",
        "16 65536 3 1",
        "argon_version 16",
        "only version 1.3",
    );
    let beyond = whole.replace(
        "argon2id 19 65536 3 1 ",
        "argon2id 19 18446744073709551616 3 1 ",
    );
    maker.add(
        "header/memory-no-number",
        WORDS,
        &sealed(&beyond),
        DAMAGED,
        "more than a u64",
    );
}

fn lengths(maker: &mut Maker, whole: &str) {
    let slot = line(whole, "slot 1 ");
    let salt = slot.split(' ').nth(8).unwrap_or_default().to_owned();
    for bytes in [0, 1, 31, 33] {
        let other = Base64::encode_string(&vec![7; bytes]);
        let text = whole.replace(&salt, &other);
        // No bytes have no sign: two spaces stand beside each other, and a field between them.
        let expect = format!("header_out_of_bounds salt_bytes {bytes}");
        let name = format!("header/salt-of-{bytes}-bytes");
        maker.add(&name, WORDS, &sealed(&text), &expect, "a salt has 32 bytes");
    }
    let epoch = line(whole, "epoch ");
    let sealed_keys = [
        ("sealed-key", slot.split(' ').nth(9).unwrap_or_default()),
        ("epoch-key", epoch.split(' ').nth(2).unwrap_or_default()),
    ];
    for (what, field) in sealed_keys {
        for bytes in [71, 73] {
            let text = whole.replace(field, &Base64::encode_string(&vec![7; bytes]));
            let name = format!("header/{what}-of-{bytes}-bytes");
            maker.add(
                &name,
                WORDS,
                &sealed(&text),
                DAMAGED,
                "nonce, key and tag have 72 bytes",
            );
        }
    }
    let mac = line(whole, "mac ");
    for bytes in [0, 31, 33] {
        let text = whole.replace(
            &mac,
            &format!("mac {}", Base64::encode_string(&vec![7; bytes])),
        );
        let name = format!("header/mac-of-{bytes}-bytes");
        maker.add(&name, WORDS, &sealed(&text), DAMAGED, "a mac has 32 bytes");
    }
}

fn order(maker: &mut Maker, whole: &str) {
    let (one, two) = (line(whole, "slot 1 "), line(whole, "slot 2 "));
    let slots = format!("{one}\n{two}\n");
    let mut add = |name: &str, text: String, expect: &str, why: &str| {
        maker.add(
            &format!("header/{name}"),
            WORDS,
            &sealed(&text),
            expect,
            why,
        );
    };
    add(
        "slots-in-another-order",
        whole.replace(&slots, &format!("{two}\n{one}\n")),
        DAMAGED,
        "the ids of slots rise",
    );
    add(
        "a-slot-twice",
        whole.replace(&two, &format!("{two}\n{two}")),
        DAMAGED,
        "the ids of slots rise",
    );
    add(
        "no-slots",
        whole.replace(&slots, ""),
        "header_out_of_bounds slots 0",
        "nothing opens it",
    );
    let nine: String = (1..=9)
        .map(|id| two.replace("slot 2 ", &format!("slot {id} ")) + "\n")
        .collect();
    add(
        "nine-slots",
        whole.replace(&slots, &nine),
        "header_out_of_bounds slots 9",
        "at most eight",
    );
    add(
        "a-slot-behind-the-epoch",
        whole
            .replace(&format!("{two}\n"), "")
            .replace("mac ", &format!("{two}\nmac ")),
        DAMAGED,
        "slots stand before the epoch",
    );
}
