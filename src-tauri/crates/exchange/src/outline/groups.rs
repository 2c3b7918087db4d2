//! The part of a document that comes from groups: meetings, takeaways, questions, hope; and a share
//! by itself.

use super::{Block, clock, one_line, push_lines, push_markdown};
use crate::selection::Picked;
use cairn_journal::entities::{
    HopeItem, Meeting, MeetingFormat, MeetingRole, Question, Recipient, Share, Takeaway,
    TakeawayKind,
};
use cairn_words::{Arg, Words};

pub(super) fn push_meeting<'a>(
    blocks: &mut Vec<Block<'a>>,
    meeting: &'a Meeting,
    picked: &Picked<'_>,
    words: &Words,
) {
    let time = Arg::from(clock(meeting.at, meeting.zone));
    let group = picked
        .groups
        .iter()
        .find(|group| Some(group.id) == meeting.group_id);
    let heading = match group {
        Some(group) => {
            let args = [("time", time), ("group", one_line(&group.alias).into())];
            words.text("export-meeting-of", &args)
        }
        None => words.text("export-meeting", &[("time", time)]),
    };
    blocks.push(Block::Heading(3, heading));
    let facts = meeting_facts(meeting, words);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    push_markdown(blocks, 3, &meeting.note);
}

/// What was noted, in words; what was not is not mentioned.
fn meeting_facts(meeting: &Meeting, words: &Words) -> Vec<String> {
    let mut facts = Vec::new();
    let topic = one_line(&meeting.topic);
    if !topic.is_empty() {
        facts.push(words.text("export-meeting-topic", &[("topic", topic.into())]));
    }
    if let Some(minutes) = meeting.minutes {
        facts.push(words.text("export-takes", &[("minutes", minutes.into())]));
    }
    facts.extend(meeting.format.map(|format| {
        let id = match format {
            MeetingFormat::InPerson => "export-meeting-in-person",
            MeetingFormat::Video => "export-meeting-video",
            MeetingFormat::Phone => "export-meeting-phone",
            MeetingFormat::Chat => "export-meeting-chat",
            MeetingFormat::Mixed => "export-meeting-mixed",
        };
        words.text(id, &[])
    }));
    facts.extend(meeting.role.map(|role| {
        let id = match role {
            MeetingRole::Newcomer => "export-role-newcomer",
            MeetingRole::Member => "export-role-member",
            MeetingRole::Facilitator => "export-role-facilitator",
            MeetingRole::Timekeeper => "export-role-timekeeper",
            MeetingRole::Greeter => "export-role-greeter",
            MeetingRole::Mentor => "export-role-mentor",
            MeetingRole::Supporter => "export-role-supporter",
        };
        words.text(id, &[])
    }));
    let did = [
        ("export-meeting-shared", meeting.shared),
        ("export-meeting-listened", meeting.listened),
        ("export-meeting-helped", meeting.helped),
    ];
    let done = did.into_iter().filter(|(_, said)| *said == Some(true));
    facts.extend(done.map(|(id, _)| words.text(id, &[])));
    let felt = [
        ("export-meeting-seen", meeting.seen),
        ("export-meeting-heard", meeting.heard),
        ("export-meeting-validated", meeting.validated),
        ("export-meeting-understood", meeting.understood),
    ];
    for (id, value) in felt {
        facts.extend(value.map(|value| words.text(id, &[("value", value.into())])));
    }
    facts
}

pub(super) fn push_takeaway(blocks: &mut Vec<Block<'_>>, takeaway: &Takeaway, words: &Words) {
    let id = match takeaway.kind {
        TakeawayKind::Insight => "export-takeaway-insight",
        TakeawayKind::Strategy => "export-takeaway-strategy",
        TakeawayKind::Question => "export-takeaway-question",
        TakeawayKind::Hope => "export-takeaway-hope",
    };
    blocks.push(Block::Heading(3, words.text(id, &[])));
    push_lines(blocks, &takeaway.text);
}

pub(super) fn push_questions(blocks: &mut Vec<Block<'_>>, questions: &[&Question], words: &Words) {
    if questions.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, words.text("export-questions", &[])));
    let mut questions = questions.to_vec();
    questions.sort_by_key(|one| (one.recipient, one.date, one.created_at, one.id));
    let mut last = None;
    for question in questions {
        if last != Some(question.recipient) {
            last = Some(question.recipient);
            let id = match question.recipient {
                Recipient::Group => "export-for-group",
                Recipient::Sponsor => "export-for-sponsor",
                Recipient::Mentor => "export-for-mentor",
                Recipient::Therapist => "export-for-therapist",
                Recipient::Doctor => "export-for-doctor",
                Recipient::Other => "export-for-other",
            };
            blocks.push(Block::Heading(3, words.text(id, &[])));
        }
        push_lines(blocks, &question.text);
        if !question.answer.trim().is_empty() {
            let answer = [("answer", Arg::from(one_line(&question.answer)))];
            blocks.push(Block::Facts(vec![words.text("export-answer", &answer)]));
        }
    }
}

pub(super) fn push_hope(blocks: &mut Vec<Block<'_>>, items: &[&HopeItem], words: &Words) {
    if items.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, words.text("export-hope", &[])));
    let mut items = items.to_vec();
    items.sort_by_key(|item| (item.date, item.created_at, item.id));
    for item in items {
        push_lines(blocks, &item.text);
        let source = one_line(&item.source);
        if !source.is_empty() {
            let source = [("source", Arg::from(source))];
            blocks.push(Block::Facts(vec![
                words.text("export-hope-source", &source),
            ]));
        }
    }
}

/// A share as it is said: its parts under their headings, those without a word left out. Neither
/// its aim nor how it went is part of it.
pub(crate) fn share_blocks<'a>(share: &Share, words: &Words) -> Vec<Block<'a>> {
    let headings = ["export-was", "export-happened", "export-now", "export-ask"];
    let mut blocks = vec![Block::Heading(1, words.text("export-title", &[]))];
    for (id, part) in headings.into_iter().zip(share.parts()) {
        if !part.trim().is_empty() {
            blocks.push(Block::Heading(2, words.text(id, &[])));
            push_lines(&mut blocks, part);
        }
    }
    blocks
}
