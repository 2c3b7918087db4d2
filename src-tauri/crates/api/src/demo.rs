//! A throw-away journal with one invented year, so that every view has something to show.
//!
//! The year is the same for the same seed, down to ids and keys: such a journal protects nothing.
//! Nobody in it exists. Not here: the sentences (`demo/*.rs` are data) and where the journal
//! lies.

mod anchors;
mod chance;
mod counted;
mod groups;
mod life;
mod lines;
mod practice;
mod questionnaires;
mod slots;
mod themes;
mod tools;
mod urges;
mod worries;
mod writer;

use crate::ApiError;
use anchors::{ANCHORS, Anchor, HOME_FROM_AWAY};
use cairn_journal::entities::{
    CheckIn, CheckInContext, EntryRevision, Halt, Helped, Instrument, JournalEntry, Rest,
    RevisionReason, Strategy, StrategySource, StrategyUse, Urge,
};
use cairn_journal::{FEELINGS, ImportBatch, Journal, Moment, SettingsDraft, calendar};
use cairn_vault::{CreateOptions, KdfCost, Passphrase, RecordId};
use cairn_words::Words;
use chance::Chance;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use life::Day;
use std::path::Path;
use tools::{TOOLS, Tool};
use writer::{Page, Tone};

/// Where the invented person lives.
const ZONE: Tz = Tz::Europe__London;
/// Of so many entries one may have an earlier version.
const REVISED_EVERY: usize = 23;

/// Makes a journal in `dir` whose last day is `today`, about 300 entries, 500 check-ins, 15
/// strategies, three trackers and three groups. It opens with `passphrase` at the least key derivation a journal may have.
///
/// # Errors
/// Refusals of the folder and the passphrase, as for any new journal.
pub fn make(dir: &Path, passphrase: &str, seed: u64, today: NaiveDate) -> Result<(), ApiError> {
    make_with_kdf(dir, passphrase, seed, today, KdfCost::FLOOR)
}

/// Like [`make`] with a key derivation of this cost.
///
/// # Errors
/// As [`make`].
pub fn make_with_kdf(
    dir: &Path,
    passphrase: &str,
    seed: u64,
    today: NaiveDate,
    kdf: KdfCost,
) -> Result<(), ApiError> {
    let mut chance = Chance::new(seed);
    let at = Moment {
        now: instant(today, 7, 0),
        zone: ZONE,
    };
    let passphrase = Passphrase::new(passphrase)?;
    let options = CreateOptions {
        kdf,
        recovery: false,
    };
    let (mut journal, _) = Journal::create(dir, &passphrase, &options, &at, chance.rng())?;
    let settings = SettingsDraft {
        on_this_day: true,
        notice_days: Some(7),
        questionnaires: vec![Instrument::Who5, Instrument::Barc10],
        ..journal.settings().into()
    };
    journal.save_settings(settings, &at, chance.rng())?;
    let batch = invent(&mut chance, today);
    let offered = batch.count();
    let outcome = journal.import(batch, &at, chance.rng())?;
    if outcome.new != offered {
        return Err(ApiError::unexpected("demo"));
    }
    journal.save_safety_plan(practice::plan(today), &at, chance.rng())?;
    journal.vault().backup(None, at.now, chance.rng())?;
    Ok(())
}

/// Everything that was noted in the year up to `today`.
fn invent(chance: &mut Chance, today: NaiveDate) -> ImportBatch {
    let words = Words::english();
    let start = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    let year = life::year(chance, start, today);
    let mut batch = ImportBatch::default();
    for day in &year {
        if day.away {
            continue;
        }
        if day.date < today {
            write_day(chance, &words, day, &mut batch.entries);
        }
        check_in_day(chance, day, today, &mut batch.check_ins);
    }
    hold_together(chance, &year, start, today, &mut batch.entries);
    revise_some(chance, &mut batch);
    use_tools(chance, &year, start, &mut batch);
    counted::count_time(chance, &year, start, today, &mut batch);
    groups::go_to_groups(chance, &year, start, today, &mut batch);
    practice::look_at_groups(chance, start, &mut batch);
    urges::watch_urges(chance, &year, &mut batch);
    questionnaires::answer_questionnaires(chance, &year, &mut batch);
    worries::note_worries(chance, today, &mut batch);
    batch.entries.sort_by_key(|entry| entry.at);
    batch
}

