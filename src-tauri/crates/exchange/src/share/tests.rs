use super::*;
use crate::samples::{
    Fresh, check_in, day, entry, fresh, id, import, moment, strategy, strategy_use,
};
use cairn_journal::entities::{
    GroupStatus, Recipient, ShareState, StrategySource, StrategySourceKind, TakeawayKind,
};
use cairn_journal::{
    EntryDraft, GroupDraft, ImportBatch, MeetingDraft, PersonDraft, QuestionDraft, SaveHow,
    ShareDraft, TakeawayDraft,
};
use pulldown_cmark::{Event, Parser};

/// A journal with somebody to redact and a group.
fn with_people() -> Fresh {
    let mut here = fresh(&moment(), 5);
    let at = moment();
    let person = PersonDraft {
        names_to_redact: vec!["Maria".to_owned(), "Maria Berg".to_owned()],
        reach: "Elm Street 7, third bell".to_owned(),
        ..PersonDraft::named("M.")
    };
    here.journal
        .save_person(person, &at, &mut here.rng)
        .unwrap();
    let group = GroupDraft {
        names_to_redact: vec!["St. Mark's".to_owned()],
        place: "The hall behind the mill".to_owned(),
        status: GroupStatus::Regular,
        ..GroupDraft::named("Riverside circle")
    };
    here.journal.save_group(group, &at, &mut here.rng).unwrap();
    here
}

pub(super) fn request(format: ShareFormat) -> ShareRequest {
    ShareRequest {
        format,
        profile: None,
        selection: Selection::default(),
        share_id: None,
        redact: true,
        keep: Vec::new(),
        minutes: None,
        paper: Paper::A4,
        charts: false,
    }
}

/// The forms that are files as they are.
const FORMATS: [ShareFormat; 5] = [
    ShareFormat::Txt,
    ShareFormat::Md,
    ShareFormat::Html,
    ShareFormat::Csv,
    ShareFormat::Pdf,
];

pub(super) fn document(here: &Fresh, request: &ShareRequest) -> SharedDocument {
    share(&here.journal, request, &Words::english(), &moment()).unwrap()
}

/// The file of `document`, which is not one that has to be sealed first.
pub(super) fn file_of(document: &SharedDocument) -> &[u8] {
    match &document.content {
        Content::File(bytes) => bytes,
        Content::ToSeal(_) => panic!("nothing is sealed yet"),
    }
}

fn text(here: &Fresh, request: &ShareRequest) -> String {
    document(here, request).text.to_string()
}

/// Everything of each kind that names somebody somewhere.
fn named_everywhere() -> ImportBatch {
    let name = "Maria Berg";
    let mut written = entry(1);
    written.title = format!("With {name}");
    written.body =
        format!("# At Elm Street 7, third bell\n\n**Ma**ria and {name} rang maria@example.org");
    written.tags = vec![name.to_owned()];
    let mut felt = check_in(2);
    felt.valence = Some(1);
    felt.note = format!("{name}, 0171 555 0132");
    felt.feelings = vec![name.to_lowercase()];
    felt.triggers = vec!["MARIA".to_owned()];
    let mut tool = strategy(3);
    tool.title = format!("Ring {name}");
    tool.how = format!("1. {name}\n2. [her page](https://example.org/maria)");
    tool.tags = vec!["maria".to_owned()];
    tool.source = Some(StrategySource {
        kind: StrategySourceKind::Person,
        id: None,
        note: format!("from {name} in the Riverside Circle"),
    });
    let mut used = strategy_use(4, 3);
    used.note = format!("{name}’s idea");
    used.situation = Some("MARIA".to_owned());
    ImportBatch {
        entries: vec![written],
        check_ins: vec![felt],
        strategies: vec![tool],
        strategy_uses: vec![used],
        ..ImportBatch::default()
    }
}

#[test]
fn no_name_leaves_in_any_format_in_the_file_or_its_name() {
    let mut here = with_people();
    import(&mut here, named_everywhere());
    for format in FORMATS {
        let document = document(&here, &request(format));
        let text = document.text.as_str();
        if format != ShareFormat::Pdf {
            assert_eq!(file_of(&document), text.as_bytes());
        }
        let lower = text.to_lowercase();
        for word in ["maria", "berg", "elm", "example", "0132", "riverside"] {
            assert!(!lower.contains(word), "{word} in {format:?}: {text}");
        }
        assert!(text.contains("[M.]") || text.contains("\\[M.\\]"), "{text}");
        assert_eq!(
            document.file_name,
            format!("notes-{}.{}", moment().now.date_naive(), format.extension())
        );
        let found: Vec<_> = document
            .redactions
            .replaced
            .iter()
            .map(|one| &*one.found)
            .collect();
        assert!(
            found.contains(&"Maria Berg") && found.contains(&"MARIA"),
            "{found:?}"
        );
    }
}

