//! Blocks as the values that the page shows, and as the text that stands on it: both are made in
//! one pass, so that the one holds no word that the other has not.

use super::world::{MISSING, has_letter};
use crate::outline::{Block, Picture};
use crate::shown::push_block;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::{BTreeSet, HashMap};
use typst::foundations::{Array, Bytes, Dict, Value};
use unicode_bidi::{Direction, get_base_direction};

/// Elements inside one another; what lies deeper is set as text of the deepest. Typst gives up
/// somewhat later.
const DEEPEST: usize = 12;
/// Most signs without a place to break a line: fewer than fit on one.
const LONGEST_WORD: usize = 34;

/// See the module.
#[derive(Default)]
pub(super) struct Nodes {
    /// The document as strings and dictionaries.
    pub(super) values: Array,
    /// The document as text.
    pub(super) text: String,
    /// Signs that no font has.
    pub(super) missing: BTreeSet<char>,
    open: Vec<Open>,
    /// How many elements are open that lie too deep to be made.
    n_too_deep: usize,
    /// Where links and images begin in `text`, and where they lead.
    links: Vec<(usize, Option<String>)>,
    /// Whether a sign has a letter, as far as it was asked for.
    known: HashMap<char, bool>,
}

/// An element that is not closed yet.
struct Open {
    tag: &'static str,
    facts: Dict,
    nodes: Array,
    /// Where it begins in the text.
    start: usize,
    /// The number of the next item; `None` for bullets and whatever is no list.
    next: Option<u64>,
}

