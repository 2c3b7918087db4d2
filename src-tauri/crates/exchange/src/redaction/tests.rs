use super::account::Redaction;
use super::markdown::redacted;
use super::{Redactor, Term, TermKind};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn person(spelling: &str, with: &str) -> Term {
    Term {
        spelling: spelling.to_owned(),
        kind: TermKind::Person,
        with: with.to_owned(),
    }
}

fn group(spelling: &str) -> Term {
    Term {
        spelling: spelling.to_owned(),
        kind: TermKind::Group,
        with: "[group]".to_owned(),
    }
}

/// The terms of AC-34.
fn maria_and_jose() -> Redactor {
    Redactor::new(vec![
        person("Maria", "[M.]"),
        person("José", "[J.]"),
        group("Tuesday St. Mark's group"),
    ])
}

#[track_caller]
fn check(redactor: &Redactor, text: &str, expect: &str) {
    assert_eq!(Redaction::with(redactor, &[]).text(text), expect);
}

#[track_caller]
fn check_person(spelling: &str, text: &str, expect: &str) {
    check(&Redactor::new(vec![person(spelling, "[X.]")]), text, expect);
}

#[test]
fn ac_34_names_addresses_and_numbers_go_and_the_date_stays() {
    let redactor = maria_and_jose();
    let mut redaction = Redaction::with(&redactor, &[]);
    let text = "Met Maria at the Tuesday St. Mark’s group; Maria's brother Jose\u{301} \
                (jose@example.org, +1 415-555-0132) relapsed. MARIA said HALT to Marianne on \
                2026-11-17.";
    assert_eq!(
        redaction.text(text),
        "Met [M.] at the [group]; [M.]'s brother [J.] ([email], [phone]) relapsed. [M.] said HALT \
         to Marianne on 2026-11-17."
    );
    let account = redaction.finish();
    assert_eq!(account.to_review, ["Marianne"]);
    let replaced: Vec<_> = account
        .replaced
        .iter()
        .map(|one| (&*one.found, &*one.with, one.count))
        .collect();
    assert_eq!(
        replaced,
        [
            ("Maria", "[M.]", 2),
            ("Tuesday St. Mark’s group", "[group]", 1),
            ("Jose\u{301}", "[J.]", 1),
            ("jose@example.org", "[email]", 1),
            ("+1 415-555-0132", "[phone]", 1),
            ("MARIA", "[M.]", 1),
        ]
    );
    assert!(account.doubts.is_empty());
}

#[test]
fn addresses_go_with_any_list() {
    let none = Redactor::new(Vec::new());
    check(
        &none,
        "Write to Mail <a.b+c@mail.example.org>.",
        "Write to Mail <[email]>.",
    );
    check(
        &none,
        "See https://example.org/a?b=c#d, www.example.net (or zoom.example/j/123).",
        "See [link], [link] (or [link]).",
    );
    check(&none, "example.org: there", "[link]: there");
    check(
        &none,
        "I walked home.Maria rang.",
        "I walked home.Maria rang.",
    );
    check(
        &none,
        "and/or, he/she, 1/2, e.g. this",
        "and/or, he/she, 1/2, e.g. this",
    );
}

#[test]
fn numbers_that_look_like_phones_go_and_days_stay() {
    let none = Redactor::new(Vec::new());
    for phone in [
        "+1 415-555-0132",
        "(0171) 555 0132",
        "0171/5550132",
        "030.1234567",
        "+49\u{A0}30\u{A0}1234567",
        "4155550132",
        "٠١٧١٥٥٥٠١٣٢",
    ] {
        check(&none, &format!("Ring {phone} now"), "Ring [phone] now");
    }
    for text in [
        "2026-11-17",
        "From 2026-11-17 19:00 to 2026-11-18 08:30.",
        "on 17.11.2026 or 17/11/26",
        "the years 2019–2026",
        "Room 12, 6 people, 90 minutes, 1500 ml",
        "12345678901234567890",
        "a4155550132b",
    ] {
        check(&none, text, text);
    }
    check(&none, "2026-11-17 0171 5550132", "2026-11-17 [phone]");
}

