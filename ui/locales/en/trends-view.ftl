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
    [one] After one more check-in there will be something honest to show: your mood day by day, with its gaps.
   *[other] After { $left } more check-ins there will be something honest to show: your mood day by day, with its gaps.
}
