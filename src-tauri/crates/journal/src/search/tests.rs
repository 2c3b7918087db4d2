use crate::drafts::{CheckInDraft, EntryDraft, SaveHow, StrategyDraft};
use crate::fixture::{InMemory, OnDisk, entry_draft, names, strategy_draft};
use crate::search::Query;
use crate::{JournalError, Kind, fold};
use cairn_vault::RecordId;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn write(disk: &mut OnDisk, date: &str, title: &str, body: &str, tags: &[&str]) -> RecordId {
    let draft = EntryDraft {
        date: Some(date.parse().unwrap()),
        tags: names(tags),
        ..entry_draft(RecordId::make(&mut disk.rng), title, body)
    };
    disk.later(TimeDelta::seconds(1));
    disk.save(draft).unwrap().id
}

#[track_caller]
fn check(disk: &OnDisk, query: &str, expect: &[RecordId]) {
    let found = disk.journal().search(query, 100, today()).unwrap();
    assert_eq!(
        found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        expect,
        "{query}"
    );
    assert_eq!(found.total as usize, expect.len());
}

#[test]
fn words_are_found_without_case_and_accents() {
    let mut disk = OnDisk::new();
    let cafe = write(
        &mut disk,
        "2026-11-01",
        "Café",
        "An der Straße. Don\u{2019}t.",
        &[],
    );
    let istanbul = write(
        &mut disk,
        "2026-11-02",
        "",
        "İstanbul, cafe\nlatte",
        &["Große Reise"],
    );
    let plain = write(&mut disk, "2026-11-03", "plain", "Coffee at the CAFE", &[]);
    check(&disk, "cafe", &[plain, istanbul, cafe]);
    check(&disk, "CAFÉ strasse", &[cafe]);
    check(&disk, "don't", &[cafe]);
    check(&disk, "istanbul", &[istanbul]);
    check(&disk, "\"cafe latte\"", &[istanbul]);
    check(&disk, "latte cafe", &[istanbul]);
    check(&disk, "\"latte cafe\"", &[]);
    check(&disk, "reise", &[istanbul]);
    check(&disk, "tag:\"GROSSE REISE\"", &[istanbul]);
    check(&disk, "tag:grosse", &[]);
    check(&disk, "cafe to:2026-11-02", &[istanbul, cafe]);
    check(&disk, "", &[]);
    check(&disk, "mood:", &[]);
    let wrong = disk.journal().search("cafe mood:fine", 10, today());
    assert!(matches!(wrong, Err(JournalError::Query { filter: "mood" })));
}

#[test]
fn a_hit_shows_the_text_around_its_first_match() {
    let mut disk = OnDisk::new();
    write(
        &mut disk,
        "2026-11-01",
        "Title",
        "Zuerst nichts.\n\nDann  ein Café.",
        &[],
    );
    let found = disk.journal().search("cafe", 10, today()).unwrap();
    let hit = &found.hits[0];
    assert_eq!(
        (hit.title.as_str(), hit.snippet.as_str()),
        ("Title", "Zuerst nichts. Dann ein Café.")
    );
    assert_eq!((hit.matches[0].start, hit.matches[0].end), (24, 28));
}

#[test]
fn ac_22_the_mood_of_an_entry_is_the_median_of_its_day() {
    let mut disk = OnDisk::new();
    let days = [
        ("2026-11-01", &[-1, 2, 1][..]),
        ("2026-11-02", &[-1, 2]),
        ("2026-11-03", &[]),
    ];
    let mut ids = Vec::new();
    for (date, moods) in days {
        ids.push(write(&mut disk, date, "", "text", &[]));
        for valence in moods {
            let draft = CheckInDraft {
                date: Some(date.parse().unwrap()),
                valence: Some(*valence),
                ..CheckInDraft::default()
            };
            disk.check_in(draft).unwrap();
        }
    }
    check(&disk, "mood:1 kind:entry", &[ids[0]]);
    check(&disk, "mood:0.5 kind:entry", &[ids[1]]);
    check(&disk, "mood:-3..3 kind:entry", &[ids[1], ids[0]]);
    check(&disk, "mood:>0.5 kind:entry", &[ids[0]]);
    let check_ins = disk
        .journal()
        .search("mood:-1 kind:check_in", 10, today())
        .unwrap();
    assert_eq!(check_ins.total, 2, "a check-in has its own mood");
}

#[test]
fn check_ins_and_strategies_are_found_too() {
    let mut disk = OnDisk::new();
    let entry = write(&mut disk, "2026-11-01", "", "a walk", &[]);
    let draft = CheckInDraft {
        note: "Walked home".to_owned(),
        triggers: names(&["payday"]),
        ..CheckInDraft::default()
    };
    let check_in = disk.check_in(draft).unwrap().id;
    let draft = StrategyDraft {
        how: "Once round".to_owned(),
        ..strategy_draft("Walk")
    };
    let strategy = disk.strategy(draft).unwrap().id;
    check(&disk, "walk", &[check_in, entry, strategy]);
    check(&disk, "walk kind:strategy", &[strategy]);
    check(&disk, "walk kind:entry kind:check-in", &[check_in, entry]);
    check(&disk, "walk from:2026-11-01", &[check_in, entry]);
    check(&disk, "tag:payday", &[check_in]);
    let found = disk.journal().search("walk", 1, today()).unwrap();
    assert_eq!(
        (found.hits.len(), found.hits[0].kind, found.total),
        (1, Kind::CheckIn, 3)
    );
    disk.with(|journal, at, rng| journal.delete(check_in, at, rng))
        .unwrap();
    check(&disk, "walk", &[entry, strategy]);
}

proptest! {
    #[test]
    fn a_search_finds_what_a_plain_look_at_every_text_finds(
        texts in prop::collection::vec("([abß eéÉ\nDd’']|İ|ss|de){0,12}", 1..12),
        words in prop::collection::vec("[abdeéßis']{1,3}", 1..3),
    ) {
        let mut memory = InMemory::new();
        let mut expect = Vec::new();
        for text in &texts {
            memory.at.now += TimeDelta::seconds(1);
            let id = RecordId::make(&mut memory.rng);
            let draft = EntryDraft { title: "z".to_owned(), ..entry_draft(id, "", text) };
            memory.save(draft, SaveHow::default()).unwrap();
            let folded = fold::fold(text);
            if words.iter().all(|word| folded.contains(&fold::fold(word))) {
                expect.insert(0, id);
            }
        }
        let query = Query::parse(&words.join(" "), today()).unwrap();
        let found = memory.image.search(&query, 100);
        let hits: Vec<_> = found.hits.iter().map(|hit| hit.id).collect();
        prop_assert_eq!(hits, expect);
    }
}

#[test]
fn an_entry_from_a_hard_day_is_found_but_stays_closed() {
    let mut disk = OnDisk::new();
    let id = RecordId::make(&mut disk.rng);
    let draft = EntryDraft {
        hard: true,
        ..entry_draft(id, "The bridge", "what happened at the bridge")
    };
    disk.save(draft).unwrap();
    let found = disk.journal().search("bridge", 10, today()).unwrap();
    let hit = &found.hits[0];
    assert_eq!((hit.id, hit.hard), (id, true));
    assert_eq!((hit.title.as_str(), hit.snippet.as_str()), ("", ""));
}
