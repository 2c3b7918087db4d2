//! Data: what the invented person writes about. One theme has sentences for low, middling and
//! good days, so that a text agrees with the mood of its day. `{...}` are slots, see `slots.rs`.
//!
//! Nobody in it exists. Others appear by an initial or a role, and nothing is told of them.

/// One thing in a life.
pub(crate) struct Theme {
    /// The tag that entries on it carry; empty where none fits.
    pub tag: &'static str,
    /// Titles.
    pub titles: &'static [&'static str],
    /// Sentences of a low day.
    pub low: &'static [&'static str],
    /// Sentences of a middling day.
    pub mid: &'static [&'static str],
    /// Sentences of a good day.
    pub good: &'static [&'static str],
    /// Sentences that fit any day.
    pub detail: &'static [&'static str],
}

pub(crate) static WORK: Theme = Theme {
    tag: "work",
    titles: &[
        "Potting shed",
        "A long Monday of it",
        "Greenhouse two",
        "Deliveries",
        "Hands full of soil",
        "The early shift",
        "Labels and string",
        "Quiet at the counter",
    ],
    low: &[
        "I mixed up two orders before nine and carried it around with me until lunch.",
        "Work was loud today and I was thin-skinned. Every question felt like a knock on a door.",
        "I stood in the cold store longer than the job needed, because nobody else was in there.",
        "R. asked if I was all right and I said fine, in the voice that means something else.",
        "The whole delivery of {plant} had wilted on the way, and I nearly cried over it. It was not about the {plant}.",
        "I watched the clock from three onwards, which never helps and which I do anyway.",
    ],
    mid: &[
        "We moved {plant} from the back tables to the front, one tray at a time.",
        "An ordinary shift. I priced {plant}, answered the phone, swept the aisle.",
        "R. and I did the stock count in silence, the companionable kind.",
        "Two coach parties before noon, then nobody at all until closing.",
        "The heating in greenhouse two is out again, so we worked in coats.",
        "I ate my sandwich on the upturned crates behind the shed and read {book}.",
        "A man bought forty {plant} for a wedding and told me about the tables, all of them.",
    ],
    good: &[
        "I was asked to plan the spring tables, and I said yes before I could talk myself out of it.",
        "The {plant} I thought were gone have put out new leaves. I showed everybody.",
        "A customer came back to say that her {plant} had flowered. I went around warm for an hour.",
        "I explained grafting to the new one and noticed that I know quite a lot.",
        "Home with soil under my nails and the good kind of tired.",
        "R. laughed so hard at the talking till that we both had to sit down.",
    ],
    detail: &[
        "It smelled of wet clay and tomato leaf.",
        "The robin that lives in the shed sat on the handle of my barrow again.",
        "I drank my {tea} standing at the tap.",
        "Somebody has written the date on every single pot.",
        "I like that plants do not ask how the weekend was.",
        "The radio played the same four songs and I knew all the words by five.",
        "Rain on the glass for an hour, so loud that we stopped talking.",
    ],
};

pub(crate) static WALK: Theme = Theme {
    tag: "walk",
    titles: &[
        "The long way home",
        "Round by {place}",
        "Out before breakfast",
        "Mud to the knee",
        "As far as the lock",
        "Twenty minutes, then forty",
        "Nobody about",
    ],
    low: &[
        "I went out because staying in was worse. {Place} and back, collar up.",
        "I walked until my head stopped arguing. It took longer than usual.",
        "Turned back halfway to {place}. Half is what there was today.",
        "I took the street without the off-licence. It adds eleven minutes and they were worth it.",
        "I counted gates on the way home, so as not to count anything else.",
    ],
    mid: &[
        "A walk to {place} after work, no reason.",
        "Forty minutes by {place}. Grey, soft, nobody about.",
        "I took the lower path past {place}, where the fence leans.",
        "Went out for bread and came home by {place}.",
        "I tried to walk without deciding anything, and mostly managed it.",
        "Same round as always. I like that it is the same.",
    ],
    good: &[
        "I walked to {place} and wanted to go on, so I did.",
        "A heron at {place}, quite close, in no hurry at all.",
        "The light over {place} was so good that I stood still for it.",
        "I came home with wet socks and a clear head.",
        "M. came along to {place} and we talked about nothing, thoroughly.",
        "I noticed that I was humming somewhere near {place}.",
    ],
    detail: &[
        "Two dogs, one ball, a lot of opinions.",
        "The river is higher than last week.",
        "Somebody has put a bench there, new wood, no name on it yet.",
        "I put a flat stone on the little pile by the stile.",
        "My boots need oil. I say that every week.",
        "The church clock was eight minutes out, as ever.",
        "Smoke from one chimney, straight up.",
    ],
};

