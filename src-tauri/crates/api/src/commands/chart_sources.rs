//! What of the journal goes into charts beside check-ins: pauses, milestones, runs, lapses, and the
//! uses of strategies. Trackers that are hidden or laid aside are in none of them.

use super::trackers::is_shown;
use cairn_exchange::milestone_message;
use cairn_insights::{
    DateRange, DatedWords, Message, StrategyRanking, TimelinePath, falls_while_watched,
    falls_without_tool, strategy_ranking,
};
use cairn_journal::Journal;
use cairn_journal::counting::Run;
use cairn_journal::entities::{MilestoneDef, Pause, PauseScope, Tracker};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate};

/// The ranking of all strategies, with the urges that passed without one beside it.
pub(super) fn ranking(journal: &Journal) -> StrategyRanking {
    let mut falls = falls_without_tool(journal.check_ins(), journal.uses());
    let uses: Vec<_> = journal.uses().collect();
    falls.extend(falls_while_watched(journal.urge_episodes(), &uses));
    strategy_ranking(journal.strategies(), journal.uses(), &falls)
}

/// Pauses of check-ins; one without an end goes on until today.
pub(super) fn pauses_of_mood(journal: &Journal, today: NaiveDate) -> Vec<DateRange> {
    pauses(journal, today, Pause::is_of_mood)
}

/// Pauses of the urges for one tracker, or without one of everything.
pub(super) fn pauses_of_urges(
    journal: &Journal,
    tracker: Option<RecordId>,
    today: NaiveDate,
) -> Vec<DateRange> {
    let of_urges = |pause: &Pause| match tracker {
        Some(id) => pause.is_of(id),
        None => pause.scope == PauseScope::All,
    };
    pauses(journal, today, of_urges)
}

fn pauses(journal: &Journal, today: NaiveDate, of: impl Fn(&Pause) -> bool) -> Vec<DateRange> {
    journal
        .pauses()
        .filter(|pause| of(pause))
        .map(|pause| DateRange::of_pause(pause, today))
        .collect()
}

/// The trackers that are shown and count free days.
fn counted(journal: &Journal) -> impl Iterator<Item = &Tracker> {
    journal
        .trackers()
        .filter(|tracker| is_shown(tracker) && !tracker.goal.is_logged())
}

/// Milestones that were reached up to the day `on`.
pub(super) fn milestones_of(journal: &Journal, on: NaiveDate) -> Vec<DatedWords> {
    counted(journal)
        .flat_map(|tracker| journal.milestones_of(tracker, on))
        .map(|row| dated(row.date, &row.milestone))
        .collect()
}

fn dated(date: NaiveDate, milestone: &MilestoneDef) -> DatedWords {
    let words = if milestone.label.is_empty() {
        let id = milestone_message(milestone.unit);
        Message::new(id, vec![("n", milestone.n.into())]).into()
    } else {
        milestone.label.as_str().into()
    };
    DatedWords { date, words }
}

/// The runs and milestones of each tracker; of those to come the nearest.
pub(super) fn paths_of(journal: &Journal, on: NaiveDate) -> Vec<TimelinePath> {
    counted(journal)
        .map(|tracker| {
            let count = journal.count_of(tracker, on);
            let runs = count.runs.iter().filter(|run| run.days > 0);
            let mut reached: Vec<DatedWords> = journal
                .milestones_of(tracker, on)
                .iter()
                .map(|row| dated(row.date, &row.milestone))
                .collect();
            reached.reverse();
            let ahead = journal.ahead_of(tracker, on);
            TimelinePath {
                name: tracker.name.clone(),
                runs: runs.map(days_of).collect(),
                reached,
                coming: ahead
                    .iter()
                    .take(1)
                    .map(|row| dated(row.date, &row.milestone))
                    .collect(),
            }
        })
        .collect()
}

fn days_of(run: &Run) -> DateRange {
    let last = run
        .from
        .checked_add_days(Days::new(u64::from(run.days) - 1));
    DateRange {
        from: run.from,
        to: last.unwrap_or(run.from),
    }
}

/// Lapses of all trackers that are shown.
pub(super) fn lapses_of(journal: &Journal) -> Vec<DateRange> {
    counted(journal)
        .flat_map(|tracker| journal.lapses_of(tracker.id))
        .map(|lapse| DateRange {
            from: lapse.start,
            to: lapse.end,
        })
        .collect()
}
