//! The charts of a document: the mood, and what else was answered in numbers, over the days of the
//! check-ins that leave with it. Other check-ins have no part in them, and neither have names.
//!
//! Not here: the statistics and the drawing (`cairn-insights`).

use crate::outline::{Block, Picture};
use crate::selection::{Picked, Selection};
use cairn_insights::chart::{Chart, ChartLook, Palette, mood_chart, series_chart};
use cairn_insights::{DateRange, Message, MessageArg, MoodContext, mood_trend, series_trend};
use cairn_journal::Journal;
use cairn_words::{Arg, Words, day_in_words};

/// Width of a picture on paper in CSS pixels: its letters are then about as large as the text.
const WIDTH_PX: u32 = 720;

/// Adds the charts of what was picked.
pub(crate) fn push_charts(
    blocks: &mut Vec<Block<'_>>,
    journal: &Journal,
    picked: &Picked<'_>,
    selection: &Selection,
    words: &Words,
) {
    let check_ins = picked.check_ins.iter().copied();
    let dates = check_ins.clone().map(|check_in| check_in.date);
    let (Some(first), Some(last)) = (dates.clone().min(), dates.max()) else {
        return;
    };
    let range = DateRange {
        from: selection.from.unwrap_or(first),
        to: selection.to.unwrap_or(last),
    };
    let of_mood = journal.pauses().filter(|pause| pause.is_of_mood());
    let pauses: Vec<DateRange> = of_mood
        .map(|pause| DateRange::of_pause(pause, range.to))
        .collect();
    let context = MoodContext {
        pauses: pauses.clone(),
        ..MoodContext::default()
    };
    let look = ChartLook {
        width_px: WIDTH_PX,
        palette: Palette::Print,
        text_percent: 100,
        standalone: false,
    };
    let say = |message: &Message| render(words, message);
    let mood = mood_trend(check_ins.clone(), range, &context);
    push_chart(blocks, mood_chart(&mood, &look, &say), words);
    let series = series_trend(&check_ins, range, &pauses);
    push_chart(blocks, series_chart(&series, &look, &say), words);
}

/// A heading, what the chart says, and the chart; nothing where there is nothing to draw.
fn push_chart(blocks: &mut Vec<Block<'_>>, chart: Chart, words: &Words) {
    let Some(picture) = chart.picture else { return };
    let title = render(words, &chart.title);
    let sentences: Vec<String> = chart
        .sentences
        .iter()
        .map(|sentence| render(words, sentence))
        .collect();
    let described = format!("{title}. {}", sentences.join(" "));
    blocks.push(Block::Heading(2, title));
    blocks.push(Block::Lines(sentences.join("\n")));
    blocks.push(Block::Picture(Picture {
        svg: picture.svg,
        described,
    }));
}

/// A message of the statistics as a sentence.
#[must_use]
pub fn render(words: &Words, message: &Message) -> String {
    let args: Vec<(&str, Arg)> = message
        .args
        .iter()
        .map(|(name, value)| (*name, argument(words, value)))
        .collect();
    words.text(message.id, &args)
}

fn argument(words: &Words, value: &MessageArg) -> Arg {
    match value {
        MessageArg::Text { value } => Arg::Text(value.clone()),
        MessageArg::Count { value } => Arg::Number(f64::from(*value)),
        MessageArg::Decimal { value, decimals } => Arg::Decimal {
            value: *value,
            decimals: *decimals,
        },
        MessageArg::Signed { value, decimals } => Arg::Signed {
            value: *value,
            decimals: *decimals,
        },
        MessageArg::Date { value } => Arg::Date(*value),
        MessageArg::Day { value } => Arg::Text(day_in_words(*value)),
        MessageArg::Words { value } => Arg::Text(render(words, value)),
    }
}
