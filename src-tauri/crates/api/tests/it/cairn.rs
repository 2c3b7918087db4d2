//! The cairn, its picture in a file, and what is ahead in a calendar file.

use crate::fixture::{TestClock, clock, create, session};
use cairn_api::Session;
use cairn_api::commands::{
    CairnView, DrawIn, ExportIcs, GetTimeline, SaveLapse, SavePicture, export_ics, get_cairn,
    get_path_stones, get_timeline, save_cairn_picture, save_lapse, save_tracker,
};
use cairn_api::types::ApiError;
use cairn_insights::chart::Palette;
use cairn_journal::entities::{LapseEffect, MilestoneSetChoice, Tracker};
use cairn_journal::{LapseDraft, TrackerDraft};
use std::path::Path;

const DRAW: DrawIn = DrawIn {
    palette: Palette::Light,
};

fn opened(dir: &Path) -> (Session, TestClock) {
    let (clock, mut session) = (clock(), session(dir));
    create(&mut session, &clock, false);
    (session, clock)
}

/// A tracker of free days with the milestones of tokens.
fn track(session: &mut Session, clock: &TestClock, name: &str, anchor: &str) -> Tracker {
    let draft = TrackerDraft {
        milestone_set: MilestoneSetChoice::Preset {
            name: "tokens-monthly".to_owned(),
        },
        ..TrackerDraft::abstain(name, anchor.parse().expect("a day"))
    };
    save_tracker(session, clock, draft).expect("the tracker is valid")
}

fn drawn(session: &mut Session, clock: &TestClock) -> CairnView {
    get_cairn(session, clock, DRAW).expect("the journal is open")
}

#[test]
fn the_cairn_has_the_stones_of_all_trackers_that_are_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut session, clock) = opened(&folder.path().join("j"));
    let nothing = drawn(&mut session, &clock);
    assert_eq!(nothing.sentences, ["Bare ground, no stones yet."]);

    // 1, 30, 60, 90 days, 4 to 11 months, 1 year; then 1 and 30 days.
    track(&mut session, &clock, "Alcohol", "2025-11-21");
    track(&mut session, &clock, "Gambling", "2026-10-20");
    let two = drawn(&mut session, &clock);
    assert_eq!((two.cairn.stones, two.cairn.gathered), (15, 0));
    assert_eq!(
        two.sentences.join(" "),
        "A cairn of 15 stones. The next stone, for 19 December 2026, is drawn as an outline."
    );
    let timeline = get_timeline(&mut session, &clock, GetTimeline::default());
    assert_eq!(timeline.expect("open").n_reached, 15, "one stone each");

    let third = track(&mut session, &clock, "Third", "2026-11-01");
    assert_eq!(drawn(&mut session, &clock).cairn.stones, 16);
    let hidden = TrackerDraft {
        hidden: true,
        ..TrackerDraft::of(&third, None)
    };
    save_tracker(&mut session, &clock, hidden).expect("the tracker is valid");
    assert_eq!(drawn(&mut session, &clock).cairn, two.cairn);
}

#[test]
fn a_lapse_takes_no_stone_away() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut session, clock) = opened(&folder.path().join("j"));
    let tracker = track(&mut session, &clock, "Alcohol", "2026-01-01");
    let before = drawn(&mut session, &clock).cairn.stones;
    for effect in [LapseEffect::Undecided, LapseEffect::Restart] {
        let day = match effect {
            LapseEffect::Restart => "2026-11-21",
            _ => "2026-11-18",
        };
        let draft = LapseDraft::new(tracker.id, day.parse().expect("a day"), None, effect);
        let request = SaveLapse {
            draft,
            merge: false,
        };
        save_lapse(&mut session, &clock, request).expect("the lapse is valid");
        assert_eq!(drawn(&mut session, &clock).cairn.stones, before);
    }
}

#[test]
fn the_stones_of_the_path_are_those_of_the_timeline() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut session, clock) = opened(&folder.path().join("j"));
    track(&mut session, &clock, "Gambling", "2026-10-20");
    let stones = get_path_stones(&mut session, &clock, DRAW).expect("open");
    let timeline = get_timeline(&mut session, &clock, GetTimeline::default()).expect("open");
    let (reached, ahead): (Vec<_>, Vec<_>) = stones.stones.iter().partition(|stone| stone.reached);
    let dates: Vec<_> = ahead.iter().map(|stone| stone.date).collect();
    let expected: Vec<_> = timeline.ahead.iter().map(|row| row.date).collect();
    assert_eq!((reached.len(), dates), (2, expected));
    assert!(
        reached
            .iter()
            .all(|stone| !stone.picture.svg.contains("dasharray"))
    );
    assert!(
        ahead
            .iter()
            .all(|stone| stone.picture.svg.contains("dasharray"))
    );
}

