//! Makes the frozen vectors of a version of the format: `cairn-tests-vectors FOLDER`. Once made
//! they stay as they are: a folder that is there is never written to. A vector is not made anew to
//! make a test pass; what a later version writes differently gets a folder of its own.

mod backups;
mod frames;
mod golden;
mod headers;
mod journals;
mod ledgers;
mod records;

use cairn_tests::vectors::{Edit, Table, Vector};
use journals::Journals;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let folder = folder.expect("name the folder to be made");
    fs::create_dir(&folder).expect("a frozen folder is never written again: name a new one");
    let journals = Journals::make();
    let mut maker = Maker {
        folder: &folder,
        vectors: Vec::new(),
    };
    headers::make(&mut maker, &journals);
    frames::make(&mut maker, &journals);
    ledgers::make(&mut maker, &journals);
    records::make(&mut maker, &journals);
    backups::make(&mut maker, &journals);
    golden::make(&folder);
    let table = Table {
        secrets: journals.secrets(),
        vectors: maker.vectors,
    };
    let text = serde_json::to_string_pretty(&table).expect("it is plain data");
    fs::write(folder.join("table.json"), text + "\n").expect("the folder is ours");
}

/// The folder that is being filled.
struct Maker<'a> {
    folder: &'a Path,
    vectors: Vec<Vector>,
}

impl Maker<'_> {
    /// Adds a vector with bytes of its own.
    fn add(&mut self, name: &str, with: &str, bytes: &[u8], expect: &str, why: &str) {
        let path = self.folder.join(name);
        let folder = path.parent().expect("names have a kind before them");
        fs::create_dir_all(folder).expect("the folder is ours");
        fs::write(&path, bytes).expect("the folder is ours");
        self.push(name, with, expect, why);
    }

    /// Adds a vector that is another one, edited.
    fn edited(
        &mut self,
        name: &str,
        with: &str,
        (of, edits): (&str, Vec<Edit>),
        expect: &str,
        why: &str,
    ) {
        let vector = self.push(name, with, expect, why);
        vector.of = Some(of.to_owned());
        vector.edits = edits;
    }

    fn push(&mut self, name: &str, with: &str, expect: &str, why: &str) -> &mut Vector {
        let taken = self.vectors.iter().any(|vector| vector.name == name);
        assert!(!taken, "{name} is there already");
        self.vectors.push(Vector {
            name: name.to_owned(),
            with: with.to_owned(),
            of: None,
            edits: Vec::new(),
            place: String::new(),
            expect: expect.to_owned(),
            why: why.to_owned(),
        });
        self.vectors.last_mut().expect("one was just added")
    }
}
