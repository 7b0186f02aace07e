"""The cases of ops-more.json: odd points of the ops of ops.json, in the same form. Run by make.py.

A case is one line: op, tags, attributes, inputs. `x(2, 3)` draws normal numbers, `v(...)` gives numbers; `.pre(...)` looks at a leaf
through a view, `.grad()` and `.const()` say whether it wants a gradient (floats do).
"""
import json
import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F  # the lambdas of ops.json say F

inf, nan = math.inf, math.nan


class In:
    def __init__(self, data):
        self.data, self.steps, self.wants = data, [], data.is_floating_point()

    def pre(self, *step):
        self.steps.append(list(step))
        return self

    def grad(self):
        self.wants = True
        return self

    def const(self):
        self.wants = False
        return self


def x(*shape):
    return In(torch.randn(shape))


def p(*shape):
    """Probabilities, away from 0 and 1."""
    return In(torch.rand(shape) * 0.9 + 0.05)


def v(values, dtype=torch.float32):
    return In(torch.tensor(values, dtype=dtype))


def i(values):
    return v(values, torch.int64)


def m(values):
    return v(values, torch.bool)


SPECIAL = [0.0, -0.0, 1.0, -1.0, inf, -inf, nan, 1e-8, 30.0, -30.0]
FINITE = [0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 30.0, -30.0, 1e-8, 100.0, -100.0]


