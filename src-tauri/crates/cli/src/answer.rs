//! What a command answers: one JSON document, or text for a person. The only place that writes
//! to the terminal.
//!
//! Not here: what the answer is (`run`), and refusals (`refusal.rs`) apart from writing them.

use crate::refusal::Refusal;
use serde_json::Value;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// An answer in both of its forms.
pub struct Answer {
    /// For scripts.
    pub json: Value,
    /// For people.
    pub text: String,
    /// Whether something was found that a script must not pass over.
    pub found_something: bool,
}

impl Answer {
    /// An answer that leaves nothing to be done.
    pub fn new(json: Value, text: impl Into<String>) -> Answer {
        Answer {
            json,
            text: text.into(),
            found_something: false,
        }
    }

    /// Writes the answer to standard output.
    pub fn write(&self, as_json: bool) -> Result<(), Refusal> {
        let text = if as_json {
            self.json.to_string()
        } else {
            shown(&self.text)
        };
        match writeln!(io::stdout().lock(), "{text}") {
            // Whoever reads has read enough, as `head` does.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(_) => Err(Refusal::Terminal("output")),
            Ok(()) => Ok(()),
        }
    }
}

/// Writes one line to standard error.
pub fn say(line: &str) {
    // Where even this cannot be written there is nobody to be told.
    let _ = writeln!(io::stderr().lock(), "{}", shown(line));
}

/// The text without the signs by which a stored text could steer the terminal, or turn round what
/// stands behind it in the line (UAX #9, explicit formatting).
fn shown(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.trim_end()
        .chars()
        .filter(|&c| matches!(c, '\n' | '\t') || !(c.is_control() || turns(c)))
        .collect()
}

/// Columns under their headings, as wide as what stands in them; the last one ends ragged. Every
/// row has as many cells as there are headings.
pub fn table<Row: AsRef<[String]>>(headings: &[String], rows: &[Row]) -> String {
    let mut widths: Vec<usize> = headings.iter().map(|heading| heading.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row.as_ref()) {
            *width = (*width).max(cell.width());
        }
    }
    let line = |row: &[String]| {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
        }
        line.truncate(line.trim_end().len());
        line
    };
    let rows = rows.iter().map(Row::as_ref);
    let lines: Vec<String> = std::iter::once(headings).chain(rows).map(line).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_also_with_wide_signs() {
        let row = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let text = table(
            &row("A", "B"),
            &[row("日記", "x"), row("é", "y"), row("", "z")],
        );
        assert_eq!(text, "A     B\n日記  x\né     y\n      z");
    }

    #[test]
    fn a_stored_text_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\tc\nd\r\u{9b}\n"), "a[2Jb\tc\nd");
        assert_eq!(
            shown("a\u{202e}b \u{2067}\u{5d0}\u{200f}"),
            "ab \u{5d0}\u{200f}"
        );
    }
}