pub(crate) static TUESDAY: Theme = Theme {
    tag: "tuesday group",
    titles: &[
        "Tuesday",
        "After Tuesday",
        "The circle of odd chairs",
        "What I said on Tuesday",
        "Listening, mostly",
        "Biscuits and honesty",
        "I nearly stayed at home",
    ],
    low: &[
        "I sat near the door on Tuesday and kept my coat on. I did stay.",
        "I had nothing to say at the group and said that. It was enough, apparently.",
        "On the way to the group I made three plans to turn around. I went past all three.",
        "What came up on Tuesday is still going round in me, so I am putting it here instead of carrying it to bed.",
        "I felt like the only one in the room who was not getting anywhere. Walking home I knew that this is what everybody feels there at some time.",
    ],
    mid: &[
        "Tuesday group. A small round, long pauses, nobody filled them.",
        "I said one thing on Tuesday: that evenings are still the steep part. Heads nodded.",
        "We talked about what to do with the hour between six and seven.",
        "I put the chairs away with the others afterwards. I like that part.",
        "The question on Tuesday was what we would tell ourselves a year ago. I am still thinking.",
        "I listened more than I spoke, and went home with two sentences worth keeping.",
    ],
    good: &[
        "I told the group about the Friday I did not go in. I told it slowly and nobody hurried me.",
        "I came out of the Tuesday room lighter than I went in. That is all, and it is a lot.",
        "Somebody new came on Tuesday and I heard myself say: it gets roomier. I meant it.",
        "I was asked to open the round next week. I said I would.",
        "We laughed on Tuesday until somebody had to get water.",
        "Driving home from the group I noticed that I had not rehearsed anything.",
    ],
    detail: &[
        "The tea there is terrible and always will be.",
        "What others said stays there. What I take with me: I do not have to win against an evening, only get through it.",
        "What I take with me: asking is a thing one can practise.",
        "What I take with me: rest counts.",
        "What I take with me: a feeling is not an instruction.",
        "What I take with me: tell one person before it gets dark.",
        "I wrote the next date on the back of my hand, as always.",
    ],
};

pub(crate) static HOME: Theme = Theme {
    tag: "home",
    titles: &[
        "Bread",
        "A tidy table",
        "The kitchen by lamp",
        "Shelves",
        "Small repairs",
        "Windows open",
        "Soup for three days",
    ],
    low: &[
        "The flat was too quiet. I put the radio on in two rooms.",
        "Dishes from Thursday. I did the cups and left the rest.",
        "I sat in the hall in my coat for a while before I could do the next thing.",
        "I cooked {food} and ate four spoons of it.",
        "I drew the curtains at five and was not in for anybody.",
    ],
    mid: &[
        "I made {food} and froze half.",
        "Laundry, letters, the tap that drips. A maintenance day.",
        "I moved the armchair to the window and moved it back.",
        "The bread came out flat again, and tastes fine.",
        "I sorted the drawer with the cables. I own nine and know three.",
        "An evening in, {tea}, {book}, the lamp with the crooked shade.",
    ],
    good: &[
        "The bread rose. I took a photograph of it like a relative.",
        "I made {food} for M. and there was pudding.",
        "I woke up in a tidy flat and felt looked after, by me.",
        "I hung the picture that has leaned on the wall since I moved in.",
        "Windows open all day, floor scrubbed, music on. It feels like mine.",
    ],
    detail: &[
        "The shelf above the sink has only glasses and jars on it now. I still notice.",
        "Mrs L. from below brought back my ladder with a jar of plum jam.",
        "I found a button under the sofa that belongs to nothing I own.",
        "The kitchen smelled of onions until midnight.",
        "I wrote a list and did the third thing on it first.",
        "The boiler made its whale noise.",
        "There is a café on the corner now where the bookmaker was.",
    ],
};

