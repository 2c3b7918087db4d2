//! The one order in which a journal is told: days, oldest first, each with its entries, check-ins,
//! meetings and takeaways by time; then time counted, questionnaires, strategies with their uses, questions, hope.
//!
//! Built once as blocks, written in four ways (`markdown`, `plain_text`, `html`, `pdf`). Not here: any
//! markup.

mod counted;
mod groups;
mod questionnaires;

use crate::selection::Picked;
use cairn_journal::entities::{
    CheckIn, CheckInContext, Helped, JournalEntry, Meeting, Strategy, StrategySourceKind,
    StrategyStatus, StrategyUse, Takeaway,
};
use cairn_vault::RecordId;
use cairn_words::{Arg, Words};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use counted::push_counted;
pub(crate) use groups::share_blocks;
use groups::{push_hope, push_meeting, push_questions, push_takeaway};
use questionnaires::push_responses;
use std::collections::BTreeMap;

/// One piece of a document.
#[derive(Debug, PartialEq)]
pub(crate) enum Block<'a> {
    /// A heading of this level, 1 to 4. One line, plain text.
    Heading(u8, String),
    /// Short facts, one a line, plain text.
    Facts(Vec<String>),
    /// Plain text with the line breaks somebody typed.
    Lines(String),
    /// Markdown somebody wrote, below a heading of this level.
    Markdown(u8, &'a str),
    /// A chart, for forms that hold pictures; what it says stands before it in words.
    Picture(Picture),
}

/// A drawing.
#[derive(Debug, PartialEq)]
pub(crate) struct Picture {
    /// One `svg` element.
    pub svg: String,
    /// What is read to those who do not see it.
    pub described: String,
}

/// What stands on one day.
enum OfDay<'a> {
    Entry(&'a JournalEntry),
    CheckIn(&'a CheckIn),
    Meeting(&'a Meeting),
    Takeaway(&'a Takeaway),
}

impl OfDay<'_> {
    /// Where it stands on its day.
    fn place(&self) -> (DateTime<Utc>, RecordId) {
        match self {
            Self::Entry(entry) => (entry.at, entry.id),
            Self::CheckIn(check_in) => (check_in.at, check_in.id),
            Self::Meeting(meeting) => (meeting.at, meeting.id),
            Self::Takeaway(takeaway) => (takeaway.created_at, takeaway.id),
        }
    }
}

/// The document as blocks.
pub(crate) fn outline<'a>(picked: &Picked<'a>, words: &Words) -> Vec<Block<'a>> {
    let mut blocks = vec![Block::Heading(1, words.text("export-title", &[]))];
    if picked.count() == 0 {
        blocks.push(Block::Lines(words.text("export-nothing", &[])));
        return blocks;
    }

    let mut days: BTreeMap<NaiveDate, Vec<OfDay<'a>>> = BTreeMap::new();
    for &entry in &picked.entries {
        days.entry(entry.date)
            .or_default()
            .push(OfDay::Entry(entry));
    }
    for &check_in in &picked.check_ins {
        days.entry(check_in.date)
            .or_default()
            .push(OfDay::CheckIn(check_in));
    }
    for &meeting in &picked.meetings {
        days.entry(meeting.date)
            .or_default()
            .push(OfDay::Meeting(meeting));
    }
    for &takeaway in &picked.takeaways {
        days.entry(takeaway.date)
            .or_default()
            .push(OfDay::Takeaway(takeaway));
    }
    if let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) {
        let id = if first == last {
            "export-one-day"
        } else {
            "export-period"
        };
        let args = [("from", Arg::from(*first)), ("to", Arg::from(*last))];
        blocks.push(Block::Lines(words.text(id, &args)));
    }
    for (date, mut of_day) in days {
        of_day.sort_by_key(OfDay::place);
        blocks.push(Block::Heading(2, day_heading(date, words)));
        for item in of_day {
            match item {
                OfDay::Entry(entry) => push_entry(&mut blocks, entry, words),
                OfDay::CheckIn(check_in) => push_check_in(&mut blocks, check_in, words),
                OfDay::Meeting(meeting) => push_meeting(&mut blocks, meeting, picked, words),
                OfDay::Takeaway(takeaway) => push_takeaway(&mut blocks, takeaway, words),
            }
        }
    }
    push_counted(&mut blocks, &picked.counted, words);
    push_responses(&mut blocks, &picked.responses, words);
    push_strategies(&mut blocks, picked, words);
    push_questions(&mut blocks, &picked.questions, words);
    push_hope(&mut blocks, &picked.hope_items, words);
    blocks
}

