//! What the program was started with: the one argument it knows, and, in a build for the journeys
//! only, what they set in the environment.
//!
//! Deliberately not here: secrets, in any form, and settings (they are the journal's or the
//! preferences').

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--journal DIR`: this journal, this once; nothing is remembered.
    pub journal: Option<PathBuf>,
    /// Folder of the preferences instead of the usual one. Journeys only.
    pub config_dir: Option<PathBuf>,
    /// Idle time instead of the setting. Journeys only.
    pub auto_lock: Option<Duration>,
    /// A cheap key derivation for journals made in this run. Journeys only.
    #[cfg(feature = "e2e")]
    pub cheap_kdf: bool,
    /// Size of the windows, in logical pixels. Journeys only.
    pub window_size: Option<(f64, f64)>,
    /// What a dialog for files answers without being shown. Journeys only.
    pub picked_path: Option<PathBuf>,
    /// File that is told when the neutral window stands where the journal was. Journeys only.
    #[cfg(feature = "e2e")]
    pub hidden_file: Option<PathBuf>,
    /// WebDriver drives the web view, which then cannot be incognito. Journeys only.
    pub automated: bool,
}

impl Options {
    /// Reads the arguments after the name of the program. What is not known is passed over: a
    /// desktop may add arguments of its own.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Options {
        let mut options = Options::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if argument == "--journal" {
                options.journal = arguments.next().map(PathBuf::from);
            }
        }
        #[cfg(feature = "e2e")]
        options.read_environment();
        options
    }

    #[cfg(feature = "e2e")]
    fn read_environment(&mut self) {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        if self.journal.is_none() {
            self.journal = set("CAIRN_JOURNAL").map(PathBuf::from);
        }
        self.config_dir = set("CAIRN_CONFIG_DIR").map(PathBuf::from);
        self.auto_lock = set("CAIRN_AUTO_LOCK_SECONDS")
            .and_then(|seconds| seconds.parse().ok())
            .map(Duration::from_secs);
        self.cheap_kdf = set("CAIRN_KDF").as_deref() == Some("test");
        self.window_size = set("CAIRN_TEST_WINDOW").as_deref().and_then(size);
        self.picked_path = set("CAIRN_TEST_PICK").map(PathBuf::from);
        self.hidden_file = set("CAIRN_TEST_HIDDEN_FILE").map(PathBuf::from);
        self.automated = set("TAURI_WEBVIEW_AUTOMATION").as_deref() == Some("true");
    }
}

/// Reads `820x600`.
#[cfg(feature = "e2e")]
fn size(text: &str) -> Option<(f64, f64)> {
    let (width, height) = text.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Options {
        Options::read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_journal_named_on_the_command_line_is_taken() {
        let options = read(&["--journal", "/media/stick/journal.cairn"]);
        assert_eq!(
            options.journal,
            Some(PathBuf::from("/media/stick/journal.cairn"))
        );
    }

    #[test]
    fn arguments_of_the_desktop_are_passed_over() {
        assert_eq!(read(&["--gapplication-service", "x"]).journal, None);
        assert_eq!(read(&["--journal"]).journal, None, "a name is missing");
    }
}
