//! The key ladder below the keyslots: vault key, epoch key and the keys derived from them.
//!
//! How a passphrase becomes the key of a keyslot is in `kdf.rs` and `slot.rs`.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::record::RecordId;
use crate::seal::{self, Forged, Key, NONCE_BYTES, TAG_BYTES};

/// Version of the format that is written; it stands in every label and every associated data.
pub(crate) const FORMAT_VERSION: u32 = 1;
/// First bytes of every label, of every associated data and of the header.
pub(crate) const MAGIC: &str = "cairn-journal";

/// The random id of a journal. Public.
pub(crate) type VaultId = [u8; 16];
/// Key of a record in the store: a keyed hash, so that it tells nothing.
pub(crate) type StorageKey = [u8; 32];

/// `HKDF-SHA256[salt, "cairn-journal 1 " ‖ label ‖ context](ikm)`, 32 bytes
/// ([RFC 5869](https://www.rfc-editor.org/rfc/rfc5869)). The label keeps keys for different uses
/// apart; two uses never share one.
pub(crate) fn derive(ikm: &[u8; 32], salt: &[u8], label: &str, context: &[u8]) -> Key {
    let mut key = Key::default();
    Hkdf::<Sha256>::new(Some(salt), ikm)
        .expand_multi_info(
            &[MAGIC.as_bytes(), b" 1 ", label.as_bytes(), context],
            &mut key[..],
        )
        .expect("32 bytes are fewer than the 8160 HKDF-SHA256 can give");
    key
}

/// `HMAC-SHA256[key](parts[0] ‖ parts[1] ‖ …)`. All parts but the last have fixed lengths
/// wherever this is used, so that no two lists of parts read the same.
pub(crate) fn keyed_hash(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    MacKey::new(key).hash(parts)
}

/// A key of [`keyed_hash`] that was taken in: for a short message that is half of the work.
struct MacKey(Hmac<Sha256>);

impl MacKey {
    fn new(key: &Key) -> Self {
        Self(Hmac::new_from_slice(&key[..]).expect("HMAC takes keys of any length"))
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

/// Whether `tag` is the keyed hash of `parts`, compared in constant time.
pub(crate) fn keyed_hash_matches(key: &Key, parts: &[&[u8]], tag: &[u8]) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key[..]).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.verify_slice(tag).is_ok()
}

/// Takes a nonce from the random source.
pub(crate) fn make_nonce(rng: &mut dyn CryptoRng) -> [u8; NONCE_BYTES] {
    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    nonce
}

/// Takes a key from the random source.
pub(crate) fn make_key(rng: &mut dyn CryptoRng) -> Key {
    let mut key = Key::default();
    rng.fill_bytes(&mut key[..]);
    key
}

/// The associated data of one use: `magic ‖ version ‖ vault id ‖ use ‖ rest`, all of fixed length.
pub(crate) fn aad(vault: &VaultId, of: AadUse, rest: &[&[u8]]) -> Vec<u8> {
    let mut aad = Vec::with_capacity(128);
    aad.extend_from_slice(MAGIC.as_bytes());
    aad.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    aad.extend_from_slice(vault);
    aad.push(of as u8);
    for part in rest {
        aad.extend_from_slice(part);
    }
    aad
}

/// What a sealed thing is for. The numbers are part of the format.
#[derive(Clone, Copy)]
pub(crate) enum AadUse {
    Keyslot = 1,
    EpochKey = 2,
    Record = 3,
    Frame = 4,
    Head = 5,
    Backup = 6,
}

/// The key of a journal. It opens the epoch key and authenticates the header and the backups; it
/// seals no record, so that a new epoch can leave old records without a key.
pub(crate) struct VaultKey(pub(crate) Key);

impl VaultKey {
    /// Key of the authentication of the header.
    pub(crate) fn header_key(&self, vault: &VaultId) -> Key {
        derive(&self.0, vault, "header", &[])
    }

    /// Key of one backup, bound to its salt and to the header inside it.
    pub(crate) fn backup_key(&self, vault: &VaultId, salt: &[u8; 32], header: &[u8; 32]) -> Key {
        let mut context = [0; 64];
        context[..32].copy_from_slice(salt);
        context[32..].copy_from_slice(header);
        derive(&self.0, vault, "backup", &context)
    }

    /// `nonce ‖ sealed ‖ tag` of the epoch key.
    pub(crate) fn seal_epoch_key(
        &self,
        vault: &VaultId,
        epoch: u32,
        key: &Key,
        nonce: &[u8; NONCE_BYTES],
    ) -> Vec<u8> {
        let wrap = derive(&self.0, vault, "epoch", &[]);
        let aad = aad(vault, AadUse::EpochKey, &[&epoch.to_le_bytes()]);
        seal::seal_with_nonce(&wrap, nonce, &aad, &key[..])
    }

    /// The inverse of [`VaultKey::seal_epoch_key`].
    pub(crate) fn open_epoch_key(
        &self,
        vault: &VaultId,
        epoch: u32,
        sealed: &[u8],
    ) -> Result<Key, Forged> {
        let wrap = derive(&self.0, vault, "epoch", &[]);
        open_key(
            &wrap,
            &aad(vault, AadUse::EpochKey, &[&epoch.to_le_bytes()]),
            sealed,
        )
    }
}

