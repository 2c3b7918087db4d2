//! *Since the last meeting*: one sheet of what there would be to tell. Nothing on it is chosen
//! beforehand.

use cairn_journal::entities::{Helped, Meeting, MilestoneDef, Recipient};
use cairn_journal::{Journal, Kind, Moment, calendar};
use cairn_vault::RecordId;
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Serialize;

/// Days of the sheet when no meeting was noted yet.
const WITHOUT_MEETING: Days = Days::new(6);
/// Characters of a text that has no title.
const TITLE_CHARS: usize = 120;

/// What there would be to tell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SinceSheet {
    /// The meeting it begins after; `None` when none was noted, then it is about a week.
    pub meeting_id: Option<RecordId>,
    /// First day.
    pub from: NaiveDate,
    /// Starred entries, urges, strategies tried, milestones, what was taken away, in the order of
    /// days; open questions last. Since a day, all entries.
    pub rows: Vec<SinceRow>,
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SinceRow {
    /// What leaves when it is chosen: the record, or the tracker of a milestone.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its day.
    pub date: NaiveDate,
    /// A title, or the first words of a text; empty from a hard day.
    pub title: String,
    /// How strong it was: an urge, or before a strategy was used, 0 to 10.
    pub before: Option<u8>,
    /// How strong it was after a strategy was used, 0 to 10.
    pub after: Option<u8>,
    /// Whether the strategy helped.
    pub helped: Option<Helped>,
    /// The milestone that was reached.
    pub milestone: Option<MilestoneDef>,
    /// From a hard day: shown closed.
    pub hard: bool,
    /// It holds what others said, or lies in the drawer: it leaves only when ticked by itself.
    pub held_back: bool,
}

/// The sheet for a group, or for the last meeting of any.
#[must_use]
pub fn since_last_meeting(journal: &Journal, group: Option<RecordId>, at: &Moment) -> SinceSheet {
    let of_group = |meeting: &&Meeting| group.is_none() || meeting.group_id == group;
    let last = journal
        .meetings()
        .filter(of_group)
        .find(|meeting| meeting.end() <= at.now);
    let Some(meeting) = last else {
        let today = calendar::today(at, journal.settings());
        let week = today.checked_sub_days(WITHOUT_MEETING).unwrap_or(today);
        return SinceSheet {
            meeting_id: None,
            from: week,
            rows: rows(journal, week, &|date, _| date >= week, false, at),
        };
    };
    // On the day of the meeting only what came after it.
    let is_since = |date: NaiveDate, at: DateTime<Utc>| {
        date > meeting.date || (date == meeting.date && at > meeting.end())
    };
    SinceSheet {
        meeting_id: Some(meeting.id),
        from: meeting.date,
        rows: rows(journal, meeting.date, &is_since, false, at),
    }
}

/// The sheet since a day, with all entries and not the starred ones only.
#[must_use]
pub fn since_day(journal: &Journal, from: NaiveDate, at: &Moment) -> SinceSheet {
    SinceSheet {
        meeting_id: None,
        from,
        rows: rows(journal, from, &|date, _| date >= from, true, at),
    }
}

fn rows(
    journal: &Journal,
    from: NaiveDate,
    is_since: IsSince<'_>,
    all_entries: bool,
    at: &Moment,
) -> Vec<SinceRow> {
    let mut rows = Vec::new();
    push_entries(journal, is_since, all_entries, &mut rows);
    push_urges(journal, is_since, &mut rows);
    push_uses(journal, is_since, &mut rows);
    push_milestones(journal, from, at, &mut rows);
    push_takeaways(journal, from, &mut rows);
    rows.sort_by_key(|row: &SinceRow| (row.date, row.kind, row.id));
    push_questions(journal, &mut rows);
    rows
}

type IsSince<'a> = &'a dyn Fn(NaiveDate, DateTime<Utc>) -> bool;

fn row(id: RecordId, kind: Kind, date: NaiveDate, title: &str) -> SinceRow {
    SinceRow {
        id,
        kind,
        date,
        title: title.chars().take(TITLE_CHARS).collect(),
        before: None,
        after: None,
        helped: None,
        milestone: None,
        hard: false,
        held_back: false,
    }
}

fn push_entries(journal: &Journal, is_since: IsSince<'_>, all: bool, rows: &mut Vec<SinceRow>) {
    let wanted = journal.entries().filter(|entry| all || entry.starred);
    for entry in wanted.filter(|entry| is_since(entry.date, entry.at)) {
        let title = match entry.title.as_str() {
            _ if entry.hard => "",
            "" => entry.body.lines().next().unwrap_or_default(),
            title => title,
        };
        rows.push(SinceRow {
            hard: entry.hard,
            held_back: entry.third_party || entry.drawer,
            ..row(entry.id, Kind::Entry, entry.date, title)
        });
    }
}

fn push_urges(journal: &Journal, is_since: IsSince<'_>, rows: &mut Vec<SinceRow>) {
    for one in journal.check_ins().filter(|one| is_since(one.date, one.at)) {
        let strongest = one.urges.iter().map(|urge| urge.strength).max();
        if strongest.is_some_and(|strength| strength > 0) {
            rows.push(SinceRow {
                before: strongest,
                ..row(one.id, Kind::CheckIn, one.date, &one.note)
            });
        }
    }
}

fn push_uses(journal: &Journal, is_since: IsSince<'_>, rows: &mut Vec<SinceRow>) {
    for used in journal.uses().filter(|used| is_since(used.date, used.at)) {
        let Some(strategy) = journal.strategy(used.strategy_id) else {
            continue;
        };
        rows.push(SinceRow {
            before: used.before,
            after: used.after,
            helped: used.helped,
            held_back: strategy.private,
            ..row(used.id, Kind::StrategyUse, used.date, &strategy.title)
        });
    }
}

fn push_milestones(journal: &Journal, from: NaiveDate, at: &Moment, rows: &mut Vec<SinceRow>) {
    let today = journal.counting_day(at);
    let shown = journal
        .trackers()
        .filter(|tracker| !tracker.hidden && !tracker.archived);
    for tracker in shown {
        let reached = journal.milestones_of(tracker, today);
        for milestone in reached.iter().filter(|row| row.date > from) {
            rows.push(SinceRow {
                milestone: Some(milestone.milestone.clone()),
                ..row(tracker.id, Kind::Tracker, milestone.date, &tracker.name)
            });
        }
    }
}

/// What was taken away from the last meeting itself is new, too.
fn push_takeaways(journal: &Journal, from: NaiveDate, rows: &mut Vec<SinceRow>) {
    let new = journal.takeaways().filter(|one| one.date >= from);
    rows.extend(new.map(|one| SinceRow {
        held_back: one.third_party,
        ..row(one.id, Kind::Takeaway, one.date, &one.text)
    }));
}

fn push_questions(journal: &Journal, rows: &mut Vec<SinceRow>) {
    let open = journal
        .questions()
        .filter(|question| question.is_open() && question.recipient == Recipient::Group);
    rows.extend(open.map(|question| SinceRow {
        held_back: question.third_party,
        ..row(question.id, Kind::Question, question.date, &question.text)
    }));
}

#[cfg(test)]
mod tests;
