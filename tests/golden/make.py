#!/usr/bin/env python3
"""Makes golden files from Python, numpy and PyTorch themselves.

    python3 tests/golden/make.py format      writes tests/golden/format.json
    python3 tests/golden/make.py rng-more    writes tests/golden/rng-more.json
    python3 tests/golden/make.py ops-more    writes tests/golden/ops-more.json

Debian's python3-torch is enough. A new kind of file: a function with @golden("name") that returns its contents.
Numbers are JSON numbers that read back to the same float64; inf and nan are the strings "inf", "-inf", "nan".
"""
import argparse
import json
import math
import pathlib
import platform
import random

import numpy as np
import torch

KINDS = {}


def golden(name):
    def register(make):
        KINDS[name] = make
        return make
    return register


def number(x):
    x = float(x)
    return x if math.isfinite(x) else str(x)


# ---- format.json: how numbers and arrays are printed ----

SCALARS = [
    0.0, -0.0, 1.0, -1.0, 100.0, 0.1, 0.3, 1 / 3, 2 / 3, 1e-4, 9.999e-5, 1e-5, 1e-7, -1e-7, 1.5e-7, 123456789.0, 1e15, 9999999999999998.0,
    1e16, 1.2345e16, 1e17, 1e21, 1e22, 1e23, 9.5e22, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 2.0 ** -44, 2.0 ** 60,
    2.0 ** 53, 2.0 ** 53 + 2, 0.7434073090553284, 976950.75, 1279135.25, 29785.08984375, 0.5, 1.5, 2.5, 3.5, 0.125, 0.375, 0.0625, 1e-300,
    0.99999999, 0.9999995, 0.999999949, 9.5, 99.5, 1e100, 4.35, 2.675, 1.005, -2.5, -0.001, -0.0000004, 1234.5678, math.pi, -math.e,
    float("inf"), float("-inf"), float("nan"),
]

ARRAYS = {
    "sigmoid outputs": [[0.00106364], [0.99889404], [0.99889404], [0.00165861]],
    "zeros and ones": [[0.0], [1.0], [1.0], [0.0]],
    "halves": [0.5, 0.25, 0.125, 3.0],
    "all whole": [1.0, 2.0, 300.0],
    "negative": [[-1.0674, -0.3758, -0.8398], [0.7418, 0.2778, 0.5863]],
    "one": [0.1],
    "zero": [0.0, 0.0],
    "minus zero": [-0.0, 0.0, 1.0],
    "small": [1e-5, 2e-5, 0.5],
    "just 1e-4": [1e-4, 0.05],
    "below 1e-4": [9.9e-5, 0.05],
    "ratio 1000": [1.0, 1000.0],
    "ratio above 1000": [1.0, 1001.0],
    "ratio above 1000, not whole": [0.5, 501.0],
    "large": [1e8, 2e8],
    "large below 1e8": [99999992.0, 12345678.0],
    "large above 1e8, not whole": [123456789.5, 223456789.5],
    "huge": [1e30, -2.5e30, 1e38],
    "tiny": [1e-40, 2e-38],
    "exponents of two and three digits": [1e-10, 1e-38, 1.5e20],
    "exponent with zero": [0.0, 1e-10, -1.5],
    "inf": [1.0, float("inf"), -2.5],
    "minus inf": [float("-inf"), 1.5],
    "nan": [float("nan"), 1.0, 2.0],
    "nan, not whole": [float("nan"), 1.25, -2.125],
    "only nan": [float("nan"), float("nan")],
    "only inf": [float("inf"), float("-inf")],
    "inf among exponents": [float("inf"), 1e-7, 3.25, float("nan")],
    "minus inf among exponents": [float("-inf"), 1e-7, 1e7],
    "digits to cut": [1 / 3, 2 / 3, 0.123456789123, 12.3456789123],
    "cut to a whole number": [0.9999999999, 1.0000000001],
    "ties at the fourth digit": [0.00005, 0.00015, 0.03125, 0.15625, 0.28125, 1.53125],
    "half way between two shortest": [-2554056.25, 1918890.5, 2103099.25, 4116851.75],
    "half way, exponents": [1998474.25, 1e-9],
    "0-d half way": 2103099.25,
    "weights": [[-0.7071, 0.3333, 0.1], [12.5, -100.25, 7.0]],
    "three dimensions": [[[1.5, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.25]]],
    "four dimensions": [[[[1.0, 2.0]], [[3.0, 4.0]]], [[[5.0, 6.0]], [[7.0, 8.0]]]],
    "a column of one": [[7.0]],
    "no entries": [],
    "no columns": [[], []],
    "0-d": 0.7434073090553284,
    "0-d whole": 3.0,
    "0-d small": 1e-7,
    "0-d 1e-4": 1e-4,
    "0-d large": 123456789.0,
    "0-d 1e16": 1e16,
    "0-d inf": float("inf"),
    "0-d nan": float("nan"),
    "0-d zero": 0.0,
    "0-d minus zero": -0.0,
    "a scale of losses": [2.203667, 1.199645, 976950.75],
    "exam scores": [[73, 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]],
}

