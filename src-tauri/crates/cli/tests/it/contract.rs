//! The shapes of `--json`, name by name.

use crate::desk::Desk;
use serde_json::{Value, json};

/// The names of the members of an object, in order.
#[track_caller]
fn names(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn an_entry_has_its_fields_and_the_time_of_the_run() {
    let desk = Desk::new();
    let id = desk.add(&[
        "entry",
        "add",
        "--date",
        "2026-11-19",
        "--title",
        "T",
        "--tag",
        "a",
        "--tag",
        "b",
        "x",
    ]);
    let list = desk.json(&["entry", "list"]);
    let shown = desk.json(&["entry", "show", &id]);
    assert_eq!(list, json!([shown]));
    for (name, value) in [
        ("id", json!(id)),
        ("date", json!("2026-11-19")),
        ("at", json!("2026-11-21T20:14:00Z")),
        ("zone", json!("Europe/Lisbon")),
        ("title", json!("T")),
        ("body", json!("x")),
        ("tags", json!(["a", "b"])),
        ("revision", json!(1)),
    ] {
        assert_eq!(shown[name], value, "{name}");
    }
    assert_eq!(
        desk.json(&["entry", "list", "--tag", "B"])
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    assert_eq!(
        desk.json(&["entry", "list", "--from", "2026-11-20"]),
        json!([])
    );
}

#[test]
fn a_template_brings_its_prompts_and_takes_answers_in_order() {
    let desk = Desk::new();
    let add = [
        "entry",
        "add",
        "--template",
        "low_high_between",
        "--answer",
        "l",
        "--answer",
        "h",
    ];
    let id = desk.add(&add);
    let answers = &desk.json(&["entry", "show", &id])["answers"];
    let texts: Vec<&Value> = answers
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["text"])
        .collect();
    assert_eq!(texts, ["l", "h", ""]);
}

#[test]
fn what_is_not_recorded_stays_absent() {
    let desk = Desk::new();
    desk.add(&[
        "check-in", "add", "--mood", "0", "--halt", "l=0", "--urge", "0", "--sleep", "0",
    ]);
    let one = &desk.json(&["check-in", "list"])[0];
    assert_eq!(
        (
            &one["valence"],
            &one["sleep_min"],
            &one["urges"][0]["strength"]
        ),
        (&json!(0), &json!(0), &json!(0))
    );
    assert_eq!(
        one["halt"],
        json!({"hungry": null, "angry": null, "lonely": 0, "tired": null})
    );
    for name in [
        "energy",
        "anxiety",
        "confidence",
        "connection",
        "sleep_quality",
        "pain",
    ] {
        assert_eq!(one[name], Value::Null, "{name}");
    }
    desk.add(&["check-in", "add", "--note", "only a note"]);
    let trend = desk.json(&["trend", "mood"]);
    assert_eq!(
        (&trend["n"], &trend["daily"]),
        (&json!(1), &json!([{"date": "2026-11-21", "value": 0.0}]))
    );
    desk.done(&["export", "--format", "csv", "--out", "t.csv"]);
    assert!(!desk.text_of("t.csv").contains("null"));
}

#[test]
fn search_says_id_kind_date_title_snippet_and_the_total() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "--title", "T", "river"]);
    desk.add(&["check-in", "add", "--mood", "1", "--note", "river"]);
    desk.add(&["strategy", "add", "River walk"]);
    let found = desk.json(&["search", "river"]);
    assert_eq!(
        (names(&found), &found["total"]),
        (vec!["hits", "total"], &json!(3))
    );
    let mut kinds = Vec::new();
    for hit in found["hits"].as_array().unwrap() {
        assert_eq!(names(hit), ["id", "kind", "date", "title", "snippet"]);
        kinds.push(hit["kind"].as_str().unwrap());
    }
    kinds.sort_unstable();
    assert_eq!(kinds, ["check_in", "entry", "strategy"]);
    assert_eq!(desk.json(&["search", "kind:strategy", "river"])["total"], 1);
}

#[test]
fn the_mood_trend_has_its_numbers_and_a_sentence() {
    let mut desk = Desk::new();
    for (day, mood) in [
        (1, -2),
        (3, -1),
        (4, -1),
        (8, 0),
        (10, -1),
        (15, 1),
        (16, 0),
        (21, 1),
        (23, 2),
        (28, 1),
    ] {
        desk.now = format!("2026-10-{day:02}T19:00:00Z");
        desk.add(&["check-in", "add", "--mood", &mood.to_string()]);
    }
    let range = [
        "trend",
        "mood",
        "--from",
        "2026-10-01",
        "--to",
        "2026-10-31",
    ];
    let trend = desk.json(&range);
    assert_eq!(
        names(&trend),
        [
            "n",
            "days_logged",
            "days_in_range",
            "daily",
            "median7",
            "trend",
            "sentence"
        ]
    );
    assert_eq!(
        (&trend["n"], &trend["days_in_range"]),
        (&json!(10), &json!(31))
    );
    assert_eq!(names(&trend["daily"][0]), ["date", "value"]);
    assert_eq!(
        names(&trend["trend"]),
        ["slope_per_week", "z", "n", "words"]
    );
    // AC-23: the same points give 0.875 a week.
    assert_eq!(trend["trend"]["slope_per_week"], 0.875);
    assert_eq!(trend["trend"]["words"], "drifting_up");
    let sentence = trend["sentence"].as_str().unwrap();
    assert!(desk.done(&range).starts_with(sentence));
    desk.done(&["trend", "mood", "--out", "mood.svg"]);
    assert!(desk.text_of("mood.svg").starts_with("<svg"));
    assert_eq!(
        desk.json(&range),
        trend,
        "the same run gives the same answer"
    );
}

