# For every code that can cross to the window or the terminal: err- says what happened, next- says
# what could be done.

err-locked = The journal is locked.
next-locked = Open it with your passphrase and try again.

err-does_not_open = { $by ->
    [recovery] These words are of a recovery sheet, but they did not open this journal.
   *[passphrase] That passphrase did not open this journal.
}
next-does_not_open = { $by ->
    [recovery] They may be of another journal, or a newer sheet was made since. Nothing is erased.
   *[passphrase] Check Caps Lock and try again, or use your recovery words. Nothing is erased.
}

err-wait = Still closed.
next-wait = { $seconds ->
    [one] You can try again in one second.
   *[other] You can try again in { $seconds } seconds.
}

err-journal_missing = There is no journal at this place any more.
next-journal_missing = Choose where it is, or restore a backup.

err-not_a_journal = This folder is not a journal.
next-not_a_journal = Choose the folder that holds the file “header”, or an empty folder for a new journal.

err-folder_not_empty = This folder already holds something.
next-folder_not_empty = Choose a new or an empty folder.

err-newer_format = This journal was made by a newer version of the program.
next-newer_format = Update the program. Nothing was opened or changed.

err-header_damaged = The first page of this journal cannot be read, and neither can its copy.
next-header_damaged = Restore a backup into a new folder. The entries themselves were not touched.

err-header_refused = This journal asks for more memory than the program gives.
next-header_refused = It may have been changed by somebody else. Restore a backup into a new folder.

err-journal_damaged = Part of this journal cannot be read.
next-journal_damaged = Open it for reading, or restore your last checked backup into a new folder.

err-in_use = The journal is open in another window or program.
next-in_use = Close it there, or open it here for reading only.

err-read_only = The journal is open for reading only.
next-read_only = Close it where else it is open, or make the folder writable, and open it again.

err-file_unwritable = This place cannot be written to.
next-file_unwritable = Choose another folder, or ask for the right to write there.

err-file_unreadable = This file or folder cannot be read.
next-file_unreadable = Check that it is still there and that you may open it.

err-file_exists = There is a file of this name already.
next-file_exists = Choose another name, or say that it may be replaced.

err-nothing_to_draw = There is nothing to draw in these days yet.
next-nothing_to_draw = Choose other days. The sentences say what was logged.

err-pdf_too_long = This is too long for a PDF.
next-pdf_too_long = Choose fewer days or notes, or another form.

err-copy_not_whole = With the names replaced, one of these notes is too long for a journal, so no copy was made.
next-copy_not_whole = Choose fewer notes, shorten a title, or take another form.

err-disk_full = Not saved yet: the disk is full.
next-disk_full = Your text is kept here. Free some space and save again.

err-disk_trouble = The disk answered with an error.
next-disk_trouble = Everything saved before is safe. Lock the journal and open it again.

err-passphrase_too_weak = This passphrase would be guessed too soon.
next-passphrase_too_weak = Take a longer one, or one of five drawn words.

err-passphrase_weak = This passphrase could be guessed with some effort.
next-passphrase_weak = Make it longer, or say that you want it all the same.

err-passphrase_too_long = This passphrase is longer than { $limit } bytes.
next-passphrase_too_long = A shorter one is as safe. Five words are enough.

err-passphrase_empty = There is no passphrase yet.
next-passphrase_empty = Type one, or take five drawn words.

err-recovery_words_invalid = { $word ->
    [0] { $found ->
        [0] These 24 words do not make a recovery sheet in this order.
        [one] This is one word, and a recovery sheet has 24.
       *[other] These are { $found } words, and a recovery sheet has 24.
    }
   *[other] Word { $word } is not on the list of recovery words.
}
next-recovery_words_invalid = Compare them with your sheet, in order, with spaces between. The numbers may stay.

err-recovery_not_confirmed = These are not the words of the sheet.
next-recovery_not_confirmed = Look at the numbers beside the words and type those three again.

err-stale = This was changed somewhere else meanwhile.
next-stale = Both versions are kept. Look at them and choose.

err-empty_over_full = The new text is empty and the saved one is not.
next-empty_over_full = If you want it empty, say so. The earlier text stays in the history.

err-not_found = This is no longer there.
next-not_found = Look in the trash, or go back to the list.

err-in_trash = This is in the trash.
next-in_trash = Take it back out of the trash first.

err-invalid = { $rule ->
    [too_long] This is too long: { $found } characters, and { $limit } fit.
    [too_many] These are too many: { $found }, and { $limit } fit.
    [out_of_range] The number { $found } is outside the range.
    [off_step] The number { $found } does not fit the steps.
    [empty] Something is needed here.
    [repeated] The same thing stands here twice.
    [needs] Something else is needed first.
    [order] The end lies before the beginning.
    [too_long_ago] This date lies before 1900.
    [too_far_ahead] This date is more than a year ahead.
    [still_to_come] This day is still to come.
    [before_first_day] This day lies before the first day of the count.
    [not_before] This has to end before the count begins.
    [other_day] This time belongs to another day.
    [no_such_day] The calendar left this day out where you are.
    [other_goal] There is no such thing for this kind of tracker.
    [never] By this rule it never comes.
    [too_short] One letter alone stands in every text.
   *[malformed] This is not written in a form that can be read.
}
next-invalid = { $rule ->
    [too_long] Shorten it, or put the rest into a second one. Nothing was changed.
    [empty] Fill in at least one thing.
    [order] Swap the two dates.
    [too_long_ago] Check the year. Nothing was changed.
    [too_far_ahead] Choose a nearer one. Nothing was changed.
    [still_to_come] Choose today or an earlier day. Nothing was changed.
    [before_first_day] Choose a later day, or move the first day of the tracker. Nothing was changed.
    [not_before] Choose earlier dates, or move the first day of the tracker. Nothing was changed.
    [other_day] Change the time or the date beside it. Nothing was changed.
    [no_such_day] Choose the day before or after it. Nothing was changed.
    [other_goal] Note the day in the week of the tracker. Nothing was changed.
    [never] Check its days and its end. Nothing was changed.
    [too_short] Write the name out. Nothing was changed.
   *[other] Change it and save again. Nothing was changed.
}

