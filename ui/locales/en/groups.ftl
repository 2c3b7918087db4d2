# Groups, meetings, what is taken away from them, and whether a group fits.

groups-add = Add
groups-new = A new group
groups-edit = Edit the group
groups-list = Groups
groups-detail = The chosen group
groups-more = More about this group
groups-remove = Move the group to trash
groups-removed = “{ $name }” is in the trash.
groups-share = Prepare a share
groups-nothing-chosen = Choose a group on the left.
groups-empty-title = No groups yet
groups-empty-text = You can note one you are only thinking about.
groups-visits = { $n ->
    [one] { $n } visit
   *[other] { $n } visits
}
groups-meetings = Meetings
groups-no-meetings = No meeting is noted yet.
groups-next = Next: { $date }, { $time }
groups-next-there = { $time } on the clock of the group

group-status-regular = Going regularly
group-status-trying = Trying
group-status-considering = Considering
group-status-paused = Paused
group-status-left = Left
group-kind-addiction = Recovery from a substance or a behaviour
group-kind-mental_health = Mental health
group-kind-grief = Grief
group-kind-illness = Living with an illness
group-kind-growth = Personal growth, time and balance
group-kind-family = Families and friends
group-kind-other = Something else
led-by-peers = led by peers
led-by-rotating = led by its members in turn
led-by-mentor = led by a mentor
led-by-professional = led by a professional
led-by-mixed = led by peers and professionals
format-in_person = in person
format-video = by video
format-phone = by phone
format-chat = in writing
format-mixed = some in the room, some not
group-size-small = up to 6 people
group-size-middle = 7 to 15 people
group-size-large = 16 people or more
structure-1 = informal
structure-2 = loose
structure-3 = in between
structure-4 = structured
structure-5 = tight

# The form of a group.
groups-alias = What you call it
groups-alias-hint = A name of your own is enough. It is replaced in what you take out.
groups-status = How far it has come
groups-kind = What it is about
groups-led-by = Who leads it
groups-format = How it meets
groups-size = How many come
groups-structure = Structure
groups-first-visit = First visit
groups-place = Place or link
groups-place-hint = A room, a community centre, a clinic, a link. Never leaves.
groups-cost = Cost
groups-language = Language
groups-access = What it takes to get in
groups-topics = Topics
groups-names = Other names of the group and its place
groups-names-hint = Replaced in what you take out. Never leave.
groups-privacy = What it asks about privacy
groups-note = Note

schedule-title = When it meets
schedule-add = Add a time
schedule-remove = Remove time { $n }
schedule-rhythm = How often
schedule-first = First on
schedule-time = At
schedule-time-example = 19:00
schedule-minutes = Minutes
schedule-zone = Time zone of the place
schedule-zone-hint = The group keeps its own clock, wherever you are.
rhythm-week = every week
rhythm-fortnight = every second week
rhythm-month = every month, same weekday
rhythm-day = every day
rhythm-own = a rule of its own
# $day: name of the weekday. $nth: first to fifth.
schedule-says-week = { $day } { $time }
schedule-says-fortnight = every second { $day } { $time }
schedule-says-month = { $nth } { $day } of the month { $time }
schedule-says-day = daily { $time }
schedule-says-own = by a rule of its own, { $time }
schedule-nth-1 = first
schedule-nth-2 = second
schedule-nth-3 = third
schedule-nth-4 = fourth
schedule-nth-5 = fifth

# Meetings.
meeting-log = Log a meeting
meeting-talk = Log a talk without a group
meeting-edit = A meeting
meeting-text = Everything but its time can be left out. Nobody who was there is listed.
meeting-saved = The meeting is noted.
meeting-removed = The meeting is in the trash.
meeting-date = Day
meeting-time = Began at
meeting-format = How you took part
meeting-role = What you were there
role-newcomer = there for the first time
role-member = one of the circle
role-facilitator = led it
role-timekeeper = kept the time
role-greeter = greeted those who came
role-mentor = went before somebody
role-supporter = came along with somebody
meeting-shared = I shared something
meeting-listened = I listened
meeting-helped = I helped somebody
meeting-shared-short = shared
meeting-listened-short = listened
meeting-helped-short = helped
meeting-topic = What it was about
meeting-more = How it felt
meeting-felt-text = How it felt to be there. Each can stay blank.
meeting-felt-seen = Seen
meeting-felt-heard = Heard
meeting-felt-validated = Taken as true
meeting-felt-understood = Understood
meeting-note = Note
meeting-column-date = Date
meeting-column-attended = Attended
meeting-column-part = Part
meeting-column-mood = Mood before, after
meeting-column-topic = Topic
meeting-mood-change = { $before } to { $after }