#[test]
fn without_redaction_everything_stands_as_it_was_written() {
    let mut here = with_people();
    import(&mut here, named_everywhere());
    let plain = ShareRequest {
        redact: false,
        ..request(ShareFormat::Txt)
    };
    let document = document(&here, &plain);
    assert_eq!(document.redactions, Redactions::default());
    let text = String::from_utf8(file_of(&document).to_vec()).unwrap();
    assert!(text.contains("With Maria Berg") && text.contains("maria@example.org"));
}

#[test]
fn ac_37_the_same_request_gives_the_same_bytes_until_a_source_changes() {
    let mut here = with_people();
    import(&mut here, named_everywhere());
    for format in FORMATS {
        let (first, second) = (
            document(&here, &request(format)),
            document(&here, &request(format)),
        );
        assert_eq!(file_of(&first), file_of(&second));
        assert_eq!(first.digest, second.digest);
    }
    let before = document(&here, &request(ShareFormat::Md)).digest;
    let entry = here.journal.entries().next().unwrap().clone();
    let draft = EntryDraft {
        body: "Something else".to_owned(),
        ..(&entry).into()
    };
    here.journal
        .save_entry(draft, SaveHow::default(), &moment(), &mut here.rng)
        .unwrap();
    assert_ne!(document(&here, &request(ShareFormat::Md)).digest, before);
}

fn takeaway(text: &str, third_party: bool) -> TakeawayDraft {
    TakeawayDraft {
        id: None,
        revision: 0,
        date: Some(day("2026-11-17")),
        meeting_id: None,
        text: text.to_owned(),
        kind: TakeawayKind::Insight,
        third_party,
    }
}

#[test]
fn ac_35_what_others_said_leaves_only_when_it_is_ticked_by_itself() {
    let mut here = with_people();
    let at = moment();
    let mut ids = Vec::new();
    for (text, third_party) in [("mine", false), ("theirs", true), ("also theirs", true)] {
        let saved = here
            .journal
            .save_takeaway(takeaway(text, third_party), &at, &mut here.rng)
            .unwrap();
        ids.push(saved.id);
    }
    let default = document(&here, &request(ShareFormat::Txt));
    assert_eq!((default.records, default.left_out.third_party), (1, 2));
    let mut ticked = request(ShareFormat::Txt);
    ticked.selection.include_third_party = vec![ids[1]];
    let two = document(&here, &ticked);
    assert_eq!((two.records, two.left_out.third_party), (2, 1));
    // Naming it among the items is not the tick.
    let mut named = request(ShareFormat::Txt);
    named.selection.items = ids;
    assert_eq!(document(&here, &named).records, 1);
    let mut drawer = entry(9);
    drawer.drawer = true;
    import(
        &mut here,
        ImportBatch {
            entries: vec![drawer],
            ..ImportBatch::default()
        },
    );
    let mut items = request(ShareFormat::Txt);
    items.selection.items = vec![id(9)];
    assert_eq!(document(&here, &items).left_out.drawer, 1);
    items.selection.include_third_party = vec![id(9)];
    assert_eq!(
        document(&here, &items).records,
        0,
        "the drawer has a tick of its own"
    );
    items.selection.include_drawer = vec![id(9)];
    assert_eq!(document(&here, &items).records, 1);
}

