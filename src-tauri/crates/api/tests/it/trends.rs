//! Charts as the window asks for them: requests in, three forms out, pictures into files.

use crate::fixture::{clock, create, session};
use cairn_api::Nothing;
use cairn_api::commands::{
    ChartChoice, ChartNumbers, DrawChart, SaveChart, SaveLapse, SavePixels, chart_numbers,
    draw_chart, save_chart, save_chart_pixels, save_check_in, save_lapse, save_meeting, save_pause,
    save_strategy, save_strategy_use, save_tracker, trends_overview,
};
use cairn_api::types::{ApiError, Session};
use cairn_insights::chart::Palette;
use cairn_journal::entities::{LapseEffect, MeetingFormat};
use cairn_journal::{CheckInDraft, LapseDraft, TrackerDraft};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A journal with a mood on each of the first `n` days of November.
fn journal(n: u32) -> (TempDir, Session) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = clock();
    let mut session = session(&folder.path().join("journal"));
    create(&mut session, &clock, false);
    for day in 1..=n {
        let draft = CheckInDraft {
            valence: Some(i8::try_from(day % 7).expect("small") - 3),
            sleep_min: Some(400),
            date: Some(format!("2026-11-{day:02}").parse().expect("a date")),
            ..CheckInDraft::default()
        };
        save_check_in(&mut session, &clock, draft).expect("it is valid");
    }
    (folder, session)
}

fn request(chart: &Value) -> DrawChart {
    let whole = json!({
        "chart": chart, "from": "2026-11-01", "to": "2026-11-21", "width_px": 800,
        "palette": "dark", "text_size": 100,
    });
    serde_json::from_value(whole).expect("the shape of a request")
}

#[test]
fn every_chart_has_its_three_forms() {
    let (_folder, mut session) = journal(12);
    let clock = clock();
    for chart in [
        json!({"name": "mood", "smooth": true, "lapses": true}),
        json!({"name": "mood"}),
        json!({"name": "year", "year": 2026}),
        json!({"name": "urges", "tracker": null}),
        json!({"name": "weekday", "measure": "mood"}),
        json!({"name": "series"}),
        json!({"name": "pair", "first": "sleep", "second": "mood", "next_day": true}),
        json!({"name": "meetings"}),
        json!({"name": "strategies"}),
        json!({"name": "timeline"}),
    ] {
        let drawn = draw_chart(&mut session, &clock, request(&chart)).expect("a chart");
        assert!(!drawn.sentences.is_empty(), "{chart}");
        let empty = ["urges", "meetings", "strategies", "timeline"]
            .contains(&chart["name"].as_str().unwrap());
        assert_eq!(drawn.picture.is_none(), empty, "{chart}");
        if let Some(picture) = drawn.picture {
            assert!(picture.svg.starts_with("<svg"));
        }
    }
    let overview = trends_overview(&mut session, &clock, Nothing {}).expect("it is open");
    assert_eq!(
        (
            overview.check_ins,
            overview.first.map(|day| day.to_string())
        ),
        (12, Some("2026-11-01".to_owned()))
    );
}

#[test]
fn a_request_that_makes_no_sense_is_refused_with_its_rule() {
    let (_folder, mut session) = journal(1);
    let clock = clock();
    let rule =
        |request: DrawChart, session: &mut Session| match draw_chart(session, &clock, request) {
            Err(ApiError::Invalid { field, rule, .. }) => (field, rule),
            other => panic!("{other:?}"),
        };
    let pair = |first: &str, second: &str| {
        request(&json!({"name": "pair", "first": first, "second": second, "next_day": false}))
    };
    let said = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    assert_eq!(
        rule(pair("mood", "mood"), &mut session),
        said("second", "repeated")
    );
    let backwards = DrawChart {
        to: Some("2026-10-01".parse().expect("a date")),
        ..pair("mood", "sleep")
    };
    assert_eq!(rule(backwards, &mut session), said("to", "order"));
    let wide = DrawChart {
        width_px: 100_000,
        ..pair("mood", "sleep")
    };
    assert_eq!(rule(wide, &mut session), said("width_px", "out_of_range"));
    let year = request(&json!({"name": "year", "year": 0}));
    assert_eq!(rule(year, &mut session), said("year", "out_of_range"));
    let unknown = json!({"name": "mood", "nonsense": true});
    assert!(serde_json::from_value::<ChartChoice>(unknown).is_err());
}

