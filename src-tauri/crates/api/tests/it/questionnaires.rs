//! Questionnaires through the commands: hidden until switched on, answered, told, taken out.

use crate::fixture::{TestClock, create, session};
use cairn_api::commands::*;
use cairn_api::types::*;
use cairn_api::{ApiError, Nothing, Session};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the request has its shape")
}

fn switch_on(session: &mut Session, clock: &TestClock, wanted: Value) {
    let settings = get_settings(session, clock, Nothing {}).expect("settings");
    let mut draft = SettingsDraft::from(&settings);
    draft.questionnaires = from(wanted);
    save_settings(session, clock, draft).expect("switched on");
}

fn answer(
    session: &mut Session,
    clock: &TestClock,
    name: &str,
    answers: &[u8],
) -> InstrumentResponse {
    let draft = json!({ "instrument": name, "answers": answers });
    save_instrument_response(session, clock, from(draft)).expect("answered")
}

fn rows(session: &mut Session, clock: &TestClock) -> Vec<QuestionnaireRow> {
    list_questionnaires(session, clock, Nothing {})
        .expect("a list")
        .rows
}

#[test]
fn ac_46_nothing_is_shown_until_switched_on_and_then_every_two_weeks() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = TestClock::at("2026-11-07T10:00:00Z");
    let mut session = session(&folder.path().join("j"));
    create(&mut session, &clock, false);
    let s = &mut session;
    assert!(rows(s, &clock).is_empty(), "hidden entirely by default");
    switch_on(s, &clock, json!(["phq9", "who5", "who5"]));
    let names: Vec<String> = rows(s, &clock).into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["WHO-5", "PHQ-9"], "each once, in their order");
    answer(s, &clock, "who5", &[3, 1, 1, 1, 1]);
    let row = &rows(s, &clock)[0];
    assert!(!row.offered);
    assert_eq!(
        row.next.map(|day| day.to_string()).as_deref(),
        Some("2026-11-21")
    );
    assert_eq!(row.earlier[0].score, Some(28));
    assert!(row.earlier[0].may_change);
    clock
        .now
        .set("2026-11-20T12:00:00Z".parse().expect("an instant"));
    assert!(!rows(s, &clock)[0].offered, "not before");
    let early = json!({ "instrument": "who5", "answers": [1, 1, 1, 1, 1] });
    let refused = save_instrument_response(s, &clock, from(early)).expect_err("too early");
    assert_eq!(
        serde_json::to_value(&refused).expect("JSON"),
        json!({ "code": "asked_lately", "next": "2026-11-21" })
    );
    clock
        .now
        .set("2026-11-21T10:00:00Z".parse().expect("an instant"));
    assert!(rows(s, &clock)[0].offered);
    // A part of the answers has no score and takes no turn.
    let part = json!({ "instrument": "who5", "answers": [4, null, 2, 2, 2] });
    let part = save_instrument_response(s, &clock, from(part)).expect("begun");
    let row = &rows(s, &clock)[0];
    assert_eq!(row.unfinished.as_ref(), Some(&part));
    assert_eq!(row.earlier.len(), 1);
    let rest = json!({
        "id": part.id, "revision": 1, "instrument": "who5", "answers": [4, 2, 2, 2, 2],
    });
    save_instrument_response(s, &clock, from(rest)).expect("finished");
    let row = &rows(s, &clock)[0];
    assert_eq!((row.offered, row.unfinished.is_none()), (false, true));
    let told = &row.earlier[0];
    assert_eq!((told.score, told.change), (Some(48), Some(20)));
    assert_eq!(
        told.since.map(|day| day.to_string()).as_deref(),
        Some("2026-11-07")
    );
    assert!(!row.earlier[1].may_change);
    assert_eq!((row.earlier[1].change, row.earlier[1].since), (None, None));
}

#[test]
fn ac_46_what_leaves_holds_the_ninth_answer_only_if_it_is_ticked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = TestClock::at("2026-11-07T10:00:00Z");
    let mut session = session(&folder.path().join("j"));
    create(&mut session, &clock, false);
    let s = &mut session;
    let export = |s: &mut Session, format: &str, name: &str| {
        let path = folder.path().join(name);
        let request = json!({ "format": format, "path": path });
        export_journal(s, &clock, from(request)).expect("exported");
        std::fs::read_to_string(path).expect("a file")
    };
    let nine = answer(s, &clock, "phq9", &[1, 1, 1, 1, 1, 1, 1, 1, 2]);
    let answers = |json: &str| {
        let value: Value = serde_json::from_str(json).expect("JSON");
        value["instrument_responses"][0]["answers"].clone()
    };
    let whole = export(s, "json", "a");
    assert_eq!(answers(&whole), json!([1, 1, 1, 1, 1, 1, 1, 1, null]));
    let text = export(s, "md", "b");
    assert!(!text.contains("PHQ"), "nothing of it was ticked");
    let mut tick = InstrumentResponseDraft::from(&nine);
    tick.export_ok = true;
    let ticked = save_instrument_response(s, &clock, tick).expect("ticked");
    let text = export(s, "md", "c");
    assert!(text.contains("PHQ-8") && text.contains("8 of 24"), "{text}");
    for hidden in ["PHQ-9", "better off dead", "More than half", "10 of 27"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let mut tick = InstrumentResponseDraft::from(&ticked);
    tick.export_item_nine = true;
    save_instrument_response(s, &clock, tick).expect("ticked by itself");
    let text = export(s, "md", "d");
    for shown in [
        "PHQ-9",
        "better off dead",
        "More than half",
        "10 of 27",
        "Pfizer",
    ] {
        assert!(text.contains(shown), "{shown}");
    }
    assert_eq!(
        answers(&export(s, "json", "e")),
        json!([1, 1, 1, 1, 1, 1, 1, 1, 2])
    );
}

#[test]
fn a_locked_journal_tells_nothing_of_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = TestClock::at("2026-11-07T10:00:00Z");
    let mut session = session(&folder.path().join("j"));
    let refused = list_questionnaires(&mut session, &clock, Nothing {}).expect_err("locked");
    assert!(matches!(refused, ApiError::Locked));
}
