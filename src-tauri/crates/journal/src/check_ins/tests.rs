use crate::JournalError;
use crate::drafts::CheckInDraft;
use crate::entities::{CheckInContext, Halt, TagKind, Urge};
use crate::error::Rule;
use crate::fixture::{OnDisk, names};
use cairn_vault::Access;

fn mood(valence: i8) -> CheckInDraft {
    CheckInDraft {
        valence: Some(valence),
        ..CheckInDraft::default()
    }
}

#[test]
fn what_is_not_answered_stays_unanswered_and_zero_stays_zero() {
    let mut disk = OnDisk::new();
    let saved = disk
        .check_in(CheckInDraft {
            energy: Some(0),
            ..CheckInDraft::default()
        })
        .unwrap();
    disk.reopen(Access::ReadWrite);
    let read = disk.journal().check_in(saved.id).unwrap();
    assert_eq!(read, &saved);
    assert_eq!(
        (read.energy, read.valence, read.sleep_min),
        (Some(0), None, None)
    );
    assert_eq!(
        (read.halt, read.context),
        (Halt::default(), CheckInContext::Free)
    );
}

#[test]
fn a_check_in_needs_one_value() {
    let mut disk = OnDisk::new();
    let nothing = CheckInDraft {
        note: " \n".to_owned(),
        ..CheckInDraft::default()
    };
    let refused = disk.check_in(nothing);
    assert!(matches!(
        refused,
        Err(JournalError::Invalid {
            rule: Rule::Empty,
            ..
        })
    ));
    let lonely = Halt {
        lonely: Some(0),
        ..Halt::default()
    };
    disk.check_in(CheckInDraft {
        halt: lonely,
        ..CheckInDraft::default()
    })
    .unwrap();
}

#[test]
fn every_value_keeps_to_its_range() {
    let mut disk = OnDisk::new();
    let mut check = |draft: CheckInDraft, expect: &str| match disk.check_in(draft) {
        Err(JournalError::Invalid {
            field,
            rule: Rule::OutOfRange { .. },
        }) => {
            assert_eq!(field, expect);
        }
        other => panic!("{expect}: {other:?}"),
    };
    let draft = CheckInDraft::default;
    check(mood(4), "valence");
    check(mood(-4), "valence");
    check(
        CheckInDraft {
            energy: Some(-4),
            ..draft()
        },
        "energy",
    );
    check(
        CheckInDraft {
            anxiety: Some(11),
            ..draft()
        },
        "anxiety",
    );
    check(
        CheckInDraft {
            confidence: Some(11),
            ..draft()
        },
        "confidence",
    );
    check(
        CheckInDraft {
            connection: Some(11),
            ..draft()
        },
        "connection",
    );
    check(
        CheckInDraft {
            sleep_min: Some(1_441),
            ..draft()
        },
        "sleep_min",
    );
    check(
        CheckInDraft {
            sleep_quality: Some(0),
            ..draft()
        },
        "sleep_quality",
    );
    check(
        CheckInDraft {
            pain: Some(11),
            ..draft()
        },
        "pain",
    );
    let halt = Halt {
        tired: Some(4),
        ..Halt::default()
    };
    check(CheckInDraft { halt, ..draft() }, "tired");
    let urge = Urge {
        tracker_id: None,
        strength: 11,
    };
    check(
        CheckInDraft {
            urges: vec![urge],
            ..draft()
        },
        "urges",
    );
}

#[test]
fn two_urges_of_one_tracker_are_refused() {
    let urge = Urge {
        tracker_id: None,
        strength: 3,
    };
    let draft = CheckInDraft {
        urges: vec![urge.clone(), urge],
        ..CheckInDraft::default()
    };
    let refused = OnDisk::new().check_in(draft);
    assert!(matches!(
        refused,
        Err(JournalError::Invalid {
            field: "urges",
            rule: Rule::Repeated
        })
    ));
}

#[test]
fn own_words_become_tags_and_shipped_feelings_do_not() {
    let mut disk = OnDisk::new();
    let draft = CheckInDraft {
        feelings: names(&["Proud", "scared", "seasick"]),
        triggers: names(&["payday"]),
        ..CheckInDraft::default()
    };
    let saved = disk.check_in(draft).unwrap();
    assert_eq!(
        saved.feelings,
        names(&["proud", "scared", "seasick"]),
        "pleasant beside unpleasant"
    );
    let tags: Vec<_> = disk
        .journal()
        .tags()
        .into_iter()
        .map(|t| (t.tag.name, t.tag.kind, t.n_check_ins))
        .collect();
    assert_eq!(
        tags,
        [
            ("payday".to_owned(), TagKind::Trigger, 1),
            ("seasick".to_owned(), TagKind::Feeling, 1)
        ]
    );
}

#[test]
fn an_edit_of_an_older_revision_is_refused() {
    let mut disk = OnDisk::new();
    let first = disk.check_in(mood(1)).unwrap();
    disk.check_in(CheckInDraft {
        valence: Some(2),
        ..CheckInDraft::from(&first)
    })
    .unwrap();
    let stale = disk.check_in(CheckInDraft {
        valence: Some(3),
        ..CheckInDraft::from(&first)
    });
    assert!(matches!(
        stale,
        Err(JournalError::Stale {
            current_revision: 2
        })
    ));
    assert_eq!(disk.journal().check_in(first.id).unwrap().valence, Some(2));
}
