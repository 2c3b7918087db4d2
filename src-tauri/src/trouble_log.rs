//! The last things that went wrong, in memory only: a number to quote, a code, an instant.
//!
//! Deliberately not in it: text, names, tags, paths, messages of panics. It ends with the program.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use std::collections::VecDeque;
use std::sync::Mutex;

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Trouble {
    /// Counts up from 1 in each run of the program; shown to the person.
    pub reference: u32,
    /// A code of the wire, or the place in the program text where a rule of its own did not hold.
    pub code: String,
    /// When, RFC 3339 in UTC to the second.
    pub at: String,
}

/// The newest [`TroubleLog::KEPT`] troubles.
#[derive(Default)]
pub struct TroubleLog {
    inner: Mutex<Lines>,
}

#[derive(Default)]
struct Lines {
    last_reference: u32,
    lines: VecDeque<Trouble>,
}

impl TroubleLog {
    /// How many are kept; enough for one bad afternoon, small enough to read.
    pub const KEPT: usize = 100;

    /// Notes `code` at `now` and returns its reference.
    pub fn note(&self, code: &str, now: DateTime<Utc>) -> u32 {
        let mut inner = crate::lenient_lock(&self.inner);
        inner.last_reference = inner.last_reference.saturating_add(1);
        let reference = inner.last_reference;
        if inner.lines.len() == Self::KEPT {
            inner.lines.pop_front();
        }
        inner.lines.push_back(Trouble {
            reference,
            code: code.to_owned(),
            at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        });
        reference
    }

    /// What is kept, newest first.
    pub fn newest_first(&self) -> Vec<Trouble> {
        crate::lenient_lock(&self.inner)
            .lines
            .iter()
            .rev()
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_line_goes_first_and_references_go_on() {
        let log = TroubleLog::default();
        let at = DateTime::UNIX_EPOCH;
        for _ in 0..TroubleLog::KEPT + 5 {
            log.note("disk_full", at);
        }
        let lines = log.newest_first();
        assert_eq!(lines.len(), TroubleLog::KEPT);
        assert_eq!(
            lines[0].reference, 105,
            "references count every trouble of the run"
        );
        assert_eq!(lines[99].reference, 6, "the five oldest are gone");
        assert_eq!(lines[0].at, "1970-01-01T00:00:00Z");
    }
}
