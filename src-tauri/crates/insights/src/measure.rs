//! What a check-in measures, one item at a time. Not here: the urge of one tracker (the urge map
//! asks for it by itself), and items that are no numbers.

use crate::message::{Message, MessageArg};
use cairn_journal::entities::CheckIn;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One measured item of a check-in (domain rule 2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Measure {
    /// -3 very unpleasant to +3 very pleasant.
    Mood,
    /// -3 very low to +3 very high.
    Energy,
    /// 0 to 10.
    Anxiety,
    /// 0 alone to 10 held.
    Connection,
    /// 0 not at all to 10 fully.
    Confidence,
    /// Sleep last night, in hours.
    Sleep,
    /// The strongest urge of the check-in, 0 to 10.
    Urge,
    /// 0 to 10.
    Pain,
}

impl Measure {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Mood,
        Self::Energy,
        Self::Anxiety,
        Self::Connection,
        Self::Confidence,
        Self::Sleep,
        Self::Urge,
        Self::Pain,
    ];

    /// The value in `check_in`; `None` where the item was left out.
    #[must_use]
    pub fn of(self, check_in: &CheckIn) -> Option<f64> {
        match self {
            Self::Mood => check_in.valence.map(f64::from),
            Self::Energy => check_in.energy.map(f64::from),
            Self::Anxiety => check_in.anxiety.map(f64::from),
            Self::Connection => check_in.connection.map(f64::from),
            Self::Confidence => check_in.confidence.map(f64::from),
            Self::Sleep => check_in.sleep_min.map(|minutes| f64::from(minutes) / 60.0),
            Self::Urge => check_in
                .urges
                .iter()
                .map(|u| f64::from(u.strength))
                .reduce(f64::max),
            Self::Pain => check_in.pain.map(f64::from),
        }
    }

    /// Its values in `check_ins`, each with its logical day. Check-ins in the trash do not count.
    pub fn values<'a>(
        self,
        check_ins: impl IntoIterator<Item = &'a CheckIn>,
    ) -> impl Iterator<Item = (NaiveDate, f64)> {
        check_ins
            .into_iter()
            .filter(|check_in| check_in.deleted_at.is_none())
            .filter_map(move |check_in| Some((check_in.date, self.of(check_in)?)))
    }

    /// The ends of its scale. Twelve hours of sleep are rarely passed; a chart makes room for more.
    #[must_use]
    pub const fn scale(self) -> (f64, f64) {
        match self {
            Self::Mood | Self::Energy => (-3.0, 3.0),
            Self::Sleep => (0.0, 12.0),
            Self::Anxiety | Self::Connection | Self::Confidence | Self::Urge | Self::Pain => {
                (0.0, 10.0)
            }
        }
    }

    /// Whether its scale has two sides, so that values are written with their sign.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Mood | Self::Energy)
    }

    /// A value as it is written: with its sign or without, one decimal at most.
    #[must_use]
    pub const fn written(self, value: f64) -> MessageArg {
        let decimals = 1;
        if self.is_signed() {
            MessageArg::Signed { value, decimals }
        } else {
            MessageArg::Decimal { value, decimals }
        }
    }

    /// A step of its scale as it is written: without decimals it does not have.
    #[must_use]
    pub fn step(self, value: f64) -> MessageArg {
        let decimals = u8::from(value.fract() != 0.0);
        if self.is_signed() {
            MessageArg::Signed { value, decimals }
        } else {
            MessageArg::Decimal { value, decimals }
        }
    }

    /// Its name inside a sentence.
    #[must_use]
    pub fn name_inside(self) -> Message {
        Message::plain(match self {
            Self::Mood => "measure-mood-inside",
            Self::Energy => "measure-energy-inside",
            Self::Anxiety => "measure-anxiety-inside",
            Self::Connection => "measure-connection-inside",
            Self::Confidence => "measure-confidence-inside",
            Self::Sleep => "measure-sleep-inside",
            Self::Urge => "measure-urge-inside",
            Self::Pain => "measure-pain-inside",
        })
    }

    /// Its name as a heading.
    #[must_use]
    pub fn name(self) -> Message {
        Message::plain(match self {
            Self::Mood => "measure-mood",
            Self::Energy => "measure-energy",
            Self::Anxiety => "measure-anxiety",
            Self::Connection => "measure-connection",
            Self::Confidence => "measure-confidence",
            Self::Sleep => "measure-sleep",
            Self::Urge => "measure-urge",
            Self::Pain => "measure-pain",
        })
    }
}
