//! What a person may set on what they practise in groups: first visits, looks at a group, help,
//! service, openness, their story.

use super::whole::{Head, WholeDraft, whole_draft};
use crate::entities::{
    ApproxDate, ChecklistLine, FirstVisit, FitDecision, GroupFitReview, Listening, OpennessStep,
    PlanLine, Rest, Service, ServiceRole, StoryEvent, StoryKind, Support, SupportDirection,
    SupportKind,
};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

whole_draft! {
    /// One first visit as it is being planned or looked back at.
    FirstVisitDraft of FirstVisit {
        /// The day.
        date: NaiveDate,
        /// The group.
        #[serde(default)]
        group_id: Option<RecordId>,
        /// The meeting it became.
        #[serde(default)]
        meeting_id: Option<RecordId>,
        /// 0 to 10.
        #[serde(default)]
        anxious_before: Option<u8>,
        /// 0 to 10.
        #[serde(default)]
        hopeful_before: Option<u8>,
        /// At most 2,000 characters.
        #[serde(default)]
        expectations: String,
        /// At most 2,000 characters.
        #[serde(default)]
        way_there: String,
        /// At most 1,000 characters.
        #[serde(default)]
        way_out: String,
        /// At most 20 lines.
        #[serde(default)]
        checklist: Vec<ChecklistLine>,
        /// 0 to 10.
        #[serde(default)]
        anxious_after: Option<u8>,
        /// 0 to 10.
        #[serde(default)]
        hopeful_after: Option<u8>,
        /// Markdown, at most 4,000 characters.
        #[serde(default)]
        after_note: String,
    }
}

whole_draft! {
    /// One look at a group.
    GroupFitReviewDraft of GroupFitReview {
        /// The day.
        date: NaiveDate,
        /// The group.
        group_id: RecordId,
        /// 1 to 5.
        #[serde(default)]
        respect: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        dynamics: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        facilitation: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        commitment: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        no_pressure: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        format: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        honesty: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        reach: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        belonging: Option<u8>,
        /// 1 to 5.
        #[serde(default)]
        structure_seen: Option<u8>,
        /// At most 500 characters.
        #[serde(default)]
        asked: String,
        /// Markdown, at most 4,000 characters.
        #[serde(default)]
        note: String,
        /// What was decided.
        #[serde(default)]
        decision: Option<FitDecision>,
    }
}

whole_draft! {
    /// Help as it is being noted.
    SupportDraft of Support {
        /// The day.
        date: NaiveDate,
        /// Who it was with.
        #[serde(default)]
        person_id: Option<RecordId>,
        /// Which way it went.
        direction: SupportDirection,
        /// What it was.
        kind: SupportKind,
        /// At most 1,000 characters.
        #[serde(default)]
        note: String,
    }
}

whole_draft! {
    /// Service as it is being planned.
    ServiceDraft of Service {
        /// The day.
        date: NaiveDate,
        /// The group.
        #[serde(default)]
        group_id: Option<RecordId>,
        /// The role.
        role: ServiceRole,
        /// 1 to 480 minutes.
        #[serde(default)]
        minutes: Option<u16>,
        /// 1 to 500.
        #[serde(default)]
        people: Option<u16>,
        /// At most 2,000 characters.
        #[serde(default)]
        opening: String,
        /// At most 2,000 characters.
        #[serde(default)]
        agreements: String,
        /// At most 2,000 characters.
        #[serde(default)]
        rounds: String,
        /// At most 2,000 characters.
        #[serde(default)]
        closing: String,
        /// Markdown, at most 4,000 characters.
        #[serde(default)]
        note: String,
        /// At most 2,000 characters.
        #[serde(default)]
        felt: String,
    }
}

whole_draft! {
    /// Listening as it is being noted.
    ListeningDraft of Listening {
        /// The day.
        date: NaiveDate,
        /// The meeting.
        #[serde(default)]
        meeting_id: Option<RecordId>,
        /// At most 2,000 characters.
        #[serde(default)]
        heard: String,
        /// At most 2,000 characters.
        #[serde(default)]
        touched: String,
        /// At most 2,000 characters.
        #[serde(default)]
        unsaid: String,
    }
}

whole_draft! {
    /// One step of the ladder.
    OpennessStepDraft of OpennessStep {
        /// Its place, the easiest first.
        order: u16,
        /// At most 200 characters.
        text: String,
        /// 0 to 10.
        #[serde(default)]
        feared: Option<u8>,
        /// The day it was done.
        #[serde(default)]
        done_on: Option<NaiveDate>,
        /// 0 to 10.
        #[serde(default)]
        actual: Option<u8>,
        /// 0 to 10.
        #[serde(default)]
        relief: Option<u8>,
        /// At most 2,000 characters.
        #[serde(default)]
        note: String,
    }
}

whole_draft! {
    /// One event of a story.
    StoryEventDraft of StoryEvent {
        /// When it was.
        when: ApproxDate,
        /// What it was.
        kind: StoryKind,
        /// At most 4,000 characters.
        text: String,
        /// At most 120 characters.
        #[serde(default)]
        chapter: String,
        /// It may be told to others.
        #[serde(default)]
        share_ok: bool,
    }
}

/// A concern as it is being written. Its day is that of its first writing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ConcernDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// The group.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// Who it is for.
    #[serde(default)]
    pub person_id: Option<RecordId>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub facts: String,
    /// At most 1,000 characters.
    #[serde(default)]
    pub feeling: String,
    /// At most 1,000 characters.
    #[serde(default)]
    pub need: String,
    /// At most 1,000 characters.
    #[serde(default)]
    pub request: String,
    /// At most 2,000 characters.
    #[serde(default)]
    pub outcome: String,
    /// Offered at once.
    #[serde(default)]
    pub released: bool,
}

/// The safety plan as it is being written. A change makes a new version of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SafetyPlanDraft {
    /// The version this was made from; 0 for the first plan.
    #[serde(default)]
    pub version: u32,
    /// My first signs, at most 20 lines.
    #[serde(default)]
    pub signs: Vec<PlanLine>,
    /// Things I can do alone, at most 20 lines.
    #[serde(default)]
    pub alone: Vec<PlanLine>,
    /// Places and people that take me out of it, at most 20 lines.
    #[serde(default)]
    pub distraction: Vec<PlanLine>,
    /// People I can tell, at most 20 lines.
    #[serde(default)]
    pub people: Vec<PlanLine>,
    /// Professionals and lines, at most 20 lines.
    #[serde(default)]
    pub professionals: Vec<PlanLine>,
    /// Making it safer around me, at most 20 lines.
    #[serde(default)]
    pub safer: Vec<PlanLine>,
    /// What I live for, at most 20 lines.
    #[serde(default)]
    pub live_for: Vec<PlanLine>,
    /// The day it was looked through.
    #[serde(default)]
    pub reviewed_on: Option<NaiveDate>,
}