#[test]
fn names_are_whole_words_in_any_spelling() {
    check_person(
        "Ann",
        "Ann, ANN and ann; annual Anna; Jo-Ann",
        "[X.], [X.] and [X.]; annual Anna; Jo-[X.]",
    );
    check_person(
        "Zoë",
        "Zoe zoë ZOË Zoe\u{308}. Zoey",
        "[X.] [X.] [X.] [X.]. Zoey",
    );
    check_person(
        "O'Brien",
        "O’Brien’s, O`Brien, o'brien",
        "[X.]’s, [X.], [X.]",
    );
    check_person(
        "Mary Ann",
        "Mary\nAnn, Mary  Ann, MARY\u{A0}ANN",
        "[X.], [X.], [X.]",
    );
    check_person("Anne-Marie", "Anne‑Marie Anne–Marie", "[X.] [X.]");
    check_person("Straße", "STRASSE strasse", "[X.] [X.]");
    check_person(
        "Don",
        "Don't! Don's and Don'll; don't",
        "Don't! [X.]'s and [X.]'ll; don't",
    );
    check_person(
        "Anna",
        "l'Anna, d’Anna, Ali'nin Anna'nın",
        "l'[X.], d’[X.], Ali'nin [X.]'nın",
    );
    check_person(
        "Max",
        "Max3, 3Max, @max_k, (max)",
        "[X.]3, 3[X.], @[X.]_k, ([X.])",
    );
    check_person("Max", "home.Max rang", "home.[X.] rang");
    check_person(
        "Max",
        "Ma\u{AD}x Ma\u{200B}x Max\u{200B}imilian",
        "[X.] [X.] Max\u{200B}imilian",
    );
    check_person("fin", "ﬁn ﬁnal", "[X.] ﬁnal");
}

#[test]
fn names_are_found_in_other_scripts() {
    check_person(
        "Μαρία",
        "Η ΜΑΡΙΑ, η Μαρια. Μαριάννα",
        "Η [X.], η [X.]. Μαριάννα",
    );
    check_person("Νίκος", "ΝΙΚΟΣ νικος", "[X.] [X.]");
    check_person("Алёна", "алена, АЛЁНА; Алёнами", "[X.], [X.]; Алёнами");
    check_person(
        "مريم",
        "قالت مَرْيَم ومريم لمريم مريمية",
        "قالت [X.] و[X.] ل[X.] مريمية",
    );
    check_person(
        "מרים",
        "מִרְיָם ומרים ולמרים מרימים",
        "[X.] ו[X.] ול[X.] מרימים",
    );
    check_person("田中", "田中さんと山田中学", "[X.]さんと山[X.]学");
    check_person("マリア", "マリアは、マリアンヌと", "[X.]は、マリアンヌと");
    check_person("민수", "민수가 김민수 민", "[X.]가 김민수 민");
}

#[test]
fn of_names_that_overlap_nothing_stays_and_the_longest_decides() {
    let redactor = Redactor::new(vec![
        person("Ann", "[A.]"),
        person("Ann Smith", "[S.]"),
        person("Anna Maria", "[N.]"),
        person("Maria Luisa Weber", "[L.]"),
        group("Ann's kitchen"),
    ]);
    check(&redactor, "Ann Smith and Ann", "[S.] and [A.]");
    check(&redactor, "Anna Maria Luisa Weber", "[L.]");
    check(
        &redactor,
        "In Ann's kitchen with Ann",
        "In [group] with [A.]",
    );
    check(&redactor, "ann@example.org Ann", "[email] [A.]");
}

#[test]
fn a_name_that_is_a_word_is_offered_each_time_and_goes_unless_it_is_kept() {
    let redactor = Redactor::new(vec![person("Will", "[W.]"), person("Leo", "[L.]")]);
    let text = "Will you ask Will? I will. Leo, leo.";
    let mut all = Redaction::with(&redactor, &[]);
    assert_eq!(all.text(text), "[W.] you ask [W.]? I [W.]. [L.], [L.].");
    let doubts = all.finish().doubts;
    let offered: Vec<_> = doubts
        .iter()
        .map(|doubt| (doubt.number, &*doubt.found, &*doubt.after))
        .collect();
    assert_eq!(
        offered,
        [
            (0, "Will", " you ask Will? I will. Leo, le"),
            (1, "Will", "? I will. Leo, leo."),
            (2, "will", ". Leo, leo."),
            (3, "leo", "."),
        ]
    );
    let mut some = Redaction::with(&redactor, &[0, 2]);
    assert_eq!(some.text(text), "Will you ask [W.]? I will. [L.], [L.].");
    let account = some.finish();
    let kept: Vec<bool> = account.doubts.iter().map(|doubt| doubt.kept).collect();
    assert_eq!(kept, [true, false, true, false]);
    assert_eq!(account.replaced.len(), 3, "what is kept was not replaced");
}

