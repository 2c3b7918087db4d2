//! What would leave, and what does.

use crate::desk::Desk;
use serde_json::{Value, json};

/// A desk with somebody whose name must not leave.
fn with_maria() -> Desk {
    let desk = Desk::new();
    desk.add(&["person", "add", "--alias", "M.", "--redact", "Maria"]);
    desk.add(&["person", "add", "--alias", "J.", "--redact", "José"]);
    desk.add(&["group", "add", "--alias", "Tuesday St. Mark's group"]);
    let text = "Met Maria at the Tuesday St. Mark’s group; Maria's brother Jose\u{301} \
                (jose@example.org, +1 415-555-0132) relapsed. MARIA said HALT to Marianne on \
                2026-11-17.";
    desk.add(&["entry", "add", "--date", "2026-11-17", text]);
    desk
}

#[test]
fn ac_34_the_preview_shows_the_text_and_every_replacement() {
    let desk = with_maria();
    let preview = desk.json(&["share", "preview", "--minutes", "3"]);
    let names: Vec<&String> = preview.as_object().unwrap().keys().collect();
    assert_eq!(names, ["text", "words", "seconds", "replaced", "to_review"]);
    let text = preview["text"].as_str().unwrap();
    assert!(
        text.contains(
            "Met [M.] at the [group]; [M.]'s brother [J.] ([email], [phone]) relapsed. [M.] said \
             HALT to Marianne on 2026-11-17."
        ),
        "{text}"
    );
    assert_eq!(preview["to_review"], json!(["Marianne"]));
    let found: Vec<&Value> = preview["replaced"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["found"])
        .collect();
    assert!(found.contains(&&json!("Maria")) && found.contains(&&json!("jose@example.org")));
    assert!(
        preview["replaced"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["count"].is_u64())
    );
    let shown = desk.done(&["share", "preview"]);
    assert!(
        shown.contains("Maria -> [M.] (2)") && shown.contains("Marianne"),
        "{shown}"
    );
    let open = desk.json(&["share", "preview", "--no-redaction"]);
    assert!(open["text"].as_str().unwrap().contains("Maria"));
    assert_eq!(open["replaced"], json!([]));
}