/// `2026-11-21, Saturday`: the date first and in ISO form, so that a day is found by it.
fn day_heading(date: NaiveDate, words: &Words) -> String {
    let weekday = words.text(
        &format!("export-weekday-{}", date.weekday().number_from_monday()),
        &[],
    );
    let args = [
        ("date", Arg::from(date.to_string())),
        ("weekday", Arg::from(weekday)),
    ];
    words.text("export-day", &args)
}

/// The time on the clock where the person was.
fn clock(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// `text` on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names one after the other.
fn list(names: &[String]) -> String {
    names
        .iter()
        .map(|name| one_line(name))
        .collect::<Vec<_>>()
        .join(", ")
}

fn push_entry<'a>(blocks: &mut Vec<Block<'a>>, entry: &'a JournalEntry, words: &Words) {
    let time = Arg::from(clock(entry.at, entry.zone));
    let title = one_line(&entry.title);
    blocks.push(Block::Heading(
        3,
        if title.is_empty() {
            words.text("export-entry", &[("time", time)])
        } else {
            words.text(
                "export-entry-titled",
                &[("time", time), ("title", title.into())],
            )
        },
    ));
    if !entry.tags.is_empty() {
        let tags = [("tags", Arg::from(list(&entry.tags)))];
        blocks.push(Block::Lines(words.text("export-tags", &tags)));
    }
    push_markdown(blocks, 3, &entry.body);
    for answer in &entry.answers {
        if answer.text.trim().is_empty() {
            continue;
        }
        let prompt = one_line(&answer.prompt);
        if !prompt.is_empty() {
            blocks.push(Block::Heading(4, prompt));
        }
        push_markdown(blocks, 4, &answer.text);
    }
}

fn push_markdown<'a>(blocks: &mut Vec<Block<'a>>, level: u8, text: &'a str) {
    if !text.trim().is_empty() {
        blocks.push(Block::Markdown(level, text));
    }
}

fn push_lines(blocks: &mut Vec<Block<'_>>, text: &str) {
    if !text.trim().is_empty() {
        blocks.push(Block::Lines(text.to_owned()));
    }
}

fn push_check_in(blocks: &mut Vec<Block<'_>>, check_in: &CheckIn, words: &Words) {
    let id = match check_in.context {
        CheckInContext::Free => "export-check-in",
        CheckInContext::BeforeMeeting => "export-check-in-before-meeting",
        CheckInContext::AfterMeeting => "export-check-in-after-meeting",
        CheckInContext::Urge => "export-check-in-urge",
    };
    let time = [("time", Arg::from(clock(check_in.at, check_in.zone)))];
    blocks.push(Block::Heading(3, words.text(id, &time)));
    let facts = check_in_facts(check_in, words);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    push_lines(blocks, &check_in.note);
}

/// What was answered, in words; what was not answered is not mentioned.
fn check_in_facts(check_in: &CheckIn, words: &Words) -> Vec<String> {
    let mut facts = Vec::new();
    let mut step = |id: &str, value: Option<i8>| {
        if let Some(value) = value {
            let signed = Arg::Signed {
                value: f64::from(value),
                decimals: 0,
            };
            facts.push(words.text(id, &[("step", value.into()), ("signed", signed)]));
        }
    };
    step("export-mood", check_in.valence);
    step("export-energy", check_in.energy);
    let mut number = |id: &str, value: Option<u8>| {
        if let Some(value) = value {
            facts.push(words.text(id, &[("value", value.into())]));
        }
    };
    number("export-anxiety", check_in.anxiety);
    number("export-confidence", check_in.confidence);
    number("export-connection", check_in.connection);
    number("export-pain", check_in.pain);
    for urge in &check_in.urges {
        number("export-urge", Some(urge.strength));
    }
    number("export-hungry", check_in.halt.hungry);
    number("export-angry", check_in.halt.angry);
    number("export-lonely", check_in.halt.lonely);
    number("export-tired", check_in.halt.tired);
    if let Some(minutes) = check_in.sleep_min {
        let args = [
            ("hours", Arg::from(minutes / 60)),
            ("minutes", Arg::from(minutes % 60)),
        ];
        facts.push(words.text("export-sleep", &args));
    }
    if let Some(value) = check_in.sleep_quality {
        facts.push(words.text("export-sleep-quality", &[("value", value.into())]));
    }
    if !check_in.feelings.is_empty() {
        let args = [("feelings", Arg::from(list(&check_in.feelings)))];
        facts.push(words.text("export-feelings", &args));
    }
    if !check_in.triggers.is_empty() {
        let args = [("triggers", Arg::from(list(&check_in.triggers)))];
        facts.push(words.text("export-triggers", &args));
    }
    facts
}

