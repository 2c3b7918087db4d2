# Today: the day at a glance.

today-how = How is it now?
today-noted = At { $time } you noted { $mood }.
today-noted-something = You last checked in at { $time }.
today-mood = Mood now
today-mood-hint = Everything is optional. <kbd>Ctrl J</kbd> opens it from anywhere.
today-mood-saved = Noted: mood { $mood }.

today-entry = Today’s entry
today-entry-continue = Continue writing
today-entry-hard = An entry from a hard day
today-entry-hard-text = Kept closed. Open it when you choose.
today-entry-open = Open it
today-entry-untitled = Without a title
today-nothing-title = Nothing written today
today-nothing-first = Nothing written yet
today-nothing-text = One line is enough, or use a template.
today-write = Write something
today-more-entries = { $count ->
    [one] One more entry today
   *[other] { $count } more entries today
}

today-tool = One of your tools
today-tool-facts = { $minutes ->
    [0] { $uses ->
        [0] not tried yet
        [one] helped { $helped } of { $uses } time
       *[other] helped { $helped } of { $uses }
    }
   *[other] { $uses ->
        [0] { $minutes } minutes, not tried yet
       *[other] { $minutes } minutes, helped { $helped } of { $uses }
    }
}
today-tool-use = Use it now
today-tool-another = Another
today-tools-empty = Your toolbox is empty
today-tools-empty-text = What has helped before, even a little?
today-tools-add = Write one down

today-backup = Backup
today-backup-none = None yet
today-backup-none-text = One is made when you pause or lock, if something changed.
today-backup-age = { $days ->
    [0] Made today
    [one] Made yesterday
   *[other] Made { $days } days ago
}
today-backup-text = Sealed with your passphrase, beside the journal.

today-earlier = On this day
today-earlier-year = { $years ->
    [one] A year ago
   *[other] { $years } years ago
}

today-clock = Is today really { $today }? The newest entry is from { $newest }. Nothing is counted until you say.
today-clock-later = Is today really { $today }? The journal was last opened on { $newest }. Nothing is counted until you say.
today-clock-yes = Yes, it is
today-clock-no = No
today-clock-no-text = Nothing was changed. Set the clock of this computer, lock, and open the journal again.
today-read-only = The journal is open for reading only. Nothing you change here can be saved.
today-found = When the journal was opened, this was found:

# What is counted.
today-time = What you count
today-stones = { $stones ->
    [0] No stones yet. The first one comes by itself.
    [one] Your cairn has one stone, from every tracker and every run.
   *[other] Your cairn has { $stones } stones, from every tracker and every run.
}
today-path = See the path
today-next = Next { -milestone }
today-letters = { $n ->
    [one] One can be opened now
   *[other] { $n } can be opened now
}
today-letters-open = Go to it
today-worries = { $n ->
    [one] One that you put off can be looked at now
   *[other] { $n } that you put off can be looked at now
}
today-worries-open = Look at it
