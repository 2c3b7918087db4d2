"""Makes table.json, the independent reference of the statistics (numpy 2.4.6, scipy 1.17.1).

    python3 make.py > table.json

Tests read the table and never run this. Slope and intercept are scipy's, S comes from scipy's
tau-b, its variance is checked against scipy's asymptotic p, quartiles are numpy's, and the ends
of Wilson's interval are the roots of the score equation found by brentq.
"""

import json
import math

import numpy as np
from scipy import optimize, stats

Z = 1.96
random = np.random.default_rng(20261121)


def trend():
    n = int(random.integers(2, 40))
    days = np.sort(random.choice(120, size=n, replace=False))
    values = random.integers(-6, 7, size=n) / 2
    if random.random() < 0.3:
        values = np.round(values + days * random.uniform(-0.05, 0.05), 3)
    if random.random() < 0.05:
        values[:] = values[0]
    slope, intercept, *_ = stats.theilslopes(values, days, method="separate")
    if len(set(values.tolist())) == 1:
        s, variance, z = 0.0, 0.0, 0.0
    else:
        # tau-b = S / sqrt((n0 - n1) (n0 - n2)); days hold no ties, so n1 = 0.
        tau = stats.kendalltau(days, values, variant="b").statistic
        counts = np.unique(values, return_counts=True)[1].astype(float)
        n0 = n * (n - 1) / 2
        n2 = float((counts * (counts - 1) / 2).sum())
        s = float(round(tau * math.sqrt(n0 * (n0 - n2))))
        if n >= 3:
            # scipy's asymptotic p gives back the variance it used: p = 2 sf(|S| / sd).
            variance = (
                n * (n - 1) * (2 * n + 5)
                - float((counts * (counts - 1) * (2 * counts + 5)).sum())
            ) / 18
            if s != 0:
                p = stats.kendalltau(days, values, method="asymptotic").pvalue
                assert math.isclose(p, 2 * stats.norm.sf(abs(s) / math.sqrt(variance)), rel_tol=1e-9)
        else:
            variance = 1.0
        z = (s - np.sign(s)) / math.sqrt(variance)
    return {
        "days": days.tolist(),
        "values": values.tolist(),
        "slope": float(slope),
        "intercept": float(intercept),
        "s": s,
        "variance": float(variance),
        "z": float(z),
    }


def quartiles():
    values = random.integers(-6, 7, size=int(random.integers(1, 35))) / 2
    low, median, high = np.percentile(values, [25, 50, 75], method="linear")
    return {"values": values.tolist(), "low": float(low), "median": float(median), "high": float(high)}


def wilson():
    n = int(random.integers(1, 60))
    total = int(random.integers(0, 2 * n + 1)) / 2
    share = total / n

    def score(p):
        return (share - p) ** 2 - Z**2 * p * (1 - p) / n

    def root(a, b):
        return float(optimize.brentq(score, a, b, xtol=1e-15, rtol=1e-14))

    lower = 0.0 if total == 0 else root(0.0, share) if share < 1 else n / (n + Z**2)
    upper = 1.0 if total == n else root(share, 1.0) if share > 0 else Z**2 / (n + Z**2)
    return {"sum": total, "n": n, "lower": lower, "upper": upper}


def table(name, make, n):
    rows = ",\n".join(json.dumps(make()) for _ in range(n))
    return f'"{name}": [\n{rows}\n]'


print("{" + ",\n".join([table("trend", trend, 250), table("quartiles", quartiles, 250), table("wilson", wilson, 250)]) + "}")
