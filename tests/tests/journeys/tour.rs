//! Once through every view, with something to show in each.

use crate::prepared::{DEMO_NOW, unlock};
use crate::{Options, Page, Program, say, say_with};
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
    show(&page, &look, "welcome").await;
    page.fill(&say("welcome-passphrase"), cairn_tests::PASSPHRASE)
        .await;
    page.fill(&say("welcome-again"), cairn_tests::PASSPHRASE)
        .await;
    show(&page, &look, "welcome-filled").await;
    page.press(&say("welcome-continue")).await;
    page.shows(&say("sheet-title")).await;
    show(&page, &look, "welcome-sheet").await;
    page.press(&say("sheet-next")).await;
    page.shows(&say("sheet-confirm-title")).await;
    show(&page, &look, "welcome-confirm").await;
    page.press(&say("sheet-skip")).await;
    page.settle("main").await;
    page.shows(&say("today-nothing-first")).await;
    show(&page, &look, "today-empty").await;
    for place in [
        "journal",
        "toolbox",
        "milestones",
        "trends",
        "groups",
        "share",
        "support",
    ] {
        page.go(place).await;
        show(&page, &look, &format!("{place}-empty")).await;
    }
    page.press_a("link", &say("act-lock")).await;
    page.settle("unlock").await;
    page.press(&say("unlock-use-sheet")).await;
    show(&page, &look, "unlock-sheet").await;
    drop(program);
    let (program, page) = Program::start(demo, &options).await;
    show(&page, &look, "unlock").await;
    page.fill(&say("unlock-passphrase"), "not this one at all")
        .await;
    page.press(&say("unlock-act")).await;
    page.shows(&say_with(
        "err-does_not_open",
        &[("by", "passphrase".into())],
    ))
    .await;
    show(&page, &look, "unlock-wrong").await;
    page.press(&say("unlock-support")).await;
    page.shows(&say("support-people")).await;
    show(&page, &look, "support-locked").await;
    page.press(&say("back")).await;
    unlock(&page).await;
    page.shows(&say("today-how")).await;
    show(&page, &look, "today").await;
    page.chord(&[Key::Control], 'j').await;
    page.find("dialog", &say("check-in")).await;
    show(&page, &look, "check-in").await;
    page.press(&say("check-in-more")).await;
    show(&page, &look, "check-in-more").await;
    close_dialog(&page).await;
    page.go("journal").await;
    page.query("[data-testid=entry-body]").await;
    show(&page, &look, "journal-blank").await;
    // The second row: one with a text, and another one before it.
    let rows = "document.querySelectorAll('[role=option]')[1]?.click()";
    page.run(rows, Vec::new()).await;
    show(&page, &look, "journal").await;
    // With large text there is room for the list or the entry.
    if !page.has("textbox", &say("journal-search")).await {
        page.press(&say("journal-back")).await;
    }
    let search = page.find("textbox", &say("journal-search")).await;
    search.send_keys("tired").await.unwrap();
    page.query("[role=option] mark").await;
    show(&page, &look, "journal-search").await;
    // By keys, for a field cleared by the driver tells the page of no input.
    search.click().await.unwrap();
    page.chord(&[Key::Control], 'a').await;
    page.key(Key::Backspace).await;
    page.until("the list is back", async |page| {
        page.has("button", &say("calendar-later")).await
    })
    .await;
    page.press(&say("journal-trash")).await;
    page.find("dialog", &say("journal-trash-title")).await;
    show(&page, &look, "journal-trash").await;
    close_dialog(&page).await;
    page.run(rows, Vec::new()).await;
    page.press(&say("journal-menu")).await;
    page.press_a("menuitem", &say("journal-read")).await;
    show(&page, &look, "journal-reading").await;
    page.press(&say("journal-reading-close")).await;
    page.press(&say("journal-templates")).await;
    page.press_a("menuitem", &say("template-low_high_between"))
        .await;
    let long = "The invoice again, and the call I put off until there was no day left for it. \
                I sat in the car park for a while and watched the rain walk along the wall. \
                Then I rang after all, and it took four minutes.";
    page.fill(&say("template-low_high_between-1"), long).await;
    crate::prepared::saved(&page).await;
    show(&page, &look, "journal-template").await;
    page.go("toolbox").await;
    page.find_beginning("option", "")
        .await
        .click()
        .await
        .unwrap();
    page.find("button", &say("toolbox-use")).await;
    show(&page, &look, "toolbox").await;
    page.press(&say("toolbox-use")).await;
    page.find("dialog", &say("use-title")).await;
    show(&page, &look, "toolbox-use").await;
    close_dialog(&page).await;
    page.press(&say("toolbox-add")).await;
    page.find("dialog", &say("toolbox-form-new")).await;
    show(&page, &look, "toolbox-form").await;
    close_dialog(&page).await;
    urge(&page, &look).await;
    milestones(&page, &look).await;
    page.go("trends").await;
    page.query("main svg[role=img]").await;
    show(&page, &look, "trends").await;
    page.press_a("radio", &say("chart-as-table")).await;
    show(&page, &look, "trends-table").await;
    groups(&page, &look).await;
    page.go("settings").await;
    for section in [
        "security",
        "tags",
        "days",
        "questionnaires",
        "words",
        "appearance",
        "backup",
        "integrity",
        "stranger",
        "take-out",
        "sharing",
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
        show(&page, &look, &format!("settings-{section}")).await;
    }
    questionnaires(&page, &look).await;
    page.chord(&[Key::Control], 'k').await;
    page.find("dialog", &say("palette-title")).await;
    show(&page, &look, "palette").await;
    close_dialog(&page).await;
    page.go("today").await;
    page.type_keys("?").await;
    page.find("dialog", &say("keys-title")).await;
    show(&page, &look, "keys").await;
    close_dialog(&page).await;
    page.go("journal").await;
    page.until("the entry is open", async |page| {
        page.run(rows, Vec::new()).await;
        page.has("button", &say("journal-menu")).await
    })
    .await;
    page.press(&say("journal-menu")).await;
    show(&page, &look, "journal-menu").await;
    page.press_a("menuitem", &say("journal-history")).await;
    page.find("dialog", &say("journal-history-title")).await;
    show(&page, &look, "journal-history").await;
    drop(program);
}