pub(crate) static SLEEP: Theme = Theme {
    tag: "sleep",
    titles: &[
        "Four in the morning",
        "Slept",
        "Night thoughts",
        "The ceiling",
        "Early to bed",
        "Awake, then not",
    ],
    low: &[
        "Awake at ten to four with the whole list: money, Dad, the thing I said in March.",
        "I slept in pieces. In between I listened to the fridge.",
        "Tired since Sunday, the kind that sleep does not reach.",
        "I dreamed that I was drinking and woke up guilty for something that had not happened.",
        "I lay there and argued with people who were asleep.",
    ],
    mid: &[
        "About six hours. I have had worse and better.",
        "Put the phone in the kitchen and read {book} until my eyes closed.",
        "Woke once, wrote down what was in my head, went back to sleep.",
        "I went to bed at ten like a person in a leaflet. It helps, annoyingly.",
        "A strange dream about a train full of {plant}. No meaning, I think.",
    ],
    good: &[
        "I slept eight hours, all of them in one piece.",
        "Woke before the alarm and was not afraid of the day.",
        "Slept like a stone in a river.",
        "A nap on Sunday with the window open. Luxury.",
        "For the first time in weeks I do not know what time I fell asleep.",
    ],
    detail: &[
        "Lavender on the pillow, from R. It may even work.",
        "Sleep and mood go up and down the same stairs with me.",
        "No coffee after two from now on. I have written it on the tin.",
        "The new curtain keeps the street lamp out.",
        "I breathed out longer than in, twenty times.",
    ],
};

pub(crate) static SISTER: Theme = Theme {
    tag: "family",
    titles: &[
        "My sister rang",
        "Sunday call",
        "A parcel",
        "What runs in families",
        "Old photographs",
        "J. at the station",
    ],
    low: &[
        "My sister asked how it is going and I gave her the short version. The long one is that I am worn.",
        "We were careful with each other on the phone, like two people carrying a wardrobe.",
        "I did not pick up when J. rang. I wrote to her later that I had a grey day. She wrote back a heart.",
        "I snapped at my sister and heard our mother's voice come out of me.",
        "I keep drafting a letter to J. in my head and never get past the first line.",
    ],
    mid: &[
        "Sunday call with J. The children have colds, the roof has a leak, the usual.",
        "My sister sent a parcel: socks, {tea}, a drawing of a horse, or a dog.",
        "J. and I looked at dates for a visit.",
        "I told my sister about the group, as much of it as is mine to tell.",
        "We talked about Mum's recipe for {food} and both remembered it differently.",
    ],
    good: &[
        "My sister said that I sound like myself. I asked her which self. She said the one with the laugh.",
        "J. came for the weekend. We walked to {place} and did not run out of words.",
        "I rang my sister before it got hard and not after. New.",
        "The children have named a potato after me.",
        "I said sorry for last spring, without an explanation attached. J. said thank you.",
    ],
    detail: &[
        "I found the photograph of us on the harbour wall, front teeth and all.",
        "She always hangs up with three goodbyes.",
        "I want to be the brother who turns up. I am getting some practice.",
        "We share a face when we are tired.",
        "I kept the drawing. It is on the fridge.",
    ],
};

pub(crate) static FRIEND: Theme = Theme {
    tag: "friends",
    titles: &[
        "M.",
        "Soup with M.",
        "An honest hour",
        "Cards",
        "The first invitation",
        "Ginger beer",
    ],
    low: &[
        "I told M. I could not come tonight, and did not make up a reason.",
        "Everybody at the table had a glass. I held mine with the lime in it like a torch.",
        "I left the birthday at nine. M. walked me to the corner and did not ask.",
        "I miss people and hide from them, both on the same day.",
        "I read old messages from before and did not like my voice in them.",
    ],
    mid: &[
        "Coffee with M. at the café. We compared bad backs.",
        "Cards at M.'s. I am still no good at them.",
        "M. needed somebody to hold the other end of a bookcase.",
        "I answered four messages that had been waiting. Nobody had been cross.",
        "We went to the pictures. A long film about boats.",
    ],
    good: &[
        "M. came by with {food} and stayed until eleven. We drank {tea} and solved nothing.",
        "I had people round. Five of them, and no bottle on the table, and it was loud.",
        "M. asked me to help with the boat in spring. I like being asked.",
        "I told M. the thing I have not told anybody but the group. M. passed the bread.",
        "I laughed today until my ribs hurt. I had forgotten that they do that.",
    ],
    detail: &[
        "M. never says that I look well. M. says: there you are.",
        "I brought ginger beer and it was gone before the wine.",
        "Friendship is mostly turning up with the right screwdriver.",
        "We are planning a trip to the coast, in the way one plans things in a kitchen.",
        "I walked home through {place} and it felt short.",
    ],
};

