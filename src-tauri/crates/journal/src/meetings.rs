//! Meetings: a log in two taps, and the same with all that can be noted.
//!
//! Not here: when a group meets next (`groups.rs`), and what meetings add up to
//! (`cairn-insights`).

use crate::drafts::MeetingDraft;
use crate::entities::{CheckIn, CheckInContext, Entity, Meeting, MeetingFormat, Rest};
use crate::error::Rule;
use crate::image::{Batch, Image, Plan};
use crate::{Journal, JournalError, Moment, calendar};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand_core::CryptoRng;

/// A meeting of the schedule is the one being logged when it began this short a time ago.
const LOGGED_WITHIN: TimeDelta = TimeDelta::hours(12);
/// A meeting may be noted as it begins, also by a clock that is a little slow.
const AHEAD: TimeDelta = TimeDelta::hours(1);
/// A check-in before or after a meeting lies this close to it (domain 4.5).
const BEFORE: TimeDelta = TimeDelta::hours(6);
const AFTER: TimeDelta = TimeDelta::hours(3);

impl Journal {
    /// The meetings that are not in the trash, newest first.
    pub fn meetings(&self) -> impl DoubleEndedIterator<Item = &Meeting> + ExactSizeIterator {
        self.image.meetings.living()
    }

    /// The meetings of one group, newest first.
    pub fn meetings_of(&self, group: RecordId) -> impl DoubleEndedIterator<Item = &Meeting> {
        self.meetings()
            .filter(move |meeting| meeting.group_id == Some(group))
    }

    /// The meeting with this id, unless it is in the trash.
    #[must_use]
    pub fn meeting(&self, id: RecordId) -> Option<&Meeting> {
        self.image.meetings.get_living(id)
    }

    /// A draft of the meeting that has just been, as the schedule of the group has it, with the
    /// check-ins that were made for it: saving it is the second tap.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for a group that is not here.
    pub fn new_meeting(
        &self,
        group: Option<RecordId>,
        at: &Moment,
    ) -> Result<MeetingDraft, JournalError> {
        self.image.new_meeting(group, at)
    }

    /// The mood before and after a meeting: of the check-ins that are noted on it, else of the
    /// nearest ones that tell one (domain 4.5).
    #[must_use]
    pub fn moods_around(&self, meeting: &Meeting) -> (Option<i8>, Option<i8>) {
        let noted = |id: Option<RecordId>| id.and_then(|id| self.check_in(id)?.valence);
        let (begun, end) = (meeting.at, meeting.end());
        let near = |from: DateTime<Utc>, to: DateTime<Utc>| {
            let within = self
                .check_ins()
                .filter(move |one| (from..=to).contains(&one.at));
            within.filter_map(|one| Some((one.at, one.valence?)))
        };
        let earliest = begun.checked_sub_signed(BEFORE).unwrap_or(begun);
        let latest = end.checked_add_signed(AFTER).unwrap_or(end);
        let before = || near(earliest, begun).max_by_key(|(at, _)| *at);
        let after = || near(end, latest).min_by_key(|(at, _)| *at);
        (
            noted(meeting.before_check_in_id).or_else(|| before().map(|(_, mood)| mood)),
            noted(meeting.after_check_in_id).or_else(|| after().map(|(_, mood)| mood)),
        )
    }

    /// Saves a meeting.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when the meeting, its group or a check-in is not here; those that
    /// were on it before may be gone. [`JournalError::Invalid`], also for a meeting to come;
    /// [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_meeting(
        &mut self,
        draft: MeetingDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Meeting, JournalError> {
        self.change(rng, |image, rng| image.plan_save_meeting(draft, at, rng))
    }
}

impl Image {
    /// The day of the first meeting that was noted for a group.
    pub(crate) fn first_meeting_of(&self, group: Option<RecordId>) -> Option<NaiveDate> {
        let mut oldest_first = self.meetings.living().rev();
        let first = oldest_first.find(|meeting| group.is_some() && meeting.group_id == group);
        first.map(|meeting| meeting.date)
    }

