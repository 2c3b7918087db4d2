//! Erasing for good, and the backups that still hold what was erased.

use super::Removed;
use super::plan_outside::keep_plan_present;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::Erase;
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What to erase for good.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum EraseForGood {
    /// Records, in the trash or not; an entry with its kept versions.
    Records {
        /// Their ids.
        ids: Vec<RecordId>,
    },
    /// What was written or noted on some days. Lapses and dates that are counted from stay.
    Days {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
    /// Everything in the trash.
    Trash {},
}

/// What was erased, and where it still is.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Erased {
    /// How many things.
    pub count: u32,
    /// Backups beside the journal that were made before and hold them.
    pub earlier_backups: u32,
}

/// Erases for good: everything that stays is sealed anew under a new key, the former key is gone.
/// Then a backup is made, so that there is one without what was erased.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::ReadOnly`]; [`ApiError::DiskFull`], and then nothing was
/// erased; [`ApiError::Invalid`] when the last day is before the first.
pub fn erase_for_good(
    session: &mut Session,
    clock: &dyn Clock,
    request: EraseForGood,
) -> Result<Erased, ApiError> {
    let what = match request {
        EraseForGood::Records { ids } => Erase::Records(ids),
        EraseForGood::Days { from, to } if to < from => {
            return Err(ApiError::invalid("to", "order", 0, 0));
        }
        EraseForGood::Days { from, to } => Erase::Days(from, to),
        EraseForGood::Trash {} => Erase::Trash,
    };
    let (journal, rng) = session.writing()?;
    let count = journal.erase(&what, rng)?;
    // Without room for it the next pause tries again; what was erased is erased.
    let backed_up = journal.vault().backup(None, clock.now(), rng).is_ok();
    let (sequence, earlier_backups) = (
        journal.vault().sequence(),
        journal.vault().earlier_backups(),
    );
    if let Some(open) = session.open.as_mut().filter(|_| backed_up) {
        open.settled = sequence;
    }
    // What was erased here must not stay outside; the next lock tries again.
    keep_plan_present(session)?;
    Ok(Erased {
        count,
        earlier_backups,
    })
}

/// Removes the backups beside the journal that were made before something was erased for good.
///
/// # Errors
/// [`ApiError::BackupFirst`] while there is no newer backup that is whole; [`ApiError::ReadOnly`],
/// [`ApiError::FileUnwritable`].
pub fn remove_earlier_backups(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<Removed, ApiError> {
    let removed = session.journal()?.vault().remove_earlier_backups();
    match removed {
        Err(cairn_vault::VaultError::BackupDiffers) => Err(ApiError::BackupFirst),
        removed => Ok(Removed { count: removed? }),
    }
}
