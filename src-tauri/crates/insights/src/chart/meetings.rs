//! Mood before and after meetings: a short line for each meeting, from a ring to a dot, in the order
//! of their dates (domain rules 4.5, 4.9). Not here: the numbers.

use super::canvas::{Align, Canvas, Place, text_width};
use super::dates::TICK_GAP;
use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark, before_after};
use super::{Chart, ChartLook, Column, Mark, Picture, Say, Table};
use crate::measure::Measure;
use crate::meetings::{MeetingPair, MeetingTrend};
use crate::message::Message;
use crate::names;

/// Height of the field in lines of text.
const FIELD_LINES: f64 = 10.0;
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
    top: f64,
    bottom: f64,
    /// Room of one meeting.
    slot: f64,
}

impl Field {
    fn y(&self, mood: f64) -> f64 {
        self.top + (3.0 - mood) / 6.0 * (self.bottom - self.top)
    }

    /// Both ends of a line.
    fn ends(&self, place: usize, pair: &MeetingPair) -> (Place, Place) {
        let middle = self.left + (place as f64 + 0.5) * self.slot;
        let half = (self.slot * SHARE).min(WIDEST_PX) / 2.0;
        (
            (middle - half, self.y(pair.moods.before)),
            (middle + half, self.y(pair.moods.after)),
        )
    }

    fn mark(&self, place: usize, pair: &MeetingPair) -> Mark {
        let ((x0, y0), (x1, y1)) = self.ends(place, pair);
        let facts = vec![
            ("date", pair.date.into()),
            ("before", Measure::Mood.written(pair.moods.before)),
            ("after", Measure::Mood.written(pair.moods.after)),
        ];
        Mark::point(
            (f64::midpoint(x0, x1), f64::midpoint(y0, y1)),
            0,
            Some(pair.date),
            Message::new("chart-meetings-point", facts),
        )
    }
}

fn picture(trend: &MeetingTrend, frame: &Frame<'_>) -> Picture {
    let left = (text_width("+00", frame.text) + TICK_GAP * 2.0).ceil();
    let top = frame.line.round();
    let bottom = (top + frame.line * FIELD_LINES).round();
    let field = Field {
        left,
        top,
        bottom,
        slot: (frame.width - left) / trend.pairs.len().max(1) as f64,
    };
    let places = || trend.pairs.iter().enumerate();
    let marks = places().map(|(place, pair)| field.mark(place, pair));
    let size = (frame.width, bottom + frame.line * 0.8);
    frame.picture(size, marks.collect(), |canvas| {
        scale(canvas, &field, frame);
        for (place, pair) in places() {
            let (before, after) = field.ends(place, pair);
            before_after(canvas, before, after, field.slot, frame);
        }
    })
}

fn scale(canvas: &Canvas<'_>, field: &Field, frame: &Frame<'_>) {
    let colours = &frame.colours;
    for step in -3..=3 {
        let y = field.y(f64::from(step)).floor() + 0.5;
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
