# The command line only: help, questions, answers. Refusals of the journal are in errors.ftl.

# Help. One message for each command, named after it; attributes are its arguments.

cli-help = The journal in a terminal. Nothing leaves this computer.
    .journal = Folder of the journal. Without it, the usual place in your data folder.
    .passphrase_file = File that holds the passphrase. Without it, you are asked on the terminal.
    .recovery_words_file = File that holds the 24 recovery words, to open with them instead.
    .json = Print one JSON document.
    .now = Take this instant (RFC 3339) for the present one, for this run.
    .zone = Take this time zone (an IANA name such as Europe/Lisbon) for that of the computer.

cli-help-create = Make a journal and print its recovery words once.
    .no_recovery_key = Make no recovery words. Only the passphrase opens the journal then.
    .unlock_ms = About how many milliseconds one try at the passphrase takes. 1000 if left out.

cli-help-unlock-check = Open the journal, say what was found, and close it.

cli-help-entry = Journal entries.
cli-help-entry-add = Write an entry. Prints its id.
    .date = The day it is about, as 2026-11-21. Today if left out.
    .title = Title.
    .tags = Tag. May be given several times.
    .template = Template to begin with: blank, look_back_look_ahead, low_high_between, nightly_review, gratitude, comeback, problem_round, worry_page or quiet_minutes.
    .answers = Answer to the next prompt of the template. May be given several times, in order.
    .text = The text, in Markdown. A single dash reads it from standard input.
cli-help-entry-list = List entries, newest first.
    .from = First day.
    .to = Last day.
    .tag = Only those with this tag.
cli-help-entry-show = Show one entry.
    .id = Id of the entry.
cli-help-entry-edit = Replace the text of an entry. The earlier text stays in its history.
    .id = Id of the entry.
    .text = The new text. A single dash reads it from standard input.
    .title = New title.
    .tags = New tags, in place of those it has. May be given several times.
    .revision = The revision you edited. Refused if it is not the newest one any more.
    .allow_empty = An empty text may replace a full one.
cli-help-entry-delete = Move an entry to the trash, where it stays for 30 days.
    .id = Id of the entry.
cli-help-entry-history = List the earlier versions of an entry, newest first.
    .id = Id of the entry.
cli-help-entry-restore = Take an entry out of the trash, or go back to an earlier version.
    .id = Id of the entry.
    .revision = Revision to go back to. Without it: out of the trash if it is there, else the version before the present one.

cli-help-check-in = Check-ins. What you leave out is not recorded.
cli-help-check-in-add = Check in. Prints its id.
    .mood = Mood, -3 very unpleasant to 3 very pleasant.
    .energy = Energy, -3 very low to 3 very high.
    .urges = Urge, 0 none to 10 the strongest you know. May be given once for each tracker, by its name.
    .halt = Hungry, angry, lonely, tired: each 0 not to 3 very. Any of the four may be left out.
    .feelings = A word for a feeling. May be given several times.
    .sleep = Minutes of sleep last night.
    .note = A note.
cli-help-check-in-list = List check-ins, newest first.
    .from = First day.
    .to = Last day.

cli-help-strategy = Coping strategies.
cli-help-strategy-add = Keep a strategy. Prints its id.
    .title = What it is called.
    .how = How it is done, in Markdown.
    .tags = When it helps. May be given several times.
    .minutes = How many minutes it takes.
    .status = How far it has come.
    .learnt_at = Id of the meeting where you learnt it.
cli-help-strategy-list = List strategies.
    .situation = Only those for this situation.
cli-help-strategy-use = Note that a strategy was used. Prints the id of the note.
    .id = Id of the strategy.
    .before = Urge or distress before, 0 to 10.
    .after = Urge or distress after, 0 to 10.
    .helped = Whether it helped.
cli-help-strategy-ranking = Show what has helped, by what you noted.

cli-help-tracker = Count time free of something.
cli-help-tracker-add = Begin to count. Prints the id of the tracker.
    .name = What it is called.
    .since = The date it is counted from.
    .since_kind = What that date is: the first full day without, or the day of last use.
    .display = How days are shown: 0 on the first day (elapsed), or Day 1 (ordinal).
    .leap = When a count from 29 February has its anniversary in other years.
    .milestones = Set of milestones: tokens-monthly, keytags, plain, none, or one of your own by its name.
