# Words that several places share: buttons, states of fields, names for assistive technology.

save = Save
saving = Saving
cancel = Cancel
close = Close
undo = Undo
clear = Clear
more = More
back = Back
add = Add
add-to = Add: { $title }
remove = Move to trash
print = Print
edit-named = Edit { $name }
nobody-named = Nobody in particular
record-date = Day
scale-not = not at all
scale-very = very
scale-none = none
scale-much = much
third-party = It is about somebody else
third-party-hint = What others said stays with them: this is left out of what you take out, unless you tick it by itself.
remove-named = Remove { $name }
clear-named = Clear { $name }

not-set = not set
number-refused = Use a whole number from 0 to { $max }.
number-refused-decimal = Use a number from 0 to { $max }.
date-span = { $from } to { $to }
date-day = day
date-month = month
date-year = year
unit-hours = h
unit-minutes = min
unit-percent = %
not-logged = not logged
add-named = Add "{ $name }"

show-passphrase = Show passphrase
hide-passphrase = Hide passphrase

# Dialogs that would close over typed text.
dialog-drop-question = Close without saving what you typed?
dialog-drop-keep = Keep writing
dialog-drop-close = Close without saving

# The saved state of an editor.
saved-at = Saved { $time }
saved-trouble = Not saved, trying again

# Charts and tables.
chart-view = View of { $title }
chart-as-chart = Chart
chart-as-table = Table
chart-walk = Values of { $title }. Arrow keys read them one by one, T shows the table.
chart-walk-and-open = Values of { $title }. Arrow keys read them one by one, Enter opens the day, T shows the table.
chart-legend = Legend of { $title }
chart-no-rows = There are no rows yet.
chart-not-drawn = This chart could not be drawn, so here is its table.

# Strength of a passphrase, in words.
strength-label = Strength of the passphrase
strength-none = not rated yet
strength-0 = very easy to guess
strength-1 = easy to guess
strength-2 = fair
strength-3 = strong
strength-4 = very strong

# The two-week strip.
calendar-label = Days, two weeks
calendar-earlier = Two weeks earlier
calendar-later = Two weeks later
calendar-day-with-entries = { $date }, with an entry
calendar-today = { $date }, today
calendar-today-with-entries = { $date }, today, with an entry

# Key names, as printed on keyboards.
key-ctrl = Ctrl
key-cmd = Cmd
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-delete = Delete
key-space = Space
key-home = Home
key-end = End
key-pageup = Page Up
key-pagedown = Page Down
key-left = Left arrow
key-right = Right arrow
key-up = Up arrow
key-down = Down arrow
key-comma = comma
