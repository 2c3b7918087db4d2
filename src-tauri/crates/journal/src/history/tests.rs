use crate::drafts::{EntryDraft, SaveHow};
use crate::entities::{Entity, JournalEntry};
use crate::fixture::{InMemory, entry_draft};
use cairn_vault::RecordId;
use chrono::TimeDelta;

const AUTOSAVE: SaveHow = SaveHow {
    autosave: true,
    allow_empty: false,
};
const BY_HAND: SaveHow = SaveHow {
    autosave: false,
    allow_empty: false,
};

fn saved(memory: &mut InMemory, entry: &JournalEntry, body: &str, how: SaveHow) -> JournalEntry {
    memory
        .save(
            EntryDraft {
                body: body.to_owned(),
                ..EntryDraft::from(entry)
            },
            how,
        )
        .unwrap()
}

fn begun(memory: &mut InMemory) -> JournalEntry {
    let id = RecordId::make(&mut memory.rng);
    memory
        .save(entry_draft(id, "", "version 0"), BY_HAND)
        .unwrap()
}

fn bodies(memory: &InMemory, id: RecordId) -> Vec<String> {
    memory
        .image
        .versions(id)
        .into_iter()
        .map(|version| version.entry.body.clone())
        .collect()
}

#[test]
fn the_newest_twenty_versions_are_kept_in_the_order_of_saves() {
    let mut memory = InMemory::new();
    let mut entry = begun(&mut memory);
    for number in 1..=25 {
        // The clock jumps back and forth; the order is that of the saves.
        memory.at.now += TimeDelta::days(if number % 2 == 0 { 9 } else { -10 });
        entry = saved(&mut memory, &entry, &format!("version {number}"), BY_HAND);
    }
    memory.reopen();
    let expect: Vec<_> = (5..25)
        .rev()
        .map(|number| format!("version {number}"))
        .collect();
    assert_eq!(bodies(&memory, entry.id), expect);
    assert_eq!(
        memory.stored.len(),
        1 + 1 + 20,
        "settings, the entry, its versions"
    );
}

#[test]
fn autosaves_keep_a_version_every_ten_minutes() {
    let mut memory = InMemory::new();
    let mut entry = begun(&mut memory);
    for number in 1..=25 {
        memory.at.now += TimeDelta::minutes(1);
        entry = saved(&mut memory, &entry, &format!("version {number}"), AUTOSAVE);
    }
    // What was saved by hand is kept; after it one version in ten minutes.
    assert_eq!(
        bodies(&memory, entry.id),
        ["version 20", "version 10", "version 0"]
    );
    memory.at.now += TimeDelta::minutes(1);
    entry = saved(&mut memory, &entry, "version 26", BY_HAND);
    assert_eq!(
        bodies(&memory, entry.id)[0],
        "version 25",
        "a save by hand always keeps one"
    );
    memory.at.now += TimeDelta::minutes(1);
    saved(&mut memory, &entry, "version 27", AUTOSAVE);
    assert_eq!(
        bodies(&memory, entry.id)[0],
        "version 26",
        "what was saved by hand is kept"
    );
}

#[test]
fn a_text_that_shrinks_by_itself_is_kept() {
    let mut memory = InMemory::new();
    let entry = begun(&mut memory);
    let entry = saved(&mut memory, &entry, &"long ".repeat(100), AUTOSAVE);
    let entry = saved(&mut memory, &entry, &"longer ".repeat(100), AUTOSAVE);
    saved(&mut memory, &entry, "x", AUTOSAVE);
    assert_eq!(bodies(&memory, entry.id)[0], "longer ".repeat(100));
}

#[test]
fn a_version_is_restored_by_a_save_that_keeps_the_present_text() {
    let mut memory = InMemory::new();
    let entry = begun(&mut memory);
    let entry = saved(&mut memory, &entry, "version 1", BY_HAND);
    let version = memory.image.versions(entry.id)[0].clone();
    assert_eq!(version.entry.revision(), 1);
    let restored = memory
        .change(|image, at, rng| image.plan_restore(&version, at, rng))
        .unwrap();
    assert_eq!(
        (restored.body.as_str(), restored.revision),
        ("version 0", 3)
    );
    memory.reopen();
    assert_eq!(bodies(&memory, entry.id), ["version 1", "version 0"]);
}
