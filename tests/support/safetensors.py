"""Reads and writes .safetensors with nothing but struct, json and torch: a second opinion on the format, for tests.

    python3 safetensors.py train OUT             trains a small net, writes its weights and what it says of (0.5, -0.25)
    python3 safetensors.py evaluate IN           reads such weights, prints what the net says of (0.5, -0.25)
    python3 safetensors.py echo IN OUT           reads all tensors and writes them again, in the reverse order
"""
import json
import struct
import sys

import torch

DTYPES = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64, "BOOL": torch.bool}


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    data = bytearray(raw[8 + length :])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, info in header.items():
        start, end = info["data_offsets"]
        dtype = DTYPES[info["dtype"]]
        flat = torch.frombuffer(data[start:end], dtype=dtype) if end > start else torch.zeros(0, dtype=dtype)
        tensors[name] = flat.reshape(info["shape"])
    return tensors, metadata


def write(path, tensors, metadata):
    header, data = {"__metadata__": metadata}, b""
    for name, x in tensors.items():
        raw = x.detach().contiguous().numpy().tobytes()
        dtype = next(key for key, value in DTYPES.items() if value == x.dtype)
        header[name] = {"data_offsets": [len(data), len(data) + len(raw)], "shape": list(x.shape), "dtype": dtype}
        data += raw
    text = json.dumps(header, indent=1).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def net():
    return torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Sequential(torch.nn.Linear(3, 1)))


def answer(model):
    print(" ".join(struct.pack(">f", x).hex() for x in model(torch.tensor([[0.5, -0.25]])).flatten().tolist()))


def main(command, *paths):
    model = net()
    if command == "train":
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        for _ in range(20):
            optimizer.zero_grad()
            (model(torch.ones(1, 2)) - 0.5).square().sum().backward()
            optimizer.step()
        write(paths[0], model.state_dict(), {"made": "by PyTorch"})
        answer(model)
    elif command == "evaluate":
        model.load_state_dict(read(paths[0])[0])
        answer(model)
    elif command == "echo":
        tensors, metadata = read(paths[0])
        write(paths[1], dict(reversed(tensors.items())), metadata)
    else:
        sys.exit(__doc__)


torch.set_num_threads(1)
main(*sys.argv[1:])
