//! A person's first day with the program, with something of theirs in every field there is. What
//! they wrote must not be found anywhere afterwards.
//!
//! Attachments have no place in the program yet.

use crate::{PASSPHRASE, TestClock};
use cairn_api::commands::{
    ChangePassphrase, ConfirmWithPassphrase, CreateBackup, NewEntry, SaveEntry, SearchRequest,
    change_passphrase, create_backup, delete_record, get_settings, lock_session, new_entry,
    new_recovery_words, rank_strategies, save_check_in, save_entry, save_settings, save_strategy,
    save_strategy_use, save_urge_episode, search,
};
use cairn_api::{Nothing, Preferences, Session, Theme};
use cairn_journal::entities::{
    Answer, Helped, StrategySource, StrategySourceKind, StrategyStatus, UrgeOutcome, UrgeSample,
};
use cairn_journal::{
    CheckInDraft, EntryDraft, SettingsDraft, StrategyDraft, StrategyUseDraft, UrgeEpisodeDraft,
};
use cairn_vault::SlotKind;

/// The day somebody chose for an entry; nothing else in these tests falls on it.
pub const DAY: &str = "2019-03-14";
/// The word of AC-43, which stands in every field.
pub const CANARY: &str = "zebra-canary-77";
/// The passphrase after it was changed.
pub const SECOND_PASSPHRASE: &str = "granite willow postcard drum acre";

/// What is written in which field; each of them is looked for by itself.
const TITLE: &str = "the night the boiler sang";
const BODY: &str = "Aunt Wilhelmina carried nineteen lanterns over the causeway";
const FORMER_BODY: &str = "Uncle Bartholomew forgot eleven umbrellas in the ferry";
const TAG: &str = "moonlit-quarry";
const ANSWER: &str = "gratitude for the unreasonable parsnip";
const DISCARDED: &str = "a letter to Quentin that goes into the drawer of things unsent";
const NOTE: &str = "woke at four thinking of the Baltic timetable";
const FEELING: &str = "wistfulness-of-otters";
const TRIGGER: &str = "payday-fridays";
const TOOL: &str = "Count backwards in Estonian";
const HOW: &str = "From four hundred and twelve, slowly, on the stairs";
const LEARNT_FROM: &str = "heard it from Ottoline on a Tuesday";
const SITUATION: &str = "queue-at-the-pharmacy";
const USE_NOTE: &str = "by three hundred the wanting had gone quiet";
const URGE_NOTE: &str = "the kettle sang louder than the wish to leave";
const SET_OFF_BY: &str = "lamps-in-the-off-licence";
const SOUGHT: &str = "parsnip Wilhelmina";

/// Everything that was typed on that day, and what the program made of it that is nobody's business.
#[must_use]
pub fn typed() -> Vec<&'static str> {
    let mut typed = vec![
        TITLE,
        BODY,
        FORMER_BODY,
        TAG,
        ANSWER,
        DISCARDED,
        NOTE,
        FEELING,
        TRIGGER,
        TOOL,
        HOW,
        LEARNT_FROM,
        SITUATION,
        USE_NOTE,
        URGE_NOTE,
        SET_OFF_BY,
        SOUGHT,
        DAY,
        CANARY,
        PASSPHRASE,
        SECOND_PASSPHRASE,
    ];
    // Single words of them, for what is cut up on its way, and names of fields and kinds.
    typed.extend([
        "Wilhelmina",
        "parsnip",
        "Estonian",
        "otters",
        "velvet onion",
        "willow postcard",
    ]);
    typed.extend([
        "journal_entry",
        "check_in",
        "strategy_use",
        "template_id",
        "not_for_me",
    ]);
    typed
}

