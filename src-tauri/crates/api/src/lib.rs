//! Every command of Cairn as a plain function on a [`Session`], and the types it shares with the
//! window.
//!
//! One list, [`with_commands!`], holds each command as `name(Request) -> Response`. From it come
//! the handlers of the desktop shell, the access of the command line and the TypeScript type
//! `Commands` in `ui/src/lib/contract`. A command that is listed but not written does not compile.
//!
//! Deliberately not here: rules (they are the journal's), sentences (they are in `ui/locales`), the
//! clock and the random source (both are handed in), windows and menus.

pub mod commands;
mod contract;
pub mod demo;
mod error;
mod excerpt;
mod machine;
mod passphrase;
mod preferences;
mod session;
mod upkeep;

pub use error::ApiError;
pub use passphrase::{PassphraseReason, PassphraseStrength};
pub use preferences::{Contrast, Preferences, PreferencesFile, Theme, default_journal_dir};
pub use session::{Clock, Nothing, Session};
pub use upkeep::{give_memory_back, keep_up};

/// Every name that the list of commands uses, for those who expand it.
pub mod types {
    pub use crate::commands::*;
    pub use crate::{ApiError, Clock, Nothing, PassphraseStrength, Preferences, Session};
    pub use cairn_exchange::{ImportReport, Proposal, ShareRequest, SinceSheet, Timing};
    pub use cairn_insights::StrategyRanking;
    pub use cairn_insights::cairn::Cairn;
    pub use cairn_insights::chart::Chart;
    pub use cairn_journal::entities::{
        CheckIn, Concern, DayLog, FirstVisit, Group, GroupFitReview, HopeItem, InstrumentResponse,
        JournalEntry, Letter, Listening, Meeting, MilestoneAck, MilestoneSet, OpennessStep,
        OthersMilestone, Pause, Person, Question, SafetyPlan, Service, Settings, Share,
        SignificantDate, StoryEvent, Strategy, StrategyUse, Support, Tag, Takeaway, Tracker,
        UrgeEpisode, Worry,
    };
    pub use cairn_journal::{
        Became, CheckInDraft, ConcernDraft, DayLogDraft, EntryDraft, FirstVisitDraft, Found,
        GroupDraft, GroupFitReviewDraft, HopeItemDraft, InstrumentResponseDraft, LapseDraft,
        LapsePreview, LapseSaved, LetterDraft, LetterRow, ListeningDraft, MeetingDraft,
        MilestoneAckDraft, MilestoneSetDraft, OpennessStepDraft, OthersMilestoneDraft, PauseDraft,
        PersonDraft, QuestionDraft, SafetyPlanDraft, ServiceDraft, SettingsDraft, ShareDraft,
        SignificantDateDraft, StoryEventDraft, StrategyDraft, StrategyUseDraft, SupportDraft,
        TakeawayDraft, TrackerDraft, TrackerTies, UrgeEpisodeDraft, WorryDraft,
    };
    pub use cairn_vault::{BackupInfo, BackupReport, Outside, RepairReport, VerifyReport};
}

