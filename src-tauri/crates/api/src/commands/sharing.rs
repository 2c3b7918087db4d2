//! What is said in meetings and what leaves the journal: shares, the sheet since the last meeting,
//! the preview, the file, the receipt.

use super::exchange::{Exported, write_out};
use super::keys::{UNLOCK_MS, kdf_cost};
use super::{ById, place::looks_synced};
use crate::{ApiError, Clock, Nothing, Session, passphrase};
use cairn_exchange::{
    Content, Fit, LeftOut, Proposal, Redactions, ShareRequest, SharedDocument, SinceSheet, Timing,
};
use cairn_journal::entities::{ExportReceipt, Share, ShareProfile, ShareState, StoryKind};
use cairn_journal::{JournalError, ReceiptFacts, ShareDraft, calendar};
use cairn_vault::{Passphrase, RecordId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Shares, the newest day first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ShareList {
    /// The shares.
    pub shares: Vec<Share>,
}

/// Asks how long a text takes to say.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TimeText {
    /// The text.
    pub text: String,
    /// Minutes there are.
    #[serde(default)]
    pub minutes: Option<u8>,
}

/// Asks for what is proposed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeShare {
    /// For whom.
    pub profile: ShareProfile,
}

/// Asks for the sheet since the last meeting.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SinceMeeting {
    /// The last meeting of this group; of any without one.
    #[serde(default)]
    pub group_id: Option<RecordId>,
    /// Since this day instead.
    #[serde(default)]
    pub from: Option<NaiveDate>,
}

/// Asks for a share made from events of the person's story.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TellStory {
    /// The events, in any order; only those that may be told.
    pub event_ids: Vec<RecordId>,
    /// Minutes there are, 1 to 15.
    pub minutes: u8,
}

/// A document as it will leave, byte for byte.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SharePreview {
    /// All of it; of a PDF the text that stands on its pages, of an encrypted copy what can be read
    /// in it.
    pub text: String,
    /// Signs that the fonts of a PDF do not have, each once; a box stands for them.
    pub missing: Vec<String>,
    /// Words of it as plain text.
    pub words: u32,
    /// Seconds it takes to say.
    pub seconds: u32,
    /// How it fits the minutes there are.
    pub fit: Option<Fit>,
    /// What was redacted, and what is offered for a look.
    pub redactions: Redactions,
    /// How many records are in it.
    pub records: u32,
    /// How many were asked for and stayed out.
    pub left_out: LeftOut,
    /// What names this preview when it is written.
    pub digest: String,
    /// The neutral name of the file.
    pub file_name: String,
}

/// Writes what was previewed.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WriteShare {
    /// The same request as for the preview.
    pub request: ShareRequest,
    /// The digest of the preview.
    pub digest: String,
    /// Absolute path of the file, or of a folder: then the neutral name is added.
    pub path: String,
    /// Replace a file of this name.
    #[serde(default)]
    pub overwrite: bool,
    /// The passphrase of an encrypted copy, typed twice the same; other forms have none.
    #[serde(default)]
    pub passphrase: Option<String>,
    /// The person read the warning about a weak passphrase and wants it all the same.
    #[serde(default)]
    pub accept_weak: bool,
}

/// What was written for others.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct WrittenShare {
    /// The file.
    pub exported: Exported,
    /// The folder looks as if a sync service copies it elsewhere.
    pub in_synced_folder: bool,
}

/// Receipts, the newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ReceiptList {
    /// The receipts.
    pub receipts: Vec<ExportReceipt>,
}

/// The shares.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_shares(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<ShareList, ApiError> {
    Ok(ShareList {
        shares: session.journal()?.shares().cloned().collect(),
    })
}

/// One share.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn get_share(session: &mut Session, _: &dyn Clock, request: ById) -> Result<Share, ApiError> {
    let share = session.journal()?.share(request.id);
    share.cloned().ok_or(ApiError::NotFound)
}

/// Saves a share.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
pub fn save_share(
    session: &mut Session,
    clock: &dyn Clock,
    request: ShareDraft,
) -> Result<Share, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_share(request, &clock.moment(), rng)?)
}

/// A share made from events of the person's story: what was hard first, then what turned it, then
/// what came of it, each in the order of time. Nothing is saved yet.
///
/// # Errors
/// [`ApiError::NotFound`] for an event that is not there or may not be told.
pub fn tell_story(
    session: &mut Session,
    clock: &dyn Clock,
    request: TellStory,
) -> Result<ShareDraft, ApiError> {
    let journal = session.journal()?;
    let mut draft = ShareDraft {
        id: None,
        revision: 0,
        date: calendar::today(&clock.moment(), journal.settings()),
        group_id: None,
        meeting_id: None,
        aim: String::new(),
        was: String::new(),
        happened: String::new(),
        now: String::new(),
        ask: String::new(),
        limit_minutes: request.minutes,
        source_ids: Vec::new(),
        state: ShareState::Draft,
        reflection: String::new(),
    };
    let told = journal
        .story_events()
        .filter(|event| event.share_ok && request.event_ids.contains(&event.id));
    for event in told {
        let part = match event.kind {
            StoryKind::Hard | StoryKind::Loss | StoryKind::Messy => &mut draft.was,
            StoryKind::TurningPoint | StoryKind::Lesson | StoryKind::Hurdle => &mut draft.happened,
            StoryKind::Victory => &mut draft.now,
        };
        if !part.is_empty() {
            part.push_str("\n\n");
        }
        part.push_str(&event.text);
        draft.source_ids.push(event.id);
    }
    if request
        .event_ids
        .iter()
        .any(|id| !draft.source_ids.contains(id))
    {
        return Err(ApiError::NotFound);
    }
    Ok(draft)
}

