//! Large journals for benches: as many entries as wanted, about 1.5 KB of plain words each, years
//! of check-ins, or years of logged days. The same for the same numbers.

use crate::{PASSPHRASE, Place, TestClock};
use cairn_api::commands::{Unlock, unlock};
use cairn_api::{Clock, Session};
use cairn_journal::entities::{
    AnchorKind, CountDisplay, DayLog, DayState, Goal, Halt, Lapse, LapseEffect, LeapRule, Meeting,
    MilestoneSetChoice, Pause, PauseScope, Rest, Tracker,
};
use cairn_journal::{ImportBatch, Journal, Moment};
use cairn_vault::{CreateOptions, KdfCost, Passphrase, RecordId, SlotKind};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;
use std::path::Path;

/// Bytes of the text of one entry (architecture 9).
pub const ENTRY_BYTES: usize = 1_500;
/// Entries that are handed in at once.
const CHUNK: usize = 500;

const WORDS: [&str; 48] = [
    "harbor",
    "quiet",
    "walk",
    "morning",
    "kettle",
    "letter",
    "sister",
    "rain",
    "garden",
    "bread",
    "meeting",
    "listen",
    "breath",
    "night",
    "train",
    "window",
    "coffee",
    "hands",
    "river",
    "late",
    "tired",
    "hopeful",
    "call",
    "friend",
    "paper",
    "evening",
    "street",
    "music",
    "shoes",
    "again",
    "slowly",
    "better",
    "worry",
    "sleep",
    "kitchen",
    "bicycle",
    "über",
    "café",
    "naïve",
    "smörgås",
    "promise",
    "stairs",
    "market",
    "winter",
    "apple",
    "ladder",
    "onion",
    "velvet",
];

/// A text of words, `bytes` long or a little more.
pub fn text(rng: &mut StdRng, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 16);
    while text.len() < bytes {
        text.push_str(WORDS[rng.random_range(0..WORDS.len())]);
        text.push_str(if rng.random_ratio(1, 14) { ".\n" } else { " " });
    }
    text
}

/// A place with a large journal.
pub struct Big {
    /// Where it lies.
    pub place: Place,
    /// Its recovery words. They open it without the slow derivation that a passphrase needs.
    pub words: String,
    /// Bytes of all texts in it.
    pub text_bytes: usize,
}

impl Big {
    /// Opens it by its words.
    ///
    /// # Panics
    /// When it does not open, or something was found.
    #[must_use]
    pub fn unlocked(&self) -> Session {
        let mut session = self.place.session();
        let request = Unlock {
            secret: self.words.clone(),
            kind: SlotKind::Recovery,
            read_only: false,
        };
        let unlocked = unlock(&mut session, &TestClock::new(), request);
        let unlocked = unlocked.expect("the words are right");
        assert_eq!(unlocked.findings, [], "nothing is to be found in it");
        session
    }
}

/// A place with `n` entries, one every five hours back from now.
///
/// # Panics
/// When the journal refuses them.
#[must_use]
pub fn journal_of(n: usize) -> Big {
    let place = Place::new(n as u64);
    let mut text_bytes = 0;
    let mut rng = StdRng::seed_from_u64(n as u64);
    let words = fill(&place.journal_dir(), |journal, moment, done| {
        let mut batch = ImportBatch::default();
        for index in done..(done + CHUNK).min(n) {
            let at = moment.now - TimeDelta::hours(5) * i32::try_from(index).unwrap_or(i32::MAX);
            let mut entry = journal.blank_entry(moment, &mut rng, None, Some(at.date_naive()));
            entry.revision = 1;
            entry.at = at;
            entry.body = text(&mut rng, ENTRY_BYTES);
            entry.title = format!("Entry number {index}");
            text_bytes += entry.body.len();
            batch.entries.push(entry);
        }
        (!batch.entries.is_empty()).then_some(batch)
    });
    Big {
        place,
        words,
        text_bytes,
    }
}

/// A place with three check-ins a day for `years` years, each with everything that charts read, a
/// meeting a week, a pause, a tracker with a lapse a year, and a dozen strategies that were used often.
///
/// # Panics
/// When the journal refuses them.
#[must_use]
pub fn journal_of_check_ins(years: u32) -> Big {
    check_ins_on(years, |_| true)
}

/// The same with days and weeks of silence.
///
/// # Panics
/// As that one.
#[must_use]
pub fn journal_with_silences(years: u32) -> Big {
    check_ins_on(years, |day| day % 5 != 3 && day / 23 % 3 != 1)
}

