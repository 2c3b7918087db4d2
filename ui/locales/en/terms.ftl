# Words a person may replace with their own (language guide). Nouns that are counted have a
# second term for several. At the beginning of a sentence and in titles they are asked for as
# { -milestone(case: "capital") }.

# Stands behind a length of time: "7 years free".
-time-free = { $case ->
   *[small] free
    [capital] Free
}
-lapse = { $case ->
   *[small] lapse
    [capital] Lapse
}
-lapses = { $case ->
   *[small] lapses
    [capital] Lapses
}
-milestone = { $case ->
   *[small] milestone
    [capital] Milestone
}
-milestones = { $case ->
   *[small] milestones
    [capital] Milestones
}
-urge = { $case ->
   *[small] urge
    [capital] Urge
}
-urges = { $case ->
   *[small] urges
    [capital] Urges
}
-person = { $case ->
   *[small] person
    [capital] Person
}

# "7 years free": the length is a text that was put into words before.
time-free-for = { $length } { -time-free }

# Said when a sentence is missing from this version.
words-fallback = Something has no words here yet. Nothing was changed by that.
