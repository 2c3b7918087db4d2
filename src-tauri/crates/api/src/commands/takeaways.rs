//! What was taken away from meetings, and what it becomes: strategies, questions, hope.

use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::entities::{HopeItem, Question, Recipient, Takeaway, TakeawayKind};
use cairn_journal::{Became, Becoming, HopeItemDraft, QuestionDraft, TakeawayDraft};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// Chooses takeaways.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListTakeaways {
    /// Of this kind.
    #[serde(default)]
    pub kind: Option<TakeawayKind>,
    /// From this meeting.
    #[serde(default)]
    pub meeting_id: Option<RecordId>,
    /// From meetings of this group.
    #[serde(default)]
    pub group_id: Option<RecordId>,
}

/// Takeaways, the newest day first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TakeawayList {
    /// The takeaways.
    pub takeaways: Vec<Takeaway>,
}

/// Lets a takeaway become something.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LetBecome {
    /// The takeaway.
    pub id: RecordId,
    /// What it becomes.
    pub becoming: Becoming,
}

/// Chooses questions.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListQuestions {
    /// For them.
    #[serde(default)]
    pub recipient: Option<Recipient>,
    /// Only those that wait for an answer.
    #[serde(default)]
    pub open_only: bool,
}

/// Questions, the newest day first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct QuestionList {
    /// The questions.
    pub questions: Vec<Question>,
}

/// The hope shelf, pinned items first, then the newest.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct HopeShelf {
    /// The items.
    pub items: Vec<HopeItem>,
}

/// Takeaways of a kind, a meeting or a group.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_takeaways(
    session: &mut Session,
    _: &dyn Clock,
    request: ListTakeaways,
) -> Result<TakeawayList, ApiError> {
    let journal = session.journal()?;
    let group_of = |takeaway: &Takeaway| {
        let meeting = takeaway.meeting_id.and_then(|id| journal.meeting(id));
        meeting.and_then(|meeting| meeting.group_id)
    };
    let wanted = |takeaway: &&Takeaway| {
        request.kind.is_none_or(|kind| takeaway.kind == kind)
            && (request.meeting_id.is_none() || takeaway.meeting_id == request.meeting_id)
            && (request.group_id.is_none() || group_of(takeaway) == request.group_id)
    };
    Ok(TakeawayList {
        takeaways: journal.takeaways().filter(wanted).cloned().collect(),
    })
}

/// Saves a takeaway.
///
/// # Errors
/// [`ApiError::NotFound`] for a meeting that does not exist, limits of fields,
/// [`ApiError::Stale`].
pub fn save_takeaway(
    session: &mut Session,
    clock: &dyn Clock,
    request: TakeawayDraft,
) -> Result<Takeaway, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_takeaway(request, &clock.moment(), rng)?)
}

/// Lets a takeaway become a strategy, a question or an item on the hope shelf.
///
/// # Errors
/// [`ApiError::AlreadyBecame`], [`ApiError::NotUnique`] for the title of a strategy,
/// [`ApiError::NotFound`], limits of fields.
pub fn let_become(
    session: &mut Session,
    clock: &dyn Clock,
    request: LetBecome,
) -> Result<Became, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.let_become(request.id, request.becoming, &clock.moment(), rng)?)
}

/// Questions for somebody.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_questions(
    session: &mut Session,
    _: &dyn Clock,
    request: ListQuestions,
) -> Result<QuestionList, ApiError> {
    let wanted = |question: &&Question| {
        request
            .recipient
            .is_none_or(|recipient| question.recipient == recipient)
            && (!request.open_only || question.is_open())
    };
    let questions = session.journal()?.questions();
    Ok(QuestionList {
        questions: questions.filter(wanted).cloned().collect(),
    })
}

/// Saves a question.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
pub fn save_question(
    session: &mut Session,
    clock: &dyn Clock,
    request: QuestionDraft,
) -> Result<Question, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_question(request, &clock.moment(), rng)?)
}

/// The hope shelf.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_hope_items(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<HopeShelf, ApiError> {
    Ok(HopeShelf {
        items: session.journal()?.hope_items().cloned().collect(),
    })
}

/// Saves an item of the hope shelf.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
pub fn save_hope_item(
    session: &mut Session,
    clock: &dyn Clock,
    request: HopeItemDraft,
) -> Result<HopeItem, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_hope_item(request, &clock.moment(), rng)?)
}
