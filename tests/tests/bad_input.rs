//! Things that go wrong around a journal: each is answered with its code, nothing is changed, and
//! nothing panics.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_api::commands::*;
use cairn_api::{ApiError, Clock, Nothing, Session};
use cairn_exchange::{ExportFormat, Selection};
use cairn_journal::{CheckInDraft, EntryDraft};
use cairn_tests::{PASSPHRASE, Place, TestClock, files_below};
use cairn_vault::{Finding, SlotKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn unlock_with(session: &mut Session, secret: &str) -> Result<Unlocked, ApiError> {
    let request = Unlock {
        secret: secret.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    unlock(session, &TestClock::new(), request)
}

/// Names and bytes of everything below a folder.
fn bytes_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(folder)
        .into_iter()
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect()
}

fn write(session: &mut Session, change: impl FnOnce(&mut EntryDraft)) -> Result<String, ApiError> {
    let clock = TestClock::new();
    let blank = new_entry(
        session,
        &clock,
        NewEntry {
            template_id: None,
            date: None,
        },
    )?;
    let mut draft = EntryDraft::from(&blank);
    draft.body = "An ordinary morning.".to_owned();
    change(&mut draft);
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, &clock, request).map(|entry| entry.id.to_string())
}

/// A journal with an entry and a check-in, locked, and its content.
fn prepared(seed: u64) -> (Place, String) {
    let place = Place::new(seed);
    let (mut session, _) = place.created();
    write(&mut session, |draft| draft.title = "First".to_owned()).unwrap();
    let draft = CheckInDraft {
        valence: Some(2),
        ..CheckInDraft::default()
    };
    save_check_in(&mut session, &TestClock::new(), draft).unwrap();
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    let hash = place.content_hash();
    (place, hash)
}

// ---- The folder ----

/// Damages a journal in a way that is not mended: it is refused with this code, before and after a
/// secret is typed, and not a byte is changed.
#[track_caller]
fn check_refused(seed: u64, damage: impl FnOnce(&Place), code: &str) {
    let (place, _) = prepared(seed);
    damage(&place);
    let before = bytes_below(place.root());
    let mut session = place.session();
    let seen = app_state(&mut session, &TestClock::new(), Nothing {}).unwrap();
    let refusal = unlock_with(&mut session, PASSPHRASE).unwrap_err();
    assert_eq!(refusal.code(), code);
    assert_eq!(
        seen.problem.map(|problem| problem.code()).as_deref(),
        Some(code)
    );
    assert!(!session.is_open());
    assert_eq!(
        bytes_below(place.root()),
        before,
        "a refusal writes nothing"
    );
}

/// Damages a journal in a way that is mended: it opens with this finding, holds what it held, and
/// the second opening finds nothing.
#[track_caller]
fn check_mended(seed: u64, damage: impl FnOnce(&Place), found: &dyn Fn(&Finding) -> bool) {
    let (place, hash) = prepared(seed);
    damage(&place);
    let (session, unlocked) = place.try_unlock().unwrap();
    assert!(
        unlocked.findings.iter().any(found),
        "{:?}",
        unlocked.findings
    );
    assert_eq!(session.journal().unwrap().content_hash(), hash);
    drop(session);
    assert_eq!(
        place.content_hash(),
        hash,
        "the second time nothing is found"
    );
}

/// The one file or folder of the journal whose name begins like this.
fn part(place: &Place, beginning: &str) -> PathBuf {
    let mut parts = fs::read_dir(place.journal_dir())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(beginning)
        });
    let only = parts.next().unwrap();
    assert_eq!(parts.next(), None);
    only
}

#[test]
fn a_folder_with_other_things_is_no_journal() {
    check_refused(
        1,
        |place| {
            fs::remove_dir_all(place.journal_dir()).unwrap();
            fs::create_dir(place.journal_dir()).unwrap();
            fs::write(place.journal_dir().join("holiday.jpg"), b"not a journal").unwrap();
        },
        "not_a_journal",
    );
}

