//! Meetings: the log in two taps, and what was taken away.

use super::{ById, DayRange, trackers::on_the_clock};
use crate::{ApiError, Clock, Session};
use cairn_journal::MeetingDraft;
use cairn_journal::entities::{Meeting, Takeaway};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// Chooses meetings.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeetings {
    /// Of this group.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// On these days.
    #[serde(default)]
    pub days: DayRange,
}

/// Meetings, newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct MeetingList {
    /// The meetings.
    pub meetings: Vec<Meeting>,
}

/// Asks for a meeting to be noted.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// Of this group; `None` for a talk without one.
    #[serde(default)]
    pub group_id: Option<RecordId>,
}

/// One meeting.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct MeetingDetail {
    /// The meeting.
    pub meeting: Meeting,
    /// The same as it may be changed, its time as it stands on the clock.
    pub draft: MeetingDraft,
    /// What was taken away, the newest first.
    pub takeaways: Vec<Takeaway>,
}

/// Meetings of a group and of some days.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_meetings(
    session: &mut Session,
    _: &dyn Clock,
    request: ListMeetings,
) -> Result<MeetingList, ApiError> {
    let of_group =
        |meeting: &&Meeting| request.group_id.is_none() || meeting.group_id == request.group_id;
    let meetings = session.journal()?.meetings().filter(of_group);
    Ok(MeetingList {
        meetings: meetings
            .filter(|meeting| request.days.holds(meeting.date))
            .cloned()
            .collect(),
    })
}

/// One meeting with what was taken away.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn get_meeting(
    session: &mut Session,
    clock: &dyn Clock,
    request: ById,
) -> Result<MeetingDetail, ApiError> {
    let journal = session.journal()?;
    let meeting = journal.meeting(request.id).ok_or(ApiError::NotFound)?;
    let takeaways = journal.takeaways();
    let start = on_the_clock(journal, Some(meeting.at), &clock.moment());
    Ok(MeetingDetail {
        draft: MeetingDraft::of(meeting, start),
        takeaways: takeaways
            .filter(|takeaway| takeaway.meeting_id == Some(meeting.id))
            .cloned()
            .collect(),
        meeting: meeting.clone(),
    })
}

/// A draft of the meeting that has just been, as the schedule of the group has it, with the
/// check-ins made around it. Nothing is saved yet.
///
/// # Errors
/// [`ApiError::NotFound`] for a group that does not exist.
pub fn new_meeting(
    session: &mut Session,
    clock: &dyn Clock,
    request: NewMeeting,
) -> Result<MeetingDraft, ApiError> {
    let journal = session.journal()?;
    Ok(journal.new_meeting(request.group_id, &clock.moment())?)
}

/// Saves a meeting.
///
/// # Errors
/// [`ApiError::NotFound`] for a group or a check-in that does not exist, [`ApiError::Invalid`] also
/// for a meeting to come, [`ApiError::Stale`].
pub fn save_meeting(
    session: &mut Session,
    clock: &dyn Clock,
    request: MeetingDraft,
) -> Result<Meeting, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_meeting(request, &clock.moment(), rng)?)
}
