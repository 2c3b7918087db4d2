//! What leaves for somebody to read: previewed as it will be written, byte for byte (I-14), with
//! the names of others redacted unless the person decides otherwise.
//!
//! A document is made the same way for the preview and for the file; the digest of what was
//! previewed is handed back, and nothing is written when a source has changed since (AC-37). Not
//! here: the file (`file`), and the receipt, which is the journal's.

use crate::counted::counted;
use crate::export::dated_name;
use crate::outline::{Block, outline, share_blocks};
use crate::redaction::{RedactedRecords, Redaction, Redactions, Redactor};
use crate::selection::{LeftOut, Selection, pick_for};
use crate::timing::{Timing, time_to_say};
use crate::{ExchangeError, html, markdown, plain_text, table};
use cairn_journal::entities::ShareProfile;
use cairn_journal::{Journal, Moment};
use cairn_vault::RecordId;
use cairn_words::Words;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A form in which something leaves for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ShareFormat {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// One page of HTML that needs nothing else.
    Html,
    /// A table.
    Csv,
}

impl ShareFormat {
    /// The ending of the file name, without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }
}

/// What somebody wants to give away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ShareRequest {
    /// Which form.
    pub format: ShareFormat,
    /// Who it is for: questions for others stay out. `None` for anybody.
    #[serde(default)]
    pub profile: Option<ShareProfile>,
    /// Which records.
    #[serde(default)]
    pub selection: Selection,
    /// The share that stands before them; with one, only records that are named in `selection`
    /// leave beside it.
    #[serde(default)]
    pub share_id: Option<RecordId>,
    /// Redact names, addresses and numbers.
    pub redact: bool,
    /// Numbers of the doubtful places that stay as they are.
    #[serde(default)]
    pub keep: Vec<u32>,
    /// Minutes there are to say it, 1 to 15.
    #[serde(default)]
    pub minutes: Option<u8>,
}

/// A document as it leaves.
pub struct SharedDocument {
    /// The content of the file, UTF-8.
    pub bytes: Zeroizing<Vec<u8>>,
    /// How long it takes to say as plain text.
    pub timing: Timing,
    /// What was redacted, and what is offered for a look.
    pub redactions: Redactions,
    /// How many records are in it.
    pub records: u32,
    /// How many were asked for and stayed out.
    pub left_out: LeftOut,
    /// SHA-256 of `bytes` in hexadecimal.
    pub digest: String,
    /// A file name that tells nothing but the day it was made.
    pub file_name: String,
}

/// Makes the document that `request` asks for.
///
/// # Errors
/// [`ExchangeError::Journal`] when the share is not here.
pub fn share(
    journal: &Journal,
    request: &ShareRequest,
    words: &Words,
    at: &Moment,
) -> Result<SharedDocument, ExchangeError> {
    let redactor = request.redact.then(|| Redactor::of(journal));
    let mut redaction = match &redactor {
        Some(redactor) => Redaction::with(redactor, &request.keep),
        None => Redaction::off(),
    };
    let snapshot = journal.snapshot();
    let mut picked = match (request.share_id, request.selection.items.is_empty()) {
        (Some(_), true) => crate::selection::Picked::default(),
        _ => pick_for(&snapshot, &request.selection, request.profile),
    };
    let draft = match request.share_id {
        Some(id) => {
            let draft = journal
                .share(id)
                .ok_or(cairn_journal::JournalError::NotFound)?;
            Some(redaction.record(draft))
        }
        None => None,
    };
    let records = RedactedRecords::of(&picked, &mut redaction);
    let left_out = picked.left_out;
    picked = records.picked(left_out);
    picked.counted = counted(journal, &picked, &request.selection, at);
    for row in picked.counted.iter_mut().flat_map(|one| &mut one.reached) {
        redaction.row(row);
    }

    let mut blocks: Vec<Block<'_>> = Vec::new();
    if let Some(draft) = &draft {
        blocks.extend(share_blocks(draft, words));
    }
    if draft.is_none() || picked.count() > 0 {
        blocks.extend(outline(&picked, words));
    }
    let text = plain_text::write(&blocks);
    let bytes = match request.format {
        ShareFormat::Txt => text.clone().into_bytes(),
        ShareFormat::Md => markdown::write(&blocks).into_bytes(),
        ShareFormat::Html => html::write(&blocks, words).into_bytes(),
        ShareFormat::Csv => table::write(&picked),
    };
    let n_records = match request.format {
        ShareFormat::Csv => picked.count_in_table(),
        _ => picked.count() + u32::from(draft.is_some()),
    };
    Ok(SharedDocument {
        timing: time_to_say(&text, journal.settings().reading_speed, request.minutes),
        redactions: redaction.finish(),
        records: n_records,
        left_out,
        digest: digest(&bytes),
        file_name: dated_name("notes", request.format.extension(), at),
        bytes: Zeroizing::new(bytes),
    })
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
