//! `verify`, `repair`, `erase` and `compact`.

use super::{Run, absolute_text, found, stored};
use crate::answer::Answer;
use crate::arguments::Erase;
use crate::refusal::Refusal;
use cairn_api::Nothing;
use cairn_api::commands::{self, EraseForGood, RepairJournal};
use cairn_vault::RepairReport;
use serde_json::json;
use std::path::PathBuf;

impl Run<'_> {
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
        let mut text = format!(
            "{}\n{}",
            self.text("cli-verified", &[("records", report.records.into())]),
            self.findings_text(&findings)
        );
        if report.broken_backups > 0 {
            let args = [("count", report.broken_backups.into())];
            text = format!(
                "{}\n{}",
                text.trim_end(),
                self.text("verify-broken-backups", &args)
            );
        }
        let found_something = !findings.is_empty() || report.broken_backups > 0;
        let json = json!({
            "records": report.records,
            "generation": report.sequence,
            "backups": report.backups,
            "broken_backups": report.broken_backups,
            "findings": findings,
        });
        Ok(Answer {
            json,
            text,
            found_something,
        })
    }

    /// Makes a whole journal beside the present one, or where `to` says.
    pub(super) fn repair(&mut self, dry_run: bool, to: Option<PathBuf>) -> Result<Answer, Refusal> {
        self.open()?;
        let beside = || {
            let dir = self.session.journal_dir();
            let name = dir.file_name().unwrap_or_default().to_string_lossy();
            dir.with_file_name(format!("repaired-{name}"))
        };
        let to = to.unwrap_or_else(beside);
        let request = RepairJournal {
            to: (!dry_run).then(|| absolute_text(&to)).transpose()?,
            switch: false,
        };
        let report = commands::repair_journal(&mut self.session, &self.clock, request)?;
        let path = to.display().to_string();
        let args = [
            ("records", report.records.into()),
            ("path", path.as_str().into()),
        ];
        let id = if dry_run {
            "cli-repairable"
        } else {
            "cli-repaired"
        };
        let mut lines = vec![self.text(id, &args)];
        lines.extend(self.sources(&report));
        let mut json = stored(&report);
        json["to"] = if dry_run { json!(null) } else { json!(path) };
        Ok(Answer {
            json,
            text: lines.join("\n"),
            found_something: report.unread_changes > 0,
        })
    }

    /// Where the records are from, and what is missing; nothing that is zero is said.
    fn sources(&self, report: &RepairReport) -> Vec<String> {
        let counted = [
            ("repair-from-store", report.from_store),
            ("repair-from-ledger", report.from_ledger),
            ("repair-from-backup", report.from_backup),
            ("repair-unread", report.unread_changes),
        ];
        let damaged = report.unread_changes > 0 || report.from_backup > 0 || report.from_store > 0;
        counted
            .into_iter()
            .filter(|(_, count)| damaged && *count > 0)
            .map(|(id, count)| self.text(id, &[("count", count.into())]))
            .collect()
    }

    pub(super) fn erase(&mut self, erase: Erase) -> Result<Answer, Refusal> {
        self.open()?;
        let request = match (erase.trash, erase.from, erase.to) {
            (true, ..) => EraseForGood::Trash {},
            (false, Some(from), Some(to)) => EraseForGood::Days { from, to },
            _ => EraseForGood::Records { ids: erase.ids },
        };
        let erased = commands::erase_for_good(&mut self.session, &self.clock, request)?;
        let mut lines = vec![self.text("cli-erased", &[("count", erased.count.into())])];
        let mut left = erased.earlier_backups;
        if erase.earlier_backups && left > 0 {
            let removed =
                commands::remove_earlier_backups(&mut self.session, &self.clock, Nothing {})?;
            left -= removed.count.min(left);
            let args = [("count", removed.count.into())];
            lines.push(self.text("cli-earlier-backups-removed", &args));
        }
        if left > 0 {
            lines.push(self.text("erase-earlier-backups", &[("count", left.into())]));
        }
        let json = json!({ "count": erased.count, "earlier_backups": left });
        Ok(Answer::new(json, lines.join("\n")))
    }

    pub(super) fn compact(&mut self) -> Result<Answer, Refusal> {
        self.open()?;
        commands::compact_journal(&mut self.session, &self.clock, Nothing {})?;
        Ok(Answer::new(json!({}), self.text("cli-compacted", &[])))
    }
}
