//! The header: its two copies, other versions, crafted numbers, and every single byte of it.

use std::fs;
use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding};
use cairn_vault::{Access, Finding, HeaderField, Secret, Vault, VaultError};
use sha2::{Digest, Sha256};

use crate::fixture::{Fixture, contents, now, secret};

/// Writes `text` as both copies, with a checksum that is right.
fn write_header(fixture: &Fixture, text: &str) {
    let body: String = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("checksum "))
        .collect();
    let sum: String = Sha256::digest(body.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for name in ["header", "header.bak"] {
        fs::write(fixture.dir().join(name), format!("{body}checksum {sum}\n")).unwrap();
    }
}

fn header(fixture: &Fixture) -> String {
    fs::read_to_string(fixture.dir().join("header")).unwrap()
}

#[test]
fn a_missing_or_damaged_first_copy_is_replaced_by_the_second() {
    let fixture = Fixture::with_records(5);
    let whole = header(&fixture);
    let path = fixture.dir().join("header");
    let check = |damage: &dyn Fn()| {
        damage();
        assert!(Vault::inspect(&fixture.dir()).unwrap().second_header_used);
        let (found, findings) = fixture.settle();
        assert_eq!(
            (found.len(), findings),
            (4, vec![Finding::SecondHeaderUsed])
        );
        assert_eq!(header(&fixture), whole, "the first copy is whole again");
    };
    check(&|| fs::remove_file(&path).unwrap());
    check(&|| fs::write(&path, b"").unwrap());
    check(&|| fs::write(&path, &whole.as_bytes()[..whole.len() - 1]).unwrap());
    check(&|| fs::write(&path, whole.clone() + "\n").unwrap());
}

#[test]
fn a_missing_or_damaged_second_copy_is_renewed() {
    let fixture = Fixture::with_records(5);
    let path = fixture.dir().join("header.bak");
    for damage in [None, Some("rot")] {
        match damage {
            None => fs::remove_file(&path).unwrap(),
            Some(text) => fs::write(&path, text).unwrap(),
        }
        assert_eq!(fixture.settle().1, [Finding::SecondHeaderRenewed]);
        assert_eq!(fs::read_to_string(&path).unwrap(), header(&fixture));
    }
}

#[test]
fn without_any_header_it_is_said_what_is_missing() {
    let fixture = Fixture::with_records(5);
    let copies = ["header", "header.bak"].map(|name| fixture.dir().join(name));
    for copy in &copies {
        fs::write(copy, b"cairn-journal 1\nrot\n").unwrap();
    }
    assert!(matches!(fixture.try_open(), Err(VaultError::HeaderDamaged)));
    for copy in &copies {
        fs::write(copy, b"\0\0\0\0").unwrap();
    }
    assert!(matches!(fixture.try_open(), Err(VaultError::HeaderDamaged)));
    for copy in &copies {
        fs::remove_file(copy).unwrap();
    }
    assert!(matches!(fixture.try_open(), Err(VaultError::HeaderMissing)));
}

#[test]
fn other_folders_are_no_journals() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Vault::open(folder.path(), &secret(), Access::ReadWrite, now());
    assert!(matches!(open(), Err(VaultError::NotAJournal)));
    fs::write(folder.path().join("header"), "From: somebody\n").unwrap();
    assert!(matches!(open(), Err(VaultError::NotAJournal)));
    let missing = folder.path().join("missing");
    assert!(matches!(
        Vault::inspect(&missing),
        Err(VaultError::FolderMissing)
    ));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing was written"
    );
}

#[test]
fn a_newer_format_opens_nothing_and_writes_nothing() {
    let fixture = Fixture::with_records(5);
    write_header(
        &fixture,
        &header(&fixture).replace("cairn-journal 1\n", "cairn-journal 2\n"),
    );
    let before = header(&fixture);
    for access in [Access::ReadWrite, Access::ReadOnly] {
        let refusal = Vault::open(&fixture.dir(), &secret(), access, now());
        assert!(matches!(
            refusal,
            Err(VaultError::NewerFormat {
                found: 2,
                supported: 1
            })
        ));
    }
    assert_eq!(header(&fixture), before);
    // A newer first copy is not passed over for an older second one.
    let old = Fixture::with_records(5);
    fs::copy(fixture.dir().join("header"), old.dir().join("header")).unwrap();
    assert!(matches!(
        old.try_open(),
        Err(VaultError::NewerFormat { .. })
    ));
}

