use crate::drafts::{EntryDraft, SaveHow, SettingsDraft};
use crate::entities::{JournalEntry, RevisionReason};
use crate::error::Rule;
use crate::fixture::{OnDisk, entry_draft, instant, names};
use crate::{HardDays, JournalError, calendar};
use cairn_vault::{Access, RecordId};
use chrono::{NaiveDate, TimeDelta};

fn edited(entry: &JournalEntry, body: &str) -> EntryDraft {
    EntryDraft {
        body: body.to_owned(),
        ..EntryDraft::from(entry)
    }
}

#[test]
fn a_saved_entry_is_there_after_reopening() {
    let mut disk = OnDisk::new();
    let saved = disk.write("Harbour", "A *quiet* day.\n\nÄ, 日本, 👩‍👧.");
    assert_eq!(saved.revision, 1);
    assert_eq!(saved.date.to_string(), "2026-11-21");
    assert_eq!(disk.reopen(Access::ReadWrite), 0);
    assert_eq!(disk.journal().entry(saved.id), Some(&saved));
    assert_eq!(disk.journal().entries().collect::<Vec<_>>(), [&saved]);
}

#[test]
fn an_edit_keeps_the_day_and_the_replaced_version() {
    let mut disk = OnDisk::new();
    let first = disk.write("", "one");
    disk.later(TimeDelta::days(3));
    let second = disk.save(EntryDraft {
        date: Some(NaiveDate::MIN),
        ..edited(&first, "two")
    });
    let second = second.unwrap();
    assert_eq!(
        (second.revision, second.date, second.at),
        (2, first.date, first.at)
    );
    assert_eq!(second.updated_at, disk.at.now);
    disk.reopen(Access::ReadWrite);
    let history = disk.journal().history(first.id);
    assert_eq!(history.len(), 1);
    assert_eq!(
        (&history[0].entry, history[0].reason),
        (&first, RevisionReason::Replaced)
    );
}

#[test]
fn a_save_that_changes_nothing_writes_nothing() {
    let mut disk = OnDisk::new();
    let saved = disk.write("t", "cafe\u{301}");
    let sequence = disk.journal().vault().sequence();
    let again = disk.save(edited(&saved, "cafe\u{301}")).unwrap();
    assert_eq!(
        again, saved,
        "the same letter in two forms is the same text"
    );
    let after_a_lost_answer = EntryDraft {
        revision: 0,
        ..EntryDraft::from(&saved)
    };
    assert_eq!(disk.save(after_a_lost_answer).unwrap(), saved);
    assert_eq!(disk.journal().vault().sequence(), sequence);
    assert!(disk.journal().history(saved.id).is_empty());
}

#[test]
fn a_stale_save_is_refused_and_both_texts_are_kept() {
    let mut disk = OnDisk::new();
    let first = disk.write("", "one");
    disk.save(edited(&first, "two")).unwrap();
    for _retry in 0..2 {
        let refused = disk.save(edited(&first, "three"));
        assert!(matches!(
            refused,
            Err(JournalError::Stale {
                current_revision: 2
            })
        ));
    }
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().entry(first.id).unwrap().body, "two");
    let history = disk.journal().history(first.id);
    let kept: Vec<_> = history
        .iter()
        .map(|v| (v.reason, v.entry.body.as_str()))
        .collect();
    assert_eq!(
        kept,
        [
            (RevisionReason::Refused, "three"),
            (RevisionReason::Replaced, "one")
        ],
        "the refused text is kept once, however often it is sent"
    );
    let refused = history[0].id;
    let restored = disk
        .with(|journal, at, rng| journal.restore_version(refused, at, rng))
        .unwrap();
    assert_eq!((restored.body.as_str(), restored.revision), ("three", 3));
}

#[test]
fn a_save_after_deletion_is_refused_and_its_text_is_kept() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "one");
    disk.with(|journal, at, rng| journal.delete(entry.id, at, rng))
        .unwrap();
    assert!(matches!(
        disk.save(edited(&entry, "two")),
        Err(JournalError::InTrash)
    ));
    assert_eq!(disk.journal().history(entry.id)[0].entry.body, "two");
    assert!(disk.journal().entry(entry.id).is_none());
}

