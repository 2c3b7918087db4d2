//! Trackers and lapses in a terminal: the documented shapes, the acceptance cases, and what is
//! refused.

use crate::desk::Desk;
use serde_json::{Value, json};

/// The tracker of AC-16.
fn alcohol() -> Desk {
    let desk = Desk::new();
    desk.add(&["tracker", "add", "Alcohol", "--since", "2025-06-01"]);
    lapse(&desk, "Alcohol", "2025-09-10", "2025-09-12", "restart");
    lapse(&desk, "Alcohol", "2026-08-02", "2026-08-02", "restart");
    desk
}

fn lapse(desk: &Desk, tracker: &str, from: &str, to: &str, effect: &str) -> String {
    desk.add(&[
        "lapse", "add", tracker, "--from", from, "--to", to, "--effect", effect,
    ])
}

fn show(desk: &Desk, name: &str, on: &str) -> Value {
    desk.json(&["tracker", "show", name, "--on", on])
}

fn runs(shown: &Value) -> Vec<u64> {
    let runs = shown["runs"].as_array().unwrap();
    runs.iter()
        .map(|run| run["days"].as_u64().unwrap())
        .collect()
}

fn numbers(shown: &Value) -> [u64; 4] {
    ["current_run", "longest_run", "free_days", "total_days"]
        .map(|name| shown[name].as_u64().unwrap())
}

#[test]
fn ac_16_tracker_show_has_its_names_in_their_order() {
    let desk = alcohol();
    let shown = show(&desk, "Alcohol", "2026-11-21");
    let names: Vec<&str> = shown
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        names,
        [
            "name",
            "on",
            "since",
            "anchor",
            "days",
            "elapsed",
            "current_run",
            "longest_run",
            "free_days",
            "total_days",
            "runs",
            "reached",
            "next"
        ]
    );
    let mut but_reached = shown.clone();
    let reached = but_reached["reached"].take();
    assert_eq!(
        but_reached,
        json!({
            "name": "Alcohol", "on": "2026-11-21", "since": "2025-06-01", "anchor": "2026-08-03",
            "days": 110, "elapsed": {"years": 0, "months": 3, "days": 18},
            "current_run": 110, "longest_run": 323, "free_days": 534, "total_days": 538,
            "runs": [
                {"from": "2025-06-01", "days": 101}, {"from": "2025-09-13", "days": 323},
                {"from": "2026-08-03", "days": 110}
            ],
            "reached": null,
            "next": [{"label": "4 months", "date": "2026-12-03", "in_days": 12}]
        })
    );
    let reached = reached.as_array().unwrap();
    assert_eq!(reached.len(), 19);
    assert_eq!(
        reached[0],
        json!({"label": "1 day", "date": "2025-06-02", "run": 1})
    );
    assert_eq!(
        reached[18],
        json!({"label": "90 days", "date": "2026-11-01", "run": 3})
    );
}

#[test]
fn ac_15_and_17_the_numbers_follow_a_lapse() {
    let desk = Desk::new();
    desk.add(&["tracker", "add", "A", "--since", "2026-01-01"]);
    lapse(&desk, "a", "2026-03-12", "2026-03-12", "restart");
    let shown = show(&desk, "A", "2026-11-21");
    assert_eq!(runs(&shown), [70, 253]);
    assert_eq!(numbers(&shown), [253, 253, 323, 324]);
    assert_eq!(
        shown["elapsed"],
        json!({"years": 0, "months": 8, "days": 8})
    );
    let sixty = json!({"label": "60 days", "date": "2026-03-02", "run": 1});
    assert!(shown["reached"].as_array().unwrap().contains(&sixty));

    desk.add(&["tracker", "add", "B", "--since", "2026-11-01"]);
    desk.add(&[
        "lapse",
        "add",
        "B",
        "--from",
        "2026-11-21",
        "--effect",
        "restart",
    ]);
    assert_eq!(numbers(&show(&desk, "B", "2026-11-21")), [0, 20, 20, 20]);
    assert_eq!(numbers(&show(&desk, "B", "2026-11-22")), [0, 20, 20, 21]);
    assert_eq!(numbers(&show(&desk, "B", "2026-11-23")), [1, 20, 21, 22]);
}

