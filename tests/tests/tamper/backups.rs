//! Backups under other names, with parts of others, of other journals.

use crate::site::Site;
use cairn_tests::{PASSPHRASE, day};
use cairn_vault::{Passphrase, Secret, Vault};
use std::fs;
use std::path::{Path, PathBuf};

/// Bytes of a sealed chunk with its tag.
const CHUNK: usize = 65_536 + 16;

fn newest(dir: &Path) -> PathBuf {
    let backups = Vault::backups(dir).unwrap();
    dir.join("backups").join(&backups[0].file_name)
}

fn read(file: &Path, passphrase: &str) -> Result<usize, &'static str> {
    let passphrase = Passphrase::new(passphrase).map_err(|error| error.code())?;
    let records = Vault::read_backup(file, &Secret::Passphrase(passphrase));
    records
        .map(|records| records.len())
        .map_err(|error| error.code())
}

#[test]
fn parts_of_other_backups_are_refused() {
    let site = Site::make();
    let place = site.copy();
    let (own, older) = (newest(&place.journal_dir()), newest(&site.older()));
    let theirs = newest(&site.other());
    let [own_bytes, older_bytes, their_bytes] =
        [&own, &older, &theirs].map(|file| fs::read(file).unwrap());
    let clear = |bytes: &[u8]| bytes.len() % CHUNK;
    let opens = |bytes: &[u8], passphrase| {
        let file = place.root().join("tampered.backup");
        fs::write(&file, bytes).unwrap();
        read(&file, passphrase)
    };
    let with = |head: &[u8], body: &[u8]| [&head[..clear(head)], &body[clear(body)..]].concat();
    let second = day::SECOND_PASSPHRASE;
    assert!(opens(&own_bytes, second).is_ok());
    assert_eq!(
        opens(&own_bytes, PASSPHRASE),
        Err("does_not_open"),
        "it keeps the secret of its time"
    );
    assert!(
        opens(&older_bytes, PASSPHRASE).is_ok(),
        "it keeps the secret of its time"
    );
    let older_body = with(&own_bytes, &older_bytes);
    assert_eq!(
        opens(&older_body, second),
        Err("backup_damaged"),
        "chunks of an older backup"
    );
    let older_head = with(&older_bytes, &own_bytes);
    assert_eq!(
        opens(&older_head, PASSPHRASE),
        Err("backup_damaged"),
        "the former secret for newer chunks"
    );
    let foreign = with(&own_bytes, &their_bytes);
    assert_eq!(
        opens(&foreign, second),
        Err("backup_damaged"),
        "chunks of another journal"
    );
    let (session, _) = place.try_unlock_with(second).unwrap();
    let own_of = |file: &Path| {
        let report = session.journal().unwrap().vault().verify_own_backup(file);
        report
            .map(|report| report.records)
            .map_err(|error| error.code())
    };
    assert!(own_of(&own).is_ok());
    assert!(
        own_of(&older).is_ok(),
        "the journal's key opens all its backups"
    );
    assert_eq!(own_of(&theirs), Err("does_not_open"));
}
