//! Headers of which every field is well formed and the checksum fits: only the seals tell.

use super::{SHUT, WORDS, flipped, line, sealed};
use crate::Maker;
use crate::journals::Journals;

pub fn make(maker: &mut Maker, journals: &Journals) {
    let (whole, other) = (&journals.first.header, &journals.other.header);
    let mut shut = |name: &str, with: &str, text: String, why: &str| {
        assert_ne!(text, *whole, "{name} changes something");
        maker.add(&format!("header/{name}"), with, &sealed(&text), SHUT, why);
    };
    let swap = |start: &str| whole.replace(&line(whole, start), &line(other, start));
    let bound = "a slot is bound to the journal's id";
    shut("slot-of-another-journal", WORDS, swap("slot 2 "), bound);
    shut(
        "slot-of-another-journal-and-its-words",
        "words of another journal",
        swap("slot 2 "),
        bound,
    );
    shut("id-of-another-journal", WORDS, swap("vault "), bound);
    shut(
        "epoch-of-another-journal",
        WORDS,
        swap("epoch "),
        "the mac is over the epoch",
    );
    shut(
        "mac-of-another-journal",
        WORDS,
        swap("mac "),
        "the mac is over this header, under this key",
    );
    let two = line(whole, "slot 2 ");
    shut(
        "slot-renumbered",
        WORDS,
        whole.replace("slot 2 ", "slot 3 "),
        "a slot is bound to its id",
    );
    shut(
        "passphrase-slot-taken-out",
        WORDS,
        whole.replace(&format!("{}\n", line(whole, "slot 1 ")), ""),
        "the words open their slot, and then the mac does not fit",
    );
    shut(
        "recovery-slot-taken-out",
        "passphrase",
        whole.replace(&format!("{two}\n"), ""),
        "the passphrase opens its slot, and then the mac does not fit",
    );
    shut(
        "former-slot-put-back",
        "passphrase",
        journals.changed_header.replace(
            &line(&journals.changed_header, "slot 3 "),
            &line(whole, "slot 1 ").replace("slot 1 ", "slot 3 "),
        ),
        "the slot of a former passphrase in a later header",
    );
    shut(
        "former-slot-put-in-front",
        WORDS,
        journals
            .changed_header
            .replace("slot 2 ", &format!("{}\nslot 2 ", line(whole, "slot 1 "))),
        "the words open their slot, and then the mac does not fit",
    );
    shut(
        "cost-raised",
        "passphrase",
        whole.replace(" 65536 3 1 ", " 65536 4 1 "),
        "a slot is bound to its cost",
    );
    shut(
        "lanes-raised",
        "passphrase",
        whole.replace(" 65536 3 1 ", " 65536 3 2 "),
        "a slot is bound to its cost",
    );
    shut(
        "epoch-counted-on",
        WORDS,
        whole.replace("epoch 1 ", "epoch 2 "),
        "the epoch key is bound to its number",
    );
    shut(
        "epoch-of-the-restored-journal",
        WORDS,
        whole.replace(
            &line(whole, "epoch "),
            &line(&journals.restored_header, "epoch "),
        ),
        "same vault key, other epoch: the mac does not fit",
    );
    let slot = |at: usize| {
        let field = two.rsplit(' ').next().unwrap_or_default();
        whole.replace(field, &flipped(field, at))
    };
    shut(
        "nonce-of-the-slot-flipped",
        WORDS,
        slot(0),
        "one bit of the nonce",
    );
    shut(
        "key-in-the-slot-flipped",
        WORDS,
        slot(40),
        "one bit of the sealed key",
    );
    shut(
        "tag-of-the-slot-flipped",
        WORDS,
        slot(71),
        "one bit of the tag",
    );
    let salt = two.split(' ').nth(4).unwrap_or_default();
    shut(
        "salt-of-the-slot-flipped",
        WORDS,
        whole.replace(salt, &flipped(salt, 31)),
        "a slot is bound to its salt",
    );
    let mac = line(whole, "mac ")["mac ".len()..].to_owned();
    shut(
        "mac-flipped",
        WORDS,
        whole.replace(&mac, &flipped(&mac, 0)),
        "one bit of the mac",
    );
}
