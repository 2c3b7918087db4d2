//! The trash: what is deleted stays for 30 days and can be taken back.

use crate::entities::{Entity, PauseScope};
use crate::image::{Batch, Image, Listed, Plan, Table};
use crate::views::TrashItem;
use crate::{Journal, JournalError, Kind, Moment, text};
use cairn_vault::RecordId;
use chrono::{DateTime, TimeDelta, Utc};
use rand_core::CryptoRng;
use std::collections::HashSet;

/// How long the trash keeps what is in it (domain 5).
const KEPT: TimeDelta = TimeDelta::days(30);

impl Journal {
    /// Moves a record to the trash. A tag is taken from everything that holds it, see
    /// [`Journal::delete_tag`]; uses of a deleted strategy stay.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; settings and kept versions cannot be deleted by themselves.
    pub fn delete(
        &mut self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        self.change(rng, |image, rng| image.plan_delete(id, at, rng))
    }

    /// Takes a record back from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::NotUnique`] when its title or name was given to
    /// another one meanwhile.
    pub fn undelete(
        &mut self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), JournalError> {
        self.change(rng, |image, rng| image.plan_undelete(id, at, rng))
    }

    /// What is in the trash, the latest deleted first.
    #[must_use]
    pub fn trash(&self) -> Vec<TrashItem> {
        self.image.trash()
    }

    /// Removes everything in the trash, with the kept versions of its entries and what was noted
    /// for its trackers; answers how many things went.
    ///
    /// # Errors
    /// [`JournalError::ReadOnly`], [`JournalError::Vault`].
    pub fn empty_trash(
        &mut self,
        _at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<u32, JournalError> {
        self.change(rng, |image, _| Ok(image.plan_remove(|_| true)))
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        impl Image {
            /// What is in the trash, in no order. Kept versions go and come with their entries.
            fn trashed(&self) -> Vec<TrashItem> {
                let mut items = Vec::new();
                $(items.extend(self.$list.trashed().filter_map(|value| item(value, self)));)*
                items
            }

            /// Moves the record with this id to the trash or back, unless it is there.
            fn plan_move(
                &self,
                id: RecordId,
                way: Way,
                at: &Moment,
                rng: &mut dyn CryptoRng,
            ) -> Result<Plan<()>, JournalError> {
                let mut batch = Batch::default();
                match self.kind_of(id) {
                    $(Some(Kind::$kind) => {
                        let table = &self.$list;
                        let moved = match way {
                            Way::In => deleted(table, id, at.now),
                            Way::Out => self.returned(table, id, at, &mut batch, rng)?,
                        };
                        batch.put.$list.extend(moved);
                    })*
                    Some(Kind::Settings) | None => return Err(JournalError::NotFound),
                }
                Ok(Plan::new(batch, ()))
            }

            /// The ids of what is in the trash and `is_due`.
            fn due(&self, is_due: impl Fn(DateTime<Utc>) -> bool) -> Vec<RecordId> {
                let mut due = Vec::new();
                $(due.extend(
                    self.$list
                        .trashed()
                        .filter(|value| value.deleted_at.is_some_and(&is_due))
                        .map(|value| value.id),
                );)*
                due
            }
        }
    };
}
crate::with_lists!(lists);

/// To the trash or back.
#[derive(Clone, Copy)]
enum Way {
    In,
    Out,
}

impl Image {
    fn trash(&self) -> Vec<TrashItem> {
        let mut items = self.trashed();
        items.sort_by_key(|item| (std::cmp::Reverse(item.deleted_at), item.id));
        items
    }

