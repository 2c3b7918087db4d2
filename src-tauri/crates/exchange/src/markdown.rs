//! Blocks as one Markdown document (CommonMark).
//!
//! What somebody wrote is Markdown already and goes out as written, character for character; a
//! Markdown writer would choose other bullets, escapes and breaks than the person did. Three
//! things are changed, and only where they must be, because many texts now share one document:
//! headings move below the heading of their entry, a heading marked by underlining becomes one
//! marked by `#` (underlining knows two levels), and a code fence or comment left open is closed
//! so that it does not swallow the entries behind it. Text that is not Markdown (titles, tags,
//! notes) is escaped.

use crate::outline::Block;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// What the editor writes beyond CommonMark.
pub(crate) const DIALECT: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Markdown knows no deeper heading.
const DEEPEST: usize = 6;

/// The document as text.
pub(crate) fn write(blocks: &[Block<'_>]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(level, text) => {
                out.push_str(&"#".repeat(usize::from(*level)));
                out.push(' ');
                out.push_str(&escaped(text));
                out.push('\n');
            }
            Block::Facts(facts) => {
                for fact in facts {
                    out.push_str("- ");
                    out.push_str(&escaped_line(fact));
                    out.push('\n');
                }
            }
            Block::Lines(text) => push_lines(&mut out, text),
            Block::Markdown(level, text) => out.push_str(&embedded(text, usize::from(*level))),
            Block::Picture(_) => {}
        }
    }
    out
}

/// Plain text as paragraphs in which every line break stays one.
fn push_lines(out: &mut String, text: &str) {
    let mut after_line = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            if after_line {
                out.push_str("\n\n");
            }
            after_line = false;
            continue;
        }
        if after_line {
            // A backslash keeps the break and, unlike two spaces, survives editors that trim.
            out.push_str("\\\n");
        }
        out.push_str(&escaped_line(line));
        after_line = true;
    }
    let end = out.trim_end_matches('\n').len();
    out.truncate(end);
    out.push('\n');
}

/// `text` with every sign that could begin or end markup inside a line escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// [`escaped`], and what makes a list, a rule or a heading at the beginning of a line as well.
fn escaped_line(line: &str) -> String {
    let out = escaped(line);
    let n_digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &out[n_digits..];
    let marker = if n_digits > 0 {
        rest.starts_with(['.', ')'])
    } else {
        rest.starts_with(['-', '+', '='])
    };
    if marker {
        format!("{}\\{rest}", &out[..n_digits])
    } else {
        out
    }
}

/// Somebody's Markdown, fit to stand below a heading of `level`; ends with a line break.
fn embedded(text: &str, level: usize) -> String {
    let mut out = closed(&deepened(text, level));
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// `text` with its headings moved down by `by` levels.
fn deepened(text: &str, by: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, DIALECT).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level = level as usize;
                let source = &text[range.clone()];
                let marks = "#".repeat(DEEPEST.min(level + by));
                if source.starts_with('#') {
                    out.push_str(&text[copied..range.start]);
                    out.push_str(&marks[level..]);
                    copied = range.start;
                } else if depth == 0 {
                    // Inside a quotation or a list every line carries the marks of these, so an
                    // underlined heading stays there as it is; it is no part of the outline.
                    out.push_str(&text[copied..range.start]);
                    out.push_str(&format!("{marks} {}\n", underlined(source)));
                    copied = range.end;
                }
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    out.push_str(&text[copied..]);
    out
}

/// The text of a heading that is marked by the line below it.
fn underlined(source: &str) -> String {
    let source = source.trim_end();
    let above = source.rfind(['\n', '\r']).map_or("", |end| &source[..end]);
    let line = above.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    // Number signs at the end would be taken for the closing sequence of the new form.
    match line.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => line,
    }
}

/// `text`, ended so that what follows after an empty line is read as Markdown again.
fn closed(text: &str) -> String {
    let mut text = text.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    if is_closed(&text) {
        return text;
    }
    let with_end = format!("{text}{}\n", missing_end(&text));
    if is_closed(&with_end) {
        return with_end;
    }
    // Nothing known closes it: shown as it is, inside a fence longer than any in it.
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}\n{text}{fence}\n")
}

/// Whether a heading after `text` and an empty line is one.
fn is_closed(text: &str) -> bool {
    let probe = format!("{text}\n# x\n");
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(&probe, DIALECT).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) if depth == 0 && range.start == text.len() + 1 => {
                return true;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    false
}

