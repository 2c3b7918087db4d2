//! What has to be counted anew when a lapse is added or edited beside years of logged days: the
//! numbers by each effect, the list of trackers, the way so far, and every week.
//!
//! Not here: the writing, which is that of any save (`save.rs`).

use crate::stopwatch::{Stopwatch, line, median, ms, quantile};
use cairn_api::commands::{
    GetTimeline, ListTrackers, ListWeeks, get_timeline, list_trackers, list_weeks, preview_lapse,
};
use cairn_journal::LapseDraft;
use cairn_journal::entities::LapseEffect;
use cairn_tests::TestClock;
use cairn_tests::big::journal_of_day_logs;
use chrono::Days;
use criterion::Criterion;

pub fn ratio(criterion: &mut Criterion, watch: &mut Stopwatch, years: u32) -> String {
    let big = journal_of_day_logs(years);
    let mut session = big.unlocked();
    let clock = TestClock::new();
    let trackers: Vec<_> = session.journal().unwrap().trackers().cloned().collect();
    let of = |name: &str| trackers.iter().find(|one| one.name == name).unwrap();
    let (free, logged) = (of("Free"), of("Logged"));
    let date = free.anchor + Days::new(100);
    let draft = LapseDraft::new(free.id, date, None, LapseEffect::Restart);
    let times = watch.time(criterion, &format!("lapse/{years}-years"), 1, || {
        let preview = preview_lapse(&mut session, &clock, draft.clone()).unwrap();
        let list = list_trackers(&mut session, &clock, ListTrackers::default()).unwrap();
        let timeline = get_timeline(&mut session, &clock, GetTimeline::default()).unwrap();
        let all = ListWeeks {
            tracker_id: logged.id,
            from: Some(logged.anchor),
            to: None,
        };
        let weeks = list_weeks(&mut session, &clock, all).unwrap();
        (preview, list, timeline, weeks)
    });
    line(
        &format!("a lapse counted anew, {years} years of logged days"),
        &ms(median(&times)),
        &ms(quantile(&times, 0.95)),
        "median and p95, under 16 ms",
    )
}
