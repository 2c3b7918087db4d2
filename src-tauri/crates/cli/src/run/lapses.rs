//! `lapse`: lapses and changes of date.

use super::{Run, added, stored};
use crate::answer::{Answer, table};
use crate::arguments::LapseCommand;
use crate::refusal::Refusal;
use cairn_api::commands::{self, ById, SaveLapse};
use cairn_journal::LapseDraft;
use cairn_journal::entities::{Lapse, LapseEffect};

impl Run<'_> {
    pub(super) fn lapse(&mut self, command: LapseCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            LapseCommand::Add {
                tracker,
                from,
                to,
                effect,
                merge,
                note,
            } => {
                let tracker_id = self.tracker_called(&tracker)?.id;
                let draft = LapseDraft {
                    note,
                    ..LapseDraft::new(tracker_id, from, to, effect.into())
                };
                let request = SaveLapse { draft, merge };
                let saved = commands::save_lapse(&mut self.session, &self.clock, request)?;
                Ok(added(saved.lapse.id))
            }
            LapseCommand::List { tracker } => {
                let id = self.tracker_called(&tracker)?.id;
                let list = commands::list_lapses(&mut self.session, &self.clock, ById { id })?;
                let rows: Vec<[String; 5]> = list.lapses.iter().map(|one| self.row(one)).collect();
                let headings = ["from", "to", "id", "effect", "note"];
                let headings = headings.map(|name| self.heading(name));
                let text = if rows.is_empty() {
                    self.nothing()
                } else {
                    table(&headings, &rows)
                };
                Ok(Answer::new(stored(&list.lapses), text))
            }
            LapseCommand::Delete { id } => {
                let journal = self.session.journal()?;
                journal.lapse(id).ok_or(cairn_api::ApiError::NotFound)?;
                commands::delete_record(&mut self.session, &self.clock, ById { id })?;
                let text = self.text("cli-deleted", &[]);
                Ok(Answer::new(serde_json::json!({ "id": id }), text))
            }
        }
    }

    fn row(&self, lapse: &Lapse) -> [String; 5] {
        let effect = match lapse.effect {
            LapseEffect::Restart => "time-lapse-restart",
            LapseEffect::Keep => "time-lapse-keep",
            LapseEffect::Undecided => "time-lapse-undecided",
        };
        let note = lapse.note.split_whitespace().collect::<Vec<_>>().join(" ");
        [
            lapse.start.to_string(),
            lapse.end.to_string(),
            lapse.id.to_string(),
            self.text(effect, &[]),
            note,
        ]
    }
}
