# Watching an urge: a clock, how strong it is every five minutes, tools and people beside it.
# Nothing here says how long it takes.

place-urge = Watch this { -urge }
urge-title = { -urges(case: "capital") } rise and fall. Let us watch this one.
urge-minutes = Minutes to watch
urge-about = What it is about
urge-about-nothing = Nothing you count
urge-strength = How strong is it now?
urge-low = none
urge-high = strongest I know
urge-begin = The clock starts with your answer.
urge-clock = { $minutes ->
    [one] of one minute
   *[other] of { $minutes } minutes
}
urge-clock-about = { $minutes ->
    [one] of one minute, { $name }
   *[other] of { $minutes } minutes, { $name }
}
urge-next = The next question comes at { $time }.
urge-due = It has been a while: how strong is it now?
urge-over = These minutes are over. The clock goes on for as long as you like.
urge-passed = It has passed
urge-add = Add 5 minutes
urge-stop = Stop here
urge-stop-title = How is it now?
urge-stop-text = Whatever it is, what you noted stays as it is.
urge-outcome-still = Still there
urge-outcome-acted = I acted on it
urge-outcome-stopped_timer = Only stop the clock
urge-keep-watching = Go on watching

urge-curve = How strong it was
urge-curve-none = Your answers will be drawn here.
urge-curve-point = { $minutes ->
    [0] { $strength } at the beginning
    [one] { $strength } after one minute
   *[other] { $strength } after { $minutes } minutes
}
urge-curve-now = now
urge-curve-min = { $minutes } min

urge-lengths = { $n } of your watched { -urges } have passed within { $shortest } to { $longest } minutes, half of them within { $median }.
urge-tools = Yours to use
urge-tools-none = Nothing in your toolbox yet. What has helped before, even a little?
urge-tools-add = Write one now
urge-tool-start = Start
urge-tool-start-named = Start: { $title }
urge-tool-begun = Begun
urge-tool-facts = { $minutes ->
    [0] { $uses ->
        [0] not used yet
       *[other] helped { $helped } of { $uses }
    }
   *[other] { $uses ->
        [0] { $minutes } min, not used yet
       *[other] { $minutes } min, helped { $helped } of { $uses }
    }
}
urge-plan = Safety plan

urge-done-passed = It has passed.
urge-done-still = It is still there. You can come back to it whenever you like.
urge-done-acted = That is noted, and what was before it stays. You can write about it, or leave it for now.
urge-done-stopped_timer = The clock is stopped.
urge-done-minutes = { $minutes ->
    [0] It took less than a minute.
    [one] It took one minute.
   *[other] It took { $minutes } minutes.
}
urge-done-watched = { $minutes ->
    [0] You watched it for less than a minute.
    [one] You watched it for one minute.
   *[other] You watched it for { $minutes } minutes.
}
urge-done-strength = From { $first } to { $last }.
urge-done-write = Write about it
urge-done-again = Watch another
urge-done-tracker = Look at { $name }

urge-earlier = Watched before
urge-earlier-more = { $n } in all, the newest are shown.
urge-earlier-unknown = how it went is not noted
urge-earlier-passed = passed
urge-earlier-still = still there
urge-earlier-acted = acted on it
urge-earlier-stopped_timer = clock stopped
urge-earlier-strength = from { $first } to { $last }
urge-earlier-once = { $first }
urge-earlier-minutes = { $minutes } min
urge-edit = A watched { -urge }
urge-edit-outcome = How did it go?
urge-edit-outcome-none = Not noted
urge-edit-passed = It passed
urge-edit-triggers = What set it off
urge-edit-triggers-placeholder = payday, evening, an argument
urge-edit-note = Anything to remember
urge-deleted = The watched { -urge } is in the trash.

today-urge = The clock beside this { -urge } has been running since { $time }.
today-urge-back = Go back to it