/// What ends the block that `text` leaves open (CommonMark 0.31.2, 4.5 and 4.6).
fn missing_end(text: &str) -> String {
    let mut end = String::new();
    for (event, range) in Parser::new_ext(text, DIALECT).into_offset_iter() {
        let source = text[range].trim_start();
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                let mark = source.chars().next().unwrap_or('`');
                end = source.chars().take_while(|c| *c == mark).collect();
            }
            Event::Start(Tag::HtmlBlock) => {
                let source = source.to_ascii_lowercase();
                let ends = [
                    ("<!--", "-->"),
                    ("<?", "?>"),
                    ("<![cdata[", "]]>"),
                    ("<!", ">"),
                    ("<script", "</script>"),
                    ("<pre", "</pre>"),
                    ("<style", "</style>"),
                    ("<textarea", "</textarea>"),
                ];
                let known = ends.iter().find(|(start, _)| source.starts_with(start));
                end = known.map(|(_, end)| (*end).to_owned()).unwrap_or_default();
            }
            _ => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Levels and texts of the headings outside lists and quotations.
    fn headings(document: &str) -> Vec<(usize, String)> {
        let mut headings = Vec::new();
        let mut text = None;
        let mut depth = 0;
        for event in Parser::new_ext(document, DIALECT) {
            match event {
                Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                    text = Some((level as usize, String::new()));
                    depth += 1;
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => {
                    depth -= 1;
                    if depth == 0 {
                        headings.extend(text.take());
                    }
                }
                Event::Text(piece) | Event::Code(piece) => {
                    if let Some((_, text)) = &mut text {
                        text.push_str(&piece);
                    }
                }
                _ => {}
            }
        }
        headings
    }

    /// The text a reader sees, breaks as line breaks.
    fn seen(document: &str) -> String {
        let mut seen = String::new();
        for event in Parser::new_ext(document, DIALECT) {
            match event {
                Event::Text(text) | Event::Code(text) => seen.push_str(&text),
                Event::SoftBreak | Event::HardBreak => seen.push('\n'),
                Event::End(_) if !seen.ends_with('\n') => seen.push('\n'),
                _ => {}
            }
        }
        seen
    }

    #[track_caller]
    fn check_embedded(text: &str, expect: &str) {
        assert_eq!(embedded(text, 3), expect);
    }

    #[test]
    fn a_text_without_headings_stays_byte_for_byte() {
        let text = "* one\n* two  \n   three\n\n1986\\. A *great* year & <b>more</b>\n\n\
                    | a | b |\n|---|---|\n| 1 | 2 |\n\n    # code\n\n```\n# fenced\n```\n";
        check_embedded(text, text);
    }

    #[test]
    fn headings_move_below_the_entry() {
        check_embedded(
            "# A\n\ntext\n\n  ## B\n###### C",
            "#### A\n\ntext\n\n  ##### B\n###### C\n",
        );
        check_embedded("> # A\n> b\n", "> #### A\n> b\n");
        check_embedded("#\n", "####\n");
    }

    #[test]
    fn underlined_headings_take_the_form_that_has_more_levels() {
        check_embedded("A\n===\ntext\n\nB\nb\n---\n", "#### A\ntext\n\n##### B b\n");
        check_embedded("About #\n===", "#### About \\#\n");
    }

    #[test]
    fn what_is_left_open_is_closed() {
        check_embedded("```rust\nlet", "```rust\nlet\n```\n");
        check_embedded("~~~~\n~~~", "~~~~\n~~~\n~~~~\n");
        check_embedded("a\n\n<!-- note", "a\n\n<!-- note\n-->\n");
        check_embedded("<pre>\na", "<pre>\na\n</pre>\n");
        check_embedded("<?php", "<?php\n?>\n");
    }

    #[test]
    fn text_that_is_not_markdown_is_not_taken_for_it() {
        for text in [
            "1986. A great year",
            "- not a list",
            "=== ===",
            "# no heading",
            "a * b * c _d_ `e` [f](g) <h> &amp; ~~i~~ \\ |",
            "+1",
            "12) x",
            "www.example.org",
        ] {
            let document = write(&[Block::Heading(3, text.to_owned())]);
            assert_eq!(headings(&document), [(3, text.to_owned())]);
            let document = write(&[Block::Lines(format!("{text}\n{text}"))]);
            assert_eq!(seen(&document), format!("{text}\n{text}\n"));
            let document = write(&[Block::Facts(vec![text.to_owned()])]);
            assert_eq!(seen(&document).trim_end(), text);
        }
    }

    fn markdown_like() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("# "),
            Just("## "),
            Just("\n"),
            Just("\n\n"),
            Just("==="),
            Just("---"),
            Just("```"),
            Just("~~~"),
            Just("<!--"),
            Just("-->"),
            Just("<pre>"),
            Just("<?"),
            Just("<![CDATA["),
            Just("<!X"),
            Just("<div>"),
            Just("> "),
            Just("- "),
            Just("1. "),
            Just("    "),
            Just("\t"),
            Just("a"),
            Just("é"),
            Just("字"),
            Just("🌿"),
            Just("|"),
            Just("\\"),
            Just("`"),
            Just("\r"),
            Just("\u{0}"),
            Just("[a]: b"),
            Just("</pre>"),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_entry_disturbs_the_outline(text in markdown_like()) {
            let document = write(&[
                Block::Heading(3, "before".to_owned()),
                Block::Markdown(3, &text),
                Block::Heading(3, "after".to_owned()),
            ]);
            let headings = headings(&document);
            prop_assert_eq!(headings.first(), Some(&(3, "before".to_owned())), "{}", document);
            prop_assert_eq!(headings.last(), Some(&(3, "after".to_owned())), "{}", document);
            for (level, _) in &headings[1..headings.len() - 1] {
                prop_assert!(*level > 3, "{}", document);
            }
        }

        #[test]
        fn plain_lines_are_seen_as_they_were_typed(
            lines in proptest::collection::vec("[!-~éß字🌿 ]{0,12}", 1..6),
        ) {
            let text = lines.join("\n");
            let document = write(&[Block::Lines(text.clone())]);
            let words = |text: &str| {
                text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(words(&seen(&document)), words(&text), "{}", document);
        }
    }
}
