//! Collecting: what an opening keeps of the records, read while they are opened.
//!
//! The body of a record goes from its opened bytes straight into what is made of it: to find its end
//! first would take as long as a fifth of the decryption. Sealing and places are in `envelope.rs`; what
//! a body means is not known here.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::envelope::read_envelope;
use crate::error::VaultError;
use crate::record::{Record, RecordHead, RecordId, RecordView};

/// What an opening collects of the records, on all cores and before it is known whether all are
/// there. It is handed out only if they are.
pub trait Collect: Default + Send {
    /// Takes in the record with this head, if something can be made of its body.
    ///
    /// # Errors
    /// Those of `body`, and any custom one for a record that nothing can be made of. Nothing was taken in
    /// then.
    fn read<'de, D: Deserializer<'de>>(
        &mut self,
        head: &RecordHead<'_>,
        body: D,
    ) -> Result<(), D::Error>;

    /// Notes a record that [`Collect::read`] made nothing of.
    fn set_aside(&mut self, id: RecordId);

    /// What was collected of parts, as one.
    fn join(parts: Vec<Self>) -> Self;

    /// Takes in a record that was read before.
    fn take(&mut self, record: RecordView<'_>) {
        let mut body = serde_json::Deserializer::from_str(record.body);
        if self.read(&record.head, &mut body).is_err() {
            self.set_aside(record.head.id);
        }
    }
}

impl Collect for Vec<Record> {
    fn read<'de, D: Deserializer<'de>>(
        &mut self,
        head: &RecordHead<'_>,
        body: D,
    ) -> Result<(), D::Error> {
        let body = <&RawValue>::deserialize(body)?.get();
        self.push(RecordView { head: *head, body }.to_record());
        Ok(())
    }

    /// There is none: a record is made of any body.
    fn set_aside(&mut self, _: RecordId) {}

    fn join(parts: Vec<Self>) -> Self {
        let mut all = Self::with_capacity(parts.iter().map(Vec::len).sum());
        parts.into_iter().for_each(|part| all.extend(part));
        all
    }
}

/// Nothing: for an opening that only checks.
impl Collect for () {
    fn read<'de, D: Deserializer<'de>>(
        &mut self,
        _: &RecordHead<'_>,
        body: D,
    ) -> Result<(), D::Error> {
        IgnoredAny::deserialize(body).map(|_| ())
    }

    fn set_aside(&mut self, _: RecordId) {}

    fn join(_: Vec<Self>) -> Self {}
}

/// What is known of a record that was collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Collected {
    pub(crate) id: RecordId,
    pub(crate) written_at: DateTime<Utc>,
}

/// Gives `records` the record in an envelope.
///
/// # Errors
/// [`VaultError::RecordNotUnderstood`]. What was collected is not to be used then.
pub(crate) fn collect_envelope<R: Collect>(
    bytes: &[u8],
    records: &mut R,
) -> Result<Collected, VaultError> {
    // Checked here: serde_json would check with the standard library, which takes as long as a
    // third of the decryption.
    let text = simdutf8::basic::from_utf8(bytes).map_err(|_| VaultError::RecordNotUnderstood)?;
    let mut taken = false;
    let mut json = serde_json::Deserializer::from_str(text);
    let straight = json
        .deserialize_map(Straight {
            records,
            taken: &mut taken,
        })
        .and_then(|collected| json.end().map(|()| collected));
    match straight {
        Ok(collected) => Ok(collected),
        Err(_) if taken => Err(VaultError::RecordNotUnderstood),
        // Written in another order or spelling than this program's, or nothing was made of the body.
        Err(_) => read_envelope(text, |record| {
            records.take(record);
            Collected {
                id: record.head.id,
                written_at: record.head.written_at,
            }
        }),
    }
}

/// The fields of an envelope, in the order in which they are written.
const FIELDS: [&str; 6] = ["id", "kind", "revision", "written_at", "schema", "body"];

/// An envelope whose fields stand in the order of [`FIELDS`], so that the head is known when the body
/// is reached.
struct Straight<'r, R> {
    records: &'r mut R,
    taken: &'r mut bool,
}

impl<'de, R: Collect> Visitor<'de> for Straight<'_, R> {
    type Value = Collected;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an envelope")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Collected, A::Error> {
        let [id, kind, revision, written_at, schema, body] = FIELDS;
        let head = RecordHead {
            id: next(&mut fields, id)?,
            kind: next(&mut fields, kind)?,
            revision: next(&mut fields, revision)?,
            written_at: DateTime::parse_from_rfc3339(next(&mut fields, written_at)?)
                .map_err(A::Error::custom)?
                .to_utc(),
            schema: next(&mut fields, schema)?,
        };
        next_key(&mut fields, body)?;
        let records = self.records;
        fields.next_value_seed(Body { head, records })?;
        *self.taken = true;
        while let Some(name) = fields.next_key::<String>()? {
            if FIELDS.contains(&name.as_str()) {
                return Err(A::Error::custom("a field twice"));
            }
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(Collected {
            id: head.id,
            written_at: head.written_at,
        })
    }
}

/// Expects the field `name`.
fn next_key<'de, A: MapAccess<'de>>(fields: &mut A, name: &str) -> Result<(), A::Error> {
    match fields.next_key::<&str>()? {
        Some(found) if found == name => Ok(()),
        _ => Err(A::Error::custom("another field")),
    }
}

/// The value of the field `name`, which is expected next.
fn next<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    fields: &mut A,
    name: &str,
) -> Result<T, A::Error> {
    next_key(fields, name)?;
    fields.next_value()
}