#[test]
fn every_byte_of_the_header_flipped_is_refused_or_the_second_copy_is_used() {
    let fixture = Fixture::with_records(2);
    let whole = header(&fixture).into_bytes();
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        fs::write(fixture.dir().join("header"), &flipped).unwrap();
        let opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
        assert_eq!(opened.findings, [Finding::SecondHeaderUsed], "byte {at}");
        assert_eq!(opened.records.len(), 1);
        fs::write(fixture.dir().join("header.bak"), &flipped).unwrap();
        let refusal = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now());
        assert!(
            matches!(refusal, Err(VaultError::HeaderDamaged)),
            "both, byte {at}"
        );
        fs::write(fixture.dir().join("header.bak"), &whole).unwrap();
    }
}

#[test]
fn every_byte_changed_with_a_right_checksum_does_not_open() {
    let fixture = Fixture::with_records(2);
    let whole = header(&fixture);
    let end = whole.find("checksum ").unwrap();
    let recovery = Secret::Recovery(fixture.recovery.clone().unwrap());
    for at in 0..end {
        let mut changed = whole.clone().into_bytes();
        changed[at] = match changed[at] {
            b'0'..=b'8' | b'a'..=b'y' | b'A'..=b'Y' => changed[at] + 1,
            b'9' => b'0',
            other => other ^ 1,
        };
        let Ok(changed) = String::from_utf8(changed) else {
            continue;
        };
        write_header(&fixture, &changed);
        for secret in [&secret(), &recovery] {
            let outcome = Vault::open(&fixture.dir(), secret, Access::ReadOnly, now());
            assert!(
                outcome.is_err(),
                "byte {at} changed, and it opened: {changed}"
            );
        }
    }
}

#[test]
fn a_tampered_slot_looks_like_a_wrong_passphrase() {
    let fixture = Fixture::with_records(2);
    let whole = header(&fixture);
    let other = header(&Fixture::with_records(2));
    let line = |text: &str, start: &str| {
        text.lines()
            .find(|line| line.starts_with(start))
            .unwrap()
            .to_owned()
    };
    let slot = line(&whole, "slot 1 ");
    let check = |changed: String| {
        write_header(&fixture, &changed);
        assert!(
            matches!(fixture.try_open(), Err(VaultError::DoesNotOpen)),
            "{changed}"
        );
    };
    check(whole.replace(&slot, &line(&other, "slot 1 ")));
    check(whole.replace(
        "slot 1 passphrase argon2id 19 64 1 1",
        "slot 1 passphrase argon2id 19 65536 3 1",
    ));
    check(whole.replace(&line(&whole, "vault "), &line(&other, "vault ")));
    check(whole.replace(&line(&whole, "epoch "), &line(&other, "epoch ")));
    check(whole.replace(&line(&whole, "mac "), &line(&other, "mac ")));
    check(whole.replace(&slot, "").replace("\n\n", "\n"));
    // The recovery slot taken out: the passphrase slot is whole, but the header is not.
    check(whole.replace(&(line(&whole, "slot 2 ") + "\n"), ""));
    check(whole.replace("slot 2 ", "slot 3 "));
    check(whole.replace("epoch 1 ", "epoch 2 "));
    let sealed = slot.rsplit(' ').next().unwrap();
    let mut bytes = Base64::decode_vec(sealed).unwrap();
    bytes[40] ^= 1;
    check(whole.replace(sealed, &Base64::encode_string(&bytes)));
    write_header(&fixture, &whole);
    assert_eq!(fixture.settle().1, []);
}

