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
use crate::creating::{BuildingSite, new_epoch};
use crate::envelope::Put;
use crate::error::VaultError;
use crate::folder::{self, BACKUPS, UNFINISHED, ledger_name};
use crate::giving_up::{KeepGoing, go_on, unless_given_up};
use crate::header::{Unlocked, hex};
use crate::keys::{self, EpochKeys, VaultKey};
use crate::living::Living;
use crate::opening::count;
use crate::record::Record;
use crate::report::{BackupInfo, BackupReport};
use crate::retention;
use crate::rewrite::{NewLedger, visit_living};
use crate::secret::Secret;
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
        let stem = now.format(NAME_FORMAT);
        let name = (0..)
            .map(|number| match number {
                0 => format!("{stem}{EXTENSION}"),
                _ => format!("{stem}-{number}{EXTENSION}"),
            })
            .find(|name| !dir.join(name).exists())
            .unwrap_or_default();
        let info = self.make_backup(&dir, &name, now, rng, keep_going)?;
        let all = Self::backups(&self.dir)?;
        let made: Vec<_> = all.iter().map(|backup| backup.made_at).collect();
        for at in retention::superfluous(&made) {
            fs::remove_file(dir.join(&all[at].file_name)).map_err(VaultError::from_io)?;
        }
        Ok(info)
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

    fn read_own(
        &self,
        file: &Path,
        visit: &mut dyn FnMut(Put) -> Result<(), VaultError>,
    ) -> Result<(BackupMeta, EpochKeys), VaultError> {
        let reader = BackupReader::open(file)?;
        let epoch_key = reader.header().authenticate(&self.vault_key)?;
        reader.read(&self.vault_key, &epoch_key, visit)
    }

    /// Lists the backups of the journal in `dir`, newest first. Needs no secret and reads none of
    /// them.
    ///
    /// # Errors
    /// [`VaultError::Io`] if the folder cannot be listed; a missing one has no backups.
    pub fn backups(dir: &Path) -> Result<Vec<BackupInfo>, VaultError> {
        let entries = match fs::read_dir(dir.join(BACKUPS)) {
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

    /// Reads and decrypts a backup completely, opened by the secret of its time.
    ///
    /// # Errors
    /// [`VaultError::NotABackup`], [`VaultError::BackupDamaged`], [`VaultError::DoesNotOpen`],
    /// [`VaultError::NewerFormat`].
    pub fn verify_backup(file: &Path, secret: &Secret) -> Result<BackupReport, VaultError> {
        let reader = BackupReader::open(file)?;
        let unlocked = reader.header().unlock(secret)?;
        let (meta, _) = reader.read(&unlocked.vault_key, &unlocked.epoch_key, &mut |_| Ok(()))?;
        Ok(meta.report())
    }

    /// Reads and decrypts a backup of this journal completely, without asking for a secret.
    ///
    /// # Errors
    /// As [`Vault::verify_backup`]; [`VaultError::DoesNotOpen`] for a backup of another journal.
    pub fn verify_own_backup(&self, file: &Path) -> Result<BackupReport, VaultError> {
        self.read_own(file, &mut |_| Ok(()))
            .map(|(meta, _)| meta.report())
    }

    /// All records of a backup, in no order.
    ///
    /// # Errors
    /// As [`Vault::verify_backup`].
    pub fn read_backup(file: &Path, secret: &Secret) -> Result<Vec<Record>, VaultError> {
        let reader = BackupReader::open(file)?;
        let Unlocked {
            header,
            vault_key,
            epoch_key,
            ..
        } = reader.header().unlock(secret)?;
        let keys = EpochKeys::derive(&epoch_key, &header.vault, header.epoch);
        let mut records = Vec::new();
        reader.read(&vault_key, &epoch_key, &mut |put| {
            records.push(put.record(&keys)?);
            Ok(())
        })?;
        Ok(records)
    }

    /// Makes the journal of a backup anew in `to`, a new or empty folder. It is the same journal
    /// (same id, same secrets) under a new epoch: two folders that grow apart share no key for
    /// records. The whole backup is checked before anything is made, the new folder after.
    ///
    /// # Errors
    /// As [`Vault::verify_backup`]; [`VaultError::AlreadyAJournal`],
    /// [`VaultError::FolderNotEmpty`], [`VaultError::DiskFull`], [`VaultError::FolderReadOnly`].
    pub fn restore(
        file: &Path,
        secret: &Secret,
        to: &Path,
        rng: &mut dyn CryptoRng,
        now: DateTime<Utc>,
    ) -> Result<BackupReport, VaultError> {
        let reader = BackupReader::open(file)?;
        let Unlocked {
            header,
            vault_key,
            epoch_key,
            ..
        } = reader.header().unlock(secret)?;
        let (meta, old) = reader.read(&vault_key, &epoch_key, &mut |_| Ok(()))?;

        let site = BuildingSite::begin(to, now)?;
        let reading_key = VaultKey(vault_key.0.clone());
        let unlocked = new_epoch(header.vault, header.slots, header.epoch + 1, vault_key, rng);
        let Unlocked {
            header,
            epoch_key: new_key,
            ..
        } = &unlocked;
        let new = EpochKeys::derive(new_key, &header.vault, header.epoch);
        let mut ledger = NewLedger::begin(to, &new, meta.sequence, meta.records)?;
        BackupReader::open(file)?.read(&reading_key, &epoch_key, &mut |put| {
            let (put, _) = Put::make(&new, &put.record(&old)?, rng)?;
            ledger.add(put)
        })?;
        ledger.finish()?;
        let opened = site.finish(unlocked, now)?;
        if opened.vault.living.count() != meta.records || !opened.findings.is_empty() {
            return Err(VaultError::BackupDiffers);
        }
        Ok(meta.report())
    }
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
