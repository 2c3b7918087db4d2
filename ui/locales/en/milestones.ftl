# The cairn in words: the text of its picture. $stones counts all stones, drawn or gathered.
cairn-empty = Bare ground, no stones yet.
cairn-stones =
    { $stones ->
        [one] A cairn of one stone.
       *[other] A cairn of { $stones } stones.
    }
cairn-stones-gathered =
    { $gathered ->
        [one] A cairn of { $stones } stones, one of them gathered into a larger one.
       *[other] A cairn of { $stones } stones, { $gathered } of them gathered into larger ones.
    }
cairn-next-stone = The next stone, for { $date }, is drawn as an outline.

# The title of a day in a calendar file, unless the person writes another. A calendar may be seen
# by others: it says nothing of what the day is about.
calendar-title = A day to keep

# The sets that are shipped.
milestone-set-tokens-monthly = Tokens: a day, 30, 60, 90 days, months, years
milestone-set-keytags = Key tags: welcome, 30, 60, 90 days, 6 and 9 months, years
milestone-set-plain = Days and years: 1, 7, 30, 100, 365, 500, 1000 days
milestone-set-none = No dates at all

# The page.
milestones-menu = More: add a tracker, { -lapse } or change of date, choose { -milestones }
milestones-all = All
milestones-choice = Trackers
milestones-empty = The first stone comes after one day. Or keep no dates at all.
milestones-empty-title = Bare ground
milestones-anniversary = What I wrote on this date

path-title = The path so far
path-sentence = { $stones ->
    [0] No stones yet. The first one comes by itself.
    [one] One stone. What was reached stays reached, in every run.
   *[other] { $stones } stones. What was reached stays reached, in every run.
}
path-label = { $stones ->
    [0] The path, without stones yet. The lists below have the same dates.
    [one] The path with one stone. The lists below have the same dates.
   *[other] The path with { $stones } stones. The lists below have the same dates.
}
path-stone = { $name }, { $tracker }, { $date }
path-as-path = Path
path-as-list = List
path-date = Date
path-milestone = { -milestone(case: "capital") }
path-tracker = Tracker
path-reached = { -milestone } reached
path-ahead = ahead
path-run = a run
path-lapse = a noted { -lapse }

along-title = Along the way
along-milestone = { $name }, { $tracker }
along-with-note = with a note: “{ $note }”
along-otherwise = seen once, counted otherwise now
along-nothing = Nothing yet.
along-all = Show all { $n }
along-lapse = { -lapse(case: "capital") }, and a way back.
along-lapse-open = Open the note
along-stones-stay = { $n ->
    [one] The stone before it stays where it is.
   *[other] The { $n } stones before it stay where they are.
}

ahead-title = Ahead
ahead-nothing = No dates ahead. You could choose some in the menu above.
ahead-in = { $n ->
    [0] today
    [one] tomorrow
   *[other] in { $n } days
}

cairn-title = Your cairn
cairn-count = { $stones ->
    [0] no stones yet
    [one] one stone
   *[other] { $stones } stones
}

# A stone and what is kept with it.
stone-added = { $name }, { $tracker }. A stone has been added. Would you like to keep a note with it?
stone-keep = Keep a note
stone-not-now = Not now
stone-reached = { $tracker }, reached on { $date }
stone-note = Note
stone-celebrated = Celebrated with
stone-celebrated-hint = Nicknames are enough.
stone-anniversary = What I wrote on this date
stone-saved = Kept with the stone.

# Sets.
sets-title = Choose { -milestones }
sets-text = What was reached stays in the list, whatever is chosen.
sets-none = No dates.
sets-and-more = { $names } and more
sets-own = Sets of your own
sets-new = Make a set of your own
sets-edit = Change the set
sets-edit-named = Change { $name }
sets-remove-named = Move { $name } to the trash
sets-removed = “{ $name }” is in the trash. Trackers with it have no { -milestones } until you choose.
sets-name = Name of the set
sets-items = The { -milestones } of the set
sets-n = Number
sets-unit = Unit
sets-label = Your own name for it
sets-add-item = Add a date
sets-remove-item = Take it out
sets-copy = Begin with a shipped set
unit-days = days
unit-weeks = weeks
unit-months = months
unit-years = years
unit-years_each_from = years, each from this one on

# Files.
calendar-export = Save the dates ahead for a calendar
calendar-text = A calendar may be read by others. The title below is all that it will show, on every date. The file is not encrypted.
calendar-of = Dates of
calendar-all = everything that is shown
calendar-title-field = Title of each date
calendar-title-hint = Leave it empty for a neutral one.
calendar-saved = { $n ->
    [one] One date was written to { $path }.
   *[other] { $n } dates were written to { $path }.
}
picture-save = Save the cairn as a picture
picture-text = Stones only: no words, no numbers, no dates. The file is not encrypted.
picture-saved = { $n ->
    [one] A picture with one stone was written to { $path }.
   *[other] A picture with { $n } stones was written to { $path }.
}

# What was written on a date in earlier years.
anniversary-title = On { $date }
anniversary-back = Back to { -milestones }
anniversary-hard = Show hard days too
anniversary-left-out = { $n ->
    [one] One entry from a hard day is left out.
   *[other] { $n } entries from hard days are left out.
}
anniversary-nothing = Nothing on this date yet
anniversary-nothing-text = What you write today may stand here in a year.

# Letters to oneself.
letters-title = Letters to yourself
letters-none = None yet. A letter stays sealed until a date of yours.
letter-write = Write a letter
letter-write-text = Once sealed, it is kept closed until the date you choose.
letter-opened-at = Opened at
letter-until = { $name }, { $tracker }: { $date }
letter-body = Your letter
letter-seal = Seal it
letter-title = A letter to yourself
letter-for = { $name }, { $tracker }
letter-written = Written on { $date }.
letter-sealed = Sealed.
letter-opens = Sealed until { $date }.
letter-ready = It can be opened now.
letter-opened = Opened.
letter-open = Read it
letter-open-early = Open it early
letter-early-title = Open it before its date?
letter-early-text = It is yours. Once open, it stays open.
letter-remove = Move this letter to the trash
letter-removed = The letter is in the trash.
letter-nothing-ahead = A letter needs a date ahead to wait for. You could choose { -milestones } first.

# Milestones of others.
others-title = { -milestones(case: "capital") } of others
others-none = Nobody yet. A nickname and a date are enough.
others-add = Add
others-add-title = Somebody’s { -milestone }
others-edit = Somebody’s { -milestone }
others-edit-named = Change { $name }
others-remove-named = Move { $name } to the trash
others-removed = In the trash.
others-alias = What you call them
others-alias-hint = A nickname. A real name is never needed.
others-date = Date
others-note = A word about it
date-yearly = Comes again each year
date-needed = A date is needed.

# A quiet line on Today, off unless it was asked for. It names nothing.
notice-setting = A quiet line on Today
notice-never = never
notice-days = { $n ->
    [0] on the day
    [one] from one day before
   *[other] from { $n } days before
}
notice-milestone = { $n ->
    [0] A date of yours is today.
    [one] A date of yours is tomorrow.
   *[other] A date of yours is on { $date }.
}
notice-others_milestone = { $n ->
    [0] A date of somebody you noted is today.
    [one] A date of somebody you noted is tomorrow.
   *[other] A date of somebody you noted is on { $date }.
}
