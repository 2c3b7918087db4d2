//! The file of a backup: header, salt, sealed chunks. Writing and reading, one chunk at a time.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::envelope::{EntryView, Put, next_entry, write_entry};
use crate::error::VaultError;
use crate::folder;
use crate::header::{HEADER_LIMIT_BYTES, ReadHeader};
use crate::keys::{AadUse, EpochKeys, FORMAT_VERSION, VaultId, VaultKey, aad};
use crate::opening::count;
use crate::report::BackupReport;
use crate::seal::{self, Key, NONCE_BYTES, TAG_BYTES};

/// First word of a backup.
const BACKUP_MAGIC: &str = "cairn-backup";
/// Longest first line: magic, version, bytes of the header.
const FIRST_LINE_LIMIT_BYTES: usize = 64;
/// Plain bytes of a chunk. The last one is filled with zeros.
const CHUNK_BYTES: usize = 64 << 10;
/// Chunks after which a backup is synced, a MiB: on a slow stick no single wait is long.
const SYNC_CHUNKS: u32 = 16;
/// Largest piece of content: one record with its place, below the limit of a frame.
const PIECE_LIMIT_BYTES: usize = (256 << 20) + 1024;

/// What a backup says of itself, sealed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BackupMeta {
    pub(crate) made_at: DateTime<Utc>,
    pub(crate) sequence: u64,
    pub(crate) records: u64,
    pub(crate) epoch: u32,
}

impl BackupMeta {
    /// The facts for people.
    pub(crate) fn report(&self) -> BackupReport {
        BackupReport {
            records: count(self.records),
            sequence: count(self.sequence),
            made_at: self.made_at,
        }
    }
}

/// `counter ‖ last`, behind zeros: the key is used for this file only.
fn chunk_nonce(counter: u32, last: bool) -> [u8; NONCE_BYTES] {
    let mut nonce = [0; NONCE_BYTES];
    nonce[19..23].copy_from_slice(&counter.to_be_bytes());
    nonce[23] = u8::from(last);
    nonce
}

/// Writes a backup.
pub(crate) struct ChunkWriter {
    file: File,
    key: Key,
    aad: Vec<u8>,
    counter: u32,
    pending: Zeroizing<Vec<u8>>,
}

impl ChunkWriter {
    /// Writes what stands in clear: first line, header, salt.
    pub(crate) fn begin(
        mut file: File,
        header: &[u8],
        salt: &[u8; 32],
        key: Key,
        vault: VaultId,
    ) -> Result<Self, VaultError> {
        let first = format!("{BACKUP_MAGIC} {FORMAT_VERSION} {}\n", header.len());
        for part in [first.as_bytes(), header, salt] {
            file.write_all(part).map_err(VaultError::from_io)?;
        }
        let aad = aad(&vault, AadUse::Backup, &[]);
        let pending = Zeroizing::new(Vec::with_capacity(4 * CHUNK_BYTES));
        Ok(Self {
            file,
            key,
            aad,
            counter: 0,
            pending,
        })
    }

    /// Writes the facts about the backup, the first piece.
    pub(crate) fn meta(&mut self, meta: &BackupMeta) -> Result<(), VaultError> {
        let json = serde_json::to_vec(meta).map_err(|_| VaultError::BackupDamaged)?;
        self.piece(&json)
    }

    /// Writes one record.
    pub(crate) fn put(&mut self, put: &Put) -> Result<(), VaultError> {
        let mut entry = Zeroizing::new(Vec::new());
        write_entry(&mut entry, put);
        self.piece(&entry)
    }

    fn piece(&mut self, bytes: &[u8]) -> Result<(), VaultError> {
        let length = u32::try_from(bytes.len()).map_err(|_| VaultError::BackupDamaged)?;
        self.pending.extend_from_slice(&length.to_le_bytes());
        self.pending.extend_from_slice(bytes);
        // One chunk always stays: the last one must be known as such.
        while self.pending.len() > CHUNK_BYTES {
            self.chunk(false)?;
        }
        Ok(())
    }

