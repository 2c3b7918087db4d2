//! Which records may leave: what was asked for, less what is nobody else's business unless it was
//! ticked by itself (I-16). Not here: the formats.

use crate::counted::Counted;
use cairn_journal::entities::{
    CheckIn, DayLog, Group, HopeItem, InstrumentResponse, JournalEntry, Lapse, Meeting,
    MilestoneAck, Question, Recipient, ShareProfile, Strategy, StrategyUse, Takeaway, Tracker,
};
use cairn_journal::{Snapshot, name_key};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What somebody wants to take out. The default is everything that may leave unasked.
///
/// The conditions are joined by *and*. The trash and earlier versions of a text never match.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Selection {
    /// First logical day, inclusive. A strategy has no day: it is in when it was used in the
    /// range; a tracker when something was noted for it in the range.
    pub from: Option<NaiveDate>,
    /// Last logical day, inclusive.
    pub to: Option<NaiveDate>,
    /// Any one of these tags: of an entry, a strategy (with its uses), among the triggers of a
    /// check-in, or the situation of a use. Upper and lower case are the same. Trackers have none,
    /// so they stay out when tags are asked for.
    pub tags: Vec<String>,
    /// When not empty, only these snapshot. A private strategy leaves only when it is named here.
    pub items: Vec<RecordId>,
    /// Records with what others said that may leave all the same, ticked one by one.
    pub include_third_party: Vec<RecordId>,
    /// Entries from the drawer that may leave all the same, ticked one by one. An entry that is
    /// both needs both ticks.
    pub include_drawer: Vec<RecordId>,
}

impl Selection {
    /// Whether nothing was chosen, so that the JSON export is the whole journal.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn spans(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// How many records were asked for and stay out unless ticked by themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LeftOut {
    /// Records with what others said.
    pub third_party: u32,
    /// Entries in the drawer.
    pub drawer: u32,
    /// Private strategies and their uses.
    pub private: u32,
}

/// The records that leave, each kind in the order of its ids.
#[derive(Debug, Default)]
pub(crate) struct Picked<'a> {
    pub entries: Vec<&'a JournalEntry>,
    pub check_ins: Vec<&'a CheckIn>,
    pub strategies: Vec<&'a Strategy>,
    pub uses: Vec<&'a StrategyUse>,
    /// Titles of the strategies that `uses` name, as far as these exist outside the trash.
    pub titles: HashMap<RecordId, &'a str>,
    /// Trackers that are not hidden.
    pub trackers: Vec<&'a Tracker>,
    /// Lapses of these trackers.
    pub lapses: Vec<&'a Lapse>,
    /// Milestones of these trackers that were seen.
    pub acks: Vec<&'a MilestoneAck>,
    /// Logged days of these trackers.
    pub day_logs: Vec<&'a DayLog>,
    /// The same trackers with their numbers, for formats that tell them.
    pub counted: Vec<Counted<'a>>,
    pub meetings: Vec<&'a Meeting>,
    /// The groups that `meetings` name, in the trash or not.
    pub groups: Vec<&'a Group>,
    pub takeaways: Vec<&'a Takeaway>,
    pub questions: Vec<&'a Question>,
    pub hope_items: Vec<&'a HopeItem>,
    /// Answered questionnaires that were ticked, as others are shown them.
    pub responses: Vec<InstrumentResponse>,
    pub left_out: LeftOut,
}

impl Picked<'_> {
    /// How many records leave in a table.
    pub fn count_in_table(&self) -> u32 {
        let written = self.entries.len() + self.check_ins.len();
        let tools = self.strategies.len() + self.uses.len();
        let group = self.meetings.len() + self.takeaways.len();
        let n = written + tools + group + self.questions.len() + self.hope_items.len();
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    /// How many records leave in all.
    pub fn count(&self) -> u32 {
        let counted =
            self.trackers.len() + self.lapses.len() + self.acks.len() + self.day_logs.len();
        let n = counted + self.responses.len();
        self.count_in_table()
            .saturating_add(u32::try_from(n).unwrap_or(u32::MAX))
    }
}

