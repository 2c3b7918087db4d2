//! Days to come as a calendar file (RFC 5545), for the calendar that a person uses anyway.
//!
//! A calendar is often synchronised and shared. So each event has a day, the title that the person
//! chose, and nothing else: no description, place, alarm or name of this program, and an id that
//! tells nothing. Deliberately not here: which days, what the titles say, and writing the file.

use crate::ExchangeError;
use cairn_vault::RecordId;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use icalendar::{Calendar, Class, Component, Event, EventLike};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Most octets of a line without its end (3.1).
const LINE_OCTETS: usize = 75;
/// Latest year that RFC 5545 can write (3.3.4).
const LAST_YEAR: i32 = 9999;

/// One day for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The record it comes from.
    pub record: RecordId,
    /// Which of its days it is, the same at each export: `months 18`. A calendar that gets the
    /// same day of the same record again moves it instead of adding another.
    pub name: String,
    /// The day.
    pub date: NaiveDate,
    /// What the calendar shows. A line break or another control character becomes a blank.
    pub title: String,
}

/// A calendar file in memory; its bytes are wiped when it is dropped.
pub struct CalendarFile {
    /// The content of the file, UTF-8.
    pub bytes: Zeroizing<Vec<u8>>,
    /// How many days are in it.
    pub days: u32,
}

/// Writes `days` as one calendar file; `now` is when it says it was made.
///
/// Days beyond the year 9999 have no form in a calendar file and stay out.
///
/// # Errors
/// [`ExchangeError::NothingToWrite`] without a day: a calendar file holds at least one.
pub fn write_calendar(
    days: &[CalendarDay],
    now: DateTime<Utc>,
) -> Result<CalendarFile, ExchangeError> {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        // Required, and neutral on purpose.
        .append_property(("PRODID", "-//Calendar//EN"));
    calendar.extend(
        days.iter()
            .filter(|day| day.date.year() <= LAST_YEAR)
            .map(|day| event(day, now)),
    );
    let days = u32::try_from(calendar.components.len()).unwrap_or(u32::MAX);
    if days == 0 {
        return Err(ExchangeError::NothingToWrite);
    }
    let bytes = Zeroizing::new(folded(&calendar.to_string()).into_bytes());
    Ok(CalendarFile { bytes, days })
}

/// A whole day: RFC 5545 lets an event without an end last for the day it starts on.
fn event(day: &CalendarDay, now: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event
        .uid(&uid(day))
        .timestamp(now)
        .starts(day.date)
        // Others who may see the calendar see no title, and nobody is busy because of it.
        .class(Class::Private)
        .add_property("TRANSP", "TRANSPARENT");
    let title = one_line(&day.title);
    if !title.is_empty() {
        event.summary(&title);
    }
    event
}

/// The same for the same day of the same record. The id of a record is random and never leaves
/// the journal otherwise, so nothing can be found out from its hash.
fn uid(day: &CalendarDay) -> String {
    let mut hash = Sha256::new();
    hash.update(b"calendar day\0");
    hash.update(day.record.as_bytes());
    hash.update(day.name.as_bytes());
    let mut half = [0; 16];
    half.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(half)
        .into_uuid()
        .to_string()
}

/// `file` with no line too long. `icalendar` folds, but may leave one octet too many in the last
/// line of a long one; its last character then gets a line of its own.
fn folded(file: &str) -> String {
    let mut folded = String::with_capacity(file.len() + 16);
    for line in file.split_terminator("\r\n") {
        match line.char_indices().next_back() {
            Some((last, _)) if line.len() > LINE_OCTETS => {
                folded.extend([&line[..last], "\r\n ", &line[last..]]);
            }
            _ => folded.push_str(line),
        }
        folded.push_str("\r\n");
    }
    folded
}

/// RFC 5545 allows no control character in a text (3.3.11).
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests;
