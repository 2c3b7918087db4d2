//! Read back by other code than that which writes: `pdftotext` and `pdfinfo` of poppler. On Linux,
//! where these are in packages.

use super::*;
use crate::plain_text;
use std::path::Path;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

fn made(blocks: &[Block<'_>]) -> Written {
    write(blocks, Paper::A4, &Words::english()).unwrap()
}

/// What a program of poppler says of these bytes.
pub(crate) fn told(program: &str, bytes: &[u8], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.pdf");
    std::fs::write(&path, bytes).unwrap();
    let run = |path: &Path| {
        let mut command = Command::new(program);
        command.args(arguments).arg(path);
        if program == "pdftotext" {
            command.arg("-");
        }
        command.output()
    };
    let output = run(&path).unwrap_or_else(|error| panic!("{program} of poppler-utils: {error}"));
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The text of a PDF without the marks that tell in which direction a line runs.
pub(crate) fn extracted(bytes: &[u8]) -> String {
    let text = told("pdftotext", bytes, &["-nopgbrk"]);
    let marks = |c: &char| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}');
    text.chars().filter(marks).nfc().collect()
}

/// Words, with the parts of one that was too long for a line together again.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let whole = text.replace('\u{200B}', "");
    whole.split_whitespace().map(str::to_owned).collect()
}

