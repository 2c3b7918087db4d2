//! The groups of the invented person: where they go on Tuesdays, whom they may ring, and what they
//! took home.

use super::chance::Chance;
use super::life::Day;
use super::{ZONE, instant};
use cairn_journal::entities::{
    CheckInContext, Group, GroupKind, GroupSize, GroupStatus, HopeItem, HopeKind, LedBy, Meeting,
    MeetingFormat, MeetingRole, Person, PersonRole, Question, Recipient, Rest, Schedule,
    StrategySource, StrategySourceKind, Takeaway, TakeawayKind,
};
use cairn_journal::{ImportBatch, calendar};
use cairn_vault::RecordId;
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};

/// When the Tuesday group begins.
const BEGINS: (u32, u32) = (19, 0);
/// How long it takes.
const MINUTES: u16 = 90;

/// What was taken home: what, which kind, and whether it is somebody else's.
static TAKEN: [(&str, TakeawayKind, bool); 14] = [
    (
        "I heard that shame wants to be alone with me, and for me that means ringing somebody before it gets dark.",
        TakeawayKind::Insight,
        true,
    ),
    (
        "Somebody eats before deciding anything. I can do that.",
        TakeawayKind::Strategy,
        true,
    ),
    (
        "A kitchen timer. Twenty minutes are a length I can see the end of.",
        TakeawayKind::Strategy,
        true,
    ),
    (
        "I said the thing about Dad and nobody looked away.",
        TakeawayKind::Insight,
        false,
    ),
    (
        "How do others get through the half hour after work?",
        TakeawayKind::Question,
        false,
    ),
    (
        "One of them laughed about a Sunday I would have been afraid of. That is where I want to get to.",
        TakeawayKind::Hope,
        true,
    ),
    (
        "I do not have to answer at once. For me that means: the phone may ring out.",
        TakeawayKind::Insight,
        true,
    ),
    (
        "Being early is easier than walking in. I stack chairs now.",
        TakeawayKind::Insight,
        false,
    ),
    (
        "Say it in the first round, before it has grown.",
        TakeawayKind::Strategy,
        true,
    ),
    (
        "Is it normal that the evenings are louder in spring?",
        TakeawayKind::Question,
        false,
    ),
    (
        "Six years, and still comes for the terrible tea.",
        TakeawayKind::Hope,
        true,
    ),
    (
        "I heard about planning payday with somebody, and for me that means the cinema.",
        TakeawayKind::Strategy,
        true,
    ),
    (
        "I gave the new one my number and my hands were steady.",
        TakeawayKind::Insight,
        false,
    ),
    ("Coming back counts as coming.", TakeawayKind::Hope, true),
];

/// Topics of evenings that had one.
static TOPICS: [&str; 8] = [
    "Small steps",
    "Evenings",
    "Saying no",
    "What holds",
    "Families",
    "Waiting",
    "Honesty",
    "A good day",
];

/// Adds all of it to `batch`, and says of strategies heard in the group in which meeting it was.
pub(super) fn go_to_groups(
    chance: &mut Chance,
    year: &[Day],
    start: NaiveDate,
    today: NaiveDate,
    batch: &mut ImportBatch,
) {
    let tuesday = tuesday(chance, start);
    let evenings = year
        .iter()
        .filter(|day| !day.away && day.date < today && day.date.weekday() == Weekday::Tue)
        .map(|day| day.date);
    batch.meetings = meetings(chance, &tuesday, evenings, batch);
    learn_there(batch);
    take_home(chance, batch);
    batch.groups = vec![tuesday, online(chance, today), grief(chance, start)];
    batch.people = people(chance, start);
    batch.questions = questions(chance, today);
    batch.hope_items = hopes(chance, start);
}

fn group(chance: &mut Chance, alias: &str, at: DateTime<Utc>) -> Group {
    Group {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        alias: alias.to_owned(),
        kind: None,
        topics: Vec::new(),
        format: None,
        structure: None,
        led_by: None,
        size: None,
        schedules: Vec::new(),
        cost: String::new(),
        language: String::new(),
        access: String::new(),
        privacy_rule: String::new(),
        place: String::new(),
        names_to_redact: Vec::new(),
        status: GroupStatus::Considering,
        first_visit: None,
        note: String::new(),
        rest: Rest::new(),
    }
}

fn weekly(first: NaiveDate, weekday: Weekday, (hour, minute): (u32, u32), rule: &str) -> Schedule {
    let day = super::on_weekday(first, Some(weekday));
    Schedule {
        first: day.and_hms_opt(hour, minute, 0).unwrap_or_default(),
        zone: ZONE,
        rule: rule.to_owned(),
        minutes: Some(MINUTES),
    }
}

