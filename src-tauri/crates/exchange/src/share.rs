//! What leaves for somebody to read: previewed as it will be written, byte for byte (I-14), with
//! the names of others redacted unless the person decides otherwise.
//!
//! A document is made the same way for the preview and for the file; the digest of what was
//! previewed is handed back, and nothing is written when a source has changed since (AC-37). Not
//! here: the file (`file`), sealing (`sealed`), and the receipt, which is the journal's.

use crate::charts::push_charts;
use crate::counted::counted;
use crate::export::dated_name;
use crate::outline::{Block, outline, share_blocks};
use crate::pdf::{self, Paper};
use crate::redaction::{RedactedRecords, Redaction, Redactions, Redactor};
use crate::selection::{LeftOut, Selection, pick_for};
use crate::timing::{Timing, time_to_say};
use crate::{ExchangeError, html, markdown, plain_text, sealed, table};
use cairn_journal::entities::ShareProfile;
use cairn_journal::{ImportBatch, Journal, Moment};
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
    /// Pages of tagged text.
    Pdf,
    /// An encrypted copy: the records themselves, sealed with a passphrase of their own and
    /// restored like a backup.
    Sealed,
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
            Self::Pdf => "pdf",
            Self::Sealed => "backup",
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
    /// The pages of a PDF.
    #[serde(default)]
    pub paper: Paper,
    /// With charts of the check-ins that leave: in a PDF as pictures, elsewhere in sentences. A
    /// table and an encrypted copy have none.
    #[serde(default)]
    pub charts: bool,
}

/// What a document is made of.
pub enum Content {
    /// The file; UTF-8 but for a PDF.
    File(Zeroizing<Vec<u8>>),
    /// Records that are nothing to be written before they are sealed ([`crate::seal`]).
    ToSeal(Box<ImportBatch>),
}

/// A document as it leaves.
pub struct SharedDocument {
    /// What it is made of.
    pub content: Content,
    /// All that can be read in it, but for the letters of charts: of forms made of text, the file
    /// itself; of records to be sealed, their Markdown.
    pub text: Zeroizing<String>,
    /// Signs that the fonts of a PDF do not have, each once; in `text` a box stands for them.
    pub missing: Vec<String>,
    /// How long it takes to say as plain text.
    pub timing: Timing,
    /// What was redacted, and what is offered for a look.
    pub redactions: Redactions,
    /// How many records are in it.
    pub records: u32,
    /// How many were asked for and stayed out.
    pub left_out: LeftOut,
    /// SHA-256 in hexadecimal of the file, or of the records before they are sealed: sealing the
    /// same twice never gives the same file.
    pub digest: String,
    /// A file name that tells nothing but the day it was made.
    pub file_name: String,
}

/// Makes the document that `request` asks for.
///
/// # Errors
/// [`ExchangeError::Journal`] when the share is not here; [`ExchangeError::TooLong`] for a PDF of
/// more than 2 MB of text.
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
    // Nobody reads charts aloud.
    let said = plain_text::write(&blocks);
    let timing = time_to_say(&said, journal.settings().reading_speed, request.minutes);
    if request.charts && request.format != ShareFormat::Sealed {
        push_charts(&mut blocks, journal, &picked, &request.selection, words);
    }
    let (content, text, missing) = match request.format {
        ShareFormat::Txt => file(of_text(plain_text::write(&blocks))),
        ShareFormat::Md => file(of_text(markdown::write(&blocks))),
        ShareFormat::Html => file(of_text(html::write(&blocks, words))),
        ShareFormat::Csv => file(of_text(
            String::from_utf8_lossy(&table::write(&picked)).into_owned(),
        )),
        ShareFormat::Pdf => file(pdf::write(&blocks, request.paper, words)?),
        ShareFormat::Sealed => {
            let records = sealed::records_of(&picked, draft.as_ref());
            (
                Content::ToSeal(Box::new(records)),
                markdown::write(&blocks),
                Vec::new(),
            )
        }
    };
    let n_records = match request.format {
        ShareFormat::Csv => picked.count_in_table(),
        _ => picked.count() + u32::from(draft.is_some()),
    };
    Ok(SharedDocument {
        timing,
        redactions: redaction.finish(),
        records: n_records,
        left_out,
        digest: content.digest(),
        file_name: dated_name("notes", request.format.extension(), at),
        content,
        text: Zeroizing::new(text),
        missing,
    })
}

impl Content {
    fn digest(&self) -> String {
        match self {
            Self::File(bytes) => digest(bytes),
            Self::ToSeal(records) => {
                let json = serde_json::to_vec(records)
                    .expect("entities have text keys only and a Vec takes all bytes");
                digest(&Zeroizing::new(json))
            }
        }
    }
}

fn file(written: Written) -> (Content, String, Vec<String>) {
    let content = Content::File(Zeroizing::new(written.bytes));
    (content, written.text, written.missing)
}

/// A document that is a file as it is.
pub(crate) struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// All that can be read in it but for the letters of charts, in the order of reading.
    pub text: String,
    /// Signs that stand in it as a box only, each once.
    pub missing: Vec<String>,
}

/// A form that is nothing but its text.
fn of_text(text: String) -> Written {
    Written {
        bytes: text.clone().into_bytes(),
        text,
        missing: Vec::new(),
    }
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod pdf_tests;
#[cfg(test)]
mod tests;
