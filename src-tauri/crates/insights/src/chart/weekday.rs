//! A measure by day of the week: the median of each day with its interval (domain rule 4.4). Below
//! five values a ring without a bar. Not here: the numbers.

use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark};
use super::rows::{Row, Rows};
use super::strip::Strip;
use super::{Chart, ChartLook, Column, Say, Table};
use crate::message::{Message, MessageArg};
use crate::names;
use crate::weekday::{WeekdayPattern, WeekdayRow};

/// The days of the week as rows. Without a value there is no picture.
#[must_use]
pub fn weekday_chart(pattern: &WeekdayPattern, look: &ChartLook, say: Say<'_>) -> Chart {
    let name = ("measure", pattern.measure.name().into());
    let title = Message::new("chart-weekday-title", vec![name]);
    let mut legend = vec![
        LegendEntry::new("chart-weekday-legend", LegendMark::Interval),
        LegendEntry::new("chart-weekday-few", LegendMark::Point),
    ];
    legend.extend(Strip::legend(&pattern.days));
    let frame = Frame::new(look, say, &title, &pattern.message, legend);
    Chart {
        picture: (pattern.days_logged > 0).then(|| rows(pattern, &frame).picture(&frame)),
        title,
        sentences: pattern.message.clone(),
        table: table(pattern),
    }
}

fn rows<'a>(pattern: &'a WeekdayPattern, frame: &Frame<'_>) -> Rows<'a> {
    let (low, high) = pattern.measure.scale();
    // Sleep alone can pass the end of its scale.
    let high = pattern
        .weekdays
        .iter()
        .filter_map(|row| row.interval.map(|i| i.high).or(row.median))
        .fold(high, f64::max);
    let share = |value: f64| (value - low) / (high - low);
    let row = |row: &WeekdayRow| {
        let remark = Message::new(
            if row.interval.is_some() || row.n == 0 {
                "chart-n"
            } else {
                "chart-n-few"
            },
            vec![("n", row.n.into())],
        );
        Row {
            name: (frame.say)(&names::weekday(row.weekday)),
            dot: row.median.map(share),
            interval: row.interval.map(|at| (share(at.low), share(at.high))),
            remark: (frame.say)(&remark),
            text: reading(pattern, row),
        }
    };
    let ticks = [low, f64::midpoint(low, high), high];
    Rows {
        rows: pattern.weekdays.iter().map(row).collect(),
        ticks: ticks
            .map(|value| (share(value), frame.written(&pattern.measure.step(value))))
            .to_vec(),
        strip: Some(Strip::new(pattern.range, &pattern.days)),
    }
}

fn reading(pattern: &WeekdayPattern, row: &WeekdayRow) -> Message {
    let value = |value| pattern.measure.written(value);
    let mut facts = vec![
        ("weekday", names::weekday(row.weekday).into()),
        ("n", row.n.into()),
    ];
    let Some(median) = row.median else {
        return Message::new("chart-weekday-none", facts);
    };
    facts.push(("median", value(median)));
    let Some(interval) = row.interval else {
        return Message::new("chart-weekday-point-few", facts);
    };
    facts.push(("low", value(interval.low)));
    facts.push(("high", value(interval.high)));
    Message::new("chart-weekday-point", facts)
}

fn table(pattern: &WeekdayPattern) -> Table {
    let value = |value| pattern.measure.written(value);
    let row = |row: &WeekdayRow| -> Vec<Option<MessageArg>> {
        vec![
            Some(names::weekday(row.weekday).into()),
            row.median.map(value),
            row.interval.map(|at| value(at.low)),
            row.interval.map(|at| value(at.high)),
            Some(row.n.into()),
        ]
    };
    Table {
        columns: vec![
            Column::words("chart-weekday"),
            Column::numbers("chart-median"),
            Column::numbers("chart-low-end"),
            Column::numbers("chart-high-end"),
            Column::numbers("chart-days"),
        ],
        rows: pattern.weekdays.iter().map(row).collect(),
    }
}
