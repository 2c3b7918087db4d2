//! Checks that several entities share: lengths, ranges, counts.
//!
//! The limits themselves stand with the entities.

use crate::error::{JournalError, Rule};
use crate::fold;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// Longest name of a tag, in characters (I-17 aside, a tag is a word or two).
pub(crate) const TAG_NAME_CHARS: usize = 60;
/// Most tags, feelings or triggers on one record.
pub(crate) const NAMES_PER_RECORD: usize = 50;
/// How many days before a date a line about it may stand on Today.
pub(crate) const NOTICE_DAYS: RangeInclusive<i32> = 0..=14;
/// Years that dates are accepted from: those that ISO 8601 writes with four digits.
const YEARS: RangeInclusive<i32> = 1..=9999;

fn count(found: usize) -> u32 {
    u32::try_from(found).unwrap_or(u32::MAX)
}

pub(crate) fn chars(field: &'static str, text: &str, limit: usize) -> Result<(), JournalError> {
    // A text has at most as many characters as bytes.
    if text.len() <= limit {
        return Ok(());
    }
    total_chars(field, text.chars().count(), limit)
}

pub(crate) fn total_chars(
    field: &'static str,
    found: usize,
    limit: usize,
) -> Result<(), JournalError> {
    if found > limit {
        let rule = Rule::TooLong {
            limit: count(limit),
            found: count(found),
        };
        return Err(JournalError::invalid(field, rule));
    }
    Ok(())
}

pub(crate) fn present(field: &'static str, is_there: bool) -> Result<(), JournalError> {
    if is_there {
        Ok(())
    } else {
        Err(JournalError::invalid(field, Rule::Empty))
    }
}

pub(crate) fn items(field: &'static str, found: usize, limit: usize) -> Result<(), JournalError> {
    if found > limit {
        let rule = Rule::TooMany {
            limit: count(limit),
            found: count(found),
        };
        return Err(JournalError::invalid(field, rule));
    }
    Ok(())
}

pub(crate) fn range<N: Into<i32>>(
    field: &'static str,
    value: Option<N>,
    accepted: RangeInclusive<i32>,
) -> Result<(), JournalError> {
    match value.map(Into::into) {
        Some(found) if !accepted.contains(&found) => {
            let rule = Rule::OutOfRange {
                least: *accepted.start(),
                most: *accepted.end(),
                found,
            };
            Err(JournalError::invalid(field, rule))
        }
        _ => Ok(()),
    }
}

/// A start of the day: 0 to 360 minutes in steps of 30 (domain 2.2.5).
pub(crate) fn day_start(field: &'static str, minutes: u16) -> Result<(), JournalError> {
    range(field, Some(minutes), 0..=360)?;
    if !minutes.is_multiple_of(30) {
        let rule = Rule::OffStep {
            step: 30,
            found: u32::from(minutes),
        };
        return Err(JournalError::invalid(field, rule));
    }
    Ok(())
}

pub(crate) fn date(field: &'static str, date: NaiveDate) -> Result<(), JournalError> {
    range(field, Some(date.year()), YEARS)
}

/// A date from the year `first` on.
pub(crate) fn year(field: &'static str, date: NaiveDate, first: i32) -> Result<(), JournalError> {
    if date.year() < first {
        return Err(JournalError::invalid(field, Rule::TooLongAgo));
    }
    self::date(field, date)
}

/// Two dates in their order.
pub(crate) fn order(
    field: &'static str,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<(), JournalError> {
    if last < first {
        return Err(JournalError::invalid(field, Rule::Order));
    }
    Ok(())
}

pub(crate) fn instants(instants: &[DateTime<Utc>]) -> Result<(), JournalError> {
    instants
        .iter()
        .try_for_each(|at| range("at", Some(at.year()), YEARS))
}

/// Names of tags: not too many, none empty or too long, none twice by case fold.
pub(crate) fn names(field: &'static str, names: &[String]) -> Result<(), JournalError> {
    items(field, names.len(), NAMES_PER_RECORD)?;
    let mut seen = HashSet::with_capacity(names.len());
    for name in names {
        present(field, !name.is_empty())?;
        chars(field, name, TAG_NAME_CHARS)?;
        if !seen.insert(fold::key(name)) {
            return Err(JournalError::invalid(field, Rule::Repeated));
        }
    }
    Ok(())
}

/// Spellings of names: not too many, none twice by case fold, none longer than 120 characters, and
/// none that a single letter of an alphabet makes up: that is in every text.
pub(crate) fn spellings(
    field: &'static str,
    names: &[String],
    limit: usize,
) -> Result<(), JournalError> {
    items(field, names.len(), limit)?;
    let mut seen = HashSet::with_capacity(names.len());
    for name in names {
        chars(field, name, 120)?;
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        let is_whole_word = |c: char| c.to_lowercase().eq(c.to_uppercase()) && !c.is_numeric();
        if letters.clone().count() < 2 && !letters.clone().any(is_whole_word) {
            return Err(JournalError::invalid(field, Rule::TooShort));
        }
        if !seen.insert(fold::key(name)) {
            return Err(JournalError::invalid(field, Rule::Repeated));
        }
    }
    Ok(())
}
