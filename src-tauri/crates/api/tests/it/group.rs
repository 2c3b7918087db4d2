//! From a first visit to what the group has given, through the commands.

use crate::fixture::{PASSPHRASE, clock, create, open, session, session_with};
use cairn_api::PreferencesFile;
use cairn_api::commands::*;
use cairn_api::types::*;
use cairn_vault::SlotKind;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the request has its shape")
}

#[test]
fn a_meeting_gives_a_takeaway_and_the_takeaway_a_strategy_that_works() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let s = &mut session;
    let draft = json!({
        "alias": "Tuesday", "status": "trying",
        "schedules": [{ "first": "2026-01-06T19:00:00", "zone": "Europe/Berlin",
            "rule": "FREQ=WEEKLY;BYDAY=TU", "minutes": 90 }],
    });
    let group = save_group(s, &clock, from(draft)).expect("a group");
    let visit = json!({
        "date": "2026-11-17", "group_id": group.id, "anxious_before": 8, "hopeful_before": 7,
    });
    save_first_visit(s, &clock, from(visit)).expect("a first visit");
    clock
        .now
        .set("2026-11-17T21:00:00Z".parse().expect("an instant"));
    let draft = new_meeting(s, &clock, from(json!({ "group_id": group.id }))).expect("a draft");
    let meeting = save_meeting(s, &clock, draft).expect("the second tap");
    assert_eq!(meeting.at.to_rfc3339(), "2026-11-17T18:00:00+00:00");
    let heard = json!({ "meeting_id": meeting.id, "text": "Ten minutes pass", "kind": "strategy" });
    let takeaway = save_takeaway(s, &clock, from(heard)).expect("a takeaway");
    let becoming = json!({
        "id": takeaway.id,
        "becoming": { "into": "strategy", "title": "Ten minutes", "tags": ["urge"] },
    });
    let became = let_become(s, &clock, from(becoming)).expect("a strategy");
    let strategy = became.strategy.expect("just made");
    let other = json!({ "title": "Walk", "status": "mine" });
    let other = save_strategy(s, &clock, from(other)).expect("a strategy");
    for (id, helped) in [(strategy.id, "yes"), (other.id, "yes"), (other.id, "no")] {
        for _ in 0..3 {
            let used = json!({ "strategy_id": id, "helped": helped });
            save_strategy_use(s, &clock, from(used)).expect("a use");
        }
    }
    let view = get_group(s, &clock, from(json!({ "id": group.id }))).expect("the group");
    let given = view.given;
    assert_eq!(
        (
            given.n_working,
            given.n_working_from_here,
            given.n_strategies
        ),
        (2, 1, 1)
    );
    assert_eq!(given.strategies.len(), 1);
    assert!(given.strategies[0].works);
    let today = get_today(s, &clock, from(json!({}))).expect("the day");
    let next = today.next_meeting.expect("next Tuesday");
    assert_eq!(
        (next.alias.as_str(), next.begins_at.to_rfc3339().as_str()),
        ("Tuesday", "2026-11-24T18:00:00+00:00")
    );
    let detail = get_meeting(s, &clock, from(json!({ "id": meeting.id }))).expect("the meeting");
    assert_eq!(detail.takeaways.len(), 1);
    assert_eq!(detail.draft.start, "2026-11-17T19:00:00".parse().ok());
}

