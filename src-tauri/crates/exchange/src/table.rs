//! One table of a journal for spreadsheets: a record a row, RFC 4180, UTF-8, ISO dates (AC-32).
//!
//! Names of columns and kinds are those of the stored fields and stay the same in every
//! language. An empty cell is "not answered", `0` is an answer. Not here: trackers, whose
//! days are a calendar file (`ics`).

use crate::selection::Picked;
use cairn_journal::Kind;
use cairn_journal::entities::{CheckIn, JournalEntry, Meeting, Strategy, StrategyUse, Urge};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::Serialize;

/// The columns in their order. `at` is the instant with the offset of `zone`. Several names in
/// one cell are separated by `; `.
const COLUMNS: [&str; 40] = [
    "kind",
    "id",
    "date",
    "at",
    "zone",
    "title",
    "text",
    "tags",
    "mood",
    "energy",
    "anxiety",
    "confidence",
    "connection",
    "sleep_min",
    "sleep_quality",
    "pain",
    "hungry",
    "angry",
    "lonely",
    "tired",
    "feelings",
    "triggers",
    "urges",
    "before",
    "after",
    "minutes_between",
    "helped",
    "strategy_id",
    "situation",
    "context",
    "answers",
    "starred",
    "hard",
    "template_id",
    "effort",
    "minutes",
    "status",
    "source",
    "source_note",
    "try_by",
];

/// Between several names in one cell.
const BETWEEN: &str = "; ";

/// A spreadsheet takes text that begins with one of these for a formula (OWASP, "CSV
/// Injection").
const BEGINS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The table as bytes.
pub(crate) fn write(picked: &Picked<'_>) -> Vec<u8> {
    let mut dated: Vec<_> = picked
        .entries
        .iter()
        .map(|entry| ((entry.date, entry.at, entry.id), entry_row(entry)))
        .chain(
            picked
                .check_ins
                .iter()
                .map(|c| ((c.date, c.at, c.id), check_in_row(c))),
        )
        .chain(picked.uses.iter().map(|u| {
            let title = picked
                .titles
                .get(&u.strategy_id)
                .copied()
                .unwrap_or_default();
            ((u.date, u.at, u.id), use_row(u, title))
        }))
        .collect();
    dated.extend(
        picked
            .meetings
            .iter()
            .map(|m| ((m.date, m.at, m.id), meeting_row(m))),
    );
    dated.extend(picked.takeaways.iter().map(|t| {
        let row = text_row(Kind::Takeaway, t.id, t.date, &t.text);
        ((t.date, t.created_at, t.id), row)
    }));
    dated.extend(picked.questions.iter().map(|q| {
        let mut row = text_row(Kind::Question, q.id, q.date, &q.text);
        row.text("answers", &q.answer);
        ((q.date, q.created_at, q.id), row)
    }));
    dated.extend(picked.hope_items.iter().map(|h| {
        let row = text_row(Kind::HopeItem, h.id, h.date, &h.text);
        ((h.date, h.created_at, h.id), row)
    }));
    dated.sort_by_key(|(key, _)| *key);

    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut put = |cells: &[String]| {
        writer
            .write_record(cells)
            .expect("all rows are of one length and a Vec takes all bytes");
    };
    put(&COLUMNS.map(str::to_owned));
    for (_, row) in dated {
        put(&row.cells);
    }
    for strategy in &picked.strategies {
        put(&strategy_row(strategy).cells);
    }
    writer.into_inner().expect("a Vec takes all bytes")
}

/// One row; what is not set stays empty.
struct Row {
    cells: Vec<String>,
}

impl Row {
    fn new(kind: Kind, id: RecordId) -> Self {
        let mut row = Self {
            cells: vec![String::new(); COLUMNS.len()],
        };
        row.name("kind", Some(kind));
        row.set("id", id.to_string());
        row
    }

    fn set(&mut self, column: &str, cell: String) {
        let position = COLUMNS.iter().position(|name| *name == column);
        self.cells[position.expect("every column that is set is in the list")] = cell;
    }

    /// Text of the person, kept from being a formula.
    fn text(&mut self, column: &str, text: &str) {
        let guard = if text.starts_with(BEGINS_FORMULA) {
            "'"
        } else {
            ""
        };
        self.set(column, format!("{guard}{text}"));
    }

    fn number(&mut self, column: &str, value: Option<impl ToString>) {
        self.set(
            column,
            value.map(|value| value.to_string()).unwrap_or_default(),
        );
    }

