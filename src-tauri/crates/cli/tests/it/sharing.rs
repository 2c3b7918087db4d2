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
