//! Lapses and changes of date.

use super::{ById, trackers::on_the_clock};
use crate::{ApiError, Clock, Session};
use cairn_journal::entities::Lapse;
use cairn_journal::{LapseDraft, LapsePreview, LapseSaved, Merge};
use serde::{Deserialize, Serialize};

/// Saves a lapse.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SaveLapse {
    /// The lapse.
    pub draft: LapseDraft,
    /// Make one of it and of those that have some of its days already.
    #[serde(default)]
    pub merge: bool,
}

/// The lapses of one tracker, the first one first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct LapseList {
    /// The lapses.
    pub lapses: Vec<Lapse>,
}

/// One lapse.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct LapseDetail {
    /// The lapse.
    pub lapse: Lapse,
    /// The same as it may be changed, times as they stand on the clock.
    pub draft: LapseDraft,
}

/// The lapses of one tracker.
///
/// # Errors
/// [`ApiError::NotFound`] for a tracker that does not exist.
pub fn list_lapses(
    session: &mut Session,
    _: &dyn Clock,
    request: ById,
) -> Result<LapseList, ApiError> {
    let journal = session.journal()?;
    let tracker = journal.tracker(request.id).ok_or(ApiError::NotFound)?;
    let lapses = journal.lapses_of(tracker.id).into_iter();
    Ok(LapseList {
        lapses: lapses.cloned().collect(),
    })
}

/// One lapse, for reading or changing it.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn get_lapse(
    session: &mut Session,
    clock: &dyn Clock,
    request: ById,
) -> Result<LapseDetail, ApiError> {
    let journal = session.journal()?;
    let lapse = journal.lapse(request.id).ok_or(ApiError::NotFound)?;
    Ok(LapseDetail {
        lapse: lapse.clone(),
        draft: LapseDraft::of(
            lapse,
            on_the_clock(journal, lapse.ended_at, &clock.moment()),
        ),
    })
}

/// What saving a lapse would do to the numbers, by each effect, and what it would be merged with.
///
/// # Errors
/// [`ApiError::Invalid`] for days that cannot be, [`ApiError::NotFound`].
pub fn preview_lapse(
    session: &mut Session,
    clock: &dyn Clock,
    request: LapseDraft,
) -> Result<LapsePreview, ApiError> {
    Ok(session.journal()?.preview_lapse(request, &clock.moment())?)
}

/// Saves a lapse. What was reached before it stays reached.
///
/// # Errors
/// [`ApiError::Overlaps`] when another lapse has some of its days and `merge` was not asked for;
/// [`ApiError::Invalid`], [`ApiError::NotFound`], [`ApiError::Stale`].
pub fn save_lapse(
    session: &mut Session,
    clock: &dyn Clock,
    request: SaveLapse,
) -> Result<LapseSaved, ApiError> {
    let merge = if request.merge { Merge::Yes } else { Merge::No };
    let (journal, rng) = session.writing()?;
    Ok(journal.save_lapse(request.draft, merge, &clock.moment(), rng)?)
}
