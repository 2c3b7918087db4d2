//! Random changes of real inputs: of bytes, and of JSON by its shape.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use serde_json::{Map, Value};

/// Numbers at the edges of types.
const EDGES: [u64; 14] = [
    0,
    1,
    0x7f,
    0xff,
    0x7fff,
    0xffff,
    0x7fff_ffff,
    0xffff_ffff,
    0x1_0000_0000,
    i64::MAX as u64,
    u64::MAX,
    512,
    4096,
    65_536,
];

/// Texts that have hurt programs before.
const ODD: [&str; 24] = [
    "",
    " ",
    "\u{0}",
    "\u{202e}right to left\u{2066}",
    "e\u{301}\u{fb01}\u{fdfa}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{feff}",
    "a\nb\r\nc\td",
    "2026-02-29",
    "0000-00-00",
    "9999-12-31",
    "+262143-01-01",
    "1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z",
    "2026-03-29T02:30:00+14:00",
    "Europe/Berlin",
    "Antarctica/Troll",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "tag:\" from:2026 kind:",
    "=1+1",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{ $x } { -term } \\u{2028}",
];

/// A source of changes.
pub struct Mutation {
    rng: StdRng,
    /// Samples from which pieces are taken.
    others: Vec<Vec<u8>>,
}

impl Mutation {
    /// The same changes for the same seed and samples.
    pub fn new(seed: u64, samples: &[Vec<u8>]) -> Mutation {
        Mutation {
            rng: StdRng::seed_from_u64(seed),
            others: samples.to_vec(),
        }
    }

    /// One of several.
    pub fn choose<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.choose(&mut self.rng).expect("there is always one")
    }

    /// Whether, one time in `n`.
    pub fn once_in(&mut self, n: u32) -> bool {
        self.rng.random_ratio(1, n)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.rng.random_range(0..end.max(1))
    }

    /// One to four changes of bytes.
    pub fn bytes(&mut self, sample: &[u8]) -> Vec<u8> {
        let mut bytes = sample.to_vec();
        for _ in 0..=self.below(4) {
            self.change_bytes(&mut bytes);
        }
        bytes
    }

    fn change_bytes(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len());
        let left = bytes.len() - at;
        match self.below(9) {
            _ if bytes.is_empty() => bytes.push(self.rng.random()),
            0 => bytes[at] ^= 1 << self.below(8),
            1 => bytes[at] = self.rng.random(),
            2 => bytes.truncate(at),
            3 => {
                let end = at + self.below(left.min(64)) + 1;
                drop(bytes.drain(at..end));
            }
            4 => {
                let length = self.below(left.min(512)) + 1;
                let piece = bytes[at..at + length].to_vec();
                let to = self.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            5 => {
                let number = *self.choose(&EDGES);
                let width = [1, 2, 4, 8][self.below(4)].min(left);
                let big = self.once_in(2);
                let (little, large) = (number.to_le_bytes(), number.to_be_bytes());
                let with = if big {
                    &large[8 - width..]
                } else {
                    &little[..width]
                };
                bytes[at..at + width].copy_from_slice(with);
            }
            6 => {
                let text = *self.choose(&ODD);
                drop(bytes.splice(at..at, text.bytes()));
            }
            7 => {
                let other = self.below(self.others.len());
                let length = self.others[other].len();
                let from = self.below(length);
                let end = (from + self.below(1024) + 1).min(length);
                let piece = self.others[other][from..end].to_vec();
                let over = (at + piece.len()).min(bytes.len());
                let end = if self.once_in(2) { over } else { at };
                drop(bytes.splice(at..end, piece));
            }
            _ => {
                let text = self.choose(&EDGES).to_string();
                let digits = bytes[at..]
                    .iter()
                    .position(u8::is_ascii_digit)
                    .map_or(at, |d| at + d);
                let end = bytes[digits..].iter().position(|b| !b.is_ascii_digit());
                let end = end.map_or(bytes.len(), |length| digits + length);
                drop(bytes.splice(digits..end, text.bytes()));
            }
        }
    }

    /// One to four changes of the values in a JSON text; one time in eight of its bytes. What is no
    /// JSON is changed as bytes.
    pub fn json(&mut self, sample: &[u8]) -> Vec<u8> {
        let parsed = serde_json::from_slice::<Value>(sample);
        match parsed {
            Ok(mut value) if !self.once_in(8) => {
                for _ in 0..=self.below(4) {
                    self.change_value(&mut value, 0);
                }
                value.to_string().into_bytes()
            }
            _ => self.bytes(sample),
        }
    }

    /// Goes down into the value for a while, and changes what it comes to.
    fn change_value(&mut self, value: &mut Value, depth: u32) {
        let inward = depth == 0 || !self.once_in(3);
        match value {
            Value::Object(members) if inward && !members.is_empty() => {
                let at = self.below(members.len());
                let key = members.keys().nth(at).cloned().expect("it is in the range");
                match self.below(30) {
                    0 => drop(members.remove(&key)),
                    1 => drop(members.insert(self.text(), Value::Null)),
                    _ => self.change_value(&mut members[&key], depth + 1),
                }
            }
            Value::Array(items) if inward && !items.is_empty() => {
                let at = self.below(items.len());
                match self.below(12) {
                    0 => drop(items.remove(at)),
                    1 => items.push(items[at].clone()),
                    2 => *items = vec![items[at].clone(); 300],
                    _ => self.change_value(&mut items[at], depth + 1),
                }
            }
            other => *other = self.value(other),
        }
    }

    /// Another value, most often of the same type.
    fn value(&mut self, like: &Value) -> Value {
        match self.below(20) {
            0 => Value::Null,
            1 => Value::Bool(self.once_in(2)),
            2 => Value::Object(Map::new()),
            3 => Value::Array(Vec::new()),
            4 => self.number(),
            5 | 6 => Value::String(self.text()),
            _ => match like {
                Value::Number(_) => self.number(),
                Value::Bool(was) => Value::Bool(!was),
                Value::String(was) => self.changed_text(was),
                _ => Value::String(self.text()),
            },
        }
    }

    fn number(&mut self) -> Value {
        let edge = *self.choose(&EDGES);
        match self.below(5) {
            0 => Value::from(edge as f64 / 3.0),
            1 => Value::from(-(edge as i64 / 2)),
            2 => Value::from(self.rng.random_range(-10..30)),
            _ => Value::from(edge),
        }
    }

    fn text(&mut self) -> String {
        let odd = *self.choose(&ODD);
        match self.below(8) {
            0 => odd.repeat(self.below(5000)),
            1 => "x".repeat(*self.choose(&[119, 120, 121, 2000, 2001, 200_001])),
            _ => odd.to_owned(),
        }
    }

    fn changed_text(&mut self, was: &str) -> Value {
        let mut bytes = was.as_bytes().to_vec();
        self.change_bytes(&mut bytes);
        Value::String(String::from_utf8_lossy(&bytes).into_owned())
    }
}
