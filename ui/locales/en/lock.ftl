# Before a journal is open: making one, opening one, getting back in.

welcome-title = A journal that stays with you
welcome-kept = Kept on this computer
welcome-kept-text = Everything you write is encrypted here. There is no account and no server.
welcome-shared = Shared only by your hand
welcome-shared-text = Nothing leaves unless you make a copy, and you choose what is in it.
welcome-nothing-taken = Nothing is taken away
welcome-nothing-taken-text = What you change or delete can be brought back. A hard day removes nothing.
welcome-others = On a shared or a work computer
welcome-others-text = Somebody who manages this computer may be able to watch it. A journal on your own USB stick, opened on your own computer, is safer.

welcome-step-1 = Step 1 of 2
welcome-step-2 = Step 2 of 2
welcome-only-step = One step
welcome-passphrase-title = Choose a passphrase
welcome-passphrase = Passphrase
welcome-passphrase-hint = Four or five unrelated words work well. Spaces are welcome.
welcome-again = Type it once more
welcome-same = Same
welcome-not-same = These two are not the same yet.
welcome-draw = Draw five words for me
welcome-draw-again = Draw five others
welcome-drawn = Five words were drawn. Write them down before you go on.
welcome-drawn-shown = Your five words
welcome-weak = Somebody who copies the journal and has a good computer could guess this in days or weeks. We cannot reset it, and nobody can take the copy back.
welcome-weak-accept = I know, and I want this one
welcome-recovery = Recovery sheet
welcome-recovery-text = The only way back in if you forget the passphrase. We cannot reset it. Write it down in step 2 and keep it somewhere only you look.
welcome-recovery-make = Make a sheet in the next step
welcome-discreet = Use a neutral name in this window
welcome-discreet-hint = The window shows “Notes” and a notebook. You can change this later.
welcome-place = Where the journal lies
welcome-place-hint = A folder of its own, on this computer or on a USB stick. It will be made.
welcome-place-change = Change
welcome-place-synced = This folder looks as if a service copies it elsewhere. The copies are encrypted too, but they show when and how much you write.
welcome-continue = Continue
welcome-making = Making the journal
welcome-existing = Open an existing journal

strength-why-short = It is short. Two more words would help.
strength-why-common = Many people use this one, so it is tried first.
strength-why-date = Dates are among the first things tried.
strength-why-word = Single words and names are tried early. Put several unrelated ones together.
strength-why-pattern = Rows of keys and repeats are tried early.
strength-why-good = Hard to guess. A further word would make it very strong.
strength-why-very-good = Hard to guess, even with much effort.

sheet-title = Your recovery sheet
sheet-text = These 24 words open the journal without the passphrase. Write them on paper, in this order. They are shown only this once.
sheet-words = Recovery words
sheet-copy = Copy for 30 seconds
sheet-copied = Copied. The clipboard is cleared in 30 seconds.
sheet-next = I have written them down
sheet-confirm-title = Three words from your paper
sheet-confirm-text = So that you can be sure the paper is right.
sheet-word-number = Word { $number }
sheet-back = Show the words again
sheet-confirm = Open my journal
sheet-skip = Go on without checking
sheet-skip-text = You can make a new sheet in Settings at any time.

unlock-passphrase = Passphrase
unlock-words = The 24 words of your sheet
unlock-words-hint = In order, with spaces between; with the numbers of the sheet or without.
unlock-act = Unlock
unlock-opening = Opening
unlock-use-sheet = Use the recovery sheet
unlock-use-passphrase = Use the passphrase
unlock-support = I need support now
unlock-again = Still closed. You can use your recovery sheet, or come back later. Nothing is erased.
unlock-wait = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
unlock-read-only = Open it here for reading only
unlock-other-choose = Open another journal
unlock-new = Make a new journal
unlock-usual = The usual place
unlock-backups = Backups
unlock-locked-idle = Locked, because nobody was here for a while. What you wrote is saved.
unlock-locked-system = Locked with the computer. What you wrote is saved.
unlock-locked-focus = Locked, because you went to another window. What you wrote is saved.
unlock-locked-trouble = Locked, because something in the program was not right. What was saved is safe.

place-field = Folder
place-choose = Choose
place-open-title = Open another journal
place-open-text = Choose the folder of a journal, or the folder for a new one.
place-open-act = Use this folder

restore-title = Backups
restore-text = Every backup is sealed with the passphrase of its day. Restoring makes a new journal beside this one; nothing is overwritten.
restore-none = There is no backup beside this journal.
restore-file = Another backup file
backup-earlier-passphrase = It opens with the passphrase you had then.
restore-made = { $date }, { $size } KB
restore-verify = Check
restore-verified = { $records ->
    [one] Whole: one record, made { $date }.
   *[other] Whole: { $records } records, made { $date }.
}
restore-to = Restore into this new folder
restore-secret = Passphrase of that day
restore-act = Restore
restore-done = { $records ->
    [one] Restored one record.
   *[other] Restored { $records } records.
}
restore-done-text = This journal is the one that opens from now on. The other one is untouched.

support-title = Support now
support-people = You do not have to carry this alone. You could ring somebody you trust before anybody else.
support-country = Country
support-emergency = Emergency
support-line-hours = { $hours }
support-line-text = or text { $number }
support-line-chat = or write at { $address }
support-copy = Copy the number of { $service }
support-checked = Checked on { $date }
support-source = Source: { $source }
support-none = No line in this country was checked for this version.
support-elsewhere = A directory of lines in many countries: findahelpline.com
support-not-working = If a number does not work, call the emergency number of your country.
support-quiet = This page leaves no trace. Nothing is sent or dialled from here.
country-OTHER = Another country
country-US = United States
country-CA = Canada
country-GB = United Kingdom
country-IE = Ireland
country-AU = Australia
country-NZ = New Zealand
country-FR = France
country-ES = Spain
country-DE = Germany
country-AT = Austria
country-CH = Switzerland
country-NL = Netherlands
country-BR = Brazil
country-KR = South Korea
country-ZA = South Africa
country-MX = Mexico
country-IN = India
country-JP = Japan
