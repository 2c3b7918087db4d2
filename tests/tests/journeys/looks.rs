//! Every view in every look: axe-core holds nothing against it, nothing leaves the frame of the
//! window, and there is a picture of it for eyes in `tests/screenshots/`, which git ignores.

use crate::prepared::demo_journal;
use crate::tour::tour;
use crate::{Options, Page, journey};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// What axe holds against the page, one line each.
async fn held_against(page: &Page, axe: &str) -> Vec<String> {
    // The page keeps it until its window goes.
    if page.run("return 'axe' in window", Vec::new()).await == false {
        page.run(axe, Vec::new()).await;
    }
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
          ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, any, all, none }) =>
              [id, [...any, ...all, ...none].map((check) => check.message).join('; '),
               html.slice(0, 160)].join(' | ')))),
          (error) => done([String(error)]))";
    let found: Value = page.run_async(run, Vec::new()).await;
    serde_json::from_value(found).unwrap()
}

/// Whether the frame is wider than the window, or was scrolled away by something inside it.
async fn is_out_of_frame(page: &Page) -> bool {
    let out = "return document.scrollingElement.scrollWidth > window.innerWidth ||
        [document.scrollingElement, document.body, document.querySelector('#app')]
          .some((frame) => frame.scrollTop !== 0 || frame.scrollLeft !== 0)";
    page.run(out, Vec::new()).await == true
}

#[track_caller]
fn check(look: &str, size: (u32, u32), preferences: Value) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let axe = root.join("../ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("`npm ci` in ui/ brings axe-core");
    let folder: PathBuf = root.join("screenshots").join(look);
    std::fs::create_dir_all(&folder).unwrap();
    let found = RefCell::new(Vec::new());
    let seen = RefCell::new(0);
    journey(async || {
        let options = Options {
            size: Some(size),
            preferences: Some(preferences),
            ..Options::default()
        };
        tour(&demo_journal(), &options, async |page, view| {
            std::fs::write(folder.join(format!("{view}.png")), page.picture().await).unwrap();
            let mut held = held_against(page, &axe).await;
            if is_out_of_frame(page).await {
                held.push("out of the frame of the window".to_owned());
            }
            *seen.borrow_mut() += 1;
            found
                .borrow_mut()
                .extend(held.into_iter().map(|line| format!("{view}: {line}")));
        })
        .await;
    });
    assert!(*seen.borrow() > 30, "every view was looked at");
    let found = found.into_inner();
    assert!(
        found.is_empty(),
        "{look}, {} things:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn nothing_is_held_against_any_view_in_light() {
    check(
        "1200x800-light",
        (1200, 800),
        json!({ "theme": "light", "contrast": "normal" }),
    );
}

#[test]
fn nothing_is_held_against_any_view_in_dark() {
    check(
        "1200x800-dark",
        (1200, 800),
        json!({ "theme": "dark", "contrast": "normal" }),
    );
}

#[test]
fn nothing_is_held_against_any_view_in_high_contrast() {
    check(
        "1200x800-contrast",
        (1200, 800),
        json!({ "theme": "light", "contrast": "more" }),
    );
}

#[test]
fn nothing_is_held_against_any_view_in_high_contrast_in_the_dark() {
    check(
        "1200x800-contrast-dark",
        (1200, 800),
        json!({ "theme": "dark", "contrast": "more" }),
    );
}

#[test]
fn nothing_is_held_against_any_view_in_the_least_window() {
    check(
        "820x600-light",
        (820, 600),
        json!({ "theme": "light", "contrast": "normal" }),
    );
}

#[test]
fn nothing_is_held_against_any_view_in_the_least_window_in_dark() {
    check(
        "820x600-dark",
        (820, 600),
        json!({ "theme": "dark", "contrast": "normal" }),
    );
}

#[test]
fn nothing_is_held_against_any_view_with_twice_the_text() {
    let twice = json!({ "theme": "light", "contrast": "normal", "text_size": 200 });
    check("1200x800-text-200", (1200, 800), twice);
}