/// The same on the days that `noted` holds for, counted from the first.
fn check_ins_on(years: u32, noted: impl Fn(u64) -> bool) -> Big {
    let place = Place::new(77);
    let mut rng = StdRng::seed_from_u64(77);
    let days = u64::from(years) * 365;
    let first: NaiveDate = today() - Days::new(days - 1);
    let words = fill(&place.journal_dir(), |journal, moment, done| {
        let mut batch = ImportBatch::default();
        if done == 0 {
            batch = toolbox(moment);
            let free = tracker(&mut rng, moment.now, "Free", Goal::Abstain, first);
            for year in 0..u64::from(years) {
                let start = first + Days::new(year * 365 + 200);
                let lapse = lapse(&mut rng, moment.now, free.id, start);
                batch.lapses.push(lapse);
            }
            batch.trackers.push(free);
            batch.meetings = (0..days / 7)
                .map(|week| meeting(moment, first, week))
                .collect();
            batch.pauses.push(pause(moment, &mut rng));
        }
        for index in done..(done + CHUNK).min(days as usize * 3) {
            if !noted(index as u64 / 3) {
                continue;
            }
            let date = first + Days::new(index as u64 / 3);
            let at: DateTime<Utc> = date
                .and_hms_opt(8 + (index as u32 % 3) * 6, 0, 0)
                .expect("an hour")
                .and_utc();
            batch
                .check_ins
                .push(check_in(journal, moment, &mut rng, at));
        }
        (!batch.check_ins.is_empty()).then_some(batch)
    });
    Big {
        place,
        words,
        text_bytes: 0,
    }
}

/// A place with two trackers that began `years` years ago: one of free days with a lapse a year, one
/// with each day logged but every seventh.
///
/// # Panics
/// When the journal refuses them.
#[must_use]
pub fn journal_of_day_logs(years: u32) -> Big {
    let place = Place::new(78);
    let mut rng = StdRng::seed_from_u64(78);
    let at = TestClock::new().now();
    let first: NaiveDate = today() - Days::new(u64::from(years) * 365);
    let free = tracker(&mut rng, at, "Free", Goal::Abstain, first);
    let logged = tracker(&mut rng, at, "Logged", Goal::DryDays { target: 5 }, first);
    let of_logged = logged.id;
    let mut lapses = Vec::new();
    for year in 0..u64::from(years) {
        let start = first + Days::new(year * 365 + 200);
        lapses.push(lapse(&mut rng, at, free.id, start));
    }
    let mut made = Some((vec![free, logged], lapses));
    let words = fill(&place.journal_dir(), |_, _, done| {
        let mut batch = ImportBatch::default();
        if let Some((trackers, lapses)) = made.take() {
            (batch.trackers, batch.lapses) = (trackers, lapses);
        }
        let days = first.iter_days().take_while(|date| *date <= today());
        for (index, date) in days.enumerate().skip(done).take(CHUNK) {
            if index % 7 == 6 {
                continue;
            }
            batch.day_logs.push(DayLog {
                id: RecordId::make(&mut rng),
                revision: 1,
                created_at: at,
                updated_at: at,
                deleted_at: None,
                tracker_id: of_logged,
                date,
                state: if index % 3 == 0 {
                    DayState::No
                } else {
                    DayState::Yes
                },
                amount_hundredths: None,
                rest: Rest::new(),
            });
        }
        (!batch.day_logs.is_empty()).then_some(batch)
    });
    Big {
        place,
        words,
        text_bytes: 0,
    }
}

fn tracker(
    rng: &mut StdRng,
    at: DateTime<Utc>,
    name: &str,
    goal: Goal,
    anchor: NaiveDate,
) -> Tracker {
    Tracker {
        id: RecordId::make(rng),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        name: name.to_owned(),
        discreet_name: String::new(),
        scope: String::new(),
        goal,
        anchor,
        anchor_kind: AnchorKind::default(),
        began_at: None,
        display: CountDisplay::default(),
        leap_rule: LeapRule::default(),
        milestone_set: MilestoneSetChoice::default(),
        cost: None,
        unit: String::new(),
        earlier: Vec::new(),
        hidden: false,
        archived: false,
        rest: Rest::new(),
    }
}

