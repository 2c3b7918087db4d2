//! Requests made by asking their shape: serde says which fields there are and what they want, so a
//! new command is tried without anybody writing a sample.

use serde_json::{Value, json};
use std::path::Path;

/// Deepest nesting that is followed.
const DEPTH: usize = 6;

/// Whether a value is a request; if not, what serde says.
type Shape<'a> = dyn Fn(&Value) -> Result<(), String> + 'a;

/// A request with every field that the shape knows, as far as a value for it is found.
pub fn discover(shape: &Shape<'_>) -> Value {
    let mut search = Search {
        root: Value::Null,
        path: Vec::new(),
        later: Vec::new(),
        shape,
    };
    search.fill();
    search.root
}

struct Search<'a> {
    root: Value,
    /// The place that is being filled.
    path: Vec<String>,
    /// Fields of the objects around it that are to be filled later.
    later: Vec<String>,
    shape: &'a Shape<'a>,
}

impl Search<'_> {
    /// Puts `value` in the place; what is wrong with it then.
    fn ask(&mut self, value: Value) -> Option<String> {
        // Nothing is missing inside of what has no fields.
        let has_fields = value.is_object();
        put(&mut self.root, &self.path, value);
        let reason = (self.shape)(&self.root).err()?;
        let missing = reason.strip_prefix("missing field `");
        let name = missing.and_then(|rest| rest.split('`').next());
        let elsewhere =
            name.is_some_and(|name| !has_fields || self.later.iter().any(|field| field == name));
        (!elsewhere).then_some(reason)
    }

    /// Finds a value for the place.
    fn fill(&mut self) {
        let asked = self.ask(json!({ "?": 0 })).unwrap_or_default();
        if self.path.len() < DEPTH && asked.starts_with("unknown field `?`") {
            put(&mut self.root, &self.path, json!({}));
            return self.fill_fields(quoted(&asked).into_iter().skip(1).collect());
        }
        // Variants are named when a wrong one is tried.
        let asked = self.ask(json!("?")).unwrap_or_default();
        let variants = asked.starts_with("unknown variant `?`");
        let variants = variants.then(|| quoted(&asked).into_iter().skip(1).map(Value::from));
        let usual = [
            json!("5 words that are long enough"),
            json!("2026-11-21"),
            json!("2026-11-21T10:00:00Z"),
            json!("08:30"),
            json!("3f0b6f4e-6c2c-4a44-9d4e-2f1f0c5f6a7b"),
            json!("Europe/Berlin"),
            json!(1),
            json!(true),
        ];
        for value in variants.into_iter().flatten().chain(usual) {
            if self.ask(value).is_none() {
                return;
            }
        }
        if self.fill_object() {
            return;
        }
        for value in [json!([]), json!(["x"]), json!([1]), Value::Null] {
            if self.ask(value).is_none() {
                return;
            }
        }
        take_out(&mut self.root, &self.path);
    }

    fn fill_fields(&mut self, fields: Vec<String>) {
        let around = self.later.len();
        // The first one is popped first: what is filled is not missing any more.
        self.later.extend(fields.into_iter().rev());
        while self.later.len() > around
            && let Some(field) = self.later.pop()
        {
            self.path.push(field);
            self.fill();
            self.path.pop();
        }
    }

    /// Fills an object whose fields are told one by one, as each is missed.
    fn fill_object(&mut self) -> bool {
        let mut fields = json!({});
        for _ in 0..12 {
            let Some(reason) = self.ask(fields.clone()) else {
                return true;
            };
            let missing = reason.strip_prefix("missing field `");
            let Some(name) = missing.and_then(|rest| rest.split('`').next()) else {
                return false;
            };
            if self.path.len() >= DEPTH {
                return false;
            }
            self.fill_fields(vec![name.to_owned()]);
            fields = value_at(&self.root, &self.path);
        }
        false
    }
}

fn value_at(root: &Value, path: &[String]) -> Value {
    path.iter()
        .fold(root, |value, name| &value[name.as_str()])
        .clone()
}

/// The words in backquotes.
fn quoted(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn put(root: &mut Value, path: &[String], value: Value) {
    match path {
        [] => *root = value,
        [first, rest @ ..] => {
            if !root.is_object() {
                *root = json!({});
            }
            put(&mut root[first.as_str()], rest, value);
        }
    }
}

fn take_out(root: &mut Value, path: &[String]) {
    match path {
        [] => *root = json!({}),
        [only] => {
            if let Some(members) = root.as_object_mut() {
                members.remove(only);
            }
        }
        [first, rest @ ..] => take_out(&mut root[first.as_str()], rest),
    }
}

/// All texts in `value`.
pub fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

/// Puts `text` in place of the text number `at`, if there are so many.
pub fn replace_text(value: &mut Value, at: usize, text: &str) {
    fn walk(value: &mut Value, left: &mut Option<usize>, text: &str) {
        match value {
            Value::String(was) => match left {
                Some(0) => {
                    text.clone_into(was);
                    *left = None;
                }
                Some(n) => *n -= 1,
                None => {}
            },
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, left, text)),
            Value::Object(members) => {
                members
                    .values_mut()
                    .for_each(|member| walk(member, left, text));
            }
            _ => {}
        }
    }
    walk(value, &mut Some(at), text);
}

/// Leads every text that is a path into `folder`.
pub fn lead_paths(value: &mut Value, folder: &Path) {
    match value {
        Value::String(text) => {
            let leaves = text.trim_start().starts_with(['/', '\\']) || text.contains("..");
            if leaves && !Path::new(text).starts_with(folder) {
                let inner = text.replace("..", "__");
                let inner = inner.trim().trim_start_matches(['/', '\\']);
                *text = folder.join(inner).display().to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| lead_paths(item, folder)),
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|member| lead_paths(member, folder));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is asked")]
    struct Request {
        id: u32,
        #[serde(default)]
        kind: Option<Kind>,
        inner: Inner,
    }

    #[derive(serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Recovery,
    }

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is asked")]
    struct Inner {
        words: Vec<String>,
        when: chrono::NaiveDate,
    }

    #[test]
    fn a_request_is_found_by_its_shape() {
        let shape = |value: &Value| {
            let read = serde_json::from_value::<Request>(value.clone());
            read.map(drop).map_err(|error| error.to_string())
        };
        let found = discover(&shape);
        assert_eq!(shape(&found), Ok(()), "{found}");
        assert_eq!(found["kind"], "recovery");
        assert_eq!(found["inner"]["when"], "2026-11-21");
    }

    #[test]
    fn a_path_never_leaves_its_folder() {
        for path in [
            "/etc/passwd",
            " /etc/passwd",
            "/a/../../etc",
            "..\\..\\x",
            "//x",
        ] {
            let mut value = json!({ "path": path });
            lead_paths(&mut value, Path::new("/scratch"));
            let led = value["path"].as_str().unwrap();
            assert!(
                led.starts_with("/scratch/") && !led.contains(".."),
                "{path}: {led}"
            );
        }
    }
}
