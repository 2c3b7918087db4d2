//! `search`: words, "phrases" and filters over everything in the journal.

use super::Run;
use crate::answer::{Answer, table};
use crate::refusal::Refusal;
use cairn_api::commands::{self, SearchRequest};
use serde_json::{Value, json};

impl Run<'_> {
    pub(super) fn search(&mut self, query: &[String], limit: u32) -> Result<Answer, Refusal> {
        self.open()?;
        let request = SearchRequest {
            query: query.join(" "),
            limit,
        };
        let found = commands::search(&mut self.session, &self.clock, request)?;
        let hits: Vec<Value> = found
            .hits
            .iter()
            .map(|hit| {
                json!({
                    "id": hit.id,
                    "kind": hit.kind,
                    "date": hit.date,
                    "title": hit.title,
                    "snippet": hit.snippet,
                })
            })
            .collect();
        let rows: Vec<[String; 4]> = found
            .hits
            .iter()
            .map(|hit| {
                let title = match hit.title.as_str() {
                    "" => hit.snippet.clone(),
                    title => format!("{title}: {}", hit.snippet),
                };
                let date = hit.date.map(|date| date.to_string());
                let kind = self.text(&format!("cli-kind-{}", hit.kind.name()), &[]);
                [date.unwrap_or_default(), kind, hit.id.to_string(), title]
            })
            .collect();
        let text = if rows.is_empty() {
            self.nothing()
        } else {
            let headings = ["date", "kind", "id", "found"].map(|name| self.heading(name));
            let shown = self.text(
                "cli-hits",
                &[("shown", rows.len().into()), ("total", found.total.into())],
            );
            format!("{}\n\n{shown}", table(&headings, &rows))
        };
        Ok(Answer::new(
            json!({ "hits": hits, "total": found.total }),
            text,
        ))
    }
}
