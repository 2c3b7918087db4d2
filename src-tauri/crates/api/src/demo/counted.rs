//! The time the invented person counts: two trackers, days outside, one lapse, and the dates that
//! matter to them.

use super::chance::Chance;
use super::instant;
use super::life::{Day, GRIEF_DAY, RETURN_DAY};
use cairn_journal::ImportBatch;
use cairn_journal::counting;
use cairn_journal::entities::{
    AnchorKind, ApproxDate, CountDisplay, DailyCost, DatePrecision, DayLog, DayState,
    EarlierStretch, Goal, Halt, Lapse, LapseEffect, LeapRule, Letter, MilestoneAck, MilestoneDef,
    MilestoneSetChoice, MilestoneUnit, OthersMilestone, Pause, PauseScope, Rest, SignificantDate,
    SignificantKind, Tracker,
};
use cairn_vault::RecordId;
use chrono::{DateTime, Days, Months, NaiveDate, Utc};

/// Days without a drink when the first page is written.
const BEFORE: Days = Days::new(21);
/// Days from the start until days outside are logged.
const OUTSIDE_FROM: u64 = 40;

/// What was noted about some milestones, by days: what, and with whom.
static NOTES: [(u32, &str, &[&str]); 3] = [
    (30, "Bought the good bread. That was the party.", &[]),
    (60, "Cake. Actual cake.", &["M."]),
    (90, "J. sent a card with a lighthouse on it.", &["J.", "M."]),
];

/// Adds all of it to `batch`, and says of each urge what it was about.
pub(super) fn count_time(
    chance: &mut Chance,
    year: &[Day],
    start: NaiveDate,
    today: NaiveDate,
    batch: &mut ImportBatch,
) {
    let alcohol = alcohol(chance, start);
    let tobacco = tobacco(chance, start);
    let outside = outside(chance, start);
    for urge in batch.check_ins.iter_mut().flat_map(|one| &mut one.urges) {
        urge.tracker_id = Some(alcohol.id);
    }
    batch
        .lapses
        .push(lapse(chance, &alcohol, start + Days::new(RETURN_DAY)));
    log_days(chance, &outside, year, today, batch);
    for tracker in [&alcohol, &tobacco] {
        let seen = milestones_seen(chance, tracker, &batch.lapses, start, today);
        batch.milestone_acks.extend(seen);
    }
    batch.letters.push(letter(chance, &alcohol, start));
    remember(chance, start, batch);
    batch.trackers = vec![alcohol, tobacco, outside];
}

fn tracker(chance: &mut Chance, name: &str, at: DateTime<Utc>, anchor: NaiveDate) -> Tracker {
    Tracker {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        name: name.to_owned(),
        discreet_name: name.chars().take(1).collect(),
        scope: String::new(),
        goal: Goal::Abstain,
        anchor,
        anchor_kind: AnchorKind::FirstDay,
        began_at: None,
        display: CountDisplay::Elapsed,
        leap_rule: LeapRule::Feb28,
        milestone_set: MilestoneSetChoice::default(),
        cost: None,
        unit: String::new(),
        earlier: Vec::new(),
        hidden: false,
        archived: false,
        rest: Rest::new(),
    }
}

fn alcohol(chance: &mut Chance, start: NaiveDate) -> Tracker {
    let spring = |years| ApproxDate {
        date: month_before(start, years),
        precision: DatePrecision::Month,
    };
    Tracker {
        scope: "Anything with alcohol in it. Kefir does not count.".to_owned(),
        cost: Some(DailyCost {
            minor: 640,
            currency: "GBP".to_owned(),
        }),
        earlier: vec![EarlierStretch {
            from: spring(5),
            to: spring(4),
            note: "The year of the allotment. I do not know the days.".to_owned(),
        }],
        ..tracker(chance, "Alcohol", instant(start, 21, 40), start - BEFORE)
    }
}

/// The first day of a month `years` before `start`.
fn month_before(start: NaiveDate, years: u32) -> NaiveDate {
    use chrono::Datelike;
    start
        .checked_sub_months(Months::new(12 * years))
        .and_then(|date| date.with_day(1))
        .unwrap_or(start)
}

fn tobacco(chance: &mut Chance, start: NaiveDate) -> Tracker {
    let last_one = start.checked_sub_months(Months::new(7)).unwrap_or(start);
    Tracker {
        anchor_kind: AnchorKind::LastUse,
        milestone_set: MilestoneSetChoice::Preset {
            name: "keytags".to_owned(),
        },
        ..tracker(chance, "Tobacco", instant(start, 21, 50), last_one)
    }
}

fn outside(chance: &mut Chance, start: NaiveDate) -> Tracker {
    let from = start + Days::new(OUTSIDE_FROM);
    Tracker {
        goal: Goal::DoDays { target: 4 },
        milestone_set: MilestoneSetChoice::Preset {
            name: "none".to_owned(),
        },
        ..tracker(chance, "Days outside", instant(from, 8, 10), from)
    }
}

