//! Tags: words become tags by being used, and are renamed and removed everywhere at once.
//!
//! Records hold tags by name. Every name held by a record that is not in the trash has a tag that
//! is not in the trash; the words for feelings that are shipped are the exception, they need none.

use crate::drafts::TagDraft;
use crate::entities::{
    CheckIn, Entity, Group, JournalEntry, Lapse, Rest, Strategy, StrategyUse, Tag, TagKind,
    UrgeEpisode,
};
use crate::feelings::shipped_feeling;
use crate::image::{Batch, Image, Plan};
use crate::views::TagUse;
use crate::{Journal, JournalError, Moment, fold, text};
use cairn_vault::RecordId;
use rand_core::CryptoRng;
use std::collections::HashMap;

impl Journal {
    /// The tags that are not in the trash, by name, and how often each is used.
    #[must_use]
    pub fn tags(&self) -> Vec<TagUse> {
        let image = &self.image;
        let count = |records: &mut dyn Iterator<Item = Vec<&str>>| {
            let mut counts: HashMap<String, u32> = HashMap::new();
            for names in records {
                let mut keys: Vec<_> = names.into_iter().map(fold::key).collect();
                keys.sort_unstable();
                keys.dedup();
                keys.into_iter()
                    .for_each(|key| *counts.entry(key).or_default() += 1);
            }
            counts
        };
        let entries = count(&mut image.entries.living().map(Tagged::held));
        let check_ins = count(&mut image.check_ins.living().map(Tagged::held));
        let strategies = count(&mut image.strategies.living().map(Tagged::held));
        let uses = count(&mut image.strategy_uses.living().map(Tagged::held));
        let lapses = count(&mut image.lapses.living().map(Tagged::held));
        let urges = count(&mut image.urge_episodes.living().map(Tagged::held));
        let groups = count(&mut image.groups.living().map(Tagged::held));
        let tag_use = |tag: &Tag| {
            let key = fold::key(&tag.name);
            let n = |counts: &HashMap<String, u32>| counts.get(&key).copied().unwrap_or(0);
            TagUse {
                tag: tag.clone(),
                n_entries: n(&entries),
                n_check_ins: n(&check_ins),
                n_strategies: n(&strategies),
                n_uses: n(&uses),
                n_lapses: n(&lapses),
                n_urges: n(&urges),
                n_groups: n(&groups),
            }
        };
        image.tags.living().map(tag_use).collect()
    }

    /// Makes a tag, gives one another kind, or renames it.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when another tag has this name by case fold;
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`].
    pub fn save_tag(
        &mut self,
        draft: TagDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Tag, JournalError> {
        self.change(rng, |image, rng| image.plan_save_tag(draft, at, rng))
    }

    /// Renames a tag in everything that holds it, in one batch. Kept versions of entries stay as
    /// they were.
    ///
    /// # Errors
    /// As [`Journal::save_tag`].
    pub fn rename_tag(
        &mut self,
        id: RecordId,
        name: &str,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Tag, JournalError> {
        self.change(rng, |image, rng| {
            let stored = image
                .tags
                .to_save(Some(id))?
                .ok_or(JournalError::NotFound)?;
            let draft = TagDraft {
                id: Some(id),
                name: name.to_owned(),
                kind: stored.kind,
            };
            image.plan_save_tag(draft, at, rng)
        })
    }

    /// Takes a tag from everything that holds it, in one batch, and moves it to the trash. A
    /// check-in that says nothing else goes to the trash as it is.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::InTrash`].
    pub fn delete_tag(
        &mut self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        self.change(rng, |image, _| image.plan_delete_tag(id, at))
    }
}

/// A record that holds names of tags.
pub(crate) trait Tagged: Entity {
    /// The names it holds.
    fn held(&self) -> Vec<&str>;
    /// Puts `name` in place of the held name whose key is `key`, or takes it away; answers whether
    /// it was held.
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool;
}

fn replace_in(names: &mut Vec<String>, key: &str, name: Option<&str>) -> bool {
    let Some(place) = names.iter().position(|held| fold::key(held) == key) else {
        return false;
    };
    match name {
        Some(name) => {
            names[place] = name.to_owned();
            text::clean_names(names);
        }
        None => drop(names.remove(place)),
    }
    true
}

impl Tagged for JournalEntry {
    fn held(&self) -> Vec<&str> {
        self.tags.iter().map(String::as_str).collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        replace_in(&mut self.tags, key, name)
    }
}

impl Tagged for Strategy {
    fn held(&self) -> Vec<&str> {
        self.tags.iter().map(String::as_str).collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        replace_in(&mut self.tags, key, name)
    }
}

impl Tagged for Group {
    fn held(&self) -> Vec<&str> {
        self.topics.iter().map(String::as_str).collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        replace_in(&mut self.topics, key, name)
    }
}

impl Tagged for CheckIn {
    fn held(&self) -> Vec<&str> {
        let own = self
            .feelings
            .iter()
            .filter(|word| shipped_feeling(word).is_none());
        own.chain(&self.triggers).map(String::as_str).collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        let felt = shipped_feeling(key).is_none() && replace_in(&mut self.feelings, key, name);
        replace_in(&mut self.triggers, key, name) || felt
    }
}

impl Tagged for Lapse {
    fn held(&self) -> Vec<&str> {
        let own = self
            .feelings
            .iter()
            .filter(|word| shipped_feeling(word).is_none());
        own.chain(&self.triggers).map(String::as_str).collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        let felt = shipped_feeling(key).is_none() && replace_in(&mut self.feelings, key, name);
        replace_in(&mut self.triggers, key, name) || felt
    }
}