#[test]
fn ac_18_a_kept_day_is_listed_and_changes_no_number() {
    let desk = Desk::new();
    desk.add(&["tracker", "add", "A", "--since", "2026-01-01"]);
    let id = lapse(&desk, "A", "2026-05-05", "2026-05-05", "keep");
    assert_eq!(numbers(&show(&desk, "A", "2026-11-21")), [324; 4]);
    let listed = desk.json(&["lapse", "list", "A"]);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    for (name, value) in [
        ("id", json!(id)),
        ("start", json!("2026-05-05")),
        ("end", json!("2026-05-05")),
        ("effect", json!("keep")),
    ] {
        assert_eq!(listed[0][name], value, "{name}");
    }
    desk.done(&["lapse", "delete", &id]);
    lapse(&desk, "A", "2026-05-05", "2026-05-05", "undecided");
    let frozen = show(&desk, "A", "2026-11-21");
    assert_eq!(numbers(&frozen), [124; 4]);
    assert_eq!(
        (&frozen["undecided_from"], &frozen["next"]),
        (&json!("2026-05-05"), &json!([]))
    );
}

#[test]
fn ac_19_an_overlap_is_refused_until_it_is_to_be_merged() {
    let desk = alcohol();
    let overlapping = [
        "lapse",
        "add",
        "Alcohol",
        "--from",
        "2025-09-12",
        "--to",
        "2025-09-14",
        "--effect",
        "restart",
    ];
    let line = desk.refused(&overlapping);
    assert!(
        line.starts_with("Another one has some of these days already."),
        "{line}"
    );
    assert_eq!(runs(&show(&desk, "Alcohol", "2026-11-21")), [101, 323, 110]);
    desk.add(&[&overlapping[..], &["--merge"]].concat());
    let shown = show(&desk, "Alcohol", "2026-11-21");
    assert_eq!(runs(&shown), [101, 321, 110]);
    assert_eq!(numbers(&shown)[2..], [532, 538]);
}

#[test]
fn every_choice_of_a_tracker_is_kept() {
    let mut desk = Desk::new();
    desk.add(&[
        "tracker",
        "add",
        "Leap",
        "--since",
        "2024-02-29",
        "--leap",
        "mar1",
        "--display",
        "ordinal",
        "--milestones",
        "plain",
    ]);
    let on = |on| show(&desk, "Leap", on)["elapsed"].clone();
    assert_eq!(
        on("2025-02-28"),
        json!({"years": 0, "months": 11, "days": 30})
    );
    assert_eq!(
        on("2025-03-01"),
        json!({"years": 1, "months": 0, "days": 0})
    );
    let text = desk.done(&["tracker", "show", "Leap", "--on", "2024-02-29"]);
    assert!(text.contains("Day 1"), "{text}");

    desk.now = "2026-11-21T20:15:00Z".to_owned();
    desk.add(&[
        "tracker",
        "add",
        "Last use",
        "--since",
        "2026-10-22",
        "--since-kind",
        "last-use",
        "--milestones",
        "keytags",
    ]);
    let shown = show(&desk, "Last use", "2026-11-21");
    assert_eq!(
        (&shown["days"], &shown["current_run"]),
        (&json!(30), &json!(29))
    );
    assert!(
        shown["reached"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["date"] == "2026-11-21"),
        "thirty days from the day of last use"
    );
    let list = desk.json(&["tracker", "list"]);
    let names: Vec<&Value> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, ["Leap", "Last use"]);
    assert_eq!(list[1]["since"], "2026-10-22");
}