/// Opens `nonce ‖ sealed ‖ tag` that holds a key.
pub(crate) fn open_key(key: &Key, aad: &[u8], sealed: &[u8]) -> Result<Key, Forged> {
    let mut bytes = Zeroizing::new(sealed.to_vec());
    let (nonce, text, tag) = seal::split(&mut bytes)?;
    seal::open(key, nonce, aad, text, tag)?;
    let mut inner = Key::default();
    if text.len() != inner.len() {
        return Err(Forged);
    }
    inner.copy_from_slice(text);
    Ok(inner)
}

/// The keys of one epoch: everything in one store and one ledger is under them.
pub(crate) struct EpochKeys {
    pub(crate) vault: VaultId,
    pub(crate) epoch: u32,
    storage: MacKey,
    record: Key,
    ledger: Key,
    ledger_nonce: MacKey,
    head: Key,
    head_nonce: MacKey,
    set: MacKey,
}

impl EpochKeys {
    /// Derives the keys of `epoch` from its random key.
    pub(crate) fn derive(key: &Key, vault: &VaultId, epoch: u32) -> Self {
        let derive = |label| derive(key, vault, label, &epoch.to_le_bytes());
        let derive_mac = |label| MacKey::new(&derive(label));
        Self {
            vault: *vault,
            epoch,
            storage: derive_mac("storage-key"),
            record: derive("record"),
            ledger: derive("ledger"),
            ledger_nonce: derive_mac("ledger-nonce"),
            head: derive("head"),
            head_nonce: derive_mac("head-nonce"),
            set: derive_mac("set"),
        }
    }

    /// Key of the record `id` in the store.
    pub(crate) fn storage_key(&self, id: &RecordId) -> StorageKey {
        self.storage.hash(&[b"record", id.as_bytes()])
    }

    /// Key of the head in the store; looks like any other.
    pub(crate) fn head_storage_key(&self) -> StorageKey {
        self.storage.hash(&[b"head"])
    }

    /// What one stored record adds to the set hash: a keyed hash of where it lies and of the
    /// nonce and tag that stand for its bytes.
    pub(crate) fn element(
        &self,
        at: &StorageKey,
        nonce: &[u8; NONCE_BYTES],
        tag: &[u8; TAG_BYTES],
    ) -> [u8; 32] {
        self.set.hash(&[at, nonce, tag])
    }

    fn record_aad(&self, at: &StorageKey) -> Vec<u8> {
        aad(
            &self.vault,
            AadUse::Record,
            &[&self.epoch.to_le_bytes(), at],
        )
    }

    /// `nonce ‖ sealed ‖ tag` of a padded record for the place `at`.
    pub(crate) fn seal_record(
        &self,
        at: &StorageKey,
        nonce: &[u8; NONCE_BYTES],
        padded: &[u8],
    ) -> Vec<u8> {
        seal::seal_with_nonce(&self.record, nonce, &self.record_aad(at), padded)
    }

