//! Rows that each have a name, a dot with its interval on a common scale, and a remark, as the days
//! of the week and the strategies have them. Where names take too much of the width, each stands
//! above its scale. Not here: what is measured.

use super::canvas::{Align, Canvas, shortened, text_width};
use super::days::RING_PX;
use super::frame::Frame;
use super::legend::interval;
use super::strip::Strip;
use super::{Mark, Picture};
use crate::message::Message;

/// Between the name, the scale and the remark.
const GAP_PX: f64 = 16.0;
/// The name and the remark take at most this share of the width each.
const BESIDE_MOST: f64 = 0.36;
/// The scale is at least this wide beside them.
const SCALE_LEAST: f64 = 0.25;
/// In a stack the remark takes at most this share of the width beside the name.
const REMARK_MOST: f64 = 0.5;
/// Room at the ends of the scale, so that a dot on an end is whole.
const END_PX: f64 = 6.0;

/// One row.
pub(super) struct Row {
    pub(super) name: String,
    /// Where the dot is, 0 at the low end of the scale and 1 at the high end; `None` without one.
    pub(super) dot: Option<f64>,
    /// The ends of its interval, alike.
    pub(super) interval: Option<(f64, f64)>,
    pub(super) remark: String,
    pub(super) text: Message,
}

/// Rows on one scale, with `ticks`: a place on the scale and its name.
pub(super) struct Rows<'a> {
    pub(super) rows: Vec<Row>,
    pub(super) ticks: Vec<(f64, String)>,
    /// The days they are made of, where they are made of days.
    pub(super) strip: Option<Strip<'a>>,
}

struct Layout {
    /// As asked for, or as the widest remark needs.
    width: f64,
    /// Names stand above their scales.
    stacked: bool,
    /// Remarks stand below their names.
    below: bool,
    /// Room for a name.
    names: f64,
    left: f64,
    right: f64,
    row: f64,
    top: f64,
}

impl Rows<'_> {
    pub(super) fn picture(&self, frame: &Frame<'_>) -> Picture {
        let layout = self.layout(frame);
        let marks = self
            .rows
            .iter()
            .enumerate()
            .map(|(i, row)| layout.mark(i, row));
        let foot = layout.top + layout.row * self.rows.len() as f64;
        let height = foot + self.strip.as_ref().map_or(0.0, |_| Strip::height(frame));
        frame.picture((layout.width, height), marks.collect(), |canvas| {
            self.scale(canvas, &layout, frame);
            if let Some(strip) = &self.strip {
                strip.paint(canvas, foot, layout.width, frame);
            }
            for (i, row) in self.rows.iter().enumerate() {
                Self::row(canvas, i, row, &layout, frame);
            }
        })
    }

    fn layout(&self, frame: &Frame<'_>) -> Layout {
        let widest = |of: fn(&Row) -> &str| {
            let widths = self.rows.iter().map(|row| text_width(of(row), frame.text));
            widths.fold(0.0, f64::max)
        };
        let remarks = widest(|row| &row.remark);
        let width = frame.width.max(remarks);
        let most = width * BESIDE_MOST;
        let names = widest(|row| &row.name);
        let scale = width - names - remarks - GAP_PX * 2.0;
        let stacked = names > most || remarks > most || scale < width * SCALE_LEAST;
        let (left, right) = if stacked {
            (END_PX, width - END_PX)
        } else {
            (names + GAP_PX, width - remarks - GAP_PX)
        };
        // In a stack the remark stands behind the name, and below it when it is long.
        let below = stacked && remarks > width * REMARK_MOST;
        let lines = match (stacked, below) {
            (false, _) => 1.6,
            (true, false) => 2.4,
            (true, true) => 3.4,
        };
        let names = match (stacked, below) {
            (false, _) => names,
            (true, false) => width - remarks - GAP_PX,
            (true, true) => width,
        };
        Layout {
            width,
            stacked,
            below,
            names,
            left,
            right,
            row: frame.line * lines,
            top: if self.ticks.is_empty() {
                0.0
            } else {
                frame.line * 1.4
            },
        }
    }

    /// Names of the ticks, where they do not touch, and lines down from them.
    fn scale(&self, canvas: &Canvas<'_>, layout: &Layout, frame: &Frame<'_>) {
        let bottom = layout.top + layout.row * self.rows.len() as f64;
        let mut free = 0.0;
        for (at, name) in &self.ticks {
            let x = (layout.x(*at)).floor() + 0.5;
            if !layout.stacked {
                canvas.line(
                    &[(x, layout.top), (x, bottom)],
                    frame.colours.chart_grid,
                    1.0,
                );
            }
            let half = text_width(name, frame.text) / 2.0;
            let middle = x.clamp(half, (layout.width - half).max(half));
            if middle - half >= free {
                let place = (middle, frame.line * 0.6);
                canvas.text(
                    name,
                    place,
                    Align::Middle,
                    frame.text,
                    frame.colours.chart_label,
                );
                free = middle + half + 8.0;
            }
        }
    }

    fn row(canvas: &Canvas<'_>, i: usize, row: &Row, layout: &Layout, frame: &Frame<'_>) {
        let (top, colours) = (layout.top + i as f64 * layout.row, &frame.colours);
        let y = layout.y(i, frame);
        let name_y = if layout.stacked {
            top + frame.line * 0.6
        } else {
            y
        };
        let name = shortened(&row.name, layout.names, frame.text);
        canvas.text(&name, (0.0, name_y), Align::Start, frame.text, colours.ink);
        let end = (
            layout.width,
            if layout.below {
                name_y + frame.line
            } else {
                name_y
            },
        );
        canvas.text(
            &row.remark,
            end,
            Align::End,
            frame.text,
            colours.chart_label,
        );

        let ground = y.floor() + 0.5;
        canvas.line(
            &[(layout.left, ground), (layout.right, ground)],
            colours.chart_grid,
            1.0,
        );
        match (row.dot, row.interval) {
            (Some(dot), Some((low, high))) => {
                interval(
                    canvas,
                    (layout.x(low), layout.x(dot), layout.x(high)),
                    y,
                    frame,
                );
            }
            (Some(dot), None) => {
                canvas.ring((layout.x(dot), y), RING_PX * frame.larger, colours.chart_1);
            }
            _ => {}
        }
    }
}

impl Layout {
    fn x(&self, share: f64) -> f64 {
        let (left, right) = (self.left + END_PX, self.right - END_PX);
        left + share.clamp(0.0, 1.0) * (right - left)
    }

    fn mark(&self, i: usize, row: &Row) -> Mark {
        Mark {
            x_px: self.width / 2.0,
            y_px: self.top + (i as f64 + 0.5) * self.row,
            width_px: self.width,
            height_px: self.row,
            row: i as u32,
            date: None,
            text: row.text.clone(),
        }
    }

    /// Middle of the scale of a row.
    fn y(&self, i: usize, frame: &Frame<'_>) -> f64 {
        let top = self.top + i as f64 * self.row;
        if self.stacked {
            top + self.row - frame.line * 0.7
        } else {
            top + self.row / 2.0
        }
    }
}
