//! Blocks as plain text: the same order as Markdown, nothing to render.
//!
//! Markdown is read by a parser and told without its marks: emphasis is dropped, lists keep
//! their numbers, links show where they lead, code, quotations and nested lists are set in.
//! Raw HTML stays as it was typed, since taking it out could take words with it.

use crate::markdown::DIALECT;
use crate::outline::Block;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

/// Sets in code and quotations.
const INDENT: &str = "    ";

/// The document as text.
pub(crate) fn write(blocks: &[Block<'_>]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(level, text) => {
                out.push_str(text);
                out.push('\n');
                // The two upper levels are underlined, so that the days stand out.
                let line = match level {
                    1 => "=",
                    2 => "-",
                    _ => continue,
                };
                out.push_str(&line.repeat(text.chars().count()));
                out.push('\n');
            }
            Block::Facts(facts) => {
                for fact in facts {
                    out.push_str(fact);
                    out.push('\n');
                }
            }
            Block::Lines(text) => {
                out.push_str(text.trim_end());
                out.push('\n');
            }
            Block::Markdown(_, text) => {
                out.push_str(&unmarked(text));
                out.push('\n');
            }
            Block::Picture(_) => {}
        }
    }
    out
}

/// What Markdown says, without its marks; no line break at the end.
pub(crate) fn unmarked(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, DIALECT) {
        writer.event(&event);
    }
    let end = writer.out.trim_end().len();
    writer.out.truncate(end);
    writer.out
}

/// Text that grows line by line, each behind what sets it in.
#[derive(Default)]
struct Writer {
    out: String,
    /// What stands before each line, one piece per list item, quotation or code block.
    insets: Vec<String>,
    /// The number of the next item of each list that is open; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Where links and images begin in `out`, and where they lead.
    links: Vec<(usize, Option<String>)>,
    /// Nothing has been written behind the marker of an item yet.
    after_marker: bool,
    /// The next cell is not the first of its row.
    after_cell: bool,
}

impl Writer {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(text);
            }
            Event::SoftBreak | Event::HardBreak => self.out.push('\n'),
            Event::Rule => {
                self.begin_block();
                self.text("----------\n");
            }
            Event::TaskListMarker(done) => self.text(if *done { "[x] " } else { "[ ] " }),
            // The dialect has neither footnotes nor formulas.
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(text)
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.begin_block();
                }
                self.lists.push(*first);
            }
            Tag::Item => {
                self.begin_line();
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.text(&marker);
                self.insets.push(" ".repeat(marker.len()));
                self.after_marker = true;
            }
            Tag::BlockQuote(_) | Tag::CodeBlock(_) => {
                self.begin_block();
                self.insets.push(INDENT.to_owned());
            }
            Tag::TableHead | Tag::TableRow => {
                self.begin_line();
                self.after_cell = false;
            }
            Tag::TableCell => {
                if self.after_cell {
                    self.text(" | ");
                }
                self.after_cell = true;
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let target = (!shown).then(|| dest_url.to_string());
                self.links.push((self.out.len(), target));
            }
            Tag::Image { dest_url, .. } => {
                // A picture kept inside the text is of no use as letters.
                let target = (!dest_url.starts_with("data:")).then(|| dest_url.to_string());
                self.links.push((self.out.len(), target));
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            _ => self.begin_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::CodeBlock => {
                self.begin_line();
                self.insets.pop();
                self.after_marker = false;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some((start, Some(target))) = self.links.pop()
                    && !target.is_empty()
                    && self.out.get(start..) != Some(target.as_str())
                {
                    self.text(&format!(" ({target})"));
                }
            }
            _ => {}
        }
    }

    /// Writes `text`, every line of it set in.
    fn text(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            if self.at_line_start() && line != "\n" {
                let inset = self.insets.concat();
                self.out.push_str(&inset);
            }
            self.out.push_str(line);
        }
        self.after_marker = false;
    }

    fn at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    fn begin_line(&mut self) {
        if !self.at_line_start() && !self.after_marker {
            self.out.push('\n');
        }
    }

    /// Leaves an empty line before what follows, except right behind the marker of an item.
    fn begin_block(&mut self) {
        if self.after_marker {
            return;
        }
        self.begin_line();
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(markdown: &str, expect: &str) {
        assert_eq!(unmarked(markdown), expect);
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "# Today\n\nA **good** *walk* ~~home~~ by `river`.",
            "Today\n\nA good walk home by river.",
        );
        check(
            "1986\\. A great year\nnext line\\\nand next",
            "1986. A great year\nnext line\nand next",
        );
        check("a &amp; b <b>c</b>", "a & b <b>c</b>");
    }

    #[test]
    fn lists_keep_numbers_and_are_set_in() {
        check(
            "- one\n  - two\n    more\n- three\n\n7. a\n8. b",
            "- one\n  - two\n    more\n- three\n\n7. a\n8. b",
        );
        check("- [x] done\n- [ ] open", "- [x] done\n- [ ] open");
        check("- one\n\n  two\n- three", "- one\n\n  two\n- three");
    }

    #[test]
    fn quotations_and_code_are_set_in() {
        check("> a\n> b\n\nc", "    a\n    b\n\nc");
        check("```rust\nfn a() {\n\n}\n```", "    fn a() {\n\n    }");
    }

    #[test]
    fn links_show_where_they_lead() {
        check(
            "[a](https://example.org) <https://b.example>",
            "a (https://example.org) https://b.example",
        );
        check(
            "[https://c.example](https://c.example)",
            "https://c.example",
        );
        check(
            "![a bridge](bridge.jpg) ![b](data:image/png;base64,AAAA)",
            "a bridge (bridge.jpg) b",
        );
    }

    #[test]
    fn tables_are_lines_of_cells() {
        check(
            "| a | b |\n|---|---|\n| 1 | 2 |\n\nend",
            "a | b\n1 | 2\n\nend",
        );
    }

    #[test]
    fn a_rule_and_two_paragraphs() {
        check("a\n\n---\n\nb", "a\n\n----------\n\nb");
    }

    proptest! {
        #[test]
        fn no_word_is_lost(
            words in proptest::collection::vec("[a-zé字🌿سلام]{1,6}", 1..8),
            marks in proptest::collection::vec(
                proptest::sample::select(vec![
                    " ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", " **", "\n# ", "\n\n    ", " `",
                    "\n| ", "\n---\n", "\n```\n", " [", "](", "\n===\n",
                ]),
                8,
            ),
        ) {
            let mut markdown = String::new();
            for (word, mark) in words.iter().zip(&marks) {
                markdown.push_str(word);
                markdown.push_str(mark);
            }
            let text = unmarked(&markdown);
            for word in &words {
                // The word after a fence names its language and is markup.
                let names_language = markdown.contains(&format!("```\n{word}"))
                    || markdown.contains(&format!("``` {word}"));
                prop_assert!(names_language || text.contains(word.as_str()), "{markdown:?} -> {text:?}");
            }
        }
    }
}
