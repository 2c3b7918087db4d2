//! `backup`.

use super::{Run, absolute_text, stored};
use crate::answer::{Answer, table};
use crate::arguments::BackupCommand;
use crate::refusal::Refusal;
use cairn_api::Nothing;
use cairn_api::commands::{
    self, BackupSecret, CompareBackup, CreateBackup, RestoreBackup, VerifyBackup,
};
use cairn_vault::BackupReport;
use std::path::{Component, Path};

impl Run<'_> {
    pub(super) fn backup(&mut self, command: BackupCommand) -> Result<Answer, Refusal> {
        match command {
            BackupCommand::Create { to } => {
                let to = to.as_deref().map(absolute_text).transpose()?;
                self.open()?;
                let request = CreateBackup { to };
                let info = commands::create_backup(&mut self.session, &self.clock, request)?;
                let made = [
                    ("name", info.file_name.as_str().into()),
                    ("size", info.size_kib.into()),
                ];
                Ok(Answer::new(
                    stored(&info),
                    self.text("cli-backup-made", &made),
                ))
            }
            BackupCommand::List => {
                let list = commands::list_backups(&mut self.session, &self.clock, Nothing {})?;
                let rows: Vec<[String; 3]> = list
                    .backups
                    .iter()
                    .map(|backup| {
                        let size = backup.size_kib.to_string();
                        [backup.made_at.to_rfc3339(), size, backup.file_name.clone()]
                    })
                    .collect();
                let headings = ["made", "size", "file"].map(|name| self.heading(name));
                let text = if rows.is_empty() {
                    self.nothing()
                } else {
                    table(&headings, &rows)
                };
                Ok(Answer::new(stored(&list.backups), text))
            }
            BackupCommand::Verify { file } => {
                let file = self.backup_file(&file)?;
                let secret = Some(self.backup_secret()?);
                let request = VerifyBackup { file, secret };
                let report = commands::verify_backup(&mut self.session, &self.clock, request)?;
                Ok(self.report("cli-backup-whole", &report))
            }
            BackupCommand::Restore { file, to } => {
                let file = self.backup_file(&file)?;
                let to = absolute_text(&to)?;
                let secret = self.backup_secret()?;
                let request = RestoreBackup {
                    file,
                    secret,
                    to,
                    switch: false,
                };
                let report = commands::restore_backup(&mut self.session, &self.clock, request)?;
                Ok(self.report("cli-backup-restored", &report))
            }
            BackupCommand::Diff { file } => self.diff(&file),
        }
    }

    /// What of a backup is not the same here.
    fn diff(&mut self, file: &Path) -> Result<Answer, Refusal> {
        let file = self.backup_file(file)?;
        self.open()?;
        let request = CompareBackup { file };
        let found = commands::compare_backup(&mut self.session, &self.clock, request)?;
        let rows: Vec<[String; 5]> = found
            .rows
            .iter()
            .map(|row| {
                let standing = stored(&row.standing);
                let standing = standing.as_str().unwrap_or_default();
                [
                    self.text(&format!("compare-{standing}"), &[]),
                    row.kind.name().to_owned(),
                    row.date.map_or_else(String::new, |date| date.to_string()),
                    row.id.to_string(),
                    row.title.clone(),
                ]
            })
            .collect();
        let headings = ["standing", "kind", "date", "id", "title"].map(|name| self.heading(name));
        let mut text = self.text("compare-same", &[("count", found.same.into())]);
        if !rows.is_empty() {
            text = format!("{}\n{text}", table(&headings, &rows));
        }
        Ok(Answer::new(stored(&found), text))
    }

    fn report(&self, id: &str, report: &BackupReport) -> Answer {
        let made = report.made_at.to_rfc3339();
        let args = [("records", report.records.into()), ("made", made.into())];
        Answer::new(stored(report), self.text(id, &args))
    }

    /// The name of a file in the list as it is, anything else as a path.
    fn backup_file(&self, file: &Path) -> Result<String, Refusal> {
        let mut parts = file.components();
        let name = match (parts.next(), parts.next()) {
            (Some(Component::Normal(name)), None) if !file.exists() => name.to_str(),
            _ => None,
        };
        name.map_or_else(|| absolute_text(file), |name| Ok(name.to_owned()))
    }

    fn backup_secret(&self) -> Result<BackupSecret, Refusal> {
        let typed = self.source.read(self.words)?;
        Ok(BackupSecret {
            secret: typed.text.to_string(),
            kind: typed.kind,
        })
    }
}
