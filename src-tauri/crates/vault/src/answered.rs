//! How far a journal was answered: a copy of the head of the last write, beside store and ledger.
//!
//! Each of these two can lose its end to damage and still check out, and where both do, nothing else
//! in the folder knows of what was behind. So every write leaves its sealed head (`head.rs`) here over
//! the one before, as the last thing before the answer. Nobody waits until that is on the disk: after a
//! power cut it may be older than what was answered, and never newer. It can say that something is
//! missing, not that nothing is; one that is not there or does not open says nothing at all.

use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::Path;

use crate::finding::Finding;
use crate::folder::{answered_name, open_file, private_file};
use crate::head::{Head, SEALED_HEAD_BYTES};
use crate::keys::EpochKeys;

/// Where the next head is noted.
pub(crate) struct Answered {
    /// `None` where it cannot be written; a save is none the worse for it.
    file: Option<File>,
}

impl Answered {
    /// Opens the note of `epoch`, and leaves in it what is there. What is no file of its own, such as
    /// a link to another one, is not touched.
    pub(crate) fn open(dir: &Path, epoch: u32) -> Self {
        let path = dir.join(answered_name(epoch));
        if fs::symlink_metadata(&path).is_ok_and(|data| !data.is_file()) {
            return Self { file: None };
        }
        let mut options = private_file();
        options.write(true).create(true).truncate(false);
        let file = options.open(path).ok();
        Self { file }
    }

    /// Notes the sealed head of a write that is about to be answered.
    pub(crate) fn note(&mut self, sealed_head: &[u8]) {
        if let Some(file) = &mut self.file {
            // Half a head does not open, and says nothing.
            let _ = file.rewind().and_then(|()| file.write_all(sealed_head));
        }
    }
}

/// The head that was noted last, if it opens.
pub(crate) fn last_answered(dir: &Path, keys: &EpochKeys) -> Option<Head> {
    let mut file = open_file(&dir.join(answered_name(keys.epoch))).ok()??;
    let mut sealed = [0; SEALED_HEAD_BYTES];
    file.read_exact(&mut sealed).ok()?;
    Head::open(keys, &sealed).ok()
}

/// Tells of a journal that reaches no further than `reached` where more was answered. Not of an end
/// that is known to be lost already.
pub(crate) fn tell_of_a_lost_end(
    answered: Option<Head>,
    reached: u64,
    findings: &mut Vec<Finding>,
) {
    let known = |finding: &Finding| matches!(finding, Finding::LedgerEndLost { .. });
    if !findings.iter().any(known) {
        findings.extend(answered.and_then(|head| Finding::rolled_back(head.sequence, reached)));
    }
}
