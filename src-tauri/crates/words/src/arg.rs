//! What is put into a sentence. Not here: which sentence, and where the value comes from.

use crate::format::{date_in_words, number, signed};
use chrono::NaiveDate;
use fluent_bundle::FluentValue;

/// One argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Taken as it is.
    Text(String),
    /// A number that a message may choose a plural by; written like [`number`] with up to three
    /// decimals.
    Number(f64),
    /// A measured value with fixed decimals, see [`number`].
    Decimal {
        /// The value, in the unit the sentence names.
        value: f64,
        /// Digits behind the point.
        decimals: u8,
    },
    /// A step of the mood scale, always with its sign, see [`signed`].
    Signed {
        /// The value, -3 to +3.
        value: f64,
        /// Most digits behind the point.
        decimals: u8,
    },
    /// A day, see [`date_in_words`].
    Date(NaiveDate),
}

impl Arg {
    pub(crate) fn to_fluent(&self) -> FluentValue<'static> {
        match self {
            Self::Text(text) => FluentValue::from(text.clone()),
            Self::Number(value) => FluentValue::from(*value),
            Self::Decimal { value, decimals } => FluentValue::from(number(*value, *decimals)),
            Self::Signed { value, decimals } => FluentValue::from(signed(*value, *decimals)),
            Self::Date(date) => FluentValue::from(date_in_words(*date)),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<NaiveDate> for Arg {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

macro_rules! from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(value: $number) -> Self {
                Self::Number(f64::from(value))
            }
        }
    )*};
}
from_number!(f64, u8, u16, u32, i8, i32);

impl From<usize> for Arg {
    /// Exact up to 2^53, which no count of a journal comes near.
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}
