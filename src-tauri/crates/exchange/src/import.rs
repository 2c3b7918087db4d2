//! Reading the own JSON document and handing it to a journal.
//!
//! A file that is not ours is refused as a whole; a record that cannot be read is listed and
//! stays out; what can be read goes in as one batch. Not here: the rules of a valid record and
//! what counts as a duplicate (`Journal::import`), and the backup before (the caller's).

use crate::ExchangeError;
use crate::json::{FORMAT, MAX_IMPORT_BYTES, VERSION};
use crate::report::{Dropped, ImportReport, SkipCode, Skipped};
use cairn_journal::entities::Entity;
use cairn_journal::{ImportBatch, ImportOutcome, Journal, Moment, SkipReason, with_lists};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use rand_core::CryptoRng;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// The name of this format in reports and on the command line.
const NAME: &str = "json";
/// As much of a foreign member's name as a report repeats, in characters.
const MAX_NAME_CHARS: usize = 60;
/// What some editors put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a document without a journal: what a journal would be asked to take in, and a report
/// in which `new` counts all readable records.
///
/// # Errors
/// `TooLarge`, `Empty`, `NotUtf8`, `CutShort`, `NotJson`, `OtherFormat`, `NewerVersion`.
pub fn read_json(bytes: &[u8]) -> Result<(ImportBatch, ImportReport), ExchangeError> {
    let reading = read(bytes)?;
    Ok((reading.batch, reading.report))
}

/// Takes a document into `journal` as one batch, or with `dry_run` only says what would happen.
/// Records that are there already are counted as duplicates; nothing is ever overwritten.
///
/// # Errors
/// Those of [`read_json`], and `Journal` when the batch as a whole was refused. The journal is
/// then as it was.
pub fn import_json(
    journal: &mut Journal,
    bytes: &[u8],
    dry_run: bool,
    at: &Moment,
    rng: &mut dyn CryptoRng,
) -> Result<ImportReport, ExchangeError> {
    let Reading {
        batch,
        mut report,
        places,
    } = read(bytes)?;
    let outcome = if dry_run {
        journal.preview_import(batch)
    } else {
        journal.import(batch, at, rng)?
    };
    add_outcome(&mut report, &outcome, &places);
    Ok(report)
}

/// A document that was read.
struct Reading {
    batch: ImportBatch,
    report: ImportReport,
    /// Where each readable record stands.
    places: HashMap<RecordId, String>,
}

fn read(bytes: &[u8]) -> Result<Reading, ExchangeError> {
    let size = bytes.len() as u64;
    if size > MAX_IMPORT_BYTES {
        return Err(ExchangeError::TooLarge {
            bytes: size,
            limit: MAX_IMPORT_BYTES,
        });
    }
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let text = std::str::from_utf8(text).map_err(|error| match error.error_len() {
        // The text ends inside a character.
        None => ExchangeError::CutShort { bytes: size },
        Some(_) => ExchangeError::NotUtf8 {
            at: (bytes.len() - text.len() + error.valid_up_to()) as u64,
        },
    })?;
    if text.trim().is_empty() {
        return Err(ExchangeError::Empty);
    }
    let members = members(text, size)?;
    check_version(&members)?;

    let mut reader = Reader::default();
    for (name, value) in members {
        match name.as_str() {
            "format" | "version" | "exported_at" => {}
            "settings" => reader.settings(value),
            _ if reader.list(&name, value) => {}
            _ => reader.foreign(&name, value),
        }
    }
    reader.finish()
}

/// The members of the document in their order, none of them parsed yet. A name that stands
/// there twice is there twice, so nothing is lost to the second.
fn members(text: &str, size: u64) -> Result<Vec<(String, &RawValue)>, ExchangeError> {
    struct Members<'a>(Vec<(String, &'a RawValue)>);
    struct IntoMembers;

    impl<'de> Visitor<'de> for IntoMembers {
        type Value = Members<'de>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(Members(members))
        }
    }

    impl<'de> Deserialize<'de> for Members<'de> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(IntoMembers)
        }
    }

    // The whole of the text is looked at first: a list that is cut short is cut short, although
    // it could not have been ours.
    let not_json = |error: serde_json::Error| {
        if error.is_eof() {
            ExchangeError::CutShort { bytes: size }
        } else {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            ExchangeError::NotJson {
                line: number(error.line()),
                column: number(error.column()),
            }
        }
    };
    serde_json::from_str::<&RawValue>(text).map_err(not_json)?;
    let members: Members<'_> =
        serde_json::from_str(text).map_err(|_| ExchangeError::OtherFormat)?;
    Ok(members.0)
}

/// Refuses what is not ours, then what is ours but newer.
fn check_version(members: &[(String, &RawValue)]) -> Result<(), ExchangeError> {
    let member = |wanted: &str| {
        let (_, value) = members.iter().find(|(name, _)| name == wanted)?;
        Some(value.get())
    };
    let format: Option<String> = member("format").and_then(|raw| serde_json::from_str(raw).ok());
    let version: Option<u64> = member("version").and_then(|raw| serde_json::from_str(raw).ok());
    match (format.as_deref(), version) {
        (Some(FORMAT), Some(version)) if version > u64::from(VERSION) => {
            let found = u32::try_from(version).unwrap_or(u32::MAX);
            Err(ExchangeError::NewerVersion {
                found,
                supported: VERSION,
            })
        }
        (Some(FORMAT), Some(1..)) => Ok(()),
        _ => Err(ExchangeError::OtherFormat),
    }
}

