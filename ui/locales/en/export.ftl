### Headings and facts of the exports as Markdown and plain text.
### A file that is found by somebody else shall look like any notes: the title stays neutral.

export-title = Notes
export-nothing = There is nothing in this selection.
# $from, $to: first and last day of the notes.
export-period = { $from } to { $to }
export-one-day = { $from }
# $date: in ISO form. $weekday: its name.
export-day = { $date }, { $weekday }
export-weekday-1 = Monday
export-weekday-2 = Tuesday
export-weekday-3 = Wednesday
export-weekday-4 = Thursday
export-weekday-5 = Friday
export-weekday-6 = Saturday
export-weekday-7 = Sunday

## Journal entries. $time: on the clock where it was written.
export-entry = { $time } Journal entry
export-entry-titled = { $time } { $title }
export-tags = Tags: { $tags }

## Check-ins. Only what was answered is mentioned.
export-check-in = { $time } Check-in
export-check-in-before-meeting = { $time } Check-in before a meeting
export-check-in-after-meeting = { $time } Check-in after a meeting
export-check-in-urge = { $time } Check-in while the { -urge } was there
# $step: -3 to 3. $signed: the same, as it is shown.
export-mood = Mood: { $step ->
        [-3] very unpleasant
        [-2] unpleasant
        [-1] slightly unpleasant
        [0] neither pleasant nor unpleasant
        [1] slightly pleasant
        [2] pleasant
       *[other] very pleasant
    } ({ $signed })
export-energy = Energy: { $step ->
        [-3] very low
        [-2] low
        [-1] slightly low
        [0] in the middle
        [1] slightly high
        [2] high
       *[other] very high
    } ({ $signed })
export-anxiety = Anxiety: { $value } of 10
export-confidence = Confidence: { $value } of 10
export-connection = Connection: { $value } of 10
export-pain = Pain: { $value } of 10
export-urge = Strength of the { -urge }: { $value } of 10
# $value: 0 to 3.
export-hungry = Hungry: { $value ->
        [0] not
        [1] a bit
        [2] much
       *[other] very
    }
export-angry = Angry: { $value ->
        [0] not
        [1] a bit
        [2] much
       *[other] very
    }
export-lonely = Lonely: { $value ->
        [0] not
        [1] a bit
        [2] much
       *[other] very
    }
export-tired = Tired: { $value ->
        [0] not
        [1] a bit
        [2] much
       *[other] very
    }
export-sleep = Sleep: { $hours } h { $minutes } min
export-sleep-quality = Quality of sleep: { $value } of 5
export-feelings = Feelings: { $feelings }
export-triggers = What set it off: { $triggers }

## Time counted. Never begin with one of the person's own words: they may be written small.
export-counted = Time counted
export-lapses = Noted { -lapses }
export-milestones = Reached { -milestones }
export-lapse-used = What it was: { $text }
export-lapse-amount = How much: { $text }
export-lapse-tell = Who I could tell: { $text }
export-lapse-context = Where, when, with whom: { $text }
export-lapse-helped = What helped after: { $text }
export-lapse-next = One next step: { $text }
export-celebrated = With { $names }
export-day-log = Days logged: { $yes } yes, { $no } no, { $not_logged } not logged

## Strategies and their uses
export-strategies = Strategies
export-strategy-gone = A strategy that is no longer kept
export-status-idea = An idea, not tried yet
export-status-trying = Trying it
export-status-mine = One of my own
export-status-not-for-me = Not for me
export-helps-with = Helps with: { $tags }
# $value: 1 to 3.
export-effort = Effort: { $value ->
        [1] little
        [2] some
       *[other] much
    }
export-takes = Takes { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
export-learnt-meeting = Learnt in a meeting
export-learnt-person = Learnt from somebody
export-learnt-book = Learnt by reading
export-learnt-own = Found by myself
export-try-by = To try by { $date }
export-uses = When I used it
# $date: in ISO form. $time: on the clock where it was.
export-use = { $date } { $time }
export-situation = situation: { $tag }
export-before = before: { $value } of 10
export-after = after: { $value } of 10
export-between = { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } between
export-helped-yes = it helped
export-helped-partly = it helped a little
export-helped-no = it did not help this time

## Meetings, and what was taken away. $time: on the clock where it was. $group: what the person
## calls it.
export-meeting = { $time } Meeting
export-meeting-of = { $time } Meeting: { $group }
export-meeting-topic = About: { $topic }
export-meeting-in-person = In person
export-meeting-video = By video
export-meeting-phone = By phone
export-meeting-chat = In writing
export-meeting-mixed = Some in the room, some not
export-role-newcomer = There for the first time
export-role-member = One of the circle
export-role-facilitator = Led it
export-role-timekeeper = Kept the time
export-role-greeter = Greeted those who came
export-role-mentor = Went before somebody
export-role-supporter = Came along with somebody
export-meeting-shared = Shared something
export-meeting-listened = Listened
export-meeting-helped = Helped somebody
export-meeting-seen = Felt seen: { $value } of 10
export-meeting-heard = Felt heard: { $value } of 10
export-meeting-validated = Felt validated: { $value } of 10
export-meeting-understood = Felt understood: { $value } of 10
export-takeaway-insight = An insight
export-takeaway-strategy = Something to try
export-takeaway-question = A question
export-takeaway-hope = Something that gives hope

## Questions, by who is asked.
export-questions = Questions
export-for-group = For the group
export-for-sponsor = For a sponsor
export-for-mentor = For a mentor
export-for-therapist = For a therapist
export-for-doctor = For a doctor
export-for-other = For somebody else
export-answer = Answer: { $answer }

## The hope shelf.
export-hope = What gives hope
export-hope-source = From: { $source }

## The parts of a share.
export-was = What it was like
export-happened = What happened
export-now = How it is now
export-ask = What I ask
