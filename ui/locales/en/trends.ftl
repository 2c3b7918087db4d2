# Sentences of statistics and charts. Each says how many values it is made of.
# $n is a count; moods arrive as texts with their sign, days and decimals as texts.

# The mood over a range of days.
mood-no-days = There are no days in this range: it ends before it begins.
mood-nothing-logged = No mood was logged in these days.
mood-days-logged =
    { $days ->
        [one] { $logged } of { $days } day logged.
       *[other] { $logged } of { $days } days logged.
    }
mood-mostly-between = Mood was mostly between { $low } and { $high } (n = { $n }).
mood-mostly-at = Mood was mostly at { $value } (n = { $n }).
mood-direction-not-enough = There are not enough entries yet to see a direction (n = { $n }).
mood-direction-none = There is no clear direction (n = { $n }).
mood-direction-up = It was drifting up by about { $per_week } per week (n = { $n }).
mood-direction-up-slightly = It was drifting up by less than 0.1 per week (n = { $n }).
mood-direction-down = It was drifting down by about { $per_week } per week (n = { $n }).
mood-direction-down-slightly = It was drifting down by less than 0.1 per week (n = { $n }).
mood-days-resemble = Days resemble the days around them, so this describes what was logged and proves nothing.

# The mood chart.
chart-mood-title = Mood
chart-mood-caption = Where you did not write, the line stops.
chart-mood-highest = very pleasant
chart-mood-middle = neutral
chart-mood-lowest = very unpleasant
chart-strip-logged = logged
chart-gap = not logged
chart-mood-legend-median = 7-day median
chart-mood-legend-band = middle half of 28 days
chart-mood-legend-point = one day
chart-mood-point =
    { $n ->
        [one] { $date }, mood { $value }, one check-in
       *[other] { $date }, mood { $value }, { $n } check-ins
    }

# The table of the mood chart, by week.
chart-mood-week = Week from
chart-mood-week-median = Median
chart-mood-week-range = Lowest to highest
chart-mood-week-days = Days logged
chart-mood-week-of = { $low } to { $high }

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

# What has helped.
strategies-no-uses = No use of a strategy is noted yet.
strategies-order = In the order of the low end of the interval, from three uses on. With few uses a place says little.
strategies-drop = Over all uses it was { $by } lower afterwards, on average (n = { $n }).
strategies-same = Over all uses it was about the same afterwards, on average (n = { $n }).
strategies-rise = Over all uses it was { $by } higher afterwards, on average (n = { $n }).
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
strategy-drop = { $by } lower afterwards, on average (n = { $n }).
strategy-same = About the same afterwards, on average (n = { $n }).
strategy-rise = { $by } higher afterwards, on average (n = { $n }).
