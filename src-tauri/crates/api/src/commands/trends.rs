//! Trends: each chart as sentences, a picture and a table made from the same numbers.
//!
//! Not here: the statistics and the drawing (`cairn-insights`), what of the journal goes into them
//! (`chart_sources`), pictures in files (`chart_files`), and which charts stand on a page.

use super::chart_sources::{
    lapses_of, milestones_of, paths_of, pauses_of_mood, pauses_of_urges, ranking,
};
use crate::{ApiError, Clock, Nothing, Session};
use cairn_exchange::render;
use cairn_insights::chart::{
    Chart, ChartLook, Palette, meeting_chart, mood_chart, pair_chart, series_chart, strategy_chart,
    timeline_chart, urge_chart, weekday_chart, year_chart,
};
use cairn_insights::{
    DateRange, Measure, MeetingTime, MeetingTrend, Message, MoodContext, MoodTrend, PairChoice,
    PairTrend, RankedStrategy, SeriesTrend, StrategyRanking, Timeline, UrgeMap, UrgeNote,
    WeekdayPattern, YearOfDays, meeting_trend, mood_trend, pair_trend, series_trend, timeline,
    urge_map, weekday_pattern, year_of_days,
};
use cairn_journal::{Journal, calendar};
use cairn_vault::RecordId;
use cairn_words::Words;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Smallest and largest width of a picture in pixels.
const WIDTH_PX: std::ops::RangeInclusive<u32> = 160..=4000;
/// Calendar years that a journal can hold days of.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// Which chart.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "name", deny_unknown_fields)]
pub enum ChartChoice {
    /// The mood day by day.
    Mood {
        /// With the smooth curve.
        #[serde(default)]
        smooth: bool,
        /// With the first days of lapses.
        #[serde(default)]
        lapses: bool,
    },
    /// The mood of a calendar year in cells.
    Year {
        /// The year; the present one when left out.
        #[serde(default)]
        year: Option<i32>,
    },
    /// Urges by weekday and hour.
    Urges {
        /// Those for one tracker; the strongest of each check-in when left out.
        #[serde(default)]
        tracker: Option<RecordId>,
    },
    /// A measure by day of the week.
    Weekday {
        /// The measure.
        measure: Measure,
    },
    /// Sleep, energy, anxiety, connection and confidence.
    Series,
    /// Two measures beside each other.
    Pair(PairChoice),
    /// The mood before and after meetings.
    Meetings,
    /// What has helped.
    Strategies,
    /// Milestones and runs of all trackers; it has days of its own.
    Timeline,
}

/// Which chart of which days, and how the picture looks.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DrawChart {
    /// The chart.
    pub chart: ChartChoice,
    /// First day; the first check-in when left out.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day; today when left out.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Width in pixels.
    pub width_px: u32,
    /// Colours.
    pub palette: Palette,
    /// Size of text in percent.
    pub text_size: u16,
    /// With its title, its sentences and the paper, as a file of its own has them.
    #[serde(default)]
    pub standalone: bool,
    /// For a file or for paper: what is kept private stays out.
    #[serde(default)]
    pub leaving: bool,
}

/// What there is to show on the page of trends.
#[derive(Debug, Clone, Copy, Serialize, ts_rs::TS)]
pub struct TrendsOverview {
    /// Check-ins in the whole journal; charts are offered from 7 on.
    pub check_ins: u32,
    /// The present day.
    pub today: NaiveDate,
    /// Day of the first check-in.
    pub first: Option<NaiveDate>,
}

/// The numbers of a chart, before it is drawn.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum ChartNumbers {
    /// The mood day by day.
    Mood(MoodTrend),
    /// The mood of a year.
    Year(YearOfDays),
    /// Urges by weekday and hour.
    Urges(UrgeMap),
    /// A measure by day of the week.
    Weekday(WeekdayPattern),
    /// Several measures.
    Series(SeriesTrend),
    /// Two measures.
    Pair(PairTrend),
    /// The mood around meetings.
    Meetings(MeetingTrend),
    /// What has helped.
    Strategies(StrategyRanking),
    /// Milestones and runs.
    Timeline(Timeline),
}

impl ChartNumbers {
    /// What of them may leave the window: strategies that are kept private are not in it, as in no
    /// export for others. The remaining ones keep their numbers.
    pub(super) fn leaving(self, journal: &Journal) -> Self {
        let Self::Strategies(mut ranking) = self else {
            return self;
        };
        let leaves = |one: &RankedStrategy| {
            let strategy = journal.strategy(one.id);
            !strategy.is_some_and(|strategy| strategy.private)
        };
        ranking.ranked.retain(leaves);
        ranking.early.retain(leaves);
        Self::Strategies(ranking)
    }

    pub(super) fn drawn(&self, look: &ChartLook, words: &Words) -> Chart {
        let say = |message: &Message| render(words, message);
        match self {
            Self::Mood(numbers) => mood_chart(numbers, look, &say),
            Self::Year(numbers) => year_chart(numbers, look, &say),
            Self::Urges(numbers) => urge_chart(numbers, look, &say),
            Self::Weekday(numbers) => weekday_chart(numbers, look, &say),
            Self::Series(numbers) => series_chart(numbers, look, &say),
            Self::Pair(numbers) => pair_chart(numbers, look, &say),
            Self::Meetings(numbers) => meeting_chart(numbers, look, &say),
            Self::Strategies(numbers) => strategy_chart(numbers, look, &say),
            Self::Timeline(numbers) => timeline_chart(numbers, look, &say),
        }
    }
}

