//! A record as the rooms above know it: an id, a kind and a text. What a kind means is not known
//! here, and how a record is sealed is in `envelope.rs`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroize;

/// The random id (UUID v4) of a record. It tells neither time nor kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct RecordId(Uuid);

impl RecordId {
    /// Makes a new id from `rng`.
    pub fn make(rng: &mut dyn CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The 16 bytes of the id.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

impl From<Uuid> for RecordId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

/// One stored thing of a journal. `kind` and `body` are wiped when it is dropped, and there is no
/// `Debug`, so that no text of the journal can reach a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// Random id; the same for all revisions of a thing.
    pub id: RecordId,
    /// Name of the kind of thing, by the rooms above.
    pub kind: String,
    /// Revision, counted by the rooms above.
    pub revision: u32,
    /// When this revision was written.
    pub written_at: DateTime<Utc>,
    /// Version of the shape of `body`, by the rooms above.
    pub schema: u16,
    /// JSON text. White space around it is not kept.
    pub body: String,
}

impl Record {
    /// This record, borrowed.
    #[must_use]
    pub fn view(&self) -> RecordView<'_> {
        RecordView {
            head: RecordHead {
                id: self.id,
                kind: &self.kind,
                revision: self.revision,
                written_at: self.written_at,
                schema: self.schema,
            },
            body: &self.body,
        }
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        self.kind.zeroize();
        self.body.zeroize();
    }
}

/// A record but for its body.
#[derive(Clone, Copy)]
pub struct RecordHead<'a> {
    /// See [`Record::id`].
    pub id: RecordId,
    /// See [`Record::kind`].
    pub kind: &'a str,
    /// See [`Record::revision`].
    pub revision: u32,
    /// See [`Record::written_at`].
    pub written_at: DateTime<Utc>,
    /// See [`Record::schema`].
    pub schema: u16,
}

/// A record in the bytes that were opened for it, which are wiped after it was read.
#[derive(Clone, Copy)]
pub struct RecordView<'a> {
    /// What stands before the body.
    pub head: RecordHead<'a>,
    /// See [`Record::body`].
    pub body: &'a str,
}

impl RecordView<'_> {
    /// This record on its own.
    #[must_use]
    pub fn to_record(&self) -> Record {
        let head = self.head;
        Record {
            id: head.id,
            kind: head.kind.to_owned(),
            revision: head.revision,
            written_at: head.written_at,
            schema: head.schema,
            body: self.body.to_owned(),
        }
    }
}

/// One change of a batch.
#[derive(Clone)]
pub enum Change {
    /// Writes a record, new or in place of the one with the same id.
    Put(Record),
    /// Removes the record with this id, if it is there.
    Remove(RecordId),
}
