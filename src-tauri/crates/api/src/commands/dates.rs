//! Dates of grief and remembrance, milestones of others, and letters to oneself.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::entities::{Letter, OthersMilestone, SignificantDate};
use cairn_journal::{
    LetterDraft, LetterRow, OpenLetter, OthersMilestoneDraft, OthersRow, SignificantDateDraft,
    SignificantRow,
};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// Dates beside the person's own counts, in two lists that are never mixed.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct DateList {
    /// Grief and remembrance, by date.
    pub significant: Vec<SignificantRow>,
    /// Milestones of others, by date.
    pub others: Vec<OthersRow>,
}

/// Letters without their texts, in the order they were written.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct LetterList {
    /// The letters.
    pub letters: Vec<LetterRow>,
}

/// Opens a letter.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct OpenLetterRequest {
    /// The letter.
    pub id: RecordId,
    /// Before its milestone: the person asked for it.
    #[serde(default)]
    pub early: bool,
}

/// The dates.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_dates(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<DateList, ApiError> {
    let journal = session.journal()?;
    let today = journal.counting_day(&clock.moment());
    Ok(DateList {
        significant: journal.significant_dates(today),
        others: journal.others_milestones(today),
    })
}

/// Saves a date of grief or remembrance.
///
/// # Errors
/// [`ApiError::Invalid`], [`ApiError::NotFound`], [`ApiError::Stale`].
pub fn save_significant_date(
    session: &mut Session,
    clock: &dyn Clock,
    request: SignificantDateDraft,
) -> Result<SignificantDate, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_significant_date(request, &clock.moment(), rng)?)
}

/// Saves a milestone of somebody else.
///
/// # Errors
/// [`ApiError::Invalid`], [`ApiError::NotFound`], [`ApiError::Stale`].
pub fn save_others_milestone(
    session: &mut Session,
    clock: &dyn Clock,
    request: OthersMilestoneDraft,
) -> Result<OthersMilestone, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_others_milestone(request, &clock.moment(), rng)?)
}

/// The letters, without their texts.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_letters(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<LetterList, ApiError> {
    Ok(LetterList {
        letters: session.journal()?.letters(&clock.moment()),
    })
}

/// Seals a letter until its milestone is reached.
///
/// # Errors
/// [`ApiError::NotFound`] for a tracker that does not exist, limits of fields.
pub fn seal_letter(
    session: &mut Session,
    clock: &dyn Clock,
    request: LetterDraft,
) -> Result<LetterRow, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.seal_letter(request, &clock.moment(), rng)?)
}

/// Opens a letter, or shows one that was opened.
///
/// # Errors
/// [`ApiError::Sealed`] before its milestone, unless it was asked for early;
/// [`ApiError::NotFound`].
pub fn open_letter(
    session: &mut Session,
    clock: &dyn Clock,
    request: OpenLetterRequest,
) -> Result<Letter, ApiError> {
    let how = if request.early {
        OpenLetter::Early
    } else {
        OpenLetter::WhenReached
    };
    let (journal, rng) = session.writing()?;
    Ok(journal.open_letter(request.id, how, &clock.moment(), rng)?)
}
