//! The whole journal at once: for export, and for comparing two journals.

use crate::Journal;
use crate::entities::{Entity, Settings};
use crate::views::Snapshot;
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

impl Journal {
    /// Everything in the journal, the trash and kept versions included.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'_> {
        let image = &self.image;
        Snapshot {
            entries: image.entries.by_id(),
            entry_revisions: image.revisions.by_id(),
            check_ins: image.check_ins.by_id(),
            strategies: image.strategies.by_id(),
            strategy_uses: image.uses.by_id(),
            trackers: image.trackers.by_id(),
            day_logs: image.day_logs.by_id(),
            lapses: image.lapses.by_id(),
            pauses: image.pauses.by_id(),
            milestone_sets: image.milestone_sets.by_id(),
            milestone_acks: image.milestone_acks.by_id(),
            significant_dates: image.significant_dates.by_id(),
            others_milestones: image.others_milestones.by_id(),
            letters: image.letters.by_id(),
            tags: image.tags.by_id(),
            settings: &image.settings,
        }
    }

    /// Whether a record other than the settings was written after `instant`.
    #[must_use]
    pub fn changed_since(&self, instant: DateTime<Utc>) -> bool {
        fn any<T: Entity>(records: &[&T], instant: DateTime<Utc>) -> bool {
            records.iter().any(|record| record.updated_at() > instant)
        }
        // Settings change by being opened.
        let Snapshot {
            entries,
            entry_revisions,
            check_ins,
            strategies,
            strategy_uses,
            trackers,
            day_logs,
            lapses,
            pauses,
            milestone_sets,
            milestone_acks,
            significant_dates,
            others_milestones,
            letters,
            tags,
            settings: _,
        } = self.snapshot();
        any(&entries, instant)
            || any(&entry_revisions, instant)
            || any(&check_ins, instant)
            || any(&strategies, instant)
            || any(&strategy_uses, instant)
            || any(&trackers, instant)
            || any(&day_logs, instant)
            || any(&lapses, instant)
            || any(&pauses, instant)
            || any(&milestone_sets, instant)
            || any(&milestone_acks, instant)
            || any(&significant_dates, instant)
            || any(&others_milestones, instant)
            || any(&letters, instant)
            || any(&tags, instant)
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
        let mut lines: Vec<(RecordId, String)> = Vec::new();
        lines.par_extend(self.entries.par_iter().map(|value| line(*value)));
        lines.par_extend(self.entry_revisions.par_iter().map(|value| line(*value)));
        lines.par_extend(self.check_ins.par_iter().map(|value| line(*value)));
        lines.par_extend(self.strategies.par_iter().map(|value| line(*value)));
        lines.par_extend(self.strategy_uses.par_iter().map(|value| line(*value)));
        lines.par_extend(self.trackers.par_iter().map(|value| line(*value)));
        lines.par_extend(self.day_logs.par_iter().map(|value| line(*value)));
        lines.par_extend(self.lapses.par_iter().map(|value| line(*value)));
        lines.par_extend(self.pauses.par_iter().map(|value| line(*value)));
        lines.par_extend(self.milestone_sets.par_iter().map(|value| line(*value)));
        lines.par_extend(self.milestone_acks.par_iter().map(|value| line(*value)));
        lines.par_extend(self.significant_dates.par_iter().map(|value| line(*value)));
        lines.par_extend(self.others_milestones.par_iter().map(|value| line(*value)));
        lines.par_extend(self.letters.par_iter().map(|value| line(*value)));
        lines.par_extend(self.tags.par_iter().map(|value| line(*value)));
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