fn tuesday(chance: &mut Chance, start: NaiveDate) -> Group {
    Group {
        kind: Some(GroupKind::Addiction),
        topics: vec!["tuesday group".to_owned()],
        format: Some(MeetingFormat::InPerson),
        structure: Some(4),
        led_by: Some(LedBy::Rotating),
        size: Some(GroupSize::Middle),
        schedules: vec![weekly(start, Weekday::Tue, BEGINS, "FREQ=WEEKLY;BYDAY=TU")],
        cost: "A coin in the tin, if there is one.".to_owned(),
        language: "English".to_owned(),
        access: "One step at the side door. The radiator side is warm.".to_owned(),
        privacy_rule: "What is said here stays here. First names, or none.".to_owned(),
        place: "The room behind the library".to_owned(),
        status: GroupStatus::Regular,
        first_visit: Some(start),
        note: "Clay chairs, terrible tea. The door is open a quarter of an hour before.".to_owned(),
        ..group(chance, "Tuesday", instant(start, 22, 0))
    }
}

fn online(chance: &mut Chance, today: NaiveDate) -> Group {
    let noted = today - Days::new(20);
    Group {
        kind: Some(GroupKind::MentalHealth),
        topics: vec!["anxiety".to_owned()],
        format: Some(MeetingFormat::Video),
        structure: Some(2),
        led_by: Some(LedBy::Peers),
        size: Some(GroupSize::Small),
        schedules: vec![weekly(noted, Weekday::Thu, (20, 0), "FREQ=WEEKLY;BYDAY=TH")],
        cost: "Nothing".to_owned(),
        status: GroupStatus::Considering,
        note: "Cameras may stay off. For weeks when the bus does not come.".to_owned(),
        ..group(chance, "Thursday on the screen", instant(noted, 21, 0))
    }
}

fn grief(chance: &mut Chance, start: NaiveDate) -> Group {
    let noted = start + Days::new(203);
    Group {
        kind: Some(GroupKind::Grief),
        topics: vec!["grief".to_owned()],
        format: Some(MeetingFormat::InPerson),
        structure: Some(3),
        led_by: Some(LedBy::Mixed),
        schedules: vec![weekly(
            noted,
            Weekday::Sun,
            (15, 0),
            "FREQ=MONTHLY;BYDAY=1SU",
        )],
        status: GroupStatus::Trying,
        first_visit: Some(noted + Days::new(10)),
        ..group(chance, "First Sunday", instant(noted, 21, 0))
    }
}

/// A meeting for each pair of check-ins around one of these evenings, and some without any.
fn meetings(
    chance: &mut Chance,
    group: &Group,
    evenings: impl Iterator<Item = NaiveDate>,
    batch: &ImportBatch,
) -> Vec<Meeting> {
    let around = |date: NaiveDate, context: CheckInContext| {
        let mut all = batch.check_ins.iter();
        all.find(|one| one.date == date && one.context == context)
            .map(|one| one.id)
    };
    let mut meetings = Vec::new();
    for date in evenings {
        let before = around(date, CheckInContext::BeforeMeeting);
        if before.is_none() && !chance.percent(30) {
            continue;
        }
        let after = around(date, CheckInContext::AfterMeeting);
        let at = instant(date, BEGINS.0, BEGINS.1);
        let led = chance.percent(6);
        let felt = |chance: &mut Chance| {
            let rated = chance.percent(40);
            rated.then(|| chance.between(5, 10) as u8)
        };
        meetings.push(Meeting {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            date: calendar::logical_date(at, ZONE, 0),
            at,
            zone: ZONE,
            day_start_used: 0,
            group_id: Some(group.id),
            minutes: Some(MINUTES),
            format: Some(MeetingFormat::InPerson),
            role: Some(match meetings.len() {
                0 => MeetingRole::Newcomer,
                _ if led => MeetingRole::Facilitator,
                _ => MeetingRole::Member,
            }),
            shared: chance.percent(80).then(|| chance.percent(55)),
            listened: Some(true),
            helped: chance.percent(60).then(|| chance.percent(30)),
            seen: felt(chance),
            heard: felt(chance),
            validated: None,
            understood: felt(chance),
            before_check_in_id: before,
            after_check_in_id: after,
            topic: if chance.percent(45) {
                (*chance.deal(&TOPICS)).to_owned()
            } else {
                String::new()
            },
            note: String::new(),
            third_party: false,
            rest: Rest::new(),
        });
    }
    meetings.sort_by_key(|meeting| meeting.at);
    meetings
}

/// What was heard in a meeting was heard in the last one before it was written down.
fn learn_there(batch: &mut ImportBatch) {
    for strategy in &mut batch.strategies {
        let written = strategy.created_at;
        if let Some(source) = &mut strategy.source
            && source.kind == StrategySourceKind::Meeting
        {
            let last = batch.meetings.iter().rfind(|meeting| meeting.at <= written);
            *source = StrategySource {
                id: last.or(batch.meetings.first()).map(|meeting| meeting.id),
                ..source.clone()
            };
        }
    }
}

