//! A worry is put off to a time of the person's own, is told of when that has come, and is answered.

use crate::prepared::{empty_journal, opened};
use crate::{Options, Page, journey, say, say_with};
use cairn_journal::entities::WorryOutcome;
use fantoccini::key::Key;

async fn save(page: &Page) {
    page.chord(&[Key::Control], Key::Enter.into()).await;
    page.until("it is saved", async |page| {
        !page.has("dialog", &say("worry-new")).await
    })
    .await;
}

async fn go_to_practice(page: &Page) {
    page.go("groups").await;
    page.press(&say("place-practice")).await;
    page.shows(&say("worry-text")).await;
}

#[test]
fn a_worry_that_was_put_off_is_told_of_when_its_time_has_come() {
    journey(async || {
        let (place, _) = empty_journal();
        let at_five = Options {
            now: Some("2026-11-21T16:00:00Z"),
            ..Options::default()
        };
        let (program, page) = opened(&place, &at_five).await;
        go_to_practice(&page).await;
        let title = say("worry-title");
        page.press(&say_with("add-to", &[("title", title.clone().into())]))
            .await;
        page.find("dialog", &say("worry-new")).await;
        page.fill(&say("worry-what"), "The letter from the bank.")
            .await;
        page.fill(&say("worry-likelihood"), "80").await;
        page.type_date(&say("worry-put-off"), ["21", "11", "2026"])
            .await;
        page.find("textbox", &say("worry-time")).await;
        save(&page).await;
        let numbers = |answered: u32, open: u32| {
            let arguments = [("answered", answered.into()), ("open", open.into())];
            say_with("worry-numbers", &arguments)
        };
        page.shows(&numbers(0, 1)).await;
        let waits = say_with("today-worries", &[("n", 1_u32.into())]);
        page.go("today").await;
        page.still().await;
        assert!(
            !page.text().await.contains(&waits),
            "six in the evening is still to come"
        );

        std::fs::write(
            place.root().join("now"),
            "2026-11-21T17:30:00Z\nEurope/Berlin\n",
        )
        .unwrap();
        page.go("journal").await;
        page.go("today").await;
        page.shows(&waits).await;
        page.press(&say("today-worries-open")).await;
        page.press(&say_with(
            "edit-named",
            &[("name", "The letter from the bank.".into())],
        ))
        .await;
        page.find("dialog", &say("worry-edit")).await;
        page.choose_value(&say("worry-resolved"), "did_not").await;
        page.fill(&say("worry-afterwards"), "An advertisement.")
            .await;
        save(&page).await;
        page.shows(&numbers(1, 0)).await;
        page.go("today").await;
        page.still().await;
        assert!(!page.text().await.contains(&waits), "it is answered");
        program.quit(&page).await;

        let session = place.unlocked();
        let worry = session.journal().unwrap().worries().next().unwrap().clone();
        let until = worry.postponed_to.map(|until| until.to_string());
        assert_eq!(until.as_deref(), Some("2026-11-21 18:00:00"));
        assert_eq!(
            (worry.resolved, worry.likelihood, &*worry.afterwards),
            (WorryOutcome::DidNot, Some(80), "An advertisement.")
        );
    });
}
