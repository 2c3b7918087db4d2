//! The same for what is practised in groups.

use super::groups::LatestDayFirst;
use crate::entities::{
    Concern, FirstVisit, GroupFitReview, Listening, OpennessStep, SafetyPlan, Service, StoryEvent,
    Support, Worry,
};
use crate::image::{Image, Listed};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use std::cmp::Reverse;

fn alias_of(image: &Image, group: Option<RecordId>) -> Option<&str> {
    let group = group.and_then(|id| image.groups.get(id));
    group.map(|group| &*group.alias)
}

impl Listed for FirstVisit {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.expectations);
        see(&self.after_note);
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        alias_of(image, self.group_id).into_iter().collect()
    }
}

impl Listed for GroupFitReview {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.asked);
        see(&self.note);
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        alias_of(image, Some(self.group_id)).into_iter().collect()
    }
}

impl Listed for Support {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.note);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.note]
    }
}

impl Listed for Concern {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.facts);
        see(&self.feeling);
        see(&self.need);
        see(&self.request);
        see(&self.outcome);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.facts, &self.feeling, &self.need, &self.request]
    }
}

impl Listed for Service {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.opening);
        see(&self.agreements);
        see(&self.rounds);
        see(&self.closing);
        see(&self.note);
        see(&self.felt);
    }
    fn titles<'a>(&'a self, image: &'a Image) -> Vec<&'a str> {
        let alias = alias_of(image, self.group_id);
        alias.into_iter().chain([&*self.opening]).collect()
    }
}

impl Listed for Listening {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.heard);
        see(&self.touched);
        see(&self.unsaid);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.heard, &self.touched, &self.unsaid]
    }
}

impl Listed for OpennessStep {
    type Place = (u16, RecordId);
    fn place(&self) -> Self::Place {
        (self.order, self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.text);
        see(&self.note);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.text]
    }
}

impl Listed for Worry {
    type Place = LatestDayFirst;
    fn place(&self) -> Self::Place {
        Reverse((self.date, self.created_at, self.id))
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.text);
        see(&self.can_do);
        see(&self.afterwards);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.text]
    }
}

impl Listed for StoryEvent {
    type Place = (NaiveDate, RecordId);
    fn place(&self) -> Self::Place {
        (self.when.earliest(), self.id)
    }
    fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.text);
        see(&self.chapter);
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        vec![&self.text]
    }
}

impl Listed for SafetyPlan {
    type Place = (Reverse<u32>, RecordId);
    fn place(&self) -> Self::Place {
        (Reverse(self.version), self.id)
    }
    fn titles<'a>(&'a self, _: &'a Image) -> Vec<&'a str> {
        Vec::new()
    }
}
