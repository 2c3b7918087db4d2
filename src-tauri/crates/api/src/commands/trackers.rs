//! Trackers and their numbers.

use super::ById;
use crate::{ApiError, Clock, Session};
use cairn_journal::counting::{self, DayLogSummary, DayLogWeek, TrackerCount};
use cairn_journal::entities::{AnchorKind, DailyCost, Goal, Lapse, Tracker};
use cairn_journal::{
    AheadRow, ClockDoubt, Journal, MilestoneRow, Moment, TrackerDraft, TrackerTies, calendar,
};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// Chooses trackers.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListTrackers {
    /// Hidden and closed ones too.
    #[serde(default)]
    pub all: bool,
}

/// Trackers in the order in which they were made.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TrackerList {
    /// The trackers.
    pub trackers: Vec<TrackerCard>,
    /// The day the numbers are of: today, or the last believed day while the clock is in doubt.
    pub counted_on: NaiveDate,
    /// Why the clock looks odd; nothing is awarded until it is confirmed.
    pub clock_doubt: Option<ClockDoubt>,
}

/// One tracker with its numbers.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TrackerCard {
    /// The tracker.
    pub tracker: Tracker,
    /// The numbers, for trackers of free days.
    pub count: Option<TrackerCount>,
    /// Whole hours since the count began, in its first three days and if a time was given.
    pub hours: Option<u32>,
    /// What was not spent, if a cost was entered.
    pub saved: Option<Saved>,
    /// The week of today, for trackers with a day log.
    pub week: Option<DayLogWeek>,
    /// The nearest milestone ahead.
    pub next: Option<AheadRow>,
    /// Whether it is paused today.
    pub paused: bool,
}

/// Money that was not spent: free days since the count began, times the cost of a day.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Saved {
    /// A whole number, in the smallest unit of the currency.
    pub minor: f64,
    /// ISO 4217.
    pub currency: String,
}

/// Asks for one tracker.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct GetTracker {
    /// The tracker.
    pub id: RecordId,
    /// The day its numbers are of; `None` is today.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// One tracker with all that belongs to it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TrackerView {
    /// The tracker and its numbers.
    pub card: TrackerCard,
    /// The same as it may be changed, times as they stand on the clock.
    pub draft: TrackerDraft,
    /// Both dates that its anchor may mean.
    pub anchor: AnchorDates,
    /// Milestones reached in every run, the latest first.
    pub reached: Vec<MilestoneRow>,
    /// Milestones to come in the current run, by date.
    pub ahead: Vec<AheadRow>,
    /// Lapses, the first one first.
    pub lapses: Vec<Lapse>,
    /// All days of its day log.
    pub summary: Option<DayLogSummary>,
}

/// Asks what an anchor means.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExplainAnchor {
    /// The date.
    pub date: NaiveDate,
    /// What it is meant as.
    pub kind: AnchorKind,
}

/// The two dates that are shown in words beside each other (domain 2.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AnchorDates {
    /// The day of last use.
    pub last_use: NaiveDate,
    /// The first full day without.
    pub first_day: NaiveDate,
}

/// Asks for the units in a drink.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MeasureUnits {
    /// Millilitres.
    pub volume_ml: u16,
    /// Tenths of a percent by volume.
    pub abv_tenths: u16,
}

/// Units in a drink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UkUnits {
    /// Tenths of a UK unit.
    pub tenths: u32,
}

/// The trackers with their numbers of today.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_trackers(
    session: &mut Session,
    clock: &dyn Clock,
    request: ListTrackers,
) -> Result<TrackerList, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    Ok(TrackerList {
        trackers: journal
            .trackers()
            .filter(|tracker| request.all || is_shown(tracker))
            .map(|tracker| card(journal, tracker, journal.counting_day(&moment), &moment))
            .collect(),
        counted_on: journal.counting_day(&moment),
        clock_doubt: journal.clock_doubt(moment.now),
    })
}

/// One tracker with all that belongs to it, on a day.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn get_tracker(
    session: &mut Session,
    clock: &dyn Clock,
    request: GetTracker,
) -> Result<TrackerView, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let tracker = journal.tracker(request.id).ok_or(ApiError::NotFound)?;
    let today = journal.counting_day(&moment);
    let on = request.on.unwrap_or(today);
    let lapses = journal.lapses_of(tracker.id).into_iter();
    let mut reached = journal.milestones_of(tracker, on);
    // What was seen stays on any day that is today somewhere; a day in the past had not seen it.
    reached.retain(|row| on >= today || row.date <= on);
    Ok(TrackerView {
        card: card(journal, tracker, on, &moment),
        draft: TrackerDraft::of(tracker, on_the_clock(journal, tracker.began_at, &moment)),
        anchor: anchor_dates(tracker.anchor, tracker.anchor_kind),
        reached,
        ahead: journal.ahead_of(tracker, on),
        lapses: lapses.cloned().collect(),
        summary: (tracker.goal != Goal::Abstain).then(|| journal.day_log_summary(tracker, on)),
    })
}

