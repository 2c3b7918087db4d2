//! What is done for a journal while nobody waits: the backup that is due, then ledger and store
//! brought back in proportion to what is in them.
//!
//! Locking waits for a moment only: keys are gone within a second, however large the journal and
//! slow the disk. What does not fit into it is done in the next pause of some session.

use crate::session::OpenJournal;
use crate::{Clock, Session};
use cairn_vault::{Access, Vault, backup_vault_id};
use chrono::{DateTime, TimeDelta, Utc};
use rand_core::CryptoRng;
use std::path::Path;
use std::time::Duration;

/// A backup is due when something changed and the newest one is older than this (architecture 3).
const DUE_AFTER: TimeDelta = TimeDelta::hours(1);

/// How long a lock waits for a backup that is due. The most of its second belongs to the window,
/// which saves what is open.
const LOCK_WAITS: Duration = Duration::from_millis(200);

/// Does what is due as long as `keep_going` says so, which is asked every few milliseconds. Answers
/// whether nothing is left to do; what cannot be done now, for want of room for instance, is left
/// for another time, too.
pub fn keep_up(session: &mut Session, clock: &dyn Clock, keep_going: &dyn Fn() -> bool) -> bool {
    let Some(open) = &mut session.open else {
        return true;
    };
    if open.journal.vault().access() == Access::ReadOnly {
        return true;
    }
    let (now, rng) = (clock.now(), &mut *session.rng);
    let elsewhere = session.preferences.get().backup_folder.clone();
    let elsewhere = elsewhere.as_deref().map(Path::new);
    if !back_up_when_due(open, now, rng, keep_going)
        || !back_up_elsewhere(open, elsewhere, now, rng, keep_going)
    {
        return false;
    }
    let vault = open.journal.vault();
    // Best effort: it only feeds the notice about a folder put back, and should outlive a power cut.
    let _ = session.preferences.remember(&vault.id(), vault.sequence());
    let unchanged = vault.sequence() == open.settled;
    let compacted = open.journal.vault_mut().compact_if_large(keep_going);
    if unchanged {
        // A ledger written anew is no change that a backup is made for.
        open.settled = open.journal.vault().sequence();
    }
    compacted.unwrap_or(true)
}

/// Gives back memory that the opening took and nobody needs any more. For a pause, behind
/// [`keep_up`]: a save that comes meanwhile waits for it.
pub fn give_memory_back(session: &mut Session) {
    if let Some(open) = &mut session.open {
        open.journal.vault_mut().give_memory_back();
    }
}

/// Makes the backup that is due, if it can be made in the moment that a lock may wait.
pub(crate) fn back_up_before_lock(
    open: &mut OpenJournal,
    elsewhere: Option<&Path>,
    clock: &dyn Clock,
    rng: &mut (dyn CryptoRng + 'static),
) {
    if open.journal.vault().access() == Access::ReadOnly {
        return;
    }
    let until = clock.monotonic() + LOCK_WAITS;
    let keep_going = || clock.monotonic() < until;
    back_up_when_due(open, clock.now(), rng, &keep_going);
    back_up_elsewhere(open, elsewhere, clock.now(), rng, &keep_going);
}

/// Makes a backup when something changed since the newest one and that is an hour old. A change of
/// an earlier session that had no backup of its own counts, too. Answers whether none is due now.
fn back_up_when_due(
    open: &mut OpenJournal,
    now: DateTime<Utc>,
    rng: &mut (dyn CryptoRng + 'static),
    keep_going: &dyn Fn() -> bool,
) -> bool {
    let vault = open.journal.vault();
    let newest = Vault::backups(vault.dir())
        .ok()
        .and_then(|all| all.first().map(|b| b.made_at));
    let due = newest.is_none_or(|made_at| {
        let old = now - made_at >= DUE_AFTER || now < made_at;
        old && (vault.sequence() != open.settled
            || open.journal.snapshot().was_written_after(made_at))
    });
    if !due {
        return true;
    }
    match vault.backup_while(now, rng, keep_going) {
        Ok(Some(_)) => {
            open.settled = vault.sequence();
            true
        }
        Ok(None) => false,
        // The age of the newest backup is shown.
        Err(_) => true,
    }
}

/// The same in the second folder, if it is there: its stick may be in a drawer. What it lacks, it
/// gets when it is back.
fn back_up_elsewhere(
    open: &OpenJournal,
    folder: Option<&Path>,
    now: DateTime<Utc>,
    rng: &mut (dyn CryptoRng + 'static),
    keep_going: &dyn Fn() -> bool,
) -> bool {
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
        return true;
    };
    let vault = open.journal.vault();
    let own = vault.id();
    let newest = Vault::backups_in(folder).ok().and_then(|all| {
        let is_own = |name: &str| backup_vault_id(&folder.join(name)).is_ok_and(|id| id == own);
        let newest = all.into_iter().find(|backup| is_own(&backup.file_name));
        newest.map(|backup| backup.made_at)
    });
    let due = newest.is_none_or(|made_at| {
        let old = now - made_at >= DUE_AFTER || now < made_at;
        old && open.journal.snapshot().was_written_after(made_at)
    });
    // What cannot be written there is no reason to keep anybody from locking; its age is shown.
    !due || !matches!(vault.backup_into(folder, now, rng, keep_going), Ok(None))
}