/// The one with the ninth item is switched on, answered a little and left; an earlier one is opened.
async fn questionnaires(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.press_a("checkbox", "PHQ-9").await;
    page.press(&say("settings-questionnaires-open")).await;
    page.shows(&say("questionnaire-no-diagnosis")).await;
    show(page, look, "questionnaires").await;
    let begin = say_with("questionnaire-begin", &[("name", "PHQ-9".into())]);
    page.press(&begin).await;
    page.shows(&say("questionnaire-phq-9")).await;
    show(page, look, "questionnaires-answering").await;
    let ninth = "[...document.querySelectorAll('[role=radiogroup]')].at(-1)
        .querySelectorAll('input')[1].click()";
    page.run(ninth, Vec::new()).await;
    page.find("dialog", &say("questionnaire-nine-title")).await;
    page.shows(&say("questionnaire-nine-text")).await;
    show(page, look, "questionnaires-ninth").await;
    page.press(&say("questionnaire-nine-safe")).await;
    page.press(&say("questionnaire-finish")).await;
    page.press(&say("questionnaire-later")).await;
    page.shows(&say("questionnaire-earlier")).await;
    let earlier = "document.querySelector('main li button').click()";
    page.run(earlier, Vec::new()).await;
    page.shows(&say("questionnaire-export-ok")).await;
    show(page, look, "questionnaires-earlier").await;
    close_dialog(page).await;
}

/// An urge is watched and left: before it begins, while the clock goes, at its end, and later.
async fn urge(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.press(&say("place-urge")).await;
    page.shows(&say("urge-begin")).await;
    page.shows(&say("urge-earlier")).await;
    show(page, look, "urge").await;
    page.press("8").await;
    page.query("[role=timer]").await;
    page.run(
        "[...document.querySelectorAll('main button')]
          .find((one) => one.innerText.trim() === arguments[0])?.click()",
        vec![say("urge-tool-start").into()],
    )
    .await;
    page.shows(&say("urge-tool-begun")).await;
    show(page, look, "urge-watched").await;
    page.press(&say("urge-stop")).await;
    page.find("dialog", &say("urge-stop-title")).await;
    show(page, look, "urge-stop").await;
    page.press(&say("urge-outcome-still")).await;
    page.shows(&say("urge-done-still")).await;
    show(page, look, "urge-over").await;
    page.find_beginning("button", &say_with("edit-named", &[("name", "".into())]))
        .await
        .click()
        .await
        .unwrap();
    page.find("dialog", &say("urge-edit")).await;
    show(page, look, "urge-edit").await;
    close_dialog(page).await;
}

