//! Trackers and lapses by their dates.

use cairn_journal::counting::{self, TrackerCount};
use cairn_journal::entities::{
    AnchorKind, CountDisplay, DayLog, DayState, Goal, Halt, Lapse, LapseEffect, LeapRule,
    MilestoneSetChoice, Rest, Tracker,
};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn id(number: u64) -> RecordId {
    RecordId::make(&mut StdRng::seed_from_u64(number))
}

fn then() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

pub fn tracker(anchor: NaiveDate) -> Tracker {
    Tracker {
        id: id(1),
        revision: 1,
        created_at: then(),
        updated_at: then(),
        deleted_at: None,
        name: "Tracker".to_owned(),
        discreet_name: String::new(),
        scope: String::new(),
        goal: Goal::Abstain,
        anchor,
        anchor_kind: AnchorKind::FirstDay,
        began_at: None,
        display: CountDisplay::Elapsed,
        leap_rule: LeapRule::Feb28,
        milestone_set: MilestoneSetChoice::default(),
        cost: None,
        unit: String::new(),
        earlier: Vec::new(),
        hidden: false,
        archived: false,
        rest: Rest::new(),
    }
}

pub fn lapse(number: u64, start: NaiveDate, end: NaiveDate, effect: LapseEffect) -> Lapse {
    Lapse {
        id: id(100 + number),
        revision: 1,
        created_at: then(),
        updated_at: then(),
        deleted_at: None,
        tracker_id: id(1),
        start,
        end,
        effect,
        ended_at: None,
        used: String::new(),
        amount: String::new(),
        context: String::new(),
        halt: Halt::default(),
        feelings: Vec::new(),
        triggers: Vec::new(),
        helped_after: String::new(),
        next_step: String::new(),
        tell: String::new(),
        note: String::new(),
        rest: Rest::new(),
    }
}

/// A lapse with effect *restart* for each pair of days.
pub fn restarts(days: &[(&str, &str)]) -> Vec<Lapse> {
    (1..)
        .zip(days)
        .map(|(number, (start, end))| lapse(number, day(start), day(end), LapseEffect::Restart))
        .collect()
}

pub fn log(date: &str, state: DayState, amount_hundredths: Option<u32>) -> DayLog {
    DayLog {
        id: id(1_000),
        revision: 1,
        created_at: then(),
        updated_at: then(),
        deleted_at: None,
        tracker_id: id(1),
        date: day(date),
        state,
        amount_hundredths,
        rest: Rest::new(),
    }
}

pub fn count(tracker: &Tracker, lapses: &[Lapse], on: &str) -> TrackerCount {
    counting::count(tracker, lapses, day(on))
}

/// Days of all runs.
pub fn runs(count: &TrackerCount) -> Vec<u32> {
    count.runs.iter().map(|run| run.days).collect()
}

/// Current and longest run, free days and days in all.
pub fn numbers(count: &TrackerCount) -> [u32; 4] {
    [
        count.current_run,
        count.longest_run,
        count.free_days,
        count.total_days,
    ]
}
