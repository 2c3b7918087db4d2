//! Random batches, reopenings, losses of a file: the journal says what a map says.

use std::collections::BTreeMap;
use std::fs;

use cairn_vault::{Change, RecordId};
use proptest::prelude::*;

use crate::fixture::{Fixture, contents, record};

#[derive(Debug, Clone)]
enum Action {
    /// Changes of one batch: place of a record, and the size of its new text or its removal.
    Write(Vec<(usize, Option<usize>)>),
    Reopen,
    LoseStore,
    LoseLedger,
    TearLedger(usize),
}

fn action() -> impl Strategy<Value = Action> {
    let change = (0..12_usize, prop::option::weighted(0.8, 0..6000_usize));
    prop_oneof![
        6 => prop::collection::vec(change, 1..6).prop_map(Action::Write),
        2 => Just(Action::Reopen),
        1 => Just(Action::LoseStore),
        1 => Just(Action::LoseLedger),
        1 => (1..2000_usize).prop_map(Action::TearLedger),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_journal_and_a_map_agree(actions in prop::collection::vec(action(), 1..25)) {
        let mut fixture = Fixture::empty();
        let ids: Vec<_> = (0..12).map(|_| RecordId::make(&mut fixture.rng)).collect();
        let mut model: BTreeMap<RecordId, String> = BTreeMap::new();
        let mut vault = Some(fixture.open().vault);
        let mut revision = 0;
        for action in actions {
            match action {
                Action::Write(changes) => {
                    let mut batch = Vec::new();
                    for (place, size) in changes {
                        revision += 1;
                        let id = ids[place];
                        match size {
                            Some(size) => {
                                let record = record(id, revision, &"m".repeat(size));
                                model.extend(contents(std::slice::from_ref(&record)));
                                batch.push(Change::Put(record));
                            }
                            None => {
                                model.remove(&id);
                                batch.push(Change::Remove(id));
                            }
                        }
                    }
                    vault.as_mut().unwrap().write(&batch, &mut fixture.rng).unwrap();
                    continue;
                }
                Action::Reopen => drop(vault.take()),
                Action::LoseStore => {
                    drop(vault.take());
                    fs::remove_dir_all(fixture.store()).unwrap();
                }
                Action::LoseLedger => {
                    drop(vault.take());
                    fs::remove_file(fixture.ledger()).unwrap();
                }
                Action::TearLedger(bytes) => {
                    drop(vault.take());
                    let file = fs::File::options().write(true).open(fixture.ledger()).unwrap();
                    let length = file.metadata().unwrap().len();
                    file.set_len(length.saturating_sub(bytes as u64)).unwrap();
                }
            }
            let opened = fixture.open();
            prop_assert_eq!(contents(&opened.records), model.clone());
            vault = Some(opened.vault);
        }
        prop_assert_eq!(vault.as_ref().unwrap().verify().unwrap().findings, []);
        drop(vault);
        prop_assert_eq!(fixture.settle().0, model);
    }
}
