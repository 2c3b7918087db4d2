//! Random sequences of actions against a model that is nothing but lists.

use crate::JournalError;
use crate::drafts::{EntryDraft, SaveHow};
use crate::entities::{Entity, RevisionReason, TagKind};
use crate::fixture::{InMemory, entry_draft};
use crate::fold;
use crate::tags::Tagged;
use cairn_vault::RecordId;
use chrono::TimeDelta;
use proptest::prelude::*;

const ENTRIES: usize = 3;
const TAGS: [&str; 3] = ["sea", "Walk", "ÄRGER"];

#[derive(Debug, Clone, Copy)]
enum Action {
    Save {
        entry: usize,
        body: u8,
        tag: Option<usize>,
        stale: bool,
    },
    Delete {
        entry: usize,
    },
    Undelete {
        entry: usize,
    },
    Restore {
        entry: usize,
        back: usize,
    },
    DeleteTag {
        tag: usize,
    },
    EmptyTrash,
    Reopen,
    /// Sets the clock, forwards or back.
    Wait {
        minutes: i64,
    },
}

fn action() -> impl Strategy<Value = Action> {
    let entry = 0..ENTRIES;
    prop_oneof![
        6 => (entry.clone(), any::<u8>(), prop::option::of(0..TAGS.len()), prop::bool::weighted(0.2))
            .prop_map(|(entry, body, tag, stale)| Action::Save { entry, body, tag, stale }),
        2 => entry.clone().prop_map(|entry| Action::Delete { entry }),
        2 => entry.clone().prop_map(|entry| Action::Undelete { entry }),
        2 => (entry, 0_usize..4).prop_map(|(entry, back)| Action::Restore { entry, back }),
        1 => (0..TAGS.len()).prop_map(|tag| Action::DeleteTag { tag }),
        1 => Just(Action::EmptyTrash),
        1 => Just(Action::Reopen),
        1 => (-5000_i64..5000).prop_map(|minutes| Action::Wait { minutes }),
    ]
}

/// One entry of the model.
#[derive(Debug, Clone, Default)]
struct Told {
    body: String,
    tags: Vec<String>,
    revision: u32,
    in_trash: bool,
    /// Latest first.
    history: Vec<(RevisionReason, String)>,
}

impl Told {
    fn replace(&mut self, body: String, tags: Vec<String>) {
        if (&self.body, &self.tags) != (&body, &tags) {
            self.keep(RevisionReason::Replaced, self.body.clone());
            (self.body, self.tags) = (body, tags);
            self.revision += 1;
        }
    }

    fn keep(&mut self, reason: RevisionReason, body: String) {
        self.history.insert(0, (reason, body));
        self.history.truncate(20);
    }
}

struct Trial {
    memory: InMemory,
    ids: Vec<RecordId>,
    told: Vec<Option<Told>>,
    /// Texts never repeat, so that no refused text is one that was kept before.
    serial: u32,
}

impl Trial {
    fn new() -> Self {
        let mut memory = InMemory::new();
        let ids = (0..ENTRIES)
            .map(|_| RecordId::make(&mut memory.rng))
            .collect();
        Self {
            memory,
            ids,
            told: vec![None; ENTRIES],
            serial: 0,
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Save {
                entry,
                body,
                tag,
                stale,
            } => self.save(entry, body, tag, stale),
            Action::Delete { entry } => {
                let id = self.ids[entry];
                let deleted = self
                    .memory
                    .change(|image, at, rng| image.plan_delete(id, at, rng));
                match &mut self.told[entry] {
                    Some(told) => {
                        deleted.unwrap();
                        told.revision += u32::from(!told.in_trash);
                        told.in_trash = true;
                    }
                    None => assert!(matches!(deleted, Err(JournalError::NotFound))),
                }
            }
            Action::Undelete { entry } => {
                let id = self.ids[entry];
                let back = self
                    .memory
                    .change(|image, at, rng| image.plan_undelete(id, at, rng));
                match &mut self.told[entry] {
                    Some(told) => {
                        back.unwrap();
                        told.revision += u32::from(told.in_trash);
                        told.in_trash = false;
                    }
                    None => assert!(matches!(back, Err(JournalError::NotFound))),
                }
            }
            Action::Restore { entry, back } => self.restore(entry, back),
            Action::DeleteTag { tag } => {
                let Some(id) = self.memory.image.tag_named(TAGS[tag]).map(Entity::id) else {
                    return;
                };
                self.memory
                    .change(|image, at, _| image.plan_delete_tag(id, at))
                    .unwrap();
                for told in self.told.iter_mut().flatten() {
                    let before = told.tags.len();
                    told.tags.retain(|held| held != TAGS[tag]);
                    told.revision += u32::from(told.tags.len() < before);
                }
            }
            Action::EmptyTrash => {
                self.memory
                    .change(|image, _, _| Ok(image.plan_remove(|_| true)))
                    .unwrap();
                self.told
                    .iter_mut()
                    .for_each(|told| drop(told.take_if(|told| told.in_trash)));
            }
            Action::Reopen => self.memory.reopen(),
            Action::Wait { minutes } => self.memory.at.now += TimeDelta::minutes(minutes),
        }
    }

