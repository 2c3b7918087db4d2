//! A check-in without a mouse.

use crate::prepared::{empty_journal, opened};
use crate::{Options, journey, say};
use fantoccini::key::Key;
use std::time::{Duration, Instant};

#[test]
fn a_check_in_by_keyboard_alone_takes_less_than_twenty_seconds() {
    journey(async || {
        let (place, _) = empty_journal();
        let (program, page) = opened(&place, &Options::default()).await;
        page.shows(&say("today-how")).await;
        let began = Instant::now();
        page.chord(&[Key::Control], 'j').await;
        page.find("dialog", &say("check-in")).await;
        // Mood, energy, urge, anxiety: the first field has the focus already.
        for value in ["1", "0", "6", "3"] {
            page.type_keys(value).await;
            page.key(Key::Tab).await;
        }
        // Hungry, angry, lonely, tired: arrows choose, one stop each.
        for _ in 0..3 {
            page.key(Key::Right).await;
            page.key(Key::Tab).await;
        }
        page.key(Key::Tab).await;
        page.type_keys("hopeful").await;
        page.key(Key::Enter).await;
        page.key(Key::Tab).await;
        page.chord(&[Key::Control], Key::Enter.into()).await;
        page.until("the dialog is closed", async |page| {
            !page.has("dialog", &say("check-in")).await
        })
        .await;
        let took = began.elapsed();
        assert!(took < Duration::from_secs(20), "{took:?}");
        program.quit(&page).await;

        let session = place.unlocked();
        let journal = session.journal().unwrap();
        let noted: Vec<_> = journal.check_ins().collect();
        assert_eq!(noted.len(), 1);
        let noted = noted[0];
        assert_eq!((noted.valence, noted.energy), (Some(1), Some(0)));
        assert_eq!(
            noted
                .urges
                .iter()
                .map(|urge| urge.strength)
                .collect::<Vec<_>>(),
            [6]
        );
        assert_eq!(noted.anxiety, Some(3));
        assert_eq!(
            noted.halt.tired, None,
            "what was passed over is not recorded"
        );
        assert_eq!(noted.feelings, ["hopeful"]);
        assert_eq!(
            (noted.pain, noted.sleep_min, noted.confidence),
            (None, None, None)
        );
    });
}

#[test]
fn an_empty_check_in_records_nothing() {
    journey(async || {
        let (place, _) = empty_journal();
        let (program, page) = opened(&place, &Options::default()).await;
        page.chord(&[Key::Control], 'j').await;
        page.find("dialog", &say("check-in")).await;
        page.chord(&[Key::Control], Key::Enter.into()).await;
        page.until("the dialog is closed", async |page| {
            !page.has("dialog", &say("check-in")).await
        })
        .await;
        program.quit(&page).await;
        assert_eq!(place.unlocked().journal().unwrap().check_ins().count(), 0);
    });
}