    fn chunk(&mut self, last: bool) -> Result<(), VaultError> {
        let nonce = chunk_nonce(self.counter, last);
        let mut chunk: Vec<u8> = self.pending.drain(..CHUNK_BYTES).collect();
        let tag = seal::seal(&self.key, &nonce, &self.aad, &mut chunk);
        chunk.extend_from_slice(&tag);
        self.counter = self
            .counter
            .checked_add(1)
            .ok_or(VaultError::BackupDamaged)?;
        self.file.write_all(&chunk).map_err(VaultError::from_io)?;
        if self.counter.is_multiple_of(SYNC_CHUNKS) {
            self.file.sync_data().map_err(VaultError::from_io)?;
        }
        Ok(())
    }

    /// Writes the last chunk; gives the file back, to be synced.
    pub(crate) fn finish(mut self) -> Result<File, VaultError> {
        // A piece of no bytes ends the content; zeros fill the chunk.
        self.piece(&[])?;
        self.pending.resize(CHUNK_BYTES, 0);
        self.chunk(true)?;
        Ok(self.file)
    }
}

/// A backup whose header was read.
pub(crate) struct BackupReader {
    file: BufReader<File>,
    header: ReadHeader,
    salt: [u8; 32],
    chunks: u64,
}

impl BackupReader {
    /// Reads what stands in clear.
    ///
    /// # Errors
    /// [`VaultError::NotABackup`], [`VaultError::NewerFormat`], [`VaultError::BackupDamaged`] for
    /// a length that no backup has or a header that is not whole,
    /// [`VaultError::HeaderOutOfBounds`].
    pub(crate) fn open(path: &Path) -> Result<Self, VaultError> {
        let Some(file) = folder::open_file(path)? else {
            // One that is not there is told from something else in its place.
            std::fs::metadata(path)?;
            return Err(VaultError::NotABackup);
        };
        let size = file.metadata()?.len();
        let mut file = BufReader::with_capacity(CHUNK_BYTES + TAG_BYTES, file);
        let mut line = Vec::new();
        while line.len() < FIRST_LINE_LIMIT_BYTES && line.last() != Some(&b'\n') {
            let mut byte = [0];
            if file.read(&mut byte)? == 0 {
                break;
            }
            line.push(byte[0]);
        }
        let fields = std::str::from_utf8(&line)
            .ok()
            .and_then(|line| {
                line.strip_suffix('\n')?
                    .strip_prefix(BACKUP_MAGIC)?
                    .strip_prefix(' ')
            })
            .and_then(|fields| fields.split_once(' '))
            .ok_or(VaultError::NotABackup)?;
        let version: u32 = fields.0.parse().map_err(|_| VaultError::NotABackup)?;
        if version > FORMAT_VERSION {
            return Err(VaultError::NewerFormat {
                found: version,
                supported: FORMAT_VERSION,
            });
        }
        if version != FORMAT_VERSION {
            return Err(VaultError::NotABackup);
        }
        let header_bytes: u64 = fields.1.parse().map_err(|_| VaultError::BackupDamaged)?;
        let before_chunks = line.len() as u64 + header_bytes.min(HEADER_LIMIT_BYTES) + 32;
        let chunk_bytes = (CHUNK_BYTES + TAG_BYTES) as u64;
        let rest = size
            .checked_sub(before_chunks)
            .ok_or(VaultError::BackupDamaged)?;
        let canonical = format!("{BACKUP_MAGIC} {version} {header_bytes}\n");
        if header_bytes > HEADER_LIMIT_BYTES
            || rest == 0
            || rest % chunk_bytes != 0
            || line != canonical.as_bytes()
        {
            return Err(VaultError::BackupDamaged);
        }
        let mut header = vec![0; header_bytes as usize];
        file.read_exact(&mut header)?;
        let mut salt = [0; 32];
        file.read_exact(&mut salt)?;
        let header = ReadHeader::read(header).map_err(|error| match error {
            VaultError::NotAJournal | VaultError::HeaderDamaged => VaultError::BackupDamaged,
            error => error,
        })?;
        Ok(Self {
            file,
            header,
            salt,
            chunks: rest / chunk_bytes,
        })
    }

    /// The header inside.
    pub(crate) fn header(&self) -> &ReadHeader {
        &self.header
    }

