//! Check-ins and the words for feelings.

use super::{DayRange, count};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::entities::CheckIn;
use cairn_journal::{CheckInDraft, FEELINGS, is_shipped_feeling};
use serde::Serialize;

/// Check-ins, newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct CheckInList {
    /// The check-ins.
    pub check_ins: Vec<CheckIn>,
    /// How many there are in all, in the range.
    pub total: u32,
}

/// The words for feelings, by family.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct FeelingList {
    /// Families in the order of domain 2.4; names are the messages `feelings-<id>`.
    pub families: Vec<FeelingFamily>,
    /// Words the person added.
    pub own: Vec<String>,
}

/// One family of feelings.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct FeelingFamily {
    /// Id of the family.
    pub id: String,
    /// Its words, stored as they stand here and shown by the messages `feeling-<word>`.
    pub words: Vec<String>,
}

/// The words for feelings, with those the person added.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_feelings(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<FeelingList, ApiError> {
    let families: Vec<FeelingFamily> = FEELINGS
        .iter()
        .map(|family| FeelingFamily {
            id: family.id.to_owned(),
            words: family.words.iter().map(ToString::to_string).collect(),
        })
        .collect();
    let mut own: Vec<String> = session
        .journal()?
        .check_ins()
        .flat_map(|check_in| &check_in.feelings)
        .filter(|word| !is_shipped_feeling(word))
        .cloned()
        .collect();
    own.sort();
    own.dedup();
    Ok(FeelingList { families, own })
}

/// Saves a check-in; what is not given is not recorded.
///
/// # Errors
/// [`ApiError::Invalid`] when nothing at all is given or a value is out of range.
pub fn save_check_in(
    session: &mut Session,
    clock: &dyn Clock,
    request: CheckInDraft,
) -> Result<CheckIn, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_check_in(request, &clock.moment(), rng)?)
}

/// Check-ins in a range, newest first.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_check_ins(
    session: &mut Session,
    _: &dyn Clock,
    request: DayRange,
) -> Result<CheckInList, ApiError> {
    let check_ins: Vec<CheckIn> = session
        .journal()?
        .check_ins()
        .filter(|check_in| request.holds(check_in.date))
        .cloned()
        .collect();
    Ok(CheckInList {
        total: count(check_ins.len()),
        check_ins,
    })
}
