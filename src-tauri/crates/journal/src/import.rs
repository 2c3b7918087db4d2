//! Taking in records that were made elsewhere, or by this journal before: ids and instants stay.
//!
//! Nothing that is here is ever overwritten. Not here: reading files (`cairn-exchange`).

use crate::entities::{Entity, Settings, TagKind};
use crate::image::{Batch, Image, Listed, Plan, Table};
use crate::views::{ImportBatch, ImportOutcome, SkipReason, Skipped};
use crate::whole::without_opening;
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use rand_core::CryptoRng;
use std::collections::HashSet;

impl Journal {
    /// What [`Journal::import`] would do with `records`, without doing it.
    #[must_use]
    pub fn preview_import(&self, records: ImportBatch) -> ImportOutcome {
        self.image.sift(records).1
    }

    /// Takes in `records` in one batch. A record that is here already in every field is a
    /// duplicate; one with a known id and other content, or that breaks a rule, is left out and
    /// reported. Settings are taken over only while the journal holds nothing else.
    ///
    /// # Errors
    /// [`JournalError::ReadOnly`], [`JournalError::Vault`]; nothing was taken in then.
    pub fn import(
        &mut self,
        records: ImportBatch,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<ImportOutcome, JournalError> {
        self.change(rng, |image, rng| Ok(image.plan_import(records, at, rng)))
    }
}

impl Image {
    fn plan_import(
        &self,
        records: ImportBatch,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Plan<ImportOutcome> {
        let (mut batch, outcome) = self.sift(records);
        self.adopt_all_names(&mut batch, at, rng);
        Plan::new(batch, outcome)
    }

    /// Divides `records` into what is to be taken in and what is not.
    fn sift(&self, mut records: ImportBatch) -> (Batch, ImportOutcome) {
        let mut sieve = Sieve {
            image: self,
            seen: HashSet::new(),
            outcome: ImportOutcome::default(),
        };
        let mut batch = Batch::default();
        let settings = records.settings.take();
        batch.put = sieve.sift_lists(records);
        if let Some(settings) = settings {
            self.sift_settings(settings, &mut sieve, &mut batch);
        }
        let mut outcome = sieve.outcome;
        outcome
            .skipped
            .sort_by_key(|skipped| (skipped.kind, skipped.id));
        (batch, outcome)
    }

    fn sift_settings(&self, mut theirs: Settings, sieve: &mut Sieve<'_>, batch: &mut Batch) {
        let ours = &self.settings;
        sieve.outcome.found += 1;
        theirs.clean();
        if without_opening(&theirs) == without_opening(ours) {
            sieve.outcome.duplicates += 1;
        } else if let Some(reason) = sieve.fault(&theirs) {
            sieve.skip(&theirs, reason);
        } else if !self.is_untouched() {
            sieve.skip(&theirs, SkipReason::OwnSettings);
        } else {
            // When this journal was opened stays a fact about this computer.
            theirs.last_opened_at = ours.last_opened_at;
            theirs.clock_confirmed_at = ours.clock_confirmed_at;
            if theirs.id != ours.id {
                batch.removed.push(ours.id);
            }
            batch.put.settings = Some(theirs);
            sieve.outcome.new += 1;
        }
    }

    /// Names that no tag has yet become tags, as in a save. Spellings stay as they come: an
    /// imported record is not edited.
    fn adopt_all_names(&self, batch: &mut Batch, at: &Moment, rng: &mut dyn CryptoRng) {
        for (mut names, kind) in names_of(&batch.put) {
            self.adopt_names(&mut names, kind, at, batch, rng);
        }
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        impl Sieve<'_> {
            fn sift_lists(&mut self, records: ImportBatch) -> ImportBatch {
                ImportBatch {
                    $($list: self.sift(&self.image.$list, records.$list),)*
                    settings: None,
                }
            }
        }

        /// Names of tags in records that are not in the trash.
        fn names_of(records: &ImportBatch) -> Vec<(Vec<String>, TagKind)> {
            let mut all = Vec::new();
            $(living_names(&records.$list, &mut all);)*
            all
        }
    };
}
crate::with_lists!(lists);

fn living_names<T: Listed>(records: &[T], all: &mut Vec<(Vec<String>, TagKind)>) {
    for record in records
        .iter()
        .filter(|record| record.deleted_at().is_none())
    {
        let mut record = record.clone();
        let names = record.names().into_iter();
        all.extend(names.map(|(names, kind)| (names.to_vec(), kind)));
    }
}

/// Lets through what can be taken in, and keeps the account of everything.
struct Sieve<'a> {
    image: &'a Image,
    seen: HashSet<RecordId>,
    outcome: ImportOutcome,
}

impl Sieve<'_> {
    fn sift<T: Listed>(&mut self, table: &Table<T>, values: Vec<T>) -> Vec<T> {
        let mut taken: HashSet<String> = table
            .living()
            .filter_map(T::unique)
            .map(|(_, value)| value)
            .collect();
        let mut through: Vec<T> = Vec::with_capacity(values.len());
        for mut value in values {
            self.outcome.found += 1;
            value.clean();
            if table.get(value.id()) == Some(&value) {
                self.outcome.duplicates += 1;
                continue;
            }
            let fault = self.fault(&value).or_else(|| {
                let living = value.deleted_at().is_none();
                living.then(|| claimed(&value, table, &through, &mut taken))?
            });
            match fault {
                Some(reason) => self.skip(&value, reason),
                None => {
                    self.seen.insert(value.id());
                    self.outcome.new += 1;
                    through.push(value);
                }
            }
        }
        through
    }

    fn fault<T: Entity>(&self, value: &T) -> Option<SkipReason> {
        let id = value.id();
        if self.seen.contains(&id) {
            return Some(SkipReason::Repeated);
        }
        if self.image.unreadable.contains(&id) {
            return Some(SkipReason::NotUnderstood);
        }
        if self.image.kind_of(id).is_some() {
            return Some(SkipReason::Differs);
        }
        match value.validate() {
            Err(JournalError::Invalid { field, rule }) => Some(SkipReason::Invalid { field, rule }),
            _ => None,
        }
    }

    fn skip<T: Entity>(&mut self, value: &T, reason: SkipReason) {
        let (kind, id) = (T::KIND, value.id());
        self.outcome.skipped.push(Skipped { kind, id, reason });
    }
}

/// Whether what `value` claims for itself belongs to a record here or to one before it in the list;
/// if not, it is its own from now on.
fn claimed<T: Listed>(
    value: &T,
    table: &Table<T>,
    before: &[T],
    taken: &mut HashSet<String>,
) -> Option<SkipReason> {
    let unique = value.unique();
    if let Some((field, key)) = &unique
        && taken.contains(key)
    {
        return Some(SkipReason::NotUnique { field });
    }
    let mut others = table.living().chain(before);
    if T::EXCLUSIVE && others.any(|other| other.deleted_at().is_none() && other.overlaps(value)) {
        return Some(SkipReason::Overlaps);
    }
    taken.extend(unique.map(|(_, key)| key));
    None
}

#[cfg(test)]
mod tests;
