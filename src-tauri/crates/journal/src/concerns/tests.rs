use crate::JournalError;
use crate::drafts::ConcernDraft;
use crate::fixture::{OnDisk, instant};

#[test]
fn a_concern_rests_until_the_next_logical_day_unless_it_is_released() {
    let mut disk = OnDisk::new();
    // 23:50 in Berlin.
    disk.at.now = instant("2026-11-21T22:50:00Z");
    let draft = ConcernDraft {
        facts: "I was interrupted twice".to_owned(),
        ..ConcernDraft::default()
    };
    let concern = disk
        .with(|journal, at, rng| journal.save_concern(draft, at, rng))
        .unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(concern.date, day("2026-11-21"));
    assert!(concern.rests(day("2026-11-21")) && !concern.rests(day("2026-11-22")));
    disk.at.now = instant("2026-11-22T08:00:00Z");
    let more = ConcernDraft {
        id: Some(concern.id),
        revision: concern.revision,
        facts: concern.facts.clone(),
        need: "I need to finish a sentence".to_owned(),
        ..ConcernDraft::default()
    };
    let more = disk
        .with(|journal, at, rng| journal.save_concern(more, at, rng))
        .unwrap();
    assert_eq!(
        more.date, concern.date,
        "more words do not begin the night anew"
    );
    let released = ConcernDraft {
        request: "Please let me finish".to_owned(),
        released: true,
        ..ConcernDraft::default()
    };
    let released = disk
        .with(|journal, at, rng| journal.save_concern(released, at, rng))
        .unwrap();
    assert!(!released.rests(released.date));
}

#[test]
fn a_concern_says_something() {
    let mut disk = OnDisk::new();
    let draft = ConcernDraft {
        outcome: "none yet".to_owned(),
        ..ConcernDraft::default()
    };
    let nothing = disk.with(|journal, at, rng| journal.save_concern(draft, at, rng));
    assert!(matches!(
        nothing,
        Err(JournalError::Invalid { field: "facts", .. })
    ));
}