#[test]
fn no_journal_is_made_over_other_things() {
    let place = Place::new(2);
    fs::create_dir(place.journal_dir()).unwrap();
    fs::write(place.journal_dir().join("holiday.jpg"), b"not a journal").unwrap();
    let before = bytes_below(place.root());
    let mut session = place.session();
    let request = |dir: Option<String>| CreateJournal {
        dir,
        passphrase: PASSPHRASE.to_owned(),
        accept_weak: false,
        recovery: true,
        unlock_ms: None,
    };
    let clock = TestClock::new();
    let refusal = create_journal(&mut session, &clock, request(None)).unwrap_err();
    assert_eq!(refusal, ApiError::FolderNotEmpty);
    assert_eq!(bytes_below(place.root()), before);
    let refusal = create_journal(&mut session, &clock, request(Some("there".into()))).unwrap_err();
    assert_eq!(refusal.code(), "invalid", "a place is an absolute path");

    let (place, hash) = prepared(2);
    let refusal = create_journal(&mut place.session(), &clock, request(None)).unwrap_err();
    assert_eq!(refusal, ApiError::FolderNotEmpty);
    assert_eq!(
        place.content_hash(),
        hash,
        "the journal that is there stays"
    );
}

#[test]
fn a_missing_folder_is_told_from_a_first_start() {
    let place = Place::new(3);
    let mut session = place.session();
    let clock = TestClock::new();
    let first = app_state(&mut session, &clock, Nothing {}).unwrap();
    assert_eq!((first.phase, first.problem), (Phase::NoJournal, None));
    let dir = Some(
        place
            .root()
            .join("stick/journal.cairn")
            .display()
            .to_string(),
    );
    let chosen = locate_journal(&mut session, &clock, LocateJournal { dir }).unwrap();
    assert_eq!(chosen.problem, Some(ApiError::JournalMissing));
    assert_eq!(
        unlock_with(&mut session, PASSPHRASE).unwrap_err(),
        ApiError::JournalMissing
    );
}

#[test]
fn a_newer_format_opens_nothing_and_says_which() {
    let newer = |place: &Place| {
        for name in ["header", "header.bak"] {
            let path = place.journal_dir().join(name);
            let text = fs::read_to_string(&path).unwrap();
            let (first, rest) = text.split_once('\n').unwrap();
            let (magic, version) = first.rsplit_once(' ').unwrap();
            assert_eq!(version, "1");
            fs::write(&path, resealed(&format!("{magic} 9\n{rest}"))).unwrap();
        }
    };
    check_refused(4, newer, "newer_format");
    let (place, _) = prepared(4);
    newer(&place);
    let refusal = unlock_with(&mut place.session(), PASSPHRASE).unwrap_err();
    assert_eq!(
        refusal,
        ApiError::NewerFormat {
            found: 9,
            supported: 1
        }
    );
}

/// The header as it is, with a right checksum in its last line.
fn resealed(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let body = &text[..text.rfind("checksum ").unwrap()];
    let sum: String = Sha256::digest(body.as_bytes())
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    format!("{body}checksum {sum}\n")
}

#[test]
fn a_header_that_asks_for_64_gib_is_refused_at_once() {
    let hostile = |place: &Place| {
        for name in ["header", "header.bak"] {
            let path = place.journal_dir().join(name);
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                text.contains(" 64 1 1 "),
                "the cheap cost of tests, in KiB: {text}"
            );
            fs::write(&path, resealed(&text.replace(" 64 1 1 ", " 67108864 3 4 "))).unwrap();
        }
    };
    let (place, _) = prepared(5);
    hostile(&place);
    let mut session = place.session();
    let began = std::time::Instant::now();
    let refusal = unlock_with(&mut session, PASSPHRASE).unwrap_err();
    assert_eq!(refusal, ApiError::HeaderRefused);
    assert!(began.elapsed().as_millis() < 1000, "{:?}", began.elapsed());
}

#[test]
fn a_missing_header_is_replaced_by_its_second_copy_and_that_is_said() {
    check_mended(
        6,
        |place| fs::remove_file(place.journal_dir().join("header")).unwrap(),
        &|found| *found == Finding::SecondHeaderUsed,
    );
}

