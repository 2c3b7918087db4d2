use crate::JournalError;
use crate::drafts::SafetyPlanDraft;
use crate::entities::{PlanLine, SafetyPlan};
use crate::fixture::OnDisk;
use cairn_vault::Access;

fn line(text: &str) -> PlanLine {
    PlanLine {
        text: text.to_owned(),
        person_id: None,
        number: String::new(),
    }
}

fn save(disk: &mut OnDisk, draft: SafetyPlanDraft) -> Result<SafetyPlan, JournalError> {
    disk.with(|journal, at, rng| journal.save_safety_plan(draft, at, rng))
}

fn with_sign(version: u32, text: &str) -> SafetyPlanDraft {
    SafetyPlanDraft {
        version,
        signs: vec![line(text), line("  ")],
        ..SafetyPlanDraft::default()
    }
}

#[test]
fn a_change_is_a_new_version_and_the_earlier_one_is_kept() {
    let mut disk = OnDisk::new();
    assert_eq!(disk.journal().safety_plan(), None);
    let first = save(&mut disk, with_sign(0, "I stop answering")).unwrap();
    assert_eq!((first.version, first.signs.len()), (1, 1));
    let second = save(&mut disk, with_sign(1, "I stop eating")).unwrap();
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().safety_plan(), Some(&second));
    let all: Vec<_> = disk.journal().safety_plans().collect();
    assert_eq!(all, [&second, &first]);
}

#[test]
fn looking_it_through_is_no_new_version() {
    let mut disk = OnDisk::new();
    save(&mut disk, with_sign(0, "I stop answering")).unwrap();
    let looked = SafetyPlanDraft {
        reviewed_on: "2026-11-21".parse().ok(),
        ..with_sign(1, "I stop answering")
    };
    let looked = save(&mut disk, looked).unwrap();
    assert_eq!((looked.version, looked.revision), (1, 2));
    assert_eq!(looked.reviewed_on, "2026-11-21".parse().ok());
    let again = save(&mut disk, with_sign(1, "I stop answering")).unwrap();
    assert_eq!(again, looked, "a day that was noted stays");
}

#[test]
fn a_version_made_from_an_earlier_one_is_refused() {
    let mut disk = OnDisk::new();
    save(&mut disk, with_sign(0, "one")).unwrap();
    save(&mut disk, with_sign(1, "two")).unwrap();
    assert!(matches!(
        save(&mut disk, with_sign(1, "three")),
        Err(JournalError::Stale {
            current_revision: 2
        })
    ));
    assert_eq!(disk.journal().safety_plans().len(), 2);
}
