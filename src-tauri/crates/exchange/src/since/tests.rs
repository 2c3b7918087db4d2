use super::*;
use crate::samples::{
    Fresh, check_in, day, entry, fresh, id, instant, moment, strategy, strategy_use,
};
use cairn_journal::entities::{TakeawayKind, Urge};
use cairn_journal::{
    GroupDraft, ImportBatch, MeetingDraft, QuestionDraft, TakeawayDraft, TrackerDraft,
};

fn now() -> Moment {
    Moment {
        now: instant("2026-11-21T20:00:00Z"),
        ..moment()
    }
}

fn meeting(here: &mut Fresh, group_id: Option<RecordId>, start: &str) -> RecordId {
    let draft = MeetingDraft {
        group_id,
        start: start.parse().ok(),
        minutes: Some(90),
        ..MeetingDraft::default()
    };
    here.journal
        .save_meeting(draft, &now(), &mut here.rng)
        .unwrap()
        .id
}

fn noted(here: &mut Fresh) {
    let mut batch = ImportBatch::default();
    for (n, date, at, starred, third_party) in [
        (1, "2026-11-17", "2026-11-17T21:30:00Z", true, false),
        (2, "2026-11-17", "2026-11-17T12:00:00Z", true, false),
        (3, "2026-11-18", "2026-11-18T12:00:00Z", false, false),
        (4, "2026-11-19", "2026-11-19T12:00:00Z", true, true),
    ] {
        let mut one = entry(n);
        (one.date, one.at) = (day(date), instant(at));
        one.title = format!("Entry {n}");
        (one.starred, one.third_party) = (starred, third_party);
        batch.entries.push(one);
    }
    let mut urge = check_in(5);
    (urge.date, urge.at) = (day("2026-11-18"), instant("2026-11-18T20:00:00Z"));
    urge.urges = [3, 7]
        .map(|strength| Urge {
            tracker_id: Some(id(u64::from(strength))),
            strength,
        })
        .to_vec();
    let mut none = check_in(6);
    (none.date, none.at) = (day("2026-11-18"), instant("2026-11-18T21:00:00Z"));
    none.valence = Some(0);
    batch.check_ins = vec![urge, none];
    batch.strategies.push(strategy(7));
    let mut used = strategy_use(8, 7);
    (used.date, used.at) = (day("2026-11-20"), instant("2026-11-20T20:00:00Z"));
    (used.before, used.after) = (Some(7), Some(3));
    batch.strategy_uses.push(used);
    let outcome = here.journal.import(batch, &now(), &mut here.rng).unwrap();
    assert_eq!(outcome.skipped, []);
    // 30 days on the 20th.
    let tracker = TrackerDraft::abstain("Alcohol", day("2026-10-21"));
    here.journal
        .save_tracker(tracker, &now(), &mut here.rng)
        .unwrap();
    for recipient in ["group", "doctor"] {
        let draft: QuestionDraft = serde_json::from_value(serde_json::json!({
            "date": "2026-11-01", "recipient": recipient, "text": "How?",
        }))
        .unwrap();
        here.journal
            .save_question(draft, &now(), &mut here.rng)
            .unwrap();
    }
}

#[test]
fn the_sheet_holds_what_came_after_the_last_meeting_and_open_questions() {
    let mut here = fresh(&now(), 3);
    let last = meeting(&mut here, None, "2026-11-17T19:00:00");
    meeting(&mut here, None, "2026-11-10T19:00:00");
    noted(&mut here);
    let sheet = since_last_meeting(&here.journal, None, &now());
    assert_eq!(
        (sheet.meeting_id, sheet.from),
        (Some(last), day("2026-11-17"))
    );
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| (row.kind, row.date.to_string(), row.before, row.held_back))
        .collect();
    let date = |text: &str| text.to_owned();
    assert_eq!(
        rows,
        [
            (Kind::Entry, date("2026-11-17"), None, false),
            (Kind::CheckIn, date("2026-11-18"), Some(7), false),
            (Kind::Entry, date("2026-11-19"), None, true),
            (Kind::StrategyUse, date("2026-11-20"), Some(7), false),
            (Kind::Tracker, date("2026-11-20"), None, false),
            (Kind::Question, date("2026-11-01"), None, false),
        ]
    );
    assert_eq!(
        sheet.rows[0].id,
        id(1),
        "not what was written before it on its day"
    );
}

#[test]
fn without_a_meeting_the_sheet_is_about_a_week_and_a_group_has_its_own() {
    let mut here = fresh(&now(), 3);
    noted(&mut here);
    let sheet = since_last_meeting(&here.journal, None, &now());
    assert_eq!((sheet.meeting_id, sheet.from), (None, day("2026-11-15")));
    assert_eq!(
        sheet
            .rows
            .iter()
            .filter(|row| row.kind == Kind::Entry)
            .count(),
        3
    );
    let group = here
        .journal
        .save_group(GroupDraft::named("Tuesday"), &now(), &mut here.rng)
        .unwrap();
    let of_group = meeting(&mut here, Some(group.id), "2026-11-10T19:00:00");
    meeting(&mut here, None, "2026-11-20T19:00:00");
    let sheet = since_last_meeting(&here.journal, Some(group.id), &now());
    assert_eq!(sheet.meeting_id, Some(of_group));
}

#[test]
fn an_entry_from_a_hard_day_shows_no_title() {
    let mut here = fresh(&now(), 3);
    let mut hard = entry(1);
    (hard.date, hard.at) = (day("2026-11-20"), instant("2026-11-20T12:00:00Z"));
    (hard.title, hard.starred, hard.hard) = ("A title".to_owned(), true, true);
    let batch = ImportBatch {
        entries: vec![hard],
        ..ImportBatch::default()
    };
    here.journal.import(batch, &now(), &mut here.rng).unwrap();
    let sheet = since_last_meeting(&here.journal, None, &now());
    assert_eq!((&*sheet.rows[0].title, sheet.rows[0].hard), ("", true));
}

#[test]
fn what_was_taken_away_from_the_last_meeting_is_on_the_sheet() {
    let mut here = fresh(&now(), 3);
    let last = meeting(&mut here, None, "2026-11-17T19:00:00");
    for (date, third_party) in [("2026-11-10", false), ("2026-11-17", true)] {
        let draft = TakeawayDraft {
            id: None,
            revision: 0,
            date: Some(day(date)),
            meeting_id: Some(last),
            text: "One step at a time".to_owned(),
            kind: TakeawayKind::Insight,
            third_party,
        };
        here.journal
            .save_takeaway(draft, &now(), &mut here.rng)
            .unwrap();
    }
    let sheet = since_last_meeting(&here.journal, None, &now());
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| (row.kind, row.held_back))
        .collect();
    assert_eq!(rows, [(Kind::Takeaway, true)]);
}

#[test]
fn since_a_day_all_entries_are_on_the_sheet() {
    let mut here = fresh(&now(), 3);
    meeting(&mut here, None, "2026-11-20T19:00:00");
    noted(&mut here);
    let sheet = since_day(&here.journal, day("2026-11-18"), &now());
    let entries: Vec<_> = sheet
        .rows
        .iter()
        .filter(|row| row.kind == Kind::Entry)
        .map(|row| row.id)
        .collect();
    assert_eq!(entries, [id(3), id(4)]);
    let reached = sheet.rows.iter().find_map(|row| row.milestone.as_ref());
    assert_eq!(reached.map(|one| one.n), Some(30));
}
