//! The rules by which time is counted (domain 2.1 to 2.3): pure functions over dates, none of which
//! can fail on valid data.
//!
//! Days are differences of calendar dates, never seconds; months and years are always added to the
//! anchor, never to the milestone before. What is not logged is counted neither way. Not here:
//! which day is today (`calendar`), and what is stored (`entities`).

mod milestones;
mod period;
mod runs;
mod units;
mod week;

pub use milestones::{
    ComingMilestone, PRESETS, PresetSet, ReachedMilestone, coming, milestone_date, preset, reached,
};
pub use period::{Elapsed, add_months, elapsed, hours_since, next_yearly};
pub use runs::{Run, TrackerCount, count};
pub use units::uk_units_tenths;
pub use week::{
    DayLogSummary, DayLogWeek, WeekDay, WeekDayState, day_log_summary, day_log_weeks,
    effective_state,
};
