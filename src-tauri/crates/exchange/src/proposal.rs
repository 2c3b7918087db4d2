//! What is proposed for whom, until the person chooses: for a group one of each thing, for a
//! sponsor a week, for a therapist four weeks (domain 2.14). Nothing of others and nothing from the
//! drawer is ever proposed.

use cairn_journal::Journal;
use cairn_journal::entities::{Helped, Recipient, ShareProfile, TakeawayKind};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days of a sponsor's look back.
const SPONSOR_DAYS: Days = Days::new(6);
/// Days of an overview for a therapist, and of what is new enough for a group.
const OVERVIEW_DAYS: Days = Days::new(27);
/// Questions for a therapist.
const QUESTIONS: usize = 3;
/// What the evening's look back is called among templates.
const NIGHTLY_REVIEW: &str = "nightly_review";

/// A choice to begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Proposal {
    /// The records; none for oneself, where everything that may leave does.
    pub items: Vec<RecordId>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// What is proposed for `profile` on the day `today`.
#[must_use]
pub fn propose(journal: &Journal, profile: ShareProfile, today: NaiveDate) -> Proposal {
    let since = |days: Days| today.checked_sub_days(days).unwrap_or(today);
    match profile {
        ShareProfile::Me => Proposal::default(),
        ShareProfile::Group => {
            let from = since(OVERVIEW_DAYS);
            Proposal {
                items: for_group(journal, from, today),
                from: Some(from),
                to: Some(today),
            }
        }
        ShareProfile::Sponsor => {
            let from = since(SPONSOR_DAYS);
            Proposal {
                items: for_sponsor(journal, from, today),
                from: Some(from),
                to: Some(today),
            }
        }
        ShareProfile::Therapist => {
            let from = since(OVERVIEW_DAYS);
            Proposal {
                items: for_therapist(journal, from, today),
                from: Some(from),
                to: Some(today),
            }
        }
    }
}

/// Open questions for one of `recipients`, the newest first.
fn questions<'a>(
    journal: &'a Journal,
    recipients: &'a [Recipient],
) -> impl Iterator<Item = RecordId> + 'a {
    let open = journal.questions().filter(|question| {
        question.is_open() && !question.third_party && recipients.contains(&question.recipient)
    });
    open.map(|question| question.id)
}

/// One topic, one feeling, one thing that helped, one question, one milestone.
fn for_group(journal: &Journal, from: NaiveDate, to: NaiveDate) -> Vec<RecordId> {
    let days = from..=to;
    let topic = journal.takeaways().find(|one| {
        one.kind == TakeawayKind::Insight && !one.third_party && days.contains(&one.date)
    });
    let feeling = journal
        .check_ins()
        .find(|one| !one.feelings.is_empty() && days.contains(&one.date));
    let helped = journal
        .uses()
        .find(|one| one.helped == Some(Helped::Yes) && days.contains(&one.date));
    let helped = helped.and_then(|used| journal.strategy(used.strategy_id));
    let milestone = journal
        .trackers()
        .filter(|tracker| !tracker.hidden && !tracker.archived)
        .find(|tracker| {
            let reached = journal.milestones_of(tracker, to);
            reached.iter().any(|row| days.contains(&row.date))
        });
    let mut items = Vec::new();
    items.extend(topic.map(|one| one.id));
    items.extend(feeling.map(|one| one.id));
    items.extend(helped.filter(|one| !one.private).map(|one| one.id));
    items.extend(questions(journal, &[Recipient::Group]).next());
    items.extend(milestone.map(|tracker| tracker.id));
    items
}

/// The week's look back, its urges with what was tried, and what to ask.
fn for_sponsor(journal: &Journal, from: NaiveDate, to: NaiveDate) -> Vec<RecordId> {
    let days = from..=to;
    let reviews = journal.entries().filter(|entry| {
        entry.template_id.as_deref() == Some(NIGHTLY_REVIEW)
            && days.contains(&entry.date)
            && !entry.third_party
            && !entry.drawer
    });
    let urges = journal
        .check_ins()
        .filter(|one| !one.urges.is_empty() && days.contains(&one.date));
    let uses = journal.uses().filter(|one| days.contains(&one.date));
    let mut items: Vec<RecordId> = reviews.map(|entry| entry.id).collect();
    items.extend(urges.map(|one| one.id));
    items.extend(uses.map(|one| one.id));
    items.extend(questions(journal, &[Recipient::Sponsor, Recipient::Mentor]));
    items
}

/// Mood and sleep of four weeks, lapses with what stands around them, questionnaires that were ticked,
/// and three questions.
fn for_therapist(journal: &Journal, from: NaiveDate, to: NaiveDate) -> Vec<RecordId> {
    let days = from..=to;
    let check_ins = journal.check_ins().filter(|one| {
        (one.valence.is_some() || one.sleep_min.is_some()) && days.contains(&one.date)
    });
    let trackers = journal.trackers().filter(|tracker| !tracker.hidden);
    let with_lapses = trackers.filter(|tracker| {
        let lapses = journal.lapses_of(tracker.id).into_iter();
        lapses
            .into_iter()
            .any(|lapse| lapse.start <= to && from <= lapse.end)
    });
    let mut items: Vec<RecordId> = check_ins.map(|one| one.id).collect();
    items.extend(with_lapses.map(|tracker| tracker.id));
    let answered = journal.instrument_responses();
    let ticked = answered.filter(|one| one.export_ok && days.contains(&one.date));
    items.extend(ticked.map(|one| one.id));
    let asked = [Recipient::Therapist, Recipient::Doctor];
    items.extend(questions(journal, &asked).take(QUESTIONS));
    items
}

#[cfg(test)]
mod tests;
