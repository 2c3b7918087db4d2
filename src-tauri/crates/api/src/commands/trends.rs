//! Trends: one chart as picture, table and sentence.

use super::DayRange;
use crate::{ApiError, Clock, Session};
use cairn_insights::{ChartLook, Mark, MoodTrend, Palette, mood_chart, mood_trend};
use cairn_journal::calendar;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Smallest and largest side of a picture in pixels.
const SIDE_PX: std::ops::RangeInclusive<u32> = 160..=4000;

/// Which days, and how the picture looks.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct TrendRequest {
    /// First day; the first check-in when left out.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day; today when left out.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Colours.
    pub palette: Palette,
    /// Size of text in percent.
    pub text_size: u16,
}

/// The mood chart in three forms made from the same numbers.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
pub struct MoodChart {
    /// The numbers.
    pub trend: MoodTrend,
    /// The sentences.
    pub sentences: Vec<String>,
    /// The picture.
    pub svg: String,
    /// Where the points stand in it.
    pub marks: Vec<Mark>,
    /// First day shown.
    pub from: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// Check-ins with a mood in the whole journal; charts are offered from 7 on.
    pub total: u32,
}

/// Mood over a range of days.
///
/// # Errors
/// [`ApiError::Invalid`] for a range that ends before it starts or a side out of range.
pub fn trend_mood(
    session: &mut Session,
    clock: &dyn Clock,
    request: TrendRequest,
) -> Result<MoodChart, ApiError> {
    for (field, side) in [("width_px", request.width_px), ("height_px", request.height_px)] {
        if !SIDE_PX.contains(&side) {
            return Err(ApiError::invalid(field, "range", *SIDE_PX.end(), side));
        }
    }
    let journal = session.journal()?;
    let noted = || {
        journal
            .check_ins()
            .filter_map(|check_in| check_in.valence.map(|valence| (check_in.date, valence)))
    };
    let to = request.to.unwrap_or_else(|| calendar::today(&clock.moment(), journal.settings()));
    let first = noted().map(|(date, _)| date).min().unwrap_or(to);
    let from = request.from.unwrap_or(first.min(to));
    if to < from {
        return Err(ApiError::invalid("to", "order", 0, 0));
    }
    let range = DayRange { from: Some(from), to: Some(to) };
    // Windows of up to 28 days reach back before the range, so earlier values go in too.
    let values: Vec<(NaiveDate, i8)> = noted().filter(|(date, _)| *date <= to).collect();
    let total = super::count(noted().count());
    let trend = mood_trend(&values, from, to);
    debug_assert!(trend.daily.iter().all(|day| range.holds(day.date)), "nothing outside the range");
    let look = ChartLook {
        width_px: request.width_px,
        height_px: request.height_px,
        palette: request.palette,
        text_scale: f64::from(request.text_size.clamp(100, 200)) / 100.0,
    };
    let words = &session.words;
    let sentences =
        trend.messages.iter().map(|message| render(words, message)).collect::<Vec<String>>();
    let picture = mood_chart(&trend, &look, &|id, args| words.text(id, args));
    Ok(MoodChart { trend, sentences, svg: picture.svg, marks: picture.marks, from, to, total })
}

/// A message of the statistics as a sentence.
fn render(words: &cairn_words::Words, message: &cairn_insights::Message) -> String {
    let args: Vec<(&str, cairn_words::Arg)> =
        message.args.iter().map(|(name, value)| (name.as_str(), value.clone().into())).collect();
    words.text(&message.id, &args)
}
