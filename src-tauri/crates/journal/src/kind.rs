//! The kinds of record, each named once: adding an entity begins with a line here.
//!
//! Not here: what is true of one kind only, which stands with its entity and in `image/listed.rs`.

use serde::{Deserialize, Serialize};

/// Hands every list of records to the macro `$then`, as `list: Entity, Kind "name";`. The name
/// stands in the sealed envelope and on the command line, the list is what the export calls it.
/// The settings are one record and no list.
#[macro_export]
macro_rules! with_lists {
    ($then:ident) => {
        $then! {
            /// Journal entries.
            entries: JournalEntry, Entry "entry";
            /// Kept versions of entries.
            entry_revisions: EntryRevision, EntryRevision "entry_revision";
            /// Check-ins.
            check_ins: CheckIn, CheckIn "check_in";
            /// Strategies.
            strategies: Strategy, Strategy "strategy";
            /// Uses of strategies.
            strategy_uses: StrategyUse, StrategyUse "strategy_use";
            /// Urges that were watched.
            urge_episodes: UrgeEpisode, UrgeEpisode "urge_episode";
            /// Answered questionnaires.
            instrument_responses: InstrumentResponse, InstrumentResponse "instrument_response";
            /// Trackers.
            trackers: Tracker, Tracker "tracker";
            /// Logged days.
            day_logs: DayLog, DayLog "day_log";
            /// Lapses.
            lapses: Lapse, Lapse "lapse";
            /// Pauses.
            pauses: Pause, Pause "pause";
            /// Sets of milestones of the person's own.
            milestone_sets: MilestoneSet, MilestoneSet "milestone_set";
            /// Milestones seen.
            milestone_acks: MilestoneAck, MilestoneAck "milestone_ack";
            /// Dates of grief and remembrance.
            significant_dates: SignificantDate, SignificantDate "significant_date";
            /// Milestones of others.
            others_milestones: OthersMilestone, OthersMilestone "others_milestone";
            /// Letters to oneself.
            letters: Letter, Letter "letter";
            /// Groups.
            groups: Group, Group "group";
            /// Meetings.
            meetings: Meeting, Meeting "meeting";
            /// What was taken away from meetings.
            takeaways: Takeaway, Takeaway "takeaway";
            /// People.
            people: Person, Person "person";
            /// Questions for somebody.
            questions: Question, Question "question";
            /// The hope shelf.
            hope_items: HopeItem, HopeItem "hope_item";
            /// First visits.
            first_visits: FirstVisit, FirstVisit "first_visit";
            /// Looks at how groups fit.
            group_fit_reviews: GroupFitReview, GroupFitReview "group_fit_review";
            /// Help given and received.
            supports: Support, Support "support";
            /// Concerns.
            concerns: Concern, Concern "concern";
            /// Services in groups.
            services: Service, Service "service";
            /// What listening did.
            listenings: Listening, Listening "listening";
            /// Steps towards being open.
            openness_steps: OpennessStep, OpennessStep "openness_step";
            /// Worries about what may come.
            worries: Worry, Worry "worry";
            /// Events of the person's story.
            story_events: StoryEvent, StoryEvent "story_event";
            /// Versions of the safety plan.
            safety_plans: SafetyPlan, SafetyPlan "safety_plan";
            /// What is to be said in meetings.
            shares: Share, Share "share";
            /// Receipts of what left the journal.
            export_receipts: ExportReceipt, ExportReceipt "export_receipt";
            /// Tags.
            tags: Tag, Tag "tag";
        }
    };
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        /// What a record is. The text form stands in the sealed envelope and on the command line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub enum Kind {
            $(#[doc = concat!("`", stringify!($entity), "`")] $kind,)*
            /// `Settings`
            Settings,
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)* Self::Settings];

            /// The name in the sealed envelope and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                    Self::Settings => "settings",
                }
            }
        }
    };
}
with_lists!(kinds);

impl Kind {
    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_json_and_in_the_envelope() {
        for kind in Kind::ALL.iter().copied() {
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
