//! Unlock beyond the key derivation, against decrypting as many bytes once, one after another.

use crate::stopwatch::{Stopwatch, line, median, ms};
use cairn_tests::Place;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, Tag, XChaCha20Poly1305, XNonce};
use criterion::Criterion;

/// Times both; the key derivation of the journal is the cheap one of tests, 0.1 ms.
pub fn ratio(
    criterion: &mut Criterion,
    watch: &mut Stopwatch,
    place: &Place,
    n: usize,
) -> Vec<String> {
    let ledger = std::fs::read_dir(place.journal_dir())
        .unwrap()
        .map(Result::unwrap)
        .find(|entry| entry.file_name().to_string_lossy().starts_with("ledger-"))
        .unwrap();
    // A journal that was just filled has each record once in its ledger.
    let bytes = usize::try_from(ledger.metadata().unwrap().len()).unwrap();
    let cipher = XChaCha20Poly1305::new(&Key::from([7; 32]));
    let nonce = XNonce::from([1; 24]);
    let sealed: Vec<(Vec<u8>, Tag)> = (0..n)
        .map(|index| {
            let mut piece = vec![index as u8; bytes / n];
            let tag = cipher
                .encrypt_inout_detached(&nonce, b"", piece.as_mut_slice().into())
                .unwrap();
            (piece, tag)
        })
        .collect();
    let decrypt_once = || {
        let mut opened = Vec::with_capacity(n);
        for (piece, tag) in &sealed {
            let mut piece = piece.clone();
            cipher
                .decrypt_inout_detached(&nonce, b"", piece.as_mut_slice().into(), tag)
                .unwrap();
            opened.push(piece);
        }
        opened
    };
    let name = format!("unlock/{n}");
    let (unlock, decrypt) = watch.time_beside(criterion, &name, || place.unlocked(), decrypt_once);
    let (unlock, decrypt) = (median(&unlock), median(&decrypt));
    let ratio = unlock.as_secs_f64() / decrypt.as_secs_f64();
    vec![line(
        &format!("unlock beyond the KDF, {n} entries"),
        &ms(unlock),
        &ms(decrypt),
        &format!(
            "{ratio:.1}x of decrypting {:.1} MB once (2x)",
            bytes as f64 / 1e6
        ),
    )]
}
