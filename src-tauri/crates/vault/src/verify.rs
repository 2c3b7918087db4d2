//! Checking an open journal against its own files.

use crate::backup::backup_vault_id;
use crate::check::read_store;
use crate::copies::Copies;
use crate::error::VaultError;
use crate::finding::Finding;
use crate::folder::{BACKUPS, ledger_name};
use crate::ledger::{self, End};
use crate::opening::count;
use crate::report::VerifyReport;
use crate::rewrite::head_at;
use crate::vault::Vault;

impl Vault {
    /// Reads ledger and store completely and compares them with what this vault knows; and reads every
    /// backup beside the journal.
    ///
    /// # Errors
    /// [`VaultError::NothingReadable`] after a rescue, [`VaultError::Io`].
    pub fn verify(&self) -> Result<VerifyReport, VaultError> {
        if !self.ledger_is_whole {
            return Err(VaultError::NothingReadable);
        }
        let mut findings = Vec::new();
        let path = self.dir.join(ledger_name(self.keys.epoch));
        let in_ledger = ledger::walk_living(&path, &self.keys)?;
        let ledger_is_right = in_ledger.is_some_and(|(walk, living)| {
            // Another program may be appending to a journal that was opened read-only.
            let end =
                matches!(walk.end, End::Whole) || (self.pair.is_none() && walk.end == End::Torn);
            end && if self.pair.is_some() {
                walk.last == self.last && living.set() == self.living.set()
            } else {
                walk.has(self.last) || walk.last.sequence > self.last.sequence
            }
        });
        if !ledger_is_right {
            findings.push(Finding::LedgerDiffers);
        }
        if let Some(pair) = &self.pair {
            let contents = read_store::<()>(&*pair.store, &self.keys)?;
            let expected = head_at(&self.living, self.last);
            if !contents.sound || contents.head != Some(expected) {
                findings.push(Finding::StoreDiffers);
            }
        }
        if !Copies::read(&self.dir).is_ok_and(|copies| copies.both_are(&self.header_bytes)) {
            findings.push(Finding::HeaderDiffers);
        }
        let (backups, broken_backups) = self.check_backups()?;
        Ok(VerifyReport {
            records: count(self.living.count()),
            sequence: count(self.last.sequence),
            backups,
            broken_backups,
            findings,
        })
    }

    /// How many backups of this journal are whole, and how many are not. What cannot be told from a
    /// backup of another journal is none of this one.
    fn check_backups(&self) -> Result<(u32, u32), VaultError> {
        let (mut whole, mut broken) = (0, 0);
        for backup in Self::backups(&self.dir)? {
            let file = self.dir.join(BACKUPS).join(backup.file_name);
            match (self.verify_own_backup(&file), backup_vault_id(&file)) {
                (Ok(_), _) => whole += 1,
                (Err(_), Ok(id)) if id != self.id() => {}
                (Err(_), _) => broken += 1,
            }
        }
        Ok((whole, broken))
    }
}
