//! An invented journal of any length, with gaps of all lengths, and every chart drawn of it. The
//! same for the same numbers.

use super::{check_in, day, say};
use cairn_insights::chart::{
    Chart, ChartLook, Palette, meeting_chart, mood_chart, pair_chart, series_chart, strategy_chart,
    timeline_chart, urge_chart, weekday_chart, year_chart,
};
use cairn_insights::{
    DateRange, DatedWords, Measure, MeetingTime, Message, MoodContext, PairChoice, TimelinePath,
    meeting_trend, mood_trend, pair_trend, series_trend, strategy_ranking, timeline, urge_map,
    weekday_pattern, year_of_days,
};
use cairn_journal::entities::{CheckIn, MeetingFormat, Strategy, StrategyUse};
use chrono::{Datelike, Days, TimeDelta, Timelike};
use serde_json::json;

pub const LOOK: ChartLook = ChartLook {
    width_px: 860,
    palette: Palette::Light,
    text_percent: 100,
    standalone: false,
};

/// The days of the world: `n` of them from 15 January 2026 on.
pub fn range(n: u64) -> DateRange {
    let from = day("2026-01-15");
    DateRange {
        from,
        to: from + Days::new(n - 1),
    }
}

/// About three check-ins on two days of three.
pub fn check_ins(n: u64) -> Vec<CheckIn> {
    let logged = (0..n).filter(|i| i % 5 != 3 && (i / 23) % 3 != 1);
    logged
        .flat_map(|i| (0..1 + i % 3).map(move |k| (i, k)))
        .map(|(i, k)| {
            let date = (range(n).from + Days::new(i)).to_string();
            let hash = (i * i * 7 + i + k * 3) % 97;
            let hour = 6 + (hash * 5 + k * 4) % 17;
            let some = |value: u64, every: u64| (i % every != 0).then_some(value);
            let urge = json!([{"tracker_id": null, "strength": hash % 11}]);
            check_in(
                &date,
                &json!({
                    "at": format!("{date}T{hour:02}:10:00Z"),
                    "valence": (hash % 7) as i64 - 3,
                    "energy": some(hash % 7, 4).map(|e| e as i64 - 3),
                    "anxiety": some(hash % 11, 3),
                    "connection": some((hash + i) % 11, 7),
                    "confidence": some((hash * 3) % 11, 2),
                    "sleep_min": some(240 + (hash * 13) % 400, 5),
                    "urges": if hash.is_multiple_of(2) { urge } else { json!([]) },
                }),
            )
        })
        .collect()
}

pub fn strategies() -> (Vec<Strategy>, Vec<StrategyUse>) {
    let at = "2026-02-01T18:30:00Z";
    let base = |n: usize| {
        json!({
            "id": format!("00000000-0000-4000-8000-{n:012}"), "revision": 1,
            "created_at": at, "updated_at": at, "deleted_at": null,
        })
    };
    let titles = [
        "Ring Heron, or the next on my list".to_owned(),
        "x".repeat(80),
        "歩く".to_owned(),
        "Cold water".to_owned(),
    ];
    let mut uses = Vec::new();
    let strategies = titles.iter().enumerate().map(|(n, title)| {
        for k in 0..[20, 9, 5, 2][n] {
            let mut one = base(100 * (n + 1) + k);
            let helped = ["yes", "yes", "partly", "no"][(k + n) % 4];
            let more = json!({
                "date": "2026-02-01", "at": at, "zone": "UTC", "day_start_used": 0,
                "strategy_id": base(n)["id"], "helped": helped,
                "before": 8, "after": 8 - (k % 6), "minutes_between": 15,
            });
            one.as_object_mut()
                .expect("an object")
                .extend(more.as_object().expect("an object").clone());
            uses.push(serde_json::from_value(one).expect("a use"));
        }
        let mut one = base(n);
        one["title"] = json!(title);
        one["status"] = json!("mine");
        serde_json::from_value(one).expect("a strategy")
    });
    (strategies.collect(), uses)
}

