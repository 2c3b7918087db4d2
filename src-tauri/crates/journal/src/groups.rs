//! Groups, and when they meet next.
//!
//! Not here: what was attended (`meetings.rs`).

use crate::drafts::GroupDraft;
use crate::entities::{Group, GroupStatus};
use crate::views::NextMeeting;
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use chrono::TimeDelta;
use rand_core::CryptoRng;

/// A meeting that began this short a time ago is still the next one: one may be late.
const STILL_NEXT: TimeDelta = TimeDelta::minutes(30);

impl Journal {
    /// The groups that are not in the trash, by alias.
    pub fn groups(&self) -> impl DoubleEndedIterator<Item = &Group> + ExactSizeIterator {
        self.image.groups.living()
    }

    /// The group with this id, unless it is in the trash.
    #[must_use]
    pub fn group(&self, id: RecordId) -> Option<&Group> {
        self.image.groups.get_living(id)
    }

    /// The next meeting of a group; none without a schedule, or when its schedules have ended.
    #[must_use]
    pub fn next_meeting(&self, group: &Group, at: &Moment) -> Option<NextMeeting> {
        let from = at.now.checked_sub_signed(STILL_NEXT).unwrap_or(at.now);
        let (begins_at, schedule) = group.next_meeting(from)?;
        Some(NextMeeting {
            group_id: group.id,
            alias: group.alias.clone(),
            begins_at,
            zone: schedule.zone,
            minutes: schedule.minutes,
            format: group.format,
        })
    }

    /// The next meeting of all groups that are gone to, tried or thought about.
    #[must_use]
    pub fn next_meeting_of_all(&self, at: &Moment) -> Option<NextMeeting> {
        self.groups()
            .filter(|group| group.status.is_current())
            .filter_map(|group| self.next_meeting(group, at))
            .min_by_key(|next| (next.begins_at, next.group_id))
    }

    /// Saves a group.
    ///
    /// # Errors
    /// [`JournalError::NotUnique`] when another group has this alias by case fold;
    /// [`JournalError::Invalid`], also for a rule that cannot be read or never comes;
    /// [`JournalError::NotFound`], [`JournalError::InTrash`], [`JournalError::Stale`].
    pub fn save_group(
        &mut self,
        draft: GroupDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Group, JournalError> {
        self.change(rng, |image, rng| {
            let mut draft = draft;
            // Whoever goes there regularly has been there.
            if draft.status == GroupStatus::Regular && draft.first_visit.is_none() {
                draft.first_visit = image.first_meeting_of(draft.id);
            }
            image.plan_save(draft, at, rng)
        })
    }
}

#[cfg(test)]
mod tests;
