//! The table in `docs/seed-coverage.md`: every row has its message in the catalogue and a test of
//! the name it says.

#![allow(clippy::unwrap_used, reason = "a table that cannot be read has failed")]

use cairn_tests::files_below;
use cairn_words::Words;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

struct Row {
    named: String,
    place: String,
    message: String,
    test: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("docs/seed-coverage.md")).unwrap();
    let cells = |line: &str| {
        let inner = line.trim().trim_matches('|');
        let cells: Vec<_> = inner
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect();
        cells
    };
    let rows = text.lines().filter(|line| line.starts_with("| "));
    let rows = rows.map(cells).filter(|cells| cells[0] != "named");
    rows.map(|cells| {
        let [named, place, message, test] = cells.try_into().unwrap();
        let bare = |cell: String| cell.trim_matches('`').to_owned();
        Row {
            named,
            place,
            message: bare(message),
            test: bare(test),
        }
    })
    .collect()
}

/// The names of all tests: functions in Rust, sentences in TypeScript.
fn tests() -> HashSet<String> {
    let mut names = HashSet::new();
    for folder in ["src-tauri/crates", "tests/tests", "ui/src"] {
        for file in files_below(&root().join(folder)) {
            let path = file.to_string_lossy();
            let Ok(text) = std::fs::read_to_string(&file) else {
                continue;
            };
            if path.ends_with(".rs") {
                let mut lines = text.lines().map(str::trim);
                while let Some(line) = lines.next() {
                    if line != "#[test]" {
                        continue;
                    }
                    let signature = lines.find(|line| line.starts_with("fn "));
                    let name = signature.and_then(|line| line[3..].split('(').next());
                    names.extend(name.map(str::to_owned));
                }
            } else if path.ends_with(".test.ts") {
                let after = text.split("test(\"").skip(1);
                names.extend(after.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
            }
        }
    }
    names
}

#[test]
fn every_named_thing_has_its_words_and_its_test() {
    let rows = rows();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let tests = tests();
    let words = Words::english();
    for row in &rows {
        assert!(!row.place.is_empty(), "{} is nowhere", row.named);
        assert!(
            words.has(&row.message),
            "{}: there is no message {}",
            row.named,
            row.message
        );
        assert!(
            tests.contains(&row.test),
            "{}: there is no test {}",
            row.named,
            row.test
        );
    }
}

#[test]
fn nothing_is_named_twice() {
    let mut seen = HashSet::new();
    for row in rows() {
        assert!(seen.insert(row.named.clone()), "{} twice", row.named);
    }
}
