//! The same for groups, meetings, what was taken away, and people.

use super::NewestFirst;
use crate::entities::{
    ExportReceipt, Group, HopeItem, Meeting, Person, Question, Share, TagKind, Takeaway,
};
use crate::fold;
use crate::image::{Image, Listed};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use std::cmp::Reverse;

/// The newest day first, within a day the latest written first.
pub(super) type LatestDayFirst = Reverse<(NaiveDate, DateTime<Utc>, RecordId)>;

impl Listed for Group {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.alias), self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.alias);
        self.topics.iter().for_each(|topic| see(topic));
        see(&self.note);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.alias]
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("alias", fold::key(&self.alias)))
    }
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        vec![(&mut self.topics, TagKind::Topic)]
    }
}

impl Listed for Meeting {
    type Place = NewestFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.topic);
        see(&self.note);
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        let group = self.group_id.and_then(|id| image.groups.get(id));
        let alias = group.map(|group| &*group.alias);
        [&*self.topic].into_iter().chain(alias).collect()
    }
}

impl Listed for Takeaway {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.text);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.text]
    }
}

impl Listed for Person {
    type Place = (String, RecordId);
    fn place(&self) -> Self::Place {
        (fold::key(&self.alias), self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.alias);
        see(&self.note);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.alias]
    }
    fn unique(&self) -> Option<(&'static str, String)> {
        Some(("alias", fold::key(&self.alias)))
    }
}

impl Listed for Question {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.text);
        see(&self.answer);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.text]
    }
}

impl Listed for HopeItem {
    /// Pinned ones first.
    type Place = (Reverse<bool>, LatestDayFirst);
    fn place(&self) -> Self::Place {
        let day = (self.date, self.created_at, self.id);
        (Reverse(self.pinned), Reverse(day))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.text);
        see(&self.source);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.text]
    }
}

impl Listed for Share {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        self.parts().into_iter().for_each(&mut *see);
        see(&self.aim);
        see(&self.reflection);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        let parts = self.parts().into_iter();
        std::iter::once(&*self.aim).chain(parts).collect()
    }
}

impl Listed for ExportReceipt {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
}
