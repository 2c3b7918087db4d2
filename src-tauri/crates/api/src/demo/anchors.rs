//! Data: entries that hold the year together, each on its own day.

use super::life::{GRIEF_DAY, RETURN_DAY, VET_DAY};
use chrono::Weekday;

/// An entry with its place in the year.
pub(crate) struct Anchor {
    /// Days from the start.
    pub day: u64,
    /// Moved on to the next of these.
    pub weekday: Option<Weekday>,
    pub title: &'static str,
    pub body: &'static str,
    pub tags: &'static [&'static str],
    pub hard: bool,
    pub starred: bool,
    pub third_party: bool,
    pub drawer: bool,
}

const fn anchor(
    day: u64,
    title: &'static str,
    tags: &'static [&'static str],
    body: &'static str,
) -> Anchor {
    Anchor {
        day,
        weekday: None,
        title,
        body,
        tags,
        hard: false,
        starred: false,
        third_party: false,
        drawer: false,
    }
}

/// All of them, in the order of days.
pub(crate) static ANCHORS: [Anchor; 18] = [
    Anchor {
        starred: true,
        ..anchor(
            0,
            "First page",
            &["urge"],
            "Three weeks without a drink. I was told to write, so here I am, at the kitchen table, with a cat on the other chair.\n\nI do not know what belongs in here. Weather? It is cold. Work? I potted two hundred things. How I am? Like somebody who has taken off a heavy coat and is surprised by the wind.\n\nI will try to write most evenings. Not because it is a rule. Because at half past six I need something to do with my hands.",
        )
    },
    Anchor {
        weekday: Some(Weekday::Tue),
        ..anchor(
            3,
            "The circle of chairs",
            &["tuesday group"],
            "I went. I walked past the door twice and then somebody with a kettle held it open, so I went in.\n\nEleven odd chairs, bad tea, a clock. I said my name and that I was new, and nobody turned it into anything. I remember one sentence and I am keeping it: *you do not have to win against an evening, only get through it.*\n\nI am going again.",
        )
    },
    anchor(
        24,
        "A list for the door",
        &["urge", "home"],
        "For the inside of the front door:\n\n1. Have I eaten?\n2. Who knows where I am going?\n3. Which way round?\n\nIt looks silly. It is on the door.",
    ),
    anchor(
        47,
        "What I do with six o'clock",
        &["urge", "walk"],
        "I have worked out that it is not the drink I want at six. It is the *end of the day*. A line drawn under things.\n\nSo I am collecting other lines:\n\n- boots off, wool socks on\n- the lamp instead of the big light\n- ten minutes on the step with the cat\n- the river, if it is not pouring\n\nNone of them is as quick. All of them are still there in the morning.",
    ),
    Anchor {
        starred: true,
        ..anchor(
            82,
            "A hundred or so",
            &["family"],
            "J. has counted, I had not. A hundred days and some. She sent a card with a lighthouse on it and inside she wrote: *I like having my brother on the phone.*\n\nI put it where the bottles used to stand.",
        )
    },
    Anchor {
        hard: true,
        ..anchor(
            RETURN_DAY,
            "Friday",
            &["urge"],
            "I drank tonight. Three glasses of wine, alone, in the kitchen, standing up. I am writing it down plainly because plain is the only way I can look at it.\n\nBefore it: no lunch, a row about the rota, payday, rain, the long street instead of the river. All four letters and I did not look at one of them.\n\nI have poured the rest away. I have put the phone by the bed with M.'s number open. That is as far as I can see.",
        )
    },
    Anchor {
        hard: true,
        ..anchor(
            RETURN_DAY + 1,
            "The day after",
            &["friends"],
            "Rang M. at eight. M. said: put the kettle on, I am walking over. We sat. I said it, and the ceiling stayed where it was.\n\nWhat I know today: it was one evening. Everything I learnt before it, I still know. The hundred and something days happened and nobody can go back and take them.\n\nSlept in the afternoon. Ate soup. Tonight: bath, and the book.",
        )
    },
    Anchor {
        weekday: Some(Weekday::Tue),
        third_party: true,
        starred: true,
        ..anchor(
            RETURN_DAY + 3,
            "Said out loud",
            &["tuesday group"],
            "I told the round about Friday. First sentence, before I could arrange it nicely.\n\nNobody sighed. Somebody said that the path does not move just because one steps off it. Somebody else told me what helped in their first spring, and that is theirs, so I only keep what it means for me: *tell one person before it gets dark.*\n\nI came home hungry, which I take as a good sign.",
        )
    },
    anchor(
        140,
        "The spring tables",
        &["work"],
        "R. asked if I would plan the tables at the front this year. Colours, heights, what stands next to what.\n\nA year ago I would have said that I had no head for it, and it would have been true, at four in the afternoon, with that head. I have drawn it on the back of a seed sack. It is a good drawing.",
    ),
    Anchor {
        hard: true,
        ..anchor(
            VET_DAY,
            "Pepper",
            &["pepper"],
            "She would not eat and then she would not get up. The vet kept her overnight. The flat has never been so loud with nothing in it.\n\nI sat on the floor next to the empty basket and the old answer came by at once, helpful as a salesman. I rang J. instead and we talked about every cat we ever had.\n\nTomorrow at nine I can ring them.",
        )
    },
    anchor(
        VET_DAY + 2,
        "Home again",
        &["pepper"],
        "She is back, shaved on one side and furious. I have never been so glad to be scratched.\n\nNote for later: I got through that. With a telephone and toast.",
    ),
    Anchor {
        hard: true,
        starred: true,
        ..anchor(
            GRIEF_DAY,
            "Two years",
            &["dad"],
            "Two years today. I took the day off and went to the workbench.\n\nI planed one board, slowly, as he showed me, with the grain, listening. It came off in long curls, and the whole shed smelled of him.\n\nI was sad all day and I was *there* all day. I could not have said that about the funeral.\n\n> Well, what does the wood want?\n\nIt wanted to be a shelf, Dad. It is up, above the sink.",
        )
    },
    Anchor {
        drawer: true,
        ..anchor(
            214,
            "A letter I will not send",
            &["family"],
            "Mum,\n\nI am not angry today, so this is a good day to write. I used to think that you did not see it. Now I think that you saw it and had no word for it, and nobody to say it to. I have a room with eleven chairs. You had a kitchen.\n\nThat is all. I wanted to have said it.",
        )
    },
    Anchor {
        starred: true,
        ..anchor(
            232,
            "Things I know about evenings",
            &["urge"],
            "## In my own handwriting\n\n- It comes between six and seven and it goes between six and seven.\n- It is worse on an empty stomach. Nearly everything is.\n- Thursday is the day before Friday and counts as Friday.\n- I can ring people who are eating. They do not mind.\n- It gets smaller when I look at it, and when I swim.\n- The river is always there. It is never not there.",
        )
    },
    anchor(
        283,
        "A week, these days",
        &["work", "choir"],
        "Monday early shift. Tuesday chairs. Wednesday choir, cold feet. Thursday pool. Friday chips with M., home by nine. Saturday plot. Sunday J. on the phone and bread in the oven.\n\nIt reads like nothing. I read it twice and felt something in my chest sit down.",
    ),
    Anchor {
        starred: true,
        ..anchor(
            304,
            "Four bars",
            &["choir"],
            "I sang them. The church was full and my knees were water, and then the piano came round the corner and I sang four bars by myself, and they were in tune.\n\nJ. was in the third row with the children. M. was at the back, as always, near the door, for me and not for himself.\n\nAfterwards there was wine at the back table and I had apple juice, and I only notice now, writing, that it was no decision.",
        )
    },
    Anchor {
        starred: true,
        ..anchor(
            331,
            "To whoever is on the first page",
            &["tuesday group"],
            "They asked me to write something for new people. I have tried it on the cat.\n\n> It gets roomier. Not at once, and not in a straight line. Eat. Tell one person before it gets dark. If an evening goes the other way, the ones before it still count, and the door is still open on Tuesday. You do not have to believe any of this. Just have some of the terrible tea.",
        )
    },
    anchor(
        352,
        "Nearly a year of pages",
        &["home"],
        "I leafed back to the first page tonight. *Like somebody who has taken off a heavy coat and is surprised by the wind.* I had forgotten that I wrote that.\n\nI am used to the wind now. I even open the window.",
    ),
];

/// Written on the evening of coming home.
pub(crate) const HOME_FROM_AWAY: Anchor = Anchor {
    starred: true,
    ..anchor(
        0,
        "Back from the coast",
        &["walk", "friends"],
        "Two weeks, and I did not write a line. On purpose: the notebook stayed at home with the cat and Mrs L.\n\nWe walked from bay to bay with M.'s awful tent. I swam every day. I was sunburnt, rained on, bitten, and I laughed in a way I only know from before, and not even from there.\n\nOne evening in a harbour with music and everybody holding something cold, it was there, all at once, a seven. I said so, out loud, to M. We went and looked at boats until it was a two. That is all there is to tell about it.\n\nThe cat pretends not to know me.",
    )
};
