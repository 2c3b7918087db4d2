//! What is erased for good: named records, what was written on some days, or the trash. With an
//! entry go its kept versions, with a tracker what was noted for it.
//!
//! How it is done is the vault's: everything that stays is sealed anew.

use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Kind};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use rand_core::CryptoRng;
use std::collections::HashSet;

/// What to erase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erase {
    /// These records, in the trash or not.
    Records(Vec<RecordId>),
    /// What was written or noted on the days from the first to the last, in the trash or not:
    /// entries, check-ins, meetings and the rest. Counting is not touched: lapses stay.
    Days(NaiveDate, NaiveDate),
    /// Everything in the trash.
    Trash,
}

impl Journal {
    /// Erases for good, and answers how many things were named. What was removed or overwritten at
    /// any time before becomes unreadable with it, see [`cairn_vault::Vault::erase`].
    ///
    /// # Errors
    /// [`JournalError::NotFound`] if a named record is not there, or is one that cannot go by
    /// itself: settings, and tags that are not in the trash. [`JournalError::ReadOnly`],
    /// [`JournalError::Vault`].
    pub fn erase(&mut self, what: &Erase, rng: &mut dyn CryptoRng) -> Result<u32, JournalError> {
        let plan = match what {
            Erase::Records(ids) => self.image.plan_erase(ids)?,
            Erase::Days(from, to) => self.image.plan_erase(&self.image.written_on(*from, *to))?,
            Erase::Trash => self.image.plan_remove(|_| true),
        };
        self.erase_planned(plan, rng)
    }
}

impl Image {
    fn plan_erase(&self, ids: &[RecordId]) -> Result<Plan<u32>, JournalError> {
        let named: HashSet<RecordId> = ids.iter().copied().collect();
        let mut all = named.clone();
        for id in &named {
            match self.kind_of(*id) {
                Some(Kind::Entry) => {
                    all.extend(self.versions(*id).iter().map(|version| version.id));
                }
                Some(Kind::Tracker) => all.extend(self.only_of(&HashSet::from([*id]))),
                Some(Kind::Tag) if self.tags.get_living(*id).is_none() => {}
                Some(Kind::Tag | Kind::Settings) | None => return Err(JournalError::NotFound),
                Some(_) => {}
            }
        }
        let batch = Batch {
            removed: all.into_iter().collect(),
            ..Batch::default()
        };
        Ok(Plan::new(
            batch,
            u32::try_from(named.len()).unwrap_or(u32::MAX),
        ))
    }

    /// What was written or noted on the days from the first to the last. What counts time, names a
    /// date, or is of no day of its own is not: lapses, pauses, milestones, letters, the plan.
    fn written_on(&self, from: NaiveDate, to: NaiveDate) -> Vec<RecordId> {
        let mut ids = Vec::new();
        macro_rules! of {
            ($($list:ident)*) => {
                $(ids.extend(
                    self.$list
                        .all()
                        .filter(|one| (from..=to).contains(&one.date))
                        .map(|one| one.id),
                );)*
            };
        }
        of!(entries check_ins strategy_uses urge_episodes instrument_responses day_logs);
        of!(meetings takeaways questions hope_items first_visits group_fit_reviews);
        of!(supports concerns services listenings shares export_receipts);
        ids
    }
}

#[cfg(test)]
mod tests;
