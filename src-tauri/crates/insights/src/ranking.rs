//! What has helped: strategies in the order of the low end of their interval (domain rule 4.6).
//!
//! A strategy with few uses is listed, not ranked; none is hidden, and uses of a deleted one
//! stay. Beside the drops of a strategy stands how far urges fell without any, where there are
//! enough of them. Not here: how those are found (`urge_episodes`), and the sentences
//! (`ranking_words`).

use crate::day_part::{DayPart, DayPartUse};
use crate::message::Message;
use crate::quantile::median;
use crate::ranking_words::{overall_message, strategy_message};
use crate::urge_episodes::{FallWithoutTool, UrgeFall, fall_without_tool};
use crate::wilson::wilson;
use cairn_journal::entities::{Helped, Strategy, StrategyStatus, StrategyUse};
use cairn_vault::RecordId;
use chrono::{NaiveDate, Timelike};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

/// Fewest answers (or drops) with which a strategy is ranked.
pub(crate) const MIN_RANKED: u32 = 3;
/// How many uses at the overall mean a strategy's own drops are mixed with.
const SHRINK_K: f64 = 5.0;

/// One strategy that was used at least once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RankedStrategy {
    /// The strategy; may be deleted.
    pub id: RecordId,
    /// Its title; `None` when it was deleted.
    pub title: Option<String>,
    /// How far it has come; `None` when it was deleted.
    pub status: Option<StrategyStatus>,
    /// Uses noted.
    pub uses: u32,
    /// Uses with an answer to "did it help".
    pub rated: u32,
    /// Sum of the answers: yes 1, partly 0.5, no 0.
    pub helped: f64,
    /// `helped / rated`, 0 to 1.
    pub score: Option<f64>,
    /// Low end of the 95 % Wilson interval of `score`.
    pub lower: Option<f64>,
    /// High end of the same interval.
    pub upper: Option<f64>,
    /// Uses with a value before and after.
    pub drops: u32,
    /// Mean of before less after, -10 to +10.
    pub mean_drop: Option<f64>,
    /// The same, drawn towards the mean of all drops the fewer there are.
    pub shrunken_drop: Option<f64>,
    /// Median minutes between the two values, over uses that have both and the minutes.
    pub minutes: Option<f64>,
    /// How far urges fell without a tool over about as many minutes; `None` for fewer than 5.
    pub without_tool: Option<FallWithoutTool>,
    /// Parts of the day it was used in, the most frequent first.
    pub day_parts: Vec<DayPartUse>,
    /// Day of the newest use.
    pub last_used: NaiveDate,
    /// Situations noted, the most frequent first.
    pub situations: Vec<SituationUse>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// How often a strategy was used in one situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SituationUse {
    /// The situation, a tag's name.
    pub situation: String,
    /// Uses in it.
    pub uses: u32,
}

/// All strategies that were used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StrategyRanking {
    /// With at least 3 answers, by `lower`; then those with fewer answers but at least 3 drops,
    /// by `shrunken_drop`.
    pub ranked: Vec<RankedStrategy>,
    /// The others: too early for a rank.
    pub early: Vec<RankedStrategy>,
    /// Uses noted, of all strategies.
    pub uses: u32,
    /// Uses with a value before and after, of all strategies.
    pub drops: u32,
    /// Mean of all drops.
    pub overall_drop: Option<f64>,
    /// What is to be said about the list as a whole.
    pub message: Vec<Message>,
}

/// Ranks `strategies` by their `uses`. Uses in the trash do not count; a strategy that is missing
/// or in the trash keeps its uses and has no title; one without a use is not listed. `falls` are
/// the urges that passed without a tool.
#[must_use]
pub fn strategy_ranking<'a>(
    strategies: impl IntoIterator<Item = &'a Strategy>,
    uses: impl IntoIterator<Item = &'a StrategyUse>,
    falls: &[UrgeFall],
) -> StrategyRanking {
    let strategies: HashMap<RecordId, &Strategy> = strategies
        .into_iter()
        .filter(|strategy| strategy.deleted_at.is_none())
        .map(|strategy| (strategy.id, strategy))
        .collect();
    let mut tallies: HashMap<RecordId, Tally> = HashMap::new();
    for one in uses.into_iter().filter(|one| one.deleted_at.is_none()) {
        tallies
            .entry(one.strategy_id)
            .or_insert_with(|| Tally::starting(one.date))
            .add(one);
    }

    let uses = tallies.values().map(|t| t.uses).sum();
    let drops: u32 = tallies.values().map(|t| t.drops).sum();
    // Drops are whole numbers, so their sum is exact and the order of the map does not show.
    let sum: i64 = tallies.values().map(|t| t.drop_sum).sum();
    let overall_drop = (drops > 0).then(|| sum as f64 / f64::from(drops));

    let (mut ranked, mut early): (Vec<_>, Vec<_>) = tallies
        .into_iter()
        .map(|(id, tally)| tally.summary(id, strategies.get(&id).copied(), overall_drop, falls))
        .partition(|s| s.rated >= MIN_RANKED || s.drops >= MIN_RANKED);
    ranked.sort_by(|a, b| {
        (b.rated >= MIN_RANKED)
            .cmp(&(a.rated >= MIN_RANKED))
            .then_with(|| better_first(a, b))
    });
    early.sort_by(better_first);

    let message = overall_message(uses, drops, overall_drop);
    StrategyRanking {
        ranked,
        early,
        uses,
        drops,
        overall_drop,
        message,
    }
}

