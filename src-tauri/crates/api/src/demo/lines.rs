//! Data: weather, endings, answers to prompts, notes of check-ins. Slots as in `themes.rs`.

/// Weather by season: winter, spring, summer, autumn.
pub(crate) static SEASONS: [&[&str]; 4] = [
    &[
        "Frost on the inside of the kitchen window.",
        "Dark when I left and dark when I came home.",
        "Snow that did not settle.",
        "A low yellow sun, then none.",
        "Sleet against the glass all day.",
        "The puddles have skins of ice and I step on every one.",
        "Woodsmoke in the whole street.",
        "Wind from the north. Even the gulls walked.",
        "One of those days that never quite gets light.",
        "The snowdrops are up by the wall.",
    ],
    &[
        "The first warm morning. People stood about in it.",
        "Blackthorn in flower along the cutting.",
        "April doing all of its weather in one afternoon.",
        "Birds from five o'clock, all of them with news.",
        "It smelled of cut grass for the first time this year.",
        "Rain, then a sky like a washed plate.",
        "Light until eight now.",
        "Coats over arms.",
        "The chestnut at the corner has opened its hands.",
        "Bees at the wallflowers.",
    ],
    &[
        "Too hot to think before nine in the evening.",
        "Swifts over the roofs, screaming with pleasure.",
        "Every window in the street is open and everybody's radio is on.",
        "Thunder in the night and a rinsed morning.",
        "The river is so low that one could walk across in good boots.",
        "Elderflower everywhere.",
        "The grass has gone the colour of lions.",
        "It stayed light so long that I forgot supper.",
        "A hot wind, and dust in the teeth.",
        "Dew on the bean leaves at six.",
    ],
    &[
        "The first morning with breath in it.",
        "Leaves in the gutters, and the smell of apples from number four.",
        "Fog until noon.",
        "Gold light at five and dark at six.",
        "The geese went over, a long untidy line.",
        "Rain that means it.",
        "Spiders' webs on every gate.",
        "A gale in the night took two tiles and the neighbours' parasol.",
        "I wore gloves for the first time since spring.",
        "Mushrooms by the path that I do not trust.",
    ],
];

/// Last sentences of a low day.
pub(crate) static CLOSE_LOW: &[&str] = &[
    "It was a hard day and it is over now.",
    "I did not drink. That is the whole list of what I did well, and it is a list.",
    "Tomorrow has not been written on yet.",
    "I am going to bed early and call that a plan.",
    "I do not have to understand it tonight.",
    "Rang nobody. Could ring somebody tomorrow.",
    "I have been lower than this and got up. I have it in writing.",
    "Bath, bed, book. Small steps are steps.",
    "I am writing this so that I can be kind about it later.",
    "No conclusion. Just the page.",
    "The kettle, the cat, the bed, in this order.",
    "I would not talk to a friend the way I have talked to myself today.",
];

/// Last sentences of a middling day.
pub(crate) static CLOSE_MID: &[&str] = &[
    "Nothing much, and nothing wrong with that.",
    "An ordinary day. I used to be afraid of those.",
    "Enough for today.",
    "Early shift tomorrow.",
    "Let it be what it was.",
    "I am neither up nor down. There is a floor here.",
    "To do: the tap, the letter, the beans.",
    "I think that was the day. Good night.",
    "I notice that I am less in a hurry to be done with evenings.",
    "Half a page is a page.",
    "It is half past ten and I am still here, in the good sense.",
    "More tomorrow, or not.",
];

/// Last sentences of a good day.
pub(crate) static CLOSE_GOOD: &[&str] = &[
    "I want to remember this one.",
    "So that is possible too.",
    "I kept waiting for the catch, and there was none.",
    "Note to the me of a grey day: this happened.",
    "I am going to sleep glad.",
    "If I could put today in a jar I would.",
    "There is room in me.",
    "It was not a big day. It was just whole.",
    "I did not need anything added to it.",
    "A stone for the pile.",
    "I caught myself looking forward to something.",
    "More of this, please.",
];