/// Hands the list of commands to the macro `$then`, in two groups: `anytime` may be called while
/// the journal is locked, `open` answers `locked` until it is unlocked.
#[macro_export]
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            anytime {
                app_state(Nothing) -> AppState;
                get_preferences(Nothing) -> Preferences;
                save_preferences(Preferences) -> Preferences;
                suggest_passphrase(Nothing) -> SuggestedPassphrase;
                measure_passphrase(MeasurePassphrase) -> PassphraseStrength;
                create_journal(CreateJournal) -> CreatedJournal;
                confirm_recovery(ConfirmRecovery) -> Nothing;
                unlock(Unlock) -> Unlocked;
                lock_session(Nothing) -> Nothing;
                locate_journal(LocateJournal) -> AppState;
                list_backups(Nothing) -> BackupList;
                verify_backup(VerifyBackup) -> BackupReport;
                restore_backup(RestoreBackup) -> BackupReport;
                support_lines(SupportLines) -> SupportPage;
                plan_while_locked(Nothing) -> PlanWhileLocked;
                get_sample_cairn(DrawSample) -> Cairn;
            }
            open {
                get_today(GetToday) -> TodayView;
                confirm_clock(Nothing) -> Nothing;
                new_entry(NewEntry) -> JournalEntry;
                list_entries(ListEntries) -> EntryList;
                list_days(DayRange) -> DayMarks;
                get_entry(ById) -> JournalEntry;
                save_entry(SaveEntry) -> JournalEntry;
                list_history(ById) -> History;
                get_history_version(HistoryVersion) -> JournalEntry;
                restore_history_version(HistoryVersion) -> JournalEntry;
                list_templates(Nothing) -> TemplateList;
                list_tags(Nothing) -> TagList;
                rename_tag(RenameTag) -> Tag;
                delete_record(ById) -> Nothing;
                undelete_record(ById) -> Nothing;
                list_trash(Nothing) -> TrashList;
                empty_trash(Nothing) -> Removed;
                erase_for_good(EraseForGood) -> Erased;
                search(SearchRequest) -> Found;
                list_feelings(Nothing) -> FeelingList;
                save_check_in(CheckInDraft) -> CheckIn;
                list_check_ins(DayRange) -> CheckInList;
                list_strategies(ListStrategies) -> StrategyList;
                get_strategy(ById) -> StrategyDetail;
                save_strategy(StrategyDraft) -> Strategy;
                save_strategy_use(StrategyUseDraft) -> StrategyUse;
                rank_strategies(Nothing) -> StrategyRanking;
                list_urges(Nothing) -> UrgeList;
                save_urge_episode(UrgeEpisodeDraft) -> UrgeEpisode;
                list_questionnaires(Nothing) -> QuestionnaireList;
                save_instrument_response(InstrumentResponseDraft) -> InstrumentResponse;
                list_trackers(ListTrackers) -> TrackerList;
                get_tracker(GetTracker) -> TrackerView;
                save_tracker(TrackerDraft) -> Tracker;
                tracker_ties(ById) -> TrackerTies;
                explain_anchor(ExplainAnchor) -> AnchorDates;
                measure_units(MeasureUnits) -> UkUnits;
                list_lapses(ById) -> LapseList;
                get_lapse(ById) -> LapseDetail;
                preview_lapse(LapseDraft) -> LapsePreview;
                save_lapse(SaveLapse) -> LapseSaved;
                list_weeks(ListWeeks) -> WeekList;
                save_day_log(DayLogDraft) -> DayLog;
                list_pauses(Nothing) -> PauseList;
                save_pause(PauseDraft) -> Pause;
                get_timeline(GetTimeline) -> Timeline;
                acknowledge_milestone(MilestoneAckDraft) -> MilestoneAck;
                list_milestone_sets(Nothing) -> MilestoneSetList;
                save_milestone_set(MilestoneSetDraft) -> MilestoneSet;
                get_anniversary(GetAnniversary) -> AnniversaryPage;
                get_cairn(DrawIn) -> CairnView;
                get_path_stones(DrawIn) -> PathStones;
                save_cairn_picture(SavePicture) -> SavedFile;
                export_ics(ExportIcs) -> SavedFile;
                list_dates(Nothing) -> DateList;
                save_significant_date(SignificantDateDraft) -> SignificantDate;
                save_others_milestone(OthersMilestoneDraft) -> OthersMilestone;
                list_letters(Nothing) -> LetterList;
                seal_letter(LetterDraft) -> LetterRow;
                open_letter(OpenLetterRequest) -> Letter;
                trends_overview(Nothing) -> TrendsOverview;
                draw_chart(DrawChart) -> Chart;
                save_chart(SaveChart) -> SavedFile;
                save_chart_pixels(SavePixels) -> SavedFile;
                list_groups(Nothing) -> GroupList;
                get_group(ById) -> GroupView;
                save_group(GroupDraft) -> Group;
                list_meetings(ListMeetings) -> MeetingList;
                get_meeting(ById) -> MeetingDetail;
                new_meeting(NewMeeting) -> MeetingDraft;
                save_meeting(MeetingDraft) -> Meeting;
                list_takeaways(ListTakeaways) -> TakeawayList;
                save_takeaway(TakeawayDraft) -> Takeaway;
                let_become(LetBecome) -> Became;
                list_questions(ListQuestions) -> QuestionList;
                save_question(QuestionDraft) -> Question;
                list_hope_items(Nothing) -> HopeShelf;
                save_hope_item(HopeItemDraft) -> HopeItem;
                list_people(Nothing) -> PeopleList;
                save_person(PersonDraft) -> Person;
                list_first_visits(Nothing) -> FirstVisitList;
                save_first_visit(FirstVisitDraft) -> FirstVisit;
                list_group_fit_reviews(Nothing) -> GroupFitReviewList;
                save_group_fit_review(GroupFitReviewDraft) -> GroupFitReview;
                compare_groups(CompareGroups) -> GroupComparison;
                list_supports(Nothing) -> SupportList;
                save_support(SupportDraft) -> Support;
                list_concerns(Nothing) -> ConcernList;
                save_concern(ConcernDraft) -> Concern;
                list_services(Nothing) -> ServiceList;
                save_service(ServiceDraft) -> Service;
                list_listenings(Nothing) -> ListeningList;
                save_listening(ListeningDraft) -> Listening;
                list_openness_steps(Nothing) -> OpennessLadder;
                save_openness_step(OpennessStepDraft) -> OpennessStep;
                list_worries(Nothing) -> WorryList;
                save_worry(WorryDraft) -> Worry;
                list_story_events(Nothing) -> StoryTimeline;
                save_story_event(StoryEventDraft) -> StoryEvent;
                tell_story(TellStory) -> ShareDraft;
                get_safety_plan(Nothing) -> SafetyPlanView;
                save_safety_plan(SafetyPlanDraft) -> SafetyPlan;
                show_plan_while_locked(ShowPlanWhileLocked) -> PlanWhileLocked;
                list_shares(Nothing) -> ShareList;
                get_share(ById) -> Share;
                save_share(ShareDraft) -> Share;
                time_text(TimeText) -> Timing;
                since_meeting(SinceMeeting) -> SinceSheet;
                propose_share(ProposeShare) -> Proposal;
                preview_share(ShareRequest) -> SharePreview;
                write_share(WriteShare) -> WrittenShare;
                list_receipts(Nothing) -> ReceiptList;
                export_journal(ExportRequest) -> Exported;
                import_journal(ImportRequest) -> ImportReport;
                get_settings(Nothing) -> Settings;
                save_settings(SettingsDraft) -> Settings;
                change_passphrase(ChangePassphrase) -> Nothing;
                new_recovery_words(ConfirmWithPassphrase) -> RecoverySheet;
                revoke_recovery_words(ConfirmWithPassphrase) -> Nothing;
                create_backup(CreateBackup) -> BackupInfo;
                remove_earlier_backups(Nothing) -> Removed;
                set_backup_folder(BackupFolder) -> BackupList;
                compare_backup(CompareBackup) -> BackupComparison;
                compare_record(CompareRecord) -> BothVersions;
                take_from_backup(TakeFromBackup) -> TakenBack;
                see_as_stranger(Nothing) -> Outside;
                compact_journal(Nothing) -> Nothing;
                verify_journal(Nothing) -> VerifyReport;
                repair_journal(RepairJournal) -> RepairReport;
            }
        }
    };
}