/// The instant at which clocks there show this time. No invented hour is skipped or doubled by a
/// change of clocks.
fn instant(date: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    let wall = date.and_hms_opt(hour, minute, 0).unwrap_or_default();
    ZONE.from_local_datetime(&wall)
        .earliest()
        .map_or_else(|| wall.and_utc(), |at| at.with_timezone(&Utc))
}

fn evening(chance: &mut Chance) -> (u32, u32) {
    (20 + chance.below(3) as u32, chance.below(60) as u32)
}

fn morning(chance: &mut Chance) -> (u32, u32) {
    (7 + chance.below(2) as u32, chance.below(55) as u32)
}

fn write_day(chance: &mut Chance, words: &Words, day: &Day, entries: &mut Vec<JournalEntry>) {
    let tone = Tone::of(day.mood);
    let wanted = day.noted * 92 / 100;
    if chance.percent(wanted) {
        let (hour, minute) = evening(chance);
        let page = writer::page(chance, words, day.date, tone);
        let mut entry = entry_at(chance, instant(day.date, hour, minute), page);
        entry.hard = day.hard && chance.percent(85);
        entry.starred = tone == Tone::Good && chance.percent(12);
        entries.push(entry);
    }
    if chance.percent(day.noted * 7 / 100) {
        let (hour, minute) = morning(chance);
        let page = writer::page(chance, words, day.date, tone);
        entries.push(entry_at(chance, instant(day.date, hour, minute), page));
    }
}

fn entry_at(chance: &mut Chance, at: DateTime<Utc>, page: Page) -> JournalEntry {
    JournalEntry {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: calendar::logical_date(at, ZONE, 0),
        at,
        zone: ZONE,
        day_start_used: 0,
        title: page.title,
        body: page.body,
        tags: page
            .tags
            .into_iter()
            .filter(|tag| !tag.is_empty())
            .collect(),
        template_id: page.template.map(str::to_owned),
        answers: page.answers,
        starred: false,
        hard: false,
        third_party: false,
        drawer: false,
        links: Vec::new(),
        rest: Rest::new(),
    }
}

/// The entries written by hand, in place of what else was written on their evenings.
fn hold_together(
    chance: &mut Chance,
    year: &[Day],
    start: NaiveDate,
    today: NaiveDate,
    entries: &mut Vec<JournalEntry>,
) {
    let home = year
        .iter()
        .rfind(|day| day.away)
        .map(|day| day.date + Days::new(1));
    let placed = ANCHORS
        .iter()
        .map(|anchor| {
            (
                on_weekday(start + Days::new(anchor.day), anchor.weekday),
                anchor,
            )
        })
        .chain(home.map(|date| (date, &HOME_FROM_AWAY)));
    for (date, anchor) in placed {
        let away = year.iter().any(|day| day.away && day.date == date);
        if date >= today || away {
            continue;
        }
        entries.retain(|entry| entry.date != date);
        let at = instant(date, 21, 5 + chance.below(50) as u32);
        entries.push(from_anchor(chance, anchor, at));
    }
}

fn on_weekday(date: NaiveDate, weekday: Option<Weekday>) -> NaiveDate {
    date.iter_days()
        .take(7)
        .find(|day| weekday.is_none_or(|weekday| day.weekday() == weekday))
        .unwrap_or(date)
}

fn from_anchor(chance: &mut Chance, anchor: &Anchor, at: DateTime<Utc>) -> JournalEntry {
    let page = Page {
        title: anchor.title.to_owned(),
        body: anchor.body.to_owned(),
        tags: anchor.tags.iter().map(ToString::to_string).collect(),
        template: None,
        answers: Vec::new(),
    };
    JournalEntry {
        starred: anchor.starred,
        hard: anchor.hard,
        third_party: anchor.third_party,
        drawer: anchor.drawer,
        ..entry_at(chance, at, page)
    }
}

/// Some entries were written in two sittings; the first state is kept.
fn revise_some(chance: &mut Chance, batch: &mut ImportBatch) {
    for entry in batch.entries.iter_mut().step_by(REVISED_EVERY) {
        let Some((first, _)) = entry.body.split_once("\n\n") else {
            continue;
        };
        let before = JournalEntry {
            body: first.to_owned(),
            ..entry.clone()
        };
        let later = entry.at + TimeDelta::minutes(25);
        (entry.revision, entry.updated_at) = (2, later);
        batch.entry_revisions.push(EntryRevision {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: later,
            updated_at: later,
            deleted_at: None,
            entry_id: entry.id,
            number: 1,
            reason: RevisionReason::Replaced,
            entry: before,
            rest: Rest::new(),
        });
    }
}

