//! From values to the vault's records: the value as JSON, and for entries only what they hold.
//!
//! An entry of an ordinary day has no answers, no links, no marks. What is absent when it is
//! stored reads as nothing, and a record takes less room, in memory and twice on the disk.

use super::Listed;
use crate::entities::{Entity, EntryRevision, JournalEntry, Settings};
use cairn_vault::{Change, Record};
use serde::Serialize;
use serde_json::Value;

/// `value` as a change of the vault.
pub(super) fn encode<T: Listed>(value: &T) -> Change {
    put(value, &value.to_store())
}

/// The settings as a change of the vault.
pub(super) fn encode_settings(settings: &Settings) -> Change {
    put(settings, &to_json(settings))
}

/// A kept version, and its entry without the fields that hold nothing.
pub(super) fn revision(revision: &EntryRevision) -> Value {
    let mut json = to_json(revision);
    json["entry"] = entry(&revision.entry);
    json
}

/// An entry, without the fields that hold nothing.
pub(super) fn entry(entry: &JournalEntry) -> Value {
    let mut json = to_json(entry);
    if let Value::Object(fields) = &mut json {
        fields.retain(|name, value| {
            let is_nothing = match value {
                Value::Null | Value::Bool(false) => true,
                Value::Array(items) => items.is_empty(),
                _ => false,
            };
            !is_nothing || !JournalEntry::ABSENT_WHEN_EMPTY.contains(&name.as_str())
        });
    }
    json
}

pub(super) fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("entities are plain data with text keys")
}

fn put<T: Entity>(value: &T, json: &Value) -> Change {
    Change::Put(Record {
        id: value.id(),
        kind: T::KIND.name().to_owned(),
        revision: value.revision(),
        written_at: value.updated_at(),
        schema: T::SCHEMA,
        body: json.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::SaveHow;
    use crate::entities::{Answer, Rest, RevisionReason};
    use crate::fixture::{InMemory, entry_draft};
    use crate::image::{Decoded, Slot};
    use cairn_vault::{Collect, RecordId};
    use serde_json::json;

    fn ordinary() -> JournalEntry {
        let mut memory = InMemory::new();
        let draft = entry_draft(RecordId::make(&mut memory.rng), "A title", "Some text.");
        memory.save(draft, SaveHow::default()).unwrap()
    }

    /// The same entry with something in every field.
    fn full() -> JournalEntry {
        let entry = ordinary();
        let mut rest = Rest::new();
        rest.insert("mark".to_owned(), Value::Null);
        rest.insert("list".to_owned(), json!([]));
        rest.insert("seen".to_owned(), json!(false));
        JournalEntry {
            deleted_at: Some(entry.at),
            tags: vec!["home".to_owned()],
            template_id: Some("blank".to_owned()),
            answers: vec![Answer {
                prompt: String::new(),
                text: String::new(),
            }],
            starred: true,
            hard: true,
            third_party: true,
            drawer: true,
            links: vec![entry.id],
            rest,
            ..entry
        }
    }

    fn kept(entry: JournalEntry) -> EntryRevision {
        EntryRevision {
            id: entry.links.first().copied().unwrap_or(entry.id),
            revision: 1,
            created_at: entry.at,
            updated_at: entry.at,
            deleted_at: None,
            entry_id: entry.id,
            number: 1,
            reason: RevisionReason::Replaced,
            entry,
            rest: Rest::new(),
        }
    }

    fn stored(change: &Change) -> Value {
        let Change::Put(record) = change else {
            panic!("an encoded value is put")
        };
        serde_json::from_str(&record.body).unwrap()
    }

    fn read_back(change: Change) -> Decoded {
        let Change::Put(record) = change else {
            panic!("an encoded value is put")
        };
        let mut decoded = Decoded::default();
        decoded.take(record.view());
        decoded
    }

    fn values<T>(slots: Vec<Slot<T>>) -> Vec<T> {
        slots.into_iter().map(|slot| slot.value).collect()
    }

    #[test]
    fn what_an_entry_does_not_hold_is_not_stored_and_reads_as_nothing() {
        let entry = ordinary();
        let change = encode(&entry);
        let fields = stored(&change);
        for name in JournalEntry::ABSENT_WHEN_EMPTY {
            assert_eq!(fields.get(name), None, "{name}");
        }
        assert_eq!(
            values(read_back(change).entries),
            std::slice::from_ref(&entry)
        );
        let revision = kept(entry);
        let change = encode(&revision);
        assert_eq!(stored(&change)["entry"], fields);
        assert_eq!(values(read_back(change).entry_revisions), [revision]);
    }

    #[test]
    fn what_an_entry_holds_is_stored_and_so_is_what_a_newer_program_wrote() {
        let entry = full();
        let change = encode(&entry);
        let fields = stored(&change);
        for name in JournalEntry::ABSENT_WHEN_EMPTY {
            assert!(fields.get(name).is_some(), "{name}");
        }
        for (name, value) in &entry.rest {
            assert_eq!(fields.get(name), Some(value), "{name} is not ours to judge");
        }
        assert_eq!(
            values(read_back(change).entries),
            std::slice::from_ref(&entry)
        );
        let revision = kept(entry);
        let change = encode(&revision);
        assert_eq!(values(read_back(change).entry_revisions), [revision]);
    }
}
