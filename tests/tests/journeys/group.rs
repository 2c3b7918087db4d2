//! A group from the first visit to what it has given; what is said there and what of it leaves; the
//! safety plan, and F1 while locked.

use crate::prepared::{empty_journal, opened, unlock};
use crate::{Options, Page, Program, journey, say, say_with};
use cairn_api::commands::restore_backup;
use cairn_tests::{Place, TestClock};
use fantoccini::key::Key;
use serde_json::json;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// A Sunday evening on which nothing else was noted.
const NOW: &str = "2026-11-22T20:10:00Z";

fn on_the_evening() -> Options {
    Options {
        now: Some(NOW),
        ..Options::default()
    }
}

/// Saves the open dialog, and waits until it is gone.
async fn save_dialog(page: &Page) {
    page.chord(&[Key::Control], Key::Enter.into()).await;
    page.until("the dialog is saved", async |page| {
        let open = "return document.querySelectorAll('[role=dialog]').length";
        page.run(open, Vec::new()).await.as_u64() == Some(0)
    })
    .await;
}

/// Puts the focus on the scale with this label and types its digit.
async fn set_scale(page: &Page, label: &str, digit: &str) {
    let slider = page.find("slider", label).await;
    let id = slider.attr("id").await.unwrap().unwrap();
    page.run(
        "document.getElementById(arguments[0]).focus()",
        vec![json!(id)],
    )
    .await;
    page.type_keys(digit).await;
    // A second digit may follow the first one for a moment.
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
}

/// Begins a new record in the part of the page with this title.
async fn add_to(page: &Page, title: &str) {
    page.press(&say_with("add-to", &[("title", say(title).into())]))
        .await;
}

/// Chooses from the menu of the open group.
async fn choose(page: &Page, item: &str) {
    page.press(&say("groups-more")).await;
    page.press_a("menuitem", &say(item)).await;
}

/// Adds a group by its name alone.
async fn add_group(page: &Page, name: &str) {
    page.go("groups").await;
    page.press(&say("groups-add")).await;
    page.find("dialog", &say("groups-new")).await;
    page.type_keys(name).await;
    save_dialog(page).await;
    page.find("heading", name).await;
}

#[test]
fn from_a_first_visit_to_what_the_group_has_given() {
    journey(async || {
        let (place, _) = empty_journal();
        let (program, page) = opened(&place, &on_the_evening()).await;
        add_group(&page, "Harbour room").await;

        choose(&page, "visit-add").await;
        page.find("dialog", &say("visit-new")).await;
        set_scale(&page, &say("visit-anxious-before"), "8").await;
        set_scale(&page, &say("visit-hopeful-before"), "7").await;
        save_dialog(&page).await;
        page.shows(&say("visit-title")).await;

        // A meeting in two taps, from the list. A dialog that has just closed may still take the
        // focus back to where it was opened.
        page.until("the list hears a key", async |page| {
            let focus = "document.querySelector('[role=option]')?.focus()";
            page.run(focus, Vec::new()).await;
            page.type_keys("l").await;
            page.has("dialog", &say("meeting-log")).await
        })
        .await;
        page.find("dialog", &say("meeting-log")).await;
        save_dialog(&page).await;
        page.shows(&say("meeting-saved")).await;

        add_to(&page, "takeaways-title").await;
        page.find("dialog", &say("takeaway-new")).await;
        page.fill(
            &say("takeaway-text"),
            "the river can be chosen at breakfast",
        )
        .await;
        page.press_a("radio", &say("takeaway-kind-strategy")).await;
        save_dialog(&page).await;
        page.shows("the river can be chosen at breakfast").await;

        let press = "const found = [...document.querySelectorAll('article li button')]
              .find((one) => one.getAttribute('aria-haspopup') === 'menu');
            found.focus()";
        page.run(press, Vec::new()).await;
        page.key(Key::Enter).await;
        page.press_a("menuitem", &say("takeaway-into-strategy"))
            .await;
        page.find("dialog", &say("become-strategy")).await;
        page.fill(&say("become-title"), "The river").await;
        save_dialog(&page).await;
        page.press(&say("takeaway-is-strategy")).await;

        // Used three times in the toolbox, it works.
        page.find("heading", "The river").await;
        for _ in 0..3 {
            page.press(&say("toolbox-log")).await;
            page.find("dialog", &say("use-log-title")).await;
            page.press_a("radio", &say("helped-yes")).await;
            save_dialog(&page).await;
        }
        page.go("groups").await;
        page.find_beginning("option", "Harbour room")
            .await
            .click()
            .await
            .unwrap();
        page.shows(&say_with(
            "given-working",
            &[("all", 1.into()), ("here", 1.into())],
        ))
        .await;
        page.shows(&say("given-works")).await;
        program.quit(&page).await;

        let session = place.unlocked();
        let journal = session.journal().unwrap();
        let visit = journal.first_visits().next().unwrap();
        assert_eq!(
            (visit.anxious_before, visit.hopeful_before),
            (Some(8), Some(7))
        );
        let strategy = journal.strategies().next().unwrap();
        let meeting = journal.meetings().next().unwrap();
        let source = strategy.source.as_ref().unwrap();
        assert_eq!(
            source.id,
            Some(meeting.id),
            "it remembers where it was learnt"
        );
    });
}

