//! The arguments of `trend`. As in `arguments.rs`: names and shapes, no words and no limits.

use cairn_api::commands::ChartChoice;
use cairn_insights::{Measure, PairChoice};
use cairn_vault::RecordId;
use chrono::{Datelike, NaiveDate};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args)]
pub struct TrendArguments {
    pub chart: ChartName,
    #[arg(long, value_name = "D")]
    pub from: Option<NaiveDate>,
    #[arg(long, value_name = "D")]
    pub to: Option<NaiveDate>,
    #[arg(long, value_name = "FILE.svg")]
    pub out: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = MeasureName::Mood)]
    measure: MeasureName,
    #[arg(long, value_enum, value_name = "MEASURE", default_value_t = MeasureName::Sleep)]
    with: MeasureName,
    #[arg(long)]
    next_day: bool,
    #[arg(long, value_name = "NAME")]
    pub tracker: Option<String>,
    #[arg(long)]
    smooth: bool,
    #[arg(long)]
    lapses: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ChartName {
    Mood,
    Year,
    Urges,
    Weekday,
    Series,
    Pair,
    Meetings,
    Strategies,
    Timeline,
}

#[derive(Clone, Copy, ValueEnum)]
enum MeasureName {
    Mood,
    Energy,
    Anxiety,
    Connection,
    Confidence,
    Sleep,
    Urge,
    Pain,
}

impl TrendArguments {
    /// The chart as the command takes it; `tracker` is the one that was named.
    pub fn choice(&self, tracker: Option<RecordId>) -> ChartChoice {
        match self.chart {
            ChartName::Mood => ChartChoice::Mood {
                smooth: self.smooth,
                lapses: self.lapses,
            },
            // The year that the range ends in.
            ChartName::Year => ChartChoice::Year {
                year: self.to.map(|to| to.year()),
            },
            ChartName::Urges => ChartChoice::Urges { tracker },
            ChartName::Weekday => ChartChoice::Weekday {
                measure: self.measure.into(),
            },
            ChartName::Series => ChartChoice::Series,
            ChartName::Pair => ChartChoice::Pair(PairChoice {
                first: self.with.into(),
                second: self.measure.into(),
                next_day: self.next_day,
            }),
            ChartName::Meetings => ChartChoice::Meetings,
            ChartName::Strategies => ChartChoice::Strategies,
            ChartName::Timeline => ChartChoice::Timeline,
        }
    }
}

impl From<MeasureName> for Measure {
    fn from(name: MeasureName) -> Measure {
        match name {
            MeasureName::Mood => Measure::Mood,
            MeasureName::Energy => Measure::Energy,
            MeasureName::Anxiety => Measure::Anxiety,
            MeasureName::Connection => Measure::Connection,
            MeasureName::Confidence => Measure::Confidence,
            MeasureName::Sleep => Measure::Sleep,
            MeasureName::Urge => Measure::Urge,
            MeasureName::Pain => Measure::Pain,
        }
    }
}
