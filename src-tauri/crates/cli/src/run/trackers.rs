//! `tracker`: counting time.

use super::{Run, absolute_text, added, stored};
use crate::answer::{Answer, table};
use crate::arguments::{TrackerAdd, TrackerCommand};
use crate::refusal::Refusal;
use cairn_api::commands::{self, ExportIcs, GetTracker, ListTrackers, TrackerCard, TrackerView};
use cairn_exchange::{milestone_name, tell_count, tell_length};
use cairn_journal::TrackerDraft;
use cairn_journal::counting::{self, TrackerCount};
use cairn_journal::entities::MilestoneSetChoice;
use cairn_words::Words;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::path::Path;

impl Run<'_> {
    pub(super) fn tracker(&mut self, command: TrackerCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            TrackerCommand::Add(add) => self.add_tracker(&add),
            TrackerCommand::List => self.list_trackers(),
            TrackerCommand::Show { tracker, on } => self.show_tracker(&tracker, on),
            TrackerCommand::ExportIcs {
                tracker,
                file,
                title,
                overwrite,
            } => self.export_ics(&tracker, &file, title, overwrite),
        }
    }

    fn add_tracker(&mut self, add: &TrackerAdd) -> Result<Answer, Refusal> {
        let draft = TrackerDraft {
            anchor_kind: add.since_kind.into(),
            display: add.display.into(),
            leap_rule: add.leap.into(),
            milestone_set: self.milestone_set(&add.milestones)?,
            ..TrackerDraft::abstain(&add.name, add.since)
        };
        let saved = commands::save_tracker(&mut self.session, &self.clock, draft)?;
        Ok(added(saved.id))
    }

    /// The shipped set of this name, or the person's own.
    fn milestone_set(&self, name: &str) -> Result<MilestoneSetChoice, Refusal> {
        if let Some(preset) = counting::preset(name) {
            let name = preset.name.to_owned();
            return Ok(MilestoneSetChoice::Preset { name });
        }
        let key = cairn_journal::name_key(name);
        let mut own = self.session.journal()?.milestone_sets();
        own.find(|set| cairn_journal::name_key(&set.name) == key)
            .map(|set| MilestoneSetChoice::Own { id: set.id })
            .ok_or(Refusal::Terminal("no-milestone-set"))
    }

    fn list_trackers(&mut self) -> Result<Answer, Refusal> {
        let all = ListTrackers { all: true };
        let list = commands::list_trackers(&mut self.session, &self.clock, all)?;
        let words = self.session.words();
        let rows: Vec<[String; 5]> = list
            .trackers
            .iter()
            .map(|card| row_of(card, words))
            .collect();
        let headings = ["since", "longest", "free", "now", "name"].map(|name| self.heading(name));
        let text = if rows.is_empty() {
            self.nothing()
        } else {
            table(&headings, &rows)
        };
        let json = list.trackers.iter().map(listed).collect();
        Ok(Answer::new(Value::Array(json), text))
    }

    fn show_tracker(&mut self, called: &str, on: Option<NaiveDate>) -> Result<Answer, Refusal> {
        let id = self.tracker_called(called)?.id;
        let request = GetTracker {
            id,
            on: Some(on.unwrap_or_else(|| self.today())),
        };
        let view = commands::get_tracker(&mut self.session, &self.clock, request)?;
        let words = self.session.words();
        Ok(Answer::new(shown(&view, words), self.told(&view, words)))
    }

    fn export_ics(
        &mut self,
        called: &str,
        file: &Path,
        title: String,
        overwrite: bool,
    ) -> Result<Answer, Refusal> {
        let request = ExportIcs {
            tracker: Some(self.tracker_called(called)?.id),
            title,
            path: absolute_text(file)?,
            overwrite,
        };
        let saved = commands::export_ics(&mut self.session, &self.clock, request)?;
        let args = [
            ("days", saved.items.into()),
            ("path", saved.path.as_str().into()),
        ];
        Ok(Answer::new(
            stored(&saved),
            self.text("cli-calendar-written", &args),
        ))
    }

    fn told(&self, view: &TrackerView, words: &Words) -> String {
        let card = &view.card;
        let mut lines = vec![card.tracker.name.clone()];
        if let Some(count) = &card.count {
            lines.extend(tell_count(&card.tracker, count, words));
        }
        if let Some(hours) = card.hours {
            lines.push(words.text("length-hours", &[("n", hours.into())]));
        }
        if !view.reached.is_empty() {
            lines.extend([String::new(), words.text("cli-tracker-reached", &[])]);
        }
        for row in &view.reached {
            let name = milestone_name(&row.milestone, words);
            let args = [("date", row.date.into()), ("name", name.into())];
            lines.push(words.text("time-reached", &args));
        }
        if !view.ahead.is_empty() {
            lines.extend([String::new(), words.text("cli-tracker-ahead", &[])]);
        }
        for row in &view.ahead {
            let name = milestone_name(&row.milestone, words);
            let args = [
                ("name", name.into()),
                ("date", row.date.into()),
                ("n", row.in_days.into()),
            ];
            lines.push(words.text("time-ahead", &args));
        }
        lines.join("\n")
    }

    /// The logical day of the run.
    fn today(&self) -> NaiveDate {
        use cairn_api::Clock;
        let moment = self.clock.moment();
        self.session.journal().map_or_else(
            |_| moment.now.date_naive(),
            |journal| cairn_journal::calendar::today(&moment, journal.settings()),
        )
    }
}

