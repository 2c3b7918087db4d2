//! What is written is read again.

use cairn_vault::{Access, Change, RecordId, Secret, SlotKind, Vault, VaultError};

use crate::fixture::{Fixture, contents, now, record};

#[test]
fn what_is_written_is_there_after_reopening() {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let first = RecordId::make(&mut fixture.rng);
    let second = RecordId::make(&mut fixture.rng);
    let changes = [
        Change::Put(record(first, 1, "ä “quoted” \u{1f33f}")),
        Change::Put(record(second, 1, "")),
    ];
    vault.write(&changes, &mut fixture.rng).unwrap();
    let changes = [
        Change::Remove(second),
        Change::Put(record(first, 2, "again")),
    ];
    vault.write(&changes, &mut fixture.rng).unwrap();
    drop(vault);
    let (found, findings) = fixture.settle();
    assert_eq!(found, contents(&[record(first, 2, "again")]));
    assert_eq!(findings, []);
}

#[test]
fn large_bodies_and_large_batches_come_back() {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let large = record(
        RecordId::make(&mut fixture.rng),
        1,
        &"x\u{e9}".repeat(2_500_000),
    );
    let mut expected = vec![large];
    for n in 0..2000 {
        expected.push(record(RecordId::make(&mut fixture.rng), 1, &"y".repeat(n)));
    }
    let changes: Vec<_> = expected.iter().cloned().map(Change::Put).collect();
    vault.write(&changes, &mut fixture.rng).unwrap();
    drop(vault);
    let (found, findings) = fixture.settle();
    assert!(found == contents(&expected));
    assert_eq!(findings, []);
}

#[test]
fn with_its_memory_given_back_everything_goes_on() {
    let mut fixture = Fixture::with_records(40);
    let mut opened = fixture.open();
    opened.vault.give_memory_back();
    assert_eq!(opened.vault.verify().unwrap().findings, []);
    let first = record(fixture.ids[0], 7, "later");
    let change = Change::Put(first.clone());
    opened.vault.write(&[change], &mut fixture.rng).unwrap();
    opened.vault.give_memory_back();
    let change = Change::Remove(fixture.ids[1]);
    opened.vault.write(&[change], &mut fixture.rng).unwrap();
    let mut expected = contents(&opened.records);
    expected.extend(contents(&[first]));
    expected.remove(&fixture.ids[1]);
    drop(opened);
    let (found, findings) = fixture.settle();
    assert_eq!((found, findings), (expected, vec![]));
}

#[test]
fn giving_memory_back_makes_no_folder() {
    let mut fixture = Fixture::with_records(3);
    let mut vault = fixture.open().vault;
    let (dir, elsewhere) = (fixture.dir(), fixture.dir().with_extension("moved"));
    std::fs::rename(&dir, &elsewhere).unwrap();
    vault.give_memory_back();
    assert!(!dir.exists());
    std::fs::rename(&elsewhere, &dir).unwrap();
    let change = Change::Remove(fixture.ids[0]);
    vault.write(&[change], &mut fixture.rng).unwrap();
    drop(vault);
    let (found, findings) = fixture.settle();
    assert_eq!((found.len(), findings), (2, vec![]));
}

#[test]
fn recovery_words_open_too() {
    let fixture = Fixture::with_records(3);
    let words = fixture.recovery.clone().unwrap();
    let opened = Vault::open(
        &fixture.dir(),
        &Secret::Recovery(words),
        Access::ReadWrite,
        now(),
    )
    .unwrap();
    assert_eq!(opened.unlocked_by, SlotKind::Recovery);
    assert_eq!(opened.records.len(), 2);
    assert!(opened.vault.has_recovery());
}

#[test]
fn a_read_only_opening_shows_everything_and_refuses_to_write() {
    let mut fixture = Fixture::with_records(20);
    let (expected, _) = fixture.settle();
    let before = modified_times(&fixture);
    let mut opened = Vault::open(
        &fixture.dir(),
        &crate::fixture::secret(),
        Access::ReadOnly,
        now(),
    )
    .unwrap();
    assert_eq!(contents(&opened.records), expected);
    assert_eq!(opened.findings, []);
    assert_eq!(opened.vault.access(), Access::ReadOnly);
    let change = Change::Put(record(fixture.ids[0], 9, "no"));
    let refusal = opened.vault.write(&[change], &mut fixture.rng);
    assert!(matches!(refusal, Err(VaultError::OpenedReadOnly)));
    assert_eq!(opened.vault.verify().unwrap().findings, []);
    opened.vault.give_memory_back();
    drop(opened);
    assert_eq!(modified_times(&fixture), before, "nothing was written");
}

fn modified_times(fixture: &Fixture) -> Vec<(std::path::PathBuf, std::time::SystemTime, Vec<u8>)> {
    crate::fixture::files(&fixture.dir())
        .into_iter()
        .map(|path| {
            let modified = path.metadata().unwrap().modified().unwrap();
            let bytes = std::fs::read(&path).unwrap();
            (path, modified, bytes)
        })
        .collect()
}

#[test]
fn a_body_that_is_not_json_is_refused_and_the_vault_goes_on() {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let mut bad = record(RecordId::make(&mut fixture.rng), 1, "x");
    bad.body = "{\"open\": ".into();
    let refusal = vault.write(&[Change::Put(bad)], &mut fixture.rng);
    assert!(matches!(refusal, Err(VaultError::BodyNotJson)));
    let id = fixture.write(&mut vault, "fine");
    drop(vault);
    let (found, _) = fixture.settle();
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), [id]);
}

#[test]
fn the_sequence_grows_with_every_write() {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let before = vault.sequence();
    vault.write(&[], &mut fixture.rng).unwrap();
    assert_eq!(vault.sequence(), before, "an empty batch is no write");
    fixture.write(&mut vault, "one");
    fixture.write(&mut vault, "two");
    assert_eq!(vault.sequence(), before + 2);
}