fn lapse(rng: &mut StdRng, at: DateTime<Utc>, tracker_id: RecordId, date: NaiveDate) -> Lapse {
    Lapse {
        id: RecordId::make(rng),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        tracker_id,
        start: date,
        end: date,
        effect: LapseEffect::Restart,
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

/// An hour in the evening, between two check-ins, on the third day of a week after `first`.
fn meeting(moment: &Moment, first: NaiveDate, week: u64) -> Meeting {
    let at = moment.now.to_rfc3339();
    let date = first + Days::new(week * 7 + 2);
    serde_json::from_value(json!({
        "id": format!("00000000-0000-4000-9000-{week:012}"), "revision": 1,
        "created_at": at, "updated_at": at, "deleted_at": null,
        "date": date, "at": format!("{date}T18:00:00Z"), "zone": "UTC", "day_start_used": 0,
        "minutes": 60, "format": if week.is_multiple_of(3) { "video" } else { "in_person" },
    }))
    .expect("a meeting of the journal")
}

/// A week of rest four weeks ago.
fn pause(moment: &Moment, rng: &mut StdRng) -> Pause {
    Pause {
        id: RecordId::make(rng),
        revision: 1,
        created_at: moment.now,
        updated_at: moment.now,
        deleted_at: None,
        from: today() - Days::new(27),
        to: Some(today() - Days::new(21)),
        scope: PauseScope::All,
        rest: Rest::new(),
    }
}

/// A dozen strategies, each used fifty times; the first has the longest name without a space.
fn toolbox(moment: &Moment) -> ImportBatch {
    let at = moment.now.to_rfc3339();
    let id = |n: usize| format!("00000000-0000-4000-8000-{n:012}");
    let strategy = |n: usize| {
        json!({
            "id": id(n), "revision": 1, "created_at": at, "updated_at": at, "deleted_at": null,
            "title": if n == 1 { "w".repeat(80) } else { format!("Strategy number {n}") },
            "status": "mine",
        })
    };
    let use_of = |n: usize, k: usize| {
        json!({
            "id": id(1_000 * n + k), "revision": 1, "created_at": at, "updated_at": at,
            "deleted_at": null, "date": today(), "at": at, "zone": "UTC", "day_start_used": 0,
            "strategy_id": id(n), "before": 8, "after": (n + k) % 9, "minutes_between": 15,
            "helped": if (n + k).is_multiple_of(3) { "no" } else { "yes" },
        })
    };
    let uses = (1..=12).flat_map(|n| (0..50).map(move |k| (n, k)));
    serde_json::from_value(json!({
        "strategies": (1..=12).map(strategy).collect::<Vec<_>>(),
        "strategy_uses": uses.map(|(n, k)| use_of(n, k)).collect::<Vec<_>>(),
    }))
    .expect("records of the journal")
}

fn today() -> NaiveDate {
    TestClock::new().now().date_naive()
}

/// Everything a check-in has besides what is set here is what an empty entry has.
fn check_in(
    journal: &Journal,
    moment: &Moment,
    rng: &mut StdRng,
    at: DateTime<Utc>,
) -> cairn_journal::entities::CheckIn {
    let blank = journal.blank_entry(moment, rng, None, Some(at.date_naive()));
    cairn_journal::entities::CheckIn {
        id: blank.id,
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: blank.date,
        at,
        zone: blank.zone,
        day_start_used: blank.day_start_used,
        valence: Some(rng.random_range(-3..=3)),
        energy: Some(rng.random_range(-3..=3)),
        anxiety: Some(rng.random_range(0..=10)),
        confidence: Some(rng.random_range(0..=10)),
        connection: Some(rng.random_range(0..=10)),
        sleep_min: Some(rng.random_range(180..=660)),
        sleep_quality: None,
        pain: None,
        halt: cairn_journal::entities::Halt::default(),
        feelings: Vec::new(),
        triggers: Vec::new(),
        urges: vec![cairn_journal::entities::Urge {
            tracker_id: None,
            strength: rng.random_range(0..=10),
        }],
        note: String::new(),
        context: cairn_journal::entities::CheckInContext::default(),
        rest: cairn_journal::entities::Rest::new(),
    }
}

/// Makes a journal, hands in what `next` gives until it gives nothing, and compacts it. Gives its
/// recovery words.
fn fill(
    dir: &Path,
    mut next: impl FnMut(&Journal, &Moment, usize) -> Option<ImportBatch>,
) -> String {
    let mut rng = StdRng::seed_from_u64(1);
    let moment = TestClock::new().moment();
    let passphrase = Passphrase::new(PASSPHRASE).expect("it is not empty");
    let options = CreateOptions {
        kdf: KdfCost::test(),
        recovery: true,
    };
    let (mut journal, words) = Journal::create(dir, &passphrase, &options, &moment, &mut rng)
        .expect("a journal can be made");
    let mut done = 0;
    while let Some(batch) = next(&journal, &moment, done) {
        done += CHUNK;
        let outcome = journal
            .import(batch, &moment, &mut rng)
            .expect("the batch is valid");
        assert_eq!(outcome.skipped, [], "nothing is left out");
    }
    let compacted = journal.vault_mut().compact(&|| true);
    assert!(compacted.expect("there is room"));
    let words = words.expect("they were asked for");
    words.expose_words().join(" ")
}
