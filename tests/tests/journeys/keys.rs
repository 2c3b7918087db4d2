//! Everything by keyboard.

use crate::prepared::{journal_with, opened};
use crate::{Options, Program, journey, say};
use cairn_tests::PASSPHRASE;
use fantoccini::key::Key;

#[test]
fn from_unlock_to_a_saved_entry_and_back_without_a_mouse() {
    journey(async || {
        let place = journal_with(&[]);
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.until("the field has the focus", async |page| {
            page.focused().await.starts_with("INPUT")
        })
        .await;
        page.type_keys(PASSPHRASE).await;
        page.key(Key::Enter).await;
        page.settle("main").await;
        page.shows(&say("today-how")).await;
        page.chord(&[Key::Control], 'n').await;
        page.query("[data-testid=entry-body] [contenteditable=true]")
            .await;
        page.until("the text has the focus", async |page| {
            page.run(
                "return document.activeElement?.isContentEditable === true",
                Vec::new(),
            )
            .await
            .as_bool()
                == Some(true)
        })
        .await;
        page.type_keys("Typed without a mouse").await;
        page.chord(&[Key::Control], 's').await;
        crate::prepared::saved(&page).await;
        let _leaves = page.try_chord(&[Key::Control], 'l').await;
        page.settle("unlock").await;
        drop(program);
        let session = place.unlocked();
        let bodies: Vec<_> = session
            .journal()
            .unwrap()
            .entries()
            .map(|entry| entry.body.clone())
            .collect();
        assert_eq!(bodies, ["Typed without a mouse"]);
    });
}

#[test]
fn a_question_mark_lists_the_keys_and_each_place_has_one() {
    journey(async || {
        let place = journal_with(&[("One", "Something.")]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.shows(&say("today-how")).await;
        for (key, heading) in [
            ('2', "journal"),
            ('3', "toolbox"),
            ('4', "trends"),
            ('1', "today"),
        ] {
            page.chord(&[Key::Control], key).await;
            let name = say(&format!("place-{heading}"));
            page.until(&format!("Ctrl {key} goes to {heading}"), async |page| {
                page.run(
                    "return document.querySelector('nav [aria-current=page]')?.innerText ?? ''",
                    Vec::new(),
                )
                .await
                .as_str()
                .is_some_and(|current| current.contains(&name))
            })
            .await;
        }
        page.type_keys("?").await;
        page.find("dialog", &say("keys-title")).await;
        page.key(Key::Escape).await;
        page.until("the list is closed", async |page| {
            !page.has("dialog", &say("keys-title")).await
        })
        .await;
        drop(program);
    });
}

#[test]
fn a_dialog_from_a_menu_gives_the_window_back_when_it_closes() {
    journey(async || {
        let place = journal_with(&[("One", "Something.")]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.go("journal").await;
        for _ in 0..2 {
            page.press(&say("journal-menu")).await;
            page.press_a("menuitem", &say("journal-history")).await;
            page.find("dialog", &say("journal-history-title")).await;
            page.key(Key::Escape).await;
            page.until("the dialog is closed", async |page| {
                !page.has("dialog", &say("journal-history-title")).await
            })
            .await;
            // As far apart as a person is, and further than what hides everything.
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
        drop(program);
    });
}
