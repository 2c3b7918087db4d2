//! A refusal as one line: what happened, and what to do next.
//!
//! Not here: the sentences. Those of codes that come from `cairn_api` are `err-<code>` and
//! `next-<code>`, those of the command line alone `cli-refused-<what>`.

use cairn_api::ApiError;
use cairn_words::{Arg, Words};
use serde_json::Value;

/// Why a command was not done.
#[derive(Debug)]
pub enum Refusal {
    /// Something below refused.
    Api(ApiError),
    /// Something that only a terminal can have in its way; the end of the message's name.
    Terminal(&'static str),
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Refusal {
        Refusal::Api(error)
    }
}

impl From<cairn_exchange::ExchangeError> for Refusal {
    fn from(error: cairn_exchange::ExchangeError) -> Refusal {
        Refusal::Api(error.into())
    }
}

impl Refusal {
    /// The line for standard error.
    pub fn line(&self, words: &Words) -> String {
        match self {
            Refusal::Terminal(what) => words.text(&format!("cli-refused-{what}"), &[]),
            Refusal::Api(error) => {
                let facts = serde_json::to_value(error).unwrap_or_default();
                let args = arguments_of(&facts);
                let args: Vec<(&str, Arg)> = args
                    .iter()
                    .map(|(name, arg)| (name.as_str(), arg.clone()))
                    .collect();
                let code = error.code();
                let what = words.text(&format!("err-{code}"), &args);
                let next = words.text(&format!("next-{code}"), &args);
                format!("{what} {next}")
            }
        }
    }
}

/// The typed facts of an object as arguments of its sentence; a number that is not there is 0,
/// which the sentences tell apart.
pub fn arguments_of(facts: &Value) -> Vec<(String, Arg)> {
    facts
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| {
            let arg = match value {
                Value::Number(number) => Arg::Number(number.as_f64()?),
                Value::String(text) => Arg::Text(text.clone()),
                Value::Bool(is) => Arg::Number(f64::from(*is)),
                Value::Null => Arg::Number(0.0),
                _ => return None,
            };
            Some((name.clone(), arg))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_vault::SlotKind;

    #[test]
    fn a_refusal_is_one_line_with_its_numbers_and_two_sentences() {
        let words = Words::english();
        let unclear = |word, found| ApiError::RecoveryWordsInvalid { word, found };
        let errors = [
            ApiError::DoesNotOpen {
                wait_seconds: 0,
                by: SlotKind::Passphrase,
            },
            ApiError::DoesNotOpen {
                wait_seconds: 0,
                by: SlotKind::Recovery,
            },
            ApiError::Wait { seconds: 3 },
            ApiError::NewerFormat {
                found: 9,
                supported: 1,
            },
            unclear(None, None),
            unclear(Some(7), None),
            unclear(None, Some(23)),
            ApiError::invalid("title", "too_long", 120, 121),
            ApiError::Unexpected {
                reference: "x".to_owned(),
            },
        ];
        let fallback = words.text("words-fallback", &[]);
        for error in errors {
            let line = Refusal::from(error).line(&words);
            assert!(!line.contains('\n') && !line.contains(&fallback), "{line}");
            assert!(line.matches(['.', '?']).count() >= 2, "{line}");
        }
        let line = |error: ApiError| Refusal::from(error).line(&words);
        assert!(line(unclear(Some(7), None)).contains("Word 7 "));
        assert!(line(unclear(None, Some(23))).contains("23"));
        let order = line(unclear(None, None));
        assert!(order.contains("order") && !order.contains('0'), "{order}");
        let [typed, words] = [SlotKind::Passphrase, SlotKind::Recovery].map(|by| {
            line(ApiError::DoesNotOpen {
                wait_seconds: 0,
                by,
            })
        });
        assert!(typed.contains("passphrase did not"), "{typed}");
        assert!(
            !words.contains("passphrase") && words.contains("words"),
            "{words}"
        );
    }
}
