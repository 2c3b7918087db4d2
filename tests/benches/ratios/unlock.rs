//! Unlock beyond the key derivation, against decrypting the same bytes once, one after another.

use crate::stopwatch::{Stopwatch, line, median, ms};
use cairn_tests::big::Big;
use cairn_tests::files_below;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, Tag, XChaCha20Poly1305, XNonce};
use criterion::Criterion;

/// Times both, one after the other.
pub fn ratio(criterion: &mut Criterion, watch: &mut Stopwatch, big: &Big, n: usize) -> String {
    let bytes = ledger_bytes(big);
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
    let (unlock, decrypt) = watch.time_beside(criterion, &name, || big.unlocked(), decrypt_once);
    let (unlock, decrypt) = (median(&unlock), median(&decrypt));
    let ratio = unlock.as_secs_f64() / decrypt.as_secs_f64();
    let bar = if n < 10_000 { "no bar" } else { "2x" };
    line(
        &format!("unlock beyond the KDF, {n} entries"),
        &ms(unlock),
        &ms(decrypt),
        &format!(
            "{ratio:.2}x of decrypting {:.1} MB once ({bar})",
            bytes as f64 / 1e6
        ),
    )
}

/// A compacted journal has each record once in its ledger.
fn ledger_bytes(big: &Big) -> usize {
    let files = files_below(&big.place.journal_dir());
    let ledger = files
        .iter()
        .find(|path| path.to_string_lossy().contains("/ledger-"));
    usize::try_from(ledger.unwrap().metadata().unwrap().len()).unwrap()
}