/// Time counted: the path, each dialog over it, and the two pages that belong to it.
async fn milestones(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.go("milestones").await;
    page.query("main svg [data-stone]").await;
    show(page, look, "milestones").await;
    page.press_a("radio", &say("path-as-list")).await;
    show(page, look, "milestones-list").await;
    page.press(&say("milestones-menu")).await;
    page.find("menuitem", &say("tracker-new")).await;
    show(page, look, "milestones-menu").await;
    page.key(Key::Escape).await;
    for item in [
        "tracker-new",
        "trackers-title",
        "pause-title",
        "lapse-add",
        "sets-title",
        "calendar-export",
        "picture-save",
    ] {
        page.press(&say("milestones-menu")).await;
        page.press_a("menuitem", &say(item)).await;
        page.find("dialog", &say(item)).await;
        show(page, look, &format!("milestones-{item}")).await;
        let more = match item {
            "tracker-new" => Some("tracker-more"),
            "lapse-add" => Some("lapse-more"),
            _ => None,
        };
        if let Some(more) = more {
            page.press(&say(more)).await;
            show(page, look, &format!("milestones-{more}")).await;
        }
        close_dialog(page).await;
    }
    for (button, title) in [
        ("letter-write", "letter-write"),
        ("others-add", "others-add-title"),
    ] {
        page.press(&say(button)).await;
        page.find("dialog", &say(title)).await;
        show(page, look, &format!("milestones-{title}")).await;
        close_dialog(page).await;
    }
    page.query("main ol li button").await.click().await.unwrap();
    page.find("textbox", &say("stone-note")).await;
    show(page, look, "milestones-stone").await;
    close_dialog(page).await;
    page.press(&say("milestones-menu")).await;
    page.press_a("menuitem", &say("milestones-anniversary"))
        .await;
    page.find("heading", &say("milestones-anniversary")).await;
    show(page, look, "milestones-anniversary").await;
    page.press(&say("anniversary-back")).await;
    page.press(&say("milestones-menu")).await;
    page.press_a("menuitem", &say("place-remembrance")).await;
    page.find("heading", &say("place-remembrance")).await;
    show(page, look, "remembrance").await;
    page.press(&say("remembrance-add")).await;
    page.find("dialog", &say("remembrance-add")).await;
    show(page, look, "remembrance-add").await;
    close_dialog(page).await;
}

/// Groups and what belongs to them, what is said there, and the plan.
async fn groups(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.go("groups").await;
    page.find_beginning("option", "")
        .await
        .click()
        .await
        .unwrap();
    page.find("button", &say("meeting-log")).await;
    show(page, look, "groups").await;
    for (button, title, view) in [
        (say("meeting-log"), "meeting-log", "groups-meeting"),
        (add_to("takeaways-title"), "takeaway-new", "groups-takeaway"),
        (say("fit-add"), "fit-new", "groups-fit"),
        (say("groups-add"), "groups-new", "groups-form"),
    ] {
        page.press(&button).await;
        page.find("dialog", &say(title)).await;
        show(page, look, view).await;
        close_dialog(page).await;
    }
    page.press(&say("fit-compare")).await;
    show(page, look, "groups-compare").await;
    for (place, form, card, title) in [
        ("people", "people-form", "people-title", "person-new"),
        ("practice", "practice-form", "hope-title", "hope-new"),
        ("practice", "worry-form", "worry-title", "worry-new"),
    ] {
        page.go("groups").await;
        page.press(&say(&format!("place-{place}"))).await;
        page.find("button", &say("place-groups")).await;
        show(page, look, place).await;
        page.press(&add_to(card)).await;
        page.find("dialog", &say(title)).await;
        show(page, look, form).await;
        close_dialog(page).await;
    }
    page.go("groups").await;
    page.press(&say("place-cards")).await;
    page.shows(&say("cards-finding")).await;
    show(page, look, "cards").await;
    page.go("share").await;
    page.fill(&say("share-part-was"), "I told one person. Marianne knows.")
        .await;
    page.query("[data-save-state=saved]").await;
    page.press(&say("leave-look")).await;
    page.query("[role=document]").await;
    show(page, look, "share").await;
    page.press(&say("share-read")).await;
    page.find("dialog", &say("share-read")).await;
    show(page, look, "share-aloud").await;
    page.press(&say("close")).await;
    page.go("support").await;
    page.shows(&say("support-people")).await;
    show(page, look, "support").await;
    page.find_beginning("button", &say("plan-change"))
        .await
        .click()
        .await
        .unwrap();
    page.find("dialog", &say("plan-edit")).await;
    show(page, look, "plan-form").await;
    close_dialog(page).await;
}

/// The name of the button that adds to the part of the page with this title.
fn add_to(title: &str) -> String {
    say_with("add-to", &[("title", say(title).into())])
}

/// By its button: three times Esc in a row would hide everything.
async fn close_dialog(page: &Page) {
    page.press(&say("close")).await;
    page.until("no dialog is open", async |page| {
        let open = "return document.querySelectorAll('[role=dialog], [role=alertdialog]').length";
        page.run(open, Vec::new()).await.as_u64() == Some(0)
    })
    .await;
}

/// Looks once every answer has come, what moves has come to rest, and all of it is drawn.
async fn show(page: &Page, look: &impl AsyncFn(&Page, &str), view: &str) {
    let at_rest = "const done = arguments[arguments.length - 1];
        const frame = () => new Promise(requestAnimationFrame);
        const quiet = () => new Promise((resolve) => {
          let timer = setTimeout(resolve, 60);
          const changed = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(resolve, 60);
          });
          changed.observe(document, { childList: true, subtree: true, attributes: true });
        });
        document.fonts.ready
          .then(quiet)
          .then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))
          .then(frame).then(frame).then(done)";
    page.rest_mouse().await;
    page.run_async(at_rest, Vec::new()).await;
    look(page, view).await;
}
