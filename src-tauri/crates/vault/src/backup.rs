//! Backups: the whole journal as one sealed file that does not depend on the store.
//!
//! A backup holds the header of its time in clear, so that its own keyslots open it, and then a
//! stream of sealed chunks (STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, as in
//! <https://eprint.iacr.org/2015/189>). When backups are due is decided by the rooms above.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, NaiveDateTime, Utc};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::backup_stream::{BackupMeta, BackupReader, ChunkWriter};
use crate::copies::Copies;
use crate::error::VaultError;
use crate::folder::{self, BACKUPS, UNFINISHED, ledger_name};
use crate::giving_up::{KeepGoing, go_on, unless_given_up};
use crate::header::{Header, hex};
use crate::keys;
use crate::living::Living;
use crate::opening::count;
use crate::report::{BackupInfo, SlotKind};
use crate::retention::{self, BUDGET_KIB};
use crate::rewrite::visit_living;
use crate::slot::Slot;
use crate::vault::Vault;

/// Names of backups: the time they were made, sortable.
const NAME_FORMAT: &str = "%Y%m%dT%H%M%SZ";
const EXTENSION: &str = ".backup";

impl Vault {
    /// Makes a backup in the `backups` folder, or in the file `to`, which must not exist yet. It
    /// is written under a temporary name, synced, read back and decrypted completely and compared
    /// with this journal, and only then gets its name. In the `backups` folder old ones are then
    /// thinned out.
    ///
    /// # Errors
    /// [`VaultError::BackupDiffers`] if what was read back is not this journal,
    /// [`VaultError::NothingReadable`] after a rescue, [`VaultError::DiskFull`],
    /// [`VaultError::FolderReadOnly`], [`VaultError::Io`].
    pub fn backup(
        &self,
        to: Option<&Path>,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
    ) -> Result<BackupInfo, VaultError> {
        let Some(file) = to else {
            return self.backup_beside(now, rng, &|| true);
        };
        let name = file
            .file_name()
            .ok_or(io::Error::from(io::ErrorKind::InvalidInput))?;
        let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty());
        let dir = dir.unwrap_or(Path::new("."));
        self.make_backup(dir, &name.to_string_lossy(), now, rng, &|| true)
    }

    /// Makes a backup in the `backups` folder as long as `keep_going` says so; `None` if it was
    /// given up, and then nothing of it stays. It is asked after every record and every MiB that
    /// was synced, so that no disk is so slow that an answer of no is not heard soon.
    ///
    /// # Errors
    /// Those of [`Vault::backup`].
    pub fn backup_while(
        &self,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
        keep_going: &dyn Fn() -> bool,
    ) -> Result<Option<BackupInfo>, VaultError> {
        unless_given_up(self.backup_beside(now, rng, keep_going))
    }

    /// The same in another folder, which has to be there: on a stick, for instance. Only backups of
    /// this journal are thinned out in it.
    ///
    /// # Errors
    /// Those of [`Vault::backup`].
    pub fn backup_into(
        &self,
        folder: &Path,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
        keep_going: &dyn Fn() -> bool,
    ) -> Result<Option<BackupInfo>, VaultError> {
        unless_given_up(self.backup_in(folder, now, rng, keep_going))
    }

    fn backup_beside(
        &self,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
        keep_going: KeepGoing<'_>,
    ) -> Result<BackupInfo, VaultError> {
        let dir = self.dir.join(BACKUPS);
        if !dir.exists() {
            folder::create_private_dir(&dir).map_err(VaultError::from_io)?;
        }
        self.backup_in(&dir, now, rng, keep_going)
    }

    fn backup_in(
        &self,
        dir: &Path,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
        keep_going: KeepGoing<'_>,
    ) -> Result<BackupInfo, VaultError> {
        // By a clock that was put back it would be older than its journal.
        let now = now.max(self.latest);
        let stem = now.format(NAME_FORMAT);
        let name = (0..)
            .map(|number| match number {
                0 => format!("{stem}{EXTENSION}"),
                _ => format!("{stem}-{number}{EXTENSION}"),
            })
            .find(|name| !dir.join(name).exists())
            .unwrap_or_default();
        let info = self.make_backup(dir, &name, now, rng, keep_going)?;
        self.thin_out(dir, &info.file_name)?;
        Ok(info)
    }

    /// Removes what need not be kept, but for the one that was `just_made`: others may be from a day
    /// that is still to come.
    fn thin_out(&self, dir: &Path, just_made: &str) -> Result<(), VaultError> {
        let own = hex(&self.header.vault);
        let mut all = Self::backups_in(dir)?;
        all.retain(|backup| {
            backup_vault_id(&dir.join(&backup.file_name)).is_ok_and(|vault| vault == own)
        });
        let made: Vec<_> = all
            .iter()
            .map(|backup| (backup.made_at, u64::from(backup.size_kib)))
            .collect();
        for at in retention::superfluous(&made, BUDGET_KIB) {
            if all[at].file_name != just_made {
                fs::remove_file(dir.join(&all[at].file_name)).map_err(VaultError::from_io)?;
            }
        }
        Ok(())
    }

    fn make_backup(
        &self,
        dir: &Path,
        name: &str,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
        keep_going: KeepGoing<'_>,
    ) -> Result<BackupInfo, VaultError> {
        if !self.ledger_is_whole {
            return Err(VaultError::NothingReadable);
        }
        let target = dir.join(name);
        if target.exists() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
        }
        let unfinished = dir.join(format!("{name}{UNFINISHED}"));
        let written = self.write_backup(&unfinished, now, rng, keep_going);
        let outcome = written.and_then(|()| {
            let size = fs::metadata(&unfinished)?.len();
            fs::rename(&unfinished, &target).map_err(VaultError::from_io)?;
            folder::sync_dir(dir).map_err(VaultError::from_io)?;
            Ok(BackupInfo {
                file_name: name.to_owned(),
                made_at: now,
                size_kib: count(size.div_ceil(1024)),
            })
        });
        if outcome.is_err() {
            // What is left is ciphertext under a name that is never listed.
            let _ = fs::remove_file(&unfinished);
        }
        outcome
    }

    fn write_backup(
        &self,
        path: &Path,
        now: DateTime<Utc>,
        rng: &mut dyn CryptoRng,
        keep_going: KeepGoing<'_>,
    ) -> Result<(), VaultError> {
        let salt = *keys::make_key(rng);
        let digest = Sha256::digest(&self.header_bytes).into();
        let vault = self.header.vault;
        let key = self.vault_key.backup_key(&vault, &salt, &digest);
        let file = folder::private_file()
            .write(true)
            .create(true)
            .truncate(true)
            .open(path)
            .map_err(VaultError::from_io)?;
        let mut writer = ChunkWriter::begin(file, &self.header_bytes, &salt, key, vault)?;
        let meta = BackupMeta {
            made_at: now,
            sequence: self.last.sequence,
            records: self.living.count(),
            epoch: self.keys.epoch,
        };
        writer.meta(&meta)?;
        let ledger = self.dir.join(ledger_name(self.keys.epoch));
        visit_living(&ledger, &self.keys, &self.living, &mut |put| {
            go_on(keep_going)?;
            writer.put(&put)
        })?;
        writer.finish()?.sync_all().map_err(VaultError::from_io)?;

        let mut read_back = Living::default();
        let (found, _) = self.read_own(path, &mut |put| {
            go_on(keep_going)?;
            put.value(&self.keys)
                .map_err(|_| VaultError::BackupDiffers)?;
            read_back.apply(&put.view().trace(&self.keys));
            Ok(())
        })?;
        if found != meta || read_back.set() != self.living.set() {
            return Err(VaultError::BackupDiffers);
        }
        Ok(())
    }

    /// Lists the backups of the journal in `dir`, newest first. Needs no secret and reads none of
    /// them.
    ///
    /// # Errors
    /// [`VaultError::Io`] if the folder cannot be listed; a missing one has no backups.
    pub fn backups(dir: &Path) -> Result<Vec<BackupInfo>, VaultError> {
        Self::backups_in(&dir.join(BACKUPS))
    }

    /// Lists the backups in any folder, of whatever journal, newest first.
    ///
    /// # Errors
    /// [`VaultError::Io`] if the folder cannot be listed; a missing one has no backups.
    pub fn backups_in(folder: &Path) -> Result<Vec<BackupInfo>, VaultError> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut backups = Vec::new();
        for entry in entries {
            let entry = entry?;
            let file_name = entry.file_name().to_string_lossy().into_owned();
            if let Some((made_at, _)) = read_name(&file_name) {
                let size_kib = count(entry.metadata()?.len().div_ceil(1024));
                backups.push(BackupInfo {
                    file_name,
                    made_at,
                    size_kib,
                });
            }
        }
        backups.sort_by_cached_key(|backup| {
            std::cmp::Reverse(read_name(&backup.file_name).unwrap_or_default())
        });
        Ok(backups)
    }
}

