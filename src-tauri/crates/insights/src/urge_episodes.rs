//! How long urges lasted, and how far they fell by themselves (domain rules 2.12, 4.6): own past
//! episodes only. Not here: a promise of how long the next one takes.

use crate::count;
use crate::quantile::median;
use cairn_journal::entities::{CheckIn, StrategyUse, UrgeEpisode, UrgeOutcome};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use std::collections::BTreeMap;

/// Fewer episodes, or fewer notes without a tool, say nothing.
const MIN_EPISODES: usize = 5;
/// Two notes of one urge lie at most this far apart; what comes later is another urge.
const LONGEST: TimeDelta = TimeDelta::hours(4);
/// "The same minutes" are half to twice as many.
const ALIKE: u32 = 2;

/// How long urges lasted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EpisodeSummary {
    /// Median length in minutes.
    pub median_min: f64,
    /// The shortest in minutes.
    pub shortest_min: u32,
    /// The longest in minutes.
    pub longest_min: u32,
    /// Episodes.
    pub n: u32,
}

/// An urge noted twice, with nothing from the toolbox in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrgeFall {
    /// First strength less second, -10 to +10.
    pub fall: i8,
    /// Minutes between the two.
    pub minutes: u32,
}

/// How far urges fell without any tool.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FallWithoutTool {
    /// Median of first strength less second.
    pub median_fall: f64,
    /// Median minutes between the two.
    pub median_min: f64,
    /// Urges.
    pub n: u32,
}

/// The lengths in minutes of past episodes; `None` for fewer than 5.
#[must_use]
pub fn episode_summary(minutes: &[u32]) -> Option<EpisodeSummary> {
    if minutes.len() < MIN_EPISODES {
        return None;
    }
    let lengths: Vec<f64> = minutes.iter().copied().map(f64::from).collect();
    Some(EpisodeSummary {
        median_min: median(&lengths)?,
        shortest_min: *minutes.iter().min()?,
        longest_min: *minutes.iter().max()?,
        n: count(minutes.len()),
    })
}

/// The minutes of the watched urges that have passed while they were watched. What was still there,
/// or left, has no length that anybody knows; what is in the trash does not count.
#[must_use]
pub fn episode_lengths<'a>(episodes: impl IntoIterator<Item = &'a UrgeEpisode>) -> Vec<u32> {
    episodes
        .into_iter()
        .filter(|one| one.deleted_at.is_none() && one.outcome == Some(UrgeOutcome::Passed))
        .filter_map(UrgeEpisode::minutes)
        .collect()
}

/// The watched urges from their first strength to the last, where no use of a strategy belongs to
/// them or was noted between. What is in the trash does not count.
#[must_use]
pub fn falls_while_watched<'a>(
    episodes: impl IntoIterator<Item = &'a UrgeEpisode>,
    uses: &[&StrategyUse],
) -> Vec<UrgeFall> {
    let without_tool = |one: &UrgeEpisode| {
        let until = one.samples.last().map(|last| one.instant(*last));
        !uses.iter().any(|used| {
            let meanwhile =
                used.at >= one.started_at && until.is_some_and(|until| used.at <= until);
            used.deleted_at.is_none() && (used.urge_episode_id == Some(one.id) || meanwhile)
        })
    };
    episodes
        .into_iter()
        .filter(|one| one.deleted_at.is_none() && without_tool(one))
        .filter_map(|one| {
            let first = one.samples.first().filter(|first| first.strength > 0)?;
            Some(UrgeFall {
                fall: one.fall()?,
                minutes: one.samples.last()?.sec.saturating_sub(first.sec) / 60,
            })
        })
        .filter(|fall| fall.minutes > 0)
        .collect()
}

/// The urges that were noted twice within 4 hours, for the same tracker or both for none, while no
/// use of a strategy was noted between: the first note and the one after it, each note in one pair
/// at most. What is in the trash does not count.
#[must_use]
pub fn falls_without_tool<'a>(
    check_ins: impl IntoIterator<Item = &'a CheckIn>,
    uses: impl IntoIterator<Item = &'a StrategyUse>,
) -> Vec<UrgeFall> {
    let mut used: Vec<DateTime<Utc>> = uses
        .into_iter()
        .filter(|one| one.deleted_at.is_none())
        .map(|one| one.at)
        .collect();
    used.sort_unstable();
    let mut notes: BTreeMap<_, Vec<(DateTime<Utc>, u8)>> = BTreeMap::new();
    for check_in in check_ins.into_iter().filter(|one| one.deleted_at.is_none()) {
        for urge in &check_in.urges {
            notes
                .entry(urge.tracker_id)
                .or_default()
                .push((check_in.at, urge.strength));
        }
    }
    let mut falls = Vec::new();
    for mut notes in notes.into_values() {
        notes.sort_unstable();
        let mut rest = &notes[..];
        while let [first, second, ..] = rest {
            let apart = second.0 - first.0;
            let with_tool = used.partition_point(|at| *at < first.0)
                < used.partition_point(|at| *at <= second.0);
            // An urge of nothing has nowhere to fall.
            if first.1 == 0 || with_tool || apart > LONGEST || apart < TimeDelta::minutes(1) {
                rest = &rest[1..];
                continue;
            }
            falls.push(UrgeFall {
                // Both are at most 10.
                fall: first.1.cast_signed() - second.1.cast_signed(),
                minutes: u32::try_from(apart.num_minutes()).unwrap_or(u32::MAX),
            });
            rest = &rest[2..];
        }
    }
    falls
}

/// How far urges fell over about as many minutes as `minutes`; `None` for fewer than 5.
#[must_use]
pub fn fall_without_tool(falls: &[UrgeFall], minutes: u32) -> Option<FallWithoutTool> {
    let alike: Vec<&UrgeFall> = falls
        .iter()
        .filter(|one| {
            one.minutes.saturating_mul(ALIKE) >= minutes
                && one.minutes <= minutes.saturating_mul(ALIKE)
        })
        .collect();
    if alike.len() < MIN_EPISODES {
        return None;
    }
    let values = |of: fn(&UrgeFall) -> f64| alike.iter().map(|one| of(one)).collect::<Vec<_>>();
    Some(FallWithoutTool {
        median_fall: median(&values(|one| f64::from(one.fall)))?,
        median_min: median(&values(|one| f64::from(one.minutes)))?,
        n: count(alike.len()),
    })
}
