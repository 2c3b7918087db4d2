//! Backups: made, listed, verified, read, restored; and cut, flipped, extended, mixed.

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use cairn_vault::{Access, Change, Finding, Vault, VaultError, backup_vault_id};
use chrono::TimeDelta;

use crate::fixture::{Fixture, contents, now, record, rng, secret};

fn with_backup(records: usize) -> (Fixture, PathBuf) {
    let mut fixture = Fixture::with_records(records);
    let vault = fixture.open().vault;
    let info = vault.backup(None, now(), &mut fixture.rng).unwrap();
    assert_eq!(info.file_name, "20261121T235742Z.backup");
    let file = fixture.dir().join("backups").join(info.file_name);
    (fixture, file)
}

#[test]
fn a_backup_holds_everything_and_is_restored_whole() {
    let (mut fixture, file) = with_backup(300);
    let opened = fixture.open();
    let expected = contents(&opened.records);
    assert_eq!(expected.len(), 270);
    let report = opened.vault.verify_own_backup(&file).unwrap();
    assert_eq!((report.records, report.made_at), (270, now()));
    assert_eq!(u64::from(report.sequence), opened.vault.sequence());
    assert_eq!(Vault::verify_backup(&file, &secret()).unwrap(), report);
    assert_eq!(
        contents(&Vault::read_backup(&file, &secret()).unwrap()),
        expected
    );
    assert_eq!(backup_vault_id(&file).unwrap(), opened.vault.id());

    let to = fixture.folder.path().join("restored");
    let restored = Vault::restore(&file, &secret(), &to, &mut fixture.rng, now()).unwrap();
    assert_eq!(restored, report);
    let mut copy = Vault::open(&to, &secret(), Access::ReadWrite, now()).unwrap();
    assert_eq!(copy.findings, []);
    assert_eq!(contents(&copy.records), expected);
    assert_eq!(copy.vault.id(), opened.vault.id());
    assert!(copy.vault.sequence() > opened.vault.sequence());
    assert!(copy.vault.has_recovery());
    fixture.write(&mut copy.vault, "the restored journal goes on");
    assert_eq!(copy.vault.verify().unwrap().records, 271);
    let again = copy.vault.backup(None, now(), &mut fixture.rng).unwrap();
    let again = to.join("backups").join(again.file_name);
    assert_eq!(copy.vault.verify_own_backup(&again).unwrap().records, 271);
    let refused = Vault::restore(&file, &secret(), &to, &mut fixture.rng, now());
    assert!(matches!(refused, Err(VaultError::AlreadyAJournal)));
}

#[test]
fn a_backup_may_be_given_up_at_any_moment_and_then_leaves_nothing() {
    let mut fixture = Fixture::with_records(30);
    let vault = fixture.open().vault;
    let asked = Cell::new(0);
    let backup = |fixture: &mut Fixture, limit: u32| {
        asked.set(0);
        let keep_going = || {
            asked.set(asked.get() + 1);
            asked.get() <= limit
        };
        vault.backup_while(now(), &mut fixture.rng, &keep_going)
    };
    let in_folder =
        |fixture: &Fixture| fs::read_dir(fixture.dir().join("backups")).unwrap().count();
    for limit in 0..54 {
        assert!(backup(&mut fixture, limit).unwrap().is_none(), "{limit}");
        assert_eq!(in_folder(&fixture), 0, "{limit}");
    }
    // Once for each record that is written and once for each that is read back.
    let made = backup(&mut fixture, 54).unwrap().unwrap();
    assert_eq!(asked.get(), 54);
    let file = fixture.dir().join("backups").join(made.file_name);
    assert_eq!(vault.verify_own_backup(&file).unwrap().records, 27);
}

#[test]
fn what_an_interrupted_backup_left_is_removed() {
    let (fixture, file) = with_backup(5);
    fs::rename(&file, file.with_extension("backup.new")).unwrap();
    let opened = fixture.open();
    assert_eq!(opened.findings, [Finding::LeftoverRemoved { count: 1 }]);
    let backups = fs::read_dir(fixture.dir().join("backups")).unwrap();
    assert_eq!(backups.count(), 0);
}

