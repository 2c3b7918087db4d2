//! Blocks as one page of HTML that needs nothing else: no picture, script or font is loaded, and a
//! policy in the page forbids it.
//!
//! Text somebody wrote never becomes markup of the page: raw HTML is shown as it was typed,
//! pictures are their description, and only links to pages and addresses lead anywhere.

use crate::outline::Block;
use crate::shown::push_block;
use cairn_words::Words;
use pulldown_cmark::{Event, Tag, TagEnd, html};

/// What the page may do: show its own style, and nothing beyond.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// Readable on a screen in light and dark, and on A4 and Letter.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
h1,h2,h3,h4{line-height:1.25;break-after:avoid}\
h2{margin-top:2.5rem}\
blockquote{margin-left:0;padding-left:1rem;border-left:3px solid}\
table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem}\
pre{white-space:pre-wrap}\
@page{margin:2cm}@media print{body{margin:0;max-width:none}}";

/// The document as a page.
pub(crate) fn write(blocks: &[Block<'_>], words: &Words) -> String {
    let mut events = Vec::new();
    for block in blocks {
        push_block(&mut events, block);
    }
    let mut body = String::new();
    html::push_html(&mut body, leading(events).into_iter());
    let mut title = String::new();
    let text = Event::Text(words.text("export-title", &[]).into());
    html::push_html(&mut title, std::iter::once(text));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// The events without links that lead nowhere, and with the description of a picture instead of it.
fn leading(mut events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    // Of links and pictures that are open, whether their tags are written.
    let mut written = Vec::new();
    events.retain(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let leads = leads_somewhere(dest_url);
            written.push(leads);
            leads
        }
        Event::Start(Tag::Image { .. }) => {
            written.push(false);
            false
        }
        Event::End(TagEnd::Link | TagEnd::Image) => written.pop() == Some(true),
        _ => true,
    });
    events
}

fn leads_somewhere(target: &str) -> bool {
    let target = target.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| target.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(blocks: &[Block<'_>]) -> String {
        let page = write(blocks, &Words::english());
        let (_, rest) = page.split_once("<body>\n").unwrap();
        rest.split_once("</body>").unwrap().0.to_owned()
    }

    #[test]
    fn every_kind_of_block_has_its_markup() {
        let blocks = [
            Block::Heading(2, "A < B & C".to_owned()),
            Block::Facts(vec!["one".to_owned(), "two".to_owned()]),
            Block::Lines("first\nsecond\n\nthird".to_owned()),
            Block::Markdown(3, "# Deep\n\n- [x] **done**"),
        ];
        assert_eq!(
            body(&blocks),
            "<h2>A &lt; B &amp; C</h2>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n\
             <p>first<br />\nsecond</p>\n<p>third</p>\n<h4>Deep</h4>\n<ul>\n<li>\
             <input disabled=\"\" type=\"checkbox\" checked=\"\"/>\n<strong>done</strong></li>\n</ul>\n"
        );
    }

    #[test]
    fn what_somebody_typed_is_never_markup_of_the_page() {
        for text in [
            "<script>alert(1)</script>",
            "a <img src=https://example.org/x onerror=alert(1)> b",
            "<style>*{display:none}</style>",
            "<!-- comment -->",
            "<iframe src=\"https://example.org\"></iframe>",
        ] {
            let body = body(&[Block::Markdown(3, text)]);
            for tag in ["<script", "<img", "<style", "<!--", "<iframe"] {
                assert!(!body.contains(tag), "{text:?} -> {body}");
            }
            assert!(body.contains("&lt;"), "{text:?} is shown: {body}");
        }
    }

    #[test]
    fn nothing_is_loaded_and_only_addresses_lead_anywhere() {
        let text = "[a](https://example.org) [b](javascript:alert(1)) [c](file:///etc) \
                    ![a bridge](https://example.org/b.jpg)";
        assert_eq!(
            body(&[Block::Markdown(3, text)]),
            "<p><a href=\"https://example.org\">a</a> b c a bridge</p>\n"
        );
        let page = write(&[], &Words::english());
        assert!(page.contains("default-src 'none'"));
    }
}
