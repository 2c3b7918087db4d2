//! What a person may set on a group, a meeting, what they take away, and people.

use super::whole::{Head, WholeDraft, whole_draft};
use crate::entities::{
    Group, GroupKind, GroupSize, GroupStatus, HopeItem, HopeKind, LedBy, Meeting, MeetingFormat,
    MeetingRole, Person, PersonRole, Question, Recipient, Rest, Schedule, Takeaway, TakeawayKind,
};
use cairn_vault::RecordId;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

whole_draft! {
    /// One group as it is being written.
    GroupDraft of Group {
        /// At most 60 characters, unique by case fold.
        alias: String,
        /// What it is about.
        #[serde(default)]
        kind: Option<GroupKind>,
        /// Names of tags.
        #[serde(default)]
        topics: Vec<String>,
        /// How it meets.
        #[serde(default)]
        format: Option<MeetingFormat>,
        /// 1 informal to 5 tightly structured.
        #[serde(default)]
        structure: Option<u8>,
        /// Who leads it.
        #[serde(default)]
        led_by: Option<LedBy>,
        /// How many come.
        #[serde(default)]
        size: Option<GroupSize>,
        /// When it meets, at most 7.
        #[serde(default)]
        schedules: Vec<Schedule>,
        /// At most 200 characters.
        #[serde(default)]
        cost: String,
        /// At most 60 characters.
        #[serde(default)]
        language: String,
        /// At most 500 characters.
        #[serde(default)]
        access: String,
        /// At most 1,000 characters.
        #[serde(default)]
        privacy_rule: String,
        /// At most 500 characters. Never leaves.
        #[serde(default)]
        place: String,
        /// Other names of it and its place, at most 20. Never leave.
        #[serde(default)]
        names_to_redact: Vec<String>,
        /// How far it has come with the person.
        status: GroupStatus,
        /// The first visit.
        #[serde(default)]
        first_visit: Option<NaiveDate>,
        /// Markdown, at most 4,000 characters.
        #[serde(default)]
        note: String,
    }
}

impl GroupDraft {
    /// A group that has a name and nothing else yet.
    #[must_use]
    pub fn named(alias: &str) -> Self {
        Self {
            id: None,
            revision: 0,
            alias: alias.to_owned(),
            kind: None,
            topics: Vec::new(),
            format: None,
            structure: None,
            led_by: None,
            size: None,
            schedules: Vec::new(),
            cost: String::new(),
            language: String::new(),
            access: String::new(),
            privacy_rule: String::new(),
            place: String::new(),
            names_to_redact: Vec::new(),
            status: GroupStatus::Considering,
            first_visit: None,
            note: String::new(),
        }
    }
}

whole_draft! {
    /// One person as they are being written down.
    PersonDraft of Person {
        /// At most 30 characters, unique by case fold.
        alias: String,
        /// What they are to the person.
        #[serde(default)]
        roles: Vec<PersonRole>,
        /// At most 4 characters.
        #[serde(default)]
        initial: String,
        /// Known spellings of their name, at most 50. Never leave.
        #[serde(default)]
        names_to_redact: Vec<String>,
        /// At most 500 characters. Never leaves.
        #[serde(default)]
        reach: String,
        /// At most 200 characters.
        #[serde(default)]
        ok_when: String,
        /// Place on the call list, 1 to 999.
        #[serde(default)]
        call_order: Option<u16>,
        /// At most 2,000 characters.
        #[serde(default)]
        note: String,
        /// Not in touch any more.
        #[serde(default)]
        archived: bool,
    }
}

impl PersonDraft {
    /// Somebody who has a name and nothing else yet.
    #[must_use]
    pub fn named(alias: &str) -> Self {
        Self {
            id: None,
            revision: 0,
            alias: alias.to_owned(),
            roles: Vec::new(),
            initial: String::new(),
            names_to_redact: Vec::new(),
            reach: String::new(),
            ok_when: String::new(),
            call_order: None,
            note: String::new(),
            archived: false,
        }
    }
}

whole_draft! {
    /// One question as it is being written.
    QuestionDraft of Question {
        /// The day it came up.
        date: NaiveDate,
        /// Who is asked.
        recipient: Recipient,
        /// The person asked, if it is one in particular.
        #[serde(default)]
        person_id: Option<RecordId>,
        /// At most 1,000 characters.
        text: String,
        /// The day it was answered.
        #[serde(default)]
        answered_on: Option<NaiveDate>,
        /// At most 4,000 characters.
        #[serde(default)]
        answer: String,
        /// The takeaway it came from.
        #[serde(default)]
        takeaway_id: Option<RecordId>,
        /// It holds what somebody else said.
        #[serde(default)]
        third_party: bool,
    }
}

