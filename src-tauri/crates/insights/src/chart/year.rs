//! The year in cells: a row for each month, a cell for each day, with its step in digits (domain
//! rule 4.9). A day not logged is an outline, a paused one is hatched, one to come is blank, and
//! one that is not in the calendar is nothing. Not here: the numbers.

use super::canvas::text_width;
use super::frame::Frame;
use super::grid::{Grid, GridCell};
use super::legend::{LegendEntry, LegendMark, mood_cell};
use super::{Chart, ChartLook, Column, Picture, Say, Table};
use crate::message::{Message, MessageArg};
use crate::names;
use crate::year::{DayState, YearDay, YearOfDays};
use chrono::Datelike;

/// Days of the longest month.
const COLUMNS: usize = 31;

/// The year as cells. A year that is wholly to come has no picture.
#[must_use]
pub fn year_chart(year: &YearOfDays, look: &ChartLook, say: Say<'_>) -> Chart {
    let number = year.year.to_string();
    let title = Message::new("chart-year-title", vec![("year", number.as_str().into())]);
    let frame = Frame::new(look, say, &title, &year.message, legend(year));
    Chart {
        picture: (year.past > 0).then(|| picture(year, &frame)),
        title,
        sentences: year.message.clone(),
        table: table(year),
    }
}

fn legend(year: &YearOfDays) -> Vec<LegendEntry> {
    let mut entries = vec![
        LegendEntry::new("chart-mood-lowest", LegendMark::Words),
        LegendEntry::new("chart-mood-highest", LegendMark::MoodSteps),
        LegendEntry::new("chart-gap", LegendMark::Missing),
    ];
    if year.paused > 0 {
        entries.push(LegendEntry::new("chart-paused", LegendMark::Paused));
    }
    entries
}

fn picture(year: &YearOfDays, frame: &Frame<'_>) -> Picture {
    let months = (1..=12)
        .map(|month| (frame.say)(&names::short_month(month)))
        .collect();
    let days = [1, 5, 10, 15, 20, 25, 30].map(|day| (day - 1, day.to_string()));
    let room = text_width("+0", frame.text);
    let grid = Grid::new(months, days.to_vec(), COLUMNS, (room, 1.0), frame);
    let shown: Vec<&YearDay> = year
        .days
        .iter()
        .filter(|day| !matches!(day.state, DayState::Future))
        .collect();
    let cells = shown.iter().map(|day| cell(day)).collect();
    grid.picture(frame, cells, None, |canvas| {
        for day in &shown {
            let (from, to) = grid.corners(day.date.month0() as usize, day.date.day0() as usize);
            match day.state {
                DayState::Logged { value, .. } => {
                    let size = (to.0 - from.0, to.1 - from.1);
                    mood_cell(canvas, step_of(value), from, size, frame);
                }
                DayState::Paused => {
                    canvas.hatch(from, to, frame.colours.missing);
                    canvas.outline(from, to, frame.colours.missing);
                }
                DayState::NotLogged => canvas.outline(from, to, frame.colours.missing),
                DayState::Future => {}
            }
        }
    })
}

/// The step nearest to a daily value; of two the one nearer to the middle of the scale.
fn step_of(value: f64) -> i8 {
    let step = if value.fract().abs() == 0.5 {
        value.trunc()
    } else {
        value.round()
    };
    step.clamp(-3.0, 3.0) as i8
}

fn cell(day: &YearDay) -> GridCell {
    let date = ("date", MessageArg::Day { value: day.date });
    let text = match day.state {
        DayState::Logged { value, n } => {
            let value = MessageArg::Signed { value, decimals: 1 };
            Message::new(
                "chart-mood-point",
                vec![date, ("value", value), ("n", n.into())],
            )
        }
        DayState::Paused => Message::new("chart-day-paused", vec![date]),
        DayState::NotLogged | DayState::Future => Message::new("chart-day-not-logged", vec![date]),
    };
    GridCell {
        row: day.date.month0() as usize,
        column: day.date.day0() as usize,
        date: Some(day.date),
        text,
    }
}

/// Every logged day; days without a mood are not in the table.
fn table(year: &YearOfDays) -> Table {
    let row = |day: &YearDay| match day.state {
        DayState::Logged { value, n } => Some(vec![
            Some(day.date.into()),
            Some(MessageArg::Signed { value, decimals: 1 }),
            Some(n.into()),
        ]),
        _ => None,
    };
    Table {
        columns: vec![
            Column::words("chart-date"),
            Column::numbers("measure-mood"),
            Column::numbers("chart-check-ins"),
        ],
        rows: year.days.iter().filter_map(row).collect(),
    }
}
