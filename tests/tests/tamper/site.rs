//! The journal that is tampered with, how it was before, and other journals to take parts from.

use cairn_api::commands::*;
use cairn_api::{Nothing, Session};
use cairn_journal::EntryDraft;
use cairn_tests::{PASSPHRASE, Place, TestClock, copy_journal, day};
use cairn_vault::hooks::Keys;
use cairn_vault::{RecordId, RecoveryWords, Secret, SlotKind};
use std::fs;
use std::path::{Path, PathBuf};

/// See the module.
pub struct Site {
    place: Place,
    other: Place,
    words: String,
    /// Hash over everything in it.
    pub hash: String,
    /// The same at the time of the older copy.
    pub older_hash: String,
    /// An entry that was changed after the older copy was made.
    pub changed: RecordId,
    /// An entry that was removed for good after the older copy was made.
    pub removed: RecordId,
}

impl Site {
    /// A journal with a past: entries, an older copy, changes, a removal, another passphrase.
    pub fn make() -> Site {
        let place = Place::new(41);
        let (mut session, words) = place.created();
        let ids: Vec<RecordId> = (0..12).map(|n| save(&mut session, n)).collect();
        let older_hash = close(&place, session);
        copy_journal(&place.journal_dir(), &place.root().join("older")).unwrap();

        let clock = &TestClock::new();
        let mut session = place.unlocked();
        let entry = session.journal().unwrap().entry(ids[3]).unwrap();
        let mut draft = EntryDraft::from(entry);
        draft.body = "written again, later".to_owned();
        let request = SaveEntry {
            draft,
            autosave: true,
            allow_empty: false,
        };
        save_entry(&mut session, clock, request).unwrap();
        delete_record(&mut session, clock, ById { id: ids[7] }).unwrap();
        empty_trash(&mut session, clock, Nothing {}).unwrap();
        (12..16).for_each(|n| {
            save(&mut session, n);
        });
        let request = ChangePassphrase {
            current: PASSPHRASE.to_owned(),
            current_kind: SlotKind::Passphrase,
            new: day::SECOND_PASSPHRASE.to_owned(),
            accept_weak: false,
        };
        change_passphrase(&mut session, clock, request).unwrap();
        create_backup(&mut session, clock, CreateBackup { to: None }).unwrap();
        let hash = close(&place, session);
        restore(&place);

        let other = Place::new(42);
        let (mut session, _) = other.created();
        (0..5).for_each(|n| {
            save(&mut session, n);
        });
        close(&other, session);
        Site {
            place,
            other,
            words,
            hash,
            older_hash,
            changed: ids[3],
            removed: ids[7],
        }
    }

    /// A place as this one is: the journal and what the program remembers of it.
    pub fn copy(&self) -> Place {
        let place = Place::new(43);
        copy_journal(&self.place.journal_dir(), &place.journal_dir()).unwrap();
        copy_journal(&self.place.config_dir(), &place.config_dir()).unwrap();
        place
    }

    /// The same journal before its changes.
    pub fn older(&self) -> PathBuf {
        self.place.root().join("older")
    }

    /// The same journal under another epoch.
    pub fn restored(&self) -> PathBuf {
        self.place.root().join("restored")
    }

    /// Another journal.
    pub fn other(&self) -> PathBuf {
        self.other.journal_dir()
    }

    /// The keys, which the stranger does not have: to name the place that a case is about.
    pub fn keys(&self, dir: &Path) -> Keys {
        let words = RecoveryWords::parse(&self.words).unwrap();
        Keys::of(
            &fs::read(dir.join("header")).unwrap(),
            &Secret::Recovery(words),
        )
        .unwrap()
    }
}

fn save(session: &mut Session, n: u32) -> RecordId {
    let clock = &TestClock::new();
    let request = NewEntry {
        template_id: None,
        date: None,
    };
    let mut draft = EntryDraft::from(&new_entry(session, clock, request).unwrap());
    draft.body = format!("entry {n}: {}", "walk ".repeat(n as usize * 20));
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).unwrap().id
}

/// Locks; the hash over what it held.
fn close(place: &Place, mut session: Session) -> String {
    let hash = session.journal().unwrap().content_hash();
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    assert!(place.config_dir().join("preferences.json").exists());
    hash
}

fn restore(place: &Place) {
    let clock = &TestClock::new();
    let mut session = place.session();
    let newest = list_backups(&mut session, clock, Nothing {})
        .unwrap()
        .backups[0]
        .clone();
    let request = RestoreBackup {
        file: newest.file_name,
        secret: BackupSecret {
            secret: day::SECOND_PASSPHRASE.to_owned(),
            kind: SlotKind::Passphrase,
        },
        to: place.root().join("restored").display().to_string(),
        switch: false,
    };
    restore_backup(&mut session, clock, request).unwrap();
}
