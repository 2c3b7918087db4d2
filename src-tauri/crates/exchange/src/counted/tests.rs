use crate::samples::{Fresh, day, fresh, moment};
use crate::{ExportFormat, Selection, export};
use cairn_journal::entities::{
    CountDisplay, DayState, Goal, LapseEffect, MilestoneDef, MilestoneUnit, Tracker,
};
use cairn_journal::{DayLogDraft, LapseDraft, Merge, MilestoneAckDraft, TrackerDraft};
use cairn_words::{Counted, Terms, Words};

fn tracker(desk: &mut Fresh, draft: TrackerDraft) -> Tracker {
    desk.journal
        .save_tracker(draft, &moment(), &mut desk.rng)
        .unwrap()
}

fn lapse(desk: &mut Fresh, draft: LapseDraft) {
    desk.journal
        .save_lapse(draft, Merge::No, &moment(), &mut desk.rng)
        .unwrap();
}

/// Two trackers with something noted for each, and a hidden one.
fn two_trackers() -> Fresh {
    let mut desk = fresh(&moment(), 4);
    let alcohol = tracker(
        &mut desk,
        TrackerDraft::abstain("Alcohol", day("2026-07-01")),
    );
    lapse(
        &mut desk,
        LapseDraft {
            context: "A wedding,\nlate.".to_owned(),
            triggers: vec!["celebration".to_owned()],
            note: "It was *one* evening.".to_owned(),
            ..LapseDraft::new(
                alcohol.id,
                day("2026-08-02"),
                Some(day("2026-08-03")),
                LapseEffect::Restart,
            )
        },
    );
    let seen = MilestoneAckDraft {
        id: None,
        revision: 0,
        tracker_id: alcohol.id,
        unit: MilestoneUnit::Days,
        n: 30,
        run: 1,
        note: "Cake.".to_owned(),
        celebrated_with: vec!["Otter".to_owned()],
    };
    desk.journal
        .acknowledge_milestone(seen, &moment(), &mut desk.rng)
        .unwrap();
    let outside = TrackerDraft {
        goal: Goal::DoDays { target: 4 },
        ..TrackerDraft::abstain("Days outside", day("2026-11-16"))
    };
    let outside = tracker(&mut desk, outside);
    for (date, state) in [("2026-11-16", DayState::Yes), ("2026-11-17", DayState::No)] {
        let log = DayLogDraft {
            tracker_id: outside.id,
            date: day(date),
            revision: 0,
            state,
            amount_hundredths: None,
        };
        desk.journal
            .save_day_log(log, &moment(), &mut desk.rng)
            .unwrap();
    }
    let hidden = TrackerDraft {
        hidden: true,
        ..TrackerDraft::abstain("Kept to myself", day("2026-01-01"))
    };
    tracker(&mut desk, hidden);
    desk
}

fn told(desk: &Fresh, selection: &Selection, words: &Words) -> String {
    let document = export(&desk.journal, ExportFormat::Md, selection, words, &moment()).unwrap();
    String::from_utf8(document.bytes.to_vec()).unwrap()
}

#[test]
fn time_counted_is_told_with_its_numbers_milestones_and_lapses() {
    let desk = two_trackers();
    let text = told(&desk, &Selection::default(), &Words::english());
    assert_eq!(
        text,
        "# Notes\n\n\
         ## Time counted\n\n\
         ### Alcohol\n\n\
         - 3 months, 17 days free\n\
         - Current run: 109 days, since 4 August 2026\n\
         - Longest run: 109 days\n\
         - Days free in all: 141 of 143, since 1 July 2026\n\n\
         #### Reached milestones\n\n\
         - 2 July 2026: 1 day\n\n\
         - 31 July 2026: 30 days\n\
         - With Otter\n\n\
         Cake.\n\n\
         - 5 August 2026: 1 day\n\n\
         - 3 September 2026: 30 days\n\n\
         - 3 October 2026: 60 days\n\n\
         - 2 November 2026: 90 days\n\n\
         #### Noted lapses\n\n\
         - 2 August 2026 to 3 August 2026; the count started again\n\
         - Where, when, with whom: A wedding, late.\n\
         - What set it off: celebration\n\n\
         It was *one* evening.\n\n\
         ### Days outside\n\n\
         - Days logged: 1 yes, 1 no, 3 not logged\n"
    );
}

#[test]
fn ac_44_an_export_says_it_in_the_persons_own_words() {
    let counted = |one: &str, several: &str| {
        Some(Counted {
            one: one.to_owned(),
            several: several.to_owned(),
        })
    };
    let words = Words::with_terms(&Terms {
        time_free: Some("sober".to_owned()),
        lapse: counted("slip", "slips"),
        milestone: counted("anniversary", "anniversaries"),
        ..Terms::default()
    });
    let text = told(&two_trackers(), &Selection::default(), &words);
    for said in [
        "3 months, 17 days sober",
        "Noted slips",
        "Reached anniversaries",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(
        !text.contains("lapse") && !text.contains("milestone"),
        "{text}"
    );
}

#[test]
fn a_range_takes_what_was_noted_in_it() {
    let desk = two_trackers();
    let range = |from: &str, to: &str| Selection {
        from: Some(day(from)),
        to: Some(day(to)),
        ..Selection::default()
    };
    let august = told(&desk, &range("2026-08-03", "2026-08-03"), &Words::english());
    assert!(
        august.contains("Noted lapses") && !august.contains("Reached"),
        "{august}"
    );
    assert!(!august.contains("Days outside"));
    let nothing = told(&desk, &range("2026-09-10", "2026-09-20"), &Words::english());
    assert!(!nothing.contains("Alcohol"), "{nothing}");
    let tagged = Selection {
        tags: vec!["celebration".to_owned()],
        ..Selection::default()
    };
    assert!(!told(&desk, &tagged, &Words::english()).contains("Alcohol"));
}

#[test]
fn a_count_can_be_told_as_a_day_number_and_a_milestone_by_its_own_name() {
    let words = Words::english();
    let mut desk = fresh(&moment(), 5);
    let ordinal = TrackerDraft {
        display: CountDisplay::Ordinal,
        ..TrackerDraft::abstain("Alcohol", day("2026-11-21"))
    };
    let ordinal = tracker(&mut desk, ordinal);
    let count = desk.journal.count_of(&ordinal, day("2026-11-21"));
    assert_eq!(super::tell_length(&ordinal, &count, &words), "Day 1");
    let own = MilestoneDef {
        label: "the long one".to_owned(),
        ..MilestoneDef::of(MilestoneUnit::Weeks, 52)
    };
    assert_eq!(super::milestone_name(&own, &words), "the long one");
    let name = |unit, n| super::milestone_name(&MilestoneDef::of(unit, n), &words);
    assert_eq!(name(MilestoneUnit::Days, 0), "welcome");
    assert_eq!(name(MilestoneUnit::Days, 1), "1 day");
    assert_eq!(name(MilestoneUnit::Weeks, 2), "2 weeks");
    assert_eq!(name(MilestoneUnit::Months, 18), "18 months");
    assert_eq!(name(MilestoneUnit::Years, 1), "1 year");
}
