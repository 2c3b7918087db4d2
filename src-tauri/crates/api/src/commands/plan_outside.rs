//! The safety plan while the journal is locked (F-27, I-24): off until somebody asks for it.
//!
//! For that, its present version lies outside the journal, unencrypted, beside the preferences and
//! for their owner only (mode 0600). No key and nothing that was decrypted is kept in the memory of
//! a locked program. Deliberately not here: earlier versions, and anything else of the journal.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_exchange::{Overwrite, write_file};
use cairn_journal::entities::SafetyPlan;
use cairn_vault::Vault;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;

/// The file beside the preferences; its name tells nothing of what is in it.
const FILE: &str = "shown-while-locked.json";

/// Whether the plan is to be shown while the journal is locked.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ShowPlanWhileLocked {
    /// Off removes the copy outside the journal.
    pub on: bool,
}

/// The plan as it lies outside the journal.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PlanWhileLocked {
    /// `None` where it was not asked for, or belongs to another journal.
    pub plan: Option<SafetyPlan>,
    /// Whether there is a place for it. For a journal that was named for this run only there is
    /// none: nothing is kept of it.
    pub possible: bool,
}

/// What the file holds.
#[derive(Serialize, Deserialize)]
struct Outside {
    /// The id of the journal that the plan is of.
    journal: String,
    plan: SafetyPlan,
}

/// The plan that may be read while the journal is locked. Reading it leaves no trace.
///
/// # Errors
/// None: a file that cannot be read is no plan.
pub fn plan_while_locked(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<PlanWhileLocked, ApiError> {
    let present = present_journal(session);
    let plan = read(session)
        .filter(|outside| present.as_ref() == Some(&outside.journal))
        .map(|outside| outside.plan);
    let possible = session.preferences.beside(FILE).is_some();
    Ok(PlanWhileLocked { plan, possible })
}

/// Lays the present version of the plan outside the journal, or takes it away from there.
///
/// # Errors
/// [`ApiError::NotFound`] without a plan; file errors of the place.
pub fn show_plan_while_locked(
    session: &mut Session,
    clock: &dyn Clock,
    request: ShowPlanWhileLocked,
) -> Result<PlanWhileLocked, ApiError> {
    if request.on {
        let plan = session.journal()?.safety_plan().cloned();
        write(session, plan.ok_or(ApiError::NotFound)?)?;
    } else {
        remove(session)?;
    }
    plan_while_locked(session, clock, Nothing {})
}

/// Brings the copy outside to what the open journal holds: after a new version, and after a plan may
/// have been deleted or erased. Nothing happens where there is no copy of this journal's plan.
///
/// # Errors
/// File errors of the place. An old version is then taken away rather than shown.
pub(crate) fn keep_plan_present(session: &Session) -> Result<(), ApiError> {
    let Ok(journal) = session.journal() else {
        return Ok(());
    };
    let Some(outside) = read(session).filter(|outside| outside.journal == journal.vault().id())
    else {
        return Ok(());
    };
    match journal.safety_plan() {
        Some(plan) if *plan == outside.plan => Ok(()),
        Some(plan) => write(session, plan.clone()).or_else(|error| {
            remove(session)?;
            Err(error)
        }),
        None => remove(session),
    }
}

fn present_journal(session: &Session) -> Option<String> {
    match session.journal() {
        Ok(journal) => Some(journal.vault().id()),
        Err(_) => Vault::inspect(session.journal_dir())
            .ok()
            .map(|inspection| inspection.vault_id),
    }
}

fn read(session: &Session) -> Option<Outside> {
    let bytes = std::fs::read(session.preferences.beside(FILE)?).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn write(session: &Session, plan: SafetyPlan) -> Result<(), ApiError> {
    let path = session.preferences.beside(FILE);
    let path = path.ok_or(ApiError::FileUnwritable)?;
    let outside = Outside {
        journal: session.journal()?.vault().id(),
        plan,
    };
    let bytes = serde_json::to_vec_pretty(&outside).expect("a plan holds only text and dates");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|_| ApiError::FileUnwritable)?;
    }
    Ok(write_file(&path, &bytes, Overwrite::Replace)?)
}

fn remove(session: &Session) -> Result<(), ApiError> {
    let Some(path) = session.preferences.beside(FILE) else {
        return Ok(());
    };
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(ApiError::FileUnwritable),
        _ => Ok(()),
    }
}
