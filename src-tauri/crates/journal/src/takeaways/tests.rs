use crate::drafts::{Becoming, MeetingDraft, TakeawayDraft};
use crate::entities::{
    HopeKind, Meeting, Recipient, StrategySourceKind, StrategyStatus, Takeaway, TakeawayKind,
};
use crate::fixture::{OnDisk, instant, names, strategy_draft};
use crate::views::Became;
use crate::{JournalError, Kind};
use cairn_vault::{Access, RecordId};

fn heard(text: &str) -> TakeawayDraft {
    TakeawayDraft {
        id: None,
        revision: 0,
        date: None,
        meeting_id: None,
        text: text.to_owned(),
        kind: TakeawayKind::Strategy,
        third_party: true,
    }
}

fn meeting(disk: &mut OnDisk) -> Meeting {
    let draft = MeetingDraft {
        start: "2026-11-17T19:00:00".parse().ok(),
        ..MeetingDraft::default()
    };
    disk.with(|journal, at, rng| journal.save_meeting(draft, at, rng))
        .unwrap()
}

fn save(disk: &mut OnDisk, draft: TakeawayDraft) -> Result<Takeaway, JournalError> {
    disk.with(|journal, at, rng| journal.save_takeaway(draft, at, rng))
}

fn become_of(
    disk: &mut OnDisk,
    takeaway: RecordId,
    becoming: Becoming,
) -> Result<Became, JournalError> {
    disk.with(|journal, at, rng| journal.let_become(takeaway, becoming, at, rng))
}

fn strategy(title: &str) -> Becoming {
    Becoming::Strategy {
        title: title.to_owned(),
        tags: names(&["urge"]),
        try_by: None,
    }
}

#[test]
fn what_was_heard_is_third_party_unless_somebody_says_otherwise() {
    let draft: TakeawayDraft =
        serde_json::from_str(r#"{"text":"I heard patience","kind":"insight"}"#).unwrap();
    assert!(draft.third_party);
    let mut disk = OnDisk::new();
    let takeaway = save(&mut disk, draft).unwrap();
    let mine = TakeawayDraft {
        third_party: false,
        ..(&takeaway).into()
    };
    assert!(!save(&mut disk, mine).unwrap().third_party);
}

#[test]
fn a_takeaway_is_of_the_day_of_its_meeting_and_outlives_it() {
    let mut disk = OnDisk::new();
    let meeting = meeting(&mut disk);
    let draft = TakeawayDraft {
        meeting_id: Some(meeting.id),
        ..heard("One breath before I answer")
    };
    let takeaway = save(&mut disk, draft).unwrap();
    assert_eq!(takeaway.date.to_string(), "2026-11-17");
    assert_eq!(
        save(&mut disk, heard("by itself"))
            .unwrap()
            .date
            .to_string(),
        "2026-11-21"
    );
    disk.with(|journal, at, rng| journal.delete(meeting.id, at, rng))
        .unwrap();
    let edited = TakeawayDraft {
        text: "One breath, then answer".to_owned(),
        ..(&takeaway).into()
    };
    assert_eq!(
        save(&mut disk, edited).unwrap().meeting_id,
        Some(meeting.id)
    );
    let another = TakeawayDraft {
        meeting_id: Some(meeting.id),
        ..heard("too late")
    };
    assert!(matches!(
        save(&mut disk, another),
        Err(JournalError::NotFound)
    ));
}

#[test]
fn a_takeaway_becomes_a_strategy_that_remembers_where_it_was_learnt() {
    let mut disk = OnDisk::new();
    let meeting = meeting(&mut disk);
    let draft = TakeawayDraft {
        meeting_id: Some(meeting.id),
        ..heard("Somebody rings a friend before the shop, not after")
    };
    let takeaway = save(&mut disk, draft).unwrap();
    disk.at.now = instant("2026-11-21T12:00:00Z");
    let became = become_of(&mut disk, takeaway.id, strategy(" Ring first ")).unwrap();
    let made = became.strategy.unwrap();
    disk.reopen(Access::ReadWrite);
    let stored = disk.journal().strategy(made.id).unwrap();
    assert_eq!(stored, &made);
    assert_eq!(
        (&*made.title, made.status),
        ("Ring first", StrategyStatus::Idea)
    );
    let source = made.source.unwrap();
    assert_eq!(
        (source.kind, source.id),
        (StrategySourceKind::Meeting, Some(meeting.id))
    );
    assert_eq!(
        (&*made.how, &*source.note),
        ("", ""),
        "the words of others stay behind"
    );
    let kept = disk.journal().takeaway(takeaway.id).unwrap();
    assert_eq!((kept.strategy_id, kept.revision), (Some(made.id), 2));
    assert_eq!(kept, &became.takeaway);
}

#[test]
fn it_becomes_each_thing_once_and_again_when_that_is_gone() {
    let mut disk = OnDisk::new();
    let takeaway = save(&mut disk, heard("Ask about sleep")).unwrap();
    let first = become_of(&mut disk, takeaway.id, strategy("Earlier bed")).unwrap();
    let again = become_of(&mut disk, takeaway.id, strategy("Another"));
    assert!(matches!(again, Err(JournalError::AlreadyBecame)));
    let question = Becoming::Question {
        recipient: Recipient::Doctor,
        text: "How much sleep is enough?".to_owned(),
    };
    let asked = become_of(&mut disk, takeaway.id, question).unwrap();
    assert_eq!(asked.question.unwrap().takeaway_id, Some(takeaway.id));
    let hope = Becoming::HopeItem {
        kind: HopeKind::Line,
    };
    let kept = become_of(&mut disk, takeaway.id, hope).unwrap();
    let item = kept.hope_item.unwrap();
    assert_eq!((&*item.text, item.third_party), ("Ask about sleep", true));
    let made = first.strategy.unwrap().id;
    disk.with(|journal, at, rng| journal.delete(made, at, rng))
        .unwrap();
    let renewed = become_of(&mut disk, takeaway.id, strategy("Bed at ten")).unwrap();
    assert_ne!(renewed.takeaway.strategy_id, Some(made));
    assert!(renewed.takeaway.question_id.is_some());
}

#[test]
fn a_refusal_changes_neither_side() {
    let mut disk = OnDisk::new();
    let takeaway = save(&mut disk, heard("Ring first")).unwrap();
    disk.strategy(strategy_draft("Ring first")).unwrap();
    let taken = become_of(&mut disk, takeaway.id, strategy("RING FIRST"));
    assert!(matches!(
        taken,
        Err(JournalError::NotUnique { field: "title" })
    ));
    assert_eq!(disk.journal().takeaway(takeaway.id), Some(&takeaway));
    assert_eq!(disk.journal().strategies().len(), 1);
    assert!(matches!(
        save(&mut disk, heard(" \n")),
        Err(JournalError::Invalid { field: "text", .. })
    ));
    let unknown = RecordId::make(&mut disk.rng);
    assert!(matches!(
        become_of(&mut disk, unknown, strategy("x")),
        Err(JournalError::NotFound)
    ));
    disk.with(|journal, at, rng| journal.delete(takeaway.id, at, rng))
        .unwrap();
    assert!(matches!(
        become_of(&mut disk, takeaway.id, strategy("x")),
        Err(JournalError::InTrash)
    ));
    assert_eq!(disk.journal().trash()[0].kind, Kind::Takeaway);
}