#[test]
fn what_is_exported_for_reading_is_redacted_unless_somebody_said_otherwise() {
    let desk = with_maria();
    for format in ["txt", "md", "html", "csv"] {
        let file = format!("out.{format}");
        desk.done(&["export", "--format", format, "--out", &file]);
        let text = desk.text_of(&file);
        for name in ["Maria ", "MARIA", "example.org", "555-0132", "Mark"] {
            assert!(!text.contains(name), "{name} in {text}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(desk.path(&file))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
    let preview = desk.json(&["share", "preview"]);
    assert_eq!(desk.text_of("out.txt"), preview["text"], "byte for byte");
    desk.done(&[
        "export",
        "--format",
        "txt",
        "--out",
        "plain.txt",
        "--no-redaction",
    ]);
    assert!(desk.text_of("plain.txt").contains("Maria's brother"));
    desk.refused(&["export", "--format", "txt", "--out", "out.txt"]);
    desk.done(&[
        "export",
        "--format",
        "txt",
        "--out",
        "out.txt",
        "--overwrite",
    ]);
    // The whole journal is for coming back, with every name.
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let all: Value = serde_json::from_str(&desk.text_of("all.json")).unwrap();
    let people = all["people"].as_array().unwrap();
    assert!(
        people
            .iter()
            .any(|one| one["names_to_redact"] == json!(["José"]))
    );
    assert_eq!(all["export_receipts"].as_array().unwrap().len(), 6);
}

#[test]
fn an_encrypted_copy_opens_with_its_own_passphrase_and_holds_what_was_picked() {
    let desk = with_maria();
    let other = desk.add(&["entry", "add", "--date", "2026-11-18", "another day"]);
    let of_copy = desk.path("of-copy");
    std::fs::write(&of_copy, "copper meadow lantern tide\n").unwrap();
    let day = ["--from", "2026-11-17", "--to", "2026-11-17"];
    let sealed = ["export", "--format", "sealed", "--out", "copy.backup"];
    let typed = ["--new-passphrase-file", of_copy.to_str().unwrap()];
    let told = desk.json(&[&sealed[..], &typed, &day].concat());
    assert_eq!(told["records"], 1);
    desk.refused(&[&sealed[..], &typed, &day].concat());
    let bytes = std::fs::read(desk.path("copy.backup")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("relapsed"));

    // Whoever has it restores it like a backup.
    let there = desk.path("there");
    let restore = [
        "backup",
        "restore",
        "copy.backup",
        "--to",
        there.to_str().unwrap(),
    ];
    desk.refused(&restore);
    let ran = desk.run_with(&restore, b"", &of_copy);
    assert_eq!(ran.status, 0, "{ran:?}");
    let within = ["--journal", there.to_str().unwrap(), "--json"];
    let list = desk.run_with(&[&within[..], &["entry", "list"]].concat(), b"", &of_copy);
    let list: Value = serde_json::from_str(&list.stdout).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_ne!(list[0]["id"], json!(other));
    let text = list[0]["body"].as_str().unwrap();
    assert!(text.contains("\\[M.\\]"), "{text}");
    for name in ["Maria ", "Maria'", "MARIA", "example.org", "555-0132"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    let people = desk.run_with(&[&within[..], &["person", "list"]].concat(), b"", &of_copy);
    assert_eq!(people.stdout.trim(), "[]");
}

#[test]
fn only_the_encrypted_copy_takes_a_passphrase_and_a_weak_one_is_refused() {
    let desk = with_maria();
    let of_copy = desk.path("of-copy");
    std::fs::write(&of_copy, "12345\n").unwrap();
    for format in ["md", "json", "sealed"] {
        desk.refused(&[
            "export",
            "--format",
            format,
            "--out",
            "out",
            "--new-passphrase-file",
            of_copy.to_str().unwrap(),
        ]);
        assert!(!desk.path("out").exists(), "{format}");
    }
}

#[test]
fn ac_35_takeaways_of_others_leave_only_when_they_are_ticked() {
    let desk = Desk::new();
    desk.add(&["takeaway", "add", "mine", "--mine"]);
    let theirs = desk.add(&["takeaway", "add", "theirs"]);
    desk.add(&["takeaway", "add", "also theirs"]);
    let holds = |arguments: &[&str]| {
        let preview = desk.json(&[&["share", "preview"], arguments].concat());
        let text = preview["text"].as_str().unwrap().to_owned();
        ["mine", "theirs", "also theirs"].map(|one| text.lines().any(|line| line == one))
    };
    assert_eq!(holds(&[]), [true, false, false]);
    assert_eq!(holds(&["--tick-others", &theirs]), [true, true, false]);
}

#[test]
fn ac_33_the_length_is_told_at_the_reading_speed() {
    let desk = Desk::new();
    // Three words are the headings': Notes, the date's, the time's.
    desk.add(&["entry", "add", &"word ".repeat(420)]);
    let preview = desk.json(&["share", "preview", "--minutes", "3"]);
    let words = preview["words"].as_u64().unwrap();
    assert!(words >= 420);
    assert_eq!(
        preview["seconds"].as_u64().unwrap(),
        (words * 60 + 65) / 130
    );
    let shown = desk.done(&["share", "preview", "--minutes", "3"]);
    assert!(shown.contains("seconds over 3 minutes"), "{shown}");
}

#[test]
fn a_doubtful_word_is_kept_by_its_number() {
    let desk = Desk::new();
    desk.add(&["person", "add", "--alias", "W.", "--redact", "Will"]);
    desk.add(&["entry", "add", "Will you ask Will?"]);
    let text = |arguments: &[&str]| {
        let preview = desk.json(&[&["share", "preview"], arguments].concat());
        preview["text"].as_str().unwrap().to_owned()
    };
    assert!(text(&[]).contains("[W.] you ask [W.]?"));
    assert!(text(&["--keep", "0"]).contains("Will you ask [W.]?"));
    let shown = desk.done(&["share", "preview"]);
    assert!(
        shown.contains("--keep") && shown.contains("0  Will you ask Will?"),
        "{shown}"
    );
}
