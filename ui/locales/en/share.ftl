# Share: what there would be to tell, what I want to say, and what leaves.

share-title = A share
share-for = A share for { $group }
share-of = { $date }, { $group }
share-no-group = no group
share-new = A new share
share-menu = Shares
share-removed = The share is in the trash.

share-sources = From your notes
share-range = Since
share-range-meeting = Meeting
share-range-fortnight = 2 weeks
share-range-month = Month
share-since = Since { $date }
share-sources-none = Nothing noted since then.
source-kind-entry = Entries
source-kind-takeaway = What I take with me
source-kind-tracker = { -milestones(case: "capital") }
source-kind-strategy_use = Strategies tried
source-kind-check_in = { -urges(case: "capital") }
source-kind-question = Questions
source-untitled-entry = An entry
source-untitled-takeaway = A takeaway
source-untitled-tracker = Time counted
source-untitled-strategy_use = A strategy
source-untitled-check_in = A check-in
source-untitled-question = A question
source-hard = From a hard day
source-milestone = { $milestone }, { $name }
source-urge = up to { $value } of 10
source-change = { $before } to { $after }
source-helped-yes = helped
source-helped-partly = helped a little
source-helped-no = did not help this time
source-held-back = about someone else
source-allow-title = Let this one leave?
source-allow-text = “{ $title }” holds what others said, or lies in your drawer. It would leave with this share only.
source-allow = Let it leave

share-draft = What I want to say
share-group = For
share-minutes = Time there is
share-minutes-n = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
share-aim = What I want from it
share-aim-hint = What can I bring today?
share-part-was = What it was like
share-part-happened = What happened
share-part-now = What it is like now
share-part-ask = What I ask of the group
share-reflection = How it went
share-reflection-hint = After the meeting, if you like.
share-length = Length
share-of-minutes = of { $limit } minutes
share-words = { $words ->
    [one] { $words } word
   *[other] { $words } words
} at { $speed } a minute
share-over = { $seconds } s over, about { $words ->
    [one] { $words } word
   *[other] { $words } words
}.
share-stop-after = If time is called, you could stop after “{ $words }”.
share-read = Read aloud
share-read-nothing = There is nothing to read yet.
share-time-is-up = time
share-page = Page { $page } of { $pages }
share-page-before = Page before
share-page-next = Next page
rehearsal-start = Rehearse
rehearsal-stop = I am through
rehearsal-keep = { $speed } words a minute: use this speed
rehearsal-kept = From now on, { $speed } words a minute.

leave-title = As others will read it
leave-profile = For
profile-me = me
profile-group = a group
profile-sponsor = a sponsor
profile-therapist = a therapist or doctor
leave-format = Form
share-format-txt = Plain text
share-format-md = Markdown
share-format-html = Web page, one file
share-format-csv = Table
share-format-pdf = PDF
share-format-sealed = Encrypted copy
leave-paper = Paper
paper-a4 = A4
paper-letter = Letter
leave-charts = Charts of mood and other answers
leave-missing = These signs have no letters in the PDF, and a box stands for them: { $signs }. Another form holds them.
leave-along = What goes along
beside-nothing = only what I want to say
beside-ticked = and the ticked notes, whole
beside-proposed = and what is usual for them
leave-redact = Replace names, addresses, numbers
leave-not-redacted = Names of others leave as they stand.
leave-look = Look at it
leave-renew = Renew the preview
leave-nothing = Nothing is written or ticked yet.
leave-stale = Something has changed since you looked. Renew the preview before you export.
leave-replaced-n = { $n ->
    [0] No name is replaced.
    [one] One place is replaced.
   *[other] { $n } places are replaced.
}
leave-stranger = Read it once as a stranger would.
leave-each = Each replacement
leave-found = Found
leave-with = Stands there now
leave-count = Times
leave-doubts = May be a name, or a word
leave-keep = Keep “{ $word }” here
leave-review = { $n ->
    [one] { $n } word that may be a name
   *[other] { $n } words that may be names
}
leave-hide = Always replace “{ $word }”
leave-out = { $n ->
    [one] { $n } note stays out: it is about somebody else, private, or in your drawer.
   *[other] { $n } notes stay out: they are about somebody else, private, or in your drawer.
}
leave-preview = The document, as it will be written
leave-replaced = replaced:
leave-unknown = may be a name:
leave-path = Save as
leave-name = Without a name typed here it is called { $name }.
leave-no-path = Say where it goes first.
leave-write = Export
leave-written = { $n ->
    [one] { $n } note written to { $path }.
   *[other] { $n } notes written to { $path }.
} It is not encrypted. You could delete it when it is no longer needed.
leave-sealed-text = The notes themselves, encrypted. Who has the file and its passphrase restores it in Cairn like a backup, as a journal beside their own.
leave-sealed-passphrase = Passphrase of the copy
leave-sealed-hint = Another one than that of your journal. Pass it on by another way than the file.
leave-sealed-weak = Whoever has the file and a good computer could guess this in days or weeks, and nobody can take the file back.
leave-sealed-preview = What can be read in the copy
leave-sealed-written = { $n ->
    [one] { $n } note written to { $path }.
   *[other] { $n } notes written to { $path }.
} It is encrypted and opens with its own passphrase only. You could delete it when it is no longer needed.
leave-synced = This folder looks as if a service copies it elsewhere.

share-receipts = What left
receipts-text = When, for whom and how much. Nothing of what it was. You can switch this off in the settings.
receipts-none = Nothing has left yet.
receipt-when = When
receipt-records = Notes
receipt-names = Names
receipt-redacted = replaced
receipt-as-written = as written

# Settings of what leaves.
settings-sharing = What leaves
settings-words-to-redact = Always replaced
settings-words-to-redact-text = Names and words that never leave in what you give to others.
settings-reading-speed = Reading speed
settings-reading-speed-text = Words a minute, 80 to 200. A rehearsal can learn it.
settings-hope-on-hard-days = Hope on hard days
settings-hope-on-hard-days-text = After a very low mood, Today shows one thing from the hope shelf.
settings-keep-receipts = Keep receipts
settings-keep-receipts-text = That something left is noted in the journal, without what it was.
