//! Trackers, lapses, milestones and dates as the window asks for them.

use crate::fixture::{PASSPHRASE, TestClock, clock, create, open, session, write};
use cairn_api::commands::{
    AlongItem, ExplainAnchor, GetAnniversary, GetTimeline, GetToday, GetTracker, ListTrackers,
    ListWeeks, MeasureUnits, SaveLapse, acknowledge_milestone, confirm_clock, explain_anchor,
    get_anniversary, get_settings, get_timeline, get_today, get_tracker, list_trackers, list_weeks,
    lock_session, measure_units, preview_lapse, save_day_log, save_lapse, save_settings,
    save_tracker,
};
use cairn_api::types::{ApiError, Tracker};
use cairn_api::{Nothing, Session};
use cairn_journal::entities::{
    AnchorKind, CountedWord, DailyCost, DayState, Goal, LapseEffect, MilestoneSetChoice,
    MilestoneUnit, OwnWords,
};
use cairn_journal::{
    ClockDoubtKind, DayLogDraft, EntryDraft, LapseDraft, MilestoneAckDraft, SettingsDraft,
    TrackerDraft,
};
use cairn_vault::SlotKind;
use chrono::NaiveDate;
use tempfile::TempDir;

struct Desk {
    session: Session,
    clock: TestClock,
    _folder: TempDir,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    Desk {
        session,
        clock,
        _folder: folder,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

impl Desk {
    fn at(&mut self, now: &str) {
        self.clock.now.set(now.parse().expect("an instant"));
    }

    fn save(&mut self, draft: TrackerDraft) -> Tracker {
        save_tracker(&mut self.session, &self.clock, draft).expect("it is valid")
    }

    fn tracker(&mut self, name: &str, since: &str, set: &str) -> Tracker {
        self.save(TrackerDraft {
            milestone_set: MilestoneSetChoice::Preset {
                name: set.to_owned(),
            },
            ..TrackerDraft::abstain(name, day(since))
        })
    }

    fn lapse(&mut self, tracker: &Tracker, from: &str, to: &str) {
        let days = (day(from), Some(day(to)));
        let draft = LapseDraft::new(tracker.id, days.0, days.1, LapseEffect::Restart);
        let request = SaveLapse {
            draft,
            merge: false,
        };
        save_lapse(&mut self.session, &self.clock, request).expect("it is valid");
    }

    /// The two trackers of the design: 19 and 7 stones.
    fn two_trackers(&mut self) -> [Tracker; 2] {
        let alcohol = self.tracker("Alcohol", "2025-06-01", "tokens-monthly");
        self.at("2026-11-21T20:00:01Z");
        let gambling = self.tracker("Gambling", "2025-05-31", "keytags");
        self.lapse(&alcohol, "2025-09-10", "2025-09-12");
        self.lapse(&alcohol, "2026-08-02", "2026-08-02");
        [alcohol, gambling]
    }

    fn today(&mut self) -> cairn_api::commands::TodayView {
        get_today(&mut self.session, &self.clock, GetToday { tool: 0 }).expect("it is open")
    }

    fn view(&mut self, tracker: &Tracker) -> cairn_api::commands::TrackerView {
        let request = GetTracker {
            id: tracker.id,
            on: None,
        };
        get_tracker(&mut self.session, &self.clock, request).expect("it is there")
    }
}

#[test]
fn the_way_so_far_has_every_stone_and_every_lapse_in_its_place() {
    let mut desk = desk();
    let [alcohol, gambling] = desk.two_trackers();
    let request = GetTimeline::default();
    let all = get_timeline(&mut desk.session, &desk.clock, request).expect("it is open");
    assert_eq!((all.n_reached, all.paths.len()), (26, 2));
    let before: Vec<u32> = all
        .along
        .iter()
        .filter_map(|item| match item {
            AlongItem::Lapse { n_before, .. } => Some(*n_before),
            AlongItem::Milestone { .. } => None,
        })
        .collect();
    assert_eq!(
        before,
        [22, 8],
        "the stones before each lapse stay where they are"
    );
    let next: Vec<_> = all
        .ahead
        .iter()
        .take(2)
        .map(|row| (row.tracker_id, row.in_days))
        .collect();
    assert_eq!(next, [(gambling.id, 9), (alcohol.id, 12)]);

    let only = GetTimeline {
        tracker: Some(gambling.id),
    };
    let only = get_timeline(&mut desk.session, &desk.clock, only).expect("it is there");
    assert_eq!((only.n_reached, only.paths.len()), (7, 1));
}

#[test]
fn today_has_the_numbers_of_each_tracker_and_what_is_next() {
    let mut desk = desk();
    let [_, gambling] = desk.two_trackers();
    let hidden = TrackerDraft {
        hidden: true,
        ..TrackerDraft::abstain("Kept to myself", day("2026-11-20"))
    };
    desk.save(hidden);
    let today = desk.today();
    assert_eq!(today.trackers.len(), 2, "the hidden one stays hidden");
    let count = today.trackers[0]
        .count
        .as_ref()
        .expect("free days are counted");
    assert_eq!(
        [
            count.current_run,
            count.longest_run,
            count.free_days,
            count.total_days
        ],
        [110, 323, 534, 538]
    );
    let next = today.next_milestone.expect("there is one");
    assert_eq!((next.tracker_id, next.in_days), (gambling.id, 9));
    assert!(today.new_milestones.is_empty() && today.notices.is_empty());
    let all = ListTrackers { all: true };
    let all = list_trackers(&mut desk.session, &desk.clock, all).expect("it is open");
    assert_eq!(all.trackers.len(), 3);
}

#[test]
fn ac_14_nothing_is_new_while_the_clock_is_in_doubt() {
    let mut desk = desk();
    let tracker = desk.tracker("Alcohol", "2026-11-21", "plain");
    desk.at("2026-11-22T09:00:00Z");
    let new = desk.today().new_milestones;
    assert_eq!((new.len(), new[0].milestone.n), (1, 1), "a day was reached");

    desk.at("2030-01-01T10:00:00Z");
    let doubtful = desk.today();
    assert_eq!(
        doubtful.clock_doubt.map(|doubt| doubt.kind),
        Some(ClockDoubtKind::Later)
    );
    assert!(doubtful.new_milestones.is_empty());
    let count = doubtful.trackers[0].count.as_ref().expect("counted");
    assert_eq!(
        count.on,
        day("2026-11-21"),
        "counted to the last believed day"
    );
    let seen = MilestoneAckDraft {
        id: None,
        revision: 0,
        tracker_id: tracker.id,
        unit: MilestoneUnit::Days,
        n: 1000,
        run: 1,
        note: String::new(),
        celebrated_with: Vec::new(),
    };
    assert_eq!(
        acknowledge_milestone(&mut desk.session, &desk.clock, seen.clone()).err(),
        Some(ApiError::ClockInDoubt)
    );
    confirm_clock(&mut desk.session, &desk.clock, Nothing {}).expect("it is open");
    assert!(
        desk.today()
            .new_milestones
            .iter()
            .any(|row| row.milestone.n == 1000)
    );
    acknowledge_milestone(&mut desk.session, &desk.clock, seen).expect("it is believed now");
    assert!(
        desk.today()
            .new_milestones
            .iter()
            .all(|row| row.milestone.n != 1000)
    );
}

#[test]
fn ac_09_the_page_of_an_anniversary_has_what_was_written_on_that_date() {
    let mut desk = desk();
    desk.tracker("Alcohol", "2019-11-21", "plain");
    for (date, title, hard) in [
        ("2020-11-21", "One year", false),
        ("2024-11-21", "A hard one", true),
        ("2025-11-21", "Six", false),
        ("2025-11-20", "The day before", false),
    ] {
        let entry = write(&mut desk.session, &desk.clock, title, "text");
        let draft = EntryDraft {
            id: cairn_api::commands::new_entry(
                &mut desk.session,
                &desk.clock,
                cairn_api::commands::NewEntry {
                    template_id: None,
                    date: Some(day(date)),
                },
            )
            .expect("it is open")
            .id,
            revision: 0,
            date: Some(day(date)),
            hard,
            ..EntryDraft::from(&entry)
        };
        let request = cairn_api::commands::SaveEntry {
            draft,
            autosave: false,
            allow_empty: false,
        };
        cairn_api::commands::save_entry(&mut desk.session, &desk.clock, request).expect("valid");
    }
    let page = |desk: &mut Desk, hard| {
        let request = GetAnniversary { date: None, hard };
        get_anniversary(&mut desk.session, &desk.clock, request).expect("it is open")
    };
    let without = page(&mut desk, false);
    assert_eq!(
        (without.date, without.n_hard_left_out),
        (day("2026-11-21"), 1)
    );
    let years: Vec<_> = without
        .years
        .iter()
        .map(|one| {
            (
                one.year,
                one.years_ago,
                one.entries.len(),
                one.milestones.len(),
            )
        })
        .collect();
    assert_eq!(
        years,
        [
            (2025, 1, 1, 1),
            (2024, 2, 0, 1),
            (2023, 3, 0, 1),
            (2022, 4, 0, 1),
            (2021, 5, 0, 1),
            (2020, 6, 1, 1)
        ]
    );
    let with = page(&mut desk, true);
    assert_eq!((with.n_hard_left_out, with.years[1].entries.len()), (0, 1));
}

#[test]
fn hours_are_shown_at_first_and_days_afterwards() {
    let mut desk = desk();
    let began = TrackerDraft {
        began_at: Some("2026-11-20T23:30:00".parse().expect("a time")),
        ..TrackerDraft::abstain("Alcohol", day("2026-11-21"))
    };
    let tracker = desk.save(began);
    // 20:00 in UTC is 21:00 in Berlin.
    assert_eq!(desk.view(&tracker).card.hours, Some(21));
    let draft = desk.view(&tracker).draft;
    assert_eq!(
        draft.began_at,
        Some("2026-11-20T23:30:00".parse().expect("a time"))
    );
    desk.at("2026-11-23T22:29:00Z");
    assert_eq!(desk.view(&tracker).card.hours, Some(71));
    desk.at("2026-11-23T22:30:00Z");
    assert_eq!(desk.view(&tracker).card.hours, None);
}

#[test]
fn a_day_in_the_past_has_not_seen_what_was_seen_later() {
    let mut desk = desk();
    let [alcohol, _] = desk.two_trackers();
    let seen = MilestoneAckDraft {
        id: None,
        revision: 0,
        tracker_id: alcohol.id,
        unit: MilestoneUnit::Days,
        n: 90,
        run: 3,
        note: String::new(),
        celebrated_with: Vec::new(),
    };
    acknowledge_milestone(&mut desk.session, &desk.clock, seen).expect("it is reached");
    let then = GetTracker {
        id: alcohol.id,
        on: Some(day("2026-10-31")),
    };
    let then = get_tracker(&mut desk.session, &desk.clock, then).expect("it is there");
    assert_eq!(then.reached[0].date, day("2026-10-02"));
    assert_eq!(then.ahead[0].in_days, 1);
    assert_eq!(desk.view(&alcohol).reached[0].date, day("2026-11-01"));
}

#[test]
fn money_is_shown_only_where_a_cost_was_entered() {
    let mut desk = desk();
    let [alcohol, gambling] = desk.two_trackers();
    assert!(desk.view(&gambling).card.saved.is_none());
    let with_cost = TrackerDraft {
        cost: Some(DailyCost {
            minor: 750,
            currency: "EUR".to_owned(),
        }),
        ..TrackerDraft::of(&alcohol, None)
    };
    let alcohol = desk.save(with_cost);
    let saved = desk.view(&alcohol).card.saved.expect("a cost was entered");
    assert_eq!((saved.minor, &*saved.currency), (534.0 * 750.0, "EUR"));
}

#[test]
fn ac_04_both_dates_of_an_anchor_are_told() {
    let mut desk = desk();
    let mut dates = |date, kind| {
        let request = ExplainAnchor {
            date: day(date),
            kind,
        };
        let dates = explain_anchor(&mut desk.session, &desk.clock, request).expect("it is open");
        (dates.last_use, dates.first_day)
    };
    let both = (day("2026-10-22"), day("2026-10-23"));
    assert_eq!(dates("2026-10-22", AnchorKind::LastUse), both);
    assert_eq!(dates("2026-10-23", AnchorKind::FirstDay), both);
    let drink = MeasureUnits {
        volume_ml: 568,
        abv_tenths: 50,
    };
    let units = measure_units(&mut desk.session, &desk.clock, drink).expect("it is open");
    assert_eq!(units.tenths, 28);
}

#[test]
fn ac_47_a_week_tells_what_is_dry_what_is_not_and_what_is_not_logged() {
    let mut desk = desk();
    let draft = TrackerDraft {
        goal: Goal::DryDays { target: 4 },
        ..TrackerDraft::abstain("Dry days", day("2026-11-01"))
    };
    let tracker = desk.save(draft);
    for (date, state, amount_hundredths) in [
        ("2026-11-16", DayState::Yes, None),
        ("2026-11-17", DayState::Yes, None),
        ("2026-11-18", DayState::Unknown, Some(200)),
        ("2026-11-20", DayState::Yes, None),
    ] {
        let log = DayLogDraft {
            tracker_id: tracker.id,
            date: day(date),
            revision: 0,
            state,
            amount_hundredths,
        };
        save_day_log(&mut desk.session, &desk.clock, log).expect("it is valid");
    }
    let request = ListWeeks {
        tracker_id: tracker.id,
        from: None,
        to: None,
    };
    let weeks = list_weeks(&mut desk.session, &desk.clock, request).expect("it is there");
    assert_eq!(weeks.weeks.len(), 4);
    let week = &weeks.weeks[3];
    assert_eq!(
        [week.yes, week.no, week.not_logged, week.open],
        [3, 1, 1, 2]
    );
    let card = desk.today().trackers.remove(0);
    assert_eq!(card.week.as_ref(), Some(week));
    assert!(
        card.count.is_none() && card.next.is_none(),
        "it has no free days to count"
    );
}

#[test]
fn a_lapse_can_be_looked_at_before_it_is_saved() {
    let mut desk = desk();
    let [alcohol, _] = desk.two_trackers();
    let date = day("2026-11-20");
    let draft = LapseDraft::new(alcohol.id, date, None, LapseEffect::Restart);
    let before = desk.session.journal().expect("open").content_hash();
    let look = preview_lapse(&mut desk.session, &desk.clock, draft).expect("it is valid");
    assert_eq!(look.restarts_on, day("2026-11-21"));
    assert_eq!(
        (look.before.current_run, look.restart.current_run),
        (110, 0)
    );
    assert_eq!(
        (look.keep.current_run, look.undecided.current_run),
        (110, 109)
    );
    assert_eq!(desk.session.journal().expect("open").content_hash(), before);
}

#[test]
fn ac_44_the_session_speaks_the_persons_own_words_while_it_is_open() {
    let mut desk = desk();
    let said = |desk: &Desk| {
        let length = [("length", "7 years".into())];
        desk.session.words().text("time-free-for", &length)
    };
    assert_eq!(said(&desk), "7 years free");
    let settings = get_settings(&mut desk.session, &desk.clock, Nothing {}).expect("open");
    let draft = SettingsDraft {
        words: OwnWords {
            time_free: Some(" sober ".to_owned()),
            lapse: Some(CountedWord {
                one: "slip".to_owned(),
                several: String::new(),
            }),
            ..OwnWords::default()
        },
        ..SettingsDraft::from(&settings)
    };
    let saved = save_settings(&mut desk.session, &desk.clock, draft).expect("it is valid");
    let lapse = saved.words.lapse.expect("it was chosen");
    assert_eq!((&*lapse.one, &*lapse.several), ("slip", "slip"));
    assert_eq!(said(&desk), "7 years sober");
    lock_session(&mut desk.session, &desk.clock, Nothing {}).expect("always");
    assert_eq!(
        said(&desk),
        "7 years free",
        "a locked program tells nothing of them"
    );
    open(
        &mut desk.session,
        &desk.clock,
        PASSPHRASE,
        SlotKind::Passphrase,
    )
    .expect("it opens");
    assert_eq!(said(&desk), "7 years sober");
}
