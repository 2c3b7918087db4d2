//! The settings that belong to the journal.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::SettingsDraft;
use cairn_journal::entities::Settings;

/// Reads the settings.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn get_settings(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<Settings, ApiError> {
    Ok(session.journal()?.settings().clone())
}

/// Saves the settings. Nothing that was written earlier changes with them.
///
/// # Errors
/// [`ApiError::Invalid`], [`ApiError::Stale`], trouble with the disk.
pub fn save_settings(
    session: &mut Session,
    clock: &dyn Clock,
    request: SettingsDraft,
) -> Result<Settings, ApiError> {
    let (journal, rng) = session.writing()?;
    let saved = journal.save_settings(request, &clock.moment(), rng)?;
    session.take_words();
    Ok(saved)
}

/// The person says that the clock is right although it looked odd (AC-14).
///
/// # Errors
/// [`ApiError::Locked`], trouble with the disk.
pub fn confirm_clock(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    let (journal, rng) = session.writing()?;
    journal.confirm_clock(&clock.moment(), rng)?;
    Ok(Nothing {})
}
