//! What is in a copy, read by opening it as anybody would who has it.

use super::*;
use crate::samples::{
    Fresh, check_in, day, entry, fresh, id, import, moment, strategy, strategy_use,
};
use crate::{Content, Selection, ShareRequest, SharedDocument, share};
use cairn_journal::entities::{Answer, ShareState, StrategySource, StrategySourceKind};
use cairn_journal::{
    GroupDraft, MeetingDraft, PersonDraft, ShareDraft, TakeawayDraft, TrackerDraft,
};
use cairn_vault::{Access, Secret, Vault, VaultError};
use cairn_words::Words;
use serde_json::{Value, json};
use std::path::Path;

const PASSPHRASE: &str = "copper meadow lantern tide";

fn request() -> ShareRequest {
    serde_json::from_value(json!({ "format": "sealed", "redact": true })).unwrap()
}

fn document(here: &Fresh, request: &ShareRequest) -> SharedDocument {
    share(&here.journal, request, &Words::english(), &moment()).unwrap()
}

fn sealed(here: &mut Fresh, document: SharedDocument) -> Vec<u8> {
    let Content::ToSeal(records) = document.content else {
        panic!("it is not written before it is sealed");
    };
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    seal(
        *records,
        &passphrase,
        KdfCost::test(),
        &moment(),
        &mut here.rng,
    )
    .unwrap()
}

/// Restores a copy into `folder` as any backup.
fn restored(here: &mut Fresh, folder: &Path, copy: &[u8]) -> Journal {
    let file = folder.join("notes.backup");
    fs::write(&file, copy).unwrap();
    let secret = Secret::Passphrase(Passphrase::new(PASSPHRASE).unwrap());
    let at = moment();
    let dir = folder.join("restored");
    Vault::restore(&file, &secret, &dir, &mut here.rng, at.now).unwrap();
    let opened = Journal::open(&dir, &secret, Access::ReadWrite, &at, &mut here.rng).unwrap();
    assert!(opened.findings.is_empty(), "{:?}", opened.findings);
    opened.journal
}

/// What the journal of a copy holds, with the settings and tags that it made by itself.
fn held(here: &mut Fresh, document: SharedDocument) -> Value {
    let copy = sealed(here, document);
    let folder = tempfile::tempdir().unwrap();
    let journal = restored(here, folder.path(), &copy);
    serde_json::from_slice(&crate::json::write_whole(&journal.snapshot(), moment().now)).unwrap()
}

fn with_maria() -> Fresh {
    let mut here = fresh(&moment(), 21);
    let person = PersonDraft {
        names_to_redact: vec!["Maria".to_owned(), "Mark".to_owned()],
        reach: "Elm Street 7, third bell".to_owned(),
        ..PersonDraft::named("M.")
    };
    here.journal
        .save_person(person, &moment(), &mut here.rng)
        .unwrap();
    here
}

