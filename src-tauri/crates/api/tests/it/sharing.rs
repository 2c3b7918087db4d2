//! The preview, the file and the receipt.

use crate::fixture::{TestClock, clock, create, session, write};
use cairn_api::commands::*;
use cairn_api::types::*;
use cairn_journal::entities::ExportReceipt;
use cairn_vault::SlotKind;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;

fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the request has its shape")
}

fn request(format: &str) -> Value {
    json!({ "format": format, "redact": true, "minutes": 3 })
}

fn preview(session: &mut Session, clock: &TestClock, format: &str) -> SharePreview {
    preview_share(session, clock, from(request(format))).expect("a preview")
}

fn written(
    session: &mut Session,
    clock: &TestClock,
    preview: &SharePreview,
    format: &str,
    path: &Path,
) -> Result<WrittenShare, ApiError> {
    let write = json!({ "request": request(format), "digest": preview.digest, "path": path });
    write_share(session, clock, from(write))
}

#[test]
fn ac_37_what_was_seen_is_what_is_written_and_a_change_asks_for_another_look() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let person = json!({ "alias": "M.", "names_to_redact": ["Maria"] });
    save_person(&mut session, &clock, from(person)).expect("a person");
    let entry = write(
        &mut session,
        &clock,
        "Evening",
        "Maria rang. Marianne did not.",
    );
    for format in ["txt", "md", "html", "csv", "pdf"] {
        let seen = preview(&mut session, &clock, format);
        assert_eq!(seen.redactions.to_review, ["Marianne"]);
        let changed = json!({
            "draft": { "id": entry.id, "revision": session_revision(&mut session, &clock, &entry),
                "title": "Evening", "body": format!("Maria rang. Marianne did not. {format}") },
        });
        save_entry(&mut session, &clock, from(changed)).expect("a change");
        let refused = written(&mut session, &clock, &seen, format, folder.path());
        assert_eq!(refused.err(), Some(ApiError::PreviewOutdated));
        let again = preview(&mut session, &clock, format);
        let done = written(&mut session, &clock, &again, format, folder.path()).expect("a file");
        let path = Path::new(&done.exported.path);
        let bytes = std::fs::read(path).expect("the file");
        if format == "pdf" {
            assert!(bytes.starts_with(b"%PDF-"));
        } else {
            assert_eq!(bytes, again.text.as_bytes(), "byte for byte");
        }
        assert!(!again.text.contains("Maria "), "{}", again.text);
        assert_eq!(
            path.file_name().and_then(|name| name.to_str()),
            Some(&*again.file_name)
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = path.metadata().expect("its facts").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let over = written(&mut session, &clock, &again, format, folder.path());
        assert_eq!(over.err(), Some(ApiError::FileExists), "asked first");
    }
    let receipts = list_receipts(&mut session, &clock, Nothing {})
        .expect("receipts")
        .receipts;
    assert_eq!(receipts.len(), 5);
    let told = serde_json::to_string(&receipts).expect("json");
    assert!(
        !told.contains("Maria") && !told.contains("Evening") && !told.contains("notes-"),
        "{told}"
    );
    let inside = folder.path().join("j").join("notes.txt");
    let seen = preview(&mut session, &clock, "txt");
    let refused = written(&mut session, &clock, &seen, "txt", &inside);
    assert_eq!(refused.err(), Some(ApiError::FileUnwritable));
}

