//! Generated records of every shape: several scripts, every zone, values present and missing.
//! Not here: anything that is shipped.

use super::counted::counted;
use super::grouped::grouped;
use super::{check_in, entry, strategy, strategy_use};
use cairn_journal::entities::{
    Answer, CheckIn, CheckInContext, Entity, EntryRevision, Halt, Helped, JournalEntry, Lapse,
    Pause, Rest, RevisionReason, Strategy, StrategySource, StrategySourceKind, StrategyStatus,
    StrategyUse, Tag, TagKind, Urge,
};
use cairn_journal::{ImportBatch, calendar, name_key, with_lists};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy as Gen, any, prop_oneof};
use proptest::sample::select;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::collections::HashSet;

/// Text in several scripts, with signs that formats trip over, up to `chars` characters.
pub(super) fn text(chars: usize) -> impl Gen<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        select(vec![
            "Der Tag",
            " ",
            "\n",
            "\n\n",
            "é",
            "e\u{301}",
            "سلام",
            "عليكم",
            "今日は",
            "🌿",
            "👩\u{200d}👧",
            "\u{202e}",
            "\u{7}",
            "\u{1b}[31m",
            "\r\n",
            "\t",
            "\"",
            ",",
            ";",
            "=1+1",
            "-",
            "@a",
            "# ",
            "**",
            "```",
            "<!--",
            "&amp;",
            "\\",
            "\u{feff}",
            "\u{2028}",
            "null",
            "0",
        ])
        .prop_map(str::to_owned),
    ];
    vec(piece, 0..12).prop_map(move |pieces| pieces.concat().chars().take(chars).collect())
}

pub(super) fn names() -> impl Gen<Value = Vec<String>> {
    vec(text(20), 0..4)
}

/// Fields of a newer program; a fraction without a short binary form is among them.
pub(super) fn rest() -> impl Gen<Value = Rest> {
    let value = prop_oneof![
        Just(serde_json::Value::Null),
        any::<f64>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        text(10).prop_map(serde_json::Value::from),
        vec(any::<bool>(), 0..3).prop_map(serde_json::Value::from),
    ];
    proptest::collection::btree_map("new_[a-z]{1,6}", value, 0..3)
        .prop_map(|fields| fields.into_iter().collect())
}

/// Instants of 1970 to 2100, down to the nanosecond.
pub(super) fn instants() -> impl Gen<Value = DateTime<Utc>> {
    (0_i64..4_102_444_800, 0_u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).unwrap())
}

fn zones() -> impl Gen<Value = Tz> {
    select(chrono_tz::TZ_VARIANTS.to_vec())
}

pub(super) fn ids() -> impl Gen<Value = RecordId> {
    any::<u64>().prop_map(|seed| RecordId::make(&mut StdRng::seed_from_u64(seed)))
}

/// What every record has: id, revision, written first and last, in the trash since.
pub(super) type Stamp = (
    RecordId,
    u32,
    DateTime<Utc>,
    DateTime<Utc>,
    Option<DateTime<Utc>>,
);

pub(super) fn stamps() -> impl Gen<Value = Stamp> {
    (ids(), 1_u32..100, instants(), instants(), of(instants()))
}

/// When and where something was: instant, zone, start of the day.
fn moments() -> impl Gen<Value = (DateTime<Utc>, Tz, u16)> {
    (
        instants(),
        zones(),
        (0_u16..=12).prop_map(|steps| steps * 30),
    )
}

macro_rules! stamp {
    ($record:ident, $stamp:expr) => {
        (
            $record.id,
            $record.revision,
            $record.created_at,
            $record.updated_at,
            $record.deleted_at,
        ) = $stamp
    };
}
macro_rules! place {
    ($record:ident, $moment:expr) => {
        ($record.at, $record.zone, $record.day_start_used) = $moment;
        $record.date = calendar::logical_date($record.at, $record.zone, $record.day_start_used);
    };
}

fn entries() -> impl Gen<Value = JournalEntry> {
    let answer = (text(40), text(200)).prop_map(|(prompt, text)| Answer { prompt, text });
    let texts = (
        text(120),
        text(400),
        names(),
        of(text(20)),
        vec(answer, 0..3),
    );
    (
        stamps(),
        moments(),
        texts,
        any::<[bool; 4]>(),
        vec(ids(), 0..3),
        rest(),
    )
        .prop_map(|(stamp, moment, texts, marks, links, rest)| {
            let mut entry = entry(0);
            stamp!(entry, stamp);
            place!(entry, moment);
            (
                entry.title,
                entry.body,
                entry.tags,
                entry.template_id,
                entry.answers,
            ) = texts;
            [entry.starred, entry.hard, entry.third_party, entry.drawer] = marks;
            (entry.links, entry.rest) = (links, rest);
            entry
        })
}

