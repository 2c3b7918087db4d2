//! Worries about what may come, and what became of them.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::entities::Worry;
use cairn_journal::{WorryDraft, WorryNumbers};
use serde::Serialize;

/// Worries, and how many came true.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct WorryList {
    /// The newest day first.
    pub worries: Vec<Worry>,
    /// What became of them, taken together.
    pub numbers: WorryNumbers,
}

/// Worries, the newest day first, and how many came true.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_worries(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<WorryList, ApiError> {
    let journal = session.journal()?;
    Ok(WorryList {
        worries: journal.worries().cloned().collect(),
        numbers: journal.worry_numbers(),
    })
}

/// Saves a worry; the day of an answer is the logical day of now.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
pub fn save_worry(
    session: &mut Session,
    clock: &dyn Clock,
    request: WorryDraft,
) -> Result<Worry, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_worry(request, &clock.moment(), rng)?)
}