/// Something from every third evening or so.
fn take_home(chance: &mut Chance, batch: &mut ImportBatch) {
    let apart = (batch.meetings.len() / TAKEN.len()).max(1);
    let evenings = batch.meetings.iter().step_by(apart);
    for (meeting, (text, kind, third_party)) in evenings.zip(&TAKEN) {
        let became = (*kind == TakeawayKind::Strategy).then(|| {
            let learnt = batch.strategies.iter().find(|strategy| {
                let source = strategy.source.as_ref();
                source.is_some_and(|source| source.id == Some(meeting.id))
            });
            learnt.map(|strategy| strategy.id)
        });
        batch.takeaways.push(Takeaway {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: meeting.end(),
            updated_at: meeting.end(),
            deleted_at: None,
            date: meeting.date,
            meeting_id: Some(meeting.id),
            text: (*text).to_owned(),
            kind: *kind,
            third_party: *third_party,
            strategy_id: became.flatten(),
            question_id: None,
            hope_item_id: None,
            rest: Rest::new(),
        });
    }
}

/// Somebody: what they are called, roles, how to reach them, when it is all right, known spellings.
type Known<'a> = (&'a str, &'a [PersonRole], &'a str, &'a str, &'a [&'a str]);

fn people(chance: &mut Chance, start: NaiveDate) -> Vec<Person> {
    use PersonRole::{Family, Friend, Peer, Professional, Sponsor};
    let all: [Known<'_>; 5] = [
        (
            "M.",
            &[Sponsor, Peer, Friend],
            "0700 900 001",
            "Any time, he says, and means it.",
            &["Matthias", "Matz"],
        ),
        (
            "J.",
            &[Family],
            "0700 900 002",
            "Sundays, and after eight.",
            &["Johanna", "Jo Hartwell"],
        ),
        (
            "R.",
            &[Friend],
            "0700 900 003",
            "Not before nine.",
            &["Rosalind", "Roz"],
        ),
        (
            "Mrs L.",
            &[Friend],
            "Next door",
            "When the light is on.",
            &["Lindqvist"],
        ),
        (
            "Dr. A.",
            &[Professional],
            "The surgery",
            "Weekdays",
            &["Dr. Abara"],
        ),
    ];
    let at = instant(start, 22, 10);
    let mut order = 0;
    let mut person = |(alias, roles, reach, ok_when, names): Known<'_>| {
        order += 1;
        Person {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            alias: alias.to_owned(),
            roles: roles.to_vec(),
            initial: String::new(),
            names_to_redact: names.iter().map(ToString::to_string).collect(),
            reach: reach.to_owned(),
            ok_when: ok_when.to_owned(),
            call_order: (order <= 3).then_some(order),
            note: String::new(),
            archived: false,
            rest: Rest::new(),
        }
    };
    all.into_iter().map(&mut person).collect()
}

fn questions(chance: &mut Chance, today: NaiveDate) -> Vec<Question> {
    let all = [
        (
            40,
            Recipient::Doctor,
            "Could the tablets be why I wake at four?",
            Some("Yes. Taking them in the morning now."),
        ),
        (
            12,
            Recipient::Group,
            "How do others get through the half hour after work?",
            None,
        ),
        (
            6,
            Recipient::Sponsor,
            "Is the choir a meeting, in a way?",
            None,
        ),
    ];
    let question = |(ago, recipient, text, answer): (u64, Recipient, &str, Option<&str>)| {
        let date = today - Days::new(ago);
        let at = instant(date, 21, 20);
        Question {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            date,
            recipient,
            person_id: None,
            text: text.to_owned(),
            answered_on: answer.map(|_| date + Days::new(9)),
            answer: answer.unwrap_or_default().to_owned(),
            takeaway_id: None,
            third_party: false,
            rest: Rest::new(),
        }
    };
    all.map(question).into()
}

fn hopes(chance: &mut Chance, start: NaiveDate) -> Vec<HopeItem> {
    let all = [
        (
            15,
            HopeKind::Line,
            "It gets roomier.",
            "The Tuesday group",
            true,
        ),
        (
            58,
            HopeKind::Laugh,
            "The cat, the tin of tuna, and my one good shirt.",
            "",
            false,
        ),
        (
            120,
            HopeKind::Encouragement,
            "The door is still open on Tuesday.",
            "M., on the phone",
            true,
        ),
        (
            244,
            HopeKind::NotAlone,
            "Four of us had the same Sunday.",
            "",
            false,
        ),
        (
            304,
            HopeKind::Letter,
            "Remember the four bars. You sang them with water knees, and they were in tune.",
            "Me",
            false,
        ),
    ];
    let hope = |(since, kind, text, source, pinned): (u64, HopeKind, &str, &str, bool)| {
        let date = start + Days::new(since);
        let at = instant(date, 21, 10);
        HopeItem {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            date,
            kind,
            text: text.to_owned(),
            source: source.to_owned(),
            pinned,
            takeaway_id: None,
            third_party: kind == HopeKind::Encouragement,
            rest: Rest::new(),
        }
    };
    all.map(hope).into()
}
