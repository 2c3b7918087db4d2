//! How the records of each kind are ordered, and which of their texts a search looks at.

use super::Listed;
use crate::entities::{
    CheckIn, DayLog, EntryRevision, JournalEntry, Lapse, Letter, MilestoneAck, MilestoneSet,
    OthersMilestone, Pause, SignificantDate, Strategy, StrategyUse, Tag, Tracker,
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
}

impl Listed for StrategyUse {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
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
}

impl Listed for Tag {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.name), self.id)
    }
}

impl Listed for EntryRevision {
    /// The versions of one entry stand together, the latest kept first.
    type Place = (RecordId, Reverse<u32>, RecordId);
    fn place(&self) -> Self::Place {
        (self.entry_id, Reverse(self.number), self.id)
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
}

impl Listed for DayLog {
    /// Those of one tracker stand together, the newest day first.
    type Place = (RecordId, Reverse<NaiveDate>, RecordId);
    fn place(&self) -> Self::Place {
        (self.tracker_id, Reverse(self.date), self.id)
    }
}

impl Listed for Lapse {
    /// Those of one tracker stand together, the first day first.
    type Place = (RecordId, NaiveDate, RecordId);
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
}

impl Listed for Pause {
    type Place = (NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.from, self.id)
    }
}

impl Listed for MilestoneSet {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.name), self.id)
    }
}

impl Listed for MilestoneAck {
    /// Those of one tracker stand together, the first date first.
    type Place = (RecordId, NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.tracker_id, self.date, self.id)
    }
}

impl Listed for SignificantDate {
    type Place = (NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.date, self.id)
    }
}

impl Listed for OthersMilestone {
    type Place = (NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.date, self.id)
    }
}

impl Listed for Letter {
    type Place = (NaiveDate, DateTime<Utc>, RecordId);
    fn place(&self) -> Self::Place {
        (self.written_on, self.created_at, self.id)
    }
}