fn check_in_day(chance: &mut Chance, day: &Day, today: NaiveDate, check_ins: &mut Vec<CheckIn>) {
    let share = |percent: u32| day.noted * percent / 100;
    if day.date == today || chance.percent(share(62)) {
        let (hour, minute) = if day.date == today {
            (6, 40)
        } else {
            morning(chance)
        };
        let mut one = check_in_at(chance, instant(day.date, hour, minute), day);
        one.sleep_min = Some(day.sleep_min as u16);
        one.sleep_quality = chance
            .percent(60)
            .then(|| ((day.sleep_min - 240) / 60).clamp(1, 5) as u8);
        check_ins.push(one);
    }
    if day.date == today {
        return;
    }
    if chance.percent(share(20)) {
        let minute = chance.below(60) as u32;
        check_ins.push(check_in_at(chance, instant(day.date, 13, minute), day));
    }
    if day.date.weekday() == Weekday::Tue && chance.percent(share(70)) {
        let minute = chance.below(30) as u32;
        let mut one = check_in_at(chance, instant(day.date, 18, minute), day);
        one.context = CheckInContext::BeforeMeeting;
        check_ins.push(one);
        let mut one = check_in_at(chance, instant(day.date, 21, minute), day);
        one.context = CheckInContext::AfterMeeting;
        one.valence = one.valence.map(|valence| (valence + 1).min(3));
        check_ins.push(one);
    } else if chance.percent(share(80)) {
        let (hour, minute) = evening(chance);
        let mut one = check_in_at(chance, instant(day.date, hour, minute), day);
        rate_the_evening(chance, day, &mut one);
        check_ins.push(one);
    }
}

/// What is asked in the evening only: the urge of the day, hunger and the like, and on Sundays
/// how connected the week was.
fn rate_the_evening(chance: &mut Chance, day: &Day, one: &mut CheckIn) {
    let third =
        |chance: &mut Chance, lean: i32| Some((chance.between(0, 2) + lean).clamp(0, 3) as u8);
    let low = i32::from(day.mood < -0.7);
    if chance.percent(70) {
        one.urges.push(Urge {
            tracker_id: None,
            strength: day.urge as u8,
        });
    }
    if day.urge >= 6 {
        one.context = CheckInContext::Urge;
        one.triggers.push((*chance.deal(&TRIGGERS)).to_owned());
    }
    if chance.percent(45) {
        one.halt = Halt {
            hungry: third(chance, low - 1),
            angry: third(chance, low - 1),
            lonely: if chance.percent(80) {
                third(chance, low)
            } else {
                None
            },
            tired: third(chance, i32::from(day.sleep_min < 380)),
        };
    }
    let mirrored = |chance: &mut Chance, middle: f64, by: f64| {
        Some(
            (middle + by * day.mood + chance.wobble())
                .round()
                .clamp(0.0, 10.0) as u8,
        )
    };
    if chance.percent(35) {
        one.anxiety = mirrored(chance, 4.0, -1.3);
    }
    if chance.percent(30) {
        one.confidence = mirrored(chance, 6.5, 1.0);
    }
    if day.date.weekday() == Weekday::Sun {
        one.connection = mirrored(chance, 5.5, 1.2);
    }
}

/// What sets an urge off, as this person calls it.
static TRIGGERS: [&str; 6] = [
    "payday",
    "conflict",
    "boredom",
    "evening",
    "celebration",
    "hunger",
];

fn check_in_at(chance: &mut Chance, at: DateTime<Utc>, day: &Day) -> CheckIn {
    let felt = day.mood + 0.8 * chance.wobble();
    let rested = f64::from(day.sleep_min - 420) / 70.0;
    let step = |value: f64| value.round().clamp(-3.0, 3.0) as i8;
    let tone = Tone::of(felt);
    let feelings = feelings(chance, tone);
    // Something is noted each time, and now and then it is not the mood.
    let valence = (feelings.is_empty() || chance.percent(94)).then(|| step(felt));
    CheckIn {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: calendar::logical_date(at, ZONE, 0),
        at,
        zone: ZONE,
        day_start_used: 0,
        valence,
        energy: chance
            .percent(72)
            .then(|| step(0.5 * felt + 0.6 * rested + 0.7 * chance.wobble())),
        anxiety: None,
        confidence: None,
        connection: None,
        sleep_min: None,
        sleep_quality: None,
        pain: chance.percent(4).then(|| chance.between(1, 5) as u8),
        halt: Halt::default(),
        feelings,
        triggers: Vec::new(),
        urges: Vec::new(),
        note: if chance.percent(22) {
            writer::note(chance, tone)
        } else {
            String::new()
        },
        context: CheckInContext::Free,
        rest: Rest::new(),
    }
}

