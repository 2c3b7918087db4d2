//! Redaction of a large text by a long list of names.

use crate::stopwatch::{Stopwatch, line, median, ms, quantile};
use cairn_exchange::{Redaction, Redactor, Term, TermKind};
use criterion::Criterion;

/// Names on the lists.
const NAMES: usize = 500;

pub fn ratio(criterion: &mut Criterion, watch: &mut Stopwatch, bytes: usize) -> String {
    let names: Vec<String> = (0..NAMES).map(name).collect();
    let terms = names.iter().map(|name| Term {
        spelling: name.clone(),
        kind: TermKind::Person,
        with: "[X.]".to_owned(),
    });
    let redactor = Redactor::new(terms.collect());
    let mut text = String::with_capacity(bytes + 100);
    let mut next = 0;
    while text.len() < bytes {
        text.push_str("We talked for a while about the café, the weather and ");
        text.push_str(&names[next % NAMES]);
        text.push_str(", and I walked home by the river. ");
        next += 7;
    }
    let times = watch.time(criterion, &format!("redaction/{bytes}"), 1, || {
        Redaction::with(&redactor, &[]).text(&text)
    });
    line(
        &format!("redaction, {NAMES} names over {} KB", bytes / 1_000),
        &ms(median(&times)),
        &ms(quantile(&times, 0.95)),
        "median and p95, 1 MB under 100 ms",
    )
}

/// A name of two or three syllables, no two the same.
fn name(index: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ma", "rí", "lo", "ta", "né", "ku", "so", "vi"];
    let mut name = String::from("X");
    let mut rest = index;
    for _ in 0..3 {
        name.push_str(SYLLABLES[rest % 8]);
        rest /= 8;
    }
    name
}
