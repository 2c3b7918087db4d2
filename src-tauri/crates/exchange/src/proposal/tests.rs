use super::*;
use crate::samples::{check_in, day, entry, fresh, id, moment, strategy, strategy_use};
use cairn_journal::entities::{Halt, Urge};
use cairn_journal::{
    ImportBatch, InstrumentResponseDraft, QuestionDraft, TakeawayDraft, TrackerDraft,
};

const TODAY: &str = "2026-11-21";

/// A journal with something old, something new and something of others of each kind.
fn full() -> crate::samples::Fresh {
    let mut here = fresh(&moment(), 8);
    let mut batch = ImportBatch::default();
    for (n, date, template, third_party) in [
        (1, "2026-11-20", Some("nightly_review"), false),
        (2, "2026-11-20", Some("nightly_review"), true),
        (3, "2026-11-20", None, false),
        (4, "2026-11-10", Some("nightly_review"), false),
    ] {
        let mut one = entry(n);
        one.date = day(date);
        one.template_id = template.map(str::to_owned);
        one.third_party = third_party;
        batch.entries.push(one);
    }
    for (n, date, felt, urge, sleep) in [
        (11, "2026-11-19", true, Some(7), None),
        (12, "2026-11-18", false, None, Some(420)),
        (13, "2026-09-01", true, Some(3), Some(400)),
    ] {
        let mut one = check_in(n);
        one.date = day(date);
        one.valence = None;
        one.halt = Halt {
            tired: Some(1),
            ..Halt::default()
        };
        one.sleep_min = sleep;
        if felt {
            one.feelings = vec!["calm".to_owned()];
        }
        one.urges = urge
            .map(|strength| Urge {
                tracker_id: None,
                strength,
            })
            .into_iter()
            .collect();
        batch.check_ins.push(one);
    }
    batch.strategies.push(strategy(21));
    let mut used = strategy_use(22, 21);
    used.date = day("2026-11-19");
    used.helped = Some(Helped::Yes);
    batch.strategy_uses.push(used);
    let outcome = here
        .journal
        .import(batch, &moment(), &mut here.rng)
        .unwrap();
    assert_eq!(outcome.skipped, []);
    let tracker = TrackerDraft::abstain("Alcohol", day("2026-10-22"));
    here.journal
        .save_tracker(tracker, &moment(), &mut here.rng)
        .unwrap();
    for recipient in [
        "group",
        "sponsor",
        "therapist",
        "doctor",
        "doctor",
        "doctor",
    ] {
        let draft: QuestionDraft = serde_json::from_value(serde_json::json!({
            "date": TODAY, "recipient": recipient, "text": "How?",
        }))
        .unwrap();
        here.journal
            .save_question(draft, &moment(), &mut here.rng)
            .unwrap();
    }
    for (text, third_party) in [("theirs", true), ("mine", false)] {
        let draft = TakeawayDraft {
            id: None,
            revision: 0,
            date: Some(day("2026-11-17")),
            meeting_id: None,
            text: text.to_owned(),
            kind: TakeawayKind::Insight,
            third_party,
        };
        here.journal
            .save_takeaway(draft, &moment(), &mut here.rng)
            .unwrap();
    }
    here
}

#[test]
fn for_oneself_everything_that_may_leave_is_proposed() {
    let here = full();
    let proposal = propose(&here.journal, ShareProfile::Me, day(TODAY));
    assert_eq!(proposal, Proposal::default());
}

#[test]
fn for_a_group_one_of_each_thing_is_proposed() {
    let here = full();
    let journal = &here.journal;
    let proposal = propose(journal, ShareProfile::Group, day(TODAY));
    let mine = journal.takeaways().find(|one| !one.third_party).unwrap().id;
    let question = journal
        .questions()
        .find(|one| one.recipient == Recipient::Group)
        .unwrap()
        .id;
    let tracker = journal.trackers().next().unwrap().id;
    assert_eq!(proposal.items, [mine, id(11), id(21), question, tracker]);
}

#[test]
fn for_a_sponsor_the_week_is_proposed() {
    let here = full();
    let proposal = propose(&here.journal, ShareProfile::Sponsor, day(TODAY));
    assert_eq!(proposal.from, Some(day("2026-11-15")));
    assert_eq!(proposal.items[..3], [id(1), id(11), id(22)]);
    assert_eq!(proposal.items.len(), 4, "and one question");
}

#[test]
fn for_a_therapist_four_weeks_and_three_questions_are_proposed() {
    let here = full();
    let proposal = propose(&here.journal, ShareProfile::Therapist, day(TODAY));
    assert_eq!(proposal.from, Some(day("2026-10-25")));
    assert_eq!(
        proposal.items[0],
        id(12),
        "mood or sleep, not an urge alone"
    );
    assert_eq!(proposal.items.len(), 1 + 3);
}

#[test]
fn a_questionnaire_is_proposed_to_a_therapist_once_it_is_ticked() {
    let mut here = full();
    let mut draft: InstrumentResponseDraft = serde_json::from_value(serde_json::json!({
        "instrument": "gad7", "answers": [1, 1, 1, 1, 1, 1, 1],
    }))
    .unwrap();
    let mut save = |draft: &InstrumentResponseDraft| {
        let draft = draft.clone();
        let saved = here
            .journal
            .save_instrument_response(draft, &moment(), &mut here.rng)
            .unwrap();
        let items = |profile| propose(&here.journal, profile, day(TODAY)).items;
        (
            saved,
            items(ShareProfile::Therapist),
            items(ShareProfile::Group),
        )
    };
    let (answered, therapist, _) = save(&draft);
    assert_eq!(therapist.len(), 1 + 3, "not ticked yet");
    draft = InstrumentResponseDraft::from(&answered);
    draft.export_ok = true;
    let (ticked, therapist, group) = save(&draft);
    assert_eq!(therapist.len(), 1 + 1 + 3);
    assert!(therapist.contains(&ticked.id));
    assert!(!group.contains(&ticked.id), "not to a group");
}
