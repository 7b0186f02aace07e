"""Makes math.json: arguments, correctly rounded results and how far (in ulp) the true value lies from each. Needs mpmath.

Usage: python3 tests/golden/math.py [points per function] > tests/golden/math.json
"""
import json
import random
import sys

from mpmath import mp, mpf
import mpmath

mp.prec = 400
random.seed(2718)
n = int(sys.argv[1]) if len(sys.argv) > 1 else 48


def logarithmic(low, high):
    return 2.0 ** random.uniform(low, high)


def sign():
    return random.choice((-1.0, 1.0))


def between(low, high):
    return random.uniform(low, high)


def near(points, scale):
    return random.choice(points) * (1 + sign() * logarithmic(-52, scale))


PI = 3.141592653589793
draw = {
    "exp": [lambda: between(-745, 709), lambda: between(-2, 2), lambda: sign() * logarithmic(-60, 1)],
    "expm1": [lambda: between(-40, 709), lambda: between(-1.5, 1.5), lambda: sign() * logarithmic(-60, 1)],
    "log": [lambda: logarithmic(-1074, 1023), lambda: between(0, 4), lambda: near([1.0], -1)],
    "log1p": [lambda: logarithmic(-60, 1023), lambda: between(-1, 2), lambda: sign() * logarithmic(-60, -0.1)],
    "sin": [lambda: between(-10, 10), lambda: between(-1e5, 1e5), lambda: near([PI * k / 2 for k in range(1, 200)], -20),
            lambda: sign() * logarithmic(-30, 1000)],
    "tanh": [lambda: between(-20, 20), lambda: sign() * logarithmic(-60, 2)],
    "sigmoid": [lambda: between(-700, 40), lambda: between(-5, 5)],
    "erf": [lambda: between(-6, 6), lambda: sign() * logarithmic(-60, 2)],
}
draw["cos"] = draw["sin"]
power = [
    lambda: (logarithmic(-20, 20), between(-30, 30)),
    lambda: (near([1.0], -3), sign() * logarithmic(3, 12)),
    lambda: (between(0, 3), between(-3, 3)),
    lambda: (float(random.randint(-9, 9) or 7), float(random.randint(-15, 15))),
    lambda: (logarithmic(-1000, 1000), between(-1.05, 1.05)),
]

true = {name: getattr(mpmath, name) for name in ("exp", "expm1", "log", "log1p", "sin", "cos", "tanh", "erf")}
true["sigmoid"] = lambda x: 1 / (1 + mpmath.exp(-x))


def ulp(y):
    """The distance of doubles around y."""
    return mpf(2) ** max(int(mpmath.floor(mpmath.log(abs(y), 2))) - 52, -1074) if y else mpf(2) ** -1074


def row(arguments, value):
    y = float(value)
    return [*arguments, y, round(float((value - mpf(y)) / ulp(mpf(y))), 4)]


out = {"_": "python3 tests/golden/math.py; rows are arguments, result, (true value - result) in ulp"}
for name in sorted(draw):
    xs = [draw[name][i % len(draw[name])]() for i in range(n)]
    out[name] = [row([x], true[name](mpf(x))) for x in xs]
rows = []
while len(rows) < n:
    x, y = power[len(rows) % len(power)]()
    value = mpf(x) ** mpf(y)
    if mpf(2) ** -1070 < abs(value) < mpf(2) ** 1023:
        rows.append(row([x, y], value))
out["pow"] = rows
print("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in out.items()) + "\n}")
