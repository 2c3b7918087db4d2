//! The header: a short text with the keyslots and the sealed epoch key.
//!
//! Two things are frozen for all versions: the first line names the version, the last line holds
//! a plain checksum of everything before it. The checksum tells bit rot (take the second copy)
//! from a wrong secret; what protects the header is the authentication under a key from the vault
//! key, over the very bytes that were read. Which copy is taken is decided in `copies.rs`.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::error::{HeaderField, VaultError};
use crate::kdf::{KdfCost, SALT_BYTES};
use crate::keys::{FORMAT_VERSION, MAGIC, VaultId, VaultKey, keyed_hash, keyed_hash_matches};
use crate::report::SlotKind;
use crate::seal::Key;
use crate::secret::Secret;
use crate::slot::{SEALED_KEY_BYTES, Slot, SlotLock};

/// Largest header that is read.
pub(crate) const HEADER_LIMIT_BYTES: u64 = 64 * 1024;
/// Most keyslots.
const MOST_SLOTS: usize = 8;
/// Argon2 v1.3 in decimal, as RFC 9106 numbers it (0x13).
const ARGON_VERSION: u64 = 0x13;

/// The keyslots and the epoch of a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) vault: VaultId,
    pub(crate) slots: Vec<Slot>,
    pub(crate) epoch: u32,
    pub(crate) epoch_key: [u8; SEALED_KEY_BYTES],
}

/// A header as it was read: whole by its checksum, not yet authenticated.
#[derive(Clone)]
pub(crate) struct ReadHeader {
    header: Header,
    bytes: Vec<u8>,
    authenticated_bytes: usize,
    mac: [u8; 32],
}

/// A header that a secret has opened.
pub(crate) struct Unlocked {
    pub(crate) header: Header,
    pub(crate) bytes: Vec<u8>,
    pub(crate) vault_key: VaultKey,
    pub(crate) epoch_key: Key,
    pub(crate) unlocked_by: SlotKind,
}

impl Header {
    /// The text of this header, authenticated and with its checksum.
    pub(crate) fn write(&self, vault_key: &VaultKey) -> Vec<u8> {
        let mut text = self.fields();
        let mac = keyed_hash(&vault_key.header_key(&self.vault), &[text.as_bytes()]);
        text.push_str(&format!("mac {}\n", Base64::encode_string(&mac)));
        let checksum = Sha256::digest(text.as_bytes());
        text.push_str(&format!("checksum {}\n", hex(&checksum)));
        text.into_bytes()
    }

    fn fields(&self) -> String {
        let mut text = format!("{MAGIC} {FORMAT_VERSION}\nvault {}\n", hex(&self.vault));
        for slot in &self.slots {
            let id = slot.id;
            let sealed = Base64::encode_string(&slot.sealed);
            text.push_str(&match &slot.lock {
                SlotLock::Passphrase { cost, salt } => format!(
                    "slot {id} passphrase argon2id {ARGON_VERSION} {} {} {} {} {sealed}\n",
                    cost.memory_kib,
                    cost.passes,
                    cost.lanes,
                    Base64::encode_string(salt),
                ),
                SlotLock::Recovery { salt } => format!(
                    "slot {id} recovery hkdf-sha256 {} {sealed}\n",
                    Base64::encode_string(salt)
                ),
            });
        }
        text.push_str(&format!(
            "epoch {} {}\n",
            self.epoch,
            Base64::encode_string(&self.epoch_key)
        ));
        text
    }

    /// Whether a slot of this kind is there.
    pub(crate) fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind() == kind)
    }
}

