//! The rules between the rooms (ARCHITECTURE.md): who may know whom, and what is named in one
//! place only. Read from `cargo metadata` and from the text of the sources.
//!
//! Deliberately not here: licences and banned crates (`deny.toml`).

use crate::tool::{Outcome, cargo, read, root};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may use.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("cairn-vault", &[]),
    ("cairn-journal", &["cairn-vault"]),
    ("cairn-insights", &["cairn-journal", "cairn-vault"]),
    ("cairn-words", &[]),
    (
        "cairn-exchange",
        &[
            "cairn-insights",
            "cairn-journal",
            "cairn-vault",
            "cairn-words",
        ],
    ),
    ("cairn-api", &BELOW_API),
    ("cairn-cli", &BELOW_CLI),
    ("cairn", &BELOW_CLI),
    ("cairn-tests", &BELOW_CLI),
    ("xtask", &["cairn-api"]),
];
const BELOW_API: [&str; 5] = [
    "cairn-exchange",
    "cairn-insights",
    "cairn-journal",
    "cairn-vault",
    "cairn-words",
];
const BELOW_CLI: [&str; 6] = [
    "cairn-api",
    "cairn-exchange",
    "cairn-insights",
    "cairn-journal",
    "cairn-vault",
    "cairn-words",
];

/// A text that may stand in the files of `only_in` and nowhere else.
struct Named {
    texts: &'static [&'static str],
    /// Folder that is searched, and the endings of its files.
    below: &'static str,
    endings: &'static [&'static str],
    /// Beginnings of paths that may name it.
    only_in: &'static [&'static str],
    /// In how many files it stands at most.
    at_most: usize,
    why: &'static str,
}

const NAMED: [Named; 4] = [
    Named {
        texts: &["@tauri-apps"],
        below: "ui/src",
        endings: &["ts", "svelte", "js"],
        only_in: &["ui/src/lib/host/tauri.ts"],
        at_most: 1,
        why: "only the door to the shell knows Tauri",
    },
    Named {
        texts: &["sled::", "use sled"],
        below: "src-tauri",
        endings: &["rs"],
        only_in: &["src-tauri/crates/vault/src/"],
        at_most: 1,
        why: "one file knows the store below",
    },
    Named {
        texts: &[
            "Utc::now",
            "Local::now",
            "SystemTime::now",
            "Instant::now",
            "SysRng",
            "OsRng",
            "rand::rng()",
            "thread_rng",
        ],
        below: "src-tauri",
        endings: &["rs"],
        only_in: &[
            "src-tauri/src/clock.rs",
            "src-tauri/crates/cli/src/clock.rs",
        ],
        at_most: usize::MAX,
        why: "time and randomness are arguments below the shell and the command line",
    },
    Named {
        texts: &["std::fs", "std::io", "std::net", "File::"],
        below: "src-tauri/crates/insights/src",
        endings: &["rs"],
        only_in: &[],
        at_most: 0,
        why: "statistics and charts touch no file",
    },
];

/// Checks all rules.
pub fn check() -> Outcome {
    let mut wrong = dependencies()?;
    for named in &NAMED {
        wrong.extend(misplaced(named)?);
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

fn dependencies() -> Outcome<Vec<String>> {
    let text = read(cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let mut wrong = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let used: Vec<&str> = package["dependencies"]
            .as_array()
            .into_iter()
            .flatten()
            // What only tests use may come from anywhere.
            .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
            .filter_map(|dependency| dependency["name"].as_str())
            .collect();
        wrong.extend(judge(name, &used));
    }
    Ok(wrong)
}

/// What is wrong with the packages that the room `name` uses.
fn judge(name: &str, used: &[&str]) -> Vec<String> {
    let Some((_, may)) = MAY_USE.iter().find(|(room, _)| *room == name) else {
        return vec![format!(
            "{name} is a room without a rule; add it to rooms.rs"
        )];
    };
    let mut wrong = Vec::new();
    for other in used {
        let is_room = MAY_USE.iter().any(|(room, _)| room == other);
        if is_room && !may.contains(other) {
            wrong.push(format!("{name} must not use {other}"));
        }
        let is_shell = other.starts_with("tauri") || ["wry", "tao", "muda"].contains(other);
        if is_shell && name != "cairn" {
            wrong.push(format!(
                "{name} must not use {other}: only the shell knows Tauri"
            ));
        }
        if *other == "sled" && name != "cairn-vault" {
            wrong.push(format!(
                "{name} must not use sled: only the vault knows its store"
            ));
        }
    }
    wrong
}

fn misplaced(named: &Named) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    let mut files = 0;
    for path in files_below(&root().join(named.below), named.endings)? {
        let shown = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy();
        let shown = shown.replace('\\', "/");
        if !ships(&shown) {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{shown}: {error}"))?;
        let Some(found) = names(&text, named.texts) else {
            continue;
        };
        files += 1;
        if !named.only_in.iter().any(|place| shown.starts_with(place)) {
            wrong.push(format!("{shown} names `{found}`: {}", named.why));
        }
    }
    if wrong.is_empty() && files > named.at_most {
        let text = named.texts[0];
        wrong.push(format!("`{text}` stands in {files} files: {}", named.why));
    }
    Ok(wrong)
}

/// Whether a file is part of what ships: not this program, and not a test.
fn ships(path: &str) -> bool {
    let is_test = ["/tests/", "/benches/", "/examples/"]
        .iter()
        .any(|part| path.contains(part))
        || path.ends_with("/tests.rs")
        || path.ends_with(".test.ts");
    !is_test && !path.starts_with("src-tauri/crates/xtask/")
}

/// The first of `texts` that stands in the program text before its tests, comments left out.
fn names(source: &str, texts: &[&'static str]) -> Option<&'static str> {
    let shipped = source
        .split("#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default();
    let mut code = shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.find_map(|line| texts.iter().find(|text| line.contains(**text)).copied())
}

/// Every file below `folder` with one of these endings, in order.
pub fn files_below(folder: &Path, endings: &[&str]) -> Outcome<Vec<PathBuf>> {
    const NOT_OURS: [&str; 5] = ["node_modules", "target", "dist", "gen", "permissions"];
    let mut found = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(format!("{}: {error}", folder.display())),
    };
    for entry in entries {
        let path = entry
            .map_err(|error| format!("{}: {error}", folder.display()))?
            .path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !NOT_OURS.contains(&&*name) {
                found.extend(files_below(&path, endings)?);
            }
        } else if endings
            .iter()
            .any(|ending| path.extension().is_some_and(|have| have == *ending))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_may_use_what_lies_to_its_right_and_nothing_to_its_left() {
        assert!(judge("cairn-api", &["cairn-vault", "serde"]).is_empty());
        assert_eq!(
            judge("cairn-vault", &["cairn-journal"]),
            ["cairn-vault must not use cairn-journal"]
        );
        assert_eq!(judge("cairn-journal", &["sled"]).len(), 1);
        assert_eq!(judge("cairn-cli", &["tauri-utils"]).len(), 1);
        assert_eq!(judge("cairn-new", &[]).len(), 1, "a new room needs a rule");
    }

    #[test]
    fn what_stands_in_a_comment_or_in_tests_does_not_count() {
        let clocks = &["Utc::now"];
        assert_eq!(names("let x = Utc::now();", clocks), Some("Utc::now"));
        assert_eq!(names("/// Not `Utc::now`.\nfn f() {}", clocks), None);
        assert_eq!(
            names("fn f() {}\n#[cfg(test)]\nmod tests { Utc::now(); }", clocks),
            None
        );
    }
}