    fn save(&mut self, entry: usize, body: u8, tag: Option<usize>, stale: bool) {
        self.serial += 1;
        let body = if body < 30 {
            String::new()
        } else {
            format!("{body} {}", self.serial)
        };
        let tags: Vec<_> = tag.map(|tag| TAGS[tag].to_owned()).into_iter().collect();
        let revision = self.told[entry].as_ref().map_or(0, |told| told.revision);
        let draft = EntryDraft {
            revision: if stale {
                revision.saturating_sub(1)
            } else {
                revision
            },
            tags: tags.clone(),
            ..entry_draft(self.ids[entry], "", &body)
        };
        let is_stale = draft.revision != revision;
        let saved = self.memory.save(draft, SaveHow::default());
        let told = &mut self.told[entry];
        match (told, saved) {
            (None, Err(JournalError::Invalid { .. })) => {
                assert!(
                    body.is_empty() && tags.is_empty(),
                    "only a wholly empty one is refused"
                );
            }
            (told @ None, saved) => {
                assert_eq!(saved.unwrap().revision, 1);
                *told = Some(Told {
                    body,
                    tags,
                    revision: 1,
                    ..Told::default()
                });
            }
            (Some(told), saved) => {
                let is_same = told.body == body && told.tags == tags;
                match saved {
                    Err(JournalError::InTrash) => assert!(told.in_trash),
                    Err(JournalError::Stale { current_revision }) => {
                        assert!(is_stale && !is_same && current_revision == told.revision);
                    }
                    Err(JournalError::EmptyOverFull) => {
                        assert!(body.is_empty() && !told.body.is_empty());
                        return;
                    }
                    other => {
                        assert!(!told.in_trash && (is_same || !is_stale));
                        other.unwrap();
                        return told.replace(body, tags);
                    }
                }
                if !body.is_empty() {
                    told.keep(RevisionReason::Refused, body);
                }
            }
        }
    }

    fn restore(&mut self, entry: usize, back: usize) {
        let versions = self.memory.image.versions(self.ids[entry]);
        let Some(version) = versions.get(back).map(|version| (*version).clone()) else {
            return;
        };
        let restored = self
            .memory
            .change(|image, at, rng| image.plan_restore(&version, at, rng));
        let told = self.told[entry].as_mut().unwrap();
        if told.in_trash {
            assert!(matches!(restored, Err(JournalError::InTrash)));
        } else {
            restored.unwrap();
            told.replace(version.entry.body, version.entry.tags);
        }
    }

    fn compare(&self) {
        let image = &self.memory.image;
        for (id, told) in self.ids.iter().zip(&self.told) {
            let found = image.entries.get(*id);
            assert_eq!(found.is_some(), told.is_some());
            let (Some(found), Some(told)) = (found, told) else {
                assert!(
                    image.versions(*id).is_empty(),
                    "versions go with their entry"
                );
                continue;
            };
            assert_eq!((&found.body, &found.tags), (&told.body, &told.tags));
            assert_eq!(found.revision, told.revision);
            assert_eq!(found.deleted_at.is_some(), told.in_trash);
            let versions = image.versions(*id);
            let kept: Vec<_> = versions
                .iter()
                .map(|v| (v.reason, v.entry.body.clone()))
                .collect();
            assert_eq!(kept, told.history);
        }
        let living: Vec<_> = image.entries.living().collect();
        assert_eq!(
            living.len(),
            self.told
                .iter()
                .flatten()
                .filter(|told| !told.in_trash)
                .count()
        );
        assert!(
            living.is_sorted_by_key(|entry| std::cmp::Reverse((entry.date, entry.at, entry.id)))
        );
        for name in living.iter().flat_map(|entry| entry.held()) {
            let tag = image.tag_named(name).expect("every held name has a tag");
            assert_eq!(tag.name, name);
        }
        let names: Vec<_> = image
            .tags
            .living()
            .map(|tag| fold::key(&tag.name))
            .collect();
        assert!(
            names.is_sorted_by(|a, b| a < b),
            "tags are unique: {names:?}"
        );
        assert!(image.tags.living().all(|tag| tag.kind == TagKind::Free));
    }
}

proptest! {
    #[test]
    fn any_sequence_of_actions_does_what_the_model_says(
        actions in prop::collection::vec(action(), 1..60),
    ) {
        let mut trial = Trial::new();
        for action in actions {
            trial.act(action);
            trial.compare();
        }
        trial.memory.reopen();
        trial.compare();
    }
}
