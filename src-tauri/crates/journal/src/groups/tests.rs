use crate::drafts::GroupDraft;
use crate::entities::{Group, GroupStatus, Schedule};
use crate::error::Rule;
use crate::fixture::{OnDisk, instant, moment, names};
use crate::{JournalError, Kind, MeetingDraft};
use cairn_vault::Access;
use chrono::TimeDelta;
use chrono_tz::{America, Europe};

fn tuesdays() -> GroupDraft {
    GroupDraft {
        status: GroupStatus::Regular,
        schedules: vec![Schedule {
            first: "2026-01-06T19:00:00".parse().unwrap(),
            zone: Europe::Berlin,
            rule: "FREQ=WEEKLY;BYDAY=TU".to_owned(),
            minutes: Some(90),
        }],
        ..GroupDraft::named("Tuesday")
    }
}

fn save(disk: &mut OnDisk, draft: GroupDraft) -> Result<Group, JournalError> {
    disk.with(|journal, at, rng| journal.save_group(draft, at, rng))
}

#[test]
fn ac_49_the_next_meeting_is_told_on_the_clock_of_the_group() {
    let mut disk = OnDisk::new();
    let group = save(&mut disk, tuesdays()).unwrap();
    disk.reopen(Access::ReadWrite);
    assert_eq!(disk.journal().group(group.id), Some(&group));
    for (now, begins) in [
        ("2026-03-02T12:00:00Z", "2026-03-03T18:00:00Z"),
        ("2026-10-26T12:00:00Z", "2026-10-27T18:00:00Z"),
        ("2026-07-06T12:00:00Z", "2026-07-07T17:00:00Z"),
    ] {
        let at = moment(now, America::New_York);
        let next = disk.journal().next_meeting(&group, &at).unwrap();
        assert_eq!(
            (next.begins_at, next.zone),
            (instant(begins), Europe::Berlin)
        );
        assert_eq!(disk.journal().next_meeting_of_all(&at), Some(next));
    }
}

#[test]
fn a_meeting_that_has_just_begun_is_still_the_next_one() {
    let mut disk = OnDisk::new();
    let group = save(&mut disk, tuesdays()).unwrap();
    let begins = instant("2026-11-24T18:00:00Z");
    let next = |disk: &OnDisk, later: i64| {
        let at = crate::Moment {
            now: begins + TimeDelta::minutes(later),
            zone: Europe::Berlin,
        };
        disk.journal().next_meeting(&group, &at).unwrap().begins_at
    };
    assert_eq!(next(&disk, 30), begins);
    assert_eq!(next(&disk, 31), begins + TimeDelta::days(7));
}

#[test]
fn a_group_without_a_schedule_has_no_next_meeting_and_neither_has_one_that_was_left() {
    let mut disk = OnDisk::new();
    let informal = save(&mut disk, GroupDraft::named("Kitchen table")).unwrap();
    let at = disk.at;
    assert_eq!(disk.journal().next_meeting(&informal, &at), None);
    let mut left = tuesdays();
    left.status = GroupStatus::Left;
    save(&mut disk, left).unwrap();
    assert_eq!(disk.journal().next_meeting_of_all(&at), None);
}

#[test]
fn an_alias_is_given_once_and_comes_free_with_the_trash() {
    let mut disk = OnDisk::new();
    let group = save(&mut disk, GroupDraft::named(" Tuesday ")).unwrap();
    assert_eq!(group.alias, "Tuesday");
    let taken = save(&mut disk, GroupDraft::named("TUESDAY"));
    assert!(matches!(
        taken,
        Err(JournalError::NotUnique { field: "alias" })
    ));
    disk.with(|journal, at, rng| journal.delete(group.id, at, rng))
        .unwrap();
    let trash = disk.journal().trash();
    assert_eq!((trash[0].kind, &*trash[0].title), (Kind::Group, "Tuesday"));
    save(&mut disk, GroupDraft::named("tuesday")).unwrap();
    let back = disk.with(|journal, at, rng| journal.undelete(group.id, at, rng));
    assert!(matches!(
        back,
        Err(JournalError::NotUnique { field: "alias" })
    ));
}

#[test]
fn meetings_of_a_deleted_group_stay() {
    let mut disk = OnDisk::new();
    let group = save(&mut disk, tuesdays()).unwrap();
    let draft = MeetingDraft {
        group_id: Some(group.id),
        ..MeetingDraft::default()
    };
    let meeting = disk
        .with(|journal, at, rng| journal.save_meeting(draft, at, rng))
        .unwrap();
    disk.with(|journal, at, rng| {
        journal.delete(group.id, at, rng)?;
        journal.empty_trash(at, rng)
    })
    .unwrap();
    assert_eq!(disk.journal().meetings().collect::<Vec<_>>(), [&meeting]);
    let edited = MeetingDraft {
        topic: "still mine".to_owned(),
        ..MeetingDraft::of(&meeting, None)
    };
    let edited = disk.with(|journal, at, rng| journal.save_meeting(edited, at, rng));
    assert_eq!(edited.unwrap().group_id, Some(group.id));
}

#[test]
fn topics_are_tags_like_all_others() {
    let mut disk = OnDisk::new();
    let draft = GroupDraft {
        topics: names(&["Grief", " grief "]),
        ..GroupDraft::named("Thursday")
    };
    let group = save(&mut disk, draft).unwrap();
    assert_eq!(group.topics, ["Grief"]);
    let tag = disk.journal().tags().remove(0);
    assert_eq!(tag.n_groups, 1);
    disk.with(|journal, at, rng| journal.rename_tag(tag.tag.id, "Loss", at, rng))
        .unwrap();
    assert_eq!(disk.journal().group(group.id).unwrap().topics, ["Loss"]);
}

#[test]
fn what_cannot_be_is_refused_with_its_field() {
    let mut disk = OnDisk::new();
    let mut refused = |draft: GroupDraft| match save(&mut disk, draft) {
        Err(JournalError::Invalid { field, rule }) => (field, rule),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(GroupDraft::named(" ")), ("alias", Rule::Empty));
    let mut never = tuesdays();
    never.schedules[0].rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".to_owned();
    assert_eq!(refused(never), ("rule", Rule::Never));
    let mut many = tuesdays();
    many.schedules = vec![many.schedules[0].clone(); 8];
    let too_many = Rule::TooMany { limit: 7, found: 8 };
    assert_eq!(refused(many), ("schedules", too_many));
    let letter = GroupDraft {
        names_to_redact: names(&["T"]),
        ..tuesdays()
    };
    assert_eq!(refused(letter), ("names_to_redact", Rule::TooShort));
}