fn lapse(chance: &mut Chance, tracker: &Tracker, date: NaiveDate) -> Lapse {
    let at = instant(date + Days::new(1), 17, 20);
    Lapse {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        tracker_id: tracker.id,
        start: date,
        end: date,
        effect: LapseEffect::Restart,
        ended_at: None,
        used: "Wine".to_owned(),
        amount: "three glasses".to_owned(),
        context: "In the kitchen, alone, after a row about the rota.".to_owned(),
        halt: Halt {
            hungry: Some(3),
            angry: Some(2),
            lonely: Some(2),
            tired: Some(3),
        },
        feelings: Vec::new(),
        triggers: vec!["payday".to_owned(), "hunger".to_owned()],
        helped_after: "Rang M. in the morning. Tea, soup, a bath, the book.".to_owned(),
        next_step: "Tell one person before it gets dark.".to_owned(),
        tell: "M., and the round on Tuesday".to_owned(),
        note: String::new(),
        rest: Rest::new(),
    }
}

/// A week is logged as well as the rest of it was; what was not noted stays unknown. The weeks away
/// are a pause.
fn log_days(
    chance: &mut Chance,
    tracker: &Tracker,
    year: &[Day],
    today: NaiveDate,
    batch: &mut ImportBatch,
) {
    let logged = year
        .iter()
        .filter(|day| day.date >= tracker.anchor && day.date < today && !day.away);
    for day in logged {
        if !chance.percent(day.noted) {
            continue;
        }
        let likely = (62.0 + 12.0 * day.mood).clamp(10.0, 92.0) as u32;
        let state = if chance.percent(likely) {
            DayState::Yes
        } else {
            DayState::No
        };
        let at = instant(day.date, 20, 5);
        batch.day_logs.push(DayLog {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            tracker_id: tracker.id,
            date: day.date,
            state,
            amount_hundredths: None,
            rest: Rest::new(),
        });
    }
    let away = || year.iter().filter(|day| day.away).map(|day| day.date);
    let (Some(from), Some(to)) = (away().min(), away().max()) else {
        return;
    };
    let at = instant(from - Days::new(1), 22, 0);
    batch.pauses.push(Pause {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        from,
        to: Some(to),
        scope: PauseScope::Tracker { id: tracker.id },
        rest: Rest::new(),
    });
}

/// The milestones reached since the journal was begun, all but one of today.
fn milestones_seen(
    chance: &mut Chance,
    tracker: &Tracker,
    lapses: &[Lapse],
    start: NaiveDate,
    today: NaiveDate,
) -> Vec<MilestoneAck> {
    let MilestoneSetChoice::Preset { name } = &tracker.milestone_set else {
        return Vec::new();
    };
    let set = counting::preset(name).map_or(&[][..], |set| set.items);
    let count = counting::count(tracker, lapses, today);
    let reached = counting::reached(&count, set, tracker.leap_rule);
    let of_the_year = reached
        .into_iter()
        .filter(|one| one.date >= start && one.date < today);
    of_the_year
        .map(|one| {
            let days = (one.milestone.unit == MilestoneUnit::Days).then_some(one.milestone.n);
            let noted = NOTES
                .iter()
                .find(|(n, ..)| days == Some(*n) && one.run == 2);
            let (note, with) = noted.map_or(("", &[][..]), |(_, note, with)| (*note, *with));
            let at = instant(one.date, 20, 15);
            MilestoneAck {
                id: RecordId::make(chance.rng()),
                revision: 1,
                created_at: at,
                updated_at: at,
                deleted_at: None,
                tracker_id: tracker.id,
                milestone: one.milestone,
                run: one.run,
                date: one.date,
                seen_at: at,
                note: note.to_owned(),
                celebrated_with: with.iter().map(ToString::to_string).collect(),
                rest: Rest::new(),
            }
        })
        .collect()
}

fn letter(chance: &mut Chance, tracker: &Tracker, start: NaiveDate) -> Letter {
    let date = start + Days::new(RETURN_DAY + 7);
    let at = instant(date, 21, 30);
    Letter {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        tracker_id: tracker.id,
        milestone: MilestoneDef::of(MilestoneUnit::Years, 1),
        written_on: date,
        body: "Dear one,\n\nif you read this it is a year since that week. I hope there is still \
               a cat on the other chair. I hope you eat before seven.\n\nWhatever the evenings \
               are like now, somebody sat here in wool socks and wanted this for you."
            .to_owned(),
        opened_at: None,
        rest: Rest::new(),
    }
}

/// A date of grief, and the date of a friend.
fn remember(chance: &mut Chance, start: NaiveDate, batch: &mut ImportBatch) {
    let at = instant(start, 21, 55);
    let years_before = |date: NaiveDate, years: u32| {
        let months = Months::new(12 * years);
        date.checked_sub_months(months).unwrap_or(date)
    };
    batch.significant_dates.push(SignificantDate {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: years_before(start + Days::new(GRIEF_DAY), 2),
        yearly: true,
        kind: SignificantKind::Grief,
        alias: "Dad".to_owned(),
        ritual: "The workbench. One board, slowly.".to_owned(),
        notice_days: Some(3),
        rest: Rest::new(),
    });
    batch.others_milestones.push(OthersMilestone {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        alias: "M.".to_owned(),
        date: years_before(start + Days::new(9), 5),
        yearly: true,
        note: "Bring the awful tea.".to_owned(),
        notice_days: Some(7),
        rest: Rest::new(),
    });
}