fn version(entry: JournalEntry, refused: bool) -> EntryRevision {
    EntryRevision {
        id: RecordId::make(&mut StdRng::seed_from_u64(u64::from(
            entry.created_at.timestamp_subsec_nanos(),
        ))),
        revision: 1,
        created_at: entry.created_at,
        updated_at: entry.updated_at,
        deleted_at: None,
        entry_id: entry.id,
        number: entry.revision,
        reason: if refused {
            RevisionReason::Refused
        } else {
            RevisionReason::Replaced
        },
        entry,
        rest: Rest::new(),
    }
}

fn check_ins() -> impl Gen<Value = CheckIn> {
    let ten = || of(0_u8..=10);
    let steps = (of(-3_i8..=3), of(-3_i8..=3));
    let scales = (ten(), ten(), ten(), ten());
    let sleep = (of(0_u16..=1440), of(1_u8..=5));
    let halt = (of(0_u8..=3), of(0_u8..=3), of(0_u8..=3), of(0_u8..=3));
    let urges = of((of(ids()), 0_u8..=10)).prop_map(|urge| {
        urge.into_iter()
            .map(|(tracker_id, strength)| Urge {
                tracker_id,
                strength,
            })
            .collect()
    });
    let context = select(vec![
        CheckInContext::Free,
        CheckInContext::BeforeMeeting,
        CheckInContext::AfterMeeting,
        CheckInContext::Urge,
    ]);
    let words = (names(), names(), text(200));
    (
        stamps(),
        moments(),
        steps,
        scales,
        sleep,
        halt,
        urges,
        words,
        context,
        rest(),
    )
        .prop_map(
            |(stamp, moment, steps, scales, sleep, halt, urges, words, context, rest)| {
                let mut check_in = check_in(0);
                stamp!(check_in, stamp);
                place!(check_in, moment);
                (check_in.valence, check_in.energy) = steps;
                (
                    check_in.anxiety,
                    check_in.confidence,
                    check_in.connection,
                    check_in.pain,
                ) = scales;
                (check_in.sleep_min, check_in.sleep_quality) = sleep;
                let (hungry, angry, lonely, tired) = halt;
                check_in.halt = Halt {
                    hungry,
                    angry,
                    lonely,
                    tired,
                };
                (check_in.feelings, check_in.triggers, check_in.note) = words;
                (check_in.urges, check_in.context, check_in.rest) = (urges, context, rest);
                check_in
            },
        )
}

fn strategies() -> impl Gen<Value = Strategy> {
    let kind = select(vec![
        StrategySourceKind::Meeting,
        StrategySourceKind::Person,
        StrategySourceKind::Book,
        StrategySourceKind::Own,
    ]);
    let source =
        (kind, of(ids()), text(50)).prop_map(|(kind, id, note)| StrategySource { kind, id, note });
    let status = select(vec![
        StrategyStatus::Idea,
        StrategyStatus::Trying,
        StrategyStatus::Mine,
        StrategyStatus::NotForMe,
    ]);
    let texts = (text(60), text(200), names());
    let numbers = (of(1_u8..=3), of(0_u16..=240), of(instants()));
    (
        stamps(),
        texts,
        numbers,
        of(source),
        status,
        any::<bool>(),
        rest(),
    )
        .prop_map(
            |(stamp, texts, (effort, minutes, try_by), source, status, private, rest)| {
                let mut strategy = strategy(0);
                stamp!(strategy, stamp);
                (strategy.title, strategy.how, strategy.tags) = texts;
                (strategy.effort, strategy.minutes) = (effort, minutes);
                strategy.try_by = try_by.map(|at| at.date_naive());
                (strategy.source, strategy.status) = (source, status);
                (strategy.private, strategy.rest) = (private, rest);
                strategy
            },
        )
}

