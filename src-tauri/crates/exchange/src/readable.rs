//! One record as plain text, for reading two versions of it side by side.
//!
//! Deliberately not here: any rule of what may leave. This text stays in the window.

use crate::outline::{Block, outline};
use crate::plain_text;
use crate::selection::{Selection, pick};
use cairn_journal::Snapshot;
use cairn_vault::RecordId;
use cairn_words::Words;

/// The text of the record `id`; `None` if it is not in `snapshot`, is in its trash, or is of a kind
/// that is not written out by itself.
#[must_use]
pub fn readable(snapshot: &Snapshot<'_>, id: RecordId, words: &Words) -> Option<String> {
    let one = Selection {
        items: vec![id],
        include_third_party: vec![id],
        include_drawer: vec![id],
        ..Selection::default()
    };
    let picked = pick(snapshot, &one);
    let blocks = outline(&picked, words);
    // The title of the document, and the days it spans, say nothing of one record.
    let is_below = |block: &Block<'_>| matches!(block, Block::Heading(2.., _));
    let first = blocks.iter().position(is_below)?;
    Some(plain_text::write(&blocks[first..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{check_in, entry, instant, settings};
    use cairn_journal::ImportBatch;

    #[test]
    fn one_record_is_written_out_alone_whatever_may_leave() {
        let mut drawer = entry(1);
        (drawer.body, drawer.drawer) = ("In the *drawer*.".to_owned(), true);
        let mut trashed = entry(2);
        trashed.deleted_at = Some(instant("2026-11-20T10:00:00Z"));
        let batch = ImportBatch {
            entries: vec![drawer, trashed, entry(3)],
            check_ins: vec![check_in(4)],
            ..ImportBatch::default()
        };
        let settings = settings();
        let snapshot = batch.snapshot(&settings);
        let words = Words::english();
        let text = |id| readable(&snapshot, id, &words);
        let of_drawer = text(batch.entries[0].id).unwrap();
        assert!(of_drawer.contains("In the drawer."), "{of_drawer}");
        assert!(!of_drawer.contains(&words.text("export-title", &[])));
        assert_eq!(text(batch.entries[1].id), None);
        assert!(text(batch.check_ins[0].id).is_some());
        assert_eq!(text(settings.id), None);
    }
}
