//! What several tests need: days, check-ins, and sentences as a person reads them.
#![allow(dead_code, reason = "each test uses a part of it")]

pub mod svg;
pub mod world;

use cairn_insights::{Message, MessageArg, UrgeNote};
use cairn_journal::entities::CheckIn;
use cairn_vault::RecordId;
use cairn_words::{Arg, Words, day_in_words};
use chrono::NaiveDate;
use serde_json::{Value, json};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A check-in at noon UTC of `date`, with the items in `more`.
pub fn check_in(date: &str, more: &Value) -> CheckIn {
    let at = format!("{date}T12:00:00Z");
    let mut value = json!({
        "id": "00000000-0000-4000-8000-000000000001", "revision": 1,
        "created_at": at, "updated_at": at, "deleted_at": null,
        "date": date, "at": at, "zone": "Europe/Berlin", "day_start_used": 240,
    });
    let object = value.as_object_mut().expect("an object");
    object.extend(more.as_object().expect("an object").clone());
    serde_json::from_value(value).expect("a check-in")
}

/// The urges of check-ins.
pub fn notes_of(
    check_ins: &[CheckIn],
    tracker: Option<RecordId>,
) -> impl Iterator<Item = UrgeNote> + '_ {
    check_ins
        .iter()
        .filter_map(move |one| UrgeNote::of_check_in(one, tracker))
}

/// The argument as a person reads it.
pub fn written(arg: &MessageArg) -> String {
    say(&Message::new("chart-value", vec![("value", arg.clone())]))
}

fn argument(arg: &MessageArg) -> Arg {
    match arg.clone() {
        MessageArg::Text { value } => Arg::Text(value),
        MessageArg::Count { value } => Arg::from(value),
        MessageArg::Decimal { value, decimals } => Arg::Decimal { value, decimals },
        MessageArg::Signed { value, decimals } => Arg::Signed { value, decimals },
        MessageArg::Date { value } => Arg::Date(value),
        MessageArg::Day { value } => Arg::Text(day_in_words(value)),
        MessageArg::Words { value } => Arg::Text(say(&value)),
    }
}

/// The sentence, or a panic that names what is missing.
pub fn say(message: &Message) -> String {
    let args: Vec<(&str, Arg)> = message
        .args
        .iter()
        .map(|(name, arg)| (*name, argument(arg)))
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
