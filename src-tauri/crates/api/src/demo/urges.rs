//! Urges that were watched in the invented year: most of them passed, one was left.
//!
//! Not here: the urges of check-ins, which stand with the days.

use super::chance::Chance;
use super::life::Day;
use super::{ZONE, instant};
use cairn_journal::ImportBatch;
use cairn_journal::calendar;
use cairn_journal::entities::{Rest, Tracker, UrgeEpisode, UrgeOutcome, UrgeSample};
use cairn_vault::RecordId;
use chrono::TimeDelta;

/// How many were watched.
const WATCHED: usize = 9;
/// Seconds between two questions.
const QUESTION: u32 = 300;

/// Watches urges of steep days, the last day left out: it is only a morning old.
pub(super) fn watch_urges(chance: &mut Chance, year: &[Day], batch: &mut ImportBatch) {
    let days: Vec<&Day> = year
        .iter()
        .rev()
        .skip(1)
        .filter(|day| !day.away && day.urge >= 4)
        .collect();
    let tracker = batch.trackers.first().map(|tracker: &Tracker| tracker.id);
    let apart = (days.len() / WATCHED).max(1);
    for (index, day) in days.into_iter().step_by(apart).take(WATCHED).enumerate() {
        let episode = episode(chance, day, tracker, index == 1);
        batch.urge_episodes.push(episode);
    }
}

/// One urge from its first minute to the last; of one that was left nobody knows how it ended.
fn episode(
    chance: &mut Chance,
    day: &Day,
    tracker_id: Option<RecordId>,
    was_left: bool,
) -> UrgeEpisode {
    let started_at = instant(
        day.date,
        18 + chance.below(4) as u32,
        chance.below(60) as u32,
    );
    let lasted = chance.between(6, 31).unsigned_abs() * 60;
    let mut strength = (day.urge + chance.between(0, 2)).clamp(4, 9);
    let mut samples = Vec::new();
    for sec in (0..lasted).step_by(QUESTION as usize) {
        samples.push(sample(sec, strength));
        strength = (strength - chance.between(-1, 2)).clamp(1, 10);
    }
    if was_left {
        samples.truncate(2);
    } else if samples.last().is_some_and(|last| lasted - last.sec >= 60) {
        samples.push(sample(lasted, chance.between(1, 3)));
    }
    let ended_at = started_at + TimeDelta::seconds(i64::from(lasted));
    UrgeEpisode {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: started_at,
        updated_at: ended_at,
        deleted_at: None,
        date: calendar::logical_date(started_at, ZONE, 0),
        started_at,
        ended_at: (!was_left).then_some(ended_at),
        zone: ZONE,
        day_start_used: 0,
        planned_min: 20,
        tracker_id,
        samples,
        triggers: Vec::new(),
        outcome: (!was_left).then_some(UrgeOutcome::Passed),
        note: String::new(),
        rest: Rest::new(),
    }
}

fn sample(sec: u32, strength: i32) -> UrgeSample {
    UrgeSample {
        sec,
        // Clamped to what a sample holds.
        strength: u8::try_from(strength).unwrap_or(0),
    }
}
