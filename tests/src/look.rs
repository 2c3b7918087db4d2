//! A person who opens a journal again, twice, and what is there. Said as JSON, so that a program
//! of its own can look: it is killed if it hangs, and its panic is its own.

use crate::{Content, TestClock, content_of};
use cairn_api::commands::{Unlock, unlock, verify_journal};
use cairn_api::{ApiError, Nothing, Preferences, PreferencesFile, Session};
use cairn_vault::{Finding, SlotKind};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::Instant;

/// What two openings, one after the other, showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The openings that were not refused.
    pub openings: Vec<Opening>,
    /// The code of the refusal that ended it.
    pub refused: Option<String>,
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// How long it took, in milliseconds.
    pub millis: u32,
    /// What was found.
    pub findings: Vec<Told>,
    /// What a check of the open journal found.
    pub checked: Vec<Told>,
    /// Nothing may be written.
    pub read_only: bool,
    /// Records that were not understood.
    pub unreadable: u32,
    /// Hash over everything.
    pub hash: String,
    /// What is there.
    pub content: Content,
}

/// One finding: its kind, and how much it matters (`mended`, `look` or `grave`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its name on the wire.
    pub kind: String,
    /// How much it matters.
    pub severity: String,
}

impl From<&Finding> for Told {
    fn from(finding: &Finding) -> Told {
        let text = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let wire = serde_json::to_value(finding).unwrap_or_default();
        let severity = serde_json::to_value(finding.severity()).unwrap_or_default();
        Told {
            kind: text(wire["kind"].clone()),
            severity: text(severity),
        }
    }
}

/// How to open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// For reading and writing.
    Writing,
    /// For reading only.
    Reading,
}

/// Opens the journal in the folder `dir` twice and looks at all of it.
#[must_use]
pub fn look(dir: &Path, passphrase: &str, how: How) -> Look {
    let mut openings = Vec::new();
    for _ in 0..2 {
        match opening(dir, passphrase, how) {
            Ok(opening) => openings.push(opening),
            Err(error) => {
                return Look {
                    openings,
                    refused: Some(error.code()),
                };
            }
        }
    }
    Look {
        openings,
        refused: None,
    }
}

fn opening(dir: &Path, passphrase: &str, how: How) -> Result<Opening, ApiError> {
    let preferences = PreferencesFile::in_memory(Preferences::default());
    let rng = Box::new(StdRng::seed_from_u64(9));
    let mut session = Session::new(preferences, dir.to_owned(), rng);
    let began = Instant::now();
    let request = Unlock {
        secret: passphrase.to_owned(),
        kind: SlotKind::Passphrase,
        read_only: how == How::Reading,
    };
    let unlocked = unlock(&mut session, &TestClock::new(), request)?;
    let millis = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
    // What could only be saved in parts cannot be checked against anything.
    let checked = match verify_journal(&mut session, &TestClock::new(), Nothing {}) {
        Ok(report) => report.findings,
        Err(ApiError::JournalDamaged) if unlocked.read_only => Vec::new(),
        Err(error) => return Err(error),
    };
    let told = |findings: &[Finding]| findings.iter().map(Told::from).collect();
    Ok(Opening {
        millis,
        findings: told(&unlocked.findings),
        checked: told(&checked),
        read_only: unlocked.read_only,
        unreadable: unlocked.unreadable,
        hash: session.journal()?.content_hash(),
        content: content_of(&mut session)?,
    })
}