#[test]
fn nothing_replaces_something_only_when_asked() {
    let mut disk = OnDisk::new();
    let entry = disk.write("Title", "text");
    let emptied = EntryDraft {
        title: " ".to_owned(),
        ..edited(&entry, "\n\n")
    };
    assert!(matches!(
        disk.save(emptied.clone()),
        Err(JournalError::EmptyOverFull)
    ));
    assert_eq!(disk.journal().entry(entry.id), Some(&entry));
    let how = SaveHow {
        allow_empty: true,
        ..SaveHow::default()
    };
    disk.with(|journal, at, rng| journal.save_entry(emptied, how, at, rng))
        .unwrap();
    assert_eq!(
        disk.journal().history(entry.id)[0].entry,
        entry,
        "and then it is kept"
    );
    disk.reopen(Access::ReadWrite);
    assert!(!disk.journal().entry(entry.id).unwrap().has_text());
}

#[test]
fn a_new_entry_with_nothing_in_it_is_not_stored() {
    let mut disk = OnDisk::new();
    let blank =
        disk.with(|journal, at, rng| journal.blank_entry(at, rng, Some("low_high_between"), None));
    assert_eq!((blank.revision, blank.answers.len()), (0, 3));
    let refused = disk.save(EntryDraft::from(&blank));
    assert!(matches!(
        refused,
        Err(JournalError::Invalid {
            field: "body",
            rule: Rule::Empty
        })
    ));
    let mut draft = EntryDraft::from(&blank);
    draft.answers[1].text = "the sea".to_owned();
    let saved = disk.save(draft).unwrap();
    assert_eq!(
        saved.answers[1].text, "the sea",
        "answers are text without a body"
    );
}

#[test]
fn what_is_too_long_is_refused_with_numbers_and_loses_nothing() {
    let mut disk = OnDisk::new();
    let entry = disk.write("t", "text");
    let refused = disk.save(edited(&entry, &"ä".repeat(2_500_000)));
    assert!(matches!(
        refused,
        Err(JournalError::Invalid {
            field: "body",
            rule: Rule::TooLong {
                limit: 200_000,
                found: 2_500_000
            }
        })
    ));
    let long_title = EntryDraft {
        title: "x".repeat(10_000),
        ..EntryDraft::from(&entry)
    };
    assert!(matches!(
        disk.save(long_title),
        Err(JournalError::Invalid {
            field: "title",
            rule: Rule::TooLong {
                limit: 120,
                found: 10_000
            }
        })
    ));
    assert_eq!(disk.journal().entry(entry.id), Some(&entry));
    let at_the_limit = disk.save(edited(&entry, &"ä".repeat(200_000))).unwrap();
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().entry(entry.id), Some(&at_the_limit));
}

#[test]
fn signs_that_hide_or_turn_text_stay_out_of_titles() {
    let mut disk = OnDisk::new();
    let entry = disk.write("a\u{202E}b\nc\u{0}", "tab\tand\r\nline \u{202E}turned\u{0}");
    assert_eq!(entry.title, "ab c");
    assert_eq!(entry.body, "tab\tand\r\nline \u{202E}turned");
}

#[test]
fn ids_of_other_records_and_unknown_ids_are_refused() {
    let mut disk = OnDisk::new();
    let settings = disk.journal().settings().id;
    let taken = disk.save(entry_draft(settings, "", "text"));
    assert!(matches!(
        taken,
        Err(JournalError::Invalid {
            field: "id",
            rule: Rule::Repeated
        })
    ));
    let unknown = RecordId::make(&mut disk.rng);
    let edit = EntryDraft {
        revision: 4,
        ..entry_draft(unknown, "", "text")
    };
    assert!(matches!(disk.save(edit), Err(JournalError::NotFound)));
    assert_eq!(disk.journal().entries().len(), 0);
}

