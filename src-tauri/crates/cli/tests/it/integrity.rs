//! Comparing, repairing, erasing and compacting from a terminal.

use crate::desk::Desk;
use serde_json::json;
use std::fs;

fn ledger(desk: &Desk) -> std::path::PathBuf {
    let entries = fs::read_dir(desk.path("journal.cairn")).unwrap();
    let mut ledgers = entries.map(|entry| entry.unwrap().path()).filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("ledger-")
    });
    ledgers.next().unwrap()
}

#[test]
fn a_backup_is_compared_record_by_record() {
    let desk = Desk::new();
    let erased = desk.add(&["entry", "add", "--title", "Erased", "one"]);
    let edited = desk.add(&["entry", "add", "--title", "Edited", "two"]);
    desk.add(&["entry", "add", "--title", "Kept", "three"]);
    let made = desk.json(&["backup", "create"]);
    let file = made["file_name"].as_str().unwrap();
    desk.done(&["erase", "--for-good", &erased]);
    let ran = desk.run_with(
        &["entry", "edit", &edited, "-"],
        b"two and more",
        &desk.path("passphrase"),
    );
    assert_eq!(ran.status, 0, "{ran:?}");
    let found = desk.json(&["backup", "diff", file]);
    assert_eq!(found["same"], 1);
    let rows: Vec<_> = found["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["id"], &row["standing"], &row["kind"], &row["title"]))
        .collect();
    assert_eq!(
        rows,
        [
            (
                &json!(erased),
                &json!("missing"),
                &json!("entry"),
                &json!("Erased")
            ),
            (
                &json!(edited),
                &json!("newer_here"),
                &json!("entry"),
                &json!("Edited")
            ),
        ]
    );
    assert!(desk.done(&["backup", "diff", file]).contains("Erased"));
}

#[test]
fn what_is_erased_for_good_is_gone_from_the_folder_once_its_backups_are() {
    let desk = Desk::new();
    let id = desk.add(&["entry", "add", "--title", "Gone", "text"]);
    desk.add(&["entry", "add", "--title", "Kept", "text"]);
    desk.done(&["backup", "create"]);
    let before = ledger(&desk);
    let refused = desk.run(&["erase", &id]);
    assert_eq!(refused.status, 2, "it has to be said that it is for good");
    let erased = desk.json(&["erase", "--for-good", &id]);
    assert_eq!(erased["count"], 1);
    assert!(erased["earlier_backups"].as_u64().unwrap() > 0);
    assert!(!before.exists(), "the former ledger is gone");
    let titles = desk.json(&["entry", "list"]);
    assert_eq!(titles.as_array().unwrap().len(), 1);
    let again = desk.json(&["erase", "--for-good", "--trash", "--earlier-backups"]);
    assert_eq!(again, json!({ "count": 0, "earlier_backups": 0 }));
    let listed = desk.json(&["backup", "list"]);
    assert!(!listed.as_array().unwrap().is_empty(), "a new one was made");
    desk.refused(&["erase", "--for-good", &id]);
    let days = [
        "erase",
        "--for-good",
        "--from",
        "2026-11-21",
        "--to",
        "2026-11-21",
    ];
    assert_eq!(desk.json(&days)["count"], 1);
    assert_eq!(desk.json(&["entry", "list"]), json!([]));
}

#[test]
fn a_damaged_journal_is_repaired_beside_it_and_what_is_missing_is_said() {
    let desk = Desk::new();
    for n in 0..6 {
        desk.add(&["entry", "add", &format!("entry {n}")]);
    }
    let path = ledger(&desk);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    fs::remove_dir_all(desk.path("journal.cairn").join("store-1")).unwrap();
    let could = desk.run(&["--json", "repair", "--dry-run"]);
    assert_eq!(could.status, 1, "something is missing: {could:?}");
    let could: serde_json::Value = serde_json::from_str(&could.stdout).unwrap();
    assert_eq!(could["unread_changes"], 1);
    let ran = desk.run(&["repair", "--to", "repaired.cairn"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stdout.contains("cannot be read"), "{ran:?}");
    assert_eq!(fs::read(&path).unwrap(), bytes, "what is there stays");
    let repaired = desk.path("repaired.cairn").display().to_string();
    let verified = desk.json(&["--journal", &repaired, "verify"]);
    assert_eq!(verified["findings"], json!([]));
    assert_eq!(verified["records"], could["records"]);
}

#[test]
fn a_whole_journal_is_compacted_and_nothing_changes_in_it() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "--title", "Kept", "text"]);
    let before = desk.json(&["entry", "list"]);
    desk.done(&["compact"]);
    assert_eq!(desk.json(&["entry", "list"]), before);
    assert_eq!(desk.json(&["verify"])["findings"], json!([]));
}
