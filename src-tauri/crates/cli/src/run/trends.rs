//! `trend`: a chart as sentence and table, as numbers, or as a picture in a file.

use super::{Run, absolute_text, stored};
use crate::answer::{Answer, table};
use crate::chart_arguments::TrendArguments;
use crate::refusal::Refusal;
use cairn_api::commands::{self, ChartNumbers, DrawChart, SaveChart};
use cairn_exchange::render;
use cairn_insights::chart::{Chart, Palette};
use cairn_insights::{Direction, Message, MessageArg, MoodTrend};
use serde_json::{Value, json};

/// Width of a picture that nobody sees: only its sentences and its table are asked for.
const WIDTH_PX: u32 = 960;

impl Run<'_> {
    pub(super) fn trend(&mut self, arguments: &TrendArguments) -> Result<Answer, Refusal> {
        self.open()?;
        let tracker = match &arguments.tracker {
            Some(called) => Some(self.tracker_called(called)?.id),
            None => None,
        };
        let choice = arguments.choice(tracker);
        let (from, to) = (arguments.from, arguments.to);
        let request = DrawChart {
            chart: choice,
            from,
            to,
            width_px: WIDTH_PX,
            palette: Palette::Print,
            text_size: 100,
            standalone: false,
            leaving: false,
        };
        let chart = commands::draw_chart(&mut self.session, &self.clock, request)?;
        if let Some(path) = &arguments.out {
            let request = SaveChart {
                chart: choice,
                from,
                to,
                path: absolute_text(path)?,
                overwrite: false,
            };
            commands::save_chart(&mut self.session, &self.clock, request)?;
        }
        let numbers = commands::chart_numbers(&self.session, &self.clock, choice, (from, to))?;
        let said = self.said(&chart.sentences);
        let text = match self.rows(&chart) {
            Some(rows) => format!("{said}\n\n{rows}"),
            None => said.clone(),
        };
        Ok(Answer::new(json_of(&numbers, &said), text))
    }

    fn said(&self, sentences: &[Message]) -> String {
        let said = sentences
            .iter()
            .map(|one| render(self.session.words(), one));
        said.collect::<Vec<_>>().join(" ")
    }

    /// The table of a chart; `None` without a row.
    fn rows(&self, chart: &Chart) -> Option<String> {
        let cell = |cell: &Option<MessageArg>| match cell {
            // As days are written everywhere in a terminal.
            Some(MessageArg::Date { value }) => value.to_string(),
            Some(value) => {
                let value = vec![("value", value.clone())];
                render(self.session.words(), &Message::new("chart-value", value))
            }
            None => "-".to_owned(),
        };
        let columns = chart.table.columns.iter();
        let headings: Vec<String> = columns
            .map(|column| render(self.session.words(), &column.label))
            .collect();
        let rows: Vec<Vec<String>> = chart
            .table
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect();
        (!rows.is_empty()).then(|| table(&headings, &rows))
    }
}

/// The numbers; a day or a value that is not there is absent, never 0.
fn json_of(numbers: &ChartNumbers, said: &str) -> Value {
    let mut value = match numbers {
        ChartNumbers::Mood(mood) => mood_numbers(mood),
        numbers => stored(numbers),
    };
    if let Some(object) = value.as_object_mut() {
        // Ids of sentences say nothing to a script; the sentence stands in their place.
        object.shift_remove("message");
        object.insert("sentence".to_owned(), said.into());
    }
    value
}

fn mood_numbers(trend: &MoodTrend) -> Value {
    let daily: Vec<Value> = trend
        .daily
        .iter()
        .map(|day| json!({ "date": day.date, "value": day.value }))
        .collect();
    json!({
        "n": trend.n,
        "days_logged": trend.days_logged,
        "days_in_range": trend.days_in_range,
        "daily": daily,
        "median7": trend.median7,
        "trend": {
            "slope_per_week": trend.trend.map(|trend| trend.slope_per_week),
            "z": trend.trend.map(|trend| trend.z),
            "n": trend.days_logged,
            "words": trend.trend.map_or(Direction::NotEnoughYet, |trend| trend.words),
        },
    })
}