fn uses() -> impl Gen<Value = StrategyUse> {
    let helped = select(vec![Helped::Yes, Helped::Partly, Helped::No]);
    let numbers = (of(0_u8..=10), of(0_u8..=10), of(0_u16..=1440), of(helped));
    (
        stamps(),
        moments(),
        ids(),
        of(text(20)),
        numbers,
        text(100),
        of(ids()),
        rest(),
    )
        .prop_map(
            |(stamp, moment, strategy_id, situation, numbers, note, episode, rest)| {
                let mut r#use = strategy_use(0, 0);
                stamp!(r#use, stamp);
                place!(r#use, moment);
                (r#use.strategy_id, r#use.situation, r#use.note) = (strategy_id, situation, note);
                (
                    r#use.before,
                    r#use.after,
                    r#use.minutes_between,
                    r#use.helped,
                ) = numbers;
                (r#use.urge_episode_id, r#use.rest) = (episode, rest);
                r#use
            },
        )
}

fn tags() -> impl Gen<Value = Tag> {
    let kind = select(vec![
        TagKind::Trigger,
        TagKind::Feeling,
        TagKind::Topic,
        TagKind::Free,
    ]);
    (stamps(), text(40), kind, rest()).prop_map(|(stamp, name, kind, rest)| {
        let (id, revision, created_at, updated_at, deleted_at) = stamp;
        Tag {
            id,
            revision,
            created_at,
            updated_at,
            deleted_at,
            name,
            kind,
            rest,
        }
    })
}

/// Brings texts to their stored form and takes out what a journal would refuse.
fn make_valid(batch: &mut ImportBatch) {
    fn keep_valid<T: Entity>(records: &mut Vec<T>, ids: &mut HashSet<RecordId>) {
        records.iter_mut().for_each(Entity::clean);
        records.retain(|record| record.validate().is_ok() && ids.insert(record.id()));
    }
    let ids = &mut HashSet::new();
    macro_rules! keep_valid {
        ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
            $(keep_valid(&mut batch.$list, ids);)*
        };
    }
    with_lists!(keep_valid);
    let mut titles = HashSet::new();
    batch
        .strategies
        .retain(|strategy| titles.insert(name_key(&strategy.title)));
    let mut names = HashSet::new();
    batch.tags.retain(|tag| names.insert(name_key(&tag.name)));
    let mut names = HashSet::new();
    let trackers = &mut batch.trackers;
    trackers.retain(|tracker| names.insert(name_key(&tracker.name)));
    let mut names = HashSet::new();
    let sets = &mut batch.milestone_sets;
    sets.retain(|set| names.insert(name_key(&set.name)));
    let mut names = HashSet::new();
    let groups = &mut batch.groups;
    groups.retain(|group| names.insert(name_key(&group.alias)));
    let mut names = HashSet::new();
    let people = &mut batch.people;
    people.retain(|person| names.insert(name_key(&person.alias)));
    let mut days = HashSet::new();
    let logs = &mut batch.day_logs;
    logs.retain(|log| days.insert((log.tracker_id, log.date)));
    keep_apart(&mut batch.lapses, Lapse::collides);
    keep_apart(&mut batch.pauses, Pause::meets);
}

/// Takes out what meets one before it.
fn keep_apart<T: Clone>(records: &mut Vec<T>, meet: fn(&T, &T) -> bool) {
    let mut apart: Vec<T> = Vec::new();
    for record in records.drain(..) {
        if !apart.iter().any(|other| meet(other, &record)) {
            apart.push(record);
        }
    }
    *records = apart;
}

/// A whole journal: records of every kind, some in the trash, valid and with ids of their own.
pub(crate) fn batches() -> impl Gen<Value = ImportBatch> {
    (
        vec(entries(), 0..5),
        vec((entries(), any::<bool>()), 0..3),
        vec(check_ins(), 0..5),
        vec(strategies(), 0..4),
        vec(uses(), 0..4),
        vec(tags(), 0..4),
        (counted(), grouped()),
    )
        .prop_map(
            |(
                entries,
                versions,
                check_ins,
                strategies,
                strategy_uses,
                tags,
                (counted, grouped),
            )| {
                let entry_revisions = versions
                    .into_iter()
                    .map(|(entry, refused)| version(entry, refused))
                    .collect();
                let mut batch = ImportBatch {
                    entries,
                    entry_revisions,
                    check_ins,
                    strategies,
                    strategy_uses,
                    tags,
                    ..counted
                };
                batch.extend(grouped);
                make_valid(&mut batch);
                batch
            },
        )
}
