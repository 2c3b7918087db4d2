//! The milestones and runs of every tracker along the days (domain rule 4.9). Runs are told alike,
//! however they ended. Not here: counting (`cairn-journal`), and the picture (`chart::timeline`).

use crate::count;
use crate::message::{Message, MessageArg};
use crate::mood::DatedWords;
use crate::range::DateRange;
use chrono::NaiveDate;
use serde::Serialize;

/// The way of all trackers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// From the first day of any run to the last day shown; `None` without a tracker.
    pub range: Option<DateRange>,
    /// One for each tracker.
    pub paths: Vec<TimelinePath>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// The way of one tracker.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimelinePath {
    /// Its name.
    pub name: String,
    /// Its runs of at least one day: first and last free day.
    pub runs: Vec<DateRange>,
    /// Milestones reached, by date.
    pub reached: Vec<DatedWords>,
    /// Milestones to come, by date.
    pub coming: Vec<DatedWords>,
}

/// The way of `paths`, seen on the day `today`.
#[must_use]
pub fn timeline(paths: Vec<TimelinePath>, today: NaiveDate) -> Timeline {
    let runs = || paths.iter().flat_map(|path| &path.runs);
    let milestones = || {
        paths
            .iter()
            .flat_map(|path| path.reached.iter().chain(&path.coming))
    };
    let first = runs()
        .map(|run| run.from)
        .chain(milestones().map(|at| at.date))
        .min();
    let last = runs()
        .map(|run| run.to)
        .chain(milestones().map(|at| at.date))
        .max();
    let range = first.zip(last).map(|(from, last)| DateRange {
        from: from.min(today),
        to: last.max(today),
    });
    Timeline {
        range,
        message: sentences(&paths),
        paths,
    }
}

fn sentences(paths: &[TimelinePath]) -> Vec<Message> {
    if paths.is_empty() {
        return vec![Message::plain("timeline-none")];
    }
    let reached = paths.iter().map(|path| path.reached.len()).sum();
    let reached = Message::new("timeline-reached", vec![("n", count(reached).into())]);
    let coming = paths.iter().flat_map(|path| &path.coming);
    let next = coming.min_by_key(|at| at.date).map(|at| {
        let facts: Vec<(&'static str, MessageArg)> =
            vec![("what", at.words.clone()), ("date", at.date.into())];
        Message::new("timeline-next", facts)
    });
    std::iter::once(reached).chain(next).collect()
}
