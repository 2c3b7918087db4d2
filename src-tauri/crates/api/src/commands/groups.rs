//! Groups, when they meet next, and what each has given.

use super::{ById, count};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_insights::StrategyRanking;
use cairn_journal::entities::{Group, Meeting, StrategySourceKind, TakeawayKind};
use cairn_journal::{GroupDraft, Journal, NextMeeting};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Meetings shown in the view of a group.
const SHOWN_MEETINGS: usize = 50;
/// A strategy works for somebody when it is ranked (three uses at least) and helped in half of
/// them or more.
const WORKS_FROM: f64 = 0.5;

/// All groups.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct GroupList {
    /// By alias.
    pub groups: Vec<GroupRow>,
}

/// One group in a list.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct GroupRow {
    /// The group.
    pub group: Group,
    /// When it meets next; `None` without a schedule.
    pub next: Option<NextMeeting>,
    /// Meetings that were noted.
    pub n_meetings: u32,
    /// The day of the newest of them.
    pub last_meeting: Option<NaiveDate>,
}

/// One group.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// When it meets next; `None` without a schedule.
    pub next: Option<NextMeeting>,
    /// Its newest meetings.
    pub meetings: Vec<MeetingRow>,
    /// Meetings in all.
    pub n_meetings: u32,
    /// What it has given.
    pub given: GroupGifts,
}

/// One meeting of a group.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct MeetingRow {
    /// The meeting.
    pub meeting: Meeting,
    /// Mood before it, -3 to 3.
    pub mood_before: Option<i8>,
    /// Mood after it, -3 to 3.
    pub mood_after: Option<i8>,
}

/// What a group has given: "three of the five that work came from Tuesday".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct GroupGifts {
    /// Strategies that were learnt there, by title.
    pub strategies: Vec<LearntStrategy>,
    /// Strategies that work, wherever they came from.
    pub n_working: u32,
    /// Those of them that were learnt there.
    pub n_working_from_here: u32,
    /// Insights.
    pub n_insights: u32,
    /// Strategies heard of.
    pub n_strategies: u32,
    /// Questions.
    pub n_questions: u32,
    /// What gives hope.
    pub n_hopes: u32,
}

/// A strategy that was learnt in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct LearntStrategy {
    /// The strategy.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Whether it works by what was noted: three uses at least, and half of them helped.
    pub works: bool,
}

/// All groups.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_groups(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<GroupList, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let row = |group: &Group| GroupRow {
        next: journal.next_meeting(group, &moment),
        n_meetings: count(journal.meetings_of(group.id).count()),
        last_meeting: journal.meetings_of(group.id).next().map(|last| last.date),
        group: group.clone(),
    };
    Ok(GroupList {
        groups: journal.groups().map(row).collect(),
    })
}

/// One group with its meetings and what it has given.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn get_group(
    session: &mut Session,
    clock: &dyn Clock,
    request: ById,
) -> Result<GroupView, ApiError> {
    let ranking = super::rank_strategies(session, clock, Nothing {})?;
    let journal = session.journal()?;
    let group = journal.group(request.id).ok_or(ApiError::NotFound)?;
    let row = |meeting: &Meeting| {
        let (mood_before, mood_after) = journal.moods_around(meeting);
        MeetingRow {
            meeting: meeting.clone(),
            mood_before,
            mood_after,
        }
    };
    Ok(GroupView {
        next: journal.next_meeting(group, &clock.moment()),
        meetings: journal
            .meetings_of(group.id)
            .take(SHOWN_MEETINGS)
            .map(row)
            .collect(),
        n_meetings: count(journal.meetings_of(group.id).count()),
        given: given_by(journal, group.id, &ranking),
        group: group.clone(),
    })
}

/// Saves a group.
///
/// # Errors
/// [`ApiError::NotUnique`] for an alias that exists, [`ApiError::Invalid`] also for a rule that
/// cannot be read or never comes, [`ApiError::Stale`].
pub fn save_group(
    session: &mut Session,
    clock: &dyn Clock,
    request: GroupDraft,
) -> Result<Group, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_group(request, &clock.moment(), rng)?)
}

fn given_by(journal: &Journal, group: RecordId, ranking: &StrategyRanking) -> GroupGifts {
    let working: HashSet<RecordId> = ranking
        .ranked
        .iter()
        .filter(|one| one.helped >= WORKS_FROM * f64::from(one.uses))
        .map(|one| one.id)
        .filter(|id| journal.strategy(*id).is_some())
        .collect();
    let meetings: HashSet<RecordId> = journal
        .meetings_of(group)
        .map(|meeting| meeting.id)
        .collect();
    let learnt = journal.strategies().filter(|strategy| {
        strategy.source.as_ref().is_some_and(|source| {
            let here = source.id.is_some_and(|id| meetings.contains(&id));
            source.kind == StrategySourceKind::Meeting && here
        })
    });
    let strategies: Vec<LearntStrategy> = learnt
        .map(|strategy| LearntStrategy {
            id: strategy.id,
            title: strategy.title.clone(),
            works: working.contains(&strategy.id),
        })
        .collect();
    let n_taken = |kind: TakeawayKind| {
        let taken = journal.takeaways().filter(|one| one.kind == kind);
        let here = |id: RecordId| meetings.contains(&id);
        count(taken.filter(|one| one.meeting_id.is_some_and(here)).count())
    };
    GroupGifts {
        n_working: count(working.len()),
        n_working_from_here: count(strategies.iter().filter(|one| one.works).count()),
        strategies,
        n_insights: n_taken(TakeawayKind::Insight),
        n_strategies: n_taken(TakeawayKind::Strategy),
        n_questions: n_taken(TakeawayKind::Question),
        n_hopes: n_taken(TakeawayKind::Hope),
    }
}