/// Somebody whose name must not leave.
async fn add_person(page: &Page, alias: &str, spelling: &str) {
    page.press(&say("place-people")).await;
    add_to(page, "people-title").await;
    page.find("dialog", &say("person-new")).await;
    page.fill(&say("person-alias"), alias).await;
    let names = page.find("combobox", &say("person-names")).await;
    names.click().await.unwrap();
    page.type_keys(spelling).await;
    page.key(Key::Enter).await;
    save_dialog(page).await;
    page.shows(alias).await;
}

/// What the preview shows.
async fn previewed(page: &Page) -> String {
    let read = "const paper = document.querySelector('[role=document]').cloneNode(true);
        paper.querySelectorAll('mark > :first-child').forEach((one) => one.remove());
        return paper.textContent";
    page.run(read, Vec::new())
        .await
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn what_was_seen_leaves_byte_for_byte_and_a_change_asks_for_another_look() {
    journey(async || {
        let (place, _) = empty_journal();
        let out = place.root().join("said.txt");
        let (program, page) = opened(&place, &on_the_evening()).await;
        add_group(&page, "Harbour room").await;
        add_person(&page, "M.", "Maria").await;
        page.go("share").await;
        page.fill(&say("share-part-was"), "Maria rang me. Marianne did not.")
            .await;
        page.query("[data-save-state=saved]").await;
        page.press(&say("leave-look")).await;
        page.query("[role=document]").await;
        page.shows("[M.]").await;
        let seen = previewed(&page).await;
        assert!(seen.contains("[M.] rang me. Marianne did not."), "{seen}");
        page.shows(&say_with("leave-review", &[("n", 1.into())]))
            .await;

        // A change of a source asks for another look, and nothing is written until then.
        page.fill(&say("share-part-now"), "Better.").await;
        page.shows(&say("leave-stale")).await;
        page.fill(&say("leave-path"), out.to_str().unwrap()).await;
        page.press(&say("leave-write")).await;
        assert!(!out.exists());
        page.press(&say("leave-renew")).await;
        page.until("the preview is new", async |page| {
            previewed(page).await.contains("Better.")
        })
        .await;
        let seen = previewed(&page).await;

        // What would be printed is the same.
        let read = "return document.querySelector('.print-sheet').textContent";
        let printed = page.run(read, Vec::new()).await;
        assert_eq!(printed.as_str(), Some(seen.as_str()));

        page.press(&say("leave-write")).await;
        page.until("it is written", async |_| out.exists()).await;
        program.quit(&page).await;
        let written = std::fs::read_to_string(&out).unwrap();
        assert_eq!(written, seen, "byte for byte");
        assert!(!written.contains("Maria "), "{written}");
        let mode = std::fs::metadata(&out).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "for its owner only");
        let session = place.unlocked();
        let receipts: Vec<_> = session.journal().unwrap().receipts().collect();
        assert_eq!(receipts.len(), 1);
        assert!(receipts[0].redacted);
    });
}

/// What `pdftotext` and `pdfinfo` read in a PDF.
fn read_back(pdf: &Path) -> (String, String) {
    let told = |program: &str, last: &[&str]| {
        let output = Command::new(program).arg(pdf).args(last).output();
        let output = output.expect("poppler-utils reads PDFs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    (told("pdftotext", &["-"]), told("pdfinfo", &[]))
}

#[test]
fn what_came_since_the_last_meeting_leaves_as_a_pdf_as_it_was_seen() {
    journey(async || {
        let (place, _) = empty_journal();
        let out = place.root().join("notes.pdf");
        let (program, page) = opened(&place, &on_the_evening()).await;
        page.go("groups").await;
        add_person(&page, "M.", "Maria").await;
        // A strong urge, which the sheet proposes and nobody has ticked.
        page.chord(&[Key::Control], 'j').await;
        page.find("dialog", &say("check-in")).await;
        for value in ["1", "0", "6"] {
            page.type_keys(value).await;
            page.key(Key::Tab).await;
        }
        save_dialog(&page).await;
        page.go("share").await;
        page.fill(&say("share-part-was"), "Maria rang me.").await;
        page.press_a("checkbox", &say("source-untitled-check_in"))
            .await;
        page.query("[data-save-state=saved]").await;
        page.choose_value(&say("leave-format"), "pdf").await;
        page.choose_value(&say("leave-paper"), "letter").await;
        page.choose_value(&say("leave-along"), "ticked").await;
        page.press(&say("leave-look")).await;
        page.query("[role=document]").await;
        let seen = previewed(&page).await;
        assert!(seen.contains("[M.] rang me."), "{seen}");
        assert!(seen.contains("6 of 10"), "{seen}");
        page.fill(&say("leave-path"), out.to_str().unwrap()).await;
        page.press(&say("leave-write")).await;
        page.until("it is written", async |_| out.exists()).await;

        // On the other paper it is another file, that nobody has looked at yet.
        page.choose_value(&say("leave-paper"), "a4").await;
        page.shows(&say("leave-stale")).await;
        program.quit(&page).await;
        let (text, info) = read_back(&out);
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&text), words(&seen), "in the order of reading");
        assert!(!text.contains("Maria"), "{text}");
        assert!(info.contains("Tagged:          yes"), "{info}");
        assert!(info.contains("(letter)"), "{info}");
        assert!(
            !info.contains("Author") && !info.contains("Creator"),
            "{info}"
        );
    });
}

