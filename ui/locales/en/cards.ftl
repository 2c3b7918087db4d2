# Cards to read: how to find a group, and what is worth knowing about groups. Our own words; what
# is claimed has its source on the card (features/cards/cards.ts).

cards-subtitle = For reading without a network. Nothing here opens a page by itself.
cards-finding = Finding a group
cards-finding-text = Kinds of groups differ, and so do groups of one kind. You could try several, and leave again.
cards-learning = Worth knowing
card-source = Read at: { $sources }, on { $date }. Addresses are text and open nothing.
card-no-source = From general knowledge, written on { $date }. No source was read for this card.

card-aa = Alcoholics Anonymous (AA)
card-aa-text = Peer-led groups for people who want to stop drinking, in twelve steps, in rooms and online. Free. Customs differ: each group decides for itself.
    How to find one: the meeting pages of the national office, as text aa.org, or a local notice board.
card-na = Narcotics Anonymous (NA)
card-na-text = Peer-led groups in twelve steps for any substance. Free. Groups differ on medication that was prescribed; you could ask before you share about it.
    How to find one: as text na.org.
card-smart = SMART Recovery
card-smart-text = Discussion meetings with tools for changing a behaviour. No labels, no sponsors; each person sets their own goal.
    How to find one: as text smartrecovery.org.
card-lifering = LifeRing Secular Recovery
card-lifering-text = Three words stand for it: sobriety, secularity and self-help.
    How to find one: as text lifering.org.
card-wfs = Women for Sobriety
card-wfs-text = Groups for women, with thirteen statements to practise.
    How to find one: as text womenforsobriety.org.
card-mm = Moderation Management
card-mm-text = Groups for people who want to drink less. It asks for thirty days without alcohol first.
    How to find one: as text moderation.org. Stopping after heavy drinking can be dangerous; see the card on stopping suddenly.
card-dharma = Recovery Dharma
card-dharma-text = Peer-led meetings with Buddhist practices and meditation, for any substance or behaviour.
    How to find one: as text recoverydharma.org.
card-nami = NAMI
card-nami-text = Peer-led groups on mental health in the United States, for people themselves and for families. Meetings take about ninety minutes, with an agenda; free and confidential, and no medication is endorsed.
    How to find one: as text nami.org, or its HelpLine.
card-heypeers = HeyPeers
card-heypeers-text = Online: certified peer supporters, group meetings and chat rooms. It says itself that it gives no crisis service.
    How to find one: as text heypeers.com.
card-local = Hospitals, clinics, community centres
card-local-text = Many hospitals, practices and community centres have groups for one illness, for grief, for families. A nurse, a social worker or a notice board often knows them. Informal circles of friends count, too.

card-kinds = Kinds of groups
card-kinds-text = Peer-led or mentor-led, led by a professional or by members in turn; structured or informal; in person or online. About a substance or a behaviour, mental health, a chronic illness, grief, or personal growth: productivity, time management, life transitions, work-life balance. In a room, people can be met afterwards; online, it is easier to come when tired or far away.
card-both = Peer groups and therapy
card-both-text = A peer group is people on the same road. Therapy, family therapy, an individual treatment plan or psychiatric medication management is a professional's work. One does not replace the other, and many people have both. For alcohol, help with joining AA did at least as well as other treatments in 27 studies with 10,565 participants, and often better for not drinking at all. That is about alcohol, not about every group.
card-myths = What is often believed
card-myths-text = “It is not real help.” It is another kind of help. “You have to talk.” In most groups you may only listen. “You have to believe.” Some groups are spiritual and some are not. “You have to stay.” Leaving is allowed.
card-anonymity = What is said there stays there
card-anonymity-text = Do not repeat stories, do not say whom you saw, and do not greet somebody by the name of the group. In many groups nobody comments on what another person shared; each group decides that for itself.
card-conflict = When something is between people
card-conflict-text = Groups disagree at times. It helps to speak of what happened, what it did to you, what you need and what you ask for, in the first person, and to let it rest for a night first. Each group has its own way to hear a concern.
card-telling = Telling somebody, or not
card-telling-text = Whom to tell, why, how much, in which words, and what they may answer: all of it can be thought through first. Not telling is also a choice, and it can be changed later. What was said cannot be taken back.
card-stigma = Words
card-stigma-text = Words can shut a door. “A person with …” leaves more room than a label. What somebody calls themselves is theirs to choose.
card-families = Families and friends
card-families-text = There are groups for those who are close to somebody. They are about the one who comes, not about the one who does not. This journal counts nobody else's days.
card-medicines = Medicines that were prescribed
card-medicines-text = Methadone, buprenorphine and psychiatric medicines are treatment. Some groups see that differently. What is counted here is what you say, and a medicine taken as prescribed is never called anything else.
card-ways-back = Many ways back
card-ways-back-text = In a survey of adults in the United States who had resolved a problem, half had needed two serious tries or fewer. Most people need more than one way, and stumbling is part of many of them.
card-stopping = Stopping suddenly
card-stopping-text = Stopping alcohol suddenly after heavy use can be dangerous. Talk to a doctor first. The same is said of some sleeping and calming medicines.