impl Nodes {
    pub(super) fn of(blocks: &[Block<'_>]) -> Self {
        let mut nodes = Self::default();
        for block in blocks {
            if let Block::Picture(picture) = block {
                nodes.picture(picture);
            }
            let mut events = Vec::new();
            push_block(&mut events, block);
            for event in events {
                nodes.event(event);
            }
            nodes.end_line();
        }
        nodes
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::FootnoteReference(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.lines(&text),
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => self.line_break(),
            Event::Rule => self.push_empty("rule"),
            Event::TaskListMarker(done) => self.say(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.blank_line();
                self.open_with("heading", [("level", Value::Int(level as i64))]);
            }
            Tag::Paragraph => self.open("paragraph"),
            Tag::List(None) => self.open("bullets"),
            Tag::List(Some(first)) => {
                let first = first.min(u64::from(u32::MAX));
                let start = i64::try_from(first).unwrap_or(1);
                self.open_with("numbers", [("start", Value::Int(start))]);
                if let Some(list) = self.open.last_mut() {
                    list.next = Some(first);
                }
            }
            Tag::Item => self.item(),
            Tag::BlockQuote(_) => self.open("quote"),
            Tag::CodeBlock(_) => self.open("code"),
            Tag::Table(columns) => {
                let n = i64::try_from(columns.len()).unwrap_or(1);
                self.open_with("table", [("columns", Value::Int(n))]);
            }
            Tag::TableHead => self.open("head"),
            Tag::TableRow => self.open("row"),
            Tag::TableCell => self.open("cell"),
            Tag::Emphasis => self.open("emphasis"),
            Tag::Strong => self.open("strong"),
            Tag::Strikethrough => self.open("struck"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let is_shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.link((!is_shown).then(|| dest_url.into_string()));
            }
            Tag::Image { dest_url, .. } => {
                let is_inside = dest_url.starts_with("data:");
                self.link((!is_inside).then(|| dest_url.into_string()));
            }
            // The dialect has no others.
            _ => self.open("paragraph"),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Image => {
                if let Some((start, Some(target))) = self.links.pop()
                    && !target.is_empty()
                    && self.text.get(start..) != Some(target.as_str())
                {
                    self.say(&format!(" ({target})"));
                }
            }
            TagEnd::TableCell => {
                self.close();
                self.text.push_str("  ");
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.close(),
            _ => {
                self.close();
                self.end_line();
            }
        }
    }

    /// A link is its words and, behind them, where it leads: nothing else is in the file.
    fn link(&mut self, target: Option<String>) {
        self.links.push((self.text.len(), target));
    }

    /// An item behind its marker, which the page makes unless it lies too deep.
    fn item(&mut self) {
        let next = self.open.last_mut().and_then(|list| list.next.as_mut());
        let marker = match next {
            Some(number) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            None => "• ".to_owned(),
        };
        self.end_line();
        if self.open.len() < DEEPEST {
            self.text.push_str(&marker);
            self.open("item");
        } else {
            self.open("item");
            self.say(&marker);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let svg = Value::Bytes(Bytes::from_string(picture.svg.clone()));
        let described = Value::Str(picture.described.as_str().into());
        self.open_with("picture", [("svg", svg), ("described", described)]);
        self.close();
    }

    fn open(&mut self, tag: &'static str) {
        self.open_with(tag, []);
    }

    fn open_with<const N: usize>(&mut self, tag: &'static str, facts: [(&str, Value); N]) {
        if self.open.len() >= DEEPEST {
            self.n_too_deep += 1;
            self.line_break();
            return;
        }
        self.open.push(Open {
            tag,
            facts: facts
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
            nodes: Array::new(),
            start: self.text.len(),
            next: None,
        });
    }

    fn close(&mut self) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        let Some(mut open) = self.open.pop() else {
            return;
        };
        // What was said in it may have been nothing but spaces at the end of a line.
        let said = self.text.get(open.start..).unwrap_or_default();
        let is_rtl = get_base_direction(said) == Direction::Rtl;
        open.facts.insert("tag".into(), Value::Str(open.tag.into()));
        open.facts.insert("rtl".into(), Value::Bool(is_rtl));
        open.facts.insert("nodes".into(), Value::Array(open.nodes));
        self.push(Value::Dict(open.facts));
    }

    fn push_empty(&mut self, tag: &'static str) {
        self.open(tag);
        self.close();
    }

    fn push(&mut self, value: Value) {
        match self.open.last_mut() {
            Some(open) => open.nodes.push(value),
            None => self.values.push(value),
        }
    }

    fn line_break(&mut self) {
        self.end_line();
        let nodes = Value::Array(Array::new());
        let node = [("tag", Value::Str("break".into())), ("nodes", nodes)];
        let node: Dict = node
            .into_iter()
            .map(|(name, value): (&str, Value)| (name.into(), value))
            .collect();
        self.push(Value::Dict(node));
    }

    /// Says a text with the line breaks in it.
    fn lines(&mut self, text: &str) {
        let mut lines = text.lines();
        if let Some(first) = lines.next() {
            self.say(first);
        }
        for line in lines {
            self.line_break();
            self.say(line);
        }
    }

    /// Says a text of one line as it will stand on the page.
    fn say(&mut self, text: &str) {
        let mut said = String::with_capacity(text.len());
        let mut word = 0;
        for c in text.chars() {
            if c.is_whitespace() {
                word = 0;
                said.push(if c == '\u{A0}' { c } else { ' ' });
                continue;
            }
            if is_nothing(c) {
                continue;
            }
            if word == LONGEST_WORD {
                word = 0;
                said.push('\u{200B}');
            }
            word += 1;
            said.push(self.letter(c));
        }
        if !said.is_empty() {
            self.text.push_str(&said);
            self.push(Value::Str(said.as_str().into()));
        }
    }

    fn letter(&mut self, c: char) -> char {
        let has = *self
            .known
            .entry(c)
            .or_insert_with(|| is_unseen(c) || has_letter(c));
        if has {
            return c;
        }
        self.missing.insert(c);
        MISSING
    }

    fn end_line(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn blank_line(&mut self) {
        self.end_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// Signs that do nothing on paper.
fn is_nothing(c: char) -> bool {
    c.is_control() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Signs that have no letter but change those beside them: joiners, directions, variants.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}'
    )
}
