//! From the vault's records to values, while the vault opens them.
//!
//! A record of an unknown kind, of a newer shape or with a value this program does not know is
//! set aside by its id: it stays in the vault as it is and is never written.

use super::Slot;
use crate::Kind;
use crate::entities::{self, Entity, Settings};
use cairn_vault::{Collect, RecordHead, RecordId};
use chrono::{DateTime, Utc};
use serde::Deserializer;
use serde::de::Error as _;
use std::collections::HashSet;

macro_rules! decoded {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        /// Decoded values, and the ids of the records that were not understood.
        #[derive(Default)]
        pub(crate) struct Decoded {
            $(pub(super) $list: Vec<Slot<entities::$entity>>,)*
            pub(super) settings: Option<Settings>,
            pub(super) unreadable: HashSet<RecordId>,
            /// The newest instant any of them speaks of.
            pub(super) newest: Option<DateTime<Utc>>,
        }

        impl Collect for Decoded {
            fn read<'de, D: Deserializer<'de>>(
                &mut self,
                head: &RecordHead<'_>,
                body: D,
            ) -> Result<(), D::Error> {
                match Kind::from_name(head.kind) {
                    $(Some(Kind::$kind) => {
                        let value = read(head, body)?;
                        self.newest = self.newest.max(Some(Entity::newest(&value)));
                        self.$list.push(Slot::new(value));
                    })*
                    Some(Kind::Settings) => self.take_settings(read(head, body)?),
                    None => return Err(D::Error::custom("a kind of a newer program")),
                }
                Ok(())
            }

            fn set_aside(&mut self, id: RecordId) {
                self.unreadable.insert(id);
            }

            fn join(mut parts: Vec<Self>) -> Self {
                let mut all = Self::default();
                $(
                    all.$list.reserve_exact(parts.iter().map(|part| part.$list.len()).sum());
                    parts.iter_mut().for_each(|part| all.$list.append(&mut part.$list));
                )*
                for part in parts {
                    part.settings.into_iter().for_each(|found| all.take_settings(found));
                    all.unreadable.extend(part.unreadable);
                    all.newest = all.newest.max(part.newest);
                }
                all
            }
        }
    };
}
crate::with_lists!(decoded);

impl Decoded {
    /// There is one record of settings; should there be two, the one saved more often is followed.
    fn take_settings(&mut self, found: Settings) {
        let rank = |settings: &Settings| (settings.revision, settings.id);
        let kept = self.settings.as_ref();
        if kept.is_none_or(|kept| rank(kept) < rank(&found)) {
            self.settings = Some(found);
        }
    }
}

/// The value in a record, or an error if this program does not understand it.
fn read<'de, T: Entity, D: Deserializer<'de>>(
    head: &RecordHead<'_>,
    body: D,
) -> Result<T, D::Error> {
    if head.schema > T::SCHEMA {
        return Err(D::Error::custom("a shape of a newer program"));
    }
    let value = T::deserialize(body)?;
    if value.id() != head.id {
        return Err(D::Error::custom("the id of another record"));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::{EntryDraft, SaveHow};
    use crate::fixture::{InMemory, entry_draft};
    use cairn_vault::Record;
    use serde_json::{Value, json};

    fn changed(record: &mut Record, change: impl FnOnce(&mut Value)) {
        let mut value: Value = serde_json::from_str(&record.body).unwrap();
        change(&mut value);
        record.body = value.to_string();
    }

    #[test]
    fn fields_of_a_newer_program_survive_a_save() {
        let mut memory = InMemory::new();
        let id = RecordId::make(&mut memory.rng);
        memory
            .save(entry_draft(id, "", "one"), SaveHow::default())
            .unwrap();
        let newer = json!({"weather": {"sky": ["clear", null], "degrees": 0.1}, "big": 1e300});
        changed(memory.stored.get_mut(&id).unwrap(), |value| {
            value
                .as_object_mut()
                .unwrap()
                .extend(newer.as_object().unwrap().clone());
        });
        memory.reopen();
        let entry = memory.image.entries.get(id).unwrap().clone();
        let draft = EntryDraft {
            body: "two".to_owned(),
            ..EntryDraft::from(&entry)
        };
        memory.save(draft, SaveHow::default()).unwrap();
        let stored: Value = serde_json::from_str(&memory.stored[&id].body).unwrap();
        assert_eq!(stored["body"], "two");
        assert_eq!(
            (&stored["weather"], &stored["big"]),
            (&newer["weather"], &newer["big"])
        );
    }

    #[test]
    fn records_that_are_not_understood_are_counted_and_left_alone() {
        let mut memory = InMemory::new();
        let mut write = |change: &dyn Fn(&mut Record)| {
            let id = RecordId::make(&mut memory.rng);
            memory
                .save(entry_draft(id, "", "text"), SaveHow::default())
                .unwrap();
            change(memory.stored.get_mut(&id).unwrap());
            id
        };
        let mut expect = HashSet::from([
            write(&|record| record.kind = "weather".to_owned()),
            write(&|record| record.schema = 2),
            write(&|record| changed(record, |value| value["zone"] = json!("Mars/Olympus"))),
            write(&|record| changed(record, |value| value["title"] = json!(["two", "parts"]))),
            write(&|record| {
                changed(record, |value| {
                    value["id"] = json!("00000000-0000-4000-8000-000000000000")
                });
            }),
        ]);
        let good = write(&|_| {});
        let before = memory.stored.clone();
        memory.reopen();
        assert_eq!(memory.image.unreadable, expect);
        assert_eq!(
            memory
                .image
                .entries
                .living()
                .map(Entity::id)
                .collect::<Vec<_>>(),
            [good]
        );
        for id in expect.drain() {
            memory
                .save(entry_draft(id, "", "over it"), SaveHow::default())
                .unwrap_err();
            assert!(memory.stored[&id] == before[&id], "left as it was");
        }
    }
}