def lines():
    """(op, tag, attributes, inputs)"""
    # ---- views of views, and looks that change nothing ----
    yield "expand", "own shape", {"shape": [2, 3]}, [x(2, 3)]
    yield "expand", "own shape, keeping", {"shape": [-1, -1]}, [x(2, 3).pre("transpose", 0, 1)]
    yield "expand", "new in front", {"shape": [2, 3, -1, 2]}, [x(3, 1, 2)]
    yield "expand", "0-dim", {"shape": [2, 2]}, [v(1.5)]
    yield "squeeze", "not 1", {"dim": 0}, [x(2, 1)]
    yield "squeeze", "strided", {}, [x(3, 1, 5).pre("slice", 2, 0, 5, 2)]
    yield "unsqueeze", "last", {"dim": -1}, [x(2, 3).pre("transpose", 0, 1)]
    yield "reshape", "of a slice", {"shape": [-1]}, [x(4, 5).pre("slice", 1, 1, 5, 2)]
    yield "permute", "negative", {"dims": [-1, 0, -2]}, [x(2, 3, 4)]
    yield "transpose", "self", {"d0": 1, "d1": -1}, [x(2, 3)]
    yield "slice", "beyond the end", {"dim": 1, "start": -9, "end": 9, "step": 3}, [x(2, 7)]
    yield "select", "of expanded", {"dim": 1, "index": -1}, [x(3, 1).pre("expand", [3, 4])]
    yield "flatten", "from the middle", {"start": -2}, [x(2, 3, 4).pre("permute", [1, 2, 0])]
    yield "repeat", "new in front", {"reps": [2, 1, 3]}, [x(2, 2)]
    yield "repeat", "none", {"reps": [0, 2]}, [x(2, 2)]
    yield "flip", "two dims of a view", {"dims": [0, -1]}, [x(3, 2, 4).pre("transpose", 0, 2)]
    yield "tril", "wide batch", {}, [x(2, 3, 5)]
    yield "tril", "inf above", {}, [v([[1.0, inf], [nan, 2.0]])]
    yield "cat", "views", {"dim": -1}, [x(2, 3).pre("transpose", 0, 1), x(3, 1)]
    yield "stack", "views", {"dim": 1}, [x(2, 3).pre("transpose", 0, 1), x(1, 2).pre("expand", [3, 2])]
    yield "split", "along 1", {"size": 3, "dim": 1}, [x(2, 7)]
    # ---- two tensors ----
    yield "add", "expanded gradient", {}, [x(1, 3).pre("expand", [2, 3]), x(2, 1)]
    yield "sub", "0-dim", {}, [v(2.0), x(2, 2)]
    yield "mul", "special", {}, [v(SPECIAL), v(SPECIAL[::-1])]
    yield "div", "special", {}, [v(SPECIAL), v(SPECIAL[3:] + SPECIAL[:3])]
    yield "maximum", "nan", {}, [v([nan, 1.0, 1.0, inf]), v([1.0, nan, 1.0, inf])]
    yield "minimum", "nan", {}, [v([nan, 1.0, 1.0, -inf]), v([1.0, nan, 1.0, -inf])]
    yield "where", "three ways", {}, [m([[True], [False]]), x(3), x(2, 1, 1)]
    yield "where", "nan on the other side", {}, [m([True, False]), v([1.0, nan]), v([inf, 2.0])]
    for s in (0, 1, -1, 2, 0.5, -0.5, 3):
        yield "pow_scalar", "special", {"s": s}, [v([0.0, -0.0, 1.0, -2.0, inf, -inf, 4.0])]
    yield "pow_tensor", "zeros", {}, [v([0.0, 0.0, 0.0, 2.0, -2.0]), v([0.0, 2.0, 1.0, 0.0, 3.0])]
    yield "pow_tensor", "broadcast", {}, [p(2, 1), x(3)]
    for s in (0.0, 1.0, 3.0):
        yield "rpow_scalar", "base", {"s": s}, [v([0.0, 1.0, 2.5, 0.5])]
    yield "matmul", "batch that broadcasts", {}, [x(2, 1, 3, 4), x(3, 4, 2)]
    yield "matmul", "vector and batch", {}, [x(4), x(3, 4, 2)]
    yield "matmul", "batch and vector, views", {}, [x(3, 4, 2).pre("transpose", 1, 2), x(4)]
    yield "matmul", "nothing between", {}, [x(2, 0), x(0, 3)]
    yield "linear", "many dims", {}, [x(2, 1, 3, 4), x(5, 4), x(5)]
    yield "linear", "transposed", {}, [x(4, 3).pre("transpose", 0, 1), x(4, 2).pre("transpose", 0, 1), x(2)]
    yield "addmm", "0-dim", {}, [v(0.5), x(3, 2), x(2, 4)]
    yield "addmm", "column", {}, [x(3, 1), x(3, 2), x(2, 4)]
    # ---- reductions ----
    for op in ("sum", "mean", "var", "std", "norm", "logsumexp", "amax", "amin"):
        yield op, "dims apart", {"dim": [0, -1], "keepdim": False}, [x(2, 3, 4)]
        yield op, "neighbours of a view", {"dim": [2, 1], "keepdim": True}, [x(4, 3, 2, 2).pre("transpose", 0, 2)]
    yield "amax", "nan", {"dim": 1}, [v([[nan, 1.0], [2.0, 2.0], [inf, inf]])]
    yield "amin", "ties in dims", {"dim": [0, 1]}, [v([[1.0, 3.0], [1.0, 1.0]])]
    yield "max_all", "nan", {}, [v([[nan, 1.0], [2.0, nan]])]
    yield "min_all", "ties", {}, [v([[1.0, -3.0], [-3.0, -3.0]])]
    yield "max_dim", "nan", {"dim": 1}, [v([[1.0, nan, 2.0], [3.0, 3.0, 1.0]])]
    yield "min_dim", "expanded", {"dim": -1}, [x(2, 1).pre("expand", [2, 4])]
    yield "argmax", "nan", {"dim": 0}, [v([[1.0, 3.0], [nan, 3.0]])]
    yield "prod", "a zero in one line", {"dim": 1}, [v([[2.0, 0.0, 3.0], [4.0, 5.0, 6.0]])]
    yield "prod", "two zeros", {}, [v([2.0, 0.0, 3.0, 0.0])]
    yield "prod", "keepdim", {"dim": -2, "keepdim": True}, [x(2, 3, 2)]
    yield "logsumexp", "infinite", {"dim": 1}, [v([[inf, 1.0], [-inf, -inf], [nan, 1.0], [-inf, 0.0], [inf, -inf]])]
    yield "cumsum", "first of a view", {"dim": 0}, [x(3, 4).pre("transpose", 0, 1)]
    yield "cumsum", "0-dim", {"dim": 0}, [v(2.0)]
    yield "std", "constant lines", {"dim": 1}, [v([[2.0, 2.0, 2.0], [1.0, 2.0, 4.0]])]
    for norm in (0, 0.5, 1, 1.5, 2, 3, "inf", "-inf"):
        yield "norm", "p", {"p": norm, "dim": 1}, [v([[3.0, -3.0, 1.0], [0.0, 0.0, 0.0], [0.0, -2.0, 0.5]])]
    # ---- one tensor ----
    for op in ("exp", "log", "log1p", "sqrt", "abs", "square", "reciprocal", "sign", "sigmoid", "tanh", "relu"):
        yield op, "special", {}, [v(SPECIAL)]
    for op in ("elu", "silu", "gelu", "gelu_tanh", "softplus", "logsigmoid"):
        yield op, "finite", {}, [v(FINITE)]
    yield "leaky_relu", "steep", {"slope": 1.5}, [v(SPECIAL[:6])]
    yield "softplus", "sharp", {"beta": 3, "threshold": 1}, [x(7)]
    yield "clamp", "special", {"min": -1.0, "max": 1.0}, [v(SPECIAL)]
    yield "clamp", "crossed", {"min": 1.0, "max": -1.0}, [v(FINITE)]
    yield "softmax", "infinite", {"dim": 0}, [v([[-inf, -inf, 1.0], [-inf, 0.0, inf]])]
    yield "log_softmax", "infinite", {"dim": 1}, [v([[-inf, 0.0, 1.0], [-inf, -inf, 2.0]])]
    # ---- indices ----
    yield "gather", "three dims, a smaller index", {"dim": 1}, [x(3, 4, 2), i([[[3, 0], [0, 1]], [[2, 2], [1, 1]]])]
    yield "gather", "view", {"dim": -1}, [x(4, 3).pre("transpose", 0, 1), i([[3, 0], [1, 1], [2, 0]])]
    yield "index_select", "middle", {"dim": 1}, [x(2, 3, 2), i([2, 0, 2])]
    yield "index_rows", "from the end", {}, [x(4, 2), i([-1, 0, -4])]
    yield "index_rows", "two dims", {}, [x(4, 2), i([[1, 0], [3, 3]])]
    yield "masked_select", "leading dims", {}, [x(2, 3), m([True, False])]
    yield "masked_select", "nothing", {}, [x(2, 2), m([[False, False], [False, False]])]
    yield "masked_fill", "broadcast", {"value": "-inf"}, [x(2, 1), m([True, False, True])]
    yield "masked_fill", "over nan", {"value": 0}, [v([nan, inf, 1.0]), m([True, True, False])]
    yield "scatter_", "a smaller source", {"dim": 0}, [x(3, 3), i([[2, 0], [1, 1]]), x(2, 2)]
    yield "embedding", "two dims", {}, [x(4, 3), i([[1, 0, 1], [3, 3, 1]])]
    yield "one_hot", "two dims, size unknown", {"n": -1}, [i([[1, 0], [3, 2]])]
    # ---- losses ----
    classes, some = i([0, 3, 1, 2, 3]), i([0, -100, 1, -100, 3])
    for reduction in ("mean", "sum", "none"):
        yield "cross_entropy", "weights, ignored, smoothed", {"reduction": reduction, "label_smoothing": 0.2}, [x(5, 4), some, p(4).const()]
        yield "cross_entropy_prob", "gradient of the target", {"reduction": reduction}, [x(2, 3, 2), p(2, 3, 2)]
        yield "nll_loss", "weights, ignored", {"reduction": reduction}, [x(5, 4), some, p(4).const()]
        yield "bce", "gradient of the target", {"reduction": reduction}, [p(3, 2), p(3, 2)]
        yield "bce_with_logits", "gradient of the target", {"reduction": reduction}, [v([[1.0, -2.0], [100.0, -100.0]]), v([[0.2, 1.0], [0.5, 1.0]])]
        yield "mse_loss", "views", {"reduction": reduction}, [x(3, 2).pre("transpose", 0, 1), x(1, 3).pre("expand", [2, 3])]
        yield "l1_loss", "ties", {"reduction": reduction}, [v([1.0, 2.0, 3.0]), v([1.0, 2.5, 2.0])]
    yield "cross_entropy", "ignore_index 0", {"ignore_index": 0}, [x(5, 4), classes]
    yield "cross_entropy", "no batch", {}, [x(4), i(2)]
    yield "cross_entropy", "two spatial dims, smoothed", {"label_smoothing": 0.1}, [x(1, 3, 2, 2), i([[[0, 2], [-100, 1]]]), p(3).const()]
    yield "cross_entropy", "a view", {}, [x(4, 5).pre("transpose", 0, 1), classes]
    yield "nll_loss", "spatial", {}, [x(2, 3, 2), i([[0, 2], [1, -100]]), p(3).const()]
    yield "smooth_l1_loss", "at the bends", {}, [v([0.0, 1.0, -1.0, 2.0, 0.3]), v([0.0, 0.0, 0.0, 0.0, 0.1])]
    yield "bce", "0 and 1", {"reduction": "none"}, [v([0.0, 0.0, 1.0, 1.0, 1e-30]), v([0.0, 1.0, 0.0, 1.0, 0.5]).const()]
    yield "bce_weight", "broadcast", {}, [p(3, 2), p(3, 2).const(), p(3, 1).const()]
    yield "bce_with_logits_pos", "by column", {}, [x(3, 2), p(3, 2), p(2).const()]
    yield "kl_div", "a target of 0", {}, [v([[-1.0, -2.0], [-0.5, -1.5]]), v([[0.0, 1.0], [0.4, 0.6]])]
    # ---- layers ----
    for momentum in (0.0, 0.3, 1.0):
        yield "batch_norm_train", "(N, C, L)", {"momentum": momentum, "eps": 1e-3}, [x(3, 2, 4), x(2), x(2), x(2).const(), p(2).const()]
    yield "batch_norm_train", "image, a view", {}, [x(2, 3, 2, 2).pre("transpose", 0, 1), x(2), x(2), x(2).const(), p(2).const()]
    yield "batch_norm_eval", "image", {"eps": 1e-3}, [x(2, 3, 2, 2), x(3), x(3), x(3).const(), p(3).const()]
    yield "layer_norm", "a view", {}, [x(4, 3).pre("transpose", 0, 1), x(4), x(4)]
    yield "conv2d", "two strides", {"stride": [1, 2], "padding": [2, 0]}, [x(2, 2, 4, 5), x(3, 2, 3, 2), x(3)]
    yield "conv2d", "no batch", {"stride": 2}, [x(2, 5, 4), x(1, 2, 2, 3), x(1)]
    yield "conv2d", "a view", {"padding": 1}, [x(1, 4, 4, 2).pre("permute", [0, 3, 1, 2]), x(2, 2, 3, 3).pre("transpose", 0, 1), x(2)]
    yield "max_pool2d", "overlapping", {"k": [3, 2], "stride": [1, 2]}, [x(1, 2, 4, 5)]
    yield "max_pool2d", "nan", {"k": 2}, [v([[[[1.0, nan], [2.0, nan]]]])]
    yield "max_pool2d", "no batch, -inf", {"k": 2, "stride": 1}, [v([[[-inf, -inf, 1.0], [-inf, -inf, -inf]]])]
    yield "avg_pool2d", "uneven", {"k": [2, 3]}, [x(1, 2, 5, 7)]


