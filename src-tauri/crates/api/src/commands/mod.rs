//! The commands, a file for each room of the window. Each takes the session, the clock and one
//! request, and gives one answer or an [`crate::ApiError`].
#![expect(
    clippy::needless_pass_by_value,
    reason = "every command takes its request by value: one shape for the whole list"
)]

pub mod backups;
pub mod cairn;
pub mod chart_files;
mod chart_sources;
pub mod check_ins;
pub mod compare;
pub mod dates;
pub mod day_logs;
pub mod entries;
pub mod erasing;
pub mod exchange;
pub mod groups;
pub mod integrity;
pub mod keys;
pub mod lapses;
pub mod meetings;
pub mod milestones;
pub mod people;
pub mod place;
pub mod plan_outside;
pub mod practice;
pub mod questionnaires;
pub mod search;
pub mod settings;
pub mod sharing;
pub mod strategies;
pub mod support;
pub mod tags;
pub mod takeaways;
pub mod today;
pub mod trackers;
pub mod trash;
pub mod trends;
pub mod urges;
pub mod worries;

pub use backups::*;
pub use cairn::*;
pub use chart_files::*;
pub use check_ins::*;
pub use compare::*;
pub use dates::*;
pub use day_logs::*;
pub use entries::*;
pub use erasing::*;
pub use exchange::*;
pub use groups::*;
pub use integrity::*;
pub use keys::*;
pub use lapses::*;
pub use meetings::*;
pub use milestones::*;
pub use people::*;
pub use place::*;
pub use plan_outside::*;
pub use practice::*;
pub use questionnaires::*;
pub use search::*;
pub use settings::*;
pub use sharing::*;
pub use strategies::*;
pub use support::*;
pub use tags::*;
pub use takeaways::*;
pub use today::*;
pub use trackers::*;
pub use trash::*;
pub use trends::*;
pub use urges::*;
pub use worries::*;

use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Names one record.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// The record.
    pub id: RecordId,
}

/// A range of logical days, both ends included; an end left out is open.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DayRange {
    /// First day.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

impl DayRange {
    /// Whether `date` lies in the range.
    #[must_use]
    pub fn holds(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}
