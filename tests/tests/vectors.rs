//! The frozen vectors: every one is read as its table says, for ever. A vector that does not hold
//! any more is a change of the format; it is not made anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_tests::vectors::{Table, Vector, folder};
use cairn_tests::{How, copy_journal, look};
use cairn_vault::hooks::{FrameSeen, Keys};
use cairn_vault::{Access, Finding, Passphrase, Record, RecoveryWords, Secret, Vault, VaultError};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn now() -> DateTime<Utc> {
    "2026-11-22T08:00:00Z".parse().unwrap()
}

/// A table and what it needs to be read.
struct Frozen {
    table: Table,
    keys: Keys,
}

impl Frozen {
    fn read() -> Frozen {
        let table = Table::read(&folder());
        let header = fs::read(folder().join("header/whole")).unwrap();
        let keys = Keys::of(&header, &secret(&table, "words")).unwrap();
        Frozen { table, keys }
    }

    /// Reads all vectors of a kind by `outcome`, and says which are not as the table has them.
    #[track_caller]
    fn check(&self, kind: &str, least: usize, outcome: impl Fn(&Vector, &[u8]) -> String) {
        let mut wrong = Vec::new();
        let (mut all, mut negative) = (0, 0);
        for vector in &self.table.vectors {
            if vector.name.split('/').next() != Some(kind) {
                continue;
            }
            let bytes = self.table.bytes(&folder(), vector);
            let came = outcome(vector, &bytes);
            if came != vector.expect {
                wrong.push(format!(
                    "{}: {came}, expected {}: {}",
                    vector.name, vector.expect, vector.why
                ));
            }
            all += 1;
            // Codes and findings have an underscore, facts have none.
            negative += usize::from(vector.expect.contains('_'));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(all >= least, "{all} vectors of {kind}");
        assert!(2 * negative > all, "most of them are negative");
    }
}

fn secret(table: &Table, name: &str) -> Secret {
    let named = table.secrets.iter().find(|secret| secret.name == name);
    let text = &named.unwrap().text;
    if name.starts_with("words") {
        Secret::Recovery(RecoveryWords::parse(text).unwrap())
    } else {
        Secret::Passphrase(Passphrase::new(text).unwrap_or_else(|error| panic!("{error}")))
    }
}

/// The code of a refusal with the facts that are part of the format.
fn told(error: &VaultError) -> String {
    match error {
        VaultError::HeaderOutOfBounds { field, found, .. } => {
            format!("{} {field} {found}", error.code())
        }
        VaultError::NewerFormat { found, .. } => format!("{} {found}", error.code()),
        _ => error.code().to_owned(),
    }
}

#[test]
fn headers() {
    let frozen = Frozen::read();
    frozen.check("header", 100, |vector, bytes| {
        match Keys::of(bytes, &secret(&frozen.table, &vector.with)) {
            Ok(_) => "opens".to_owned(),
            Err(error) => told(&error),
        }
    });
}

#[test]
fn frames() {
    let frozen = Frozen::read();
    frozen.check("frame", 45, |_, bytes| match frozen.keys.open_frame(bytes) {
        Ok(FrameSeen {
            sequence,
            kind,
            pieces,
            puts,
            removals,
            ..
        }) => format!(
            "opens sequence {sequence} kind {kind} pieces {pieces} puts {puts} removals {removals}"
        ),
        Err(_) => "not_ours".to_owned(),
    });
}

#[test]
fn records() {
    let frozen = Frozen::read();
    frozen.check("record", 35, |vector, bytes| {
        let place: Vec<u8> = (0..32)
            .map(|at| u8::from_str_radix(&vector.place[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        match frozen.keys.open_record(&place.try_into().unwrap(), bytes) {
            Ok(Ok(_)) => "opens".to_owned(),
            Ok(Err(error)) => told(&error),
            Err(_) => "not_ours".to_owned(),
        }
    });
}

#[test]
fn heads() {
    let frozen = Frozen::read();
    frozen.check("head", 8, |_, bytes| match frozen.keys.open_head(bytes) {
        Ok((sequence, records)) => format!("opens sequence {sequence} records {records}"),
        Err(_) => "not_ours".to_owned(),
    });
}

#[test]
fn backups() {
    let frozen = Frozen::read();
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("a.backup");
    frozen.check("backup", 30, |vector, bytes| {
        fs::write(&file, bytes).unwrap();
        match Vault::read_backup(&file, &secret(&frozen.table, &vector.with)) {
            Ok(records) => format!("opens {} records", records.len()),
            Err(error) => told(&error),
        }
    });
}

/// Read alone, beside the header, without writing: with a store beside it more would be there.
#[test]
fn ledgers() {
    let frozen = Frozen::read();
    let header = fs::read(folder().join("header/whole")).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    frozen.check("ledger", 17, |vector, bytes| {
        let dir = scratch.path().join(vector.name.replace('/', "-"));
        fs::create_dir(&dir).unwrap();
        for name in ["header", "header.bak"] {
            fs::write(dir.join(name), &header).unwrap();
        }
        fs::write(dir.join("ledger-1"), bytes).unwrap();
        let words = secret(&frozen.table, &vector.with);
        match Vault::open(&dir, &words, Access::ReadOnly, now()) {
            Ok(opened) => {
                let found: String = opened.findings.iter().map(kind).collect();
                format!("opens {} records{found}", opened.records.len())
            }
            Err(error) => told(&error),
        }
    });
}

fn kind(finding: &Finding) -> String {
    let wire = serde_json::to_value(finding).unwrap();
    format!(" {}", wire["kind"].as_str().unwrap())
}

#[test]
fn no_vector_lies_outside_of_the_table() {
    let table = Table::read(&folder());
    let mut files: Vec<String> = cairn_tests::files_below(&folder())
        .iter()
        .map(|path| {
            path.strip_prefix(folder())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/")
        })
        .filter(|name| name.contains('/') && !name.starts_with("golden/"))
        .collect();
    let named = table.vectors.iter().filter(|vector| vector.of.is_none());
    let mut named: Vec<String> = named.map(|vector| vector.name.clone()).collect();
    files.sort();
    named.sort();
    assert_eq!(files, named);
    let plain = |text: &str| text.len() > 8;
    assert!(
        table.vectors.iter().all(|vector| plain(&vector.why)),
        "each says why"
    );
}

// ---- The golden journal ----

fn golden(scratch: &Path) -> (Value, Secret) {
    let dir = folder().join("golden");
    copy_journal(&dir.join("journal.cairn"), &scratch.join("journal.cairn")).unwrap();
    let text = fs::read_to_string(dir.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&text).unwrap();
    let words = RecoveryWords::parse(expected["words"].as_str().unwrap()).unwrap();
    (expected, Secret::Recovery(words))
}

fn by_id(records: &[Record]) -> BTreeMap<String, Value> {
    let described = records.iter().map(|record| {
        let body: Value = serde_json::from_str(&record.body).unwrap();
        let value = serde_json::json!({
            "id": record.id,
            "kind": record.kind,
            "revision": record.revision,
            "written_at": record.written_at,
            "schema": record.schema,
            "body": body,
        });
        (record.id.to_string(), value)
    });
    described.collect()
}

#[test]
fn every_record_of_the_golden_journal_is_read_as_it_was_written() {
    let scratch = tempfile::tempdir().unwrap();
    let (expected, words) = golden(scratch.path());
    let dir = scratch.path().join("journal.cairn");
    let expected: BTreeMap<String, Value> = expected["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| (record["id"].as_str().unwrap().to_owned(), record.clone()))
        .collect();
    assert!(expected.len() >= 8, "something of every kind");
    for access in [Access::ReadOnly, Access::ReadWrite] {
        let opened = Vault::open(&dir, &words, access, now()).unwrap();
        assert_eq!(opened.findings, []);
        assert_eq!(by_id(&opened.records), expected, "{access:?}");
        assert_eq!(opened.vault.verify().unwrap().findings, []);
    }
    // The ledger alone holds all of it, and so does the store.
    fs::remove_dir_all(dir.join("store-1")).unwrap();
    let opened = Vault::open(&dir, &words, Access::ReadWrite, now()).unwrap();
    assert_eq!(by_id(&opened.records), expected);
    drop(opened);
    fs::remove_file(dir.join("ledger-1")).unwrap();
    let opened = Vault::open(&dir, &words, Access::ReadWrite, now()).unwrap();
    assert_eq!(by_id(&opened.records), expected);
}

#[test]
fn the_golden_journal_opens_in_the_program_and_nothing_in_it_is_foreign() {
    let scratch = tempfile::tempdir().unwrap();
    let (expected, _) = golden(scratch.path());
    let dir = scratch.path().join("journal.cairn");
    let seen = look(&dir, expected["passphrase"].as_str().unwrap(), How::Writing);
    assert_eq!(seen.refused, None);
    for opening in &seen.openings {
        assert_eq!((opening.unreadable, opening.read_only), (0, false));
        assert_eq!(
            (&opening.findings[..], &opening.checked[..]),
            (&[][..], &[][..])
        );
        assert!(!opening.content.is_empty());
    }
    assert_eq!(seen.openings[0].hash, seen.openings[1].hash);
}

#[test]
fn every_backup_of_the_golden_journal_is_whole() {
    let scratch = tempfile::tempdir().unwrap();
    let (expected, _) = golden(scratch.path());
    let dir = scratch.path().join("journal.cairn");
    let backups = Vault::backups(&dir).unwrap();
    assert_eq!(backups.len() as u64, expected["backups"].as_u64().unwrap());
    // The first of that day is from before the passphrase was changed.
    let secrets = ["passphrase", "first_passphrase"].map(|name| {
        let typed = expected[name].as_str().unwrap();
        Secret::Passphrase(Passphrase::new(typed).unwrap_or_else(|error| panic!("{error}")))
    });
    for backup in backups {
        let file = dir.join("backups").join(backup.file_name);
        let opened = secrets
            .iter()
            .find_map(|secret| Vault::read_backup(&file, secret).ok());
        assert!(!opened.unwrap().is_empty());
    }
}