#[test]
fn without_both_headers_nothing_is_taken_for_new() {
    check_refused(
        7,
        |place| {
            fs::remove_file(place.journal_dir().join("header")).unwrap();
            fs::remove_file(place.journal_dir().join("header.bak")).unwrap();
        },
        "header_damaged",
    );
}

#[test]
fn a_missing_store_is_rebuilt_and_that_is_said() {
    check_mended(
        8,
        |place| fs::remove_dir_all(part(place, "store-")).unwrap(),
        &|found| {
            matches!(
                found,
                Finding::StoreRebuilt {
                    set_aside: false,
                    ..
                }
            )
        },
    );
}

#[test]
fn a_missing_ledger_is_rewritten_and_that_is_said() {
    check_mended(
        9,
        |place| fs::remove_file(part(place, "ledger-")).unwrap(),
        &|found| matches!(found, Finding::LedgerRewritten { .. }),
    );
}

#[test]
fn without_store_and_ledger_it_is_damage_and_not_an_empty_journal() {
    let (place, _) = prepared(10);
    fs::remove_dir_all(part(&place, "store-")).unwrap();
    fs::remove_file(part(&place, "ledger-")).unwrap();
    // Its backup can be read, and nothing is written.
    let unlocked = unlock_with(&mut place.session(), PASSPHRASE).unwrap();
    assert!(unlocked.read_only);
    assert!(matches!(
        unlocked.findings[..],
        [Finding::ReadOnlyRescue { from_backup, from_store: 0, from_ledger: 0, .. }] if from_backup > 0
    ));
    let backups = files_below(&place.journal_dir().join("backups"));
    assert!(!backups.is_empty(), "backups stay");
    for backup in backups {
        fs::remove_file(backup).unwrap();
    }
    let refusal = unlock_with(&mut place.session(), PASSPHRASE).unwrap_err();
    assert_eq!(refusal, ApiError::JournalDamaged);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_refused_and_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (place, hash) = prepared(11);
    let mode = |mode| fs::set_permissions(place.journal_dir(), fs::Permissions::from_mode(mode));
    mode(0o500).unwrap();
    // Somebody with all rights, as in a container, is not kept out.
    if fs::write(place.journal_dir().join("probe"), b"").is_ok() {
        fs::remove_file(place.journal_dir().join("probe")).unwrap();
        mode(0o700).unwrap();
        return;
    }
    let refusal = unlock_with(&mut place.session(), PASSPHRASE);
    let (mut session, unlocked) = read_only(&place);
    let written = write(&mut session, |_| {});
    let read = session.journal().unwrap().content_hash();
    mode(0o700).unwrap();
    assert_eq!(refusal.unwrap_err(), ApiError::FileUnwritable);
    assert!(unlocked.read_only);
    assert_eq!(written, Err(ApiError::ReadOnly));
    assert_eq!(read, hash);
}

fn read_only(place: &Place) -> (Session, Unlocked) {
    let mut session = place.session();
    let request = Unlock {
        secret: PASSPHRASE.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: true,
    };
    let unlocked = unlock(&mut session, &TestClock::new(), request).unwrap();
    (session, unlocked)
}

#[test]
fn a_journal_open_elsewhere_is_refused_and_can_be_read() {
    let (place, hash) = prepared(12);
    let mut holder = place.unlocked();
    let mut second = place.session();
    let seen = app_state(&mut second, &TestClock::new(), Nothing {}).unwrap();
    assert!(seen.in_use);
    assert_eq!(
        unlock_with(&mut second, PASSPHRASE).unwrap_err(),
        ApiError::InUse
    );
    let (mut reader, unlocked) = read_only(&place);
    assert!(unlocked.read_only);
    assert_eq!(reader.journal().unwrap().content_hash(), hash);
    assert_eq!(write(&mut reader, |_| {}), Err(ApiError::ReadOnly));
    write(&mut holder, |_| {}).unwrap();
    drop((holder, reader));
    assert_ne!(place.content_hash(), hash, "the holder went on writing");
}

// ---- The clock ----

