//! Reading an instant: the same instants as chrono's own reading, the usual spelling sooner.
//!
//! Not here: logical days and zones (`calendar.rs`).

use chrono::{DateTime, Utc};
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// Reads an instant as `DateTime<Utc>` does. Nearly all are spelt as RFC 3339 says, for which chrono has a
/// way that takes a fifth of the time; a journal of years has tens of thousands of them to read before
/// it is open.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    let Text(text) = Text::deserialize(from)?;
    DateTime::parse_from_rfc3339(&text)
        .map(|instant| instant.to_utc())
        .or_else(|_| text.parse())
        .map_err(|_| D::Error::invalid_value(Unexpected::Other("text"), &"an instant"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_one(json: &str) -> Option<DateTime<Utc>> {
        read(&mut serde_json::Deserializer::from_str(json)).ok()
    }

    #[track_caller]
    fn check(json: &str, readable: bool) {
        let found = read_one(json);
        assert_eq!(found.is_some(), readable, "{json}");
        assert_eq!(found, serde_json::from_str(json).ok(), "{json}");
    }

    #[test]
    fn every_spelling_that_chrono_reads_is_read() {
        check(r#""2026-11-21T23:57:42.123456789Z""#, true);
        check(r#""2026-11-21t23:57:42+01:00""#, true);
        check(r#""2026-11-21 23:57:42 UTC""#, true);
        check(r#""2026-11-21T23:57:60Z""#, true);
        check(r#""2026-11-2\u0031T23:57:42Z""#, true);
        check(r#""+12026-11-21T23:57:42Z""#, true);
        check(r#""2026-02-30T23:57:42Z""#, false);
        check(r#""2026-11-21""#, false);
        check(r#""""#, false);
        check("5", false);
        check("null", false);
    }

    proptest! {
        #[test]
        fn an_instant_is_read_as_it_was_written(seconds in any::<i64>(), nanos in 0..2_000_000_000_u32) {
            if let Some(instant) = DateTime::from_timestamp(seconds % 400_000_000_000, nanos) {
                let json = serde_json::to_string(&instant).unwrap();
                prop_assert_eq!(read_one(&json), serde_json::from_str(&json).ok());
                prop_assert!(read_one(&json).is_some());
            }
        }
    }
}
