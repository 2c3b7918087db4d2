//! From the vault's records to values, while the vault opens them.
//!
//! A record of an unknown kind, of a newer shape or with a value this program does not know is
//! set aside by its id: it stays in the vault as it is and is never written.

use crate::Kind;
use crate::entities::{Entity, Settings};
use crate::views::ImportBatch;
use cairn_vault::{Collect, RecordId, RecordView};
use std::collections::HashSet;

/// Decoded values, and the ids of the records that were not understood.
#[derive(Default)]
pub(crate) struct Decoded {
    pub(crate) values: ImportBatch,
    pub(crate) unreadable: HashSet<RecordId>,
}

impl Collect for Decoded {
    fn take(&mut self, record: RecordView<'_>) {
        let values = &mut self.values;
        let understood = match Kind::from_name(record.kind) {
            Some(Kind::Entry) => take(record, &mut values.entries),
            Some(Kind::EntryRevision) => take(record, &mut values.entry_revisions),
            Some(Kind::CheckIn) => take(record, &mut values.check_ins),
            Some(Kind::Strategy) => take(record, &mut values.strategies),
            Some(Kind::StrategyUse) => take(record, &mut values.strategy_uses),
            Some(Kind::Tracker) => take(record, &mut values.trackers),
            Some(Kind::DayLog) => take(record, &mut values.day_logs),
            Some(Kind::Lapse) => take(record, &mut values.lapses),
            Some(Kind::Pause) => take(record, &mut values.pauses),
            Some(Kind::MilestoneSet) => take(record, &mut values.milestone_sets),
            Some(Kind::MilestoneAck) => take(record, &mut values.milestone_acks),
            Some(Kind::SignificantDate) => take(record, &mut values.significant_dates),
            Some(Kind::OthersMilestone) => take(record, &mut values.others_milestones),
            Some(Kind::Letter) => take(record, &mut values.letters),
            Some(Kind::Tag) => take(record, &mut values.tags),
            Some(Kind::Settings) => {
                let mut found = Vec::new();
                let understood = take(record, &mut found);
                found
                    .into_iter()
                    .for_each(|settings| keep_latest(&mut values.settings, settings));
                understood
            }
            None => false,
        };
        if !understood {
            self.unreadable.insert(record.id);
        }
    }

    fn join(&mut self, part: Self) {
        let (whole, part_values) = (&mut self.values, part.values);
        whole.entries.extend(part_values.entries);
        whole.entry_revisions.extend(part_values.entry_revisions);
        whole.check_ins.extend(part_values.check_ins);
        whole.strategies.extend(part_values.strategies);
        whole.strategy_uses.extend(part_values.strategy_uses);
        whole.trackers.extend(part_values.trackers);
        whole.day_logs.extend(part_values.day_logs);
        whole.lapses.extend(part_values.lapses);
        whole.pauses.extend(part_values.pauses);
        whole.milestone_sets.extend(part_values.milestone_sets);
        whole.milestone_acks.extend(part_values.milestone_acks);
        whole
            .significant_dates
            .extend(part_values.significant_dates);
        whole
            .others_milestones
            .extend(part_values.others_milestones);
        whole.letters.extend(part_values.letters);
        whole.tags.extend(part_values.tags);
        part_values
            .settings
            .into_iter()
            .for_each(|found| keep_latest(&mut whole.settings, found));
        self.unreadable.extend(part.unreadable);
    }
}

fn take<T: Entity>(record: RecordView<'_>, values: &mut Vec<T>) -> bool {
    if record.schema > T::SCHEMA {
        return false;
    }
    match serde_json::from_str::<T>(record.body) {
        Ok(value) if value.id() == record.id => {
            values.push(value);
            true
        }
        _ => false,
    }
}

/// There is one record of settings; should there be two, the one saved more often is followed.
fn keep_latest(kept: &mut Option<Settings>, found: Settings) {
    let rank = |settings: &Settings| (settings.revision, settings.id);
    if kept.as_ref().is_none_or(|kept| rank(kept) < rank(&found)) {
        *kept = Some(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::{EntryDraft, SaveHow};
    use crate::fixture::{InMemory, entry_draft};
    use cairn_vault::Record;
    use serde_json::{Value, json};

    fn changed(record: &mut Record, change: impl FnOnce(&mut Value)) {
        let mut value: Value = serde_json::from_str(&record.body).unwrap();
        change(&mut value);
        record.body = value.to_string();
    }

    #[test]
    fn fields_of_a_newer_program_survive_a_save() {
        let mut memory = InMemory::new();
        let id = RecordId::make(&mut memory.rng);
        memory
            .save(entry_draft(id, "", "one"), SaveHow::default())
            .unwrap();
        let newer = json!({"weather": {"sky": ["clear", null], "degrees": 0.1}, "big": 1e300});
        changed(memory.stored.get_mut(&id).unwrap(), |value| {
            value
                .as_object_mut()
                .unwrap()
                .extend(newer.as_object().unwrap().clone());
        });
        memory.reopen();
        let entry = memory.image.entries.get(id).unwrap().clone();
        let draft = EntryDraft {
            body: "two".to_owned(),
            ..EntryDraft::from(&entry)
        };
        memory.save(draft, SaveHow::default()).unwrap();
        let stored: Value = serde_json::from_str(&memory.stored[&id].body).unwrap();
        assert_eq!(stored["body"], "two");
        assert_eq!(
            (&stored["weather"], &stored["big"]),
            (&newer["weather"], &newer["big"])
        );
    }

    #[test]
    fn records_that_are_not_understood_are_counted_and_left_alone() {
        let mut memory = InMemory::new();
        let mut write = |change: &dyn Fn(&mut Record)| {
            let id = RecordId::make(&mut memory.rng);
            memory
                .save(entry_draft(id, "", "text"), SaveHow::default())
                .unwrap();
            change(memory.stored.get_mut(&id).unwrap());
            id
        };
        let mut expect = HashSet::from([
            write(&|record| record.kind = "weather".to_owned()),
            write(&|record| record.schema = 2),
            write(&|record| changed(record, |value| value["zone"] = json!("Mars/Olympus"))),
            write(&|record| changed(record, |value| value["title"] = json!(["two", "parts"]))),
            write(&|record| {
                changed(record, |value| {
                    value["id"] = json!("00000000-0000-4000-8000-000000000000")
                });
            }),
        ]);
        let good = write(&|_| {});
        let before = memory.stored.clone();
        memory.reopen();
        assert_eq!(memory.image.unreadable, expect);
        assert_eq!(
            memory
                .image
                .entries
                .living()
                .map(Entity::id)
                .collect::<Vec<_>>(),
            [good]
        );
        for id in expect.drain() {
            memory
                .save(entry_draft(id, "", "over it"), SaveHow::default())
                .unwrap_err();
            assert!(memory.stored[&id] == before[&id], "left as it was");
        }
    }
}