/// What the uses of one strategy add up to.
struct Tally {
    uses: u32,
    rated: u32,
    helped: f64,
    drops: u32,
    drop_sum: i64,
    minutes: Vec<f64>,
    day_parts: BTreeMap<DayPart, u32>,
    last_used: NaiveDate,
    situations: BTreeMap<String, u32>,
}

impl Tally {
    fn starting(date: NaiveDate) -> Self {
        Self {
            uses: 0,
            rated: 0,
            helped: 0.0,
            drops: 0,
            drop_sum: 0,
            minutes: Vec::new(),
            day_parts: BTreeMap::new(),
            last_used: date,
            situations: BTreeMap::new(),
        }
    }

    fn add(&mut self, one: &StrategyUse) {
        self.uses += 1;
        self.last_used = self.last_used.max(one.date);
        if let Some(helped) = one.helped {
            self.rated += 1;
            self.helped += match helped {
                Helped::Yes => 1.0,
                Helped::Partly => 0.5,
                Helped::No => 0.0,
            };
        }
        if let (Some(before), Some(after)) = (one.before, one.after) {
            self.drops += 1;
            self.drop_sum += i64::from(before) - i64::from(after);
            self.minutes.extend(one.minutes_between.map(f64::from));
        }
        let part = DayPart::of(one.at.with_timezone(&one.zone).hour());
        *self.day_parts.entry(part).or_default() += 1;
        if let Some(situation) = &one.situation {
            *self.situations.entry(situation.clone()).or_default() += 1;
        }
    }

    fn summary(
        self,
        id: RecordId,
        strategy: Option<&Strategy>,
        overall_drop: Option<f64>,
        falls: &[UrgeFall],
    ) -> RankedStrategy {
        let interval = wilson(self.helped, self.rated);
        let n = f64::from(self.drops);
        let own = (self.drops > 0).then_some(self.drop_sum as f64);
        let shrunken_drop = own
            .zip(overall_drop)
            .map(|(sum, m0)| (sum + SHRINK_K * m0) / (n + SHRINK_K));
        let mut situations: Vec<SituationUse> = self
            .situations
            .into_iter()
            .map(|(situation, uses)| SituationUse { situation, uses })
            .collect();
        situations.sort_by(|a, b| {
            b.uses
                .cmp(&a.uses)
                .then_with(|| a.situation.cmp(&b.situation))
        });
        let mut day_parts: Vec<DayPartUse> = self
            .day_parts
            .into_iter()
            .map(|(part, uses)| DayPartUse { part, uses })
            .collect();
        day_parts.sort_by_key(|part| std::cmp::Reverse(part.uses));
        let minutes = median(&self.minutes);
        let mut ranked = RankedStrategy {
            id,
            title: strategy.map(|s| s.title.clone()),
            status: strategy.map(|s| s.status),
            uses: self.uses,
            rated: self.rated,
            helped: self.helped,
            score: (self.rated > 0).then(|| self.helped / f64::from(self.rated)),
            lower: interval.map(|i| i.lower),
            upper: interval.map(|i| i.upper),
            drops: self.drops,
            mean_drop: own.map(|sum| sum / n),
            shrunken_drop,
            minutes,
            // Minutes are whole up to a half, and at most a day.
            without_tool: minutes.and_then(|at| fall_without_tool(falls, at.round() as u32)),
            day_parts,
            last_used: self.last_used,
            situations,
            message: Vec::new(),
        };
        ranked.message = strategy_message(&ranked);
        ranked
    }
}

/// Greater low end first, then greater drop, more uses, and a fixed order for what is equal.
/// What was not answered stands behind what was.
fn better_first(a: &RankedStrategy, b: &RankedStrategy) -> Ordering {
    let descending = |a: Option<f64>, b: Option<f64>| {
        let (a, b) = (
            a.unwrap_or(f64::NEG_INFINITY),
            b.unwrap_or(f64::NEG_INFINITY),
        );
        b.total_cmp(&a)
    };
    descending(a.lower, b.lower)
        .then_with(|| descending(a.shrunken_drop, b.shrunken_drop))
        .then_with(|| b.uses.cmp(&a.uses))
        .then_with(|| a.title.cmp(&b.title))
        .then_with(|| a.id.cmp(&b.id))
}
