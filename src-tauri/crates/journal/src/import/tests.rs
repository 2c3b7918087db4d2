use super::*;
use crate::drafts::{CheckInDraft, EntryDraft, SettingsDraft, StrategyDraft};
use crate::entities::JournalEntry;
use crate::error::Rule;
use crate::fixture::{OnDisk, instant, moment, names, strategy_draft};
use cairn_vault::Access;

/// The records of `disk` as they come back from an export.
fn exported(disk: &OnDisk) -> ImportBatch {
    let json = serde_json::to_string(&disk.journal().snapshot()).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn import(disk: &mut OnDisk, records: ImportBatch) -> ImportOutcome {
    let preview = disk.journal().preview_import(records.clone());
    let outcome = disk
        .with(|journal, at, rng| journal.import(records, at, rng))
        .unwrap();
    assert_eq!(outcome, preview, "what was announced is what is done");
    outcome
}

/// A journal with something of everything.
fn full() -> OnDisk {
    let mut disk = OnDisk::new();
    let entry = disk.write("Title", "first");
    let draft = EntryDraft {
        body: "second".to_owned(),
        tags: names(&["sea", "Walk"]),
        ..EntryDraft::from(&entry)
    };
    disk.save(draft).unwrap();
    let trashed = disk.write("", "to the trash");
    disk.with(|journal, at, rng| journal.delete(trashed.id, at, rng))
        .unwrap();
    for valence in [None, None, None, Some(-2)] {
        disk.check_in(CheckInDraft {
            valence,
            energy: Some(0),
            ..CheckInDraft::default()
        })
        .unwrap();
    }
    let draft = SettingsDraft {
        day_start: 240,
        ..disk.journal().settings().into()
    };
    disk.with(|journal, at, rng| journal.save_settings(draft, at, rng))
        .unwrap();
    disk.strategy(StrategyDraft {
        tags: names(&["night"]),
        ..strategy_draft("Call")
    })
    .unwrap();
    disk
}

#[test]
fn ac_38_an_export_in_an_empty_journal_has_the_same_content_in_every_zone() {
    let source = full();
    let mut hashes = vec![source.journal().content_hash()];
    for zone in [
        chrono_tz::Pacific::Auckland,
        chrono_tz::America::Los_Angeles,
    ] {
        let mut target = OnDisk::seeded(99);
        target.at = moment("2026-12-01T23:30:00Z", zone);
        let records = exported(&source);
        let outcome = import(&mut target, records.clone());
        assert_eq!(
            (outcome.new, outcome.duplicates),
            (outcome.found, 0),
            "{:?}",
            outcome.skipped
        );
        target.reopen(Access::ReadWrite);
        target
            .with(|journal, at, rng| journal.note_opened(at, rng))
            .unwrap();
        hashes.push(target.journal().content_hash());

        let (theirs, ours) = (source.journal(), target.journal());
        let moods = ours
            .check_ins()
            .filter(|check_in| check_in.valence.is_none())
            .count();
        assert_eq!(moods, 3, "what was not answered stays unanswered");
        assert!(
            theirs.entries().eq(ours.entries()),
            "days and instants are equal"
        );

        let again = import(&mut target, records);
        assert_eq!(
            (again.new, again.duplicates),
            (0, again.found),
            "{:?}",
            again.skipped
        );
    }
    hashes.dedup();
    assert_eq!(hashes.len(), 1);
}

#[test]
fn the_content_hash_tells_any_difference() {
    let mut disk = full();
    let mut hashes = vec![disk.journal().content_hash()];
    let entry = disk.journal().entries().next().unwrap().clone();
    disk.save(EntryDraft {
        starred: true,
        ..EntryDraft::from(&entry)
    })
    .unwrap();
    hashes.push(disk.journal().content_hash());
    disk.with(|journal, at, rng| journal.empty_trash(at, rng))
        .unwrap();
    hashes.push(disk.journal().content_hash());
    assert!(hashes[0] != hashes[1] && hashes[1] != hashes[2]);
    assert_eq!(hashes[0].len(), 64);
}

#[test]
fn what_is_here_is_never_overwritten() {
    let mut disk = full();
    let mut theirs = exported(&disk);
    let before = disk.journal().content_hash();
    theirs.entries[0].body = "changed elsewhere".to_owned();
    theirs.entries[0].starred = true;
    theirs.settings.as_mut().unwrap().auto_lock = 60;
    let changed = theirs.entries[0].id;
    let outcome = import(&mut disk, theirs);
    let reasons: Vec<_> = outcome
        .skipped
        .iter()
        .map(|skipped| (skipped.id, skipped.reason))
        .collect();
    let settings = disk.journal().settings().id;
    assert_eq!(
        reasons,
        [
            (changed, SkipReason::Differs),
            (settings, SkipReason::Differs)
        ]
    );
    assert_eq!(outcome.new, 0);
    assert_eq!(disk.journal().content_hash(), before);
}

fn foreign_entry(disk: &mut OnDisk) -> JournalEntry {
    let id = RecordId::make(&mut disk.rng);
    JournalEntry {
        id,
        revision: 1,
        at: instant("2019-05-04T20:00:00Z"),
        date: "2019-05-04".parse().unwrap(),
        ..full().journal().entries().next().unwrap().clone()
    }
}

#[test]
fn one_bad_record_does_not_refuse_the_others() {
    let mut disk = OnDisk::new();
    let good = JournalEntry {
        tags: names(&["new one"]),
        ..foreign_entry(&mut disk)
    };
    let bad = JournalEntry {
        title: "x".repeat(121),
        ..foreign_entry(&mut disk)
    };
    let far = JournalEntry {
        date: chrono::NaiveDate::MAX,
        ..foreign_entry(&mut disk)
    };
    let (bad_id, far_id) = (bad.id, far.id);
    let entries = vec![good.clone(), bad, good.clone(), far];
    let outcome = import(
        &mut disk,
        ImportBatch {
            entries,
            ..ImportBatch::default()
        },
    );
    assert_eq!((outcome.found, outcome.new, outcome.duplicates), (4, 1, 0));
    let reason = |id| {
        outcome
            .skipped
            .iter()
            .find(|skipped| skipped.id == id)
            .unwrap()
            .reason
    };
    let rule = Rule::TooLong {
        limit: 120,
        found: 121,
    };
    assert_eq!(
        reason(bad_id),
        SkipReason::Invalid {
            field: "title",
            rule
        }
    );
    assert!(matches!(
        reason(far_id),
        SkipReason::Invalid { field: "date", .. }
    ));
    assert_eq!(reason(good.id), SkipReason::Repeated);
    assert_eq!(disk.journal().entry(good.id), Some(&good));
    assert_eq!(
        disk.journal().tags()[0].tag.name,
        "new one",
        "its tag was made with it"
    );
}

#[test]
fn names_that_are_taken_are_reported() {
    let mut disk = full();
    let mut theirs = ImportBatch::default();
    let here = exported(&disk);
    let other = |disk: &mut OnDisk| RecordId::make(&mut disk.rng);
    let strategy = Strategy {
        id: other(&mut disk),
        title: "CALL".to_owned(),
        ..here.strategies[0].clone()
    };
    let tag = Tag {
        id: other(&mut disk),
        name: "SEA".to_owned(),
        ..here.tags[0].clone()
    };
    theirs.strategies = vec![strategy];
    theirs.tags = vec![tag];
    let outcome = import(&mut disk, theirs);
    let reasons: Vec<_> = outcome
        .skipped
        .iter()
        .map(|skipped| skipped.reason)
        .collect();
    let not_unique = |field| SkipReason::NotUnique { field };
    assert_eq!(reasons, [not_unique("title"), not_unique("name")]);
}

#[test]
fn settings_stay_when_there_is_anything_to_settle() {
    let mut disk = full();
    let theirs = exported(&full());
    let other_settings = Settings {
        id: RecordId::make(&mut disk.rng),
        auto_lock: 60,
        ..theirs.settings.unwrap()
    };
    let records = ImportBatch {
        settings: Some(other_settings),
        ..ImportBatch::default()
    };
    let outcome = import(&mut disk, records);
    assert_eq!(outcome.skipped[0].reason, SkipReason::OwnSettings);
    assert_eq!(disk.journal().settings().auto_lock, 5);
}
