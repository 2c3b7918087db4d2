//! The state of one running program: which journal, open or locked, and what it runs with.
//!
//! Not here: the windows that show it, and the rules of the journal.

use crate::{ApiError, PreferencesFile};
use cairn_journal::entities::{CountedWord, OwnWords};
use cairn_journal::{Journal, Moment};
use cairn_vault::Finding;
use cairn_words::{Counted, Terms, Words};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where time comes from; only the shell and the command line have a real one.
pub trait Clock {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
    /// The zone of the device.
    fn zone(&self) -> Tz;
    /// Time since some fixed moment; never goes back, unlike `now`.
    fn monotonic(&self) -> Duration;
    /// The present instant and zone together.
    fn moment(&self) -> Moment {
        Moment {
            now: self.now(),
            zone: self.zone(),
        }
    }
}

/// A request or answer without content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// One running program. Dropping or locking it forgets every decrypted value.
pub struct Session {
    pub(crate) preferences: PreferencesFile,
    pub(crate) default_dir: PathBuf,
    pub(crate) rng: Box<dyn CryptoRng + Send>,
    pub(crate) words: Words,
    pub(crate) open: Option<OpenJournal>,
    pub(crate) attempts: Attempts,
    pub(crate) unconfirmed: Option<crate::commands::keys::UnconfirmedSheet>,
    pub(crate) kdf: Option<cairn_vault::KdfCost>,
}

/// The unlocked journal and what was found when it opened.
pub(crate) struct OpenJournal {
    pub(crate) journal: Journal,
    pub(crate) findings: Vec<Finding>,
    pub(crate) unreadable: u32,
    /// Sequence when it was opened or last backed up; a later one means that something changed.
    pub(crate) settled: u64,
}

impl Session {
    /// A locked session. `default_dir` is where a journal lies when no preference names a place.
    #[must_use]
    pub fn new(
        preferences: PreferencesFile,
        default_dir: PathBuf,
        rng: Box<dyn CryptoRng + Send>,
    ) -> Session {
        Session {
            preferences,
            default_dir,
            rng,
            words: Words::english(),
            open: None,
            attempts: Attempts::default(),
            unconfirmed: None,
            kdf: None,
        }
    }

    /// Uses this key derivation for new journals instead of calibrating one; the vault still
    /// refuses a cost below its floor.
    pub fn set_kdf(&mut self, kdf: cairn_vault::KdfCost) {
        self.kdf = Some(kdf);
    }

    /// The folder of the journal, whether it exists or not.
    #[must_use]
    pub fn journal_dir(&self) -> &Path {
        self.preferences
            .get()
            .journal_dir
            .as_deref()
            .map_or(&self.default_dir, Path::new)
    }

    /// Whether a journal is unlocked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The unlocked journal, for reading.
    ///
    /// # Errors
    /// [`ApiError::Locked`] while no journal is open.
    pub fn journal(&self) -> Result<&Journal, ApiError> {
        self.open
            .as_ref()
            .map(|open| &open.journal)
            .ok_or(ApiError::Locked)
    }

    /// The unlocked journal for writing, with the random source.
    pub(crate) fn writing(
        &mut self,
    ) -> Result<(&mut Journal, &mut (dyn CryptoRng + 'static)), ApiError> {
        let open = self.open.as_mut().ok_or(ApiError::Locked)?;
        Ok((&mut open.journal, &mut *self.rng))
    }

    /// Minutes without input until the journal locks; `None` while it is locked.
    #[must_use]
    pub fn auto_lock_minutes(&self) -> Option<u8> {
        self.open
            .as_ref()
            .map(|open| open.journal.settings().auto_lock)
    }

    /// Says everything in the words of the settings from now on, or in the default ones while the
    /// journal is locked: its words are the person's, too.
    pub(crate) fn take_words(&mut self) {
        let terms = self
            .open
            .as_ref()
            .map(|open| terms_of(&open.journal.settings().words));
        self.words = Words::with_terms(&terms.unwrap_or_default());
    }

    /// The sentences of the program, in the person's own words while the journal is open.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }
}

/// The words of the settings as sentences take them.
fn terms_of(words: &OwnWords) -> Terms {
    let counted = |word: &Option<CountedWord>| {
        word.as_ref().map(|word| Counted {
            one: word.one.clone(),
            several: word.several.clone(),
        })
    };
    Terms {
        time_free: words.time_free.clone(),
        lapse: counted(&words.lapse),
        milestone: counted(&words.milestone),
        urge: counted(&words.urge),
        person: words.person.clone(),
    }
}

/// Wrong passphrases since the last right one, and how long the next try has to wait.
///
/// The pause is a comfort against a person at the desk, no more: it lives in this process only.
#[derive(Default)]
pub(crate) struct Attempts {
    wrong: u32,
    next_at: Duration,
}

impl Attempts {
    /// Seconds to wait after the n-th wrong passphrase (hardening: 0, 0, 1, 2, 4 ... 30).
    const PAUSES_S: [u64; 8] = [0, 0, 1, 2, 4, 8, 16, 30];

    /// Seconds still to wait, rounded up; 0 when a try is allowed.
    pub(crate) fn wait_seconds(&self, monotonic: Duration) -> u32 {
        let left = self.next_at.saturating_sub(monotonic);
        u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
    }

    pub(crate) fn wrong(&mut self, monotonic: Duration) {
        let index = (self.wrong as usize).min(Self::PAUSES_S.len() - 1);
        self.next_at = monotonic + Duration::from_secs(Self::PAUSES_S[index]);
        self.wrong = self.wrong.saturating_add(1);
    }

    pub(crate) fn right(&mut self) {
        *self = Attempts::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_grows_to_thirty_seconds_and_ends_with_the_right_passphrase() {
        let mut attempts = Attempts::default();
        let at = Duration::from_secs(100);
        let mut pauses = Vec::new();
        for _ in 0..10 {
            attempts.wrong(at);
            pauses.push(attempts.wait_seconds(at));
        }
        assert_eq!(pauses, [0, 0, 1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(attempts.wait_seconds(at + Duration::from_millis(29_500)), 1);
        assert_eq!(attempts.wait_seconds(at + Duration::from_secs(31)), 0);
        attempts.right();
        assert_eq!(attempts.wait_seconds(at), 0);
    }
}
