"""Makes months.txt, the table that month arithmetic is compared with.

The calendar here is python-dateutil's (2.9.0 with Python 3.11.7), which shares no code with this
program. Run as: python3 months.py > months.txt

`add A n D`: D is the date n months after A.
`elapsed A T y m d`: the largest n with A + n months <= T is 12 y + m, and d days are left.
"""

import random
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

rng = random.Random(20261121)
first, last = date(1970, 1, 1), date(2120, 12, 31)


def any_date():
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def month_end():
    day = any_date().replace(day=1)
    return day + relativedelta(months=1) - timedelta(days=rng.randrange(1, 4))


def add(anchor, months):
    return anchor + relativedelta(months=months)


def elapsed(anchor, on):
    months = 0
    while add(anchor, months + 1) <= on:
        months += 1
    return months // 12, months % 12, (on - add(anchor, months)).days


anchors = [any_date() for _ in range(500)] + [month_end() for _ in range(500)]
anchors += [date(year, 2, 29) for year in range(1972, 2120, 4) if year != 2100]
for anchor in anchors:
    months = rng.choice([rng.randrange(1, 13), rng.randrange(1, 61), 12 * rng.randrange(1, 100)])
    print("add", anchor, months, add(anchor, months))
for anchor in anchors:
    near = add(anchor, rng.randrange(0, 240)) + timedelta(days=rng.randrange(-2, 3))
    on = max(anchor, rng.choice([near, anchor + timedelta(days=rng.randrange(0, 20000))]))
    print("elapsed", anchor, on, *elapsed(anchor, on))