/// Up to three words; now and then one of another colour among them, as in life.
fn feelings(chance: &mut Chance, tone: Tone) -> Vec<String> {
    let families: &[usize] = match tone {
        Tone::Low => &[3, 4, 5, 6, 7],
        Tone::Mid => &[0, 2, 4, 7],
        Tone::Good => &[0, 1, 2],
    };
    let mut words: Vec<String> = Vec::new();
    for _ in 0..chance.between(0, 3) {
        let family = if chance.percent(12) {
            chance.below(FEELINGS.len())
        } else {
            families[chance.below(families.len())]
        };
        let words_of_it = &FEELINGS[family].words;
        let word = words_of_it[chance.below(words_of_it.len())];
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// The strategies, and their uses on days that had an urge in them.
fn use_tools(chance: &mut Chance, year: &[Day], start: NaiveDate, batch: &mut ImportBatch) {
    for tool in &TOOLS {
        let strategy = strategy_of(chance, tool, start);
        let days: Vec<&Day> = year
            .iter()
            .filter(|day| !day.away && day.date > start + Days::new(tool.since))
            .collect();
        // The last day is only a morning old.
        let days = &days[..days.len().saturating_sub(1)];
        for _ in 0..tool.uses {
            // Of three days the steepest: that is when a tool is reached for.
            let day = (0..3)
                .filter_map(|_| days.get(chance.below(days.len())))
                .max_by_key(|day| day.urge);
            if let Some(day) = day {
                let used = use_of(chance, tool, strategy.id, day);
                batch.strategy_uses.push(used);
            }
        }
        batch.strategies.push(strategy);
    }
}

fn strategy_of(chance: &mut Chance, tool: &Tool, start: NaiveDate) -> Strategy {
    let at = instant(start + Days::new(tool.since), 21, 30);
    Strategy {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        title: tool.title.to_owned(),
        how: tool.how.to_owned(),
        tags: tool.tags.iter().map(ToString::to_string).collect(),
        effort: Some(tool.effort),
        minutes: tool.minutes,
        source: tool.source.map(|(kind, note)| StrategySource {
            kind,
            id: None,
            note: note.to_owned(),
        }),
        status: tool.status,
        try_by: None,
        private: false,
        rest: Rest::new(),
    }
}

fn use_of(chance: &mut Chance, tool: &Tool, strategy_id: RecordId, day: &Day) -> StrategyUse {
    let at = instant(
        day.date,
        17 + chance.below(5) as u32,
        chance.below(60) as u32,
    );
    let before = (day.urge + 2 + chance.between(-1, 1)).clamp(3, 10);
    let after = (before - chance.between(tool.fall.0, tool.fall.1)).clamp(0, 10);
    let (yes, partly) = tool.helped;
    let told = chance.below(100) as u32;
    let helped = match told {
        n if n < yes => Helped::Yes,
        n if n < yes + partly => Helped::Partly,
        _ => Helped::No,
    };
    // Some uses are noted before and never again.
    let finished = chance.percent(93);
    let minutes = i32::from(tool.minutes.unwrap_or(90)) + chance.between(0, 15);
    StrategyUse {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: calendar::logical_date(at, ZONE, 0),
        at,
        zone: ZONE,
        day_start_used: 0,
        strategy_id,
        situation: tool
            .tags
            .get(chance.below(tool.tags.len()))
            .map(ToString::to_string),
        before: Some(before as u8),
        after: finished.then_some(after as u8),
        minutes_between: finished.then_some(minutes as u16),
        helped: finished.then_some(helped),
        note: if chance.percent(15) {
            (*chance.deal(lines::NOTE_USE)).to_owned()
        } else {
            String::new()
        },
        urge_episode_id: None,
        rest: Rest::new(),
    }
}

#[cfg(test)]
mod tests;
