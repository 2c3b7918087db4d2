//! Day logs, by week, and pauses.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::counting::{DayLogSummary, DayLogWeek};
use cairn_journal::entities::{DayLog, Pause};
use cairn_journal::{DayLogDraft, PauseDraft, calendar};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How far back weeks are shown without being asked for: four weeks with this one.
const WEEKS_SHOWN: Days = Days::new(3 * 7);
/// Most weeks in one answer: thirty years.
const MOST_DAYS: Days = Days::new(30 * 366);

/// Asks for weeks of a day log.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListWeeks {
    /// The tracker.
    pub tracker_id: RecordId,
    /// A day of the first week; `None` is three weeks before the last one.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// A day of the last week; `None` is today.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

/// Weeks of a day log, the first one first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct WeekList {
    /// The weeks.
    pub weeks: Vec<DayLogWeek>,
    /// All days of the tracker up to today.
    pub summary: DayLogSummary,
}

/// The pauses, the first one first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct PauseList {
    /// The pauses.
    pub pauses: Vec<Pause>,
}

/// Weeks of a day log; at most thirty years in one answer.
///
/// # Errors
/// [`ApiError::NotFound`] for a tracker that does not exist.
pub fn list_weeks(
    session: &mut Session,
    clock: &dyn Clock,
    request: ListWeeks,
) -> Result<WeekList, ApiError> {
    let journal = session.journal()?;
    let tracker = journal
        .tracker(request.tracker_id)
        .ok_or(ApiError::NotFound)?;
    let today = calendar::today(&clock.moment(), journal.settings());
    let to = request.to.unwrap_or(today);
    let before = |days| to.checked_sub_days(days).unwrap_or(to);
    let from = request.from.unwrap_or_else(|| before(WEEKS_SHOWN));
    let from = from.max(before(MOST_DAYS));
    Ok(WeekList {
        weeks: journal.day_log_weeks(tracker, [from, to], today),
        summary: journal.day_log_summary(tracker, today),
    })
}

/// Logs a day, or changes what was logged of it.
///
/// # Errors
/// [`ApiError::Invalid`] for a day that cannot be logged, [`ApiError::NotFound`],
/// [`ApiError::Stale`].
pub fn save_day_log(
    session: &mut Session,
    clock: &dyn Clock,
    request: DayLogDraft,
) -> Result<DayLog, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_day_log(request, &clock.moment(), rng)?)
}

/// The pauses.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_pauses(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<PauseList, ApiError> {
    Ok(PauseList {
        pauses: session.journal()?.pauses().cloned().collect(),
    })
}

/// Saves a pause.
///
/// # Errors
/// [`ApiError::Overlaps`] when a pause of the same scope has one of its days,
/// [`ApiError::Invalid`], [`ApiError::NotFound`], [`ApiError::Stale`].
pub fn save_pause(
    session: &mut Session,
    clock: &dyn Clock,
    request: PauseDraft,
) -> Result<Pause, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_pause(request, &clock.moment(), rng)?)
}
