//! Days along a picture: where each of them is, the strip of logged days, and the axis with its
//! dates. A line joins only days that follow each other. Not here: values.

use super::canvas::{Align, Canvas, Place};
use super::dates::{TICK_GAP, ticks};
use super::frame::Frame;
use crate::range::DateRange;
use chrono::NaiveDate;

/// Least width of a cell of the strip; on long ranges a cell covers several days.
const CELL_MIN: f64 = 3.0;
/// A cell narrower than this has no outline when empty: neighbours would touch.
const CELL_OUTLINED: f64 = 4.0;
/// From this width of a day on, points are rings; on long ranges they are dots.
const DAY_WITH_RING: f64 = 5.0;
/// Radius of a ring.
pub(super) const RING_PX: f64 = 3.0;
/// Radius of a dot.
pub(super) const DOT_PX: f64 = 1.75;
/// Half of the mark of a day that stands alone, against the width of a day.
const ALONE: f64 = 0.4;

/// The days of a range between two edges, in CSS pixels.
pub(super) struct DayAxis {
    pub(super) range: DateRange,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Width of a day.
    pub(super) day: f64,
}

/// What the strip shows of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Logged {
    No,
    Paused,
    Yes,
}

impl DayAxis {
    pub(super) fn new(range: DateRange, left: f64, right: f64) -> Self {
        Self {
            range,
            left,
            right,
            day: (right - left) / f64::from(range.days().max(1)),
        }
    }

    /// The middle of a day.
    pub(super) fn x(&self, date: NaiveDate) -> f64 {
        let before = date.signed_duration_since(self.range.from).num_days();
        self.left + (before as f64 + 0.5) * self.day
    }

    /// The beginning of its first day and the end of its last one.
    pub(super) fn edges(&self, days: DateRange) -> (f64, f64) {
        let half = self.day / 2.0;
        (self.x(days.from) - half, self.x(days.to) + half)
    }

    /// A run of a single day has no length: its mark takes most of the day's width, and never
    /// less than can be seen.
    pub(super) fn visible(&self, places: Vec<Place>) -> Vec<Place> {
        match places[..] {
            [(x, y)] => {
                let half = (self.day * ALONE).max(0.5);
                vec![(x - half, y), (x + half, y)]
            }
            _ => places,
        }
    }

    /// The point of one day.
    pub(super) fn point(&self, canvas: &Canvas<'_>, place: Place, frame: &Frame<'_>) {
        if self.day >= DAY_WITH_RING {
            canvas.dot(place, RING_PX * frame.larger, frame.colours.surface);
            canvas.ring(place, RING_PX * frame.larger, frame.colours.chart_1);
        } else {
            canvas.dot(place, DOT_PX, frame.colours.chart_1);
        }
    }

    /// One cell a day around `y`, or as many cells as have room: filled when a day in it was
    /// logged, hatched when none was and one was paused, else an outline.
    pub(super) fn strip(
        &self,
        canvas: &Canvas<'_>,
        y: f64,
        logged: impl Iterator<Item = NaiveDate>,
        pauses: &[DateRange],
        frame: &Frame<'_>,
    ) {
        let length = self.right - self.left;
        let room = (length / CELL_MIN).floor().max(1.0);
        let days = f64::from(self.range.days());
        let mut cells = vec![Logged::No; days.min(room) as usize];
        let n = cells.len() as f64;
        let cell = |date: NaiveDate| ((self.x(date) - self.left) / length * n) as usize;
        for pause in pauses {
            let (first, last) = (pause.from.max(self.range.from), pause.to.min(self.range.to));
            if first <= last {
                let end = (cell(last) + 1).min(cells.len());
                cells[cell(first).min(end)..end].fill(Logged::Paused);
            }
        }
        for date in logged {
            let at = cell(date);
            if let Some(cell) = cells.get_mut(at) {
                *cell = Logged::Yes;
            }
        }
        let width = length / n.max(1.0);
        let gap = if width >= CELL_OUTLINED { 1.0 } else { 0.0 };
        let half = frame.text / 3.0;
        let colours = &frame.colours;
        // Neighbours that look the same and have no gap between them are one shape.
        let mut at = 0;
        for run in cells.chunk_by(|a, b| gap == 0.0 && a == b) {
            let from = (self.left + at as f64 * width, y - half);
            at += run.len();
            let to = (self.left + at as f64 * width - gap, y + half);
            match run[0] {
                Logged::Yes => canvas.bar(from, to, colours.chart_1),
                Logged::Paused => {
                    canvas.hatch(from, to, colours.missing);
                    canvas.outline(from, to, colours.missing);
                }
                Logged::No if gap > 0.0 => canvas.outline(from, to, colours.missing),
                Logged::No => canvas.bar((from.0, y - 0.5), (to.0, y + 0.5), colours.missing),
            }
        }
    }

    /// The axis at `y` with ticks and dates below it.
    pub(super) fn axis(&self, canvas: &Canvas<'_>, y: f64, frame: &Frame<'_>) {
        let colour = frame.colours.chart_axis;
        self.across(canvas, y, colour);
        for tick in ticks(self.range, self.right - self.left, frame.text, frame.say) {
            let x = (self.left + tick.x).floor() + 0.5;
            canvas.line(&[(x, y), (x, y + frame.line * 0.45)], colour, 1.0);
            if let Some(label) = &tick.label {
                let place = (x + TICK_GAP, y + frame.line * 0.75);
                canvas.text(
                    label,
                    place,
                    Align::Start,
                    frame.text,
                    frame.colours.chart_label,
                );
            }
        }
    }

    /// A hairline on whole pixels, so that it stays sharp.
    pub(super) fn across(&self, canvas: &Canvas<'_>, y: f64, colour: plotters::style::RGBColor) {
        let y = y.floor() + 0.5;
        canvas.line(&[(self.left, y), (self.right, y)], colour, 1.0);
    }
}

/// Whether one day is the day after the other.
pub(super) fn follows(earlier: NaiveDate, later: NaiveDate) -> bool {
    earlier.succ_opt() == Some(later)
}
