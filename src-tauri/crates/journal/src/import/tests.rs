use super::*;
use crate::drafts::{
    CheckInDraft, DayLogDraft, EntryDraft, InstrumentResponseDraft, LapseDraft, LetterDraft,
    MilestoneAckDraft, MilestoneSetDraft, OthersMilestoneDraft, PauseDraft, SettingsDraft,
    SignificantDateDraft, StrategyDraft, StrategyUseDraft, TrackerDraft, UrgeEpisodeDraft,
};
use crate::entities::{
    DayLog, DayState, Goal, Instrument, JournalEntry, Lapse, LapseEffect, MilestoneDef,
    MilestoneSet, MilestoneUnit, Pause, PauseScope, SignificantKind, Strategy, Tag, Tracker,
    UrgeOutcome, UrgeSample,
};
use crate::error::Rule;
use crate::fixture::{OnDisk, instant, moment, names, strategy_draft};
use crate::{Merge, ReceiptFacts};
use cairn_vault::Access;
use serde_json::json;

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
    let call = disk
        .strategy(StrategyDraft {
            tags: names(&["night"]),
            ..strategy_draft("Call")
        })
        .unwrap();
    let used = StrategyUseDraft {
        id: None,
        revision: 0,
        date: None,
        strategy_id: call.id,
        situation: Some("urge".to_owned()),
        before: Some(7),
        after: None,
        minutes_between: None,
        helped: None,
        note: String::new(),
        urge_episode_id: None,
    };
    disk.with(|journal, at, rng| journal.save_use(used, at, rng))
        .unwrap();
    let watched = UrgeEpisodeDraft {
        id: None,
        revision: 0,
        planned_min: 20,
        tracker_id: None,
        samples: vec![UrgeSample {
            sec: 0,
            strength: 7,
        }],
        triggers: names(&["payday"]),
        ended_sec: Some(90),
        outcome: Some(UrgeOutcome::Passed),
        note: String::new(),
    };
    disk.with(|journal, at, rng| journal.save_urge_episode(watched, at, rng))
        .unwrap();
    let answered = InstrumentResponseDraft {
        id: None,
        revision: 0,
        instrument: Instrument::Who5,
        answers: vec![Some(3), None, Some(0), Some(5), Some(1)],
        export_ok: true,
        export_item_nine: false,
    };
    disk.with(|journal, at, rng| journal.save_instrument_response(answered, at, rng))
        .unwrap();
    count_time(&mut disk);
    go_to_a_group(&mut disk);
    disk
}

/// Something of everything that is counted.
fn count_time(disk: &mut OnDisk) {
    let free = disk.tracker("Alcohol", "2026-01-01");
    let noted = LapseDraft {
        triggers: names(&["payday"]),
        ..LapseDraft::new(
            free.id,
            "2026-03-12".parse().unwrap(),
            None,
            LapseEffect::Restart,
        )
    };
    disk.save_lapse(noted, Merge::No).unwrap();
    let logged = TrackerDraft {
        goal: Goal::AsPrescribed,
        ..TrackerDraft::abstain("Medicine", "2026-01-01".parse().unwrap())
    };
    let logged = disk.save_tracker(logged).unwrap().id;
    let date = "2026-11-20".parse().unwrap();
    disk.with(|journal, at, rng| {
        journal
            .save_day_log(
                DayLogDraft {
                    tracker_id: logged,
                    date,
                    revision: 0,
                    state: DayState::Unknown,
                    amount_hundredths: None,
                },
                at,
                rng,
            )
            .unwrap();
        let paused = PauseDraft {
            id: None,
            revision: 0,
            from: date,
            to: None,
            scope: PauseScope::Mood,
        };
        journal.save_pause(paused, at, rng).unwrap();
        let set = MilestoneSetDraft {
            id: None,
            revision: 0,
            name: "Mine".to_owned(),
            items: vec![MilestoneDef::of(MilestoneUnit::Weeks, 6)],
        };
        journal.save_milestone_set(set, at, rng).unwrap();
        let seen = MilestoneAckDraft {
            id: None,
            revision: 0,
            tracker_id: free.id,
            unit: MilestoneUnit::Days,
            n: 30,
            run: 1,
            note: "Cake.".to_owned(),
            celebrated_with: names(&["Otter"]),
        };
        journal.acknowledge_milestone(seen, at, rng).unwrap();
        let grief = SignificantDateDraft {
            id: None,
            revision: 0,
            date,
            yearly: true,
            kind: SignificantKind::Grief,
            alias: "Dad".to_owned(),
            ritual: String::new(),
            notice_days: Some(3),
        };
        journal.save_significant_date(grief, at, rng).unwrap();
        let other = OthersMilestoneDraft {
            id: None,
            revision: 0,
            alias: "M.".to_owned(),
            date,
            yearly: true,
            note: String::new(),
            notice_days: None,
        };
        journal.save_others_milestone(other, at, rng).unwrap();
        let letter = LetterDraft {
            tracker_id: free.id,
            milestone: MilestoneDef::of(MilestoneUnit::Years, 1),
            body: "Dear me".to_owned(),
        };
        journal.seal_letter(letter, at, rng).unwrap();
    });
}

