//! Groups, meetings, takeaways and people in the terminal.

use crate::desk::Desk;
use serde_json::{Value, json};

/// A desk in New York with a group that meets on Tuesdays in Berlin.
fn with_group() -> (Desk, String) {
    let desk = Desk::new();
    let group = desk.add(&[
        "group",
        "add",
        "--alias",
        "Tuesday",
        "--kind",
        "mental-health",
        "--format",
        "in-person",
        "--led-by",
        "rotating",
        "--status",
        "regular",
        "--rule",
        "FREQ=WEEKLY;BYDAY=TU",
        "--first",
        "2026-01-06T19:00:00",
        "--in",
        "Europe/Berlin",
        "--minutes",
        "90",
        "--redact",
        "St. Mark’s",
        "--topic",
        "urge",
    ]);
    (desk, group)
}

#[test]
fn ac_49_the_next_meeting_is_shown_on_the_clock_of_the_run() {
    let (mut desk, id) = with_group();
    desk.zone = "America/New_York";
    for (now, next) in [
        ("2026-03-03T05:00:00Z", "2026-03-03T18:00:00Z"),
        ("2026-03-10T05:00:00Z", "2026-03-10T18:00:00Z"),
        ("2026-10-27T05:00:00Z", "2026-10-27T18:00:00Z"),
        ("2026-11-03T05:00:00Z", "2026-11-03T18:00:00Z"),
    ] {
        desk.now = now.to_owned();
        let shown = desk.json(&["group", "show", &id]);
        assert_eq!(shown["next"]["begins_at"], next);
        assert_eq!(shown["next"]["zone"], "Europe/Berlin");
    }
    for (now, shown) in [
        ("2026-03-03T05:00:00Z", "2026-03-03 13:00"),
        ("2026-03-10T05:00:00Z", "2026-03-10 14:00"),
        ("2026-10-27T05:00:00Z", "2026-10-27 14:00"),
        ("2026-11-03T05:00:00Z", "2026-11-03 13:00"),
    ] {
        desk.now = now.to_owned();
        let list = desk.done(&["group", "list"]);
        assert!(list.contains(shown), "{list}");
    }
    let stored = &desk.json(&["group", "list"])[0];
    assert_eq!(
        (
            &stored["alias"],
            &stored["kind"],
            &stored["led_by"],
            &stored["topics"]
        ),
        (
            &json!("Tuesday"),
            &json!("mental_health"),
            &json!("rotating"),
            &json!(["urge"])
        )
    );
}

#[test]
fn the_moods_around_a_meeting_are_a_pair_of_numbers() {
    let mut desk = Desk::new();
    desk.now = "2026-11-17T17:30:00Z".to_owned();
    desk.add(&["check-in", "add", "--mood=-1"]);
    desk.now = "2026-11-17T20:30:00Z".to_owned();
    let at = "2026-11-17T19:00:00";
    desk.add(&[
        "meeting",
        "add",
        "--at",
        at,
        "--minutes",
        "60",
        "--format",
        "video",
    ]);
    desk.add(&["check-in", "add", "--mood", "1"]);
    let trend = desk.json(&["trend", "meetings"]);
    assert_eq!(
        (&trend["meetings"], &trend["change"]),
        (&json!(1), &Value::Null)
    );
    let pair = json!({"date": "2026-11-17", "format": "video", "before": -1.0, "after": 1.0});
    assert_eq!(trend["pairs"], json!([pair]));
    let said = desk.done(&["trend", "meetings"]);
    assert!(said.contains("5 are needed (n = 1)"), "{said}");
}

