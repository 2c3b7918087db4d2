//! Puts sentences together into the texts of the invented person.

use super::chance::Chance;
use super::lines as l;
use super::slots::SLOTS;
use super::themes::{self as t, Theme};
use cairn_journal::entities::Answer;
use cairn_words::Words;
use chrono::{Datelike, NaiveDate, Weekday};

/// How a day is, as far as sentences know it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Low,
    Mid,
    Good,
}

impl Tone {
    pub(crate) fn of(mood: f64) -> Tone {
        match mood {
            m if m < -0.7 => Tone::Low,
            m if m > 0.8 => Tone::Good,
            _ => Tone::Mid,
        }
    }

    fn of_theme(self, theme: &Theme) -> &'static [&'static str] {
        match self {
            Tone::Low => theme.low,
            Tone::Mid => theme.mid,
            Tone::Good => theme.good,
        }
    }

    fn pick<T: ?Sized>(self, low: &'static T, mid: &'static T, good: &'static T) -> &'static T {
        match self {
            Tone::Low => low,
            Tone::Mid => mid,
            Tone::Good => good,
        }
    }
}

/// What was written in one sitting.
pub(crate) struct Page {
    pub title: String,
    pub body: String,
    pub tags: Vec<String>,
    pub template: Option<&'static str>,
    pub answers: Vec<Answer>,
}

/// Templates as often as they are taken, in percent.
static TEMPLATES: [(Option<&str>, u32); 5] = [
    (Some("nightly_review"), 12),
    (Some("gratitude"), 9),
    (Some("low_high_between"), 9),
    (Some("look_back_look_ahead"), 8),
    (None, 100),
];

/// Themes that fit any season; some stand here more than once.
static ALL_YEAR: [&Theme; 16] = [
    &t::WORK,
    &t::WALK,
    &t::HOME,
    &t::SLEEP,
    &t::SISTER,
    &t::FRIEND,
    &t::PEPPER,
    &t::BODY,
    &t::EVENING,
    &t::MUSIC,
    &t::MONEY,
    &t::DAD,
    &t::WORK,
    &t::WALK,
    &t::EVENING,
    &t::HOME,
];

/// The same while things grow.
static GROWING: [&Theme; 18] = [
    &t::WORK,
    &t::WALK,
    &t::HOME,
    &t::SLEEP,
    &t::SISTER,
    &t::FRIEND,
    &t::PEPPER,
    &t::BODY,
    &t::EVENING,
    &t::MUSIC,
    &t::MONEY,
    &t::DAD,
    &t::WORK,
    &t::WALK,
    &t::EVENING,
    &t::PLOT,
    &t::PLOT,
    &t::BODY,
];

/// One page about a day.
pub(crate) fn page(chance: &mut Chance, words: &Words, date: NaiveDate, tone: Tone) -> Page {
    let template = TEMPLATES
        .iter()
        .find(|(_, percent)| chance.percent(*percent))
        .and_then(|(template, _)| *template);
    let Some(template) = template else {
        return prose(chance, date, tone);
    };
    let texts = answers(chance, template, tone);
    let answers = texts
        .into_iter()
        .enumerate()
        .map(|(place, text)| Answer {
            prompt: words.text(&format!("template-{template}-{}", place + 1), &[]),
            text: filled(chance, &text),
        })
        .collect();
    let tags = if template == "gratitude" {
        vec!["gratitude".to_owned()]
    } else {
        Vec::new()
    };
    let body = if chance.percent(25) {
        ending(chance, tone)
    } else {
        String::new()
    };
    Page {
        title: String::new(),
        body,
        tags,
        template: Some(template),
        answers,
    }
}

