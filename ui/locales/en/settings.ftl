# Settings.

settings-sections = Parts of the settings
settings-security = Security
settings-days = Days and weeks
settings-tags = Tags
settings-words = Words
settings-appearance = Appearance
settings-backup = Backup
settings-take-out = Take notes out
settings-about = This program

# Security.
settings-lock-after = Lock after
settings-lock-after-text = Without any key or movement, in minutes.
settings-lock-after-unit = { $minutes } min
settings-suspend = Lock when the computer sleeps or its screen locks
settings-suspend-text = Where the system tells programs about it. Here it does.
settings-suspend-text-deaf = This system does not tell programs about it, so only the minutes above count.
settings-focus = Lock when I go to another window
settings-focus-text = What you typed is saved first.
settings-hide = Hide at once
settings-hide-text = Saves, locks and shows an empty Notes window.
settings-discreet = Discreet name
settings-discreet-text = The window says Notes and shows a notebook.
settings-support-link = Support numbers on the lock screen
settings-support-link-text = Shows shipped numbers only, nothing of yours.
settings-single-keys = Single letters as keys in lists
settings-single-keys-text = For example U to use a tool.
settings-passphrase = Passphrase
settings-passphrase-text = Recovery words stay as they are.
settings-passphrase-change = Change
settings-recovery = Recovery sheet
settings-recovery-there = There is a sheet of 24 words that opens the journal.
settings-recovery-none = There is none. Without the passphrase the journal could not be opened.
settings-recovery-new = Make a new sheet
settings-recovery-revoke = Take it away
settings-capture = Screenshots
settings-capture-hidden = The system keeps this window out of screenshots.
settings-capture-seen = This system lets other programs take pictures of this window. Locking is the only cover.

settings-change-title = Change the passphrase
settings-change-text = A sealed backup is made first. Older backups keep the passphrase of their day.
settings-current = Present passphrase
settings-new = New passphrase
settings-new-again = The new one once more
settings-change-act = Change it
settings-changed = The passphrase is changed.
settings-recovery-title = Recovery sheet
settings-recovery-text = A new sheet replaces the one before. Older backups keep their own.
settings-recovery-act = Make the sheet
settings-revoke-title = Take the sheet away
settings-revoke-text = After this only the passphrase opens the journal. We cannot reset it.
settings-revoke-act = Take it away
settings-revoked = The sheet no longer opens the journal.

# Days.
settings-day-start = A day begins at
settings-day-start-text = For people who are up late. Nothing written earlier changes its day.
settings-week-start = A week begins on
settings-week-start-text = In strips of days and in weekly tables.
weekday-1 = Monday
weekday-6 = Saturday
weekday-7 = Sunday
settings-on-this-day = What I wrote on this date in earlier years
settings-on-this-day-text = On Today and in the journal. Entries from hard days never appear.
settings-notice = A quiet line before a date of mine
settings-notice-text = On Today, in words that name nothing. Off unless you choose.

# Words.
words-time_free = For time free
words-time_free-text = Stands behind a length of time.
words-lapse = For { -lapses }
words-lapse-text = In menus, notes and what you take out.
words-milestone = For { -milestones }
words-milestone-text = The name of the place changes with it.
words-urge = For { -urges }
words-urge-text = In check-ins and trends.
words-own = your own word
words-one = One
words-several = Several
words-preview = How it reads
words-preview-milestone = Next { -milestone }: { $name }. All { -milestones } stay reached.
words-preview-lapse = A noted { -lapse } takes nothing away.
words-preview-urge = { -urge(case: "capital") }: 3 of 10.
word-free = free
word-sober = sober
word-clean = clean
word-abstinent = abstinent
word-substance-free = substance-free
word-in-recovery = in recovery
word-lapse = lapse
word-lapse-several = lapses
word-slip = slip
word-slip-several = slips
word-relapse = relapse
word-relapse-several = relapses
word-setback = setback
word-setback-several = setbacks
word-milestone = milestone
word-milestone-several = milestones
word-anniversary = anniversary
word-anniversary-several = anniversaries
word-birthday = birthday
word-birthday-several = birthdays
word-chip = chip
word-chip-several = chips
word-urge = urge
word-urge-several = urges
word-craving = craving
word-craving-several = cravings

# Tags.
settings-tags-none = No tags yet. A word becomes one where you first use it.
tag-entries = { $count ->
    [one] one entry
   *[other] { $count } entries
}
tag-check-ins = { $count ->
    [one] one check-in
   *[other] { $count } check-ins
}
tag-strategies = { $count ->
    [one] one tool
   *[other] { $count } tools
}
tag-uses = { $count ->
    [one] one use of a tool
   *[other] { $count } uses of tools
}
tag-unused = not used at the moment
tag-rename = Rename
tag-rename-title = Rename a tag
tag-rename-text = Everything that holds it holds the new name then. Earlier versions of entries keep the old one.
tag-name = Name
tag-renamed = It is called { $name } everywhere now.
tag-remove = Remove
tag-remove-title = Remove “{ $name }” everywhere?
tag-remove-text = It is held by: { $held }. What you wrote there stays, and earlier versions of entries keep the tag. A check-in that says nothing else moves to the trash. The tag cannot be put back in all places at once.
tag-removed = { $name } was removed everywhere.