cli-help-tracker-list = List the trackers with their numbers of today.
cli-help-tracker-show = Show the numbers of a tracker, what was reached and what comes next.
    .tracker = Name of the tracker, or its id.
    .on = The day they are of. Today if left out.
cli-help-tracker-export-ics = Write the dates ahead of a tracker as a calendar file that only you may read. It is not encrypted.
    .tracker = Name of the tracker, or its id.
    .file = Where to write it. An existing file is left alone.
    .title = What the calendar shows on each of the days. Something neutral if left out.
    .overwrite = Replace an existing file.

cli-help-lapse = Lapses and changes of date. What was reached stays reached.
cli-help-lapse-add = Note a lapse. Prints its id.
    .tracker = Name of the tracker, or its id.
    .from = First day.
    .to = Last day. The first one if left out.
    .effect = What it does to the count: start again, carry on, or wait until you have decided.
    .merge = Make one of it and of those that have some of its days already.
    .note = A note.
cli-help-lapse-list = List the lapses of a tracker, the first one first.
    .tracker = Name of the tracker, or its id.
cli-help-lapse-delete = Move a lapse to the trash, where it stays for 30 days. The numbers are counted anew.
    .id = Id of the lapse.

cli-help-group = Groups, and what each has given.
cli-help-group-add = Keep a group. Prints its id.
    .alias = What you call it.
    .kind = addiction, mental-health, grief, illness, growth, family or other.
    .topics = What it is about more closely. May be given several times.
    .format = in-person, video, phone, chat or mixed.
    .led_by = peers, rotating, mentor, professional or mixed.
    .status = considering, trying, regular, paused or left.
    .rule = When it meets, as a calendar has it: FREQ=WEEKLY;BYDAY=TU
    .first = Its first meeting on the clock where it is, as 2026-01-06T19:00:00.
    .place_zone = Time zone of the place where it is. That of this run if left out.
    .minutes = How many minutes it takes.
    .place = Where it is, or its link. Never leaves the journal.
    .names = Another name of it or its place, to be redacted. May be given several times. Never leaves the journal.
    .note = A note, in Markdown.
cli-help-group-list = List groups, each with its next meeting.
cli-help-group-show = Show one group and what it has given.
    .id = Id of the group.

cli-help-meeting = Meetings you went to.
cli-help-meeting-add = Note a meeting. Prints its id. What you leave out is taken from the schedule of the group, or not recorded.
    .group = Id of the group. A talk by itself if left out.
    .at = When it began, as 2026-11-17T19:00:00.
    .minutes = How many minutes it took.
    .format = in-person, video, phone, chat or mixed.
    .role = newcomer, member, facilitator, timekeeper, greeter, mentor or supporter.
    .shared = You shared something.
    .listened = You listened.
    .helped = You helped somebody.
    .before = Id of the check-in before it.
    .after = Id of the check-in after it.
    .topic = What it was about.
    .note = A note of your own, in Markdown.
cli-help-meeting-list = List meetings, newest first.
    .group = Only those of this group.

cli-help-takeaway = What you took away from meetings.
cli-help-takeaway-add = Keep a takeaway. Prints its id.
    .text = What you take with you, in your own words. A single dash reads it from standard input.
    .meeting = Id of the meeting.
    .kind = insight, strategy, question or hope.
    .mine = Nothing in it is somebody else’s. Without this it stays out of what you share.
cli-help-takeaway-list = List takeaways, newest first.
    .kind = Only insights, strategies, questions or hopes.
    .meeting = Only those from this meeting.
    .group = Only those from meetings of this group.
cli-help-takeaway-to-strategy = Make a strategy of a takeaway. It remembers the meeting. Prints the id of the strategy.
    .id = Id of the takeaway.
    .title = What the strategy is called.
    .tags = When it may help. May be given several times.

cli-help-person = People, by the names you give them.
cli-help-person-add = Keep a person. Prints their id.
    .alias = What you call them. It does not have to be their name.
    .names = A known spelling of their name, to be redacted. May be given several times. Never leaves the journal.
    .roles = peer, facilitator, sponsor, sponsee, mentor, mentee, friend, family, professional or other. May be given several times.
    .initial = What stands for them where a name was. The first letter of the alias if left out.
    .reach = How to reach them. Never leaves the journal.
    .ok_when = When it is all right to call.
    .call_order = Place on your call list, 1 first.
    .note = A note.
cli-help-person-list = List people.

cli-help-search = Search entries, check-ins, strategies, trackers and lapses.
    .query = Words, "phrases", and filters: tag: kind: mood: from: to:
    .limit = Most hits to print.

