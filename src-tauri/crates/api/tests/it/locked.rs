//! A locked session answers nothing about the journal (I-21).

use crate::fixture::{clock, create, session};
use cairn_api::types::*;
use cairn_api::with_commands;
use serde_json::{Value, json};

const ID: &str = "7f1b2f6e-9a3c-4d1e-8f00-0123456789ab";

/// A request of each open command that would be valid while the journal is open.
fn request(command: &str) -> Value {
    match command {
        "get_entry" | "list_history" | "delete_record" | "undelete_record" | "get_strategy"
        | "get_tracker" | "tracker_ties" | "list_lapses" | "get_lapse" | "open_letter"
        | "get_group" | "get_meeting" | "get_share" => {
            json!({ "id": ID })
        }
        "save_tracker" => {
            json!({ "name": "Alcohol", "goal": { "kind": "abstain" }, "anchor": "2026-01-01" })
        }
        "explain_anchor" => json!({ "date": "2026-01-01", "kind": "last_use" }),
        "measure_units" => json!({ "volume_ml": 568, "abv_tenths": 50 }),
        "preview_lapse" => lapse(),
        "save_lapse" => json!({ "draft": lapse() }),
        "list_weeks" => json!({ "tracker_id": ID }),
        "save_day_log" => json!({ "tracker_id": ID, "date": "2026-01-01", "state": "yes" }),
        "save_pause" => json!({ "from": "2026-01-01", "scope": { "kind": "all" } }),
        "acknowledge_milestone" => json!({ "tracker_id": ID, "unit": "days", "n": 30, "run": 1 }),
        "save_milestone_set" => json!({ "name": "Mine", "items": [] }),
        "save_significant_date" => {
            json!({ "date": "2026-01-01", "yearly": true, "kind": "grief", "alias": "Dad" })
        }
        "save_others_milestone" => json!({ "alias": "M.", "date": "2026-01-01", "yearly": true }),
        "seal_letter" => {
            json!({ "tracker_id": ID, "milestone": { "unit": "days", "n": 30 }, "body": "text" })
        }
        "get_history_version" | "restore_history_version" => json!({ "id": ID, "version_id": ID }),
        "save_entry" => json!({ "draft": { "id": ID, "body": "text" } }),
        "rename_tag" => json!({ "id": ID, "name": "walk" }),
        "search" => json!({ "query": "walk", "limit": 10 }),
        "save_check_in" => json!({ "valence": 1 }),
        "save_strategy" => json!({ "title": "Walk", "status": "idea" }),
        "save_strategy_use" => json!({ "strategy_id": ID }),
        "save_urge_episode" => {
            json!({ "planned_min": 20, "samples": [{ "sec": 0, "strength": 8 }] })
        }
        "save_instrument_response" => {
            json!({ "instrument": "who5", "answers": [1, 1, 1, 1, 1] })
        }
        "draw_chart" => json!({
            "chart": { "name": "series" }, "width_px": 600, "palette": "light", "text_size": 100
        }),
        "save_chart" => json!({ "chart": { "name": "series" }, "path": "/nowhere" }),
        "save_chart_pixels" => json!({ "png": [137], "path": "/nowhere" }),
        "export_journal" => json!({ "format": "md", "path": "/nowhere" }),
        "import_journal" | "save_cairn_picture" | "export_ics" => json!({ "path": "/nowhere" }),
        "get_cairn" | "get_path_stones" => json!({ "palette": "light" }),
        "save_settings" => json!({
            "revision": 1, "day_start": 0, "week_start": 1, "zone_mode": { "mode": "follow_device" },
            "auto_lock": 5, "lock_on_suspend": true, "lock_on_focus_loss": false,
            "on_this_day": false, "single_keys": true, "words": {}, "notice_days": null,
            "draw_cairn": true,
            "words_to_redact": [],
            "reading_speed": 130,
            "hope_on_hard_days": false,
            "keep_receipts": true
        }),
        "show_plan_while_locked" => json!({ "on": true }),
        "save_group" => json!({ "alias": "Tuesday", "status": "trying" }),
        "save_takeaway" => json!({ "text": "I heard", "kind": "insight" }),
        "let_become" => {
            json!({ "id": ID, "becoming": { "into": "hope_item", "kind": "line" } })
        }
        "save_question" => json!({ "date": "2026-01-01", "recipient": "group", "text": "How?" }),
        "save_hope_item" => {
            json!({ "date": "2026-01-01", "kind": "line", "text": "It gets roomier" })
        }
        "save_person" => json!({ "alias": "M." }),
        "save_first_visit" | "save_listening" => json!({ "date": "2026-01-01" }),
        "save_group_fit_review" => json!({ "date": "2026-01-01", "group_id": ID }),
        "compare_groups" => json!({ "group_ids": [ID] }),
        "save_support" => json!({ "date": "2026-01-01", "direction": "both", "kind": "listened" }),
        "save_service" => json!({ "date": "2026-01-01", "role": "chair" }),
        "save_openness_step" => json!({ "order": 1, "text": "say my name" }),
        "save_worry" => json!({ "text": "the appointment" }),
        "save_story_event" => json!({
            "when": { "date": "2026-01-01", "precision": "day" }, "kind": "hard", "text": "text",
        }),
        "tell_story" => json!({ "event_ids": [ID], "minutes": 3 }),
        "save_share" => json!({ "date": "2026-01-01", "limit_minutes": 3, "state": "draft" }),
        "time_text" => json!({ "text": "one two" }),
        "propose_share" => json!({ "profile": "group" }),
        "preview_share" => share(),
        "write_share" => json!({ "request": share(), "digest": "", "path": "/nowhere" }),
        "change_passphrase" => {
            json!({ "current": "a", "current_kind": "passphrase", "new": "harbor velvet onion ladder" })
        }
        "erase_for_good" => json!({ "what": "trash" }),
        "compare_backup" => json!({ "file": "20260101T000000Z.backup" }),
        "compare_record" => json!({ "file": "20260101T000000Z.backup", "id": ID }),
        "take_from_backup" => json!({ "file": "20260101T000000Z.backup", "ids": [ID] }),
        "set_backup_folder" => json!({ "dir": null }),
        "new_recovery_words" | "revoke_recovery_words" => json!({ "passphrase": "a" }),
        _ => json!({}),
    }
}

fn share() -> Value {
    json!({ "format": "txt", "redact": true })
}

fn lapse() -> Value {
    json!({ "tracker_id": ID, "start": "2026-01-01", "effect": "restart" })
}

macro_rules! ask_all {
    (anytime { $($any:ident($a:ty) -> $b:ty;)* } open { $($open:ident($request:ty) -> $c:ty;)* }) => {
        fn ask_all(session: &mut Session, clock: &dyn Clock) -> Vec<(&'static str, Option<ApiError>)> {
            vec![$({
                let request: $request = serde_json::from_value(request(stringify!($open)))
                    .expect(stringify!($open));
                (stringify!($open), cairn_api::commands::$open(session, clock, request).err())
            }),*]
        }
    };
}
with_commands!(ask_all);

#[test]
fn a_locked_session_refuses_every_command_of_the_open_journal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    cairn_api::commands::lock_session(&mut session, &clock, Nothing {}).expect("always");
    for (command, error) in ask_all(&mut session, &clock) {
        assert!(
            matches!(error, Some(ApiError::Locked | ApiError::FileUnreadable))
                || command == "list_templates",
            "{command} answered while locked: {error:?}"
        );
    }
}
