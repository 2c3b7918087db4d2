//! What opening a vault found out of the ordinary: typed facts with counts, no sentences.
//!
//! The sentences are in the message files of the interface; what was done about each finding is
//! in `opening.rs`.

use crate::opening::count;

/// How much a finding matters to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Put in order, everything is there.
    Mended,
    /// Put in order, but something deserves a look: make a backup, check the drive.
    Look,
    /// Something may be missing or older than it should be.
    Grave,
}

/// One thing found while opening or verifying.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// The first copy of the header was missing or damaged; the second one opened the journal.
    SecondHeaderUsed,
    /// The second copy of the header was missing, damaged or older; it was written anew.
    SecondHeaderRenewed,
    /// The store did not check out or was not there; it was rebuilt from the ledger.
    StoreRebuilt {
        /// Records in the rebuilt store.
        records: u32,
        /// Whether the former store was set aside (there was one).
        set_aside: bool,
    },
    /// The store was behind the ledger; the missing frames were replayed.
    FramesReplayed {
        /// Frames replayed.
        count: u32,
    },
    /// The end of the ledger was torn; it was cut.
    LedgerTailCut {
        /// Bytes cut.
        bytes: u32,
    },
    /// The end of the ledger is torn; in a read-only opening it is left as it is.
    LedgerTailIgnored {
        /// Bytes not read.
        bytes: u32,
    },
    /// The end of the ledger is torn, and no store can say whether something answered was in it.
    LedgerEndLost {
        /// Bytes that cannot be read.
        bytes: u32,
    },
    /// The ledger was shorter than the store; what the store had more was appended anew.
    LedgerCompleted {
        /// Changes appended.
        changes: u32,
    },
    /// The ledger was missing or damaged; it was written anew from the store.
    LedgerRewritten {
        /// Records written.
        records: u32,
    },
    /// Whole frames behind a damaged place of the ledger were applied to the store first.
    IslandsApplied {
        /// Frames applied.
        frames: u32,
        /// Whether frames between the store and these are missing.
        gap: bool,
    },
    /// Store and ledger are both damaged: what can be read of both is shown, nothing is written.
    ReadOnlyRescue {
        /// Records shown.
        records: u32,
        /// Of these, records that only the store had.
        from_store: u32,
        /// Of these, records that only the ledger had.
        from_ledger: u32,
        /// Of these, records that only a backup had.
        from_backup: u32,
    },
    /// The journal ends before what was answered, or before what this program saw of it last.
    RolledBack {
        /// Sequence that was answered or seen.
        seen: u32,
        /// Sequence found now.
        found: u32,
    },
    /// Leftovers of an interrupted step were removed.
    LeftoverRemoved {
        /// Files removed.
        count: u32,
    },
    /// The reserve had been given up to a full disk and there is still no room to make it again.
    ReserveMissing,
    /// Verifying: a copy of the header is missing or is not the one that was opened.
    HeaderDiffers,
    /// Verifying: the store does not hold what it should.
    StoreDiffers,
    /// Verifying: the ledger does not hold what it should.
    LedgerDiffers,
}

impl Finding {
    /// [`Finding::RolledBack`], if a journal that was `seen` at a sequence is `found` at an earlier
    /// one.
    #[must_use]
    pub fn rolled_back(seen: u64, found: u64) -> Option<Self> {
        (seen > found).then(|| Self::RolledBack {
            seen: count(seen),
            found: count(found),
        })
    }

    /// How much this finding matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::SecondHeaderRenewed
            | Self::FramesReplayed { .. }
            // A change that was never answered. If answered ones were in that tail, the store has
            // them, and `LedgerCompleted` says so.
            | Self::LedgerTailCut { .. }
            | Self::LedgerTailIgnored { .. }
            | Self::LeftoverRemoved { .. } => Severity::Mended,
            Self::SecondHeaderUsed
            | Self::StoreRebuilt { .. }
            | Self::LedgerCompleted { .. }
            | Self::LedgerRewritten { .. }
            | Self::ReserveMissing
            | Self::HeaderDiffers
            | Self::IslandsApplied { gap: false, .. } => Severity::Look,
            Self::IslandsApplied { gap: true, .. }
            | Self::LedgerEndLost { .. }
            | Self::ReadOnlyRescue { .. }
            | Self::RolledBack { .. }
            | Self::StoreDiffers
            | Self::LedgerDiffers => Severity::Grave,
        }
    }
}
