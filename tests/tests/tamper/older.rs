//! Parts of the journal, or all of it, as they were before.

use crate::Expect::{FormerSecret, Older, OlderRecords, Whole};
use crate::site::Site;
use crate::{Case, case};
use cairn_tests::{copy_journal, files_below};
use std::fs;
use std::path::Path;

/// Puts a file or folder of the older copy in place of the present one.
fn put_back(site: &Site, dir: &Path, name: &str) {
    let (from, to) = (site.older().join(name), dir.join(name));
    if from.is_dir() {
        fs::remove_dir_all(&to).unwrap();
        copy_journal(&from, &to).unwrap();
    } else {
        fs::copy(from, to).unwrap();
    }
}

fn put_all_back(site: &Site, dir: &Path) {
    fs::remove_dir_all(dir).unwrap();
    copy_journal(&site.older(), dir).unwrap();
}

pub const CASES: [Case; 9] = [
    case(
        "the older store",
        Whole(&["frames_replayed"]),
        |site, dir| {
            put_back(site, dir, "store-1");
        },
    ),
    case(
        "the older ledger",
        Whole(&["ledger_completed"]),
        |site, dir| {
            put_back(site, dir, "ledger-1");
        },
    ),
    case(
        "the older store and the older header",
        FormerSecret(&["frames_replayed"]),
        |site, dir| {
            put_back(site, dir, "store-1");
            put_back(site, dir, "header");
            put_back(site, dir, "header.bak");
        },
    ),
    case(
        "the older main file of the store",
        Whole(&["frames_replayed"]),
        |site, dir| {
            put_back(site, dir, "store-1/db");
        },
    ),
    case(
        "the older snapshots of the store",
        Whole(&[]),
        |site, dir| {
            for path in files_below(&dir.join("store-1")) {
                if path.to_string_lossy().contains("snap.") {
                    fs::remove_file(path).unwrap();
                }
            }
            for path in files_below(&site.older().join("store-1")) {
                let name = path.file_name().unwrap().to_owned();
                if name.to_string_lossy().starts_with("snap.") {
                    fs::copy(&path, dir.join("store-1").join(name)).unwrap();
                }
            }
        },
    ),
    case(
        "store and ledger as they were",
        OlderRecords(&["rolled_back"]),
        |site, dir| {
            put_back(site, dir, "store-1");
            put_back(site, dir, "ledger-1");
        },
    ),
    case(
        "what was answered last, as it was",
        Whole(&[]),
        |site, dir| {
            put_back(site, dir, "answered-1");
        },
    ),
    case(
        "store and ledger and what was answered last, as they were",
        OlderRecords(&["rolled_back"]),
        |site, dir| {
            put_back(site, dir, "store-1");
            put_back(site, dir, "ledger-1");
            put_back(site, dir, "answered-1");
        },
    ),
    case(
        "the whole folder as it was",
        Older(&["rolled_back"]),
        |site, dir| {
            put_all_back(site, dir);
        },
    ),
];
