//! Search over everything in the open journal.

use crate::{ApiError, Clock, Session};
use cairn_journal::{Found, calendar};
use serde::{Deserialize, Serialize};

/// Longest query in bytes; a longer one is a paste gone wrong.
const LONGEST_QUERY: usize = 1000;

/// What is looked for: words, "phrases", `tag:` `kind:` `mood:` `from:` `to:`.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SearchRequest {
    /// The query as typed.
    pub query: String,
    /// Hits at most.
    pub limit: u32,
}

/// Looks through the journal in memory.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::TooLarge`], [`ApiError::Invalid`] for a filter that cannot be read.
pub fn search(
    session: &mut Session,
    clock: &dyn Clock,
    request: SearchRequest,
) -> Result<Found, ApiError> {
    if request.query.len() > LONGEST_QUERY {
        return Err(ApiError::TooLarge {
            limit: LONGEST_QUERY as u32,
        });
    }
    let journal = session.journal()?;
    let today = calendar::today(&clock.moment(), journal.settings());
    Ok(journal.search(&request.query, request.limit, today)?)
}
