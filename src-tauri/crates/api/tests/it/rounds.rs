//! Whole rounds: write, take out, bring back, back up, restore, trends.

use crate::fixture::{PASSPHRASE, clock, create, open, session, write};
use cairn_api::commands::{
    BackupSecret, CreateBackup, ExportRequest, GetToday, ImportRequest, NewEntry, RestoreBackup,
    SaveEntry, create_backup, export_journal, get_today, import_journal, list_backups,
    list_entries, list_templates, lock_session, new_entry, restore_backup, save_check_in,
    save_entry,
};
use cairn_api::types::ApiError;
use cairn_api::{Clock, Nothing};
use cairn_exchange::{ExportFormat, Selection};
use cairn_journal::{CheckInDraft, EntryDraft};
use cairn_vault::SlotKind;
use chrono::TimeDelta;

#[test]
fn ac_38_what_was_exported_comes_back_the_same_and_only_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = clock();
    let mut first = session(&folder.path().join("first"));
    create(&mut first, &clock, false);
    write(&mut first, &clock, "Café", "Tea, the dark garden.");
    let mood = CheckInDraft {
        energy: Some(-2),
        ..CheckInDraft::default()
    };
    save_check_in(&mut first, &clock, mood).expect("one value is enough");
    let path = folder.path().join("out.json").display().to_string();
    let export = ExportRequest {
        format: ExportFormat::Json,
        selection: Selection::default(),
        path: path.clone(),
        overwrite: false,
    };
    export_journal(&mut first, &clock, export.clone()).expect("the folder is writable");
    assert_eq!(
        export_journal(&mut first, &clock, export).err(),
        Some(ApiError::FileExists)
    );

    let mut second = session(&folder.path().join("second"));
    create(&mut second, &clock, false);
    let bring = |session: &mut _, dry_run| {
        import_journal(
            session,
            &clock,
            ImportRequest {
                path: path.clone(),
                dry_run,
            },
        )
    };
    let looked = bring(&mut second, true).expect("it can be read");
    let brought = bring(&mut second, false).expect("it can be read");
    assert_eq!(looked.new, brought.new, "looking first tells what happens");
    assert!(brought.new >= 2);
    let again = bring(&mut second, false).expect("it can be read");
    assert_eq!((again.new, again.duplicates >= brought.new), (0, true));
    assert_eq!(
        first.journal().expect("open").snapshot().check_ins,
        second.journal().expect("open").snapshot().check_ins
    );
}

#[test]
fn an_export_into_the_journals_own_folder_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().join("j");
    let (clock, mut session) = (clock(), session(&dir));
    create(&mut session, &clock, false);
    write(&mut session, &clock, "", "text");
    let link = folder.path().join("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&dir, &link).expect("links can be made");
    for place in [dir.join("out.md"), link.join("out.md"), dir.clone()] {
        let request = ExportRequest {
            format: ExportFormat::Md,
            selection: Selection::default(),
            path: place.display().to_string(),
            overwrite: false,
        };
        let refused = export_journal(&mut session, &clock, request).err();
        assert!(
            matches!(refused, Some(ApiError::FileUnwritable)),
            "plain text must not lie among what is sealed: {refused:?}"
        );
    }
}

#[test]
fn a_backup_restores_whole_into_a_new_folder_and_becomes_the_journal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    write(&mut session, &clock, "Before", "kept");
    create_backup(&mut session, &clock, CreateBackup { to: None }).expect("there is room");
    write(&mut session, &clock, "After", "not in it");
    let file = list_backups(&mut session, &clock, Nothing {})
        .expect("readable")
        .backups[0]
        .file_name
        .clone();
    let to = folder.path().join("restored");
    let restore = |session: &mut _, file: &str, to: &std::path::Path| {
        let secret = BackupSecret {
            secret: PASSPHRASE.into(),
            kind: SlotKind::Passphrase,
        };
        let to = to.display().to_string();
        restore_backup(
            session,
            &clock,
            RestoreBackup {
                file: file.into(),
                secret,
                to,
                switch: true,
            },
        )
    };
    restore(&mut session, &file, &to).expect("an empty place");
    assert_eq!(
        open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase),
        Ok(())
    );
    let list = list_entries(
        &mut session,
        &clock,
        serde_json::from_str("{}").expect("all default"),
    )
    .expect("it is open");
    assert_eq!(
        list.rows
            .iter()
            .map(|row| row.title.as_str())
            .collect::<Vec<_>>(),
        ["Before"]
    );
    lock_session(&mut session, &clock, Nothing {}).expect("always");
    let file = list_backups(&mut session, &clock, Nothing {})
        .expect("readable")
        .backups;
    let outside = restore(&mut session, "../header", &folder.path().join("x")).err();
    assert!(
        matches!(outside, Some(ApiError::Invalid { .. })),
        "a name never leaves the folder"
    );
    assert!(file.len() <= 1);
}

#[test]
fn locking_makes_a_backup_at_most_every_hour_and_only_after_a_change() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let count = |session: &mut _| {
        list_backups(session, &clock, Nothing {})
            .expect("readable")
            .backups
            .len()
    };
    let lock = |session: &mut _| lock_session(session, &clock, Nothing {}).expect("always");
    lock(&mut session);
    assert_eq!(count(&mut session), 1, "a new journal is a change");
    let later = |minutes| clock.now.set(clock.now.get() + TimeDelta::minutes(minutes));
    later(10);
    open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase).expect("right");
    write(&mut session, &clock, "", "soon after");
    lock(&mut session);
    assert_eq!(count(&mut session), 1, "the newest is ten minutes old");
    later(60);
    open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase).expect("right");
    write(&mut session, &clock, "", "an hour later");
    lock(&mut session);
    assert_eq!(count(&mut session), 2);
    later(600);
    open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase).expect("right");
    lock(&mut session);
    assert_eq!(count(&mut session), 2, "nothing was changed");
}

#[test]
fn today_gathers_the_day_and_an_empty_text_needs_a_word() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let entry = write(&mut session, &clock, "Title", "Text");
    let today = get_today(&mut session, &clock, GetToday { tool: 0 }).expect("open");
    assert_eq!(
        (today.entries.len(), today.n_check_ins, today.tool.is_none()),
        (1, 0, true)
    );
    assert_eq!(today.date.to_string(), "2026-11-21");
    let now = clock.moment();
    assert_eq!((today.at, today.zone), (now.now, now.zone));
    let mut draft = EntryDraft::from(&entry);
    draft.title.clear();
    draft.body.clear();
    let mut save = |allow_empty| {
        let request = SaveEntry {
            draft: draft.clone(),
            autosave: true,
            allow_empty,
        };
        save_entry(&mut session, &clock, request)
    };
    assert_eq!(save(false).err(), Some(ApiError::EmptyOverFull));
    assert!(save(true).is_ok(), "a person asked for it");
}

#[test]
fn every_template_has_its_prompts() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = clock();
    let mut session = session(&folder.path().join("journal"));
    create(&mut session, &clock, false);
    let offered = list_templates(&mut session, &clock, Nothing {}).expect("no journal is needed");
    for template in offered.templates {
        let request = NewEntry {
            template_id: Some(template.id.clone()),
            date: None,
        };
        let entry = new_entry(&mut session, &clock, request).expect("a template that is offered");
        assert_eq!(entry.answers.len(), template.n_prompts as usize);
        for answer in entry.answers {
            let is_id = answer.prompt.starts_with("template-");
            assert!(!answer.prompt.is_empty() && !is_id, "{}", template.id);
        }
    }
}
