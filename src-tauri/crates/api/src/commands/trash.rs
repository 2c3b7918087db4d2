//! The trash: what was deleted in the last 30 days.

use super::ById;
use super::plan_outside::keep_plan_present;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::TrashItem;
use serde::Serialize;

/// What is in the trash, newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TrashList {
    /// The items.
    pub items: Vec<TrashItem>,
}

/// How many records went.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Removed {
    /// The number.
    pub count: u32,
}

/// Moves a record of any kind to the trash.
///
/// # Errors
/// [`ApiError::NotFound`], trouble with the disk.
pub fn delete_record(
    session: &mut Session,
    clock: &dyn Clock,
    request: ById,
) -> Result<Nothing, ApiError> {
    let (journal, rng) = session.writing()?;
    journal.delete(request.id, &clock.moment(), rng)?;
    keep_plan_present(session)?;
    Ok(Nothing {})
}

/// Takes a record back out of the trash.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::NotUnique`] when its name was taken meanwhile.
pub fn undelete_record(
    session: &mut Session,
    clock: &dyn Clock,
    request: ById,
) -> Result<Nothing, ApiError> {
    let (journal, rng) = session.writing()?;
    journal.undelete(request.id, &clock.moment(), rng)?;
    Ok(Nothing {})
}

/// What is in the trash.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_trash(session: &mut Session, _: &dyn Clock, _: Nothing) -> Result<TrashList, ApiError> {
    Ok(TrashList {
        items: session.journal()?.trash(),
    })
}

/// Removes everything in the trash from the journal.
///
/// # Errors
/// Trouble with the disk.
pub fn empty_trash(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<Removed, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(Removed {
        count: journal.empty_trash(&clock.moment(), rng)?,
    })
}