# Appearance.
settings-cairn = Draw the cairn
settings-cairn-text = Without it, the list of stones stays.
settings-theme = Theme
settings-theme-text = Paper by day, a lamp at night.
theme-system = Follow the system
theme-light = Light
theme-dark = Dark
settings-contrast = Contrast
settings-contrast-text = High contrast draws every edge.
contrast-system = Follow the system
contrast-normal = Ordinary
contrast-more = High
settings-text-size = Size of text
settings-text-size-text = In percent.
settings-motion = Without motion
settings-motion-text = Nothing fades or moves, whatever the system says.

# Backup.
settings-place = Where the journal lies
settings-place-move = To move it, lock, move the whole folder, and choose it on the lock screen.
settings-backup-now = Back up now
settings-backup-now-text = Sealed with the same keys, read back and compared before it counts.
settings-backup-act = Back up
settings-backup-elsewhere = A backup somewhere else
settings-backup-elsewhere-text = For example on a USB stick. A folder, or a file with a name of your own.
settings-backup-elsewhere-act = Back up there
settings-backup-made = A backup was made and checked: { $size } KB.
settings-backups = Backups beside the journal
settings-backups-none = None yet. One is made when you pause or lock, at most every hour, if something changed.
settings-backup-when = Made
settings-backup-size = Size
settings-backup-check = Check
settings-backup-compare = Compare
settings-backup-checked-at = Last read wholly { $date }.
settings-backup-folder = A second folder for backups
settings-backup-folder-text = A USB stick, for example. Whenever a backup is due and the folder is there, one is made in it, too.
settings-backup-folder-act = Use this folder
settings-backup-folder-stop = Stop using it
settings-backup-folder-chosen = Backups are made there, too, from the next one on.
settings-backup-folder-none = Backups are made beside the journal only. Those in the folder stay.
settings-backup-folder-away = The folder is not there now. It is used again when it is back.
settings-backup-folder-empty = There is no backup in it yet.
settings-backup-folder-newest = The newest backup in it was made { $date }.
settings-backup-earlier = Backups from before you erased something
settings-backup-earlier-act = Remove them
settings-backup-earlier-removed = { $count ->
    [one] One backup was removed.
   *[other] { $count } backups were removed.
}
settings-backup-checked = Whole: { $records } records.
settings-restore = Restore
settings-restore-text = A restore makes a new journal beside this one. Lock, and choose Backups on the lock screen.

# Its own files: checked and repaired.
settings-integrity = Check and repair
settings-verify = Check the whole journal
settings-verify-text = Reads every record and compares it with what was saved, and reads every backup beside the journal.
settings-verify-act = Check now
settings-verified = { $records ->
    [one] One record, nothing found.
   *[other] { $records } records, nothing found.
}
settings-verified-found = { $records } records. This was found:
verify-backups = { $count ->
    [0] There is no backup yet.
    [one] The one backup is whole.
   *[other] All { $count } backups are whole.
}
verify-broken-backups = { $count ->
    [one] One backup is not whole. Make a new one; the damaged file can go.
   *[other] { $count } backups are not whole. Make a new one; the damaged files can go.
}
settings-repair = Repair
settings-repair-text = Saves everything that can be read, from the journal and its newest backup, into a new folder. This journal stays as it is.
settings-repair-look = See what can be saved
settings-repair-to = Repair into this new folder
settings-repair-to-text = Choose a folder that is not there yet, or is empty.
settings-repair-act = Repair
repair-could = { $records ->
    [one] One record can be saved.
   *[other] { $records } records can be saved.
}
repair-done = { $records ->
    [one] One record was saved into the new journal.
   *[other] { $records } records were saved into the new journal.
}
repair-next = To use the new journal, lock, and choose it on the lock screen.
repair-nothing-missing = Nothing is known to be missing.
repair-from-store = { $count ->
    [one] One of them was among the stored records only.
   *[other] { $count } of them were among the stored records only.
}
repair-from-ledger = { $count ->
    [one] One of them was in the record of changes only.
   *[other] { $count } of them were in the record of changes only.
}
repair-from-backup = { $count ->
    [one] One of them was in the newest backup only.
   *[other] { $count } of them were in the newest backup only.
}
repair-unread = { $count ->
    [one] One change cannot be read where it was written; what it wrote may be missing.
   *[other] { $count } changes cannot be read where they were written; what they wrote may be missing.
}
repair-unread-after = The last one that can be read before that is from { $date }.
repair-unread-before = The first one behind it is from { $date }.

