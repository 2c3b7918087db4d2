//! Charts drawn by plotters into SVG text. Beside each picture stand the places of its marks, so
//! that the window can put points over them that take the focus.
//!
//! A picture holds shapes, text and a title; no script, no reference, no colour beyond the
//! [`Palette`]. Not here: the numbers (the parent module) and the words, which are asked for
//! through [`Say`].

mod canvas;
mod dates;
mod mood;
mod palette;

pub use mood::mood_chart;
pub use palette::{Colours, Palette};

use crate::message::Message;
use crate::range::DateRange;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Puts a message into words.
pub type Say<'a> = &'a dyn Fn(&Message) -> String;

/// How a chart is to look.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChartLook {
    /// Width in CSS pixels; held between 280 and 4,000.
    pub width_px: u32,
    /// Height in CSS pixels; more is taken when the text needs it, at most 4,000.
    pub height_px: u32,
    /// Theme and contrast.
    pub palette: Palette,
    /// Size of text against 12 pixels; held between 0.5 and 4.
    pub text_scale: f64,
}

/// A drawn chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Chart {
    /// One `svg` element. Coordinates at its top level are CSS pixels.
    pub svg: String,
    /// Width it was drawn at.
    pub width_px: u32,
    /// Height it was drawn at.
    pub height_px: u32,
    /// The points, in the order of days.
    pub marks: Vec<Mark>,
}

/// Where one value is in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Mark {
    /// CSS pixels from the left edge.
    pub x_px: f64,
    /// CSS pixels from the upper edge.
    pub y_px: f64,
    /// Logical day.
    pub date: NaiveDate,
    /// The value.
    pub value: f64,
    /// How many check-ins it is made of.
    pub n: u32,
}