/// Lives the day in a session that has just made its journal, and locks.
///
/// Returns the recovery words, the first ones and those that took their place.
///
/// # Panics
/// When anything is refused.
pub fn live(session: &mut Session, words: &str) -> Vec<String> {
    let clock = &TestClock::new();
    let with = |text: &str| format!("{text} {CANARY}");
    let preferences = Preferences {
        theme: Theme::Dark,
        text_size: 130,
        ..Preferences::default()
    };
    cairn_api::commands::save_preferences(session, clock, preferences).expect("preferences");

    let request = NewEntry {
        template_id: Some("gratitude".to_owned()),
        date: Some(DAY.parse().expect("a date")),
    };
    let blank = new_entry(session, clock, request).expect("a blank entry");
    let mut draft = EntryDraft::from(&blank);
    draft.title = with(TITLE);
    draft.body = with(FORMER_BODY);
    draft.tags = vec![with(TAG)];
    draft.answers = vec![Answer {
        prompt: "What was good".to_owned(),
        text: with(ANSWER),
    }];
    draft.hard = true;
    let mut save = |draft, autosave| {
        let request = SaveEntry {
            draft,
            autosave,
            allow_empty: false,
        };
        save_entry(session, clock, request).expect("the entry is valid")
    };
    let saved = save(draft, false);
    let mut draft = EntryDraft::from(&saved);
    draft.body = with(BODY);
    let saved = save(draft, true);
    let mut outdated = EntryDraft::from(&saved);
    outdated.revision = 1;
    outdated.body = with("written elsewhere meanwhile");
    let request = SaveEntry {
        draft: outdated,
        autosave: false,
        allow_empty: false,
    };
    save_entry(session, clock, request).expect_err("a stale revision is refused");

    let blank = new_entry(
        session,
        clock,
        NewEntry {
            template_id: None,
            date: None,
        },
    );
    let mut draft = EntryDraft::from(&blank.expect("a blank entry"));
    draft.body = with(DISCARDED);
    let request = SaveEntry {
        draft,
        autosave: false,
        allow_empty: false,
    };
    let discarded = save_entry(session, clock, request).expect("the entry is valid");
    let request = cairn_api::commands::ById { id: discarded.id };
    delete_record(session, clock, request).expect("it is there");

    let draft = CheckInDraft {
        valence: Some(-2),
        note: with(NOTE),
        feelings: vec![with(FEELING), "hopeful".to_owned()],
        triggers: vec![with(TRIGGER)],
        ..CheckInDraft::default()
    };
    save_check_in(session, clock, draft).expect("the check-in is valid");

    let draft = StrategyDraft {
        id: None,
        revision: 0,
        title: with(TOOL),
        how: with(HOW),
        tags: vec![with(TAG)],
        effort: Some(1),
        minutes: Some(5),
        source: Some(StrategySource {
            kind: StrategySourceKind::Person,
            id: None,
            note: with(LEARNT_FROM),
        }),
        status: StrategyStatus::Mine,
        try_by: None,
        private: true,
    };
    let strategy = save_strategy(session, clock, draft).expect("the strategy is valid");
    let draft = StrategyUseDraft {
        id: None,
        revision: 0,
        date: None,
        strategy_id: strategy.id,
        situation: Some(with(SITUATION)),
        before: Some(8),
        after: Some(3),
        minutes_between: Some(20),
        helped: Some(Helped::Yes),
        note: with(USE_NOTE),
        urge_episode_id: None,
    };
    save_strategy_use(session, clock, draft).expect("the use is valid");
    let sample = |sec, strength| UrgeSample { sec, strength };
    let draft = UrgeEpisodeDraft {
        id: None,
        revision: 0,
        planned_min: 20,
        tracker_id: None,
        samples: vec![sample(0, 8), sample(300, 5), sample(1_020, 2)],
        triggers: vec![with(SET_OFF_BY)],
        ended_sec: Some(1_020),
        outcome: Some(UrgeOutcome::Passed),
        note: with(URGE_NOTE),
    };
    save_urge_episode(session, clock, draft).expect("the urge is valid");
    rank_strategies(session, clock, Nothing {}).expect("a ranking");
    for query in [SOUGHT, CANARY, "tag:moonlit-quarry"] {
        let request = SearchRequest {
            query: query.to_owned(),
            limit: 10,
        };
        search(session, clock, request).expect("a search");
    }
    let settings = get_settings(session, clock, Nothing {}).expect("settings");
    let draft = SettingsDraft {
        auto_lock: 7,
        ..SettingsDraft::from(&settings)
    };
    save_settings(session, clock, draft).expect("the settings are valid");

    create_backup(session, clock, CreateBackup { to: None }).expect("a backup");
    let request = ConfirmWithPassphrase {
        passphrase: PASSPHRASE.to_owned(),
    };
    let sheet = new_recovery_words(session, clock, request).expect("new words");
    let request = ChangePassphrase {
        current: PASSPHRASE.to_owned(),
        current_kind: SlotKind::Passphrase,
        new: SECOND_PASSPHRASE.to_owned(),
        accept_weak: false,
    };
    change_passphrase(session, clock, request).expect("another passphrase");
    lock_session(session, clock, Nothing {}).expect("locking is not refused");
    vec![words.to_owned(), sheet.words.join(" ")]
}
