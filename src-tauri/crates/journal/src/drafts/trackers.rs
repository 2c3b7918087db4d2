//! What a person may set on a tracker and on what is noted along the way.

use crate::entities::{
    AnchorKind, CountDisplay, DailyCost, DayState, EarlierStretch, Goal, Halt, Lapse, LapseEffect,
    LeapRule, MilestoneDef, MilestoneSet, MilestoneSetChoice, MilestoneUnit, OthersMilestone,
    Pause, PauseScope, SignificantDate, SignificantKind, Tracker,
};
use cairn_vault::RecordId;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// One tracker as it is being set up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrackerDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// At most 60 characters, unique by case fold.
    pub name: String,
    /// Shown where others may look; empty for none.
    #[serde(default)]
    pub discreet_name: String,
    /// What is counted and what is not, at most 500 characters.
    #[serde(default)]
    pub scope: String,
    /// What it is about.
    pub goal: Goal,
    /// At most 366 days ahead.
    pub anchor: NaiveDate,
    /// What the anchor means.
    #[serde(default)]
    pub anchor_kind: AnchorKind,
    /// The time on the clock when it began, if the person wants hours at first: on the day of the
    /// anchor or a day beside it.
    #[serde(default)]
    pub began_at: Option<NaiveDateTime>,
    /// How the days are shown.
    #[serde(default)]
    pub display: CountDisplay,
    /// When a count from 29 February has its anniversary in common years.
    #[serde(default)]
    pub leap_rule: LeapRule,
    /// Which milestones it has.
    #[serde(default)]
    pub milestone_set: MilestoneSetChoice,
    /// What a day of it cost.
    #[serde(default)]
    pub cost: Option<DailyCost>,
    /// Unit of amounts, at most 30 characters.
    #[serde(default)]
    pub unit: String,
    /// Stretches from before the journal.
    #[serde(default)]
    pub earlier: Vec<EarlierStretch>,
    /// Shown nowhere unasked.
    #[serde(default)]
    pub hidden: bool,
    /// Closed.
    #[serde(default)]
    pub archived: bool,
}

impl TrackerDraft {
    /// A tracker of days free of something, with the usual choices.
    #[must_use]
    pub fn abstain(name: &str, anchor: NaiveDate) -> Self {
        Self {
            id: None,
            revision: 0,
            name: name.to_owned(),
            discreet_name: String::new(),
            scope: String::new(),
            goal: Goal::Abstain,
            anchor,
            anchor_kind: AnchorKind::default(),
            began_at: None,
            display: CountDisplay::default(),
            leap_rule: LeapRule::default(),
            milestone_set: MilestoneSetChoice::default(),
            cost: None,
            unit: String::new(),
            earlier: Vec::new(),
            hidden: false,
            archived: false,
        }
    }

    /// `tracker` as it stands, for changing it. `began_at` is its moment on the clock of the
    /// person.
    #[must_use]
    pub fn of(tracker: &Tracker, began_at: Option<NaiveDateTime>) -> Self {
        Self {
            id: Some(tracker.id),
            revision: tracker.revision,
            name: tracker.name.clone(),
            discreet_name: tracker.discreet_name.clone(),
            scope: tracker.scope.clone(),
            goal: tracker.goal,
            anchor: tracker.anchor,
            anchor_kind: tracker.anchor_kind,
            began_at,
            display: tracker.display,
            leap_rule: tracker.leap_rule,
            milestone_set: tracker.milestone_set.clone(),
            cost: tracker.cost.clone(),
            unit: tracker.unit.clone(),
            earlier: tracker.earlier.clone(),
            hidden: tracker.hidden,
            archived: tracker.archived,
        }
    }
}

/// One lapse as it is being noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LapseDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// The tracker it belongs to; it has to count free days.
    pub tracker_id: RecordId,
    /// First day, from the first free day of the tracker on.
    pub start: NaiveDate,
    /// Last day, today at most; `None` for one day.
    #[serde(default)]
    pub end: Option<NaiveDate>,
    /// What it does to the count.
    pub effect: LapseEffect,
    /// The time on the clock when it was over, on the last day or the day after.
    #[serde(default)]
    pub ended_at: Option<NaiveDateTime>,
    /// What was used or done.
    #[serde(default)]
    pub used: String,
    /// How much.
    #[serde(default)]
    pub amount: String,
    /// Where, when, with whom.
    #[serde(default)]
    pub context: String,
    /// Hungry, angry, lonely, tired before it.
    #[serde(default)]
    pub halt: Halt,
    /// Words for feelings before it.
    #[serde(default)]
    pub feelings: Vec<String>,
    /// Names of tags for what came before it.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// What helped afterwards.
    #[serde(default)]
    pub helped_after: String,
    /// One next step.
    #[serde(default)]
    pub next_step: String,
    /// Who could be told.
    #[serde(default)]
    pub tell: String,
    /// Anything else.
    #[serde(default)]
    pub note: String,
}