#[test]
fn ac_31_the_day_is_decided_once_when_an_entry_is_made() {
    let mut disk = OnDisk::new();
    let draft = SettingsDraft {
        day_start: 240,
        ..disk.journal().settings().into()
    };
    disk.with(|journal, at, rng| journal.save_settings(draft, at, rng))
        .unwrap();
    // 02:00 on the 21st and 03:00 on the 14th, in Berlin.
    disk.at.now = instant("2026-11-21T01:00:00Z");
    let inside = disk.write("", "inside");
    disk.at.now = instant("2026-11-14T02:00:00Z");
    let outside = disk.write("", "outside");
    assert_eq!(
        (inside.date.to_string(), inside.day_start_used),
        ("2026-11-20".to_owned(), 240)
    );
    assert_eq!(outside.date.to_string(), "2026-11-13");
    let today = calendar::today(&disk.at, disk.journal().settings());
    let found = disk
        .journal()
        .search("from:2026-11-14 to:2026-11-20", 10, today)
        .unwrap();
    assert_eq!(
        found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        [inside.id]
    );

    let draft = SettingsDraft {
        day_start: 0,
        ..disk.journal().settings().into()
    };
    disk.with(|journal, at, rng| journal.save_settings(draft, at, rng))
        .unwrap();
    let edited = disk.save(edited(&inside, "still inside")).unwrap();
    assert_eq!(
        (edited.date, edited.day_start_used),
        (inside.date, 240),
        "a setting changes no day"
    );
}

#[test]
fn entries_are_listed_by_day_and_instant() {
    let mut disk = OnDisk::new();
    let a = disk.write("", "a");
    disk.later(TimeDelta::hours(1));
    let b = disk.write("", "b");
    let draft = EntryDraft {
        date: Some("2026-11-01".parse().unwrap()),
        ..entry_draft(RecordId::make(&mut disk.rng), "", "c")
    };
    disk.later(TimeDelta::hours(1));
    let c = disk.save(draft).unwrap();
    let listed: Vec<_> = disk.journal().entries().map(|entry| entry.id).collect();
    assert_eq!(listed, [b.id, a.id, c.id]);
}

#[test]
fn this_day_in_earlier_years_leaves_hard_days_out() {
    let mut disk = OnDisk::new();
    let mut write = |date: &str, hard: bool| {
        let draft = EntryDraft {
            date: Some(date.parse().unwrap()),
            hard,
            ..entry_draft(RecordId::make(&mut disk.rng), "", date)
        };
        disk.save(draft).unwrap().id
    };
    let (leap, before_leap) = (write("2024-02-29", false), write("2025-02-28", false));
    write("2025-11-21", true);
    let (autumn, _this_year) = (write("2024-11-21", false), write("2026-11-21", false));
    let check = |date: &str, expect: &[RecordId]| {
        let found = disk
            .journal()
            .on_this_day(date.parse().unwrap(), HardDays::LeftOut);
        assert_eq!(
            found.iter().map(|entry| entry.id).collect::<Vec<_>>(),
            expect,
            "{date}"
        );
    };
    check("2026-11-21", &[autumn]);
    check("2026-02-28", &[before_leap, leap]);
    check("2028-02-28", &[before_leap]);
    check("2028-02-29", &[leap]);
}

#[test]
fn a_read_only_journal_refuses_every_change() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "text");
    disk.reopen(Access::ReadOnly);
    assert!(matches!(
        disk.save(edited(&entry, "other")),
        Err(JournalError::ReadOnly)
    ));
    let deleted = disk.with(|journal, at, rng| journal.delete(entry.id, at, rng));
    assert!(matches!(deleted, Err(JournalError::ReadOnly)));
    let noted = disk.with(|journal, at, rng| journal.note_opened(at, rng));
    assert!(matches!(noted, Err(JournalError::ReadOnly)));
    assert_eq!(disk.journal().entry(entry.id), Some(&entry));
}

#[test]
fn tags_of_an_entry_have_one_spelling() {
    let mut disk = OnDisk::new();
    let first = EntryDraft {
        tags: names(&["Sleep", " sea  side "]),
        ..entry_draft(RecordId::make(&mut disk.rng), "", "a")
    };
    disk.save(first).unwrap();
    let second = EntryDraft {
        tags: names(&["SLEEP", "sleep", "SEA SIDE", ""]),
        ..entry_draft(RecordId::make(&mut disk.rng), "", "b")
    };
    assert_eq!(
        disk.save(second).unwrap().tags,
        names(&["Sleep", "sea side"])
    );
    assert_eq!(disk.journal().tags().len(), 2);
}
