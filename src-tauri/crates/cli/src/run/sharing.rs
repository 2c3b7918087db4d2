//! `share` and `export`: what would leave, and what does.

use super::{Run, absolute_text, stored};
use crate::answer::Answer;
use crate::arguments::{Export, FormatName, ShareCommand, Shared};
use crate::refusal::Refusal;
use crate::secrets::Source;
use cairn_api::commands::{self, ExportRequest, Exported, SharePreview, WriteShare};
use cairn_exchange::{ExportFormat, Paper, Selection, ShareFormat, ShareRequest};
use cairn_words::Arg;
use serde_json::{Value, json};
use zeroize::Zeroizing;

impl Run<'_> {
    pub(super) fn share(&mut self, command: ShareCommand) -> Result<Answer, Refusal> {
        let ShareCommand::Preview(shared) = command;
        self.open()?;
        let request = request(*shared, ShareFormat::Txt);
        let preview = commands::preview_share(&mut self.session, &self.clock, request)?;
        Ok(Answer::new(json_of(&preview), self.preview_text(&preview)))
    }

    /// `json` is the whole journal and can be read back; what is for reading goes out as it would
    /// be previewed, redacted unless somebody said otherwise.
    pub(super) fn export(&mut self, export: Export) -> Result<Answer, Refusal> {
        let path = absolute_text(&export.out)?;
        if export.new_passphrase_file.is_some() && export.format != FormatName::Sealed {
            // Nobody should take a file for sealed that is not.
            return Err(Refusal::Terminal("format-has-no-passphrase"));
        }
        self.open()?;
        let format = match export.format {
            FormatName::Json => return self.export_json(&export, path),
            FormatName::Md => ShareFormat::Md,
            FormatName::Txt => ShareFormat::Txt,
            FormatName::Html => ShareFormat::Html,
            FormatName::Csv => ShareFormat::Csv,
            FormatName::Pdf => ShareFormat::Pdf,
            FormatName::Sealed => ShareFormat::Sealed,
        };
        let passphrase = match format {
            ShareFormat::Sealed => Some(self.passphrase_of_copy(&export)?),
            _ => None,
        };
        let request = ShareRequest {
            paper: export.paper,
            ..request(export.shared, format)
        };
        let preview = commands::preview_share(&mut self.session, &self.clock, request.clone())?;
        let write = WriteShare {
            request,
            digest: preview.digest.clone(),
            path,
            overwrite: export.overwrite,
            passphrase: passphrase.map(|typed| typed.to_string()),
            accept_weak: true,
        };
        let written = commands::write_share(&mut self.session, &self.clock, write)?;
        let id = match format {
            ShareFormat::Sealed => "cli-exported-sealed",
            _ => "cli-exported",
        };
        let mut lines = vec![self.exported(id, &written.exported)];
        if written.in_synced_folder {
            lines.push(self.text("cli-export-synced", &[]));
        }
        if !preview.missing.is_empty() {
            let signs = [("signs", Arg::from(preview.missing.join(" ")))];
            lines.push(self.text("cli-export-missing", &signs));
        }
        lines.extend(self.replaced(&preview));
        Ok(Answer::new(stored(&written.exported), lines.join("\n")))
    }

    fn export_json(&mut self, export: &Export, path: String) -> Result<Answer, Refusal> {
        let request = ExportRequest {
            format: ExportFormat::Json,
            selection: selection(&export.shared),
            path,
            overwrite: export.overwrite,
        };
        let exported = commands::export_journal(&mut self.session, &self.clock, request)?;
        let text = self.exported("cli-exported", &exported);
        Ok(Answer::new(stored(&exported), text))
    }

    /// The passphrase of an encrypted copy, which is never taken from the journal.
    fn passphrase_of_copy(&mut self, export: &Export) -> Result<Zeroizing<String>, Refusal> {
        let file = export.new_passphrase_file.as_deref();
        let passphrase = Source::new_passphrase(file, self.words)?;
        self.warn_of_weak(&passphrase)?;
        Ok(passphrase)
    }

    fn exported(&self, id: &str, exported: &Exported) -> String {
        let args = [
            ("records", Arg::from(exported.records)),
            ("path", exported.path.as_str().into()),
        ];
        let mut text = self.text(id, &args);
        if exported.left_out > 0 {
            text.push('\n');
            text.push_str(&self.text("cli-left-out", &[("count", exported.left_out.into())]));
        }
        text
    }

    fn preview_text(&self, preview: &SharePreview) -> String {
        let mut parts = vec![preview.text.trim_end().to_owned(), String::new()];
        let length = [
            ("words", Arg::from(preview.words)),
            ("minutes", (preview.seconds / 60).into()),
            ("seconds", format!("{:02}", preview.seconds % 60).into()),
        ];
        parts.push(self.text("cli-share-length", &length));
        if let Some(fit) = &preview.fit {
            let args = [
                ("minutes", Arg::from(fit.minutes)),
                ("seconds", fit.over_seconds.into()),
                ("words", fit.over_words.into()),
            ];
            let id = if fit.over_seconds == 0 && fit.over_words == 0 {
                "cli-share-fits"
            } else {
                "cli-share-over"
            };
            parts.push(self.text(id, &args));
        }
        parts.extend(self.replaced(preview));
        let left_out = preview.left_out;
        let count = left_out.third_party + left_out.drawer + left_out.private;
        if count > 0 {
            parts.push(self.text("cli-left-out", &[("count", count.into())]));
        }
        parts.join("\n")
    }

    /// Every replacement, what is in doubt, and what to look at.
    fn replaced(&self, preview: &SharePreview) -> Vec<String> {
        let redactions = &preview.redactions;
        let mut lines = Vec::new();
        if !redactions.replaced.is_empty() {
            lines.push(self.text("cli-share-replaced", &[]));
        }
        lines.extend(redactions.replaced.iter().map(|one| {
            let found: Vec<&str> = one.found.split_whitespace().collect();
            format!("  {} -> {} ({})", found.join(" "), one.with, one.count)
        }));
        if !redactions.doubts.is_empty() {
            lines.push(self.text("cli-share-doubts", &[]));
        }
        lines.extend(redactions.doubts.iter().map(|doubt| {
            let around = format!("{}{}{}", doubt.before, doubt.found, doubt.after);
            let around: Vec<&str> = around.split_whitespace().collect();
            format!("  {}  {}", doubt.number, around.join(" "))
        }));
        if !redactions.to_review.is_empty() {
            let names = [("names", Arg::from(redactions.to_review.join(", ")))];
            lines.push(self.text("cli-share-review", &names));
        }
        lines
    }
}

fn selection(shared: &Shared) -> Selection {
    Selection {
        from: shared.from,
        to: shared.to,
        tags: shared.tags.clone(),
        items: shared.items.clone(),
        include_third_party: shared.tick_others.clone(),
        include_drawer: shared.tick_drawer.clone(),
    }
}

fn request(shared: Shared, format: ShareFormat) -> ShareRequest {
    ShareRequest {
        format,
        profile: shared.profile,
        selection: selection(&shared),
        share_id: None,
        redact: !shared.no_redaction,
        keep: shared.keep,
        minutes: shared.minutes,
        paper: Paper::default(),
        charts: shared.charts,
    }
}

fn json_of(preview: &SharePreview) -> Value {
    json!({
        "text": preview.text,
        "words": preview.words,
        "seconds": preview.seconds,
        "replaced": preview.redactions.replaced,
        "to_review": preview.redactions.to_review,
    })
}
