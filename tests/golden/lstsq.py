"""The cases of lstsq.json: minimum-norm least squares as numpy solves it, and the polynomials of the overfitting chapter. Run by make.py."""
import math

import numpy as np
import torch


def noisy(n, seed):
    """The chapter's data: a sine with noise, float32."""
    g = torch.Generator().manual_seed(seed)
    x = torch.rand(n, generator=g) * 2 - 1
    y = torch.sin(math.pi * x) + 0.3 * torch.randn(n, generator=g)
    return x.double().numpy(), y.double().numpy()


def solved(what, A, b):
    x, _, rank, s = np.linalg.lstsq(A, b, rcond=None)
    return {"kind": "solve", "what": what, "A": A.tolist(), "b": b.tolist(), "x": x.tolist(), "rank": int(rank), "cond": float(s[0] / s[rank - 1])}


def fitted(n, degree, seed):
    x, y = noisy(n, seed)
    train, val = int(0.8 * n), (n - int(0.8 * n)) // 2
    w, *_ = np.linalg.lstsq(np.vander(x[:train], degree + 1, increasing=True), y[:train], rcond=None)
    error = lambda x, y: float(np.mean((np.vander(x, degree + 1, increasing=True) @ w - y) ** 2))
    population = noisy(2000, 10000 + seed)
    return {"kind": "fit", "n": n, "degree": degree, "seed": seed, "train": error(x[:train], y[:train]),
            "val": error(x[train:train + val], y[train:train + val]), "population": error(*population)}


def cases():
    r = np.random.default_rng(1)
    out = [solved(f"normal {m}x{n}", r.standard_normal((m, n)), r.standard_normal((m, k)))
           for m, n, k in ((1, 1, 1), (3, 3, 2), (8, 3, 1), (3, 8, 2), (40, 16, 1), (5, 1, 1), (1, 5, 1))]
    low = r.standard_normal((9, 3)) @ r.standard_normal((3, 6))
    out.append(solved("rank 3 of 6", low, r.standard_normal((9, 1))))
    out.append(solved("rank 3 of 6, wide", low.T, r.standard_normal((6, 2))))
    out.append(solved("two equal columns", np.array([[1.0, 1.0, 0.0], [2.0, 2.0, 1.0], [3.0, 3.0, 5.0], [4.0, 4.0, 0.5]]), r.standard_normal((4, 1))))
    out.append(solved("a zero column", np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 0.0]]), np.array([[1.0], [0.0], [2.0]])))
    out.append(solved("columns of very different size", r.standard_normal((7, 4)) * np.array([1e-6, 1.0, 1e3, 1e-2]), r.standard_normal((7, 1))))
    out += [fitted(n, degree, seed) for n in (10, 40, 100) for degree in (1, 3, 9, 15) for seed in (0, 1, 7)]
    return out
