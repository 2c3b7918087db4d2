use crate::drafts::EntryDraft;
use crate::fixture::{OnDisk, instant};
use crate::{JournalError, Kind};
use cairn_vault::Access;
use chrono::TimeDelta;

#[test]
fn what_is_deleted_can_be_taken_back_for_thirty_days() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "\n**first** words\nand more");
    disk.with(|journal, at, rng| journal.delete(entry.id, at, rng))
        .unwrap();
    let trash = disk.journal().trash();
    assert_eq!((trash[0].id, trash[0].kind), (entry.id, Kind::Entry));
    assert_eq!(trash[0].title, "**first** words and more");
    assert_eq!(trash[0].goes_at, disk.at.now + TimeDelta::days(30));
    assert_eq!(disk.journal().entries().len(), 0);

    disk.later(TimeDelta::days(29));
    disk.reopen(Access::ReadWrite);
    disk.with(|journal, at, rng| journal.undelete(entry.id, at, rng))
        .unwrap();
    disk.reopen(Access::ReadWrite);
    let back = disk.journal().entry(entry.id).unwrap();
    assert_eq!(
        (&back.body, back.date, back.revision),
        (&entry.body, entry.date, 3)
    );
    assert!(disk.journal().trash().is_empty());
}

#[test]
fn after_thirty_days_it_goes_with_its_versions() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "one");
    let other = disk.write("", "other");
    disk.save(EntryDraft {
        body: "two".to_owned(),
        ..EntryDraft::from(&entry)
    })
    .unwrap();
    disk.with(|journal, at, rng| journal.delete(entry.id, at, rng))
        .unwrap();
    disk.later(TimeDelta::days(30));
    disk.reopen(Access::ReadOnly);
    assert_eq!(disk.journal().trash().len(), 1, "reading changes nothing");
    disk.reopen(Access::ReadWrite);
    assert!(disk.journal().trash().is_empty());
    assert!(disk.journal().history(entry.id).is_empty());
    assert_eq!(disk.journal().snapshot().entries.len(), 1);
    assert_eq!(
        disk.journal().vault().verify().unwrap().records,
        2,
        "settings and one entry"
    );
    assert!(disk.journal().entry(other.id).is_some());
}

#[test]
fn nothing_goes_by_a_clock_that_is_in_doubt() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "one");
    disk.with(|journal, at, rng| journal.delete(entry.id, at, rng))
        .unwrap();
    disk.at.now = instant("2030-01-01T00:00:00Z");
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().trash().len(), 1);
    disk.with(|journal, at, rng| journal.confirm_clock(at, rng))
        .unwrap();
    disk.reopen(Access::ReadWrite);
    assert!(disk.journal().trash().is_empty());
}

#[test]
fn the_trash_is_emptied_when_asked() {
    let mut disk = OnDisk::new();
    for body in ["a", "b"] {
        let id = disk.write("", body).id;
        disk.with(|journal, at, rng| journal.delete(id, at, rng))
            .unwrap();
        disk.with(|journal, at, rng| journal.delete(id, at, rng))
            .unwrap();
    }
    let kept = disk.write("", "c");
    assert_eq!(
        disk.with(|journal, at, rng| journal.empty_trash(at, rng))
            .unwrap(),
        2
    );
    disk.reopen(Access::ReadWrite);
    assert!(disk.journal().trash().is_empty());
    assert_eq!(disk.journal().entries().collect::<Vec<_>>(), [&kept]);
}

#[test]
fn settings_and_versions_are_not_deleted_by_themselves() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "one");
    disk.save(EntryDraft {
        body: "two".to_owned(),
        ..EntryDraft::from(&entry)
    })
    .unwrap();
    let ids = [
        disk.journal().settings().id,
        disk.journal().history(entry.id)[0].id,
    ];
    for id in ids {
        let refused = disk.with(|journal, at, rng| journal.delete(id, at, rng));
        assert!(matches!(refused, Err(JournalError::NotFound)));
    }
}
