//! An urge is watched by keyboard, the program is ended while the clock goes, and it is gone on with.

use crate::prepared::{journal_with_tools, opened, unlock};
use crate::{Options, Page, Program, journey, say, say_with};
use cairn_journal::entities::UrgeOutcome;
use fantoccini::key::Key;

/// Whether this strength is the answer that was given last.
async fn is_answered(page: &Page, strength: &str) -> bool {
    let pressed = "return document.querySelector('[role=toolbar] [aria-pressed=true]')
        ?.innerText.trim() ?? ''";
    page.run(pressed, Vec::new()).await.as_str() == Some(strength)
}

#[test]
fn an_urge_that_is_watched_outlives_a_kill_and_is_gone_on_with() {
    journey(async || {
        let place = journal_with_tools(&["Call Ottoline"]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.chord(&[Key::Control, Key::Shift], 'u').await;
        page.shows(&say("urge-begin")).await;
        let first = "document.querySelector('[role=toolbar] button').focus()";
        page.run(first, Vec::new()).await;
        page.type_keys("8").await;
        page.until("the clock goes", async |page| {
            is_answered(page, "8").await && page.text().await.contains(&say("urge-passed"))
        })
        .await;
        program.kill();

        let (program, page) = Program::start(&place, &Options::default()).await;
        unlock(&page).await;
        page.press(&say("today-urge-back")).await;
        page.query("[role=timer]").await;
        page.until("the answer is there", async |page| {
            is_answered(page, "8").await
        })
        .await;
        let start = say_with(
            "urge-tool-start-named",
            &[("title", "Call Ottoline".into())],
        );
        page.press(&start).await;
        page.shows(&say("urge-tool-begun")).await;
        page.chord(&[Key::Control], Key::Enter.into()).await;
        page.shows(&say("urge-done-passed")).await;
        program.quit(&page).await;

        let session = place.unlocked();
        let journal = session.journal().unwrap();
        let episodes: Vec<_> = journal.urge_episodes().collect();
        assert_eq!(episodes.len(), 1, "one, before and after");
        let episode = episodes[0];
        assert_eq!(episode.outcome, Some(UrgeOutcome::Passed));
        let strengths: Vec<_> = episode.samples.iter().map(|one| one.strength).collect();
        assert_eq!(strengths, [8]);
        let used = journal.uses().next().unwrap();
        assert_eq!(
            (used.before, used.urge_episode_id),
            (Some(8), Some(episode.id))
        );
    });
}
