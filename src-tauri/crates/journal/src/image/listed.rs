//! What is true of one kind of record among its like: its order, the texts a search looks at, what
//! it is called in the trash, what no two of them share.

mod groups;
mod practice;

use super::{Image, Listed, encode};
use crate::entities::{
    CheckIn, DayLog, EntryRevision, InstrumentResponse, JournalEntry, Lapse, Letter, MilestoneAck,
    MilestoneSet, OthersMilestone, Pause, PauseScope, SignificantDate, Strategy, StrategyUse, Tag,
    TagKind, Tracker, UrgeEpisode,
};
use crate::fold;
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use std::cmp::Reverse;

/// Newest day first, within a day the latest first; ids decide between equals.
type NewestFirst = Reverse<(NaiveDate, DateTime<Utc>, RecordId)>;

impl Listed for JournalEntry {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.title);
        see(&self.body);
        self.answers.iter().for_each(|answer| see(&answer.text));
        self.tags.iter().for_each(|tag| see(tag));
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        let answers = self.answers.iter().map(|answer| &*answer.text);
        [&*self.title, &*self.body]
            .into_iter()
            .chain(answers)
            .collect()
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![(&mut self.tags, TagKind::Free)]
    }
    fn to_store(&self) -> serde_json::Value {
        encode::entry(self)
    }
}

impl Listed for CheckIn {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.note);
        self.feelings
            .iter()
            .chain(&self.triggers)
            .for_each(|word| see(word));
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.note]
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![
            (&mut self.feelings, TagKind::Feeling),
            (&mut self.triggers, TagKind::Trigger),
        ]
    }
}

impl Listed for StrategyUse {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        let strategy = image.strategies.get(self.strategy_id);
        strategy
            .map(|strategy| &*strategy.title)
            .into_iter()
            .collect()
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![(self.situation.as_mut_slice(), TagKind::Topic)]
    }
}

impl Listed for UrgeEpisode {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.started_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.note);
        self.triggers.iter().for_each(|word| see(word));
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        let tracker = self.tracker_id.map(|id| tracker_name(image, id));
        tracker.into_iter().flatten().chain([&*self.note]).collect()
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![(&mut self.triggers, TagKind::Trigger)]
    }
}

impl Listed for InstrumentResponse {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![self.instrument.name()]
    }
}

impl Listed for Strategy {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::fold(&self.title), self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.title);
        see(&self.how);
        self.tags.iter().for_each(|tag| see(tag));
        if let Some(source) = &self.source {
            see(&source.note);
        }
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.title]
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("title", fold::key(&self.title)))
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![(&mut self.tags, TagKind::Topic)]
    }
}

impl Listed for Tag {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.name), self.id)
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.name]
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("name", fold::key(&self.name)))
    }
}

impl Listed for EntryRevision {
    /// The versions of one entry stand together, the latest kept first.
    type Place = (RecordId, Reverse<u32>, RecordId);
    fn place(&self) -> Self::Place {
        (self.entry_id, Reverse(self.number), self.id)
    }
    fn to_store(&self) -> serde_json::Value {
        encode::revision(self)
    }
}

impl Listed for Tracker {
    /// In the order in which they were made.
    type Place = (DateTime<Utc>, RecordId);
    fn place(&self) -> Self::Place {
        (self.created_at, self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.name);
        see(&self.scope);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.name]
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("name", fold::key(&self.name)))
    }
}

impl Listed for DayLog {
    /// Those of one tracker stand together, the newest day first.
    type Place = (RecordId, Reverse<NaiveDate>, RecordId);
    fn place(&self) -> Self::Place {
        (self.tracker_id, Reverse(self.date), self.id)
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        tracker_name(image, self.tracker_id)
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("date", format!("{} {}", self.tracker_id, self.date)))
    }
}

impl Listed for Lapse {
    /// Those of one tracker stand together, the first day first.
    type Place = (RecordId, NaiveDate, RecordId);
    const EXCLUSIVE: bool = true;
    fn place(&self) -> Self::Place {
        (self.tracker_id, self.start, self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        let lines = [&self.used, &self.amount, &self.tell];
        let texts = [
            &self.context,
            &self.helped_after,
            &self.next_step,
            &self.note,
        ];
        let names = self.feelings.iter().chain(&self.triggers);
        texts
            .into_iter()
            .chain(lines)
            .chain(names)
            .for_each(|text| see(text));
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        tracker_name(image, self.tracker_id)
    }
    fn overlaps(&self, other: &Self) -> bool {
        self.collides(other)
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![
            (&mut self.feelings, TagKind::Feeling),
            (&mut self.triggers, TagKind::Trigger),
        ]
    }
}

impl Listed for Pause {
    type Place = (NaiveDate, RecordId);
    const EXCLUSIVE: bool = true;
    fn place(&self) -> Self::Place {
        (self.from, self.id)
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        match self.scope {
            PauseScope::Tracker { id } => tracker_name(image, id),
            PauseScope::All | PauseScope::Mood => Vec::new(),
        }
    }
    fn overlaps(&self, other: &Self) -> bool {
        self.meets(other)
    }
}

impl Listed for MilestoneSet {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.name), self.id)
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.name]
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("name", fold::key(&self.name)))
    }
}

impl Listed for MilestoneAck {
    /// Those of one tracker stand together, the first date first.
    type Place = (RecordId, NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.tracker_id, self.date, self.id)
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        tracker_name(image, self.tracker_id)
    }
}

impl Listed for SignificantDate {
    type Place = (NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.date, self.id)
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.alias]
    }
}

impl Listed for OthersMilestone {
    type Place = (NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.date, self.id)
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.alias]
    }
}

impl Listed for Letter {
    type Place = (NaiveDate, DateTime<Utc>, RecordId);
    fn place(&self) -> Self::Place {
        (self.written_on, self.created_at, self.id)
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        tracker_name(image, self.tracker_id)
    }
}

fn tracker_name(image: &Image, id: RecordId) -> Vec<&str> {
    let tracker = image.trackers.get(id);
    tracker.map(|tracker| &*tracker.name).into_iter().collect()
}
