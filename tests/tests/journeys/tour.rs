//! Once through every view, with something to show in each.

use crate::prepared::{DEMO_NOW, unlock};
use crate::{Options, Page, Program, say};
use cairn_tests::Place;
use fantoccini::key::Key;

/// Shows every view of the locked and the open program, and lets `look` look at each. `demo` holds
/// an invented year.
pub async fn tour(demo: &Place, options: &Options, look: impl AsyncFn(&Page, &str)) {
    let options = Options {
        now: Some(DEMO_NOW),
        ..options.clone()
    };
    let nowhere = Place::new(9);
    let (program, page) = Program::start(&nowhere, &options).await;
    page.shows(&say("welcome-title")).await;
    look(&page, "welcome").await;
    page.fill(&say("welcome-passphrase"), cairn_tests::PASSPHRASE)
        .await;
    page.fill(&say("welcome-again"), cairn_tests::PASSPHRASE)
        .await;
    look(&page, "welcome-filled").await;
    page.press(&say("welcome-continue")).await;
    page.shows(&say("sheet-title")).await;
    look(&page, "welcome-sheet").await;
    page.press(&say("sheet-next")).await;
    page.shows(&say("sheet-confirm-title")).await;
    look(&page, "welcome-confirm").await;
    page.press(&say("sheet-skip")).await;
    page.settle("main").await;
    page.shows(&say("today-nothing-first")).await;
    look(&page, "today-empty").await;
    for place in ["journal", "toolbox", "trends"] {
        page.go(place).await;
        rest().await;
        look(&page, &format!("{place}-empty")).await;
    }
    page.press_a("link", &say("act-lock")).await;
    page.settle("unlock").await;
    page.press(&say("unlock-use-sheet")).await;
    look(&page, "unlock-sheet").await;
    drop(program);

    let (program, page) = Program::start(demo, &options).await;
    look(&page, "unlock").await;
    page.fill(&say("unlock-passphrase"), "not this one at all")
        .await;
    page.press(&say("unlock-act")).await;
    page.shows(&say("err-does_not_open")).await;
    look(&page, "unlock-wrong").await;
    page.press(&say("unlock-support")).await;
    page.shows(&say("support-people")).await;
    rest().await;
    look(&page, "support-locked").await;
    page.press(&say("back")).await;
    unlock(&page).await;

    page.shows(&say("today-how")).await;
    rest().await;
    look(&page, "today").await;
    page.chord(&[Key::Control], 'j').await;
    page.find("dialog", &say("check-in")).await;
    rest().await;
    look(&page, "check-in").await;
    page.press(&say("check-in-more")).await;
    look(&page, "check-in-more").await;
    close_dialog(&page).await;

    page.go("journal").await;
    page.query("[data-testid=entry-body]").await;
    rest().await;
    look(&page, "journal-blank").await;
    // The second row: one with a text, and another one before it.
    let rows = "document.querySelectorAll('[data-testid] [role=option], [role=option]')[1].click()";
    page.run(rows, Vec::new()).await;
    rest().await;
    look(&page, "journal").await;
    let search = page.find("textbox", &say("journal-search")).await;
    search.send_keys("tired").await.unwrap();
    rest().await;
    look(&page, "journal-search").await;
    search.clear().await.unwrap();
    page.press(&say("journal-trash")).await;
    page.find("dialog", &say("journal-trash-title")).await;
    rest().await;
    look(&page, "journal-trash").await;
    close_dialog(&page).await;
    page.press(&say("journal-menu")).await;
    page.press_a("menuitem", &say("journal-read")).await;
    rest().await;
    look(&page, "journal-reading").await;
    page.press(&say("journal-reading-close")).await;

    page.go("toolbox").await;
    rest().await;
    page.find_beginning("option", "")
        .await
        .click()
        .await
        .unwrap();
    page.find("button", &say("toolbox-use")).await;
    rest().await;
    look(&page, "toolbox").await;
    page.press(&say("toolbox-use")).await;
    page.find("dialog", &say("use-title")).await;
    rest().await;
    look(&page, "toolbox-use").await;
    close_dialog(&page).await;
    page.press(&say("toolbox-add")).await;
    page.find("dialog", &say("toolbox-form-new")).await;
    rest().await;
    look(&page, "toolbox-form").await;
    close_dialog(&page).await;

    page.go("trends").await;
    page.query("main svg").await;
    rest().await;
    look(&page, "trends").await;
    page.press_a("radio", &say("chart-as-table")).await;
    rest().await;
    look(&page, "trends-table").await;

    page.go("support").await;
    page.shows(&say("support-people")).await;
    rest().await;
    look(&page, "support").await;

    page.go("settings").await;
    for section in [
        "security",
        "days",
        "appearance",
        "backup",
        "take-out",
        "about",
    ] {
        let name = say(&format!("settings-{section}"));
        let press =
            "const found = [...document.querySelectorAll('main button, main a, main [role=tab]')]
            .find((one) => one.innerText.trim() === arguments[0]);
            found?.click(); return Boolean(found)";
        assert_eq!(
            page.run(press, vec![name.clone().into()]).await,
            true,
            "section {name}"
        );
        rest().await;
        look(&page, &format!("settings-{section}")).await;
    }
    page.chord(&[Key::Control], 'k').await;
    page.find("dialog", &say("palette-title")).await;
    rest().await;
    look(&page, "palette").await;
    close_dialog(&page).await;
    page.go("today").await;
    page.type_keys("?").await;
    page.find("dialog", &say("keys-title")).await;
    rest().await;
    look(&page, "keys").await;
    close_dialog(&page).await;
    page.go("journal").await;
    page.press(&say("journal-menu")).await;
    rest().await;
    look(&page, "journal-menu").await;
    page.press_a("menuitem", &say("journal-history")).await;
    page.find("dialog", &say("journal-history-title")).await;
    rest().await;
    look(&page, "journal-history").await;
    drop(program);
}

async fn close_dialog(page: &Page) {
    page.key(Key::Escape).await;
    page.until("no dialog is open", async |page| {
        let open = "return document.querySelectorAll('[role=dialog], [role=alertdialog]').length";
        page.run(open, Vec::new()).await.as_u64() == Some(0)
    })
    .await;
    // Three presses within a second and a half would hide everything.
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
}

/// Waits until what moves has come to rest.
async fn rest() {
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
}