cli-help-trend = A chart as a sentence and a table, or as a picture in a file.
    .chart = Which chart.
    .from = First day. The first check-in if left out.
    .to = Last day. Today if left out.
    .out = Write the picture to this file. A file that is there stays as it is.
    .measure = For weekday and pair: what was measured.
    .with = For pair: the measure beside it.
    .next_day = For pair: take --measure from the day after that of --with.
    .tracker = For urges: only those for this tracker.
    .smooth = For mood: draw a smooth curve as well.
    .lapses = For mood: mark the days of a { -lapse }.

cli-help-share = What you share with others.
cli-help-share-preview = Show what would leave, with everything that is replaced. Nothing is written.
    .from = First day.
    .to = Last day.
    .tags = Only what has this tag. May be given several times.
    .items = Only these ids, with commas between.
    .tick_others = Ids of what holds the words of others and may leave all the same, with commas between.
    .tick_drawer = Ids of what lies in the drawer and may leave all the same, with commas between.
    .profile = me, group, sponsor or therapist: questions for others stay out.
    .minutes = Minutes there are to say it, 1 to 15.
    .no_redaction = Leave names, addresses and numbers as they stand.
    .keep = Numbers of doubtful places that stay as they are, with commas between.
    .charts = Charts of the check-ins that leave: pictures in a PDF, sentences elsewhere.

cli-help-export = Write notes to a file that only you may read. It is not encrypted, unless the format is sealed.
    .format = json is the whole journal and can be read back. md, txt, html and pdf are for reading, csv is a table, sealed is an encrypted copy; names in these are redacted.
    .out = File to write, or a folder.
    .from = First day.
    .to = Last day.
    .tags = Only what has this tag. May be given several times.
    .items = Only these ids, with commas between.
    .tick_others = Ids of what holds the words of others and may leave all the same, with commas between.
    .tick_drawer = Ids of what lies in the drawer and may leave all the same, with commas between.
    .profile = me, group, sponsor or therapist: questions for others stay out.
    .minutes = Minutes there are to say it, 1 to 15.
    .no_redaction = Leave names, addresses and numbers as they stand.
    .keep = Numbers of doubtful places that stay as they are, with commas between.
    .charts = Charts of the check-ins that leave: pictures in a PDF, sentences elsewhere.
    .paper = Pages of a PDF: a4 or letter.
    .new_passphrase_file = File that holds the passphrase of the encrypted copy. Without it, you are asked twice.
    .overwrite = A file of this name may be replaced.

cli-help-import = Read an export back. A backup is made first. Prints a report as JSON.
    .format = Format of the file.
    .path = The file.
    .dry_run = Only report what would happen.

cli-help-backup = Sealed backups, each a single file.
cli-help-backup-create = Make a backup, read it back and compare it.
    .to = File or folder for it. Beside the journal if left out.
cli-help-backup-list = List the backups beside the journal.
cli-help-backup-verify = Decrypt a backup completely and say what is in it.
    .file = Name from the list, or a path.
cli-help-backup-restore = Restore a whole backup into a new folder. The journal stays as it is.
    .file = Name from the list, or a path.
    .to = A folder that is not there yet, or is empty.

cli-help-backup-diff = Compare a backup with the journal, record by record.
    .file = Name from the list, or a path.

cli-help-verify = Read and check everything. Status 1 if anything was found.

cli-help-repair = Save everything that can be read into a new folder, and say what is missing. The journal stays as it is.
    .dry_run = Only say what could be saved.
    .to = A folder that is not there yet, or is empty. Beside the journal if left out.

cli-help-erase = Erase for good. It cannot be taken back.
    .for_good = Say that you mean it.
    .ids = What to erase. An entry goes with its earlier versions.
    .trash = Everything in the trash.
    .from = First day of which everything goes that was written or noted. Lapses and milestones stay.
    .to = Last day.
    .earlier_backups = Remove the backups beside the journal that still hold it, too.

cli-help-compact = Write the files of the journal anew, as small as they can be.

cli-help-passphrase = The passphrase.
cli-help-passphrase-change = Change the passphrase. Recovery words stay as they are.
    .new_passphrase_file = File that holds the new passphrase. Without it, you are asked twice.

cli-help-recovery-key = The recovery words.
cli-help-recovery-key-new = Make new recovery words and print them once. Earlier ones no longer open the journal.
cli-help-recovery-key-revoke = Take the recovery words away. Only the passphrase opens the journal then.

