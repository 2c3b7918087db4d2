//! Parts of the day, by the clock on the wall. Not here: logical days.

use crate::message::Message;
use serde::Serialize;

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DayPart {
    /// 05:00 to 11:59.
    Morning,
    /// 12:00 to 16:59.
    Afternoon,
    /// 17:00 to 21:59.
    Evening,
    /// 22:00 to 04:59.
    Night,
}

/// How often something was used in one part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DayPartUse {
    /// The part.
    pub part: DayPart,
    /// Uses in it, at least 1.
    pub uses: u32,
}

impl DayPart {
    /// The part that an hour, 0 to 23, lies in.
    #[must_use]
    pub const fn of(hour: u32) -> Self {
        match hour {
            5..12 => Self::Morning,
            12..17 => Self::Afternoon,
            17..22 => Self::Evening,
            _ => Self::Night,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> Message {
        Message::plain(match self {
            Self::Morning => "day-part-morning",
            Self::Afternoon => "day-part-afternoon",
            Self::Evening => "day-part-evening",
            Self::Night => "day-part-night",
        })
    }
}
