//! The journals that vectors are cut out of. Their secrets stand in the table.

use cairn_tests::vectors::NamedSecret;
use cairn_vault::hooks::Keys;
use cairn_vault::{
    Access, Change, CreateOptions, KdfCost, Passphrase, Record, RecordId, RecoveryWords, Secret,
    Vault,
};
use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const PASSPHRASE: &str = "granite willow postcard drum acre";
const CHANGED: &str = "velvet onion ladder crisp harbor";

/// One journal with three records, and its secrets.
pub struct Journal {
    folder: TempDir,
    pub words: String,
    pub header: String,
    pub ids: Vec<RecordId>,
    seeds: Cell<u64>,
}

/// The journal of most vectors; the same after its passphrase was changed; the same, restored from
/// a backup; and another one.
pub struct Journals {
    pub first: Journal,
    pub changed_header: String,
    pub restored_header: String,
    pub other: Journal,
}

/// The moment of everything.
pub fn now() -> DateTime<Utc> {
    "2026-11-21T23:57:42Z".parse().expect("an instant")
}

/// A record with a text.
pub fn record(id: RecordId, revision: u32, text: &str) -> Record {
    Record {
        id,
        kind: "journal_entry".to_owned(),
        revision,
        written_at: now(),
        schema: 1,
        body: serde_json::json!({ "text": text }).to_string(),
    }
}

impl Journal {
    fn make(seed: u64, texts: &[&str]) -> Journal {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut rng = StdRng::seed_from_u64(seed);
        let options = CreateOptions {
            kdf: KdfCost::FLOOR,
            recovery: true,
        };
        let dir = folder.path().join("journal.cairn");
        let created = Vault::create(&dir, &passphrase(PASSPHRASE), &options, now(), &mut rng)
            .expect("a journal can be made");
        let words = created.recovery.expect("they were asked for");
        let words = words.expose_words().join(" ");
        let mut vault = created.vault;
        let mut ids = Vec::new();
        for text in texts {
            let id = RecordId::make(&mut rng);
            let change = Change::Put(record(id, 1, text));
            vault.write(&[change], &mut rng).expect("it can be written");
            ids.push(id);
        }
        let header = fs::read_to_string(dir.join("header")).expect("it was just made");
        Journal {
            folder,
            words,
            header,
            ids,
            seeds: Cell::new(seed * 1000),
        }
    }

    /// Where it lies.
    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("journal.cairn")
    }

    /// A file beside it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Open.
    pub fn vault(&self) -> Vault {
        let secret = Secret::Passphrase(passphrase(PASSPHRASE));
        Vault::open(&self.dir(), &secret, Access::ReadWrite, now())
            .expect("it opens")
            .vault
    }

    /// Its keys.
    pub fn keys(&self) -> Keys {
        let words = RecoveryWords::parse(&self.words).expect("they are its words");
        Keys::of(self.header.as_bytes(), &Secret::Recovery(words)).expect("they open it")
    }

    /// A random source that gives what none before gave.
    pub fn rng(&self) -> StdRng {
        self.seeds.set(self.seeds.get() + 1);
        StdRng::seed_from_u64(self.seeds.get())
    }
}

impl Journals {
    /// Makes them.
    pub fn make() -> Journals {
        let first = Journal::make(
            1,
            &[
                "one",
                "two \u{e4} \u{8336} \u{1fab4}",
                &"three ".repeat(900),
            ],
        );
        let other = Journal::make(2, &["somebody else's"]);
        let mut rng = first.rng();
        let backup = first.beside("whole.backup");
        first
            .vault()
            .backup(Some(&backup), now(), &mut rng)
            .expect("a backup");
        let secret = Secret::Passphrase(passphrase(PASSPHRASE));
        let to = first.beside("restored.cairn");
        Vault::restore(&backup, &secret, &to, &mut rng, now()).expect("it can be restored");
        let restored_header = fs::read_to_string(to.join("header")).expect("it was restored");

        // The change is made in the restored one, whose header is then told from both.
        let mut vault = Vault::open(&to, &secret, Access::ReadWrite, now())
            .expect("it opens")
            .vault;
        vault
            .change_passphrase(&secret, &passphrase(CHANGED), KdfCost::FLOOR, &mut rng)
            .expect("the passphrase is right");
        drop(vault);
        let changed_header = fs::read_to_string(to.join("header")).expect("it is there");
        Journals {
            first,
            changed_header,
            restored_header,
            other,
        }
    }

    /// The keys that a header of the first journal gives to its words.
    pub fn keys_of(&self, header: &str) -> Keys {
        let words = RecoveryWords::parse(&self.first.words).expect("they are its words");
        Keys::of(header.as_bytes(), &Secret::Recovery(words)).expect("they open it")
    }

    /// What opens them, for the table.
    pub fn secrets(&self) -> Vec<NamedSecret> {
        let texts = [
            ("passphrase", PASSPHRASE),
            ("changed passphrase", CHANGED),
            ("words", &self.first.words),
            ("words of another journal", &self.other.words),
        ];
        let named = texts.iter().map(|(name, text)| NamedSecret {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
        });
        named.collect()
    }
}

/// A passphrase of the vectors.
pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).expect("it is not empty")
}
