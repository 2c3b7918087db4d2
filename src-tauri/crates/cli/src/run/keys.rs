//! Making a journal, trying whether it opens, and its keys.

use super::{Run, found};
use crate::answer::{self, Answer};
use crate::arguments::{PassphraseCommand, RecoveryKeyCommand};
use crate::refusal::Refusal;
use crate::secrets::Source;
use cairn_api::commands::{
    self, ChangePassphrase, ConfirmWithPassphrase, CreateJournal, DayRange, GetToday, ListEntries,
    ListStrategies, MeasurePassphrase, RecoverySheet,
};
use serde_json::{Value, json};
use std::path::Path;

impl Run<'_> {
    pub(super) fn create(
        &mut self,
        recovery: bool,
        unlock_ms: Option<u32>,
    ) -> Result<Answer, Refusal> {
        let passphrase = Source::new_passphrase(self.source.passphrase_file(), self.words)?;
        self.warn_of_weak(&passphrase)?;
        let request = CreateJournal {
            dir: None,
            passphrase: passphrase.to_string(),
            accept_weak: true,
            recovery,
            unlock_ms,
        };
        let created = commands::create_journal(&mut self.session, &self.clock, request)?;
        let mut text = self.text("cli-created", &[]);
        let mut words = Value::Null;
        if let Some(sheet) = created.sheet {
            text.push_str("\n\n");
            text.push_str(&self.sheet_text(&sheet));
            words = json!(sheet.words);
        }
        Ok(Answer::new(
            json!({ "created": true, "recovery_words": words }),
            text,
        ))
    }

    pub(super) fn unlock_check(&mut self) -> Result<Answer, Refusal> {
        let unlocked = self.unlock()?;
        let (session, clock) = (&mut self.session, &self.clock);
        let all = ListEntries {
            from: None,
            to: None,
            tag: None,
            starred: false,
            offset: 0,
            limit: Some(0),
        };
        let entries = commands::list_entries(session, clock, all)?.total;
        let check_ins = commands::list_check_ins(session, clock, DayRange::default())?.total;
        let every = ListStrategies {
            tag: None,
            minutes: None,
        };
        let strategies = commands::list_strategies(session, clock, every)?.total;
        let findings = found(&unlocked.findings, unlocked.unreadable, self.words);
        let mut text = self.text(
            "cli-opens",
            &[
                ("entries", entries.into()),
                ("check_ins", check_ins.into()),
                ("strategies", strategies.into()),
            ],
        );
        text.push('\n');
        text.push_str(&self.findings_text(&findings));
        let doubt =
            commands::get_today(&mut self.session, &self.clock, GetToday { tool: 0 })?.clock_doubt;
        if doubt.is_some() {
            text.push('\n');
            text.push_str(&self.text("cli-clock-in-doubt", &[]));
        }
        let json = json!({
            "opened": true,
            "clock_doubt": doubt,
            "by": unlocked.by,
            "read_only": unlocked.read_only,
            "entries": entries,
            "check_ins": check_ins,
            "strategies": strategies,
            "unreadable": unlocked.unreadable,
            "findings": findings,
        });
        Ok(Answer::new(json, text))
    }

    pub(super) fn passphrase(&mut self, command: PassphraseCommand) -> Result<Answer, Refusal> {
        let PassphraseCommand::Change {
            new_passphrase_file,
        } = command;
        let current = self.source.read(self.words)?;
        self.open_with(&current)?;
        let new =
            Source::new_passphrase(new_passphrase_file.as_deref().map(Path::new), self.words)?;
        self.warn_of_weak(&new)?;
        let request = ChangePassphrase {
            current: current.text.to_string(),
            current_kind: current.kind,
            new: new.to_string(),
            accept_weak: true,
        };
        commands::change_passphrase(&mut self.session, &self.clock, request)?;
        Ok(Answer::new(
            json!({ "changed": true }),
            self.text("cli-passphrase-changed", &[]),
        ))
    }

    pub(super) fn recovery_key(&mut self, command: &RecoveryKeyCommand) -> Result<Answer, Refusal> {
        let typed = self.source.read(self.words)?;
        self.open_with(&typed)?;
        let passphrase = match typed.kind {
            cairn_vault::SlotKind::Passphrase => typed.text,
            cairn_vault::SlotKind::Recovery => self.source.passphrase(self.words)?,
        };
        let request = ConfirmWithPassphrase {
            passphrase: passphrase.to_string(),
        };
        let (session, clock) = (&mut self.session, &self.clock);
        match command {
            RecoveryKeyCommand::New => {
                let sheet = commands::new_recovery_words(session, clock, request)?;
                Ok(Answer::new(
                    json!({ "recovery_words": sheet.words }),
                    self.sheet_text(&sheet),
                ))
            }
            RecoveryKeyCommand::Revoke => {
                commands::revoke_recovery_words(session, clock, request)?;
                Ok(Answer::new(
                    json!({ "revoked": true }),
                    self.text("cli-recovery-revoked", &[]),
                ))
            }
        }
    }

    /// Says so when a new passphrase is weak; whether it may be used at all is said by the api.
    pub(super) fn warn_of_weak(&mut self, passphrase: &str) -> Result<(), Refusal> {
        let request = MeasurePassphrase {
            passphrase: passphrase.to_owned(),
        };
        let strength = commands::measure_passphrase(&mut self.session, &self.clock, request)?;
        if strength.allowed && strength.weak {
            answer::say(&self.text("cli-weak-passphrase", &[]));
        }
        Ok(())
    }

    /// The sentences of findings, or the one that there are none.
    pub(super) fn findings_text(&self, findings: &[Value]) -> String {
        if findings.is_empty() {
            return self.text("cli-no-findings", &[]);
        }
        let lines: Vec<&str> = findings
            .iter()
            .filter_map(|finding| finding["what"].as_str())
            .collect();
        lines.join("\n")
    }

    fn sheet_text(&self, sheet: &RecoverySheet) -> String {
        let mut text = self.text("cli-recovery-words", &[]);
        for (place, word) in sheet.words.iter().enumerate() {
            text.push_str(if place % 4 == 0 { "\n" } else { "  " });
            text.push_str(&format!("{:>2} {word:<8}", place + 1));
        }
        text
    }
}

impl Run<'_> {
    /// Opens the journal with a secret that is needed once more afterwards.
    fn open_with(&mut self, typed: &crate::secrets::Typed) -> Result<(), Refusal> {
        let request = commands::Unlock {
            secret: typed.text.to_string(),
            kind: typed.kind,
            read_only: false,
        };
        commands::unlock(&mut self.session, &self.clock, request)?;
        Ok(())
    }
}