impl ReadHeader {
    /// Reads a header. No memory beyond the text itself is taken, whatever its numbers ask for.
    ///
    /// # Errors
    /// [`VaultError::NotAJournal`] without the magic, [`VaultError::HeaderDamaged`] if the
    /// checksum or the grammar is not right, [`VaultError::NewerFormat`],
    /// [`VaultError::HeaderOutOfBounds`] with the numbers.
    pub(crate) fn read(bytes: Vec<u8>) -> Result<Self, VaultError> {
        let size = bytes.len() as u64;
        if size > HEADER_LIMIT_BYTES {
            return Err(out_of_bounds(
                HeaderField::FileBytes,
                size,
                1,
                HEADER_LIMIT_BYTES,
            ));
        }
        if !bytes.starts_with(MAGIC.as_bytes()) {
            return Err(VaultError::NotAJournal);
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| VaultError::HeaderDamaged)?;
        let (body, checksum) = last_line(text, "checksum ").ok_or(VaultError::HeaderDamaged)?;
        if checksum != hex(&Sha256::digest(body.as_bytes())) {
            return Err(VaultError::HeaderDamaged);
        }
        let version = body
            .lines()
            .next()
            .and_then(|line| {
                line.strip_prefix(MAGIC)?
                    .strip_prefix(' ')?
                    .parse::<u32>()
                    .ok()
            })
            .ok_or(VaultError::HeaderDamaged)?;
        if version > FORMAT_VERSION {
            return Err(VaultError::NewerFormat {
                found: version,
                supported: FORMAT_VERSION,
            });
        }
        let (fields, mac) = last_line(body, "mac ").ok_or(VaultError::HeaderDamaged)?;
        let mac = exact_base64(mac).ok_or(VaultError::HeaderDamaged)?;
        let header = read_fields(fields)?;
        // One header has one text: spelling a number another way is damage.
        if header.fields() != fields {
            return Err(VaultError::HeaderDamaged);
        }
        Ok(Self {
            header,
            authenticated_bytes: fields.len(),
            mac,
            bytes,
        })
    }

    /// What can be seen without a secret. Not authenticated.
    pub(crate) fn peek(&self) -> &Header {
        &self.header
    }

    /// The bytes that were read.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Opens a slot with `secret` and checks the authentication of all bytes.
    ///
    /// # Errors
    /// [`VaultError::DoesNotOpen`] for a wrong secret and for any tampering.
    pub(crate) fn unlock(&self, secret: &Secret) -> Result<Unlocked, VaultError> {
        let wanted = match secret {
            Secret::Passphrase(_) => SlotKind::Passphrase,
            Secret::Recovery(_) => SlotKind::Recovery,
        };
        let header = &self.header;
        for slot in header.slots.iter().filter(|slot| slot.kind() == wanted) {
            let vault_key = match slot.open(&header.vault, secret) {
                Ok(vault_key) => vault_key,
                Err(VaultError::DoesNotOpen) => continue,
                Err(error) => return Err(error),
            };
            let epoch_key = self.authenticate(&vault_key)?;
            return Ok(Unlocked {
                header: header.clone(),
                bytes: self.bytes.clone(),
                vault_key,
                epoch_key,
                unlocked_by: wanted,
            });
        }
        Err(VaultError::DoesNotOpen)
    }

    /// Checks the bytes under `vault_key` and opens the epoch key.
    ///
    /// # Errors
    /// [`VaultError::DoesNotOpen`] for another journal's key and for any tampering.
    pub(crate) fn authenticate(&self, vault_key: &VaultKey) -> Result<Key, VaultError> {
        let key = vault_key.header_key(&self.header.vault);
        if !keyed_hash_matches(&key, &[&self.bytes[..self.authenticated_bytes]], &self.mac) {
            return Err(VaultError::DoesNotOpen);
        }
        let Header {
            vault,
            epoch,
            epoch_key,
            ..
        } = &self.header;
        vault_key
            .open_epoch_key(vault, *epoch, epoch_key)
            .map_err(|_| VaultError::DoesNotOpen)
    }
}

/// Lowercase hexadecimal digits of `bytes`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn out_of_bounds(field: HeaderField, found: u64, least: u64, most: u64) -> VaultError {
    VaultError::HeaderOutOfBounds {
        field,
        found,
        least,
        most,
    }
}

