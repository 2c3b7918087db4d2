//! The ranking of strategies, with the cases of the domain by their numbers.

mod common;

use cairn_insights::{RankedStrategy, UrgeFall, strategy_ranking};
use cairn_journal::entities::{Strategy, StrategyUse};
use common::{day, said};
use proptest::prelude::*;
use serde_json::{Value, json};

fn id(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

fn strategy(n: usize, title: &str) -> Strategy {
    let at = "2026-01-01T12:00:00Z";
    serde_json::from_value(json!({
        "id": id(n), "revision": 1, "created_at": at, "updated_at": at, "deleted_at": null,
        "title": title, "status": "mine",
    }))
    .expect("a strategy")
}

fn one_use(of: usize, more: &Value) -> StrategyUse {
    let at = "2026-01-02T12:00:00Z";
    let mut value = json!({
        "id": id(900), "revision": 1, "created_at": at, "updated_at": at, "deleted_at": null,
        "date": "2026-01-02", "at": at, "zone": "Europe/Berlin", "day_start_used": 240,
        "strategy_id": id(of),
    });
    let object = value.as_object_mut().expect("an object");
    object.extend(more.as_object().expect("an object").clone());
    serde_json::from_value(value).expect("a use")
}

fn titles(list: &[RankedStrategy]) -> Vec<&str> {
    list.iter()
        .map(|s| s.title.as_deref().unwrap_or("(deleted)"))
        .collect()
}

fn near(ours: Option<f64>, expected: f64) {
    let ours = ours.expect("a number");
    assert!((ours - expected).abs() < 5e-4, "{ours} for {expected}");
}

#[test]
fn ac_27_ranked_by_the_low_end_and_few_uses_without_a_rank() {
    let names = [
        "Box breathing",
        "Cold water",
        "Journaling",
        "Walk",
        "Meeting",
        "Call",
    ];
    let helped = [(0, 2), (1, 1), (3, 3), (9, 12), (7, 7), (18, 20)];
    let strategies: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(i, t)| strategy(i, t))
        .collect();
    let mut uses = Vec::new();
    for (i, (yes, n)) in helped.into_iter().enumerate() {
        for k in 0..n {
            uses.push(one_use(
                i,
                &json!({"helped": if k < yes { "yes" } else { "no" }}),
            ));
        }
    }
    let ranking = strategy_ranking(&strategies, &uses, &[]);
    assert_eq!(
        titles(&ranking.ranked),
        ["Call", "Meeting", "Walk", "Journaling"]
    );
    for (strategy, lower) in ranking.ranked.iter().zip([0.6990, 0.6457, 0.4677, 0.4385]) {
        near(strategy.lower, lower);
    }
    assert_eq!(titles(&ranking.early), ["Cold water", "Box breathing"]);
    near(ranking.early[0].lower, 0.2065);
    near(ranking.early[1].lower, 0.0);
    let call = &ranking.ranked[0];
    assert_eq!(
        (call.uses, call.rated, call.helped, call.score),
        (20, 20, 18.0, Some(0.9))
    );
    assert_eq!((call.mean_drop, call.shrunken_drop), (None, None));
    assert_eq!(
        said(&call.message),
        "Used 20 times. Helped 18 of 20 times. By these notes it helps in 70 to 97 of 100 uses. \
         Mostly in the afternoon (20 of 20)."
    );
    assert_eq!(ranking.uses, 45);
}