impl LapseDraft {
    /// A lapse with nothing but what is needed.
    #[must_use]
    pub fn new(
        tracker_id: RecordId,
        start: NaiveDate,
        end: Option<NaiveDate>,
        effect: LapseEffect,
    ) -> Self {
        Self {
            id: None,
            revision: 0,
            tracker_id,
            start,
            end,
            effect,
            ended_at: None,
            used: String::new(),
            amount: String::new(),
            context: String::new(),
            halt: Halt::default(),
            feelings: Vec::new(),
            triggers: Vec::new(),
            helped_after: String::new(),
            next_step: String::new(),
            tell: String::new(),
            note: String::new(),
        }
    }

    /// `lapse` as it stands, for changing it. `ended_at` is its moment on the clock of the person.
    #[must_use]
    pub fn of(lapse: &Lapse, ended_at: Option<NaiveDateTime>) -> Self {
        Self {
            id: Some(lapse.id),
            revision: lapse.revision,
            tracker_id: lapse.tracker_id,
            start: lapse.start,
            end: Some(lapse.end),
            effect: lapse.effect,
            ended_at,
            used: lapse.used.clone(),
            amount: lapse.amount.clone(),
            context: lapse.context.clone(),
            halt: lapse.halt,
            feelings: lapse.feelings.clone(),
            triggers: lapse.triggers.clone(),
            helped_after: lapse.helped_after.clone(),
            next_step: lapse.next_step.clone(),
            tell: lapse.tell.clone(),
            note: lapse.note.clone(),
        }
    }
}

/// One day of a day log. The record is found by tracker and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DayLogDraft {
    /// The tracker; it has to be one with a day log.
    pub tracker_id: RecordId,
    /// The day, from the first day of the tracker to today.
    pub date: NaiveDate,
    /// The revision this was made from; 0 when the day is not logged yet.
    #[serde(default)]
    pub revision: u32,
    /// How it was. An amount decides for goals that are about amounts.
    pub state: DayState,
    /// How much, in hundredths of the tracker's unit.
    #[serde(default)]
    pub amount_hundredths: Option<u32>,
}

/// One pause as it is being set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PauseDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it goes on.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// What is paused.
    pub scope: PauseScope,
}

impl From<&Pause> for PauseDraft {
    fn from(pause: &Pause) -> Self {
        Self {
            id: Some(pause.id),
            revision: pause.revision,
            from: pause.from,
            to: pause.to,
            scope: pause.scope,
        }
    }
}

/// A set of milestones as it is being put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MilestoneSetDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// At most 60 characters, unique by case fold.
    pub name: String,
    /// The milestones, at most 100.
    pub items: Vec<MilestoneDef>,
}

impl From<&MilestoneSet> for MilestoneSetDraft {
    fn from(set: &MilestoneSet) -> Self {
        Self {
            id: Some(set.id),
            revision: set.revision,
            name: set.name.clone(),
            items: set.items.clone(),
        }
    }
}

/// A milestone as it is being seen, or noted about. It is found by tracker, run and milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MilestoneAckDraft {
    /// The record, once the milestone was seen; `None` the first time.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 the first time.
    #[serde(default)]
    pub revision: u32,
    /// The tracker.
    pub tracker_id: RecordId,
    /// What it counts.
    pub unit: MilestoneUnit,
    /// How many.
    pub n: u32,
    /// In which run, from 1.
    pub run: u32,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// With whom it was celebrated.
    #[serde(default)]
    pub celebrated_with: Vec<String>,
}

/// A date of grief or remembrance as it is being set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignificantDateDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// The day, the first one if it comes again each year.
    pub date: NaiveDate,
    /// Whether it comes again each year.
    pub yearly: bool,
    /// What kind of date.
    pub kind: SignificantKind,
    /// Who or what it is about, at most 60 characters.
    pub alias: String,
    /// What the person does on that day.
    #[serde(default)]
    pub ritual: String,
    /// A quiet line on Today so many days before, 0 to 14.
    #[serde(default)]
    pub notice_days: Option<u8>,
}

impl From<&SignificantDate> for SignificantDateDraft {
    fn from(date: &SignificantDate) -> Self {
        Self {
            id: Some(date.id),
            revision: date.revision,
            date: date.date,
            yearly: date.yearly,
            kind: date.kind,
            alias: date.alias.clone(),
            ritual: date.ritual.clone(),
            notice_days: date.notice_days,
        }
    }
}

/// A milestone of somebody else as it is being set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OthersMilestoneDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// What the person calls them, at most 30 characters.
    pub alias: String,
    /// The day, the first one if it comes again each year.
    pub date: NaiveDate,
    /// Whether it comes again each year.
    pub yearly: bool,
    /// At most 500 characters.
    #[serde(default)]
    pub note: String,
    /// A quiet line on Today so many days before, 0 to 14.
    #[serde(default)]
    pub notice_days: Option<u8>,
}

impl From<&OthersMilestone> for OthersMilestoneDraft {
    fn from(other: &OthersMilestone) -> Self {
        Self {
            id: Some(other.id),
            revision: other.revision,
            alias: other.alias.clone(),
            date: other.date,
            yearly: other.yearly,
            note: other.note.clone(),
            notice_days: other.notice_days,
        }
    }
}

/// A letter to oneself as it is being sealed. Once sealed it is not changed any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LetterDraft {
    /// The tracker whose milestone opens it.
    pub tracker_id: RecordId,
    /// The milestone that opens it; never a series of years.
    pub milestone: MilestoneDef,
    /// Markdown, at most 20,000 characters.
    pub body: String,
}