/// Picks from `snapshot` what `selection` asks for and may leave.
pub(crate) fn pick<'a>(snapshot: &Snapshot<'a>, selection: &Selection) -> Picked<'a> {
    pick_for(snapshot, selection, None)
}

/// The same for somebody in particular: questions for others stay out (F-19).
pub(crate) fn pick_for<'a>(
    snapshot: &Snapshot<'a>,
    selection: &Selection,
    profile: Option<ShareProfile>,
) -> Picked<'a> {
    let tags: HashSet<String> = selection.tags.iter().map(|tag| name_key(tag)).collect();
    let items: HashSet<RecordId> = selection.items.iter().copied().collect();
    let tagged =
        |of: &[String]| tags.is_empty() || of.iter().any(|tag| tags.contains(&name_key(tag)));
    let listed = |id: RecordId| items.is_empty() || items.contains(&id);

    let mut picked = Picked::default();
    for &entry in &snapshot.entries {
        let wanted = entry.deleted_at.is_none()
            && listed(entry.id)
            && selection.spans(entry.date)
            && tagged(&entry.tags);
        if !wanted {
            continue;
        }
        if entry.drawer && !selection.include_drawer.contains(&entry.id) {
            picked.left_out.drawer += 1;
        } else if entry.third_party && !selection.include_third_party.contains(&entry.id) {
            picked.left_out.third_party += 1;
        } else {
            picked.entries.push(entry);
        }
    }
    picked
        .check_ins
        .extend(snapshot.check_ins.iter().filter(|check_in| {
            check_in.deleted_at.is_none()
                && listed(check_in.id)
                && selection.spans(check_in.date)
                && tagged(&check_in.triggers)
        }));

    let living: HashMap<RecordId, &'a Strategy> = snapshot
        .strategies
        .iter()
        .filter(|strategy| strategy.deleted_at.is_none())
        .map(|&strategy| (strategy.id, strategy))
        .collect();
    // A private strategy's title stands in its uses as well, so they stay with it.
    let stays = |strategy: &Strategy| strategy.private && !items.contains(&strategy.id);
    let mut used: HashSet<RecordId> = HashSet::new();
    for &r#use in &snapshot.strategy_uses {
        let strategy = living.get(&r#use.strategy_id).copied();
        let of_tag = tags.is_empty()
            || r#use
                .situation
                .as_ref()
                .is_some_and(|tag| tags.contains(&name_key(tag)))
            || strategy.is_some_and(|strategy| tagged(&strategy.tags));
        if r#use.deleted_at.is_some() || !selection.spans(r#use.date) || !of_tag {
            continue;
        }
        used.insert(r#use.strategy_id);
        if !listed(r#use.id) {
            continue;
        }
        if strategy.is_some_and(stays) {
            picked.left_out.private += 1;
            continue;
        }
        picked.uses.push(r#use);
        if let Some(strategy) = strategy {
            picked.titles.insert(strategy.id, &strategy.title);
        }
    }
    let open_ended = selection.from.is_none() && selection.to.is_none();
    for &strategy in &snapshot.strategies {
        let in_range = used.contains(&strategy.id) || (open_ended && tagged(&strategy.tags));
        if strategy.deleted_at.is_some() || !listed(strategy.id) || !in_range {
            continue;
        }
        if stays(strategy) {
            picked.left_out.private += 1;
        } else {
            picked.strategies.push(strategy);
        }
    }
    pick_counted(snapshot, selection, &listed, &mut picked);
    pick_group(snapshot, selection, profile, &listed, &mut picked);
    pick_responses(snapshot, selection, &listed, &mut picked);
    picked
}

/// Questionnaires that were ticked one by one (AC-46). They have no tags.
fn pick_responses(
    snapshot: &Snapshot<'_>,
    selection: &Selection,
    listed: &dyn Fn(RecordId) -> bool,
    picked: &mut Picked<'_>,
) {
    if !selection.tags.is_empty() {
        return;
    }
    let responses = snapshot.instrument_responses.iter().copied();
    let ticked = responses.filter(|one| {
        one.export_ok && one.deleted_at.is_none() && listed(one.id) && selection.spans(one.date)
    });
    picked
        .responses
        .extend(ticked.map(InstrumentResponse::for_others));
}

