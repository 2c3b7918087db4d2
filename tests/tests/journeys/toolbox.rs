//! A tool is used, with before and after, and shows up in the ranking.

use crate::prepared::{journal_with_tools, opened};
use crate::{Options, Page, journey, say};
use fantoccini::key::Key;

/// Logs one use of the open tool.
async fn log_use(page: &Page, before: &str, after: &str) {
    page.press(&say("toolbox-log")).await;
    page.find("dialog", &say("use-log-title")).await;
    for (label, value) in [("use-before-then", before), ("use-after", after)] {
        // Scales are set by their digits.
        let slider = page.find("slider", &say(label)).await;
        let id = slider.attr("id").await.unwrap().unwrap();
        page.run(
            "document.getElementById(arguments[0]).focus()",
            vec![id.into()],
        )
        .await;
        page.type_keys(value).await;
        // A second digit may follow the first one for a moment.
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    }
    page.press_a("radio", &say("helped-yes")).await;
    page.chord(&[Key::Control], Key::Enter.into()).await;
    page.until("the use is noted", async |page| {
        !page.has("dialog", &say("use-log-title")).await
    })
    .await;
}

#[test]
fn a_tool_used_with_before_and_after_appears_in_the_ranking() {
    journey(async || {
        let place = journal_with_tools(&["Call Ottoline", "Walk round the block"]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.go("toolbox").await;
        page.shows(&say("toolbox-untried")).await;
        assert!(!page.text().await.contains(&say("toolbox-ranked")));

        // Now, in two steps.
        page.find_beginning("option", "Call Ottoline")
            .await
            .click()
            .await
            .unwrap();
        page.find("heading", "Call Ottoline").await;
        page.press(&say("toolbox-use")).await;
        page.find("dialog", &say("use-title")).await;
        page.type_keys("8").await;
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        page.press(&say("use-start")).await;
        page.find("slider", &say("use-after")).await;
        let slider = page.find("slider", &say("use-after")).await;
        let id = slider.attr("id").await.unwrap().unwrap();
        page.run(
            "document.getElementById(arguments[0]).focus()",
            vec![id.into()],
        )
        .await;
        page.type_keys("3").await;
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        page.press_a("radio", &say("helped-yes")).await;
        page.press(&say("save")).await;
        page.shows(&say("toolbox-early")).await;

        // From three uses on it is ranked.
        log_use(&page, "7", "2").await;
        log_use(&page, "6", "4").await;
        page.shows(&say("toolbox-ranked")).await;
        page.shows(&say("toolbox-notes-say")).await;
        program.quit(&page).await;

        let session = place.unlocked();
        let uses: Vec<_> = session
            .journal()
            .unwrap()
            .uses()
            .map(|used| (used.before, used.after))
            .collect();
        assert_eq!(uses.len(), 3);
        assert!(uses.contains(&(Some(8), Some(3))), "{uses:?}");
        assert!(
            uses.contains(&(Some(7), Some(2))) && uses.contains(&(Some(6), Some(4))),
            "{uses:?}"
        );
    });
}

#[test]
fn a_tool_is_written_down_by_keyboard() {
    journey(async || {
        let place = journal_with_tools(&[]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.go("toolbox").await;
        page.shows(&say("toolbox-empty-title")).await;
        page.press(&say("toolbox-add")).await;
        page.find("dialog", &say("toolbox-form-new")).await;
        page.type_keys("Count the stairs").await;
        page.chord(&[Key::Control], Key::Enter.into()).await;
        page.find("heading", "Count the stairs").await;
        program.quit(&page).await;
        let session = place.unlocked();
        let titles: Vec<_> = session
            .journal()
            .unwrap()
            .strategies()
            .map(|tool| tool.title.clone())
            .collect();
        assert_eq!(titles, ["Count the stairs"]);
    });
}