/// A record of every kind that leaves, with a word of its own in every text, each with a name.
fn wordy(here: &mut Fresh) -> ShareRequest {
    let mut n = 0;
    let mut text = || {
        n += 1;
        format!("Maria word{n}x")
    };
    let mut written = entry(1);
    written.title = text();
    written.body = format!(
        "# {}\n\n[{}](https://example.org/{})",
        text(),
        text(),
        "word900x"
    );
    written.tags = vec![text()];
    written.template_id = Some(text());
    for answer in [text(), String::new()] {
        written.answers.push(Answer {
            prompt: text(),
            text: answer,
        });
    }
    written.rest.insert("newer".to_owned(), json!(text()));
    let mut felt = check_in(2);
    felt.note = text();
    felt.feelings = vec![text()];
    felt.triggers = vec![text()];
    let mut tool = strategy(3);
    tool.title = text();
    tool.how = text();
    tool.tags = vec![text()];
    tool.source = Some(StrategySource {
        kind: StrategySourceKind::Person,
        id: None,
        note: text(),
    });
    let mut used = strategy_use(4, 3);
    used.note = text();
    used.situation = Some(text());
    import(
        here,
        ImportBatch {
            entries: vec![written],
            check_ins: vec![felt],
            strategies: vec![tool],
            strategy_uses: vec![used],
            ..ImportBatch::default()
        },
    );
    let at = moment();
    let group: GroupDraft = serde_json::from_value(json!({
        "alias": text(), "topics": [text()], "cost": text(), "language": text(), "access": text(),
        "privacy_rule": text(), "place": text(), "names_to_redact": [text()], "status": "regular",
        "note": text(),
    }))
    .unwrap();
    let group = here.journal.save_group(group, &at, &mut here.rng).unwrap();
    let meeting = MeetingDraft {
        start: "2026-11-10T19:00:00".parse().ok(),
        group_id: Some(group.id),
        topic: text(),
        note: text(),
        ..MeetingDraft::default()
    };
    here.journal
        .save_meeting(meeting, &at, &mut here.rng)
        .unwrap();
    let takeaway: TakeawayDraft = serde_json::from_value(json!({
        "date": "2026-11-10", "text": text(), "kind": "insight", "third_party": false,
    }))
    .unwrap();
    here.journal
        .save_takeaway(takeaway, &at, &mut here.rng)
        .unwrap();
    let question = serde_json::from_value(json!({
        "date": "2026-11-10", "recipient": "group", "text": text(), "answer": text(),
        "answered_on": "2026-11-11",
    }));
    here.journal
        .save_question(question.unwrap(), &at, &mut here.rng)
        .unwrap();
    let hope = serde_json::from_value(json!({
        "date": "2026-11-10", "kind": "line", "text": text(), "source": text(),
    }));
    here.journal
        .save_hope_item(hope.unwrap(), &at, &mut here.rng)
        .unwrap();
    let tracker: TrackerDraft = serde_json::from_value(json!({
        "name": text(), "discreet_name": text(), "scope": text(), "unit": text(),
        "goal": { "kind": "abstain" }, "anchor": "2026-08-01",
        "earlier": [{
            "from": { "date": "2020-01-01", "precision": "day" },
            "to": { "date": "2020-02-01", "precision": "day" }, "note": text(),
        }],
    }))
    .unwrap();
    here.journal
        .save_tracker(tracker, &at, &mut here.rng)
        .unwrap();
    let draft: ShareDraft = serde_json::from_value(json!({
        "date": "2026-11-24", "limit_minutes": 3, "state": "ready", "aim": text(), "was": text(),
        "happened": text(), "now": text(), "ask": text(), "reflection": text(),
    }))
    .unwrap();
    assert_eq!(draft.state, ShareState::Ready);
    let draft = here.journal.save_share(draft, &at, &mut here.rng).unwrap();
    let everything = here.journal.snapshot();
    let items = crate::json::write_whole(&everything, at.now);
    let all: Value = serde_json::from_slice(&items).unwrap();
    let lists = all
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_array);
    let ids = lists.flatten().filter_map(|one| one["id"].as_str());
    ShareRequest {
        share_id: Some(draft.id),
        selection: Selection {
            items: ids.map(|id| id.parse().unwrap()).collect(),
            ..Selection::default()
        },
        ..request()
    }
}

