//! The acts that trials interrupt, one to a program. Each says `begin` when what it needs is open,
//! and then `answered` or `refused CODE`.

use crate::{open, say};
use cairn_api::commands::{
    BackupSecret, ChangePassphrase, CreateBackup, EraseForGood, NewEntry, RestoreBackup, SaveEntry,
    change_passphrase, create_backup, erase_for_good, list_backups, lock_session, new_entry,
    restore_backup, save_entry,
};
use cairn_api::{ApiError, Clock, Nothing, Session};
use cairn_journal::EntryDraft;
use cairn_tests::{
    RESTORED, Size, TestClock, Writer, body_of, other_passphrase, session_in, try_create,
};
use cairn_vault::{Access, Change, Opened, Passphrase, Secret, SlotKind, Vault};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::path::Path;

/// Plays the act `name` in `place`.
pub fn act(name: &str, place: &Path, seed: u64, passphrase: &str) {
    if name == "compact" {
        return compact(place, passphrase);
    }
    let mut session = session_in(place, seed);
    let prepared = match name {
        "create" | "open" | "restore" => Ok(()),
        _ => open(&mut session, passphrase),
    };
    let outcome = prepared.and_then(|()| {
        say("begin\n");
        perform(name, &mut session, place, seed, passphrase)
    });
    match outcome {
        Ok(()) => say("answered\n"),
        Err(refusal) => say(&format!("refused {}\n", refusal.code())),
    }
}

/// Saves after which ledger and store are due to be written anew, and the save itself does not do
/// it yet.
const GROWTH: u32 = 300;

/// Saves one entry over and over.
fn grow(session: &mut Session) -> Result<(), ApiError> {
    let clock = &TestClock::new();
    let request = NewEntry {
        template_id: None,
        date: None,
    };
    let mut draft = EntryDraft::from(&new_entry(session, clock, request)?);
    for n in 0..GROWTH {
        draft.body = body_of(5, n, Size::Usual).repeat(3);
        let request = SaveEntry {
            draft,
            autosave: true,
            allow_empty: false,
        };
        draft = EntryDraft::from(&save_entry(session, clock, request)?);
    }
    Ok(())
}

/// Writes one new entry.
fn page(session: &mut Session, seed: u64) -> Result<(), ApiError> {
    let clock = &TestClock::new();
    let request = NewEntry {
        template_id: None,
        date: None,
    };
    let mut draft = EntryDraft::from(&new_entry(session, clock, request)?);
    draft.body = body_of(seed, 0, Size::Usual);
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).map(drop)
}

fn perform(
    name: &str,
    session: &mut Session,
    place: &Path,
    seed: u64,
    passphrase: &str,
) -> Result<(), ApiError> {
    let clock = &TestClock::new();
    match name {
        "create" => try_create(session).map(drop),
        "open" => open(session, passphrase),
        "save" => Writer::new(seed, Size::Usual).act(session).map(drop),
        "page" => page(session, seed),
        "grow" => grow(session),
        "passphrase" => {
            let request = ChangePassphrase {
                current: passphrase.to_owned(),
                current_kind: SlotKind::Passphrase,
                new: other_passphrase(passphrase).to_owned(),
                accept_weak: false,
            };
            change_passphrase(session, clock, request).map(drop)
        }
        "backup" => create_backup(session, clock, CreateBackup { to: None }).map(drop),
        // Nothing is named: everything is sealed anew, and nothing goes.
        "erase" => {
            let nothing = EraseForGood::Records { ids: Vec::new() };
            erase_for_good(session, clock, nothing).map(drop)
        }
        "lock" => lock_session(session, clock, Nothing {}).map(drop),
        "restore" => restore(session, place, passphrase),
        _ => panic!("unknown act"),
    }
}

/// Writes a record over and over, which changes nothing but the size of ledger and store, and then
/// lets the vault write both anew, as the window does when nobody types.
fn compact(place: &Path, passphrase: &str) {
    let dir = place.join("journal.cairn");
    let secret = Passphrase::new(passphrase).map(Secret::Passphrase);
    let opened = secret
        .and_then(|secret| Vault::open(&dir, &secret, Access::ReadWrite, TestClock::new().now()));
    let outcome = opened.and_then(
        |Opened {
             mut vault, records, ..
         }| {
            let largest = records.into_iter().max_by_key(|record| record.body.len());
            let change = [Change::Put(largest.expect("a journal has its settings"))];
            let mut rng = StdRng::seed_from_u64(6);
            for _ in 0..GROWTH {
                vault.write(&change, &mut rng)?;
            }
            say("begin\n");
            vault.compact(&|| true)
        },
    );
    match outcome.map_err(ApiError::from) {
        Ok(_) => say("answered\n"),
        Err(refusal) => say(&format!("refused {}\n", refusal.code())),
    }
}

/// Restores the newest backup that is whole.
fn restore(session: &mut Session, place: &Path, passphrase: &str) -> Result<(), ApiError> {
    let clock = &TestClock::new();
    let mut outcome = Err(ApiError::NotFound);
    for backup in list_backups(session, clock, Nothing {})?.backups {
        let request = RestoreBackup {
            file: backup.file_name,
            secret: BackupSecret {
                secret: passphrase.to_owned(),
                kind: SlotKind::Passphrase,
            },
            to: place.join(RESTORED).display().to_string(),
            switch: false,
        };
        outcome = restore_backup(session, clock, request).map(drop);
        let is_usable = !matches!(
            outcome,
            Err(ApiError::BackupDamaged | ApiError::DoesNotOpen { .. } | ApiError::HeaderRefused)
        );
        if is_usable {
            break;
        }
    }
    outcome
}
