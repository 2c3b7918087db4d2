//! Frames and records, as sealed and as content: a changed one never opens, and content that is
//! read is written again to the same bytes.

use crate::mutation::Mutation;
use crate::{Target, frozen};
use cairn_tests::vectors::{Table, folder};
use cairn_vault::hooks::{
    Keys, collect_envelope, pad, read_envelope, rewrite_content, unpad, write_envelope,
};
use cairn_vault::{RecoveryWords, Secret};

/// The keys of the journal of the frozen vectors.
pub fn keys() -> Keys {
    let table = Table::read(&folder());
    let words = table.secrets.iter().find(|secret| secret.name == "words");
    let words = RecoveryWords::parse(&words.unwrap().text).unwrap();
    let header = table.bytes(&folder(), table.vector("header/whole"));
    Keys::of(&header, &Secret::Recovery(words)).unwrap()
}

pub struct Frame {
    keys: Keys,
    whole: Vec<Vec<u8>>,
}

impl Frame {
    pub fn new() -> Frame {
        Frame {
            keys: keys(),
            whole: frozen("frame"),
        }
    }
}

impl Target for Frame {
    fn name(&self) -> &'static str {
        "frame"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        self.whole.clone()
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if self.keys.open_frame(input).is_ok() {
            assert!(
                self.whole.iter().any(|whole| whole == input),
                "a changed frame opened"
            );
        }
        1
    }
}

/// The content inside a frame that was sealed as it should be.
pub struct FrameContent {
    keys: Keys,
}

impl FrameContent {
    pub fn new() -> FrameContent {
        FrameContent { keys: keys() }
    }
}

impl Target for FrameContent {
    fn name(&self) -> &'static str {
        "frame-content"
    }

    /// Kind, pieces, and entries of every kind: `docs/format.md`.
    fn samples(&self) -> Vec<Vec<u8>> {
        let put = [&[1][..], &[7; 72], &20_u32.to_le_bytes(), &[b'{'; 20]].concat();
        let removal = [&[2][..], &[9; 32]].concat();
        let content = |kind: u8, pieces: u32, entries: &[&[u8]]| {
            [&[kind][..], &pieces.to_le_bytes(), &entries.concat()].concat()
        };
        vec![
            content(0, 0, &[&put]),
            content(0, 0, &[&removal]),
            content(0, 0, &[&put, &removal, &put]),
            content(1, 3, &[]),
            content(2, 0, &[&put]),
        ]
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        let again = rewrite_content(input);
        if let Ok(again) = &again {
            assert_eq!(again, input, "content is spelt in one way");
        }
        let (frame, _) = self.keys.seal_frame(3, &[1; 16], &pad(input));
        assert_eq!(self.keys.open_frame(&frame).is_ok(), again.is_ok());
        1
    }
}

pub struct Record {
    keys: Keys,
    place: [u8; 32],
    whole: Vec<Vec<u8>>,
}

impl Record {
    pub fn new() -> Record {
        let table = Table::read(&folder());
        let digits = &table.vector("record/small").place;
        let place: Vec<u8> = (0..32)
            .map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        Record {
            keys: keys(),
            place: place.try_into().unwrap(),
            whole: frozen("record"),
        }
    }
}

impl Target for Record {
    fn name(&self) -> &'static str {
        "record"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        let small = |value: &&Vec<u8>| value.len() < 20_000;
        self.whole.iter().filter(small).cloned().collect()
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if self.keys.open_record(&self.place, input).is_ok() {
            assert!(
                self.whole.iter().any(|whole| whole == input),
                "a changed record opened"
            );
        }
        1
    }
}

pub struct Envelope;

impl Target for Envelope {
    fn name(&self) -> &'static str {
        "envelope"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        let id = "3f0b6f4e-6c2c-4a44-9d4e-2f1f0c5f6a7b";
        let bodies = [
            "null",
            "[1,2.5e300,\"x\"]",
            "{\"text\":\"caf\u{e9} \u{1fab4}\",\"later\":{}}",
        ];
        let envelope = |body: &&str| {
            format!(
                "{{\"id\":\"{id}\",\"kind\":\"journal_entry\",\"revision\":3,\
                 \"written_at\":\"2026-11-21T23:57:42.123456789Z\",\"schema\":1,\"body\":{body}}}"
            )
        };
        bodies
            .iter()
            .map(|body| envelope(body).into_bytes())
            .collect()
    }

    fn mutate(&mut self, mutation: &mut Mutation, sample: &[u8]) -> Vec<u8> {
        mutation.json(sample)
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if let Ok(record) = read_envelope(input) {
            let written = write_envelope(&record).expect("what was read can be written");
            let again = read_envelope(&written).expect("what was written can be read");
            assert!(record == again, "a record is the same after a round");
            let collected = collect_envelope(input).expect("what is read is collected, too");
            assert!(collected == [record], "an opening collects what is read");
        } else {
            assert!(
                collect_envelope(input).is_err(),
                "nothing is collected of what cannot be read"
            );
        }
        1
    }
}

pub struct Padding;

impl Target for Padding {
    fn name(&self) -> &'static str {
        "padding"
    }

    fn samples(&self) -> Vec<Vec<u8>> {
        [0, 1, 508, 509, 2044, 4092, 4093]
            .map(|length| pad(&vec![7; length]))
            .to_vec()
    }

    fn read(&mut self, input: &[u8]) -> u64 {
        if let Ok(content) = unpad(input) {
            assert_eq!(pad(&content), input, "padding is put on in one way");
        }
        1
    }
}
