use crate::JournalError;
use crate::drafts::PersonDraft;
use crate::entities::{Person, PersonRole};
use crate::error::Rule;
use crate::fixture::{OnDisk, names};
use cairn_vault::Access;

fn save(disk: &mut OnDisk, draft: PersonDraft) -> Result<Person, JournalError> {
    disk.with(|journal, at, rng| journal.save_person(draft, at, rng))
}

#[test]
fn the_call_list_is_in_the_order_of_the_person() {
    let mut disk = OnDisk::new();
    for (alias, order, archived) in [
        ("A.", Some(3), false),
        ("B.", Some(1), false),
        ("C.", None, false),
        ("D.", Some(2), true),
    ] {
        let draft = PersonDraft {
            call_order: order,
            archived,
            ..PersonDraft::named(alias)
        };
        save(&mut disk, draft).unwrap();
    }
    disk.reopen(Access::ReadWrite);
    let listed = disk.journal().call_list();
    let aliases: Vec<_> = listed.iter().map(|person| &*person.alias).collect();
    assert_eq!(aliases, ["B.", "A."]);
    assert_eq!(disk.journal().people().len(), 4);
}

#[test]
fn roles_are_added_without_losing_any() {
    let mut disk = OnDisk::new();
    let draft = PersonDraft {
        roles: vec![PersonRole::Peer],
        ..PersonDraft::named("M.")
    };
    let person = save(&mut disk, draft).unwrap();
    let mut draft = PersonDraft::from(&person);
    draft.roles.push(PersonRole::Friend);
    let person = save(&mut disk, draft.clone()).unwrap();
    assert_eq!(person.roles, [PersonRole::Peer, PersonRole::Friend]);
    draft.revision = person.revision;
    draft.roles.push(PersonRole::Peer);
    assert!(matches!(
        save(&mut disk, draft),
        Err(JournalError::Invalid {
            field: "roles",
            rule: Rule::Repeated
        })
    ));
}

#[test]
fn an_initial_stands_for_somebody_without_telling_more_than_the_alias() {
    let initial = |alias: &str, initial: &str| {
        let mut disk = OnDisk::new();
        let draft = PersonDraft {
            initial: initial.to_owned(),
            ..PersonDraft::named(alias)
        };
        save(&mut disk, draft).unwrap().initial()
    };
    assert_eq!(initial("coach", ""), "C");
    assert_eq!(initial("M.", "M."), "M");
    assert_eq!(initial("the blue one", "B"), "B");
    assert_eq!(initial("田", ""), "田");
    assert_eq!(initial("…", ""), "?");
}

#[test]
fn spellings_are_kept_once_and_never_as_a_single_letter() {
    let mut disk = OnDisk::new();
    let draft = PersonDraft {
        names_to_redact: names(&["Maria", " maria ", "", "李", "Mary Ann"]),
        ..PersonDraft::named("M.")
    };
    let person = save(&mut disk, draft).unwrap();
    assert_eq!(person.names_to_redact, ["Maria", "李", "Mary Ann"]);
    let mut draft = PersonDraft::from(&person);
    draft.names_to_redact = names(&["M."]);
    assert!(matches!(
        save(&mut disk, draft),
        Err(JournalError::Invalid {
            field: "names_to_redact",
            rule: Rule::TooShort
        })
    ));
}