def number(value, whole):
    if not math.isfinite(value):
        return str(float(value))
    return int(value) if whole else float(np.format_float_scientific(np.float32(value), unique=True))


def written(tensor):
    dtype = str(tensor.dtype).replace("torch.", "")
    return {"shape": list(tensor.shape), "dtype": dtype, "data": [number(value, dtype != "float32") for value in tensor.reshape(-1).tolist()]}


def looked_at(leaf, steps):
    for name, *args in steps:
        if name == "slice":
            dim, *span = args
            leaf = leaf[(slice(None),) * dim + (slice(*span),)]
        else:
            leaf = getattr(leaf, name)(*args)
    return leaf


def given(value):
    return float(value) if value in ("inf", "-inf") else tuple(value) if isinstance(value, list) else value


def run(op, attrs, inputs, upstream, dtype):
    leaves = [each.data.to(dtype) if each.data.is_floating_point() else each.data for each in inputs]
    leaves = [leaf.clone().requires_grad_(each.wants) for leaf, each in zip(leaves, inputs)]
    y = op(*(looked_at(leaf, each.steps) for leaf, each in zip(leaves, inputs)), **{key: given(value) for key, value in attrs.items()})
    outputs = list(y) if isinstance(y, (tuple, list)) else [y]
    roots = [each for each in outputs if each.requires_grad]
    upstream = upstream if upstream is not None else [torch.randn(each.shape) for each in roots]
    if roots:
        torch.autograd.backward(roots, [up.to(dtype) for up in upstream])
    return leaves, outputs, upstream


