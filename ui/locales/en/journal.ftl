# The journal: list of entries, search, editor, history, trash.

journal-list-pane = Entries
journal-entry-pane = Entry
journal-search = Search entries
journal-new = New entry
journal-entries = Entries by day
journal-today = Today
journal-this-week = This week
journal-later = Later
journal-earlier-in = Earlier in { $month }
journal-on-this-day = On this day in earlier years
journal-hard-title = An entry from a hard day
journal-hard-closed = Kept closed. Open it when you choose.
journal-hard-open = Open it
journal-untitled = Without a title
journal-starred = Starred
journal-more-entries = Show earlier entries
journal-trash = Trash
journal-back = Entries
journal-nothing-open = Choose an entry, or begin one.
journal-empty-title = Nothing written yet.
journal-empty-text = One line is enough, or use a template.
journal-day-clear = Show all days
journal-day-empty = Nothing written on { $date }.
journal-day-write = Write for this day

# Search
journal-filters = Filters
journal-filter-tag = Tag
journal-filter-any-tag = Any tag
journal-filter-from = From
journal-filter-to = To
journal-filter-mood = Mood of the day
journal-filter-any-mood = Any
journal-filter-mood-low = Low
journal-filter-mood-even = Even
journal-filter-mood-high = High
journal-filter-kind = Where
journal-filter-any-kind = Everything
journal-filter-kind-entry = Entries
journal-filter-kind-check_in = Check-ins
journal-filter-kind-strategy = Tools
journal-filter-remove = Remove the filter { $filter }
journal-filter-chip-tag = Tag: { $value }
journal-filter-chip-from = From { $value }
journal-filter-chip-to = To { $value }
journal-filter-chip-mood = Mood: { $value }
journal-filter-chip-kind = In { $value }
journal-hits = What was found
journal-hit-count = { $total ->
    [one] One found
   *[other] { $total } found
}
journal-hit-more = { $shown } of { $total } found. More letters narrow it down.
journal-hit-check_in = Check-in
journal-hit-strategy = Tool
journal-hit-tracker = Tracker
journal-hit-lapse = A noted { -lapse }
journal-no-hit = Nothing found for "{ $query }".
journal-no-hit-next = Try fewer letters, or leave a filter out.

# The editor
journal-title = Title
journal-title-cut = A title has room for { $limit } characters; the rest was left out. More fits below.
journal-body = Text
journal-body-placeholder = One line is enough.
journal-meta = { $date }, { $time }.
journal-meta-mood = { $date }, { $time }. Mood { $mood } at { $moodTime }.
journal-toolbar = Formatting
journal-templates = Templates
journal-heading = Heading
journal-bold = Bold
journal-italic = Italic
journal-bullets = List
journal-tasks = Checklist
journal-quote = Quote
journal-link = Link
journal-task-box = Done: { $text }
journal-link-title = Address behind the text
journal-link-address = Address
journal-link-hint = It is kept as text. Nothing is opened or loaded.
journal-link-refused = Addresses begin with https:, http:, mailto: or tel:.
journal-link-remove = Remove the address
journal-words = { $count ->
    [one] One word
   *[other] { $count } words
}
journal-length = { $length } of { $limit } characters
journal-too-long = This is more than one entry takes, so nothing was added. An entry has room for { $limit } characters; the rest could go into a second one.
journal-tags = Tags
journal-tags-add = Add tag

# The menu of an entry
journal-menu = More about this entry
journal-star = Star
journal-unstar = Take the star away
journal-mark-hard = Mark as from a hard day
journal-unmark-hard = No longer from a hard day
journal-third-party = Holds what others said
journal-not-third-party = No longer holds what others said
journal-history = Earlier versions
journal-read = Read
journal-to-trash = Move to trash
journal-trash-open = Open the trash
journal-trashed = The entry is in the trash for 30 days.
journal-is-hard = From a hard day
journal-is-third-party = Holds what others said