#[test]
fn ac_14_a_clock_that_is_off_is_asked_about_and_changes_nothing_by_itself() {
    let (place, hash) = prepared(13);
    let zone = chrono_tz::Europe::Berlin;
    for (now, doubted) in [
        ("2026-11-17T10:00:00Z", true),
        ("2026-11-20T10:00:00Z", false),
        ("2026-11-22T10:00:00Z", false),
        ("2030-01-01T10:00:00Z", true),
        ("9999-12-31T23:59:59Z", true),
        ("1970-01-01T00:00:00Z", true),
    ] {
        let clock = TestClock::at(now, zone);
        let mut session = place.session();
        let request = Unlock {
            secret: PASSPHRASE.to_owned(),
            kind: SlotKind::Passphrase,
            read_only: true,
        };
        unlock(&mut session, &clock, request).unwrap();
        let today = get_today(&mut session, &clock, GetToday { tool: 0 }).unwrap();
        assert_eq!(today.clock_doubt.is_some(), doubted, "{now}");
        drop(session);
        assert_eq!(place.content_hash(), hash, "{now}");
    }
    // Once it is confirmed nobody asks again.
    let clock = TestClock::at("2030-01-01T10:00:00Z", zone);
    let mut session = place.session();
    unlock_at(&mut session, &clock);
    confirm_clock(&mut session, &clock, Nothing {}).unwrap();
    let today = get_today(&mut session, &clock, GetToday { tool: 0 }).unwrap();
    assert_eq!(today.clock_doubt, None);
}

fn unlock_at(session: &mut Session, clock: &dyn Clock) {
    let request = Unlock {
        secret: PASSPHRASE.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: false,
    };
    unlock(session, clock, request).unwrap();
}

// ---- The passphrase ----

fn created_with(place: &Place, passphrase: &str) -> Result<CreatedJournal, ApiError> {
    let request = CreateJournal {
        dir: None,
        passphrase: passphrase.to_owned(),
        accept_weak: false,
        recovery: false,
        unlock_ms: None,
    };
    create_journal(&mut place.session(), &TestClock::new(), request)
}

#[test]
fn a_passphrase_may_be_composed_differently_and_its_spaces_count() {
    let place = Place::new(14);
    created_with(&place, "  caf\u{e9} velvet \u{fb01}ne harbor onion").unwrap();
    let opens = |typed: &str| unlock_with(&mut place.session(), typed).map(|_| ());
    assert_eq!(
        opens("  cafe\u{301} velvet fine harbor onion"),
        Ok(()),
        "another keyboard"
    );
    let wrong = Err(ApiError::DoesNotOpen {
        wait_seconds: 0,
        by: SlotKind::Passphrase,
    });
    assert_eq!(
        opens("caf\u{e9} velvet \u{fb01}ne harbor onion"),
        wrong,
        "leading spaces"
    );
    assert_eq!(
        opens("  caf\u{e9} velvet \u{fb01}ne harbor onion "),
        wrong,
        "a space at the end"
    );
    assert_eq!(
        opens("  cafe velvet fine harbor onion"),
        wrong,
        "without the accent"
    );
}

#[test]
fn a_megabyte_pasted_for_a_passphrase_is_refused_with_the_limit() {
    let megabyte = "harbor velvet ".repeat(75_000);
    let place = Place::new(15);
    let too_long = ApiError::PassphraseTooLong { limit: 1024 };
    assert_eq!(created_with(&place, &megabyte).unwrap_err(), too_long);
    assert!(!place.journal_dir().exists(), "nothing was made");
    let (place, hash) = prepared(15);
    assert_eq!(
        unlock_with(&mut place.session(), &megabyte).unwrap_err(),
        too_long
    );
    for (typed, refusal) in [
        ("", ApiError::PassphraseEmpty),
        ("abc", ApiError::PassphraseTooWeak),
    ] {
        assert_eq!(created_with(&Place::new(15), typed).unwrap_err(), refusal);
    }
    assert_eq!(place.content_hash(), hash);
}

// ---- What is typed into a journal ----