whole_draft! {
    /// One item of the hope shelf as it is being put there.
    HopeItemDraft of HopeItem {
        /// The day it is put there.
        date: NaiveDate,
        /// What it is.
        kind: HopeKind,
        /// At most 4,000 characters.
        text: String,
        /// At most 200 characters.
        #[serde(default)]
        source: String,
        /// Shown before the others.
        #[serde(default)]
        pinned: bool,
        /// The takeaway it came from.
        #[serde(default)]
        takeaway_id: Option<RecordId>,
        /// It holds what somebody else said.
        #[serde(default)]
        third_party: bool,
    }
}

/// One meeting as it is being noted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MeetingDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// When it began on the clock of the person; `None` for now.
    #[serde(default)]
    pub start: Option<NaiveDateTime>,
    /// The group; it has to be there when it is new on the meeting.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// 1 to 480 minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// How the person took part.
    #[serde(default)]
    pub format: Option<MeetingFormat>,
    /// What the person was there.
    #[serde(default)]
    pub role: Option<MeetingRole>,
    /// Whether the person shared something.
    #[serde(default)]
    pub shared: Option<bool>,
    /// Whether the person listened.
    #[serde(default)]
    pub listened: Option<bool>,
    /// Whether the person helped somebody.
    #[serde(default)]
    pub helped: Option<bool>,
    /// 0 to 10.
    #[serde(default)]
    pub seen: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub heard: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub validated: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub understood: Option<u8>,
    /// The check-in before it; it has to be there when it is new on the meeting.
    #[serde(default)]
    pub before_check_in_id: Option<RecordId>,
    /// The check-in after it; the same.
    #[serde(default)]
    pub after_check_in_id: Option<RecordId>,
    /// At most 200 characters.
    #[serde(default)]
    pub topic: String,
    /// Markdown, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// The note holds what others said.
    #[serde(default)]
    pub third_party: bool,
}

impl MeetingDraft {
    /// `meeting` as it stands, for changing it. `start` is its beginning on the clock of the
    /// person.
    #[must_use]
    pub fn of(meeting: &Meeting, start: Option<NaiveDateTime>) -> Self {
        Self {
            id: Some(meeting.id),
            revision: meeting.revision,
            start,
            group_id: meeting.group_id,
            minutes: meeting.minutes,
            format: meeting.format,
            role: meeting.role,
            shared: meeting.shared,
            listened: meeting.listened,
            helped: meeting.helped,
            seen: meeting.seen,
            heard: meeting.heard,
            validated: meeting.validated,
            understood: meeting.understood,
            before_check_in_id: meeting.before_check_in_id,
            after_check_in_id: meeting.after_check_in_id,
            topic: meeting.topic.clone(),
            note: meeting.note.clone(),
            third_party: meeting.third_party,
        }
    }
}

/// One takeaway as it is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TakeawayDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// The day it belongs to; `None` for that of the meeting, or today without one.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The meeting it comes from; it has to be there when it is new on the takeaway.
    #[serde(default)]
    pub meeting_id: Option<RecordId>,
    /// At most 2,000 characters.
    pub text: String,
    /// What it is.
    pub kind: TakeawayKind,
    /// It holds what somebody else said; a person who leaves this open means yes.
    #[serde(default = "yes")]
    pub third_party: bool,
}

fn yes() -> bool {
    true
}

impl From<&Takeaway> for TakeawayDraft {
    fn from(takeaway: &Takeaway) -> Self {
        Self {
            id: Some(takeaway.id),
            revision: takeaway.revision,
            date: Some(takeaway.date),
            meeting_id: takeaway.meeting_id,
            text: takeaway.text.clone(),
            kind: takeaway.kind,
            third_party: takeaway.third_party,
        }
    }
}

/// What a takeaway is to become.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "into", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Becoming {
    /// A strategy to try; it remembers the meeting where it was learnt.
    Strategy {
        /// At most 80 characters, unique by case fold.
        title: String,
        /// When it may help: names of tags.
        #[serde(default)]
        tags: Vec<String>,
        /// A day by which the person wants to have tried it.
        #[serde(default)]
        try_by: Option<NaiveDate>,
    },
    /// A question for somebody.
    Question {
        /// Who is asked.
        recipient: Recipient,
        /// At most 1,000 characters.
        text: String,
    },
    /// An item on the hope shelf, with the words of the takeaway.
    HopeItem {
        /// What it is.
        kind: HopeKind,
    },
}
