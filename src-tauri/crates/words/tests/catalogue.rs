//! What must hold for every file in `ui/locales/en`, whoever wrote it.

use cairn_words::{Arg, Counted, SOURCES, Terms, Words, WordsError};
use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn there_are_files_and_each_of_them_parses() {
    assert!(!SOURCES.is_empty());
    for (name, text) in SOURCES {
        if let Err((_, errors)) = fluent_syntax::parser::parse(*text) {
            panic!("{name}: {errors:?}");
        }
    }
}

#[test]
fn no_name_is_given_twice() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (file, resource) in resources() {
        for entry in &resource.body {
            let name = match entry {
                Entry::Message(m) => m.id.name.to_owned(),
                // Without its dash: to the library that reads them here, a message and a term of one
                // name are the same.
                Entry::Term(t) => t.id.name.to_owned(),
                _ => continue,
            };
            if let Some(first) = seen.insert(name.clone(), file) {
                panic!("{name} is in {first} and in {file}");
            }
        }
    }
}

#[test]
fn whatever_a_sentence_refers_to_exists() {
    let mut named = BTreeSet::new();
    let mut referred = BTreeSet::new();
    for (file, resource) in resources() {
        for entry in &resource.body {
            let (name, value, attributes) = match entry {
                Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref(), &m.attributes),
                Entry::Term(t) => (format!("-{}", t.id.name), Some(&t.value), &t.attributes),
                _ => continue,
            };
            let patterns = value.into_iter().chain(attributes.iter().map(|a| &a.value));
            for pattern in patterns {
                references(pattern, &mut |target| {
                    referred.insert((target, format!("{name} in {file}")));
                });
            }
            named.extend(attributes.iter().map(|a| format!("{name}.{}", a.id.name)));
            named.insert(name);
        }
    }
    for (target, by) in referred {
        assert!(
            named.contains(&target),
            "{by} refers to {target}, which does not exist"
        );
    }
}

#[test]
fn every_error_says_what_to_do_next() {
    let ids: BTreeSet<String> = Words::ids().into_iter().collect();
    for id in &ids {
        if let Some(code) = id.strip_prefix("err-") {
            assert!(
                ids.contains(&format!("next-{code}")),
                "{id} has no next-{code}"
            );
        }
    }
}

#[test]
fn a_missing_message_is_an_error_for_tests_and_a_sentence_for_people() {
    let words = Words::english();
    assert_eq!(
        words.try_text("no-such-message", &[]),
        Err(WordsError::Unknown("no-such-message".to_owned()))
    );
    assert!(matches!(
        words.try_text("time-free-for", &[]),
        Err(WordsError::Incomplete { id, .. }) if id == "time-free-for"
    ));
    for id in [
        "no-such-message",
        "time-free-for",
        "time-free-for.no-such-attribute",
    ] {
        let text = words.text(id, &[]);
        assert!(text.ends_with('.') && text.len() > 20, "{text}");
        assert!(
            !text.contains(id) && !text.contains(['{', '[', '$']),
            "{text}"
        );
    }
}

#[test]
fn ac_44_the_persons_own_words_are_used() {
    let years = [("length", Arg::from("7 years"))];
    assert_eq!(
        Words::english().text("time-free-for", &years),
        "7 years free"
    );
    let sober = Terms {
        time_free: Some("sober".into()),
        ..Terms::default()
    };
    assert_eq!(
        Words::with_terms(&sober).text("time-free-for", &years),
        "7 years sober"
    );
}

#[test]
fn a_length_of_time_leaves_out_what_is_zero() {
    let words = Words::english();
    assert_eq!(words.length(7, 0, 0), "7 years");
    assert_eq!(words.length(1, 1, 1), "1 year, 1 month, 1 day");
    assert_eq!(words.length(0, 3, 18), "3 months, 18 days");
    assert_eq!(words.length(0, 0, 0), "0 days");
}

#[test]
fn a_word_begins_a_title_with_a_capital_letter() {
    assert_eq!(Words::english().text("place-milestones", &[]), "Milestones");
    let chips = Terms {
        milestone: Some(Counted {
            one: "élan".into(),
            several: "élans of \"mine\"".into(),
        }),
        ..Terms::default()
    };
    assert_eq!(
        Words::with_terms(&chips).text("place-milestones", &[]),
        "Élans of \"mine\""
    );
}

#[test]
fn own_words_are_taken_literally() {
    let word = "so\"ber\\ { -lapse }\nlapse = x {$length}";
    let terms = Terms {
        time_free: Some(word.into()),
        lapse: Some(Counted {
            one: "\\".into(),
            several: "\"".into(),
        }),
        ..Terms::default()
    };
    let words = Words::with_terms(&terms);
    assert_eq!(
        words.text("time-free-for", &[("length", "7 years".into())]),
        "7 years so\"ber\\ { -lapse } lapse = x {$length}"
    );
    assert!(!words.has("lapse"));
}

#[test]
fn arguments_are_text_and_never_markup_of_fluent() {
    let text = Words::english().text(
        "time-free-for",
        &[("length", "{ -lapse } \u{2212}3".into())],
    );
    assert_eq!(text, "{ -lapse } \u{2212}3 free");
}

fn resources() -> impl Iterator<Item = (&'static str, ast::Resource<&'static str>)> {
    SOURCES.iter().map(|(name, text)| {
        let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(*text);
        (*name, resource)
    })
}

fn references(pattern: &Pattern<&str>, found: &mut dyn FnMut(String)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut dyn FnMut(String)) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                references(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut dyn FnMut(String)) {
    let with = |name: &str, attribute: &Option<ast::Identifier<&str>>| match attribute {
        Some(attribute) => format!("{name}.{}", attribute.name),
        None => name.to_owned(),
    };
    match inline {
        InlineExpression::MessageReference { id, attribute } => found(with(id.name, attribute)),
        InlineExpression::TermReference { id, attribute, .. } => {
            found(with(&format!("-{}", id.name), attribute));
        }
        InlineExpression::FunctionReference { id, .. } => {
            panic!(
                "{} is a function: the window and this room may differ in it",
                id.name
            )
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}
