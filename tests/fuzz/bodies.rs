//! Bodies of records: what an earlier or later program, or another tool with the key, may have
//! written. Gathered, written as whole records and decoded by an opening of the journal.

use crate::Target;
use crate::files::scratch;
use crate::mutation::Mutation;
use cairn_journal::{Journal, Moment};
use cairn_vault::{
    Access, Change, CreateOptions, KdfCost, Passphrase, Record, RecordId, Secret, Vault,
};
use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// Bodies that are decoded together.
const GATHERED: usize = 400;

pub struct Bodies {
    folder: TempDir,
    gathered: Vec<Record>,
    rng: StdRng,
}

impl Bodies {
    pub fn new() -> Bodies {
        Bodies {
            folder: scratch(),
            gathered: Vec::new(),
            rng: StdRng::seed_from_u64(3),
        }
    }

    fn decode(&mut self, records: Vec<Record>) {
        let dir = self.folder.path().join("journal.cairn");
        let _ = fs::remove_dir_all(&dir);
        let passphrase = Passphrase::new("fuzz").unwrap_or_else(|error| panic!("{error}"));
        let options = CreateOptions {
            kdf: KdfCost::test(),
            recovery: false,
        };
        let moment = Moment {
            now: DateTime::<Utc>::UNIX_EPOCH,
            zone: chrono_tz::Europe::Berlin,
        };
        let created = Vault::create(&dir, &passphrase, &options, moment.now, &mut self.rng);
        let mut vault = created.unwrap_or_else(|error| panic!("{error}")).vault;
        let count = records.len();
        let changes: Vec<Change> = records.into_iter().map(Change::Put).collect();
        vault.write(&changes, &mut self.rng).unwrap();
        drop(vault);
        let secret = Secret::Passphrase(passphrase);
        let opened = Journal::open(&dir, &secret, Access::ReadOnly, &moment, &mut self.rng);
        let opened = opened.unwrap_or_else(|error| panic!("{error}"));
        assert!(opened.unreadable as usize <= count);
        // What is shown to a person and what is exported walks over everything.
        let _hash = opened.journal.content_hash();
        let _trash = opened.journal.trash();
        let _found = opened
            .journal
            .search("harbor tag:x", 50, moment.now.date_naive());
    }
}

impl Target for Bodies {
    fn name(&self) -> &'static str {
        "record-body"
    }

    /// The records of the golden journal, kind and body.
    fn samples(&self) -> Vec<Vec<u8>> {
        let path = cairn_tests::vectors::folder().join("golden/expected.json");
        let expected: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let records = expected["records"].as_array().unwrap().clone();
        records
            .iter()
            .map(|record| record.to_string().into_bytes())
            .collect()
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        mutation.json(sample)
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        let Ok(value) = serde_json::from_slice::<Value>(input) else {
            return 1;
        };
        self.gathered.push(Record {
            id: RecordId::make(&mut self.rng),
            kind: value["kind"].as_str().unwrap_or("journal_entry").to_owned(),
            revision: value["revision"]
                .as_u64()
                .map_or(1, |n| u32::try_from(n).unwrap_or(1)),
            written_at: DateTime::UNIX_EPOCH,
            schema: value["schema"]
                .as_u64()
                .map_or(1, |n| u16::try_from(n).unwrap_or(1)),
            body: value["body"].to_string(),
        });
        if self.gathered.len() < GATHERED {
            return 0;
        }
        let records = std::mem::take(&mut self.gathered);
        self.decode(records);
        GATHERED as u64
    }
}
