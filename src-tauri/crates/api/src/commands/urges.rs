//! Watching an urge: what is watched now, what to use meanwhile, and how earlier ones went.

use super::count;
use super::today::{ToolRow, tools_in_order};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_insights::{EpisodeSummary, episode_lengths, episode_summary};
use cairn_journal::entities::UrgeEpisode;
use cairn_journal::{Journal, UrgeEpisodeDraft, name_key};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Tools that are offered beside an urge.
const TOOLS: usize = 3;
/// Earlier episodes that are listed.
const EARLIER: usize = 20;
/// The tag of tools for urges.
const URGE: &str = "urge";

/// The page on which an urge is watched.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct UrgeList {
    /// Now, in UTC: the program's clock is the only one.
    pub at: DateTime<Utc>,
    /// The urge that is being watched.
    pub watching: Option<UrgeEpisode>,
    /// Three tools of the person's own: first those for urges, each part in the order of what the
    /// notes say.
    pub tools: Vec<ToolRow>,
    /// How long those that passed took; `None` for fewer than five.
    pub lengths: Option<EpisodeSummary>,
    /// Earlier ones, the newest first, at most 20.
    pub earlier: Vec<UrgeRow>,
    /// Earlier ones in all.
    pub n_earlier: u32,
}

/// One earlier urge.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct UrgeRow {
    /// The episode.
    pub episode: UrgeEpisode,
    /// Whole minutes it took, where that is known.
    pub minutes: Option<u32>,
}

/// What is watched now and what was watched before.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_urges(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<UrgeList, ApiError> {
    let tools = tools_in_order(session, clock)?;
    let journal = session.journal()?;
    let moment = clock.moment();
    let watching = journal.watched_urge(&moment);
    let is_earlier = |one: &&UrgeEpisode| watching.is_none_or(|watched| watched.id != one.id);
    let earlier = || journal.urge_episodes().filter(is_earlier);
    Ok(UrgeList {
        at: moment.now,
        watching: watching.cloned(),
        tools: tools_for_urges(journal, tools),
        lengths: episode_summary(&episode_lengths(journal.urge_episodes())),
        earlier: earlier().take(EARLIER).map(row).collect(),
        n_earlier: count(earlier().count()),
    })
}

/// Saves a watched urge: with its first sample, and again with each that follows.
///
/// # Errors
/// [`ApiError::NotFound`] for a tracker that does not exist, [`ApiError::Stale`], limits of fields.
pub fn save_urge_episode(
    session: &mut Session,
    clock: &dyn Clock,
    request: UrgeEpisodeDraft,
) -> Result<UrgeEpisode, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_urge_episode(request, &clock.moment(), rng)?)
}

fn row(episode: &UrgeEpisode) -> UrgeRow {
    UrgeRow {
        minutes: episode.minutes(),
        episode: episode.clone(),
    }
}

fn tools_for_urges(journal: &Journal, mut tools: Vec<ToolRow>) -> Vec<ToolRow> {
    let is_for_urges = |id: RecordId| {
        let tags = journal.strategy(id).map(|strategy| &strategy.tags[..]);
        tags.is_some_and(|tags| tags.iter().any(|tag| name_key(tag) == URGE))
    };
    // Keeps the order within both parts.
    tools.sort_by_key(|tool| !is_for_urges(tool.id));
    tools.truncate(TOOLS);
    tools
}
