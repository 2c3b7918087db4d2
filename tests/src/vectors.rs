//! The tables of frozen vectors (`tests/vectors`): what they are made of, and where they lie.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Secrets and vectors of one version of the format.
#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    /// What opens the journals of the vectors, by the name that vectors use.
    pub secrets: Vec<NamedSecret>,
    /// The vectors.
    pub vectors: Vec<Vector>,
}

/// A secret of a journal that holds nothing secret.
#[derive(Debug, Serialize, Deserialize)]
pub struct NamedSecret {
    /// What vectors call it.
    pub name: String,
    /// A passphrase, or 24 words.
    pub text: String,
}

/// One frozen thing and what must come of reading it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Vector {
    /// Kind and name; the file of its bytes, unless it is made of another one.
    pub name: String,
    /// Name of the secret that it is opened with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with: String,
    /// The vector that this one is made of, by `edits`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What is done to its bytes, one after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// Where a record lies, 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What must come of it: `opens` with some facts, or the code of a refusal.
    pub expect: String,
    /// Why, in words.
    pub why: String,
}

/// A change of bytes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// The lowest bit of this byte.
    Flip(usize),
    /// Only so many bytes stay.
    Keep(usize),
    /// Zeros behind the last byte.
    Append(usize),
    /// This text in place of the first `instead` bytes.
    Begin {
        /// The text.
        text: String,
        /// Bytes that it replaces.
        instead: usize,
    },
    /// Bytes of another vector over those that are here.
    Paste {
        /// The other vector.
        from: String,
        /// First byte there.
        at: usize,
        /// How many.
        bytes: usize,
        /// First byte here; at the end, the file grows.
        to: usize,
    },
}

/// The folder of version 1.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/v1")
}

impl Table {
    /// Reads the table in `folder`.
    ///
    /// # Panics
    /// When it is not there or is no such table.
    #[must_use]
    pub fn read(folder: &Path) -> Table {
        let text = std::fs::read_to_string(folder.join("table.json")).expect("the table is there");
        serde_json::from_str(&text).expect("the table is one")
    }

    /// The vector of this name.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn vector(&self, name: &str) -> &Vector {
        self.vectors
            .iter()
            .find(|vector| vector.name == name)
            .expect("vectors are made of vectors that are there")
    }

    /// The bytes of `vector`.
    ///
    /// # Panics
    /// When its file is not there, or an edit does not fit.
    #[must_use]
    pub fn bytes(&self, folder: &Path, vector: &Vector) -> Vec<u8> {
        let Some(of) = &vector.of else {
            return std::fs::read(folder.join(&vector.name)).expect("the file is there");
        };
        let mut bytes = self.bytes(folder, self.vector(of));
        for edit in &vector.edits {
            match edit {
                Edit::Flip(at) => bytes[*at] ^= 1,
                Edit::Keep(length) => {
                    assert!(*length < bytes.len(), "{}: nothing is cut", vector.name);
                    bytes.truncate(*length);
                }
                Edit::Append(zeros) => bytes.resize(bytes.len() + zeros, 0),
                Edit::Begin { text, instead } => {
                    drop(bytes.splice(..*instead, text.bytes()));
                }
                Edit::Paste {
                    from,
                    at,
                    bytes: length,
                    to,
                } => {
                    let other = self.bytes(folder, self.vector(from));
                    let end = bytes.len().min(to + length);
                    drop(bytes.splice(*to..end, other[*at..at + length].iter().copied()));
                }
            }
        }
        bytes
    }
}
