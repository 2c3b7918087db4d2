//! Single frames of the ledger, and what is not quite one.

use crate::Maker;
use crate::journals::{Journals, record};
use cairn_vault::RecordId;
use cairn_vault::hooks::{Keys, pad, write_envelope};

const NOT_OURS: &str = "not_ours";
/// Bytes of a frame's head: magic 8, sequence 8, tag before 16, length 4, nonce 24.
const HEAD: usize = 60;

pub fn make(maker: &mut Maker, journals: &Journals) {
    let keys = journals.first.keys();
    let put = put(&keys, journals.first.ids[0], "one");
    let whole = keys
        .seal_frame(5, &[7; 16], &pad(&content(0, 0, &[&put])))
        .0;
    whole_ones(maker, &keys, &put);
    changed(maker, &whole);
    sealed_by_others(maker, journals, &put);
    content_of_no_frame(maker, &keys, &put);
}

fn whole_ones(maker: &mut Maker, keys: &Keys, put: &[u8]) {
    let removal = [&[2_u8][..], &[9; 32]].concat();
    let mut opens = |name: &str, content: &[u8], expect: &str, why: &str| {
        let (bytes, _) = keys.seal_frame(5, &[7; 16], &pad(content));
        let expect = format!("opens sequence 5 {expect}");
        maker.add(&format!("frame/{name}"), "words", &bytes, &expect, why);
    };
    let none: [&[u8]; 0] = [];
    opens(
        "put",
        &content(0, 0, &[put]),
        "kind 0 pieces 0 puts 1 removals 0",
        "one record written",
    );
    opens(
        "removal",
        &content(0, 0, &[&removal]),
        "kind 0 pieces 0 puts 0 removals 1",
        "one record removed",
    );
    opens(
        "several",
        &content(0, 0, &[put, &removal, put]),
        "kind 0 pieces 0 puts 2 removals 1",
        "the changes of one write",
    );
    opens(
        "base",
        &content(1, 3, &none),
        "kind 1 pieces 3 puts 0 removals 0",
        "the first frame of a ledger of three records",
    );
    opens(
        "base-of-nothing",
        &content(1, 0, &none),
        "kind 1 pieces 0 puts 0 removals 0",
        "the first frame of a new ledger",
    );
    opens(
        "piece",
        &content(2, 0, &[put]),
        "kind 2 pieces 0 puts 1 removals 0",
        "a record that was living when the ledger was written anew",
    );
    let large = [put, &[1; 0]].concat().repeat(40);
    opens(
        "large",
        &content(0, 0, &[&large]),
        "kind 0 pieces 0 puts 40 removals 0",
        "above 4096 bytes padding goes by steps of 4096",
    );
}

fn changed(maker: &mut Maker, whole: &[u8]) {
    let last = whole.len() - 1;
    let flips = [
        ("magic", 0, "the magic is the beginning of a frame"),
        ("sequence", 8, "a frame is bound to its sequence"),
        ("sequence-end", 15, "a frame is bound to its sequence"),
        ("tag-before", 16, "a frame is bound to the one before"),
        ("tag-before-end", 31, "a frame is bound to the one before"),
        ("length", 32, "the length is not the frame's"),
        ("length-end", 35, "a length beyond every limit"),
        ("nonce", 36, "one bit of the nonce"),
        ("nonce-end", 59, "one bit of the nonce"),
        ("content", HEAD, "one bit of the first sealed byte"),
        ("content-end", last - 16, "one bit of the last sealed byte"),
        ("tag", last - 15, "one bit of the tag"),
        ("tag-end", last, "one bit of the tag"),
    ];
    for (what, at, why) in flips {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 1;
        maker.add(
            &format!("frame/flipped-{what}"),
            "words",
            &bytes,
            NOT_OURS,
            why,
        );
    }
    let mut changed = |name: &str, bytes: &[u8], why: &str| {
        maker.add(&format!("frame/{name}"), "words", bytes, NOT_OURS, why);
    };
    changed("empty", b"", "no bytes are no frame");
    changed("cut-in-the-head", &whole[..HEAD - 1], "a head of 60 bytes");
    changed(
        "head-only",
        &whole[..HEAD],
        "nothing sealed behind the head",
    );
    changed(
        "cut-by-one",
        &whole[..last],
        "one byte of the tag is missing",
    );
    changed(
        "extended-by-one",
        &[whole, &[0]].concat(),
        "one byte too many",
    );
    let sized = |length: u32| {
        let mut bytes = whole.to_vec();
        bytes[32..36].copy_from_slice(&length.to_le_bytes());
        bytes
    };
    changed("length-zero", &sized(0), "bytes are left behind the frame");
    changed(
        "length-largest",
        &sized(u32::MAX),
        "refused before any memory is taken",
    );
    changed(
        "length-one-less",
        &sized(511),
        "the tag is not where it was",
    );
    let mut moved = whole.to_vec();
    moved[8..16].copy_from_slice(&6_u64.to_le_bytes());
    changed("counted-on", &moved, "replayed at the next place");
    let mut before = whole.to_vec();
    before[16..32].fill(0);
    changed("put-first", &before, "replayed as the first frame");
}