#[test]
fn the_saved_picture_has_stones_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut session, clock) = opened(&folder.path().join("j"));
    track(&mut session, &clock, "Alcohol", "2026-11-01");
    let request = SavePicture {
        path: folder.path().display().to_string(),
        overwrite: false,
    };
    let saved = save_cairn_picture(&mut session, &clock, request.clone()).expect("writable");
    let path = folder.path().join("picture-2026-11-21.svg");
    assert_eq!((saved.path, saved.items), (path.display().to_string(), 1));
    let picture = std::fs::read_to_string(&path).expect("written");
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"));
    for absent in [
        "<text",
        "<title",
        "<desc",
        "<metadata",
        "<!--",
        "class",
        "dasharray",
    ] {
        assert!(!picture.contains(absent), "{absent}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path)
            .expect("written")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(
        save_cairn_picture(&mut session, &clock, request).err(),
        Some(ApiError::FileExists)
    );
    let inside = SavePicture {
        path: folder.path().join("j/cairn.svg").display().to_string(),
        overwrite: false,
    };
    assert_eq!(
        save_cairn_picture(&mut session, &clock, inside).err(),
        Some(ApiError::FileUnwritable)
    );
}

fn ics(tracker: Option<&Tracker>, title: &str, path: &Path) -> ExportIcs {
    ExportIcs {
        tracker: tracker.map(|tracker| tracker.id),
        title: title.to_owned(),
        path: path.display().to_string(),
        overwrite: true,
    }
}

#[test]
fn what_is_ahead_becomes_a_calendar_that_names_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut session, clock) = opened(&folder.path().join("j"));
    let alcohol = track(&mut session, &clock, "Alcohol", "2025-05-31");
    track(&mut session, &clock, "Gambling", "2026-10-20");
    let path = folder.path().join("x.ics");
    let lines = |session: &mut Session, request: ExportIcs, beginning: &str| {
        let saved = export_ics(session, &clock, request).expect("writable");
        let file = std::fs::read_to_string(saved.path).expect("written");
        let lines: Vec<String> = file
            .split("\r\n")
            .filter(|line| line.starts_with(beginning))
            .map(str::to_owned)
            .collect();
        assert_eq!(file.matches("BEGIN:VEVENT").count() as u32, saved.items);
        lines
    };
    // AC-07 with tokens: 18 months on 30 November, two years on 31 May.
    let one = ics(Some(&alcohol), "", &path);
    assert_eq!(
        lines(&mut session, one.clone(), "DTSTART"),
        ["DTSTART;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20270531"]
    );
    assert_eq!(
        lines(&mut session, one.clone(), "SUMMARY"),
        ["SUMMARY:A day to keep"; 2]
    );
    let own = ics(Some(&alcohol), " Call Otter ", &path);
    assert_eq!(
        lines(&mut session, own, "SUMMARY"),
        ["SUMMARY:Call Otter"; 2]
    );
    let all = lines(&mut session, ics(None, "", &path), "UID");
    assert!(all.len() > 10);
    let again = lines(&mut session, one, "UID");
    assert!(again.iter().all(|uid| all.contains(uid)), "ids stay");

    let file = std::fs::read_to_string(&path)
        .expect("written")
        .to_lowercase();
    for absent in [
        "alcohol", "gambling", "months", "cairn", "free", "valarm", "dtend",
    ] {
        assert!(!file.contains(absent), "{absent}");
    }
    let at = folder.path();
    let saved = export_ics(&mut session, &clock, ics(Some(&alcohol), "", at)).expect("writable");
    assert_eq!(
        saved.path,
        at.join("dates-2026-11-21.ics").display().to_string()
    );
}

#[test]
fn a_calendar_is_refused_when_there_is_nothing_for_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut session, clock) = opened(&folder.path().join("j"));
    let path = folder.path().join("x.ics");
    let mut refused = |request| export_ics(&mut session, &clock, request).err();
    assert_eq!(refused(ics(None, "", &path)), Some(ApiError::NothingAhead));
    let title = "x".repeat(121);
    assert_eq!(
        refused(ics(None, &title, &path)),
        Some(ApiError::invalid("title", "too_long", 120, 121))
    );
    let other = ExportIcs {
        tracker: Some(
            "7f3a1c52-0000-4000-8000-000000000001"
                .parse()
                .expect("an id"),
        ),
        ..ics(None, "", &path)
    };
    assert_eq!(refused(other), Some(ApiError::NotFound));
    assert!(!path.exists());

    let tracker = track(&mut session, &clock, "Alcohol", "2026-11-01");
    let draft = LapseDraft::new(
        tracker.id,
        "2026-11-20".parse().expect("a day"),
        None,
        LapseEffect::Undecided,
    );
    let request = SaveLapse {
        draft,
        merge: false,
    };
    save_lapse(&mut session, &clock, request).expect("the lapse is valid");
    assert_eq!(
        export_ics(&mut session, &clock, ics(Some(&tracker), "", &path)).err(),
        Some(ApiError::NothingAhead),
        "its days depend on what is decided"
    );
}
