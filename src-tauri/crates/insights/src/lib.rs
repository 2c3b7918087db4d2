//! Statistics over the journal that stay honest with one person and few points, and charts of
//! them: each value as a picture, as a table and as sentences. Beside them the cairn of reached
//! milestones, as a picture and as sentences.
//!
//! Everything here is a pure function: no clock, no file, and no way to fail on valid data. What
//! was not logged is absent, never zero. Deliberately not here: the sentences themselves
//! (`cairn-words`; this room returns message ids with typed arguments), any prediction, any
//! comparison with other people, any score of a person.

pub mod cairn;
pub mod chart;
mod daily;
mod direction;
mod message;
mod mood;
mod quantile;
mod range;
mod ranking;
mod smoothing;
mod wilson;

pub use daily::{DayValue, daily_values};
pub use direction::{
    Direction, Kendall, MIN_SPAN_DAYS, MIN_VALUES, TheilSen, describe, kendall, theil_sen,
};
pub use message::{Message, MessageArg};
pub use mood::{MoodTrend, Trend, WeekRow, mood_trend, mood_trend_of};
pub use quantile::{median, quantile};
pub use range::DateRange;
pub use ranking::{RankedStrategy, SituationUse, StrategyRanking, strategy_ranking};
pub use smoothing::{DatedValue, DayBand, quartile_band, rolling_median};
pub use wilson::{Interval, wilson};