/// Saves a tracker.
///
/// # Errors
/// [`ApiError::NotUnique`] for a name that exists, [`ApiError::Stale`], limits of fields.
pub fn save_tracker(
    session: &mut Session,
    clock: &dyn Clock,
    request: TrackerDraft,
) -> Result<Tracker, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_tracker(request, &clock.moment(), rng)?)
}

/// What belongs to a tracker, to be said before it is hidden or deleted.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn tracker_ties(
    session: &mut Session,
    _: &dyn Clock,
    request: ById,
) -> Result<TrackerTies, ApiError> {
    let journal = session.journal()?;
    let tracker = journal.tracker(request.id).ok_or(ApiError::NotFound)?;
    Ok(journal.ties_of(tracker.id))
}

/// Both dates that an anchor may mean.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn explain_anchor(
    session: &mut Session,
    _: &dyn Clock,
    request: ExplainAnchor,
) -> Result<AnchorDates, ApiError> {
    session.journal()?;
    Ok(anchor_dates(request.date, request.kind))
}

/// The units in a drink, as the United Kingdom counts them.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn measure_units(
    session: &mut Session,
    _: &dyn Clock,
    request: MeasureUnits,
) -> Result<UkUnits, ApiError> {
    session.journal()?;
    Ok(UkUnits {
        tenths: counting::uk_units_tenths(request.volume_ml, request.abv_tenths),
    })
}

/// Whether a tracker is shown unasked.
pub(super) fn is_shown(tracker: &Tracker) -> bool {
    !tracker.hidden && !tracker.archived
}

/// A tracker with its numbers on a day.
pub(super) fn card(
    journal: &Journal,
    tracker: &Tracker,
    on: NaiveDate,
    moment: &Moment,
) -> TrackerCard {
    let is_logged = tracker.goal.is_logged();
    let count = (!is_logged).then(|| journal.count_of(tracker, on));
    let is_today = on == calendar::today(moment, journal.settings());
    let began_at = count.as_ref().filter(|_| is_today).and_then(|count| {
        if count.anchor == tracker.anchor {
            tracker.began_at
        } else {
            let lapses = journal.lapses_of(tracker.id);
            let began_it =
                |lapse: &&&Lapse| tracker.anchor_kind.anchor_after(lapse.end) == count.anchor;
            lapses
                .iter()
                .rfind(began_it)
                .and_then(|lapse| lapse.ended_at)
        }
    });
    TrackerCard {
        hours: began_at.and_then(|began| counting::hours_since(began, moment.now)),
        saved: tracker
            .cost
            .as_ref()
            .zip(count.as_ref())
            .map(|(cost, count)| saved(cost, count)),
        week: is_logged
            .then(|| journal.day_log_weeks(tracker, [on, on], on))
            .and_then(|mut weeks| weeks.pop()),
        next: journal.ahead_of(tracker, on).into_iter().next(),
        paused: journal
            .pauses()
            .any(|pause| pause.is_of(tracker.id) && pause.holds(on)),
        tracker: tracker.clone(),
        count,
    }
}

fn saved(cost: &DailyCost, count: &TrackerCount) -> Saved {
    let days = count.free_days - count.earlier_days;
    Saved {
        // Both are below 2^32, and their product below 2^53 for a hundred years of the greatest
        // cost, so it is exact.
        minor: f64::from(days) * f64::from(cost.minor),
        currency: cost.currency.clone(),
    }
}

fn anchor_dates(date: NaiveDate, kind: AnchorKind) -> AnchorDates {
    match kind {
        AnchorKind::FirstDay => AnchorDates {
            last_use: date.pred_opt().unwrap_or(date),
            first_day: date,
        },
        AnchorKind::LastUse => AnchorDates {
            last_use: date,
            first_day: date.succ_opt().unwrap_or(date),
        },
    }
}

/// An instant as the clock shows it where the person is.
pub(super) fn on_the_clock(
    journal: &Journal,
    at: Option<DateTime<Utc>>,
    moment: &Moment,
) -> Option<NaiveDateTime> {
    let zone = calendar::zone(moment, journal.settings());
    at.map(|at| at.with_timezone(&zone).naive_local())
}
