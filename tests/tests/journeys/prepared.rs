//! Journals that are there when a journey begins, made through the same commands, and the first
//! steps that most journeys share.

use crate::{Options, Page, Program, say};
use cairn_api::commands::{
    NewEntry, SaveEntry, lock_session, new_entry, save_entry, save_strategy, save_tracker,
};
use cairn_api::{Nothing, Session};
use cairn_journal::entities::{
    AnchorKind, CountDisplay, Goal, LeapRule, MilestoneSetChoice, StrategyStatus,
};
use cairn_journal::{EntryDraft, StrategyDraft, TrackerDraft};
use cairn_tests::{PASSPHRASE, Place, TestClock};
use cairn_vault::KdfCost;

/// The day of the invented year on which its journeys take place.
pub const DEMO_NOW: &str = "2026-11-21T19:40:00Z";

/// A place with an empty journal; and its recovery words.
pub fn empty_journal() -> (Place, String) {
    let place = Place::new(5);
    let (mut session, words) = place.created();
    close(&mut session);
    (place, words)
}

/// A place with a journal of these entries, title and text of each, all of this day.
pub fn journal_with(entries: &[(&str, &str)]) -> Place {
    let place = Place::new(6);
    let (mut session, _) = place.created();
    for (title, body) in entries {
        let clock = TestClock::new();
        let request = NewEntry {
            template_id: None,
            date: None,
        };
        let blank = new_entry(&mut session, &clock, request).unwrap();
        let mut draft = EntryDraft::from(&blank);
        draft.title = (*title).to_owned();
        draft.body = (*body).to_owned();
        let request = SaveEntry {
            draft,
            autosave: false,
            allow_empty: false,
        };
        save_entry(&mut session, &clock, request).unwrap();
    }
    close(&mut session);
    place
}

/// A place with a journal that holds tools of these names.
pub fn journal_with_tools(titles: &[&str]) -> Place {
    let place = Place::new(7);
    let (mut session, _) = place.created();
    for title in titles {
        let draft = StrategyDraft {
            id: None,
            revision: 0,
            title: (*title).to_owned(),
            how: "Slowly.".to_owned(),
            tags: vec!["urge".to_owned()],
            effort: None,
            minutes: Some(10),
            source: None,
            status: StrategyStatus::Mine,
            try_by: None,
            private: false,
        };
        save_strategy(&mut session, &TestClock::new(), draft).unwrap();
    }
    close(&mut session);
    place
}

/// A place with a journal that counts days free of `name` since `anchor`, its first full day. The
/// tracker was made on that day, so that every milestone after it was reached with the program.
pub fn journal_counting(name: &str, anchor: &str) -> Place {
    let place = Place::new(10);
    let (mut session, _) = place.created();
    let made = TestClock::at(&format!("{anchor}T08:00:00Z"), chrono_tz::Europe::Berlin);
    let draft = TrackerDraft {
        id: None,
        revision: 0,
        name: name.to_owned(),
        discreet_name: String::new(),
        scope: String::new(),
        goal: Goal::Abstain,
        anchor: anchor.parse().unwrap(),
        anchor_kind: AnchorKind::FirstDay,
        began_at: None,
        display: CountDisplay::Elapsed,
        leap_rule: LeapRule::Feb28,
        milestone_set: MilestoneSetChoice::default(),
        cost: None,
        unit: String::new(),
        earlier: Vec::new(),
        hidden: false,
        archived: false,
    };
    save_tracker(&mut session, &made, draft).unwrap();
    close(&mut session);
    place
}

/// A place with an invented year.
pub fn demo_journal() -> Place {
    let place = Place::new(8);
    let today = "2026-11-21".parse().unwrap();
    cairn_api::demo::make_with_kdf(&place.journal_dir(), PASSPHRASE, 7, today, KdfCost::test())
        .unwrap();
    place
}

fn close(session: &mut Session) {
    lock_session(session, &TestClock::new(), Nothing {}).unwrap();
}

/// Types the passphrase and goes on in the main window.
pub async fn unlock(page: &Page) {
    page.fill(&say("unlock-passphrase"), PASSPHRASE).await;
    page.press(&say("unlock-act")).await;
    page.settle("main").await;
}

/// Starts the program in `place` and unlocks.
pub async fn opened(place: &Place, options: &Options) -> (Program, Page) {
    let (program, page) = Program::start(place, options).await;
    unlock(&page).await;
    (program, page)
}

/// Begins a new entry and types `text` into it; returns when it says that it is saved.
pub async fn write_entry(page: &Page, text: &str) {
    page.go("journal").await;
    page.press(&say("journal-new")).await;
    type_text(page, text).await;
    saved(page).await;
}

/// Types into the text of the open entry.
pub async fn type_text(page: &Page, text: &str) {
    let body = page
        .query("[data-testid=entry-body] [contenteditable=true]")
        .await;
    body.click().await.unwrap();
    body.send_keys(text).await.unwrap();
}

/// Waits until the editor says that what was typed is saved.
pub async fn saved(page: &Page) {
    page.query("[data-save-state=saved]").await;
}

/// The text of the open entry.
pub async fn entry_text(page: &Page) -> String {
    let body = page
        .query("[data-testid=entry-body] [contenteditable=true]")
        .await;
    body.text().await.unwrap()
}
