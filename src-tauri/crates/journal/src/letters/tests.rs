use crate::drafts::LetterDraft;
use crate::entities::{LapseEffect, MilestoneDef, MilestoneUnit, Tracker};
use crate::fixture::OnDisk;
use crate::views::LetterState;
use crate::{JournalError, OpenLetter};
use cairn_vault::RecordId;
use chrono::{NaiveDate, TimeDelta};

fn seal(disk: &mut OnDisk, tracker: &Tracker, n: u32) -> RecordId {
    let draft = LetterDraft {
        tracker_id: tracker.id,
        milestone: MilestoneDef::of(MilestoneUnit::Days, n),
        body: "Dear me".to_owned(),
    };
    disk.with(|journal, at, rng| journal.seal_letter(draft, at, rng))
        .unwrap()
        .id
}

fn open(disk: &mut OnDisk, id: RecordId, how: OpenLetter) -> Result<String, JournalError> {
    let letter = disk.with(|journal, at, rng| journal.open_letter(id, how, at, rng))?;
    Ok(letter.body.clone())
}

fn state(disk: &OnDisk) -> (LetterState, Option<NaiveDate>) {
    let row = &disk.journal().letters(&disk.at)[0];
    (row.state, row.opens_on)
}

#[test]
fn a_letter_is_sealed_until_its_milestone_and_stays_open() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-11-01");
    let id = seal(&mut disk, &tracker, 30);
    let opens_on = "2026-12-01".parse().unwrap();
    assert_eq!(state(&disk), (LetterState::Sealed, Some(opens_on)));
    assert!(matches!(
        open(&mut disk, id, OpenLetter::WhenReached),
        Err(JournalError::Sealed)
    ));
    disk.later(TimeDelta::days(10));
    assert_eq!(state(&disk), (LetterState::Ready, None));
    assert_eq!(
        open(&mut disk, id, OpenLetter::WhenReached).unwrap(),
        "Dear me"
    );
    disk.lapse(&tracker, ("2026-11-20", "2026-11-20"), LapseEffect::Restart)
        .unwrap();
    assert_eq!(
        state(&disk),
        (LetterState::Opened, None),
        "opened is opened"
    );
    assert_eq!(
        open(&mut disk, id, OpenLetter::WhenReached).unwrap(),
        "Dear me"
    );
}

#[test]
fn a_letter_is_the_persons_own_and_can_be_opened_early() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-11-01");
    let id = seal(&mut disk, &tracker, 1000);
    assert_eq!(open(&mut disk, id, OpenLetter::Early).unwrap(), "Dear me");
}

#[test]
fn a_milestone_of_an_earlier_run_opens_a_letter_too() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-01-01");
    disk.lapse(&tracker, ("2026-11-20", "2026-11-20"), LapseEffect::Restart)
        .unwrap();
    seal(&mut disk, &tracker, 100);
    assert_eq!(
        state(&disk).0,
        LetterState::Ready,
        "what was reached stays reached"
    );
}

#[test]
fn a_letter_outlives_its_tracker_and_can_be_read_then() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-11-01");
    let id = seal(&mut disk, &tracker, 1000);
    disk.with(|journal, at, rng| journal.delete(tracker.id, at, rng))
        .unwrap();
    disk.with(|journal, at, rng| journal.empty_trash(at, rng))
        .unwrap();
    assert_eq!(state(&disk).0, LetterState::Ready);
    assert_eq!(
        open(&mut disk, id, OpenLetter::WhenReached).unwrap(),
        "Dear me"
    );
}

#[test]
fn a_letter_needs_words_and_a_tracker() {
    let mut disk = OnDisk::new();
    let tracker = disk.tracker("Alcohol", "2026-11-01");
    let draft = LetterDraft {
        tracker_id: tracker.id,
        milestone: MilestoneDef::of(MilestoneUnit::Days, 30),
        body: " \n".to_owned(),
    };
    let mut save =
        |draft: LetterDraft| disk.with(|journal, at, rng| journal.seal_letter(draft, at, rng));
    assert!(matches!(
        save(draft.clone()),
        Err(JournalError::Invalid { field: "body", .. })
    ));
    let series = LetterDraft {
        milestone: MilestoneDef::of(MilestoneUnit::YearsEachFrom, 1),
        body: "Dear me".to_owned(),
        ..draft.clone()
    };
    assert!(matches!(
        save(series),
        Err(JournalError::Invalid {
            field: "milestone",
            ..
        })
    ));
    let nowhere = LetterDraft {
        tracker_id: "6f1c2a52-6c1e-4a53-9d9e-0d2f4f6f6a10".parse().unwrap(),
        ..draft
    };
    assert!(matches!(save(nowhere), Err(JournalError::NotFound)));
}