/// Collects records, and what cannot be one.
#[derive(Default)]
struct Reader {
    batch: ImportBatch,
    places: HashMap<RecordId, String>,
    skipped: Vec<Skipped>,
    dropped: Vec<Dropped>,
    found: u32,
    readable: u32,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        impl Reader {
            /// Reads the records of the list with this name; false when there is no such list.
            fn list(&mut self, name: &str, value: &RawValue) -> bool {
                match name {
                    $(stringify!($list) => {
                        let records = self.records(name, value);
                        self.batch.$list.extend(records);
                    })*
                    _ => return false,
                }
                true
            }
        }
    };
}
with_lists!(lists);

impl Reader {
    /// There is one such record; a second one has no place.
    fn settings(&mut self, value: &RawValue) {
        for settings in self.records("settings", value) {
            if self.batch.settings.is_some() {
                let place = self
                    .places
                    .remove(&Entity::id(&settings))
                    .unwrap_or_default();
                self.skip(place, SkipCode::Repeated);
                self.readable -= 1;
            } else {
                self.batch.settings = Some(settings);
            }
        }
    }

    /// The readable records of one array, each id once.
    fn records<T: Entity + DeserializeOwned>(&mut self, array: &str, value: &RawValue) -> Vec<T> {
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(value.get()) else {
            self.skip(array.to_owned(), SkipCode::NotAnArray);
            return Vec::new();
        };
        let mut records = Vec::with_capacity(items.len());
        for (position, item) in items.into_iter().enumerate() {
            self.found = self.found.saturating_add(1);
            let place = format!("{array}[{position}]");
            match serde_json::from_str::<T>(item.get()) {
                Err(_) => self.skip(place, SkipCode::Unreadable),
                Ok(record) if self.places.contains_key(&record.id()) => {
                    self.skip(place, SkipCode::Repeated);
                }
                Ok(record) => {
                    self.places.insert(record.id(), place);
                    self.readable = self.readable.saturating_add(1);
                    records.push(record);
                }
            }
        }
        records
    }

    fn skip(&mut self, where_: String, reason: SkipCode) {
        self.skipped.push(Skipped { where_, reason });
    }

    fn foreign(&mut self, name: &str, value: &RawValue) {
        let n = serde_json::from_str::<Vec<&RawValue>>(value.get()).map_or(1, |items| items.len());
        self.dropped.push(Dropped {
            what: name.chars().take(MAX_NAME_CHARS).collect(),
            count: u32::try_from(n).unwrap_or(u32::MAX),
        });
    }

    fn finish(self) -> Result<Reading, ExchangeError> {
        if self.found == 0 && self.skipped.is_empty() && self.dropped.is_empty() {
            return Err(ExchangeError::Empty);
        }
        let report = ImportReport {
            format: NAME.to_owned(),
            found: self.found,
            new: self.readable,
            duplicates: 0,
            skipped: self.skipped,
            dropped: self.dropped,
            date_range: date_range(&self.batch),
            import_id: None,
        };
        Ok(Reading {
            batch: self.batch,
            report,
            places: self.places,
        })
    }
}

/// First and last day of what belongs to days.
fn date_range(batch: &ImportBatch) -> Option<[NaiveDate; 2]> {
    let entries = batch.entries.iter().map(|entry| entry.date);
    let check_ins = batch.check_ins.iter().map(|check_in| check_in.date);
    let uses = batch.strategy_uses.iter().map(|used| used.date);
    let logs = batch.day_logs.iter().map(|log| log.date);
    let lapses = batch.lapses.iter().map(|lapse| lapse.start);
    let days = entries
        .chain(check_ins)
        .chain(uses)
        .chain(logs)
        .chain(lapses);
    days.map(|day| [day, day])
        .reduce(|[first, last], [day, _]| [first.min(day), last.max(day)])
}

/// Adds to `report` what the journal made of the readable records.
fn add_outcome(
    report: &mut ImportReport,
    outcome: &ImportOutcome,
    places: &HashMap<RecordId, String>,
) {
    report.new = outcome.new;
    report.duplicates = outcome.duplicates;
    report
        .skipped
        .extend(outcome.skipped.iter().map(|skipped| Skipped {
            where_: places.get(&skipped.id).cloned().unwrap_or_default(),
            reason: match skipped.reason {
                SkipReason::Differs => SkipCode::OtherContent,
                SkipReason::NotUnderstood => SkipCode::NotUnderstood,
                SkipReason::Repeated => SkipCode::Repeated,
                SkipReason::NotUnique { .. } => SkipCode::NotUnique,
                SkipReason::Invalid { .. } => SkipCode::Invalid,
                SkipReason::Overlaps => SkipCode::Overlaps,
                SkipReason::OwnSettings => SkipCode::OwnSettings,
            },
        }));
}

#[cfg(test)]
mod tests;