/// What comes from groups: meetings, takeaways, questions, hope. None of it has tags.
fn pick_group<'a>(
    snapshot: &Snapshot<'a>,
    selection: &Selection,
    profile: Option<ShareProfile>,
    listed: &dyn Fn(RecordId) -> bool,
    picked: &mut Picked<'a>,
) {
    if !selection.tags.is_empty() {
        return;
    }
    let is_asked = |id: RecordId, date: NaiveDate, deleted_at: Option<DateTime<Utc>>| {
        deleted_at.is_none() && listed(id) && selection.spans(date)
    };
    let left_out = &mut picked.left_out.third_party;
    let mut may_leave = |id: RecordId, third_party: bool| {
        let leaves = !third_party || selection.include_third_party.contains(&id);
        *left_out += u32::from(!leaves);
        leaves
    };
    let meetings = snapshot.meetings.iter().copied();
    picked.meetings.extend(meetings.filter(|one| {
        is_asked(one.id, one.date, one.deleted_at) && may_leave(one.id, one.third_party)
    }));
    let takeaways = snapshot.takeaways.iter().copied();
    picked.takeaways.extend(takeaways.filter(|one| {
        is_asked(one.id, one.date, one.deleted_at) && may_leave(one.id, one.third_party)
    }));
    let questions = snapshot.questions.iter().copied();
    picked.questions.extend(questions.filter(|one| {
        is_asked(one.id, one.date, one.deleted_at)
            && profile.is_none_or(|profile| is_for(one, profile))
            && may_leave(one.id, one.third_party)
    }));
    let hope_items = snapshot.hope_items.iter().copied();
    picked.hope_items.extend(hope_items.filter(|one| {
        is_asked(one.id, one.date, one.deleted_at) && may_leave(one.id, one.third_party)
    }));
    let named: HashSet<RecordId> = picked
        .meetings
        .iter()
        .filter_map(|meeting| meeting.group_id)
        .collect();
    let groups = snapshot.groups.iter().copied();
    picked
        .groups
        .extend(groups.filter(|group| named.contains(&group.id)));
}

/// Whether a question is for whom something is taken out for.
fn is_for(question: &Question, profile: ShareProfile) -> bool {
    match profile {
        ShareProfile::Me => true,
        ShareProfile::Group => question.recipient == Recipient::Group,
        ShareProfile::Sponsor => {
            matches!(question.recipient, Recipient::Sponsor | Recipient::Mentor)
        }
        ShareProfile::Therapist => {
            matches!(question.recipient, Recipient::Therapist | Recipient::Doctor)
        }
    }
}

/// Trackers, and what was noted for them in the range.
fn pick_counted<'a>(
    snapshot: &Snapshot<'a>,
    selection: &Selection,
    listed: &dyn Fn(RecordId) -> bool,
    picked: &mut Picked<'a>,
) {
    if !selection.tags.is_empty() {
        return;
    }
    let open_ended = selection.from.is_none() && selection.to.is_none();
    for &tracker in &snapshot.trackers {
        if tracker.deleted_at.is_some() || tracker.hidden || !listed(tracker.id) {
            continue;
        }
        let before = picked.lapses.len() + picked.acks.len() + picked.day_logs.len();
        let lapses = snapshot.lapses.iter().filter(|lapse| {
            let is_in = selection.to.is_none_or(|to| lapse.start <= to)
                && selection.from.is_none_or(|from| from <= lapse.end);
            lapse.tracker_id == tracker.id && lapse.deleted_at.is_none() && is_in
        });
        picked.lapses.extend(lapses);
        let acks = snapshot.milestone_acks.iter().filter(|ack| {
            ack.tracker_id == tracker.id && ack.deleted_at.is_none() && selection.spans(ack.date)
        });
        picked.acks.extend(acks);
        let logs = snapshot.day_logs.iter().filter(|log| {
            log.tracker_id == tracker.id && log.deleted_at.is_none() && selection.spans(log.date)
        });
        picked.day_logs.extend(logs);
        let noted = picked.lapses.len() + picked.acks.len() + picked.day_logs.len() > before;
        if open_ended || noted {
            picked.trackers.push(tracker);
        }
    }
}

#[cfg(test)]
mod tests;
