//! Inside the store: pairs removed, swapped, doubled, replayed, brought from elsewhere.

use crate::Expect::{self, Whole};
use crate::site::Site;
use crate::{Case, case};
use std::collections::BTreeMap;
use std::path::Path;

/// The store does not check out and is made anew from the ledger.
const REBUILT: Expect = Whole(&["store_rebuilt"]);

type Pairs = BTreeMap<Vec<u8>, Vec<u8>>;

fn opened(folder: &Path) -> sled::Db {
    let config = sled::Config::new().path(folder).mode(sled::Mode::LowSpace);
    config.flush_every_ms(None).open().unwrap()
}

fn pairs(folder: &Path) -> Pairs {
    let db = opened(folder);
    let pairs = db.iter().map(|pair| {
        let (at, value) = pair.unwrap();
        (at.to_vec(), value.to_vec())
    });
    pairs.collect()
}

/// Lets `tamper` change the pairs of the store.
fn edit(dir: &Path, tamper: impl FnOnce(&mut Pairs)) {
    let store = dir.join("store-1");
    let before = pairs(&store);
    let mut after = before.clone();
    tamper(&mut after);
    assert_ne!(before, after, "something is changed");
    let db = opened(&store);
    before.keys().for_each(|at| drop(db.remove(at).unwrap()));
    for (at, value) in after {
        db.insert(at, value).unwrap();
    }
    db.flush().unwrap();
}

/// Lets `tamper` change the pairs that are records, in the order of their places.
fn edit_records(site: &Site, dir: &Path, tamper: impl FnOnce(&mut Vec<(Vec<u8>, Vec<u8>)>)) {
    let head = head_place(site, dir);
    edit(dir, |pairs| {
        let head = pairs.remove_entry(&head).unwrap();
        let mut records: Vec<_> = std::mem::take(pairs).into_iter().collect();
        tamper(&mut records);
        pairs.extend(records);
        pairs.extend([head]);
    });
}

fn head_place(site: &Site, dir: &Path) -> Vec<u8> {
    site.keys(dir).head_place().to_vec()
}

/// Lets `tamper` change the value of one record.
fn edit_value(site: &Site, dir: &Path, tamper: impl FnOnce(&mut Vec<u8>)) {
    edit_records(site, dir, |records| tamper(&mut records[4].1));
}

/// The head in the store of another state or epoch of the same journal.
fn head_of(site: &Site, from: &Path, store: &str) -> Vec<u8> {
    pairs(&from.join(store))[&head_place(site, from)].clone()
}

/// Any pair of another store.
fn pair_of(from: &Path, store: &str) -> (Vec<u8>, Vec<u8>) {
    pairs(&from.join(store)).pop_first().unwrap()
}