INTEGERS = {
    "few": [1, 2, 3],
    "of several widths": [[-10, 5], [300, 7]],
    "0-d": 7,
    "0-d negative": -7,
    "none": [],
    "no columns": [[], [], []],
    "beyond 2^53": [2 ** 53 + 1, -(2 ** 62), 2 ** 63 - 1],
    "zero": [0],
}

BOOLS = {"few": [True, False], "table": [[True, True], [False, True]], "all true": [True, True], "0-d": True, "0-d false": False, "none": []}

# (shape, start, step): entry i is start + step·i in float64, then rounded to the dtype
RAMPS = [
    ((30,), 0.0, 1.0), ((30,), -1.0, 0.07), ((100,), 0.0, 0.01), ((12, 12), 0.0, 0.125), ((5, 20), -3.0, 0.1), ((1000,), 0.0, 1.0),
    ((1001,), 0.0, 1.0), ((1001,), -500.0, 0.5), ((2000,), 0.0, 1e-3), ((40, 40), 0.0, 1.0), ((3, 400), 0.0, 0.25), ((400, 3), -7.0, 0.01),
    ((7, 7, 30), 0.0, 1.0), ((11, 2, 60), 0.5, 0.001), ((6, 6, 6, 6), 0.0, 1.0), ((8, 8, 8, 8), -1.0, 0.3), ((2, 2, 20), 1e-6, 1e-7),
    ((19,), 0.1, 0.1), ((18,), 0.1, 0.1), ((784,), 0.0, 1 / 255), ((1, 1500), 0.0, 1.0), ((1500, 1), 0.0, 1.0),
]

INT_RAMPS = [((30,), 0, 1), ((1001,), 0, 1), ((60, 60), -50, 7), ((3, 3, 200), 0, 1), ((26,), 95, 1), ((21,), -10, 1000)]


def random_bits(count):
    """float32 numbers of every size, and powers of two, where shortest digits are hardest."""
    rng = np.random.RandomState(1)
    bits = rng.randint(0, 0x7F800000, count).astype(np.uint32).view(np.float32).tolist()
    return bits + [2.0 ** k for k in range(-149, 128, 7)] + [2.0 ** 27, 2.0 ** 90, 2.0 ** 87, 2.0 ** -96, 2.0 ** 100 * 1.5]


@golden("format")
def make_format():
    cases = []

    def add(kind, text, **fields):
        cases.append({"kind": kind, **fields, "text": text})

    doubles = np.random.RandomState(2).randint(0, 0x7FF0000000000000, 40, dtype=np.int64).view(np.float64).tolist()
    doubles += [2.0 ** k for k in range(-1074, 1024, 61)]
    for x in SCALARS + doubles:
        add("pyFloat", repr(x), x=number(x))
    for x in SCALARS:
        add("float32Item", repr(torch.tensor(x).item()), x=number(x))
        for digits in (0, 2, 4, 6, 9):
            add("pyFixed", f"{x:.{digits}f}", x=number(x), digits=digits)
            add("pyExp", f"{x:.{digits}e}", x=number(x), digits=digits)

    def array(name, tensor, **fields):
        """One array, printed by both."""
        add("torchTensor", repr(tensor), name=name, **fields)
        add("numpyArray", str(tensor.numpy()), name=name, **fields)

    def whole(name, tensor, entry):
        dtype = str(tensor.dtype).replace("torch.", "")
        array(name, tensor, dtype=dtype, shape=list(tensor.shape), data=[entry(x) for x in tensor.reshape(-1).tolist()])

    for dtype in (torch.float32, torch.float64):
        for name, values in ARRAYS.items():
            whole(name, torch.tensor(values, dtype=dtype), number)
        for shape, start, step in RAMPS:
            values = start + step * np.arange(math.prod(shape), dtype=np.float64)
            name = str(dtype).replace("torch.", "")
            array("ramp", torch.tensor(values).to(dtype).reshape(shape), dtype=name, shape=list(shape), ramp=[start, step])
    whole("bits", torch.tensor(random_bits(200), dtype=torch.float32), number)
    for x in random_bits(60):
        whole("bits, 0-d", torch.tensor(x, dtype=torch.float32), number)
    for name, values in INTEGERS.items():
        whole(name, torch.tensor(values, dtype=torch.int64), str)
    for shape, start, step in INT_RAMPS:
        values = start + step * torch.arange(math.prod(shape))
        array("ramp", values.reshape(shape), dtype="int64", shape=list(shape), ramp=[start, step])
    for name, values in BOOLS.items():
        whole(name, torch.tensor(values, dtype=torch.bool), int)
    array("ramp", torch.ones(1200, dtype=torch.bool), dtype="bool", shape=[1200], ramp=[1, 0])

    def noted(tensor, **notes):
        add("torchTensor", repr(tensor), name="notes", dtype=str(tensor.dtype).replace("torch.", ""), shape=list(tensor.shape),
            data=[number(x) for x in tensor.detach().reshape(-1).tolist()], notes=notes)

    for n in (0, 1, 5, 6, 7, 8, 9, 10, 11, 30):
        leaf = torch.full((n,), 0.5, requires_grad=True)
        noted(leaf, requiresGrad=True)
        noted(leaf + 1, gradFn="AddBackward0")
    noted(torch.full((4, 9), 0.25, dtype=torch.float64, requires_grad=True), requiresGrad=True)
    noted(torch.tensor(2.5, requires_grad=True) * 2, gradFn="MulBackward0")
    return {"cases": cases}


