//! The trash: what is deleted stays for 30 days and can be taken back.

mod counted;

use crate::entities::{Entity, TagKind};
use crate::image::{Batch, Image, Plan};
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
        self.change(rng, |image, _| image.plan_delete(id, at))
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

impl Image {
    fn trash(&self) -> Vec<TrashItem> {
        let mut items = Vec::new();
        let entries = self.entries.trashed();
        items.extend(entries.map(|entry| {
            let answers = entry.answers.iter().map(|answer| &*answer.text);
            item(
                entry,
                [&*entry.title, &*entry.body].into_iter().chain(answers),
            )
        }));
        let check_ins = self.check_ins.trashed();
        items.extend(check_ins.map(|check_in| item(check_in, [&*check_in.note])));
        let strategies = self.strategies.trashed();
        items.extend(strategies.map(|strategy| item(strategy, [&*strategy.title])));
        items.extend(self.uses.trashed().map(|used| {
            let strategy = self.strategies.get(used.strategy_id);
            item(used, strategy.map(|strategy| &*strategy.title))
        }));
        items.extend(self.counted_trash());
        items.extend(self.tags.trashed().map(|tag| item(tag, [&*tag.name])));
        let mut items: Vec<_> = items.into_iter().flatten().collect();
        items.sort_by_key(|item| (std::cmp::Reverse(item.deleted_at), item.id));
        items
    }

    pub(crate) fn plan_delete(&self, id: RecordId, at: &Moment) -> Result<Plan<()>, JournalError> {
        fn deleted<T: Entity + Clone>(value: Option<&T>, now: DateTime<Utc>) -> Vec<T> {
            let living = value.filter(|value| value.deleted_at().is_none());
            living
                .cloned()
                .into_iter()
                .map(|value| moved(value, Some(now), now))
                .collect()
        }
        let mut batch = Batch::default();
        let put = &mut batch.put;
        match self.kind_of(id) {
            Some(Kind::Entry) => put.entries = deleted(self.entries.get(id), at.now),
            Some(Kind::CheckIn) => put.check_ins = deleted(self.check_ins.get(id), at.now),
            Some(Kind::Strategy) => put.strategies = deleted(self.strategies.get(id), at.now),
            Some(Kind::StrategyUse) => put.strategy_uses = deleted(self.uses.get(id), at.now),
            Some(Kind::Tracker) => put.trackers = deleted(self.trackers.get(id), at.now),
            Some(Kind::DayLog) => put.day_logs = deleted(self.day_logs.get(id), at.now),
            Some(Kind::Lapse) => put.lapses = deleted(self.lapses.get(id), at.now),
            Some(Kind::Pause) => put.pauses = deleted(self.pauses.get(id), at.now),
            Some(Kind::MilestoneSet) => {
                put.milestone_sets = deleted(self.milestone_sets.get(id), at.now);
            }
            Some(Kind::MilestoneAck) => {
                put.milestone_acks = deleted(self.milestone_acks.get(id), at.now);
            }
            Some(Kind::SignificantDate) => {
                put.significant_dates = deleted(self.significant_dates.get(id), at.now);
            }
            Some(Kind::OthersMilestone) => {
                put.others_milestones = deleted(self.others_milestones.get(id), at.now);
            }
            Some(Kind::Letter) => put.letters = deleted(self.letters.get(id), at.now),
            Some(Kind::Tag) if self.tags.get_living(id).is_some() => {
                return self.plan_delete_tag(id, at);
            }
            Some(Kind::Tag) => {}
            Some(Kind::EntryRevision | Kind::Settings) | None => {
                return Err(JournalError::NotFound);
            }
        }
        Ok(Plan::new(batch, ()))
    }

