//! Why the journal refused: one enum for the whole room.
//!
//! Variants hold numbers and names of fields, never a word that somebody wrote. Sentences for
//! people are in the message files of the interface.

use cairn_vault::VaultError;
use serde::Serialize;

/// A refusal of the journal. Nothing was changed, unless the variant says what was kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JournalError {
    /// The vault refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The journal was opened read-only.
    #[error("the journal was opened read-only")]
    ReadOnly,
    /// There is no record with this id, or it is of another kind.
    #[error("no such record")]
    NotFound,
    /// The record is in the trash; a refused entry is kept among its versions.
    #[error("the record is in the trash")]
    InTrash,
    /// The record was saved meanwhile; a refused entry is kept among its versions.
    #[error("the record was saved meanwhile, its revision is {current_revision}")]
    Stale {
        /// The revision that is stored.
        current_revision: u32,
    },
    /// An entry without any text would replace one with text, and nobody asked for that.
    #[error("an empty entry would replace a full one")]
    EmptyOverFull,
    /// The value of `field` is taken by another record.
    #[error("{field} is not unique")]
    NotUnique {
        /// Name of the field.
        field: &'static str,
    },
    /// The value of `field` breaks `rule`.
    #[error("{field} is not valid: {rule}")]
    Invalid {
        /// Name of the field.
        field: &'static str,
        /// The rule it breaks, with its numbers.
        rule: Rule,
    },
    /// The days are those of `n` other records already; a lapse may be merged with them.
    #[error("{n} records have these days already")]
    Overlaps {
        /// How many.
        n: u32,
    },
    /// Today may not be today, so nothing is awarded until the person says (AC-14).
    #[error("the clock is in doubt")]
    ClockInDoubt,
    /// The milestone that opens the letter is not reached, and nobody asked for it early.
    #[error("the letter is sealed")]
    Sealed,
    /// The milestone is not reached.
    #[error("the milestone is not reached")]
    NotReached,
    /// The takeaway became one of these before, and that is still here.
    #[error("the takeaway became that already")]
    AlreadyBecame,
    /// A questionnaire was answered so lately that it is not asked again before `next`.
    #[error("not asked before {next}")]
    AskedLately {
        /// The first day on which it is asked again.
        next: chrono::NaiveDate,
    },
    /// A filter of a search has a value that it does not understand.
    #[error("the filter {filter} has no such value")]
    Query {
        /// The filter's name, without the colon.
        filter: &'static str,
    },
}

impl JournalError {
    pub(crate) fn invalid(field: &'static str, rule: Rule) -> Self {
        Self::Invalid { field, rule }
    }
}

/// What a value must keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Rule {
    /// At most `limit` characters.
    TooLong {
        /// Characters that are accepted.
        limit: u32,
        /// Characters found.
        found: u32,
    },
    /// At most `limit` items.
    TooMany {
        /// Items that are accepted.
        limit: u32,
        /// Items found.
        found: u32,
    },
    /// A number from `least` to `most`.
    OutOfRange {
        /// Least value accepted.
        least: i32,
        /// Greatest value accepted.
        most: i32,
        /// Value found.
        found: i32,
    },
    /// A multiple of `step`.
    OffStep {
        /// Distance between accepted values.
        step: u32,
        /// Value found.
        found: u32,
    },
    /// Something has to be there.
    Empty,
    /// The same thing stands there twice.
    Repeated,
    /// Not written in the form the field has.
    Malformed,
    /// The end lies before the beginning.
    Order,
    /// The year lies before all that is counted.
    TooLongAgo,
    /// Further ahead than is counted.
    TooFarAhead,
    /// The day is still to come.
    StillToCome,
    /// The day lies before the first day of the count.
    BeforeFirstDay,
    /// It has to end before the count begins.
    NotBefore,
    /// The time belongs to another day than the date beside it.
    OtherDay,
    /// The calendar where the person lives left this day out.
    NoSuchDay,
    /// This kind of tracker has no such thing.
    OtherGoal,
    /// It never comes.
    Never,
    /// It needs two letters at least.
    TooShort,
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong { limit, found } => write!(f, "{found} characters of {limit}"),
            Self::TooMany { limit, found } => write!(f, "{found} items of {limit}"),
            Self::OutOfRange { least, most, found } => write!(f, "{found} not in {least}..={most}"),
            Self::OffStep { step, found } => write!(f, "{found} is no multiple of {step}"),
            Self::Empty => f.write_str("empty"),
            Self::Repeated => f.write_str("repeated"),
            Self::Malformed => f.write_str("malformed"),
            Self::Order => f.write_str("the end before the beginning"),
            Self::TooLongAgo => f.write_str("too long ago"),
            Self::TooFarAhead => f.write_str("too far ahead"),
            Self::StillToCome => f.write_str("still to come"),
            Self::BeforeFirstDay => f.write_str("before the first day"),
            Self::NotBefore => f.write_str("not before the count"),
            Self::OtherDay => f.write_str("of another day"),
            Self::NoSuchDay => f.write_str("no such day"),
            Self::OtherGoal => f.write_str("not for this goal"),
            Self::Never => f.write_str("never comes"),
            Self::TooShort => f.write_str("too short"),
        }
    }
}
