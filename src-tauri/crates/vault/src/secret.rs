//! What a person holds to open a journal: a passphrase, or 24 recovery words.
//!
//! How strong a passphrase is, is not judged here; that belongs to the room that can say it in
//! words. Nothing in this file has `Debug` or `Serialize`.

use bip39::{Language, Mnemonic};
use rand_core::CryptoRng;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::VaultError;

/// Longest passphrase in bytes of UTF-8 after NFKC. Generous for sentences, small against a
/// document pasted by accident.
pub const PASSPHRASE_LIMIT_BYTES: usize = 1024;

/// Words of a recovery key: 256 bits and 8 bits of checksum at 11 bits a word
/// ([BIP-39](https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki)).
pub const RECOVERY_WORDS: usize = (256 + 8) / 11;

/// A passphrase in NFKC, so that the same words typed on another keyboard give the same bytes.
/// Spaces are kept as they are typed, at both ends too.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes `typed` over in NFKC.
    ///
    /// # Errors
    /// [`VaultError::PassphraseEmpty`], [`VaultError::PassphraseTooLong`].
    pub fn new(typed: &str) -> Result<Self, VaultError> {
        let too_long = |found: usize| VaultError::PassphraseTooLong {
            found_bytes: u32::try_from(found).unwrap_or(u32::MAX),
            limit_bytes: PASSPHRASE_LIMIT_BYTES as u32,
        };
        // NFKC shrinks a text at most to an eleventh or so; far beyond that it need not be made.
        if typed.len() > 64 * PASSPHRASE_LIMIT_BYTES {
            return Err(too_long(typed.len()));
        }
        let mut text = Zeroizing::new(String::with_capacity(4 * typed.len()));
        text.extend(typed.nfkc());
        match text.len() {
            0 => Err(VaultError::PassphraseEmpty),
            1..=PASSPHRASE_LIMIT_BYTES => Ok(Self(text)),
            found => Err(too_long(found)),
        }
    }

    pub(crate) fn expose_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A recovery key: 256 random bits, shown as 24 English words.
#[derive(Clone)]
pub struct RecoveryWords(Zeroizing<[u8; 32]>);

impl RecoveryWords {
    /// Reads 24 words, separated by any white space, in any case, with or without the numbers that
    /// stand before them on a sheet.
    ///
    /// # Errors
    /// [`VaultError::RecoveryWordCount`], [`VaultError::RecoveryWordUnknown`],
    /// [`VaultError::RecoveryChecksum`].
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let count = |found: usize| VaultError::RecoveryWordCount {
            found: u32::try_from(found).unwrap_or(u32::MAX),
            required: RECOVERY_WORDS as u32,
        };
        if typed.len() > 64 * RECOVERY_WORDS {
            return Err(count(typed.split_whitespace().count()));
        }
        let mut lower = Zeroizing::new(String::with_capacity(4 * typed.len()));
        lower.extend(typed.nfkd().flat_map(char::to_lowercase));
        // No word of the list holds a digit, so that what is left of one is the word that was meant.
        let words = lower
            .split_whitespace()
            .map(|word| word.trim_start_matches(|c: char| c.is_ascii_digit() || ".):".contains(c)))
            .filter(|word| !word.is_empty());
        let found = words.clone().count();
        if found != RECOVERY_WORDS {
            return Err(count(found));
        }
        // One more than there were, for the space behind the last word: what grows leaves copies behind.
        let mut text = Zeroizing::new(String::with_capacity(lower.len() + 1));
        for word in words {
            text.extend([word, " "]);
        }
        let words =
            Mnemonic::parse_in_normalized(Language::English, &text).map_err(|e| match e {
                bip39::Error::UnknownWord(at) => VaultError::RecoveryWordUnknown {
                    position: u32::try_from(at).map_or(u32::MAX, |at| at + 1),
                },
                _ => VaultError::RecoveryChecksum,
            })?;
        let (wide, _) = words.to_entropy_array();
        let wide = Zeroizing::new(wide);
        let mut entropy = Zeroizing::new([0; 32]);
        entropy.copy_from_slice(&wide[..32]);
        Ok(Self(entropy))
    }

    /// Makes a new recovery key from `rng`.
    pub(crate) fn make(rng: &mut dyn CryptoRng) -> Self {
        let mut entropy = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut entropy[..]);
        Self(entropy)
    }

    /// The 24 words, to be shown once and written on paper.
    #[must_use]
    pub fn expose_words(&self) -> Vec<&str> {
        Mnemonic::from_entropy(&self.0[..])
            .expect("32 bytes are a length BIP-39 has words for")
            .words()
            .collect()
    }

    pub(crate) fn expose_entropy(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Either secret that opens a journal.
#[derive(Clone)]
pub enum Secret {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The recovery words.
    Recovery(RecoveryWords),
}

/// Makes a passphrase of five words of the BIP-39 list, 55 bits, joined by spaces.
pub fn suggest_passphrase(rng: &mut dyn CryptoRng) -> Zeroizing<String> {
    let list = Language::English.word_list();
    let longest = 8;
    let mut text = Zeroizing::new(String::with_capacity(5 * (longest + 1)));
    for place in 0..5 {
        if place > 0 {
            text.push(' ');
        }
        // 2048 divides 2^32, so the remainder is uniform.
        text.push_str(list[rng.next_u32() as usize % list.len()]);
    }
    text
}