fn row_of(card: &TrackerCard, words: &Words) -> [String; 5] {
    let number = |value: fn(&TrackerCount) -> u32| {
        let count = card.count.as_ref();
        count
            .map(|count| value(count).to_string())
            .unwrap_or_default()
    };
    let now = card
        .count
        .as_ref()
        .map(|count| tell_length(&card.tracker, count, words));
    [
        card.tracker.anchor.to_string(),
        number(|count| count.longest_run),
        number(|count| count.free_days),
        now.unwrap_or_default(),
        card.tracker.name.clone(),
    ]
}

/// One tracker of the list: what it is, and its numbers of today.
fn listed(card: &TrackerCard) -> Value {
    let tracker = &card.tracker;
    let mut json = json!({
        "id": tracker.id,
        "name": tracker.name,
        "goal": tracker.goal,
        "hidden": tracker.hidden,
        "archived": tracker.archived,
    });
    if let (Some(count), Some(json)) = (&card.count, json.as_object_mut()) {
        json.extend(numbers(count));
    }
    json
}

/// The numbers by their names on the command line.
fn numbers(count: &TrackerCount) -> Map<String, Value> {
    let runs: Vec<Value> = count
        .runs
        .iter()
        .map(|run| json!({ "from": run.from, "days": run.days }))
        .collect();
    let json = json!({
        "on": count.on,
        "since": count.since,
        "anchor": count.anchor,
        "days": count.days,
        "elapsed": count.elapsed,
        "current_run": count.current_run,
        "longest_run": count.longest_run,
        "free_days": count.free_days,
        "total_days": count.total_days,
        "runs": runs,
    });
    let mut numbers = json.as_object().cloned().unwrap_or_default();
    if count.starts_in > 0 {
        numbers.insert("starts_in_days".to_owned(), count.starts_in.into());
    }
    if count.undecided.is_some() {
        numbers.insert("undecided_from".to_owned(), json!(count.until));
    }
    numbers
}

/// `tracker show`: the numbers, what was reached in every run, oldest first, and what comes next.
fn shown(view: &TrackerView, words: &Words) -> Value {
    let reached: Vec<Value> = view
        .reached
        .iter()
        .rev()
        .map(|row| {
            let label = milestone_name(&row.milestone, words);
            json!({ "label": label, "date": row.date, "run": row.run })
        })
        .collect();
    let nearest = view.ahead.first().map(|row| row.date);
    let next: Vec<Value> = view
        .ahead
        .iter()
        .filter(|row| Some(row.date) == nearest)
        .map(|row| {
            let label = milestone_name(&row.milestone, words);
            json!({ "label": label, "date": row.date, "in_days": row.in_days })
        })
        .collect();
    let mut json = json!({ "name": view.card.tracker.name });
    if let Some(json) = json.as_object_mut() {
        json.extend(view.card.count.iter().flat_map(numbers));
        json.insert("reached".to_owned(), Value::Array(reached));
        json.insert("next".to_owned(), Value::Array(next));
    }
    json
}
