//! What is refused is refused in one line, and nothing is changed by it.

use crate::desk::Desk;
use serde_json::json;

#[test]
fn a_wrong_passphrase_gets_one_line_and_status_1() {
    let desk = Desk::new();
    std::fs::write(desk.path("wrong"), "some other words entirely").unwrap();
    let ran = desk.run_with(&["entry", "list"], b"", &desk.path("wrong"));
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
    assert!(!ran.stderr.contains("other words"), "{ran:?}");
}

#[test]
fn wrong_usage_is_status_2() {
    let desk = Desk::empty();
    let wrong: [&[&str]; 9] = [
        &[],
        &["entry"],
        &["entry", "show", "not-an-id"],
        &["check-in", "add", "--mood", "high"],
        &["check-in", "add", "--halt", "x=1"],
        &["entry", "list", "--from", "yesterday"],
        &["trend", "moods"],
        &["export", "--format", "doc", "--out", "x"],
        &["--now", "noon", "verify"],
    ];
    for arguments in wrong {
        let ran = desk.run(arguments);
        assert_eq!(
            (ran.status, ran.stdout.as_str()),
            (2, ""),
            "{arguments:?}: {ran:?}"
        );
    }
}

#[test]
fn without_a_journal_each_command_says_so() {
    let desk = Desk::empty();
    desk.refused(&["entry", "list"]);
    desk.refused(&["verify"]);
    std::fs::create_dir(desk.path("journal.cairn")).unwrap();
    std::fs::write(desk.path("journal.cairn/notes.txt"), "x").unwrap();
    desk.refused(&["unlock-check"]);
    desk.refused(&["create", "--unlock-ms", "1"]);
    assert_eq!(desk.text_of("journal.cairn/notes.txt"), "x");
}

#[test]
fn values_out_of_range_and_empty_things_are_refused_by_the_journal() {
    let desk = Desk::new();
    desk.refused(&["check-in", "add", "--mood", "4"]);
    desk.refused(&["check-in", "add"]);
    desk.refused(&["entry", "add", ""]);
    desk.refused(&["entry", "add", "--title", &"x".repeat(121), "text"]);
    let no_template = desk.refused(&["entry", "add", "--template", "no-such", "text"]);
    for template in cairn_journal::templates() {
        assert!(no_template.contains(template.id), "{no_template}");
    }
    desk.refused(&[
        "entry",
        "add",
        "--template",
        "gratitude",
        "--answer",
        "a",
        "--answer",
        "b",
    ]);
    desk.refused(&[
        "strategy",
        "use",
        "6f1c2a52-6c1e-4a53-9d9e-0d2f4f6f6a10",
        "--before",
        "3",
    ]);
    desk.refused(&["search", "mood:blue"]);
    assert_eq!(desk.json(&["entry", "list"]), json!([]));
    assert_eq!(desk.json(&["check-in", "list"]), json!([]));
}

#[test]
fn a_stale_edit_and_an_empty_one_keep_the_text() {
    let desk = Desk::new();
    let id = desk.add(&["entry", "add", "First."]);
    desk.done(&["entry", "edit", &id, "Second."]);
    desk.refused(&["entry", "edit", &id, "Old.", "--revision", "1"]);
    desk.refused(&["entry", "edit", &id, ""]);
    assert_eq!(desk.json(&["entry", "show", &id])["body"], "Second.");
    desk.done(&["entry", "edit", &id, "", "--allow-empty"]);
    assert_eq!(desk.json(&["entry", "show", &id])["body"], "");
}

#[test]
fn imports_that_are_none_change_nothing() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "Here."]);
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let whole = desk.text_of("all.json");
    let cut = &whole[..whole.len() / 2];
    let newer = whole.replacen(": 1,", ": 99,", 1);
    assert_ne!(newer, whole);
    for (name, content) in [
        ("no.json", "hello"),
        ("cut.json", cut),
        ("other.json", r#"{"a":1}"#),
        ("new.json", &newer),
    ] {
        std::fs::write(desk.path(name), content).unwrap();
        desk.refused(&["import", "json", name]);
    }
    desk.refused(&["import", "json", "missing.json"]);
    assert_eq!(
        desk.json(&["entry", "list"]).as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn files_that_are_there_stay_unless_asked() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "Here."]);
    std::fs::write(desk.path("notes.md"), "mine").unwrap();
    desk.refused(&["export", "--format", "md", "--out", "notes.md"]);
    desk.refused(&["trend", "mood", "--out", "notes.md"]);
    assert_eq!(desk.text_of("notes.md"), "mine");
    desk.done(&[
        "export",
        "--format",
        "md",
        "--out",
        "notes.md",
        "--overwrite",
    ]);
    assert!(desk.text_of("notes.md").contains("Here."));
    desk.refused(&[
        "export",
        "--format",
        "md",
        "--out",
        "no/such/folder/notes.md",
    ]);
}

#[test]
fn a_damaged_journal_is_a_finding_with_status_1() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "Here."]);
    std::fs::write(desk.path("journal.cairn/header"), "gone").unwrap();
    let ran = desk.run(&["--json", "verify"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["findings"][0]["kind"], "second_header_used");
    assert!(
        report["findings"][0]["what"]
            .as_str()
            .unwrap()
            .ends_with('.'),
        "{report}"
    );
    assert_eq!(
        desk.json(&["verify"])["findings"],
        json!([]),
        "opening put it in order"
    );
}
