# Sentences of statistics and charts. Each says how many values it is made of.
# $n is a count; values arrive as texts, with their sign where the scale has two sides; names of
# days, months and measures arrive as words.

# Said by several charts.
chart-value = { $value }
chart-no-days = There are no days in this range: it ends before it begins.
chart-nothing-logged = Nothing was logged in these days.
chart-days-logged =
    { $days ->
        [one] { $logged } of { $days } day logged.
       *[other] { $logged } of { $days } days logged.
    }
chart-days-logged-paused = { $logged } of { $days } days logged, { $paused } paused.
chart-strip-logged = logged
chart-strip-meetings = meetings
chart-gap = not logged
chart-paused = paused
chart-milestone = { -milestone }
chart-lapse = { -lapse }
chart-meeting = meeting
chart-dated = { $date }: { $what }
chart-n = n = { $n }
chart-n-few = few, n = { $n }

# Columns of tables.
chart-date = Date
chart-week = Week from
chart-weekday = Weekday
chart-hour = Hour
chart-median = Median
chart-lowest = Lowest
chart-highest = Highest
chart-low-end = Low end
chart-high-end = High end
chart-days = Days logged
chart-check-ins = Check-ins
chart-notes = Notes
chart-strategy = Strategy
chart-helped = Helped
chart-of = Times answered
chart-typical-drop = Typical drop
chart-uses = Uses

# What a check-in measures: as a heading, and inside a sentence.
measure-mood = Mood
measure-energy = Energy
measure-anxiety = Anxiety
measure-connection = Connection
measure-confidence = Confidence
measure-sleep = Sleep in hours
measure-urge = Urge
measure-pain = Pain
measure-mood-inside = mood
measure-energy-inside = energy
measure-anxiety-inside = anxiety
measure-connection-inside = connection
measure-confidence-inside = confidence
measure-sleep-inside = sleep
measure-urge-inside = urge
measure-pain-inside = pain

# The mood over a range of days.
mood-nothing-logged = No mood was logged in these days.
mood-mostly-between = Mood was mostly between { $low } and { $high } (n = { $n }).
mood-mostly-at = Mood was mostly at { $value } (n = { $n }).
mood-direction-not-enough = There are not enough entries yet to see a direction (n = { $n }).
mood-direction-none = There is no clear direction (n = { $n }).
mood-direction-up = It was drifting up by about { $per_week } per week (n = { $n }).
mood-direction-up-slightly = It was drifting up by less than 0.1 per week (n = { $n }).
mood-direction-down = It was drifting down by about { $per_week } per week (n = { $n }).
mood-direction-down-slightly = It was drifting down by less than 0.1 per week (n = { $n }).
mood-days-resemble = Days resemble the days around them, so this describes what was logged and proves nothing.
mood-before-lapses = In the week before each earlier { -lapse } the middle mood was { $before } ({ $n_before } days, { $lapses } times); on other days it was { $others } ({ $n_others } days).
mood-before-lapses-looks-back = This looks back at your own notes. It says nothing about what comes next.

# The mood chart.
chart-mood-title = Mood
chart-mood-highest = very pleasant
chart-mood-middle = neutral
chart-mood-lowest = very unpleasant
chart-mood-legend-median = 7-day median
chart-mood-legend-band = middle half of 28 days
chart-mood-legend-point = one day
chart-mood-legend-curve = smooth curve
chart-mood-point =
    { $n ->
        [one] { $date }, mood { $value }, one check-in
       *[other] { $date }, mood { $value }, { $n } check-ins
    }

# The year in days.
chart-year-title = The days of { $year }
chart-day-not-logged = { $date }, not logged
chart-day-paused = { $date }, paused
year-to-come = { $year } is still to come.
year-logged =
    { $days ->
        [one] { $logged } of { $days } day logged in { $year }.
       *[other] { $logged } of { $days } days logged in { $year }.
    }
year-logged-paused = { $logged } of { $days } days logged in { $year }, { $paused } paused.

# Urges by weekday and hour.
chart-urges-title = When { -urges } were logged
chart-urges-strength = median urge, 0 to 10, with the number of notes
chart-urges-few = one or two notes
chart-urges-begin = Days begin at { $hour }.
chart-urges-cell =
    { $n ->
        [one] { $weekday } { $hour }, urge { $median }, one note
       *[other] { $weekday } { $hour }, median urge { $median }, { $n } notes
    }
