//! A journal held elsewhere, in a folder that may not be written, on a disk that fails, and a program
//! that is killed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use cairn_vault::{Access, Change, RecordId, Vault, VaultError};

use crate::fixture::{Fixture, contents, now, record, rng, secret};

#[test]
fn a_journal_open_here_cannot_be_opened_twice_but_read() {
    let mut fixture = Fixture::with_records(5);
    let mut held = fixture.open().vault;
    match fixture.try_open() {
        Err(VaultError::InUse { pid, since }) => {
            assert_eq!(pid, Some(std::process::id()));
            assert_eq!(since, Some(now()));
        }
        _ => panic!("held, and opened again"),
    }
    let seen = Vault::inspect(&fixture.dir()).unwrap().in_use.unwrap();
    assert_eq!(
        (seen.pid, seen.since),
        (Some(std::process::id()), Some(now()))
    );
    let reader = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
    assert_eq!((reader.records.len(), reader.findings.len()), (4, 0));
    fixture.write(&mut held, "while somebody reads");
    assert_eq!(reader.vault.verify().unwrap().findings, []);
    drop(held);
    assert_eq!(Vault::inspect(&fixture.dir()).unwrap().in_use, None);
    assert_eq!(fixture.settle().0.len(), 5);
}

#[test]
fn a_folder_without_the_right_to_write_can_be_read() {
    let fixture = Fixture::with_records(5);
    let dir = fixture.dir();
    let writable = fs::metadata(&dir).unwrap().permissions();
    let mut read_only = writable.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&dir, read_only).unwrap();
    assert!(!Vault::inspect(&dir).unwrap().writable);
    let refusal = fixture.try_open();
    let read = Vault::open(&dir, &secret(), Access::ReadOnly, now());
    fs::set_permissions(&dir, writable).unwrap();
    assert!(matches!(refusal, Err(VaultError::FolderReadOnly)));
    assert_eq!(read.unwrap().records.len(), 4);
}

/// Runs in a child process of the tests below: opens the journal named in the environment, tells
/// the count of records, and writes records one after another, telling each answered one.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "the parent process reads what was answered"
)]
fn child_that_writes() {
    let Ok(dir) = std::env::var("CAIRN_TEST_CHILD") else {
        return;
    };
    let seed = std::env::var("CAIRN_TEST_SEED").unwrap().parse().unwrap();
    let mut rng = rng(seed);
    let opened = Vault::open(Path::new(&dir), &secret(), Access::ReadWrite, now()).unwrap();
    let mut vault = opened.vault;
    println!("open");
    for n in 0.. {
        let id = RecordId::make(&mut rng);
        let text = format!("{seed} {n} {}", "p".repeat(n * 37 % 3000));
        vault
            .write(&[Change::Put(record(id, 1, &text))], &mut rng)
            .unwrap();
        println!("saved {id} {n}");
    }
}

fn child(dir: &Path, seed: u64) -> (Child, impl Iterator<Item = String> + use<>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "holding::child_that_writes", "--nocapture"])
        .env("CAIRN_TEST_CHILD", dir)
        .env("CAIRN_TEST_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    (child, lines)
}

#[test]
fn a_journal_held_by_another_process_says_by_whom() {
    let fixture = Fixture::with_records(2);
    let (mut child, mut lines) = child(&fixture.dir(), 1);
    assert!(lines.by_ref().any(|line| line.ends_with("open")));
    let refusal = fixture.try_open().err();
    let reader = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(matches!(refusal, Some(VaultError::InUse { pid, .. }) if pid == Some(child.id())));
    assert!(!reader.unwrap().records.is_empty());
    assert!(fixture.try_open().is_ok(), "a killed program holds nothing");
}

#[test]
fn every_answered_save_is_there_after_a_kill() {
    let fixture = Fixture::empty();
    let mut answered: BTreeMap<RecordId, String> = BTreeMap::new();
    for round in 0..12_u64 {
        let (mut child, lines) = child(&fixture.dir(), 100 + round);
        let wanted = [0, 1, 3, 40][round as usize % 4] + round as usize;
        let mut saved: Vec<String> = Vec::new();
        for line in lines {
            saved.extend(line.strip_prefix("saved ").map(str::to_owned));
            if saved.len() == wanted {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(saved.len() >= wanted);
        for line in saved {
            let (id, n) = line.split_once(' ').unwrap();
            let n: usize = n.parse().unwrap();
            let text = format!("{} {n} {}", 100 + round, "p".repeat(n * 37 % 3000));
            let saved = [record(id.parse().unwrap(), 1, &text)];
            answered.extend(contents(&saved));
        }
        let (found, _) = fixture.settle();
        for (id, text) in &answered {
            assert_eq!(found.get(id), Some(text), "round {round}");
        }
    }
    assert!(answered.len() > 100);
}

/// Runs in a child process of the test below: opens the journal named in the environment, writes
/// and closes it. Refusals are told, panics are not caught.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "the parent process reads what was refused"
)]
fn child_on_a_failing_disk() {
    let Ok(dir) = std::env::var("CAIRN_TEST_FAILING") else {
        return;
    };
    let mut rng = rng(4);
    match Vault::open(Path::new(&dir), &secret(), Access::ReadWrite, now()) {
        Ok(mut opened) => {
            let id = RecordId::make(&mut rng);
            let change = Change::Put(record(id, 1, "on a failing disk"));
            if opened.vault.write(&[change], &mut rng).is_err() {
                println!("save refused");
            }
        }
        Err(_) => println!("opening refused"),
    }
}

/// sled syncs when it is dropped, after a save was answered, and panics when that fails.
#[test]
#[cfg(target_os = "linux")]
#[expect(clippy::print_stderr, reason = "says why nothing was tried")]
fn a_failing_sync_ends_no_program_and_loses_nothing() {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("nothing was tried: strace is not there");
        return;
    }
    let fixture = Fixture::with_records(5);
    let mut failed = 0;
    for call in ["fsync", "fdatasync", "sync_file_range"] {
        for at in 1..30 {
            let trace = fixture.folder.path().join("trace");
            let out = Command::new("strace")
                .args(["-f", "-qq", "-o"])
                .arg(&trace)
                .args(["-e", &format!("inject={call}:error=EIO:when={at}")])
                .arg(std::env::current_exe().unwrap())
                .args(["--exact", "holding::child_on_a_failing_disk", "--nocapture"])
                .env("CAIRN_TEST_FAILING", fixture.dir())
                .output()
                .unwrap();
            assert!(out.status.success(), "{call} {at} ended the program");
            let (found, _) = fixture.settle();
            assert!(found.len() >= 4, "{call} {at}");
            if !fs::read_to_string(&trace).unwrap().contains("(INJECTED)") {
                break;
            }
            failed += 1;
        }
    }
    assert!(failed >= 3, "{failed} calls failed");
}