pub(crate) static PEPPER: Theme = Theme {
    tag: "pepper",
    titles: &[
        "Pepper",
        "The cat decides",
        "Fur on everything",
        "A visitor on the sill",
        "Pepper and the vet",
    ],
    low: &[
        "Pepper lay on my chest until I could get up. Eleven kilos of patience, or four.",
        "I only got up because somebody wanted breakfast. Thank you, cat.",
        "Pepper hid under the bed all day and I understood completely.",
        "I talked to the cat for an hour tonight. She is a good listener and a bad adviser.",
    ],
    mid: &[
        "Pepper has found out how the bread bin opens.",
        "Vet: all is well, a bit round. I know how that is.",
        "The cat slept on {book} so I could not read on.",
        "Pepper brought me a leaf, with ceremony.",
        "An hour spent looking for the cat, who was in the laundry.",
    ],
    good: &[
        "Pepper jumped on the table while I wrote and walked over the last line. It stays as she left it.",
        "I sat on the step with the cat in the sun and had nothing else to do.",
        "Pepper met the kitten from number nine and they ignored each other warmly.",
        "I came home and she came to the door. Somebody was waiting for me.",
    ],
    detail: &[
        "She snores.",
        "There is fur in the butter.",
        "She has her own chair and also mine.",
        "The purr starts somewhere near the knees.",
        "She does not care which day it is for me, and that is restful.",
    ],
};

pub(crate) static PLOT: Theme = Theme {
    tag: "garden",
    titles: &[
        "The plot",
        "Beans",
        "Digging",
        "Everything at once",
        "A shed with a door",
        "Compost",
    ],
    low: &[
        "I went to the plot and pulled weeds as if they had done something to me.",
        "Slugs have had the lettuces. I sat down in the path and let it be a bad week.",
        "It rained on the plot and on me, and I did not go in.",
        "I dug the hard corner until I was too tired to think. That was the point of it.",
    ],
    mid: &[
        "An hour at the plot. I put in {plant} and tied up what had fallen over.",
        "I turned the compost, which is warm, like an animal.",
        "The man from the next plot gave me string and a lecture about string.",
        "Watered before work. Nobody there but a blackbird.",
        "I painted half of the shed door. Half will do for now.",
    ],
    good: &[
        "The first {plant} from my own ground. I gave most of them away.",
        "I sat on the shed step at the end of the day with muddy knees and all I needed.",
        "Everything has come up. Everything, at once, in no order.",
        "I carried home a bag of {plant} and felt rich.",
        "Somebody asked me for advice at the plot. Me.",
    ],
    detail: &[
        "I keep a little pile of stones at the gate, one for each good hour there.",
        "My back will tell me about it tomorrow.",
        "The soil there is heavy and stays in the boots.",
        "A toad lives under the water butt. I call her the manager.",
        "It grows whether I worry or not.",
    ],
};

pub(crate) static BODY: Theme = Theme {
    tag: "swimming",
    titles: &[
        "Lengths",
        "Cold water",
        "A slow run",
        "The body of it",
        "Knees",
        "Steam",
    ],
    low: &[
        "I got as far as the changing room and sat there. Then four lengths, very slow.",
        "My body feels borrowed today.",
        "Shoulders up around my ears since noon. I noticed at six.",
        "I had toast for lunch and toast for supper, and then wondered why I was so low.",
    ],
    mid: &[
        "Twenty lengths, counted wrong twice.",
        "A slow run to {place}, with stops to look at things.",
        "Swam before work. My hair smells of it.",
        "I stretched on the kitchen floor while the {tea} drew. The cat took part.",
        "Doctor: the numbers are a bit better. I asked her to say it again.",
    ],
    good: &[
        "Forty lengths. Somewhere after thirty I stopped counting and just went on.",
        "I got into the sea. Eleven degrees. I shouted and then I did not want to come out.",
        "I ran the whole way to {place} without noticing that I was running.",
        "I looked in the mirror at the pool and saw somebody I would lend a book to.",
    ],
    detail: &[
        "The old ladies in lane one are faster than I am.",
        "Hot shower, wool socks, {tea}.",
        "I had an appetite afterwards, a real one.",
        "The water does not want anything from me.",
        "I can feel it in my arms tonight, in a friendly way.",
    ],
};

