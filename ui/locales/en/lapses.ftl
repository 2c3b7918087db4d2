# A lapse or a change of date. Nothing here judges, hurries or thanks too much.

lapse-add = { -lapse(case: "capital") } or change of date
lapse-edit = Change what is noted
lapse-day = Day
lapse-from = First day
lapse-to = Last day
lapse-several = It was more than one day
lapse-day-needed = A day is needed. An earlier one is fine.
lapse-merge = { $n ->
    [one] Another one has some of these days already. Saving makes one of them: { $days }. What was written about both stays.
   *[other] { $n } others have some of these days already. Saving makes one of them all: { $days }. What was written about each stays.
}
lapse-question = Should the count start again on { $date }, carry on, or wait until you have decided?
lapse-question-no-date = Should the count start again on the day after, carry on, or wait until you have decided?
lapse-effect = The count
lapse-restart = start again
lapse-keep = carry on
lapse-undecided = wait
lapse-effect-needed = Please choose one of the three. Waiting is an answer, too.
lapse-numbers = Then: current run { $current }, longest run { $longest }, { $free } of { $total } days { -time-free }.
lapse-numbers-held = Until you decide, the numbers stay at current run { $current }, longest run { $longest }, { $free } of { $total } days { -time-free }.

lapse-more = Note more, if it helps
lapse-more-hint = Everything here is optional, now or later.
lapse-used = What it was
lapse-amount = How much, in your words
lapse-ended = When it was over, if you know
lapse-context = Where, when, with whom
lapse-context-hint = A nickname is enough for anybody else.
lapse-before = What came before
lapse-helped = What helped afterwards
lapse-next-step = One next step
lapse-tell = Who could I tell?
lapse-note = Comeback note

lapse-thanks = Thank you for being honest here.
lapse-kept = { $free } of { $total } days since { $since } are yours.
lapse-kept-earlier = { $free } of { $total } days are yours.
lapse-waits = The count waits for your decision. There is no hurry.
lapse-what-next = What would help next?
lapse-nothing-now = Nothing now
lapse-saved = Noted. Every stone stays where it is.
lapse-remove = Move to trash
lapse-removed = In the trash. The numbers are counted without it.
