//! Time counted: two trackers, a lapse with each effect and back, a milestone on its day, and the
//! person's own words everywhere.

use crate::export::open_section;
use crate::prepared::{empty_journal, journal_counting, opened};
use crate::{Options, Page, journey, say, say_with};
use cairn_tests::Place;
use fantoccini::key::Key;
use std::collections::BTreeSet;

/// The day on which these journeys take place.
const NOW: &str = "2026-11-21T19:40:00Z";

fn on_the_day() -> Options {
    Options {
        now: Some(NOW),
        ..Options::default()
    }
}

/// The three numbers that are shown.
async fn numbers(page: &Page) -> Vec<String> {
    let read =
        "return [...document.querySelectorAll('main dl .number')].map((one) => one.innerText)";
    serde_json::from_value(page.run(read, Vec::new()).await).unwrap()
}

async fn shows_numbers(page: &Page, wanted: [&str; 3]) {
    page.until(&format!("the numbers are {wanted:?}"), async |page| {
        numbers(page).await == wanted
    })
    .await;
}

/// Adds a tracker with the dialog that is open.
async fn add_tracker(page: &Page, name: &str, date: [&str; 3], kind: &str) {
    page.find("dialog", &say("tracker-new")).await;
    page.fill(&say("tracker-name"), name).await;
    page.type_date(&say("anchor-date"), date).await;
    page.press_a("radio", &say(kind)).await;
    page.chord(&[Key::Control], Key::Enter.into()).await;
    page.until("it is saved", async |page| {
        !page.has("dialog", &say("tracker-new")).await
    })
    .await;
}

/// Opens the menu of Milestones and chooses.
async fn choose(page: &Page, item: &str) {
    page.press(&say("milestones-menu")).await;
    page.press_a("menuitem", &say(item)).await;
}

#[test]
fn two_trackers_with_different_anchors_count_each_by_its_own() {
    journey(async || {
        let (place, _) = empty_journal();
        let (program, page) = opened(&place, &on_the_day()).await;
        page.go("milestones").await;
        page.shows(&say("milestones-empty")).await;
        page.press(&say("tracker-new")).await;
        add_tracker(&page, "Tea", ["01", "06", "2025"], "anchor-first_day").await;
        page.shows(&say("path-title")).await;
        choose(&page, "tracker-new").await;
        add_tracker(&page, "Sugar", ["01", "06", "2025"], "anchor-last_use").await;
        page.find("radio", "Sugar").await;

        page.go("today").await;
        page.press_a("radio", "Tea").await;
        shows_numbers(&page, ["538", "538", "538"]).await;
        page.press_a("radio", "Sugar").await;
        shows_numbers(&page, ["537", "537", "537"]).await;

        // A second one of a name is refused, and nothing typed goes.
        page.go("milestones").await;
        choose(&page, "tracker-new").await;
        page.find("dialog", &say("tracker-new")).await;
        page.fill(&say("tracker-name"), "sugar").await;
        page.chord(&[Key::Control], Key::Enter.into()).await;
        page.shows(&say("err-not_unique")).await;
        page.key(Key::Escape).await;
        page.press(&say("dialog-drop-close")).await;
        program.quit(&page).await;

        let session = place.unlocked();
        let journal = session.journal().unwrap();
        let names: BTreeSet<_> = journal.trackers().map(|one| one.name.as_str()).collect();
        assert_eq!(names, BTreeSet::from(["Sugar", "Tea"]));
    });
}

/// Notes a lapse on 2 August 2026 from Today, and comes back to Today.
async fn note_lapse(page: &Page, effect: &str) {
    page.press(&say_with("tracker-menu", &[("name", "Tea".into())]))
        .await;
    page.press_a("menuitem", &say("lapse-add")).await;
    page.find("dialog", &say("lapse-add")).await;
    page.type_date(&say("lapse-day"), ["02", "08", "2026"])
        .await;
    page.press_a("radio", &say(effect)).await;
    page.chord(&[Key::Control], Key::Enter.into()).await;
    page.shows(&say("lapse-thanks")).await;
    page.press(&say("lapse-nothing-now")).await;
    page.until("the dialog is closed", async |page| {
        !page.has("dialog", &say("lapse-add")).await
    })
    .await;
}