pub(crate) static EVENING: Theme = Theme {
    tag: "urge",
    titles: &[
        "Half past six",
        "The hour between",
        "It came and went",
        "The blue sign",
        "Waiting it out",
        "Not tonight",
    ],
    low: &[
        "The wish for a drink came at {hour} and sat down opposite me. I did not offer it anything.",
        "I stood in front of the shop with the blue sign. I read every poster in the window. Then I went on.",
        "All evening it was one long argument between me and me. I am writing because the argument goes quiet on paper.",
        "I was hungry and angry and tired, and alone on top of it. All four letters, and I had not looked until now.",
        "It was an eight at {hour}, a five when the bath was full, a three by the time the water was cold.",
        "I gave the bottle that somebody brought to Mrs L. before I could get to know it.",
    ],
    mid: &[
        "It came at {hour} as it does, and by the end of the washing-up it was elsewhere.",
        "A small pull when I walked past the pub garden. I noticed, I named it, I had chips.",
        "I rang M. before I was sure that I needed to. We talked about gutters.",
        "I set the kitchen timer to twenty minutes and did not decide anything until it rang. Then there was nothing left to decide.",
        "I wrote down what happened before it: no lunch, a hard phone call, the bus late.",
        "The wish was there tonight, but more like a radio next door.",
    ],
    good: &[
        "I realised at bedtime that the hour between six and seven had gone by without a word.",
        "Somebody offered me a glass and I said no thank you, and that was the whole conversation.",
        "I went past the shop with the blue sign thinking about beans.",
        "I had the urge and was almost curious about it. Where does it sit? Under the ribs, left.",
    ],
    detail: &[
        "Cold water on the wrists helped more than I like to admit.",
        "It passes. I have that in my own handwriting now, many times.",
        "I ate something first and thought afterwards. In that order it works.",
        "What it wanted was rest, I think. It only knows one word for everything.",
        "I have the card with the three numbers in my coat.",
    ],
};

pub(crate) static MUSIC: Theme = Theme {
    tag: "choir",
    titles: &[
        "Choir",
        "Second tenors",
        "A song in the head",
        "The old guitar",
        "Singing in a cold church",
    ],
    low: &[
        "I stood in the back row and moved my mouth. The others held the note for me.",
        "A song came on in the shop that belongs to another time, and I had to put the basket down.",
        "I did not go to choir. I put on the recording and sat with it.",
    ],
    mid: &[
        "Choir. We did the same eight bars for an hour.",
        "I restrung the guitar. It sounds offended.",
        "The second tenors were three today, one with a cold.",
        "I tried the Sunday piece in the bath. The acoustics are kind.",
    ],
    good: &[
        "We got through the whole piece without stopping, and nobody breathed for a moment afterwards.",
        "I sang tonight and my chest was wide for hours.",
        "They asked me to take the short solo. Four bars. I said yes to four bars.",
        "Played the guitar for the cat. She stayed, which is a review.",
    ],
    detail: &[
        "The church is so cold that one sees the alto line.",
        "Everybody's pencil is always somebody else's.",
        "I forgot my phone was off for two hours and was not sorry.",
        "It is hard to brood and count rests together.",
    ],
};

pub(crate) static MONEY: Theme = Theme {
    tag: "money",
    titles: &[
        "Envelopes",
        "The kitchen accounts",
        "A letter from the bank",
        "What is left over",
    ],
    low: &[
        "I opened the letters I had been putting under the bread bin. It is not as bad as the bin made it.",
        "Payday, and the old plan for payday came up with it. I paid the rent and went swimming.",
        "The car needs a part that costs what I had put by. I sat in it for a while.",
    ],
    mid: &[
        "I did the accounts at the kitchen table with {tea}. Rent, power, cat.",
        "I moved a little into the jar for the coast.",
        "Wrote to the bank, politely, twice.",
        "The old debt is down to three figures. I looked at it from several sides.",
    ],
    good: &[
        "I paid off the last of what I owed J. She said she had stopped counting. I had not.",
        "There is something left at the end of the month. I checked the sum again.",
        "Bought proper boots. Paid, in full, with my own money, and no guilt.",
    ],
    detail: &[
        "I keep the receipts in the biscuit tin with the boat on it.",
        "A quiet thing, money that stays where one puts it.",
        "I rang the number on the letter and there was a human being at the other end.",
    ],
};

pub(crate) static DAD: Theme = Theme {
    tag: "dad",
    titles: &[
        "Dad's jacket",
        "Thinking of Dad",
        "The workbench",
        "What he would say",
    ],
    low: &[
        "I smelled his tobacco on the bus, on somebody else, and was eight years old for three stops.",
        "I wanted to ring Dad about the boiler, and then remembered. Two years and the hand still goes to the phone.",
        "I was angry with him today for things he cannot answer any more.",
    ],
    mid: &[
        "I oiled Dad's plane and put it back in its paper.",
        "Wore his jacket to the plot. There was a pencil stub in the pocket.",
        "R. asked about my father and I talked for longer than I had meant to.",
    ],
    good: &[
        "I made his {food} and it tasted right for the first time.",
        "I told the children the story of Dad and the goose. They want it again.",
        "I heard his laugh come out of me at work, and I did not mind.",
    ],
    detail: &[
        "He would have said: well, what does the wood want?",
        "I think he would like the shed.",
        "I have his hands. I watch them do things.",
        "Grief is not a straight road. I have stopped expecting it to be one.",
    ],
};