#[test]
fn numbers_of_doubts_go_on_over_the_texts_of_a_document() {
    let redactor = Redactor::new(vec![person("May", "[M.]")]);
    let mut redaction = Redaction::with(&redactor, &[1]);
    assert_eq!(redaction.text("May I?"), "[M.] I?");
    assert_eq!(redaction.text("In May."), "In May.");
    assert_eq!(redaction.finish().doubts.len(), 2);
}

#[track_caller]
fn check_markdown(markdown: &str, expect: &str) {
    let redactor = maria_and_jose();
    let mut redaction = Redaction::with(&redactor, &[]);
    assert_eq!(redacted(markdown, &mut redaction), expect);
}

#[test]
fn markdown_in_which_nothing_goes_stays_as_it_was_typed() {
    let text = "* one\n* **two**\n\n1986\\. A `code` & more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    check_markdown(text, text);
}

#[test]
fn a_name_that_markup_takes_apart_is_found() {
    check_markdown("**Ma**ria rang", "**\\[M.\\]** rang");
    check_markdown("&#77;aria", "\\[M.\\]");
    check_markdown("- a *Maria*", "- a *\\[M.\\]*");
    check_markdown("`Maria`", "`[M.]`");
    let quoted = "> Tuesday St.\n> Mark's group";
    let redactor = maria_and_jose();
    let out = redacted(quoted, &mut Redaction::with(&redactor, &[]));
    assert_eq!(crate::plain_text::unmarked(&out).trim(), "[group]");
}

#[test]
fn what_is_not_shown_does_not_stay() {
    for (markdown, word) in [
        ("[here](https://example.org/maria \"Maria\")", "example"),
        ("[a][b]\n\n[b]: https://example.org \"José\"", "example"),
        ("text\n\n[maria]: /x", "maria"),
        ("<!-- Maria -->\n\ntext", "Maria"),
        ("a <b title='Maria'>c</b>", "Maria"),
        ("```maria\ncode\n```", "maria"),
        ("![Maria](maria.jpg)", "maria"),
        ("Ma<b></b>ria is not shown as one word", "Maria"),
    ] {
        let redactor = maria_and_jose();
        let mut redaction = Redaction::with(&redactor, &[]);
        let out = redacted(markdown, &mut redaction);
        assert!(!out.contains(word), "{markdown:?} -> {out:?}");
    }
    check_markdown("[here](https://example.org/a)", "here (\\[link\\])");
    check_markdown("<https://example.org>", "\\[link\\]");
}

/// What a name may look like in each script: the letters of some words, none of them digits.
fn names() -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![
        "[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,8}",
        "[A-Z][a-z]{1,5}( [A-Z][a-z]{1,5}){1,2}",
        "[A-Z]['’][A-Z][a-z]{2,5}",
        "[Α-ΡΣ-Ω][α-ρσ-ωά-ώ]{2,8}",
        "[А-Я][а-яё]{2,8}",
        "[ء-غف-ي]{3,7}",
        "[א-ת]{3,7}",
        "[一-龥]{2,3}",
        "[ぁ-ん]{2,4}",
        "[ァ-ヺ]{2,5}",
        "[가-힣]{2,3}",
    ];
    proptest::collection::vec(name, 1..6)
}

/// A spelling as somebody may type it.
fn typed(name: &str, how: u8) -> String {
    match how % 8 {
        0 => name.to_owned(),
        1 => name.to_uppercase(),
        2 => name.to_lowercase(),
        3 => name.nfd().collect(),
        4 => format!("{name}'s"),
        5 => format!("{name}’s"),
        6 => name.replace(' ', "\n"),
        _ => name.replace('\'', "’"),
    }
}

