//! Locking: by itself, at once, and what is gone afterwards.

use crate::prepared::{entry_text, journal_with, opened, type_text, unlock, write_entry};
use crate::program::hidden_at;
use crate::{Options, journey, processes, say};
use fantoccini::key::Key;
use std::time::{Duration, Instant};

/// Keeps when the last key reached the page, in milliseconds since 1970, for the page that comes
/// after it. (Only the windows of WebDriver keep anything.)
const NOTE_KEYS: &str = "addEventListener('keydown', (event) =>
    localStorage.setItem('key', String(performance.timeOrigin + event.timeStamp)), true)";
const LAST_KEY: &str = "return Number(localStorage.getItem('key'))";

const SECRET: &str = "the lighthouse keeper keeps nineteen bees";

#[test]
fn ac_41_locking_by_itself_while_somebody_types_loses_nothing() {
    journey(async || {
        let (place, _) = crate::prepared::empty_journal();
        let options = Options {
            auto_lock_seconds: Some(4),
            ..Options::default()
        };
        let (program, page) = opened(&place, &options).await;
        page.go("journal").await;
        page.press(&say("journal-new")).await;
        type_text(&page, "A sentence that is not at its").await;
        let typed = Instant::now();
        // Nobody saves, and nobody touches a key.
        page.settle("unlock").await;
        let after = typed.elapsed();
        assert!(
            after > Duration::from_secs(3),
            "{after:?}: it waits for the time that was set"
        );
        assert!(
            after < Duration::from_secs(4 + 5 + 3),
            "{after:?}: and not for longer"
        );
        assert!(!page.text().await.contains("sentence"), "the view is empty");
        page.shows(&say("unlock-locked-idle")).await;

        unlock(&page).await;
        page.go("journal").await;
        assert_eq!(
            entry_text(&page).await.trim(),
            "A sentence that is not at its"
        );
        drop(program);
    });
}

#[test]
fn somebody_who_types_is_not_locked_out() {
    journey(async || {
        let (place, _) = crate::prepared::empty_journal();
        let options = Options {
            auto_lock_seconds: Some(12),
            ..Options::default()
        };
        let (program, page) = opened(&place, &options).await;
        page.go("journal").await;
        page.press(&say("journal-new")).await;
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(20) {
            page.type_keys("a ").await;
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        assert!(page.is_on("main").await, "it is still open");
        drop(program);
    });
}

#[test]
fn ac_42_hide_at_once_shows_the_neutral_page_and_unlocking_leads_to_today() {
    journey(async || {
        let place = journal_with(&[("Bees", SECRET)]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.go("journal").await;
        page.shows("nineteen bees").await;
        let escape: char = Key::Escape.into();

        page.chord(&[], escape).await;
        page.chord(&[], escape).await;
        tokio::time::sleep(Duration::from_millis(1700)).await;
        assert!(page.is_on("main").await, "twice does nothing");

        let mut took = Vec::new();
        for _ in 0..4 {
            page.run(NOTE_KEYS, Vec::new()).await;
            page.release_keys().await;
            page.chord(&[], escape).await;
            page.chord(&[], escape).await;
            let _leaves = page.try_chord(&[], escape).await;
            page.settle("unlock").await;
            let key = page.run(LAST_KEY, Vec::new()).await.as_f64().unwrap();
            took.push(hidden_at(&place) - key);
            assert_eq!(page.run("return document.title", Vec::new()).await, "Notes");
            let text = page.text().await;
            assert!(
                text.contains(&say("brand-discreet")) && !text.contains("bees"),
                "{text}"
            );
            assert!(!page.has("dialog", "").await);
            unlock(&page).await;
            page.shows(&say("today-how")).await;
            assert!(
                !page.text().await.contains("nineteen bees"),
                "not the entry that was open"
            );
            page.go("journal").await;
            page.shows("nineteen bees").await;
        }
        // The middle one: a machine that builds beside it may take longer at times.
        took.sort_by(f64::total_cmp);
        assert!((0.0..300.0).contains(&took[took.len() / 2]), "{took:?} ms");
        drop(program);
    });
}

#[test]
fn in_a_pause_a_backup_is_made_and_what_is_written_after_it_survives_a_kill() {
    journey(async || {
        let place = journal_with(&[]);
        let (program, page) = opened(&place, &Options::default()).await;
        let backups = || {
            std::fs::read_dir(place.journal_dir().join("backups"))
                .unwrap()
                .count()
        };
        let before = backups();
        write_entry(&page, SECRET).await;
        let began = Instant::now();
        // Behind the backup, memory is given back: the store is closed and opened again.
        while backups() == before {
            assert!(began.elapsed() < Duration::from_secs(60), "no backup yet");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let pause = began.elapsed();
        assert!(pause > Duration::from_secs(15), "{pause:?} is no pause");
        tokio::time::sleep(Duration::from_secs(1)).await;
        write_entry(&page, "Each of them has a name").await;
        program.kill();

        let (program, page) = opened(&place, &Options::default()).await;
        page.go("journal").await;
        page.shows("Each of them has a name").await;
        page.shows("lighthouse keeper").await;
        drop(program);
    });
}

#[test]
fn after_a_lock_the_process_that_showed_the_text_is_gone() {
    journey(async || {
        let place = journal_with(&[]);
        let (program, page) = opened(&place, &Options::default()).await;
        write_entry(&page, SECRET).await;
        let showed: Vec<u32> = program
            .web_processes()
            .iter()
            .map(|process| process.pid)
            .collect();
        assert!(!showed.is_empty(), "a web process draws the page");
        page.press_a("link", &say("act-lock")).await;
        page.settle("unlock").await;
        for pid in showed {
            assert!(
                processes::ends_within(pid, Duration::from_secs(5)),
                "web process {pid} outlived the lock"
            );
        }
        assert!(
            !program.web_processes().is_empty(),
            "the unlock window has one of its own"
        );
        assert!(!page.text().await.contains("lighthouse"));
        drop(program);
    });
}

#[test]
fn a_locked_program_answers_no_command() {
    journey(async || {
        let place = journal_with(&[("Bees", SECRET)]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.press_a("link", &say("act-lock")).await;
        page.settle("unlock").await;
        let ask = "const done = arguments[arguments.length - 1];
            window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] })
              .then(() => done('answered'), (error) => done(JSON.stringify(error)))";
        for (name, request) in [
            ("list_entries", serde_json::json!({})),
            ("search", serde_json::json!({ "query": "bees", "limit": 5 })),
            ("get_today", serde_json::json!({ "tool": 0 })),
            (
                "export_journal",
                serde_json::json!({ "format": "json", "path": "/tmp/x.json" }),
            ),
        ] {
            let answer = page.run_async(ask, vec![name.into(), request]).await;
            let answer = answer.as_str().unwrap().to_owned();
            assert_ne!(answer, "answered", "{name}");
            assert!(!answer.contains("bees"), "{name}: {answer}");
        }
        drop(program);
    });
}
