//! What leaves and what stays.

use super::*;
use crate::samples::{
    batches, check_in, day, entry, fresh, id, instant, settings, strategy, strategy_use,
};
use crate::{ExportFormat, export};
use cairn_journal::{EntryDraft, ImportBatch, Moment, SaveHow, SettingsDraft};
use cairn_words::Words;
use chrono_tz::Tz;
use proptest::prelude::*;

/// Numbers of the picked records: entries, check-ins, strategies, uses.
fn numbers(picked: &Picked<'_>) -> [Vec<RecordId>; 4] {
    [
        picked.entries.iter().map(|record| record.id).collect(),
        picked.check_ins.iter().map(|record| record.id).collect(),
        picked.strategies.iter().map(|record| record.id).collect(),
        picked.uses.iter().map(|record| record.id).collect(),
    ]
}

#[track_caller]
fn check(batch: &ImportBatch, selection: &Selection, expect: [&[u64]; 4], left_out: [u32; 3]) {
    let settings = settings();
    let picked = pick(&batch.snapshot(&settings), selection);
    let expect = expect.map(|of_kind| of_kind.iter().map(|n| id(*n)).collect::<Vec<_>>());
    assert_eq!(numbers(&picked), expect);
    let [third_party, drawer, private] = left_out;
    assert_eq!(
        picked.left_out,
        LeftOut {
            third_party,
            drawer,
            private
        }
    );
}

#[test]
fn ac_31_a_range_goes_by_logical_days() {
    let at = |text: &str| Moment {
        now: instant(text),
        zone: Tz::Europe__London,
    };
    let mut here = fresh(&at("2026-11-13T12:00:00Z"), 1);
    let draft = SettingsDraft {
        day_start: 240,
        ..SettingsDraft::from(here.journal.settings())
    };
    here.journal
        .save_settings(draft, &at("2026-11-13T12:00:00Z"), &mut here.rng)
        .unwrap();
    let mut write = |text: &str| {
        let at = at(text);
        let blank = here.journal.blank_entry(&at, &mut here.rng, None, None);
        let draft = EntryDraft {
            body: format!("at {text}"),
            ..EntryDraft::from(&blank)
        };
        let how = SaveHow {
            autosave: false,
            allow_empty: false,
        };
        here.journal
            .save_entry(draft, how, &at, &mut here.rng)
            .unwrap()
            .id
    };
    let before = write("2026-11-14T03:00:00Z");
    let first = write("2026-11-14T04:00:00Z");
    let last = write("2026-11-21T02:00:00Z");
    let after = write("2026-11-21T04:00:00Z");

    let range = Selection {
        from: Some(day("2026-11-14")),
        to: Some(day("2026-11-20")),
        ..Selection::default()
    };
    let words = Words::english();
    for format in [
        ExportFormat::Md,
        ExportFormat::Txt,
        ExportFormat::Csv,
        ExportFormat::Json,
    ] {
        let now = at("2026-11-21T20:00:00Z");
        let document = export(&here.journal, format, &range, &words, &now).unwrap();
        assert_eq!(document.records, 2, "{format:?}");
        let text = std::str::from_utf8(&document.bytes).unwrap();
        let holds = |text_of: &str| text.replace('\\', "").contains(text_of);
        assert!(
            holds("at 2026-11-21T02:00"),
            "logical 20 November is in: {format:?}"
        );
        assert!(holds("at 2026-11-14T04:00"), "{format:?}");
        assert!(
            !holds("at 2026-11-14T03:00"),
            "logical 13 November is out: {format:?}"
        );
        assert!(!holds("at 2026-11-21T04:00"), "{format:?}");
    }
    let snapshot = here.journal.snapshot();
    let picked: HashSet<_> = pick(&snapshot, &range)
        .entries
        .iter()
        .map(|e| e.id)
        .collect();
    assert_eq!(picked, HashSet::from([first, last]));
    let open = Selection {
        from: Some(day("2026-11-14")),
        ..Selection::default()
    };
    let picked: HashSet<_> = pick(&snapshot, &open)
        .entries
        .iter()
        .map(|e| e.id)
        .collect();
    assert_eq!(picked, HashSet::from([first, last, after]));
    assert_eq!(pick(&snapshot, &Selection::default()).entries.len(), 4);
    assert!(!picked.contains(&before));
}

