//! What is practised in and around groups: first visits, looks at groups and their comparison, help
//! given and received, concerns, service, listening, openness, the story, the safety plan.

use super::count;
use super::plan_outside::keep_plan_present;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::entities::{
    Concern, FirstVisit, FitCriterion, FitDecision, GroupFitReview, Listening, OpennessStep,
    SafetyPlan, Service, StoryEvent, Support,
};
use cairn_journal::{
    ConcernDraft, FirstVisitDraft, GroupFitReviewDraft, ListeningDraft, OpennessStepDraft,
    SafetyPlanDraft, ServiceDraft, StoryEventDraft, SupportDraft, calendar,
};
use cairn_vault::RecordId;
use serde::{Deserialize, Serialize};

/// Lists, and the commands that answer and save them.
macro_rules! practice {
    ($($(#[$doc:meta])* $list:ident -> $answer:ident { $items:ident: $entity:ident } $read:ident,
        $save:ident($draft:ident);)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Serialize, ts_rs::TS)]
            pub struct $answer {
                /// The records.
                pub $items: Vec<$entity>,
            }

            $(#[$doc])*
            ///
            /// # Errors
            /// [`ApiError::Locked`].
            pub fn $list(
                session: &mut Session,
                _: &dyn Clock,
                _: Nothing,
            ) -> Result<$answer, ApiError> {
                Ok($answer {
                    $items: session.journal()?.$read().cloned().collect(),
                })
            }

            /// Saves one.
            ///
            /// # Errors
            /// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
            pub fn $save(
                session: &mut Session,
                clock: &dyn Clock,
                request: $draft,
            ) -> Result<$entity, ApiError> {
                let (journal, rng) = session.writing()?;
                Ok(journal.$save(request, &clock.moment(), rng)?)
            }
        )*
    };
}

practice! {
    /// First visits, the newest day first.
    list_first_visits -> FirstVisitList { visits: FirstVisit } first_visits,
        save_first_visit(FirstVisitDraft);
    /// Looks at groups, the newest day first.
    list_group_fit_reviews -> GroupFitReviewList { reviews: GroupFitReview } group_fit_reviews,
        save_group_fit_review(GroupFitReviewDraft);
    /// Help given and received, the newest day first.
    list_supports -> SupportList { supports: Support } supports,
        save_support(SupportDraft);
    /// What listening did, the newest day first.
    list_listenings -> ListeningList { listenings: Listening } listenings,
        save_listening(ListeningDraft);
    /// Steps towards being open, in the order of the ladder.
    list_openness_steps -> OpennessLadder { steps: OpennessStep } openness_steps,
        save_openness_step(OpennessStepDraft);
    /// Events of the story, the earliest first.
    list_story_events -> StoryTimeline { events: StoryEvent } story_events,
        save_story_event(StoryEventDraft);
}

/// One service.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ServiceRow {
    /// The service.
    pub service: Service,
    /// Seconds for each person when the time is shared equally; `None` unless both numbers are
    /// known.
    pub seconds_each: Option<u32>,
}

/// Services in groups, the newest day first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ServiceList {
    /// The services.
    pub services: Vec<ServiceRow>,
}

/// One concern.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ConcernRow {
    /// The concern.
    pub concern: Concern,
    /// It rests for the night and is not offered for sharing yet.
    pub rests: bool,
}

/// Concerns, the newest day first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ConcernList {
    /// The concerns.
    pub concerns: Vec<ConcernRow>,
}

/// Groups to be looked at side by side.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CompareGroups {
    /// The groups, in the order of the columns.
    pub group_ids: Vec<RecordId>,
}

/// Groups side by side: each thing with all values that were given, never with a mean alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct GroupComparison {
    /// One for each group, in the order that was asked for.
    pub columns: Vec<FitColumn>,
}

