//! A folder with a passphrase file, and the program run in it at a fixed instant.

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What journals here open with. No output may hold it.
pub const PASSPHRASE: &str = "harbor velvet onion ladder crisp";

pub struct Desk {
    folder: TempDir,
    /// RFC 3339.
    pub now: String,
    /// IANA name.
    pub zone: &'static str,
}

/// What one run did.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    /// A folder without a journal.
    pub fn empty() -> Desk {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Desk {
            folder,
            now: "2026-11-21T20:14:00Z".to_owned(),
            zone: "Europe/Lisbon",
        }
    }

    /// A folder with a journal in it.
    pub fn new() -> Desk {
        let desk = Desk::empty();
        desk.done(&["create", "--no-recovery-key", "--unlock-ms", "1"]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn text_of(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the program with nothing on standard input.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"", &self.path("passphrase"))
    }

    pub fn run_with(&self, arguments: &[&str], input: &[u8], passphrase: &Path) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cairn-cli"));
        command
            .current_dir(self.folder.path())
            .env("CAIRN_JOURNAL", self.path("journal.cairn"))
            .env("CAIRN_KDF", "test")
            .arg("--passphrase-file")
            .arg(passphrase)
            .args(["--now", &self.now, "--zone", self.zone])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that refuses early does not read; that is no trouble here.
        let _ = child.stdin.take().unwrap().write_all(input);
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        let ran = Ran {
            status: status.code().unwrap(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        };
        for word in [PASSPHRASE, "velvet onion"] {
            assert!(
                !ran.stdout.contains(word) && !ran.stderr.contains(word),
                "{ran:?}"
            );
        }
        assert!(!ran.stderr.contains("panicked"), "{ran:?}");
        ran
    }

    /// Runs what has to be done, and gives back its standard output.
    #[track_caller]
    pub fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            (ran.status, ran.stderr.as_str()),
            (0, ""),
            "{arguments:?}: {ran:?}"
        );
        ran.stdout
    }

    /// The same with `--json`.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        let stdout = self.done(&[&["--json"], arguments].concat());
        serde_json::from_str(&stdout).unwrap()
    }

    /// The id that an `add` prints.
    #[track_caller]
    pub fn add(&self, arguments: &[&str]) -> String {
        let answer = self.json(arguments);
        let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["id"]);
        answer["id"].as_str().unwrap().to_owned()
    }

    /// Runs what has to be refused: status 1, nothing on standard output, one line of two
    /// sentences on standard error.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            (ran.status, ran.stdout.as_str()),
            (1, ""),
            "{arguments:?}: {ran:?}"
        );
        assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
        assert!(
            ran.stderr.matches(". ").count() >= 1,
            "what, and what next: {ran:?}"
        );
        ran.stderr
    }
}
