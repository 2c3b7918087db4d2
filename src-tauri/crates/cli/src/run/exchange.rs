//! `export` and `import`.

use super::{Run, absolute_text, stored};
use crate::answer::Answer;
use crate::arguments::{Export, ImportFormat};
use crate::refusal::Refusal;
use cairn_api::commands::{self, ExportRequest, ImportRequest};
use cairn_exchange::Selection;
use std::path::Path;

impl Run<'_> {
    pub(super) fn export(&mut self, export: Export) -> Result<Answer, Refusal> {
        let path = absolute_text(&export.out)?;
        self.open()?;
        let selection = Selection {
            from: export.from,
            to: export.to,
            tags: export.tags,
            items: export.items,
            ..Selection::default()
        };
        let request = ExportRequest {
            format: export.format.into(),
            selection,
            path,
            overwrite: export.overwrite,
        };
        let exported = commands::export_journal(&mut self.session, &self.clock, request)?;
        let mut text = self.text(
            "cli-exported",
            &[
                ("records", exported.records.into()),
                ("path", exported.path.as_str().into()),
            ],
        );
        if exported.left_out > 0 {
            text.push('\n');
            text.push_str(&self.text("cli-left-out", &[("count", exported.left_out.into())]));
        }
        Ok(Answer::new(stored(&exported), text))
    }

    /// The report is JSON for people and scripts alike, as the contract has it.
    pub(super) fn import(
        &mut self,
        format: ImportFormat,
        path: &Path,
        dry_run: bool,
    ) -> Result<Answer, Refusal> {
        let ImportFormat::Json = format;
        let path = absolute_text(path)?;
        self.open()?;
        let request = ImportRequest { path, dry_run };
        let report = commands::import_journal(&mut self.session, &self.clock, request)?;
        let json = stored(&report);
        let text = json.to_string();
        Ok(Answer::new(json, text))
    }
}