#[test]
fn questions_leave_only_for_whom_they_are() {
    let mut here = with_people();
    for (recipient, text) in [
        (Recipient::Group, "in the circle"),
        (Recipient::Sponsor, "on the phone"),
        (Recipient::Therapist, "in therapy"),
        (Recipient::Doctor, "about sleep"),
    ] {
        let draft: QuestionDraft = serde_json::from_value(serde_json::json!({
            "date": "2026-11-17", "recipient": recipient, "text": text,
        }))
        .unwrap();
        here.journal
            .save_question(draft, &moment(), &mut here.rng)
            .unwrap();
    }
    let for_whom = |profile| {
        let request = ShareRequest {
            profile,
            ..request(ShareFormat::Txt)
        };
        let text = text(&here, &request);
        ["in the circle", "on the phone", "in therapy", "about sleep"].map(|one| text.contains(one))
    };
    assert_eq!(for_whom(None), [true; 4]);
    assert_eq!(
        for_whom(Some(ShareProfile::Group)),
        [true, false, false, false]
    );
    assert_eq!(
        for_whom(Some(ShareProfile::Sponsor)),
        [false, true, false, false]
    );
    assert_eq!(
        for_whom(Some(ShareProfile::Therapist)),
        [false, false, true, true]
    );
}

#[test]
fn a_share_leaves_by_itself_in_its_parts_with_its_time() {
    let mut here = with_people();
    import(&mut here, named_everywhere());
    let draft: ShareDraft = serde_json::from_value(serde_json::json!({
        "date": "2026-11-24", "limit_minutes": 3, "state": "ready", "aim": "secret aim",
        "was": "It was loud.\nMaria helped.", "now": "word ".repeat(420), "reflection": "secret",
    }))
    .unwrap();
    assert_eq!(draft.state, ShareState::Ready);
    let saved = here
        .journal
        .save_share(draft, &moment(), &mut here.rng)
        .unwrap();
    let mut request = ShareRequest {
        share_id: Some(saved.id),
        minutes: Some(3),
        ..request(ShareFormat::Txt)
    };
    let document = document(&here, &request);
    let text = String::from_utf8(file_of(&document).to_vec()).unwrap();
    assert!(
        text.starts_with("Notes\n=====\n\nWhat it was like\n"),
        "{text}"
    );
    assert!(text.contains("It was loud.\n[M.] helped.\n"), "{text}");
    assert!(
        !text.contains("secret") && !text.contains("What happened"),
        "{text}"
    );
    assert_eq!(document.records, 1);
    assert!(document.timing.fit.unwrap().over_words >= 30);
    request.selection.items = vec![id(1)];
    let with_entry = share(&here.journal, &request, &Words::english(), &moment()).unwrap();
    assert_eq!(with_entry.records, 2);
    request.share_id = Some(id(99));
    let missing = share(&here.journal, &request, &Words::english(), &moment());
    assert!(matches!(missing, Err(ExchangeError::Journal(_))));
}

#[test]
fn a_meeting_is_told_with_its_group_by_alias() {
    let mut here = with_people();
    let group = here.journal.groups().next().unwrap().id;
    let draft = MeetingDraft {
        start: "2026-11-10T19:00:00".parse().ok(),
        group_id: Some(group),
        minutes: Some(90),
        shared: Some(true),
        helped: Some(false),
        heard: Some(8),
        note: "Maria was **there**".to_owned(),
        ..MeetingDraft::default()
    };
    here.journal
        .save_meeting(draft, &moment(), &mut here.rng)
        .unwrap();
    let redacted = text(&here, &request(ShareFormat::Txt));
    assert!(redacted.contains("Meeting: [group]"), "{redacted}");
    assert!(
        redacted.contains("Shared something\nFelt heard: 8 of 10"),
        "{redacted}"
    );
    assert!(redacted.contains("[M.] was there"), "{redacted}");
    let open = ShareRequest {
        redact: false,
        ..request(ShareFormat::Txt)
    };
    assert!(text(&here, &open).contains("Meeting: Riverside circle"));
}

#[test]
fn the_page_and_the_markdown_say_what_the_plain_text_says() {
    let mut here = with_people();
    import(&mut here, named_everywhere());
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let plain = words(&text(&here, &request(ShareFormat::Txt)));
    let markdown = text(&here, &request(ShareFormat::Md));
    let mut shown = String::new();
    for event in Parser::new_ext(&markdown, crate::markdown::DIALECT) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => shown.push(' '),
            _ => {}
        }
    }
    // Numbers of lists are marks in Markdown.
    let without_numbers = |words: Vec<String>| -> Vec<String> {
        words
            .into_iter()
            .filter(|word| word != "1" && word != "2")
            .collect()
    };
    for word in without_numbers(plain.clone()) {
        assert!(words(&shown).contains(&word), "{word} in {shown}");
    }
    let page = text(&here, &request(ShareFormat::Html));
    for word in without_numbers(plain) {
        assert!(words(&page).contains(&word), "{word} in {page}");
    }
}
