//! A journal from another system. `.github/workflows/pairs.yml` makes one on each, hands them around
//! and back; here each is opened twice, checked, written to, and its backups are read.
//!
//! Without the folders that the workflow names, a journal of this system stands for the others.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_tests::{How, PASSPHRASE, Place, copy_journal, create, day, look, session_in};
use cairn_vault::{Passphrase, Secret, Vault};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes a place with a journal of one day in `root`.
fn make(root: &Path) {
    fs::create_dir_all(root).unwrap();
    let mut session = session_in(root, 23);
    let words = create(&mut session);
    day::live(&mut session, &words);
}

/// The places that were handed to this system.
fn handed() -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("CAIRN_PAIRS") else {
        return Vec::new();
    };
    let places = fs::read_dir(folder).unwrap();
    places.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_journal_of_this_system_can_be_handed_on() {
    if let Some(root) = std::env::var_os("CAIRN_PAIRS_MAKE") {
        make(Path::new(&root));
        assert!(
            Path::new(&root)
                .join("journal.cairn")
                .join("header")
                .is_file()
        );
    }
}

#[test]
fn a_journal_of_any_system_opens_here_and_can_be_written() {
    let own = Place::new(24);
    let mut places = handed();
    if places.is_empty() {
        make(&own.root().join("other"));
        places.push(own.root().join("other"));
    }
    for place in places {
        let dir = place.join("journal.cairn");
        let seen = look(&dir, day::SECOND_PASSPHRASE, How::Writing);
        assert_eq!(seen.refused, None, "{}", place.display());
        for opening in &seen.openings {
            assert_eq!(opening.findings, [], "{}", place.display());
            assert_eq!(opening.checked, [], "{}", place.display());
            assert_eq!((opening.unreadable, opening.read_only), (0, false));
            assert!(!opening.content.is_empty());
        }
        assert_eq!(seen.openings[0].hash, seen.openings[1].hash);
        for backup in Vault::backups(&dir).unwrap() {
            let file = dir.join("backups").join(backup.file_name);
            let opens = [PASSPHRASE, day::SECOND_PASSPHRASE].iter().any(|typed| {
                let typed = Passphrase::new(typed).unwrap_or_else(|error| panic!("{error}"));
                Vault::verify_backup(&file, &Secret::Passphrase(typed)).is_ok()
            });
            assert!(opens, "a backup of {}", place.display());
        }
        // A copy, as a person makes one to carry it on, is the same journal.
        let copy = own.root().join("copy.cairn");
        copy_journal(&dir, &copy).unwrap();
        let copied = look(&copy, day::SECOND_PASSPHRASE, How::Reading);
        assert_eq!(copied.openings[0].hash, seen.openings[0].hash);
        fs::remove_dir_all(copy).unwrap();
    }
}
