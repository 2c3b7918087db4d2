//! Several measures beside each other over the same days: a small chart for each (domain rule
//! 4.9). Not here: the picture (`chart::series`), and any link between them.

use crate::count;
use crate::daily::{DayValue, daily_values};
use crate::logged::LoggedDays;
use crate::measure::Measure;
use crate::message::Message;
use crate::quantile::median;
use crate::range::DateRange;
use crate::smoothing::{DatedValue, rolling_median};
use cairn_journal::entities::CheckIn;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The measures shown, in their order.
const SHOWN: [Measure; 5] = [
    Measure::Sleep,
    Measure::Energy,
    Measure::Anxiety,
    Measure::Connection,
    Measure::Confidence,
];

/// Several measures over a range.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesTrend {
    /// The days asked for.
    pub range: DateRange,
    /// Days in the range.
    pub days_in_range: u32,
    /// Days with at least one value, and pauses.
    pub days: LoggedDays,
    /// The measures with at least one value.
    pub series: Vec<Series>,
    /// The same by week, for the table.
    pub weeks: Vec<SeriesWeek>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// One measure, day by day. Days without a value are absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// What was measured.
    pub measure: Measure,
    /// Median of each logged day.
    pub daily: Vec<DayValue>,
    /// Median of the 7 days up to a day, where at least 3 are logged.
    pub median7: Vec<DatedValue>,
}

/// One week with at least one value of any measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesWeek {
    /// First day of the week (ISO); may lie before the range.
    pub monday: NaiveDate,
    /// For each of the series the median of its daily values and how many there are.
    pub medians: Vec<Option<(f64, u32)>>,
}

/// Sleep, energy, anxiety, connection and confidence of `check_ins` (in any order) over `range`;
/// `pauses` are shown as such and change no value.
#[must_use]
pub fn series_trend<'a>(
    check_ins: &(impl IntoIterator<Item = &'a CheckIn> + Clone),
    range: DateRange,
    pauses: &[DateRange],
) -> SeriesTrend {
    let series: Vec<Series> = SHOWN
        .into_iter()
        .filter_map(|measure| one(check_ins.clone(), measure, range))
        .collect();
    let dates = series.iter().flat_map(|one| &one.daily).map(|day| day.date);
    let logged: BTreeSet<NaiveDate> = dates.collect();
    let mut trend = SeriesTrend {
        range,
        days_in_range: range.days(),
        days: LoggedDays::within(range, logged, pauses),
        weeks: by_week(&series),
        series,
        message: Vec::new(),
    };
    trend.message = sentences(&trend);
    trend
}

fn one<'a>(
    check_ins: impl IntoIterator<Item = &'a CheckIn>,
    measure: Measure,
    range: DateRange,
) -> Option<Series> {
    let mut daily = daily_values(measure.values(check_ins));
    // Windows at the beginning look back beyond the range, as those of the mood do.
    let mut median7 = rolling_median(&daily);
    daily.retain(|day| range.holds(day.date));
    median7.retain(|at| range.holds(at.date));
    (!daily.is_empty()).then_some(Series {
        measure,
        daily,
        median7,
    })
}

fn by_week(series: &[Series]) -> Vec<SeriesWeek> {
    let mut weeks: BTreeMap<NaiveDate, Vec<Vec<f64>>> = BTreeMap::new();
    for (place, one) in series.iter().enumerate() {
        for day in &one.daily {
            let values = weeks
                .entry(crate::mood::monday(day.date))
                .or_insert_with(|| vec![Vec::new(); series.len()]);
            values[place].push(day.value);
        }
    }
    weeks
        .into_iter()
        .map(|(monday, values)| SeriesWeek {
            monday,
            medians: values
                .iter()
                .map(|values| Some((median(values)?, count(values.len()))))
                .collect(),
        })
        .collect()
}

fn sentences(trend: &SeriesTrend) -> Vec<Message> {
    if trend.days_in_range == 0 {
        return vec![Message::plain("chart-no-days")];
    }
    if trend.series.is_empty() {
        return vec![
            Message::plain("series-none"),
            trend.days.message(trend.days_in_range),
        ];
    }
    let line = |one: &Series| {
        let values: Vec<f64> = one.daily.iter().map(|day| day.value).collect();
        Some(Message::new(
            "series-one",
            vec![
                ("measure", one.measure.name().into()),
                ("median", one.measure.written(median(&values)?)),
                ("logged", count(one.daily.len()).into()),
                ("days", trend.days_in_range.into()),
            ],
        ))
    };
    let logged = trend.days.message(trend.days_in_range);
    let lines = trend.series.iter().filter_map(line);
    lines.chain(std::iter::once(logged)).collect()
}
