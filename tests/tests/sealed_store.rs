//! What the store shows to somebody with sled and no key: places that look like noise, and values
//! of few sizes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_api::commands::*;
use cairn_api::{Nothing, Session};
use cairn_journal::{CheckInDraft, EntryDraft};
use cairn_tests::{Place, TestClock};
use std::collections::BTreeSet;

fn save(session: &mut Session, length: usize) {
    let clock = &TestClock::new();
    let request = NewEntry {
        template_id: None,
        date: None,
    };
    let mut draft = EntryDraft::from(&new_entry(session, clock, request).unwrap());
    draft.body = "w".repeat(length);
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).unwrap();
}

/// The pairs of a journal with three hundred entries of all lengths, and as many check-ins.
fn pairs() -> Vec<(Vec<u8>, Vec<u8>)> {
    let place = Place::new(91);
    let (mut session, _) = place.created();
    for n in 0..300 {
        save(&mut session, 1 + n * n / 9);
        let draft = CheckInDraft {
            valence: Some(1),
            ..CheckInDraft::default()
        };
        save_check_in(&mut session, &TestClock::new(), draft).unwrap();
    }
    lock_session(&mut session, &TestClock::new(), Nothing {}).unwrap();
    let config = sled::Config::new().path(place.journal_dir().join("store-1"));
    let db = config.flush_every_ms(None).open().unwrap();
    let pairs = db.iter().map(|pair| {
        let (at, value) = pair.unwrap();
        (at.to_vec(), value.to_vec())
    });
    pairs.collect()
}

#[test]
fn values_have_few_sizes_and_places_look_like_noise() {
    let pairs = pairs();
    assert!(pairs.len() > 600);
    let sizes: BTreeSet<usize> = pairs.iter().map(|(_, value)| value.len()).collect();
    assert!(sizes.len() <= 16, "{sizes:?}");

    // Chi-square over the 256 values of a byte: for noise it lies around 255, above 400 once in ten
    // million times.
    let places: Vec<u8> = pairs.iter().flat_map(|(at, _)| at.clone()).collect();
    assert!(pairs.iter().all(|(at, _)| at.len() == 32));
    let mut counts = [0_f64; 256];
    places
        .iter()
        .for_each(|byte| counts[usize::from(*byte)] += 1.0);
    let expected = places.len() as f64 / 256.0;
    let chi: f64 = counts
        .iter()
        .map(|count| (count - expected).powi(2) / expected)
        .sum();
    assert!(chi < 400.0, "{chi}");
    let nonces: BTreeSet<&[u8]> = pairs.iter().map(|(_, value)| &value[..24]).collect();
    assert_eq!(nonces.len(), pairs.len(), "no nonce twice");
}