/// One group in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FitColumn {
    /// The group.
    pub group_id: RecordId,
    /// What the person calls it.
    pub alias: String,
    /// Looks at it.
    pub n_reviews: u32,
    /// Each thing that is looked at, in the order of the form.
    pub rows: Vec<FitRow>,
    /// The latest decision.
    pub decision: Option<FitDecision>,
}

/// One thing about a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FitRow {
    /// What it is.
    pub criterion: FitCriterion,
    /// The values that were given, the oldest first; what was left out is not there.
    pub values: Vec<u8>,
}

/// The safety plan and its versions.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SafetyPlanView {
    /// The present version; `None` before there is a plan.
    pub plan: Option<SafetyPlan>,
    /// Earlier versions, the latest first.
    pub earlier: Vec<SafetyPlan>,
}

/// Services in groups, the newest day first.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_services(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<ServiceList, ApiError> {
    let row = |service: &Service| ServiceRow {
        seconds_each: service.seconds_each(),
        service: service.clone(),
    };
    Ok(ServiceList {
        services: session.journal()?.services().map(row).collect(),
    })
}

/// Saves a service.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
pub fn save_service(
    session: &mut Session,
    clock: &dyn Clock,
    request: ServiceDraft,
) -> Result<Service, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_service(request, &clock.moment(), rng)?)
}

/// Concerns, the newest day first, and which of them rest for the night.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_concerns(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<ConcernList, ApiError> {
    let journal = session.journal()?;
    let today = calendar::today(&clock.moment(), journal.settings());
    let row = |concern: &Concern| ConcernRow {
        rests: concern.rests(today),
        concern: concern.clone(),
    };
    Ok(ConcernList {
        concerns: journal.concerns().map(row).collect(),
    })
}

/// Saves a concern.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`], limits of fields.
pub fn save_concern(
    session: &mut Session,
    clock: &dyn Clock,
    request: ConcernDraft,
) -> Result<Concern, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_concern(request, &clock.moment(), rng)?)
}

/// Groups side by side.
///
/// # Errors
/// [`ApiError::NotFound`] for a group that does not exist.
pub fn compare_groups(
    session: &mut Session,
    _: &dyn Clock,
    request: CompareGroups,
) -> Result<GroupComparison, ApiError> {
    let journal = session.journal()?;
    let column = |id: RecordId| {
        let group = journal.group(id).ok_or(ApiError::NotFound)?;
        let newest_first: Vec<&GroupFitReview> = journal
            .group_fit_reviews()
            .filter(|review| review.group_id == id)
            .collect();
        let row = |criterion: FitCriterion| FitRow {
            criterion,
            values: newest_first
                .iter()
                .rev()
                .filter_map(|review| review.value(criterion))
                .collect(),
        };
        Ok(FitColumn {
            group_id: id,
            alias: group.alias.clone(),
            n_reviews: count(newest_first.len()),
            rows: FitCriterion::ALL.map(row).into(),
            decision: newest_first.iter().find_map(|review| review.decision),
        })
    };
    let columns: Result<_, ApiError> = request.group_ids.into_iter().map(column).collect();
    Ok(GroupComparison { columns: columns? })
}

/// The safety plan and its earlier versions.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn get_safety_plan(
    session: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<SafetyPlanView, ApiError> {
    let mut versions = session.journal()?.safety_plans().cloned();
    Ok(SafetyPlanView {
        plan: versions.next(),
        earlier: versions.collect(),
    })
}

/// Saves the safety plan: a new version when a step has changed.
///
/// # Errors
/// [`ApiError::Stale`] when there is a later version, limits of fields.
pub fn save_safety_plan(
    session: &mut Session,
    clock: &dyn Clock,
    request: SafetyPlanDraft,
) -> Result<SafetyPlan, ApiError> {
    let (journal, rng) = session.writing()?;
    let plan = journal.save_safety_plan(request, &clock.moment(), rng)?;
    // The plan is saved: what cannot be brought up to date outside is taken away there.
    let _ = keep_plan_present(session);
    Ok(plan)
}