    pub(crate) fn plan_undelete(
        &self,
        id: RecordId,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<()>, JournalError> {
        let mut batch = Batch::default();
        match self.kind_of(id) {
            Some(Kind::Entry) => {
                if let Some(mut entry) = back(self.entries.get(id), at.now) {
                    self.adopt_names(&mut entry.tags, TagKind::Free, at, &mut batch, rng);
                    batch.put.entries.push(entry);
                }
            }
            Some(Kind::CheckIn) => {
                if let Some(mut check_in) = back(self.check_ins.get(id), at.now) {
                    let (feelings, triggers) = (&mut check_in.feelings, &mut check_in.triggers);
                    self.adopt_names(feelings, TagKind::Feeling, at, &mut batch, rng);
                    self.adopt_names(triggers, TagKind::Trigger, at, &mut batch, rng);
                    batch.put.check_ins.push(check_in);
                }
            }
            Some(Kind::Strategy) => {
                if let Some(mut strategy) = back(self.strategies.get(id), at.now) {
                    if self.has_strategy_titled(&strategy.title, id) {
                        return Err(JournalError::NotUnique { field: "title" });
                    }
                    self.adopt_names(&mut strategy.tags, TagKind::Topic, at, &mut batch, rng);
                    batch.put.strategies.push(strategy);
                }
            }
            Some(Kind::StrategyUse) => {
                if let Some(mut used) = back(self.uses.get(id), at.now) {
                    let situation = used.situation.as_mut_slice();
                    self.adopt_names(situation, TagKind::Topic, at, &mut batch, rng);
                    batch.put.strategy_uses.push(used);
                }
            }
            Some(
                kind @ (Kind::Tracker
                | Kind::DayLog
                | Kind::Lapse
                | Kind::Pause
                | Kind::MilestoneSet
                | Kind::MilestoneAck
                | Kind::SignificantDate
                | Kind::OthersMilestone
                | Kind::Letter),
            ) => self.undelete_counted(kind, id, at, &mut batch, rng)?,
            Some(Kind::Tag) => {
                if let Some(tag) = back(self.tags.get(id), at.now) {
                    if self.tag_named(&tag.name).is_some() {
                        return Err(JournalError::NotUnique { field: "name" });
                    }
                    batch.put.tags.push(tag);
                }
            }
            Some(Kind::EntryRevision | Kind::Settings) | None => {
                return Err(JournalError::NotFound);
            }
        }
        Ok(Plan::new(batch, ()))
    }

    /// Removes what has been in the trash for its 30 days.
    pub(crate) fn plan_purge(&self, now: DateTime<Utc>) -> Plan<u32> {
        self.plan_remove(|deleted_at| goes_at(deleted_at) <= now)
    }

    /// Removes for good what is in the trash and `is_due`, with the kept versions of entries and
    /// what was noted for trackers.
    pub(crate) fn plan_remove(&self, is_due: impl Fn(DateTime<Utc>) -> bool) -> Plan<u32> {
        fn due<'a, T: Entity + 'a>(
            trashed: impl Iterator<Item = &'a T>,
            is_due: &impl Fn(DateTime<Utc>) -> bool,
        ) -> Vec<RecordId> {
            trashed
                .filter(|value| value.deleted_at().is_some_and(is_due))
                .map(T::id)
                .collect()
        }
        let entries = due(self.entries.trashed(), &is_due);
        let trackers = due(self.trackers.trashed(), &is_due);
        let versions = entries.iter().flat_map(|entry| self.versions(*entry));
        let mut with_them: Vec<_> = versions.map(|version| version.id).collect();
        with_them.extend(self.only_of(&trackers));
        let mut removed = entries;
        removed.extend(due(self.check_ins.trashed(), &is_due));
        removed.extend(due(self.strategies.trashed(), &is_due));
        removed.extend(due(self.uses.trashed(), &is_due));
        removed.extend(trackers);
        removed.extend(due(self.day_logs.trashed(), &is_due));
        removed.extend(due(self.lapses.trashed(), &is_due));
        removed.extend(due(self.pauses.trashed(), &is_due));
        removed.extend(due(self.milestone_sets.trashed(), &is_due));
        removed.extend(due(self.milestone_acks.trashed(), &is_due));
        removed.extend(due(self.significant_dates.trashed(), &is_due));
        removed.extend(due(self.others_milestones.trashed(), &is_due));
        removed.extend(due(self.letters.trashed(), &is_due));
        removed.extend(due(self.tags.trashed(), &is_due));
        let n_items = u32::try_from(removed.len()).unwrap_or(u32::MAX);
        let known: HashSet<_> = removed.iter().copied().collect();
        removed.extend(with_them.into_iter().filter(|id| !known.contains(id)));
        Plan::new(
            Batch {
                removed,
                ..Batch::default()
            },
            n_items,
        )
    }
}

/// The record as it is when it comes back from the trash, if it is there.
fn back<T: Entity + Clone>(value: Option<&T>, now: DateTime<Utc>) -> Option<T> {
    let trashed = value.filter(|value| value.deleted_at().is_some());
    trashed.cloned().map(|value| moved(value, None, now))
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

/// The record as the trash shows it, titled by the first of `texts` that says something.
fn item<'a, T: Entity>(value: &T, texts: impl IntoIterator<Item = &'a str>) -> Option<TrashItem> {
    /// Characters of a text that serve as a title.
    const TITLE_CHARS: usize = 80;
    let deleted_at = value.deleted_at()?;
    let mut title: String = texts
        .into_iter()
        .map(str::trim)
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .chars()
        .take(TITLE_CHARS)
        .collect();
    text::clean_line(&mut title);
    Some(TrashItem {
        id: value.id(),
        kind: T::KIND,
        title,
        deleted_at,
        goes_at: goes_at(deleted_at),
    })
}

#[cfg(test)]
mod tests;