    /// The stored name of a choice.
    fn name(&mut self, column: &str, choice: Option<impl Serialize>) {
        let name = choice.and_then(|choice| match serde_json::to_value(choice) {
            Ok(serde_json::Value::String(name)) => Some(name),
            _ => None,
        });
        self.set(column, name.unwrap_or_default());
    }

    fn when(&mut self, date: NaiveDate, at: DateTime<Utc>, zone: Tz) {
        self.set("date", date.to_string());
        self.set(
            "at",
            at.with_timezone(&zone)
                .to_rfc3339_opts(SecondsFormat::AutoSi, false),
        );
        self.set("zone", zone.name().to_owned());
    }
}

fn entry_row(entry: &JournalEntry) -> Row {
    let mut row = Row::new(Kind::Entry, entry.id);
    row.when(entry.date, entry.at, entry.zone);
    row.text("title", &entry.title);
    row.text("text", &entry.body);
    row.text("tags", &entry.tags.join(BETWEEN));
    let answers: Vec<_> = entry
        .answers
        .iter()
        .map(|answer| format!("{}\n{}", answer.prompt, answer.text))
        .collect();
    row.text("answers", &answers.join("\n\n"));
    row.number("starred", Some(entry.starred));
    row.number("hard", Some(entry.hard));
    row.text(
        "template_id",
        entry.template_id.as_deref().unwrap_or_default(),
    );
    row
}

fn check_in_row(check_in: &CheckIn) -> Row {
    let mut row = Row::new(Kind::CheckIn, check_in.id);
    row.when(check_in.date, check_in.at, check_in.zone);
    row.text("text", &check_in.note);
    row.number("mood", check_in.valence);
    row.number("energy", check_in.energy);
    row.number("anxiety", check_in.anxiety);
    row.number("confidence", check_in.confidence);
    row.number("connection", check_in.connection);
    row.number("sleep_min", check_in.sleep_min);
    row.number("sleep_quality", check_in.sleep_quality);
    row.number("pain", check_in.pain);
    row.number("hungry", check_in.halt.hungry);
    row.number("angry", check_in.halt.angry);
    row.number("lonely", check_in.halt.lonely);
    row.number("tired", check_in.halt.tired);
    row.text("feelings", &check_in.feelings.join(BETWEEN));
    row.text("triggers", &check_in.triggers.join(BETWEEN));
    let urges: Vec<_> = check_in.urges.iter().map(urge).collect();
    row.set("urges", urges.join(BETWEEN));
    row.name("context", Some(check_in.context));
    row
}

/// `7`, or `<id of the tracker>=7`.
fn urge(urge: &Urge) -> String {
    match urge.tracker_id {
        None => urge.strength.to_string(),
        Some(id) => format!("{id}={}", urge.strength),
    }
}

fn use_row(r#use: &StrategyUse, title: &str) -> Row {
    let mut row = Row::new(Kind::StrategyUse, r#use.id);
    row.when(r#use.date, r#use.at, r#use.zone);
    row.text("title", title);
    row.text("text", &r#use.note);
    row.set("strategy_id", r#use.strategy_id.to_string());
    row.text("situation", r#use.situation.as_deref().unwrap_or_default());
    row.number("before", r#use.before);
    row.number("after", r#use.after);
    row.number("minutes_between", r#use.minutes_between);
    row.name("helped", r#use.helped);
    row
}

fn meeting_row(meeting: &Meeting) -> Row {
    let mut row = Row::new(Kind::Meeting, meeting.id);
    row.when(meeting.date, meeting.at, meeting.zone);
    row.text("title", &meeting.topic);
    row.text("text", &meeting.note);
    row.number("minutes", meeting.minutes);
    row
}

/// A record that is a text of a day.
fn text_row(kind: Kind, id: RecordId, date: NaiveDate, text: &str) -> Row {
    let mut row = Row::new(kind, id);
    row.set("date", date.to_string());
    row.text("text", text);
    row
}

fn strategy_row(strategy: &Strategy) -> Row {
    let mut row = Row::new(Kind::Strategy, strategy.id);
    row.text("title", &strategy.title);
    row.text("text", &strategy.how);
    row.text("tags", &strategy.tags.join(BETWEEN));
    row.number("effort", strategy.effort);
    row.number("minutes", strategy.minutes);
    row.name("status", Some(strategy.status));
    row.name("source", strategy.source.as_ref().map(|source| source.kind));
    let note = strategy.source.as_ref().map(|source| source.note.as_str());
    row.text("source_note", note.unwrap_or_default());
    row.number("try_by", strategy.try_by);
    row
}

#[cfg(test)]
mod tests;
