use crate::drafts::WorryDraft;
use crate::entities::{Worry, WorryOutcome};
use crate::fixture::{OnDisk, instant};
use crate::{JournalError, Kind, WorryShares};
use WorryOutcome::{DidNot, Happened, Open, Partly};
use cairn_vault::Access;

fn worried(text: &str) -> WorryDraft {
    WorryDraft {
        text: text.to_owned(),
        ..WorryDraft::default()
    }
}

fn save(disk: &mut OnDisk, draft: WorryDraft) -> Result<Worry, JournalError> {
    disk.with(|journal, at, rng| journal.save_worry(draft, at, rng))
}

/// So many more worries with this outcome, felt as likely as this.
fn add(disk: &mut OnDisk, n: usize, resolved: WorryOutcome, likelihood: Option<u8>) {
    for _ in 0..n {
        let draft = WorryDraft {
            resolved,
            likelihood,
            ..worried("that it comes back")
        };
        save(disk, draft).unwrap();
    }
}

#[test]
fn five_of_eight_answered_is_told_without_a_share() {
    let mut disk = OnDisk::new();
    add(&mut disk, 1, Happened, Some(90));
    add(&mut disk, 4, DidNot, Some(90));
    add(&mut disk, 3, Open, Some(90));
    let numbers = disk.journal().worry_numbers();
    assert_eq!((numbers.answered, numbers.open), (5, 3));
    assert_eq!((numbers.happened, numbers.did_not), (1, 4));
    assert_eq!(numbers.shares, None);
}

#[test]
fn from_ten_answers_on_what_happened_stands_beside_how_likely_it_felt() {
    let mut disk = OnDisk::new();
    add(&mut disk, 1, Happened, Some(80));
    add(&mut disk, 8, DidNot, Some(60));
    add(&mut disk, 20, Open, Some(100));
    assert_eq!(
        disk.journal().worry_numbers().shares,
        None,
        "nine are not ten"
    );
    add(&mut disk, 3, Partly, None);
    let shares = WorryShares {
        happened: 8,
        partly: 25,
        did_not: 67,
        felt: None,
    };
    assert_eq!(
        disk.journal().worry_numbers().shares,
        Some(shares),
        "nine that say how likely it felt are not ten"
    );
    add(&mut disk, 1, DidNot, Some(0));
    let felt = disk.journal().worry_numbers().shares.unwrap().felt;
    assert_eq!(felt, Some(56), "the mean of 80, eight times 60, and 0");
}

#[test]
fn the_day_of_an_answer_is_that_on_which_it_was_given() {
    let mut disk = OnDisk::new();
    disk.at.now = instant("2026-11-21T09:00:00Z");
    let first = save(&mut disk, worried("the appointment")).unwrap();
    assert_eq!((first.resolved, first.resolved_on), (Open, None));
    disk.at.now = instant("2026-11-24T09:00:00Z");
    let answer = WorryDraft {
        resolved: DidNot,
        afterwards: "It took ten minutes.".to_owned(),
        ..(&first).into()
    };
    let answered = save(&mut disk, answer).unwrap();
    let day = |text: &str| text.parse().ok();
    assert_eq!(Some(answered.date), day("2026-11-21"));
    assert_eq!(answered.resolved_on, day("2026-11-24"));
    disk.at.now = instant("2026-12-01T09:00:00Z");
    let reworded = WorryDraft {
        resolved: Partly,
        ..(&answered).into()
    };
    let reworded = save(&mut disk, reworded).unwrap();
    assert_eq!(reworded.resolved_on, day("2026-11-24"));
    let reopened = WorryDraft {
        resolved: Open,
        ..(&reworded).into()
    };
    let reopened = save(&mut disk, reopened).unwrap();
    assert_eq!(reopened.resolved_on, None);
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().worries().collect::<Vec<_>>(), [&reopened]);
}

#[test]
fn a_worry_put_off_is_due_when_the_clock_on_the_wall_says_so() {
    let mut disk = OnDisk::new();
    // 17:59 in Berlin.
    disk.at.now = instant("2026-11-21T16:59:00Z");
    let put_off = WorryDraft {
        postponed_to: "2026-11-21T18:00:00".parse().ok(),
        ..worried("the letter from the bank")
    };
    let worry = save(&mut disk, put_off).unwrap();
    save(&mut disk, worried("not put off")).unwrap();
    let due = |disk: &OnDisk| disk.journal().worries_due(&disk.at).count();
    assert_eq!(due(&disk), 0);
    disk.at.now = instant("2026-11-21T17:00:00Z");
    assert_eq!(due(&disk), 1);
    disk.at.zone = chrono_tz::America::New_York;
    assert_eq!(due(&disk), 0, "where the person is now it is noon");
    disk.at.now = instant("2026-11-21T23:00:00Z");
    assert_eq!(due(&disk), 1);
    let answered = WorryDraft {
        resolved: Happened,
        ..(&worry).into()
    };
    save(&mut disk, answered).unwrap();
    assert_eq!(due(&disk), 0);
}

#[test]
fn a_worry_says_what_is_feared_and_how_likely_within_bounds() {
    let mut disk = OnDisk::new();
    let field = |refused: Result<Worry, JournalError>| match refused {
        Err(JournalError::Invalid { field, .. }) => field,
        _ => "",
    };
    assert_eq!(field(save(&mut disk, worried(" \n"))), "text");
    let certain = WorryDraft {
        likelihood: Some(101),
        ..worried("everything")
    };
    assert_eq!(field(save(&mut disk, certain)), "likelihood");
    let far = WorryDraft {
        postponed_to: "+10000-01-01T18:00:00".parse().ok(),
        ..worried("everything")
    };
    assert_eq!(field(save(&mut disk, far)), "postponed_to");
    let worry = save(&mut disk, worried("everything")).unwrap();
    disk.with(|journal, at, rng| journal.delete(worry.id, at, rng))
        .unwrap();
    let trash = disk.journal().trash();
    assert_eq!(
        (trash[0].kind, &*trash[0].title),
        (Kind::Worry, "everything")
    );
    assert_eq!(disk.journal().worry_numbers().open, 0);
}