/// Saves a changed entry: refused for the length of this field, and nothing is kept.
#[track_caller]
fn check_too_long(change: impl FnOnce(&mut EntryDraft), field: &str, limit: i32) {
    let (place, hash) = prepared(16);
    let mut session = place.unlocked();
    match write(&mut session, change).unwrap_err() {
        ApiError::Invalid {
            field: of,
            rule,
            limit: most,
            found,
        } => {
            assert_eq!(
                (of.as_str(), rule.as_str(), most),
                (field, "too_long", limit)
            );
            assert!(found > limit);
        }
        other => panic!("{other}"),
    }
    drop(session);
    assert_eq!(place.content_hash(), hash);
}

#[test]
fn five_megabytes_pasted_into_an_entry_are_refused_with_the_limit() {
    check_too_long(
        |draft| draft.body = "lantern ".repeat(5 * 1024 * 128),
        "body",
        200_000,
    );
}

#[test]
fn a_title_of_ten_thousand_signs_is_refused_with_the_limit() {
    check_too_long(|draft| draft.title = "t".repeat(10_000), "title", 120);
    check_too_long(|draft| draft.tags = vec!["x".repeat(10_000)], "tags", 60);
}

#[test]
fn the_longest_text_that_is_taken_comes_back() {
    let (place, _) = prepared(17);
    let body: String = "茶e\u{301}🪨 ".chars().cycle().take(199_999).collect();
    let mut session = place.unlocked();
    write(&mut session, |draft| draft.body.clone_from(&body)).unwrap();
    drop(session);
    let session = place.unlocked();
    let composed = body.replace("e\u{301}", "\u{e9}");
    assert!(
        session
            .journal()
            .unwrap()
            .entries()
            .any(|entry| entry.body == composed)
    );
}

#[test]
fn control_and_bidi_signs_go_from_lines_and_stay_in_texts() {
    let (place, _) = prepared(18);
    let mut session = place.unlocked();
    write(&mut session, |draft| {
        draft.title = "a\u{202e}b\u{0}c\u{7}\nd\u{2066}e".to_owned();
        draft.body = "a\u{202e}b\u{0}c\u{7}\nשלום \u{200f}!".to_owned();
        draft.tags = vec![
            "\u{202e}right\u{0} to left".to_owned(),
            "\u{202e}\u{0}".to_owned(),
        ];
    })
    .unwrap();
    drop(session);
    let session = place.unlocked();
    let entry = session
        .journal()
        .unwrap()
        .entries()
        .find(|entry| entry.title != "First")
        .unwrap();
    assert_eq!(entry.title, "abc de");
    assert_eq!(entry.body, "a\u{202e}bc\u{7}\nשלום \u{200f}!");
    assert_eq!(entry.tags, ["right to left"]);
}

#[test]
fn a_search_for_a_page_of_text_is_refused_with_the_limit() {
    let (place, _) = prepared(19);
    let mut session = place.unlocked();
    let mut found = |query: &str| {
        let request = SearchRequest {
            query: query.to_owned(),
            limit: 10,
        };
        search(&mut session, &TestClock::new(), request).map(|found| found.total)
    };
    assert_eq!(
        found(&"word ".repeat(1000)),
        Err(ApiError::TooLarge { limit: 1000 })
    );
    assert_eq!(found("ordinary"), Ok(1));
    for strange in [
        "\"",
        "tag:",
        "\u{202e}\u{0}",
        "((((",
        "mood:x",
        "from:yesterday",
        "kind:%00",
    ] {
        // Whatever it means, it is answered.
        let _answer = found(strange);
    }
}

// ---- What is read from files ----

