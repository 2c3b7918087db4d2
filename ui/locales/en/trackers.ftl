# Trackers: what is counted, and the numbers of it.

tracker = Tracker
trackers-title = What you count
trackers-none = Nothing yet.
tracker-new = Add a tracker
tracker-edit = Change this tracker
tracker-menu = More about { $name }
tracker-hide = Hide
tracker-show = Show again
tracker-close = Close it
tracker-reopen = Open it again
tracker-remove = Move to trash
tracker-removed = “{ $name }” is in the trash.
tracker-is-hidden = hidden
tracker-is-closed = closed

# Before one goes to the trash.
leaving-title = “{ $name }” would go to the trash, where it stays for 30 days.
leaving-with = With it: { $parts }.
leaving-kept = Staying in the journal: { $parts }.
leaving-hide = Hiding it keeps everything and shows it nowhere.
leaving-milestones = { $n ->
    [one] one { -milestone } you had seen
   *[other] { $n } { -milestones } you had seen
}
leaving-lapses = { $n ->
    [one] one noted { -lapse }
   *[other] { $n } noted { -lapses }
}
leaving-days = { $n ->
    [one] one logged day
   *[other] { $n } logged days
}
leaving-urges = { $n ->
    [one] one note of { -urges }
   *[other] { $n } notes of { -urges }
}
leaving-letters = { $n ->
    [one] one letter, which can then be opened
   *[other] { $n } letters, which can then be opened
}

# The form.
tracker-name = What you count
tracker-name-hint = In your own words: alcohol, gambling, days outside.
tracker-goal = Kind
goal-abstain = Days free of it
goal-dry_days = Some days a week without
goal-limit_per_day = No more than so much a day
goal-limit_per_week = No more than so much a week
goal-do_days = Some days a week with it
goal-as_prescribed = A medicine, as prescribed
tracker-target = Days a week
tracker-target-days = { $n ->
    [one] one day
   *[other] { $n } days
}
tracker-limit = No more than
tracker-unit = Counted in
tracker-unit-placeholder = units, cigarettes, euros
anchor-date = Counted from
anchor-date-logged = Logged from
anchor-needed = A date is needed to count from. Today is fine.
anchor-kind = This date is
anchor-first_day = first full day
anchor-last_use = day of last use
anchor-explained = Last use { $last }, first full day { $first }.
anchor-time = At what time, if you know
anchor-time-hint = On { $date }. Hours are shown for the first three days, dates afterwards.
anchor-hour = Hour
anchor-minute = Minute
tracker-more = More about it
tracker-scope = What counts and what does not
tracker-scope-hint = Yours to decide. Medicines as prescribed are never counted against you here.
tracker-discreet-name = Discreet name
tracker-discreet-name-hint = Shown in place of the name while the program goes by its discreet one.
tracker-milestones = { -milestones(case: "capital") }
tracker-milestones-hint = Sets of your own are made in the menu of { -milestones }.
tracker-display = The first day is
display-elapsed = 0 days
display-ordinal = Day 1
tracker-leap = Counted from 29 February, a year is full on
leap-feb28 = 28 February
leap-mar1 = 1 March
tracker-cost = What a day of it cost
tracker-cost-hint = Optional. Money is shown only if you fill this in.
tracker-currency = Currency
tracker-currency-hint = Three letters: GBP, EUR, USD.
tracker-number-refused = One of the numbers cannot be read. It is marked above.
tracker-caution = After heavy use, stopping alcohol or benzodiazepines all at once can be dangerous. You could talk to a doctor first.

# From before the journal.
earlier-title = Earlier stretches, from before this journal
earlier-hint = As exactly as you remember. What is uncertain is shown as such.
earlier-number = Stretch { $n }
earlier-from = From
earlier-to = To
earlier-note = A word about it
earlier-remove = Remove this stretch
earlier-add = Add a stretch
earlier-card = Before this journal
earlier-stretch = { $from } to { $to }, { $tracker }
earlier-counted = Both days are known, so this is counted.
earlier-shown = Shown, not counted: one of its days is uncertain.
known = Known is
known-day = the day
known-month = the month
known-year = the year
known-month-field = Month
known-year-field = Year

# Pauses.
pause-title = Pause
pause-text = For a while that should not be asked about. Paused days count neither way.
pause-scope = What is paused
pause-all = Everything
pause-mood = Mood
pause-from = From
pause-from-hint = Today if left out.
pause-to = To
pause-to-hint = Open if left out.
pause-since = since { $date }
pause-list = Pauses
pause-remove = End the pause { $name }
pause-add = Pause

# The three numbers.
stat-current = Current run
stat-longest = Longest run
stat-all = { -time-free(case: "capital") } days in all
stat-days = { $n ->
    [one] day { -time-free }
   *[other] days { -time-free }
}
stat-since = since { $date }
stat-until = until { $date }
stat-going-on = and going on
stat-of = { $n ->
    [one] of one day
   *[other] of { $n } days
}
stat-earlier = { $n ->
    [one] one of them from earlier
   *[other] { $n } of them from earlier
}
stat-undecided = Paused for your decision. These are the numbers up to { $date }.
stat-decide = Decide now
stat-saved = { $amount } not spent
stat-paused = paused

# Days that are logged one by one.
day-strip = Days of { $name }
day-week-earlier = The week before
day-week-later = The week after
day-named = { $date }: { $state }
day-state-not_logged = not logged
day-state-open = open
day-state-paused = paused
day-state-before = before the first day
day-unknown = not logged
day-question-dry_days = { $date }: a dry day?
day-question-do_days = { $date }: done?
day-question-as_prescribed = { $date }: as prescribed?
day-question-limit_per_day = { $date }: how much?
day-question-limit_per_week = { $date }: how much?
day-dry_days-yes = dry
day-dry_days-no = not
day-do_days-yes = done
day-do_days-no = not
day-as_prescribed-yes = taken
day-as_prescribed-no = not taken
day-limit_per_day-yes = within
day-limit_per_day-no = more
day-limit_per_week-yes = noted
day-limit_per_week-no = more
day-note-amount = Note it
day-logged = Noted for { $date }.
week-dry_days-yes = { $n } dry
week-do_days-yes = { $n } done
week-as_prescribed-yes = { $n } taken
week-limit_per_day-yes = { $n } within
week-limit_per_week-yes = { $n } noted
week-no = { $n } not
week-not-logged = { $n } not logged
week-paused = { $n } paused
week-open = { $n ->
    [one] one day open
   *[other] { $n } days open
}
week-of-target = { $yes } of { $target } this week
week-of-limit = { $amount } of { $limit } { $unit } this week