    fn new_meeting(
        &self,
        group: Option<RecordId>,
        at: &Moment,
    ) -> Result<MeetingDraft, JournalError> {
        let group = match group {
            Some(id) => Some(self.groups.get_living(id).ok_or(JournalError::NotFound)?),
            None => None,
        };
        let until = at.now.checked_add_signed(AHEAD).unwrap_or(at.now);
        let scheduled = group
            .and_then(|group| group.last_meeting(until))
            .filter(|(begun, _)| at.now.signed_duration_since(begun) <= LOGGED_WITHIN);
        let begun = scheduled.map_or(at.now, |(begun, _)| begun);
        let minutes = scheduled.and_then(|(_, schedule)| schedule.minutes);
        let length = TimeDelta::minutes(minutes.map_or(0, i64::from));
        let end = begun.checked_add_signed(length).unwrap_or(begun);
        let zone = calendar::zone(at, &self.settings);
        Ok(MeetingDraft {
            start: Some(begun.with_timezone(&zone).naive_local()),
            group_id: group.map(|group| group.id),
            minutes,
            format: group
                .and_then(|group| group.format)
                .filter(|format| *format != MeetingFormat::Mixed),
            before_check_in_id: self.check_in_around(
                CheckInContext::BeforeMeeting,
                begun.checked_sub_signed(BEFORE).unwrap_or(begun),
                begun,
            ),
            after_check_in_id: self.check_in_around(
                CheckInContext::AfterMeeting,
                end,
                end.checked_add_signed(AFTER).unwrap_or(end),
            ),
            ..MeetingDraft::default()
        })
    }

    /// The check-in that was made for a meeting between these instants: before it the last one,
    /// after it the first.
    fn check_in_around(
        &self,
        context: CheckInContext,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Option<RecordId> {
        let is_it = |one: &&CheckIn| one.context == context && (from..=to).contains(&one.at);
        let found = self.check_ins.living().filter(is_it);
        let found = match context {
            CheckInContext::BeforeMeeting => found.max_by_key(|one| one.at),
            _ => found.min_by_key(|one| one.at),
        };
        found.map(|one| one.id)
    }

    fn plan_save_meeting(
        &self,
        draft: MeetingDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<Meeting>, JournalError> {
        let stored = self.meetings.to_save(draft.id)?;
        let is_new = |id: Option<RecordId>, of: fn(&Meeting) -> Option<RecordId>| {
            id.filter(|_| stored.is_none_or(|stored| of(stored) != id))
        };
        let groups = is_new(draft.group_id, |meeting| meeting.group_id);
        let before = is_new(draft.before_check_in_id, |m| m.before_check_in_id);
        let after = is_new(draft.after_check_in_id, |m| m.after_check_in_id);
        let is_missing = groups.is_some_and(|id| self.groups.get_living(id).is_none())
            || [before, after]
                .into_iter()
                .flatten()
                .any(|id| self.check_ins.get_living(id).is_none());
        if is_missing {
            return Err(JournalError::NotFound);
        }
        let begun = self.instant_typed(draft.start, stored.map(|stored| stored.at), at);
        let begun = begun.or(stored.map(|stored| stored.at)).unwrap_or(at.now);
        let zone = stored.map_or_else(|| calendar::zone(at, &self.settings), |stored| stored.zone);
        let day_start = stored.map_or(self.settings.day_start, |stored| stored.day_start_used);
        let date = match stored {
            Some(stored) if stored.at == begun => stored.date,
            _ => calendar::logical_date(begun, zone, day_start),
        };
        let mut meeting = Meeting {
            id: stored.map_or_else(|| RecordId::make(rng), |stored| stored.id),
            revision: stored.map_or(0, |stored| stored.revision),
            created_at: stored.map_or(at.now, |stored| stored.created_at),
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            date,
            at: begun,
            zone,
            day_start_used: day_start,
            group_id: draft.group_id,
            minutes: draft.minutes,
            format: draft.format,
            role: draft.role,
            shared: draft.shared,
            listened: draft.listened,
            helped: draft.helped,
            seen: draft.seen,
            heard: draft.heard,
            validated: draft.validated,
            understood: draft.understood,
            before_check_in_id: draft.before_check_in_id,
            after_check_in_id: draft.after_check_in_id,
            topic: draft.topic,
            note: draft.note,
            third_party: draft.third_party,
            rest: stored.map_or_else(Rest::new, |stored| stored.rest.clone()),
        };
        meeting.clean();
        meeting.validate()?;
        if at
            .now
            .checked_add_signed(AHEAD)
            .is_some_and(|last| begun > last)
        {
            return Err(JournalError::invalid("start", Rule::StillToCome));
        }
        let batch = Batch::default();
        Plan::save(stored, draft.revision, meeting, batch, at.now, |put| {
            &mut put.meetings
        })
    }
}

#[cfg(test)]
mod tests;
