//! Search: a scan over the texts in memory, without case and accents.
//!
//! No index and no copy on disk; what is found is what is written now. Searched are entries,
//! check-ins, strategies, trackers and lapses that are not in the trash. Letters are sealed here,
//! too.

mod find;
mod query;
mod snippet;

use crate::entities::{CheckIn, JournalEntry, Lapse, Strategy, Tracker};
use crate::image::{Image, Slot};
use crate::tags::Tagged;
use crate::views::{Found, Hit};
use crate::{Journal, JournalError, Kind, fold};
use chrono::{DateTime, NaiveDate, Utc};
use query::Query;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;

impl Journal {
    /// Finds records that hold all words of `query`, in any case and with or without accents.
    ///
    /// A word is found inside other words as well; `"several words"` only in this order, next to
    /// each other. Filters: `tag:name` (or `tag:"a name"`), `mood:-1`, `mood:>=1`, `mood:-3..-1`
    /// (for an entry, the median of the check-ins of its day), `from:` and `to:` a day, a month
    /// (`2026-11`) or a year, `kind:entry`, `kind:check_in`, `kind:strategy`, `kind:tracker`,
    /// `kind:lapse`. Filters of different names are all to be met; several kinds are alternatives.
    /// `from:today` is `today`. A filter without a value yet is passed over, and a query without
    /// words and filters finds nothing.
    ///
    /// Dated hits come first, newest first; then strategies by title, and trackers.
    ///
    /// # Errors
    /// [`JournalError::Query`] for a value that its filter does not have.
    pub fn search(&self, query: &str, limit: u32, today: NaiveDate) -> Result<Found, JournalError> {
        let query = Query::parse(query, today)?;
        Ok(self.image.search(&query, limit as usize))
    }
}

type Rank = Reverse<(NaiveDate, DateTime<Utc>)>;

impl Image {
    fn search(&self, query: &Query, limit: usize) -> Found {
        if query.is_empty() {
            return Found {
                hits: Vec::new(),
                total: 0,
            };
        }
        let moods = query.mood.map(|_| self.daily_moods()).unwrap_or_default();
        let entries = self.matching(query, Kind::Entry, &self.entries, |entry: &JournalEntry| {
            query.in_time(Some(entry.date))
                && query.has_mood(moods.get(&entry.date).copied())
                && has_tags(query, || entry.held())
        });
        let check_ins = self.matching(query, Kind::CheckIn, &self.check_ins, |c: &CheckIn| {
            query.in_time(Some(c.date))
                && query.has_mood(c.valence.map(f64::from))
                && has_tags(query, || {
                    c.feelings
                        .iter()
                        .chain(&c.triggers)
                        .map(String::as_str)
                        .collect()
                })
        });
        let strategies = self.matching(query, Kind::Strategy, &self.strategies, |s: &Strategy| {
            query.in_time(None) && query.has_mood(None) && has_tags(query, || s.held())
        });
        let trackers = self.matching(query, Kind::Tracker, &self.trackers, |_: &Tracker| {
            query.in_time(None) && query.has_mood(None) && has_tags(query, Vec::new)
        });
        let lapses = self.matching(query, Kind::Lapse, &self.lapses, |lapse: &Lapse| {
            query.in_time(Some(lapse.start))
                && query.has_mood(None)
                && has_tags(query, || lapse.held())
                && self.trackers.get_living(lapse.tracker_id).is_some()
        });
        let total =
            entries.len() + check_ins.len() + strategies.len() + trackers.len() + lapses.len();
        let mut dated: Vec<(Rank, Shown<'_>)> = Vec::new();
        let newest_entries = entries.into_iter().take(limit).map(|slot| &slot.value);
        dated.extend(newest_entries.map(|e| (Reverse((e.date, e.at)), Shown::Entry(e))));
        let newest_check_ins = check_ins.into_iter().take(limit).map(|slot| &slot.value);
        dated.extend(newest_check_ins.map(|c| (Reverse((c.date, c.at)), Shown::CheckIn(c))));
        dated.extend(lapses.into_iter().map(|slot| {
            let lapse = &slot.value;
            let tracker = self.trackers.get(lapse.tracker_id);
            let name = tracker.map_or("", |tracker| &tracker.name);
            let rank = Reverse((lapse.start, lapse.created_at));
            (rank, Shown::Lapse(lapse, name))
        }));
        dated.sort_by_key(|(rank, _)| *rank);
        let strategies = strategies
            .into_iter()
            .map(|slot| Shown::Strategy(&slot.value));
        let trackers = trackers.into_iter().map(|slot| Shown::Tracker(&slot.value));
        let shown = dated.into_iter().map(|(_, shown)| shown);
        let shown = shown.chain(strategies).chain(trackers);
        let hits = shown.take(limit).map(|shown| shown.hit(query)).collect();
        Found {
            hits,
            total: u32::try_from(total).unwrap_or(u32::MAX),
        }
    }

    fn matching<'a, T: crate::image::Listed>(
        &self,
        query: &Query,
        kind: Kind,
        table: &'a crate::image::Table<T>,
        passes: impl Fn(&T) -> bool + Sync,
    ) -> Vec<&'a Slot<T>> {
        if !query.wants_kind(kind) {
            return Vec::new();
        }
        // Splitting the work costs more than scanning a few texts.
        let hit = |slot: &&Slot<T>| passes(&slot.value) && query.in_texts(*slot);
        if table.len() < 256 {
            return table.living_slots().filter(hit).collect();
        }
        table
            .par_living_slots()
            .with_min_len(128)
            .filter(hit)
            .collect()
    }

    /// The median mood of each day that has one (domain 4.1).
    fn daily_moods(&self) -> HashMap<NaiveDate, f64> {
        let mut days: HashMap<NaiveDate, Vec<i8>> = HashMap::new();
        for check_in in self.check_ins.living() {
            days.entry(check_in.date)
                .or_default()
                .extend(check_in.valence);
        }
        days.retain(|_, moods| !moods.is_empty());
        days.into_iter()
            .map(|(date, moods)| (date, median(moods)))
            .collect()
    }
}

