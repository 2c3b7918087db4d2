//! Pictures of every view, for eyes: `tests/screenshots/`, which git ignores. What is checked is
//! only that nothing is wider than the window.

use crate::prepared::demo_journal;
use crate::tour::tour;
use crate::{Options, Page, journey};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

async fn too_wide(page: &Page) -> bool {
    let wider = "return document.scrollingElement.scrollWidth > window.innerWidth";
    page.run(wider, Vec::new()).await.as_bool() == Some(true)
}

fn take(name: &str, size: (u32, u32), preferences: Value) {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("screenshots")
        .join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let wide = RefCell::new(Vec::new());
    journey(async || {
        let options = Options {
            size: Some(size),
            preferences: Some(preferences),
            ..Options::default()
        };
        tour(&demo_journal(), &options, async |page, view| {
            let picture = page.picture().await;
            std::fs::write(folder.join(format!("{view}.png")), picture).unwrap();
            if too_wide(page).await {
                wide.borrow_mut().push(view.to_owned());
            }
        })
        .await;
    });
    let wide = wide.into_inner();
    assert!(wide.is_empty(), "{name}: wider than the window: {wide:?}");
}

#[test]
fn every_view_at_1200_by_800_in_light() {
    take(
        "1200x800-light",
        (1200, 800),
        json!({ "theme": "light", "contrast": "normal" }),
    );
}

#[test]
fn every_view_at_1200_by_800_in_dark() {
    take(
        "1200x800-dark",
        (1200, 800),
        json!({ "theme": "dark", "contrast": "normal" }),
    );
}

#[test]
fn every_view_at_820_by_600_in_light() {
    take(
        "820x600-light",
        (820, 600),
        json!({ "theme": "light", "contrast": "normal" }),
    );
}

#[test]
fn every_view_at_820_by_600_in_dark() {
    take(
        "820x600-dark",
        (820, 600),
        json!({ "theme": "dark", "contrast": "normal" }),
    );
}

#[test]
fn every_view_at_1200_by_800_with_twice_the_text() {
    let twice = json!({ "theme": "light", "contrast": "normal", "text_size": 200 });
    take("1200x800-text-200", (1200, 800), twice);
}