# ---- rng-more.json: what rng.json does not cover ----

def bits(tensor):
    """One array as rng.json writes it."""
    dtype = str(tensor.dtype).replace("torch.", "")
    if tensor.is_floating_point():
        ints, digits = (torch.int32, 8) if dtype == "float32" else (torch.int64, 16)
        words = [format(x % 16 ** digits, f"0{digits}x") for x in tensor.contiguous().view(ints).reshape(-1).tolist()]
        return {"dtype": dtype, "shape": list(tensor.shape), "enc": f"hex{4 * digits}", "data": " ".join(words)}
    return {"dtype": dtype, "shape": list(tensor.shape), "data": [str(x) for x in tensor.reshape(-1).tolist()]}


@golden("rng-more")
def make_rng_more():
    cases = []
    F = torch.nn.functional

    def add(kind, seed, make, code, **fields):
        torch.manual_seed(seed)
        cases.append({"kind": kind, "seed": seed, "code": code, **fields, "values": [bits(value) for value in make()]})

    double = {"dtype": torch.float64}
    for seed in (0, 1, 2, 777):
        for n in (16, 37):
            add("normal_f64", seed, lambda: [torch.randn(n, **double)], f"torch.randn({n},dtype=torch.float64)", n=n)
        for n in (10, 40):
            add("normal_f64_ms", seed, lambda: [torch.empty(n, **double).normal_(5, 0.3)], f"torch.empty({n},dtype=torch.float64).normal_(5,0.3)",
                n=n, mean=5, std=0.3)
        add("uniform_f64_ab", seed, lambda: [torch.empty(40, **double).uniform_(-0.3, 0.7)], "torch.empty(40,dtype=torch.float64).uniform_(-0.3,0.7)",
            n=40, a=-0.3, b=0.7)
        add("bernoulli_tensor_f64", seed, lambda: [torch.bernoulli(torch.full((40,), 0.3, **double)), torch.rand(1)],
            "torch.bernoulli(torch.full((40,),0.3,dtype=torch.float64)); then torch.rand(1)", n=40, p=0.3)
        for p in (0.0, 0.1, 0.9, 1.0):
            add("dropout", seed, lambda: [F.dropout(torch.ones(40), p, training=True), torch.rand(1)],
                f"F.dropout(torch.ones(40),{p},training=True); then torch.rand(1)", n=40, p=p)
            add("dropout_f64", seed, lambda: [F.dropout(torch.ones(40, **double), p, training=True), torch.rand(1)],
                f"F.dropout(torch.ones(40,dtype=torch.float64),{p},training=True); then torch.rand(1)", n=40, p=p)
        for a, b in ((-1e-30, 3e-30), (-1e38, 1e38), (0.1, 0.1000001), (2.0, 2.0)):
            add("uniform_ab", seed, lambda: [torch.empty(200).uniform_(a, b)], f"torch.empty(200).uniform_({a},{b})", n=200, a=a, b=b)
        add("normal_ms", seed, lambda: [torch.empty(500).normal_(1e-3, 1e6)], "torch.empty(500).normal_(1e-3,1e6)", n=500, mean=1e-3, std=1e6)
        add("normal_ms", seed, lambda: [torch.empty(50).normal_(3.0, 0.0)], "torch.empty(50).normal_(3.0,0.0)", n=50, mean=3.0, std=0.0)
        for n in (10, 30):
            add("init_default", seed, lambda: [torch.nn.init.kaiming_uniform_(torch.empty(n, 3))], f"kaiming_uniform_(torch.empty({n},3))")
    random.seed(777)
    return {"cases": cases, "python_random": {"how": "random.seed(777); 5x random.randint(0,9999)",
                                              "values": [random.randint(0, 9999) for _ in range(5)]}}


@golden("ops-more")
def make_ops_more():
    import opsMore

    return {"cases": opsMore.cases()}


@golden("lstsq")
def make_lstsq():
    import lstsq

    return {"cases": lstsq.cases()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(KINDS))
    kind = parser.parse_args().kind
    torch.set_num_threads(1)
    how = {"made": f"python3 tests/golden/make.py {kind}", "torch": torch.__version__, "numpy": np.__version__,
           "python": platform.python_version()}
    path = pathlib.Path(__file__).with_name(f"{kind}.json")
    made = KINDS[kind]()
    lines = ",\n".join(json.dumps(case, allow_nan=False) for case in made.pop("cases"))
    rest = "".join(f',\n"{key}": {json.dumps(value)}' for key, value in made.items())
    path.write_text(f'{{"how": {json.dumps(how)},\n"cases": [\n{lines}\n]{rest}}}\n')


if __name__ == "__main__":
    main()
