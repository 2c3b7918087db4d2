//! `backup` and `verify`.

use super::{Run, absolute_text, found, stored};
use crate::answer::{Answer, table};
use crate::arguments::BackupCommand;
use crate::refusal::Refusal;
use cairn_api::Nothing;
use cairn_api::commands::{self, BackupSecret, CreateBackup, RestoreBackup, VerifyBackup};
use cairn_vault::BackupReport;
use serde_json::json;
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
        }
    }

    /// Checks everything. What was found while opening counts: opening puts it in order, so that
    /// the check after it would not see it.
    pub(super) fn verify(&mut self) -> Result<Answer, Refusal> {
        let unlocked = self.unlock()?;
        let report = commands::verify_journal(&mut self.session, &self.clock, Nothing {})?;
        let mut all = unlocked.findings;
        let new: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| !all.contains(finding))
            .cloned()
            .collect();
        all.extend(new);
        let findings = found(&all, unlocked.unreadable, self.words);
        let text = format!(
            "{}\n{}",
            self.text("cli-verified", &[("records", report.records.into())]),
            self.findings_text(&findings)
        );
        let found_something = !findings.is_empty();
        let json = json!({
            "records": report.records,
            "generation": report.sequence,
            "findings": findings,
        });
        Ok(Answer {
            json,
            text,
            found_something,
        })
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
