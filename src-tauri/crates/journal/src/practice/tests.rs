use crate::drafts::{
    FirstVisitDraft, GroupDraft, GroupFitReviewDraft, OpennessStepDraft, ServiceDraft,
    StoryEventDraft, SupportDraft,
};
use crate::entities::{
    ApproxDate, ChecklistLine, DatePrecision, FitCriterion, ServiceRole, StoryKind,
    SupportDirection, SupportKind,
};
use crate::fixture::OnDisk;
use crate::{JournalError, Kind};
use cairn_vault::Access;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn anxious_and_hopeful_stand_side_by_side_before_and_after() {
    let mut disk = OnDisk::new();
    let draft = FirstVisitDraft {
        id: None,
        revision: 0,
        date: day("2026-11-24"),
        group_id: None,
        meeting_id: None,
        anxious_before: Some(9),
        hopeful_before: Some(8),
        expectations: String::new(),
        way_there: "Bus 4, side door".to_owned(),
        way_out: "The seat by the door".to_owned(),
        checklist: ["Water", " ", "The address"]
            .map(|text| ChecklistLine {
                text: text.to_owned(),
                done: false,
            })
            .to_vec(),
        anxious_after: None,
        hopeful_after: None,
        after_note: String::new(),
    };
    let planned = disk
        .with(|journal, at, rng| journal.save_first_visit(draft, at, rng))
        .unwrap();
    assert_eq!(planned.checklist.len(), 2);
    let after = FirstVisitDraft {
        anxious_after: Some(3),
        hopeful_after: Some(8),
        ..(&planned).into()
    };
    let after = disk
        .with(|journal, at, rng| journal.save_first_visit(after, at, rng))
        .unwrap();
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().first_visits().collect::<Vec<_>>(), [&after]);
    assert_eq!(
        (after.anxious_before, after.hopeful_before),
        (Some(9), Some(8))
    );
}

#[test]
fn a_look_at_a_group_keeps_what_was_left_out_apart_from_low_values() {
    let mut disk = OnDisk::new();
    let group = disk
        .with(|journal, at, rng| journal.save_group(GroupDraft::named("Tuesday"), at, rng))
        .unwrap();
    let draft: GroupFitReviewDraft = serde_json::from_value(serde_json::json!({
        "date": "2026-11-18", "group_id": group.id, "respect": 5, "reach": 1,
    }))
    .unwrap();
    let review = disk
        .with(|journal, at, rng| journal.save_group_fit_review(draft.clone(), at, rng))
        .unwrap();
    let values = FitCriterion::ALL.map(|criterion| review.value(criterion));
    assert_eq!(values[0], Some(5));
    assert_eq!(values.iter().flatten().count(), 2);
    let out_of_range = GroupFitReviewDraft {
        belonging: Some(0),
        ..draft
    };
    let refused =
        disk.with(|journal, at, rng| journal.save_group_fit_review(out_of_range, at, rng));
    assert!(matches!(
        refused,
        Err(JournalError::Invalid {
            field: "belonging",
            ..
        })
    ));
    disk.with(|journal, at, rng| journal.delete(review.id, at, rng))
        .unwrap();
    let trash = disk.journal().trash();
    assert_eq!(
        (trash[0].kind, &*trash[0].title),
        (Kind::GroupFitReview, "Tuesday")
    );
}

#[test]
fn help_goes_both_ways_and_is_listed_by_day() {
    let mut disk = OnDisk::new();
    for (date, direction) in [
        ("2026-11-18", SupportDirection::Given),
        ("2026-11-20", SupportDirection::Received),
    ] {
        let draft = SupportDraft {
            id: None,
            revision: 0,
            date: day(date),
            person_id: None,
            direction,
            kind: SupportKind::Listened,
            note: String::new(),
        };
        disk.with(|journal, at, rng| journal.save_support(draft, at, rng))
            .unwrap();
    }
    let directions: Vec<_> = disk.journal().supports().map(|one| one.direction).collect();
    assert_eq!(
        directions,
        [SupportDirection::Received, SupportDirection::Given]
    );
}

#[test]
fn the_time_of_a_meeting_is_shared_equally() {
    let mut disk = OnDisk::new();
    let draft: ServiceDraft = serde_json::from_value(serde_json::json!({
        "date": "2026-11-24", "role": "chair", "minutes": 50, "people": 12,
    }))
    .unwrap();
    let service = disk
        .with(|journal, at, rng| journal.save_service(draft, at, rng))
        .unwrap();
    assert_eq!(
        (service.role, service.seconds_each()),
        (ServiceRole::Chair, Some(250))
    );
    let open = ServiceDraft {
        people: None,
        ..(&service).into()
    };
    let open = disk
        .with(|journal, at, rng| journal.save_service(open, at, rng))
        .unwrap();
    assert_eq!(open.seconds_each(), None);
}

#[test]
fn a_ladder_is_in_its_own_order_and_a_story_in_that_of_time() {
    let mut disk = OnDisk::new();
    for (order, text) in [(2, "share one minute"), (1, "say my name")] {
        let draft = OpennessStepDraft {
            id: None,
            revision: 0,
            order,
            text: text.to_owned(),
            feared: Some(8),
            done_on: None,
            actual: None,
            relief: None,
            note: String::new(),
        };
        disk.with(|journal, at, rng| journal.save_openness_step(draft, at, rng))
            .unwrap();
    }
    let steps: Vec<_> = disk
        .journal()
        .openness_steps()
        .map(|step| &*step.text)
        .collect();
    assert_eq!(steps, ["say my name", "share one minute"]);
    for (date, precision, text) in [
        ("2025-05-17", DatePrecision::Day, "the first meeting"),
        ("2019-08-30", DatePrecision::Year, "the hard year"),
    ] {
        let draft = StoryEventDraft {
            id: None,
            revision: 0,
            when: ApproxDate {
                date: day(date),
                precision,
            },
            kind: StoryKind::Hard,
            text: text.to_owned(),
            chapter: String::new(),
            share_ok: false,
        };
        disk.with(|journal, at, rng| journal.save_story_event(draft, at, rng))
            .unwrap();
    }
    let events: Vec<_> = disk
        .journal()
        .story_events()
        .map(|event| &*event.text)
        .collect();
    assert_eq!(events, ["the hard year", "the first meeting"]);
}
