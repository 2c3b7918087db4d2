//! `entry`: write, list, show, edit, delete, earlier versions.

use super::{Run, added, stored, text_or_input};
use crate::answer::{Answer, table};
use crate::arguments::{EntryAdd, EntryCommand, EntryEdit};
use crate::refusal::Refusal;
use cairn_api::commands::{self, ById, HistoryVersion, ListEntries, NewEntry, SaveEntry};
use cairn_api::{ApiError, Nothing};
use cairn_journal::EntryDraft;
use cairn_journal::entities::JournalEntry;
use cairn_vault::RecordId;
use cairn_words::date_in_words;
use chrono::NaiveDate;
use serde_json::json;

impl Run<'_> {
    pub(super) fn entry(&mut self, command: EntryCommand) -> Result<Answer, Refusal> {
        match command {
            EntryCommand::Add(add) => self.add_entry(add),
            EntryCommand::List { from, to, tag } => self.list_entries(from, to, tag),
            EntryCommand::Show { id } => {
                self.open()?;
                let entry = self.get_entry(id)?;
                Ok(Answer::new(stored(&entry), self.entry_text(&entry)))
            }
            EntryCommand::Edit(edit) => self.edit_entry(edit),
            EntryCommand::Delete { id } => {
                self.open()?;
                // The id may be that of anything; only an entry is deleted here.
                self.get_entry(id)?;
                commands::delete_record(&mut self.session, &self.clock, ById { id })?;
                Ok(Answer::new(
                    json!({ "id": id }),
                    self.text("cli-deleted", &[]),
                ))
            }
            EntryCommand::History { id } => self.entry_history(id),
            EntryCommand::Restore { id, revision } => self.restore_entry(id, revision),
        }
    }

    fn add_entry(&mut self, add: EntryAdd) -> Result<Answer, Refusal> {
        let body = add.text.map(text_or_input).transpose()?.unwrap_or_default();
        if let Some(id) = &add.template
            && cairn_journal::template(id).is_none()
        {
            return Err(Refusal::Terminal("no-template"));
        }
        self.open()?;
        let new = NewEntry {
            template_id: add.template,
            date: add.date,
        };
        let mut blank = commands::new_entry(&mut self.session, &self.clock, new)?;
        if add.answers.len() > blank.answers.len() {
            return Err(Refusal::Terminal("too-many-answers"));
        }
        for (answer, text) in blank.answers.iter_mut().zip(add.answers) {
            answer.text = text;
        }
        let draft = EntryDraft {
            title: add.title,
            body,
            tags: add.tags,
            ..(&blank).into()
        };
        let request = SaveEntry {
            draft,
            autosave: false,
            allow_empty: false,
        };
        let saved = commands::save_entry(&mut self.session, &self.clock, request)?;
        Ok(added(saved.id))
    }

    fn list_entries(
        &mut self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        tag: Option<String>,
    ) -> Result<Answer, Refusal> {
        self.open()?;
        let request = ListEntries {
            from,
            to,
            tag,
            starred: false,
            offset: 0,
            limit: Some(u32::MAX),
        };
        let list = commands::list_entries(&mut self.session, &self.clock, request)?;
        let entries: Vec<JournalEntry> = list
            .rows
            .iter()
            .map(|row| self.get_entry(row.id))
            .collect::<Result<_, _>>()?;
        let rows: Vec<[String; 4]> = list
            .rows
            .iter()
            .map(|row| {
                let words = if row.title.is_empty() {
                    &row.excerpt
                } else {
                    &row.title
                };
                [
                    row.date.to_string(),
                    row.id.to_string(),
                    row.tags.join(", "),
                    words.clone(),
                ]
            })
            .collect();
        let headings = ["date", "id", "tags", "title"].map(|name| self.heading(name));
        let text = if rows.is_empty() {
            self.nothing()
        } else {
            table(&headings, &rows)
        };
        Ok(Answer::new(stored(&entries), text))
    }

    fn edit_entry(&mut self, edit: EntryEdit) -> Result<Answer, Refusal> {
        let body = edit.text.map(text_or_input).transpose()?;
        self.open()?;
        let entry = self.get_entry(edit.id)?;
        let mut draft = EntryDraft::from(&entry);
        draft.revision = edit.revision.unwrap_or(entry.revision);
        draft.body = body.unwrap_or(draft.body);
        draft.title = edit.title.unwrap_or(draft.title);
        draft.tags = edit.tags.unwrap_or(draft.tags);
        let request = SaveEntry {
            draft,
            autosave: false,
            allow_empty: edit.allow_empty,
        };
        let saved = commands::save_entry(&mut self.session, &self.clock, request)?;
        let text = self.text("cli-saved", &[("revision", saved.revision.into())]);
        Ok(Answer::new(
            json!({ "id": saved.id, "revision": saved.revision }),
            text,
        ))
    }

    fn entry_history(&mut self, id: RecordId) -> Result<Answer, Refusal> {
        self.open()?;
        let history = commands::list_history(&mut self.session, &self.clock, ById { id })?;
        if history.versions.is_empty() {
            self.get_entry(id)?;
        }
        let rows: Vec<[String; 4]> = history
            .versions
            .iter()
            .map(|kept| {
                let words = if kept.title.is_empty() {
                    &kept.excerpt
                } else {
                    &kept.title
                };
                let reason = stored(&kept.reason);
                let reason = format!("cli-version-{}", reason.as_str().unwrap_or_default());
                [
                    kept.revision.to_string(),
                    kept.written_at.to_rfc3339(),
                    self.text(&reason, &[]),
                    words.clone(),
                ]
            })
            .collect();
        let headings = ["revision", "written", "why", "title"].map(|name| self.heading(name));
        let text = if rows.is_empty() {
            self.nothing()
        } else {
            table(&headings, &rows)
        };
        Ok(Answer::new(stored(&history.versions), text))
    }

    /// Without a revision: out of the trash if it is there, else the version before this one.
    fn restore_entry(&mut self, id: RecordId, revision: Option<u32>) -> Result<Answer, Refusal> {
        self.open()?;
        let (session, clock) = (&mut self.session, &self.clock);
        let trash = commands::list_trash(session, clock, Nothing {})?;
        let was_in_trash = trash.items.iter().any(|item| item.id == id);
        if was_in_trash {
            commands::undelete_record(session, clock, ById { id })?;
        }
        if !was_in_trash || revision.is_some() {
            let history = commands::list_history(session, clock, ById { id })?;
            let kept = history
                .versions
                .iter()
                .find(|kept| revision.is_none_or(|revision| kept.revision == revision))
                .ok_or(ApiError::NotFound)?;
            let version = HistoryVersion {
                id,
                version_id: kept.version_id,
            };
            commands::restore_history_version(session, clock, version)?;
        }
        let entry = self.get_entry(id)?;
        let text = self.text("cli-restored", &[("revision", entry.revision.into())]);
        Ok(Answer::new(
            json!({ "id": id, "revision": entry.revision }),
            text,
        ))
    }

    fn get_entry(&mut self, id: RecordId) -> Result<JournalEntry, Refusal> {
        Ok(commands::get_entry(
            &mut self.session,
            &self.clock,
            ById { id },
        )?)
    }

    /// The whole entry for reading.
    fn entry_text(&self, entry: &JournalEntry) -> String {
        let time = entry
            .at
            .with_timezone(&entry.zone)
            .format("%H:%M")
            .to_string();
        let mut parts = vec![self.text(
            "cli-entry-when",
            &[
                ("date", date_in_words(entry.date).into()),
                ("time", time.into()),
                ("zone", entry.zone.name().into()),
            ],
        )];
        if !entry.title.is_empty() {
            parts.insert(0, entry.title.clone());
        }
        if !entry.tags.is_empty() {
            parts.push(self.text("cli-entry-tags", &[("tags", entry.tags.join(", ").into())]));
        }
        for answer in entry
            .answers
            .iter()
            .filter(|answer| !answer.text.trim().is_empty())
        {
            parts.push(format!("\n{}\n{}", answer.prompt, answer.text));
        }
        if !entry.body.trim().is_empty() {
            parts.push(format!("\n{}", entry.body));
        }
        parts.join("\n")
    }
}