/// A page without prompts.
fn prose(chance: &mut Chance, date: NaiveDate, tone: Tone) -> Page {
    let first = if date.weekday() == Weekday::Tue && chance.percent(75) {
        &t::TUESDAY
    } else {
        theme(chance, date)
    };
    let mut tags = vec![first.tag.to_owned()];
    let mut paragraph = Vec::new();
    if chance.percent(40) {
        let season = l::SEASONS[(date.month() % 12 / 3) as usize];
        paragraph.push(*chance.deal(season));
    }
    paragraph.push(*chance.deal(tone.of_theme(first)));
    if chance.percent(80) {
        paragraph.push(*chance.deal(first.detail));
    }
    let mut paragraphs = vec![paragraph.join(" ")];
    for percent in [72, 35] {
        let next = theme(chance, date);
        if !chance.percent(percent) || tags.iter().any(|tag| tag == next.tag) {
            continue;
        }
        let mut paragraph = vec![*chance.deal(tone.of_theme(next))];
        if chance.percent(60) {
            paragraph.push(*chance.deal(next.detail));
        }
        paragraphs.push(paragraph.join(" "));
        tags.push(next.tag.to_owned());
    }
    if chance.percent(10) {
        let things: Vec<String> = (0..3)
            .map(|_| format!("- {}", chance.deal(l::GOOD_THINGS)))
            .collect();
        paragraphs.push(things.join("\n"));
    }
    if chance.percent(60) {
        paragraphs.push(ending(chance, tone));
    }
    let title = if chance.percent(75) {
        (*chance.deal(first.titles)).to_owned()
    } else {
        String::new()
    };
    let body = filled(chance, &paragraphs.join("\n\n"));
    Page {
        title: filled(chance, &title),
        body,
        tags,
        template: None,
        answers: Vec::new(),
    }
}

fn theme(chance: &mut Chance, date: NaiveDate) -> &'static Theme {
    let grows = (3..=10).contains(&date.month());
    if grows {
        chance.deal::<&Theme>(&GROWING)
    } else {
        chance.deal::<&Theme>(&ALL_YEAR)
    }
}

fn ending(chance: &mut Chance, tone: Tone) -> String {
    (*chance.deal(tone.pick(l::CLOSE_LOW, l::CLOSE_MID, l::CLOSE_GOOD))).to_owned()
}

/// Answers to the prompts of a template in the order of `templates.ftl`; an empty one was passed
/// over.
fn answers(chance: &mut Chance, template: &str, tone: Tone) -> Vec<String> {
    let list = |chance: &mut Chance, from: &'static [&'static str], n: i32| {
        let lines: Vec<String> = (0..n).map(|_| format!("- {}", chance.deal(from))).collect();
        lines.join("\n")
    };
    let one = |chance: &mut Chance, from: &'static [&'static str]| (*chance.deal(from)).to_owned();
    match template {
        "gratitude" => {
            let n = chance.between(3, 6);
            vec![list(chance, l::GRATEFUL, n)]
        }
        "low_high_between" => {
            vec![
                one(chance, l::LOWS),
                one(chance, l::HIGHS),
                one(chance, l::BETWEENS),
            ]
        }
        "look_back_look_ahead" => {
            let good = chance.between(1, 3);
            let good = list(chance, l::GOOD_THINGS, good);
            let grateful = chance.between(1, 3);
            let grateful = list(chance, l::GRATEFUL, grateful);
            let ahead = chance.between(1, 2);
            let ahead = list(chance, l::TOMORROW, ahead);
            let hard = if tone == Tone::Good {
                String::new()
            } else {
                one(chance, l::HARD_THINGS)
            };
            vec![good, grateful, ahead, hard]
        }
        _ => vec![
            one(chance, l::REVIEW_STIRRED),
            one(chance, l::REVIEW_OPEN),
            one(chance, l::REVIEW_REPAIR),
            one(chance, l::REVIEW_SHARE),
            one(chance, l::REVIEW_KIND),
            one(chance, l::REVIEW_EASIER),
        ],
    }
}

/// The note of a check-in.
pub(crate) fn note(chance: &mut Chance, tone: Tone) -> String {
    (*chance.deal(tone.pick(l::NOTE_LOW, l::NOTE_MID, l::NOTE_GOOD))).to_owned()
}

/// The text with something in each slot.
fn filled(chance: &mut Chance, text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, slot)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = slot.split_once('}') else {
            break;
        };
        let Some((_, things)) = SLOTS
            .iter()
            .find(|(slot, _)| slot.eq_ignore_ascii_case(name))
        else {
            break;
        };
        let thing = *chance.deal(things);
        if name.starts_with(char::is_uppercase) {
            out.extend(thing.chars().next().map(|c| c.to_ascii_uppercase()));
            out.push_str(&thing[1..]);
        } else {
            out.push_str(thing);
        }
        rest = after;
    }
    out + rest
}
