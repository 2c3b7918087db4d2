//! Disks that are full or may not be written: real ones, mounted for the test. That needs root on
//! Linux; elsewhere nothing is tried, and each test says so.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use cairn_vault::{
    Access, Change, CreateOptions, Finding, KdfCost, Opened, RecordId, Vault, VaultError,
};
use rand::rngs::StdRng;

use crate::fixture::{contents, files, now, passphrase, record, rng, secret};

/// A mounted folder, unmounted when dropped.
struct Mount<'a>(&'a Path);

impl<'a> Mount<'a> {
    /// Mounts with these arguments of `mount`; `None`, and why, where that is not allowed.
    #[expect(clippy::print_stderr, reason = "says why nothing was tried")]
    fn make(at: &'a Path, arguments: &[&str]) -> Option<Self> {
        let out = Command::new("mount").args(arguments).arg(at).output();
        if out.is_ok_and(|out| out.status.success()) {
            return Some(Self(at));
        }
        eprintln!("nothing was tried: mounting needs root");
        None
    }

    /// A disk in memory.
    fn memory(at: &'a Path, mib: u32) -> Option<Self> {
        let size = format!("size={mib}m");
        Self::make(at, &["-t", "tmpfs", "-o", &size, "tmpfs"])
    }
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}

/// A journal with three records in `dir`, closed.
fn make_journal(dir: &Path, rng: &mut StdRng) -> BTreeMap<RecordId, String> {
    let options = CreateOptions {
        kdf: KdfCost::test(),
        recovery: false,
    };
    let created = Vault::create(dir, &passphrase(), &options, now(), rng).unwrap();
    let mut vault = created.vault;
    (0..3)
        .flat_map(|n| save(&mut vault, &format!("record {n}"), rng).unwrap())
        .collect()
}

/// Saves a new record; gives it as `contents` does.
fn save(
    vault: &mut Vault,
    text: &str,
    rng: &mut StdRng,
) -> Result<BTreeMap<RecordId, String>, VaultError> {
    let record = record(RecordId::make(rng), 1, text);
    let saved = contents(std::slice::from_ref(&record));
    vault.write(&[Change::Put(record)], rng).map(|()| saved)
}

fn open(dir: &Path, access: Access) -> Result<Opened, VaultError> {
    Vault::open(dir, &secret(), access, now())
}

/// Writes into `file` until the disk is full.
fn fill_up(file: &Path) {
    let mut file = File::create(file).unwrap();
    for bytes in [64 << 10, 4 << 10, 1] {
        let block = vec![7; bytes];
        let error = loop {
            if let Err(error) = file.write_all(&block) {
                break error;
            }
        };
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}

#[test]
fn on_a_full_disk_the_reserve_takes_the_save_and_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Mount::memory(folder.path(), 40) else {
        return;
    };
    let (dir, filler) = (disk.0.join("j"), disk.0.join("filler"));
    let mut rng = rng(21);
    let mut saved = make_journal(&dir, &mut rng);
    let mut vault = open(&dir, Access::ReadWrite).unwrap().vault;
    fill_up(&filler);
    assert!(dir.join("reserve").exists());
    // A store does not open on a full disk: it stays as it is.
    vault.give_memory_back();
    let text = "on a full disk ".repeat(2_000);
    saved.extend(save(&mut vault, &text, &mut rng).unwrap());
    let reserve = fs::metadata(dir.join("reserve")).unwrap().len();
    assert_eq!(reserve, 4 << 20, "half of it was given up");
    drop(vault);
    // What is left goes to others; half of the reserve is kept from them.
    fill_up(&disk.0.join("more"));
    let opened = open(&dir, Access::ReadWrite).unwrap();
    assert_eq!(contents(&opened.records), saved);
    assert_eq!(opened.vault.verify().unwrap().findings, []);
    drop(opened);
    fs::remove_file(&filler).unwrap();
    let opened = open(&dir, Access::ReadWrite).unwrap();
    assert_eq!(contents(&opened.records), saved);
    assert_eq!(opened.findings, []);
    assert!(dir.join("reserve").exists(), "with room it is made again");
}

