//! Generated trackers and what is noted for them. Not here: anything that is shipped.

use super::generated::{ids, instants, names, rest, stamps, text};
use cairn_journal::ImportBatch;
use cairn_journal::entities::{
    AnchorKind, ApproxDate, CountDisplay, DailyCost, DatePrecision, DayLog, DayState,
    EarlierStretch, Goal, Halt, Lapse, LapseEffect, LeapRule, Letter, MilestoneAck, MilestoneDef,
    MilestoneSet, MilestoneSetChoice, MilestoneUnit, OthersMilestone, Pause, PauseScope,
    SignificantDate, SignificantKind, Tracker,
};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy as Gen, any, prop_oneof};
use proptest::sample::select;

/// A record of this type with its stamp.
macro_rules! stamped {
    ($type:ident { $($field:ident),* }, $stamp:expr) => {{
        let (id, revision, created_at, updated_at, deleted_at) = $stamp;
        $type { id, revision, created_at, updated_at, deleted_at, $($field),* }
    }};
}

fn dates() -> impl Gen<Value = NaiveDate> {
    instants().prop_map(|at| at.date_naive())
}

fn milestones() -> impl Gen<Value = MilestoneDef> {
    let unit = select(vec![
        MilestoneUnit::Days,
        MilestoneUnit::Weeks,
        MilestoneUnit::Months,
        MilestoneUnit::Years,
    ]);
    let label = text(20);
    (unit, 0_u32..=36_500, label).prop_map(|(unit, n, label)| MilestoneDef { unit, n, label })
}

fn trackers() -> impl Gen<Value = Tracker> {
    let goal = prop_oneof![
        Just(Goal::Abstain),
        Just(Goal::AsPrescribed),
        (1_u8..=7).prop_map(|target| Goal::DryDays { target }),
        (1_u8..=7).prop_map(|target| Goal::DoDays { target }),
        (0_u32..9_000).prop_map(|limit_hundredths| Goal::LimitPerDay { limit_hundredths }),
        (0_u32..9_000).prop_map(|limit_hundredths| Goal::LimitPerWeek { limit_hundredths }),
    ];
    let precision = select(vec![
        DatePrecision::Day,
        DatePrecision::Month,
        DatePrecision::Year,
    ]);
    let earlier = (precision, text(30)).prop_map(|(precision, note)| {
        let approx = |date: &str| ApproxDate {
            date: date.parse().unwrap(),
            precision,
        };
        EarlierStretch {
            from: approx("1950-01-01"),
            to: approx("1951-01-01"),
            note,
        }
    });
    let cost = (1_u32..90_000, "[A-Z]{3}");
    let cost = cost.prop_map(|(minor, currency)| DailyCost { minor, currency });
    let set = prop_oneof![
        Just(MilestoneSetChoice::default()),
        ids().prop_map(|id| MilestoneSetChoice::Own { id }),
    ];
    let choices = (
        select(vec![AnchorKind::FirstDay, AnchorKind::LastUse]),
        select(vec![CountDisplay::Elapsed, CountDisplay::Ordinal]),
        select(vec![LeapRule::Feb28, LeapRule::Mar1]),
        set,
        any::<[bool; 3]>(),
    );
    (
        stamps(),
        (text(40), text(40), text(80), text(10)),
        goal,
        dates(),
        choices,
        of(cost),
        vec(earlier, 0..2),
        rest(),
    )
        .prop_map(
            |(stamp, texts, goal, anchor, choices, cost, earlier, rest)| {
                let (name, discreet_name, scope, unit) = texts;
                let (anchor_kind, display, leap_rule, milestone_set, marks) = choices;
                let [hidden, archived, timed] = marks;
                let began_at = timed.then(|| anchor.and_hms_opt(8, 30, 0).unwrap().and_utc());
                stamped!(
                    Tracker {
                        name,
                        discreet_name,
                        scope,
                        goal,
                        anchor,
                        anchor_kind,
                        began_at,
                        display,
                        leap_rule,
                        milestone_set,
                        cost,
                        unit,
                        earlier,
                        hidden,
                        archived,
                        rest
                    },
                    stamp
                )
            },
        )
}

fn day_logs() -> impl Gen<Value = DayLog> {
    let state = select(vec![DayState::Yes, DayState::No, DayState::Unknown]);
    (stamps(), ids(), dates(), state, of(0_u32..9_000), rest()).prop_map(
        |(stamp, tracker_id, date, state, amount_hundredths, rest)| {
            stamped!(
                DayLog {
                    tracker_id,
                    date,
                    state,
                    amount_hundredths,
                    rest
                },
                stamp
            )
        },
    )
}

