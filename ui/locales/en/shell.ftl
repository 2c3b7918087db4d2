# The frame of the window: places, keys, going anywhere.

brand = Cairn
brand-discreet = Notes
nav-label = Places
nav-foot-label = Help and closing
main-label = Content

place-check-in = Check in
place-today = Today
place-journal = Journal
place-toolbox = Toolbox
place-milestones = { -milestones(case: "capital") }
place-questionnaires = Questionnaires
place-remembrance = Days to remember
place-trends = Trends
place-groups = Groups
place-share = Share
place-people = People
place-practice = Practice
place-cards = Cards to read
place-support = Support now
place-settings = Settings
act-lock = Lock
act-hide = Hide at once
act-new-entry = New entry

# Go to anything.
palette-title = Go to anything
palette-field = Place or action
palette-list = Places and actions
palette-nothing = Nothing here has that name. Try fewer letters.

# The list of keys.
keys-title = Keys
keys-everywhere = Everywhere
keys-here = In this place
keys-palette = Go to anything
keys-search = Search this place
keys-next-pane = Next pane
keys-previous-pane = Previous pane
keys-list = Keys for this place
keys-undo = Undo the last change

# When a view could not be drawn.
view-trouble-title = This place could not be shown
view-trouble-text = What is saved is safe. You could try once more, or go to another place.
view-trouble-again = Try once more