#[test]
fn a_meeting_a_takeaway_and_a_strategy_that_remembers_where_it_was_learnt() {
    let (mut desk, group) = with_group();
    desk.now = "2026-11-17T20:30:00Z".to_owned();
    let meeting = desk.add(&[
        "meeting", "add", "--group", &group, "--shared", "--topic", "Waiting",
    ]);
    let noted = &desk.json(&["meeting", "list", "--group", &group])[0];
    assert_eq!(
        (
            &noted["at"],
            &noted["minutes"],
            &noted["shared"],
            &noted["listened"]
        ),
        (
            &json!("2026-11-17T18:00:00Z"),
            &json!(90),
            &json!(true),
            &Value::Null
        )
    );
    let add = [
        "takeaway",
        "add",
        "I can wait ten minutes",
        "--meeting",
        &meeting,
        "--kind",
        "strategy",
    ];
    let takeaway = desk.add(&add);
    let kept = &desk.json(&["takeaway", "list", "--group", &group])[0];
    assert_eq!(
        (&kept["date"], &kept["third_party"], &kept["id"]),
        (&json!("2026-11-17"), &json!(true), &json!(takeaway))
    );
    let strategy = desk.add(&[
        "takeaway",
        "to-strategy",
        &takeaway,
        "Wait ten minutes",
        "--tag",
        "urge",
    ]);
    let again = desk.refused(&["takeaway", "to-strategy", &takeaway, "Another"]);
    assert!(again.contains("already"), "{again}");
    let told = desk.add(&["strategy", "add", "Ring somebody", "--learnt-at", &meeting]);
    for id in [&strategy, &told] {
        let list = desk.json(&["strategy", "list"]);
        let of = |one: &&Value| one["id"] == **id;
        let source = &list.as_array().unwrap().iter().find(of).unwrap()["source"];
        assert_eq!(
            (&source["kind"], &source["id"]),
            (&json!("meeting"), &json!(meeting))
        );
    }
    for helped in ["yes", "yes", "no"] {
        desk.add(&["strategy", "use", &strategy, "--helped", helped]);
    }
    let given = &desk.json(&["group", "show", &group])["given"];
    assert_eq!(
        (
            &given["n_working"],
            &given["n_working_from_here"],
            &given["n_strategies"]
        ),
        (&json!(1), &json!(1), &json!(1))
    );
    let shown = desk.done(&["group", "show", &group]);
    assert!(
        shown.contains("Wait ten minutes") && shown.contains("1 of the one"),
        "{shown}"
    );
}

#[test]
fn a_person_is_an_alias_with_spellings_to_redact() {
    let desk = Desk::new();
    desk.add(&[
        "person",
        "add",
        "--alias",
        "M.",
        "--redact",
        "Maria",
        "Mary",
        "--redact",
        "Mariechen",
        "--role",
        "sponsor",
        "--role",
        "friend",
        "--call-order",
        "1",
    ]);
    let person = &desk.json(&["person", "list"])[0];
    assert_eq!(
        person["names_to_redact"],
        json!(["Maria", "Mary", "Mariechen"])
    );
    assert_eq!(person["roles"], json!(["sponsor", "friend"]));
    desk.refused(&["person", "add", "--alias", "m."]);
    desk.refused(&["person", "add", "--alias", "X", "--redact", "Y"]);
}

#[test]
fn bad_input_is_refused_and_nothing_is_kept_of_it() {
    let desk = Desk::new();
    let rule = |rule: &'static str| {
        [
            "group",
            "add",
            "--alias",
            "G",
            "--rule",
            rule,
            "--first",
            "2026-01-06T19:00:00",
        ]
    };
    let never = desk.refused(&rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
    assert!(never.contains("never comes"), "{never}");
    desk.refused(&rule("FREQ=SECONDLY"));
    assert_eq!(desk.json(&["group", "list"]), json!([]));
    let unknown = "6f1c2a52-6c1e-4a53-9d9e-0d2f4f6f6a10";
    desk.refused(&["meeting", "add", "--group", unknown]);
    desk.refused(&["meeting", "add", "--at", "2026-11-22T19:00:00"]);
    desk.refused(&["takeaway", "add", "text", "--meeting", unknown]);
    desk.refused(&["strategy", "add", "S", "--learnt-at", unknown]);
    assert_eq!(desk.json(&["meeting", "list"]), json!([]));
    let usage = desk.run(&["group", "add", "--alias", "G", "--kind", "club"]);
    assert_eq!(usage.status, 2, "{usage:?}");
}
