//! What a journal holds, to be compared: of each record that a [`crate::Writer`] leaves, what was
//! done with it last and a hash of its text.

use crate::{Act, Size, TestClock, body_of};
use cairn_api::commands::list_trash;
use cairn_api::{ApiError, Nothing, Session};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// All records of a journal.
pub type Content = BTreeMap<RecordId, Held>;

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What was done last.
    pub act: Act,
    /// SHA-256 of the text in hexadecimal; of nothing for what is in the trash.
    pub text: String,
}

impl Held {
    fn new(act: Act, text: &str) -> Held {
        let hash = Sha256::digest(text.as_bytes());
        let text = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Held { act, text }
    }
}

/// What `session` holds.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn content_of(session: &mut Session) -> Result<Content, ApiError> {
    let trash = list_trash(session, &TestClock::new(), Nothing {})?;
    let journal = session.journal()?;
    let living = journal
        .entries()
        .map(|entry| (entry.id, Held::new(Act::Entry, &entry.body)));
    let noted = journal
        .check_ins()
        .map(|check_in| (check_in.id, Held::new(Act::CheckIn, &check_in.note)));
    let tools = journal
        .strategies()
        .map(|strategy| (strategy.id, Held::new(Act::Strategy, &strategy.how)));
    let used = journal
        .uses()
        .map(|used| (used.id, Held::new(Act::Use, &used.note)));
    let away = trash
        .items
        .iter()
        .map(|item| (item.id, Held::new(Act::Trash, "")));
    Ok(living
        .chain(noted)
        .chain(tools)
        .chain(used)
        .chain(away)
        .collect())
}

/// What act `n` of the run `seed` leaves.
#[must_use]
pub fn left_by(act: Act, seed: u64, n: u32, size: Size) -> Held {
    let text = body_of(seed, n, size);
    match act {
        Act::Entry => Held::new(act, &text),
        // A note holds less than an entry.
        Act::CheckIn | Act::Strategy | Act::Use => {
            Held::new(act, &text.chars().take(400).collect::<String>())
        }
        Act::Trash => Held::new(act, ""),
    }
}

/// The records that are not the same in both.
#[must_use]
pub fn differing(one: &Content, other: &Content) -> Vec<RecordId> {
    let ids: BTreeSet<&RecordId> = one.keys().chain(other.keys()).collect();
    ids.into_iter()
        .filter(|id| one.get(id) != other.get(id))
        .copied()
        .collect()
}