# Questions.

cli-ask-passphrase = Passphrase:
cli-ask-new-passphrase = New passphrase:
cli-ask-again = The same once more:

# Answers.

cli-created = The journal is ready.
cli-recovery-words = These 24 words open the journal if the passphrase is forgotten. Write them on paper, in order. They are shown this once.
cli-recovery-revoked = The recovery words no longer open the journal.
cli-passphrase-changed = The passphrase was changed. Backups made earlier open with the earlier one.
cli-weak-passphrase = This passphrase is weak: somebody who has the files could guess it with some effort. Five drawn words are better.
cli-clock-in-doubt = The clock of this computer does not go with what was written. Look whether its date is right. Nothing was changed.
cli-opens = The journal opens. Entries: { $entries }, check-ins: { $check_ins }, strategies: { $strategies }.
cli-no-findings = Everything is in order.
cli-verified = { $records ->
    [one] One record was read and checked.
   *[other] { $records } records were read and checked.
}
cli-saved = Saved as revision { $revision }.
cli-restored = Restored as revision { $revision }.
cli-deleted = Moved to the trash, where it stays for 30 days.
cli-nothing = Nothing here.
cli-entry-when = { $date }, { $time } ({ $zone })
cli-entry-tags = Tags: { $tags }
cli-version-replaced = replaced
cli-version-refused = not saved, kept
cli-ranking-early = Used once or twice, so not ranked yet:
cli-strategy-deleted = (deleted strategy)
cli-tracker-reached = Reached
cli-tracker-ahead = Ahead
cli-hits = { $total ->
    [one] One found.
   *[other] { $total } found, { $shown } shown.
}
cli-exported = { $records ->
    [one] One record was written to { $path }. The file is not encrypted.
   *[other] { $records } records were written to { $path }. The file is not encrypted.
}
cli-exported-sealed = { $records ->
    [one] One record was written to { $path }. The file is encrypted and opens with its own passphrase: restore it like a backup.
   *[other] { $records } records were written to { $path }. The file is encrypted and opens with its own passphrase: restore it like a backup.
}
cli-calendar-written = { $days ->
    [one] One day was written to { $path }. The file is not encrypted.
   *[other] { $days } days were written to { $path }. The file is not encrypted.
}
cli-share-length = { $words ->
    [one] One word, { $minutes }:{ $seconds } at your reading speed.
   *[other] { $words } words, { $minutes }:{ $seconds } at your reading speed.
}
cli-share-fits = It fits { $minutes } minutes.
cli-share-over = It is { $seconds } seconds over { $minutes } minutes, about { $words } words.
cli-share-replaced = Replaced:
cli-share-doubts = These may be names or ordinary words. They are replaced unless you keep them by number (--keep):
cli-share-review = Not on your lists. Are any of these names? { $names }
cli-export-missing = These signs have no letters in the PDF, and a box stands for them: { $signs }. Another format holds them.
cli-export-synced = This folder looks as if a sync service copies it to other places.
cli-left-out = { $count ->
    [one] One item was left out, because it is private, in the drawer, or holds what others said.
   *[other] { $count } items were left out, because they are private, in the drawer, or hold what others said.
}
cli-backup-made = The backup { $name } was made, read back and compared ({ $size } KiB).
cli-backup-whole = { $records ->
    [one] The backup is whole. It holds one record and was made at { $made }.
   *[other] The backup is whole. It holds { $records } records and was made at { $made }.
}
cli-backup-restored = { $records ->
    [one] One record was restored from the backup made at { $made }.
   *[other] { $records } records were restored from the backup made at { $made }.
}
cli-repairable = { $records ->
    [one] One record can be saved.
   *[other] { $records } records can be saved.
}
cli-repaired = { $records ->
    [one] One record was saved into a new journal in { $path }.
   *[other] { $records } records were saved into a new journal in { $path }.
}
cli-erased = { $count ->
    [0] Nothing was there to erase. What was deleted earlier cannot be read any more.
    [one] One thing was erased for good.
   *[other] { $count } things were erased for good.
}
cli-earlier-backups-removed = { $count ->
    [one] One earlier backup was removed.
   *[other] { $count } earlier backups were removed.
}
cli-compacted = The files of the journal were written anew.