/// What stands beside the mood: pauses, milestones, lapses and the curve.
pub fn context(n: u64) -> MoodContext {
    let at = |i: u64| range(n).from + Days::new(i);
    let span = |from: u64, to: u64| DateRange {
        from: at(from),
        to: at(to),
    };
    MoodContext {
        pauses: vec![span(26, 33), span(400, 430)],
        milestones: [3, 60, 90, 365, 730]
            .map(|i| DatedWords {
                date: at(i),
                words: format!("{i} days").as_str().into(),
            })
            .to_vec(),
        meetings: (0..n / 7).map(|week| at(week * 7 + 2)).collect(),
        lapses: vec![span(12, 12), span(70, 71), span(200, 200)],
        smooth: true,
    }
}

/// Two trackers: one with three runs, one that has just begun.
pub fn paths(range: DateRange) -> Vec<TimelinePath> {
    let end = range.to.min(day("2026-11-21"));
    let at = |n: u64| end - Days::new(n);
    let run = |from: u64, to: u64| DateRange {
        from: at(from),
        to: at(to),
    };
    let named = |n: u64, words: &str| DatedWords {
        date: at(n),
        words: words.into(),
    };
    vec![
        TimelinePath {
            name: "No drink".to_owned(),
            runs: vec![run(538, 438), run(434, 112), run(110, 0)],
            reached: vec![
                named(508, "30 days"),
                named(404, "30 days"),
                named(69, "1 year"),
            ],
            coming: vec![DatedWords {
                date: end + Days::new(12),
                words: "4 months".into(),
            }],
        },
        TimelinePath {
            name: "y".repeat(60),
            runs: vec![run(0, 0)],
            reached: Vec::new(),
            coming: Vec::new(),
        },
    ]
}

/// A meeting of an hour that ended as every third of the check-ins was made.
pub fn meetings(check_ins: &[CheckIn]) -> Vec<MeetingTime> {
    let every_third = check_ins.iter().skip(2).step_by(3);
    let meeting = |check_in: &CheckIn| MeetingTime {
        start: check_in.at - TimeDelta::hours(1),
        end: check_in.at,
        date: check_in.date,
        format: Some(if check_in.at.hour() < 14 {
            MeetingFormat::InPerson
        } else {
            MeetingFormat::Video
        }),
    };
    every_third.map(meeting).collect()
}

/// Every chart of the world of `n` days, drawn alike.
pub fn charts_of(
    check_ins: &[CheckIn],
    range: DateRange,
    context: &MoodContext,
    look: &ChartLook,
    say: &dyn Fn(&Message) -> String,
) -> Vec<Chart> {
    let choice = PairChoice {
        first: Measure::Sleep,
        second: Measure::Mood,
        next_day: true,
    };
    let (strategies, uses) = strategies();
    let (year, pauses) = (range.to.year(), &context.pauses);
    vec![
        mood_chart(&mood_trend(check_ins, range, context), look, say),
        year_chart(&year_of_days(check_ins, pauses, year, range.to), look, say),
        urge_chart(
            &urge_map(super::notes_of(check_ins, None), 240, range, pauses),
            look,
            say,
        ),
        weekday_chart(
            &weekday_pattern(check_ins, Measure::Mood, range, pauses),
            look,
            say,
        ),
        series_chart(&series_trend(&check_ins, range, pauses), look, say),
        pair_chart(&pair_trend(&check_ins, choice, range, pauses), look, say),
        strategy_chart(&strategy_ranking(&strategies, &uses, &[]), look, say),
        timeline_chart(&timeline(paths(range), range.to), look, say),
        meeting_chart(
            &meeting_trend(&check_ins, meetings(check_ins), range),
            look,
            say,
        ),
    ]
}

pub fn charts(n: u64, look: &ChartLook) -> Vec<Chart> {
    charts_of(&check_ins(n), range(n), &context(n), look, &say)
}
