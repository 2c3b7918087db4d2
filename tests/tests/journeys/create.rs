//! A first day: a journal is made, written in, closed and opened again.

use crate::prepared::{entry_text, saved, type_text, unlock, write_entry};
use crate::{Options, Program, journey, processes, say};
use cairn_tests::{PASSPHRASE, Place};
use std::time::Duration;

const TEXT: &str = "Walked to the harbor before breakfast.";

#[test]
fn a_journal_is_made_written_in_closed_and_opened_again() {
    journey(async || {
        let place = Place::new(1);
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.shows(&say("welcome-title")).await;
        page.fill(&say("welcome-passphrase"), PASSPHRASE).await;
        page.fill(&say("welcome-again"), PASSPHRASE).await;
        page.press(&say("welcome-continue")).await;

        // The sheet, written down, and three words of it typed from the paper.
        page.shows(&say("sheet-title")).await;
        let read = "return [...document.querySelectorAll('ol li')].map((word) => word.innerText)";
        let words: Vec<String> = serde_json::from_value(page.run(read, Vec::new()).await).unwrap();
        assert_eq!(words.len(), 24);
        page.press(&say("sheet-next")).await;
        page.shows(&say("sheet-confirm-title")).await;
        assert!(
            !page.text().await.contains(&words[0..4].join(" ")),
            "the words are hidden now"
        );
        let labels =
            "return [...document.querySelectorAll('label')].map((label) => label.innerText)";
        let asked: Vec<String> =
            serde_json::from_value(page.run(labels, Vec::new()).await).unwrap();
        assert_eq!(asked.len(), 3);
        for label in &asked {
            let number: usize = label
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .unwrap();
            page.fill(label.trim(), &words[number - 1]).await;
        }
        page.press(&say("sheet-confirm")).await;
        page.settle("main").await;

        write_entry(&page, TEXT).await;
        program.quit(&page).await;

        let (program, page) = Program::start(&place, &Options::default()).await;
        assert!(
            !page.text().await.contains("harbor"),
            "nothing shows before it is opened"
        );
        unlock(&page).await;
        page.go("journal").await;
        page.shows("Walked to the harbor").await;
        assert_eq!(entry_text(&page).await.trim(), TEXT);
        drop(program);
    });
}

#[test]
fn what_said_saved_is_there_after_a_kill_one_second_later() {
    journey(async || {
        let (place, _) = crate::prepared::empty_journal();
        let (program, page) = crate::prepared::opened(&place, &Options::default()).await;
        write_entry(&page, TEXT).await;
        std::thread::sleep(Duration::from_secs(1));
        program.kill();

        let (program, page) = crate::prepared::opened(&place, &Options::default()).await;
        page.go("journal").await;
        page.shows("Walked to the harbor").await;
        assert_eq!(entry_text(&page).await.trim(), TEXT);
        assert!(processes::is_there(program.pid()));
        drop(program);
        assert_eq!(
            place.unlocked().journal().unwrap().entries().count(),
            1,
            "one entry, not two"
        );
    });
}

#[test]
fn an_entry_that_is_only_opened_is_not_written_again() {
    journey(async || {
        let body = "1986. A great year\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nends in \\\n\n<b>raw</b> & more";
        let place = crate::prepared::journal_with(&[("Traps", body), ("Another", "Plain.")]);
        let before = place.content_hash();
        let (program, page) = crate::prepared::opened(&place, &Options::default()).await;
        page.go("journal").await;
        for title in ["Traps", "Another", "Traps"] {
            let row = page.find_beginning("option", title).await;
            row.click().await.unwrap();
            page.until("the entry is open", async |page| {
                let shown = "return document.querySelector('[data-testid=entry-title]')?.value";
                page.run(shown, Vec::new()).await.as_str() == Some(title)
            })
            .await;
        }
        page.go("today").await;
        page.go("journal").await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        program.quit(&page).await;
        assert_eq!(
            place.content_hash(),
            before,
            "opening an entry is not writing it"
        );
    });
}

#[test]
fn a_welcome_says_when_the_two_are_not_the_same_and_when_it_is_weak() {
    journey(async || {
        let place = Place::new(2);
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.fill(&say("welcome-passphrase"), PASSPHRASE).await;
        page.fill(&say("welcome-again"), "harbor velvet onion")
            .await;
        page.press(&say("welcome-continue")).await;
        page.shows(&say("welcome-not-same")).await;
        assert!(!place.journal_dir().exists(), "nothing was made");
        drop(program);
        let home = cairn_tests::files_below(&place.root().join("home"));
        let of_ours: Vec<_> = home
            .iter()
            .filter(|path| path.to_string_lossy().to_lowercase().contains("cairn"))
            .collect();
        assert!(
            of_ours.is_empty(),
            "the usual place was not touched: {of_ours:?}"
        );
    });
}

#[test]
fn a_text_typed_while_it_saves_is_whole_in_the_end() {
    journey(async || {
        let (place, _) = crate::prepared::empty_journal();
        let (program, page) = crate::prepared::opened(&place, &Options::default()).await;
        page.go("journal").await;
        page.press(&say("journal-new")).await;
        for n in 0..12 {
            type_text(&page, &format!("line {n} ")).await;
            tokio::time::sleep(Duration::from_millis(350)).await;
        }
        saved(&page).await;
        program.quit(&page).await;
        let session = place.unlocked();
        let journal = session.journal().unwrap();
        let bodies: Vec<&str> = journal.entries().map(|entry| entry.body.trim()).collect();
        assert_eq!(bodies.len(), 1);
        for n in 0..12 {
            assert_eq!(
                bodies[0].matches(&format!("line {n} ")).count()
                    + usize::from(bodies[0].ends_with(&format!("line {n}"))),
                1,
                "{}",
                bodies[0]
            );
        }
    });
}
