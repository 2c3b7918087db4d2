//! Trends: one chart as picture, table and sentence.

use crate::{ApiError, Clock, Session};
use cairn_insights::chart::{Chart, ChartLook, Palette, mood_chart};
use cairn_insights::{DateRange, Message, MessageArg, MoodTrend, mood_trend};
use cairn_journal::calendar;
use cairn_words::{Arg, Words};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Smallest and largest side of a picture in pixels.
const SIDE_PX: std::ops::RangeInclusive<u32> = 160..=4000;

/// Which days, and how the picture looks.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
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
pub struct MoodChart {
    /// The numbers.
    pub trend: MoodTrend,
    /// The sentences.
    pub sentences: Vec<String>,
    /// The picture.
    pub chart: Chart,
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
    for (field, side) in [
        ("width_px", request.width_px),
        ("height_px", request.height_px),
    ] {
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
    let to = request
        .to
        .unwrap_or_else(|| calendar::today(&clock.moment(), journal.settings()));
    let first = noted().map(|(date, _)| date).min().unwrap_or(to);
    let from = request.from.unwrap_or(first.min(to));
    if to < from {
        return Err(ApiError::invalid("to", "order", 0, 0));
    }
    let total = super::count(noted().count());
    let range = DateRange { from, to };
    let trend = mood_trend(journal.check_ins(), range);
    let look = ChartLook {
        width_px: request.width_px,
        height_px: request.height_px,
        palette: request.palette,
        text_scale: f64::from(request.text_size.clamp(100, 200)) / 100.0,
    };
    let say = |message: &Message| render(&session.words, message);
    let sentences = trend.message.iter().map(say).collect();
    let chart = mood_chart(&trend, &look, &say);
    Ok(MoodChart {
        trend,
        sentences,
        chart,
        total,
    })
}

/// A message of the statistics as a sentence.
pub(super) fn render(words: &Words, message: &Message) -> String {
    let args: Vec<(&str, Arg)> = message
        .args
        .iter()
        .map(|(name, value)| (*name, argument(value)))
        .collect();
    words.text(message.id, &args)
}

fn argument(value: &MessageArg) -> Arg {
    match value {
        MessageArg::Text { value } => Arg::Text(value.clone()),
        MessageArg::Count { value } => Arg::Number(f64::from(*value)),
        MessageArg::Decimal { value, decimals } => Arg::Decimal {
            value: *value,
            decimals: *decimals,
        },
        MessageArg::Signed { value, decimals } => Arg::Signed {
            value: *value,
            decimals: *decimals,
        },
        MessageArg::Date { value } => Arg::Date(*value),
    }
}
