//! Generated groups and what belongs to them, made from their stored form. Not here: anything that
//! is shipped.

use super::generated::{Stamp, ids, instants, names, rest, stamps, text};
use cairn_journal::ImportBatch;
use cairn_journal::entities::Rest;
use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy as Gen, any};
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// What one generated record is made of, whatever it is.
#[derive(Debug, Clone)]
struct Stuff {
    stamp: Stamp,
    rest: Rest,
    texts: Vec<String>,
    names: Vec<String>,
    at: DateTime<Utc>,
    other: Option<cairn_vault::RecordId>,
    number: Option<u8>,
    flag: bool,
    pick: usize,
}

fn stuff() -> impl Gen<Value = Stuff> {
    let marks = (of(ids()), of(1_u8..=5), any::<bool>(), any::<usize>());
    (
        stamps(),
        rest(),
        vec(text(80), 6),
        names(),
        instants(),
        marks,
    )
        .prop_map(
            |(stamp, rest, texts, names, at, (other, number, flag, pick))| Stuff {
                stamp,
                rest,
                texts,
                names,
                at,
                other,
                number,
                flag,
                pick,
            },
        )
}

impl Stuff {
    /// The record with these fields of its own.
    fn record<T: DeserializeOwned>(&self, fields: Value) -> T {
        let (id, revision, created_at, updated_at, deleted_at) = &self.stamp;
        let mut record: Map<String, Value> = self.rest.clone();
        let head = json!({
            "id": id, "revision": revision, "created_at": created_at, "updated_at": updated_at,
            "deleted_at": deleted_at,
        });
        for fields in [head, fields] {
            let Value::Object(fields) = fields else {
                continue;
            };
            record.extend(fields);
        }
        serde_json::from_value(Value::Object(record)).unwrap()
    }

    fn date(&self) -> String {
        self.at.date_naive().to_string()
    }

    fn one_of(&self, choices: &[&'static str]) -> &'static str {
        choices[self.pick % choices.len()]
    }
}

/// Puts one record of one of the kinds into the batch.
fn put(batch: &mut ImportBatch, kind: usize, it: &Stuff) {
    let t = &it.texts;
    let (date, other, number) = (it.date(), it.other, it.number);
    match kind {
        0 => batch.groups.push(it.record(json!({
            "alias": t[0], "topics": it.names, "note": t[1], "place": t[2],
            "names_to_redact": it.names, "structure": number,
            "status": it.one_of(&["considering", "trying", "regular", "paused", "left"]),
            "schedules": [{ "first": "2026-01-06T19:00:00", "zone": "Europe/Berlin",
                "rule": it.one_of(&["FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1SU"]) }],
        }))),
        1 => batch.meetings.push(it.record(json!({
            "date": date, "at": it.at, "zone": "Asia/Kathmandu", "day_start_used": 120,
            "group_id": other, "minutes": number, "shared": it.flag, "heard": number,
            "topic": t[0], "note": t[1], "third_party": it.flag,
        }))),
        2 => batch.takeaways.push(it.record(json!({
            "date": date, "meeting_id": other, "text": t[0], "third_party": it.flag,
            "kind": it.one_of(&["insight", "strategy", "question", "hope"]),
        }))),
        3 => batch.people.push(it.record(json!({
            "alias": t[0].chars().take(20).collect::<String>(), "names_to_redact": it.names,
            "roles": [it.one_of(&["peer", "sponsor", "friend"])], "reach": t[1], "note": t[2],
            "call_order": number,
        }))),
        4 => batch.questions.push(it.record(json!({
            "date": date, "text": t[0], "answer": t[1], "person_id": other,
            "recipient": it.one_of(&["group", "sponsor", "doctor"]), "third_party": it.flag,
        }))),
        5 => batch.hope_items.push(it.record(json!({
            "date": date, "text": t[0], "source": t[1], "pinned": it.flag,
            "kind": it.one_of(&["line", "laugh", "not_alone"]),
        }))),
        6 => batch.first_visits.push(it.record(json!({
            "date": date, "group_id": other, "anxious_before": number, "expectations": t[0],
            "checklist": [{ "text": t[1], "done": it.flag }],
        }))),
        7 => batch.group_fit_reviews.push(it.record(json!({
            "date": date, "group_id": it.stamp.0, "respect": number, "note": t[0],
        }))),
        8 => batch.supports.push(it.record(json!({
            "date": date, "person_id": other, "direction": it.one_of(&["given", "received", "both"]),
            "kind": "listened", "note": t[0],
        }))),
        9 => batch.concerns.push(it.record(json!({
            "date": date, "facts": t[0], "feeling": t[1], "released": it.flag,
        }))),
        10 => batch.services.push(it.record(json!({
            "date": date, "role": it.one_of(&["greeter", "chair"]), "people": number,
            "opening": t[0],
        }))),
        11 => batch.listenings.push(it.record(json!({ "date": date, "heard": t[0], "unsaid": t[1] }))),
        12 => batch.openness_steps.push(it.record(json!({
            "order": 1, "text": t[0], "feared": number, "done_on": it.flag.then_some(date),
        }))),
        13 => batch.story_events.push(it.record(json!({
            "when": { "date": date, "precision": it.one_of(&["day", "month", "year"]) },
            "kind": "hard", "text": t[0], "share_ok": it.flag,
        }))),
        14 => batch.safety_plans.push(it.record(json!({
            "version": 1, "signs": [{ "text": t[0] }], "people": [{ "text": t[1], "number": "112" }],
        }))),
        15 => batch.urge_episodes.push(it.record(json!({
            "date": date, "started_at": it.at, "zone": "Asia/Kathmandu", "day_start_used": 120,
            "planned_min": 20, "tracker_id": other, "triggers": it.names, "note": t[0],
            "samples": [{ "sec": 0, "strength": 9 }, { "sec": 300, "strength": number.unwrap_or(0) }],
            "ended_at": it.flag.then(|| it.at + TimeDelta::seconds(301)),
            "outcome": it.flag.then_some(it.one_of(&["passed", "still", "acted"])),
        }))),
        16 => batch.instrument_responses.push(it.record(json!({
            "date": date, "at": it.at, "zone": "Asia/Kathmandu", "day_start_used": 120,
            "instrument": "phq9", "version": "1999", "export_ok": it.flag,
            // Ticked or not given: the ninth answer leaves in no other case (AC-46).
            "answers": [0, 1, 2, 3, null, number.map(|n| n % 4), 1, 1, it.flag.then_some(1)],
            "export_item_nine": it.flag,
        }))),
        17 => batch.worries.push(it.record(json!({
            "date": date, "text": t[0], "can_do": t[1], "likelihood": number,
            "postponed_to": it.flag.then_some("2026-11-24T18:00:00"),
            "resolved": if it.flag { "partly" } else { "open" },
            "resolved_on": it.flag.then_some(date),
        }))),
        18 => batch.shares.push(it.record(json!({
            "date": date, "was": t[0], "now": t[1], "state": it.one_of(&["draft", "shared"]),
        }))),
        _ => batch.export_receipts.push(it.record(json!({
            "date": date, "format": "txt", "redacted": it.flag, "n_records": 3, "digest": "00",
        }))),
    }
}

/// Some records of these kinds.
pub(super) fn grouped() -> impl Gen<Value = ImportBatch> {
    let kinds = select((0..=19).collect::<Vec<usize>>());
    vec((kinds, stuff()), 0..6).prop_map(|records| {
        let mut batch = ImportBatch::default();
        for (kind, it) in records {
            put(&mut batch, kind, &it);
        }
        batch
    })
}
