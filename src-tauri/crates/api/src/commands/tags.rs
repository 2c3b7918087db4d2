//! Tags: the words by which things are found again.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::TagUse;
use cairn_journal::entities::Tag;
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// Tags with how often each is used.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TagList {
    /// By name.
    pub tags: Vec<TagUse>,
}

/// Gives a tag another name everywhere.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RenameTag {
    /// The tag.
    pub id: RecordId,
    /// Its new name.
    pub name: String,
}

/// Every tag.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_tags(session: &mut Session, _: &dyn Clock, _: Nothing) -> Result<TagList, ApiError> {
    Ok(TagList {
        tags: session.journal()?.tags(),
    })
}

/// Renames a tag in everything that holds it, at once.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::NotUnique`], limits of the name.
pub fn rename_tag(
    session: &mut Session,
    clock: &dyn Clock,
    request: RenameTag,
) -> Result<Tag, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.rename_tag(request.id, &request.name, &clock.moment(), rng)?)
}