#[test]
fn files_that_are_no_export_are_refused_and_nothing_changes() {
    let (place, hash) = prepared(20);
    let mut session = place.unlocked();
    let clock = TestClock::new();
    let out = place.root().join("whole.json");
    let request = ExportRequest {
        format: ExportFormat::Json,
        selection: Selection::default(),
        path: out.display().to_string(),
        overwrite: false,
    };
    export_journal(&mut session, &clock, request).unwrap();
    let whole = fs::read(&out).unwrap();
    let newer =
        String::from_utf8(whole.clone())
            .unwrap()
            .replacen("\"version\":1", "\"version\":9", 1);
    let newer = newer.replacen("\"version\": 1", "\"version\": 9", 1);
    let cases: [(&str, &[u8], &str); 10] = [
        ("no bytes", b"", "import_not_json"),
        (
            "a photograph",
            b"\xff\xd8\xff\xe0 JFIF \x00\x01",
            "import_not_json",
        ),
        (
            "a diary in plain text",
            b"Dear diary, today",
            "import_not_json",
        ),
        (
            "half an export",
            &whole[..whole.len() / 2],
            "import_cut_short",
        ),
        (
            "all but the last brace",
            whole.trim_ascii_end().strip_suffix(b"}").unwrap(),
            "import_cut_short",
        ),
        ("a list", b"[1, 2, 3]", "import_other_format"),
        (
            "another program's file",
            br#"{"metadata":{"version":"1.0"},"entries":[]}"#,
            "import_other_format",
        ),
        ("a bare number", b"7", "import_other_format"),
        ("a newer program's export", newer.as_bytes(), "import_newer"),
        (
            "two exports in a row",
            &[whole.clone(), whole.clone()].concat(),
            "import_not_json",
        ),
    ];
    for (what, bytes, code) in cases {
        let path = place.root().join("in.json");
        fs::write(&path, bytes).unwrap();
        for dry_run in [true, false] {
            let request = ImportRequest {
                path: path.display().to_string(),
                dry_run,
            };
            let refusal = import_journal(&mut session, &clock, request).expect_err(what);
            assert_eq!(refusal.code(), code, "{what}");
        }
        assert_eq!(session.journal().unwrap().content_hash(), hash, "{what}");
    }
    let request = ImportRequest {
        path: place.root().join("none").display().to_string(),
        dry_run: false,
    };
    assert_eq!(
        import_journal(&mut session, &clock, request).unwrap_err(),
        ApiError::FileUnreadable
    );
    drop(session);
    assert_eq!(place.content_hash(), hash);
}

#[test]
fn an_export_of_another_journal_adds_to_this_one_and_overwrites_nothing() {
    let (place, hash) = prepared(21);
    let (other, _) = prepared(22);
    let clock = TestClock::new();
    let out = other.root().join("theirs.json");
    let request = ExportRequest {
        format: ExportFormat::Json,
        selection: Selection::default(),
        path: out.display().to_string(),
        overwrite: false,
    };
    export_journal(&mut other.unlocked(), &clock, request).unwrap();
    let mut session = place.unlocked();
    let mut import = |dry_run| {
        let request = ImportRequest {
            path: out.display().to_string(),
            dry_run,
        };
        import_journal(&mut session, &clock, request).unwrap()
    };
    let (would, did, again) = (import(true), import(false), import(false));
    assert_eq!((would.new, did.new), (2, 2));
    assert_eq!(
        (again.new, again.duplicates),
        (0, 2),
        "the second time all is there"
    );
    assert_eq!(session.journal().unwrap().entries().count(), 2);
    drop(session);
    assert_ne!(place.content_hash(), hash);
    assert!(
        files_below(&place.journal_dir().join("backups")).len() >= 2,
        "a backup came first"
    );
}

#[test]
fn an_export_never_replaces_a_file_unasked_and_stays_out_of_the_journal() {
    let (place, hash) = prepared(23);
    let mut session = place.unlocked();
    let mut export = |path: PathBuf, overwrite| {
        let request = ExportRequest {
            format: ExportFormat::Txt,
            selection: Selection::default(),
            path: path.display().to_string(),
            overwrite,
        };
        export_journal(&mut session, &TestClock::new(), request).map(|_| ())
    };
    let there = place.root().join("letter.txt");
    fs::write(&there, b"Dear Ottoline").unwrap();
    assert_eq!(export(there.clone(), false), Err(ApiError::FileExists));
    assert_eq!(fs::read(&there).unwrap(), b"Dear Ottoline");
    assert_eq!(
        export(place.journal_dir().join("x.txt"), false),
        Err(ApiError::FileUnwritable)
    );
    assert!(export(place.root().join("no/such/folder/x.txt"), false).is_err());
    assert!(export(PathBuf::from("relative.txt"), false).is_err());
    assert_eq!(export(there.clone(), true), Ok(()));
    assert_ne!(fs::read(&there).unwrap(), b"Dear Ottoline");
    drop(session);
    assert_eq!(place.content_hash(), hash);
}