/// Splits off the last line if it begins with `name`: what is before it, and its value.
fn last_line<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let without_end = text.strip_suffix('\n')?;
    let start = without_end.rfind('\n')? + 1;
    let value = without_end.get(start..)?.strip_prefix(name)?;
    Some((text.get(..start)?, value))
}

fn exact_base64<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    // `decode` fails if the text is for more bytes and gives fewer for less.
    (Base64::decode(text, &mut bytes).ok()?.len() == N).then_some(bytes)
}

fn read_fields(fields: &str) -> Result<Header, VaultError> {
    const DAMAGED: VaultError = VaultError::HeaderDamaged;
    let mut lines = fields.lines().skip(1);
    let vault = lines
        .next()
        .and_then(|line| line.strip_prefix("vault "))
        .ok_or(DAMAGED)?;
    let vault = uuid::Uuid::try_parse(vault)
        .map_err(|_| DAMAGED)?
        .into_bytes();
    let slot_lines = lines
        .clone()
        .filter(|line| line.starts_with("slot "))
        .count();
    if !(1..=MOST_SLOTS).contains(&slot_lines) {
        let found = slot_lines as u64;
        return Err(out_of_bounds(
            HeaderField::Slots,
            found,
            1,
            MOST_SLOTS as u64,
        ));
    }
    let mut slots: Vec<Slot> = Vec::with_capacity(slot_lines);
    for line in lines.by_ref().take(slot_lines) {
        let words: Vec<&str> = line.split(' ').collect();
        let slot = read_slot(&words)?;
        if slots.last().is_some_and(|before| before.id >= slot.id) {
            return Err(DAMAGED);
        }
        slots.push(slot);
    }
    let epoch_line = lines
        .next()
        .and_then(|line| line.strip_prefix("epoch "))
        .ok_or(DAMAGED)?;
    let (epoch, sealed) = epoch_line.split_once(' ').ok_or(DAMAGED)?;
    if lines.next().is_some() {
        return Err(DAMAGED);
    }
    Ok(Header {
        vault,
        slots,
        epoch: epoch.parse().map_err(|_| DAMAGED)?,
        epoch_key: exact_base64(sealed).ok_or(DAMAGED)?,
    })
}

fn read_slot(words: &[&str]) -> Result<Slot, VaultError> {
    const DAMAGED: VaultError = VaultError::HeaderDamaged;
    let number = |text: &str| text.parse::<u64>().map_err(|_| DAMAGED);
    match words {
        [
            "slot",
            id,
            "passphrase",
            "argon2id",
            version,
            memory,
            passes,
            lanes,
            salt,
            sealed,
        ] => {
            let version = number(version)?;
            if version != ARGON_VERSION {
                return Err(out_of_bounds(
                    HeaderField::ArgonVersion,
                    version,
                    ARGON_VERSION,
                    ARGON_VERSION,
                ));
            }
            let cost = KdfCost::accept(number(memory)?, number(passes)?, number(lanes)?)?;
            Ok(Slot {
                id: id.parse().map_err(|_| DAMAGED)?,
                lock: SlotLock::Passphrase {
                    cost,
                    salt: read_salt(salt)?,
                },
                sealed: exact_base64(sealed).ok_or(DAMAGED)?,
            })
        }
        ["slot", id, "recovery", "hkdf-sha256", salt, sealed] => Ok(Slot {
            id: id.parse().map_err(|_| DAMAGED)?,
            lock: SlotLock::Recovery {
                salt: read_salt(salt)?,
            },
            sealed: exact_base64(sealed).ok_or(DAMAGED)?,
        }),
        _ => Err(DAMAGED),
    }
}

fn read_salt(text: &str) -> Result<[u8; SALT_BYTES], VaultError> {
    let salt = Base64::decode_vec(text).map_err(|_| VaultError::HeaderDamaged)?;
    let (found, right) = (salt.len() as u64, SALT_BYTES as u64);
    salt.try_into()
        .map_err(|_| out_of_bounds(HeaderField::SaltBytes, found, right, right))
}
