//! Where passphrases come from: a file, or somebody at the terminal. Never an argument, never the
//! environment, and never shown.

use crate::refusal::Refusal;
use cairn_vault::SlotKind;
use cairn_words::Words;
use std::fs;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What opens the journal in this run.
pub struct Typed {
    /// As it was typed.
    pub text: Zeroizing<String>,
    /// Passphrase or recovery words.
    pub kind: SlotKind,
}

/// Where the secret of this run is to be found.
pub enum Source {
    /// A file with the passphrase.
    PassphraseFile(PathBuf),
    /// A file with the recovery words.
    RecoveryWordsFile(PathBuf),
    /// The terminal.
    Terminal,
}

impl Source {
    /// The secret that opens what is there already.
    pub fn read(&self, words: &Words) -> Result<Typed, Refusal> {
        let (text, kind) = match self {
            Source::PassphraseFile(path) => (from_file(path)?, SlotKind::Passphrase),
            Source::RecoveryWordsFile(path) => (from_file(path)?, SlotKind::Recovery),
            Source::Terminal => (ask(words, "cli-ask-passphrase")?, SlotKind::Passphrase),
        };
        Ok(Typed { text, kind })
    }

    /// The passphrase itself, where recovery words are not enough.
    pub fn passphrase(&self, words: &Words) -> Result<Zeroizing<String>, Refusal> {
        match self {
            Source::PassphraseFile(path) => from_file(path),
            _ => ask(words, "cli-ask-passphrase"),
        }
    }

    /// A new passphrase: from its file, or typed twice the same.
    pub fn new_passphrase(
        file: Option<&Path>,
        words: &Words,
    ) -> Result<Zeroizing<String>, Refusal> {
        if let Some(path) = file {
            return from_file(path);
        }
        let typed = ask(words, "cli-ask-new-passphrase")?;
        if *ask(words, "cli-ask-again")? == *typed {
            Ok(typed)
        } else {
            Err(Refusal::Terminal("passphrases-differ"))
        }
    }

    /// The file with the passphrase, if there is one.
    pub fn passphrase_file(&self) -> Option<&Path> {
        match self {
            Source::PassphraseFile(path) => Some(path),
            _ => None,
        }
    }
}

/// The content of a file without the line break at its end, which editors and `echo` add.
fn from_file(path: &Path) -> Result<Zeroizing<String>, Refusal> {
    let bytes = Zeroizing::new(fs::read(path).map_err(|_| Refusal::Terminal("secret-unreadable"))?);
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::Terminal("secret-not-text"))?;
    let text = text
        .strip_suffix('\n')
        .map_or(text, |t| t.strip_suffix('\r').unwrap_or(t));
    Ok(Zeroizing::new(text.to_owned()))
}

fn ask(words: &Words, prompt: &str) -> Result<Zeroizing<String>, Refusal> {
    rpassword::prompt_password(format!("{} ", words.text(prompt, &[])))
        .map(Zeroizing::new)
        .map_err(|_| Refusal::Terminal("no-terminal"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_break_at_the_end_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p");
        for (content, read) in [
            ("a b", "a b"),
            ("a\n", "a"),
            ("a\r\n", "a"),
            ("a\n\n", "a\n"),
            (" a ", " a "),
            ("", ""),
        ] {
            fs::write(&path, content).unwrap();
            assert_eq!(*from_file(&path).unwrap(), read);
        }
        fs::write(&path, b"\xff").unwrap();
        assert!(matches!(
            from_file(&path),
            Err(Refusal::Terminal("secret-not-text"))
        ));
        assert!(from_file(&folder.path().join("none")).is_err());
    }
}