fn lapses() -> impl Gen<Value = Lapse> {
    let effect = select(vec![
        LapseEffect::Restart,
        LapseEffect::Keep,
        LapseEffect::Undecided,
    ]);
    let days = (dates(), 0_u64..30).prop_map(|(start, n)| (start, start + chrono::Days::new(n)));
    let halt = (of(0_u8..=3), of(0_u8..=3)).prop_map(|(hungry, tired)| Halt {
        hungry,
        tired,
        ..Halt::default()
    });
    (
        stamps(),
        ids(),
        days,
        effect,
        of(instants()),
        [text(60), text(60), text(60), text(60)],
        [text(60), text(60), text(60)],
        (names(), names(), halt),
        rest(),
    )
        .prop_map(
            |(stamp, tracker_id, (start, end), effect, ended_at, lines, texts, before, rest)| {
                let [used, amount, tell, next_step] = lines;
                let [context, helped_after, note] = texts;
                let (feelings, triggers, halt) = before;
                stamped!(
                    Lapse {
                        tracker_id,
                        start,
                        end,
                        effect,
                        ended_at,
                        used,
                        amount,
                        context,
                        halt,
                        feelings,
                        triggers,
                        helped_after,
                        next_step,
                        tell,
                        note,
                        rest
                    },
                    stamp
                )
            },
        )
}

fn pauses() -> impl Gen<Value = Pause> {
    let scope = prop_oneof![
        Just(PauseScope::All),
        Just(PauseScope::Mood),
        ids().prop_map(|id| PauseScope::Tracker { id }),
    ];
    (stamps(), dates(), of(0_u64..30), scope, rest()).prop_map(
        |(stamp, from, days, scope, rest)| {
            let to = days.map(|days| from + chrono::Days::new(days));
            stamped!(
                Pause {
                    from,
                    to,
                    scope,
                    rest
                },
                stamp
            )
        },
    )
}

fn sets() -> impl Gen<Value = MilestoneSet> {
    (stamps(), text(40), vec(milestones(), 0..4), rest())
        .prop_map(|(stamp, name, items, rest)| stamped!(MilestoneSet { name, items, rest }, stamp))
}

fn acks() -> impl Gen<Value = MilestoneAck> {
    (
        (stamps(), ids(), milestones(), 1_u32..9),
        (dates(), instants(), text(60), names(), rest()),
    )
        .prop_map(|((stamp, tracker_id, milestone, run), seen)| {
            let (date, seen_at, note, celebrated_with, rest) = seen;
            stamped!(
                MilestoneAck {
                    tracker_id,
                    milestone,
                    run,
                    date,
                    seen_at,
                    note,
                    celebrated_with,
                    rest
                },
                stamp
            )
        })
}

fn significant_dates() -> impl Gen<Value = SignificantDate> {
    let kind = select(vec![
        SignificantKind::Grief,
        SignificantKind::Remembrance,
        SignificantKind::Other,
    ]);
    (
        (stamps(), dates(), any::<bool>(), kind),
        (text(40), text(60), of(0_u8..=14), rest()),
    )
        .prop_map(|((stamp, date, yearly, kind), texts)| {
            let (alias, ritual, notice_days, rest) = texts;
            stamped!(
                SignificantDate {
                    date,
                    yearly,
                    kind,
                    alias,
                    ritual,
                    notice_days,
                    rest
                },
                stamp
            )
        })
}

fn others_milestones() -> impl Gen<Value = OthersMilestone> {
    (
        (stamps(), text(30), dates(), any::<bool>()),
        (text(60), of(0_u8..=14), rest()),
    )
        .prop_map(
            |((stamp, alias, date, yearly), (note, notice_days, rest))| {
                stamped!(
                    OthersMilestone {
                        alias,
                        date,
                        yearly,
                        note,
                        notice_days,
                        rest
                    },
                    stamp
                )
            },
        )
}

fn letters() -> impl Gen<Value = Letter> {
    (
        (stamps(), ids(), milestones(), dates()),
        (text(200), of(instants()), rest()),
    )
        .prop_map(|((stamp, tracker_id, milestone, written_on), text)| {
            let (body, opened_at, rest) = text;
            stamped!(
                Letter {
                    tracker_id,
                    milestone,
                    written_on,
                    body,
                    opened_at,
                    rest
                },
                stamp
            )
        })
}

/// Records of every counted kind; the first lapses, days and milestones are of the first tracker.
pub(super) fn counted() -> impl Gen<Value = ImportBatch> {
    (
        (
            vec(trackers(), 0..3),
            vec(day_logs(), 0..4),
            vec(lapses(), 0..4),
        ),
        (vec(pauses(), 0..3), vec(sets(), 0..3), vec(acks(), 0..3)),
        (
            vec(significant_dates(), 0..2),
            vec(others_milestones(), 0..2),
            vec(letters(), 0..2),
        ),
    )
        .prop_map(|(of_days, sets, dates)| {
            let (trackers, mut day_logs, mut lapses) = of_days;
            let (pauses, milestone_sets, mut milestone_acks) = sets;
            let (significant_dates, others_milestones, letters) = dates;
            let first: Option<RecordId> = trackers.first().map(|tracker| tracker.id);
            if let Some(first) = first {
                day_logs
                    .iter_mut()
                    .take(2)
                    .for_each(|log| log.tracker_id = first);
                lapses
                    .iter_mut()
                    .take(2)
                    .for_each(|lapse| lapse.tracker_id = first);
                milestone_acks
                    .iter_mut()
                    .take(2)
                    .for_each(|ack| ack.tracker_id = first);
            }
            ImportBatch {
                trackers,
                day_logs,
                lapses,
                pauses,
                milestone_sets,
                milestone_acks,
                significant_dates,
                others_milestones,
                letters,
                ..ImportBatch::default()
            }
        })
}
