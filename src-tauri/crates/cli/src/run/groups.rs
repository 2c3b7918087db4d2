//! `group` and `person`: groups, when they meet, and people by the names given to them.

use super::{Run, added, stored};
use crate::answer::{Answer, table};
use crate::arguments::{GroupAdd, GroupCommand, PersonAdd, PersonCommand};
use crate::refusal::Refusal;
use cairn_api::commands::{self, ById, GroupGifts, GroupRow};
use cairn_api::{Clock, Nothing};
use cairn_journal::entities::{Group, Person, Schedule};
use cairn_journal::{GroupDraft, NextMeeting, PersonDraft};
use cairn_words::Arg;
use serde_json::{Value, json};

impl Run<'_> {
    pub(super) fn group(&mut self, command: GroupCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            GroupCommand::Add(add) => {
                let draft = self.draft_of_group(*add);
                let saved = commands::save_group(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            GroupCommand::List => {
                let list = commands::list_groups(&mut self.session, &self.clock, Nothing {})?;
                let groups: Vec<&Group> = list.groups.iter().map(|row| &row.group).collect();
                let rows: Vec<_> = list
                    .groups
                    .iter()
                    .map(|row| self.row_of_group(row))
                    .collect();
                let headings = ["id", "status", "next", "meetings", "alias"];
                Ok(Answer::new(stored(&groups), self.listed(&headings, &rows)))
            }
            GroupCommand::Show { id } => {
                let view = commands::get_group(&mut self.session, &self.clock, ById { id })?;
                let mut lines = vec![view.group.alias.clone()];
                lines.push(match &view.next {
                    Some(next) => {
                        let when = Arg::from(self.when(next));
                        self.text("cli-group-next", &[("when", when)])
                    }
                    None => self.text("cli-group-no-schedule", &[]),
                });
                lines.push(self.given(&view.given, view.n_meetings));
                let json = json!({
                    "group": view.group,
                    "next": view.next,
                    "n_meetings": view.n_meetings,
                    "given": view.given,
                });
                Ok(Answer::new(json, lines.join("\n")))
            }
        }
    }

    pub(super) fn person(&mut self, command: PersonCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            PersonCommand::Add(add) => {
                let draft = draft_of_person(*add);
                let saved = commands::save_person(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            PersonCommand::List => {
                let list = commands::list_people(&mut self.session, &self.clock, Nothing {})?;
                let rows: Vec<_> = list.people.iter().map(row_of_person).collect();
                let headings = ["id", "call", "role", "reach", "alias"];
                Ok(Answer::new(
                    stored(&list.people),
                    self.listed(&headings, &rows),
                ))
            }
        }
    }

    /// Rows under their headings, or a word that there are none.
    pub(super) fn listed<const N: usize>(
        &self,
        headings: &[&str; N],
        rows: &[[String; N]],
    ) -> String {
        if rows.is_empty() {
            return self.nothing();
        }
        table(&headings.map(|name| self.heading(name)), rows)
    }

    fn draft_of_group(&self, add: GroupAdd) -> GroupDraft {
        let zone = add.place_zone.unwrap_or_else(|| self.clock.zone());
        let schedule = add.rule.zip(add.first).map(|(rule, first)| Schedule {
            first,
            zone,
            rule,
            minutes: add.minutes,
        });
        GroupDraft {
            kind: add.kind,
            topics: add.topics,
            format: add.format,
            led_by: add.led_by,
            schedules: schedule.into_iter().collect(),
            place: add.place,
            names_to_redact: add.names,
            status: add.status,
            note: add.note,
            ..GroupDraft::named(&add.alias)
        }
    }

    fn row_of_group(&self, row: &GroupRow) -> [String; 5] {
        let next = row.next.as_ref();
        [
            row.group.id.to_string(),
            name_of(&row.group.status),
            next.map(|next| self.when(next)).unwrap_or_default(),
            row.n_meetings.to_string(),
            row.group.alias.clone(),
        ]
    }

    /// When a meeting begins on the clock of this run.
    fn when(&self, next: &NextMeeting) -> String {
        let begins = next.begins_at.with_timezone(&self.clock.zone());
        begins.format("%F %H:%M").to_string()
    }

    fn given(&self, given: &GroupGifts, n_meetings: u32) -> String {
        let mut lines = vec![self.text("cli-group-meetings", &[("count", n_meetings.into())])];
        let args = [
            ("here", Arg::from(given.n_working_from_here)),
            ("all", Arg::from(given.n_working)),
        ];
        lines.push(self.text("cli-group-given", &args));
        lines.extend(given.strategies.iter().map(|one| one.title.clone()));
        lines.join("\n")
    }
}

fn draft_of_person(add: PersonAdd) -> PersonDraft {
    PersonDraft {
        roles: add.roles,
        initial: add.initial,
        names_to_redact: add.names,
        reach: add.reach,
        ok_when: add.ok_when,
        call_order: add.call_order,
        note: add.note,
        ..PersonDraft::named(&add.alias)
    }
}

fn row_of_person(person: &Person) -> [String; 5] {
    let roles: Vec<String> = person.roles.iter().map(name_of).collect();
    let order = person.call_order.map(|order| order.to_string());
    [
        person.id.to_string(),
        order.unwrap_or_default(),
        roles.join(", "),
        person.reach.lines().collect::<Vec<_>>().join(", "),
        person.alias.clone(),
    ]
}

/// The stored name of a choice.
pub(super) fn name_of(choice: &impl serde::Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}
