# Days of grief and remembrance. They stand by themselves: nothing is counted, reached or celebrated.

remembrance-text = For people and things you think of. These days stand here by themselves.
remembrance-none-title = No days here
remembrance-none = A date and a name of your own are enough. Nobody is asked to keep any.
remembrance-add = Add a day
remembrance-edit = Change this day
remembrance-change = Change
remembrance-remove = Move to trash
remembrance-removed = The day is in the trash.
remembrance-read = What I wrote on this date
remembrance-alias = Who or what it is about
remembrance-date = Date
remembrance-kind = What kind of day
remembrance-grief = Grief
remembrance-remembrance = Remembrance
remembrance-other = Another day
remembrance-ritual = What I do on that day
remembrance-ritual-hint = If there is something.
remembrance-each-year = each year
notice-remembrance = { $n ->
    [0] Today is a day you keep.
    [one] Tomorrow is a day you keep.
   *[other] { $date } is a day you keep.
}
remembrance-open = Open it
