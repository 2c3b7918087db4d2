//! Redaction of a text in Markdown, by what a reader sees of it.
//!
//! A name that markup takes apart (`**Ma**ria`, `&#77;aria`, a line break in a quotation) is found
//! in the words as they are shown. Where nothing goes and nothing is hidden, the text stays as it
//! was written, character for character; otherwise it is written anew from what is shown, so that
//! nothing of the source stays behind that nobody saw: targets and titles of links, definitions,
//! comments, names of languages.

use super::account::{Piece, Redaction};
use crate::markdown::DIALECT;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};
use pulldown_cmark_to_cmark::{Options, cmark_with_options};

/// The Markdown of a text without what has to go.
pub(super) fn redacted(source: &str, redaction: &mut Redaction<'_>) -> String {
    if !redaction.is_on() {
        return source.to_owned();
    }
    let mut shown = Shown::of(source);
    let replaced = replace(&mut shown.events, redaction);
    if !replaced && !shown.hides {
        return source.to_owned();
    }
    let options = Options {
        list_token: '-',
        ..Options::default()
    };
    let mut out = String::with_capacity(source.len());
    let events = shown.events.iter().filter(|event| !is_empty_text(event));
    match cmark_with_options(events, &mut out, DIALECT, options) {
        Ok(_) => out,
        // Events that no writer can put together are told as plain text.
        Err(_) => shown.events.iter().filter_map(text_of).collect(),
    }
}

/// A text as the events of what is shown.
struct Shown {
    events: Vec<Event<'static>>,
    /// Whether the source holds something that is not shown.
    hides: bool,
}

impl Shown {
    fn of(source: &str) -> Self {
        let parser = Parser::new_ext(source, DIALECT);
        let mut shown = Self {
            events: Vec::new(),
            hides: parser.reference_definitions().iter().next().is_some(),
        };
        let mut targets: Vec<Option<String>> = Vec::new();
        for event in parser {
            shown.take(event, &mut targets);
        }
        shown
    }

    fn take(&mut self, event: Event<'_>, targets: &mut Vec<Option<String>>) {
        match event {
            // A link is its words and, behind them, where it leads.
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let is_shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                targets.push((!is_shown).then(|| dest_url.into_string()));
                self.hides = true;
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let is_inside = dest_url.starts_with("data:");
                targets.push((!is_inside).then(|| dest_url.into_string()));
                self.hides = true;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(target) = targets.pop().flatten()
                    && !target.is_empty()
                {
                    self.text(format!(" ({target})"));
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                self.hides |= !info.is_empty();
                let plain = CodeBlockKind::Fenced(CowStr::Borrowed(""));
                self.events.push(Event::Start(Tag::CodeBlock(plain)));
            }
            // Markup that somebody typed is shown as they typed it.
            Event::Start(Tag::HtmlBlock) => {
                self.hides = true;
                self.events.push(Event::Start(Tag::Paragraph));
            }
            Event::End(TagEnd::HtmlBlock) => self.events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.hides = true;
                for line in text.split_inclusive('\n') {
                    let words = line.trim_end_matches('\n');
                    self.text(words.to_owned());
                    if words.len() < line.len() {
                        self.events.push(Event::SoftBreak);
                    }
                }
            }
            other => self.events.push(other.into_static()),
        }
    }

    fn text(&mut self, text: String) {
        self.events.push(Event::Text(text.into()));
    }
}

/// Redacts the texts of all events as the one text they are, with a line break where a block ends;
/// answers whether anything went.
fn replace(events: &mut [Event<'static>], redaction: &mut Redaction<'_>) -> bool {
    let mut whole = String::new();
    // Where the text of an event stands in it.
    let mut places = Vec::new();
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => {
                let start = whole.len();
                whole.push_str(&shown_text(event));
                places.push((index, start, whole.len()));
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            _ if whole.is_empty() || whole.ends_with('\n') => {}
            _ => whole.push('\n'),
        }
    }
    // Where somebody reads the file as it is, markup stands between the texts: each may be a word.
    let mut cuts: Vec<usize> = places
        .iter()
        .flat_map(|(_, start, end)| [*start, *end])
        .collect();
    cuts.dedup();
    let pieces = redaction.pieces(&whole, &cuts);
    if !pieces.iter().any(|piece| piece.is_new) {
        return false;
    }
    for (index, start, end) in places {
        let text = part(&pieces, start, end);
        let event = &mut events[index];
        if text == shown_text(event) {
            continue;
        }
        *event = match event {
            Event::Code(_) => Event::Code(text.into()),
            _ => Event::Text(text.into()),
        };
    }
    true
}

/// What stands between two places of a text once its pieces are put together: what replaces a
/// stretch stands where the stretch begins.
fn part(pieces: &[Piece], start: usize, end: usize) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (from, to) = (piece.source.start.max(start), piece.source.end.min(end));
        if from >= to {
            continue;
        }
        if !piece.is_new {
            let offset = piece.source.start;
            text.push_str(&piece.text[from - offset..to - offset]);
        } else if piece.source.start >= start {
            text.push_str(&piece.text);
        }
    }
    text
}

/// A line break is one, so that a name may go across it.
fn shown_text(event: &Event<'_>) -> String {
    match event {
        Event::Text(text) | Event::Code(text) => text.to_string(),
        _ => "\n".to_owned(),
    }
}

fn text_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak | Event::HardBreak | Event::End(_) => Some("\n".to_owned()),
        _ => None,
    }
}

fn is_empty_text(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(text) | Event::Code(text) if text.is_empty())
}