#[test]
fn every_chart_has_numbers_for_scripts_and_the_same_sentence() {
    let mut desk = Desk::new();
    for day in 1..=8 {
        desk.now = format!("2026-11-{day:02}T19:00:00Z");
        desk.add(&["check-in", "add", "--mood", "1", "--sleep", "420"]);
    }
    let urges = desk.json(&["trend", "urges"]);
    assert_eq!((&urges["n"], &urges["cells"]), (&json!(0), &json!([])));
    let year = desk.json(&["trend", "year", "--to", "2026-11-21"]);
    assert_eq!((&year["year"], &year["logged"]), (&json!(2026), &json!(8)));
    assert_eq!(year["days"].as_array().unwrap().len(), 365);
    assert_eq!(
        year["days"][0],
        json!({"date": "2026-01-01", "state": "not_logged"})
    );
    let weekday = desk.json(&["trend", "weekday", "--measure", "sleep"]);
    assert_eq!(
        weekday["weekdays"][6]["median"], 7.0,
        "8 November was a Sunday"
    );
    assert_eq!(weekday["weekdays"][6]["n"], 2);
    let pair = desk.json(&["trend", "pair", "--next-day"]);
    assert_eq!(
        (&pair["n"], &pair["words"]),
        (&json!(7), &json!("not_enough_yet"))
    );
    assert_eq!(
        desk.json(&["trend", "series"])["series"][0]["measure"],
        "sleep"
    );
    assert_eq!(desk.json(&["trend", "strategies"])["ranked"], json!([]));
    assert_eq!(desk.json(&["trend", "timeline"])["paths"], json!([]));
    for chart in [
        "mood",
        "urges",
        "year",
        "weekday",
        "series",
        "pair",
        "meetings",
        "strategies",
        "timeline",
    ] {
        let numbers = desk.json(&["trend", chart]);
        assert_eq!(numbers["message"], Value::Null, "{chart}");
        let sentence = numbers["sentence"].as_str().unwrap();
        assert!(
            desk.done(&["trend", chart]).starts_with(sentence),
            "{chart}"
        );
    }
    desk.refused(&["trend", "urges", "--out", "urges.svg"]);
    desk.refused(&["trend", "urges", "--tracker", "nobody"]);
}

#[test]
fn the_ranking_prints_scores_and_what_is_too_early() {
    let desk = Desk::new();
    let walk = desk.add(&["strategy", "add", "Walk"]);
    let call = desk.add(&["strategy", "add", "Call"]);
    for after in ["2", "3", "4"] {
        desk.add(&[
            "strategy", "use", &walk, "--before", "7", "--after", after, "--helped", "yes",
        ]);
    }
    desk.add(&["strategy", "use", &call, "--before", "5", "--helped", "no"]);
    let ranking = desk.json(&["strategy", "ranking"]);
    assert_eq!(names(&ranking), ["ranked", "early"]);
    let fields = [
        "id",
        "title",
        "uses",
        "helped",
        "score",
        "lower",
        "mean_drop",
        "shrunken_drop",
    ];
    assert_eq!(names(&ranking["ranked"][0]), fields);
    let first = &ranking["ranked"][0];
    assert_eq!(
        (&first["title"], &first["uses"], &first["mean_drop"]),
        (&json!("Walk"), &json!(3), &json!(4.0))
    );
    let early = &ranking["early"][0];
    assert_eq!(
        (&early["title"], &early["mean_drop"]),
        (&json!("Call"), &Value::Null)
    );
    assert_eq!(
        desk.json(&["strategy", "list"]).as_array().map(Vec::len),
        Some(2)
    );
}

#[test]
fn import_and_verify_report_as_the_contract_has_it() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "One"]);
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let report = desk.json(&["import", "json", "all.json"]);
    assert_eq!(
        names(&report),
        [
            "format",
            "found",
            "new",
            "duplicates",
            "skipped",
            "dropped",
            "date_range",
            "import_id"
        ]
    );
    assert_eq!(report["date_range"], json!(["2026-11-21", "2026-11-21"]));
    let plain: Value = serde_json::from_str(&desk.done(&["import", "json", "all.json"])).unwrap();
    assert_eq!(plain, report, "the report is JSON either way");
    let verified = desk.json(&["verify"]);
    assert_eq!(
        names(&verified),
        [
            "records",
            "generation",
            "backups",
            "broken_backups",
            "findings"
        ]
    );
    assert_eq!(verified["findings"], json!([]));
}

#[test]
fn without_json_an_id_is_printed_plainly_and_lists_are_tables() {
    let desk = Desk::new();
    let id = desk.done(&["entry", "add", "--title", "Table", "text"]);
    assert_eq!(id.trim().len(), 36);
    let table = desk.done(&["entry", "list"]);
    assert_eq!(table.lines().count(), 2);
    assert!(
        table.contains(id.trim()) && table.contains("Table"),
        "{table}"
    );
    let shown = desk.done(&["entry", "show", id.trim()]);
    assert!(
        shown.contains("21 November 2026, 20:14 (Europe/Lisbon)"),
        "{shown}"
    );
}

#[test]
fn the_json_export_is_one_document_with_an_array_for_each_kind_and_mode_0600() {
    let desk = Desk::new();
    desk.add(&["entry", "add", "One"]);
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let document: Value = serde_json::from_str(&desk.text_of("all.json")).unwrap();
    assert_eq!(
        (&document["format"], &document["version"]),
        (&json!("cairn-journal"), &json!(1))
    );
    for kind in [
        "entries",
        "check_ins",
        "strategies",
        "strategy_uses",
        "tags",
    ] {
        assert!(document[kind].is_array(), "{kind}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(desk.path("all.json"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
