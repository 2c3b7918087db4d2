//! Records and heads as they lie in the store: `nonce ‖ sealed ‖ tag`.

use crate::Maker;
use crate::journals::{Journals, record};
use cairn_vault::RecordId;
use cairn_vault::hooks::{Keys, pad, write_envelope};

const NOT_OURS: &str = "not_ours";
const NOT_UNDERSTOOD: &str = "record_not_understood";

pub fn make(maker: &mut Maker, journals: &Journals) {
    let keys = journals.first.keys();
    let mut values = Values {
        maker,
        keys: &keys,
        id: journals.first.ids[0],
    };
    whole_ones(&mut values);
    changed(&mut values);
    elsewhere(&mut values, journals);
    envelopes(&mut values);
    heads(&mut values, journals);
}

/// Values at the place of one record.
struct Values<'a, 'b> {
    maker: &'a mut Maker<'b>,
    keys: &'a Keys,
    id: RecordId,
}

impl Values<'_, '_> {
    fn seal(&self, padded: &[u8]) -> Vec<u8> {
        self.keys
            .seal_record(&self.keys.place(&self.id), &[3; 24], padded)
    }

    fn envelope(&self) -> Vec<u8> {
        write_envelope(&record(self.id, 1, "one")).expect("its body is JSON")
    }

    fn add(&mut self, name: &str, value: &[u8], expect: &str, why: &str) {
        let place = self.keys.place(&self.id);
        let name = format!("record/{name}");
        self.maker.add(&name, "words", value, expect, why);
        if let Some(vector) = self.maker.vectors.last_mut() {
            vector.place = place.iter().map(|byte| format!("{byte:02x}")).collect();
        }
    }

    /// Sealed as it should be: the envelope itself is judged.
    fn envelope_of(&mut self, name: &str, json: &str, expect: &str, why: &str) {
        let value = self.seal(&pad(json.as_bytes()));
        self.add(name, &value, expect, why);
    }
}

fn whole_ones(values: &mut Values) {
    let texts = [
        ("small", "one".to_owned(), "512 bytes are the least"),
        (
            "unicode",
            "caf\u{e9} \u{8336} \u{1fab4} \u{5d0}\u{5d1}".to_owned(),
            "text of any script",
        ),
        (
            "of-8192-bytes",
            "x".repeat(4100),
            "above 4096 bytes padding goes by steps of 4096",
        ),
    ];
    for (name, text, why) in texts {
        let envelope = write_envelope(&record(values.id, 1, &text)).expect("its body is JSON");
        let value = values.seal(&pad(&envelope));
        values.add(name, &value, "opens", why);
    }
}

fn changed(values: &mut Values) {
    let whole = values.seal(&pad(&values.envelope()));
    let last = whole.len() - 1;
    for (what, at) in [
        ("nonce", 0),
        ("nonce-end", 23),
        ("text", 24),
        ("text-end", last - 16),
        ("tag", last - 15),
        ("tag-end", last),
    ] {
        let mut value = whole.clone();
        value[at] ^= 1;
        values.add(
            &format!("flipped-{what}"),
            &value,
            NOT_OURS,
            "one bit is another one",
        );
    }
    values.add(
        "cut-by-one",
        &whole[..last],
        NOT_OURS,
        "one byte of the tag is missing",
    );
    values.add(
        "nonce-and-tag-only",
        &whole[..40],
        NOT_OURS,
        "nothing between nonce and tag was sealed",
    );
    values.add(
        "shorter-than-a-tag",
        &whole[..30],
        NOT_OURS,
        "no room for nonce and tag",
    );
    values.add("empty", b"", NOT_OURS, "no bytes are no value");
    values.add(
        "extended-by-one",
        &[whole.clone(), vec![0]].concat(),
        NOT_OURS,
        "one byte too many",
    );
}

fn elsewhere(values: &mut Values, journals: &Journals) {
    let padded = pad(&values.envelope());
    let neighbour = values.keys.place(&journals.first.ids[1]);
    let value = values.keys.seal_record(&neighbour, &[3; 24], &padded);
    values.add(
        "moved",
        &value,
        NOT_OURS,
        "a value is bound to its place: this one was sealed for another",
    );
    let other = journals.other.keys();
    let value = other.seal_record(&other.place(&values.id), &[3; 24], &padded);
    values.add(
        "of-another-journal",
        &value,
        NOT_OURS,
        "sealed under another journal's key",
    );
    let restored = journals.keys_of(&journals.restored_header);
    let value = restored.seal_record(&restored.place(&values.id), &[3; 24], &padded);
    values.add(
        "of-another-epoch",
        &value,
        NOT_OURS,
        "sealed under the key of the next epoch",
    );
    let mut dirty = padded.clone();
    *dirty.last_mut().expect("it is padded") = 1;
    let value = values.seal(&dirty);
    values.add(
        "padding-not-zero",
        &value,
        NOT_OURS,
        "no message hides in the padding",
    );
    let value = values.seal(&[padded.clone(), vec![0; 512]].concat());
    values.add(
        "a-size-too-large",
        &value,
        NOT_OURS,
        "padded to more than it needs",
    );
    let value = values.seal(&values.envelope());
    values.add(
        "no-padding",
        &value,
        NOT_OURS,
        "records are padded to few sizes",
    );
}

