use crate::JournalError;
use crate::drafts::{StrategyDraft, StrategyUseDraft};
use crate::entities::{Helped, Strategy, StrategyUse};
use crate::error::Rule;
use crate::fixture::{OnDisk, names, strategy_draft};
use cairn_vault::Access;

fn use_draft(strategy: &Strategy) -> StrategyUseDraft {
    StrategyUseDraft {
        id: None,
        revision: 0,
        date: None,
        strategy_id: strategy.id,
        situation: None,
        before: None,
        after: None,
        minutes_between: None,
        helped: None,
        note: String::new(),
        urge_episode_id: None,
    }
}

fn used(disk: &mut OnDisk, draft: StrategyUseDraft) -> Result<StrategyUse, JournalError> {
    disk.with(|journal, at, rng| journal.save_use(draft, at, rng))
}

#[test]
fn titles_are_unique_by_case_fold() {
    let mut disk = OnDisk::new();
    let first = disk.strategy(strategy_draft("Große Runde")).unwrap();
    let second = disk.strategy(strategy_draft("  GROSSE   runde "));
    assert!(matches!(
        second,
        Err(JournalError::NotUnique { field: "title" })
    ));
    let respelled = StrategyDraft {
        title: "GROSSE Runde".to_owned(),
        ..(&first).into()
    };
    assert_eq!(
        disk.strategy(respelled).unwrap().revision,
        2,
        "one may keep one's own title"
    );
    disk.with(|journal, at, rng| journal.delete(first.id, at, rng))
        .unwrap();
    disk.strategy(strategy_draft("große runde")).unwrap();
    let back = disk.with(|journal, at, rng| journal.undelete(first.id, at, rng));
    assert!(matches!(
        back,
        Err(JournalError::NotUnique { field: "title" })
    ));
}

#[test]
fn limits_hold_for_strategies() {
    let mut disk = OnDisk::new();
    let mut check = |draft: StrategyDraft, expect: &str| match disk.strategy(draft) {
        Err(JournalError::Invalid { field, .. }) => assert_eq!(field, expect),
        other => panic!("{expect}: {other:?}"),
    };
    check(strategy_draft(" \u{202E} "), "title");
    check(strategy_draft(&"x".repeat(81)), "title");
    check(
        StrategyDraft {
            how: "x".repeat(4_001),
            ..strategy_draft("a")
        },
        "how",
    );
    check(
        StrategyDraft {
            effort: Some(0),
            ..strategy_draft("a")
        },
        "effort",
    );
    check(
        StrategyDraft {
            minutes: Some(241),
            ..strategy_draft("a")
        },
        "minutes",
    );
    check(
        StrategyDraft {
            tags: names(&["x".repeat(61).as_str()]),
            ..strategy_draft("a")
        },
        "tags",
    );
}

#[test]
fn a_use_may_be_completed_later() {
    let mut disk = OnDisk::new();
    let strategy = disk.strategy(strategy_draft("Call")).unwrap();
    let draft = StrategyUseDraft {
        before: Some(7),
        situation: Some(" Urge ".to_owned()),
        ..use_draft(&strategy)
    };
    let begun = used(&mut disk, draft).unwrap();
    assert_eq!(
        (begun.after, begun.helped, begun.minutes_between),
        (None, None, None)
    );
    disk.reopen(Access::ReadWrite);
    let draft = StrategyUseDraft {
        after: Some(3),
        helped: Some(Helped::Yes),
        ..(&begun).into()
    };
    let done = used(&mut disk, draft).unwrap();
    assert_eq!(
        (done.before, done.after, done.revision),
        (Some(7), Some(3), 2)
    );
    assert_eq!(done.situation.as_deref(), Some("Urge"));
    assert_eq!(
        disk.journal().uses_of(strategy.id).collect::<Vec<_>>(),
        [&done]
    );
    let too_strong = StrategyUseDraft {
        after: Some(11),
        ..(&done).into()
    };
    assert!(matches!(
        used(&mut disk, too_strong),
        Err(JournalError::Invalid {
            field: "after",
            rule: Rule::OutOfRange { most: 10, .. }
        })
    ));
}

#[test]
fn uses_of_a_deleted_strategy_stay_and_stay_editable() {
    let mut disk = OnDisk::new();
    let strategy = disk.strategy(strategy_draft("Call")).unwrap();
    let begun = used(&mut disk, use_draft(&strategy)).unwrap();
    disk.with(|journal, at, rng| journal.delete(strategy.id, at, rng))
        .unwrap();
    assert_eq!(disk.journal().uses().len(), 1);
    used(
        &mut disk,
        StrategyUseDraft {
            after: Some(1),
            ..(&begun).into()
        },
    )
    .unwrap();
    let another = used(&mut disk, use_draft(&strategy));
    assert!(
        matches!(another, Err(JournalError::NotFound)),
        "new uses need a strategy"
    );
}