#[test]
fn an_empty_journal_and_large_records_are_backed_up_too() {
    let mut fixture = Fixture::empty();
    let mut vault = fixture.open().vault;
    let file = fixture.folder.path().join("a.backup");
    vault.backup(Some(&file), now(), &mut fixture.rng).unwrap();
    assert_eq!(vault.verify_own_backup(&file).unwrap().records, 0);
    for size in [65_536 - 200, 65_536, 1_000_000] {
        let id = cairn_vault::RecordId::make(&mut fixture.rng);
        let change = Change::Put(record(id, 1, &"w".repeat(size)));
        vault.write(&[change], &mut fixture.rng).unwrap();
    }
    let file = fixture.folder.path().join("b.backup");
    vault.backup(Some(&file), now(), &mut fixture.rng).unwrap();
    drop(vault);
    let expected = contents(&fixture.open().records);
    assert!(contents(&Vault::read_backup(&file, &secret()).unwrap()) == expected);
}

#[test]
fn a_backup_never_takes_the_place_of_a_file() {
    let (mut fixture, file) = with_backup(3);
    let vault = fixture.open().vault;
    let before = fs::read(&file).unwrap();
    assert!(vault.backup(Some(&file), now(), &mut fixture.rng).is_err());
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_backup_can_be_made_from_a_read_only_opening() {
    let mut fixture = Fixture::with_records(20);
    let opened = Vault::open(&fixture.dir(), &secret(), Access::ReadOnly, now()).unwrap();
    let file = fixture.folder.path().join("elsewhere.backup");
    opened
        .vault
        .backup(Some(&file), now(), &mut fixture.rng)
        .unwrap();
    assert_eq!(Vault::verify_backup(&file, &secret()).unwrap().records, 18);
}

#[test]
fn backups_are_listed_newest_first_and_thinned_out() {
    let mut fixture = Fixture::with_records(3);
    assert_eq!(Vault::backups(&fixture.dir()).unwrap(), []);
    let vault = fixture.open().vault;
    for minute in 0..12 {
        let at = now() + TimeDelta::seconds(minute * 10);
        vault.backup(None, at, &mut fixture.rng).unwrap();
    }
    vault
        .backup(None, now() + TimeDelta::seconds(110), &mut fixture.rng)
        .unwrap();
    fs::write(fixture.dir().join("backups/notes.txt"), "mine").unwrap();
    let listed = Vault::backups(&fixture.dir()).unwrap();
    // All of one evening but the last minutes, which are another day.
    assert!(listed.len() <= 11, "{}", listed.len());
    assert_eq!(listed[0].file_name, "20261121T235932Z-1.backup");
    assert_eq!(listed[1].file_name, "20261121T235932Z.backup");
    assert!(listed.is_sorted_by(|a, b| a.made_at >= b.made_at));
    assert!(listed.iter().all(|backup| backup.size_kib >= 64));
    assert!(
        fixture.dir().join("backups/notes.txt").exists(),
        "only backups are thinned out"
    );
}

#[test]
fn a_backup_that_is_cut_flipped_or_extended_is_refused() {
    let mut fixture = Fixture::with_records(10);
    let mut vault = fixture.open().vault;
    for letter in ["a", "b", "c"] {
        fixture.write(&mut vault, &letter.repeat(60_000));
    }
    let file = fixture.folder.path().join("a.backup");
    vault.backup(Some(&file), now(), &mut fixture.rng).unwrap();
    let whole = fs::read(&file).unwrap();
    let check = |bytes: &[u8], what: &str| {
        fs::write(&file, bytes).unwrap();
        let own = vault.verify_own_backup(&file);
        let by_secret = Vault::verify_backup(&file, &secret());
        let to = fixture.folder.path().join("never");
        let restored = Vault::restore(&file, &secret(), &to, &mut rng(2), now());
        for outcome in [own, by_secret, restored] {
            assert!(
                matches!(
                    outcome,
                    Err(VaultError::NotABackup
                        | VaultError::BackupDamaged
                        | VaultError::DoesNotOpen
                        | VaultError::NewerFormat { .. }
                        | VaultError::HeaderOutOfBounds { .. })
                ),
                "{what}"
            );
        }
        assert!(!to.exists(), "{what}: nothing was made");
    };
    let chunk = 65_536 + 16;
    assert!(
        whole.len() > 2 * chunk,
        "several chunks, or this shows little"
    );
    for cut in [
        0,
        1,
        20,
        200,
        700,
        chunk,
        whole.len() - chunk,
        whole.len() - 1,
    ] {
        check(&whole[..cut], &format!("cut at {cut}"));
    }
    let clear = whole.len() % chunk;
    for at in (0..clear).chain((clear..whole.len()).step_by(4999)) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        check(&flipped, &format!("byte {at}"));
    }
    let mut longer = whole.clone();
    longer.push(0);
    check(&longer, "extended");
    let last = whole[whole.len() - chunk..].to_vec();
    let mut doubled = whole.clone();
    doubled.extend_from_slice(&last);
    check(&doubled, "last chunk doubled");
    let mut swapped = whole[..clear].to_vec();
    swapped.extend_from_slice(&whole[clear + chunk..clear + 2 * chunk]);
    swapped.extend_from_slice(&whole[clear..clear + chunk]);
    swapped.extend_from_slice(&whole[clear + 2 * chunk..]);
    check(&swapped, "chunks swapped");
    check(
        b"cairn-backup 1 99999999999999999999\n",
        "length beyond numbers",
    );
    check(b"From: somebody\n", "another file");
}

