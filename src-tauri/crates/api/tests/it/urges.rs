//! Watching an urge through the commands, from the first answer to what the next time is told.

use crate::fixture::{TestClock, create, session};
use cairn_api::Session;
use cairn_api::commands::*;
use cairn_api::types::*;
use chrono::TimeDelta;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the request has its shape")
}

fn later(clock: &TestClock, seconds: i64) {
    clock.now.set(clock.now.get() + TimeDelta::seconds(seconds));
}

/// Watches an urge that passes after so many minutes.
fn watch(session: &mut Session, clock: &TestClock, minutes: i64, planned_min: u8) -> UrgeEpisode {
    let begun = json!({ "planned_min": planned_min, "samples": [{ "sec": 0, "strength": 8 }] });
    let begun = save_urge_episode(session, clock, from(begun)).expect("an urge");
    later(clock, minutes * 60);
    let passed = json!({
        "id": begun.id, "revision": 1, "planned_min": planned_min,
        "samples": [{ "sec": 0, "strength": 8 }, { "sec": minutes * 60, "strength": 2 }],
        "ended_sec": minutes * 60, "outcome": "passed",
    });
    save_urge_episode(session, clock, from(passed)).expect("it passes")
}

#[test]
fn an_urge_is_watched_seen_on_today_and_told_of_afterwards() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = TestClock::at("2026-11-21T20:00:00Z");
    let mut session = session(&folder.path().join("j"));
    create(&mut session, &clock, false);
    let s = &mut session;
    for (title, tags, status) in [
        ("Bake", json!(["sleep"]), "mine"),
        ("Call", json!(["Urge"]), "trying"),
        ("Dance", json!([]), "idea"),
        ("Eat", json!(["urge"]), "not_for_me"),
        ("Walk", json!(["urge"]), "idea"),
    ] {
        let draft = json!({ "title": title, "tags": tags, "status": status });
        save_strategy(s, &clock, from(draft)).expect("a tool");
    }
    let page = list_urges(s, &clock, Nothing {}).expect("a page");
    let titles: Vec<&str> = page.tools.iter().map(|tool| tool.title.as_str()).collect();
    assert_eq!(titles, ["Call", "Walk", "Bake"], "those for urges first");
    assert_eq!((page.n_earlier, page.lengths), (0, None));
    assert!(page.watching.is_none());

    let begun = json!({ "planned_min": 20, "samples": [{ "sec": 0, "strength": 8 }] });
    let begun = save_urge_episode(s, &clock, from(begun)).expect("an urge");
    let today = get_today(s, &clock, from(json!({}))).expect("today");
    assert_eq!(today.watching.as_ref(), Some(&begun));
    let page = list_urges(s, &clock, Nothing {}).expect("a page");
    assert_eq!(page.watching.as_ref(), Some(&begun));
    assert_eq!(page.n_earlier, 0, "what is watched was not watched before");
    later(&clock, 4 * 3_600 + 1);
    let page = list_urges(s, &clock, Nothing {}).expect("a page");
    assert!(page.watching.is_none(), "it was left");
    assert_eq!(page.earlier[0].episode, begun);
    assert_eq!(page.earlier[0].minutes, None);
}

#[test]
fn how_long_urges_took_is_said_from_five_that_have_passed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = TestClock::at("2026-11-21T20:00:00Z");
    let mut session = session(&folder.path().join("j"));
    create(&mut session, &clock, false);
    let s = &mut session;
    for minutes in [17, 6, 31, 12] {
        watch(s, &clock, minutes, 20);
    }
    let page = list_urges(s, &clock, Nothing {}).expect("a page");
    assert_eq!(page.lengths, None, "four say nothing");
    let last = watch(s, &clock, 14, 20);
    let page = list_urges(s, &clock, Nothing {}).expect("a page");
    let lengths = page.lengths.expect("five are enough");
    assert_eq!(
        (lengths.shortest_min, lengths.longest_min, lengths.n),
        (6, 31, 5)
    );
    assert!((lengths.median_min - 14.0).abs() < 1e-9);
    assert_eq!(page.earlier[0].minutes, Some(14));
    assert_eq!(page.earlier[0].episode.fall(), Some(6));
    // One that goes to the trash is not counted any more.
    delete_record(s, &clock, from(json!({ "id": last.id }))).expect("to the trash");
    let page = list_urges(s, &clock, Nothing {}).expect("a page");
    assert_eq!((page.lengths, page.n_earlier), (None, 4));
}

#[test]
fn what_fell_without_a_tool_stands_beside_what_fell_with_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = TestClock::at("2026-11-21T20:00:00Z");
    let mut session = session(&folder.path().join("j"));
    create(&mut session, &clock, false);
    let s = &mut session;
    let tool = json!({ "title": "Walk", "tags": ["urge"], "status": "mine" });
    let tool = save_strategy(s, &clock, from(tool)).expect("a tool");
    let used = json!({ "strategy_id": tool.id, "before": 8, "after": 3, "minutes_between": 15 });
    for _ in 0..3 {
        save_strategy_use(s, &clock, from(used.clone())).expect("a use");
        later(&clock, 3_600);
    }
    let without = |s: &mut Session| {
        let ranking = rank_strategies(s, &clock, Nothing {}).expect("a ranking");
        let rows = ranking.ranked.iter().chain(&ranking.early);
        rows.map(|row| row.without_tool.map(|fall| (fall.median_fall, fall.n)))
            .next()
            .expect("the tool")
    };
    for _ in 0..4 {
        watch(s, &clock, 15, 20);
        later(&clock, 3_600);
    }
    assert_eq!(without(s), None, "four say nothing");
    // With a tool it is no urge that fell by itself.
    let begun = json!({ "planned_min": 20, "samples": [{ "sec": 0, "strength": 8 }] });
    let begun = save_urge_episode(s, &clock, from(begun)).expect("an urge");
    let used = json!({ "strategy_id": tool.id, "before": 8, "urge_episode_id": begun.id });
    save_strategy_use(s, &clock, from(used)).expect("a use");
    later(&clock, 900);
    let passed = json!({
        "id": begun.id, "revision": 1, "planned_min": 20, "ended_sec": 900, "outcome": "passed",
        "samples": [{ "sec": 0, "strength": 8 }, { "sec": 900, "strength": 1 }],
    });
    save_urge_episode(s, &clock, from(passed)).expect("it passes");
    assert_eq!(without(s), None);
    let detail = get_strategy(s, &clock, from(json!({ "id": tool.id }))).expect("the tool");
    assert_eq!(
        (detail.uses[0].after, detail.uses[0].minutes_between),
        (Some(1), Some(15))
    );
    later(&clock, 3_600);
    watch(s, &clock, 15, 20);
    assert_eq!(without(s), Some((6.0, 5)));
}
