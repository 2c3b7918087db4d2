//! The part of a document that tells the time counted.

use super::{Block, list, one_line, push_lines, push_markdown};
use crate::counted::{Counted, milestone_name, tell_count, tell_lapse};
use cairn_journal::MilestoneRow;
use cairn_journal::entities::Lapse;
use cairn_words::Words;

pub(super) fn push_counted<'a>(
    blocks: &mut Vec<Block<'a>>,
    counted: &[Counted<'a>],
    words: &Words,
) {
    if counted.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, words.text("export-counted", &[])));
    for one in counted {
        blocks.push(Block::Heading(3, one_line(&one.tracker.name)));
        push_lines(blocks, &one.tracker.scope);
        if let Some(count) = &one.count {
            blocks.push(Block::Facts(tell_count(one.tracker, count, words)));
        }
        if let Some(summary) = &one.summary {
            let args = [
                ("yes", summary.yes.into()),
                ("no", summary.no.into()),
                ("not_logged", summary.not_logged.into()),
            ];
            blocks.push(Block::Facts(vec![words.text("export-day-log", &args)]));
        }
        if !one.reached.is_empty() {
            blocks.push(Block::Heading(4, words.text("export-milestones", &[])));
        }
        for row in &one.reached {
            push_milestone(blocks, row, words);
        }
        if !one.lapses.is_empty() {
            blocks.push(Block::Heading(4, words.text("export-lapses", &[])));
        }
        for lapse in &one.lapses {
            push_lapse(blocks, lapse, words);
        }
    }
}

fn push_milestone(blocks: &mut Vec<Block<'_>>, row: &MilestoneRow, words: &Words) {
    let name = one_line(&milestone_name(&row.milestone, words));
    let args = [("date", row.date.into()), ("name", name.into())];
    let mut facts = vec![words.text("time-reached", &args)];
    let Some(ack) = &row.ack else {
        blocks.push(Block::Facts(facts));
        return;
    };
    if !ack.celebrated_with.is_empty() {
        let names = [("names", list(&ack.celebrated_with).into())];
        facts.push(words.text("export-celebrated", &names));
    }
    blocks.push(Block::Facts(facts));
    push_lines(blocks, &ack.note);
}

fn push_lapse<'a>(blocks: &mut Vec<Block<'a>>, lapse: &'a Lapse, words: &Words) {
    let mut facts = vec![tell_lapse(lapse, words)];
    for (id, text) in [
        ("export-lapse-used", &lapse.used),
        ("export-lapse-amount", &lapse.amount),
        ("export-lapse-context", &lapse.context),
        ("export-lapse-helped", &lapse.helped_after),
        ("export-lapse-next", &lapse.next_step),
        ("export-lapse-tell", &lapse.tell),
    ] {
        let text = one_line(text);
        if !text.is_empty() {
            facts.push(words.text(id, &[("text", text.into())]));
        }
    }
    for (id, names) in [
        ("export-feelings", &lapse.feelings),
        ("export-triggers", &lapse.triggers),
    ] {
        if !names.is_empty() {
            let argument = id.trim_start_matches("export-");
            facts.push(words.text(id, &[(argument, list(names).into())]));
        }
    }
    let halt = [
        ("export-hungry", lapse.halt.hungry),
        ("export-angry", lapse.halt.angry),
        ("export-lonely", lapse.halt.lonely),
        ("export-tired", lapse.halt.tired),
    ];
    for (id, answer) in halt {
        facts.extend(answer.map(|value| words.text(id, &[("value", value.into())])));
    }
    blocks.push(Block::Facts(facts));
    push_markdown(blocks, 4, &lapse.note);
}