#[test]
fn what_is_nobody_elses_business_leaves_only_when_ticked_by_itself() {
    let mut batch = ImportBatch {
        entries: (1..=4).map(entry).collect(),
        ..Default::default()
    };
    batch.entries[1].third_party = true;
    batch.entries[2].drawer = true;
    (batch.entries[3].third_party, batch.entries[3].drawer) = (true, true);
    check(
        &batch,
        &Selection::default(),
        [&[1], &[], &[], &[]],
        [1, 2, 0],
    );

    let named = Selection {
        items: (1..=4).map(id).collect(),
        ..Selection::default()
    };
    check(&batch, &named, [&[1], &[], &[], &[]], [1, 2, 0]);

    let both = vec![id(2), id(3), id(4)];
    let third_party = Selection {
        include_third_party: both.clone(),
        ..Selection::default()
    };
    check(&batch, &third_party, [&[1, 2], &[], &[], &[]], [0, 2, 0]);
    let drawer = Selection {
        include_drawer: both.clone(),
        ..Selection::default()
    };
    check(&batch, &drawer, [&[1, 3], &[], &[], &[]], [2, 0, 0]);
    let all = Selection {
        include_drawer: both,
        ..third_party
    };
    check(&batch, &all, [&[1, 2, 3, 4], &[], &[], &[]], [0, 0, 0]);
}

#[test]
fn a_private_strategy_stays_with_its_uses_unless_it_is_named() {
    let mut batch = ImportBatch {
        strategies: vec![strategy(1), strategy(2)],
        strategy_uses: vec![strategy_use(3, 1), strategy_use(4, 2)],
        ..ImportBatch::default()
    };
    batch.strategies[1].private = true;
    check(
        &batch,
        &Selection::default(),
        [&[], &[], &[1], &[3]],
        [0, 0, 2],
    );
    let r#use = Selection {
        items: vec![id(4)],
        ..Selection::default()
    };
    check(&batch, &r#use, [&[], &[], &[], &[]], [0, 0, 1]);
    let named = Selection {
        items: vec![id(2), id(4)],
        ..Selection::default()
    };
    check(&batch, &named, [&[], &[], &[2], &[4]], [0, 0, 0]);
}

#[test]
fn the_trash_never_leaves() {
    let mut batch = ImportBatch {
        entries: vec![entry(1)],
        check_ins: vec![check_in(2)],
        strategies: vec![strategy(3)],
        strategy_uses: vec![strategy_use(4, 3)],
        ..ImportBatch::default()
    };
    let since = Some(instant("2026-11-21T21:00:00Z"));
    batch.entries[0].deleted_at = since;
    batch.entries[0].drawer = true;
    batch.check_ins[0].deleted_at = since;
    batch.strategies[0].deleted_at = since;
    check(
        &batch,
        &Selection::default(),
        [&[], &[], &[], &[4]],
        [0, 0, 0],
    );
    let settings = settings();
    let snapshot = batch.snapshot(&settings);
    assert!(
        pick(&snapshot, &Selection::default()).titles.is_empty(),
        "no title from the trash"
    );
    let named = Selection {
        items: (1..=3).map(id).collect(),
        ..Selection::default()
    };
    check(&batch, &named, [&[], &[], &[], &[]], [0, 0, 0]);
}

