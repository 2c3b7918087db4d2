//! The list of kinds of record. Adding an entity begins with a line here.

use serde::{Deserialize, Serialize};

/// What a record is. The text form stands in the sealed envelope and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Kind {
    /// `JournalEntry`
    Entry,
    /// `EntryRevision`
    EntryRevision,
    /// `CheckIn`
    CheckIn,
    /// `Strategy`
    Strategy,
    /// `StrategyUse`
    StrategyUse,
    /// `Tracker`
    Tracker,
    /// `DayLog`
    DayLog,
    /// `Lapse`
    Lapse,
    /// `Pause`
    Pause,
    /// `MilestoneSet`
    MilestoneSet,
    /// `MilestoneAck`
    MilestoneAck,
    /// `SignificantDate`
    SignificantDate,
    /// `OthersMilestone`
    OthersMilestone,
    /// `Letter`
    Letter,
    /// `Tag`
    Tag,
    /// `Settings`
    Settings,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Entry,
        Self::EntryRevision,
        Self::CheckIn,
        Self::Strategy,
        Self::StrategyUse,
        Self::Tracker,
        Self::DayLog,
        Self::Lapse,
        Self::Pause,
        Self::MilestoneSet,
        Self::MilestoneAck,
        Self::SignificantDate,
        Self::OthersMilestone,
        Self::Letter,
        Self::Tag,
        Self::Settings,
    ];

    /// The name in the sealed envelope and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::EntryRevision => "entry_revision",
            Self::CheckIn => "check_in",
            Self::Strategy => "strategy",
            Self::StrategyUse => "strategy_use",
            Self::Tracker => "tracker",
            Self::DayLog => "day_log",
            Self::Lapse => "lapse",
            Self::Pause => "pause",
            Self::MilestoneSet => "milestone_set",
            Self::MilestoneAck => "milestone_ack",
            Self::SignificantDate => "significant_date",
            Self::OthersMilestone => "others_milestone",
            Self::Letter => "letter",
            Self::Tag => "tag",
            Self::Settings => "settings",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_json_and_in_the_envelope() {
        for kind in Kind::ALL {
            let json = serde_json::to_value(kind).unwrap();
            assert_eq!(json, kind.name());
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(
            Kind::from_name("weather"),
            None,
            "a newer program's kind is not guessed"
        );
    }
}
