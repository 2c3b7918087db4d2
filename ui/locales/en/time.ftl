# Time counted: what the window, the terminal and exports say alike.

# A length of time, put together from its parts: "7 years, 2 months".
length-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
length-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
length-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
length-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

# What a milestone is called unless the person has named it.
milestone-days = { $n ->
    [0] welcome
    [one] { $n } day
   *[other] { $n } days
}
milestone-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
milestone-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
milestone-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}

time-day-number = Day { $n }
time-starts-in = { $n ->
    [one] Starts in one day
   *[other] Starts in { $n } days
}
time-undecided = Paused for your decision
time-current = Current run: { $n ->
    [one] one day
   *[other] { $n } days
}, since { $since }
time-longest = Longest run: { $n ->
    [one] one day
   *[other] { $n } days
}
time-in-all = Days { -time-free } in all: { $free } of { $total }, since { $since }
time-reached = { $date }: { $name }
time-ahead = { $name } on { $date }, { $n ->
    [one] tomorrow
   *[other] in { $n } days
}
time-lapse-one-day = { $from }
time-lapse-days = { $from } to { $to }
time-lapse-restart = the count started again
time-lapse-keep = the count carried on
time-lapse-undecided = not decided yet