urges-none = No { -urge } was logged in these days.
urges-highest = The highest hour is { $weekday } { $hour }, median { $median } from { $n } notes.
urges-few = No hour of the week has three notes yet.
urges-n = Notes: n = { $n }.
urges-when-logged = This shows when you logged, not when { -urges } happened.

# A measure by day of the week.
chart-weekday-title = { $measure } by day of the week
chart-weekday-legend = median, and where it may lie (9 times in 10)
chart-weekday-few = fewer than five days
chart-weekday-none = { $weekday }, not logged
chart-weekday-point-few =
    { $n ->
        [one] { $weekday }, { $median }, one day
       *[other] { $weekday }, median { $median }, { $n } days, few
    }
chart-weekday-point = { $weekday }, median { $median }, between { $low } and { $high }, { $n } days
weekday-lower = { $weekdays } tend to be lower: their median is { $median } (n = { $n }), that of all other days { $others }.
weekday-higher = { $weekdays } tend to be higher: their median is { $median } (n = { $n }), that of all other days { $others }.
weekday-none-apart = No day of the week stands apart clearly.
weekday-chances = Seven days are seven chances to see something that is not there, so one at most is named.

# Several measures.
chart-series-title = Sleep, energy, anxiety, connection, confidence
chart-series-point =
    { $n ->
        [one] { $date }, { $measure } { $value }, one check-in
       *[other] { $date }, { $measure } { $value }, { $n } check-ins
    }
series-none = None of these was logged in these days.
series-one = { $measure }: median { $median }, { $logged } of { $days } days.

# Milestones and runs of all trackers.
chart-timeline-title = { -milestones(case: "capital") } along the way
chart-timeline-run = run of days
chart-timeline-reached = reached
chart-timeline-coming = to come
chart-timeline-run-point =
    { $n ->
        [one] { $name }, one day from { $from }
       *[other] { $name }, { $n } days from { $from }
    }
chart-timeline-reached-point = { $name }, { $what }, reached { $date }
chart-timeline-coming-point = { $name }, { $what }, to come { $date }
chart-tracker = Tracker
chart-what = What
chart-state = State
timeline-none = Nothing is counted yet.
timeline-reached =
    { $n ->
        [0] No { -milestone } is reached yet.
        [one] One { -milestone } is reached.
       *[other] { $n } { -milestones } are reached.
    }
timeline-next = The next is { $what } on { $date }.

# Two measures beside each other.
chart-pair-title = { $first } and { $second }
chart-pair-legend = one day; a larger ring is more days
chart-pair-point =
    { $n ->
        [one] { $first } { $x }, { $second } { $y }, one day: { $date }
       *[other] { $first } { $x }, { $second } { $y }, { $n } days, the newest { $date }
    }
pair-none = No day has both.
pair-not-enough = There are not enough days with both yet to say anything; 30 are needed (n = { $n }).
pair-no-clear-link = There is no clear link between { $first } and { $second } (n = { $n }).
pair-no-clear-link-next-day = There is no clear link between { $first } and the next day's { $second } (n = { $n }).
pair-together = More { $first } and more { $second } tended to go together (n = { $n }).
pair-together-next-day = More { $first } and more { $second } on the next day tended to go together (n = { $n }).
pair-opposite = More { $first } and less { $second } tended to go together (n = { $n }).
pair-opposite-next-day = More { $first } and less { $second } on the next day tended to go together (n = { $n }).
pair-not-cause = That two things go together does not mean that one makes the other.
pair-third-things = Both may follow from a third thing.
pair-few-days = These are the days you logged, which are few and not like all days.

# Mood before and after meetings.
chart-meetings-title = Mood before and after meetings
chart-meetings-legend = one meeting: a ring before, a dot after, in the order of dates
chart-meetings-point = { $date }: mood { $before } before, { $after } after
chart-meetings-format = How you took part
chart-before = Before
chart-after = After
meetings-none = No meeting was logged in these days.
meetings-not-enough = There are not enough meetings with a mood before and after yet to say anything; 5 are needed (n = { $n }).
meetings-change = From before to after, the middle change was { $change }: { $up } up, { $same } the same, { $down } down (n = { $n }).
meetings-format = Of those { $format }, the middle change was { $change }: { $up } up, { $same } the same, { $down } down (n = { $n }).
meetings-next-day = From the day itself to the day after, the middle change was { $change }: { $up } up, { $same } the same, { $down } down (n = { $n }).
meetings-hard-days = People often go to meetings on hard days; a rise may partly be the day getting better by itself.

