//! Every chart of the page of trends over 7, 30, 365 and 3,650 days in every look: its texts keep
//! apart and stay inside in the letters that the window really has, and there is a picture of it for
//! eyes in `tests/screenshots/`, which git ignores.

use crate::prepared::opened;
use crate::{Options, Page, journey, say};
use cairn_tests::big::journal_with_silences;
use serde_json::{Value, json};
use std::path::Path;

/// An evening of the day on which the journal ends.
const NOW: &str = "2026-11-21T19:40:00Z";
/// First days of the ranges that end on that day, and how many days each has.
const RANGES: [([&str; 3], &str); 4] = [
    (["15", "11", "2026"], "7"),
    (["23", "10", "2026"], "30"),
    (["22", "11", "2025"], "365"),
    (["24", "11", "2016"], "3,650"),
];
const CHARTS: [&str; 9] = [
    "mood",
    "year",
    "urges",
    "weekday",
    "series",
    "pair",
    "meetings",
    "strategies",
    "timeline",
];

/// Marks each card with the name of its chart and says what is wrong with the texts of its drawing:
/// two that touch, or one that is cut off. A line of text is taller than its letters are, so a
/// fifth of its height is let go above and below.
const LOOK_AT: &str = "const [names] = arguments;
    const wrong = [];
    const cards = document.querySelectorAll('main .measure > section');
    cards.forEach((card, index) => {
      const name = names[index];
      card.dataset.chart = name;
      const svg = card.querySelector('.drawing svg');
      if (!svg) return;
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((one) => {
        const { left, right, top, bottom, height } = one.getBoundingClientRect();
        return { words: one.textContent, left, right, top: top + height / 5, bottom: bottom - height / 5 };
      });
      texts.forEach((one, at) => {
        if (one.left < frame.left - 1 || one.right > frame.right + 1 ||
            one.top < frame.top || one.bottom > frame.bottom) {
          wrong.push(`${name}: ${one.words} is cut off`);
        }
        for (const other of texts.slice(at + 1)) {
          if (one.left < other.right && other.left < one.right &&
              one.top < other.bottom && other.top < one.bottom) {
            wrong.push(`${name}: ${one.words} touches ${other.words}`);
          }
        }
      });
    });
    if (cards.length !== names.length) wrong.push(`${cards.length} charts`);
    return wrong";

/// Brings the card of a chart to the top of the window, and waits until it is painted.
const SHOW: &str = "const [chart, done] = arguments;
    document.querySelector(`[data-chart=${chart}]`).scrollIntoView({ block: 'start', behavior: 'instant' });
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";

/// Shows the days from `first` on, and waits until every chart is of them.
async fn choose(page: &Page, first: [&str; 3], days: &str) {
    page.type_date(&say("trends-from"), first).await;
    days_are_shown(page, days).await;
}

/// Waits until every chart is of so many days.
pub async fn days_are_shown(page: &Page, days: &str) {
    let logged = "const said = document.querySelector('main section p')?.innerText ?? '';
        return said.includes(arguments[0])";
    page.until(&format!("{days} days are shown"), async |page| {
        let words = format!("of {days} days");
        page.run(logged, vec![json!(words)]).await == true
    })
    .await;
    page.still().await;
}

#[track_caller]
fn check(look: &str, preferences: Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("screenshots")
        .join(format!("trends-{look}"));
    std::fs::create_dir_all(&folder).unwrap();
    journey(async || {
        let options = Options {
            now: Some(NOW),
            size: Some((1200, 1160)),
            preferences: Some(preferences),
            ..Options::default()
        };
        let place = journal_with_silences(10).place;
        let (program, page) = opened(&place, &options).await;
        page.go("trends").await;
        page.press_a("radio", &say("trends-range-own")).await;
        let mut wrong = Vec::new();
        for (first, days) in RANGES {
            choose(&page, first, days).await;
            let found = page.run(LOOK_AT, vec![json!(CHARTS)]).await;
            let found: Vec<String> = serde_json::from_value(found).unwrap();
            wrong.extend(found.into_iter().map(|line| format!("{days} days, {line}")));
            for chart in CHARTS {
                page.run_async(SHOW, vec![json!(chart)]).await;
                let picture = page.picture().await;
                std::fs::write(
                    folder.join(format!("{chart}-{}.png", days.replace(',', ""))),
                    picture,
                )
                .unwrap();
            }
        }
        assert!(wrong.is_empty(), "{look}:\n{}", wrong.join("\n"));
        program.quit(&page).await;
    });
}

#[test]
fn texts_of_every_chart_keep_apart_in_light() {
    check("light", json!({ "theme": "light", "contrast": "normal" }));
}

#[test]
fn texts_of_every_chart_keep_apart_in_dark() {
    check("dark", json!({ "theme": "dark", "contrast": "normal" }));
}

#[test]
fn texts_of_every_chart_keep_apart_in_high_contrast() {
    check("contrast", json!({ "theme": "light", "contrast": "more" }));
}

#[test]
fn texts_of_every_chart_keep_apart_in_high_contrast_in_the_dark() {
    check(
        "contrast-dark",
        json!({ "theme": "dark", "contrast": "more" }),
    );
}

#[test]
fn texts_of_every_chart_keep_apart_at_twice_the_text() {
    let twice = json!({ "theme": "light", "contrast": "normal", "text_size": 200 });
    check("text-200", twice);
}
