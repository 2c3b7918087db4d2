//! Sealing bytes with XChaCha20-Poly1305, and the few sizes that sealed things have.
//!
//! Which key, nonce and associated data belong to what is not decided here.

use chacha20::XChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use poly1305::Poly1305;
use poly1305::universal_hash::UniversalHash;
use zeroize::Zeroizing;

/// A 256-bit key.
pub(crate) type Key = Zeroizing<[u8; 32]>;
/// Bytes of a nonce: long enough that random ones do not meet.
pub(crate) const NONCE_BYTES: usize = 24;
/// Bytes of a Poly1305 tag.
pub(crate) const TAG_BYTES: usize = 16;

/// Sizes of padded plaintexts below the step; see `docs/format.md`, "Padding".
const SMALL_SIZES: [usize; 4] = [512, 1024, 2048, 4096];
/// Above the small sizes, plaintexts grow by this step.
const STEP_BYTES: usize = 4096;
/// Bytes of the length that stands before padded content.
const LENGTH_BYTES: usize = 4;

/// What was to be opened is not what was sealed under this key, nonce and context.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Forged;

/// `XChaCha20-Poly1305[key, nonce, aad](bytes)` in place; gives the tag.
///
/// One `(key, nonce)` must never seal two different texts: callers take nonces from the random
/// source or derive them from the text itself.
pub(crate) fn seal(
    key: &Key,
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    bytes: &mut [u8],
) -> [u8; TAG_BYTES] {
    XChaCha20Poly1305::new((&**key).into())
        .encrypt_inout_detached(&XNonce::from(*nonce), aad, bytes.into())
        .expect("a text in memory is far below the 256 GiB of ChaCha20")
        .into()
}

/// The inverse of [`seal`], in place. On [`Forged`] the bytes are not to be used.
pub(crate) fn open(
    key: &Key,
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    bytes: &mut [u8],
    tag: &[u8; TAG_BYTES],
) -> Result<(), Forged> {
    XChaCha20Poly1305::new((&**key).into())
        .decrypt_inout_detached(&XNonce::from(*nonce), aad, bytes.into(), &Tag::from(*tag))
        .map_err(|_| Forged)
}

/// Whether [`open`] would open these bytes, which stay sealed: the tag alone is computed, as RFC 8439,
/// 2.8, says. That takes about half the time of opening them.
pub(crate) fn authenticate(
    key: &Key,
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    sealed: &[u8],
    tag: &[u8; TAG_BYTES],
) -> Result<(), Forged> {
    let mut one_time_key = Zeroizing::new([0; 32]);
    XChaCha20::new((&**key).into(), &XNonce::from(*nonce)).apply_keystream(&mut *one_time_key);
    let mut lengths = [0; TAG_BYTES];
    lengths[..8].copy_from_slice(&(aad.len() as u64).to_le_bytes());
    lengths[8..].copy_from_slice(&(sealed.len() as u64).to_le_bytes());
    let mut mac = Poly1305::new((&*one_time_key).into());
    mac.update_padded(aad);
    mac.update_padded(sealed);
    mac.update(&[lengths.into()]);
    mac.verify(&(*tag).into()).map_err(|_| Forged)
}

/// Size of the padded form of `content_bytes` of content.
pub(crate) fn padded_size(content_bytes: usize) -> usize {
    let needed = content_bytes + LENGTH_BYTES;
    SMALL_SIZES
        .into_iter()
        .find(|size| needed <= *size)
        .unwrap_or_else(|| needed.div_ceil(STEP_BYTES) * STEP_BYTES)
}

/// Puts the length of `content` before it and zeros behind it up to the next size.
pub(crate) fn pad(content: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = u32::try_from(content.len()).expect("contents are limited to 256 MiB");
    let mut padded = Zeroizing::new(Vec::with_capacity(padded_size(content.len())));
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(content);
    padded.resize(padded_size(content.len()), 0);
    padded
}

/// The content of a padded text. Refuses any text that [`pad`] would not have made.
pub(crate) fn unpad(padded: &[u8]) -> Result<&[u8], Forged> {
    let (length, rest) = padded.split_first_chunk::<LENGTH_BYTES>().ok_or(Forged)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (content, zeros) = rest.split_at_checked(length).ok_or(Forged)?;
    // Without a way out of the loop it runs over many bytes at once.
    let all_zero = zeros.iter().fold(0, |seen, byte| seen | byte) == 0;
    if padded.len() != padded_size(length) || !all_zero {
        return Err(Forged);
    }
    Ok(content)
}

/// `nonce ‖ sealed ‖ tag` of `bytes`.
pub(crate) fn seal_with_nonce(
    key: &Key,
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    bytes: &[u8],
) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(NONCE_BYTES + bytes.len() + TAG_BYTES);
    sealed.extend_from_slice(nonce);
    sealed.extend_from_slice(bytes);
    let tag = seal(key, nonce, aad, &mut sealed[NONCE_BYTES..]);
    sealed.extend_from_slice(&tag);
    sealed
}

/// Nonce, sealed text and tag of one value.
pub(crate) type Sealed<'a> = (&'a [u8; NONCE_BYTES], &'a mut [u8], &'a [u8; TAG_BYTES]);