#[test]
fn a_count_may_begin_in_some_days() {
    let desk = Desk::new();
    desk.add(&["tracker", "add", "Soon", "--since", "2026-11-25"]);
    let shown = show(&desk, "Soon", "2026-11-21");
    assert_eq!(
        (&shown["days"], &shown["starts_in_days"]),
        (&json!(0), &json!(4))
    );
    assert!(
        desk.done(&["tracker", "show", "Soon"])
            .contains("Starts in 4 days")
    );
}

#[test]
fn what_cannot_be_is_one_line_and_changes_nothing() {
    let desk = alcohol();
    let before = desk.json(&["tracker", "show", "Alcohol"]);
    let add = |name, since| ["tracker", "add", name, "--since", since];
    for (arguments, begins) in [
        (
            add("alcohol", "2026-01-01"),
            "There is one with this name already.",
        ),
        (add("Old", "1899-12-31"), "This date lies before 1900."),
        (
            add("Far", "2027-11-23"),
            "This date is more than a year ahead.",
        ),
        (
            ["tracker", "show", "Nobody", "--on", "2026-11-21"],
            "There is no tracker",
        ),
    ] {
        let line = desk.refused(&arguments);
        assert!(line.starts_with(begins), "{line}");
    }
    let lapse = |from, to| {
        let days = ["lapse", "add", "Alcohol", "--from", from, "--to", to];
        [&days[..], &["--effect", "restart"]].concat()
    };
    for (arguments, begins) in [
        (
            lapse("2025-05-31", "2025-06-02"),
            "This day lies before the first day",
        ),
        (
            lapse("2026-11-22", "2026-11-22"),
            "This day is still to come.",
        ),
        (
            lapse("2026-10-05", "2026-10-04"),
            "The end lies before the beginning.",
        ),
    ] {
        let line = desk.refused(&arguments);
        assert!(line.starts_with(begins), "{line}");
    }
    desk.refused(&[
        "tracker",
        "add",
        "A",
        "--since",
        "2026-01-01",
        "--milestones",
        "mine",
    ]);
    // A day that no calendar has is wrong usage.
    for arguments in [
        ["tracker", "add", "A", "--since", "2026-02-30"],
        ["tracker", "show", "Alcohol", "--on", "2025-02-29"],
    ] {
        assert_eq!(desk.run(&arguments).status, 2, "{arguments:?}");
    }
    assert_eq!(desk.json(&["tracker", "show", "Alcohol"]), before);
}

#[test]
fn an_urge_is_noted_for_a_tracker_by_its_name() {
    let desk = alcohol();
    desk.add(&["check-in", "add", "--urge", "alcohol=7"]);
    let noted = &desk.json(&["check-in", "list"])[0]["urges"][0];
    let tracker = &desk.json(&["tracker", "list"])[0];
    assert_eq!(
        (&noted["tracker_id"], &noted["strength"]),
        (&tracker["id"], &json!(7))
    );
    desk.refused(&["check-in", "add", "--urge", "gambling=7"]);
}

