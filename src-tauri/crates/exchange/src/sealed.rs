//! The encrypted copy: what was previewed, as a journal of its own under a passphrase of its own.
//! Its file is the backup of that journal, so it needs no format beside that one and is restored
//! as one is.
//!
//! Records hold more than people read in them; what the preview does not show stays here (I-14).
//! Deliberately not here: which records leave (`selection`), what is redacted in them, and whether
//! a passphrase is good enough (the caller's).

use crate::ExchangeError;
use crate::selection::Picked;
use cairn_journal::entities::{
    Group, JournalEntry, MilestoneAck, Rest, Share, Strategy, StrategyStatus, Tracker,
};
use cairn_journal::{ImportBatch, Journal, JournalError, Moment, name_key, with_lists};
use cairn_vault::{CreateOptions, KdfCost, Passphrase};
use rand_core::CryptoRng;
use std::collections::HashSet;
use std::{fs, io};
use tempfile::TempDir;

/// The picked records, and `draft` before them, with no text that the preview does not show. What
/// they name and what does not leave itself, a meeting's group or a use's strategy, is there by its
/// name only.
pub(crate) fn records_of(picked: &Picked<'_>, draft: Option<&Share>) -> ImportBatch {
    fn all<T: Clone>(records: &[&T]) -> Vec<T> {
        records.iter().map(|record| (*record).clone()).collect()
    }
    let mut batch = ImportBatch {
        entries: picked.entries.iter().map(|entry| as_read(entry)).collect(),
        check_ins: all(&picked.check_ins),
        strategies: all(&picked.strategies),
        strategy_uses: all(&picked.uses),
        trackers: picked.trackers.iter().map(|one| as_counted(one)).collect(),
        day_logs: all(&picked.day_logs),
        lapses: all(&picked.lapses),
        milestone_acks: told_acks(picked),
        groups: picked.groups.iter().map(|group| by_alias(group)).collect(),
        meetings: all(&picked.meetings),
        takeaways: all(&picked.takeaways),
        questions: all(&picked.questions),
        hope_items: all(&picked.hope_items),
        instrument_responses: picked.responses.clone(),
        shares: draft.map(as_said).into_iter().collect(),
        ..ImportBatch::default()
    };
    batch.strategies.extend(strategies_by_title(picked));
    tell_apart(batch.strategies.iter_mut().map(|one| &mut one.title));
    tell_apart(batch.trackers.iter_mut().map(|one| &mut one.name));
    tell_apart(batch.groups.iter_mut().map(|one| &mut one.alias));
    forget_unknown_fields(&mut batch);
    batch
}

/// Seals `records`: what comes back is a backup that `passphrase` opens. They are in a journal in a
/// folder that only this person may enter for as long as this takes, and nothing in it is ever
/// unsealed.
///
/// # Errors
/// [`ExchangeError::CopyNotWhole`] when a journal would not take one of them,
/// [`ExchangeError::Journal`], [`ExchangeError::Io`].
pub fn seal(
    records: ImportBatch,
    passphrase: &Passphrase,
    kdf: KdfCost,
    at: &Moment,
    rng: &mut dyn CryptoRng,
) -> Result<Vec<u8>, ExchangeError> {
    let refused = |error: io::Error| ExchangeError::Io(error.kind());
    let folder = private_folder().map_err(refused)?;
    let options = CreateOptions {
        kdf,
        recovery: false,
    };
    let dir = folder.path().join("journal");
    let (mut journal, _) = Journal::create(&dir, passphrase, &options, at, rng)?;
    let outcome = journal.import(records, at, rng)?;
    if !outcome.skipped.is_empty() {
        return Err(ExchangeError::CopyNotWhole);
    }
    let file = folder.path().join("copy");
    journal
        .vault()
        .backup(Some(&file), at.now, rng)
        .map_err(JournalError::from)?;
    // Its files are closed before their folder goes.
    drop(journal);
    fs::read(&file).map_err(refused)
}

/// A folder that goes when it is dropped.
fn private_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

fn as_read(entry: &JournalEntry) -> JournalEntry {
    let mut entry = entry.clone();
    entry.template_id = None;
    // A prompt that was not answered is not read.
    entry
        .answers
        .retain(|answer| !answer.text.trim().is_empty());
    entry
}

fn as_counted(tracker: &Tracker) -> Tracker {
    let mut tracker = tracker.clone();
    tracker.discreet_name.clear();
    tracker.unit.clear();
    for stretch in &mut tracker.earlier {
        stretch.note.clear();
    }
    tracker
}

fn as_said(draft: &Share) -> Share {
    Share {
        aim: String::new(),
        reflection: String::new(),
        ..draft.clone()
    }
}

/// What was noted at milestones, as far as it is told: others are of a set or a date that was
/// changed since.
fn told_acks(picked: &Picked<'_>) -> Vec<MilestoneAck> {
    let rows = picked.counted.iter().flat_map(|counted| &counted.reached);
    rows.filter_map(|row| {
        let mut ack = row.ack.clone()?;
        ack.milestone.label.clone_from(&row.milestone.label);
        Some(ack)
    })
    .collect()
}

/// Only its alias is ever told. Field by field, so that a new one does not leave by itself.
fn by_alias(group: &Group) -> Group {
    Group {
        id: group.id,
        revision: group.revision,
        created_at: group.created_at,
        updated_at: group.updated_at,
        deleted_at: None,
        alias: group.alias.clone(),
        kind: None,
        topics: Vec::new(),
        format: None,
        structure: None,
        led_by: None,
        size: None,
        schedules: Vec::new(),
        cost: String::new(),
        language: String::new(),
        access: String::new(),
        privacy_rule: String::new(),
        place: String::new(),
        names_to_redact: Vec::new(),
        status: group.status,
        first_visit: None,
        note: String::new(),
        rest: Rest::new(),
    }
}

/// Strategies that are told by their title because a use of them leaves.
fn strategies_by_title(picked: &Picked<'_>) -> Vec<Strategy> {
    let mut there: HashSet<_> = picked.strategies.iter().map(|one| one.id).collect();
    let uses = picked.uses.iter();
    uses.filter_map(|used| {
        let title = picked.titles.get(&used.strategy_id)?;
        there.insert(used.strategy_id).then(|| Strategy {
            id: used.strategy_id,
            revision: 1,
            created_at: used.created_at,
            updated_at: used.created_at,
            deleted_at: None,
            title: (*title).to_owned(),
            how: String::new(),
            tags: Vec::new(),
            effort: None,
            minutes: None,
            source: None,
            status: StrategyStatus::Trying,
            try_by: None,
            private: false,
            rest: Rest::new(),
        })
    })
    .collect()
}

/// Two names may be one when what differed was replaced, and a journal has each only once: the
/// second gets a number.
fn tell_apart<'a>(names: impl Iterator<Item = &'a mut String>) {
    let mut taken = HashSet::new();
    for name in names {
        let plain = name.clone();
        for n in 2.. {
            if taken.insert(name_key(name)) {
                break;
            }
            *name = format!("{plain} ({n})");
        }
    }
}

/// Fields of a newer program are shown by none of this one's previews.
fn forget_unknown_fields(batch: &mut ImportBatch) {
    macro_rules! each {
        ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
            $(for record in &mut batch.$list {
                record.rest.clear();
            })*
        };
    }
    with_lists!(each);
}

#[cfg(test)]
mod tests;