def off(ours, exact):
    """How far float32 is from float64 over the finite entries, as ops.json says it; None of integers."""
    if not ours.is_floating_point():
        return None
    both = torch.isfinite(ours) & torch.isfinite(exact)
    return (ours.double() - exact)[both].abs().max().item() if both.any() else 0.0


def parts(error, ours):
    """The same in parts of the largest entry."""
    finite = ours[torch.isfinite(ours)].abs()
    return (error or 0.0) / max(finite.max().item() if finite.numel() else 0.0, 1e-30)


def cases():
    torch.manual_seed(2026)
    ops = {name: eval(code) for name, code in json.loads(pathlib.Path(__file__).with_name("ops.json").read_text())["ops"].items()}
    made = []
    for op, tag, attrs, inputs in lines():
        leaves, outputs, upstream = run(ops[op], attrs, inputs, None, torch.float32)
        exact_leaves, exact_outputs, _ = run(ops[op], attrs, inputs, upstream, torch.float64)
        outs = [y.detach() for y in outputs]
        out_errors = [off(y, e.detach()) for y, e in zip(outs, exact_outputs)]
        grads = [leaf.grad for leaf in leaves]
        grad_errors = [None if g is None else off(g, e.grad) for g, e in zip(grads, exact_leaves)]
        errors = zip(out_errors + grad_errors, outs + grads)
        error = max((parts(e, ours) for e, ours in errors if e is not None), default=0.0)
        names = ["a", "b", "c", "d", "e"]
        case = {"id": f"m{len(made) + 1:03d}_{op}", "op": op, "attrs": attrs, "tags": [tag],
                "inputs": [{"name": name, "requires_grad": each.wants, **({"pre": each.steps} if each.steps else {}), **written(each.data)}
                           for name, each in zip(names, inputs)],
                "outputs": [{**written(y), "requires_grad": y.requires_grad} for y in outputs],
                "upstream": [written(up) for up in upstream],
                "grads": {name: written(g) for name, g in zip(names, grads) if g is not None},
                "err64": {"out": out_errors, "grad": {name: e for name, e in zip(names, grad_errors) if e is not None}}}
        made.append({**case, "illConditioned": error} if error > 1e-5 else case)
    return made
