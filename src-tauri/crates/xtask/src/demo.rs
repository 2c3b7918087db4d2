//! `xtask make-demo`: an invented year in a new journal.

use crate::tool::Outcome;
use std::path::Path;

/// The same seed invents the same life each time.
const SEED: u64 = 2026;

/// Makes a journal in `dir` that opens with `passphrase`.
#[expect(
    clippy::disallowed_methods,
    reason = "the demo ends today; nothing that ships reads this clock"
)]
pub fn make(dir: &str, passphrase: &str) -> Outcome {
    let today = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).date_naive();
    cairn_api::demo::make(Path::new(dir), passphrase, SEED, today)
        .map(|_| ())
        .map_err(|error| format!("The journal could not be invented: {error}."))
}
