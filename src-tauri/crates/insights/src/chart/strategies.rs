//! What has helped: each ranked strategy as a dot with its interval, in the order of the low end
//! (domain rules 4.6, 4.9). Not here: the ranking.

use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark};
use super::rows::{Row, Rows};
use super::{Chart, ChartLook, Column, Say, Table};
use crate::message::{Message, MessageArg};
use crate::ranking::{RankedStrategy, StrategyRanking};

/// The ranked strategies as rows. Without one that was answered three times there is no picture.
#[must_use]
pub fn strategy_chart(ranking: &StrategyRanking, look: &ChartLook, say: Say<'_>) -> Chart {
    let title = Message::plain("chart-strategies-title");
    let mut sentences = ranking.message.clone();
    sentences.extend(early(ranking, say));
    let legend = vec![LegendEntry::new(
        "chart-strategies-legend",
        LegendMark::Interval,
    )];
    let frame = Frame::new(look, say, &title, &sentences, legend);
    let shown: Vec<Row> = ranking
        .ranked
        .iter()
        .filter_map(|one| row(one, &frame))
        .collect();
    let rows = Rows {
        rows: shown,
        ticks: Vec::new(),
        strip: None,
    };
    Chart {
        picture: (!rows.rows.is_empty()).then(|| rows.picture(&frame)),
        title,
        sentences,
        table: table(ranking),
    }
}

/// The ones that were used too seldom for a rank, none left out.
fn early(ranking: &StrategyRanking, say: Say<'_>) -> Option<Message> {
    let written = |one: &RankedStrategy| match &one.title {
        Some(title) => title.clone(),
        None => say(&Message::plain("strategy-deleted")),
    };
    let titles: Vec<String> = ranking.early.iter().map(written).collect();
    let list = ("list", titles.join(", ").as_str().into());
    (!titles.is_empty()).then(|| Message::new("strategies-early", vec![list]))
}

fn title(one: &RankedStrategy) -> MessageArg {
    match &one.title {
        Some(title) => title.as_str().into(),
        None => Message::plain("strategy-deleted").into(),
    }
}

fn helped(one: &RankedStrategy) -> MessageArg {
    MessageArg::Decimal {
        value: one.helped,
        decimals: u8::from(one.helped.fract() != 0.0),
    }
}

fn row(one: &RankedStrategy, frame: &Frame<'_>) -> Option<Row> {
    let (dot, low, high) = (one.score?, one.lower?, one.upper?);
    let counts = || vec![("helped", helped(one)), ("n", one.rated.into())];
    let mut facts = counts();
    facts.push(("title", title(one)));
    Some(Row {
        name: frame.written(&title(one)),
        dot: Some(dot),
        interval: Some((low, high)),
        remark: (frame.say)(&Message::new("chart-strategies-helped", counts())),
        text: Message::new("chart-strategies-point", facts),
    })
}

/// Every strategy that was used, in the order of the ranking.
fn table(ranking: &StrategyRanking) -> Table {
    let share = |value| MessageArg::Decimal { value, decimals: 2 };
    let drop = |value| MessageArg::Decimal { value, decimals: 1 };
    let row = |one: &RankedStrategy| {
        vec![
            Some(title(one)),
            (one.rated > 0).then(|| helped(one)),
            Some(one.rated.into()),
            one.lower.map(share),
            one.upper.map(share),
            one.shrunken_drop.map(drop),
            Some(one.uses.into()),
        ]
    };
    Table {
        columns: vec![
            Column::words("chart-strategy"),
            Column::numbers("chart-helped"),
            Column::numbers("chart-of"),
            Column::numbers("chart-low-end"),
            Column::numbers("chart-high-end"),
            Column::numbers("chart-typical-drop"),
            Column::numbers("chart-uses"),
        ],
        rows: ranking
            .ranked
            .iter()
            .chain(&ranking.early)
            .map(row)
            .collect(),
    }
}
