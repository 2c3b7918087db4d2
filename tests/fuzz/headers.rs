//! The header before any secret, and its keyslots.

use crate::mutation::Mutation;
use crate::{Target, frozen};
use cairn_vault::hooks::{Keys, read_header};
use cairn_vault::{RecoveryWords, Secret};
use sha2::{Digest, Sha256};

/// What is read before a secret is typed.
pub struct Header;

impl Target for Header {
    fn name(&self) -> &'static str {
        "header"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        frozen("header")
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        let changed = mutation.bytes(sample);
        // Most get a checksum that fits, or none would get past it.
        if mutation.once_in(4) {
            changed
        } else {
            sealed(&changed)
        }
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if read_header(input).is_ok() {
            let text = std::str::from_utf8(input).expect("a header that is read is text");
            assert!(text.starts_with("cairn-journal 1\n") && text.ends_with('\n'));
        }
        1
    }
}

/// A header with changes that fit its grammar, opened by the words: only the very bytes that were
/// sealed open.
pub struct Slot {
    words: Secret,
    whole: Vec<Vec<u8>>,
}

impl Slot {
    pub fn new() -> Slot {
        let table = cairn_tests::vectors::Table::read(&cairn_tests::vectors::folder());
        let words = table.secrets.iter().find(|secret| secret.name == "words");
        let words = RecoveryWords::parse(&words.unwrap().text).unwrap();
        Slot {
            words: Secret::Recovery(words),
            whole: frozen("header"),
        }
    }
}

impl Target for Slot {
    fn name(&self) -> &'static str {
        "slot"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        self.whole.clone()
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        let mut bytes = sample.to_vec();
        let lines: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
        // Signs of fields are exchanged for others of their kind.
        for _ in 0..=mutation.below(3) {
            let at = lines[0] + mutation.below(lines[lines.len() - 2] - lines[0]);
            bytes[at] = match bytes[at] {
                b'0'..=b'9' => b'0' + u8::try_from(mutation.below(10)).unwrap_or(0),
                b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'/' => *mutation
                    .choose(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
                other => other,
            };
        }
        sealed(&bytes)
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if Keys::of(input, &self.words).is_ok() {
            assert!(
                self.whole.iter().any(|whole| whole == input),
                "a changed header opened"
            );
        }
        1
    }
}

/// The same with a last line that fits, if there are lines.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let without_end = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let body = without_end
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let sum = Sha256::digest(&bytes[..body]);
    let digits: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    [&bytes[..body], format!("checksum {digits}\n").as_bytes()].concat()
}
