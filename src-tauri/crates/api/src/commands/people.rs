//! People by the names the person gives them.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::PersonDraft;
use cairn_journal::entities::Person;
use cairn_vault::RecordId;
use serde::Serialize;

/// Everybody.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct PeopleList {
    /// By alias, those out of touch among them.
    pub people: Vec<Person>,
    /// Whom to call, in the order of the person.
    pub call_list: Vec<RecordId>,
}

/// Everybody, and whom to call.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_people(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<PeopleList, ApiError> {
    let journal = session.journal()?;
    let call_list = journal.call_list().into_iter();
    Ok(PeopleList {
        people: journal.people().cloned().collect(),
        call_list: call_list.map(|person| person.id).collect(),
    })
}

/// Saves a person.
///
/// # Errors
/// [`ApiError::NotUnique`] for an alias that exists, [`ApiError::Stale`], limits of fields.
pub fn save_person(
    session: &mut Session,
    clock: &dyn Clock,
    request: PersonDraft,
) -> Result<Person, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_person(request, &clock.moment(), rng)?)
}
