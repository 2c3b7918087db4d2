use crate::JournalError;
use crate::drafts::{ReceiptFacts, SettingsDraft, ShareDraft};
use crate::entities::{ShareProfile, ShareState};
use crate::error::Rule;
use crate::fixture::OnDisk;
use cairn_vault::{Access, RecordId};

fn draft() -> ShareDraft {
    serde_json::from_value(serde_json::json!({
        "date": "2026-11-24", "limit_minutes": 3, "state": "draft", "was": "It was loud",
    }))
    .unwrap()
}

fn facts(n_items: usize) -> ReceiptFacts {
    ReceiptFacts {
        profile: Some(ShareProfile::Group),
        format: "txt".to_owned(),
        redacted: true,
        n_records: 3,
        item_ids: vec!["00000000-0000-4000-8000-000000000001".parse().unwrap(); n_items],
        digest: "0".repeat(64),
    }
}

#[test]
fn a_share_is_said_in_its_parts() {
    let mut disk = OnDisk::new();
    let share = disk
        .with(|journal, at, rng| journal.save_share(draft(), at, rng))
        .unwrap();
    let ready = ShareDraft {
        now: "It is quieter".to_owned(),
        state: ShareState::Ready,
        ..(&share).into()
    };
    let share = disk
        .with(|journal, at, rng| journal.save_share(ready, at, rng))
        .unwrap();
    disk.reopen(Access::ReadWrite);
    let stored = disk.journal().share(share.id).unwrap();
    assert_eq!(stored.parts(), ["It was loud", "", "It is quieter", ""]);
    let long = ShareDraft {
        limit_minutes: 16,
        ..draft()
    };
    assert!(matches!(
        disk.with(|journal, at, rng| journal.save_share(long, at, rng)),
        Err(JournalError::Invalid {
            field: "limit_minutes",
            rule: Rule::OutOfRange { most: 15, .. }
        })
    ));
}

#[test]
fn a_receipt_is_kept_of_what_left_unless_it_is_switched_off() {
    let mut disk = OnDisk::new();
    disk.with(|journal, at, rng| journal.note_export(facts(1_001), at, rng))
        .unwrap();
    let receipt = disk.journal().receipts().next().unwrap().clone();
    assert_eq!((receipt.n_records, receipt.item_ids.len()), (3, 1_000));
    assert_eq!(receipt.date.to_string(), "2026-11-21");
    let off = SettingsDraft {
        keep_receipts: false,
        ..disk.journal().settings().into()
    };
    disk.with(|journal, at, rng| {
        journal.save_settings(off, at, rng)?;
        journal.note_export(facts(0), at, rng)
    })
    .unwrap();
    assert_eq!(disk.journal().receipts().len(), 1);
    let nobody = RecordId::make(&mut disk.rng);
    assert!(disk.journal().share(nobody).is_none());
}

#[test]
fn words_that_do_not_leave_and_the_reading_speed_are_checked() {
    let mut disk = OnDisk::new();
    let mut save = |change: fn(&mut SettingsDraft)| {
        let mut draft: SettingsDraft = disk.journal().settings().into();
        change(&mut draft);
        disk.with(|journal, at, rng| journal.save_settings(draft, at, rng))
    };
    let settings = save(|draft| draft.words_to_redact = vec![" Elm Street ".to_owned()]);
    assert_eq!(settings.unwrap().words_to_redact, ["Elm Street"]);
    assert!(matches!(
        save(|draft| draft.words_to_redact = vec!["x".to_owned()]),
        Err(JournalError::Invalid {
            field: "words_to_redact",
            rule: Rule::TooShort
        })
    ));
    for speed in [79, 201] {
        let refused = match speed {
            79 => save(|draft| draft.reading_speed = 79),
            _ => save(|draft| draft.reading_speed = 201),
        };
        assert!(matches!(
            refused,
            Err(JournalError::Invalid {
                field: "reading_speed",
                ..
            })
        ));
    }
}