/// Things to be grateful for.
pub(crate) static GRATEFUL: &[&str] = &[
    "hot water",
    "the robin on the barrow",
    "a message from J.",
    "that I woke up without having to remember anything",
    "{tea} in the blue cup",
    "new socks",
    "M., who asks once and then waits",
    "the bus driver who saw me running",
    "soup",
    "bread that rose",
    "Pepper's ridiculous feet",
    "the light at {place}",
    "the way the others in the round nod",
    "an evening with no argument in it",
    "my own front door",
    "the smell of {plant}",
    "knees that still bend",
    "the sound of rain on the greenhouse",
    "having said no and been believed",
    "R.'s terrible jokes",
    "an hour of {book}",
    "the jar for the coast",
    "Mrs L.'s jam",
    "sleep",
    "that nobody needed me to be cheerful",
    "the second half of the film",
    "the ladies in lane one",
    "Dad's pencil",
    "{food}, warmed up",
    "a straight answer from the doctor",
    "the first {plant}",
    "my sister's laugh on the phone",
    "being early for once",
    "a morning without a headache",
    "the quiet at {place}",
    "the lamp with the crooked shade",
];

/// Good things of a day.
pub(crate) static GOOD_THINGS: &[&str] = &[
    "Rang M. instead of thinking about ringing M.",
    "Finished the spring tables at work.",
    "Cooked {food} from things that were there.",
    "Walked to {place} in my lunch hour.",
    "Read forty pages of {book}.",
    "Answered the letter from the bank.",
    "Twenty lengths.",
    "Planted {plant}.",
    "Did the washing-up straight away. Who is this?",
    "Told R. that I needed ten minutes, and took them.",
    "Made somebody at the counter laugh.",
    "Went to bed before I was desperate for it.",
    "Repaired the drawer.",
    "Sat in the sun with the cat.",
    "Held my tongue when it wanted out.",
    "Said what I wanted, in one sentence.",
    "Practised the four bars.",
    "Left the birthday when I had had enough.",
];

/// What was hard in a day.
pub(crate) static HARD_THINGS: &[&str] = &[
    "The hour after work.",
    "A phone call that went on in my head after it was over.",
    "Sunday afternoon, three to five.",
    "Everybody's plans for Friday.",
    "I was hungry and did not notice until I was cross.",
    "The shop with the blue sign.",
    "Nothing in particular, and all day.",
    "A customer who talked like my old boss.",
    "Missing Dad.",
    "Being tired and not resting.",
    "An old photograph in which I am holding a glass.",
    "I compared myself with people on the bus.",
];

/// Small things for tomorrow.
pub(crate) static TOMORROW: &[&str] = &[
    "Eat before four.",
    "Ring J. on the way home.",
    "Swim, even if it is ten lengths.",
    "Put the recycling out.",
    "Ten minutes on the guitar.",
    "Ask R. about the Saturday.",
    "Walk by {place}.",
    "Buy string.",
    "Phone in the kitchen at ten.",
    "Sow {plant}.",
    "Write two lines to M.",
    "Take the long way round, past nothing with a blue sign.",
    "Bake.",
    "Sit down for lunch.",
    "Go to the group, also if I do not feel like it.",
    "Nothing extra. Really nothing.",
];

/// Nightly review, first prompt: what stirred me.
pub(crate) static REVIEW_STIRRED: &[&str] = &[
    "Cross with the man at the till for ten minutes, then with myself for an hour.",
    "Afraid of the letter. I opened it. It was about bins.",
    "A bit envious of R.'s weekend.",
    "I made my day sound better than it was when M. asked.",
    "Resentful about the rota, and I did not say so.",
    "Nothing big. Impatient at noon.",
    "Worried about money again, more than the sum deserves.",
    "I wanted to be right, and was, and it did not help.",
    "Afraid that I am boring now.",
    "I took the last of the coffee and looked surprised.",
];

/// Second prompt: open with others and with oneself.
pub(crate) static REVIEW_OPEN: &[&str] = &[
    "With M. yes. With R. I made the weekend sound better than it was.",
    "Yes, and it took less time than the other way.",
    "Half. I said tired where I meant sad.",
    "I told J. the real number and not the round one.",
    "With the cat entirely.",
    "Not at noon. By the evening I was.",
    "I said that I did not know, out loud, to a customer.",
    "Mostly. I kept one thing back, and it is here now: I wanted to go in.",
    "To others yes. To myself I told the usual story until about six.",
];

/// Third prompt: something to put right.
pub(crate) static REVIEW_REPAIR: &[&str] = &[
    "R., a sentence about this morning.",
    "No, nobody.",
    "J., for hanging up so fast. I will write tonight.",
    "Mrs L. and her ladder. Three weeks now.",
    "Myself, perhaps.",
    "No, I said it at once this time.",
    "M., a thank you that I have been carrying around.",
    "The man at the till. I will be slower tomorrow.",
    "Not today.",
];

