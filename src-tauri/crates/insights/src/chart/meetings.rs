//! Mood before and after meetings: a short line for each meeting, from a ring to a dot, in the order
//! of their dates (domain rules 4.5, 4.9), as a text runs: in as many rows as it takes to keep them
//! apart. Not here: the numbers.

use super::canvas::{Align, Canvas, Place, text_width};
use super::dates::TICK_GAP;
use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark, before_after};
use super::{Chart, ChartLook, Column, Mark, Picture, Say, Table};
use crate::count;
use crate::measure::Measure;
use crate::meetings::{MeetingPair, MeetingTrend};
use crate::message::Message;
use crate::names;

/// Height of a row in lines of text: of the only one, and of each of several.
const FIELD_LINES: (f64, f64) = (10.0, 6.0);
/// Between rows, in lines of text: there stand the days of the one above.
const GAP_LINES: f64 = 2.0;
/// Least room of a meeting in pixels: both ends can be told from each other and from their
/// neighbours'.
const LEAST_PX: f64 = 14.0;
/// A line takes at most this much of the width, in pixels.
const WIDEST_PX: f64 = 30.0;
/// And this share of the room of its meeting, so that neighbours keep apart.
const SHARE: f64 = 0.55;

/// The moods around meetings as lines. Below five pairs there is no picture.
#[must_use]
pub fn meeting_chart(trend: &MeetingTrend, look: &ChartLook, say: Say<'_>) -> Chart {
    let title = Message::plain("chart-meetings-title");
    let legend = vec![LegendEntry::new(
        "chart-meetings-legend",
        LegendMark::BeforeAfter,
    )];
    let frame = Frame::new(look, say, &title, &trend.message, legend);
    Chart {
        picture: trend.change.map(|_| picture(trend, &frame)),
        title,
        sentences: trend.message.clone(),
        table: table(trend),
    }
}

/// Where the lines are, in CSS pixels.
struct Field {
    left: f64,
    /// Height of a row.
    height: f64,
    /// From the top of a row to that of the next.
    pitch: f64,
    /// Meetings in a row; the last may have fewer.
    columns: usize,
    /// Room of one meeting.
    slot: f64,
}

impl Field {
    /// As few rows as keep `n` meetings apart, filled alike.
    fn new(n: usize, frame: &Frame<'_>) -> Self {
        let left = (text_width("+00", frame.text) + TICK_GAP * 2.0).ceil();
        let width = frame.width - left;
        let most = ((width / (LEAST_PX * frame.larger)) as usize).max(1);
        let rows = n.div_ceil(most).max(1);
        let columns = n.div_ceil(rows).max(1);
        let (one, several) = FIELD_LINES;
        let lines = if rows == 1 { one } else { several };
        Self {
            left,
            height: (frame.line * lines).round(),
            pitch: (frame.line * (lines + GAP_LINES)).round(),
            columns,
            slot: width / columns as f64,
        }
    }

    fn y(&self, row: usize, mood: f64, frame: &Frame<'_>) -> f64 {
        frame.line.round() + self.pitch * row as f64 + (3.0 - mood) / 6.0 * self.height
    }

    /// Both ends of the line of the meeting at `place`.
    fn ends(&self, place: usize, pair: &MeetingPair, frame: &Frame<'_>) -> (Place, Place) {
        let (row, column) = (place / self.columns, place % self.columns);
        let middle = self.left + (column as f64 + 0.5) * self.slot;
        let half = (self.slot * SHARE).min(WIDEST_PX) / 2.0;
        (
            (middle - half, self.y(row, pair.moods.before, frame)),
            (middle + half, self.y(row, pair.moods.after, frame)),
        )
    }

    fn mark(&self, place: usize, pair: &MeetingPair, frame: &Frame<'_>) -> Mark {
        let ((x0, y0), (x1, y1)) = self.ends(place, pair, frame);
        let facts = vec![
            ("date", pair.date.into()),
            ("before", Measure::Mood.written(pair.moods.before)),
            ("after", Measure::Mood.written(pair.moods.after)),
        ];
        Mark::point(
            (f64::midpoint(x0, x1), f64::midpoint(y0, y1)),
            count(place / self.columns),
            Some(pair.date),
            Message::new("chart-meetings-point", facts),
        )
    }
}

fn picture(trend: &MeetingTrend, frame: &Frame<'_>) -> Picture {
    let field = Field::new(trend.pairs.len(), frame);
    let places = || trend.pairs.iter().enumerate();
    let marks = places().map(|(place, pair)| field.mark(place, pair, frame));
    let rows = || trend.pairs.chunks(field.columns).enumerate();
    let foot = field.y(rows().len().max(1) - 1, -3.0, frame);
    let size = (frame.width, foot + frame.line * GAP_LINES);
    frame.picture(size, marks.collect(), |canvas| {
        for (row, pairs) in rows() {
            scale(canvas, &field, row, frame);
            days(canvas, &field, row, pairs, frame);
        }
        for (place, pair) in places() {
            let (before, after) = field.ends(place, pair, frame);
            before_after(canvas, before, after, frame);
        }
    })
}

fn scale(canvas: &Canvas<'_>, field: &Field, row: usize, frame: &Frame<'_>) {
    let colours = &frame.colours;
    for step in -3..=3 {
        let y = field.y(row, f64::from(step), frame).floor() + 0.5;
        let colour = if step == 0 {
            colours.chart_axis
        } else {
            colours.chart_grid
        };
        canvas.line(&[(field.left, y), (frame.width, y)], colour, 1.0);
        if step % 3 == 0 {
            let text = frame.written(&Measure::Mood.step(f64::from(step)));
            let place = (field.left - TICK_GAP, y);
            canvas.text(&text, place, Align::End, frame.text, colours.chart_label);
        }
    }
}

/// From when to when the meetings of a row were, below it where there is room.
fn days(canvas: &Canvas<'_>, field: &Field, row: usize, pairs: &[MeetingPair], frame: &Frame<'_>) {
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return;
    };
    let span = vec![("from", first.date.into()), ("to", last.date.into())];
    let text = (frame.say)(&Message::new("date-span", span));
    if text_width(&text, frame.text) > frame.width - field.left {
        return;
    }
    let place = (field.left, field.y(row, -3.0, frame) + frame.line);
    canvas.text(
        &text,
        place,
        Align::Start,
        frame.text,
        frame.colours.chart_label,
    );
}

/// Each pair, from the first to the last; below five there is none to be read into.
fn table(trend: &MeetingTrend) -> Table {
    let row = |pair: &MeetingPair| {
        vec![
            Some(pair.date.into()),
            pair.format.map(|format| names::format(format).into()),
            Some(Measure::Mood.written(pair.moods.before)),
            Some(Measure::Mood.written(pair.moods.after)),
        ]
    };
    Table {
        columns: vec![
            Column::words("chart-date"),
            Column::words("chart-meetings-format"),
            Column::numbers("chart-before"),
            Column::numbers("chart-after"),
        ],
        rows: trend
            .change
            .map(|_| trend.pairs.iter().map(row).collect())
            .unwrap_or_default(),
    }
}