#[test]
fn a_disk_that_runs_full_loses_no_answered_save() {
    let folder = tempfile::tempdir().unwrap();
    // Without the filler there is room for two stores, the ledger and the reserve.
    let Some(disk) = Mount::memory(folder.path(), 40) else {
        return;
    };
    let (dir, filler) = (disk.0.join("j"), disk.0.join("filler"));
    let mut rng = rng(22);
    let mut saved = make_journal(&dir, &mut rng);
    fs::write(&filler, vec![7; 20 << 20]).unwrap();
    let mut vault = open(&dir, Access::ReadWrite).unwrap().vault;
    let refusal = loop {
        match save(&mut vault, &"f".repeat(20_000), &mut rng) {
            Ok(record) => saved.extend(record),
            Err(refusal) => break refusal,
        }
    };
    assert!(matches!(refusal, VaultError::DiskFull), "{refusal}");
    assert!(saved.len() > 100, "{}", saved.len());
    let began = Instant::now();
    drop(vault);
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "closing does not wait"
    );
    // The store may have met the full disk; then only another program opens it as it is. That this
    // works is tried by `cargo xtask torture full-disk`.
    match open(&dir, Access::ReadWrite) {
        Ok(opened) => assert_eq!(contents(&opened.records), saved),
        Err(refusal) => assert!(matches!(refusal, VaultError::DiskFull), "{refusal}"),
    }
    let read = open(&dir, Access::ReadOnly).unwrap();
    assert_eq!(contents(&read.records), saved, "it can always be read");
    fs::remove_file(&filler).unwrap();
    assert_eq!(
        contents(&open(&dir, Access::ReadWrite).unwrap().records),
        saved
    );
    let again = open(&dir, Access::ReadWrite).unwrap();
    assert_eq!(again.findings, []);
    assert_eq!(contents(&again.records), saved);
}

#[test]
fn on_a_full_disk_a_backup_and_compacting_are_refused_and_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Mount::memory(folder.path(), 40) else {
        return;
    };
    let (dir, filler) = (disk.0.join("j"), disk.0.join("filler"));
    let mut rng = rng(23);
    let mut saved = make_journal(&dir, &mut rng);
    let mut vault = open(&dir, Access::ReadWrite).unwrap().vault;
    for _ in 0..20 {
        saved.extend(save(&mut vault, &"f".repeat(20_000), &mut rng).unwrap());
    }
    fill_up(&filler);
    let before = files(&dir);
    assert!(matches!(
        vault.backup(None, now(), &mut rng),
        Err(VaultError::DiskFull)
    ));
    assert!(matches!(vault.compact(&|| true), Err(VaultError::DiskFull)));
    assert_eq!(files(&dir), before, "nothing half done stays");
    assert_eq!(vault.verify().unwrap().findings, []);
    fs::remove_file(&filler).unwrap();
    saved.extend(save(&mut vault, "with room again", &mut rng).unwrap());
    assert!(vault.compact(&|| true).unwrap());
    drop(vault);
    let opened = open(&dir, Access::ReadWrite).unwrap();
    assert_eq!(
        (contents(&opened.records), opened.findings),
        (saved, vec![])
    );
}

/// The superuser may write where the mode of a folder forbids it, but not on such a disk.
#[test]
fn on_a_disk_that_may_not_be_written_a_journal_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("j");
    let mut rng = rng(24);
    let saved = make_journal(&dir, &mut rng);
    let place = folder.path().to_str().unwrap();
    let Some(_bound) = Mount::make(folder.path(), &["--bind", place]) else {
        return;
    };
    let remounted = Command::new("mount")
        .args(["-o", "remount,bind,ro", place])
        .status();
    assert!(remounted.unwrap().success());
    let bytes = || -> Vec<Vec<u8>> {
        let files = files(&dir);
        files.iter().map(|file| fs::read(file).unwrap()).collect()
    };
    let before = bytes();
    assert!(!Vault::inspect(&dir).unwrap().writable);
    assert!(matches!(
        open(&dir, Access::ReadWrite),
        Err(VaultError::FolderReadOnly)
    ));
    let read = open(&dir, Access::ReadOnly).unwrap();
    assert_eq!(contents(&read.records), saved);
    assert_eq!(read.findings, Vec::<Finding>::new());
    assert_eq!(read.vault.verify().unwrap().findings, []);
    let options = CreateOptions {
        kdf: KdfCost::test(),
        recovery: false,
    };
    let elsewhere = folder.path().join("another");
    let refused = Vault::create(&elsewhere, &passphrase(), &options, now(), &mut rng);
    assert!(matches!(refused, Err(VaultError::FolderReadOnly)));
    assert_eq!(bytes(), before);
}