# A backup beside the journal.
compare-title = Compare with this backup
compare-text = What is missing here or differs. What you tick comes back; nothing of yours is overwritten.
compare-same = { $count ->
    [0] Nothing is the same in both.
    [one] One record is the same in both.
   *[other] { $count } records are the same in both.
}
compare-missing = Missing here
compare-in_trash = In the trash here
compare-different = Different; newer in the backup, or changed in both
compare-newer_here = Newer here
compare-show = Show both
compare-here = Here
compare-there = In the backup
compare-no-text = There is no text to show.
compare-tick = Tick what should come back.
compare-take = { $count ->
    [0] Bring back
    [one] Bring one back
   *[other] Bring { $count } back
}
compare-taken = { $count ->
    [0] Nothing had to come back.
    [one] One record came back.
   *[other] { $count } records came back.
}

# Erased for good.
erase-earlier-backups = { $count ->
    [one] One backup beside the journal was made before that, and still holds it.
   *[other] { $count } backups beside the journal were made before that, and still hold it.
}

# What a stranger sees.
settings-stranger = What a stranger sees
stranger-text = This is what somebody with a copy of the folder, but without your passphrase, can learn from it. It is read from your folder just now.
stranger-sees = They can see
stranger-format = That it is a journal made with this program.
stranger-frames = { $count ->
    [one] One sealed piece in the record of changes, of one size.
   *[other] { $count } sealed pieces in the record of changes, of { $sizes } sizes. There are no more records than that; how long a text is shows only as one of these sizes.
}
stranger-changes = { $count ->
    [one] That it was changed once.
   *[other] That it was changed about { $count } times.
}
stranger-size = Its size on the disk: { $size } KB.
stranger-written = When it was last written to: { $date }.
stranger-backups = { $count ->
    [one] One backup, made { $last }.
   *[other] { $count } backups, made between { $first } and { $last }.
}
stranger-recovery = That recovery words open it.
stranger-no-recovery = That no recovery words open it.
stranger-erased = { $count ->
    [one] That it was sealed anew once: something was erased for good, or it was restored.
   *[other] That it was sealed anew { $count } times: something was erased for good, or it was restored.
}
stranger-guess = What each guess at your passphrase costs: { $memory } MB of memory, { $passes } times over.
stranger-sees-not = They cannot see
stranger-hidden-text = What you wrote, your check-ins, moods and tools.
stranger-hidden-names = Titles, tags and names, and what kinds of records there are.
stranger-hidden-days = Which days you wrote on or about. Somebody who looks again and again can see when the folder changes.
stranger-hidden-settings = Your settings, and the words you chose.
stranger-limits = Where this ends
stranger-limit-unlocked = While the journal is open, somebody at your computer can read it. It locks by itself after a while.
stranger-limit-watched = A computer that is watched or managed by somebody else can show them your screen and your keys.
stranger-limit-copies = Exports are not sealed, except an encrypted copy. Copies and backups made earlier open with the passphrase of their day.
stranger-limit-forced = Nobody can be kept from asking you for the passphrase. There is no second, hidden journal.

# Taking notes out.
settings-export = Export
settings-export-text = This file will not be encrypted. Anyone who can open its folder can read it.
settings-export-format = Form
export-as-json = Everything, as JSON; can be read back
export-as-md = Markdown
export-as-txt = Plain text
export-as-csv = A table (CSV)
settings-export-from = From
settings-export-to = To
settings-export-path = Into this folder or file
settings-export-overwrite = Replace a file of this name
settings-export-act = Export
settings-exported = { $records ->
    [one] One record was written to { $path }. Delete the file when you no longer need it.
   *[other] { $records } records were written to { $path }. Delete the file when you no longer need it.
}
settings-left-out = { $count ->
    [one] One item that is private, in the drawer or holds what others said was left out.
   *[other] { $count } items that are private, in the drawer or hold what others said were left out.
}
settings-import = Read an export back
settings-import-text = A JSON export of this program. A backup is made first, and nothing of yours is overwritten.
settings-import-path = File
settings-import-look = Look first
settings-import-act = Import
settings-import-report = Found { $found }: { $new } new, { $duplicates } already here, { $skipped } left out.
settings-import-would = It holds { $found }: { $new } would be new, { $duplicates } are already here, { $skipped } would be left out.

# About.
settings-version = Version { $version }
settings-limits = What this program cannot protect from
settings-limits-text = Somebody who watches you type, a program that records keys or the screen, somebody who makes you open it, copies that were made before, and traces in the computer’s own swap and sleep files. Encrypting the whole disk helps against the last.
settings-trouble = Troubles of this run
settings-trouble-none = None.
