//! Journal entries: making, saving, reading.
//!
//! Not here: which versions are kept (`history.rs`), the trash (`trash.rs`).

use crate::calendar;
use crate::drafts::{EntryDraft, SaveHow};
use crate::entities::{Answer, Entity, JournalEntry, Rest, RevisionReason, TagKind};
use crate::error::Rule;
use crate::image::{Batch, Image, Plan};
use crate::templates;
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use chrono::{Datelike, NaiveDate};
use rand_core::CryptoRng;

/// Whether entries from hard days are among those that are looked back at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HardDays {
    /// They stay away.
    LeftOut,
    /// The person wants them.
    Included,
}

impl Journal {
    /// An entry to begin writing with: a new id, the logical day, and the prompts of the template
    /// as answers without text (the prompts are ids of messages, to be put into words). Nothing is
    /// stored. An unknown template is the blank one.
    #[must_use]
    pub fn blank_entry(
        &self,
        at: &Moment,
        rng: &mut dyn CryptoRng,
        template_id: Option<&str>,
        date: Option<NaiveDate>,
    ) -> JournalEntry {
        let template = template_id.and_then(templates::template);
        let answer = |prompt: &&str| Answer {
            prompt: (*prompt).to_owned(),
            text: String::new(),
        };
        JournalEntry {
            template_id: template.map(|template| template.id.to_owned()),
            answers: template
                .map_or(&[][..], |t| t.prompts)
                .iter()
                .map(answer)
                .collect(),
            ..self.image.empty_entry(RecordId::make(rng), date, at)
        }
    }

    /// The entries that are not in the trash, newest first by day and instant.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &JournalEntry> + ExactSizeIterator {
        self.image.entries.living()
    }

    /// The entry with this id, unless it is in the trash.
    #[must_use]
    pub fn entry(&self, id: RecordId) -> Option<&JournalEntry> {
        self.image.entries.get_living(id)
    }

    /// Saves an entry. A save that changes nothing writes nothing. The version it replaces is
    /// kept, see [`Journal::history`].
    ///
    /// # Errors
    /// - [`JournalError::Stale`] when the entry was saved meanwhile, [`JournalError::InTrash`] when
    ///   it was deleted meanwhile: the draft is kept among the versions of the entry.
    /// - [`JournalError::EmptyOverFull`] when no text would replace some, unless `how` allows it.
    /// - [`JournalError::Invalid`] for broken limits, and for a new entry with nothing in it.
    /// - [`JournalError::NotFound`] when a draft of a stored entry has an id that is not here.
    pub fn save_entry(
        &mut self,
        draft: EntryDraft,
        how: SaveHow,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<JournalEntry, JournalError> {
        self.change(rng, |image, rng| image.plan_save_entry(draft, how, at, rng))
    }

    /// What was written on this day of the year in earlier years, latest year first. In a common
    /// year the 28th of February stands for the 29th as well.
    #[must_use]
    pub fn on_this_day(&self, date: NaiveDate, hard: HardDays) -> Vec<&JournalEntry> {
        let leap_day_too = (date.month(), date.day()) == (2, 28) && !date.leap_year();
        let same_day = |other: NaiveDate| {
            let (month, day) = (other.month(), other.day());
            (month, day) == (date.month(), date.day()) || leap_day_too && (month, day) == (2, 29)
        };
        self.entries()
            .filter(|entry| hard == HardDays::Included || !entry.hard)
            .filter(|entry| entry.date.year() < date.year() && same_day(entry.date))
            .collect()
    }
}

impl Image {
    fn empty_entry(&self, id: RecordId, date: Option<NaiveDate>, at: &Moment) -> JournalEntry {
        JournalEntry {
            id,
            revision: 0,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            date: date.unwrap_or_else(|| calendar::today(at, &self.settings)),
            at: at.now,
            zone: calendar::zone(at, &self.settings),
            day_start_used: self.settings.day_start,
            title: String::new(),
            body: String::new(),
            tags: Vec::new(),
            template_id: None,
            answers: Vec::new(),
            starred: false,
            hard: false,
            third_party: false,
            drawer: false,
            links: Vec::new(),
            rest: Rest::new(),
        }
    }

    pub(crate) fn plan_save_entry(
        &self,
        draft: EntryDraft,
        how: SaveHow,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<JournalEntry>, JournalError> {
        let stored = self.entries.get(draft.id);
        let (id, base) = (draft.id, draft.revision);
        if stored.is_none() {
            if self.kind_of(id).is_some() || self.unreadable.contains(&id) {
                return Err(JournalError::invalid("id", Rule::Repeated));
            }
            if base != 0 {
                return Err(JournalError::NotFound);
            }
        }
        let ground = stored
            .cloned()
            .unwrap_or_else(|| self.empty_entry(id, draft.date, at));
        let mut entry = written_over(ground, draft);
        entry.clean();
        let mut batch = Batch::default();
        self.adopt_names(&mut entry.tags, TagKind::Free, at, &mut batch, rng);
        entry.validate()?;
        let Some(stored) = stored else {
            if !entry.has_text() && entry.tags.is_empty() && entry.links.is_empty() {
                return Err(JournalError::invalid("body", Rule::Empty));
            }
            return Ok(saved(batch, entry, how, at));
        };
        if entry == *stored && stored.deleted_at.is_none() {
            return Ok(Plan::nothing(entry));
        }
        if stored.deleted_at.is_some() || base != stored.revision {
            let refusal = if stored.deleted_at.is_some() {
                JournalError::InTrash
            } else {
                JournalError::Stale {
                    current_revision: stored.revision,
                }
            };
            let mut batch = Batch::default();
            entry.revision = base;
            self.keep_version(entry, RevisionReason::Refused, at, &mut batch, rng);
            return Ok(Plan {
                batch,
                answer: Err(refusal),
            });
        }
        if stored.has_text() && !entry.has_text() && !how.allow_empty {
            return Err(JournalError::EmptyOverFull);
        }
        if self.wants_version(stored, &entry, how, at) {
            self.keep_version(
                stored.clone(),
                RevisionReason::Replaced,
                at,
                &mut batch,
                rng,
            );
        }
        Ok(saved(batch, entry, how, at))
    }
}

fn saved(
    mut batch: Batch,
    mut entry: JournalEntry,
    how: SaveHow,
    at: &Moment,
) -> Plan<JournalEntry> {
    entry.touch(at.now);
    batch.autosaved = how.autosave.then_some(entry.id);
    batch.put.entries.push(entry.clone());
    Plan::new(batch, entry)
}

/// `entry` with everything the draft may set; its day stays.
fn written_over(entry: JournalEntry, draft: EntryDraft) -> JournalEntry {
    JournalEntry {
        title: draft.title,
        body: draft.body,
        tags: draft.tags,
        template_id: draft.template_id,
        answers: draft.answers,
        starred: draft.starred,
        hard: draft.hard,
        third_party: draft.third_party,
        drawer: draft.drawer,
        links: draft.links,
        ..entry
    }
}

#[cfg(test)]
mod tests;