#[test]
fn two_groups_stand_side_by_side_with_all_values_and_blanks() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let s = &mut session;
    let ids: Vec<_> = ["Tuesday", "Thursday"]
        .iter()
        .map(|alias| {
            let draft = json!({ "alias": alias, "status": "trying" });
            save_group(s, &clock, from(draft)).expect("a group").id
        })
        .collect();
    for (group, date, respect, decision) in [
        (0, "2026-11-03", json!(2), json!(null)),
        (0, "2026-11-10", json!(null), json!("try_again")),
        (0, "2026-11-17", json!(5), json!(null)),
        (1, "2026-11-05", json!(4), json!("leave")),
    ] {
        let review = json!({
            "date": date, "group_id": ids[group], "respect": respect, "decision": decision,
        });
        save_group_fit_review(s, &clock, from(review)).expect("a look");
    }
    let compared = compare_groups(s, &clock, from(json!({ "group_ids": ids }))).expect("both");
    let [first, second] = &compared.columns[..] else {
        panic!("two columns");
    };
    assert_eq!((first.n_reviews, second.n_reviews), (3, 1));
    assert_eq!(
        first.rows[0].values,
        [2, 5],
        "the oldest first, blanks are not there"
    );
    assert!(first.rows[1].values.is_empty());
    assert_eq!(
        (
            serde_json::to_value(first.decision).expect("json"),
            serde_json::to_value(second.decision).expect("json")
        ),
        (json!("try_again"), json!("leave"))
    );
    let unknown = json!({ "group_ids": ["7f1b2f6e-9a3c-4d1e-8f00-0123456789ab"] });
    assert_eq!(
        compare_groups(s, &clock, from(unknown)),
        Err(ApiError::NotFound)
    );
}

#[test]
fn a_story_is_told_only_of_what_may_be_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let s = &mut session;
    let mut event = |date: &str, kind: &str, text: &str, share_ok: bool| {
        let event = json!({
            "when": { "date": date, "precision": "year" }, "kind": kind, "text": text,
            "share_ok": share_ok,
        });
        save_story_event(s, &clock, from(event))
            .expect("an event")
            .id
    };
    let ids = [
        event("2025-01-01", "victory", "I sang", true),
        event("2020-01-01", "hard", "Later", true),
        event("2019-01-01", "loss", "First", true),
        event("2021-01-01", "turning_point", "I rang", true),
    ];
    let kept = event("2018-01-01", "hard", "Mine alone", false);
    let told =
        tell_story(s, &clock, from(json!({ "event_ids": ids, "minutes": 5 }))).expect("a draft");
    assert_eq!(
        (told.was.as_str(), told.happened.as_str(), told.now.as_str()),
        ("First\n\nLater", "I rang", "I sang")
    );
    assert_eq!(told.limit_minutes, 5);
    let with_kept = json!({ "event_ids": [ids[0], kept], "minutes": 5 });
    assert_eq!(
        tell_story(s, &clock, from(with_kept)),
        Err(ApiError::NotFound)
    );
}

#[test]
fn ac_40_korea_shows_109_and_the_locked_page_nothing_of_the_plan() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().join("j");
    let (clock, mut session) = (clock(), session(&dir));
    create(&mut session, &clock, false);
    let plan = json!({ "signs": [{ "text": "zebra canary" }], "people": [{ "text": "zebra J." }] });
    let saved = save_safety_plan(&mut session, &clock, from(plan)).expect("a plan");
    assert_eq!(saved.version, 1);
    lock_session(&mut session, &clock, Nothing {}).expect("always");
    let files = || {
        let mut all: Vec<_> = std::fs::read_dir(&dir)
            .expect("the journal")
            .map(|item| {
                let path = item.expect("an item").path();
                let facts = path.metadata().expect("its facts");
                (path, facts.len(), facts.modified().expect("a time"))
            })
            .collect();
        all.sort();
        all
    };
    let before = files();
    let page =
        support_lines(&mut session, &clock, from(json!({ "country": "KR" }))).expect("always");
    let shown = serde_json::to_string(&page).expect("json");
    assert!(
        shown.contains("\"109\"") && !shown.contains("1393"),
        "{shown}"
    );
    assert!(!shown.contains("zebra"), "{shown}");
    assert_eq!(files(), before, "reading leaves no trace");
    let refused = get_safety_plan(&mut session, &clock, Nothing {});
    assert!(matches!(refused, Err(ApiError::Locked)));
}