/// Splits `nonce ‖ sealed ‖ tag`.
pub(crate) fn split(sealed: &mut [u8]) -> Result<Sealed<'_>, Forged> {
    let (nonce, rest) = sealed
        .split_first_chunk_mut::<NONCE_BYTES>()
        .ok_or(Forged)?;
    let (text, tag) = rest.split_last_chunk_mut::<TAG_BYTES>().ok_or(Forged)?;
    Ok((nonce, text, tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    proptest! {
        #[test]
        fn padding_comes_off_of_any_content(content in prop::collection::vec(any::<u8>(), 0..9000)) {
            let padded = pad(&content);
            prop_assert_eq!(padded.len(), padded_size(content.len()));
            prop_assert_eq!(unpad(&padded), Ok(&content[..]));
        }

        #[test]
        fn one_bit_changed_anywhere_and_it_does_not_open(
            content in prop::collection::vec(any::<u8>(), 0..300),
            aad in prop::collection::vec(any::<u8>(), 1..100),
            at in any::<Index>(),
            bit in 0..8_u8,
        ) {
            let (mut key, mut nonce, mut aad) = (Key::default(), [5; NONCE_BYTES], aad);
            let mut text = content.clone();
            let mut tag = seal(&key, &nonce, &aad, &mut text);
            prop_assert_eq!(authenticate(&key, &nonce, &aad, &text, &tag), Ok(()));
            prop_assert_eq!(open(&key, &nonce, &aad, &mut text.clone(), &tag), Ok(()));
            let parts = [&mut key[..], &mut nonce, &mut aad, &mut text, &mut tag];
            let mut bytes: Vec<&mut u8> = parts.into_iter().flatten().collect();
            let at = at.index(bytes.len());
            *bytes[at] ^= 1 << bit;
            prop_assert_eq!(authenticate(&key, &nonce, &aad, &text, &tag), Err(Forged));
            prop_assert_eq!(open(&key, &nonce, &aad, &mut text, &tag), Err(Forged));
        }
    }

    #[test]
    fn what_opens_is_authentic_in_every_length() {
        let (key, nonce) = (Key::default(), [5; NONCE_BYTES]);
        for length in (0..600).chain([4096, 65_537]) {
            let (aad, mut text) = (vec![3; length % 71], vec![9; length]);
            let tag = seal(&key, &nonce, &aad, &mut text);
            let authentic =
                |aad: &[u8], text: &[u8]| authenticate(&key, &nonce, aad, text, &tag) == Ok(());
            assert!(authentic(&aad, &text), "{length} bytes");
            // What is padded with zeros up to a block is told apart by the lengths behind it.
            let longer = |bytes: &[u8]| [bytes, &[0]].concat();
            assert!(!authentic(&longer(&aad), &text), "{length} bytes, aad");
            assert!(!authentic(&aad, &longer(&text)), "{length} bytes, text");
        }
    }

    #[test]
    fn sizes_are_few() {
        let check = |content, size| assert_eq!(padded_size(content), size, "{content} bytes");
        check(0, 512);
        check(508, 512);
        check(509, 1024);
        check(2044, 2048);
        check(4092, 4096);
        check(4093, 8192);
        check(100_000, 25 * 4096);
    }

    #[test]
    fn padding_comes_off_exactly_and_only_as_it_was_put_on() {
        for length in [0, 1, 500, 509, 4000, 4093, 9000] {
            let content = vec![7; length];
            let padded = pad(&content);
            assert_eq!(unpad(&padded), Ok(&content[..]));
            let mut longer = padded.to_vec();
            longer.resize(longer.len() + 4096, 0);
            assert_eq!(unpad(&longer), Err(Forged), "a larger size than needed");
            let mut dirty = padded.to_vec();
            *dirty.last_mut().unwrap() ^= 1;
            assert_eq!(unpad(&dirty), Err(Forged), "padding that is not zero");
        }
        assert_eq!(unpad(&[1, 2]), Err(Forged));
        assert_eq!(unpad(&[0xff; 512]), Err(Forged));
    }

    /// draft-irtf-cfrg-xchacha-03, A.3.1.
    #[test]
    fn xchacha20_poly1305_gives_the_published_answer() {
        let mut key = Key::default();
        key.copy_from_slice(&(0x80..0xa0).collect::<Vec<u8>>());
        let nonce: [u8; 24] = (0x40..0x58).collect::<Vec<u8>>().try_into().unwrap();
        let aad = [
            0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
        ];
        let mut text = *b"Ladies and Gentlemen of the class of '99: If I could offer you \
                          only one tip for the future, sunscreen would be it.";
        let tag = seal(&key, &nonce, &aad, &mut text);
        assert_eq!(text[..4], [0xbd, 0x6d, 0x17, 0x9d]);
        assert_eq!(
            tag,
            [
                0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a,
                0xcf, 0x49
            ]
        );
        assert_eq!(authenticate(&key, &nonce, &aad, &text, &tag), Ok(()));
        assert_eq!(open(&key, &nonce, &aad, &mut text, &tag), Ok(()));
        assert!(text.starts_with(b"Ladies"));
    }
}
