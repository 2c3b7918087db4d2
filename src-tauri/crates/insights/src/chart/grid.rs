//! Cells in rows and columns with names at two sides, as the year and the urges of a week have
//! them. A grid takes the width it is given, and more where the texts in its cells need it. Not
//! here: what a cell shows.

use super::canvas::{Align, Canvas, Place, text_width};
use super::frame::Frame;
use super::strip::Strip;
use super::{Mark, Picture};
use crate::message::Message;
use chrono::NaiveDate;

/// Between one cell and the next.
const GAP_PX: f64 = 1.0;
/// Between the names of the rows and the cells.
const NAME_GAP_PX: f64 = 10.0;

/// Where the cells of a grid are, in CSS pixels.
pub(super) struct Grid {
    left: f64,
    top: f64,
    cell: Place,
    rows: Vec<String>,
    columns: Vec<(usize, String)>,
    size: Place,
}

/// One cell that can be read.
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) date: Option<NaiveDate>,
    pub(super) text: Message,
}

impl Grid {
    /// A grid with the given names of `rows`, and of those of its `n_columns` columns that have
    /// one. Each cell has room for `text_px` pixels of text across and for `lines` lines.
    pub(super) fn new(
        rows: Vec<String>,
        columns: Vec<(usize, String)>,
        n_columns: usize,
        (text_px, lines): (f64, f64),
        frame: &Frame<'_>,
    ) -> Self {
        let names = rows
            .iter()
            .map(|name| text_width(name, frame.text))
            .fold(0.0, f64::max);
        let left = (names + NAME_GAP_PX).ceil();
        let least = (text_px + 2.0 + GAP_PX).ceil();
        // Whole pixels keep the edges of the cells sharp.
        let across = ((frame.width - left) / n_columns as f64).floor().max(least);
        let down = (frame.line * lines + 2.0 + GAP_PX).ceil();
        let top = (frame.line * 1.3).ceil();
        let n_rows = rows.len() as f64;
        Self {
            left,
            top,
            cell: (across, down),
            rows,
            columns,
            size: (left + across * n_columns as f64, top + down * n_rows),
        }
    }

    /// The upper left and the lower right corner of a cell.
    pub(super) fn corners(&self, row: usize, column: usize) -> (Place, Place) {
        let x = self.left + self.cell.0 * column as f64;
        let y = self.top + self.cell.1 * row as f64;
        ((x, y), (x + self.cell.0 - GAP_PX, y + self.cell.1 - GAP_PX))
    }

    /// The picture with the names and what `paint` draws, in which `cells` can be read, and with
    /// the `strip` of its days below it, where the cells are no days themselves.
    pub(super) fn picture(
        &self,
        frame: &Frame<'_>,
        cells: Vec<GridCell>,
        strip: Option<&Strip<'_>>,
        paint: impl FnOnce(&Canvas<'_>),
    ) -> Picture {
        let marks = cells.into_iter().map(|cell| self.mark(cell)).collect();
        let (width, foot) = self.size;
        let height = foot + strip.map_or(0.0, |_| Strip::height(frame));
        frame.picture((width, height), marks, |canvas| {
            if let Some(strip) = strip {
                strip.paint(canvas, foot, width, frame);
            }
            let colour = frame.colours.chart_label;
            for (row, name) in self.rows.iter().enumerate() {
                let ((_, top), (_, bottom)) = self.corners(row, 0);
                let place = (0.0, (top + bottom) / 2.0);
                canvas.text(name, place, Align::Start, frame.text, colour);
            }
            for (column, name) in &self.columns {
                let ((left, _), (right, _)) = self.corners(0, *column);
                let place = ((left + right) / 2.0, frame.line * 0.6);
                canvas.text(name, place, Align::Middle, frame.text, colour);
            }
            paint(canvas);
        })
    }

    fn mark(&self, cell: GridCell) -> Mark {
        let ((left, top), (right, bottom)) = self.corners(cell.row, cell.column);
        Mark {
            x_px: (left + right) / 2.0,
            y_px: (top + bottom) / 2.0,
            width_px: right - left,
            height_px: bottom - top,
            row: cell.row as u32,
            date: cell.date,
            text: cell.text,
        }
    }
}
