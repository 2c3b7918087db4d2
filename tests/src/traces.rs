//! The search for what somebody wrote in the bytes that are left behind.

use crate::files_below;
use base64ct::{Base64, Encoding};
use memchr::memmem;
use std::fs;
use std::path::{Path, PathBuf};

/// The bytes of some folders, to be searched.
pub struct Traces {
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Traces {
    /// Reads every file below `folders`.
    ///
    /// # Panics
    /// When a file cannot be read.
    #[must_use]
    pub fn below(folders: &[&Path]) -> Traces {
        let files = folders
            .iter()
            .flat_map(|folder| files_below(folder))
            .map(|path| {
                let bytes = fs::read(&path).expect("the file is ours");
                (path, bytes)
            })
            .collect();
        Traces { files }
    }

    /// The files that were read.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(path, _)| path.as_path())
    }

    /// Where `text` stands, in any form, or in the name of a file.
    #[must_use]
    pub fn of(&self, text: &str) -> Vec<String> {
        let mut found: Vec<String> = self
            .paths()
            .filter(|path| path.to_string_lossy().contains(text))
            .map(|path| format!("name of {}", path.display()))
            .collect();
        for (form, bytes) in forms_of(text) {
            let finder = memmem::Finder::new(&bytes);
            found.extend(
                self.files
                    .iter()
                    .filter(|(_, content)| finder.find(content).is_some())
                    .map(|(path, _)| format!("{form} in {}", path.display())),
            );
        }
        found
    }
}

/// `text` in UTF-8, in UTF-16 of both orders, and in base64 at each of the three alignments.
#[must_use]
pub fn forms_of(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![
        ("UTF-8", text.as_bytes().to_vec()),
        (
            "UTF-16LE",
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "UTF-16BE",
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ),
    ];
    for shift in 0..3 {
        let padded = [&[0; 3][..shift], text.as_bytes()].concat();
        let whole = padded.len() / 3 * 3;
        let signs = Base64::encode_string(&padded[..whole]);
        // The first four signs depend on what stands before when the text does not begin a group.
        let inner = signs
            .get(if shift == 0 { 0 } else { 4 }..)
            .unwrap_or_default();
        // Eight signs hold six bytes; less would be found by chance.
        if inner.len() >= 8 {
            forms.push(("base64", inner.as_bytes().to_vec()));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planted_text_is_found_in_every_form() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let text = "zebra-canary-77";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files: [(&str, Vec<u8>); 5] = [
            ("a", format!("before {text} after").into_bytes()),
            ("b", [b"x".as_slice(), &wide].concat()),
            (
                "c",
                Base64::encode_string(format!("x{text}y").as_bytes()).into_bytes(),
            ),
            (
                "d",
                Base64::encode_string(format!("xy{text}").as_bytes()).into_bytes(),
            ),
            ("zebra-canary-77.txt", Vec::new()),
        ];
        for (name, bytes) in &files {
            fs::write(folder.path().join(name), bytes).expect("the folder is ours");
        }
        let traces = Traces::below(&[folder.path()]);
        assert_eq!(traces.of(text).len(), files.len(), "{:?}", traces.of(text));
        assert!(traces.of("zebra-heron-77").is_empty());
    }
}