/// How long a text takes to say at the person's own speed.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn time_text(
    session: &mut Session,
    _: &dyn Clock,
    request: TimeText,
) -> Result<Timing, ApiError> {
    let speed = session.journal()?.settings().reading_speed;
    Ok(cairn_exchange::time_to_say(
        &request.text,
        speed,
        request.minutes,
    ))
}

/// What is proposed for somebody until the person chooses.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn propose_share(
    session: &mut Session,
    clock: &dyn Clock,
    request: ProposeShare,
) -> Result<Proposal, ApiError> {
    let journal = session.journal()?;
    let today = journal.counting_day(&clock.moment());
    Ok(cairn_exchange::propose(journal, request.profile, today))
}

/// The sheet since the last meeting; nothing on it is chosen.
///
/// # Errors
/// [`ApiError::NotFound`] for a group that does not exist.
pub fn since_meeting(
    session: &mut Session,
    clock: &dyn Clock,
    request: SinceMeeting,
) -> Result<SinceSheet, ApiError> {
    let journal = session.journal()?;
    if let Some(id) = request.group_id {
        journal.group(id).ok_or(ApiError::NotFound)?;
    }
    let moment = clock.moment();
    Ok(match request.from {
        Some(from) => cairn_exchange::since_day(journal, from, &moment),
        None => cairn_exchange::since_last_meeting(journal, request.group_id, &moment),
    })
}

/// The document as it would leave.
///
/// # Errors
/// [`ApiError::NotFound`] for a share that does not exist; [`ApiError::PdfTooLong`].
pub fn preview_share(
    session: &mut Session,
    clock: &dyn Clock,
    request: ShareRequest,
) -> Result<SharePreview, ApiError> {
    let document = document(session, clock, &request)?;
    Ok(SharePreview {
        text: document.text.to_string(),
        missing: document.missing,
        words: document.timing.words,
        seconds: document.timing.seconds,
        fit: document.timing.fit,
        redactions: document.redactions,
        records: document.records,
        left_out: document.left_out,
        digest: document.digest,
        file_name: document.file_name,
    })
}

/// Writes what was previewed, with mode 0600, and notes a receipt in the journal.
///
/// # Errors
/// [`ApiError::PreviewOutdated`] when a source was changed since, so that the file would not be
/// what was seen; refusals of the passphrase of an encrypted copy, [`ApiError::CopyNotWhole`];
/// [`ApiError::FileExists`], [`ApiError::FileUnwritable`], [`ApiError::DiskFull`]; nothing half
/// written stays.
pub fn write_share(
    session: &mut Session,
    clock: &dyn Clock,
    request: WriteShare,
) -> Result<WrittenShare, ApiError> {
    let document = document(session, clock, &request.request)?;
    if document.digest != request.digest {
        return Err(ApiError::PreviewOutdated);
    }
    let facts = facts_of(&request.request, &document);
    let bytes = match document.content {
        Content::File(bytes) => bytes,
        Content::ToSeal(records) => {
            let typed = Zeroizing::new(request.passphrase.unwrap_or_default());
            passphrase::accept(&typed, request.accept_weak)?;
            let chosen = Passphrase::new(&typed)?;
            let kdf = kdf_cost(session, UNLOCK_MS, clock);
            let (at, rng) = (clock.moment(), &mut *session.rng);
            Zeroizing::new(cairn_exchange::seal(*records, &chosen, kdf, &at, rng)?)
        }
    };
    let path = write_out(
        session.journal()?,
        &request.path,
        request.overwrite,
        &document.file_name,
        &bytes,
    )?;
    note_receipt(session, clock, facts)?;
    let left_out = &document.left_out;
    Ok(WrittenShare {
        in_synced_folder: path.parent().is_some_and(looks_synced),
        exported: Exported {
            path: path.display().to_string(),
            records: document.records,
            bytes: super::count(bytes.len()),
            left_out: left_out.third_party + left_out.drawer + left_out.private,
        },
    })
}

fn document(
    session: &Session,
    clock: &dyn Clock,
    request: &ShareRequest,
) -> Result<SharedDocument, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    Ok(cairn_exchange::share(
        journal,
        request,
        session.words(),
        &moment,
    )?)
}

fn facts_of(request: &ShareRequest, document: &SharedDocument) -> ReceiptFacts {
    let mut item_ids = request.selection.items.clone();
    item_ids.extend(request.share_id);
    ReceiptFacts {
        profile: request.profile,
        format: request.format.extension().to_owned(),
        redacted: request.redact,
        n_records: document.records,
        item_ids,
        digest: document.digest.clone(),
    }
}

/// A journal that is open for reading keeps no receipt; the file is there all the same.
fn note_receipt(
    session: &mut Session,
    clock: &dyn Clock,
    facts: ReceiptFacts,
) -> Result<(), ApiError> {
    let (journal, rng) = session.writing()?;
    match journal.note_export(facts, &clock.moment(), rng) {
        Ok(()) | Err(JournalError::ReadOnly) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Receipts of what left.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_receipts(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<ReceiptList, ApiError> {
    Ok(ReceiptList {
        receipts: session.journal()?.receipts().cloned().collect(),
    })
}
