//! Reading back: whole journals, and everything that is no journal.

use super::*;
use crate::samples::{
    batches, check_in, day, entry, fresh, id, instant, moment, strategy, strategy_use,
};
use crate::{ExportFormat, Selection, export};
use cairn_journal::{EntryDraft, SaveHow};
use cairn_words::Words;
use chrono_tz::Tz;
use proptest::prelude::*;

fn whole(journal: &Journal) -> Vec<u8> {
    let words = Words::english();
    let document = export(
        journal,
        ExportFormat::Json,
        &Selection::default(),
        &words,
        &moment(),
    )
    .unwrap();
    document.bytes.to_vec()
}

/// A document with these members behind format and version.
fn document(members: &str) -> Vec<u8> {
    format!(r#"{{"format":"cairn-journal","version":1{members}}}"#).into_bytes()
}

fn json(record: &impl serde::Serialize) -> String {
    serde_json::to_string(record).unwrap()
}

#[track_caller]
fn check_refused(bytes: &[u8], expect: &str) {
    let error = read_json(bytes).unwrap_err();
    let found = format!("{error:?}");
    assert!(found.starts_with(expect), "{found}");
}

#[test]
fn ac_38_a_journal_comes_back_the_same_in_every_zone() {
    let mut here = fresh(&moment(), 1);
    let mut batch = ImportBatch::default();
    for n in 1..=3 {
        let mut unanswered = check_in(n);
        (unanswered.valence, unanswered.energy) = (None, Some(0));
        batch.check_ins.push(unanswered);
    }
    let mut late = entry(4);
    late.at = instant("2026-11-22T02:30:00Z");
    late.day_start_used = 240;
    late.zone = Tz::America__New_York;
    batch.entries = vec![late, entry(5)];
    batch.strategies = vec![strategy(6)];
    batch.strategy_uses = vec![strategy_use(7, 6)];
    here.journal
        .import(batch, &moment(), &mut here.rng)
        .unwrap();
    let bytes = whole(&here.journal);
    let dates = |journal: &Journal| {
        let snapshot = journal.snapshot();
        let mut dates: Vec<_> = snapshot.entries.iter().map(|e| (e.id, e.date)).collect();
        dates.extend(snapshot.check_ins.iter().map(|c| (c.id, c.date)));
        dates
    };

    for zone in [Tz::Pacific__Auckland, Tz::America__Los_Angeles] {
        let there_and_then = Moment {
            now: instant("2027-03-14T11:00:00Z"),
            zone,
        };
        let mut there = fresh(&there_and_then, 2);
        let report = import_json(
            &mut there.journal,
            &bytes,
            false,
            &there_and_then,
            &mut there.rng,
        )
        .unwrap();
        assert_eq!(
            (report.new, report.duplicates, &report.skipped),
            (8, 0, &Vec::new())
        );
        assert_eq!(there.journal.content_hash(), here.journal.content_hash());
        let unanswered = there
            .journal
            .check_ins()
            .filter(|c| c.valence.is_none())
            .count();
        assert_eq!(unanswered, 3, "what was not answered stays unanswered");
        assert_eq!(dates(&there.journal), dates(&here.journal));
        let records = |bytes: &[u8]| {
            let mut document: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            // When it was opened is a fact about the other computer.
            document.as_object_mut().unwrap().remove("settings");
            document
        };
        assert_eq!(records(&whole(&there.journal)), records(&bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn export_and_import_give_the_same_journal(batch in batches()) {
        let mut here = fresh(&moment(), 1);
        let n = here.journal.import(batch, &moment(), &mut here.rng).unwrap();
        prop_assert_eq!(&n.skipped, &Vec::new());
        let bytes = whole(&here.journal);

        let mut there = fresh(&moment(), 2);
        let planned =
            import_json(&mut there.journal, &bytes, true, &moment(), &mut there.rng).unwrap();
        prop_assert_eq!(there.journal.entries().count(), 0, "a dry run takes nothing in");
        let report =
            import_json(&mut there.journal, &bytes, false, &moment(), &mut there.rng).unwrap();
        prop_assert_eq!(&planned, &report);
        prop_assert_eq!(report.new, report.found);
        prop_assert_eq!(there.journal.content_hash(), here.journal.content_hash());

        let again =
            import_json(&mut there.journal, &bytes, false, &moment(), &mut there.rng).unwrap();
        prop_assert_eq!((again.new, again.duplicates), (0, report.found));
        prop_assert_eq!(&again.skipped, &Vec::new());
        prop_assert_eq!(there.journal.content_hash(), here.journal.content_hash());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _any_answer = read_json(&bytes);
    }

    #[test]
    fn a_document_cut_anywhere_is_refused_or_whole(cut in any::<prop::sample::Index>()) {
        let mut record = entry(1);
        record.title = "Überall 今日は 🌿".to_owned();
        let bytes = document(&format!(r#","entries":[{}]"#, json(&record)));
        let at = cut.index(bytes.len());
        let error = read_json(&bytes[..at]).unwrap_err();
        let expected = match at {
            0 => matches!(error, ExchangeError::Empty),
            _ => matches!(error, ExchangeError::CutShort { bytes } if bytes == at as u64),
        };
        prop_assert!(expected, "{} of {}: {:?}", at, bytes.len(), error);
    }
}

#[test]
fn the_journals_own_history_and_trash_travel_too() {
    let mut here = fresh(&moment(), 1);
    let how = SaveHow {
        autosave: false,
        allow_empty: false,
    };
    let at = moment();
    let blank = here.journal.blank_entry(&at, &mut here.rng, None, None);
    let mut draft = EntryDraft {
        body: "first".to_owned(),
        ..EntryDraft::from(&blank)
    };
    let stored = here
        .journal
        .save_entry(draft.clone(), how, &at, &mut here.rng)
        .unwrap();
    (draft.revision, draft.body) = (stored.revision, "second".to_owned());
    let stored = here
        .journal
        .save_entry(draft, how, &at, &mut here.rng)
        .unwrap();
    here.journal.delete(stored.id, &at, &mut here.rng).unwrap();

    let mut there = fresh(&at, 2);
    import_json(
        &mut there.journal,
        &whole(&here.journal),
        false,
        &at,
        &mut there.rng,
    )
    .unwrap();
    assert_eq!(there.journal.content_hash(), here.journal.content_hash());
    assert_eq!(there.journal.trash().len(), 1);
    assert_eq!(there.journal.history(stored.id).len(), 1);
}

#[test]
fn what_is_here_already_is_never_overwritten() {
    let mut here = fresh(&moment(), 1);
    let batch = ImportBatch {
        entries: vec![entry(1)],
        ..ImportBatch::default()
    };
    here.journal
        .import(batch, &moment(), &mut here.rng)
        .unwrap();
    let before = here.journal.content_hash();
    let mut other = entry(1);
    other.body = "something else".to_owned();
    let bytes = document(&format!(
        r#","entries":[{},{}]"#,
        json(&entry(2)),
        json(&other)
    ));
    let report = import_json(&mut here.journal, &bytes, false, &moment(), &mut here.rng).unwrap();
    assert_eq!((report.found, report.new, report.duplicates), (2, 1, 0));
    let kept = Skipped {
        where_: "entries[1]".to_owned(),
        reason: SkipCode::OtherContent,
    };
    assert_eq!(report.skipped, [kept]);
    assert_eq!(here.journal.entry(id(1)).unwrap().body, "body 1");
    assert_ne!(here.journal.content_hash(), before, "the new one came in");
}

#[test]
fn a_record_that_breaks_a_rule_stays_out_alone() {
    let mut here = fresh(&moment(), 1);
    let mut wrong = check_in(1);
    wrong.valence = Some(9);
    let bytes = document(&format!(
        r#","check_ins":[{},{}]"#,
        json(&wrong),
        json(&check_in(2))
    ));
    let report = import_json(&mut here.journal, &bytes, false, &moment(), &mut here.rng).unwrap();
    assert_eq!(report.new, 1);
    let skipped = Skipped {
        where_: "check_ins[0]".to_owned(),
        reason: SkipCode::Invalid,
    };
    assert_eq!(report.skipped, [skipped]);
}

#[test]
fn what_is_not_a_journal_is_refused_with_numbers() {
    check_refused(b"", "Empty");
    check_refused(b"\xEF\xBB\xBF \n\t", "Empty");
    check_refused(&document(""), "Empty");
    check_refused(&document(r#","entries":[]"#), "Empty");
    check_refused(b"Dear diary", "NotJson { line: 1, column: 1 }");
    check_refused(b"{\n \"format\" 1}", "NotJson { line: 2, column: 11 }");
    check_refused(
        &[document(""), b"\0\0".to_vec()].concat(),
        "NotJson { line: 1, column: 39 }",
    );
    check_refused(br#"{"format":"cairn-jour"#, "CutShort { bytes: 21 }");
    check_refused(b"[1, 2", "CutShort { bytes: 5 }");
    check_refused(b"{\"a\":\"caf\xC3", "CutShort { bytes: 10 }");
    check_refused(b"{\"a\":\"\xE9t\xE9\"}", "NotUtf8 { at: 6 }");
    check_refused(b"\xEF\xBB\xBF{\"a\":\"\xE9t\xE9\"}", "NotUtf8 { at: 9 }");
    check_refused(b"\xFF\xFE{\0", "NotUtf8 { at: 0 }");
    check_refused(b"[]", "OtherFormat");
    check_refused(b"17", "OtherFormat");
    check_refused(
        br#"{"metadata":{"version":"1.0"},"entries":[]}"#,
        "OtherFormat",
    );
    check_refused(br#"{"format":"cairn-journal"}"#, "OtherFormat");
    check_refused(
        br#"{"format":"cairn-journal","version":"1"}"#,
        "OtherFormat",
    );
    check_refused(br#"{"format":"cairn-journal","version":0}"#, "OtherFormat");
    check_refused(br#"{"format":"another","version":2}"#, "OtherFormat");
    check_refused(
        br#"{"version":2,"entries":7,"format":"cairn-journal"}"#,
        "NewerVersion { found: 2, supported: 1 }",
    );
    check_refused(
        br#"{"format":"cairn-journal","version":99999999999}"#,
        "NewerVersion { found: 4294967295, supported: 1 }",
    );
}

#[test]
fn depth_alone_does_not_end_the_program() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let bytes = document(&format!(
        r#","entries":[{}],"other":{deep}"#,
        json(&entry(1))
    ));
    let (batch, report) = read_json(&bytes).unwrap();
    assert_eq!(batch.entries, [entry(1)]);
    assert_eq!(
        report.dropped,
        [Dropped {
            what: "other".to_owned(),
            count: 1
        }]
    );
    let bytes = document(&format!(r#","entries":[{deep},{}]"#, json(&entry(1))));
    let (batch, report) = read_json(&bytes).unwrap();
    assert_eq!(batch.entries.len(), 1);
    assert_eq!(report.skipped[0].reason, SkipCode::Unreadable);
}

#[test]
fn a_bad_record_never_stops_the_file() {
    let long = "名".repeat(101);
    let mut first = entry(1);
    first.date = day("2026-11-14");
    first.title = "ü".repeat(110);
    let bytes = document(&format!(
        r#","entries":[{first},7,{{"title":"{long}"}},{first},null],
        "check_ins":{{"a":1}},
        "check_ins":[{check_in}],
        "{long}":[1,2,3],"mood_ring":"x",
        "tags":[]"#,
        first = json(&first),
        check_in = json(&check_in(2)),
    ));
    let (batch, report) = read_json(&[BYTE_ORDER_MARK, &bytes].concat()).unwrap();
    assert_eq!(batch.entries, [first]);
    assert_eq!(batch.check_ins, [check_in(2)]);
    assert_eq!((report.found, report.new), (6, 2));
    let skipped: Vec<_> = report
        .skipped
        .iter()
        .map(|s| (s.where_.as_str(), s.reason))
        .collect();
    assert_eq!(
        skipped,
        [
            ("entries[1]", SkipCode::Unreadable),
            ("entries[2]", SkipCode::Unreadable),
            ("entries[3]", SkipCode::Repeated),
            ("entries[4]", SkipCode::Unreadable),
            ("check_ins", SkipCode::NotAnArray),
        ]
    );
    let dropped: Vec<_> = report
        .dropped
        .iter()
        .map(|d| (d.what.chars().count(), d.count))
        .collect();
    assert_eq!(dropped, [(60, 3), (9, 1)]);
    assert_eq!(
        report.date_range,
        Some([day("2026-11-14"), day("2026-11-21")])
    );
}

#[test]
fn the_report_has_the_names_of_the_command_line() {
    let bytes = document(&format!(r#","entries":[{},7]"#, json(&entry(1))));
    let (_, report) = read_json(&bytes).unwrap();
    assert_eq!(
        json(&report),
        r#"{"format":"json","found":2,"new":1,"duplicates":0,"skipped":[{"where":"entries[1]","reason":"unreadable"}],"dropped":[],"date_range":["2026-11-21","2026-11-21"],"import_id":null}"#
    );
}

#[test]
fn refusals_repeat_nothing_that_was_written() {
    let secret = "zebra-canary-77";
    for bytes in [
        secret.to_owned(),
        format!(r#"{{"{secret}":{secret}}}"#),
        format!(r#"{{"format":"{secret}","version":1}}"#),
        format!(r#"{{"format":"cairn-journal","version":"{secret}""#),
    ] {
        let error = read_json(bytes.as_bytes()).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(secret), "{error:?}");
    }
    let bytes = document(&format!(r#","entries":[{{"id":"{secret}"}},"{secret}"]"#));
    let (_, report) = read_json(&bytes).unwrap();
    assert!(!format!("{report:?}").contains(secret), "{report:?}");
}
