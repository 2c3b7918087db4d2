# The toolbox: coping strategies, their uses, and what the notes say of them.

toolbox-add = Add
toolbox-list = Tools
toolbox-detail = The chosen tool
toolbox-situations = Situation
toolbox-more-situations = More
toolbox-have = I have
toolbox-have-2 = 2 min
toolbox-have-10 = 10
toolbox-have-30 = 30
toolbox-have-any = any time
toolbox-ranked = What has helped you, surest first
toolbox-early = Tried once or twice
toolbox-untried = To try
toolbox-not-for-me = Not for me
toolbox-no-match = No tool fits both. These are the nearest.
toolbox-clear-filter = Clear filter
toolbox-empty-title = No tools yet
toolbox-empty-text = What has helped before, even a little? Write it as you would tell a friend.
toolbox-nothing-chosen = Choose a tool on the left.

toolbox-helped = helped { $helped } of { $uses }
toolbox-used-unrated = { $uses ->
    [one] used once
   *[other] used { $uses } times
}
toolbox-by = by { $date }
toolbox-minutes = { $minutes } min
toolbox-effort-1 = little effort
toolbox-effort-2 = some effort
toolbox-effort-3 = much effort

toolbox-use = Use it now
toolbox-log = Log a use
toolbox-edit = Edit
toolbox-delete = Move to trash
toolbox-deleted = “{ $title }” is in the trash.
toolbox-notes-say = What your notes say
toolbox-notes-none = Nothing noted yet. After a use you could note how strong it was before and after.
toolbox-sure = The dot is what you noted; the line shows how sure that is.
toolbox-last-times = Last times
toolbox-when = When
toolbox-before = Before
toolbox-after = After
toolbox-minutes-between = Minutes
toolbox-helped-column = Helped
helped-yes = yes
helped-partly = partly
helped-no = no
toolbox-learnt = Where it was learnt: { $source }

source-meeting = in a meeting
source-person = from somebody
source-book = from a book
source-own = my own
source-with-note = { $kind }, { $note }

# The form.
toolbox-form-new = A new tool
toolbox-form-edit = Edit the tool
toolbox-form-title = What helps
toolbox-form-title-hint = As you would tell a friend, in one line.
toolbox-form-how = How it is done
toolbox-form-tags = When it helps
toolbox-form-tags-placeholder = urge, lonely, sleep
toolbox-form-minutes = Minutes it takes
toolbox-form-effort = Effort
toolbox-form-status = How far it has come
status-idea = An idea
status-trying = Trying it
status-mine = One of mine
status-not_for_me = Not for me
toolbox-form-source = Where it was learnt
toolbox-form-source-none = Not noted
toolbox-form-source-note = In your own words
toolbox-form-try-by = Try it by
toolbox-form-private = Leave it out of what I share
toolbox-saved = The tool is saved.

# Using one.
use-title = Use it now
use-log-title = Log a use
use-before = How strong is it now?
use-before-then = How strong was it before?
use-after = And after?
use-low = 0 none
use-high = 10 strongest I know
use-start = Begin
use-begun = Begun at { $time }. Take the time it takes.
use-situation = Situation
use-situation-placeholder = urge, anger, sleep
use-helped = Did it help?
use-minutes = Minutes between the two
use-note = One line, if you like
use-saved = Noted. Thank you for trying it.
use-later = Finish later
use-unfinished = You began this at { $time } and did not note how it went.
use-finish = Note how it went
