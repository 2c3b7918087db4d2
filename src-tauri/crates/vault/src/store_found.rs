//! A store as an opening finds it: in its place, or in a copy that may be written to.
//!
//! What follows is decided in `opening.rs` and `rescue.rs`.

use std::path::Path;

use crate::check::{StoreContents, read_store};
use crate::collect::Collect;
use crate::error::VaultError;
use crate::folder::{self, TemporaryFolder, store_name};
use crate::keys::EpochKeys;
use crate::reserve;
use crate::store::{SledStore, Store, StoreTrouble, drop_disposable_files};

/// A store as it was found.
pub(crate) enum StoreFound<R> {
    Missing,
    Sound(Box<dyn Store>, StoreContents<R>),
    Damaged(StoreContents<R>),
}

/// Opens the store in its place and reads it.
pub(crate) fn find_store<R: Collect>(
    dir: &Path,
    keys: &EpochKeys,
) -> Result<StoreFound<R>, VaultError> {
    let store_path = dir.join(store_name(keys.epoch));
    if !store_path.is_dir() {
        return Ok(StoreFound::Missing);
    }
    let mut opened = SledStore::open(&store_path);
    if matches!(opened, Err(StoreTrouble::Refused(_))) && reserve::give_up(dir) {
        // sled writes when it opens, and does not open on a full disk.
        opened = SledStore::open(&store_path);
    }
    match opened {
        Ok(store) => {
            let contents = read_store(&store, keys)?;
            Ok(if contents.sound {
                StoreFound::Sound(Box::new(store), contents)
            } else {
                StoreFound::Damaged(contents)
            })
        }
        Err(refused @ StoreTrouble::Refused(_)) => Err(refused.into()),
        Err(StoreTrouble::Unsound) => Ok(StoreFound::Damaged(StoreContents::nothing())),
    }
}

/// A copy of a store outside of the journal, to look at without writing in the journal. It holds
/// sealed values only and is removed when dropped.
pub(crate) struct StoreCopy {
    folder: TemporaryFolder,
}

impl StoreCopy {
    /// Copies the store in `store_path`; `None` if there is none.
    pub(crate) fn make(store_path: &Path) -> Result<Option<Self>, VaultError> {
        if !store_path.is_dir() {
            return Ok(None);
        }
        let folder = TemporaryFolder::make()?;
        folder::copy_private(store_path, &folder.path().join("store"))?;
        Ok(Some(Self { folder }))
    }

    /// What can be read of it; `None` if it does not open at all.
    pub(crate) fn read<R: Collect>(
        &self,
        keys: &EpochKeys,
    ) -> Result<Option<StoreContents<R>>, VaultError> {
        let path = self.folder.path().join("store");
        let mut opened = SledStore::open(&path);
        if opened.is_err() {
            drop_disposable_files(&path)?;
            opened = SledStore::open(&path);
        }
        match opened {
            Ok(store) => read_store(&store, keys).map(Some),
            Err(StoreTrouble::Unsound) => Ok(None),
            Err(refused) => Err(refused.into()),
        }
    }
}
