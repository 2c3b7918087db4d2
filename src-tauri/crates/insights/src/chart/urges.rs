//! Urges by weekday and hour: a cell for each hour of the week with its median and the number of
//! its notes (domain rules 4.4, 4.9). One or two notes are hatched, from three on a cell is filled,
//! and an hour without a note is empty. Not here: the numbers.

use super::canvas::{Align, Canvas, Place, text_width};
use super::frame::Frame;
use super::grid::{Grid, GridCell};
use super::legend::{LegendEntry, LegendMark};
use super::strip::Strip;
use super::tones::Tone;
use super::{Chart, ChartLook, Column, Picture, Say, Table};
use crate::message::{Message, MessageArg};
use crate::names;
use crate::urge_map::{MIN_FILLED, UrgeCell, UrgeMap, clock, strength_of};

const HOURS: usize = 24;

/// The urges of the week as cells. Without an urge there is no picture.
#[must_use]
pub fn urge_chart(map: &UrgeMap, look: &ChartLook, say: Say<'_>) -> Chart {
    let title = Message::plain("chart-urges-title");
    let mut legend = vec![
        LegendEntry::new("chart-urges-strength", LegendMark::UrgeSteps),
        LegendEntry::new("chart-urges-few", LegendMark::Few),
        LegendEntry {
            label: Message::new("chart-urges-begin", vec![("hour", clock(map.first_hour))]),
            mark: LegendMark::Words,
        },
    ];
    legend.extend(Strip::legend(&map.days));
    let frame = Frame::new(look, say, &title, &map.message, legend);
    Chart {
        picture: (map.n > 0).then(|| picture(map, &frame)),
        title,
        sentences: map.message.clone(),
        table: table(map),
    }
}

fn picture(map: &UrgeMap, frame: &Frame<'_>) -> Picture {
    let weekdays = (1..=7)
        .map(|weekday| (frame.say)(&names::short_weekday(weekday)))
        .collect();
    let hours = (0..HOURS).step_by(2).map(|column| {
        let hour = (column + usize::from(map.first_hour)) % HOURS;
        (column, format!("{hour:02}"))
    });
    let most = map.cells.iter().map(|cell| cell.n).max().unwrap_or(1);
    let room = text_width("9.5", frame.text).max(text_width(&notes(most), frame.text));
    let grid = Grid::new(weekdays, hours.collect(), HOURS, (room, 2.0), frame);
    let place = |cell: &UrgeCell| {
        (
            usize::from(cell.weekday) - 1,
            usize::from(map.column(cell.hour)),
        )
    };
    let cells = map
        .cells
        .iter()
        .map(|cell| GridCell {
            row: place(cell).0,
            column: place(cell).1,
            date: None,
            text: Message::new("chart-urges-cell", facts(cell)),
        })
        .collect();
    let strip = Strip::new(map.range, &map.days);
    grid.picture(frame, cells, Some(&strip), |canvas| {
        for cell in &map.cells {
            let (row, column) = place(cell);
            draw(canvas, cell, grid.corners(row, column), frame);
        }
    })
}

fn draw(canvas: &Canvas<'_>, cell: &UrgeCell, (from, to): (Place, Place), frame: &Frame<'_>) {
    let colours = &frame.colours;
    let ink = if cell.n >= MIN_FILLED {
        let tone = tone_of(cell.median, frame);
        canvas.bar(from, to, tone.fill);
        canvas.outline(from, to, frame.tones.urge_edge);
        tone.ink
    } else {
        canvas.hatch(from, to, colours.chart_grid);
        canvas.outline(from, to, colours.chart_grid);
        colours.chart_label
    };
    let x = (from.0 + to.0) / 2.0;
    let (upper, lower) = (from.1 + frame.line * 0.6, from.1 + frame.line * 1.55);
    let median = frame.written(&strength_of(cell.median));
    canvas.bold(&median, (x, upper), Align::Middle, frame.text, ink);
    canvas.text(&notes(cell.n), (x, lower), Align::Middle, frame.text, ink);
}

/// Two strengths a step: 0 to 2, then up to 4, 6, 8 and 10.
fn tone_of(median: f64, frame: &Frame<'_>) -> Tone {
    let step = (median / 2.0).ceil().clamp(1.0, 5.0) as usize;
    frame.tones.urge[step - 1]
}

/// The number of notes as it stands in a cell.
fn notes(n: u32) -> String {
    format!("n{n}")
}

fn facts(cell: &UrgeCell) -> Vec<(&'static str, MessageArg)> {
    vec![
        ("weekday", names::weekday(cell.weekday).into()),
        ("hour", clock(cell.hour)),
        ("median", strength_of(cell.median)),
        ("n", cell.n.into()),
    ]
}

/// Cells with at least three notes, the strongest first.
fn table(map: &UrgeMap) -> Table {
    let mut cells: Vec<&UrgeCell> = map
        .cells
        .iter()
        .filter(|cell| cell.n >= MIN_FILLED)
        .collect();
    cells.sort_by(|a, b| b.median.total_cmp(&a.median).then(b.n.cmp(&a.n)));
    Table {
        columns: vec![
            Column::words("chart-weekday"),
            Column::words("chart-hour"),
            Column::numbers("chart-median"),
            Column::numbers("chart-notes"),
        ],
        rows: cells
            .into_iter()
            .map(|cell| {
                facts(cell)
                    .into_iter()
                    .map(|(_, fact)| Some(fact))
                    .collect()
            })
            .collect(),
    }
}