fn push_strategies<'a>(blocks: &mut Vec<Block<'a>>, picked: &Picked<'a>, words: &Words) {
    if picked.strategies.is_empty() && picked.uses.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, words.text("export-strategies", &[])));
    let mut uses: BTreeMap<_, Vec<&StrategyUse>> = BTreeMap::new();
    for &r#use in &picked.uses {
        uses.entry(r#use.strategy_id).or_default().push(r#use);
    }
    let mut strategies = picked.strategies.clone();
    strategies.sort_by_cached_key(|strategy| (strategy.title.to_lowercase(), strategy.id));
    for strategy in strategies {
        blocks.push(Block::Heading(3, one_line(&strategy.title)));
        push_strategy(blocks, strategy, words);
        push_uses(blocks, uses.remove(&strategy.id).unwrap_or_default(), words);
    }
    // Uses stay when their strategy is deleted, or when only they were picked.
    for (strategy_id, of_strategy) in uses {
        let title = picked.titles.get(&strategy_id).map(|title| one_line(title));
        let heading = title.unwrap_or_else(|| words.text("export-strategy-gone", &[]));
        blocks.push(Block::Heading(3, heading));
        push_uses(blocks, of_strategy, words);
    }
}

fn push_strategy<'a>(blocks: &mut Vec<Block<'a>>, strategy: &'a Strategy, words: &Words) {
    let status = match strategy.status {
        StrategyStatus::Idea => "export-status-idea",
        StrategyStatus::Trying => "export-status-trying",
        StrategyStatus::Mine => "export-status-mine",
        StrategyStatus::NotForMe => "export-status-not-for-me",
    };
    let mut lines = vec![words.text(status, &[])];
    if !strategy.tags.is_empty() {
        lines.push(words.text(
            "export-helps-with",
            &[("tags", list(&strategy.tags).into())],
        ));
    }
    if let Some(effort) = strategy.effort {
        lines.push(words.text("export-effort", &[("value", effort.into())]));
    }
    if let Some(minutes) = strategy.minutes {
        lines.push(words.text("export-takes", &[("minutes", minutes.into())]));
    }
    if let Some(source) = &strategy.source {
        let id = match source.kind {
            StrategySourceKind::Meeting => "export-learnt-meeting",
            StrategySourceKind::Person => "export-learnt-person",
            StrategySourceKind::Book => "export-learnt-book",
            StrategySourceKind::Own => "export-learnt-own",
        };
        let learnt = words.text(id, &[]);
        let note = one_line(&source.note);
        lines.push(if note.is_empty() {
            learnt
        } else {
            format!("{learnt}: {note}")
        });
    }
    if let Some(date) = strategy.try_by {
        lines.push(words.text("export-try-by", &[("date", date.into())]));
    }
    blocks.push(Block::Lines(lines.join("\n")));
    push_markdown(blocks, 3, &strategy.how);
}

fn push_uses(blocks: &mut Vec<Block<'_>>, mut uses: Vec<&StrategyUse>, words: &Words) {
    if uses.is_empty() {
        return;
    }
    uses.sort_by_key(|r#use| (r#use.date, r#use.at, r#use.id));
    blocks.push(Block::Heading(4, words.text("export-uses", &[])));
    for r#use in uses {
        blocks.push(Block::Facts(vec![use_fact(r#use, words)]));
        push_lines(blocks, &r#use.note);
    }
}

/// One use on one line: when, then what was answered.
fn use_fact(r#use: &StrategyUse, words: &Words) -> String {
    let mut parts = vec![words.text(
        "export-use",
        &[
            ("date", r#use.date.to_string().into()),
            ("time", clock(r#use.at, r#use.zone).into()),
        ],
    )];
    if let Some(situation) = &r#use.situation {
        parts.push(words.text("export-situation", &[("tag", one_line(situation).into())]));
    }
    if let Some(before) = r#use.before {
        parts.push(words.text("export-before", &[("value", before.into())]));
    }
    if let Some(after) = r#use.after {
        parts.push(words.text("export-after", &[("value", after.into())]));
    }
    if let Some(minutes) = r#use.minutes_between {
        parts.push(words.text("export-between", &[("minutes", minutes.into())]));
    }
    if let Some(helped) = r#use.helped {
        let id = match helped {
            Helped::Yes => "export-helped-yes",
            Helped::Partly => "export-helped-partly",
            Helped::No => "export-helped-no",
        };
        parts.push(words.text(id, &[]));
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests;
