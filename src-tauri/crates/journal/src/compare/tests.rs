use super::Standing;
use crate::drafts::EntryDraft;
use crate::fixture::OnDisk;
use crate::{Erase, JournalError, Kind};
use cairn_vault::{Access, RecordId};

/// A journal, a backup of it with three entries, and what became of them since: one erased, one
/// edited, one in the trash.
fn lived_on() -> (OnDisk, std::path::PathBuf, [RecordId; 4]) {
    let mut disk = OnDisk::new();
    let entries = ["erased", "edited", "trashed", "the same"].map(|text| disk.write("", text));
    let file = disk.with(|journal, at, rng| {
        let info = journal.vault().backup(None, at.now, rng).unwrap();
        journal.vault().dir().join("backups").join(info.file_name)
    });
    let ids = entries.each_ref().map(|entry| entry.id);
    let erase = Erase::Records(vec![ids[0]]);
    disk.with(|journal, _, rng| journal.erase(&erase, rng))
        .unwrap();
    disk.save(EntryDraft {
        body: "edited since".to_owned(),
        ..EntryDraft::from(&entries[1])
    })
    .unwrap();
    disk.with(|journal, at, rng| journal.delete(ids[2], at, rng))
        .unwrap();
    (disk, file, ids)
}

#[test]
fn each_record_of_a_backup_says_how_it_stands_here() {
    let (mut disk, file, ids) = lived_on();
    let rows = disk.with(|journal, at, rng| {
        let backup = journal.read_backup(&file, at, rng).unwrap();
        journal.compare(&backup)
    });
    let found: Vec<_> = rows
        .iter()
        .map(|row| (row.id, row.standing, &*row.title))
        .collect();
    assert_eq!(
        found,
        [
            (ids[0], Standing::Missing, "erased"),
            (ids[2], Standing::InTrash, "trashed"),
            (ids[1], Standing::NewerHere, "edited"),
            (ids[3], Standing::Same, "the same"),
        ]
    );
    assert!(
        rows.iter()
            .all(|row| row.kind == Kind::Entry && row.date.is_some())
    );
}

#[test]
fn what_is_taken_back_overwrites_nothing() {
    let (mut disk, file, ids) = lived_on();
    let taken = disk.with(|journal, at, rng| {
        let backup = journal.read_backup(&file, at, rng).unwrap();
        journal.take_back(&backup, &ids, at, rng)
    });
    assert_eq!(taken.unwrap(), 3);
    disk.reopen(Access::ReadWrite);
    let bodies = ids.map(|id| disk.journal().entry(id).unwrap().body.clone());
    assert_eq!(bodies, ["erased", "edited", "trashed", "the same"]);
    let versions = disk.journal().history(ids[1]);
    assert!(
        versions
            .iter()
            .any(|version| version.entry.body == "edited since"),
        "what was here stays among the earlier versions"
    );
    let again = disk.with(|journal, at, rng| {
        let backup = journal.read_backup(&file, at, rng).unwrap();
        journal.take_back(&backup, &[RecordId::make(rng)], at, rng)
    });
    assert!(matches!(again, Err(JournalError::NotFound)));
}

#[test]
fn a_backup_of_another_journal_is_refused() {
    let (_disk, file, _) = lived_on();
    let mut other = OnDisk::seeded(8);
    let refused = other.with(|journal, at, rng| journal.read_backup(&file, at, rng).err());
    assert!(matches!(refused, Some(JournalError::Vault(_))));
}
