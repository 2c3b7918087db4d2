# Words a person may replace with their own (language guide). Nouns that are counted have a
# second term for several. Never begin a sentence with one: the person's word may be written small.

# Stands behind a length of time: "7 years free".
-time-free = free
-lapse = lapse
-lapses = lapses
-milestone = milestone
-milestones = milestones
-urge = urge
-urges = urges
-person = person

# "7 years free": the length is a text that was put into words before.
time-free-for = { $length } { -time-free }

# Said when a sentence is missing from this version.
words-fallback = Something has no words here yet. Nothing was changed by that.
