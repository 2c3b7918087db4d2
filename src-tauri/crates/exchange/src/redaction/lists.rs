//! The names that a journal lists: those of its groups, places and people, and the person's own
//! words. What lies in the trash is among them: it may still be named in a text.

use super::{Redactor, Term, TermKind};
use cairn_journal::Journal;
use cairn_journal::entities::{Group, Person};

impl Redactor {
    /// A redactor for everything `journal` lists.
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        let snapshot = journal.snapshot();
        let groups = snapshot.groups.iter().copied().flat_map(of_group);
        let people = snapshot.people.iter().copied().flat_map(of_person);
        let words = journal.settings().words_to_redact.iter();
        let words = words.map(|word| term(word, TermKind::Word, "[…]"));
        Self::new(groups.chain(people).chain(words).collect())
    }
}

fn term(spelling: &str, kind: TermKind, with: &str) -> Term {
    Term {
        spelling: spelling.to_owned(),
        kind,
        with: with.to_owned(),
    }
}

fn of_group(group: &Group) -> Vec<Term> {
    let names = [&group.alias].into_iter().chain(&group.names_to_redact);
    let names = names.map(|name| term(name, TermKind::Group, "[group]"));
    names.chain(of_place(&group.place)).collect()
}

fn of_person(person: &Person) -> Vec<Term> {
    let with = format!("[{}.]", person.initial());
    let names = person.names_to_redact.iter();
    let names = names.map(|name| term(name, TermKind::Person, &with));
    names.chain(of_place(&person.reach)).collect()
}

/// Each line of an address, but for a line that is in every text.
fn of_place(text: &str) -> impl Iterator<Item = Term> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| line.chars().filter(|c| c.is_alphanumeric()).count() >= 4)
        .map(|line| term(line, TermKind::Place, "[place]"))
}