fn envelopes(values: &mut Values) {
    let text = String::from_utf8(values.envelope()).expect("JSON is text");
    let id = values.id.to_string();
    let opens = "opens";
    let with = |old: &str, new: &str| {
        let changed = text.replacen(old, new, 1);
        assert_ne!(changed, text, "{new} changes something");
        changed
    };
    let cases = [
        (
            "unknown-field",
            with("{\"id\"", "{\"later\":[1,{\"a\":2}],\"id\""),
            opens,
            "fields of a later program are passed over",
        ),
        (
            "spaces",
            with("\"revision\":1", "\"revision\" : 1"),
            opens,
            "JSON may be spelt with spaces",
        ),
        (
            "body-null",
            with("{\"text\":\"one\"}", "null"),
            opens,
            "a body is any JSON value",
        ),
        (
            "body-list",
            with("{\"text\":\"one\"}", "[1,2]"),
            opens,
            "a body is any JSON value",
        ),
        (
            "body-missing",
            with(",\"body\":{\"text\":\"one\"}", ""),
            NOT_UNDERSTOOD,
            "a record has a body",
        ),
        (
            "id-missing",
            with(&format!("\"id\":\"{id}\","), ""),
            NOT_UNDERSTOOD,
            "a record has an id",
        ),
        (
            "id-twice",
            with("\"kind\"", &format!("\"id\":\"{id}\",\"kind\"")),
            NOT_UNDERSTOOD,
            "each field once",
        ),
        (
            "id-no-uuid",
            with(&id, "not-an-id"),
            NOT_UNDERSTOOD,
            "an id is a UUID",
        ),
        (
            "id-of-another-record",
            with(&id, "00000000-0000-4000-8000-000000000000"),
            NOT_UNDERSTOOD,
            "the place belongs to another id",
        ),
        (
            "revision-negative",
            with("\"revision\":1", "\"revision\":-1"),
            NOT_UNDERSTOOD,
            "a revision is a u32",
        ),
        (
            "revision-too-large",
            with("\"revision\":1", "\"revision\":4294967296"),
            NOT_UNDERSTOOD,
            "a revision is a u32",
        ),
        (
            "revision-in-quotes",
            with("\"revision\":1", "\"revision\":\"1\""),
            NOT_UNDERSTOOD,
            "a revision is a number",
        ),
        (
            "schema-too-large",
            with("\"schema\":1", "\"schema\":65536"),
            NOT_UNDERSTOOD,
            "a schema is a u16",
        ),
        (
            "written-never",
            with("2026-11-21T23:57:42Z", "2026-02-30T23:57:42Z"),
            NOT_UNDERSTOOD,
            "an instant that there is",
        ),
        (
            "cut",
            text[..text.len() - 1].to_owned(),
            NOT_UNDERSTOOD,
            "the last brace is missing",
        ),
        (
            "something-behind",
            format!("{text}x"),
            NOT_UNDERSTOOD,
            "one value and nothing else",
        ),
        (
            "a-list",
            format!("[{text}]"),
            NOT_UNDERSTOOD,
            "an envelope is an object",
        ),
        (
            "nothing",
            String::new(),
            NOT_UNDERSTOOD,
            "no bytes are no JSON",
        ),
    ];
    for (name, json, expect, why) in cases {
        values.envelope_of(name, &json, expect, why);
    }
    let not_text = values.seal(&pad(&[text.as_bytes(), &[0xff]].concat()));
    values.add("not-utf-8", &not_text, NOT_UNDERSTOOD, "JSON is UTF-8");
    let deep = with(
        "{\"text\":\"one\"}",
        &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
    );
    values.envelope_of(
        "body-without-end",
        &deep,
        "opens",
        "a body is passed on as it is, nested to any depth, and no stack overflows",
    );
}

fn heads(values: &mut Values, journals: &Journals) {
    let plain = [
        &12_u64.to_le_bytes()[..],
        &[7; 16],
        &3_u64.to_le_bytes(),
        &[9; 32],
    ]
    .concat();
    let whole = values.keys.seal_head(&pad(&plain));
    let mut add = |name: &str, value: &[u8], expect: &str, why: &str| {
        values
            .maker
            .add(&format!("head/{name}"), "words", value, expect, why);
    };
    add(
        "whole",
        &whole,
        "opens sequence 12 records 3",
        "as the store holds it",
    );
    for (what, at) in [("nonce", 0), ("text", 24), ("tag", whole.len() - 1)] {
        let mut value = whole.clone();
        value[at] ^= 1;
        add(
            &format!("flipped-{what}"),
            &value,
            NOT_OURS,
            "one bit is another one",
        );
    }
    add(
        "cut-by-one",
        &whole[..whole.len() - 1],
        NOT_OURS,
        "one byte of the tag is missing",
    );
    add("empty", b"", NOT_OURS, "no bytes are no head");
    let other = journals.other.keys().seal_head(&pad(&plain));
    add(
        "of-another-journal",
        &other,
        NOT_OURS,
        "sealed under another journal's key",
    );
    let short = values.keys.seal_head(&pad(&plain[..63]));
    let mut add = |name: &str, value: &[u8], expect: &str, why: &str| {
        values
            .maker
            .add(&format!("head/{name}"), "words", value, expect, why);
    };
    add("one-byte-short", &short, NOT_OURS, "a head has 64 bytes");
    let long = values
        .keys
        .seal_head(&pad(&[plain.clone(), vec![0]].concat()));
    values.maker.add(
        "head/one-byte-long",
        "words",
        &long,
        NOT_OURS,
        "a head has 64 bytes",
    );
}