#[test]
fn ac_40_asked_for_the_plan_is_shown_while_locked_and_taken_back_it_is_gone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("config").join("preferences.json");
    let mut session = session_with(&folder.path().join("j"), PreferencesFile::read(&file));
    let (s, clock) = (&mut session, clock());
    create(s, &clock, false);
    let on = |on: bool| ShowPlanWhileLocked { on };
    let without = show_plan_while_locked(s, &clock, on(true));
    assert!(matches!(without, Err(ApiError::NotFound)), "there is none");
    let save = |s: &mut Session, version: u32, text: &str| {
        let plan = json!({ "version": version, "alone": [{ "text": text }] });
        save_safety_plan(s, &clock, from(plan)).expect("a plan")
    };
    save(s, 0, "zebra one");
    let found = |s: &mut Session| {
        let found = plan_while_locked(s, &clock, Nothing {}).expect("always");
        found.plan.map(|plan| plan.alone[0].text.clone())
    };
    assert_eq!(found(s), None, "off until it is asked for");
    let kept_nowhere = PreferencesFile::in_memory(Preferences::default());
    let mut once = session_with(&folder.path().join("once"), kept_nowhere);
    let of_once = plan_while_locked(&mut once, &clock, Nothing {}).expect("always");
    assert!(
        !of_once.possible,
        "nothing is kept of a journal named for one run"
    );
    show_plan_while_locked(s, &clock, on(true)).expect("the folder is writable");
    let second = save(s, 1, "zebra two");
    lock_session(s, &clock, Nothing {}).expect("always");
    assert_eq!(found(s).as_deref(), Some("zebra two"), "the newest version");
    let refused = show_plan_while_locked(s, &clock, on(true));
    assert!(matches!(refused, Err(ApiError::Locked)));

    // Another journal in its place has no part in it.
    let elsewhere = folder.path().join("k");
    let mut other = session_with(&elsewhere, PreferencesFile::read(&file));
    create(&mut other, &clock, false);
    assert_eq!(found(&mut other), None);
    lock_session(&mut other, &clock, Nothing {}).expect("always");
    assert_eq!(found(&mut other), None);
    assert_eq!(found(s).as_deref(), Some("zebra two"));

    // What is deleted does not stay outside, nor what is not wanted there any more.
    open(s, &clock, PASSPHRASE, SlotKind::Passphrase).expect("the passphrase");
    delete_record(s, &clock, ById { id: second.id }).expect("a plan");
    assert_eq!(
        found(s).as_deref(),
        Some("zebra one"),
        "the version before it"
    );
    show_plan_while_locked(s, &clock, on(false)).expect("the folder is writable");
    assert_eq!(found(s), None);
    let left = std::fs::read_dir(folder.path().join("config")).expect("the folder");
    for item in left {
        let bytes = std::fs::read(item.expect("an item").path()).expect("a file");
        assert!(!String::from_utf8_lossy(&bytes).contains("zebra"));
    }
}

#[test]
fn the_hope_shelf_is_shown_after_a_very_low_mood_and_only_where_it_is_wanted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let s = &mut session;
    let kept = json!({ "date": "2026-11-01", "kind": "line", "text": "It passes." });
    save_hope_item(s, &clock, from(kept)).expect("an item");
    let shown = |s: &mut Session| {
        let today = get_today(s, &clock, GetToday { tool: 0 }).expect("the day");
        today.hope.map(|item| item.text)
    };
    let low = json!({ "valence": -2, "date": null });
    save_check_in(s, &clock, from(low)).expect("a check-in");
    assert_eq!(shown(s), None, "unasked it never appears");
    let settings = get_settings(s, &clock, Nothing {}).expect("the settings");
    let draft = SettingsDraft {
        hope_on_hard_days: true,
        ..SettingsDraft::from(&settings)
    };
    save_settings(s, &clock, draft).expect("the settings");
    assert_eq!(shown(s).as_deref(), Some("It passes."));
    clock
        .now
        .set(clock.now.get() + chrono::TimeDelta::minutes(5));
    save_check_in(s, &clock, from(json!({ "valence": -1 }))).expect("a check-in");
    assert_eq!(shown(s), None, "not on any other day");
}
