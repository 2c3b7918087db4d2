//! What this room says: the id of a sentence with typed arguments. Not here: the sentence, which
//! `cairn-words` makes for files and terminals and the window makes for itself.

use chrono::NaiveDate;
use serde::Serialize;

/// One sentence to be said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Message {
    /// Name of the message in `ui/locales`.
    pub id: &'static str,
    /// Its arguments by name.
    pub args: Vec<(&'static str, MessageArg)>,
}

/// One argument of a [`Message`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MessageArg {
    /// A name or a word, taken as it is.
    Text {
        /// The text.
        value: String,
    },
    /// How many; the sentence may choose a plural by it.
    Count {
        /// The number.
        value: u32,
    },
    /// A measured value with fixed decimals.
    Decimal {
        /// The value, in the unit the sentence names.
        value: f64,
        /// Digits behind the point.
        decimals: u8,
    },
    /// A step of the mood scale, always shown with its sign.
    Signed {
        /// -3 to +3.
        value: f64,
        /// Most digits behind the point.
        decimals: u8,
    },
    /// A logical day.
    Date {
        /// The day.
        value: NaiveDate,
    },
    /// A logical day with its weekday.
    Day {
        /// The day.
        value: NaiveDate,
    },
    /// Words that are themselves a message, such as the name of a weekday.
    Words {
        /// The message.
        value: Box<Message>,
    },
}

impl Message {
    /// A sentence with its arguments.
    #[must_use]
    pub fn new(id: &'static str, args: Vec<(&'static str, MessageArg)>) -> Self {
        Self { id, args }
    }

    /// A sentence without arguments.
    #[must_use]
    pub fn plain(id: &'static str) -> Self {
        Self::new(id, Vec::new())
    }

    /// How many of the days of a range were logged, and how many of them were paused.
    #[must_use]
    pub fn days_logged(logged: u32, days: u32, paused: u32) -> Self {
        let mut args = vec![("logged", logged.into()), ("days", days.into())];
        if paused == 0 {
            return Self::new("chart-days-logged", args);
        }
        args.push(("paused", paused.into()));
        Self::new("chart-days-logged-paused", args)
    }
}

impl From<Message> for MessageArg {
    fn from(value: Message) -> Self {
        Self::Words {
            value: Box::new(value),
        }
    }
}

impl From<NaiveDate> for MessageArg {
    fn from(value: NaiveDate) -> Self {
        Self::Date { value }
    }
}

impl From<&str> for MessageArg {
    fn from(value: &str) -> Self {
        Self::Text {
            value: value.to_owned(),
        }
    }
}

impl From<u32> for MessageArg {
    fn from(value: u32) -> Self {
        Self::Count { value }
    }
}