# Takeaways.
takeaways-title = What I take with me
takeaways-none = Nothing noted yet. After a meeting, one line is enough.
takeaway-new = What I take with me
takeaway-edit = Edit
takeaway-removed = It is in the trash.
takeaway-begin = I heard that{ " " }
takeaway-text = In your own words
takeaway-text-hint = “I heard … and for me that means …”
takeaway-kind = What it is
takeaway-kind-insight = insight
takeaway-kind-strategy = strategy
takeaway-kind-question = question
takeaway-kind-hope = hope
takeaway-meeting = From the meeting on
takeaway-no-meeting = no meeting in particular
takeaway-another = Save and add another
takeaway-saved = { $n ->
    [one] { $n } saved
   *[other] { $n } saved
}
takeaway-held-back = about someone else, left out of exports
takeaway-more = More for “{ $text }”
takeaway-into-strategy = Into the toolbox
takeaway-into-question = Ask somebody
takeaway-into-hope = Onto the hope shelf
takeaway-is-strategy = In your toolbox
takeaway-is-question = among your questions
takeaway-is-hope = on the hope shelf
become-strategy = Into the toolbox
become-question = Ask somebody
become-hope_item = Onto the hope shelf
become-title = What helps
become-title-hint = In one line. It remembers that it was learnt in this meeting.
become-tags = When it helps
become-try-by = Try it by

# Whether a group fits.
fit-title = Does it fit?
fit-add = Look at it
fit-new = A look at the group
fit-edit = A look at the group
fit-removed = The look at the group is in the trash.
fit-none = After a visit you could look at how it fits. Leaving is allowed.
fit-form-text = Nothing has to be answered. What stays blank is left out.
fit-looks = { $n ->
    [one] One look.
   *[other] { $n } looks. A dot for each, the line is the spread.
} Leaving is allowed.
fit-decided = Decided last: { $decision }.
fit-low = 1 not at all
fit-high = 5 fully
fit-scale = 1 not at all, 5 fully
fit-open = { $date }
fit-asks = It asks: { $text }
fit-respect = Respect and safety
fit-dynamics = How people treat each other
fit-facilitation = How it is led
fit-commitment = I can give what it asks
fit-no_pressure = Free of pressure
fit-format = Its form suits me
fit-honesty = I could be honest
fit-reach = Getting there
fit-belonging = I could belong here
fit-look-respect = Is anybody laughed at? Does what is said stay there?
fit-look-dynamics = Do people let each other finish?
fit-look-facilitation = Does everybody get a turn? Is time kept?
fit-look-commitment = How often, with a camera, with money, with sharing?
fit-look-no_pressure = Can I stay silent and come back?
fit-look-format = In a room, by video, large or small.
fit-look-honesty = Was there anything I held back because of the room?
fit-look-reach = The way, the time, the cost, the steps.
fit-look-belonging = Could these become my people?
fit-structure = Structure I saw
fit-structure-hint = 1 loose, 5 tight. Neither is better.
fit-asked = What it asks
fit-asked-hint = Times a week, cameras, sharing, money.
fit-note = What I observed
fit-decision = What I decide
fit-decision-stay = stay
fit-decision-try_again = try again
fit-decision-leave = leave
fit-decision-unsure = not sure
fit-compare = Side by side
fit-compare-title = Groups side by side
fit-compare-text = All values that were given, the oldest first. What was left out stays blank.
fit-criterion = Looked at
fit-n = Looks

# What a group has given.
given-title = What it has given
given-meetings = { $n ->
    [one] { $n } meeting.
   *[other] { $n } meetings.
}
given-working = Of the { $all } tools that work for you, { $here } came from here.
given-working-unknown = Which tools work is told after three uses of one.
given-taken = Taken away: insights { $insights }, strategies { $strategies }, questions { $questions }, hope { $hopes }.
given-works = works for you

# The first visit.
visit-title = The first visit
visit-add = Prepare a first visit
visit-new = A first visit
visit-edit = A first visit
visit-removed = The first visit is in the trash.
visit-text = Being anxious and being hopeful go together. Both may be high.
visit-date = Planned for
visit-anxious-before = How anxious beforehand
visit-hopeful-before = How hopeful beforehand
visit-anxious-after = How anxious afterwards
visit-hopeful-after = How hopeful afterwards
visit-expectations = What you expect
visit-way-there = How to get there, or into the call
visit-way-out = How to leave early
visit-way-out-hint = You may leave at any time, without a reason.
visit-checklist = To have ready
visit-line = One thing to have ready
visit-line-example = Charge the phone
visit-line-add = Add
visit-after = How it was
visit-anxious-change = Anxious: { $before }, then { $after }.
visit-hopeful-change = Hopeful: { $before }, then { $after }.
visit-ready = Ready: { $text }
visit-to-do = To do: { $text }

# Today.
today-meeting = Next meeting
today-meeting-when = { $date }, { $time }
today-hope = From the hope shelf