err-query = The filter “{ $filter }” does not know this value.
next-query = Use a date like 2026-11-21, a mood from -3 to 3, or leave the filter out.

err-not_unique = There is one with this name already.
next-not_unique = Choose another name, or open the one that is there.

err-overlaps = { $n ->
    [one] Another one has some of these days already.
   *[other] { $n } others have some of these days already.
}
next-overlaps = You could make one of them, or change the dates. Nothing was changed.

err-clock_in_doubt = It is not sure what day today is.
next-clock_in_doubt = Say on Today whether the date is right. Nothing is counted until you do.

err-sealed = This letter is sealed until its { -milestone } is reached.
next-sealed = It is yours: you could open it early, or leave it for the day.

err-not_reached = This { -milestone } is not reached.
next-not_reached = Look at the dates ahead. Nothing was changed.

err-nothing_ahead = No { -milestone } is ahead.
next-nothing_ahead = You could choose some in the menu of the tracker. No file was written.

err-preview_outdated = Something in it was changed since you looked at it.
next-preview_outdated = Look at it once more; then it is written as you saw it. Nothing has left.

err-asked_lately = This was answered only a little while ago, and its questions look back over weeks.
next-asked_lately = Its line among the questionnaires says from when on it can be answered again. Nothing was changed.
err-already_became = This takeaway has become that already.
next-already_became = Open what it became, or write a takeaway of its own. Nothing was changed.

err-too_large = This is more than can be taken at once.
next-too_large = Take a smaller part. What was there before is unchanged.

err-import_not_json = This file is not an export of a journal.
next-import_not_json = Choose a file that was exported as JSON. Nothing was changed.

err-import_cut_short = This file ends too early.
next-import_cut_short = It may not have been copied whole. Copy it again; nothing was changed.

err-import_other_format = This file comes from another program.
next-import_other_format = Choose a JSON export of this program. Nothing was changed.

err-import_newer = This file was exported by a newer version of the program.
next-import_newer = Update the program and import it again. Nothing was changed.

err-backup_damaged = This is not a whole backup.
next-backup_damaged = Choose another one from the list. This file is left as it is.

err-backup_first = The safety copy before this step could not be made, so nothing was done.
next-backup_first = Free some space or choose another place for backups, and try again.

err-unexpected = Something in the program is not right.
next-unexpected = Your saved text is safe. Lock, open again, and keep this number: { $reference }.

# What was found when a journal was opened.

finding-second_header_used = The first page of the journal was damaged; its copy was used.
finding-second_header_renewed = The copy of the first page was made anew.
finding-store_rebuilt = { $records ->
    [one] The stored records were damaged. They were built again from the journal's record of changes, one record in all.
   *[other] The stored records were damaged. They were built again from the journal's record of changes, { $records } records in all.
}
finding-frames_replayed = { $count ->
    [one] One saved change had not reached the stored records yet. It has now.
   *[other] { $count } saved changes had not reached the stored records yet. They have now.
}
finding-ledger_tail_cut = A change that was never finished was removed from the end of the journal's record of changes.
finding-ledger_tail_ignored = A change that was never finished stands at the end of the journal's record of changes.
finding-ledger_end_lost = The end of the journal's record of changes cannot be read. What you wrote last may be missing; compare with a backup.
finding-ledger_completed = The journal's record of changes ended too early. It was completed from the stored records.
finding-ledger_rewritten = The journal's record of changes was damaged or missing. It was written again from the stored records.
finding-islands_applied = { $gap ->
    [0] Saved changes behind a damaged place were recovered.
   *[other] Saved changes behind a damaged place were recovered, but not all before them can be read. What those wrote may be missing; compare with a backup.
}
finding-read_only_rescue = { $records ->
    [one] Part of the journal is damaged. One record can be read here. Settings, Check and repair, saves it into a new folder.
   *[other] Part of the journal is damaged. { $records } records can be read here. Settings, Check and repair, saves them into a new folder.
}
finding-rolled_back = This journal was newer once. It may have been put back from a copy; if not, what you wrote last may be missing: compare with a backup.
finding-leftover_removed = A leftover of an interrupted opening was removed.
finding-reserve_missing = The disk has no room for the small reserve that lets a last change be saved. Please make some room.
finding-header_differs = A copy of the first page does not match the one that was opened.
finding-store_differs = The stored records do not match what was saved last.
finding-ledger_differs = The journal's record of changes does not match what was saved last.
finding-unreadable = { $count ->
    [one] One record comes from a newer version of the program. It is kept as it is.
   *[other] { $count } records come from a newer version of the program. They are kept as they are.
}
