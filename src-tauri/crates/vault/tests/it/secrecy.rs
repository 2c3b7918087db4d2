//! What the bytes of the folder tell: nothing of what was written, and no key.

use std::fs;
use std::path::PathBuf;

use base64ct::{Base64, Encoding};
use cairn_vault::{Change, Passphrase, RecordId, Vault};

use crate::fixture::{Fixture, PASSPHRASE, files, now, passphrase, record};

type Planted = (Fixture, Vec<String>, Vec<(PathBuf, Vec<u8>)>);

/// A journal with planted texts, changed secrets and a backup; and all its files.
fn planted() -> Planted {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let mut texts = Vec::new();
    for n in 0..50 {
        let text = format!("planted phrase {n} about the harbour");
        let mut record = record(RecordId::make(&mut fixture.rng), 1, &text);
        record.kind = format!("secret_kind_{n}");
        vault
            .write(&[Change::Put(record.clone())], &mut fixture.rng)
            .unwrap();
        texts.extend([text, record.kind.clone(), record.id.to_string()]);
    }
    vault.backup(None, now(), &mut fixture.rng).unwrap();
    let words = vault
        .new_recovery_words(&passphrase(), &mut fixture.rng)
        .unwrap();
    for list in [
        fixture.recovery.as_ref().unwrap().expose_words(),
        words.expose_words(),
    ] {
        texts.push(list.join(" "));
        texts.push(list[..3].join(" "));
    }
    drop(vault);
    texts.push(PASSPHRASE.into());
    texts.push("2026-11-21".into());
    texts.push("harbour".into());
    texts.push("journal_entry".into());
    texts.push("written_at".into());
    let files = files(&fixture.dir())
        .into_iter()
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    (fixture, texts, files)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn nothing_that_was_written_is_in_any_file() {
    let (_fixture, texts, files) = planted();
    assert!(
        files.len() >= 6,
        "header twice, ledger, store, lock, backup"
    );
    // The search itself finds what is there.
    assert!(files.iter().any(|(_, bytes)| contains(bytes, b"argon2id")));
    let all: Vec<u8> = files.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
    for text in &texts {
        assert!(!contains(&all, text.as_bytes()), "UTF-8 {text}");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!contains(&all, &wide), "UTF-16 {text}");
        // The three alignments of base64, without the signs that depend on the neighbours.
        for shift in 0..3 {
            let padded = [&b"   "[..shift], text.as_bytes()].concat();
            let whole = padded.len() / 3 * 3;
            let signs = Base64::encode_string(&padded[..whole]);
            let inner = &signs.as_bytes()[if shift == 0 { 0 } else { 4 }..];
            assert!(inner.len() < 8 || !contains(&all, inner), "base64 {text}");
        }
    }
}

#[test]
fn names_of_files_tell_nothing_of_the_content() {
    let (fixture, texts, files) = planted();
    for (path, _) in files {
        let name = path
            .strip_prefix(fixture.dir())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        assert!(
            texts.iter().all(|text| !name.contains(text.as_str())),
            "{name}"
        );
    }
}

/// No window of 32 bytes opens anything as a passphrase; as raw keys they are tried in the unit
/// tests of the same name, which can see the keyslots.
#[test]
fn no_stored_byte_window_is_a_passphrase() {
    let (fixture, _, _) = planted();
    let header = fs::read_to_string(fixture.dir().join("header")).unwrap();
    for word in header.split_whitespace() {
        let Ok(passphrase) = Passphrase::new(word) else {
            continue;
        };
        let secret = cairn_vault::Secret::Passphrase(passphrase);
        let outcome = Vault::open(
            &fixture.dir(),
            &secret,
            cairn_vault::Access::ReadOnly,
            now(),
        );
        assert!(outcome.is_err(), "{word}");
    }
}

#[test]
fn kinds_and_dates_do_not_show_in_sizes() {
    let sizes = |kind: &str, at: &str| {
        let mut fixture = Fixture::empty();
        let mut vault = fixture.open().vault;
        let before = fs::metadata(fixture.ledger()).unwrap().len();
        let mut record = record(RecordId::make(&mut fixture.rng), 1, "the same");
        record.kind = kind.into();
        record.written_at = at.parse().unwrap();
        vault
            .write(&[Change::Put(record)], &mut fixture.rng)
            .unwrap();
        fs::metadata(fixture.ledger()).unwrap().len() - before
    };
    let one = sizes("check_in", "2026-11-21T23:57:42Z");
    assert_eq!(
        one,
        sizes(
            "strategy_use_with_a_long_name",
            "1999-01-01T00:00:00.123456789Z"
        )
    );
    assert_eq!(one, 512 + 60 + 16);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_anything() {
    use std::os::unix::fs::PermissionsExt;
    let (fixture, _, files) = planted();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for dir in ["", "store-1", "backups"] {
        assert_eq!(mode(&fixture.dir().join(dir)), 0o700, "{dir:?}");
    }
    for (path, _) in files {
        assert_eq!(mode(&path) & 0o077, 0, "{path:?}");
    }
    assert_eq!(mode(&fixture.dir().join("reserve")), 0o600);
}