/// The body, for the collector.
struct Body<'h, 'r, R> {
    head: RecordHead<'h>,
    records: &'r mut R,
}

impl<'de, R: Collect> DeserializeSeed<'de> for Body<'_, '_, R> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, body: D) -> Result<(), D::Error> {
        self.records.read(&self.head, body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::write_envelope;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const ID: &str = "9b2d1c52-7f0a-4e0e-9a53-0d6f2a1b3c4d";

    /// An envelope as it is written, with this body and what stands behind it.
    fn straight(body: &str, behind: &str) -> String {
        format!(
            r#"{{"id":"{ID}","kind":"note","revision":7,"written_at":"2026-11-21T23:57:42.5Z","schema":2,"body":{body}{behind}}}"#
        )
    }

    fn collected(envelope: &str) -> Option<Vec<Record>> {
        let mut records = Vec::new();
        let outcome = collect_envelope(envelope.as_bytes(), &mut records);
        outcome.ok().map(|_| records)
    }

    /// What the plain way reads of it, which knows no order of fields.
    fn plainly(envelope: &str) -> Option<Vec<Record>> {
        let read = read_envelope(envelope, |record| record.to_record());
        read.ok().map(|record| vec![record])
    }

    #[track_caller]
    fn check(envelope: &str, understood: bool) {
        let found = collected(envelope);
        assert_eq!(found.is_some(), understood, "{envelope}");
        assert!(found == plainly(envelope), "{envelope}");
    }

    #[test]
    fn an_envelope_is_collected_as_it_is_read() {
        let good = straight("{}", "");
        check(&good, true);
        check(&straight("null", ""), true);
        check(&straight(r#" [1, {"a": "\n"}] "#, ""), true);
        check(&straight("{}", r#","later":{"x":1}"#), true);
        check(&good.replace("note", r"n\u006fte"), true);
        check(&good.replace("{}", "{}\n"), true);
        check(
            &good.replace("2026-11-21T23:57:42.5Z", "2026-11-22T00:57:42.5+01:00"),
            true,
        );
        check(&good.replace(r#""kind":"note","#, ""), false);
        check(&straight("{}", r#","schema":2"#), false);
        check(&straight("{}", r#","body":{}"#), false);
        check(&straight("{}", r#","bo\u0064y":{}"#), false);
        check(&straight("{", ""), false);
        check(&straight("", ""), false);
        check(&straight("{}", "}"), false);
        check(&(good.clone() + "{}"), false);
        check(&(good.clone() + " "), true);
        check(&good.replace(":7,", ":-7,"), false);
        check(&good.replace("2026", "20260"), false);
        check(&good.replace(ID, "none"), false);
        check("[]", false);
        check("", false);
    }

    /// A collector that makes nothing of some bodies.
    #[derive(Default)]
    struct Numbers {
        numbers: Vec<u8>,
        aside: usize,
    }

    impl Collect for Numbers {
        fn read<'de, D: Deserializer<'de>>(
            &mut self,
            _: &RecordHead<'_>,
            body: D,
        ) -> Result<(), D::Error> {
            self.numbers.push(u8::deserialize(body)?);
            Ok(())
        }

        fn set_aside(&mut self, _: RecordId) {
            self.aside += 1;
        }

        fn join(_: Vec<Self>) -> Self {
            Self::default()
        }
    }

    #[test]
    fn what_nothing_is_made_of_is_set_aside_once_if_it_is_json() {
        let mut found = Numbers::default();
        for body in ["1", "256", r#"{"a":[]}"#, "2", "\"3\"", "1 "] {
            let envelope = straight(body, "");
            collect_envelope(envelope.as_bytes(), &mut found).unwrap();
        }
        assert_eq!((found.numbers, found.aside), (vec![1, 2, 1], 3));
        for body in ["", "25 6", "{", "\"3"] {
            let envelope = straight(body, "");
            let mut found = Numbers::default();
            let outcome = collect_envelope(envelope.as_bytes(), &mut found);
            assert!(
                matches!(outcome, Err(VaultError::RecordNotUnderstood)),
                "{body}"
            );
        }
    }

    #[test]
    fn what_this_program_writes_is_collected_straight() {
        let record = plainly(&straight(r#"{"a":1}"#, "")).unwrap().remove(0);
        let written = write_envelope(&record).unwrap();
        let text = std::str::from_utf8(&written).unwrap();
        let (mut records, mut taken) = (Vec::new(), false);
        serde_json::Deserializer::from_str(text)
            .deserialize_map(Straight {
                records: &mut records,
                taken: &mut taken,
            })
            .unwrap();
        assert!(taken && records == [record]);
    }

    proptest! {
        #[test]
        fn any_order_of_fields_and_any_of_them_twice(
            order in prop::collection::vec(0..8_usize, 0..10).prop_shuffle(),
            whole in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
            all in any::<bool>(),
        ) {
            let values: [(&str, Value); 8] = [
                ("id", json!(ID)),
                ("kind", json!("note")),
                ("revision", json!(7)),
                ("written_at", json!("2026-11-21T23:57:42.5Z")),
                ("schema", json!(2)),
                ("body", json!({"id": 1, "body": [2]})),
                ("later", json!({"body": {}})),
                ("body2", json!(null)),
            ];
            let order = if all { [whole, order].concat() } else { order };
            let fields: Vec<String> = order
                .iter()
                .map(|&at| format!("\"{}\":{}", values[at].0, values[at].1))
                .collect();
            let envelope = format!("{{{}}}", fields.join(","));
            prop_assert!(collected(&envelope) == plainly(&envelope), "{envelope}");
        }
    }
}
