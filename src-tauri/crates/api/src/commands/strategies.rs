//! Coping strategies, their uses and their ranking.

use super::{ById, count};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_insights::StrategyRanking;
use cairn_journal::entities::{Strategy, StrategyUse};
use cairn_journal::{StrategyDraft, StrategyUseDraft};
use serde::{Deserialize, Serialize};

/// Uses shown in the detail of a strategy.
const SHOWN_USES: usize = 50;

/// Chooses strategies.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListStrategies {
    /// For this situation, a tag's name.
    #[serde(default)]
    pub tag: Option<String>,
    /// Taking at most this many minutes; those without a length are kept.
    #[serde(default)]
    pub minutes: Option<u16>,
}

/// Strategies in three groups; each in the order it is shown.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct StrategyList {
    /// Every strategy that matches, by title.
    pub strategies: Vec<Strategy>,
    /// Situations that any strategy names, for the filter.
    pub situations: Vec<String>,
    /// Strategies in all, without the filter.
    pub total: u32,
}

/// One strategy with how it went.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct StrategyDetail {
    /// The strategy.
    pub strategy: Strategy,
    /// Its newest uses.
    pub uses: Vec<StrategyUse>,
    /// Uses in all.
    pub n_uses: u32,
}

/// Strategies for a situation and a length of time.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_strategies(
    session: &mut Session,
    _: &dyn Clock,
    request: ListStrategies,
) -> Result<StrategyList, ApiError> {
    let journal = session.journal()?;
    let tag = request.tag.as_deref().map(cairn_journal::name_key);
    let mut situations: Vec<String> = journal
        .strategies()
        .flat_map(|strategy| strategy.tags.clone())
        .collect();
    situations.sort_by_key(|name| cairn_journal::name_key(name));
    situations.dedup_by_key(|name| cairn_journal::name_key(name));
    let mut strategies: Vec<Strategy> = journal
        .strategies()
        .filter(|strategy| {
            tag.as_ref().is_none_or(|tag| {
                strategy
                    .tags
                    .iter()
                    .any(|t| cairn_journal::name_key(t) == *tag)
            })
        })
        .filter(|strategy| {
            request
                .minutes
                .is_none_or(|most| strategy.minutes.is_none_or(|takes| takes <= most))
        })
        .cloned()
        .collect();
    strategies.sort_by_key(|strategy| cairn_journal::name_key(&strategy.title));
    Ok(StrategyList {
        strategies,
        situations,
        total: count(journal.strategies().count()),
    })
}

/// One strategy with its newest uses.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::NotFound`].
pub fn get_strategy(
    session: &mut Session,
    _: &dyn Clock,
    request: ById,
) -> Result<StrategyDetail, ApiError> {
    let journal = session.journal()?;
    let strategy = journal
        .strategies()
        .find(|strategy| strategy.id == request.id)
        .cloned()
        .ok_or(ApiError::NotFound)?;
    let mut uses: Vec<StrategyUse> = journal
        .uses()
        .filter(|one| one.strategy_id == request.id)
        .cloned()
        .collect();
    uses.sort_by_key(|one| std::cmp::Reverse(one.at));
    let n_uses = count(uses.len());
    uses.truncate(SHOWN_USES);
    Ok(StrategyDetail {
        strategy,
        uses,
        n_uses,
    })
}

/// Saves a strategy.
///
/// # Errors
/// [`ApiError::NotUnique`] for a title that exists, [`ApiError::Stale`], limits of fields.
pub fn save_strategy(
    session: &mut Session,
    clock: &dyn Clock,
    request: StrategyDraft,
) -> Result<Strategy, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_strategy(request, &clock.moment(), rng)?)
}

/// Saves one use of a strategy: first with `before` alone, later with the rest.
///
/// # Errors
/// [`ApiError::NotFound`] for a strategy that does not exist, limits of fields.
pub fn save_strategy_use(
    session: &mut Session,
    clock: &dyn Clock,
    request: StrategyUseDraft,
) -> Result<StrategyUse, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_use(request, &clock.moment(), rng)?)
}

/// Strategies by what the notes say (domain 4.6).
///
/// # Errors
/// [`ApiError::Locked`].
pub fn rank_strategies(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<StrategyRanking, ApiError> {
    Ok(super::chart_sources::ranking(session.journal()?))
}