/// What there is to show.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn trends_overview(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<TrendsOverview, ApiError> {
    let journal = session.journal()?;
    Ok(TrendsOverview {
        check_ins: super::count(journal.check_ins().len()),
        today: calendar::today(&clock.moment(), journal.settings()),
        first: journal.check_ins().map(|check_in| check_in.date).min(),
    })
}

/// A chart in its three forms.
///
/// # Errors
/// [`ApiError::Invalid`] for a range that ends before it starts, a width or a year out of range, or
/// a measure beside itself.
pub fn draw_chart(
    session: &mut Session,
    clock: &dyn Clock,
    request: DrawChart,
) -> Result<Chart, ApiError> {
    if !WIDTH_PX.contains(&request.width_px) {
        return Err(ApiError::invalid(
            "width_px",
            "out_of_range",
            4000,
            request.width_px,
        ));
    }
    let mut numbers = chart_numbers(session, clock, request.chart, (request.from, request.to))?;
    if request.leaving {
        numbers = numbers.leaving(session.journal()?);
    }
    let look = ChartLook {
        width_px: request.width_px,
        palette: request.palette,
        text_percent: request.text_size.clamp(100, 200),
        standalone: request.standalone,
    };
    Ok(numbers.drawn(&look, &session.words))
}

/// The numbers of a chart over the days of a request.
///
/// # Errors
/// As [`draw_chart`].
pub fn chart_numbers(
    session: &Session,
    clock: &dyn Clock,
    choice: ChartChoice,
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<ChartNumbers, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let today = calendar::today(&moment, journal.settings());
    let range = range_of(journal, today, (from, to))?;
    Ok(match choice {
        ChartChoice::Mood { smooth, lapses } => {
            let context = MoodContext {
                pauses: pauses_of_mood(journal, today),
                milestones: milestones_of(journal, journal.counting_day(&moment)),
                lapses: if lapses {
                    lapses_of(journal)
                } else {
                    Vec::new()
                },
                meetings: journal.meetings().map(|meeting| meeting.date).collect(),
                smooth,
            };
            ChartNumbers::Mood(mood_trend(journal.check_ins(), range, &context))
        }
        ChartChoice::Year { year } => {
            let year = year.unwrap_or(today.year());
            if !YEARS.contains(&year) {
                return Err(ApiError::invalid("year", "out_of_range", 9999, 0));
            }
            let pauses = pauses_of_mood(journal, today);
            ChartNumbers::Year(year_of_days(journal.check_ins(), &pauses, year, today))
        }
        ChartChoice::Urges { tracker } => {
            let day_start = journal.settings().day_start;
            let pauses = pauses_of_urges(journal, tracker, today);
            let checked_in = journal.check_ins();
            let checked_in = checked_in.filter_map(|one| UrgeNote::of_check_in(one, tracker));
            let watched = journal.urge_episodes();
            let watched = watched.filter_map(|one| UrgeNote::of_episode(one, tracker));
            let notes = checked_in.chain(watched);
            ChartNumbers::Urges(urge_map(notes, day_start, range, &pauses))
        }
        ChartChoice::Weekday { measure } => {
            let pauses = pauses_of_mood(journal, today);
            ChartNumbers::Weekday(weekday_pattern(
                journal.check_ins(),
                measure,
                range,
                &pauses,
            ))
        }
        ChartChoice::Series => {
            let check_ins: Vec<_> = journal.check_ins().collect();
            let pauses = pauses_of_mood(journal, today);
            ChartNumbers::Series(series_trend(&check_ins.iter().copied(), range, &pauses))
        }
        ChartChoice::Pair(pair) => {
            if pair.first == pair.second && !pair.next_day {
                return Err(ApiError::invalid("second", "repeated", 0, 0));
            }
            let check_ins: Vec<_> = journal.check_ins().collect();
            let pauses = pauses_of_mood(journal, today);
            ChartNumbers::Pair(pair_trend(&check_ins.iter().copied(), pair, range, &pauses))
        }
        ChartChoice::Meetings => {
            let check_ins: Vec<_> = journal.check_ins().collect();
            ChartNumbers::Meetings(meeting_trend(
                &check_ins.iter().copied(),
                journal.meetings().map(MeetingTime::from).collect(),
                range,
            ))
        }
        ChartChoice::Strategies => ChartNumbers::Strategies(ranking(journal)),
        ChartChoice::Timeline => {
            let on = journal.counting_day(&moment);
            ChartNumbers::Timeline(timeline(paths_of(journal, on), on))
        }
    })
}

fn range_of(
    journal: &Journal,
    today: NaiveDate,
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<DateRange, ApiError> {
    let to = to.unwrap_or(today);
    let first = || journal.check_ins().map(|check_in| check_in.date).min();
    let from = from.unwrap_or_else(|| first().unwrap_or(to).min(to));
    if to < from {
        return Err(ApiError::invalid("to", "order", 0, 0));
    }
    Ok(DateRange { from, to })
}
