//! What is answered about groups and meetings.

use crate::entities::{HopeItem, MeetingFormat, Question, Strategy, Takeaway};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

/// When a group meets next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NextMeeting {
    /// The group.
    pub group_id: RecordId,
    /// What the person calls it.
    pub alias: String,
    /// When it begins.
    pub begins_at: DateTime<Utc>,
    /// IANA zone of the place where it is.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// How long it takes.
    pub minutes: Option<u16>,
    /// How the group meets.
    pub format: Option<MeetingFormat>,
}

/// A takeaway and what it became.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Became {
    /// The takeaway, which stays.
    pub takeaway: Takeaway,
    /// The strategy it became just now.
    pub strategy: Option<Strategy>,
    /// The question it became just now.
    pub question: Option<Question>,
    /// The item on the hope shelf it became just now.
    pub hope_item: Option<HopeItem>,
}

impl Became {
    pub(crate) fn of(takeaway: &Takeaway) -> Self {
        Self {
            takeaway: takeaway.clone(),
            strategy: None,
            question: None,
            hope_item: None,
        }
    }
}
