//! `import`.

use super::{Run, absolute_text, stored};
use crate::answer::Answer;
use crate::arguments::ImportFormat;
use crate::refusal::Refusal;
use cairn_api::commands::{self, ImportRequest};
use std::path::Path;

impl Run<'_> {
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
