//! All charts of the trends page over ten years with three check-ins a day.

use crate::stopwatch::{Stopwatch, line, median, ms, quantile};
use cairn_api::commands::{TrendRequest, trend_mood};
use cairn_tests::TestClock;
use cairn_tests::big::journal_of_check_ins;
use criterion::Criterion;

pub fn ratio(criterion: &mut Criterion, watch: &mut Stopwatch, years: u32) -> String {
    let place = journal_of_check_ins(years);
    let mut session = place.unlocked();
    let times = watch.time(criterion, &format!("trends/{years}-years"), 1, || {
        let request = serde_json::json!({
            "from": null, "to": null, "width_px": 1100, "height_px": 360,
            "palette": "light", "text_size": 100,
        });
        let request: TrendRequest = serde_json::from_value(request).unwrap();
        trend_mood(&mut session, &TestClock::new(), request).unwrap()
    });
    line(
        &format!("trends page, {years} years, three check-ins a day"),
        &ms(median(&times)),
        &ms(quantile(&times, 0.95)),
        "median and p95, under 100 ms",
    )
}