#[test]
fn any_one_of_the_tags_is_enough_in_any_case() {
    let mut batch = ImportBatch {
        entries: vec![entry(1), entry(2)],
        check_ins: vec![check_in(3), check_in(4)],
        strategies: vec![strategy(5), strategy(6)],
        strategy_uses: vec![strategy_use(7, 5), strategy_use(8, 6), strategy_use(9, 6)],
        ..ImportBatch::default()
    };
    batch.entries[0].tags = vec!["Übung".to_owned(), "work".to_owned()];
    batch.check_ins[1].triggers = vec!["Grief".to_owned()];
    batch.strategies[0].tags = vec!["grief".to_owned()];
    batch.strategy_uses[1].situation = Some("ÜBUNG".to_owned());
    let tags = |tags: &[&str]| Selection {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Selection::default()
    };
    check(&batch, &tags(&["übung"]), [&[1], &[], &[6], &[8]], [0; 3]);
    check(&batch, &tags(&["GRIEF"]), [&[], &[4], &[5], &[7]], [0; 3]);
    check(
        &batch,
        &tags(&["grief", "work"]),
        [&[1], &[4], &[5], &[7]],
        [0; 3],
    );
    check(&batch, &tags(&["nothing"]), [&[], &[], &[], &[]], [0; 3]);
}

#[test]
fn a_strategy_is_in_a_range_when_it_was_used_in_it() {
    let mut batch = ImportBatch {
        strategies: vec![strategy(1), strategy(2), strategy(3)],
        strategy_uses: vec![strategy_use(4, 1), strategy_use(5, 2)],
        ..ImportBatch::default()
    };
    batch.strategy_uses[1].date = day("2026-11-01");
    let range = Selection {
        from: Some(day("2026-11-10")),
        ..Selection::default()
    };
    check(&batch, &range, [&[], &[], &[1], &[4]], [0; 3]);
    check(
        &batch,
        &Selection::default(),
        [&[], &[], &[1, 2, 3], &[4, 5]],
        [0; 3],
    );
}

#[test]
fn a_selection_is_read_with_what_is_given() {
    let selection: Selection = serde_json::from_str(r#"{"from":"2026-11-14"}"#).unwrap();
    assert_eq!(selection.from, Some(day("2026-11-14")));
    assert!(!selection.is_default());
    let selection: Selection = serde_json::from_str("{}").unwrap();
    assert!(selection.is_default());
    assert!(serde_json::from_str::<Selection>(r#"{"form":"2026-11-14"}"#).is_err());
}

proptest! {
    /// I-16 over everything that is generated, and in every format that others may read.
    #[test]
    fn nothing_unticked_leaves(mut batch in batches(), words_of in any::<bool>()) {
        let canary = "zebra-canary-77";
        for entry in &mut batch.entries {
            if entry.drawer || entry.third_party || entry.deleted_at.is_some() {
                entry.body.push_str(canary);
                entry.title = canary.to_owned();
                entry.tags = vec![canary.to_owned()];
            }
        }
        for strategy in &mut batch.strategies {
            if strategy.private || strategy.deleted_at.is_some() {
                strategy.title = format!("{canary} {}", strategy.id);
            }
        }
        for (n, r#use) in batch.strategy_uses.iter_mut().enumerate() {
            if let (true, Some(strategy)) = (words_of, batch.strategies.get(n)) {
                r#use.strategy_id = strategy.id;
            }
        }
        let settings = settings();
        let snapshot = batch.snapshot(&settings);
        let range = Selection { from: Some(day("1900-01-01")), ..Selection::default() };
        for selection in [Selection::default(), range] {
            let picked = pick(&snapshot, &selection);
            let words = Words::english();
            let blocks = crate::outline::outline(&picked, &words);
            for bytes in [
                crate::markdown::write(&blocks).into_bytes(),
                crate::plain_text::write(&blocks).into_bytes(),
                crate::table::write(&picked),
                crate::json::write_picked(&picked, instant("2026-11-21T20:00:00Z")),
            ] {
                prop_assert!(!String::from_utf8(bytes).unwrap().contains(canary));
            }
        }
    }
}