/// A draft as it comes over the wire.
fn draft<T: serde::de::DeserializeOwned>(json: serde_json::Value) -> T {
    serde_json::from_value(json).unwrap()
}

/// Something of everything in and around groups.
fn go_to_a_group(disk: &mut OnDisk) {
    let date = "2026-11-20";
    disk.with(|journal, at, rng| {
        let group = draft(json!({ "alias": "Tuesday", "status": "trying" }));
        let group_id = journal.save_group(group, at, rng).unwrap().id;
        let meeting = draft(json!({ "group_id": group_id, "minutes": 90 }));
        let meeting_id = journal.save_meeting(meeting, at, rng).unwrap().id;
        let taken = json!({ "meeting_id": meeting_id, "text": "Ten minutes", "kind": "insight" });
        journal.save_takeaway(draft(taken), at, rng).unwrap();
        let person = draft(json!({ "alias": "M.", "names_to_redact": ["Maria"] }));
        let person_id = journal.save_person(person, at, rng).unwrap().id;
        let asked = json!({ "date": date, "recipient": "group", "text": "How?" });
        journal.save_question(draft(asked), at, rng).unwrap();
        let kept = json!({ "date": date, "kind": "line", "text": "It passes." });
        journal.save_hope_item(draft(kept), at, rng).unwrap();
        let visit = json!({ "date": date, "group_id": group_id, "anxious_before": 8 });
        journal.save_first_visit(draft(visit), at, rng).unwrap();
        let look = json!({ "date": date, "group_id": group_id, "respect": 4 });
        journal.save_group_fit_review(draft(look), at, rng).unwrap();
        let help = json!({ "date": date, "direction": "both", "kind": "listened" });
        journal.save_support(draft(help), at, rng).unwrap();
        let concern = json!({ "person_id": person_id, "need": "To finish." });
        journal.save_concern(draft(concern), at, rng).unwrap();
        let service = json!({ "date": date, "role": "chair", "minutes": 60 });
        journal.save_service(draft(service), at, rng).unwrap();
        let heard = json!({ "date": date, "heard": "Relief." });
        journal.save_listening(draft(heard), at, rng).unwrap();
        let step = json!({ "order": 1, "text": "Say my name" });
        journal.save_openness_step(draft(step), at, rng).unwrap();
        let worry = json!({ "text": "The letter.", "resolved": "did_not" });
        journal.save_worry(draft(worry), at, rng).unwrap();
        let when = json!({ "date": date, "precision": "year" });
        let event = json!({ "when": when, "kind": "hard", "text": "Evenings." });
        journal.save_story_event(draft(event), at, rng).unwrap();
        let line = json!({ "text": "The long way round." });
        let plan = json!({ "alone": [line] });
        journal.save_safety_plan(draft(plan), at, rng).unwrap();
        let share = json!({ "date": date, "was": "Long.", "limit_minutes": 3, "state": "draft" });
        journal.save_share(draft(share), at, rng).unwrap();
        let left = ReceiptFacts {
            profile: None,
            format: "txt".to_owned(),
            redacted: true,
            n_records: 1,
            item_ids: Vec::new(),
            digest: "0".repeat(64),
        };
        journal.note_export(left, at, rng).unwrap();
    });
}

#[test]
fn every_kind_of_record_is_in_the_trial_of_export_and_import() {
    let json = serde_json::to_value(full().journal().snapshot()).unwrap();
    for (kind, records) in json.as_object().unwrap() {
        let is_there = records.as_array().is_none_or(|records| !records.is_empty());
        assert!(is_there, "{kind}");
    }
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
fn what_is_taken_by_its_name_or_its_days_is_left_out() {
    let mut disk = full();
    let here = exported(&disk);
    let mut other = || RecordId::make(&mut disk.rng);
    let theirs = ImportBatch {
        trackers: vec![Tracker {
            id: other(),
            name: "ALCOHOL".to_owned(),
            ..here.trackers[0].clone()
        }],
        day_logs: vec![DayLog {
            id: other(),
            ..here.day_logs[0].clone()
        }],
        lapses: vec![
            Lapse {
                id: other(),
                start: "2026-03-10".parse().unwrap(),
                ..here.lapses[0].clone()
            },
            Lapse {
                id: other(),
                tracker_id: other(),
                ..here.lapses[0].clone()
            },
        ],
        pauses: vec![Pause {
            id: other(),
            from: "2026-12-01".parse().unwrap(),
            ..here.pauses[0].clone()
        }],
        milestone_sets: vec![MilestoneSet {
            id: other(),
            ..here.milestone_sets[0].clone()
        }],
        ..ImportBatch::default()
    };
    let names: Vec<_> = here.trackers.iter().map(|one| &*one.name).collect();
    assert!(names.contains(&"Alcohol"));
    let outcome = import(&mut disk, theirs);
    assert_eq!(
        (outcome.found, outcome.new),
        (6, 1),
        "a lapse of another tracker is let in"
    );
    let reasons: Vec<_> = outcome
        .skipped
        .iter()
        .map(|skipped| skipped.reason)
        .collect();
    let not_unique = |field| SkipReason::NotUnique { field };
    assert_eq!(
        reasons,
        [
            not_unique("name"),
            not_unique("date"),
            SkipReason::Overlaps,
            SkipReason::Overlaps,
            not_unique("name")
        ]
    );
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