    /// The facts about the backup, from its first chunk: nothing is said of the others.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`], [`VaultError::DoesNotOpen`] for a backup of another journal.
    pub(crate) fn meta(mut self, vault_key: &VaultKey) -> Result<BackupMeta, VaultError> {
        self.header.authenticate(vault_key)?;
        let opener = self.opener(vault_key);
        let mut chunk = Zeroizing::new(vec![0; CHUNK_BYTES + TAG_BYTES]);
        let text = opener.next(&mut self.file, 0, self.chunks == 1, &mut chunk)?;
        let piece = next_piece(text)?.ok_or(VaultError::BackupDamaged)?;
        serde_json::from_slice(piece).map_err(|_| VaultError::BackupDamaged)
    }

    fn opener(&self, vault_key: &VaultKey) -> ChunkOpener {
        let vault = self.header.peek().vault;
        let digest = Sha256::digest(self.header.bytes()).into();
        ChunkOpener {
            key: vault_key.backup_key(&vault, &self.salt, &digest),
            aad: aad(&vault, AadUse::Backup, &[]),
        }
    }

    /// Opens all chunks, shows every record to `visit`, and gives the facts about the backup and
    /// the keys its records were sealed under.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] for anything cut, changed, moved or added, and the errors of
    /// `visit`.
    pub(crate) fn read(
        mut self,
        vault_key: &VaultKey,
        epoch_key: &Key,
        visit: &mut dyn FnMut(Put) -> Result<(), VaultError>,
    ) -> Result<(BackupMeta, EpochKeys), VaultError> {
        const DAMAGED: VaultError = VaultError::BackupDamaged;
        let header = self.header.peek();
        let (vault, epoch) = (header.vault, header.epoch);
        let opener = self.opener(vault_key);
        let mut pending = Zeroizing::new(Vec::with_capacity(4 * CHUNK_BYTES));
        let mut chunk = Zeroizing::new(vec![0; CHUNK_BYTES + TAG_BYTES]);
        let mut meta: Option<BackupMeta> = None;
        let (mut records, mut ended) = (0, false);
        for counter in 0..self.chunks {
            let last = counter + 1 == self.chunks;
            let text = opener.next(&mut self.file, counter, last, &mut chunk)?;
            pending.extend_from_slice(text);
            let mut used = 0;
            while !ended && let Some(piece) = next_piece(&pending[used..])? {
                used += 4 + piece.len();
                match (&meta, piece) {
                    (Some(_), []) => ended = true,
                    (None, json) => {
                        meta = Some(serde_json::from_slice(json).map_err(|_| DAMAGED)?);
                    }
                    (Some(_), entry) => match next_entry(entry) {
                        Ok((EntryView::Put(put), [])) => {
                            records += 1;
                            visit(put.to_put())?;
                        }
                        _ => return Err(DAMAGED),
                    },
                }
            }
            pending.drain(..used);
        }
        let meta = meta.ok_or(DAMAGED)?;
        if !ended || meta.records != records || meta.epoch != epoch {
            return Err(DAMAGED);
        }
        Ok((meta, EpochKeys::derive(epoch_key, &vault, epoch)))
    }
}

struct ChunkOpener {
    key: Key,
    aad: Vec<u8>,
}

impl ChunkOpener {
    /// Reads the chunk that is next, number `counter`, into `chunk` and opens it there.
    fn next<'a>(
        &self,
        file: &mut impl Read,
        counter: u64,
        last: bool,
        chunk: &'a mut [u8],
    ) -> Result<&'a [u8], VaultError> {
        const DAMAGED: VaultError = VaultError::BackupDamaged;
        file.read_exact(chunk)?;
        let (text, tag) = chunk.split_last_chunk_mut::<TAG_BYTES>().ok_or(DAMAGED)?;
        let nonce = chunk_nonce(u32::try_from(counter).map_err(|_| DAMAGED)?, last);
        seal::open(&self.key, &nonce, &self.aad, text, tag).map_err(|_| DAMAGED)?;
        Ok(text)
    }
}

/// The next piece, if all of it is there.
fn next_piece(bytes: &[u8]) -> Result<Option<&[u8]>, VaultError> {
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else {
        return Ok(None);
    };
    let length = u32::from_le_bytes(*length) as usize;
    if length > PIECE_LIMIT_BYTES {
        return Err(VaultError::BackupDamaged);
    }
    Ok(rest.get(..length))
}