impl Tagged for StrategyUse {
    fn held(&self) -> Vec<&str> {
        self.situation.as_deref().into_iter().collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        let held = self
            .situation
            .take_if(|held| fold::key(held) == key)
            .is_some();
        if held {
            self.situation = name.map(str::to_owned);
        }
        held
    }
}

impl Tagged for UrgeEpisode {
    fn held(&self) -> Vec<&str> {
        self.triggers.iter().map(String::as_str).collect()
    }
    fn replace(&mut self, key: &str, name: Option<&str>) -> bool {
        replace_in(&mut self.triggers, key, name)
    }
}

impl Image {
    /// The tag with this name by case fold, unless it is in the trash.
    pub(crate) fn tag_named(&self, name: &str) -> Option<&Tag> {
        self.tags
            .living_range(&fold::key(name), |tag| fold::key(&tag.name))
            .first()
            .copied()
    }

    /// Gives each of `names` the spelling of its tag. Names used for the first time become tags of
    /// `kind` in `batch`.
    pub(crate) fn adopt_names(
        &self,
        names: &mut [String],
        kind: TagKind,
        at: &Moment,
        batch: &mut Batch,
        rng: &mut dyn CryptoRng,
    ) {
        for name in names {
            if kind == TagKind::Feeling
                && let Some(shipped) = shipped_feeling(name)
            {
                shipped.clone_into(name);
                continue;
            }
            let key = fold::key(name);
            let begun = batch
                .put
                .tags
                .iter()
                .find(|tag| fold::key(&tag.name) == key);
            match begun.or_else(|| self.tag_named(name)) {
                Some(tag) => name.clone_from(&tag.name),
                None => batch.put.tags.push(new_tag(name.clone(), kind, at, rng)),
            }
        }
    }

    fn plan_save_tag(
        &self,
        draft: TagDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Tag>, JournalError> {
        let stored = self.tags.to_save(draft.id)?;
        let mut tag = match stored {
            Some(stored) => Tag {
                name: draft.name,
                kind: draft.kind,
                ..stored.clone()
            },
            None => Tag {
                revision: 0,
                ..new_tag(draft.name, draft.kind, at, rng)
            },
        };
        tag.clean();
        tag.validate()?;
        if self
            .tag_named(&tag.name)
            .is_some_and(|other| other.id != tag.id)
        {
            return Err(JournalError::NotUnique { field: "name" });
        }
        let mut batch = Batch::default();
        if let Some(stored) = stored.filter(|stored| stored.name != tag.name) {
            self.replace_everywhere(&stored.name, Some(&tag.name), at, &mut batch);
        }
        let base = tag.revision;
        Plan::save(stored, base, tag, batch, at.now, |put| &mut put.tags)
    }

    pub(crate) fn plan_delete_tag(
        &self,
        id: RecordId,
        at: &Moment,
    ) -> Result<Plan<()>, JournalError> {
        let mut tag = self
            .tags
            .to_save(Some(id))?
            .cloned()
            .ok_or(JournalError::NotFound)?;
        let mut batch = Batch::default();
        self.replace_everywhere(&tag.name, None, at, &mut batch);
        for emptied in batch
            .put
            .check_ins
            .iter_mut()
            .filter(|check_in| !check_in.has_value())
        {
            if let Some(stored) = self.check_ins.get(emptied.id) {
                *emptied = stored.clone();
                emptied.deleted_at.get_or_insert(at.now);
                emptied.touch(at.now);
            }
        }
        tag.deleted_at = Some(at.now);
        tag.touch(at.now);
        batch.put.tags.push(tag);
        Ok(Plan::new(batch, ()))
    }

    /// Replaces a name in all records that hold it, the trash included.
    fn replace_everywhere(&self, old: &str, new: Option<&str>, at: &Moment, batch: &mut Batch) {
        let key = fold::key(old);
        let put = &mut batch.put;
        put.entries
            .extend(replaced(self.entries.all(), &key, new, at));
        put.check_ins
            .extend(replaced(self.check_ins.all(), &key, new, at));
        put.strategies
            .extend(replaced(self.strategies.all(), &key, new, at));
        put.strategy_uses
            .extend(replaced(self.strategy_uses.all(), &key, new, at));
        put.urge_episodes
            .extend(replaced(self.urge_episodes.all(), &key, new, at));
        put.lapses
            .extend(replaced(self.lapses.all(), &key, new, at));
        put.groups
            .extend(replaced(self.groups.all(), &key, new, at));
    }
}

fn replaced<'a, T: Tagged + Clone + 'a>(
    records: impl Iterator<Item = &'a T>,
    key: &str,
    name: Option<&str>,
    at: &Moment,
) -> impl Iterator<Item = T> {
    records
        .filter(move |record| record.held().into_iter().any(|held| fold::key(held) == key))
        .map(move |record| {
            let mut record = record.clone();
            record.replace(key, name);
            record.touch(at.now);
            record
        })
}

fn new_tag(name: String, kind: TagKind, at: &Moment, rng: &mut dyn CryptoRng) -> Tag {
    Tag {
        id: RecordId::make(rng),
        revision: 1,
        created_at: at.now,
        updated_at: at.now,
        deleted_at: None,
        name,
        kind,
        rest: Rest::new(),
    }
}

#[cfg(test)]
mod tests;