#[test]
fn a_lapse_takes_nothing_away_whatever_it_does_to_the_count_and_can_be_taken_back() {
    journey(async || {
        let place = journal_counting("Tea", "2025-06-01");
        let (program, page) = opened(&place, &on_the_day()).await;
        shows_numbers(&page, ["538", "538", "538"]).await;
        for (effect, wanted) in [
            ("lapse-restart", ["110", "427", "537"]),
            ("lapse-keep", ["538", "538", "538"]),
            ("lapse-undecided", ["427", "427", "427"]),
        ] {
            note_lapse(&page, effect).await;
            shows_numbers(&page, wanted).await;
            let is_held = page.has("button", &say("stat-decide")).await;
            assert_eq!(is_held, effect == "lapse-undecided", "{effect}");
            // What was reached before stays: it is in the path with every effect.
            page.go("milestones").await;
            page.shows("2 Aug 2026").await;
            page.shows("1 year, Tea").await;
            page.go("today").await;
            page.chord(&[Key::Control], 'z').await;
            shows_numbers(&page, ["538", "538", "538"]).await;
        }
        program.quit(&page).await;
        let session = place.unlocked();
        let journal = session.journal().unwrap();
        let tracker = journal.tracker_named("Tea").unwrap();
        assert!(journal.lapses_of(tracker.id).is_empty());
    });
}

/// Moves the clock of the running program.
fn move_clock(place: &Place, now: &str) {
    std::fs::write(place.root().join("now"), format!("{now}\nEurope/Berlin\n")).unwrap();
}

#[test]
fn a_milestone_is_reached_when_its_day_comes_and_its_stone_is_there() {
    journey(async || {
        let place = journal_counting("Tea", "2026-10-23");
        let (program, page) = opened(&place, &on_the_day()).await;
        let stones = |n: u32| say_with("today-stones", &[("stones", n.into())]);
        page.shows(&stones(1)).await;
        let ahead = say_with("milestone-days", &[("n", 30_u32.into())]);
        page.shows(&ahead).await;

        move_clock(&place, "2026-11-22T07:00:00Z");
        page.go("milestones").await;
        let added = say_with(
            "stone-added",
            &[("name", ahead.clone().into()), ("tracker", "Tea".into())],
        );
        page.shows(&added).await;
        page.shows(&say_with("path-sentence", &[("stones", 2_u32.into())]))
            .await;
        page.press(&say("stone-keep")).await;
        page.find("dialog", &ahead).await;
        page.fill(&say("stone-note"), "Pancakes.").await;
        page.chord(&[Key::Control], Key::Enter.into()).await;
        page.shows(&say_with(
            "along-with-note",
            &[("note", "Pancakes.".into())],
        ))
        .await;
        page.go("today").await;
        page.shows(&stones(2)).await;
        assert!(!page.text().await.contains(&added), "it is said once");
        program.quit(&page).await;

        let session = place.unlocked();
        let acks: Vec<_> = session
            .journal()
            .unwrap()
            .snapshot()
            .milestone_acks
            .iter()
            .map(|ack| (ack.date.to_string(), ack.note.clone()))
            .collect();
        assert!(
            acks.contains(&("2026-11-22".to_owned(), "Pancakes.".to_owned())),
            "{acks:?}"
        );
    });
}

#[test]
fn ac_44_own_words_are_said_everywhere_and_in_what_is_taken_out() {
    journey(async || {
        let place = journal_counting("Tea", "2019-11-21");
        let out = place.root().join("notes.md");
        let options = Options {
            picked: Some(out.clone()),
            ..on_the_day()
        };
        let (program, page) = opened(&place, &options).await;
        page.shows("7 years free").await;
        note_lapse(&page, "lapse-keep").await;
        open_section(&page, "words").await;
        page.choose_value(&say("words-time_free"), "sober").await;
        page.shows("7 years sober").await;
        page.choose_value(&say("words-milestone"), "anniversary")
            .await;
        page.shows("Next anniversary").await;
        page.choose_value(&say("words-lapse"), "slip").await;
        page.shows("A noted slip takes nothing away.").await;
        assert!(!page.has("link", "Milestones").await);

        page.press_a("link", "Anniversaries").await;
        page.find("heading", "Anniversaries").await;
        page.shows("Slip, and a way back.").await;
        page.press_a("link", &say("place-today")).await;
        page.shows("7 years sober").await;
        page.shows("days sober").await;

        open_section(&page, "take-out").await;
        page.fill(&say("settings-export-path"), out.to_str().unwrap())
            .await;
        page.press(&say("settings-export-act")).await;
        page.until("it is written", async |_| out.exists()).await;
        program.quit(&page).await;
        let written = std::fs::read_to_string(&out).unwrap();
        for word in ["sober", "anniversaries", "slips"] {
            assert!(written.contains(word), "{word} in {written}");
        }
        for word in ["lapse", "milestone", " free"] {
            assert!(!written.contains(word), "{word} in {written}");
        }
    });
}
