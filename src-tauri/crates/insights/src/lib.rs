//! Statistics over the journal that stay honest with one person and few points, and charts of
//! them: each value as a picture, as a table and as sentences. Beside them the cairn of reached
//! milestones, as a picture and as sentences.
//!
//! Everything here is a pure function: no clock, no file, and no way to fail on valid data. What
//! was not logged is absent, never zero. Deliberately not here: the sentences themselves
//! (`cairn-words`; this room returns message ids with typed arguments), any prediction, any
//! comparison with other people, any score of a person.

mod before_lapses;
pub mod cairn;
pub mod chart;
mod daily;
mod day_part;
mod direction;
mod loess;
mod logged;
mod measure;
mod median_interval;
mod meetings;
mod message;
mod mood;
mod names;
mod pair;
mod quantile;
mod range;
mod ranking;
mod ranking_words;
mod series;
mod smoothing;
mod spearman;
mod timeline;
mod urge_episodes;
mod urge_map;
mod weekday;
mod wilson;
mod year;

pub use before_lapses::{BeforeLapses, before_lapses};
pub use daily::{DayValue, daily_values};
pub use day_part::{DayPart, DayPartUse};
pub use direction::{
    Direction, Kendall, MIN_SPAN_DAYS, MIN_VALUES, TheilSen, describe, kendall, theil_sen,
};
pub use loess::loess;
pub use logged::LoggedDays;
pub use measure::Measure;
pub use median_interval::{MedianInterval, median_interval};
pub use meetings::{
    BeforeAfter, ChangeSummary, FormatChange, MeetingPair, MeetingTime, MeetingTrend,
    change_summary, meeting_pairs, meeting_trend, next_day_pairs,
};
pub use message::{Message, MessageArg};
pub use mood::{DatedWords, MoodContext, MoodTrend, Trend, WeekRow, mood_trend, mood_trend_of};
pub use pair::{Link, PairChoice, PairSpot, PairTrend, pair_trend};
pub use quantile::{median, quantile};
pub use range::DateRange;
pub use ranking::{RankedStrategy, SituationUse, StrategyRanking, strategy_ranking};
pub use series::{Series, SeriesTrend, SeriesWeek, series_trend};
pub use smoothing::{DatedValue, DayBand, quartile_band, rolling_median};
pub use spearman::spearman;
pub use timeline::{Timeline, TimelinePath, timeline};
pub use urge_episodes::{
    EpisodeSummary, FallWithoutTool, UrgeFall, episode_lengths, episode_summary, fall_without_tool,
    falls_while_watched, falls_without_tool,
};
pub use urge_map::{UrgeCell, UrgeMap, UrgeNote, urge_map};
pub use weekday::{WeekdayApart, WeekdayPattern, WeekdayRow, weekday_pattern};
pub use wilson::{Interval, wilson};
pub use year::{DayState, YearDay, YearOfDays, year_of_days};

/// A length as the number a sentence and the wire hold.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