#[test]
fn pixels_are_written_as_they_are_and_nothing_else_is() {
    let (folder, mut session) = journal(1);
    let clock = clock();
    let save = |png: &[u8]| SavePixels {
        png: png.to_vec(),
        path: folder.path().to_string_lossy().into_owned(),
        overwrite: false,
    };
    let png = b"\x89PNG\r\n\x1a\nand so on";
    let saved = save_chart_pixels(&mut session, &clock, save(png)).expect("a folder to write to");
    assert!(
        saved.path.ends_with("picture-2026-11-21.png"),
        "{}",
        saved.path
    );
    assert_eq!(std::fs::read(&saved.path).expect("it was written"), png);
    let again = save_chart_pixels(&mut session, &clock, save(png));
    assert_eq!(again.err(), Some(ApiError::FileExists));
    for other in [&b"<svg></svg>"[..], b"", &png[..7]] {
        let refused = save_chart_pixels(&mut session, &clock, save(other));
        assert!(matches!(refused, Err(ApiError::Invalid { field, .. }) if field == "png"));
    }
}

#[test]
fn a_saved_picture_is_a_file_of_its_own_and_replaces_nothing_unasked() {
    let (folder, mut session) = journal(12);
    let clock = clock();
    let save = |path: &str, overwrite| SaveChart {
        chart: ChartChoice::Mood {
            smooth: false,
            lapses: false,
        },
        from: None,
        to: None,
        path: path.to_owned(),
        overwrite,
    };
    let out = folder.path().to_string_lossy().into_owned();
    let saved = save_chart(&mut session, &clock, save(&out, false)).expect("a folder to write to");
    assert!(
        saved.path.ends_with("picture-2026-11-21.svg"),
        "{}",
        saved.path
    );
    let svg = std::fs::read_to_string(&saved.path).expect("it was written");
    assert!(
        svg.contains("<title>Mood</title>") && svg.contains("#FFFFFF"),
        "{svg}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&saved.path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let again = save_chart(&mut session, &clock, save(&saved.path, false));
    assert_eq!(again.err(), Some(ApiError::FileExists));
    save_chart(&mut session, &clock, save(&saved.path, true)).expect("asked for");

    let inside = folder.path().join("journal/x.svg");
    let refused = save_chart(&mut session, &clock, save(&inside.to_string_lossy(), false));
    assert_eq!(refused.err(), Some(ApiError::FileUnwritable));
    let nothing = SaveChart {
        chart: ChartChoice::Strategies,
        ..save(&out, false)
    };
    let refused = save_chart(&mut session, &clock, nothing);
    assert_eq!(refused.err(), Some(ApiError::NothingToDraw));
}

#[test]
fn a_strategy_that_is_kept_private_is_in_no_picture_that_leaves() {
    let (folder, mut session) = journal(1);
    let clock = clock();
    for (title, private) in [("Walk", false), ("Ring Wren", true), ("Count stones", true)] {
        let draft = json!({"title": title, "status": "mine", "private": private});
        let draft = serde_json::from_value(draft).expect("a draft");
        let saved = save_strategy(&mut session, &clock, draft).expect("it is valid");
        for _ in 0..if title == "Count stones" { 1 } else { 3 } {
            let draft = json!({
                "strategy_id": saved.id, "helped": "yes", "before": 7, "after": 3,
            });
            let draft = serde_json::from_value(draft).expect("a draft");
            save_strategy_use(&mut session, &clock, draft).expect("it is valid");
        }
    }
    let mut drawn = |leaving| {
        let asked = DrawChart {
            leaving,
            ..request(&json!({"name": "strategies"}))
        };
        let chart = draw_chart(&mut session, &clock, asked).expect("a chart");
        serde_json::to_string(&chart).expect("JSON")
    };
    let titles = ["Walk", "Ring Wren", "Count stones"];
    let held = |text: &str| titles.map(|title| text.contains(title));
    assert_eq!(held(&drawn(false)), [true, true, true], "on the screen");
    assert_eq!(held(&drawn(true)), [true, false, false], "on paper");
    let path = folder.path().join("picture.svg");
    let request = SaveChart {
        chart: ChartChoice::Strategies,
        from: None,
        to: None,
        path: path.display().to_string(),
        overwrite: false,
    };
    save_chart(&mut session, &clock, request).expect("it is written");
    let svg = std::fs::read_to_string(&path).expect("the picture");
    assert_eq!(held(&svg), [true, false, false], "in a file");
}

#[test]
fn moods_around_the_meetings_of_the_journal_make_pairs() {
    let (_folder, mut session) = journal(0);
    let clock = clock();
    let mood = |session: &mut Session, at: String, value| {
        clock.now.set(at.parse().expect("an instant"));
        let draft = CheckInDraft {
            valence: Some(value),
            ..CheckInDraft::default()
        };
        save_check_in(session, &clock, draft).expect("it is valid");
    };
    for day in 22..=26 {
        mood(&mut session, format!("2026-11-{day}T16:00:00Z"), -1);
        let at = format!("2026-11-{day}T18:00:00Z");
        clock.now.set(at.parse().expect("an instant"));
        let draft = json!({"minutes": 60, "format": "video"});
        let draft = serde_json::from_value(draft).expect("a draft");
        save_meeting(&mut session, &clock, draft).expect("a meeting");
        mood(&mut session, format!("2026-11-{day}T20:00:00Z"), 1);
    }
    let numbers = |choice| {
        let days = (Some("2026-11-20".parse().expect("a date")), None);
        chart_numbers(&session, &clock, choice, days).expect("numbers")
    };
    let ChartNumbers::Meetings(meetings) = numbers(ChartChoice::Meetings) else {
        panic!("another chart");
    };
    let change = meetings.change.expect("five pairs");
    assert_eq!((change.median_change, change.up, change.n), (2.0, 5, 5));
    assert_eq!(meetings.formats[0].format, MeetingFormat::Video);
    let plain = ChartChoice::Mood {
        smooth: false,
        lapses: false,
    };
    let ChartNumbers::Mood(mood) = numbers(plain) else {
        panic!("another chart");
    };
    assert_eq!(mood.meetings.len(), 5);
}

#[test]
fn pauses_milestones_and_lapses_of_the_journal_are_in_the_charts() {
    let (_folder, mut session) = journal(3);
    let clock = clock();
    let anchor = "2026-10-02".parse().expect("a date");
    let tracker = TrackerDraft::abstain("Drink", anchor);
    let tracker = save_tracker(&mut session, &clock, tracker).expect("a tracker");
    for pause in [
        json!({"from": "2026-11-10", "to": "2026-11-12", "scope": {"kind": "mood"}}),
        json!({
            "from": "2026-11-15", "to": "2026-11-16",
            "scope": {"kind": "tracker", "id": tracker.id},
        }),
    ] {
        let draft = serde_json::from_value(pause).expect("a pause");
        save_pause(&mut session, &clock, draft).expect("it is valid");
    }
    let day = "2026-11-05".parse().expect("a date");
    let draft = LapseDraft::new(tracker.id, day, None, LapseEffect::Keep);
    let lapse = SaveLapse {
        draft,
        merge: false,
    };
    save_lapse(&mut session, &clock, lapse).expect("it is valid");

    let mood = |lapses| {
        let days = (Some("2026-11-01".parse().expect("a date")), None);
        let choice = ChartChoice::Mood {
            smooth: false,
            lapses,
        };
        match chart_numbers(&session, &clock, choice, days).expect("numbers") {
            ChartNumbers::Mood(mood) => mood,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(mood(false).days_paused, 3);
    assert!(!mood(false).milestones.is_empty());
    assert!(mood(false).lapses.is_empty(), "not marked unless asked for");
    assert_eq!(mood(true).lapses.len(), 1);
    let urges = |tracker| {
        let choice = ChartChoice::Urges { tracker };
        let days = (Some("2026-11-01".parse().expect("a date")), None);
        match chart_numbers(&session, &clock, choice, days).expect("numbers") {
            ChartNumbers::Urges(urges) => urges.days.paused(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(urges(None), 0, "a pause of the mood pauses no urge");
    assert_eq!(urges(Some(tracker.id)), 2);
    let timeline = draw_chart(
        &mut session,
        &clock,
        DrawChart {
            chart: ChartChoice::Timeline,
            from: None,
            to: None,
            width_px: 800,
            palette: Palette::Light,
            text_size: 100,
            standalone: false,
            leaving: false,
        },
    );
    assert!(timeline.expect("a chart").picture.is_some());
}
