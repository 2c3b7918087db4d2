# The place Trends: which days, and what stands there before there is enough.

trends-range = Days shown
trends-range-30 = 30 days
trends-range-90 = 90 days
trends-range-year = This year
trends-range-all = All
trends-range-own = Own dates
trends-from = From
trends-to = To
trends-empty-title = Not enough entries yet
trends-empty-text = { $left ->
    [one] After one more check-in there will be something honest to show: your mood day by day, with its gaps, the year in days, and what has helped.
   *[other] After { $left } more check-ins there will be something honest to show: your mood day by day, with its gaps, the year in days, and what has helped.
}
trends-range-before = Shorter range
trends-range-after = Longer range
trends-print = Print this page
trends-save-svg = Save as a picture of shapes (SVG)
trends-save-png = Save as a picture of pixels (PNG)
trends-saved = The picture is saved. It is not encrypted.
trends-smooth = Smooth curve
trends-lapses = Show { -lapses }
trends-year-before = The year before
trends-year-after = The year after
trends-tracker = For which { -urges }
trends-all-trackers = all trackers
trends-measure = What was measured
trends-pair-first = First
trends-pair-second = Second
trends-pair-when = Second taken from
trends-pair-same-day = the same day
trends-pair-next-day = the next day
