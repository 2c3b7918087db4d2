"""Makes patterns.json, the independent reference of windows, curves, patterns and comparisons
(numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0, Python's zoneinfo).

    python3 make_patterns.py > patterns.json

Tests read the table and never run this. Each statistic has a random stream of its own, so that a
new one changes no other. Days are numbers from 1 January 2026 on.
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
from scipy import stats
from statsmodels.nonparametric.smoothers_lowess import lowess

ROWS = 220


def stream(name):
    return np.random.default_rng([20261121, *name.encode()])


def steps(random, n, low=-6, high=6):
    """Values between -3 and +3 in halves, as daily values are."""
    return random.integers(low, high + 1, size=n) / 2


def some_days(random, span, n):
    return np.sort(random.choice(span, size=n, replace=False)).astype(int)


def daily(random):
    """Medians of the days of a handful of check-ins."""
    days = random.integers(0, 6, size=int(random.integers(1, 18)))
    values = random.integers(-3, 4, size=days.size)
    medians = [[int(d), float(np.median(values[days == d])), int((days == d).sum())] for d in np.unique(days)]
    return {"days": days.tolist(), "values": values.tolist(), "medians": medians}


def windows(random):
    """The trailing windows of 7 and of 28 days, looked at on each day one after the other."""
    span = 40
    days = some_days(random, span, int(random.integers(1, 30)))
    values = steps(random, days.size)
    median, band = [], []
    for day in range(span + 28):
        seven = values[(days > day - 7) & (days <= day)]
        if seven.size >= 3:
            median.append([day, float(np.median(seven))])
        month = values[(days > day - 28) & (days <= day)]
        if month.size >= 8:
            low, high = np.percentile(month, [25, 75], method="linear")
            band.append([day, float(low), float(high)])
    return {"days": days.tolist(), "values": values.tolist(), "median": median, "band": band}


def loess(random):
    """Weighted lines by numpy's least squares; statsmodels' lowess agrees but for its own shortcut
    of leaving out the outermost thousandth of the window."""
    span = int(random.integers(32, 70))
    days = some_days(random, span, int(random.integers(20, 29)))
    while days[-1] - days[0] < 28:
        days = some_days(random, span, days.size)
    values = np.round(steps(random, days.size) + days * random.uniform(-0.05, 0.05), 3)
    nearest = int(days.size * 0.6)
    curve = []
    for day in range(int(days[0]), int(days[-1]) + 1):
        after = days[days >= day]
        before = days[days <= day]
        if after[0] - before[-1] > 14:
            continue
        apart = np.abs(days - day).astype(float)
        radius = np.sort(apart)[nearest - 1]
        weights = np.where(apart < radius, (1 - (apart / radius) ** 3) ** 3, 0.0)
        # polyfit squares its weights.
        line = np.polyfit(days - day, values, 1, w=np.sqrt(weights))
        curve.append([day, round(float(line[1]), 10)])
    theirs = lowess(values, days.astype(float), frac=nearest / days.size + 1e-9, it=0, delta=0.0, xvals=days.astype(float))
    ours = {day: value for day, value in curve}
    for day, value in zip(days.tolist(), theirs):
        assert abs(ours[day] - value) < 5e-3, (ours[day], value)
    return {"days": days.tolist(), "values": values.tolist(), "curve": curve}


def median_interval(random):
    """Places by scipy's binomial distribution: the narrowest pair with a coverage of 90 %."""
    n = int(random.integers(1, 60))
    values = steps(random, n)
    ordered = np.sort(values)
    places = [k for k in range(1, n // 2 + 1) if 1 - 2 * stats.binom.cdf(k - 1, n, 0.5) >= 0.9]
    if n < 5:
        return {"values": values.tolist(), "interval": None}
    k = max(places)
    coverage = 1 - 2 * stats.binom.cdf(k - 1, n, 0.5)
    return {"values": values.tolist(), "interval": [float(ordered[k - 1]), float(ordered[n - k]), float(coverage)]}


def weekday(random):
    """The rule of the one weekday that stands apart, word by word."""
    first = date(2026, 1, 1)
    n = int(random.integers(20, 120))
    days = some_days(random, 120, n)
    values = steps(random, n)
    shifted = int(random.integers(1, 8))
    weekdays = np.array([(first + timedelta(days=int(d))).isoweekday() for d in days])
    values[weekdays == shifted] = np.clip(values[weekdays == shifted] + random.choice([-3, -2, 0, 2, 3]), -3, 3)
    best = None
    for day in range(1, 8):
        own, others = np.sort(values[weekdays == day]), values[weekdays != day]
        if own.size < 8 or others.size < 24:
            continue
        k = max(k for k in range(1, own.size // 2 + 1) if 1 - 2 * stats.binom.cdf(k - 1, own.size, 0.5) >= 0.9)
        middle = float(np.median(others))
        low, high = own[k - 1], own[own.size - k]
        if high < middle or low > middle:
            away = abs(float(np.median(own)) - middle)
            if best is None or away > best[0]:
                best = (away, day, middle, bool(high < middle))
    apart = None if best is None else list(best[1:])
    return {"days": days.tolist(), "values": values.tolist(), "apart": apart}


def urges(random):
    """Cells by Python's own time zones."""
    zones = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]
    day_start = int(random.integers(0, 13)) * 30
    notes, cells = [], {}
    for _ in range(int(random.integers(1, 18))):
        # Days around the changes of clocks, and hours that fall together.
        base = datetime(2026, random.choice([3, 10, 11]), int(random.integers(1, 29)), tzinfo=timezone.utc)
        at = base + timedelta(minutes=int(random.choice([75, 130, 480, 1210, 1340])) + int(random.integers(0, 40)))
        zone = str(random.choice(zones))
        local = at.astimezone(ZoneInfo(zone))
        minutes = local.hour * 60 + local.minute
        logical = local.date() - timedelta(days=1 if minutes < day_start else 0)
        strength = int(random.integers(0, 11))
        notes.append([at.isoformat().replace("+00:00", "Z"), zone, logical.isoformat(), strength])
        cells.setdefault((logical.isoweekday(), local.hour), []).append(strength)
    found = [[day, hour, float(np.median(v)), len(v)] for (day, hour), v in cells.items()]
    return {"day_start": day_start, "notes": notes, "cells": sorted(found)}


def spearman(random):
    n = int(random.integers(2, 50))
    first = random.integers(0, int(random.integers(2, 12)), size=n).astype(float)
    second = np.round(first * random.choice([-1, 0, 0.5, 1]) + random.integers(-3, 4, size=n), 1)
    constant = len(set(first.tolist())) == 1 or len(set(second.tolist())) == 1
    rho = None if constant else float(stats.spearmanr(first, second).statistic)
    return {"first": first.tolist(), "second": second.tolist(), "rho": rho}


def meetings(random):
    """Pairs found by looking at every check-in, minutes from one midnight on."""
    meetings = [[int(m) * 1440 + int(random.integers(600, 1200)), int(random.integers(30, 121))] for m in range(int(random.integers(3, 14)))]
    near = [start + int(random.integers(-500, 500)) for start, _ in meetings for _ in range(int(random.integers(1, 7)))]
    moods = sorted([at, int(random.integers(-3, 4))] for at in near)
    times = [at for at, _ in moods]
    moods = [mood for i, mood in enumerate(moods) if times.index(mood[0]) == i]
    changes = []
    for start, minutes in meetings:
        end = start + minutes
        before = [v for at, v in moods if start - 360 <= at <= start]
        after = [v for at, v in moods if end <= at <= end + 180]
        if before and after:
            changes.append(after[0] - before[-1])
    changes = np.array(changes)
    summary = None
    if changes.size >= 5:
        summary = [float(np.median(changes)), int((changes > 0).sum()), int((changes == 0).sum()), int((changes < 0).sum())]
    return {"meetings": meetings, "moods": moods, "n": int(changes.size), "summary": summary}


def drops(random):
    """Drops of a few strategies, drawn towards their common mean."""
    lists = [random.integers(-3, 11, size=int(random.integers(1, 12))) for _ in range(int(random.integers(1, 6)))]
    overall = float(np.concatenate(lists).mean())
    shrunken = [float(stats.tmean(np.concatenate([own, np.full(5, overall)]))) for own in lists]
    return {"drops": [own.tolist() for own in lists], "overall": overall, "shrunken": shrunken}


def episodes(random):
    minutes = random.integers(1, 90, size=int(random.integers(1, 30)))
    summary = [float(np.median(minutes)), int(minutes.max())] if minutes.size >= 5 else None
    falls = random.integers(-4, 9, size=minutes.size)
    about = int(random.integers(5, 60))
    alike = (minutes * 2 >= about) & (minutes <= about * 2)
    without = [float(np.median(falls[alike])), float(np.median(minutes[alike])), int(alike.sum())] if alike.sum() >= 5 else None
    return {"minutes": minutes.tolist(), "summary": summary, "falls": falls.tolist(), "about": about, "without": without}


def before_lapses(random):
    days = some_days(random, 120, int(random.integers(20, 100)))
    values = steps(random, days.size)
    starts = some_days(random, 120, int(random.integers(1, 8)))
    outside = ~np.isin(days, starts)
    leads = np.array([any(start - 7 <= day < start for start in starts) for day in days]) & outside
    others = ~leads & outside
    seen = sum(bool(np.any(outside & (days >= start - 7) & (days < start))) for start in starts)
    found = None
    if seen >= 3 and leads.sum() >= 8 and others.sum() >= 24:
        found = [float(np.median(values[leads])), int(leads.sum()), float(np.median(values[others])), int(others.sum()), int(seen)]
    return {"days": days.tolist(), "values": values.tolist(), "starts": starts.tolist(), "found": found}


def table(make):
    random = stream(make.__name__)
    rows = ",\n".join(json.dumps(make(random), separators=(",", ":")) for _ in range(ROWS))
    return f'"{make.__name__}": [\n{rows}\n]'


TABLES = [daily, windows, loess, median_interval, weekday, urges, spearman, meetings, drops, episodes, before_lapses]
sys.stdout.write("{" + ",\n".join(table(make) for make in TABLES) + "}\n")