#[test]
fn ac_28_drops_are_drawn_towards_the_mean_of_all_drops() {
    let names = ["Snack", "Journaling", "Cold water", "Walk", "Call"];
    let drops: [&[i32]; 5] = [
        &[0, -1, 1, 0, 0],
        &[3, 2],
        &[8],
        &[2, 3, 1, 2, 4, 2, 3, 1],
        &[5, 4, 6, 3, 5, 4],
    ];
    let strategies: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(i, t)| strategy(i, t))
        .collect();
    let mut uses = Vec::new();
    for (i, drops) in drops.into_iter().enumerate() {
        for drop in drops {
            uses.push(one_use(i, &json!({"before": 9, "after": 9 - drop})));
        }
    }
    // A use with only one of the two values is a use and no drop.
    uses.push(one_use(4, &json!({"before": 9})));
    let ranking = strategy_ranking(&strategies, &uses, &[]);
    near(ranking.overall_drop, 2.636);
    assert_eq!((ranking.drops, ranking.uses), (22, 23));
    assert_eq!(titles(&ranking.ranked), ["Call", "Walk", "Snack"]);
    for (strategy, drop) in ranking.ranked.iter().zip([3.653, 2.399, 1.318]) {
        near(strategy.shrunken_drop, drop);
        assert_eq!((strategy.score, strategy.lower), (None, None));
    }
    assert_eq!(titles(&ranking.early), ["Cold water", "Journaling"]);
    near(ranking.early[0].shrunken_drop, 3.530);
    near(ranking.early[1].shrunken_drop, 2.597);
    let text = said(&ranking.message);
    assert!(
        text.contains("2.6 lower afterwards, on average (n = 22)"),
        "{text}"
    );
    assert!(
        text.contains("part of each drop would have come anyway"),
        "{text}"
    );
    assert_eq!(
        said(&ranking.ranked[2].message),
        "Used 5 times. About the same afterwards, on average (n = 5). Weighed with the notes of all \
         your tools: typically 1.3 lower (n = 5). Mostly in the afternoon (5 of 5)."
    );
}

#[test]
fn partly_counts_half_and_no_answer_does_not_count() {
    let uses = [
        one_use(1, &json!({"helped": "yes", "situation": "evening"})),
        one_use(1, &json!({"helped": "partly", "situation": "evening"})),
        one_use(
            1,
            &json!({"helped": "no", "situation": "after work", "date": "2026-03-01"}),
        ),
        one_use(1, &json!({})),
    ];
    let ranking = strategy_ranking(&[strategy(1, "Call")], &uses, &[]);
    let call = &ranking.ranked[0];
    assert_eq!(
        (call.uses, call.rated, call.helped, call.score),
        (4, 3, 1.5, Some(0.5))
    );
    assert_eq!(call.last_used, day("2026-03-01"));
    let situations: Vec<_> = call
        .situations
        .iter()
        .map(|s| (&s.situation[..], s.uses))
        .collect();
    assert_eq!(situations, [("evening", 2), ("after work", 1)]);
    assert_eq!(
        said(&call.message),
        "Used 4 times. Helped 1.5 of 3 times, with \"partly\" counted as half. By these notes it \
         helps in 13 to 87 of 100 uses. Mostly in the afternoon (4 of 4)."
    );
}

#[test]
fn parts_of_the_day_go_by_the_clock_on_the_wall() {
    let noted = |at: &str, zone: &str| one_use(1, &json!({"at": at, "zone": zone}));
    let uses = [
        noted("2026-01-02T04:30:00Z", "Asia/Kathmandu"),
        noted("2026-01-02T21:59:00Z", "UTC"),
        noted("2026-01-02T22:00:00Z", "UTC"),
        noted("2026-01-02T03:59:00Z", "Europe/Berlin"),
    ];
    let ranking = strategy_ranking(&[strategy(1, "Call")], &uses, &[]);
    let parts: Vec<_> = ranking.early[0]
        .day_parts
        .iter()
        .map(|p| (p.part, p.uses))
        .collect();
    use cairn_insights::DayPart::{Evening, Morning, Night};
    assert_eq!(parts, [(Night, 2), (Morning, 1), (Evening, 1)]);
    assert_eq!(
        said(&ranking.early[0].message),
        "Used 4 times.",
        "half is not most"
    );
}

