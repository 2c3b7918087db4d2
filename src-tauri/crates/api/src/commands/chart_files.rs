//! Charts in files of their own: as shapes (SVG), or as pixels (PNG) that the window made of the
//! same shapes, since it is the window that has a font engine.
//!
//! Not here: the drawing.

use super::cairn::SavedFile;
use super::exchange::write_out;
use super::trends::{ChartChoice, chart_numbers};
use crate::{ApiError, Clock, Session};
use cairn_exchange::dated_name;
use cairn_insights::chart::{ChartLook, Palette};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Width of a picture in a file: it fits the width of a printed page.
const FILE_WIDTH_PX: u32 = 960;
/// First bytes of a PNG (W3C PNG, 5.2).
const PNG_SIGNATURE: [u8; 8] = [137, 80, 78, 71, 13, 10, 26, 10];
/// Most bytes of a PNG: many times what a chart takes.
const PNG_BYTES: usize = 16 << 20;

/// Writes a chart as a picture of its own.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SaveChart {
    /// The chart.
    pub chart: ChartChoice,
    /// First day; the first check-in when left out.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day; today when left out.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Absolute path of the file, or of a folder: then a neutral name is added.
    pub path: String,
    /// Replace a file of this name.
    #[serde(default)]
    pub overwrite: bool,
}

/// Writes the pixels of a chart.
#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SavePixels {
    /// A PNG, at most 16 MiB.
    pub png: Vec<u8>,
    /// Absolute path of the file, or of a folder: then a neutral name is added.
    pub path: String,
    /// Replace a file of this name.
    #[serde(default)]
    pub overwrite: bool,
}

/// Writes a chart as an SVG of its own on white, with mode 0600, through a temporary file in the
/// same folder. What is kept private is not in it.
///
/// # Errors
/// As [`draw_chart`](super::trends::draw_chart); [`ApiError::NothingToDraw`]; [`ApiError::FileExists`],
/// [`ApiError::FileUnwritable`], [`ApiError::DiskFull`], with nothing half written.
pub fn save_chart(
    session: &mut Session,
    clock: &dyn Clock,
    request: SaveChart,
) -> Result<SavedFile, ApiError> {
    let numbers = chart_numbers(session, clock, request.chart, (request.from, request.to))?
        .leaving(session.journal()?);
    let look = ChartLook {
        width_px: FILE_WIDTH_PX,
        palette: Palette::Print,
        text_percent: 100,
        standalone: true,
    };
    let chart = numbers.drawn(&look, &session.words);
    let picture = chart.picture.ok_or(ApiError::NothingToDraw)?;
    let path = write_out(
        session.journal()?,
        &request.path,
        request.overwrite,
        &dated_name("picture", "svg", &clock.moment()),
        picture.svg.as_bytes(),
    )?;
    Ok(SavedFile {
        path: path.display().to_string(),
        items: super::count(picture.marks.len()),
    })
}

/// Writes the pixels of a chart with mode 0600, through a temporary file in the same folder.
///
/// # Errors
/// [`ApiError::Invalid`] for anything but a PNG, or for one that is too large;
/// [`ApiError::FileExists`], [`ApiError::FileUnwritable`], [`ApiError::DiskFull`], with nothing half
/// written.
pub fn save_chart_pixels(
    session: &mut Session,
    clock: &dyn Clock,
    request: SavePixels,
) -> Result<SavedFile, ApiError> {
    let journal = session.journal()?;
    if !request.png.starts_with(&PNG_SIGNATURE) || request.png.len() > PNG_BYTES {
        return Err(ApiError::invalid("png", "malformed", 0, 0));
    }
    let path = write_out(
        journal,
        &request.path,
        request.overwrite,
        &dated_name("picture", "png", &clock.moment()),
        &request.png,
    )?;
    Ok(SavedFile {
        path: path.display().to_string(),
        items: 1,
    })
}