cli-group-next = Next meeting: { $when }
cli-group-no-schedule = No next meeting is known.
cli-group-meetings = Meetings noted: { $count }
# $here: strategies from this group that work by what was noted. $all: those from anywhere.
cli-group-given = { $all ->
    [0] Of no strategy is it clear yet whether it works. Learnt here:
    [one] { $here } of the one strategy that works by your notes came from here. Learnt here:
   *[other] { $here } of the { $all } strategies that work by your notes came from here. Learnt here:
}

# Headings of columns.

cli-column-date = Date
cli-column-time = Time
cli-column-id = Id
cli-column-tags = Tags
cli-column-title = Title
cli-column-kind = Kind
cli-column-found = Found
cli-column-revision = Revision
cli-column-written = Written
cli-column-standing = Standing
cli-column-why = Why kept
cli-column-mood = Mood
cli-column-energy = Energy
cli-column-urge = { -urge(case: "capital") }
cli-column-sleep = Sleep
cli-column-feelings = Feelings
cli-column-minutes = Minutes
cli-column-when = When
cli-column-uses = Uses
cli-column-helped = Helped
cli-column-lower = Lower
cli-column-drop = Drop
cli-column-name = Name
cli-column-from = From
cli-column-to = To
cli-column-effect = Count
cli-column-note = Note
cli-column-since = Since
cli-column-now = Now
cli-column-longest = Longest
cli-column-free = Free
cli-column-made = Made
cli-column-size = KiB
cli-column-file = File
cli-column-status = Status
cli-column-next = Next
cli-column-meetings = Meetings
cli-column-alias = Called
cli-column-call = Call
cli-column-role = Role
cli-column-reach = Reach

# Kinds of record in a list of hits.

cli-kind-entry = entry
cli-kind-entry_revision = version
cli-kind-check_in = check-in
cli-kind-strategy = strategy
cli-kind-strategy_use = use
cli-kind-instrument_response = questionnaire
cli-kind-urge_episode = watched { -urge }
cli-kind-tracker = tracker
cli-kind-day_log = logged day
cli-kind-lapse = { -lapse }
cli-kind-pause = pause
cli-kind-milestone_set = set of { -milestones }
cli-kind-milestone_ack = { -milestone }
cli-kind-significant_date = date
cli-kind-others_milestone = somebody’s { -milestone }
cli-kind-letter = letter
cli-kind-group = group
cli-kind-meeting = meeting
cli-kind-takeaway = takeaway
cli-kind-person = person
cli-kind-question = question
cli-kind-hope_item = hope
cli-kind-first_visit = first visit
cli-kind-group_fit_review = look at a group
cli-kind-support = help
cli-kind-concern = concern
cli-kind-service = service
cli-kind-listening = listening
cli-kind-openness_step = step
cli-kind-worry = worry
cli-kind-story_event = event
cli-kind-safety_plan = safety plan
cli-kind-share = share
cli-kind-export_receipt = receipt
cli-kind-tag = tag
cli-kind-settings = settings

# Refusals that only a terminal knows: what happened, and what could be done.

cli-refused-no-terminal = Nobody could be asked for the passphrase here. Name a file that holds it with --passphrase-file.
cli-refused-secret-unreadable = The file with the passphrase or the words cannot be read. Check its name and that you may open it.
cli-refused-secret-not-text = The file with the passphrase or the words is not text. Save it as plain UTF-8 text.
cli-refused-format-has-no-passphrase = This format is not encrypted, so it has no passphrase and nothing was written. Choose the format sealed, or leave the file with the passphrase out.
cli-refused-passphrases-differ = The two passphrases are not the same, so nothing was done. Try once more.
cli-refused-no-template = There is no template of this name. Take blank, look_back_look_ahead, low_high_between, nightly_review, gratitude, comeback, problem_round, worry_page or quiet_minutes.
cli-refused-no-tracker = There is no tracker of this name. Look at the names with tracker list.
cli-refused-no-milestone-set = There is no such set. Take tokens-monthly, keytags, plain or none, or the name of one of your own.
cli-refused-no-place = This system names no folder for data. Say where the journal is with --journal.
cli-refused-path = This path cannot be used. Take one made of ordinary letters, and check the folder you are in.
cli-refused-input = Standard input could not be read as text. Save the text as UTF-8 and try again; nothing was changed.
cli-refused-output = It was done, but the answer could not be written. Check where the output goes to.
cli-refused-too-many-answers = There are more answers than the template has prompts. Give at most one for each; nothing was saved.
