use crate::drafts::{OthersMilestoneDraft, SettingsDraft, SignificantDateDraft, TrackerDraft};
use crate::entities::{MilestoneDef, MilestoneSetChoice, MilestoneUnit, SignificantKind};
use crate::fixture::OnDisk;
use crate::views::NoticeKind;
use crate::{JournalError, MilestoneSetDraft};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn grief(date: &str, notice_days: Option<u8>) -> SignificantDateDraft {
    SignificantDateDraft {
        id: None,
        revision: 0,
        date: day(date),
        yearly: true,
        kind: SignificantKind::Grief,
        alias: "Dad".to_owned(),
        ritual: "The workbench.".to_owned(),
        notice_days,
    }
}

fn notices(disk: &OnDisk) -> Vec<(NoticeKind, NaiveDate, u32)> {
    let notices = disk.journal().notices(&disk.at);
    notices
        .iter()
        .map(|one| (one.kind, one.date, one.in_days))
        .collect()
}

fn notice_milestones(disk: &mut OnDisk, notice_days: Option<u8>) {
    let draft = SettingsDraft {
        notice_days,
        ..disk.journal().settings().into()
    };
    disk.with(|journal, at, rng| journal.save_settings(draft, at, rng))
        .unwrap();
}

#[test]
fn ac_50_grief_and_a_milestone_on_one_day_are_two_notices_and_one_milestone() {
    let mut disk = OnDisk::new();
    let set = MilestoneSetDraft {
        id: None,
        revision: 0,
        name: "A year".to_owned(),
        items: vec![MilestoneDef::of(MilestoneUnit::Years, 1)],
    };
    let set = disk
        .with(|journal, at, rng| journal.save_milestone_set(set, at, rng))
        .unwrap();
    let tracker = TrackerDraft {
        milestone_set: MilestoneSetChoice::Own { id: set.id },
        ..TrackerDraft::abstain("Alcohol", day("2025-11-25"))
    };
    let tracker = disk.save_tracker(tracker).unwrap();
    let date = grief("2019-11-25", Some(7));
    let saved = disk
        .with(|journal, at, rng| journal.save_significant_date(date, at, rng))
        .unwrap();
    assert_eq!(
        notices(&disk),
        [(NoticeKind::Remembrance, day("2026-11-25"), 4)],
        "lines about milestones are off by default"
    );
    notice_milestones(&mut disk, Some(7));
    assert_eq!(
        notices(&disk),
        [
            (NoticeKind::Milestone, day("2026-11-25"), 4),
            (NoticeKind::Remembrance, day("2026-11-25"), 4)
        ]
    );
    let ahead = disk.journal().ahead_of(&tracker, day("2026-11-21"));
    assert_eq!(ahead.len(), 1, "the date of grief is no milestone");
    assert_eq!(ahead[0].date, day("2026-11-25"));

    notice_milestones(&mut disk, None);
    let off = SignificantDateDraft {
        notice_days: None,
        ..SignificantDateDraft::from(&saved)
    };
    disk.with(|journal, at, rng| journal.save_significant_date(off, at, rng))
        .unwrap();
    assert!(notices(&disk).is_empty());
}

#[test]
fn a_notice_stands_from_its_first_day_to_the_day_itself() {
    let mut disk = OnDisk::new();
    let mut noticed = |date: &str| {
        let id = disk
            .with(|journal, at, rng| journal.save_significant_date(grief(date, Some(3)), at, rng))
            .unwrap()
            .id;
        let found = notices(&disk).len();
        disk.with(|journal, at, rng| journal.delete(id, at, rng))
            .unwrap();
        found
    };
    assert_eq!(noticed("2020-11-25"), 0, "four days ahead");
    assert_eq!(noticed("2020-11-24"), 1);
    assert_eq!(noticed("2020-11-21"), 1, "today");
    assert_eq!(noticed("2020-11-20"), 0, "yesterday");
}

#[test]
fn dates_of_others_are_an_alias_and_a_day() {
    let mut disk = OnDisk::new();
    let otter = |alias: &str| OthersMilestoneDraft {
        id: None,
        revision: 0,
        alias: alias.to_owned(),
        date: day("2026-11-30"),
        yearly: false,
        note: "five years".to_owned(),
        notice_days: Some(14),
    };
    let mut save =
        |draft| disk.with(|journal, at, rng| journal.save_others_milestone(draft, at, rng));
    save(otter("Otter")).unwrap();
    for alias in [String::new(), "O".repeat(31)] {
        assert!(matches!(
            save(otter(&alias)),
            Err(JournalError::Invalid { field: "alias", .. })
        ));
    }
    assert_eq!(
        notices(&disk),
        [(NoticeKind::OthersMilestone, day("2026-11-30"), 9)]
    );
    let on = |text: &str| disk.journal().others_milestones(day(text))[0].next;
    assert_eq!(on("2026-11-30"), Some(day("2026-11-30")));
    assert_eq!(on("2026-12-01"), None, "it is over, and kept");
}
