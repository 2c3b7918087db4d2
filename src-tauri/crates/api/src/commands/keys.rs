//! Making a journal, opening it, and its keys: passphrase and recovery words.

use crate::machine::kdf_limit_kib;
use crate::passphrase::{self, PassphraseStrength};
use crate::session::OpenJournal;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::{Journal, JournalError};
use cairn_vault::{
    Access, CreateOptions, Finding, KdfCost, Passphrase, RecoveryWords, Secret, SlotKind,
    VaultError,
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// How long one try at the passphrase takes, about, in milliseconds.
pub(super) const UNLOCK_MS: u32 = 1000;

/// Asks how strong a passphrase is.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MeasurePassphrase {
    /// What was typed.
    pub passphrase: String,
}

/// Five words drawn by the program.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SuggestedPassphrase {
    /// Five words with a space between.
    pub passphrase: String,
}

/// Makes a journal.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CreateJournal {
    /// Folder for it; `None` is the place `app_state` names.
    #[serde(default)]
    pub dir: Option<String>,
    /// The passphrase, typed twice the same.
    pub passphrase: String,
    /// The person read the warning about a weak passphrase and wants it all the same.
    #[serde(default)]
    pub accept_weak: bool,
    /// Make recovery words.
    pub recovery: bool,
    /// How long one try at the passphrase should take, in milliseconds; 1,000 when left out.
    #[serde(default)]
    pub unlock_ms: Option<u32>,
}

/// The journal was made and is open.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct CreatedJournal {
    /// The recovery words, shown this once.
    pub sheet: Option<RecoverySheet>,
}

/// Recovery words to be written down.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct RecoverySheet {
    /// The 24 words in order.
    pub words: Vec<String>,
    /// Places (from 1) of the three words that are asked for.
    pub ask: Vec<u32>,
}

/// The words of a sheet that the program asks for, kept until they are confirmed.
pub(crate) struct UnconfirmedSheet {
    asked: Vec<(u32, Zeroizing<String>)>,
}

/// Three words of the sheet, typed from paper.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecovery {
    /// The words asked for, in the order of `ask`.
    pub words: Vec<String>,
}

/// Opens the journal.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// What is typed.
    pub secret: String,
    /// Passphrase or recovery words.
    pub kind: SlotKind,
    /// Open for reading only (another program has it, or the folder cannot be written).
    #[serde(default)]
    pub read_only: bool,
}

/// The journal is open.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Unlocked {
    /// What was found.
    pub findings: Vec<Finding>,
    /// Records of a newer program, kept untouched.
    pub unreadable: u32,
    /// Opened for reading only.
    pub read_only: bool,
    /// By which slot; after recovery words the window offers a new passphrase.
    pub by: SlotKind,
}

/// Changes the passphrase.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The present passphrase, or the recovery words.
    pub current: String,
    /// Which of the two `current` is.
    pub current_kind: SlotKind,
    /// The new passphrase.
    pub new: String,
    /// The person read the warning about a weak passphrase.
    #[serde(default)]
    pub accept_weak: bool,
}

/// Asks for the passphrase once more before something grave.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmWithPassphrase {
    /// The present passphrase.
    pub passphrase: String,
}

