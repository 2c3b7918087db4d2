//! axe-core on every view in every look.

use crate::prepared::demo_journal;
use crate::tour::tour;
use crate::{Options, Page, journey};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;

/// Runs axe in the page; what it holds against it, one line each.
async fn held_against(page: &Page, axe: &str) -> Vec<String> {
    page.run(axe, Vec::new()).await;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(
          ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, html, any, all, none }) =>
              [id, target.join(' '), [...any, ...all, ...none].map((c) => c.message).join('; '),
               html.slice(0, 160)].join(' | ')))),
          (error) => done([String(error)]))";
    let found: Value = page.run_async(run, Vec::new()).await;
    serde_json::from_value(found).unwrap()
}

fn check(look: &str, preferences: Value) {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("`npm ci` in ui/ brings axe-core");
    let found = RefCell::new(Vec::new());
    let seen = RefCell::new(0);
    journey(async || {
        let options = Options {
            preferences: Some(preferences),
            ..Options::default()
        };
        tour(&demo_journal(), &options, async |page, view| {
            let held = held_against(page, &axe).await;
            *seen.borrow_mut() += 1;
            found.borrow_mut().extend(
                held.into_iter()
                    .map(|line| format!("{look} {view}: {line}")),
            );
        })
        .await;
    });
    assert!(*seen.borrow() > 25, "every view was looked at");
    let found = found.into_inner();
    assert!(
        found.is_empty(),
        "{} things:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn axe_finds_nothing_in_light() {
    check(
        "light",
        json!({ "theme": "light", "contrast": "normal", "reduced_motion": true }),
    );
}

#[test]
fn axe_finds_nothing_in_dark() {
    check(
        "dark",
        json!({ "theme": "dark", "contrast": "normal", "reduced_motion": true }),
    );
}

#[test]
fn axe_finds_nothing_in_high_contrast() {
    check(
        "contrast",
        json!({ "theme": "light", "contrast": "more", "reduced_motion": true }),
    );
}

#[test]
fn axe_finds_nothing_in_high_contrast_in_the_dark() {
    check(
        "contrast dark",
        json!({ "theme": "dark", "contrast": "more", "reduced_motion": true }),
    );
}