fn sealed_by_others(maker: &mut Maker, journals: &Journals, put: &[u8]) {
    let text = pad(&content(0, 0, &[put]));
    let (bytes, _) = journals.other.keys().seal_frame(5, &[7; 16], &text);
    maker.add(
        "frame/of-another-journal",
        "words",
        &bytes,
        NOT_OURS,
        "sealed under another journal's key",
    );
    let restored = journals.keys_of(&journals.restored_header);
    let (bytes, _) = restored.seal_frame(5, &[7; 16], &text);
    maker.add(
        "frame/of-another-epoch",
        "words",
        &bytes,
        NOT_OURS,
        "sealed under the key of the next epoch of the same journal",
    );
}

/// Sealed as it should be, so that the content itself is judged.
fn content_of_no_frame(maker: &mut Maker, keys: &Keys, put: &[u8]) {
    let mut refused = |name: &str, padded: &[u8], why: &str| {
        let (bytes, _) = keys.seal_frame(5, &[7; 16], padded);
        maker.add(&format!("frame/{name}"), "words", &bytes, NOT_OURS, why);
    };
    let whole = content(0, 0, &[put]);
    let padded = pad(&whole);
    refused("no-padding", &whole, "content is padded to few sizes");
    refused(
        "a-size-too-large",
        &[padded.clone(), vec![0; 512]].concat(),
        "padded to more than it needs",
    );
    let mut dirty = padded.clone();
    *dirty.last_mut().expect("it is padded") = 1;
    refused(
        "padding-not-zero",
        &dirty,
        "no message hides in the padding",
    );
    let mut longer = padded.clone();
    longer[..4].copy_from_slice(&5000_u32.to_le_bytes());
    refused(
        "length-beyond-the-text",
        &longer,
        "the content ends behind the text",
    );
    refused("sealed-nothing", b"", "not even a length");
    let none: [&[u8]; 0] = [];
    refused(
        "kind-3",
        &pad(&content(3, 0, &none)),
        "three kinds of frames are known",
    );
    refused(
        "batch-with-pieces",
        &pad(&content(0, 1, &[put])),
        "only a base has pieces",
    );
    refused(
        "piece-with-pieces",
        &pad(&content(2, 1, &[put])),
        "only a base has pieces",
    );
    refused("no-content", &pad(b""), "a frame has a kind");
    refused("kind-only", &pad(&[0]), "the number of pieces is missing");
    refused(
        "entry-0",
        &pad(&content(0, 0, &[&[0; 33]])),
        "entries are puts and removals",
    );
    refused(
        "entry-3",
        &pad(&content(0, 0, &[&[3; 33]])),
        "entries are puts and removals",
    );
    refused(
        "entry-cut",
        &pad(&content(0, 0, &[&put[..put.len() - 1]])),
        "the last record is cut",
    );
    refused(
        "removal-cut",
        &pad(&content(0, 0, &[&[2; 32]])),
        "a place has 32 bytes",
    );
    let mut long = put.to_vec();
    long[73..77].copy_from_slice(&u32::MAX.to_le_bytes());
    refused(
        "put-of-any-length",
        &pad(&content(0, 0, &[&long])),
        "a record that is longer than its frame",
    );
    refused(
        "entry-and-a-byte",
        &pad(&content(0, 0, &[put, &[1]])),
        "half an entry at the end",
    );
}

/// `1 ‖ place ‖ nonce ‖ tag ‖ length ‖ record`, as `docs/format.md` has it.
pub fn put(keys: &Keys, id: RecordId, text: &str) -> Vec<u8> {
    let envelope = write_envelope(&record(id, 1, text)).expect("its body is JSON");
    let place = keys.place(&id);
    let value = keys.seal_record(&place, &[5; 24], &pad(&envelope));
    let length = u32::try_from(envelope.len()).unwrap_or(u32::MAX);
    let tag = value
        .last_chunk::<16>()
        .expect("a sealed value ends with its tag");
    [
        &[1][..],
        &place,
        &[5; 24],
        tag,
        &length.to_le_bytes(),
        &envelope,
    ]
    .concat()
}

/// `kind ‖ pieces ‖ entries`.
pub fn content(kind: u8, pieces: u32, entries: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let mut content = vec![kind];
    content.extend(pieces.to_le_bytes());
    for entry in entries {
        content.extend_from_slice(entry.as_ref());
    }
    content
}