/// The words of [`wordy`] that stand in `text`.
fn own_words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.starts_with("word") && word.ends_with('x'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_copy_holds_every_word_of_the_preview_no_other_and_no_name() {
    let mut here = with_maria();
    let request = wordy(&mut here);
    let open = ShareRequest {
        redact: false,
        ..request.clone()
    };
    for (request, names) in [(request, false), (open, true)] {
        let seen = document(&here, &request);
        let shown = own_words(&seen.text);
        assert!(shown.len() >= 25, "{}", seen.text.as_str());
        assert_eq!(seen.text.contains("Maria"), names);
        let held = held(&mut here, seen).to_string();
        assert_eq!(own_words(&held), shown, "{held}");
        assert_eq!(held.contains("Maria"), names, "{held}");
        assert!(!held.contains("Elm Street"), "{held}");
        assert_eq!(held.contains("example.org"), names, "{held}");
    }
}

#[test]
fn a_copy_holds_what_was_picked_as_it_is_stored_and_nothing_else() {
    let mut here = with_maria();
    let mut far = strategy(5);
    far.title = "Left behind".to_owned();
    far.how = "secret".to_owned();
    import(
        &mut here,
        ImportBatch {
            entries: vec![entry(1), entry(2)],
            strategies: vec![far],
            strategy_uses: vec![strategy_use(6, 5)],
            ..ImportBatch::default()
        },
    );
    let mut request = request();
    request.selection.items = vec![id(2), id(6)];
    let seen = document(&here, &request);
    assert_eq!(seen.records, 2);
    assert_eq!(seen.file_name, "notes-2026-11-21.backup");
    let held = held(&mut here, seen);
    let stored = here.journal.entries().find(|one| one.id == id(2)).unwrap();
    assert_eq!(held["entries"], json!([stored]));
    assert_eq!(held["strategy_uses"][0]["id"], json!(id(6)));
    // The strategy of the use is told by its title.
    assert_eq!(held["strategies"][0]["title"], "Left behind");
    assert_eq!(held["strategies"][0]["how"], "");
    for (list, records) in held.as_object().unwrap() {
        let n = records.as_array().map_or(0, Vec::len);
        let expected = match list.as_str() {
            "entries" | "strategies" | "strategy_uses" | "settings" => 1,
            _ => 0,
        };
        assert_eq!(n, expected, "{list}");
    }
}

#[test]
fn two_names_that_are_one_once_replaced_both_leave() {
    let mut here = with_maria();
    let titled = |n: u64, title: &str| {
        let mut one = strategy(n);
        one.title = title.to_owned();
        one
    };
    import(
        &mut here,
        ImportBatch {
            strategies: vec![titled(1, "Ring Maria"), titled(2, "Ring Mark")],
            ..ImportBatch::default()
        },
    );
    let seen = document(&here, &request());
    let held = held(&mut here, seen);
    let titles: Vec<_> = held["strategies"].as_array().unwrap().iter().collect();
    assert_eq!(titles.len(), 2);
    let mut titles: Vec<_> = titles.iter().map(|one| one["title"].as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, [Some("Ring [M.]"), Some("Ring [M.] (2)")]);
}

#[test]
fn a_copy_that_cannot_be_whole_is_not_made() {
    let mut here = fresh(&moment(), 22);
    let mut long = strategy(1);
    long.title = "x".repeat(200);
    let records = ImportBatch {
        strategies: vec![long],
        ..ImportBatch::default()
    };
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    let refused = seal(
        records,
        &passphrase,
        KdfCost::test(),
        &moment(),
        &mut here.rng,
    );
    assert!(matches!(refused, Err(ExchangeError::CopyNotWhole)));
}

#[test]
fn nothing_in_a_copy_can_be_read_and_no_other_passphrase_opens_it() {
    let mut here = fresh(&moment(), 23);
    let mut written = entry(1);
    written.body = "A quiet evening by the river. ".repeat(20);
    import(
        &mut here,
        ImportBatch {
            entries: vec![written],
            ..ImportBatch::default()
        },
    );
    let seen = document(&here, &request());
    assert!(seen.text.contains("by the river"));
    let copy = sealed(&mut here, seen);
    let readable = String::from_utf8_lossy(&copy);
    assert!(!readable.contains("river") && !readable.contains("00000000-0000"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.backup");
    fs::write(&file, &copy).unwrap();
    // Neither a wrong one nor that of the journal it comes from.
    for other in ["copper meadow lantern tides", "five quiet words of river"] {
        let secret = Secret::Passphrase(Passphrase::new(other).unwrap());
        let to = folder.path().join("no");
        let refused = Vault::restore(&file, &secret, &to, &mut here.rng, moment().now);
        assert!(
            matches!(refused, Err(VaultError::DoesNotOpen)),
            "{refused:?}"
        );
        assert!(!to.exists());
    }
}

#[test]
fn ac_37_a_copy_has_the_same_digest_until_a_source_changes_and_never_the_same_bytes() {
    let mut here = with_maria();
    import(
        &mut here,
        ImportBatch {
            entries: vec![entry(1)],
            ..ImportBatch::default()
        },
    );
    let (first, second) = (document(&here, &request()), document(&here, &request()));
    assert_eq!(first.digest, second.digest);
    let before = first.digest.clone();
    assert_ne!(sealed(&mut here, first), sealed(&mut here, second));
    let stored = here.journal.entries().next().unwrap().clone();
    let draft = cairn_journal::EntryDraft {
        body: "Something else".to_owned(),
        ..(&stored).into()
    };
    here.journal
        .save_entry(
            draft,
            cairn_journal::SaveHow::default(),
            &moment(),
            &mut here.rng,
        )
        .unwrap();
    assert_ne!(document(&here, &request()).digest, before);
    assert_eq!(stored.date, day("2026-11-21"));
}
