//! The JSON document of a journal: one array per kind, each record as it is stored.
//!
//! Fields of a newer program are in it too, since the entities carry them. Not here: reading it
//! (`import`).

use crate::selection::Picked;
use cairn_journal::entities::{self, InstrumentResponse, Settings};
use cairn_journal::{Snapshot, with_lists};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Names the document; a file without it is not ours.
pub const FORMAT: &str = "cairn-journal";
/// The version of the document that is written, and the newest that is read. It grows only when
/// an older program would misread the document; new fields and arrays do not make it grow.
pub const VERSION: u32 = 1;
/// The most that is read of a file to import: 512 MiB, a hundred times a journal of 50,000 long
/// entries' text without its history.
pub const MAX_IMPORT_BYTES: u64 = 512 * 1024 * 1024;

macro_rules! document {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        #[derive(Default, Serialize)]
        struct Document<'a> {
            format: &'static str,
            version: u32,
            exported_at: DateTime<Utc>,
            $($list: &'a [&'a entities::$entity],)*
            settings: &'a [&'a Settings],
        }

        impl<'a> Document<'a> {
            fn whole(snapshot: &'a Snapshot<'a>) -> Self {
                Self {
                    $($list: &snapshot.$list,)*
                    settings: std::slice::from_ref(&snapshot.settings),
                    ..Self::default()
                }
            }
        }
    };
}
with_lists!(document);

/// The whole journal, trash and earlier versions included. One answer stays unless it was ticked by
/// itself: the ninth of a PHQ-9 (AC-46).
pub(crate) fn write_whole(snapshot: &Snapshot<'_>, exported_at: DateTime<Utc>) -> Vec<u8> {
    let responses: Vec<InstrumentResponse> = snapshot
        .instrument_responses
        .iter()
        .map(|one| one.without_item_nine())
        .collect();
    to_bytes(&Document {
        format: FORMAT,
        version: VERSION,
        exported_at,
        instrument_responses: &responses.iter().collect::<Vec<_>>(),
        ..Document::whole(snapshot)
    })
}

/// Only the picked records. Tags are left out because their list would tell of records that
/// stayed behind; a journal that reads the document makes those it needs.
pub(crate) fn write_picked(picked: &Picked<'_>, exported_at: DateTime<Utc>) -> Vec<u8> {
    to_bytes(&Document {
        format: FORMAT,
        version: VERSION,
        exported_at,
        entries: &picked.entries,
        check_ins: &picked.check_ins,
        strategies: &picked.strategies,
        strategy_uses: &picked.uses,
        trackers: &picked.trackers,
        day_logs: &picked.day_logs,
        lapses: &picked.lapses,
        milestone_acks: &picked.acks,
        meetings: &picked.meetings,
        takeaways: &picked.takeaways,
        questions: &picked.questions,
        hope_items: &picked.hope_items,
        instrument_responses: &picked.responses.iter().collect::<Vec<_>>(),
        ..Document::default()
    })
}

fn to_bytes(document: &Document<'_>) -> Vec<u8> {
    // Indented, so that it can be read in any editor long after this program is gone.
    let mut bytes = serde_json::to_vec_pretty(document)
        .expect("entities have text keys only and a Vec takes all bytes");
    bytes.push(b'\n');
    bytes
}
