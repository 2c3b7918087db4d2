use super::Erase;
use crate::drafts::{CheckInDraft, EntryDraft, QuestionDraft};
use crate::entities::Recipient;
use crate::fixture::OnDisk;
use crate::{JournalError, Kind};
use cairn_vault::{Access, RecordId};

#[test]
fn an_entry_goes_with_its_versions_and_nothing_else_does() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "one");
    let other = disk.write("", "other");
    disk.save(EntryDraft {
        body: "two".to_owned(),
        ..EntryDraft::from(&entry)
    })
    .unwrap();
    assert_eq!(disk.journal().history(entry.id).len(), 1);
    let what = Erase::Records(vec![entry.id]);
    let erased = disk.with(|journal, _, rng| journal.erase(&what, rng));
    assert_eq!(erased.unwrap(), 1);
    disk.reopen(Access::ReadWrite);
    assert!(disk.journal().entry(entry.id).is_none());
    assert!(disk.journal().history(entry.id).is_empty());
    assert_eq!(disk.journal().entry(other.id), Some(&other));
    let left = disk.journal().vault().verify().unwrap().records;
    assert_eq!(left, 2, "settings and one entry");
}

#[test]
fn the_whole_trash_goes_and_what_is_not_in_it_stays() {
    let mut disk = OnDisk::new();
    let kept = disk.write("", "kept");
    for text in ["one", "two"] {
        let entry = disk.write("", text);
        disk.with(|journal, at, rng| journal.delete(entry.id, at, rng))
            .unwrap();
    }
    let erased = disk.with(|journal, _, rng| journal.erase(&Erase::Trash, rng));
    assert_eq!(erased.unwrap(), 2);
    assert!(disk.journal().trash().is_empty());
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().entry(kept.id), Some(&kept));
}

#[test]
fn days_are_erased_with_all_that_was_written_on_them() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "today");
    let draft = CheckInDraft {
        valence: Some(1),
        ..CheckInDraft::default()
    };
    disk.check_in(draft).unwrap();
    let today = entry.date;
    let question = QuestionDraft {
        id: None,
        revision: 0,
        date: today,
        recipient: Recipient::Group,
        person_id: None,
        text: "Who has the key?".to_owned(),
        answered_on: None,
        answer: String::new(),
        takeaway_id: None,
        third_party: false,
    };
    disk.with(|journal, at, rng| journal.save_question(question, at, rng))
        .unwrap();
    let before = today.pred_opt().unwrap();
    let nothing = Erase::Days(before, before);
    let erased = disk.with(|journal, _, rng| journal.erase(&nothing, rng));
    assert_eq!(erased.unwrap(), 0);
    let all = Erase::Days(before, today);
    let erased = disk.with(|journal, _, rng| journal.erase(&all, rng));
    assert_eq!(erased.unwrap(), 3);
    assert_eq!(disk.journal().questions().len(), 0);
    assert_eq!(disk.journal().entries().len(), 0);
    assert_eq!(disk.journal().check_ins().count(), 0);
}

#[test]
fn what_is_not_there_or_may_not_go_is_refused_and_nothing_is_erased() {
    let mut disk = OnDisk::new();
    let entry = disk.write("", "one");
    let settings = disk.journal().settings().id;
    let nobody = RecordId::make(&mut disk.rng);
    for id in [settings, nobody] {
        let what = Erase::Records(vec![entry.id, id]);
        let refused = disk.with(|journal, _, rng| journal.erase(&what, rng));
        assert!(matches!(refused, Err(JournalError::NotFound)));
    }
    disk.reopen(Access::ReadOnly);
    let refused = disk.with(|journal, _, rng| journal.erase(&Erase::Trash, rng));
    assert!(matches!(refused, Err(JournalError::ReadOnly)));
    assert_eq!(disk.journal().image.kind_of(entry.id), Some(Kind::Entry));
}
