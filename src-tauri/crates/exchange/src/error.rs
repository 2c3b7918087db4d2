//! Why something could not go out or come in. Facts and numbers only: no path, no text of the
//! person, no message of a parser (those quote what they read). Not here: sentences.

use cairn_journal::JournalError;
use std::io;

/// A refusal; after each of them the journal and every file are as they were.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// The file holds nothing: no bytes, only white space, or a journal without one record.
    #[error("there is nothing in it")]
    Empty,
    /// The file is larger than this program reads.
    #[error("{bytes} bytes are more than the {limit} that are read")]
    TooLarge {
        /// Size of the file in bytes.
        bytes: u64,
        /// Most bytes that are read.
        limit: u64,
    },
    /// The text is not UTF-8.
    #[error("not UTF-8 from byte {at} on")]
    NotUtf8 {
        /// Offset of the first byte that is not UTF-8.
        at: u64,
    },
    /// The text is not JSON.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// Line of the first sign that does not belong, from 1.
        line: u32,
        /// Its column in bytes, from 1.
        column: u32,
    },
    /// The text is JSON that stops too early, as after a copy that was interrupted.
    #[error("cut short after {bytes} bytes")]
    CutShort {
        /// How many bytes there are.
        bytes: u64,
    },
    /// JSON, but not an export of a Cairn journal.
    #[error("not an export of a journal")]
    OtherFormat,
    /// Written by a newer program.
    #[error("written as version {found}; versions up to {supported} are read")]
    NewerVersion {
        /// The version the file names.
        found: u32,
        /// The newest version this program reads.
        supported: u32,
    },
    /// The journal refused the batch as a whole.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The text is too long for a PDF.
    #[error("{bytes} bytes of text are more than the {limit} of a PDF")]
    TooLong {
        /// Bytes of text.
        bytes: usize,
        /// Most bytes that are set.
        limit: usize,
    },
    /// The library that sets pages refused these.
    #[error("the pages could not be set")]
    NotSet,
    /// A journal would not take one of the records: it is too long once names are replaced.
    #[error("not every record fits into a copy")]
    CopyNotWhole,
    /// What was asked for holds nothing, and its format has no empty file.
    #[error("there is nothing to write")]
    NothingToWrite,
    /// A file of this name is there and replacing it was not asked for.
    #[error("a file of this name is there already")]
    FileExists,
    /// The name belongs to a folder, or is no file name at all.
    #[error("the name cannot be that of a file")]
    NotAFile,
    /// The file to read does not exist.
    #[error("the file does not exist")]
    FileMissing,
    /// The folder does not exist.
    #[error("the folder does not exist")]
    FolderMissing,
    /// The folder, or the medium it is on, may not be written to.
    #[error("the folder cannot be written to")]
    FolderReadOnly,
    /// There is no room left for the file.
    #[error("no room left for {needed} bytes")]
    DiskFull {
        /// Size of the file in bytes.
        needed: u64,
    },
    /// What was written could not be read back the same; it was removed again.
    #[error("what was written could not be read back the same")]
    ReadBackDiffers,
    /// Any other answer of the system while reading or writing.
    #[error("the system refused: {0:?}")]
    Io(io::ErrorKind),
}
