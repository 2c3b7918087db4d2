use super::*;
use crate::fixture::OnDisk;
use cairn_vault::Access;

fn draft(instrument: Instrument, answers: Vec<Option<u8>>) -> InstrumentResponseDraft {
    InstrumentResponseDraft {
        id: None,
        revision: 0,
        instrument,
        answers,
        export_ok: false,
        export_item_nine: false,
    }
}

fn whole(instrument: Instrument, answer: u8) -> InstrumentResponseDraft {
    draft(instrument, vec![Some(answer); instrument.items()])
}

fn save(
    disk: &mut OnDisk,
    draft: InstrumentResponseDraft,
) -> Result<InstrumentResponse, JournalError> {
    disk.with(|journal, at, rng| journal.save_instrument_response(draft, at, rng))
}

fn on(disk: &mut OnDisk, day: &str) {
    disk.at.now = format!("{day}T10:00:00Z").parse().unwrap();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn ac_46_a_questionnaire_is_asked_again_after_two_weeks_and_not_before() {
    let mut disk = OnDisk::new();
    on(&mut disk, "2026-11-07");
    let first = save(&mut disk, whole(Instrument::Who5, 3)).unwrap();
    assert_eq!(first.score(), Some(60));
    assert_eq!(first.version, "1998");
    let next = disk.journal().next_offered(Instrument::Who5);
    assert_eq!(next, Some(day("2026-11-21")));
    on(&mut disk, "2026-11-20");
    let refused = save(&mut disk, whole(Instrument::Who5, 3));
    let Err(JournalError::AskedLately { next }) = refused else {
        panic!("a day too early");
    };
    assert_eq!(next, day("2026-11-21"));
    // Another one has its own days.
    save(&mut disk, whole(Instrument::Barc10, 4)).unwrap();
    let next = disk.journal().next_offered(Instrument::Barc10);
    assert_eq!(next, Some(day("2026-12-20")), "thirty days");
    on(&mut disk, "2026-11-21");
    let second = save(&mut disk, whole(Instrument::Who5, 2)).unwrap();
    let responses: Vec<_> = disk.journal().instrument_responses().collect();
    assert_eq!(responses[0], &second, "the newest first");
    assert_eq!(responses.len(), 3);
    // What is in the trash asks for no patience.
    disk.with(|journal, at, rng| journal.delete(second.id, at, rng))
        .unwrap();
    let next = disk.journal().next_offered(Instrument::Who5);
    assert_eq!(next, Some(day("2026-11-21")));
}

#[test]
fn what_lacks_an_answer_has_no_score_and_is_gone_on_with_on_its_day() {
    let mut disk = OnDisk::new();
    let gad = Instrument::Gad7;
    let mut answers = vec![None; 7];
    answers[0] = Some(2);
    let begun = save(&mut disk, draft(gad, answers.clone())).unwrap();
    assert_eq!((begun.score(), begun.band()), (None, None));
    assert_eq!(disk.journal().next_offered(gad), None);
    disk.reopen(Access::ReadWrite);
    let unfinished = |disk: &OnDisk| disk.journal().unfinished_response(gad, &disk.at).cloned();
    assert_eq!(unfinished(&disk), Some(begun.clone()));
    let mut more = InstrumentResponseDraft::from(&begun);
    more.answers = vec![Some(1); 7];
    let finished = save(&mut disk, more).unwrap();
    assert_eq!(finished.score(), Some(7));
    assert_eq!(unfinished(&disk), None);
    // On its own day an answer can be put right, on another only the ticks.
    let mut right = InstrumentResponseDraft::from(&finished);
    right.answers[6] = Some(3);
    let right = save(&mut disk, right).unwrap();
    assert_eq!(right.score(), Some(9));
    on(&mut disk, "2026-11-22");
    let mut late = InstrumentResponseDraft::from(&right);
    late.answers[6] = Some(0);
    let refused = save(&mut disk, late).unwrap_err();
    assert!(matches!(
        refused,
        JournalError::Invalid {
            field: "answers",
            rule: Rule::OtherDay
        }
    ));
    let mut ticked = InstrumentResponseDraft::from(&right);
    ticked.export_ok = true;
    assert!(save(&mut disk, ticked).unwrap().export_ok);
    // One that was left without all answers is not gone on with the next day, and a new one begins.
    let mut disk = OnDisk::new();
    save(&mut disk, draft(gad, answers)).unwrap();
    on(&mut disk, "2026-11-22");
    assert_eq!(unfinished(&disk), None);
    save(&mut disk, whole(gad, 0)).unwrap();
}

#[test]
fn what_is_begun_before_midnight_is_finished_after_it() {
    let mut disk = OnDisk::new();
    disk.at.now = "2026-11-21T22:50:00Z".parse().unwrap();
    let gad = Instrument::Gad7;
    let mut answers = vec![None; 7];
    answers[0] = Some(2);
    let begun = save(&mut disk, draft(gad, answers)).unwrap();
    assert_eq!(begun.date, day("2026-11-21"), "ten to midnight in Berlin");
    disk.at.now = "2026-11-21T23:05:00Z".parse().unwrap();
    let unfinished = disk.journal().unfinished_response(gad, &disk.at);
    assert_eq!(unfinished, Some(&begun));
    let mut rest = InstrumentResponseDraft::from(&begun);
    rest.answers = vec![Some(1); 7];
    let finished = save(&mut disk, rest.clone()).unwrap();
    assert_eq!((finished.date, finished.score()), (begun.date, Some(7)));
    disk.at.now = "2026-11-22T02:50:01Z".parse().unwrap();
    rest.revision = finished.revision;
    rest.answers[0] = Some(3);
    save(&mut disk, rest).expect_err("four hours and a second after the beginning");
    // A clock that was put back does not open it again.
    on(&mut disk, "2026-11-20");
    assert!(!disk.journal().is_being_answered(&finished, &disk.at));
}

#[test]
fn answers_that_are_none_are_refused() {
    let mut disk = OnDisk::new();
    let mut refused = |draft: InstrumentResponseDraft, wanted: &str| {
        let refused = save(&mut disk, draft).unwrap_err();
        let JournalError::Invalid { field, rule } = refused else {
            panic!("{wanted}: {refused}");
        };
        assert_eq!(format!("{field}: {rule}"), wanted);
    };
    let phq = Instrument::Phq8;
    refused(draft(phq, vec![Some(1); 9]), "answers: malformed");
    refused(draft(phq, Vec::new()), "answers: malformed");
    refused(draft(phq, vec![None; 8]), "answers: empty");
    refused(whole(phq, 4), "answers: 4 not in 0..=3");
    refused(whole(Instrument::Barc10, 0), "answers: 0 not in 1..=6");
    refused(whole(Instrument::Who5, 6), "answers: 6 not in 0..=5");
    let stored = save(&mut disk, whole(phq, 1)).unwrap();
    let mut other = InstrumentResponseDraft::from(&stored);
    other.instrument = Instrument::Phq9;
    other.answers = vec![Some(1); 9];
    let other = save(&mut disk, other).unwrap_err();
    assert!(matches!(
        other,
        JournalError::Invalid {
            field: "instrument",
            ..
        }
    ));
    let mut stale = InstrumentResponseDraft::from(&stored);
    stale.revision = 7;
    stale.export_ok = true;
    let stale = save(&mut disk, stale).unwrap_err();
    assert!(matches!(
        stale,
        JournalError::Stale {
            current_revision: 1
        }
    ));
}

#[test]
fn ac_46_the_ninth_answer_stays_unless_it_is_ticked_by_itself() {
    let mut disk = OnDisk::new();
    let mut nine = whole(Instrument::Phq9, 1);
    nine.export_ok = true;
    let nine = save(&mut disk, nine).unwrap();
    assert!(nine.keeps_item_nine());
    assert_eq!(nine.score(), Some(9));
    let own = nine.without_item_nine();
    assert_eq!(own.answers[..8], nine.answers[..8]);
    assert_eq!((own.answers[8], own.score()), (None, None));
    let others = nine.for_others();
    assert_eq!(
        (others.instrument, others.score()),
        (Instrument::Phq8, Some(8))
    );
    assert_eq!(others.version, Instrument::Phq8.version());
    let mut ticked = InstrumentResponseDraft::from(&nine);
    ticked.export_item_nine = true;
    let ticked = save(&mut disk, ticked).unwrap();
    let others = ticked.for_others();
    assert_eq!(
        (others.instrument, others.score()),
        (Instrument::Phq9, Some(9))
    );
    assert!(!others.export_ok && !others.export_item_nine);
    assert_eq!(ticked.without_item_nine(), ticked);
    let eight = save(&mut disk, whole(Instrument::Phq8, 1)).unwrap();
    assert_eq!(eight.for_others(), eight);
    assert_eq!(eight.without_item_nine(), eight);
}