#[test]
fn ac_37_an_encrypted_copy_is_what_was_seen_and_asks_for_its_own_passphrase() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let person = json!({ "alias": "M.", "names_to_redact": ["Maria"] });
    save_person(&mut session, &clock, from(person)).expect("a person");
    let entry = write(&mut session, &clock, "Evening", "Maria **rang**.");
    let outdated = preview(&mut session, &clock, "sealed");
    let changed = json!({ "draft": {
        "id": entry.id, "revision": entry.revision, "title": "Evening", "body": "Maria **rang** twice.",
    } });
    save_entry(&mut session, &clock, from(changed)).expect("a change");
    let copy = |session: &mut Session, digest: &str, passphrase: Option<&str>| {
        let write = json!({
            "request": request("sealed"), "digest": digest, "path": folder.path(),
            "passphrase": passphrase,
        });
        write_share(session, &clock, from(write))
    };
    let passphrase = "copper meadow lantern tide";
    let refused = copy(&mut session, &outdated.digest, Some(passphrase));
    assert_eq!(refused.err(), Some(ApiError::PreviewOutdated));
    let seen = preview(&mut session, &clock, "sealed");
    assert!(
        seen.text.contains("\\[M.\\] **rang** twice."),
        "{}",
        seen.text
    );
    for (typed, why) in [
        (None, ApiError::PassphraseEmpty),
        (Some("12345"), ApiError::PassphraseTooWeak),
    ] {
        let refused = copy(&mut session, &seen.digest, typed);
        assert_eq!(refused.err(), Some(why));
    }
    let n_files = || {
        std::fs::read_dir(folder.path())
            .expect("the folder")
            .count()
    };
    assert_eq!(n_files(), 1, "only the journal");
    let done = copy(&mut session, &seen.digest, Some(passphrase)).expect("a copy");
    assert_eq!(n_files(), 2);
    assert!(done.exported.path.ends_with("/notes-2026-11-21.backup"));
    let told = receipt_of(&mut session, &clock);
    assert_eq!((told.format.as_str(), told.digest), ("backup", seen.digest));

    let restore = |session: &mut Session, secret: &str| {
        let request = json!({
            "file": done.exported.path, "to": folder.path().join("there"), "switch": true,
            "secret": { "secret": secret, "kind": "passphrase" },
        });
        restore_backup(session, &clock, from(request))
    };
    let own = restore(&mut session, crate::fixture::PASSPHRASE);
    assert!(matches!(own, Err(ApiError::DoesNotOpen { .. })), "{own:?}");
    restore(&mut session, passphrase).expect("the copy opens");
    crate::fixture::open(&mut session, &clock, passphrase, SlotKind::Passphrase).expect("it opens");
    let journal = session.journal().expect("it is open");
    let bodies: Vec<_> = journal.entries().map(|one| one.body.trim()).collect();
    assert_eq!(bodies, ["\\[M.\\] **rang** twice."]);
    assert_eq!(journal.people().count(), 0);
}

/// The only receipt.
fn receipt_of(session: &mut Session, clock: &TestClock) -> ExportReceipt {
    let list = list_receipts(session, clock, Nothing {}).expect("receipts");
    let [receipt] = &list.receipts[..] else {
        panic!("{list:?}");
    };
    receipt.clone()
}

/// The revision that is stored of an entry.
fn session_revision(session: &mut Session, clock: &TestClock, entry: &JournalEntry) -> u32 {
    let request = from(json!({ "id": entry.id }));
    get_entry(session, clock, request)
        .expect("the entry")
        .revision
}

#[test]
fn a_folder_that_is_copied_elsewhere_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    write(&mut session, &clock, "", "text");
    let synced = folder.path().join("Dropbox");
    std::fs::create_dir(&synced).expect("a folder");
    let seen = preview(&mut session, &clock, "txt");
    let done = written(&mut session, &clock, &seen, "txt", &synced).expect("a file");
    assert!(done.in_synced_folder);
    let done = written(&mut session, &clock, &seen, "txt", folder.path()).expect("a file");
    assert!(!done.in_synced_folder);
    let gone = written(
        &mut session,
        &clock,
        &seen,
        "txt",
        &folder.path().join("no/such/notes.txt"),
    );
    assert_eq!(gone.err(), Some(ApiError::FileUnwritable));
}

#[test]
fn the_time_of_a_text_is_at_the_speed_of_the_person() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let text = json!({ "text": "word ".repeat(420), "minutes": 3 });
    let timing = time_text(&mut session, &clock, from(text.clone())).expect("a time");
    assert_eq!((timing.words, timing.seconds), (420, 194));
    let settings = get_settings(&mut session, &clock, Nothing {}).expect("settings");
    let mut faster = cairn_journal::SettingsDraft::from(&settings);
    faster.reading_speed = 140;
    save_settings(&mut session, &clock, faster).expect("settings");
    let timing = time_text(&mut session, &clock, from(text)).expect("a time");
    assert_eq!(timing.seconds, 180);
}