/// Fourth prompt: something to tell somebody now.
pub(crate) static REVIEW_SHARE: &[&str] = &[
    "That evenings have been steep this week. On Tuesday.",
    "No, it can wait.",
    "The good news about the tables. To J.",
    "I could tell M. that I nearly went in.",
    "No.",
    "How tired I am. I told the cat, that does not count.",
    "I have told it here, that is a start.",
    "That I liked today. To anybody, really.",
];

/// Fifth prompt: kindness, and what went well.
pub(crate) static REVIEW_KIND: &[&str] = &[
    "I carried the bags for the lady with the {plant}. The tables are done.",
    "To others yes, to myself from about six o'clock. The soup was good.",
    "I let somebody go first and did not sigh.",
    "I listened to R. to the end. And I slept.",
    "Short with everyone until lunch, and then I said so. That went well.",
    "I left the good parking place. Twenty lengths.",
    "I said something nice and did not take it back.",
    "The walk to {place}. And I rang when I said I would.",
    "I told the new one that the first month is like that.",
];

/// Sixth prompt: what could be easier tomorrow.
pub(crate) static REVIEW_EASIER: &[&str] = &[
    "The morning, with breakfast.",
    "Say it on the day, not three days later.",
    "The hard call first, then the rest.",
    "Fewer plans.",
    "Leave five minutes earlier and arrive as a person.",
    "Asking instead of guessing.",
    "Stop when I am tired, not after.",
    "Nothing. It was all right as it was.",
    "Supper, with the phone in the other room.",
    "The way home, by the river.",
];

/// Low points.
pub(crate) static LOWS: &[&str] = &[
    "The bus that did not come, and what I made of it.",
    "Half past six, again.",
    "An old song in the supermarket.",
    "I was short with my sister.",
    "Two hours in front of a form.",
    "The empty chair on Tuesday.",
    "I ate standing up.",
    "Waking at four.",
    "Everybody leaving at once.",
    "A look in the mirror under shop light.",
    "The letter I did not write.",
    "My back.",
];

/// High points.
pub(crate) static HIGHS: &[&str] = &[
    "The heron.",
    "M.'s face when the cake came out of the tin in one piece.",
    "Forty minutes at {place} with nobody.",
    "R. said: you are good at this.",
    "Supper, hot, at a table.",
    "The children singing down the phone.",
    "Four bars, sung.",
    "A whole row of {plant}, in flower.",
    "It was seven, and I had not noticed six.",
    "Warm bread.",
    "Getting into bed with wet hair and {book}.",
    "Somebody thanked me and I said you're welcome and nothing else.",
];

/// What lay in between.
pub(crate) static BETWEENS: &[&str] = &[
    "Labels, string, tea, labels.",
    "The drive there and the drive back.",
    "Laundry.",
    "A talk about gutters that went on for some time.",
    "The usual, and I did not mind it.",
    "Queueing, behind a man with a door.",
    "Waiting for paint to dry, really.",
    "Forms. Stamps. A nice pen.",
    "Rain, mostly.",
    "Looking for my glasses, which were on me.",
];

/// Notes of check-ins on low days.
pub(crate) static NOTE_LOW: &[&str] = &[
    "Heavy since noon.",
    "Slept badly, no lunch. That explains half of it.",
    "Do not want to talk. Could write.",
    "Everything a bit far away.",
    "The phone call.",
    "Friday.",
    "Going to the pool instead.",
    "Rang M.",
];

/// Notes of check-ins on middling days.
pub(crate) static NOTE_MID: &[&str] = &[
    "Fine, tired.",
    "Ordinary.",
    "Long shift, easy evening.",
    "Hungry rather than sad, I think.",
    "Better after the walk.",
    "Nothing to report.",
    "A bit flat.",
    "Tea first.",
];

/// Notes of check-ins on good days.
pub(crate) static NOTE_GOOD: &[&str] = &[
    "Sun on the step.",
    "Light. No reason.",
    "The group was good.",
    "Proud of the tables.",
    "Slept, ate, moved. So that is how.",
    "Laughing with R. still.",
    "Looking forward to the coast.",
    "Quiet and glad.",
];

/// Notes of uses of a strategy.
pub(crate) static NOTE_USE: &[&str] = &[
    "Took a while to begin.",
    "Easier than last time.",
    "It was hunger underneath.",
    "Came back once, smaller.",
    "Did it twice.",
    "Only half of it, and half helped.",
    "Would not have done it without the list.",
    "Forgot why I was upset.",
];
