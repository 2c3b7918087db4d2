//! `meeting` and `takeaway`: what was attended and what was taken away.

use super::groups::name_of;
use super::{Run, added, stored, text_or_input};
use crate::answer::Answer;
use crate::arguments::{MeetingAdd, MeetingCommand, TakeawayCommand};
use crate::refusal::Refusal;
use cairn_api::commands::{self, LetBecome, ListMeetings, ListTakeaways, NewMeeting};
use cairn_journal::entities::{Meeting, Takeaway};
use cairn_journal::{Becoming, MeetingDraft, TakeawayDraft};

impl Run<'_> {
    pub(super) fn meeting(&mut self, command: MeetingCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            MeetingCommand::Add(add) => {
                let request = NewMeeting {
                    group_id: add.group,
                };
                let blank = commands::new_meeting(&mut self.session, &self.clock, request)?;
                let draft = draft_of(*add, &blank);
                let saved = commands::save_meeting(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            MeetingCommand::List { group } => {
                let request = ListMeetings {
                    group_id: group,
                    ..ListMeetings::default()
                };
                let list = commands::list_meetings(&mut self.session, &self.clock, request)?;
                let rows: Vec<_> = list.meetings.iter().map(row_of_meeting).collect();
                let headings = ["date", "time", "minutes", "id", "title"];
                Ok(Answer::new(
                    stored(&list.meetings),
                    self.listed(&headings, &rows),
                ))
            }
        }
    }

    pub(super) fn takeaway(&mut self, command: TakeawayCommand) -> Result<Answer, Refusal> {
        match command {
            TakeawayCommand::Add {
                text,
                meeting,
                kind,
                mine,
            } => {
                let text = text_or_input(text)?;
                self.open()?;
                let draft = TakeawayDraft {
                    id: None,
                    revision: 0,
                    date: None,
                    meeting_id: meeting,
                    text,
                    kind,
                    third_party: !mine,
                };
                let saved = commands::save_takeaway(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            TakeawayCommand::List {
                kind,
                meeting,
                group,
            } => {
                self.open()?;
                let request = ListTakeaways {
                    kind,
                    meeting_id: meeting,
                    group_id: group,
                };
                let list = commands::list_takeaways(&mut self.session, &self.clock, request)?;
                let rows: Vec<_> = list.takeaways.iter().map(row_of_takeaway).collect();
                let headings = ["date", "kind", "id", "title"];
                Ok(Answer::new(
                    stored(&list.takeaways),
                    self.listed(&headings, &rows),
                ))
            }
            TakeawayCommand::ToStrategy { id, title, tags } => {
                self.open()?;
                let becoming = Becoming::Strategy {
                    title,
                    tags,
                    try_by: None,
                };
                let request = LetBecome { id, becoming };
                let became = commands::let_become(&mut self.session, &self.clock, request)?;
                let strategy = became.takeaway.strategy_id;
                Ok(added(strategy.unwrap_or(became.takeaway.id)))
            }
        }
    }
}

/// What was typed over what the schedule has; `--minutes` of another time are not those of the
/// schedule.
fn draft_of(add: MeetingAdd, blank: &MeetingDraft) -> MeetingDraft {
    let scheduled = add.at.is_none();
    let said = |flag: bool| flag.then_some(true);
    MeetingDraft {
        start: add.at.or(blank.start),
        minutes: add.minutes.or(blank.minutes.filter(|_| scheduled)),
        format: add.format.or(blank.format),
        role: add.role,
        shared: said(add.shared),
        listened: said(add.listened),
        helped: said(add.helped),
        before_check_in_id: add
            .before
            .or(blank.before_check_in_id.filter(|_| scheduled)),
        after_check_in_id: add.after.or(blank.after_check_in_id.filter(|_| scheduled)),
        topic: add.topic.unwrap_or_default(),
        note: add.note,
        ..blank.clone()
    }
}

fn row_of_meeting(meeting: &Meeting) -> [String; 5] {
    let minutes = meeting.minutes.map(|minutes| minutes.to_string());
    let at = meeting.at.with_timezone(&meeting.zone);
    [
        meeting.date.to_string(),
        at.format("%H:%M").to_string(),
        minutes.unwrap_or_default(),
        meeting.id.to_string(),
        meeting.topic.clone(),
    ]
}

fn row_of_takeaway(takeaway: &Takeaway) -> [String; 4] {
    [
        takeaway.date.to_string(),
        name_of(&takeaway.kind),
        takeaway.id.to_string(),
        takeaway.text.lines().next().unwrap_or_default().to_owned(),
    ]
}