    /// The inverse of [`EpochKeys::seal_record`], in place.
    pub(crate) fn open_record(
        &self,
        at: &StorageKey,
        nonce: &[u8; NONCE_BYTES],
        text: &mut [u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), Forged> {
        seal::open(&self.record, nonce, &self.record_aad(at), text, tag)
    }

    fn frame_aad(&self, sequence: u64, previous: &[u8; TAG_BYTES]) -> Vec<u8> {
        let epoch = self.epoch.to_le_bytes();
        aad(
            &self.vault,
            AadUse::Frame,
            &[&epoch, &sequence.to_le_bytes(), previous],
        )
    }

    /// Seals a padded frame in place; gives nonce and tag. The nonce is a keyed hash of place and
    /// text, so that frames can be written where there is no random source (a ledger rewritten at
    /// opening) and the same nonce can only ever meet the same text.
    pub(crate) fn seal_frame(
        &self,
        sequence: u64,
        previous: &[u8; TAG_BYTES],
        padded: &mut [u8],
    ) -> ([u8; NONCE_BYTES], [u8; TAG_BYTES]) {
        let aad = self.frame_aad(sequence, previous);
        let nonce = text_nonce(&self.ledger_nonce, &aad, padded);
        let tag = seal::seal(&self.ledger, &nonce, &aad, padded);
        (nonce, tag)
    }

    /// The inverse of [`EpochKeys::seal_frame`], in place.
    pub(crate) fn open_frame(
        &self,
        sequence: u64,
        previous: &[u8; TAG_BYTES],
        nonce: &[u8; NONCE_BYTES],
        text: &mut [u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), Forged> {
        seal::open(
            &self.ledger,
            nonce,
            &self.frame_aad(sequence, previous),
            text,
            tag,
        )
    }

    /// Whether [`EpochKeys::open_frame`] would open these bytes, which stay sealed.
    pub(crate) fn authenticate_frame(
        &self,
        sequence: u64,
        previous: &[u8; TAG_BYTES],
        nonce: &[u8; NONCE_BYTES],
        sealed: &[u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), Forged> {
        seal::authenticate(
            &self.ledger,
            nonce,
            &self.frame_aad(sequence, previous),
            sealed,
            tag,
        )
    }

    /// `nonce ‖ sealed ‖ tag` of a padded head; the nonce as in [`EpochKeys::seal_frame`].
    pub(crate) fn seal_head(&self, padded: &[u8]) -> Vec<u8> {
        let aad = aad(&self.vault, AadUse::Head, &[&self.epoch.to_le_bytes()]);
        let nonce = text_nonce(&self.head_nonce, &aad, padded);
        seal::seal_with_nonce(&self.head, &nonce, &aad, padded)
    }

    /// The inverse of [`EpochKeys::seal_head`].
    pub(crate) fn open_head(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Forged> {
        let mut bytes = Zeroizing::new(sealed.to_vec());
        let (nonce, text, tag) = seal::split(&mut bytes)?;
        let aad = aad(&self.vault, AadUse::Head, &[&self.epoch.to_le_bytes()]);
        seal::open(&self.head, nonce, &aad, text, tag)?;
        Ok(Zeroizing::new(text.to_vec()))
    }
}

/// The first 24 bytes of `HMAC-SHA256[key](aad ‖ text)`; `aad` has a fixed length for each key.
fn text_nonce(key: &MacKey, aad: &[u8], text: &[u8]) -> [u8; NONCE_BYTES] {
    let hash = key.hash(&[aad, text]);
    let mut nonce = [0; NONCE_BYTES];
    nonce.copy_from_slice(&hash[..NONCE_BYTES]);
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;
    use std::collections::HashSet;

    /// RFC 5869, A.1: extraction and expansion as `derive` uses them.
    #[test]
    fn hkdf_gives_the_published_answer() {
        let salt: Vec<u8> = (0..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        let mut okm = [0; 42];
        Hkdf::<Sha256>::new(Some(&salt), &[0x0b; 22])
            .expand(&info, &mut okm)
            .unwrap();
        assert_eq!(okm[..8], [0x3c, 0xb2, 0x5f, 0x25, 0xfa, 0xac, 0xd5, 0x7a]);
        assert_eq!(
            okm[34..],
            [0x34, 0x00, 0x72, 0x08, 0xd5, 0xb8, 0x87, 0x18, 0x58, 0x65][2..]
        );
    }

    /// RFC 4231, case 1.
    #[test]
    fn hmac_gives_the_published_answer() {
        let mut mac = Hmac::<Sha256>::new_from_slice(&[0x0b; 20]).unwrap();
        mac.update(b"Hi There");
        let out: [u8; 32] = mac.finalize().into_bytes().into();
        assert_eq!(out[..8], [0xb0, 0x34, 0x4c, 0x61, 0xd8, 0xdb, 0x38, 0x53]);
    }

    #[test]
    fn every_use_has_a_key_of_its_own() {
        let keys = EpochKeys::derive(&Key::default(), &[1; 16], 1);
        let other = EpochKeys::derive(&Key::default(), &[1; 16], 2);
        let vault = VaultKey(Key::default());
        let of_key = |key: &Key| keyed_hash(key, &[b"the same"]);
        let of_mac = |key: &MacKey| key.hash(&[b"the same"]);
        let all = [
            of_mac(&keys.storage),
            of_key(&keys.record),
            of_key(&keys.ledger),
            of_mac(&keys.ledger_nonce),
            of_key(&keys.head),
            of_mac(&keys.head_nonce),
            of_mac(&keys.set),
            of_mac(&other.storage),
            of_key(&other.record),
            of_key(&vault.header_key(&[1; 16])),
            of_key(&vault.header_key(&[2; 16])),
            of_key(&vault.backup_key(&[1; 16], &[0; 32], &[0; 32])),
            of_key(&vault.backup_key(&[1; 16], &[0; 32], &[1; 32])),
        ];
        let distinct: HashSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }

    #[test]
    fn a_million_nonces_are_all_different() {
        let mut rng = StdRng::seed_from_u64(1);
        let nonces: HashSet<_> = (0..1_000_000).map(|_| make_nonce(&mut rng)).collect();
        assert_eq!(nonces.len(), 1_000_000);
    }

    #[test]
    fn a_record_opens_only_in_its_place() {
        let keys = EpochKeys::derive(&Key::default(), &[1; 16], 1);
        let mut sealed = keys.seal_record(&[3; 32], &[0; 24], b"text");
        let (nonce, text, tag) = seal::split(&mut sealed).unwrap();
        assert_eq!(
            keys.open_record(&[4; 32], nonce, &mut text.to_vec(), tag),
            Err(Forged)
        );
        for (vault, epoch) in [([1; 16], 2), ([2; 16], 1)] {
            let other = EpochKeys::derive(&Key::default(), &vault, epoch);
            assert_eq!(
                other.open_record(&[3; 32], nonce, &mut text.to_vec(), tag),
                Err(Forged)
            );
        }
        assert_eq!(keys.open_record(&[3; 32], nonce, text, tag), Ok(()));
        assert_eq!(text, b"text");
    }
}