#[test]
fn urges_that_passed_without_a_tool_stand_beside_a_drop() {
    let fall = |fall, minutes| UrgeFall { fall, minutes };
    let drop = json!({"before": 8, "after": 3, "minutes_between": 20});
    let uses = [1, 2, 3].map(|_| one_use(1, &drop));
    let said_with = |falls: &[UrgeFall]| {
        said(&strategy_ranking(&[strategy(1, "Call")], &uses, falls).ranked[0].message)
    };
    let four = [fall(2, 10), fall(3, 40), fall(1, 20), fall(4, 25)];
    let other_minutes = [fall(9, 9), fall(9, 41)];
    let used = "Used 3 times. 5.0 lower after about 20 minutes, on average (n = 3). Weighed with the \
                notes of all your tools: typically 5.0 lower (n = 3).";
    let when = "Mostly in the afternoon (3 of 3).";
    assert_eq!(
        said_with(&[&four[..], &other_minutes].concat()),
        format!("{used} {when}")
    );
    assert_eq!(
        said_with(&[&four[..], &other_minutes, &[fall(3, 15)]].concat()),
        format!(
            "{used} Without any tool your urges fell by 3 over about 20 minutes (median, n = 5). {when}"
        )
    );
    assert_eq!(
        said_with(&[fall(-1, 20); 6]),
        format!(
            "{used} Without any tool your urges did not fall over about 20 minutes (median, n = 6). {when}"
        )
    );
}

#[test]
fn uses_of_a_deleted_strategy_stay_and_deleted_uses_go() {
    let mut trashed = strategy(2, "Walk");
    trashed.deleted_at = Some("2026-05-01T12:00:00Z".parse().expect("an instant"));
    let gone = json!({"helped": "yes", "deleted_at": "2026-05-01T12:00:00Z"});
    let uses = [
        one_use(1, &json!({"helped": "yes"})),
        one_use(2, &json!({"helped": "yes"})),
        one_use(3, &gone),
    ];
    let ranking = strategy_ranking(&[trashed, strategy(3, "Call")], &uses, &[]);
    assert_eq!(titles(&ranking.early), ["(deleted)", "(deleted)"]);
    assert_eq!(ranking.uses, 2);
    assert_eq!(
        said(&ranking.early[0].message),
        "Used once. Helped 1 of 1 time."
    );
}

#[test]
fn without_uses_there_is_a_calm_sentence() {
    let ranking = strategy_ranking(&[strategy(1, "Call")], &[], &[]);
    assert!(ranking.ranked.is_empty() && ranking.early.is_empty());
    assert_eq!((ranking.uses, ranking.overall_drop), (0, None));
    assert_eq!(said(&ranking.message), "No use of a strategy is noted yet.");
}

proptest! {
    #[test]
    fn i_12_nothing_with_n_below_three_is_ranked_and_nothing_is_hidden(
        uses in prop::collection::vec(
            (0..6_usize, prop::option::of(0..3_usize), prop::option::of((0..=10, 0..=10))),
            0..60,
        ),
    ) {
        let uses: Vec<_> = uses.into_iter().map(|(of, helped, values)| {
            let helped = helped.map(|h| ["yes", "partly", "no"][h]);
            let (before, after) = values.unzip();
            one_use(of, &json!({"helped": helped, "before": before, "after": after}))
        }).collect();
        let strategies: Vec<_> = (0..6).map(|i| strategy(i, &format!("s{i}"))).collect();
        let ranking = strategy_ranking(&strategies, &uses, &[]);
        let all = || ranking.ranked.iter().chain(&ranking.early);
        for s in &ranking.ranked {
            prop_assert!(s.rated >= 3 || s.drops >= 3);
        }
        for pair in ranking.ranked.windows(2) {
            if pair[0].rated >= 3 && pair[1].rated >= 3 {
                prop_assert!(pair[0].lower >= pair[1].lower);
            }
            prop_assert!(pair[0].rated >= 3 || pair[1].rated < 3);
        }
        prop_assert_eq!(all().map(|s| s.uses).sum::<u32>(), uses.len() as u32);
        for s in all() {
            prop_assert!(s.lower <= s.score && s.score <= s.upper);
            prop_assert!(!said(&s.message).is_empty());
        }
        let mut reversed = uses.clone();
        reversed.reverse();
        prop_assert_eq!(strategy_ranking(&strategies, &reversed, &[]), ranking);
    }
}
