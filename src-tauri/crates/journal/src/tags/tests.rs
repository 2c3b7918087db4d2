use crate::JournalError;
use crate::drafts::{CheckInDraft, EntryDraft, StrategyDraft, TagDraft};
use crate::entities::TagKind;
use crate::fixture::{OnDisk, entry_draft, names, strategy_draft};
use cairn_vault::{Access, RecordId};

fn tag_id(disk: &OnDisk, name: &str) -> RecordId {
    let tags = disk.journal().tags();
    tags.into_iter()
        .find(|found| found.tag.name == name)
        .unwrap()
        .tag
        .id
}

fn entry_with(disk: &mut OnDisk, tags: &[&str]) -> RecordId {
    let draft = EntryDraft {
        tags: names(tags),
        ..entry_draft(RecordId::make(&mut disk.rng), "", "x")
    };
    disk.save(draft).unwrap().id
}

#[test]
fn a_rename_reaches_everything_that_holds_the_tag() {
    let mut disk = OnDisk::new();
    let (kept, trashed) = (
        entry_with(&mut disk, &["sea", "walk"]),
        entry_with(&mut disk, &["sea"]),
    );
    disk.with(|journal, at, rng| journal.delete(trashed, at, rng))
        .unwrap();
    let strategy = StrategyDraft {
        tags: names(&["Sea"]),
        ..strategy_draft("a")
    };
    let strategy = disk.strategy(strategy).unwrap().id;
    let check_in = CheckInDraft {
        triggers: names(&["SEA"]),
        ..CheckInDraft::default()
    };
    let check_in = disk.check_in(check_in).unwrap().id;
    let sea = tag_id(&disk, "sea");

    let taken = disk.with(|journal, at, rng| journal.rename_tag(sea, "WALK", at, rng));
    assert!(matches!(
        taken,
        Err(JournalError::NotUnique { field: "name" })
    ));
    let sequence = disk.journal().vault().sequence();
    disk.with(|journal, at, rng| journal.rename_tag(sea, " Ocean ", at, rng))
        .unwrap();
    assert_eq!(disk.journal().vault().sequence(), sequence + 1, "one batch");
    disk.with(|journal, at, rng| journal.undelete(trashed, at, rng))
        .unwrap();
    disk.reopen(Access::ReadWrite);
    let journal = disk.journal();
    assert_eq!(journal.entry(kept).unwrap().tags, names(&["Ocean", "walk"]));
    assert_eq!(journal.entry(trashed).unwrap().tags, names(&["Ocean"]));
    assert_eq!(journal.strategy(strategy).unwrap().tags, names(&["Ocean"]));
    assert_eq!(
        journal.check_in(check_in).unwrap().triggers,
        names(&["Ocean"])
    );
    let ocean = &journal.tags()[0];
    assert_eq!(
        (ocean.n_entries, ocean.n_check_ins, ocean.n_strategies),
        (2, 1, 1)
    );
}

#[test]
fn a_deleted_tag_leaves_everything_and_empties_nothing() {
    let mut disk = OnDisk::new();
    let entry = entry_with(&mut disk, &["payday", "walk"]);
    let only_this = CheckInDraft {
        triggers: names(&["payday"]),
        ..CheckInDraft::default()
    };
    let only_this = disk.check_in(only_this).unwrap().id;
    let payday = tag_id(&disk, "payday");
    disk.with(|journal, at, rng| journal.delete(payday, at, rng))
        .unwrap();
    assert_eq!(disk.journal().entry(entry).unwrap().tags, names(&["walk"]));
    assert!(
        disk.journal().check_in(only_this).is_none(),
        "it said nothing else"
    );

    disk.with(|journal, at, rng| journal.undelete(only_this, at, rng))
        .unwrap();
    assert_eq!(
        disk.journal().check_in(only_this).unwrap().triggers,
        names(&["payday"])
    );
    assert_ne!(tag_id(&disk, "payday"), payday, "its word is a tag again");
    let back = disk.with(|journal, at, rng| journal.undelete(payday, at, rng));
    assert!(matches!(
        back,
        Err(JournalError::NotUnique { field: "name" })
    ));
}

#[test]
fn shipped_feelings_are_not_touched_by_a_tag_of_the_same_name() {
    let mut disk = OnDisk::new();
    entry_with(&mut disk, &["tired"]);
    let draft = CheckInDraft {
        feelings: names(&["tired"]),
        ..CheckInDraft::default()
    };
    let check_in = disk.check_in(draft).unwrap().id;
    let tired = tag_id(&disk, "tired");
    assert_eq!(disk.journal().tags()[0].n_check_ins, 0);
    disk.with(|journal, at, rng| journal.delete_tag(tired, at, rng))
        .unwrap();
    assert_eq!(
        disk.journal().check_in(check_in).unwrap().feelings,
        names(&["tired"])
    );
}

#[test]
fn a_tag_can_be_made_before_it_is_used_and_change_its_kind() {
    let mut disk = OnDisk::new();
    let draft = |id, name: &str, kind| TagDraft {
        id,
        name: name.to_owned(),
        kind,
    };
    let made =
        disk.with(|journal, at, rng| journal.save_tag(draft(None, "sea", TagKind::Free), at, rng));
    let made = made.unwrap();
    let twice =
        disk.with(|journal, at, rng| journal.save_tag(draft(None, "SEA", TagKind::Topic), at, rng));
    assert!(matches!(
        twice,
        Err(JournalError::NotUnique { field: "name" })
    ));
    let changed = disk.with(|journal, at, rng| {
        journal.save_tag(draft(Some(made.id), "sea", TagKind::Topic), at, rng)
    });
    assert_eq!(changed.unwrap().kind, TagKind::Topic);
    entry_with(&mut disk, &["SEA"]);
    assert_eq!(disk.journal().tags().len(), 1);
}
