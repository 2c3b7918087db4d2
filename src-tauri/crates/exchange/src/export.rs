//! One export: which records leave, in which format, under which file name.
//!
//! Not here: writing the file (`file`), and what each format looks like.

use crate::counted::counted;
use crate::selection::{LeftOut, Selection, pick};
use crate::{ExchangeError, json, markdown, outline::outline, plain_text, table};
use cairn_journal::{Journal, Moment};
use cairn_words::Words;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A format in which a journal, or a part of it, can leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ExportFormat {
    /// Every record as it is stored, but for an answer that was not ticked (AC-46): the one format
    /// that can be read back without a loss.
    Json,
    /// One Markdown document.
    Md,
    /// One document of plain text.
    Txt,
    /// One table, a record a row.
    Csv,
}

impl ExportFormat {
    /// The ending of the file name, without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Csv => "csv",
        }
    }
}

/// What leaves, in memory; its bytes are wiped when it is dropped.
pub struct ExportDocument {
    /// The content of the file, UTF-8.
    pub bytes: Zeroizing<Vec<u8>>,
    /// How many records are in it.
    pub records: u32,
    /// How many were asked for and stayed out.
    pub left_out: LeftOut,
    /// A file name that tells nothing but the day it was made: `notes-2026-11-21.md`.
    pub file_name: String,
}

impl std::fmt::Debug for ExportDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The bytes are what somebody wrote and belong in no log.
        f.debug_struct("ExportDocument")
            .field("size_bytes", &self.bytes.len())
            .field("records", &self.records)
            .field("left_out", &self.left_out)
            .field("file_name", &self.file_name)
            .finish()
    }
}

/// Exports what `selection` picks of `journal` as `format`.
///
/// `Md`, `Txt` and `Csv` hold entries, check-ins, strategies and their uses, the first two also
/// trackers that are not hidden with their numbers, milestones, lapses, and questionnaires that were
/// ticked; never the trash, letters
/// or earlier versions of a text, and never anything from the drawer, about others or private
/// unless it was ticked by itself. `Json` with the default selection is the whole journal, with
/// all of these; with any other selection it follows the same rules and holds only what was
/// picked, without settings and tags. `at` dates the file and nothing else.
///
/// # Errors
/// None today; the signature leaves room for formats that can refuse.
pub fn export(
    journal: &Journal,
    format: ExportFormat,
    selection: &Selection,
    words: &Words,
    at: &Moment,
) -> Result<ExportDocument, ExchangeError> {
    let snapshot = journal.snapshot();
    let document = |bytes: Vec<u8>, records, left_out| ExportDocument {
        bytes: Zeroizing::new(bytes),
        records,
        left_out,
        file_name: dated_name("notes", format.extension(), at),
    };
    if format == ExportFormat::Json && selection.is_default() {
        let bytes = json::write_whole(&snapshot, at.now);
        return Ok(document(bytes, snapshot.count(), LeftOut::default()));
    }
    let mut picked = pick(&snapshot, selection);
    picked.counted = counted(journal, &picked, selection, at);
    let records = match format {
        ExportFormat::Csv => picked.count_in_table(),
        ExportFormat::Json | ExportFormat::Md | ExportFormat::Txt => picked.count(),
    };
    let bytes = match format {
        ExportFormat::Json => json::write_picked(&picked, at.now),
        ExportFormat::Md => markdown::write(&outline(&picked, words)).into_bytes(),
        ExportFormat::Txt => plain_text::write(&outline(&picked, words)).into_bytes(),
        ExportFormat::Csv => table::write(&picked),
    };
    Ok(document(bytes, records, picked.left_out))
}

/// A file name of a neutral word and the day on the calendar where the person is, and nothing
/// else.
#[must_use]
pub fn dated_name(word: &str, extension: &str, at: &Moment) -> String {
    let day = at.now.with_timezone(&at.zone).date_naive();
    format!("{word}-{day}.{extension}")
}