#[test]
fn a_hostile_header_is_refused_at_once_with_numbers() {
    let fixture = Fixture::with_records(2);
    let whole = header(&fixture);
    let check = |changed: String, wanted: HeaderField| {
        write_header(&fixture, &changed);
        let started = Instant::now();
        let refusal = fixture.try_open();
        assert!(started.elapsed() < Duration::from_millis(100), "{wanted:?}");
        match refusal {
            Err(VaultError::HeaderOutOfBounds {
                field,
                found,
                least,
                most,
            }) => {
                assert_eq!(field, wanted);
                assert!(!(least..=most).contains(&found));
            }
            Err(other) => panic!("{wanted:?}: {other}"),
            Ok(_) => panic!("{wanted:?}: opened"),
        }
    };
    let cost = |numbers: &str| whole.replace("argon2id 19 64 1 1", &format!("argon2id {numbers}"));
    check(cost("19 67108864 3 1"), HeaderField::MemoryKib);
    check(cost("19 4294967295 3 1"), HeaderField::MemoryKib);
    check(cost("19 18446744073709551615 3 1"), HeaderField::MemoryKib);
    check(cost("19 65536 4294967295 1"), HeaderField::Passes);
    check(cost("19 65536 3 0"), HeaderField::Lanes);
    check(cost("19 65536 3 4294967295"), HeaderField::Lanes);
    check(cost("19 1048576 16 8"), HeaderField::MemoryTimesPasses);
    check(cost("16 65536 3 1"), HeaderField::ArgonVersion);
    let slot = whole
        .lines()
        .find(|line| line.starts_with("slot 1 "))
        .unwrap();
    let salt = slot.split(' ').nth(8).unwrap();
    for bytes in [0, 1, 33] {
        let other = Base64::encode_string(&vec![7; bytes]);
        check(whole.replace(salt, &other), HeaderField::SaltBytes);
    }
    check(
        whole.replace(slot, &[slot; 9].join("\n")),
        HeaderField::Slots,
    );
    let lines = "slot 1 x\n".repeat(1 << 20);
    check(whole.replace(slot, &lines), HeaderField::FileBytes);
    for name in ["header", "header.bak"] {
        let file = fs::File::create(fixture.dir().join(name)).unwrap();
        file.set_len(1 << 30).unwrap();
    }
    let started = Instant::now();
    let refusal = fixture.try_open();
    assert!(started.elapsed() < Duration::from_millis(100));
    assert!(matches!(
        refusal,
        Err(VaultError::HeaderOutOfBounds {
            field: HeaderField::FileBytes,
            ..
        })
    ));
}

#[test]
fn nested_doubled_and_oddly_spelt_fields_are_damage() {
    let fixture = Fixture::with_records(2);
    let whole = header(&fixture);
    let slot = whole
        .lines()
        .find(|line| line.starts_with("slot 1 "))
        .unwrap();
    let vault = whole.lines().nth(1).unwrap();
    let check = |changed: String| {
        assert_ne!(changed, whole);
        write_header(&fixture, &changed);
        assert!(
            matches!(fixture.try_open(), Err(VaultError::HeaderDamaged)),
            "{changed}"
        );
    };
    check(whole.replace(slot, &format!("{slot}\n{slot}")));
    check(whole.replace(vault, &format!("{vault}\n{vault}")));
    check(whole.replace("slot 1 ", "slot 01 "));
    check(whole.replace("slot 1 ", "slot +1 "));
    check(whole.replace("slot 1 ", "slot 1  "));
    check(whole.replace("cairn-journal 1\n", "cairn-journal 1 \n"));
    check(whole.replace("cairn-journal 1\n", "cairn-journal 01\n"));
    check(whole.replace("mac ", "note hello\nmac "));
    check(whole.replace('\n', "\r\n"));
    check(whole.replace(vault, &vault.to_uppercase().replace("VAULT", "vault")));
}

#[test]
fn inspection_needs_no_secret() {
    let fixture = Fixture::with_records(2);
    let seen = Vault::inspect(&fixture.dir()).unwrap();
    assert_eq!(
        (seen.format_version, seen.has_recovery_slot, seen.writable),
        (1, true, true)
    );
    assert_eq!(seen.in_use, None);
    assert_eq!(seen.vault_id, fixture.open().vault.id());
    assert_eq!(contents(&fixture.open().records).len(), 1);
}
