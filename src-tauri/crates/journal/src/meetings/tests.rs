use crate::drafts::{CheckInDraft, GroupDraft, MeetingDraft};
use crate::entities::{
    CheckIn, CheckInContext, Group, Meeting, MeetingFormat, MeetingRole, Schedule,
};
use crate::error::Rule;
use crate::fixture::{OnDisk, instant, moment};
use crate::{JournalError, Kind};
use cairn_vault::{Access, RecordId};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::{America, Europe};

fn tuesdays(disk: &mut OnDisk) -> Group {
    let draft = GroupDraft {
        format: Some(MeetingFormat::Video),
        schedules: vec![Schedule {
            first: "2026-01-06T19:00:00".parse().unwrap(),
            zone: Europe::Berlin,
            rule: "FREQ=WEEKLY;BYDAY=TU".to_owned(),
            minutes: Some(90),
        }],
        ..GroupDraft::named("Tuesday")
    };
    disk.with(|journal, at, rng| journal.save_group(draft, at, rng))
        .unwrap()
}

fn save(disk: &mut OnDisk, draft: MeetingDraft) -> Result<Meeting, JournalError> {
    disk.with(|journal, at, rng| journal.save_meeting(draft, at, rng))
}

fn check_in(disk: &mut OnDisk, at: &str, context: CheckInContext) -> CheckIn {
    disk.at.now = instant(at);
    let draft = CheckInDraft {
        valence: Some(0),
        context,
        ..CheckInDraft::default()
    };
    disk.check_in(draft).unwrap()
}

#[test]
fn two_taps_log_the_meeting_that_has_just_been() {
    let mut disk = OnDisk::new();
    let group = tuesdays(&mut disk);
    let early = check_in(
        &mut disk,
        "2026-11-24T11:00:00Z",
        CheckInContext::BeforeMeeting,
    );
    let before = check_in(
        &mut disk,
        "2026-11-24T17:30:00Z",
        CheckInContext::BeforeMeeting,
    );
    check_in(&mut disk, "2026-11-24T17:45:00Z", CheckInContext::Free);
    let after = check_in(
        &mut disk,
        "2026-11-24T20:00:00Z",
        CheckInContext::AfterMeeting,
    );
    disk.at = moment("2026-11-24T21:00:00Z", America::New_York);
    let draft = disk
        .journal()
        .new_meeting(Some(group.id), &disk.at)
        .unwrap();
    assert_eq!(
        draft.start,
        "2026-11-24T13:00:00".parse().ok(),
        "where the person is"
    );
    assert_eq!(draft.before_check_in_id, Some(before.id));
    assert_eq!(draft.after_check_in_id, Some(after.id));
    assert_ne!(draft.before_check_in_id, Some(early.id));
    let meeting = save(&mut disk, draft).unwrap();
    assert_eq!(meeting.at, instant("2026-11-24T18:00:00Z"));
    assert_eq!(meeting.end(), instant("2026-11-24T19:30:00Z"));
    assert_eq!(
        (meeting.minutes, meeting.format, meeting.shared),
        (Some(90), Some(MeetingFormat::Video), None),
        "what was not said stays unsaid"
    );
    disk.reopen(Access::ReadWrite);
    assert_eq!(
        disk.journal().meetings_of(group.id).collect::<Vec<_>>(),
        [&meeting]
    );
}

#[test]
fn without_a_schedule_near_the_meeting_is_now() {
    let mut disk = OnDisk::new();
    let group = tuesdays(&mut disk);
    // A Saturday.
    let draft = disk
        .journal()
        .new_meeting(Some(group.id), &disk.at)
        .unwrap();
    assert_eq!(draft.start, "2026-11-21T11:00:00".parse().ok());
    assert_eq!(draft.minutes, None);
    let talk = disk.journal().new_meeting(None, &disk.at).unwrap();
    assert_eq!(save(&mut disk, talk).unwrap().group_id, None);
    let nowhere = RecordId::make(&mut disk.rng);
    let unknown = disk.journal().new_meeting(Some(nowhere), &disk.at);
    assert!(matches!(unknown, Err(JournalError::NotFound)));
}

#[test]
fn a_meeting_over_midnight_or_a_change_of_clocks_belongs_to_the_day_it_began() {
    let mut disk = OnDisk::new();
    disk.at.now = instant("2026-10-25T08:00:00Z");
    let draft = MeetingDraft {
        start: "2026-10-24T23:30:00".parse().ok(),
        minutes: Some(240),
        ..MeetingDraft::default()
    };
    let meeting = save(&mut disk, draft).unwrap();
    assert_eq!(meeting.date.to_string(), "2026-10-24");
    // Clocks in Berlin go back at 01:00 UTC: four hours later they show 02:30.
    let end = meeting.end().with_timezone(&Europe::Berlin);
    assert_eq!(end.format("%F %H:%M").to_string(), "2026-10-25 02:30");
}

