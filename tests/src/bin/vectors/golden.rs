//! The golden journal: the folder that a day with the program leaves, and all records that must be
//! read from it for ever.

use crate::journals::now;
use cairn_api::commands::{BackupList, list_backups};
use cairn_api::{Nothing, Session};
use cairn_tests::{PASSPHRASE, TestClock, copy_journal, create, day, session_in};
use cairn_vault::{Access, KdfCost, Passphrase, Record, Secret, Vault};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Makes the journal in `folder/golden`, and beside it what is in it.
pub fn make(folder: &Path) {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut session = session_in(place.path(), 2026);
    session.set_kdf(KdfCost::FLOOR);
    let words = create(&mut session);
    let words = day::live(&mut session, &words)
        .pop()
        .expect("the words after the first ones");
    let backups = backups(&mut session);

    let golden = folder.join("golden");
    fs::create_dir(&golden).expect("the folder is ours");
    let journal = golden.join("journal.cairn");
    copy_journal(&place.path().join("journal.cairn"), &journal).expect("the folder is ours");
    // What says nothing is not kept.
    for name in ["reserve", "in-use"] {
        fs::remove_file(journal.join(name)).expect("every journal has one");
    }
    // Version control keeps no empty folder, and the store needs none.
    fs::remove_dir(journal.join("store-1/blobs")).expect("nothing is in it");
    let secret = Passphrase::new(day::SECOND_PASSPHRASE).map(Secret::Passphrase);
    let secret = secret.unwrap_or_else(|error| panic!("{error}"));
    let opened = Vault::open(&journal, &secret, Access::ReadOnly, now()).expect("it opens");
    assert_eq!(opened.findings, []);
    let mut records: Vec<Value> = opened.records.iter().map(described).collect();
    records.sort_by_key(|record| record["id"].to_string());
    let expected = json!({
        "passphrase": day::SECOND_PASSPHRASE,
        "first_passphrase": PASSPHRASE,
        "words": words,
        "backups": backups.backups.len(),
        "records": records,
    });
    let text = serde_json::to_string_pretty(&expected).expect("it is plain data");
    fs::write(golden.join("expected.json"), text + "\n").expect("the folder is ours");
}

fn backups(session: &mut Session) -> BackupList {
    list_backups(session, &TestClock::new(), Nothing {}).expect("the folder can be listed")
}

fn described(record: &Record) -> Value {
    let body: Value = serde_json::from_str(&record.body).expect("bodies are JSON");
    json!({
        "id": record.id,
        "kind": record.kind,
        "revision": record.revision,
        "written_at": record.written_at,
        "schema": record.schema,
        "body": body,
    })
}
