//! `trend`: a chart as sentence and table, as numbers, or as a picture in a file.

use super::{Run, absolute};
use crate::answer::{Answer, table};
use crate::arguments::ChartName;
use crate::refusal::Refusal;
use cairn_api::commands::{self, MoodChart, TrendRequest};
use cairn_exchange::{Overwrite, write_file};
use cairn_insights::Direction;
use cairn_insights::chart::Palette;
use cairn_words::signed;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::Path;

/// Size of a picture in a file, in CSS pixels: it fits the width of a printed page.
const PICTURE_PX: (u32, u32) = (960, 360);

impl Run<'_> {
    pub(super) fn trend(
        &mut self,
        chart: ChartName,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        out: Option<&Path>,
    ) -> Result<Answer, Refusal> {
        let ChartName::Mood = chart;
        self.open()?;
        let request = TrendRequest {
            from,
            to,
            width_px: PICTURE_PX.0,
            height_px: PICTURE_PX.1,
            palette: Palette::Light,
            text_size: 100,
        };
        let chart = commands::trend_mood(&mut self.session, &self.clock, request)?;
        if let Some(path) = out {
            write_file(
                &absolute(path)?,
                chart.chart.svg.as_bytes(),
                Overwrite::Refuse,
            )?;
        }
        let text = format!("{}\n\n{}", chart.sentences.join(" "), self.weeks(&chart));
        Ok(Answer::new(numbers_of(&chart), text))
    }

    /// The table of the chart, by week.
    fn weeks(&self, chart: &MoodChart) -> String {
        let rows: Vec<[String; 4]> = chart
            .trend
            .weeks
            .iter()
            .map(|week| {
                let range = [("low", signed(week.low, 1)), ("high", signed(week.high, 1))];
                let range = range.map(|(name, value)| (name, value.into()));
                [
                    week.monday.to_string(),
                    signed(week.median, 1),
                    self.text("chart-mood-week-of", &range),
                    week.n.to_string(),
                ]
            })
            .collect();
        let headings = ["", "-median", "-range", "-days"]
            .map(|column| self.text(&format!("chart-mood-week{column}"), &[]));
        if rows.is_empty() {
            String::new()
        } else {
            table(&headings, &rows)
        }
    }
}

/// The numbers; a day or a value that is not there is absent, never 0.
fn numbers_of(chart: &MoodChart) -> Value {
    let trend = &chart.trend;
    let daily: Vec<Value> = trend
        .daily
        .iter()
        .map(|day| json!({ "date": day.date, "value": day.value }))
        .collect();
    let median7: Vec<Value> = trend
        .median7
        .iter()
        .map(|at| json!({ "date": at.date, "value": at.value }))
        .collect();
    json!({
        "n": trend.n,
        "days_logged": trend.days_logged,
        "days_in_range": trend.days_in_range,
        "daily": daily,
        "median7": median7,
        "trend": {
            "slope_per_week": trend.trend.map(|trend| trend.slope_per_week),
            "z": trend.trend.map(|trend| trend.z),
            "n": trend.days_logged,
            "words": trend.trend.map_or(Direction::NotEnoughYet, |trend| trend.words),
        },
        "sentence": chart.sentences.join(" "),
    })
}
