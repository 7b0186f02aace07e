"""PyTorch, one thread, as a lesson writes it. Reads one JSON a line, {"start": …} or {"update": n}, and answers with one."""
import json
import os
import re
import sys
import time

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)


def start(work):
    flat = np.fromfile(work["file"], dtype=np.float32)
    place = 0

    def take(*shape):
        nonlocal place
        count = int(np.prod(shape))
        values = torch.from_numpy(flat[place : place + count].copy()).reshape(shape)
        place += count
        return values

    modules = []
    for i, (inputs, outputs) in enumerate(work["layers"]):
        if i > 0:
            modules.append(nn.ReLU() if work["activation"] == "relu" else nn.Sigmoid())
        linear = nn.Linear(inputs, outputs)
        with torch.no_grad():
            linear.weight.copy_(take(outputs, inputs))
            linear.bias.copy_(take(outputs))
        modules.append(linear)
    if work["loss"] == "bce":
        modules.append(nn.Sigmoid())
    model = nn.Sequential(*modules)
    make = torch.optim.Adam if work["optimizer"] == "adam" else torch.optim.SGD
    optimizer = make(model.parameters(), lr=work["lr"])
    criterion = nn.BCELoss() if work["loss"] == "bce" else nn.CrossEntropyLoss()

    size, count, features = work["size"], work["batches"], work["layers"][0][0]
    x = take(count, size, features)
    y = take(count, size, 1) if work["loss"] == "bce" else take(count, size).long()
    xs, ys = list(x), list(y)

    done = 0

    def update(n):
        nonlocal done
        began = time.perf_counter()
        for _ in range(n):
            optimizer.zero_grad()
            loss = criterion(model(xs[done % count]), ys[done % count])
            loss.backward()
            optimizer.step()
            done += 1
        return {"seconds": time.perf_counter() - began, "loss": loss.item()}

    return update


def matrices(n):
    a, b = torch.rand(n, n) * 2 - 1, torch.rand(n, n) * 2 - 1

    def update(count):
        began = time.perf_counter()
        for _ in range(count):
            a @ b
        return {"seconds": time.perf_counter() - began}

    return update


def blas():
    """The library that multiplies matrices: worth a factor of 20, so the table names it."""
    if torch.backends.mkl.is_available():
        return "MKL"
    with open("/proc/self/maps") as maps:
        files = {os.path.realpath(path) for path in re.findall(r"/\S*blas\S*", maps.read())}
    return "OpenBLAS" if any("openblas" in file for file in files) else "reference BLAS" if files else "BLAS within"


update = None
print(json.dumps({"about": f"{torch.__version__}, one thread, {blas()}"}), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    if "start" in command:
        update = start(command["start"])
        print("{}", flush=True)
    elif "matrices" in command:
        update = matrices(command["matrices"])
        print("{}", flush=True)
    else:
        print(json.dumps(update(command["update"])), flush=True)