/// Whether the backup `file` opens with another passphrase than the journal in `dir`, without a
/// secret: it was made before the passphrase was changed, or is of another journal.
///
/// # Errors
/// Those of [`backup_vault_id`] and [`Vault::inspect`].
pub fn has_another_passphrase(dir: &Path, file: &Path) -> Result<bool, VaultError> {
    let copies = Copies::read(dir)?;
    let backup = BackupReader::open(file)?;
    let passphrase = |header: &Header| {
        let of_kind = |slot: &&Slot| slot.kind() == SlotKind::Passphrase;
        header.slots.iter().find(of_kind).cloned()
    };
    Ok(passphrase(copies.peek().0.peek()) != passphrase(backup.header().peek()))
}

/// The id of the journal a backup is of, without a secret.
///
/// # Errors
/// [`VaultError::NotABackup`], [`VaultError::BackupDamaged`], [`VaultError::NewerFormat`].
pub fn backup_vault_id(file: &Path) -> Result<String, VaultError> {
    BackupReader::open(file).map(|reader| hex(&reader.header().peek().vault))
}

/// The time in the name of a backup, and its number among those of the same second.
fn read_name(name: &str) -> Option<(DateTime<Utc>, u32)> {
    let stem = name.strip_suffix(EXTENSION)?;
    let (time, number) = match stem.split_once('-') {
        Some((time, number)) => (time, number.parse().ok()?),
        None => (stem, 0),
    };
    Some((
        NaiveDateTime::parse_from_str(time, NAME_FORMAT)
            .ok()?
            .and_utc(),
        number,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_backups_are_read() {
        let at = "2026-11-21T23:57:42Z".parse::<DateTime<Utc>>().unwrap();
        assert_eq!(read_name("20261121T235742Z.backup"), Some((at, 0)));
        assert_eq!(read_name("20261121T235742Z-2.backup"), Some((at, 2)));
        for name in [
            "20261121T235742Z.backup.new",
            "notes.backup",
            "20261121T235742Z",
        ] {
            assert_eq!(read_name(name), None, "{name}");
        }
    }
}
