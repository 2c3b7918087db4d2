//! From a new journal to another computer and back.

use crate::desk::Desk;
use serde_json::{Value, json};

#[test]
fn what_is_written_is_found_edited_restored_and_comes_back_from_an_export() {
    let desk = Desk::new();
    let id = desk.add(&[
        "entry",
        "add",
        "--title",
        "Mañana",
        "--tag",
        "Work",
        "At the café.",
    ]);
    desk.add(&[
        "check-in",
        "add",
        "--mood",
        "-2",
        "--halt",
        "h=1,t=3",
        "--feeling",
        "proud",
    ]);
    let strategy = desk.add(&[
        "strategy",
        "add",
        "Walk",
        "--tag",
        "urge",
        "--minutes",
        "20",
    ]);
    desk.add(&[
        "strategy", "use", &strategy, "--before", "7", "--after", "3", "--helped", "yes",
    ]);

    let found = desk.json(&["search", "manana", "CAFE"]);
    assert_eq!(
        (&found["total"], &found["hits"][0]["id"]),
        (&json!(1), &json!(id))
    );
    assert_eq!(desk.json(&["search", "tag:work", "nowhere"])["total"], 0);

    let edited = desk.run_with(
        &["--json", "entry", "edit", &id, "-"],
        "Second text: ünïcode.\n".as_bytes(),
        &desk.path("passphrase"),
    );
    assert_eq!(edited.status, 0, "{edited:?}");
    let entry = desk.json(&["entry", "show", &id]);
    assert_eq!(
        (&entry["body"], &entry["revision"]),
        (&json!("Second text: ünïcode."), &json!(2))
    );
    assert_eq!(entry["title"], "Mañana", "only the text was replaced");

    let history = desk.json(&["entry", "history", &id]);
    assert_eq!(history.as_array().map(Vec::len), Some(1));
    assert_eq!(history[0]["revision"], 1);
    desk.done(&["entry", "restore", &id, "--revision", "1"]);
    assert_eq!(desk.json(&["entry", "show", &id])["body"], "At the café.");
    assert_eq!(
        desk.json(&["entry", "history", &id])
            .as_array()
            .map(Vec::len),
        Some(2)
    );

    let exported = desk.json(&["export", "--format", "json", "--out", "all.json"]);
    assert_eq!(exported["left_out"], 0);
    let other = Desk::new();
    let file = desk.path("all.json");
    let file = file.to_str().unwrap();
    let first = other.json(&["import", "json", file]);
    assert_eq!(
        (&first["found"], &first["duplicates"]),
        (&exported["records"], &json!(0))
    );
    assert_eq!(
        (&first["new"], &first["skipped"]),
        (&first["found"], &json!([]))
    );
    let second = other.json(&["import", "json", file]);
    assert_eq!(
        (&second["new"], &second["duplicates"]),
        (&json!(0), &first["found"])
    );
    other.done(&["export", "--format", "json", "--out", "again.json"]);
    assert_eq!(
        records(&other.text_of("again.json")),
        records(&desk.text_of("all.json"))
    );
}

/// The arrays of records of an export.
fn records(text: &str) -> serde_json::Value {
    let mut document: serde_json::Value = serde_json::from_str(text).unwrap();
    document
        .as_object_mut()
        .unwrap()
        .retain(|_, value| value.is_array());
    for settings in document["settings"].as_array_mut().into_iter().flatten() {
        // When a journal was opened is a fact about a computer, not about a life.
        settings
            .as_object_mut()
            .unwrap()
            .retain(|name, _| !name.ends_with("_at"));
    }
    document
}

#[test]
fn a_dry_run_changes_nothing() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "One"]);
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let other = Desk::new();
    let file = desk.path("all.json");
    let report = other.json(&["import", "json", file.to_str().unwrap(), "--dry-run"]);
    assert!(report["new"].as_u64() >= Some(1), "{report}");
    assert_eq!(other.json(&["entry", "list"]), json!([]));
}

#[test]
fn a_deleted_entry_comes_back_out_of_the_trash() {
    let desk = Desk::new();
    let id = desk.add(&["entry", "add", "Soup."]);
    desk.done(&["entry", "delete", &id]);
    desk.refused(&["entry", "show", &id]);
    assert_eq!(desk.json(&["entry", "list"]), json!([]));
    desk.done(&["entry", "restore", &id]);
    assert_eq!(desk.json(&["entry", "show", &id])["body"], "Soup.");
}

#[test]
fn a_backup_is_made_verified_and_restored_into_a_new_folder() {
    let desk = Desk::new();
    let id = desk.add(&["entry", "add", "Kept."]);
    let made = desk.json(&["backup", "create"]);
    let name = made["file_name"].as_str().unwrap();
    let listed = desk.json(&["backup", "list"]);
    let row = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["file_name"] == name);
    let row = row.unwrap();
    assert_eq!(
        (&row["size_kib"], &row["checked_at"]),
        (&made["size_kib"], &made["made_at"]),
        "it was read back when it was made"
    );
    assert!(desk.json(&["backup", "verify", name])["records"].as_u64() >= Some(2));
    desk.done(&["backup", "create", "--to", "elsewhere.sealed"]);
    desk.done(&["backup", "restore", "elsewhere.sealed", "--to", "restored"]);
    let restored = desk.path("restored");
    let restored = restored.to_str().unwrap();
    let entry = desk.json(&["--journal", restored, "entry", "show", &id]);
    assert_eq!(entry["body"], "Kept.");
    desk.refused(&["backup", "restore", name, "--to", "restored"]);
}

#[test]
fn keys_change_and_recovery_words_open_until_they_are_revoked() {
    let desk = Desk::empty();
    let created = desk.json(&["create", "--unlock-ms", "1"]);
    let words = created["recovery_words"].as_array().unwrap();
    assert_eq!(words.len(), 24);
    let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
    std::fs::write(desk.path("words"), words.join(" ")).unwrap();
    let by_words = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cairn-cli"));
        command.arg("--journal").arg(desk.path("journal.cairn"));
        command
            .arg("--recovery-words-file")
            .arg(desk.path("words"))
            .args(["--json", "unlock-check"]);
        command.output().unwrap()
    };
    let opened = by_words();
    assert!(opened.status.success(), "{opened:?}");
    assert!(
        String::from_utf8_lossy(&opened.stdout).contains(r#""by":"recovery""#),
        "{opened:?}"
    );
    desk.done(&["recovery-key", "revoke"]);
    assert_eq!(by_words().status.code(), Some(1));
    let new = desk.json(&["recovery-key", "new"]);
    assert_eq!(new["recovery_words"].as_array().map(Vec::len), Some(24));

    std::fs::write(desk.path("new"), "meadow copper lantern thistle brook").unwrap();
    desk.done(&["passphrase", "change", "--new-passphrase-file", "new"]);
    desk.refused(&["unlock-check"]);
    let opened = desk.run_with(&["--json", "unlock-check"], b"", &desk.path("new"));
    assert_eq!(opened.status, 0, "{opened:?}");
}

#[test]
fn a_clock_that_does_not_go_with_what_was_written_is_told() {
    let mut desk = Desk::new();
    desk.add(&["entry", "add", "text"]);
    let right = desk.json(&["unlock-check"]);
    assert_eq!(right["clock_doubt"], Value::Null);
    desk.now = "1999-01-01T00:00:00Z".to_owned();
    let early = desk.json(&["unlock-check"]);
    assert_eq!(early["clock_doubt"]["kind"], "earlier");
    let told = desk.done(&["unlock-check"]);
    assert_eq!(told.lines().count(), 3, "{told}");
}
