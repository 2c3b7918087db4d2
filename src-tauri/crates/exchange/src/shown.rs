//! A document as events of Markdown, the way every reader is shown it: what somebody wrote stands
//! below its headings, and raw HTML is text as it was typed.
//!
//! Not here: what a page (`html`) or paper (`pdf`) makes of it, and where a link may lead.

use crate::markdown::DIALECT;
use crate::outline::Block;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// The events of `block`, added to `events`.
pub(crate) fn push_block<'a>(events: &mut Vec<Event<'a>>, block: &'a Block<'_>) {
    match block {
        Block::Heading(level, text) => {
            push_within(events, heading(usize::from(*level)), |events| {
                events.push(Event::Text(text.as_str().into()));
            });
        }
        Block::Facts(facts) => push_within(events, Tag::List(None), |events| {
            for fact in facts {
                push_within(events, Tag::Item, |events| {
                    events.push(Event::Text(fact.as_str().into()));
                });
            }
        }),
        Block::Lines(text) => {
            for paragraph in text.split("\n\n").filter(|text| !text.trim().is_empty()) {
                push_within(events, Tag::Paragraph, |events| {
                    for (index, line) in paragraph.trim().lines().enumerate() {
                        if index > 0 {
                            events.push(Event::HardBreak);
                        }
                        events.push(Event::Text(line.into()));
                    }
                });
            }
        }
        Block::Markdown(level, text) => push_markdown(events, text, usize::from(*level)),
        Block::Picture(_) => {}
    }
}

fn push_within<'a>(
    events: &mut Vec<Event<'a>>,
    tag: Tag<'a>,
    fill: impl FnOnce(&mut Vec<Event<'a>>),
) {
    let end = tag.to_end();
    events.push(Event::Start(tag));
    fill(events);
    events.push(Event::End(end));
}

/// A heading of this level; there is no deeper one than 6.
fn heading<'a>(level: usize) -> Tag<'a> {
    Tag::Heading {
        level: HeadingLevel::try_from(level.clamp(1, 6)).unwrap_or(HeadingLevel::H6),
        id: None,
        classes: Vec::new(),
        attrs: Vec::new(),
    }
}

fn push_markdown<'a>(events: &mut Vec<Event<'a>>, text: &'a str, below: usize) {
    for event in Parser::new_ext(text, DIALECT) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                events.push(Event::Start(heading(level as usize + below)));
            }
            Event::End(TagEnd::Heading(level)) => {
                events.push(Event::End(heading(level as usize + below).to_end()));
            }
            // Shown, never obeyed.
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            other => events.push(other),
        }
    }
}
