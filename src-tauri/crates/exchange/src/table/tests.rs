//! The table, read back by the csv crate. Not here: a parser of our own.

use super::*;
use crate::samples::{batches, check_in, entry, id, settings, strategy, strategy_use};
use crate::selection::{Selection, pick};
use cairn_journal::ImportBatch;
use cairn_journal::entities::{Answer, Helped};
use proptest::prelude::*;
use std::collections::HashMap;

/// The rows by id, each cell by the name of its column.
fn read(bytes: &[u8]) -> HashMap<String, HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let names = reader.headers().unwrap().clone();
    assert_eq!(names.iter().collect::<Vec<_>>(), COLUMNS);
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let cells = names
                .iter()
                .map(str::to_owned)
                .zip(row.iter().map(str::to_owned));
            let cells: HashMap<_, _> = cells.collect();
            (cells["id"].clone(), cells)
        })
        .collect()
}

fn table(batch: &ImportBatch) -> Vec<u8> {
    let settings = settings();
    write(&pick(&batch.snapshot(&settings), &Selection::default()))
}

#[test]
fn ac_32_the_table_survives_spreadsheets_and_parsers() {
    let mut none = check_in(1);
    none.valence = None;
    none.note = "=1+1".to_owned();
    let mut zero = check_in(2);
    zero.sleep_min = Some(0);
    zero.note = "one, \"two\"\nthree\r\nfour".to_owned();
    let mut minus = check_in(3);
    minus.valence = Some(-1);
    minus.note = "Überall 今日は 🌿".to_owned();
    let check_ins = vec![none, zero, minus];
    let bytes = table(&ImportBatch {
        check_ins,
        ..ImportBatch::default()
    });

    assert!(std::str::from_utf8(&bytes).is_ok(), "the file is UTF-8");
    assert!(
        bytes.starts_with(b"kind,id,date,"),
        "no byte order mark before the first name"
    );
    assert!(bytes.ends_with(b"\r\n"), "RFC 4180 ends lines with CR LF");
    let rows = read(&bytes);
    let row = |n: u64| &rows[&id(n).to_string()];
    assert_eq!(row(1)["mood"], "", "not answered is an empty cell");
    assert_eq!(row(2)["mood"], "0");
    assert_eq!(row(2)["sleep_min"], "0");
    assert_eq!(row(1)["sleep_min"], "");
    assert_eq!(
        row(3)["mood"],
        "-1",
        "a number keeps its minus and gets no apostrophe"
    );
    assert_eq!(row(1)["text"], "'=1+1");
    assert_eq!(row(2)["text"], "one, \"two\"\nthree\r\nfour");
    assert_eq!(row(3)["text"], "Überall 今日は 🌿");
    assert_eq!(row(1)["date"], "2026-11-21");
    assert_eq!(row(1)["at"], "2026-11-21T20:00:00+00:00");
    assert_eq!(row(1)["zone"], "Europe/London");
}

#[test]
fn every_text_that_would_be_a_formula_is_kept_from_it() {
    for text in ["=a", "+a", "-a", "@a", "\ta", "\ra"] {
        let mut entry = entry(1);
        entry.title = text.to_owned();
        entry.body = text.to_owned();
        entry.tags = vec![text.to_owned()];
        entry.template_id = Some(text.to_owned());
        entry.answers = vec![Answer {
            prompt: text.to_owned(),
            text: String::new(),
        }];
        let mut use_of = strategy_use(2, 3);
        use_of.situation = Some(text.to_owned());
        let mut own = strategy(3);
        own.title = text.to_owned();
        let batch = ImportBatch {
            entries: vec![entry],
            strategies: vec![own],
            strategy_uses: vec![use_of],
            ..ImportBatch::default()
        };
        let rows = read(&table(&batch));
        let cells = [
            (1, "title"),
            (1, "text"),
            (1, "tags"),
            (1, "template_id"),
            (1, "answers"),
            (2, "situation"),
            (2, "title"),
            (3, "title"),
        ];
        for (n, column) in cells {
            let cell = &rows[&id(n).to_string()][column];
            assert!(cell.starts_with(&format!("'{text}")), "{column}: {cell:?}");
        }
    }
}

#[test]
fn a_use_is_told_with_its_strategy() {
    let mut own = strategy(1);
    own.title = "Call somebody".to_owned();
    let mut use_of = strategy_use(2, 1);
    (use_of.before, use_of.after, use_of.helped) = (Some(8), Some(0), Some(Helped::Partly));
    let batch = ImportBatch {
        strategies: vec![own],
        strategy_uses: vec![use_of, strategy_use(3, 99)],
        ..ImportBatch::default()
    };
    let rows = read(&table(&batch));
    let row = &rows[&id(2).to_string()];
    let cells = [
        "kind",
        "title",
        "strategy_id",
        "before",
        "after",
        "minutes_between",
        "helped",
    ];
    let strategy_id = id(1).to_string();
    assert_eq!(
        cells.map(|name| row[name].as_str()),
        [
            "strategy_use",
            "Call somebody",
            &strategy_id,
            "8",
            "0",
            "",
            "partly"
        ]
    );
    assert_eq!(
        rows[&id(3).to_string()]["title"],
        "",
        "a deleted strategy has no title here"
    );
}

proptest! {
    #[test]
    fn what_a_parser_reads_is_what_was_written(batch in batches()) {
        let settings = settings();
        let snapshot = batch.snapshot(&settings);
        let all = Selection {
            include_third_party: batch.entries.iter().map(|entry| entry.id).collect(),
            include_drawer: batch.entries.iter().map(|entry| entry.id).collect(),
            ..Selection::default()
        };
        let picked = pick(&snapshot, &all);
        let rows = read(&write(&picked));
        prop_assert_eq!(rows.len(), picked.count_in_table() as usize);
        let same = |cell: &str, text: &str| cell == text || cell == format!("'{text}");
        for entry in &picked.entries {
            let row = &rows[&entry.id.to_string()];
            prop_assert!(same(&row["text"], &entry.body));
            prop_assert!(same(&row["title"], &entry.title));
            prop_assert_eq!(&row["date"], &entry.date.to_string());
            let at: chrono::DateTime<Utc> = row["at"].parse().unwrap();
            prop_assert_eq!(at, entry.at, "the instant survives its offset");
        }
        for check_in in &picked.check_ins {
            let row = &rows[&check_in.id.to_string()];
            let number = |column: &str| row[column].parse::<i32>().ok();
            prop_assert_eq!(number("mood"), check_in.valence.map(i32::from));
            prop_assert_eq!(number("pain"), check_in.pain.map(i32::from));
            prop_assert_eq!(number("sleep_min"), check_in.sleep_min.map(i32::from));
            prop_assert_eq!(number("tired"), check_in.halt.tired.map(i32::from));
            prop_assert!(same(&row["text"], &check_in.note));
        }
    }
}
