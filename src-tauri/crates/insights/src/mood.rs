//! The mood over a range of days: numbers for the table, facts for the sentence, and what the
//! chart draws. Not here: the picture (`chart::mood`) and the words; and where milestones, lapses,
//! meetings and pauses come from.

use crate::before_lapses::{BeforeLapses, before_lapses};
use crate::count;
use crate::daily::{DayValue, daily_values};
use crate::direction::{Direction, describe, kendall, theil_sen};
use crate::loess::loess;
use crate::logged::LoggedDays;
use crate::measure::Measure;
use crate::message::{Message, MessageArg};
use crate::quantile::{median, quantile};
use crate::range::DateRange;
use crate::smoothing::{DatedValue, DayBand, quartile_band, rolling_median};
use cairn_journal::entities::CheckIn;
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest logged days for which "mostly between" is said: it is the band of domain rule 4.2 in words,
/// and has the floor of that band.
const MIN_MOSTLY: usize = 8;
/// A slower drift than this per week is called "less than 0.1".
const SLIGHT_PER_WEEK: f64 = 0.05;

/// The mood over a range of days. Days without a mood are absent from every list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoodTrend {
    /// The days asked for.
    pub range: DateRange,
    /// Check-ins with a mood in the range.
    pub n: u32,
    /// Days in the range with at least one of them.
    pub days_logged: u32,
    /// Days in the range.
    pub days_in_range: u32,
    /// Days in the range within a pause and without a mood.
    pub days_paused: u32,
    /// Median of each logged day.
    pub daily: Vec<DayValue>,
    /// Median of the 7 days up to a day, where at least 3 are logged. Windows at the beginning
    /// look back beyond the range, so that a day has the same value in every range.
    pub median7: Vec<DatedValue>,
    /// Middle half of the 28 days up to a day, where at least 8 are logged.
    pub band: Vec<DayBand>,
    /// The smooth curve in stretches without a gap, where it was asked for and there is enough.
    pub smooth: Vec<Vec<DatedValue>>,
    /// Milestones reached in the range.
    pub milestones: Vec<DatedWords>,
    /// First days of lapses in the range, where they were asked for.
    pub lapses: Vec<DatedWords>,
    /// Days of meetings in the range.
    pub meetings: Vec<NaiveDate>,
    /// Pauses, as far as they lie in the range.
    pub pauses: Vec<DateRange>,
    /// The direction of the daily values; `None` when there are not enough.
    pub trend: Option<Trend>,
    /// The days before lapses beside the others, over the whole journal, where lapses were asked
    /// for and there are enough.
    pub before_lapses: Option<BeforeLapses>,
    /// The same by week, for the table.
    pub weeks: Vec<WeekRow>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// The direction of daily values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Trend {
    /// Median slope of all pairs of days, steps of the scale per week.
    pub slope_per_week: f64,
    /// Kendall's z; from 1.96 on, either way, we speak of a direction.
    pub z: f64,
    /// Logged days it is made of.
    pub n: u32,
    /// What may be said.
    pub words: Direction,
}

/// One week with at least one logged day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeekRow {
    /// First day of the week (ISO); may lie before the range.
    pub monday: NaiveDate,
    /// Median of the daily values.
    pub median: f64,
    /// Lowest daily value.
    pub low: f64,
    /// Highest daily value.
    pub high: f64,
    /// Logged days, 1 to 7.
    pub n: u32,
}

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DatedWords {
    /// Logical day.
    pub date: NaiveDate,
    /// What it was.
    pub words: MessageArg,
}

/// What is shown beside the mood.
#[derive(Debug, Clone, Default)]
pub struct MoodContext {
    /// Times in which the person had paused.
    pub pauses: Vec<DateRange>,
    /// Days of meetings, in any order.
    pub meetings: Vec<NaiveDate>,
    /// Milestones that were reached.
    pub milestones: Vec<DatedWords>,
    /// Lapses, only where the person switched them on.
    pub lapses: Vec<DateRange>,
    /// Whether to draw the smooth curve.
    pub smooth: bool,
}

/// The mood of `check_ins` (in any order) over `range`. Check-ins in the trash or without a mood
/// do not count.
#[must_use]
pub fn mood_trend<'a>(
    check_ins: impl IntoIterator<Item = &'a CheckIn>,
    range: DateRange,
    context: &MoodContext,
) -> MoodTrend {
    mood_trend_of(Measure::Mood.values(check_ins), range, context)
}

/// The same for moods given as pairs of a logical day and a value from -3 to +3.
#[must_use]
pub fn mood_trend_of(
    moods: impl IntoIterator<Item = (NaiveDate, f64)>,
    range: DateRange,
    context: &MoodContext,
) -> MoodTrend {
    let all = daily_values(moods);
    let inside = |date: NaiveDate| range.holds(date);
    let mut median7 = rolling_median(&all);
    median7.retain(|at| inside(at.date));
    let mut band = quartile_band(&all);
    band.retain(|at| inside(at.date));
    let starts: Vec<NaiveDate> = context.lapses.iter().map(|lapse| lapse.from).collect();
    let in_lapse = |date: NaiveDate| context.lapses.iter().any(|lapse| lapse.holds(date));
    let before_lapses = before_lapses(&all, &starts, in_lapse);
    let mut daily = all;
    daily.retain(|day| inside(day.date));

    let mut milestones = context.milestones.clone();
    milestones.retain(|at| inside(at.date));
    let dates = daily.iter().map(|day| day.date);
    let days = LoggedDays::within(range, dates, &context.pauses);
    let (trend, words) = direction_of(&daily);
    let mut mood = MoodTrend {
        range,
        n: daily.iter().map(|day| day.n).fold(0, u32::saturating_add),
        days_logged: count(daily.len()),
        days_in_range: range.days(),
        days_paused: days.paused(),
        weeks: by_week(&daily),
        smooth: if context.smooth {
            curve(&daily)
        } else {
            Vec::new()
        },
        daily,
        median7,
        band,
        milestones,
        lapses: lapses_in(range, &starts),
        meetings: within(range, &context.meetings),
        pauses: days.pauses,
        trend,
        before_lapses,
        message: Vec::new(),
    };
    mood.message = sentences(&mood, words);
    mood
}