# Saving
journal-stays = This entry is not saved yet, so it stays open. Your text is kept here.
journal-try-now = Try now
journal-stale-title = This entry was saved somewhere else meanwhile
journal-stale-text = Both versions are kept in the history. Which one would you like to go on with?
journal-stale-mine = Yours
journal-stale-other = The other one
journal-stale-keep = Keep mine as the newest version
journal-stale-take = Take the other one
journal-in-trash-title = This entry is in the trash
journal-in-trash-text = What you typed is kept among its earlier versions.
journal-in-trash-keep = Take it out and save
journal-empty-question-title = Save this entry without any text?
journal-empty-question = The earlier text stays in the history.
journal-empty-save = Save it empty
journal-empty-back = Bring the text back

# Reading
journal-reading = Reading
journal-reading-close = Back to writing
journal-reading-newer = Newer entry
journal-reading-older = Older entry

# Earlier versions
journal-history-title = Earlier versions
journal-history-list = Versions
journal-history-none = No earlier versions yet. They are kept as you write.
journal-history-chars = { $count ->
    [one] One character
   *[other] { $count } characters
}
journal-history-refused = Kept beside a newer one
journal-history-choose = Choose a version to read it.
journal-history-restore = Make this the newest version
journal-history-restored = The earlier version is back.

# Trash
journal-trash-title = Trash
journal-trash-text = What is here goes for good 30 days after it was put here.
journal-trash-empty = The trash is empty.
journal-trash-list = In the trash
journal-trash-since = { $kind }, until { $date }
journal-trash-entry = Entry
journal-trash-check_in = Check-in
journal-trash-strategy = Tool
journal-trash-strategy_use = Use of a tool
journal-trash-instrument_response = Questionnaire
journal-trash-urge_episode = Watched { -urge }
journal-trash-tracker = Tracker
journal-trash-day_log = Logged day
journal-trash-lapse = A noted { -lapse }
journal-trash-pause = Pause
journal-trash-milestone_set = Set of { -milestones }
journal-trash-milestone_ack = One { -milestone } you had seen
journal-trash-significant_date = Date to remember
journal-trash-others_milestone = Somebody’s { -milestone }
journal-trash-letter = Letter to yourself
journal-trash-group = Group
journal-trash-meeting = Meeting
journal-trash-takeaway = Takeaway
journal-trash-person = Person
journal-trash-question = Question
journal-trash-hope_item = From the hope shelf
journal-trash-first_visit = First visit
journal-trash-group_fit_review = A look at a group
journal-trash-support = Help given or received
journal-trash-concern = Concern
journal-trash-service = Service in a group
journal-trash-listening = Listening
journal-trash-openness_step = Step towards being open
journal-trash-worry = Worry
journal-trash-story_event = Event of your story
journal-trash-safety_plan = Version of the safety plan
journal-trash-share = Share
journal-trash-export_receipt = Receipt of an export
journal-trash-tag = Tag
journal-trash-other = Record
journal-trash-restore = Put back
journal-trash-restore-named = Put back { $title }
journal-trash-back = It is back where it was.
journal-trash-erase = Empty the trash
journal-trash-erase-question = Remove everything in the trash?
journal-trash-erase-text = { $count ->
    [one] One thing is removed from the journal. This cannot be undone.
   *[other] { $count } things are removed from the journal. This cannot be undone.
}
journal-trash-for-good = Erase for good
journal-trash-for-good-question = Erase everything in the trash for good?
journal-trash-for-good-text = { $count ->
    [one] One thing is erased, and the journal is sealed anew with a new key. What is left of it on the disk cannot be read any more. This cannot be undone.
   *[other] { $count } things are erased, and the journal is sealed anew with a new key. What is left of them on the disk cannot be read any more. This cannot be undone.
}
journal-trash-erased-for-good = { $count ->
    [one] One thing was erased for good.
   *[other] { $count } things were erased for good.
}
journal-trash-erased = { $count ->
    [one] One thing was removed.
   *[other] { $count } things were removed.
}
