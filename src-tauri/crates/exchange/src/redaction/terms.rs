//! The names on the lists, the form in which they are compared, and where a word begins and ends.

use cairn_journal::fold_char;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// A spelling that must not leave, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As the person wrote it.
    pub spelling: String,
    /// What it names.
    pub kind: TermKind,
    /// `[M.]`, `[group]`, `[place]`.
    pub with: String,
}

/// What a term names, in the order of domain 3.6.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// An e-mail address.
    Email,
    /// A link.
    Link,
    /// A phone number.
    Phone,
    /// A group, or a name of the place where it meets.
    Group,
    /// A place, or how to reach somebody.
    Place,
    /// Somebody.
    Person,
    /// A word of the person's own list.
    Word,
}

/// A text in the form in which names are compared, with the way back.
pub(super) struct Folded {
    pub(super) bytes: Vec<u8>,
    /// For each byte, and for the end, where the character that made it begins in the text.
    starts: Vec<usize>,
}

impl Folded {
    /// The stretch of the text behind these folded bytes; `None` inside a character.
    pub(super) fn source(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let begins = |at: usize| at == 0 || self.starts[at] != self.starts[at - 1];
        (begins(from) && begins(to)).then(|| (self.starts[from], self.starts[to]))
    }
}

/// `text` without case and accents, with one space for any white space and one sign for each kind
/// of apostrophe and hyphen.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        bytes: Vec::with_capacity(text.len()),
        starts: Vec::with_capacity(text.len() + 1),
    };
    for (start, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            folded.bytes.push(c.to_ascii_lowercase() as u8);
            folded.starts.push(start);
            continue;
        }
        fold_char(plain(c), |part| {
            if part == ' ' && folded.bytes.last().is_none_or(|last| *last == b' ') {
                return;
            }
            let mut buffer = [0; 4];
            let bytes = part.encode_utf8(&mut buffer).as_bytes();
            folded.bytes.extend_from_slice(bytes);
            folded
                .starts
                .extend(std::iter::repeat_n(start, bytes.len()));
        });
    }
    folded.starts.push(text.len());
    folded
}

/// A spelling in the same form, without spaces at its ends.
pub(super) fn folded_spelling(spelling: &str) -> Vec<u8> {
    let mut bytes = fold(spelling.trim()).bytes;
    while bytes.last() == Some(&b' ') {
        bytes.pop();
    }
    bytes
}

/// Signs that people type for one another.
fn plain(c: char) -> char {
    match c {
        '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʹ' | '＇' => '\'',
        '‐' | '‑' | '‒' | '–' | '−' | '－' => '-',
        _ => c,
    }
}

/// Whether the stretch is whole words: no letter that is read together with it stands before or
/// after it, but for the places of `cuts`.
pub(super) fn is_whole(text: &str, start: usize, end: usize, cuts: &[usize]) -> bool {
    let is_cut = |place: usize| cuts.binary_search(&place).is_ok();
    let mut found = text[start..end].chars().filter(|c| !is_silent(*c));
    let (Some(first), last) = (found.clone().next(), found.next_back()) else {
        return false;
    };
    let (last, n_chars) = (last.unwrap_or(first), found.count() + 1);
    (is_cut(start) || begins_there(&text[..start], first))
        && (is_cut(end) || ends_there(&text[end..], last, n_chars))
}

fn begins_there(before: &str, first: char) -> bool {
    let Some(previous) = before.chars().rfind(|c| !is_silent(*c)) else {
        return true;
    };
    !read_together(previous, first) || is_behind_particle(before, first)
}

fn ends_there(after: &str, last: char, n_chars: usize) -> bool {
    let mut next = after.chars().filter(|c| !is_silent(*c));
    let Some(following) = next.next() else {
        return true;
    };
    if plain(following) == '\'' {
        // A possessive, or an ending that a language sets behind a name. Only the `t` of "don't"
        // belongs to a word before it.
        let is_t = next.next().is_some_and(|c| c.eq_ignore_ascii_case(&'t'));
        return !is_t || next.next().is_some_and(char::is_alphabetic);
    }
    // Korean sets its particles behind the name without a space.
    let particle = n_chars >= 2 && is_hangul(last) && is_hangul(following);
    !read_together(last, following) || particle
}

/// Marks that stand on a letter, and signs that nobody sees.
fn is_silent(c: char) -> bool {
    let joins = matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    );
    joins || (is_combining_mark(c) && matches!(canonical_combining_class(c), 1 | 10..=36 | 200..))
}

/// Whether no word can end between two signs: both are letters, or both are digits, and the
/// standard ([UAX 29](https://www.unicode.org/reports/tr29/#Word_Boundaries)) has no boundary
/// between such signs. It has one between any two letters of a script that is written without
/// spaces.
fn read_together(a: char, b: char) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
    if a.is_numeric() && b.is_numeric() {
        return true;
    }
    if !is_letter(a) || !is_letter(b) {
        return false;
    }
    let mut pair = String::with_capacity(8);
    pair.push(a);
    pair.push(b);
    pair.split_word_bounds().count() == 1
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Hebrew and Arabic write "and", "to", "in", "the" and the like before a name without a space.
fn is_behind_particle(before: &str, first: char) -> bool {
    const ARABIC: [&str; 16] = [
        "و", "ف", "ب", "ك", "ل", "ال", "وال", "فال", "بال", "كال", "لل", "ول", "وب", "فل", "فب",
        "وك",
    ];
    let letters = |in_script: fn(char) -> bool| -> String {
        let heard = before.chars().rev().filter(|c| !is_silent(*c));
        let mut particle: Vec<char> = heard.take_while(|c| in_script(*c)).take(5).collect();
        particle.reverse();
        particle.into_iter().collect()
    };
    match first {
        '\u{5D0}'..='\u{5EA}' => {
            let particle = letters(|c| ('\u{5D0}'..='\u{5EA}').contains(&c));
            particle.chars().count() <= 3 && particle.chars().all(|c| "והבכלמש".contains(c))
        }
        '\u{620}'..='\u{64A}' => {
            let particle = letters(|c| ('\u{620}'..='\u{64A}').contains(&c));
            ARABIC.contains(&particle.as_str())
        }
        _ => false,
    }
}