/// What stands around names: words without digits that no list has.
fn filler() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(" ".to_owned()),
        Just(", ".to_owned()),
        Just("\n\n".to_owned()),
        Just(" qqq xqx ".to_owned()),
        Just(" — ".to_owned()),
        Just(" (".to_owned()),
        Just(") ".to_owned()),
        Just(" \u{200B}".to_owned()),
    ]
}

/// The words of a text as a person compares them: made without anything of the code under test.
fn plain_words(text: &str) -> Vec<String> {
    let bare: String = text
        .nfkd()
        .filter(|c| {
            !unicode_normalization::char::is_combining_mark(*c)
                || ('\u{3099}'..='\u{309A}').contains(c)
        })
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
        .collect();
    let caseless = bare.to_uppercase().to_lowercase().replace('ς', "σ");
    caseless
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether the words of `name` stand in a row in `text`.
fn survives(name: &str, text: &str) -> bool {
    let (name, text) = (plain_words(name), plain_words(text));
    text.windows(name.len()).any(|words| words == name)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_known_spelling_survives_and_nothing_else_changes(
        list in names(),
        parts in proptest::collection::vec((filler(), any::<prop::sample::Index>(), any::<u8>()), 1..12),
        end in filler(),
    ) {
        let terms = list.iter().map(|name| person(name, "[§]")).collect();
        let redactor = Redactor::new(terms);
        let mut text = String::new();
        for (between, which, how) in &parts {
            text.push_str(between);
            let name: &String = which.get(&list);
            text.push_str(&typed(name, *how));
        }
        text.push_str(&end);
        let out = Redaction::with(&redactor, &[]).text(&text);
        for name in &list {
            prop_assert!(!survives(name, &out), "{name:?} in {out:?} of {text:?}");
        }
        // All that stays stands in the text in the same order, and between it only listed words.
        let mut rest = text.as_str();
        for kept in out.split("[§]") {
            let Some((gone, behind)) = rest.split_once(kept) else {
                return Err(TestCaseError::fail(format!("{kept:?} is not of {text:?}")));
            };
            let listed: Vec<String> = list.iter().flat_map(|name| plain_words(name)).collect();
            for word in plain_words(gone) {
                prop_assert!(listed.contains(&word), "{word:?} went from {text:?} by {list:?}");
            }
            rest = behind;
        }
    }

    #[test]
    fn no_known_spelling_survives_in_what_markdown_shows(
        list in names(),
        parts in proptest::collection::vec(
            (
                prop::sample::select(vec![
                    " ", "\n", "\n\n", "\n- ", "\n> ", "\n# ", " **", "** ", " *", "* ", " `", "` ",
                    " [", "](", ") ", " <", "> ", "\n| ", " | ", "\n```\n", "\n\n    ", "&amp;",
                    "\\", " _", "_ ", "~~",
                ]),
                any::<prop::sample::Index>(),
                any::<u8>(),
            ),
            1..10,
        ),
    ) {
        let terms = list.iter().map(|name| person(name, "[§]")).collect();
        let redactor = Redactor::new(terms);
        let mut text = String::new();
        for (between, which, how) in &parts {
            text.push_str(between);
            let name: &String = which.get(&list);
            text.push_str(&typed(name, *how));
        }
        let out = redacted(&text, &mut Redaction::with(&redactor, &[]));
        let shown = crate::plain_text::unmarked(&out);
        for name in &list {
            prop_assert!(!survives(name, &out), "{name:?} in {out:?} of {text:?}");
            prop_assert!(!survives(name, &shown), "{name:?} in {shown:?} of {text:?}");
        }
    }

    #[test]
    fn any_text_is_taken_without_a_panic(list in proptest::collection::vec(any::<String>(), 0..5), text in any::<String>()) {
        let redactor = Redactor::new(list.iter().map(|name| person(name, "[X.]")).collect());
        let _ = Redaction::with(&redactor, &[]).text(&text);
        let _ = redacted(&text, &mut Redaction::with(&redactor, &[]));
    }
}