/// The middle of `moods`, or the mean of the two middle ones; there is at least one.
fn median(mut moods: Vec<i8>) -> f64 {
    moods.sort_unstable();
    let (low, high) = (moods[(moods.len() - 1) / 2], moods[moods.len() / 2]);
    f64::midpoint(f64::from(low), f64::from(high))
}

fn has_tags<'a>(query: &Query, held: impl FnOnce() -> Vec<&'a str>) -> bool {
    if query.tags.is_empty() {
        return true;
    }
    let held = held();
    query
        .tags
        .iter()
        .all(|tag| held.iter().any(|name| fold::folds_to(name, tag)))
}

/// A record that was found.
enum Shown<'a> {
    Entry(&'a JournalEntry),
    CheckIn(&'a CheckIn),
    Strategy(&'a Strategy),
    Tracker(&'a Tracker),
    /// With the name of its tracker.
    Lapse(&'a Lapse, &'a str),
}

impl Shown<'_> {
    fn hit(&self, query: &Query) -> Hit {
        let (id, kind, date, title) = match self {
            Self::Entry(entry) => (entry.id, Kind::Entry, Some(entry.date), &*entry.title),
            Self::CheckIn(check_in) => (check_in.id, Kind::CheckIn, Some(check_in.date), ""),
            Self::Strategy(strategy) => (strategy.id, Kind::Strategy, None, &*strategy.title),
            Self::Tracker(tracker) => (tracker.id, Kind::Tracker, None, &*tracker.name),
            Self::Lapse(lapse, name) => (lapse.id, Kind::Lapse, Some(lapse.start), *name),
        };
        let hard = matches!(self, Self::Entry(entry) if entry.hard);
        let (title, snippet, matches) = if hard {
            (String::new(), String::new(), Vec::new())
        } else {
            let (snippet, matches) = snippet::snippet(&self.texts(), &query.phrases);
            (title.to_owned(), snippet, matches)
        };
        Hit {
            id,
            kind,
            date,
            title,
            snippet,
            matches,
            hard,
        }
    }

    /// The texts that a snippet may be of.
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Entry(entry) => {
                let answers = entry.answers.iter().map(|answer| answer.text.as_str());
                std::iter::once(entry.body.as_str())
                    .chain(answers)
                    .collect()
            }
            Self::CheckIn(check_in) => vec![&check_in.note],
            Self::Strategy(strategy) => {
                let source = strategy.source.as_ref().map(|source| source.note.as_str());
                std::iter::once(strategy.how.as_str())
                    .chain(source)
                    .collect()
            }
            Self::Tracker(tracker) => vec![&tracker.scope],
            Self::Lapse(lapse, _) => vec![
                &lapse.note,
                &lapse.context,
                &lapse.helped_after,
                &lapse.next_step,
                &lapse.used,
                &lapse.amount,
                &lapse.tell,
            ],
        }
    }
}

#[cfg(test)]
mod tests;
