//! Worries: saving, which of them are to be looked at again, and how many came true.
//!
//! Not here: questionnaires on anxiety, which are their authors' (`entities/instrument.rs`).

use crate::drafts::WorryDraft;
use crate::entities::{Entity, Rest, Worry, WorryOutcome};
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment, WorryNumbers, WorryShares, calendar};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

/// With fewer answers than this no share of them is told (F-29).
const LEAST: u32 = 10;

impl Journal {
    /// The worries that are not in the trash, the newest day first.
    pub fn worries(&self) -> impl DoubleEndedIterator<Item = &Worry> + ExactSizeIterator {
        self.image.worries.living()
    }

    /// The open worries that were put off until a moment that has come.
    pub fn worries_due(&self, at: &Moment) -> impl Iterator<Item = &Worry> {
        let zone = calendar::zone(at, self.settings());
        let wall = at.now.with_timezone(&zone).naive_local();
        self.worries().filter(move |worry| worry.is_due(wall))
    }

    /// How many worries are open, and what became of the others.
    #[must_use]
    pub fn worry_numbers(&self) -> WorryNumbers {
        let n = |outcome| {
            let of_them = self.worries().filter(|worry| worry.resolved == outcome);
            u32::try_from(of_them.count()).unwrap_or(u32::MAX)
        };
        let happened = n(WorryOutcome::Happened);
        let partly = n(WorryOutcome::Partly);
        let did_not = n(WorryOutcome::DidNot);
        let answered = happened + partly + did_not;
        let percent = |part: u32| (f64::from(part) * 100.0 / f64::from(answered)).round() as u8;
        WorryNumbers {
            open: n(WorryOutcome::Open),
            answered,
            happened,
            partly,
            did_not,
            shares: (answered >= LEAST).then(|| WorryShares {
                happened: percent(happened),
                partly: percent(partly),
                did_not: percent(did_not),
                felt: self.felt_likelihood(),
            }),
        }
    }

    /// How likely the answered worries felt, on average; `None` below [`LEAST`] of them that say it.
    fn felt_likelihood(&self) -> Option<u8> {
        let answered = |worry: &&Worry| worry.resolved != WorryOutcome::Open;
        let (n, sum) = self
            .worries()
            .filter(answered)
            .filter_map(|worry| worry.likelihood)
            .fold((0, 0.0), |(n, sum), felt| (n + 1, sum + f64::from(felt)));
        (n >= LEAST).then(|| (sum / f64::from(n)).round() as u8)
    }

    /// Saves a worry. Its day stays that of its first writing; the day of an answer is today, and
    /// changing the words of an answer does not move it.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_worry(
        &mut self,
        draft: WorryDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Worry, JournalError> {
        self.change(rng, |image, rng| image.plan_save_worry(draft, at, rng))
    }
}

impl Image {
    fn plan_save_worry(
        &self,
        draft: WorryDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Worry>, JournalError> {
        let stored = self.worries.to_save(draft.id)?;
        let today = calendar::today(at, &self.settings);
        let answered_on = stored.and_then(|stored| stored.resolved_on);
        let is_open = draft.resolved == WorryOutcome::Open;
        let mut worry = Worry {
            id: stored.map_or_else(|| RecordId::make(rng), |stored| stored.id),
            revision: stored.map_or(0, |stored| stored.revision),
            created_at: stored.map_or(at.now, |stored| stored.created_at),
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            date: stored.map_or(today, |stored| stored.date),
            text: draft.text,
            likelihood: draft.likelihood,
            can_do: draft.can_do,
            postponed_to: draft.postponed_to,
            resolved: draft.resolved,
            resolved_on: (!is_open).then(|| answered_on.unwrap_or(today)),
            afterwards: draft.afterwards,
            rest: stored.map_or_else(Rest::new, |stored| stored.rest.clone()),
        };
        worry.clean();
        worry.validate()?;
        let batch = Batch::default();
        Plan::save(stored, draft.revision, worry, batch, at.now, |put| {
            &mut put.worries
        })
    }
}

#[cfg(test)]
mod tests;