#[test]
fn trackers_and_lapses_are_found_by_their_words() {
    let desk = alcohol();
    desk.add(&[
        "lapse",
        "add",
        "Alcohol",
        "--from",
        "2026-10-01",
        "--effect",
        "keep",
        "--note",
        "A slice of rum cake.",
    ]);
    let kinds = |query| {
        let found = desk.json(&["search", query]);
        let hits = found["hits"].as_array().unwrap().clone();
        hits.iter()
            .map(|hit| hit["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds("cake"), ["lapse"]);
    assert_eq!(kinds("alcohol"), ["tracker"]);
    assert_eq!(kinds("kind:lapse"), ["lapse"; 3]);
    assert_eq!(kinds("kind:tracker"), ["tracker"]);
}

/// A document that is nothing but settings with the person's own words.
fn own_words() -> String {
    let at = "2026-11-01T10:00:00Z";
    json!({
        "format": "cairn-journal", "version": 1, "exported_at": at,
        "settings": [{
            "id": "6f1c2a52-6c1e-4a53-9d9e-0d2f4f6f6a10", "revision": 1, "created_at": at,
            "updated_at": at, "deleted_at": null, "day_start": 0, "week_start": 1,
            "zone_mode": {"mode": "follow_device"}, "auto_lock": 5, "lock_on_suspend": true,
            "lock_on_focus_loss": false, "on_this_day": false, "country": null,
            "single_keys": true, "last_opened_at": null, "clock_confirmed_at": null,
            "words": {
                "time_free": "sober",
                "lapse": {"one": "slip", "several": "slips"},
                "milestone": {"one": "anniversary", "several": "anniversaries"}
            }
        }]
    })
    .to_string()
}

#[test]
fn ac_44_the_persons_own_words_are_said_in_the_terminal_and_in_exports() {
    let seven_years = |desk: &Desk| {
        desk.add(&["tracker", "add", "Alcohol", "--since", "2019-11-21"]);
        lapse(desk, "Alcohol", "2020-03-01", "2020-03-01", "keep");
        let shown = desk.done(&["tracker", "show", "Alcohol"]);
        desk.done(&["export", "--format", "md", "--out", "notes.md"]);
        (shown, desk.text_of("notes.md"))
    };
    let (shown, exported) = seven_years(&Desk::new());
    assert!(shown.contains("7 years free"), "{shown}");
    assert!(
        exported.contains("7 years free") && exported.contains("Noted lapses"),
        "{exported}"
    );

    let desk = Desk::new();
    std::fs::write(desk.path("words.json"), own_words()).unwrap();
    desk.done(&["import", "json", "words.json"]);
    let (shown, exported) = seven_years(&desk);
    assert!(shown.contains("7 years sober"), "{shown}");
    assert!(exported.contains("7 years sober"), "{exported}");
    assert!(
        exported.contains("slips") && exported.contains("anniversaries"),
        "{exported}"
    );
    for text in [&shown, &exported] {
        let lower = text.to_lowercase();
        assert!(
            !lower.contains("lapse") && !lower.contains("milestone"),
            "{text}"
        );
    }
}

#[test]
fn the_dates_ahead_become_a_calendar_file_that_names_nothing() {
    let desk = alcohol();
    let saved = desk.json(&["tracker", "export-ics", "Alcohol", "days.ics"]);
    assert_eq!(saved["path"], desk.path("days.ics").to_str().unwrap());
    let file = desk.text_of("days.ics");
    let events = file.matches("BEGIN:VEVENT\r\n").count();
    assert_eq!(saved["items"], events as u64);
    // AC-16: the next one is 4 months on 2026-12-03.
    let first = file.lines().find(|line| line.starts_with("DTSTART"));
    assert_eq!(first, Some("DTSTART;VALUE=DATE:20261203"));
    assert!(file.contains("DTSTAMP:20261121T201400Z\r\n"), "of the run");
    assert!(file.contains("SUMMARY:A day to keep\r\n"));
    assert!(!file.to_lowercase().contains("alcohol"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(desk.path("days.ics")).unwrap();
        assert_eq!(mode.permissions().mode() & 0o777, 0o600);
    }

    let again = [
        "tracker",
        "export-ics",
        "Alcohol",
        "days.ics",
        "--title",
        "Tea",
    ];
    assert_eq!(desk.run(&again).status, 1, "an existing file is left alone");
    desk.done(&[&again[..], &["--overwrite"]].concat());
    assert!(desk.text_of("days.ics").contains("SUMMARY:Tea\r\n"));

    desk.add(&[
        "tracker",
        "add",
        "Quiet",
        "--since",
        "2026-11-01",
        "--milestones",
        "none",
    ]);
    let nothing = desk.run(&["tracker", "export-ics", "Quiet", "quiet.ics"]);
    assert_eq!(nothing.status, 1);
    assert!(
        nothing.stderr.contains("No milestone is ahead."),
        "{nothing:?}"
    );
    assert!(!desk.path("quiet.ics").exists());
}