#[track_caller]
fn is_what_was_seen(blocks: &[Block<'_>]) {
    let pdf = made(blocks);
    assert_eq!(words_of(&extracted(&pdf.bytes)), words_of(&pdf.text));
}

#[test]
fn every_kind_of_block_is_read_back_in_order() {
    let markdown = "# Deep\n\nA **bold** and *slanted* and ~~struck~~ word, `code`, a\nsoft and a\\\nhard \
                    break.\n\n1. one\n2. two\n   - [x] inner\n   - [ ] open\n\n> quoted\n>\n> twice\n\n\
                    | a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```\nlet x = 1;\n  inner\n```\n\n\
                    [here](https://example.org/a) <https://example.org/b> ![a bridge](b.jpg)";
    let blocks = [
        Block::Heading(1, "Notes".to_owned()),
        Block::Lines("first\nsecond\n\nthird".to_owned()),
        Block::Facts(vec!["mood +1".to_owned(), "slept 7 h".to_owned()]),
        Block::Heading(2, "Tea < coffee & cake".to_owned()),
        Block::Markdown(3, markdown),
    ];
    is_what_was_seen(&blocks);
    let pdf = made(&blocks);
    assert!(pdf.missing.is_empty(), "{:?}", pdf.missing);
    let plain = plain_text::write(&blocks);
    let letters = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    assert_eq!(letters(&pdf.text), letters(&plain), "no form says more");
}

#[test]
fn what_somebody_typed_is_never_markup_of_typst() {
    let text = r#"#set page(fill: red) #include "x" $x^2$ *a* _b_ `c` \ @ref <label> // no /* no */
- x + y / z: = head ~ -- --- ... 'q' "q" #panic() #sys.inputs [b] {c} \u{41} https://x.y"#;
    let blocks = [
        Block::Heading(2, text.replace('\n', " ")),
        Block::Facts(vec![text.replace('\n', " ")]),
        Block::Lines(text.to_owned()),
    ];
    is_what_was_seen(&blocks);
    let read = words_of(&extracted(&made(&blocks).bytes)).join(" ");
    let typed = words_of(text).join(" ");
    assert_eq!(read.matches(&typed).count(), 3, "{read}");
}

#[test]
fn letters_of_other_scripts_are_there_and_in_order() {
    for text in [
        "Ελένη και η Μαρία, γεια",
        "Алёна и её сестра",
        "日本語の文章と中文的文字",
        "안녕하세요 한국어",
        "Zoë Łukasz Đặng ﬁne ŞİŞ",
        "good 😀 day 🌱",
    ] {
        let pdf = made(&[Block::Lines(text.to_owned())]);
        assert!(pdf.missing.is_empty(), "{text}: {:?}", pdf.missing);
        let joined = |text: &str| words_of(&text.nfkc().collect::<String>()).join(" ");
        assert_eq!(joined(&extracted(&pdf.bytes)), joined(text));
    }
}

#[test]
fn hebrew_and_arabic_are_read_from_the_right() {
    for text in ["שלום חברים, היום היה טוב", "مرحبا بكم في اليوم"]
    {
        let pdf = made(&[Block::Lines(text.to_owned())]);
        assert!(pdf.missing.is_empty(), "{text}: {:?}", pdf.missing);
        let read: String = extracted(&pdf.bytes).nfkc().collect();
        // Where a comma between two words belongs, the reader guesses.
        let letters = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        assert_eq!(letters(&read), letters(text));
        // The line stands at the right edge.
        let boxes = told("pdftotext", &pdf.bytes, &["-bbox"]);
        let right = boxes
            .split("xMax=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok())
            .fold(0.0, f64::max);
        assert!(right > 500.0, "{right} of 595 points");
    }
}

#[test]
fn a_sign_without_a_letter_is_named_and_a_box_in_preview_and_file() {
    let pdf = made(&[Block::Lines("before ᎠᎠ and कि after".to_owned())]);
    assert_eq!(pdf.missing, ["\u{915}", "\u{93F}", "Ꭰ"]);
    assert_eq!(pdf.text, "before □□ and □□ after\n");
    assert_eq!(words_of(&extracted(&pdf.bytes)), words_of(&pdf.text));
}

#[test]
fn nothing_runs_off_the_page() {
    let blocks = [
        Block::Lines("w".repeat(400)),
        Block::Lines(format!("https://example.org/{}", "ab".repeat(200))),
        Block::Facts(vec!["W".repeat(200)]),
    ];
    let pdf = made(&blocks);
    let boxes = told("pdftotext", &pdf.bytes, &["-bbox"]);
    for right in boxes
        .split("xMax=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok())
    {
        assert!(right < 595.0 - 50.0, "{right}");
    }
    let all: String = words_of(&extracted(&pdf.bytes)).concat();
    assert_eq!(all, words_of(&pdf.text).concat());
}

#[test]
fn the_file_is_tagged_and_says_nothing_about_where_it_comes_from() {
    let blocks = [
        Block::Heading(1, "Notes".to_owned()),
        Block::Lines("text".to_owned()),
    ];
    let pdf = made(&blocks);
    let info = told("pdfinfo", &pdf.bytes, &[]);
    assert!(
        info.lines()
            .any(|line| line.starts_with("Tagged:") && line.ends_with("yes")),
        "{info}"
    );
    for field in [
        "Author",
        "Creator",
        "Producer",
        "CreationDate",
        "ModDate",
        "Keywords",
    ] {
        assert!(!info.contains(field), "{field} in {info}");
    }
    assert!(info.contains("Title:") && info.contains("A4"), "{info}");
    let letter = write(&blocks, Paper::Letter, &Words::english()).unwrap();
    assert!(told("pdfinfo", &letter.bytes, &[]).contains("letter"));
    let lower = String::from_utf8_lossy(&pdf.bytes).to_lowercase();
    for word in ["cairn", "typst", "/home", "page.typ"] {
        assert!(!lower.contains(word), "{word}");
    }
    assert_eq!(
        pdf.bytes,
        made(&blocks).bytes,
        "the same blocks give the same bytes"
    );
}

#[test]
fn a_text_for_more_than_a_thousand_pages_is_refused_and_deep_lists_are_not() {
    let long = "word ".repeat(MAX_BYTES / 5 + 1);
    let refused = write(&[Block::Lines(long)], Paper::A4, &Words::english());
    assert!(matches!(refused, Err(ExchangeError::TooLong { .. })));
    let deep: String = (0..60)
        .map(|n| format!("{}- item {n}\n", "  ".repeat(n)))
        .collect();
    is_what_was_seen(&[Block::Markdown(1, &deep)]);
    let quotes = format!("{} deep", ">".repeat(500));
    is_what_was_seen(&[Block::Markdown(1, &quotes)]);
}