/// The days that lie in the range, in order and each once.
fn within(range: DateRange, dates: &[NaiveDate]) -> Vec<NaiveDate> {
    let days: BTreeSet<NaiveDate> = dates.iter().copied().filter(|d| range.holds(*d)).collect();
    days.into_iter().collect()
}

fn lapses_in(range: DateRange, starts: &[NaiveDate]) -> Vec<DatedWords> {
    let words = |date: &NaiveDate| DatedWords {
        date: *date,
        words: Message::plain("chart-lapse").into(),
    };
    starts
        .iter()
        .filter(|date| range.holds(**date))
        .map(words)
        .collect()
}

fn curve(daily: &[DayValue]) -> Vec<Vec<DatedValue>> {
    let points: Vec<(i32, f64)> = daily.iter().map(point).collect();
    let dated = |(day, value): (i32, f64)| {
        let date = NaiveDate::from_num_days_from_ce_opt(day)?;
        Some(DatedValue { date, value })
    };
    loess(&points)
        .into_iter()
        .map(|stretch| stretch.into_iter().filter_map(dated).collect())
        .collect()
}

fn point(day: &DayValue) -> (i32, f64) {
    (day.date.num_days_from_ce(), day.value)
}

fn direction_of(daily: &[DayValue]) -> (Option<Trend>, Direction) {
    let points: Vec<(i32, f64)> = daily.iter().map(point).collect();
    let words = describe(&points);
    if words == Direction::NotEnoughYet {
        return (None, words);
    }
    let trend = theil_sen(&points).map(|line| Trend {
        slope_per_week: line.slope * 7.0,
        z: kendall(&points).z,
        n: count(points.len()),
        words,
    });
    (trend, words)
}

/// The first day of the week of `date`. The first week of the calendar's reckoning may have no
/// Monday.
pub(crate) fn monday(date: NaiveDate) -> NaiveDate {
    let back = Days::new(u64::from(date.weekday().num_days_from_monday()));
    date.checked_sub_days(back).unwrap_or(date)
}

fn by_week(daily: &[DayValue]) -> Vec<WeekRow> {
    let mut weeks: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    for day in daily {
        weeks.entry(monday(day.date)).or_default().push(day.value);
    }
    weeks
        .into_iter()
        .filter_map(|(monday, values)| {
            Some(WeekRow {
                monday,
                median: median(&values)?,
                low: quantile(&values, 0.0)?,
                high: quantile(&values, 1.0)?,
                n: count(values.len()),
            })
        })
        .collect()
}

fn sentences(mood: &MoodTrend, words: Direction) -> Vec<Message> {
    if mood.days_in_range == 0 {
        return vec![Message::plain("chart-no-days")];
    }
    let logged = Message::days_logged(mood.days_logged, mood.days_in_range, mood.days_paused);
    if mood.days_logged == 0 {
        return vec![Message::plain("mood-nothing-logged"), logged];
    }
    let mut message = Vec::new();
    message.extend(mostly(&mood.daily));
    message.push(logged);
    message.push(direction_message(mood, words));
    if mood.trend.is_some() {
        message.push(Message::plain("mood-days-resemble"));
    }
    if let Some(before) = mood.before_lapses {
        message.extend(before.message());
    }
    message
}

/// Where the middle half of the daily values lies.
fn mostly(daily: &[DayValue]) -> Option<Message> {
    if daily.len() < MIN_MOSTLY {
        return None;
    }
    let values: Vec<f64> = daily.iter().map(|day| day.value).collect();
    let (low, high) = (quantile(&values, 0.25)?, quantile(&values, 0.75)?);
    let step = |value| MessageArg::Signed { value, decimals: 1 };
    let n = ("n", count(values.len()).into());
    // Told apart by what is shown: two ends that look the same would read oddly.
    Some(if (low * 10.0).round() == (high * 10.0).round() {
        Message::new("mood-mostly-at", vec![("value", step(low)), n])
    } else {
        Message::new(
            "mood-mostly-between",
            vec![("low", step(low)), ("high", step(high)), n],
        )
    })
}

fn direction_message(mood: &MoodTrend, words: Direction) -> Message {
    let n = ("n", mood.days_logged.into());
    let per_week = mood.trend.map_or(0.0, |trend| trend.slope_per_week.abs());
    let slight = per_week < SLIGHT_PER_WEEK;
    let id = match (words, slight) {
        (Direction::NotEnoughYet, _) => "mood-direction-not-enough",
        (Direction::NoClearDirection, _) => "mood-direction-none",
        (Direction::DriftingUp, false) => "mood-direction-up",
        (Direction::DriftingUp, true) => "mood-direction-up-slightly",
        (Direction::DriftingDown, false) => "mood-direction-down",
        (Direction::DriftingDown, true) => "mood-direction-down-slightly",
    };
    let mut args = vec![n];
    if matches!(words, Direction::DriftingUp | Direction::DriftingDown) && !slight {
        args.push((
            "per_week",
            MessageArg::Decimal {
                value: per_week,
                decimals: 1,
            },
        ));
    }
    Message::new(id, args)
}
