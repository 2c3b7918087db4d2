//! What a day with the program leaves behind: nothing of what was typed, in no file.
//!
//! That no stored bytes are a key is tested where keyslots can be seen, in the vault.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_tests::{PASSPHRASE, Place, Traces, day};
use std::fs;
use std::path::PathBuf;

/// A place in which a program of its own lived a day; and the recovery words of that day.
fn after_a_day() -> (Place, Vec<String>) {
    let place = Place::new(3);
    let lived = place
        .command(env!("CARGO_BIN_EXE_cairn-tests-actor"))
        .arg("day")
        .arg(place.root())
        .output()
        .unwrap();
    assert!(
        lived.status.success(),
        "{}",
        String::from_utf8_lossy(&lived.stderr)
    );
    let words = String::from_utf8(lived.stdout).unwrap();
    (place, words.lines().map(str::to_owned).collect())
}

#[test]
fn ac_43_after_locking_no_file_holds_what_was_typed() {
    let (place, recovery) = after_a_day();
    let traces = Traces::below(&[place.root()]);
    let names: Vec<PathBuf> = traces.paths().map(PathBuf::from).collect();
    let is_there = |part: &str| {
        names
            .iter()
            .any(|path| path.to_string_lossy().contains(part))
    };
    for part in [
        "header",
        "header.bak",
        "ledger-",
        "store-",
        "backups/",
        "preferences.json",
    ] {
        assert!(is_there(part), "the day left no {part}: {names:?}");
    }
    assert!(
        !traces.of("\"text_size\"").is_empty(),
        "the search finds what is there"
    );

    let mut leaks = Vec::new();
    for text in day::typed() {
        leaks.extend(
            traces
                .of(text)
                .into_iter()
                .map(|place| format!("{text}: {place}")),
        );
    }
    for sheet in &recovery {
        let words: Vec<&str> = sheet.split(' ').collect();
        assert_eq!(words.len(), 24);
        for three in words.windows(3) {
            let three = three.join(" ");
            leaks.extend(
                traces
                    .of(&three)
                    .into_iter()
                    .map(|place| format!("recovery: {place}")),
            );
        }
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[test]
fn a_day_leaves_nothing_outside_the_journal_and_the_preferences() {
    let (place, _) = after_a_day();
    for folder in ["home", "run", "tmp"] {
        let left = cairn_tests::files_below(&place.root().join(folder));
        assert!(left.is_empty(), "{folder}: {left:?}");
    }
    let config: Vec<_> = fs::read_dir(place.config_dir()).unwrap().collect();
    assert_eq!(config.len(), 1, "only the preferences: {config:?}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_what_a_day_leaves() {
    use std::os::unix::fs::PermissionsExt;
    let (place, _) = after_a_day();
    for path in cairn_tests::files_below(place.root()) {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", path.display());
    }
}

#[test]
fn the_preferences_hold_no_word_of_the_journal_and_know_it_only_by_its_id() {
    let (place, _) = after_a_day();
    let text = fs::read_to_string(place.config_dir().join("preferences.json")).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
    let members: Vec<&String> = kept.as_object().unwrap().keys().collect();
    assert_eq!(members, ["preferences", "seen", "checked"]);
    // Names of backups are times.
    let checked = kept["checked"].as_object().unwrap();
    assert!(
        checked.keys().all(|name| name
            .strip_suffix(".backup")
            .is_some_and(|time| time.starts_with("20"))),
        "{text}"
    );
    let seen = kept["seen"].as_object().unwrap();
    assert_eq!(seen.len(), 1);
    assert!(
        seen.keys()
            .all(|id| id.chars().all(|c| c.is_ascii_hexdigit() || c == '-')),
        "{text}"
    );
    assert!(!text.contains(PASSPHRASE));
}