    pub(crate) fn plan_delete(
        &self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<()>, JournalError> {
        match self.kind_of(id) {
            Some(Kind::Tag) if self.tags.get_living(id).is_some() => self.plan_delete_tag(id, at),
            Some(Kind::EntryRevision) => Err(JournalError::NotFound),
            _ => self.plan_move(id, Way::In, at, rng),
        }
    }

    pub(crate) fn plan_undelete(
        &self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<()>, JournalError> {
        match self.kind_of(id) {
            Some(Kind::EntryRevision) => Err(JournalError::NotFound),
            _ => self.plan_move(id, Way::Out, at, rng),
        }
    }

    /// The record as it is when it comes back from the trash, if it is there and nothing has taken
    /// its place.
    fn returned<T: Listed>(
        &self,
        table: &Table<T>,
        id: RecordId,
        at: &Moment,
        batch: &mut Batch,
        rng: &mut dyn CryptoRng,
    ) -> Result<Option<T>, JournalError> {
        let trashed = table.get(id).filter(|value| value.deleted_at().is_some());
        let Some(value) = trashed else {
            return Ok(None);
        };
        let mut value = moved(value.clone(), None, at.now);
        let unique = value.unique();
        if let Some((field, _)) = unique
            && table.living().any(|other| other.unique() == unique)
        {
            return Err(JournalError::NotUnique { field });
        }
        if T::EXCLUSIVE {
            let met = table.living().filter(|other| other.overlaps(&value));
            match u32::try_from(met.count()).unwrap_or(u32::MAX) {
                0 => {}
                n => return Err(JournalError::Overlaps { n }),
            }
        }
        for (names, kind) in value.names() {
            self.adopt_names(names, kind, at, batch, rng);
        }
        Ok(Some(value))
    }

    /// Removes what has been in the trash for its 30 days.
    pub(crate) fn plan_purge(&self, now: DateTime<Utc>) -> Plan<u32> {
        self.plan_remove(|deleted_at| goes_at(deleted_at) <= now)
    }

    /// Removes for good what is in the trash and `is_due`, with the kept versions of entries and
    /// what was noted for trackers.
    pub(crate) fn plan_remove(&self, is_due: impl Fn(DateTime<Utc>) -> bool) -> Plan<u32> {
        let mut removed = self.due(is_due);
        let n_items = u32::try_from(removed.len()).unwrap_or(u32::MAX);
        let known: HashSet<_> = removed.iter().copied().collect();
        let versions = removed.iter().flat_map(|id| self.versions(*id));
        let mut with_them: Vec<_> = versions.map(|version| version.id).collect();
        with_them.extend(self.only_of(&known));
        removed.extend(with_them.into_iter().filter(|id| !known.contains(id)));
        Plan::new(
            Batch {
                removed,
                ..Batch::default()
            },
            n_items,
        )
    }

    /// What was noted for these trackers and means nothing without them. Urges are in check-ins
    /// and stay; so do letters.
    pub(crate) fn only_of(&self, trackers: &HashSet<RecordId>) -> Vec<RecordId> {
        let theirs = |id: &RecordId| trackers.contains(id);
        let logs = self.day_logs.all().filter(|log| theirs(&log.tracker_id));
        let lapses = self.lapses.all().filter(|lapse| theirs(&lapse.tracker_id));
        let acks = self.milestone_acks.all();
        let acks = acks.filter(|ack| theirs(&ack.tracker_id));
        let pauses = self
            .pauses
            .all()
            .filter(|pause| matches!(&pause.scope, PauseScope::Tracker { id } if theirs(id)));
        let mut ids: Vec<_> = logs.map(|log| log.id).collect();
        ids.extend(lapses.map(|lapse| lapse.id));
        ids.extend(acks.map(|ack| ack.id));
        ids.extend(pauses.map(|pause| pause.id));
        ids
    }
}

fn deleted<T: Listed>(table: &Table<T>, id: RecordId, now: DateTime<Utc>) -> Option<T> {
    let living = table.get_living(id).cloned();
    living.map(|value| moved(value, Some(now), now))
}

fn moved<T: Entity>(mut value: T, deleted_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> T {
    value.set_deleted_at(deleted_at);
    value.touch(now);
    value
}

fn goes_at(deleted_at: DateTime<Utc>) -> DateTime<Utc> {
    deleted_at
        .checked_add_signed(KEPT)
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// The record as the trash shows it, if it is there.
fn item<T: Listed>(value: &T, image: &Image) -> Option<TrashItem> {
    let deleted_at = value.deleted_at()?;
    Some(TrashItem {
        id: value.id(),
        kind: T::KIND,
        title: title_of(value, image),
        deleted_at,
        goes_at: goes_at(deleted_at),
    })
}

/// The first words of a record, on one line.
pub(crate) fn title_of<T: Listed>(value: &T, image: &Image) -> String {
    /// Characters of a text that serve as a title.
    const TITLE_CHARS: usize = 80;
    let mut title: String = value
        .titles(image)
        .into_iter()
        .map(str::trim)
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .chars()
        .take(TITLE_CHARS)
        .collect();
    text::clean_line(&mut title);
    title
}

#[cfg(test)]
mod tests;
