# The cairn in words: the text of its picture. $stones counts all stones, drawn or gathered.
cairn-empty = Bare ground, no stones yet.
cairn-stones =
    { $stones ->
        [one] A cairn of one stone.
       *[other] A cairn of { $stones } stones.
    }
cairn-stones-gathered =
    { $gathered ->
        [one] A cairn of { $stones } stones, one of them gathered into a larger one.
       *[other] A cairn of { $stones } stones, { $gathered } of them gathered into larger ones.
    }
cairn-next-stone = The next stone, for { $date }, is drawn as an outline.

# The title of a day in a calendar file, unless the person writes another. A calendar may be seen
# by others: it says nothing of what the day is about.
calendar-title = A day to keep
