//! People by the names the person gives them, and the list of whom to call.

use crate::drafts::PersonDraft;
use crate::entities::Person;
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use rand_core::CryptoRng;

impl Journal {
    /// The people who are not in the trash, by alias.
    pub fn people(&self) -> impl DoubleEndedIterator<Item = &Person> + ExactSizeIterator {
        self.image.people.living()
    }

    /// The person with this id, unless they are in the trash.
    #[must_use]
    pub fn person(&self, id: RecordId) -> Option<&Person> {
        self.image.people.get_living(id)
    }

    /// Whom to call, in the order the person chose.
    #[must_use]
    pub fn call_list(&self) -> Vec<&Person> {
        let mut listed: Vec<_> = self
            .people()
            .filter(|person| !person.archived && person.call_order.is_some())
            .collect();
        listed.sort_by_key(|person| person.call_order);
        listed
    }

    /// Saves a person.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when somebody else has this alias by case fold;
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_person(
        &mut self,
        draft: PersonDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Person, JournalError> {
        self.change(rng, |image, rng| image.plan_save(draft, at, rng))
    }
}

#[cfg(test)]
mod tests;
