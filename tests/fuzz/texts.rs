//! What comes in as text: an export to be imported, recovery words, the file of the settings.

use crate::Target;
use crate::files::scratch;
use crate::mutation::Mutation;
use cairn_api::commands::{ExportRequest, export_journal};
use cairn_api::{Preferences, PreferencesFile, Session};
use cairn_exchange::{ExportFormat, Selection, read_json};
use cairn_tests::vectors::{Table, folder};
use cairn_tests::{PASSPHRASE, Place, TestClock, day};
use std::fs;
use tempfile::TempDir;

/// The JSON of a whole journal.
pub struct Import {
    export: Vec<u8>,
}

impl Import {
    pub fn new() -> Import {
        let place = Place::new(51);
        let (mut session, words) = place.created();
        day::live(&mut session, &words);
        drop(session);
        let (session, _) = place.try_unlock_with(day::SECOND_PASSPHRASE).unwrap();
        Import {
            export: exported(&place, session),
        }
    }
}

fn exported(place: &Place, mut session: Session) -> Vec<u8> {
    let path = place.root().join("whole.json");
    let request = ExportRequest {
        format: ExportFormat::Json,
        selection: Selection::default(),
        path: path.display().to_string(),
        overwrite: false,
    };
    export_journal(&mut session, &TestClock::new(), request).unwrap();
    fs::read(path).unwrap()
}

impl Target for Import {
    fn name(&self) -> &'static str {
        "json-import"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        vec![self.export.clone()]
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        mutation.json(sample)
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if let Ok((_, report)) = read_json(input) {
            assert!(report.new as usize <= input.len());
        }
        1
    }
}

/// Words typed from paper.
pub struct RecoveryWords;

impl Target for RecoveryWords {
    fn name(&self) -> &'static str {
        "recovery-words"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        let table = Table::read(&folder());
        let words = table
            .secrets
            .iter()
            .filter(|secret| secret.name.starts_with("words"));
        let mut samples: Vec<Vec<u8>> = words
            .map(|secret| secret.text.clone().into_bytes())
            .collect();
        samples.push(format!("{}vote", "zoo ".repeat(23)).into_bytes());
        samples
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        let typed = String::from_utf8_lossy(input);
        if let Ok(words) = cairn_vault::RecoveryWords::parse(&typed) {
            let text = words.expose_words().join(" ");
            let again = cairn_vault::RecoveryWords::parse(&text);
            let again = again.unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(again.expose_words().join(" "), text);
        }
        // The same is typed as a passphrase, where anything may stand.
        let _any = cairn_vault::Passphrase::new(&typed);
        1
    }
}

/// The file beside the journal.
pub struct Settings {
    folder: TempDir,
}

impl Settings {
    pub fn new() -> Settings {
        Settings { folder: scratch() }
    }
}

impl Target for Settings {
    fn name(&self) -> &'static str {
        "settings-file"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        let path = self.folder.path().join("sample.json");
        let mut file = PreferencesFile::read(&path);
        file.set(Preferences::default()).unwrap();
        file.remember(PASSPHRASE, 77).unwrap();
        vec![fs::read(path).unwrap()]
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        mutation.json(sample)
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        let path = self.folder.path().join("preferences.json");
        fs::write(&path, input).unwrap();
        let mut file = PreferencesFile::read(&path);
        // Whatever was there, it can be chosen anew.
        file.set(Preferences::default()).unwrap();
        assert_eq!(PreferencesFile::read(&path).get(), &Preferences::default());
        1
    }
}