# Dates on an axis.
chart-day = { $day } { $month }
chart-month-1 = January
chart-month-2 = February
chart-month-3 = March
chart-month-4 = April
chart-month-5 = May
chart-month-6 = June
chart-month-7 = July
chart-month-8 = August
chart-month-9 = September
chart-month-10 = October
chart-month-11 = November
chart-month-12 = December
chart-month-short-1 = Jan
chart-month-short-2 = Feb
chart-month-short-3 = Mar
chart-month-short-4 = Apr
chart-month-short-5 = May
chart-month-short-6 = Jun
chart-month-short-7 = Jul
chart-month-short-8 = Aug
chart-month-short-9 = Sep
chart-month-short-10 = Oct
chart-month-short-11 = Nov
chart-month-short-12 = Dec

# Days of the week: one, short, and every one of them.
chart-weekday-1 = Monday
chart-weekday-2 = Tuesday
chart-weekday-3 = Wednesday
chart-weekday-4 = Thursday
chart-weekday-5 = Friday
chart-weekday-6 = Saturday
chart-weekday-7 = Sunday
chart-weekday-short-1 = Mon
chart-weekday-short-2 = Tue
chart-weekday-short-3 = Wed
chart-weekday-short-4 = Thu
chart-weekday-short-5 = Fri
chart-weekday-short-6 = Sat
chart-weekday-short-7 = Sun
chart-weekdays-1 = Mondays
chart-weekdays-2 = Tuesdays
chart-weekdays-3 = Wednesdays
chart-weekdays-4 = Thursdays
chart-weekdays-5 = Fridays
chart-weekdays-6 = Saturdays
chart-weekdays-7 = Sundays

# Parts of the day.
day-part-morning = in the morning
day-part-afternoon = in the afternoon
day-part-evening = in the evening
day-part-night = at night

# What has helped.
strategies-no-uses = No use of a strategy is noted yet.
strategies-order = In the order of the low end of the interval, from three uses on. With few uses a place says little.
strategies-drop = Over all uses it was { $by } lower afterwards, on average (n = { $n }).
strategies-same = Over all uses it was about the same afterwards, on average (n = { $n }).
strategies-rise = Over all uses it was { $by } higher afterwards, on average (n = { $n }).
strategies-early = Tried once or twice: { $list }.
strategies-regression-to-the-mean = With time { -urges } usually fall, and we reach for a tool when they are highest, so part of each drop would have come anyway.
strategy-uses =
    { $n ->
        [one] Used once.
       *[other] Used { $n } times.
    }
strategy-helped =
    { $n ->
        [one] Helped { $helped } of { $n } time.
       *[other] Helped { $helped } of { $n } times.
    }
strategy-helped-partly = Helped { $helped } of { $n } times, with "partly" counted as half.
strategy-interval = By these notes it helps in { $low } to { $high } of 100 uses.
strategy-drop = { $by } lower afterwards, on average (n = { $n }).
strategy-drop-minutes =
    { $minutes ->
        [one] { $by } lower after about a minute, on average (n = { $n }).
       *[other] { $by } lower after about { $minutes } minutes, on average (n = { $n }).
    }
strategy-same = About the same afterwards, on average (n = { $n }).
strategy-rise = { $by } higher afterwards, on average (n = { $n }).
strategy-typical-drop = Weighed with the notes of all your tools: typically { $by } lower (n = { $n }).
strategy-typical-same = Weighed with the notes of all your tools: typically about the same (n = { $n }).
strategy-typical-rise = Weighed with the notes of all your tools: typically { $by } higher (n = { $n }).
strategy-without-tool =
    Without any tool your { -urges } fell by { $by } over about { $minutes } minutes (median, n = { $n }).
strategy-without-tool-no-fall =
    Without any tool your { -urges } did not fall over about { $minutes } minutes (median, n = { $n }).
strategy-mostly-at = Mostly { $part } ({ $uses } of { $n }).
strategy-deleted = a deleted strategy
chart-strategies-title = What has helped
chart-strategies-legend = how often it helped, and how sure that is
chart-strategies-helped = helped { $helped } of { $n }
chart-strategies-point = { $title }, helped { $helped } of { $n } times
