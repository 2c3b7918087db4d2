//! The day at a glance.

use super::trackers::{TrackerCard, card, is_shown};
use super::{EntryRow, count};
use crate::{ApiError, Clock, Session};
use cairn_journal::entities::{CheckIn, HopeItem, StrategyStatus, UrgeEpisode};
use cairn_journal::{
    AheadRow, ClockDoubt, HardDays, Journal, LetterState, MilestoneRow, NextMeeting, Notice,
    calendar,
};
use cairn_vault::{RecordId, Vault};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A mood of this or less, of -3 to 3, is that of a hard hour.
const HARD: i8 = -2;

/// Asks for the day.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct GetToday {
    /// Which of the tools to show, counted from the best one; "Another" adds one.
    #[serde(default)]
    pub tool: u32,
}

/// The day at a glance.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TodayView {
    /// Logical day of now.
    pub date: NaiveDate,
    /// Now, in UTC: the program's clock is the only one.
    pub at: DateTime<Utc>,
    /// IANA zone in which now is told.
    #[ts(type = "string")]
    pub zone: Tz,
    /// Entries of today, newest first.
    pub entries: Vec<EntryRow>,
    /// Newest check-in of today.
    pub check_in: Option<CheckIn>,
    /// Check-ins of today.
    pub n_check_ins: u32,
    /// Entries of this date in earlier years, hard ones left out; empty when switched off.
    pub on_this_day: Vec<EntryRow>,
    /// The urge that is being watched.
    pub watching: Option<UrgeEpisode>,
    /// One tool of the person's own.
    pub tool: Option<ToolRow>,
    /// How many tools there are to go through.
    pub n_tools: u32,
    /// Why the clock looks odd.
    pub clock_doubt: Option<ClockDoubt>,
    /// Whole days since the newest backup; `None` when there is none.
    pub backup_age_days: Option<u32>,
    /// Entries in the whole journal.
    pub total_entries: u32,
    /// The trackers that are shown, with their numbers.
    pub trackers: Vec<TrackerCard>,
    /// The nearest milestone ahead of all of them.
    pub next_milestone: Option<AheadRow>,
    /// Milestones reached and not seen yet, the latest first; none while the clock is in doubt.
    pub new_milestones: Vec<MilestoneRow>,
    /// Quiet lines about dates that are near, where the person wants them.
    pub notices: Vec<Notice>,
    /// Letters that can be opened now.
    pub n_letters_ready: u32,
    /// Worries that were put off until a moment that has come.
    pub n_worries_due: u32,
    /// The next meeting of the groups that are gone to, tried or thought about.
    pub next_meeting: Option<NextMeeting>,
    /// Something from the hope shelf, after a very low mood and only if the person allowed it.
    pub hope: Option<HopeItem>,
}

/// One tool of the person's own.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ToolRow {
    /// The strategy.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// How long it takes.
    pub minutes: Option<u16>,
    /// Times used.
    pub uses: u32,
    /// Times it helped; partly counts half.
    pub helped: f64,
}

/// Gathers the day.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn get_today(
    session: &mut Session,
    clock: &dyn Clock,
    request: GetToday,
) -> Result<TodayView, ApiError> {
    let tools = tools_in_order(session, clock)?;
    let journal = session.journal()?;
    let moment = clock.moment();
    let date = calendar::today(&moment, journal.settings());
    let of_today = || journal.check_ins().filter(|check_in| check_in.date == date);
    let on_this_day = if journal.settings().on_this_day {
        journal
            .on_this_day(date, HardDays::LeftOut)
            .into_iter()
            .map(EntryRow::of)
            .collect()
    } else {
        Vec::new()
    };
    let backup_age_days = Vault::backups(journal.vault().dir())
        .ok()
        .and_then(|backups| backups.first().map(|newest| moment.now - newest.made_at))
        .map(|age| u32::try_from(age.num_days()).unwrap_or(0));
    let clock_doubt = journal.clock_doubt(moment.now);
    let counted_on = journal.counting_day(&moment);
    let shown = || journal.trackers().filter(|tracker| is_shown(tracker));
    let mut new_milestones: Vec<MilestoneRow> = shown()
        .flat_map(|tracker| journal.milestones_of(tracker, counted_on))
        .filter(|row| row.is_new && clock_doubt.is_none())
        .collect();
    new_milestones.sort_by_key(|row| std::cmp::Reverse(row.date));
    let letters = journal.letters(&moment);
    let ready = letters.iter().filter(|row| row.state == LetterState::Ready);
    Ok(TodayView {
        trackers: shown()
            .map(|tracker| card(journal, tracker, counted_on, &moment))
            .collect(),
        next_milestone: shown()
            .filter_map(|tracker| journal.ahead_of(tracker, counted_on).into_iter().next())
            .min_by_key(|row| row.date),
        new_milestones,
        notices: journal.notices(&moment),
        n_letters_ready: count(ready.count()),
        n_worries_due: count(journal.worries_due(&moment).count()),
        next_meeting: journal.next_meeting_of_all(&moment),
        hope: hope_after(journal, of_today().next()),
        watching: journal.watched_urge(&moment).cloned(),
        date,
        at: moment.now,
        zone: calendar::zone(&moment, journal.settings()),
        entries: journal
            .entries()
            .filter(|entry| entry.date == date)
            .map(EntryRow::of)
            .collect(),
        check_in: of_today().next().cloned(),
        n_check_ins: count(of_today().count()),
        on_this_day,
        n_tools: count(tools.len()),
        tool: (!tools.is_empty()).then(|| tools[request.tool as usize % tools.len()].clone()),
        clock_doubt,
        backup_age_days,
        total_entries: count(journal.entries().count()),
    })
}

/// What lies first on the hope shelf, where the newest check-in is from a hard hour and the person
/// wants to be shown something then (F-24).
fn hope_after(journal: &Journal, newest: Option<&CheckIn>) -> Option<HopeItem> {
    let mood = newest.and_then(|check_in| check_in.valence);
    let wanted = journal.settings().hope_on_hard_days && mood.is_some_and(|mood| mood <= HARD);
    journal.hope_items().next().filter(|_| wanted).cloned()
}

/// Ranked tools first, then those tried once or twice, then the untried; never "not for me".
pub(super) fn tools_in_order(
    session: &mut Session,
    clock: &dyn Clock,
) -> Result<Vec<ToolRow>, ApiError> {
    let ranking = super::rank_strategies(session, clock, crate::Nothing {})?;
    let journal = session.journal()?;
    let place = |id: RecordId| {
        ranking
            .ranked
            .iter()
            .chain(&ranking.early)
            .position(|row| row.id == id)
    };
    let mut strategies: Vec<_> = journal
        .strategies()
        .filter(|strategy| strategy.status != StrategyStatus::NotForMe)
        .collect();
    strategies.sort_by_key(|strategy| {
        (
            place(strategy.id).unwrap_or(usize::MAX),
            cairn_journal::name_key(&strategy.title),
        )
    });
    Ok(strategies
        .into_iter()
        .map(|strategy| {
            let row = ranking
                .ranked
                .iter()
                .chain(&ranking.early)
                .find(|row| row.id == strategy.id);
            ToolRow {
                id: strategy.id,
                title: strategy.title.clone(),
                minutes: strategy.minutes,
                uses: row.map_or(0, |row| row.uses),
                helped: row.map_or(0.0, |row| row.helped),
            }
        })
        .collect())
}
