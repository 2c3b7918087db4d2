//! What several tests need: days, and sentences as a person reads them.

use cairn_insights::{Message, MessageArg};
use cairn_words::{Arg, Words};
use chrono::NaiveDate;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The sentence, or a panic that names what is missing.
pub fn say(message: &Message) -> String {
    let args: Vec<(&str, Arg)> = message
        .args
        .iter()
        .map(|(name, arg)| {
            let arg = match arg.clone() {
                MessageArg::Text { value } => Arg::Text(value),
                MessageArg::Count { value } => Arg::from(value),
                MessageArg::Decimal { value, decimals } => Arg::Decimal { value, decimals },
                MessageArg::Signed { value, decimals } => Arg::Signed { value, decimals },
                MessageArg::Date { value } => Arg::Date(value),
            };
            (*name, arg)
        })
        .collect();
    thread_local! {
        static WORDS: Words = Words::english();
    }
    WORDS
        .with(|words| words.try_text(message.id, &args))
        .expect("a sentence")
}

pub fn said(messages: &[Message]) -> String {
    messages.iter().map(say).collect::<Vec<_>>().join(" ")
}
