//! Getting in: by passphrase, by recovery words, and not by anything else.

use crate::prepared::{empty_journal, journal_with, opened, write_entry};
use crate::{Options, Program, journey, say, say_with};
use cairn_tests::{PASSPHRASE, Place, copy_journal};
use std::time::{Duration, Instant};

/// What is said of a secret of this kind that does not open the journal.
fn wrong(kind: &str) -> String {
    say_with("err-does_not_open", &[("by", kind.into())])
}

#[test]
fn a_wrong_passphrase_gets_one_answer_and_a_growing_pause() {
    journey(async || {
        let place = journal_with(&[("Quiet", "A quiet day.")]);
        let (program, page) = Program::start(&place, &Options::default()).await;
        let first = wrong("passphrase");
        page.fill(&say("unlock-passphrase"), "harbor velvet onion ladder")
            .await;
        page.press(&say("unlock-act")).await;
        page.shows(&first).await;

        // The third one has to wait, and says for how long; the pause grows.
        let mut waits = Vec::new();
        for n in 0..4 {
            let field = page.find("textbox", &say("unlock-passphrase")).await;
            field.clear().await.unwrap();
            field
                .send_keys(&format!("wrong number {n} of these"))
                .await
                .unwrap();
            let began = Instant::now();
            page.until("it may be tried", async |page| {
                let idle =
                    "return document.querySelector('button[type=submit]')?.ariaDisabled !== 'true'";
                page.run(idle, Vec::new()).await.as_bool() == Some(true)
            })
            .await;
            waits.push(began.elapsed());
            page.press(&say("unlock-act")).await;
            page.shows(&say("unlock-again")).await;
            page.until("the field is empty or free again", async |page| {
                let busy =
                    "return document.querySelector('button[type=submit]')?.ariaBusy !== 'true'";
                page.run(busy, Vec::new()).await.as_bool() == Some(true)
            })
            .await;
        }
        assert!(
            waits[3] > waits[1] + Duration::from_millis(700),
            "the pause grows: {waits:?}"
        );
        assert!(
            !page.text().await.contains(&first),
            "the same sentence for each further one"
        );

        // The right one opens it all the same.
        page.until("it may be tried", async |page| {
            let idle =
                "return document.querySelector('button[type=submit]')?.ariaDisabled !== 'true'";
            page.run(idle, Vec::new()).await.as_bool() == Some(true)
        })
        .await;
        let field = page.find("textbox", &say("unlock-passphrase")).await;
        field.clear().await.unwrap();
        field.send_keys(PASSPHRASE).await.unwrap();
        page.press(&say("unlock-act")).await;
        page.settle("main").await;
        drop(program);
    });
}

#[test]
fn the_recovery_words_open_it() {
    journey(async || {
        let (place, words) = empty_journal();
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.press(&say("unlock-use-sheet")).await;
        page.fill(&say("unlock-words"), &words.to_uppercase()).await;
        page.press(&say("unlock-act")).await;
        page.settle("main").await;
        page.shows(&say("today-nothing-first")).await;
        drop(program);
    });
}

#[test]
fn words_in_another_order_or_of_another_journal_are_told_apart() {
    journey(async || {
        let (place, words) = empty_journal();
        let another = Place::new(6);
        let (_, of_another) = another.created();
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.press(&say("unlock-use-sheet")).await;
        let unclear = |word: u32, found: u32| {
            let arguments = [("word", word.into()), ("found", found.into())];
            say_with("err-recovery_words_invalid", &arguments)
        };
        let list: Vec<&str> = words.split_whitespace().collect();
        let mut backwards = list.clone();
        backwards.reverse();
        let mut mistyped = list.clone();
        mistyped[3] = "sobriety";
        for (typed, said) in [
            (backwards.join(" "), unclear(0, 0)),
            (list[1..].join(" "), unclear(0, 23)),
            (mistyped.join(" "), unclear(4, 0)),
            (of_another, wrong("recovery")),
        ] {
            let field = page.find("textbox", &say("unlock-words")).await;
            field.clear().await.unwrap();
            field.send_keys(&typed).await.unwrap();
            page.press(&say("unlock-act")).await;
            page.shows(&said).await;
        }
        let numbered: Vec<String> = (1..)
            .zip(list)
            .map(|(n, word)| format!("{n}. {word}"))
            .collect();
        page.fill(&say("unlock-words"), &numbered.join(" ")).await;
        page.press(&say("unlock-act")).await;
        page.settle("main").await;
        page.shows(&say("today-nothing-first")).await;
        drop(program);
    });
}

#[test]
fn a_damaged_journal_says_so_and_does_not_ask_for_a_passphrase() {
    journey(async || {
        let place = journal_with(&[("Quiet", "A quiet day.")]);
        for name in ["header", "header.bak"] {
            std::fs::write(place.journal_dir().join(name), b"\0\0\0").unwrap();
        }
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.shows(&say("err-header_damaged")).await;
        assert!(!page.has("textbox", &say("unlock-passphrase")).await);
        drop(program);
    });
}

#[test]
fn a_journal_that_was_newer_once_says_so_and_leads_to_its_backups() {
    journey(async || {
        let place = journal_with(&[("Quiet", "A quiet day.")]);
        let (dir, earlier) = (place.journal_dir(), place.root().join("earlier"));
        copy_journal(&dir, &earlier).unwrap();
        let (program, page) = opened(&place, &Options::default()).await;
        write_entry(&page, "written since").await;
        drop((program, page));
        // Both lost what was written since; each of them is in order.
        std::fs::remove_dir_all(dir.join("store-1")).unwrap();
        copy_journal(&earlier.join("store-1"), &dir.join("store-1")).unwrap();
        std::fs::copy(earlier.join("ledger-1"), dir.join("ledger-1")).unwrap();

        let (program, page) = opened(&place, &Options::default()).await;
        page.shows(&say("finding-rolled_back")).await;
        page.press(&say("settings-backup")).await;
        page.until("the backups have the focus", async |page| {
            page.focused().await == format!("H2 {}", say("settings-backup"))
        })
        .await;
        drop(program);
    });
}

#[test]
fn support_numbers_can_be_read_while_it_is_locked() {
    journey(async || {
        let (place, _) = empty_journal();
        let (program, page) = Program::start(&place, &Options::default()).await;
        page.press(&say("unlock-support")).await;
        page.shows(&say("support-people")).await;
        page.press(&say("back")).await;
        page.find("textbox", &say("unlock-passphrase")).await;
        drop(program);
    });
}
