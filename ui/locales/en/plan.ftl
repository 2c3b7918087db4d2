# The safety plan.

plan-title = Safety plan
plan-emergency = If you are in danger now, call { $number } first.
plan-begin = Write it
plan-change = Edit
plan-edit = Safety plan
plan-edit-text = In your own words, a line at a time. Every version is kept.
plan-card = Wallet card
plan-signs = My first signs
plan-alone = Things I can do alone
plan-distraction = Places and people that take me out of it
plan-people = People I can tell
plan-professionals = Professionals and lines
plan-safer = Making it safer around me
plan-live_for = What I live for
plan-signs-example = I stop answering messages
plan-alone-example = A shower, then the long way round
plan-distraction-example = The library until eight
plan-people-example = Somebody who may be called at night
plan-professionals-example = The practice, on weekdays
plan-safer-example = Somebody else keeps the key
plan-live_for-example = The next spring
plan-line = { $step }, line { $n }
plan-number = { $step }, number { $n }
plan-number-short = Number
plan-line-remove = Remove { $step }, line { $n }
plan-line-add = Add a line
plan-line-add-to = Add a line: { $step }
plan-reviewed-on = Read through on
plan-reviewed = Last read through on { $date }.
plan-earlier = { $n ->
    [one] { $n } earlier version
   *[other] { $n } earlier versions
}
plan-version = Version { $n }, { $date }

plan-locked = Show it while the journal is locked
plan-locked-off = Off: while it is locked, F1 shows the support numbers only.
plan-locked-on = It also lies unencrypted beside the settings of this program. Switched off, it is removed from there.
plan-locked-title = Show the plan while locked?
plan-locked-text = For that, a copy lies on this computer without encryption. Whoever uses your account, or has the disk, can read the plan, and whoever opens the lock screen can press F1. The rest of the journal stays encrypted.
plan-locked-act = Show it
