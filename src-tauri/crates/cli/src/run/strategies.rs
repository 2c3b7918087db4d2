//! `strategy`: coping strategies, their uses and their ranking.

use super::{Run, added, stored};
use crate::answer::{Answer, table};
use crate::arguments::StrategyCommand;
use crate::refusal::Refusal;
use cairn_api::Nothing;
use cairn_api::commands::{self, ListStrategies};
use cairn_insights::RankedStrategy;
use cairn_journal::entities::{StrategySource, StrategySourceKind};
use cairn_journal::{StrategyDraft, StrategyUseDraft};
use cairn_vault::RecordId;
use serde_json::{Value, json};

impl Run<'_> {
    pub(super) fn strategy(&mut self, command: StrategyCommand) -> Result<Answer, Refusal> {
        self.open()?;
        match command {
            StrategyCommand::Add {
                title,
                how,
                tags,
                minutes,
                status,
                learnt_at,
            } => {
                let draft = StrategyDraft {
                    id: None,
                    revision: 0,
                    title,
                    how,
                    tags,
                    effort: None,
                    minutes,
                    source: learnt_at.map(learnt),
                    status: status.into(),
                    try_by: None,
                    private: false,
                };
                let saved = commands::save_strategy(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            StrategyCommand::List { situation } => self.list_strategies(situation),
            StrategyCommand::Use {
                id,
                before,
                after,
                helped,
            } => {
                let draft = StrategyUseDraft {
                    id: None,
                    revision: 0,
                    date: None,
                    strategy_id: id,
                    situation: None,
                    before,
                    after,
                    minutes_between: None,
                    helped: helped.map(Into::into),
                    note: String::new(),
                    urge_episode_id: None,
                };
                let saved = commands::save_strategy_use(&mut self.session, &self.clock, draft)?;
                Ok(added(saved.id))
            }
            StrategyCommand::Ranking => self.ranking(),
        }
    }

    fn list_strategies(&mut self, tag: Option<String>) -> Result<Answer, Refusal> {
        let request = ListStrategies { tag, minutes: None };
        let list = commands::list_strategies(&mut self.session, &self.clock, request)?;
        let rows: Vec<[String; 4]> = list
            .strategies
            .iter()
            .map(|strategy| {
                let minutes = strategy.minutes.map(|minutes| minutes.to_string());
                [
                    strategy.id.to_string(),
                    minutes.unwrap_or_default(),
                    strategy.tags.join(", "),
                    strategy.title.clone(),
                ]
            })
            .collect();
        let headings = ["id", "minutes", "when", "title"].map(|name| self.heading(name));
        let text = if rows.is_empty() {
            self.nothing()
        } else {
            table(&headings, &rows)
        };
        Ok(Answer::new(stored(&list.strategies), text))
    }

    fn ranking(&mut self) -> Result<Answer, Refusal> {
        let ranking = commands::rank_strategies(&mut self.session, &self.clock, Nothing {})?;
        let json = json!({
            "ranked": ranking.ranked.iter().map(numbers_of).collect::<Vec<_>>(),
            "early": ranking.early.iter().map(numbers_of).collect::<Vec<_>>(),
        });
        let headings = ["uses", "helped", "lower", "drop", "title"].map(|name| self.heading(name));
        let rows = |list: &[RankedStrategy]| -> Vec<[String; 5]> {
            list.iter().map(|one| self.row_of(one)).collect()
        };
        let mut parts = Vec::new();
        if !ranking.ranked.is_empty() {
            parts.push(table(&headings, &rows(&ranking.ranked)));
        }
        if !ranking.early.is_empty() {
            parts.push(self.text("cli-ranking-early", &[]));
            parts.push(table(&headings, &rows(&ranking.early)));
        }
        if parts.is_empty() {
            parts.push(self.nothing());
        }
        Ok(Answer::new(json, parts.join("\n\n")))
    }

    fn row_of(&self, one: &RankedStrategy) -> [String; 5] {
        let number = |value: Option<f64>, decimals| {
            value
                .map(|value| cairn_words::number(value, decimals))
                .unwrap_or_default()
        };
        [
            one.uses.to_string(),
            cairn_words::number(one.helped, u8::from(one.helped.fract() != 0.0)),
            number(one.lower, 2),
            number(one.shrunken_drop, 1),
            one.title
                .clone()
                .unwrap_or_else(|| self.text("cli-strategy-deleted", &[])),
        ]
    }
}

fn numbers_of(one: &RankedStrategy) -> Value {
    json!({
        "id": one.id,
        "title": one.title,
        "uses": one.uses,
        "helped": one.helped,
        "score": one.score,
        "lower": one.lower,
        "mean_drop": one.mean_drop,
        "shrunken_drop": one.shrunken_drop,
    })
}

/// A strategy remembers the meeting where it was learnt.
fn learnt(meeting: RecordId) -> StrategySource {
    StrategySource {
        kind: StrategySourceKind::Meeting,
        id: Some(meeting),
        note: String::new(),
    }
}
