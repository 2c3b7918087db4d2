//! Dates beside the person's own counts: grief and remembrance, and milestones of others; and the
//! quiet lines on Today about what is near.
//!
//! The two never stand in one list with the person's milestones (F-28, AC-50).

use crate::counting::next_yearly;
use crate::drafts::{OthersMilestoneDraft, SignificantDateDraft};
use crate::entities::{Entity, OthersMilestone, Rest, SignificantDate};
use crate::image::{Batch, Image, Plan};
use crate::views::{Notice, NoticeKind, OthersRow, SignificantRow};
use crate::{Journal, JournalError, Moment};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use rand_core::CryptoRng;

impl Journal {
    /// Dates of grief and remembrance, by date, each with the next time it comes.
    #[must_use]
    pub fn significant_dates(&self, on: NaiveDate) -> Vec<SignificantRow> {
        let dates = self.image.significant_dates.living();
        dates
            .map(|date| SignificantRow {
                next: next(date.date, date.yearly, on),
                in_days: in_days(date.date, date.yearly, on),
                date: date.clone(),
            })
            .collect()
    }

    /// Milestones of others, by date, each with the next time it comes.
    #[must_use]
    pub fn others_milestones(&self, on: NaiveDate) -> Vec<OthersRow> {
        let others = self.image.others_milestones.living();
        others
            .map(|other| OthersRow {
                next: next(other.date, other.yearly, on),
                in_days: in_days(other.date, other.yearly, on),
                milestone: other.clone(),
            })
            .collect()
    }

    /// What is near enough for a quiet line on Today, where the person wants one: nothing by
    /// default. By date; grief stands by itself, in neutral words.
    #[must_use]
    pub fn notices(&self, at: &Moment) -> Vec<Notice> {
        let on = self.counting_day(at);
        let mut notices = self.milestone_notices(on);
        for row in self.significant_dates(on) {
            let wanted = (row.date.notice_days, NoticeKind::Remembrance);
            notices.extend(notice(row.date.id, row.next, row.in_days, wanted));
        }
        for row in self.others_milestones(on) {
            let wanted = (row.milestone.notice_days, NoticeKind::OthersMilestone);
            notices.extend(notice(row.milestone.id, row.next, row.in_days, wanted));
        }
        notices.sort_by_key(|notice| (notice.date, notice.kind, notice.id));
        notices
    }

    fn milestone_notices(&self, on: NaiveDate) -> Vec<Notice> {
        let wanted = (self.settings().notice_days, NoticeKind::Milestone);
        let shown = self
            .trackers()
            .filter(|tracker| !tracker.hidden && !tracker.archived);
        shown
            .filter_map(|tracker| {
                let ahead = self.ahead_of(tracker, on).into_iter().next()?;
                notice(tracker.id, Some(ahead.date), Some(ahead.in_days), wanted)
            })
            .collect()
    }

    /// Saves a date of grief or remembrance.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_significant_date(
        &mut self,
        draft: SignificantDateDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<SignificantDate, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_significant_date(draft, at, rng)
        })
    }

    /// Saves a milestone of somebody else.
    ///
    /// # Errors
    /// [`JournalError::Invalid`], [`JournalError::NotFound`], [`JournalError::InTrash`],
    /// [`JournalError::Stale`].
    pub fn save_others_milestone(
        &mut self,
        draft: OthersMilestoneDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<OthersMilestone, JournalError> {
        self.change(rng, |image, rng| {
            image.plan_save_others_milestone(draft, at, rng)
        })
    }
}

/// The next day, `on` itself included, on which a date comes; `None` when it is over.
fn next(date: NaiveDate, yearly: bool, on: NaiveDate) -> Option<NaiveDate> {
    if yearly {
        next_yearly(date, on)
    } else {
        (date >= on).then_some(date)
    }
}

fn in_days(date: NaiveDate, yearly: bool, on: NaiveDate) -> Option<u32> {
    let next = next(date, yearly, on)?;
    u32::try_from(next.signed_duration_since(on).num_days()).ok()
}

fn notice(
    id: RecordId,
    date: Option<NaiveDate>,
    in_days: Option<u32>,
    (wanted, kind): (Option<u8>, NoticeKind),
) -> Option<Notice> {
    let (date, in_days) = (date?, in_days?);
    (in_days <= u32::from(wanted?)).then_some(Notice {
        kind,
        id,
        date,
        in_days,
    })
}

impl Image {
    fn plan_save_significant_date(
        &self,
        draft: SignificantDateDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<SignificantDate>, JournalError> {
        let stored = self.significant_dates.to_save(draft.id)?;
        let new = || (RecordId::make(rng), at.now, 0, Rest::new());
        let (id, created_at, revision, rest) = stored.map_or_else(new, |stored| {
            let rest = stored.rest.clone();
            (stored.id, stored.created_at, stored.revision, rest)
        });
        let mut date = SignificantDate {
            id,
            revision,
            created_at,
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            date: draft.date,
            yearly: draft.yearly,
            kind: draft.kind,
            alias: draft.alias,
            ritual: draft.ritual,
            notice_days: draft.notice_days,
            rest,
        };
        date.clean();
        date.validate()?;
        let batch = Batch::default();
        Plan::save(stored, draft.revision, date, batch, at.now, |put| {
            &mut put.significant_dates
        })
    }

    fn plan_save_others_milestone(
        &self,
        draft: OthersMilestoneDraft,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<OthersMilestone>, JournalError> {
        let stored = self.others_milestones.to_save(draft.id)?;
        let new = || (RecordId::make(rng), at.now, 0, Rest::new());
        let (id, created_at, revision, rest) = stored.map_or_else(new, |stored| {
            let rest = stored.rest.clone();
            (stored.id, stored.created_at, stored.revision, rest)
        });
        let mut other = OthersMilestone {
            id,
            revision,
            created_at,
            updated_at: stored.map_or(at.now, |stored| stored.updated_at),
            deleted_at: None,
            alias: draft.alias,
            date: draft.date,
            yearly: draft.yearly,
            note: draft.note,
            notice_days: draft.notice_days,
            rest,
        };
        other.clean();
        other.validate()?;
        let batch = Batch::default();
        Plan::save(stored, draft.revision, other, batch, at.now, |put| {
            &mut put.others_milestones
        })
    }
}

#[cfg(test)]
mod tests;
