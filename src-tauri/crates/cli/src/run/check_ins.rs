//! `check-in`: what is not given is not recorded.

use super::{Run, added, stored};
use crate::answer::{Answer, table};
use crate::arguments::{CheckInAdd, CheckInCommand};
use crate::refusal::Refusal;
use cairn_api::commands::{self, DayRange};
use cairn_journal::CheckInDraft;
use cairn_journal::entities::{CheckIn, Urge};

impl Run<'_> {
    pub(super) fn check_in(&mut self, command: CheckInCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            CheckInCommand::Add(add) => {
                let draft = self.check_in_draft(add)?;
                let saved = commands::save_check_in(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            CheckInCommand::List { from, to } => {
                let range = DayRange { from, to };
                let list = commands::list_check_ins(&mut self.session, &self.clock, range)?;
                let rows: Vec<[String; 7]> = list.check_ins.iter().map(row_of).collect();
                let headings = [
                    "date", "time", "mood", "energy", "urge", "sleep", "feelings",
                ];
                let headings = headings.map(|name| self.heading(name));
                let text = if rows.is_empty() {
                    self.nothing()
                } else {
                    table(&headings, &rows)
                };
                Ok(Answer::new(stored(&list.check_ins), text))
            }
        }
    }

    fn check_in_draft(&self, add: CheckInAdd) -> Result<CheckInDraft, Refusal> {
        let urge = |(tracker, strength): (Option<String>, u8)| {
            let tracker = tracker
                .map(|called| self.tracker_called(&called))
                .transpose()?;
            Ok(Urge {
                tracker_id: tracker.map(|tracker| tracker.id),
                strength,
            })
        };
        let urges: Result<Vec<Urge>, Refusal> = add.urges.into_iter().map(urge).collect();
        Ok(CheckInDraft {
            valence: add.mood,
            energy: add.energy,
            sleep_min: add.sleep,
            halt: add.halt.unwrap_or_default(),
            feelings: add.feelings,
            urges: urges?,
            note: add.note,
            ..CheckInDraft::default()
        })
    }
}

/// One check-in as a row; what was not recorded leaves its place empty.
fn row_of(check_in: &CheckIn) -> [String; 7] {
    let number = |value: Option<i32>| value.map(|value| value.to_string()).unwrap_or_default();
    let urges: Vec<String> = check_in
        .urges
        .iter()
        .map(|urge| urge.strength.to_string())
        .collect();
    [
        check_in.date.to_string(),
        check_in
            .at
            .with_timezone(&check_in.zone)
            .format("%H:%M")
            .to_string(),
        number(check_in.valence.map(i32::from)),
        number(check_in.energy.map(i32::from)),
        urges.join(", "),
        check_in
            .sleep_min
            .map(|minutes| format!("{}:{:02}", minutes / 60, minutes % 60))
            .unwrap_or_default(),
        check_in.feelings.join(", "),
    ]
}