#[test]
fn a_meeting_keeps_its_instant_when_it_is_edited_elsewhere() {
    let mut disk = OnDisk::new();
    let meeting = save(&mut disk, MeetingDraft::default()).unwrap();
    disk.at.zone = America::New_York;
    let draft = MeetingDraft {
        start: meeting
            .at
            .with_timezone(&America::New_York)
            .naive_local()
            .into(),
        role: Some(MeetingRole::Greeter),
        ..MeetingDraft::of(&meeting, None)
    };
    let edited = save(&mut disk, draft).unwrap();
    assert_eq!(
        (edited.at, edited.date, edited.zone),
        (meeting.at, meeting.date, meeting.zone)
    );
    let moved = MeetingDraft {
        start: "2026-11-20T22:00:00".parse().ok(),
        ..MeetingDraft::of(&edited, None)
    };
    let moved = save(&mut disk, moved).unwrap();
    assert_eq!(moved.at, instant("2026-11-21T03:00:00Z"));
    assert_eq!(moved.date.to_string(), "2026-11-21", "where it was noted");
}

#[test]
fn what_cannot_be_is_refused() {
    let mut disk = OnDisk::new();
    let tomorrow = MeetingDraft {
        start: "2026-11-22T19:00:00".parse().ok(),
        ..MeetingDraft::default()
    };
    let invalid = |result| match result {
        Err(JournalError::Invalid { field, rule }) => (field, rule),
        other => panic!("{other:?}"),
    };
    let refused = invalid(save(&mut disk, tomorrow));
    assert_eq!(refused, ("start", Rule::StillToCome));
    let long = MeetingDraft {
        minutes: Some(481),
        ..MeetingDraft::default()
    };
    assert_eq!(invalid(save(&mut disk, long)).0, "minutes");
    let before_check_in_id = Some(RecordId::make(&mut disk.rng));
    let unknown = MeetingDraft {
        before_check_in_id,
        ..MeetingDraft::default()
    };
    assert!(matches!(
        save(&mut disk, unknown),
        Err(JournalError::NotFound)
    ));
}

#[test]
fn a_meeting_in_the_trash_is_called_by_its_topic_or_its_group() {
    let mut disk = OnDisk::new();
    let group = tuesdays(&mut disk);
    let of_group = MeetingDraft {
        group_id: Some(group.id),
        ..MeetingDraft::default()
    };
    let with_topic = MeetingDraft {
        topic: "Step back".to_owned(),
        ..of_group.clone()
    };
    for draft in [of_group, with_topic] {
        let meeting = save(&mut disk, draft).unwrap();
        disk.with(|journal, at, rng| journal.delete(meeting.id, at, rng))
            .unwrap();
    }
    let trash = disk.journal().trash();
    let mut titles: Vec<_> = trash.iter().map(|item| (item.kind, &*item.title)).collect();
    titles.sort_unstable();
    assert_eq!(
        titles,
        [(Kind::Meeting, "Step back"), (Kind::Meeting, "Tuesday")]
    );
}

#[test]
fn the_mood_around_a_meeting_is_that_of_the_nearest_check_ins() {
    let mut disk = OnDisk::new();
    let felt = |disk: &mut OnDisk, at: &str, valence: i8| {
        disk.at.now = instant(at);
        let draft = CheckInDraft {
            valence: Some(valence),
            ..CheckInDraft::default()
        };
        disk.check_in(draft).unwrap().id
    };
    disk.at.now = instant("2026-11-24T21:00:00Z");
    let draft = MeetingDraft {
        start: Some("2026-11-24T19:00:00".parse().unwrap()),
        minutes: Some(90),
        ..MeetingDraft::default()
    };
    let meeting = save(&mut disk, draft.clone()).unwrap();
    let (start, end) = (meeting.at, meeting.end());
    let at =
        |instant: DateTime<Utc>, minutes: i64| (instant + TimeDelta::minutes(minutes)).to_rfc3339();
    felt(&mut disk, &at(start, -361), -3);
    assert_eq!(disk.journal().moods_around(&meeting), (None, None));
    felt(&mut disk, &at(start, -360), -2);
    assert_eq!(disk.journal().moods_around(&meeting), (Some(-2), None));
    let noted = felt(&mut disk, &at(start, -1), -1);
    felt(&mut disk, &at(end, 181), 3);
    assert_eq!(disk.journal().moods_around(&meeting), (Some(-1), None));
    felt(&mut disk, &at(end, 180), 2);
    felt(&mut disk, &at(end, 1), 1);
    assert_eq!(disk.journal().moods_around(&meeting), (Some(-1), Some(1)));
    let draft = MeetingDraft {
        id: Some(meeting.id),
        revision: meeting.revision,
        after_check_in_id: Some(noted),
        ..draft
    };
    disk.at.now = instant("2026-11-25T21:00:00Z");
    let meeting = save(&mut disk, draft).unwrap();
    assert_eq!(
        disk.journal().moods_around(&meeting),
        (Some(-1), Some(-1)),
        "what was noted on it goes before"
    );
}