#[test]
fn a_share_leaves_as_an_encrypted_copy_that_its_own_passphrase_restores() {
    journey(async || {
        let (place, there) = (empty_journal().0, Place::new(7));
        let out = place.root().join("notes.backup");
        let of_copy = "copper meadow lantern tide";
        let (program, page) = opened(&place, &on_the_evening()).await;
        page.go("groups").await;
        add_person(&page, "M.", "Maria").await;
        page.go("share").await;
        page.fill(&say("share-part-was"), "Maria rang me.").await;
        page.query("[data-save-state=saved]").await;
        page.choose_value(&say("leave-format"), "sealed").await;
        page.fill(&say("leave-sealed-passphrase"), of_copy).await;
        page.press(&say("leave-look")).await;
        page.query("[role=document]").await;
        page.fill(&say("leave-path"), out.to_str().unwrap()).await;
        page.fill(&say("welcome-again"), of_copy).await;
        page.press(&say("leave-write")).await;
        page.until("it is written", async |_| out.exists()).await;
        program.quit(&page).await;
        let mode = out.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);

        let secret = json!({ "secret": of_copy, "kind": "passphrase" });
        let restore = json!({ "file": out, "to": there.journal_dir(), "secret": secret });
        let restore = serde_json::from_value(restore).unwrap();
        restore_backup(&mut there.session(), &TestClock::new(), restore).unwrap();
        assert!(there.try_unlock().is_err(), "not that of the journal");
        let (session, _) = there.try_unlock_with(of_copy).unwrap();
        let journal = session.journal().unwrap();
        let said: Vec<_> = journal.shares().map(|share| &*share.was).collect();
        assert_eq!(said, ["[M.] rang me."]);
        assert_eq!(journal.people().count(), 0);
    });
}

#[test]
fn ac_40_the_plan_is_reached_by_one_key_and_not_while_it_is_locked() {
    journey(async || {
        let (place, _) = empty_journal();
        let (program, page) = opened(&place, &on_the_evening()).await;
        page.key(Key::F1).await;
        page.press(&say("plan-begin")).await;
        page.find("dialog", &say("plan-edit")).await;
        let step = say("plan-alone");
        page.press(&say_with(
            "plan-line-add-to",
            &[("step", step.clone().into())],
        ))
        .await;
        page.fill(
            &say_with("plan-line", &[("step", step.into()), ("n", 1.into())]),
            "Once round the weir",
        )
        .await;
        save_dialog(&page).await;
        page.shows("Once round the weir").await;
        page.press_a("link", &say("act-lock")).await;
        page.settle("unlock").await;
        page.key(Key::F1).await;
        page.shows(&say("support-emergency")).await;
        let shown = page.text().await;
        assert!(!shown.contains("weir") && !shown.contains(&say("plan-title")));
        drop(program);
        let chosen = Options {
            preferences: Some(json!({ "journal_dir": place.journal_dir() })),
            ..on_the_evening()
        };
        let (program, page) = Program::start(&place, &chosen).await;
        unlock(&page).await;
        page.key(Key::F1).await;
        page.shows("Once round the weir").await;

        // Asked for, after a question, it is there while locked, too.
        page.press_a("checkbox", &say("plan-locked")).await;
        page.press(&say("plan-locked-act")).await;
        page.shows(&say("plan-locked-on")).await;
        page.press_a("link", &say("act-lock")).await;
        page.settle("unlock").await;
        page.key(Key::F1).await;
        page.shows("Once round the weir").await;
        assert!(
            !page.has("button", &say("plan-change")).await,
            "it is only read"
        );
        program.quit(&page).await;
        assert_plan(&place);
    });
}

fn assert_plan(place: &Place) {
    let session = place.unlocked();
    let journal = session.journal().unwrap();
    let plan = journal.safety_plans().next().unwrap();
    assert_eq!((plan.version, plan.alone.len()), (1, 1));
}
