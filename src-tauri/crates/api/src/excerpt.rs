//! The beginning of a text without its markup, for lists.

use pulldown_cmark::{Event, Parser};

/// The first `limit` characters of `markdown` on one line, cut between words where it can be;
/// an ellipsis says that there is more.
pub(crate) fn excerpt(markdown: &str, limit: usize) -> String {
    let mut text = String::new();
    let mut chars = 0;
    for event in Parser::new(markdown) {
        let piece = match &event {
            Event::Text(piece) | Event::Code(piece) => piece.as_ref(),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => " ",
            _ => continue,
        };
        for sign in piece.chars() {
            let sign = if sign.is_whitespace() { ' ' } else { sign };
            if sign == ' ' && (text.is_empty() || text.ends_with(' ')) {
                continue;
            }
            if chars == limit {
                return shortened(&text);
            }
            text.push(sign);
            chars += 1;
        }
    }
    text.trim_end().to_owned()
}

/// The text up to its last whole word, with an ellipsis.
fn shortened(text: &str) -> String {
    let whole = text.trim_end();
    let cut = whole.rsplit_once(' ').map_or(whole, |(before, _)| before);
    format!("{}…", if cut.is_empty() { whole } else { cut })
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn markup_goes_and_words_stay_whole() {
        assert_eq!(
            excerpt("# Home\n\nI *walked* by the `river`.", 99),
            "Home I walked by the river."
        );
        assert_eq!(excerpt("one two three four", 9), "one two…");
        assert_eq!(excerpt("日本語の長い文章です", 4), "日本語の…");
        assert_eq!(excerpt("", 5), "");
    }
}
