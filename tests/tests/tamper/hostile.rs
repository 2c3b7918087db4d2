//! Headers that ask for more than there is: refused at once and without memory.

use cairn_tests::{PASSPHRASE, Place, run_for};
use sha2::{Digest, Sha256};
use std::fs;
use std::time::Duration;

/// Longest answer, in milliseconds.
const PROMPT_MILLIS: u64 = 100;
/// Most memory of a program that refuses, all of it counted.
const MOST_KIB: u64 = 80 * 1024;

/// Puts `header` in place of both copies; the refusal, how long it took, and the memory.
fn refusal(place: &Place, header: &[u8]) -> (String, u64, u64) {
    for copy in ["header", "header.bak"] {
        fs::write(place.journal_dir().join(copy), header).unwrap();
    }
    refused(place)
}

fn refused(place: &Place) -> (String, u64, u64) {
    let mut command = place.command(env!("CARGO_BIN_EXE_cairn-tests-actor"));
    command.arg("refuse").arg(place.root()).arg(PASSPHRASE);
    let ended = run_for(command, Duration::from_secs(10)).unwrap();
    let said: Vec<&str> = ended.out.split_whitespace().collect();
    let [code, millis, kib] = said[..] else {
        panic!("{ended:?}")
    };
    (
        code.to_owned(),
        millis.parse().unwrap(),
        kib.parse().unwrap(),
    )
}

#[test]
fn a_hostile_header_is_refused_within_a_tenth_of_a_second_and_80_mb() {
    let place = Place::with_journal(44);
    let whole = fs::read_to_string(place.journal_dir().join("header")).unwrap();
    let slot = whole
        .lines()
        .find(|line| line.starts_with("slot 1 "))
        .unwrap();
    let salt = slot.split(' ').nth(8).unwrap();
    let numbers = |numbers: &str| whole.replace(" 64 1 1 ", &format!(" {numbers} "));
    let slots = |n: u32| whole.replace(slot, &(slot.to_owned() + "\n").repeat(n as usize));
    let cases: [(&str, String, &str); 20] = [
        (
            "memory of 4 TiB",
            numbers("4294967295 3 1"),
            "header_refused",
        ),
        (
            "memory beyond all",
            numbers("18446744073709551615 3 1"),
            "header_refused",
        ),
        (
            "memory beyond numbers",
            numbers("99999999999999999999 3 1"),
            "header_damaged",
        ),
        (
            "memory of 64 GiB",
            numbers("67108864 3 4"),
            "header_refused",
        ),
        ("no memory", numbers("0 3 1"), "header_refused"),
        (
            "passes without end",
            numbers("65536 4294967295 1"),
            "header_refused",
        ),
        ("no passes", numbers("65536 0 1"), "header_refused"),
        ("no lanes", numbers("65536 3 0"), "header_refused"),
        (
            "lanes without end",
            numbers("65536 3 4294967295"),
            "header_refused",
        ),
        (
            "each allowed, not together",
            numbers("1048576 16 8"),
            "header_refused",
        ),
        ("nine slots", slots(9), "header_refused"),
        ("as many slots as fit", slots(300), "header_refused"),
        ("more slots than fit", slots(100_000), "header_refused"),
        (
            "2^32 as a slot's number",
            whole.replace("slot 1 ", "slot 4294967296 "),
            "header_damaged",
        ),
        (
            "a salt of no bytes",
            whole.replace(salt, ""),
            "header_refused",
        ),
        (
            "a salt of one byte",
            whole.replace(salt, "AA=="),
            "header_refused",
        ),
        (
            "a salt of 40 KB",
            whole.replace(salt, &"A".repeat(40_000)),
            "header_refused",
        ),
        (
            "a slot in a slot",
            whole.replace(salt, slot),
            "header_damaged",
        ),
        ("a slot twice", slots(2), "header_damaged"),
        (
            "64 KB of lines",
            whole.replace(slot, &format!("{slot}\n{}", "\n".repeat(64_000))),
            "header_damaged",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, text, code) in cases {
        let came = refusal(&place, &sealed(&text));
        if came.0 != code || came.1 > PROMPT_MILLIS || came.2 > MOST_KIB {
            wrong.push(format!("{name}: {came:?}"));
        }
    }
    let files: [(&str, &[u8], &str); 3] = [
        ("64 KiB of one letter", &[b'c'; 65_536], "header_damaged"),
        (
            "64 KiB behind the magic",
            &[b"cairn-journal 1\n".as_slice(), &[b'x'; 65_000]].concat(),
            "header_damaged",
        ),
        (
            "no line ends",
            &b"cairn-journal ".repeat(4_000),
            "header_damaged",
        ),
    ];
    for (name, bytes, code) in files {
        let came = refusal(&place, bytes);
        if came.0 != code || came.1 > PROMPT_MILLIS || came.2 > MOST_KIB {
            wrong.push(format!("{name}: {came:?}"));
        }
    }
    for copy in ["header", "header.bak"] {
        let file = fs::File::create(place.journal_dir().join(copy)).unwrap();
        file.set_len(1 << 30).unwrap();
    }
    let came = refused(&place);
    if came.0 != "header_refused" || came.1 > PROMPT_MILLIS || came.2 > MOST_KIB {
        wrong.push(format!("1 GB of nothing: {came:?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A header with a checksum that fits.
fn sealed(text: &str) -> Vec<u8> {
    let kept = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("checksum "));
    let body: String = kept.collect();
    let sum = Sha256::digest(body.as_bytes());
    let digits: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{body}checksum {digits}\n").into_bytes()
}
