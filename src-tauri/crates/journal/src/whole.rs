//! The whole journal at once: for export, and for comparing two journals.

use crate::Journal;
use crate::entities::{Entity, Settings};
use crate::image::Image;
use crate::views::Snapshot;
use cairn_vault::RecordId;
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

macro_rules! whole {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        impl Image {
            pub(crate) fn snapshot(&self) -> Snapshot<'_> {
                Snapshot {
                    $($list: self.$list.by_id(),)*
                    settings: &self.settings,
                }
            }
        }

        impl Snapshot<'_> {
            /// A line `kind TAB canonical JSON LF` for each record but the settings.
            fn lines(&self) -> Vec<(RecordId, String)> {
                let mut lines = Vec::new();
                $(lines.par_extend(self.$list.par_iter().map(|value| line(*value)));)*
                lines
            }
        }
    };
}
crate::with_lists!(whole);

impl Journal {
    /// Everything in the journal, the trash and kept versions included.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'_> {
        self.image.snapshot()
    }

    /// SHA-256 over the canonical JSON of all records, in hexadecimal. Two journals with the same
    /// hash hold the same, up to when they were opened.
    #[must_use]
    pub fn content_hash(&self) -> String {
        self.snapshot().content_hash()
    }
}

impl Snapshot<'_> {
    /// `SHA-256(line, line, ...)` with a line `kind TAB canonical JSON LF` for each record, sorted
    /// by id. Canonical JSON has its keys sorted and no spaces. When the journal was opened and
    /// whether its clock was confirmed are left out: they are about a computer.
    #[must_use]
    pub fn content_hash(&self) -> String {
        let mut lines = self.lines();
        lines.push(line(&without_opening(self.settings)));
        lines.sort_unstable();
        let mut hash = Sha256::new();
        for (_, line) in lines {
            hash.update(line);
        }
        hash.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// The settings without what only says when the journal was opened on some computer.
pub(crate) fn without_opening(settings: &Settings) -> Settings {
    Settings {
        last_opened_at: None,
        clock_confirmed_at: None,
        ..settings.clone()
    }
}

fn line<T: Entity>(value: &T) -> (RecordId, String) {
    let json = serde_json::to_value(value).expect("entities are plain data with text keys");
    (
        value.id(),
        format!("{}\t{}\n", T::KIND.name(), canonical(json)),
    )
}

/// JSON text with the keys of every object sorted.
fn canonical(mut json: Value) -> String {
    json.sort_all_objects();
    json.to_string()
}