/// Draws five words.
///
/// # Errors
/// None.
pub fn suggest_passphrase(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<SuggestedPassphrase, ApiError> {
    let words = cairn_vault::suggest_passphrase(&mut *session.rng);
    Ok(SuggestedPassphrase {
        passphrase: words.to_string(),
    })
}

/// Says how strong a passphrase is, in words.
///
/// # Errors
/// None.
pub fn measure_passphrase(
    _: &mut Session,
    _: &dyn Clock,
    request: MeasurePassphrase,
) -> Result<PassphraseStrength, ApiError> {
    Ok(passphrase::measure(&Zeroizing::new(request.passphrase)))
}

/// Makes a journal and leaves it open.
///
/// # Errors
/// Refusals of the passphrase and of the folder; nothing is made then.
pub fn create_journal(
    session: &mut Session,
    clock: &dyn Clock,
    request: CreateJournal,
) -> Result<CreatedJournal, ApiError> {
    let typed = Zeroizing::new(request.passphrase);
    passphrase::accept(&typed, request.accept_weak)?;
    let chosen = Passphrase::new(&typed)?;
    if let Some(dir) = request.dir {
        super::locate_journal(session, clock, super::LocateJournal { dir: Some(dir) })?;
    }
    let dir = session.journal_dir().to_owned();
    let unlock_ms = request.unlock_ms.unwrap_or(UNLOCK_MS);
    let kdf = kdf_cost(session, unlock_ms, clock);
    let options = CreateOptions {
        kdf,
        recovery: request.recovery,
    };
    let (journal, words) =
        Journal::create(&dir, &chosen, &options, &clock.moment(), &mut *session.rng)?;
    let sheet = words.map(|words| keep_sheet(session, &words));
    let settled = journal.vault().sequence();
    session.open = Some(OpenJournal {
        journal,
        findings: Vec::new(),
        unreadable: 0,
        settled,
    });
    session.attempts.right();
    Ok(CreatedJournal { sheet })
}

/// Checks three words typed from the sheet.
///
/// # Errors
/// [`ApiError::RecoveryNotConfirmed`] when they differ; the sheet stays as it is.
pub fn confirm_recovery(
    session: &mut Session,
    _: &dyn Clock,
    request: ConfirmRecovery,
) -> Result<Nothing, ApiError> {
    let sheet = session.unconfirmed.as_ref().ok_or(ApiError::NotFound)?;
    let same = request.words.len() == sheet.asked.len()
        && sheet
            .asked
            .iter()
            .zip(&request.words)
            .all(|((_, word), typed)| typed.trim().to_lowercase() == **word);
    if !same {
        return Err(ApiError::RecoveryNotConfirmed);
    }
    session.unconfirmed = None;
    Ok(Nothing {})
}

/// Opens the journal by passphrase or recovery words.
///
/// # Errors
/// [`ApiError::DoesNotOpen`] alike for a wrong secret and a tampered slot; [`ApiError::Wait`]
/// during the pause after wrong ones; refusals of the folder.
pub fn unlock(
    session: &mut Session,
    clock: &dyn Clock,
    request: Unlock,
) -> Result<Unlocked, ApiError> {
    let seconds = session.attempts.wait_seconds(clock.monotonic());
    if seconds > 0 {
        return Err(ApiError::Wait { seconds });
    }
    let access = if request.read_only {
        Access::ReadOnly
    } else {
        Access::ReadWrite
    };
    let opened = with_secret(request.secret, request.kind, |secret| {
        // A second unlock must not find the first one holding the journal.
        super::lock_session(session, clock, Nothing {})?;
        let dir = session.journal_dir().to_owned();
        let opened = Journal::open(&dir, secret, access, &clock.moment(), &mut *session.rng);
        Ok(opened?)
    })
    .map_err(|error| answer_wrong(session, clock, error))?;
    session.attempts.right();
    let mut findings = opened.findings;
    let vault = opened.journal.vault();
    let seen = session.preferences.seen(&vault.id());
    let told = |finding: &Finding| matches!(finding, Finding::RolledBack { .. });
    if !findings.iter().any(told) {
        findings.extend(seen.and_then(|seen| Finding::rolled_back(seen, vault.sequence())));
    }
    let read_only = vault.access() == Access::ReadOnly;
    let by = request.kind;
    let mut open = OpenJournal {
        journal: opened.journal,
        findings: findings.clone(),
        unreadable: opened.unreadable,
        settled: 0,
    };
    if !read_only {
        match open.journal.note_opened(&clock.moment(), &mut *session.rng) {
            // A full disk keeps nobody from reading; the day is noted next time.
            Ok(()) | Err(JournalError::Vault(VaultError::DiskFull)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    open.settled = open.journal.vault().sequence();
    session.open = Some(open);
    session.take_words();
    Ok(Unlocked {
        findings,
        unreadable: opened.unreadable,
        read_only,
        by,
    })
}

/// Changes the passphrase; recovery words stay as they are.
///
/// # Errors
/// [`ApiError::DoesNotOpen`] when the present one is wrong; refusals of the new one;
/// [`ApiError::BackupFirst`] when the safety copy could not be made.
pub fn change_passphrase(
    session: &mut Session,
    clock: &dyn Clock,
    request: ChangePassphrase,
) -> Result<Nothing, ApiError> {
    let typed = Zeroizing::new(request.new);
    passphrase::accept(&typed, request.accept_weak)?;
    let new = Passphrase::new(&typed)?;
    with_secret(request.current, request.current_kind, |current| {
        let kdf = kdf_cost(session, UNLOCK_MS, clock);
        let (journal, rng) = session.writing()?;
        journal
            .vault_mut()
            .change_passphrase(current, &new, kdf, rng)?;
        Ok(Nothing {})
    })
}

/// Makes new recovery words; older ones no longer open the journal.
///
/// # Errors
/// [`ApiError::DoesNotOpen`] when the passphrase is wrong.
pub fn new_recovery_words(
    session: &mut Session,
    _: &dyn Clock,
    request: ConfirmWithPassphrase,
) -> Result<RecoverySheet, ApiError> {
    let current = Passphrase::new(&Zeroizing::new(request.passphrase))?;
    let (journal, rng) = session.writing()?;
    let words = journal.vault_mut().new_recovery_words(&current, rng)?;
    Ok(keep_sheet(session, &words))
}

/// Takes the recovery words away; only the passphrase opens the journal then.
///
/// # Errors
/// [`ApiError::DoesNotOpen`] when the passphrase is wrong.
pub fn revoke_recovery_words(
    session: &mut Session,
    _: &dyn Clock,
    request: ConfirmWithPassphrase,
) -> Result<Nothing, ApiError> {
    let current = Passphrase::new(&Zeroizing::new(request.passphrase))?;
    let (journal, _) = session.writing()?;
    journal.vault_mut().revoke_recovery(&current)?;
    session.unconfirmed = None;
    Ok(Nothing {})
}

/// What one try at a new passphrase costs: what the session was told, or about `unlock_ms` here.
pub(super) fn kdf_cost(session: &Session, unlock_ms: u32, clock: &dyn Clock) -> KdfCost {
    let calibrated = || KdfCost::calibrated(unlock_ms, kdf_limit_kib(), &mut || clock.monotonic());
    session.kdf.unwrap_or_else(calibrated)
}

/// Does `act` with what was typed, read as the kind of secret it is. A refusal says that it was this
/// kind which opened nothing.
pub(super) fn with_secret<T>(
    typed: String,
    kind: SlotKind,
    act: impl FnOnce(&Secret) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let typed = Zeroizing::new(typed);
    let secret = match kind {
        SlotKind::Passphrase => Secret::Passphrase(Passphrase::new(&typed)?),
        SlotKind::Recovery => Secret::Recovery(RecoveryWords::parse(&typed)?),
    };
    act(&secret).map_err(|error| match error {
        ApiError::DoesNotOpen { wait_seconds, .. } => ApiError::DoesNotOpen {
            wait_seconds,
            by: kind,
        },
        other => other,
    })
}

/// Remembers which words of a new sheet are asked for, and hands the sheet out.
fn keep_sheet(session: &mut Session, words: &RecoveryWords) -> RecoverySheet {
    let all: Vec<String> = words
        .expose_words()
        .iter()
        .map(ToString::to_string)
        .collect();
    let ask = three_places(&mut *session.rng);
    let asked = ask
        .iter()
        .map(|place| (*place, Zeroizing::new(all[*place as usize - 1].clone())))
        .collect();
    session.unconfirmed = Some(UnconfirmedSheet { asked });
    RecoverySheet { words: all, ask }
}

/// Three different places from 1 to 24, one in each third of the sheet.
fn three_places(rng: &mut dyn rand_core::CryptoRng) -> Vec<u32> {
    (0..3)
        .map(|third| third * 8 + 1 + rng.next_u32() % 8)
        .collect()
}

/// Counts a wrong secret and says how long the next try has to wait.
fn answer_wrong(session: &mut Session, clock: &dyn Clock, error: ApiError) -> ApiError {
    let ApiError::DoesNotOpen { by, .. } = error else {
        return error;
    };
    session.attempts.wrong(clock.monotonic());
    ApiError::DoesNotOpen {
        wait_seconds: session.attempts.wait_seconds(clock.monotonic()),
        by,
    }
}

/// The folder of a journal somebody typed; absolute.
pub(crate) fn absolute(dir: &str) -> Result<PathBuf, ApiError> {
    let path = PathBuf::from(dir.trim());
    if path.is_absolute() {
        Ok(path)
    } else {
        Err(ApiError::invalid("path", "format", 0, 0))
    }
}