pub const CASES: [Case; 27] = [
    case("a record removed", REBUILT, |site, dir| {
        edit_records(site, dir, |records| drop(records.pop()));
    }),
    case(
        "all records removed, the head kept",
        REBUILT,
        |site, dir| {
            edit_records(site, dir, Vec::clear);
        },
    ),
    case("everything removed", REBUILT, |_, dir| {
        edit(dir, Pairs::clear)
    }),
    case("two records swapped", REBUILT, |site, dir| {
        edit_records(site, dir, |records| {
            let first = records[0].1.clone();
            records[0].1 = std::mem::replace(&mut records[1].1, first);
        });
    }),
    case(
        "a record doubled at a place of no record",
        REBUILT,
        |site, dir| {
            edit_records(site, dir, |records| {
                records.push((vec![7; 32], records[0].1.clone()))
            });
        },
    ),
    case("a record doubled over another one", REBUILT, |site, dir| {
        edit_records(site, dir, |records| records[1].1 = records[0].1.clone());
    }),
    case("an old revision put back", REBUILT, |site, dir| {
        let at = site.keys(dir).place(&site.changed).to_vec();
        let old = pairs(&site.older().join("store-1"))[&at].clone();
        edit(dir, |pairs| *pairs.get_mut(&at).unwrap() = old);
    }),
    case("a removed record put back", REBUILT, |site, dir| {
        let at = site.keys(dir).place(&site.removed).to_vec();
        let old = pairs(&site.older().join("store-1"))[&at].clone();
        edit(dir, |pairs| drop(pairs.insert(at, old)));
    }),
    case("a record of another journal added", REBUILT, |site, dir| {
        let (at, value) = pair_of(&site.other(), "store-1");
        edit(dir, |pairs| drop(pairs.insert(at, value)));
    }),
    case(
        "a record of another journal in place of one",
        REBUILT,
        |site, dir| {
            let (_, value) = pair_of(&site.other(), "store-1");
            edit_value(site, dir, |own| *own = value);
        },
    ),
    case("a record of another epoch added", REBUILT, |site, dir| {
        let (at, value) = pair_of(&site.restored(), "store-2");
        edit(dir, |pairs| drop(pairs.insert(at, value)));
    }),
    case(
        "the same record of another epoch in its place",
        REBUILT,
        |site, dir| {
            let theirs = site.keys(&site.restored()).place(&site.changed).to_vec();
            let value = pairs(&site.restored().join("store-2"))[&theirs].clone();
            let at = site.keys(dir).place(&site.changed).to_vec();
            edit(dir, |pairs| *pairs.get_mut(&at).unwrap() = value);
        },
    ),
    case("a nonce flipped", REBUILT, |site, dir| {
        edit_value(site, dir, |value| value[3] ^= 1);
    }),
    case("a sealed text flipped", REBUILT, |site, dir| {
        edit_value(site, dir, |value| value[300] ^= 1);
    }),
    case("a tag flipped", REBUILT, |site, dir| {
        edit_value(site, dir, |value| *value.last_mut().unwrap() ^= 1);
    }),
    case("a value cut", REBUILT, |site, dir| {
        edit_value(site, dir, |value| value.truncate(value.len() - 1));
    }),
    case("a value extended", REBUILT, |site, dir| {
        edit_value(site, dir, |value| value.push(0));
    }),
    case("a value emptied", REBUILT, |site, dir| {
        edit_value(site, dir, Vec::clear)
    }),
    case("the place of a record cut", REBUILT, |site, dir| {
        edit_records(site, dir, |records| records[2].0.truncate(31));
    }),
    case("the place of a record extended", REBUILT, |site, dir| {
        edit_records(site, dir, |records| records[2].0.push(0));
    }),
    case("a pair that is nothing added", REBUILT, |_, dir| {
        edit(dir, |pairs| drop(pairs.insert(vec![1; 32], vec![2; 552])));
    }),
    case("the head removed", REBUILT, |site, dir| {
        let at = head_place(site, dir);
        edit(dir, |pairs| drop(pairs.remove(&at)));
    }),
    case("the set hash in the head flipped", REBUILT, |site, dir| {
        let at = head_place(site, dir);
        edit(dir, |pairs| pairs.get_mut(&at).unwrap()[24 + 4 + 40] ^= 1);
    }),
    case(
        "the head of an older state put back",
        REBUILT,
        |site, dir| {
            let (at, old) = (
                head_place(site, dir),
                head_of(site, &site.older(), "store-1"),
            );
            edit(dir, |pairs| *pairs.get_mut(&at).unwrap() = old);
        },
    ),
    case("the head of another epoch put in", REBUILT, |site, dir| {
        let (at, other) = (
            head_place(site, dir),
            head_of(site, &site.restored(), "store-2"),
        );
        edit(dir, |pairs| *pairs.get_mut(&at).unwrap() = other);
    }),
    case(
        "a value of another journal in place of the head",
        REBUILT,
        |site, dir| {
            let (at, (_, other)) = (head_place(site, dir), pair_of(&site.other(), "store-1"));
            edit(dir, |pairs| *pairs.get_mut(&at).unwrap() = other);
        },
    ),
    case("the head and a record swapped", REBUILT, |site, dir| {
        let at = head_place(site, dir);
        edit(dir, |pairs| {
            let other = pairs.keys().find(|place| **place != at).unwrap().clone();
            let (head, record) = (pairs[&at].clone(), pairs[&other].clone());
            pairs.extend([(at, record), (other, head)]);
        });
    }),
];
