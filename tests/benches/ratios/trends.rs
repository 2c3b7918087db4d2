//! All charts of the trends page over ten years with three check-ins a day.

use crate::stopwatch::{Stopwatch, line, median, ms, quantile};
use cairn_api::Nothing;
use cairn_api::commands::{DrawChart, draw_chart, trends_overview};
use cairn_tests::TestClock;
use cairn_tests::big::journal_of_check_ins;
use criterion::Criterion;
use serde_json::{Value, json};

/// The charts as the page asks for them, each with its most.
fn charts() -> [Value; 9] {
    [
        json!({"name": "mood", "smooth": true, "lapses": true}),
        json!({"name": "year", "year": null}),
        json!({"name": "urges", "tracker": null}),
        json!({"name": "weekday", "measure": "mood"}),
        json!({"name": "series"}),
        json!({"name": "pair", "first": "sleep", "second": "mood", "next_day": true}),
        json!({"name": "meetings"}),
        json!({"name": "strategies"}),
        json!({"name": "timeline"}),
    ]
}

pub fn ratio(criterion: &mut Criterion, watch: &mut Stopwatch, years: u32) -> String {
    let big = journal_of_check_ins(years);
    let mut session = big.unlocked();
    let times = watch.time(criterion, &format!("trends/{years}-years"), 1, || {
        let clock = TestClock::new();
        trends_overview(&mut session, &clock, Nothing {}).unwrap();
        charts().map(|chart| {
            let request = json!({
                "chart": chart, "from": null, "to": null, "width_px": 1100,
                "palette": "light", "text_size": 100,
            });
            let request: DrawChart = serde_json::from_value(request).unwrap();
            draw_chart(&mut session, &clock, request).unwrap()
        })
    });
    line(
        &format!("trends page, {years} years, three check-ins a day"),
        &ms(median(&times)),
        &ms(quantile(&times, 0.95)),
        "median and p95, under 100 ms",
    )
}
