//! The texts of the records that leave, field by field. Ids, days and numbers are nobody's name.

use super::account::Redaction;
use super::markdown::redacted;
use crate::selection::{LeftOut, Picked};
use cairn_journal::MilestoneRow;
use cairn_journal::entities::{
    CheckIn, DayLog, Group, HopeItem, InstrumentResponse, JournalEntry, Lapse, Meeting,
    MilestoneAck, Question, Share, Strategy, StrategyUse, Takeaway, Tracker,
};
use cairn_vault::RecordId;
use std::collections::HashMap;

/// A record whose texts can be redacted.
pub(crate) trait Redact {
    fn redact(&mut self, redaction: &mut Redaction<'_>);
}

/// Clones of picked records, redacted.
#[derive(Default)]
pub(crate) struct RedactedRecords {
    entries: Vec<JournalEntry>,
    check_ins: Vec<CheckIn>,
    strategies: Vec<Strategy>,
    uses: Vec<StrategyUse>,
    trackers: Vec<Tracker>,
    lapses: Vec<Lapse>,
    acks: Vec<MilestoneAck>,
    day_logs: Vec<DayLog>,
    groups: Vec<Group>,
    meetings: Vec<Meeting>,
    takeaways: Vec<Takeaway>,
    questions: Vec<Question>,
    hope_items: Vec<HopeItem>,
    responses: Vec<InstrumentResponse>,
    /// Titles of the strategies that uses name.
    titles: HashMap<RecordId, String>,
}

impl RedactedRecords {
    /// The records of `picked` without what has to go.
    pub(crate) fn of(picked: &Picked<'_>, redaction: &mut Redaction<'_>) -> Self {
        fn all<T: Redact + Clone>(records: &[&T], redaction: &mut Redaction<'_>) -> Vec<T> {
            let redacted = records.iter().map(|record| redaction.record(*record));
            redacted.collect()
        }
        let strategies = all(&picked.strategies, redaction);
        let mut titles: HashMap<RecordId, String> = strategies
            .iter()
            .map(|strategy| (strategy.id, strategy.title.clone()))
            .collect();
        let mut named: Vec<_> = picked.titles.iter().collect();
        named.sort_unstable();
        for (id, title) in named {
            titles.entry(*id).or_insert_with(|| redaction.text(title));
        }
        Self {
            entries: all(&picked.entries, redaction),
            check_ins: all(&picked.check_ins, redaction),
            strategies,
            titles,
            uses: all(&picked.uses, redaction),
            trackers: all(&picked.trackers, redaction),
            lapses: all(&picked.lapses, redaction),
            acks: all(&picked.acks, redaction),
            day_logs: picked.day_logs.iter().map(|log| (*log).clone()).collect(),
            groups: all(&picked.groups, redaction),
            meetings: all(&picked.meetings, redaction),
            takeaways: all(&picked.takeaways, redaction),
            questions: all(&picked.questions, redaction),
            hope_items: all(&picked.hope_items, redaction),
            // Nobody wrote a word of them.
            responses: picked.responses.clone(),
        }
    }

    /// The same records picked.
    pub(crate) fn picked(&self, left_out: LeftOut) -> Picked<'_> {
        let titles = self.titles.iter();
        Picked {
            entries: self.entries.iter().collect(),
            check_ins: self.check_ins.iter().collect(),
            strategies: self.strategies.iter().collect(),
            uses: self.uses.iter().collect(),
            titles: titles.map(|(id, title)| (*id, title.as_str())).collect(),
            trackers: self.trackers.iter().collect(),
            lapses: self.lapses.iter().collect(),
            acks: self.acks.iter().collect(),
            day_logs: self.day_logs.iter().collect(),
            counted: Vec::new(),
            groups: self.groups.iter().collect(),
            meetings: self.meetings.iter().collect(),
            takeaways: self.takeaways.iter().collect(),
            questions: self.questions.iter().collect(),
            hope_items: self.hope_items.iter().collect(),
            responses: self.responses.clone(),
            left_out,
        }
    }
}

fn line(text: &mut String, redaction: &mut Redaction<'_>) {
    if !text.is_empty() {
        *text = redaction.text(text);
    }
}

fn body(text: &mut String, redaction: &mut Redaction<'_>) {
    if !text.is_empty() {
        *text = redacted(text, redaction);
    }
}

fn lines(texts: &mut [String], redaction: &mut Redaction<'_>) {
    texts.iter_mut().for_each(|text| line(text, redaction));
}

impl Redaction<'_> {
    /// A clone of `record`, redacted.
    pub(crate) fn record<T: Redact + Clone>(&mut self, record: &T) -> T {
        let mut record = record.clone();
        record.redact(self);
        record
    }

    /// Redacts what is told of a milestone.
    pub(crate) fn row(&mut self, row: &mut MilestoneRow) {
        row.redact(self);
    }
}

impl Redact for JournalEntry {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.title, redaction);
        lines(&mut self.tags, redaction);
        body(&mut self.body, redaction);
        for answer in &mut self.answers {
            line(&mut answer.prompt, redaction);
            body(&mut answer.text, redaction);
        }
        // Not a word of the person's, but nothing keeps one out of it.
        if let Some(template) = &mut self.template_id {
            line(template, redaction);
        }
    }
}

impl Redact for CheckIn {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        lines(&mut self.feelings, redaction);
        lines(&mut self.triggers, redaction);
        line(&mut self.note, redaction);
    }
}

impl Redact for Strategy {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.title, redaction);
        lines(&mut self.tags, redaction);
        if let Some(source) = &mut self.source {
            line(&mut source.note, redaction);
        }
        body(&mut self.how, redaction);
    }
}

impl Redact for StrategyUse {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        lines(self.situation.as_mut_slice(), redaction);
        line(&mut self.note, redaction);
    }
}

impl Redact for Tracker {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.name, redaction);
        line(&mut self.discreet_name, redaction);
        line(&mut self.scope, redaction);
        line(&mut self.unit, redaction);
        for stretch in &mut self.earlier {
            line(&mut stretch.note, redaction);
        }
    }
}

impl Redact for Lapse {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        for text in [
            &mut self.used,
            &mut self.amount,
            &mut self.context,
            &mut self.helped_after,
            &mut self.next_step,
            &mut self.tell,
        ] {
            line(text, redaction);
        }
        lines(&mut self.feelings, redaction);
        lines(&mut self.triggers, redaction);
        body(&mut self.note, redaction);
    }
}

impl Redact for MilestoneAck {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.milestone.label, redaction);
        lines(&mut self.celebrated_with, redaction);
        line(&mut self.note, redaction);
    }
}

impl Redact for MilestoneRow {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.milestone.label, redaction);
        if let Some(ack) = &mut self.ack {
            ack.redact(redaction);
        }
    }
}

impl Redact for Group {
    /// Only its alias is ever told.
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.alias, redaction);
    }
}

impl Redact for Meeting {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.topic, redaction);
        body(&mut self.note, redaction);
    }
}

impl Redact for Takeaway {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.text, redaction);
    }
}

impl Redact for Question {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.text, redaction);
        line(&mut self.answer, redaction);
    }
}

impl Redact for HopeItem {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        line(&mut self.text, redaction);
        line(&mut self.source, redaction);
    }
}

impl Redact for Share {
    fn redact(&mut self, redaction: &mut Redaction<'_>) {
        for text in [
            &mut self.aim,
            &mut self.was,
            &mut self.happened,
            &mut self.now,
            &mut self.ask,
            &mut self.reflection,
        ] {
            line(text, redaction);
        }
    }
}
