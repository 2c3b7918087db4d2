//! Charts: each one value in three forms made from the same numbers, a picture drawn by plotters
//! into SVG text, a table, and sentences. Beside each picture stand the places of its marks, so
//! that the window can read them one by one.
//!
//! A picture holds shapes, text, a title and a description; no script, no reference, no colour
//! beyond the [`Palette`]. Every mark can be told without its colour: by shape, dash, hatch or a
//! printed number. Not here: the numbers (the modules beside this one), and the words, which are
//! asked for through [`Say`].

mod canvas;
mod dates;
mod days;
mod flags;
mod frame;
mod gaps;
mod grid;
mod joined;
mod legend;
mod meetings;
mod mood;
mod mood_layout;
mod pair;
mod palette;
mod rows;
mod series;
mod strategies;
mod strip;
mod timeline;
mod tones;
mod urges;
mod weekday;
mod year;

pub use meetings::meeting_chart;
pub use mood::mood_chart;
pub use pair::pair_chart;
pub use palette::{Colours, Palette};
pub use series::series_chart;
pub use strategies::strategy_chart;
pub use timeline::timeline_chart;
pub use tones::{Tone, Tones};
pub use urges::urge_chart;
pub use weekday::weekday_chart;
pub use year::year_chart;

use crate::message::{Message, MessageArg};
use crate::range::DateRange;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Puts a message into words.
pub type Say<'a> = &'a dyn Fn(&Message) -> String;

/// How a chart is to look.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChartLook {
    /// Width in CSS pixels; held between 280 and 4,000. A grid takes more when its texts need it.
    pub width_px: u32,
    /// Theme and contrast.
    pub palette: Palette,
    /// Size of text in percent of 12 pixels; held between 50 and 400.
    pub text_percent: u16,
    /// Whether title, sentences and the paper are part of the picture, as in a file of its own.
    #[serde(default)]
    pub standalone: bool,
}

/// One chart in its three forms.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Chart {
    /// What it shows.
    pub title: Message,
    /// What it says.
    pub sentences: Vec<Message>,
    /// The drawing; `None` when there is nothing to draw, which the sentences then say.
    pub picture: Option<Picture>,
    /// The same numbers in rows.
    pub table: Table,
}

/// A drawn picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Picture {
    /// One `svg` element. Coordinates at its top level are CSS pixels.
    pub svg: String,
    /// Width it was drawn at; more than asked for where the texts need it.
    pub width_px: u32,
    /// Height it was drawn at.
    pub height_px: u32,
    /// What the marks mean, as the legend in it says.
    pub legend: Vec<Message>,
    /// What can be read one by one, row by row and in each row from left to right.
    pub marks: Vec<Mark>,
}

/// Where one value is in the picture, and what is read for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Mark {
    /// Its middle, in CSS pixels from the left edge.
    pub x_px: f64,
    /// Its middle, in CSS pixels from the upper edge.
    pub y_px: f64,
    /// Its width in CSS pixels; 0 for a point.
    pub width_px: f64,
    /// Its height in CSS pixels; 0 for a point.
    pub height_px: f64,
    /// The row it stands in, from 0; the keys up and down go from row to row.
    pub row: u32,
    /// The logical day it is about, where it is about one.
    pub date: Option<NaiveDate>,
    /// The value in full: what, how much, from how many.
    pub text: Message,
}

/// Numbers in rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Table {
    /// The columns; the first names its row.
    pub columns: Vec<Column>,
    /// One cell per column; `None` where nothing was logged.
    pub rows: Vec<Vec<Option<MessageArg>>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Column {
    /// Its heading.
    pub label: Message,
    /// Whether it holds numbers, which stand to the right.
    pub numbers: bool,
}

impl Column {
    fn words(label: &'static str) -> Self {
        Self {
            label: Message::plain(label),
            numbers: false,
        }
    }

    fn numbers(label: &'static str) -> Self {
        Self {
            label: Message::plain(label),
            numbers: true,
        }
    }
}

impl Mark {
    /// A point that is about a day.
    fn point((x_px, y_px): (f64, f64), row: u32, date: Option<NaiveDate>, text: Message) -> Self {
        Self {
            x_px,
            y_px,
            width_px: 0.0,
            height_px: 0.0,
            row,
            date,
            text,
        }
    }
}