#[test]
fn the_backup_of_another_journal_is_not_ours() {
    let (_other, file) = with_backup(3);
    let fixture = Fixture::with_records(3);
    let vault = fixture.open().vault;
    assert!(matches!(
        vault.verify_own_backup(&file),
        Err(VaultError::DoesNotOpen)
    ));
}

#[test]
fn an_unfinished_restore_is_no_journal_and_is_done_again() {
    let (mut fixture, file) = with_backup(30);
    let to = fixture.folder.path().join("restored");
    fs::create_dir(&to).unwrap();
    fs::write(to.join("creating"), "").unwrap();
    fs::write(to.join("ledger-2"), "half").unwrap();
    let open = || Vault::open(&to, &secret(), Access::ReadWrite, now());
    assert!(matches!(open(), Err(VaultError::NotAJournal)));
    Vault::restore(&file, &secret(), &to, &mut fixture.rng, now()).unwrap();
    assert_eq!(open().unwrap().records.len(), 27);
    let busy = fixture.folder.path().join("busy");
    fs::create_dir(&busy).unwrap();
    fs::write(busy.join("letter.txt"), "mine").unwrap();
    let refused = Vault::restore(&file, &secret(), &busy, &mut fixture.rng, now());
    assert!(matches!(refused, Err(VaultError::FolderNotEmpty)));
    assert_eq!(fs::read_dir(&busy).unwrap().count(), 1);
}

#[test]
fn a_check_of_the_journal_reads_every_backup_and_counts_those_that_are_broken() {
    let mut fixture = Fixture::with_records(5);
    let vault = fixture.open().vault;
    for _ in 0..3 {
        vault.backup(None, now(), &mut fixture.rng).unwrap();
    }
    let names = Vault::backups(&fixture.dir()).unwrap();
    let file = |at: usize| fixture.dir().join("backups").join(&names[at].file_name);
    // One bit of the header, which stands in clear, and one of what is sealed.
    for (at, byte) in [(0, 60), (2, 20_000)] {
        let mut bytes = std::fs::read(file(at)).unwrap();
        bytes[byte] ^= 1;
        std::fs::write(file(at), bytes).unwrap();
    }
    let other = Fixture::with_records(2);
    let foreign = other.open().vault;
    let made = foreign.backup(None, now(), &mut fixture.rng).unwrap();
    std::fs::copy(
        other.dir().join("backups").join(made.file_name),
        fixture
            .dir()
            .join("backups")
            .join("20200101T000000Z.backup"),
    )
    .unwrap();
    let report = vault.verify().unwrap();
    assert_eq!((report.backups, report.broken_backups), (1, 2));
    assert_eq!(report.findings, []);
}
